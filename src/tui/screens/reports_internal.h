/*
 * tui/screens/reports_internal.h - for reports.c and reports_lines.c alone.
 */
#ifndef GD_TUI_SCREENS_REPORTS_INTERNAL_H
#define GD_TUI_SCREENS_REPORTS_INTERNAL_H

#include "desk/report.h"
#include "tui/widgets/lines.h"

/* The report as lines of at most `cols` columns; `id` of a line is 1 + its row. */
void gd_report_lines(const struct gd_report *r, int cols, bool ascii,
		     struct gd_lines *out);

#endif
