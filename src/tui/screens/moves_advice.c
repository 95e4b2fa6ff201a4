/*
 * Accepting the plan, rehearsing a refusal, and the ways on after a failure.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/advice.h"
#include "desk/phrase.h"
#include "tui/screens/evidence.h"
#include "tui/screens/letters.h"
#include "tui/screens/library.h"
#include "tui/screens/moves.h"
#include "tui/screens/moves_internal.h"
#include "tui/screens/plan.h"
#include "tui/widgets/dialog.h"

#define ITEMS_MAX 40

/* ---- accepting the plan ---- */

static void
open_it(struct gd_tui *t, struct gd_move *m)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf done = GD_BUF_INIT;
	enum gd_status status;
	int filings = 0, clocks = 0;

	gd_move_expect(t, m);
	status = gd_desk_file_plan(gd_tui_desk(t), m->case_id, GD_INSTANT_NONE,
				   m->reason, &filings, &clocks, &err);
	gd_buf_addf(&done, ngettext("%d complaint filed", "%d complaints filed",
				    (unsigned long)filings), filings);
	gd_buf_addf(&done, ngettext(", %d deadline runs", ", %d deadlines run",
				    (unsigned long)clocks), clocks);
	gd_move_end(t, m, status, &err, done.s);
	gd_buf_release(&done);
}

static void
reason_done(struct gd_tui *t, const char *typed, void *ctx)
{
	struct gd_move *m = ctx;

	if (!typed || !*typed) {
		gd_move_free(m);
		return;
	}
	gd_strset(&m->reason, typed);
	open_it(t, m);
}

static void
open_done(struct gd_tui *t, int index, void *ctx)
{
	struct gd_move *m = ctx;
	struct gd_objections o = { 0 };
	struct gd_buf text = GD_BUF_INIT;
	bool thin = false;

	if (index != 0) {
		gd_move_free(m);
		return;
	}
	/* Only thin evidence speaks against what the plan itself opens. */
	if (gd_desk_objections(gd_tui_desk(t), m->case_id, m->channel, &o,
			       NULL) == GD_OK)
		for (size_t i = 0; i < o.len; i++) {
			if (o.items[i].kind != GD_OBJ_EVIDENCE)
				continue;
			thin = true;
			gd_buf_addf(&text, _("%1$s; %2$s"), o.items[i].text,
				    o.items[i].cure);
		}
	gd_objections_release(&o);
	if (thin) {
		gd_buf_adds(&text, _("\n\nThis is advice. To file all the "
				     "same, say why:"));
		gd_dialog_text(t, _("Before you file"), text.s, "", false,
			       NULL, reason_done, m);
	} else {
		open_it(t, m);
	}
	gd_buf_release(&text);
}

/* What would be filed, a line each; the highest rung among them in `m`. */
static int
list_opening(struct gd_desk *d, const struct gd_case_view *v,
	     struct gd_move *m, struct gd_buf *out)
{
	struct gd_plan plan;
	int n = 0, top = -1;

	if (gd_desk_case_plan(d, v, &plan, NULL) != GD_OK)
		return 0;
	for (size_t i = 0; i < plan.recommended_len; i++) {
		const struct gd_plan_channel *pc = &plan.recommended[i];

		if (!gd_plan_opens(pc, v))
			continue;
		gd_buf_addf(out, "%s%d. ", n ? "\n" : "", n + 1);
		gd_phrase_channel(d, pc->channel->code, out);
		gd_buf_addf(out, "  (%s)",
			    pc->cell ? gd_bitext_get(&pc->cell->name, NULL)
				     : gd_bitext_get(&pc->channel->response,
						     NULL));
		if ((int)pc->channel->stage > top) {
			top = (int)pc->channel->stage;
			free(m->channel);
			m->channel = gd_strdup(pc->channel->code);
		}
		n++;
	}
	gd_plan_release(&plan);
	return n;
}

