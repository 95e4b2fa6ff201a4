/*
 * Recording an answer, closing a case, changing a field.
 */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/phrase.h"
#include "domain/money.h"
#include "tui/screens/moves.h"
#include "tui/screens/moves_internal.h"
#include "tui/widgets/dialog.h"

#define ITEMS_MAX 80

/* ---- an answer was received, or none was ---- */

static void
note_done(struct gd_tui *t, const char *typed, void *ctx)
{
	struct gd_move *m = ctx;
	struct gd_error err = GD_ERROR_INIT;
	enum gd_status status;

	if (!typed) {
		gd_move_free(m);
		return;
	}
	gd_move_expect(t, m);
	status = gd_desk_respond(gd_tui_desk(t), m->case_id, m->seq, m->result,
				 GD_INSTANT_NONE, *typed ? typed : NULL, &err);
	gd_move_end(t, m, status, &err,
		    strcmp(m->result, "refused") == 0
		    ? _("refusal recorded; e shows the next rung")
		    : _("answer recorded"));
}

static const struct {
	const char *code;
	const char *label;	/* N_() */
	const char *note;	/* N_() */
} results[] = {
	{ "answered", N_("Answered"), N_("an answer came, nothing is settled") },
	{ "accepted", N_("Accepted"), N_("the body has taken it in hand") },
	{ "promised", N_("A remedy is promised"),
	  N_("refund, exchange or the like is agreed but not done") },
	{ "refused", N_("Refused"), N_("the next rung opens at once") },
	{ "silent", N_("No answer"), N_("nothing came in time") },
};

static void
result_done(struct gd_tui *t, int index, void *ctx)
{
	struct gd_move *m = ctx;

	if (index < 0) {
		gd_move_free(m);
		return;
	}
	m->result = gd_strdup(results[index].code);
	gd_dialog_text(t, _(results[index].label),
		       _("In their words, if you like (may stay empty)."),
		       "", true, NULL, note_done, m);
}

static void
ask_result(struct gd_tui *t, struct gd_move *m)
{
	struct gd_menu_item items[GD_ARRAY_LEN(results)];

	for (size_t i = 0; i < GD_ARRAY_LEN(results); i++)
		items[i] = (struct gd_menu_item){ .label = _(results[i].label),
						  .note = _(results[i].note) };
	gd_dialog_menu(t, _("What was answered?"), NULL, items,
		       GD_ARRAY_LEN(items), result_done, m);
}

static void
filing_done(struct gd_tui *t, int index, void *ctx)
{
	struct gd_move *m = ctx;

	if (index < 0) {
		gd_move_free(m);
		return;
	}
	m->seq = (int)strtol(m->options[index], NULL, 10);
	ask_result(t, m);
}

/* Can `f` be answered? Late answers come too, after silence was recorded. */
static bool
awaits(const struct gd_filing_row *f)
{
	return gd_filing_state_open(f->state) ||
	       f->state == GD_FILING_SILENT;
}

static void
describe(struct gd_desk *d, const struct gd_filing_row *f, struct gd_buf *out)
{
	gd_buf_init(out);
	gd_phrase_channel(d, f->channel, out);
	gd_buf_adds(out, "  ");
	gd_phrase_instant(d, f->filed_at, out);
	if (f->state != GD_FILING_OPEN) {
		gd_buf_adds(out, "  ");
		gd_phrase_filing_state(f->state, out);
	}
}

