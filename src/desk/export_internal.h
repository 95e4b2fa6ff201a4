/*
 * desk/export_internal.h - one column of an export.
 */
#ifndef GD_DESK_EXPORT_INTERNAL_H
#define GD_DESK_EXPORT_INTERNAL_H

#include "desk/desk.h"
#include "exchange/csv_out.h"
#include "store/query.h"

/* What a cell is made from; a preset uses one of the two. */
struct gd_export_row {
	struct gd_desk *desk;
	const struct gd_case_row *c;
	const struct gd_answers *answers;	/* only when a column needs them */
	const struct gd_due_row *due;
};

struct gd_export_column {
	const char *id;
	void (*put)(struct gd_csv_out *out, const struct gd_export_row *row,
		    const char *id);
	bool answers;		/* needs the answers of the case */
};

/* The columns of a preset in their usual order; NULL when there is no such preset. */
const struct gd_export_column *gd_export_columns(const char *preset,
						 size_t *len);

#endif
