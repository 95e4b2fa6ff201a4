/*
 * cli/progress.h - one line of progress on standard error, on a terminal only.
 */
#ifndef GD_CLI_PROGRESS_H
#define GD_CLI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct gd_progress_line {
	const char *what;	/* translated */
	int shown;		/* last percentage shown */
};

/* The `progress` of desk calls; `ctx` is a gd_progress_line. Never cancels. */
bool gd_progress_tell(int64_t done, int64_t total, void *ctx);

#endif
