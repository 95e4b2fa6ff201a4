/*
 * desk/together.c - see together.h: what others did meanwhile.
 */
#include <config.h>

#include "desk/together.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/actions.h"
#include "desk/phrase.h"
#include "desk/together_internal.h"
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

static bool
names(const struct gd_merge *m, const char *field)
{
	for (size_t i = 0; i < m->len; i++)
		if (strcmp(m->items[i].field, field) == 0)
			return true;
	return false;
}

/* "Goods: rice cooker; as it stands: kettle", a line each. */
static enum gd_status
note_aside(struct gd_desk *d, int64_t id, const struct gd_merge *m,
	   struct gd_error *err)
{
	struct gd_buf note = GD_BUF_INIT, mine = GD_BUF_INIT;
	struct gd_buf stands = GD_BUF_INIT;
	enum gd_status status;

	gd_buf_adds(&note, _("Typed when the line dropped, and not kept, since "
			     "somebody else had changed it meanwhile:"));
	for (size_t i = 0; i < m->len; i++) {
		const struct gd_merge_field *f = &m->items[i];

		gd_buf_reset(&mine);
		gd_buf_reset(&stands);
		gd_phrase_value(d, f->field, f->mine, &mine);
		gd_phrase_value(d, f->field, f->theirs, &stands);
		gd_buf_addc(&note, '\n');
		gd_phrase_field(d, f->field, &note);
		gd_buf_adds(&note, _(": "));
		/* TRANSLATORS: two values of one answer */
		gd_buf_addf(&note, _("%1$s; as it stands: %2$s"), mine.s,
			    stands.s);
	}
	status = gd_desk_note(d, id, note.s, err);
	gd_buf_release(&note);
	gd_buf_release(&mine);
	gd_buf_release(&stands);
	return status;
}

enum gd_status
gd_desk_edit_leave(struct gd_desk *d, int64_t id, const char *const *fields,
		   const char *const *values, const char *const *seen,
		   size_t len, struct gd_error *err)
{
	const char **left = gd_calloc(3 * len + 1, sizeof *left);
	struct gd_merge m = { NULL, 0, 0 };
	enum gd_status status = GD_ECONFLICT;

	/* Each turn sets aside what was met; then nobody has to be met again. */
	for (size_t turn = 0; status == GD_ECONFLICT && turn <= len; turn++) {
		struct gd_merge met = { NULL, 0, 0 };
		size_t n = 0;

		for (size_t i = 0; i < len; i++) {
			if (names(&m, fields[i]))
				continue;
			left[n] = fields[i];
			left[len + n] = values[i];
			left[2 * len + n++] = seen[i];
		}
		status = n ? gd_desk_edit_seen(d, id, left, left + len,
					       left + 2 * len, n, &met, err)
			   : GD_OK;
		for (size_t i = 0; i < met.len; i++)
			gd_merge_add(&m, met.items[i].field, met.items[i].was,
				     met.items[i].theirs, met.items[i].mine);
		gd_merge_release(&met);
	}
	if (status == GD_OK && m.len)
		status = note_aside(d, id, &m, err);
	gd_merge_release(&m);
	free(left);
	return status;
}
