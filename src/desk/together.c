/*
 * desk/together.c - see together.h: what others did meanwhile.
 */
#include <config.h>

#include "desk/together.h"

#include "desk/phrase.h"
#include "desk/view.h"

#define MEANWHILE_MAX 50	/* more than anybody would read */

enum gd_status
gd_desk_meanwhile(struct gd_desk *d, int64_t id, int64_t version,
		  struct gd_buf *out, struct gd_error *err)
{
	struct gd_event_page page = { NULL, 0 };
	struct gd_case_row row;
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);
	int64_t steps;

	if (status == GD_OK)
		status = gd_store_case(st, id, &row, err);
	if (status != GD_OK)
		return status;
	/* Each event of a case makes one new version of it. */
	steps = row.version - version;
	gd_case_row_release(&row);
	if (steps <= 0)
		return GD_OK;
	status = gd_desk_events(d, id, 0,
				steps < MEANWHILE_MAX ? (int)steps
						      : MEANWHILE_MAX,
				&page, err);
	for (size_t i = page.len; status == GD_OK && i-- > 0; ) {
		gd_phrase_instant(d, page.rows[i].at, out);
		gd_buf_addf(out, "  %s  ", page.rows[i].who);
		gd_phrase_event_brief(d, &page.rows[i], out);
		gd_buf_addc(out, '\n');
	}
	gd_event_page_release(&page);
	return status;
}
