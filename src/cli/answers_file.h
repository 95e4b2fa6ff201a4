/*
 * cli/answers_file.h - the answers of `--answers FILE`.
 */
#ifndef GD_CLI_ANSWERS_FILE_H
#define GD_CLI_ANSWERS_FILE_H

#include "cli/command.h"
#include "domain/answers.h"

/*
 * Read and check `path` ("-": standard input) into `out` (release it when
 * GD_EXIT_OK); names every missing or bad answer at once. An exit status.
 */
int gd_cli_answers(struct gd_cli *c, const char *path,
		   struct gd_answers *out);

#endif
