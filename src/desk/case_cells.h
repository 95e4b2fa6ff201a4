/*
 * desk/case_cells.h - what stands in the cells of a table of cases.
 */
#ifndef GD_DESK_CASE_CELLS_H
#define GD_DESK_CASE_CELLS_H

#include "desk/desk.h"
#include "domain/order.h"
#include "domain/records.h"

/*
 * Append what column `by` shows of the case: as a person reads it (`words`),
 * or by its code, with plain sums and ISO 8601 instants. Nothing for none.
 */
void gd_case_cell(struct gd_desk *d, enum gd_case_sort by,
		  const struct gd_case_row *row, bool words,
		  struct gd_buf *out);
/* Names of a comma list of codes, joined; appended. */
void gd_case_cell_names(struct gd_desk *d, const char *list,
			const char *codes, struct gd_buf *out);

#endif
