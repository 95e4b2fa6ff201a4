/*
 * cli/moved.h - what the commands that change a case have in common.
 */
#ifndef GD_CLI_MOVED_H
#define GD_CLI_MOVED_H

#include "cli/command.h"

/*
 * --force with its --reason: NULL when not forced. Says what is wrong when one
 * comes without the other.
 */
bool gd_cli_forced(const struct gd_cli *c, const char **reason);
/*
 * Say why filing through `channel` was refused: by a guard, each objection with
 * its cure, and how to overrule advice. An exit status.
 */
int gd_cli_refused(struct gd_cli *c, int64_t id, const char *channel,
		   const struct gd_error *err);
/* Say where the case stands now; GD_EXIT_OK. */
int gd_cli_moved(struct gd_cli *c, int64_t id);

#endif
