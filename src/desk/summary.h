/*
 * desk/summary.h - a case in a dozen lines, for the panel beside the board.
 */
#ifndef GD_DESK_SUMMARY_H
#define GD_DESK_SUMMARY_H

#include "desk/view.h"

/* Append number, names, demand, kind, filings, running clocks, the account. */
void gd_summary_case(struct gd_desk *d, const struct gd_case_view *v,
		     struct gd_buf *out);
/* Append "fraud · WeChat · livestream": what kind of case it is. */
void gd_summary_kind(struct gd_desk *d, const struct gd_case_row *row,
		     struct gd_buf *out);

#endif