void
gd_move_respond(struct gd_tui *t, struct gd_move *m)
{
	struct gd_desk *d = gd_tui_desk(t);
	struct gd_case_view v = { 0 };
	struct gd_error err = GD_ERROR_INIT;
	struct gd_menu_item items[ITEMS_MAX];
	struct gd_buf labels[ITEMS_MAX];
	char seqs[ITEMS_MAX][12];
	const char *codes[ITEMS_MAX];
	size_t n = 0;

	if (gd_desk_case(d, m->case_id, &v, &err) != GD_OK) {
		gd_move_end(t, m, GD_ESYS, &err, "");
		return;
	}
	for (size_t i = v.filings_len; i-- > 0 && n < ITEMS_MAX;) {
		if (!awaits(&v.filings[i]))
			continue;
		if (v.filings[i].id == m->filing_id)
			m->seq = v.filings[i].seq;
		describe(d, &v.filings[i], &labels[n]);
		snprintf(seqs[n], sizeof seqs[n], "%d", v.filings[i].seq);
		codes[n] = seqs[n];
		items[n] = (struct gd_menu_item){ .label = labels[n].s };
		n++;
	}
	gd_move_options(m, codes, n);
	if (n == 0) {
		gd_tui_say(t, _("Nothing has been filed that waits for an "
				"answer; F records a complaint sent"));
		gd_move_free(m);
	} else if (n == 1 || m->seq) {
		if (!m->seq)
			m->seq = (int)strtol(codes[0], NULL, 10);
		ask_result(t, m);
	} else {
		gd_dialog_menu(t, _("Whose answer?"), NULL, items, n,
			       filing_done, m);
	}
	for (size_t i = 0; i < n; i++)
		gd_buf_release(&labels[i]);
	gd_case_view_release(&v);
}

void
gd_move_respond_to(struct gd_tui *t, const struct gd_clock_row *c)
{
	struct gd_move *m = gd_move_new(GD_ACT_RESPOND, c->case_id);

	m->filing_id = c->filing_id;
	gd_move_look(t, m);
	gd_move_respond(t, m);
}

/* ---- closing ---- */

static bool
check_money(struct gd_tui *t, const char *typed, struct gd_error *err,
	    void *ctx)
{
	int64_t fen;

	(void)t;
	(void)ctx;
	return !*typed || gd_money_parse(typed, &fen, err) == GD_OK;
}

static void
close_now(struct gd_tui *t, struct gd_move *m, int64_t fen)
{
	struct gd_error err = GD_ERROR_INIT;
	enum gd_status status;

	gd_move_expect(t, m);
	status = gd_desk_close_case(gd_tui_desk(t), m->case_id, m->result, fen,
				    &err);
	gd_move_end(t, m, status, &err,
		    _("closed; it stays in sight until tomorrow"));
}

static void
recovered_done(struct gd_tui *t, const char *typed, void *ctx)
{
	struct gd_move *m = ctx;
	int64_t fen = -1;

	if (!typed) {
		gd_move_free(m);
		return;
	}
	if (*typed)
		gd_money_parse(typed, &fen, NULL);
	close_now(t, m, fen);
}

static void
outcome_done(struct gd_tui *t, int index, void *ctx)
{
	struct gd_move *m = ctx;

	if (index < 0) {
		gd_move_free(m);
		return;
	}
	m->result = gd_strdup(m->options[index]);
	if (strcmp(m->result, "resolved") == 0 ||
	    strcmp(m->result, "partial") == 0)
		gd_dialog_text(t, _("How much came back, in yuan?"),
			       _("For example 1299 or 1,299.00; may stay "
				 "empty."), "", false, check_money,
			       recovered_done, m);
	else
		close_now(t, m, -1);
}

void
gd_move_close(struct gd_tui *t, struct gd_move *m)
{
	struct gd_playbook *pb;
	const struct gd_choice *choices;
	struct gd_menu_item items[ITEMS_MAX];
	const char *codes[ITEMS_MAX];
	struct gd_error err = GD_ERROR_INIT;
	size_t len, n = 0;

	if (gd_desk_playbook(gd_tui_desk(t), &pb, &err) != GD_OK ||
	    gd_playbook_choices(pb, "outcome", &choices, &len, &err) !=
	    GD_OK) {
		gd_move_end(t, m, GD_ESYS, &err, "");
		return;
	}
	for (size_t i = 0; i < len && n < ITEMS_MAX; i++, n++) {
		items[n] = (struct gd_menu_item){
			.label = gd_bitext_get(&choices[i].name, NULL),
			.note = gd_bitext_get(&choices[i].help, NULL) };
		codes[n] = choices[i].code;
	}
	gd_move_options(m, codes, n);
	gd_dialog_menu(t, _("How did it end?"), NULL, items, n, outcome_done,
		       m);
}
