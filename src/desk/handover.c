/*
 * desk/handover.c - cases from one volunteer to the next, and the slip with them.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/actions.h"
#include "desk/phrase.h"
#include "desk/together.h"
#include "desk/view.h"

#define NOTES_BACK 20	/* events looked through for the newest note */

struct ids {
	int64_t *items;
	size_t len, cap;
};

static bool
keep_id(const struct gd_case_row *row, void *ctx)
{
	struct ids *ids = ctx;

	GD_GROW(ids->items, ids->len, ids->cap);
	ids->items[ids->len++] = row->id;
	return true;
}

/* The open cases of `who`, nearest date first. */
static enum gd_status
find(struct gd_desk *d, const char *who, const struct gd_filter *filter,
     struct ids *ids, struct gd_error *err)
{
	char *name = gd_strdup(who);
	struct gd_filter_term own = {
		.key = GD_FILTER_ASSIGNEE, .values = &name, .values_len = 1
	};
	struct gd_filter both = GD_FILTER_INIT;
	struct gd_case_query q = {
		.stage = -1, .filter = &both, .sort = GD_SORT_DUE,
		.now = gd_desk_now(d), .zone = gd_desk_zone(d)
	};
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);
	size_t i;

	/* The filter's own terms are borrowed, and the array alone is ours. */
	for (i = 0; filter && i < filter->len; i++) {
		GD_GROW(both.terms, both.len, both.cap);
		both.terms[both.len++] = filter->terms[i];
	}
	GD_GROW(both.terms, both.len, both.cap);
	both.terms[both.len++] = own;
	if (status == GD_OK)
		status = gd_store_cases_each(st, &q, 0, keep_id, ids, err);
	free(both.terms);
	free(name);
	return status;
}

static enum gd_status
assign(struct gd_desk *d, const struct ids *ids, const char *to,
       struct gd_error *err)
{
	const char *field = "assignee";
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);

	if (status == GD_OK)
		status = gd_store_batch_begin(st, err);
	if (status != GD_OK)
		return status;
	for (size_t i = 0; status == GD_OK && i < ids->len; i++)
		status = gd_desk_edit(d, ids->items[i], &field, &to, 1, err);
	if (status == GD_OK)
		return gd_store_bulk_end(st, err);
	gd_store_bulk_abort(st);
	return status;
}

enum gd_status
gd_desk_hand_over(struct gd_desk *d, const char *from, const char *to,
		  const struct gd_filter *filter, int64_t *cases,
		  struct gd_error *err)
{
	struct ids ids = { NULL, 0, 0 };
	enum gd_status status = find(d, from, filter, &ids, err);

	if (status == GD_OK && !ids.len)
		status = gd_error_set(err, GD_ENOTFOUND,
				      _("'%s' has no open case of these"),
				      from);
	if (status == GD_OK)
		status = assign(d, &ids, to, err);
	if (status == GD_OK)
		*cases = (int64_t)ids.len;
	free(ids.items);
	return status;
}

struct note {
	char *text;
};

static bool
take_note(const struct gd_event_value *v, void *ctx)
{
	struct note *n = ctx;

	if (strcmp(v->entity, "event") != 0 || strcmp(v->field, "note") != 0 ||
	    !v->after)
		return true;
	n->text = gd_strdup(v->after);
	return false;
}

/* The newest note of a case; free(), NULL when there is none. */
static char *
newest_note(struct gd_desk *d, struct gd_store *st, int64_t id)
{
	struct gd_event_page page = { NULL, 0 };
	struct note n = { NULL };

	if (gd_desk_events(d, id, 0, NOTES_BACK, &page, NULL) != GD_OK)
		return NULL;
	for (size_t i = 0; !n.text && i < page.len; i++)
		if (!page.rows[i].undone_by)
			gd_store_event_values(st, page.rows[i].id, take_note,
					      &n, NULL);
	gd_event_page_release(&page);
	return n.text;
}

static void
slip_case(struct gd_desk *d, struct gd_store *st, int64_t id,
	  struct gd_buf *out)
{
	char number[GD_CASE_NUMBER_MAX];
	struct gd_case_row row;
	char *note;

	if (gd_store_case(st, id, &row, NULL) != GD_OK)
		return;
	gd_case_number(id, number);
	gd_buf_addf(out, "%s  %s  ", number, gd_case_row_name(&row));
	gd_phrase_demand(d, row.demand,
			 row.demand_amount_fen > 0 ? row.demand_amount_fen
						   : row.amount_fen, out);
	gd_buf_adds(out, "\n    ");
	gd_phrase_stage(d, row.stage, false, out);
	gd_buf_adds(out, "\n    ");
	gd_phrase_next_step(d, &row, out);
	note = newest_note(d, st, id);
	if (note) {
		gd_buf_adds(out, "\n    ");
		gd_buf_addf(out, _("Newest note: %s"), note);
	}
	gd_buf_adds(out, "\n\n");
	free(note);
	gd_case_row_release(&row);
}

enum gd_status
gd_desk_handover_slip(struct gd_desk *d, const char *of,
		      const struct gd_filter *filter, struct gd_buf *out,
		      struct gd_error *err)
{
	struct ids ids = { NULL, 0, 0 };
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);

	if (status == GD_OK)
		status = find(d, of, filter, &ids, err);
	if (status == GD_OK) {
		gd_buf_addf(out, ngettext("Handover slip: %zu open case of %s",
					  "Handover slip: %zu open cases of %s",
					  ids.len), ids.len, of);
		gd_buf_adds(out, "\n");
		gd_phrase_now(d, out);
		gd_buf_adds(out, "\n\n");
	}
	for (size_t i = 0; status == GD_OK && i < ids.len; i++)
		slip_case(d, st, ids.items[i], out);
	free(ids.items);
	return status;
}
