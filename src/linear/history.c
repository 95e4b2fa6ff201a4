/*
 * linear/history.c - what happened, newest first, and taking it back.
 */
#include <config.h>

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/actions.h"
#include "desk/phrase.h"
#include "desk/view.h"
#include "linear/linear_internal.h"
#include "linear/list.h"

struct history {
	struct gd_linear *l;
	int64_t case_id;	/* 0: of the whole desk */
	struct gd_event_page page;
	/* Where each page began that was read on the way here: 0, the newest. */
	int64_t *starts;
	size_t len, cap;
};

static int
load(void *ctx, enum gd_page page, int limit)
{
	struct history *h = ctx;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_event_page got;
	int64_t before = h->len ? h->starts[h->len - 1] : 0;

	if (page == GD_PAGE_BEFORE && h->len < 2)
		return 0;
	if (page == GD_PAGE_FIRST)
		before = 0;
	else if (page == GD_PAGE_BEFORE)
		before = h->starts[h->len - 2];
	else if (page == GD_PAGE_AFTER && h->page.len)
		before = h->page.rows[h->page.len - 1].id;
	if (gd_desk_events(h->l->desk, h->case_id, before, limit, &got,
			   &err) != GD_OK) {
		gd_lin_fail(h->l, &err);
		return -1;
	}
	if (!got.len) {
		gd_event_page_release(&got);
		return 0;
	}
	if (page == GD_PAGE_FIRST)
		h->len = 0;
	else if (page == GD_PAGE_BEFORE)
		h->len--;
	if (page == GD_PAGE_FIRST || page == GD_PAGE_AFTER) {
		GD_GROW(h->starts, h->len, h->cap);
		h->starts[h->len++] = before;
	}
	gd_event_page_release(&h->page);
	h->page = got;
	return (int)got.len;
}

static void
row(void *ctx, size_t i, struct gd_buf *out)
{
	struct history *h = ctx;
	const struct gd_event_row *ev = &h->page.rows[i];
	char number[GD_CASE_NUMBER_MAX] = "";

	if (h->case_id == 0 && ev->case_id != 0)
		gd_case_number(ev->case_id, number);
	gd_phrase_instant(h->l->desk, ev->at, out);
	gd_buf_addf(out, "  %s  %s%s", ev->who, number, *number ? "  " : "");
	gd_phrase_event(h->l->desk, ev, out);
}

/* What undoing takes along; false: it is left. `reason` is for free(). */
static bool
ask_reason(struct gd_linear *l, const struct gd_undo_look *look,
	   char **reason)
{
	if (look->who)
		gd_lin_say(l, _("This step is by %s."), look->who);
	if (look->built > 0)
		gd_lin_say(l, "%s\n%s",
			   _("These later steps rest on it and are undone "
			     "first:"), look->words.s);
	if (!look->who && !look->built)
		return true;
	if (!gd_lin_ask_why(l))
		return false;
	*reason = gd_strdup(l->line);
	return true;
}

static void
undo_step(struct gd_linear *l, struct gd_undo_ask *ask)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf what = GD_BUF_INIT;
	struct gd_undo_look look;
	char *reason = NULL;

	if (gd_desk_undo_look(l->desk, ask, &look, &err) != GD_OK) {
		gd_lin_fail(l, &err);
		return;
	}
	ask->built = look.built > 0;
	if (ask_reason(l, &look, &reason)) {
		ask->reason = reason;
		if (gd_desk_undo_step(l->desk, ask, &what, &err) == GD_OK)
			gd_lin_say(l, "%s", what.s);
		else
			gd_lin_fail(l, &err);
	}
	gd_undo_look_release(&look);
	gd_buf_release(&what);
	free(reason);
}

void
gd_lin_undo(struct gd_linear *l, int64_t case_id)
{
	struct gd_undo_ask ask = { .case_id = case_id };

	undo_step(l, &ask);
}

/* One step: undo it, or look at its case. */
static void
open_row(void *ctx, size_t i)
{
	struct history *h = ctx;
	const struct gd_event_row *ev = &h->page.rows[i];
	struct gd_undo_ask ask = { .case_id = ev->case_id,
				   .event_id = ev->id };
	int64_t id = ev->case_id;
	bool whole = h->case_id == 0 && id != 0;
	const char *const items[] = { _("undo this step"), _("open its case") };
	struct gd_buf title = GD_BUF_INIT;
	int n;

	gd_phrase_event_brief(h->l->desk, ev, &title);
	n = gd_lin_choose(h->l, title.s, items, whole ? 2 : 1, _("back"));
	gd_buf_release(&title);
	if (n == 1)
		undo_step(h->l, &ask);
	else if (n == 2)
		gd_lin_case(h->l, id);
}

void
gd_lin_history(struct gd_linear *l, int64_t case_id)
{
	const struct gd_lin_list list = {
		.load = load, .row = row, .open = open_row,
		.none = _("Nothing has happened yet."),
	};
	struct history h = { .l = l, .case_id = case_id };

	gd_lin_list_run(l, &list, &h);
	gd_event_page_release(&h.page);
	free(h.starts);
}
