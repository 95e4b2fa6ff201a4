/*
 * cli/parse.h - options of the command line, by getopt_long.
 *
 * Every wrong option is named with what is near it; false when any was.
 */
#ifndef GD_CLI_PARSE_H
#define GD_CLI_PARSE_H

#include "cli/command.h"

/* Options before the command; `*at` becomes the index of the command. */
bool gd_parse_globals(struct gd_cli *c, int argc, char **argv, int *at);
/*
 * Options of `c->command` and global ones, anywhere among the operands, which
 * become c->argc/c->argv. `argv[0]` is the command's name.
 */
bool gd_parse_command(struct gd_cli *c, int argc, char **argv);

#endif
