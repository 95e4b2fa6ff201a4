/*
 * desk/dayplan.h - the plan for the day as plain text, for paper or a file.
 */
#ifndef GD_DESK_DAYPLAN_H
#define GD_DESK_DAYPLAN_H

#include "desk/review.h"

/*
 * Append what `r` shows, group by group: time left, when, case, merchant, deadline,
 * a box to tick, and what to do next. `limit` rows at most (0: all); what was left
 * out is said.
 */
enum gd_status gd_desk_dayplan(struct gd_desk *d, const struct gd_review *r,
			       size_t limit, struct gd_buf *out,
			       struct gd_error *err);

/*
 * Write `text` to `path`, atomically, for this person alone to read; "~/" is the
 * home folder, and a name that ends in .pdf makes a PDF.
 */
enum gd_status gd_desk_save_text(const char *path, const struct gd_buf *text,
				 struct gd_error *err);

#endif
