/*
 * cli/progress.c - see progress.h.
 */
#include <config.h>

#include "cli/progress.h"

#include <stdio.h>
#include <unistd.h>

#define LONG_WORK 20000	/* fewer rows are done before a line is read */

bool
gd_progress_tell(int64_t done, int64_t total, void *ctx)
{
	struct gd_progress_line *line = ctx;
	int percent = total > 0 ? (int)(done * 100 / total) : 0;

	if (total < LONG_WORK || !isatty(STDERR_FILENO))
		return true;
	if (percent != line->shown) {
		line->shown = percent;
		fprintf(stderr, "\r%s %d%%%s", line->what, percent,
			done >= total ? "\r\033[K" : "");
		fflush(stderr);
	}
	return true;
}