void
gd_move_open_plan(struct gd_tui *t, int64_t id)
{
	struct gd_desk *d = gd_tui_desk(t);
	struct gd_move *m = gd_move_new(GD_ACT_OPEN_PLAN, id);
	struct gd_menu_item items[2] = { { NULL, NULL, NULL } };
	struct gd_buf text = GD_BUF_INIT;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_case_view v = { 0 };
	int n;

	gd_move_look(t, m);
	if (gd_desk_case(d, id, &v, &err) != GD_OK) {
		gd_move_end(t, m, GD_ESYS, &err, "");
		return;
	}
	n = list_opening(d, &v, m, &text);
	gd_case_view_release(&v);
	if (n == 0) {
		gd_tui_say(t, _("What the plan opens now is filed already; "
				"record the answers with r, or go up with e"));
		gd_move_free(m);
	} else {
		items[0].label = _("Record all of these as filed now");
		items[0].note = _("one step; u undoes it");
		items[1].label = _("Not yet");
		gd_dialog_menu(t, _("Open the plan"), text.s, items, 2,
			       open_done, m);
	}
	gd_buf_release(&text);
}

void
gd_move_through(struct gd_tui *t, int64_t id, const char *channel)
{
	gd_move_file_through(t, gd_move_new(GD_ACT_FILE, id), channel);
}

/* ---- rehearsing ---- */

static void
show_rehearsal(struct gd_tui *t, int64_t id, const char *channel)
{
	char number[GD_CASE_NUMBER_MAX];
	struct gd_buf words = GD_BUF_INIT;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_rehearsal r;

	if (gd_desk_rehearse(gd_tui_desk(t), id, channel, &r, &err) != GD_OK) {
		gd_tui_fail(t, &err);
		return;
	}
	gd_case_number(id, number);
	gd_rehearsal_words(gd_tui_desk(t), number, &r, &words);
	gd_dialog_read(t, _("Would it be refused?"), words.s);
	gd_buf_release(&words);
	gd_rehearsal_release(&r);
}

static void
rehearse_done(struct gd_tui *t, int index, void *ctx)
{
	struct gd_move *m = ctx;

	if (index >= 0)
		show_rehearsal(t, m->case_id, m->options[index]);
	gd_move_free(m);
}

void
gd_move_rehearse(struct gd_tui *t, int64_t id, const char *channel)
{
	struct gd_menu_item items[ITEMS_MAX] = { { NULL, NULL, NULL } };
	struct gd_buf notes[ITEMS_MAX];
	const char *codes[ITEMS_MAX];
	struct gd_desk *d = gd_tui_desk(t);
	const struct gd_knowledge *k;
	struct gd_case_view v = { 0 };
	struct gd_playbook *pb;
	struct gd_move *m;
	size_t len = 0;

	if (channel) {
		show_rehearsal(t, id, channel);
		return;
	}
	if (gd_desk_playbook(d, &pb, NULL) != GD_OK ||
	    gd_playbook_knowledge(pb, &k, NULL) != GD_OK ||
	    gd_desk_case(d, id, &v, NULL) != GD_OK)
		return;
	for (size_t i = 0; i < k->channels_len && len < ITEMS_MAX; i++) {
		const struct gd_channel *ch = &k->channels[i];
		struct gd_rehearsal r;

		if (!gd_cond_holds(&ch->when, &v.answers) ||
		    gd_desk_rehearse(d, id, ch->code, &r, NULL) != GD_OK)
			continue;
		gd_buf_init(&notes[len]);
		gd_rehearsal_verdict(&r, &notes[len]);
		gd_rehearsal_release(&r);
		items[len].label = gd_bitext_get(&ch->name, NULL);
		items[len].note = notes[len].s;
		codes[len++] = ch->code;
	}
	gd_case_view_release(&v);
	m = gd_move_new(GD_ACT_REHEARSE, id);
	gd_move_options(m, codes, len);
	gd_dialog_menu(t, _("Which body shall be rehearsed?"), NULL, items,
		       len, rehearse_done, m);
	for (size_t i = 0; i < len; i++)
		gd_buf_release(&notes[i]);
}

/* ---- ways on ---- */

