/*
 * Marks, and one action on all that is marked: look, say what it affects, do it
 * as one change that one undo takes back.
 */
#include <config.h>

#include "tui/screens/moves_many.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/phrase.h"
#include "tui/screens/moves_many_internal.h"
#include "tui/widgets/dialog.h"

#define LINES_SHOWN 4	/* of each kind: a dialog fits 24 rows */

/* ---- marks ---- */

/* Where `clock` stands, or would. */
static size_t
place_of(const struct gd_marks *m, int64_t clock)
{
	size_t low = 0, high = m->len;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (m->items[mid].clock < clock)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

bool
gd_marks_has(const struct gd_marks *m, int64_t clock)
{
	size_t i = place_of(m, clock);

	return i < m->len && m->items[i].clock == clock;
}

void
gd_marks_set(struct gd_marks *m, const struct gd_clock_row *c, bool on)
{
	size_t i = place_of(m, c->id);
	bool has = i < m->len && m->items[i].clock == c->id;

	if (has == on)
		return;
	if (on) {
		GD_GROW(m->items, m->len, m->cap);
		memmove(&m->items[i + 1], &m->items[i],
			(m->len - i) * sizeof *m->items);
		m->items[i] = (struct gd_mark){ c->id, c->case_id,
						c->filing_id, c->seq };
		m->len++;
	} else {
		m->len--;
		memmove(&m->items[i], &m->items[i + 1],
			(m->len - i) * sizeof *m->items);
	}
}

void
gd_marks_set_case(struct gd_marks *m, int64_t case_id, bool on)
{
	const struct gd_clock_row c = { .id = case_id, .case_id = case_id };

	m->cases = true;
	gd_marks_set(m, &c, on);
}

void
gd_marks_clear(struct gd_marks *m)
{
	m->len = 0;
}

void
gd_marks_release(struct gd_marks *m)
{
	free(m->items);
	*m = (struct gd_marks)GD_MARKS_INIT;
}

/* ---- doing it ---- */

void
gd_many_free(struct gd_many *m)
{
	gd_bulk_release(&m->bulk);
	free(m->reason);
	free(m->text);
	free(m);
}

static bool
progress(int64_t done, int64_t total, void *ctx)
{
	/* A few are done before anybody could read about them. */
	if (total < 50 || done % 10 != 0)
		return true;
	return gd_tui_progress(ctx, _("Working"), (long)done, (long)total);
}

static void
say_done(struct gd_tui *t, const struct gd_many *m, int64_t n,
	 const char *done)
{
	const struct gd_bulk_item *first = NULL;
	char number[GD_CASE_NUMBER_MAX];
	int64_t held = 0;

	for (size_t i = 0; i < m->bulk.len; i++)
		if (m->bulk.items[i].held) {
			held++;
			if (!first)
				first = &m->bulk.items[i];
		}
	if (first)
		gd_case_number(first->case_id, number);
	if (!first)
		/* TRANSLATORS: how many, what was done to them. */
		gd_tui_say(t, _("%1$lld: %2$s (u undoes all of it)"),
			   (long long)n, done);
	else
		gd_tui_say(t, _("%1$lld: %2$s; %3$lld left as they were "
				"(%4$s: %5$s)"), (long long)n, done,
			   (long long)held, number,
			   first->why ? first->why : "");
}

void
gd_many_do(struct gd_tui *t, struct gd_many *m, const char *done)
{
	struct gd_error err = GD_ERROR_INIT;
	int64_t n = 0;

	m->what.reason = m->reason;
	m->what.text = m->text;
	if (gd_desk_bulk_do(gd_tui_desk(t), &m->what, &m->bulk, progress, t,
			    &n, &err) == GD_OK) {
		say_done(t, m, n, done);
		if (m->after && n > 0)
			m->after(m->ctx);
	} else if (gd_tui_again(t, &err, m)) {
		return;
	} else {
		gd_tui_fail(t, &err);
	}
	gd_tui_changed(t);
	gd_many_free(m);
}

static bool
look(struct gd_tui *t, struct gd_many *m)
{
	struct gd_error err = GD_ERROR_INIT;

	if (gd_desk_bulk_look(gd_tui_desk(t), m->what.kind, &m->bulk, progress,
			      t, &err) == GD_OK)
		return true;
	gd_tui_fail(t, &err);
	gd_many_free(m);
	return false;
}

/* ---- an answer, or none ---- */

static const struct {
	const char *code;
	const char *label;	/* N_() */
	const char *note;	/* N_() */
	const char *done;	/* N_() */
} results[] = {
	{ "silent", N_("No answer"), N_("nothing came in time"),
	  N_("no answer recorded") },
	{ "answered", N_("Answered"), N_("an answer came, nothing is settled"),
	  N_("answer recorded") },
	{ "accepted", N_("Accepted"), N_("the body has taken it in hand"),
	  N_("acceptance recorded") },
	{ "promised", N_("A remedy is promised"),
	  N_("refund, exchange or the like is agreed but not done"),
	  N_("promise recorded") },
	{ "refused", N_("Refused"), N_("the next rung opens at once"),
	  N_("refusal recorded") },
};

static void
words_done(struct gd_tui *t, const char *typed, void *ctx)
{
	struct gd_many *m = ctx;

	if (!typed) {
		gd_many_free(m);
		return;
	}
	gd_strset(&m->text, *typed ? typed : NULL);
	gd_many_do(t, m, _(results[m->result].done));
}

static void
result_done(struct gd_tui *t, int index, void *ctx)
{
	struct gd_many *m = ctx;

	if (index < 0) {
		gd_many_free(m);
		return;
	}
	m->result = (size_t)index;
	m->what.result = results[index].code;
	gd_dialog_text(t, _(results[index].label),
		       _("What was said, or how it is known: one text for "
			 "all of them (may stay empty)."), "", true, NULL,
		       words_done, m);
}

static void
respond(struct gd_tui *t, struct gd_many *m)
{
	struct gd_menu_item items[GD_ARRAY_LEN(results)];
	struct gd_buf text = GD_BUF_INIT;

	if (!look(t, m))
		return;
	gd_phrase_bulk(gd_tui_desk(t), &m->bulk, LINES_SHOWN, &text);
	for (size_t i = 0; i < GD_ARRAY_LEN(results); i++)
		items[i] = (struct gd_menu_item){
			.label = _(results[i].label),
			.note = _(results[i].note),
			.barred = gd_bulk_ready(&m->bulk, false) ? NULL :
				  _("none of them waits for an answer") };
	gd_dialog_menu(t, _("What was answered to all of these?"), text.s,
		       items, GD_ARRAY_LEN(items), result_done, m);
	gd_buf_release(&text);
}

/* ---- a rung up ---- */

static void
force_done(struct gd_tui *t, const char *typed, void *ctx)
{
	struct gd_many *m = ctx;

	if (!typed) {
		gd_many_free(m);
		return;
	}
	gd_strset(&m->reason, typed);
	gd_many_do(t, m, _("taken a rung further"));
}

static void
escalate_done(struct gd_tui *t, int index, void *ctx)
{
	struct gd_many *m = ctx;

	if (index == 0)
		gd_many_do(t, m, _("taken a rung further"));
	else if (index == 1)
		gd_dialog_text(t, _("Against the advice"),
			       _("Why all the same? One reason for all; the "
				 "history keeps it."), "", false, gd_dialog_reason,
			       force_done, m);
	else
		gd_many_free(m);
}

/* Who goes where, a line each. */
static void
add_targets(struct gd_desk *d, const struct gd_bulk *b, struct gd_buf *out)
{
	int shown = 0;

	for (size_t i = 0; i < b->len && shown < LINES_SHOWN; i++) {
		char number[GD_CASE_NUMBER_MAX];

		if (b->items[i].held || !b->items[i].to)
			continue;
		gd_case_number(b->items[i].case_id, number);
		gd_buf_addf(out, gd_desk_ascii(d) ? "\n%s -> " :
			    "\n%s \u2192 ", number);
		gd_phrase_channel(d, b->items[i].to->code, out);
		shown++;
	}
}

static void
escalate(struct gd_tui *t, struct gd_many *m)
{
	struct gd_buf text = GD_BUF_INIT, go = GD_BUF_INIT, all = GD_BUF_INIT;
	struct gd_menu_item items[2];
	int64_t ready, forced;

	if (!look(t, m))
		return;
	ready = gd_bulk_ready(&m->bulk, false);
	forced = gd_bulk_ready(&m->bulk, true);
	gd_phrase_bulk(gd_tui_desk(t), &m->bulk, LINES_SHOWN, &text);
	add_targets(gd_tui_desk(t), &m->bulk, &text);
	gd_buf_addf(&go, ngettext("Escalate the %lld that nothing holds back",
				  "Escalate the %lld that nothing holds back",
				  (unsigned long)ready), (long long)ready);
	gd_buf_addf(&all, ngettext("Escalate %lld, against the advice",
				   "Escalate %lld, against the advice",
				   (unsigned long)forced), (long long)forced);
	items[0] = (struct gd_menu_item){
		.label = go.s,
		.note = _("recorded as filed now with the channel named"),
		.barred = ready ? NULL : _("every one of them is held back") };
	items[1] = (struct gd_menu_item){
		.label = all.s, .note = _("one reason is asked for"),
		.barred = forced > ready ? NULL :
			  _("no advice stands against the others") };
	gd_dialog_menu(t, _("Escalate all of these?"), text.s, items, 2,
		       escalate_done, m);
	gd_buf_release(&text);
	gd_buf_release(&go);
	gd_buf_release(&all);
}

/* ---- a note ---- */

static void
note_done(struct gd_tui *t, const char *typed, void *ctx)
{
	struct gd_many *m = ctx;

	if (!typed || !*typed) {
		gd_many_free(m);
		return;
	}
	gd_strset(&m->text, typed);
	gd_many_do(t, m, _("noted"));
}

static void
note(struct gd_tui *t, struct gd_many *m)
{
	struct gd_buf text = GD_BUF_INIT;

	if (!look(t, m))
		return;
	gd_phrase_bulk(gd_tui_desk(t), &m->bulk, LINES_SHOWN, &text);
	gd_buf_addf(&text, "\n%s", _("What should the history hold?"));
	gd_dialog_text(t, _("Note"), text.s, "", true, NULL, note_done, m);
	gd_buf_release(&text);
}

static bool
kind_of(enum gd_action a, enum gd_bulk_kind *kind)
{
	switch (a) {
	case GD_ACT_RESPOND:
		*kind = GD_BULK_RESPOND;
		return true;
	case GD_ACT_ESCALATE:
		*kind = GD_BULK_ESCALATE;
		return true;
	case GD_ACT_SNOOZE:
		*kind = GD_BULK_SNOOZE;
		return true;
	case GD_ACT_NOTE:
		*kind = GD_BULK_NOTE;
		return true;
	case GD_ACT_ASSIGN:
		*kind = GD_BULK_ASSIGN;
		return true;
	case GD_ACT_TAGS:
		*kind = GD_BULK_TAG;
		return true;
	default:
		return false;
	}
}

bool
gd_move_many(struct gd_tui *t, enum gd_action a, const struct gd_marks *marks,
	     void (*after)(void *ctx), void *ctx)
{
	struct gd_many *m;
	enum gd_bulk_kind kind;

	if (!kind_of(a, &kind))
		return false;
	m = gd_calloc(1, sizeof *m);
	m->after = after;
	m->ctx = ctx;
	m->what.kind = kind;
	m->what.until = GD_INSTANT_NONE;
	for (size_t i = 0; i < marks->len; i++) {
		const struct gd_mark *mark = &marks->items[i];
		const struct gd_clock_row c = {
			.id = mark->clock, .case_id = mark->case_id,
			.filing_id = mark->filing_id, .seq = mark->seq };

		if (marks->cases)
			gd_bulk_add_case(&m->bulk, mark->case_id);
		else
			gd_bulk_add(&m->bulk, &c);
	}
	if (kind == GD_BULK_RESPOND)
		respond(t, m);
	else if (kind == GD_BULK_ESCALATE)
		escalate(t, m);
	else if (kind == GD_BULK_NOTE)
		note(t, m);
	else if (kind == GD_BULK_ASSIGN || kind == GD_BULK_TAG)
		gd_many_label(t, m);
	else if (look(t, m))
		gd_many_snooze(t, m, false);
	return true;
}
