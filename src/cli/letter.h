/*
 * cli/letter.h - what the files of `gongdao letter` share.
 */
#ifndef GD_CLI_LETTER_H
#define GD_CLI_LETTER_H

#include "cli/command.h"
#include "cli/moved.h"
#include "desk/letters.h"

/* Operands CASE [LETTER]; `*seq` 0 when not given. Says what is wrong. */
bool gd_cli_letter(struct gd_cli *c, int64_t *id, int *seq, int *status);
/* At most one of --output, --copy, --qr, --print. Says what is wrong. */
bool gd_cli_way_good(struct gd_cli *c, int *status);
/* Let `text` out the way the options say; standard output without any. */
int gd_cli_letter_out(struct gd_cli *c, const char *text);

int gd_cli_letter_list(struct gd_cli *c);
int gd_cli_letter_kept(struct gd_cli *c);
int gd_cli_letter_lint(struct gd_cli *c);

#endif
