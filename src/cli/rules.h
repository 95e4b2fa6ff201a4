/*
 * cli/rules.h - the halves of `gongdao rules` that have files of their own.
 */
#ifndef GD_CLI_RULES_H
#define GD_CLI_RULES_H

#include "cli/command.h"

/* rules show [KIND] ID: an exit status. */
int gd_rules_show(struct gd_cli *c);
/* rules_clocks.c: a new calendar, and what it or a new rule moves. */
int gd_rules_calendar(struct gd_cli *c);
int gd_rules_recompute(struct gd_cli *c);

#endif
