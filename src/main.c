/*
 * main.c - language, then the command line with the front ends it may open.
 */
#include <config.h>

#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "base/i18n.h"
#include "base/path.h"
#include "base/temp.h"
#include "cli/cli.h"
#include "linear/linear.h"
#include "tui/tui.h"

static enum gd_status
open_screen(struct gd_desk *d, enum gd_cli_start start, int64_t case_id,
	    struct gd_error *err)
{
	static const enum gd_tui_start starts[] = {
		[GD_CLI_BOARD] = GD_START_BOARD,
		[GD_CLI_NEW] = GD_START_NEW,
		[GD_CLI_RESUME] = GD_START_RESUME,
	};

	return gd_tui_main(d, starts[start], case_id, err);
}

static enum gd_status
open_linear(struct gd_desk *d, enum gd_cli_start start, int64_t case_id,
	    struct gd_error *err)
{
	static const enum gd_linear_start starts[] = {
		[GD_CLI_BOARD] = GD_LINEAR_MENU,
		[GD_CLI_NEW] = GD_LINEAR_NEW,
		[GD_CLI_RESUME] = GD_LINEAR_RESUME,
	};

	return gd_linear_main(d, starts[start], case_id, err);
}

int
main(int argc, char **argv)
{
	static const struct gd_cli_fronts fronts = {
		.screen = open_screen,
		.linear = open_linear,
	};
	static const struct rlimit none = { 0, 0 };
	struct gd_buf locale = GD_BUF_INIT;
	int status;

	/*
	 * What people have told does not belong into a core dump; the limit
	 * alone does not bind a collector that the kernel pipes dumps to.
	 */
	setrlimit(RLIMIT_CORE, &none);
	prctl(PR_SET_DUMPABLE, 0);
	/* Nor into files that were never finished. */
	gd_temp_guard();
	/* A closed pipe is an error that is said, not a silent death. */
	signal(SIGPIPE, SIG_IGN);
	/* So is a file that may grow no more: it is met like a full disk. */
	signal(SIGXFSZ, SIG_IGN);
	gd_path_locale(&locale);
	gd_i18n_init(NULL, locale.s);
	status = gd_cli_main(argc, argv, &fronts);
	gd_buf_release(&locale);
	return status;
}