/* What cannot be done from here says how it is done. */
static void
tell_way(struct gd_tui *t, const struct gd_way *w, const char *number)
{
	struct gd_buf text = GD_BUF_INIT, b = GD_BUF_INIT;

	gd_buf_addf(&text, "%s\n\n%s%s\n", gd_bitext_get(&w->step->why, NULL),
		    _("How: "), gd_bitext_get(&w->step->how, NULL));
	gd_way_command(w, number, &b);
	if (b.len)
		gd_buf_addf(&text, "\n%s\n", b.s);
	gd_buf_reset(&b);
	gd_phrase_source(gd_tui_desk(t), w->step->source, &b);
	gd_buf_addf(&text, "\n%s%s", _("Source: "), b.s);
	gd_dialog_read(t, gd_bitext_get(&w->step->name, NULL), text.s);
	gd_buf_release(&b);
	gd_buf_release(&text);
}

static void
take_way(struct gd_tui *t, int64_t id, const struct gd_way *w)
{
	const char *action = w->step->action;
	char number[GD_CASE_NUMBER_MAX];

	gd_case_number(id, number);
	if (strcmp(action, "file") == 0)
		gd_move_file_through(t, gd_move_new(GD_ACT_FILE, id),
				     w->step->target);
	else if (strcmp(action, "rehearse") == 0)
		gd_move_rehearse(t, id, *w->channel ? w->channel : NULL);
	else if (strcmp(action, "respond") == 0)
		gd_move_start(t, GD_ACT_RESPOND, id);
	else if (strcmp(action, "letter") == 0 ||
		 strcmp(action, "disclose") == 0)
		gd_letters_open(t, id);
	else if (strcmp(action, "evidence") == 0)
		gd_evidence_open(t, id);
	else if (strcmp(action, "plan") == 0)
		gd_plan_open(t, id);
	else if (strcmp(action, "close") == 0)
		gd_move_start(t, GD_ACT_CLOSE_CASE, id);
	else if (strcmp(action, "group") == 0)
		gd_group_of_case(t, id);
	else if (strcmp(action, "publish") == 0)
		gd_post_open(t, id);
	else if (strcmp(action, "note") == 0)
		gd_move_start(t, GD_ACT_NOTE, id);
	else
		tell_way(t, w, number);
}

static void
way_done(struct gd_tui *t, int index, void *ctx)
{
	struct gd_move *m = ctx;
	struct gd_error err = GD_ERROR_INIT;
	int64_t id = m->case_id;
	struct gd_ways w;

	gd_move_free(m);
	if (index < 0)
		return;
	/* Read again: the same answers give the same order. */
	if (gd_desk_ways(gd_tui_desk(t), id, false, &w, &err) != GD_OK) {
		gd_tui_fail(t, &err);
		return;
	}
	if ((size_t)index < w.len)
		take_way(t, id, &w.items[index]);
	gd_ways_release(&w);
}

void
gd_move_ways(struct gd_tui *t, int64_t id)
{
	struct gd_menu_item items[ITEMS_MAX] = { { NULL, NULL, NULL } };
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf title = GD_BUF_INIT;
	struct gd_ways w;
	size_t len = 0;

	if (gd_desk_ways(gd_tui_desk(t), id, false, &w, &err) != GD_OK) {
		gd_tui_fail(t, &err);
		return;
	}
	for (; len < w.len && len < ITEMS_MAX; len++) {
		const struct gd_step *s = w.items[len].step;

		items[len].label = gd_bitext_get(&s->name, NULL);
		items[len].note = w.items[len].waits
					  ? _("filed already, waiting")
					  : gd_bitext_get(&s->why, NULL);
		if (*w.items[len].barred)
			items[len].barred = w.items[len].barred;
	}
	if (len == 0) {
		gd_tui_say(t, _("Nothing has failed so far; p shows the plan"));
	} else {
		/* TRANSLATORS: what failed, as "12315 complaint: refused" */
		gd_buf_addf(&title, _("%s - this is not the end"), w.what);
		gd_dialog_menu(t, _("Ways on"), title.s, items, len, way_done,
			       gd_move_new(GD_ACT_WAYS, id));
	}
	gd_buf_release(&title);
	gd_ways_release(&w);
}
