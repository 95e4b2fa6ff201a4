/*
 * cli/cli.h - the command line: options, commands, exit statuses.
 *
 * Results go to standard output, messages to standard error. Nothing here draws:
 * who calls lends the front ends that do.
 */
#ifndef GD_CLI_CLI_H
#define GD_CLI_CLI_H

#include <stdint.h>

#include "base/error.h"
#include "desk/desk.h"

enum gd_cli_exit {
	GD_EXIT_OK = 0,		/* done; the answer is good */
	GD_EXIT_FINDINGS = 1,	/* done; the answer is "there are findings" */
	GD_EXIT_REQUEST = 2,	/* the request is wrong; nothing changed */
	GD_EXIT_SYSTEM = 3	/* the surroundings failed; nothing changed */
};

enum gd_cli_start {
	GD_CLI_BOARD,
	GD_CLI_NEW,		/* the interview of a new case */
	GD_CLI_RESUME		/* the interview of draft `case_id` */
};

/* One way to sit at the desk; answers when the person leaves. */
typedef enum gd_status gd_cli_front(struct gd_desk *d,
				    enum gd_cli_start start, int64_t case_id,
				    struct gd_error *err);

struct gd_cli_fronts {
	gd_cli_front *screen;	/* full screen */
	gd_cli_front *linear;	/* numbered lines: --linear */
};

/* Run one command, or a front end when none is given. An enum gd_cli_exit. */
int gd_cli_main(int argc, char **argv, const struct gd_cli_fronts *fronts);

#endif
