/*
 * desk/ways.c - what is left to do after a filing that did not help.
 */
#include <config.h>

#include "desk/advice.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/known.h"
#include "desk/phrase.h"

#define LOST "lost"
#define OVERDUE "overdue"

/* A filing that waits although a time of its own has run out. */
static bool
is_overdue(const struct gd_case_view *v, const struct gd_filing_row *f,
	   gd_instant now)
{
	if (f->state != GD_FILING_OPEN)
		return false;
	for (size_t i = 0; i < v->clocks_len; i++) {
		const struct gd_clock_row *c = &v->clocks[i];

		if (c->filing_id == f->id &&
		    (c->state == GD_CLOCK_MISSED ||
		     (c->state == GD_CLOCK_RUNNING && c->due_at <= now)))
			return true;
	}
	return false;
}

static bool
is_lost(const struct gd_case_row *row)
{
	return row->stage == GD_STAGE_CLOSED &&
	       (strcmp(row->outcome, "rejected") == 0 ||
		strcmp(row->outcome, "partial") == 0);
}

/* What failed, the latest first; the filing behind it in `of`. */
static size_t
failures(const struct gd_case_view *v, gd_instant now, struct gd_failure *out,
	 bool *failed)
{
	bool closed = v->row.stage == GD_STAGE_CLOSED;
	size_t len = 0;

	*failed = is_lost(&v->row);
	if (*failed)
		out[len++] = (struct gd_failure){ LOST, "", 0 };
	for (size_t i = v->filings_len; !closed && i-- > 0;) {
		const struct gd_filing_row *f = &v->filings[i];
		const char *how = NULL;

		if (f->state == GD_FILING_REFUSED ||
		    f->state == GD_FILING_SILENT ||
		    f->state == GD_FILING_ANSWERED)
			how = gd_filing_state_code(f->state);
		else if (is_overdue(v, f, now))
			how = OVERDUE;
		if (!how)
			continue;
		*failed |= f->state != GD_FILING_ANSWERED;
		out[len++] = (struct gd_failure){ how, f->channel, f->seq };
	}
	return len;
}

struct gather {
	struct gd_desk *desk;
	const struct gd_case_view *v;
	const struct gd_knowledge *k;
	const struct gd_answers *known;
	bool brief;
	struct gd_ways *out;
};

static void
take_law(const struct gd_plan_refusal *r, void *ctx)
{
	char **barred = ctx;

	if (r->strength == GD_BY_LAW && r->rule && !*barred)
		*barred = gd_strdup(gd_bitext_get(&r->rule->reason, NULL));
}

static void
add_way(const struct gd_step *s, const struct gd_failure *f, void *ctx)
{
	struct gather *g = ctx;
	const struct gd_filing_row *filed = NULL;
	char *barred = NULL;
	struct gd_ways *w = g->out;

	if (strcmp(s->action, "file") == 0) {
		const struct gd_channel *ch = gd_channel_find(g->k, s->target);

		if (!ch || !gd_cond_holds(&ch->when, g->known))
			return;
		filed = gd_case_filed(g->v, s->target);
		/* What was tried and refused is not offered again as it is. */
		if (filed && filed->state != GD_FILING_OPEN)
			return;
		if (!g->brief)
			gd_triage_objections(g->k, ch, g->known, take_law,
					     &barred);
	}
	GD_GROW(w->items, w->len, w->cap);
	w->items[w->len++] = (struct gd_way){
		.step = s, .seq = f->seq, .waits = filed != NULL,
		.channel = gd_strdup(f->channel),
		.barred = barred ? barred : gd_strdup(""),
	};
}

/* Open ways first, then what waits, then what law bars; stable. */
static int
rank(const struct gd_way *w)
{
	return *w->barred ? 2 : w->waits;
}

static void
sort(struct gd_ways *w)
{
	for (size_t i = 1; i < w->len; i++) {
		struct gd_way x = w->items[i];
		size_t k = i;

		for (; k > 0 && rank(&w->items[k - 1]) > rank(&x); k--)
			w->items[k] = w->items[k - 1];
		w->items[k] = x;
	}
}

/* "12315 complaint: refused" of the latest failure. */
static char *
name_failure(struct gd_desk *d, const struct gd_failure *f,
	     const struct gd_case_view *v)
{
	struct gd_buf b = GD_BUF_INIT, state = GD_BUF_INIT;
	enum gd_filing_state s;

	if (!*f->channel) {
		gd_phrase_choice(d, "outcome", v->row.outcome, &b);
		return gd_buf_detach(&b);
	}
	gd_phrase_channel(d, f->channel, &b);
	if (strcmp(f->how, OVERDUE) == 0)
		gd_buf_adds(&state, _("no answer in time"));
	else if (gd_filing_state_parse(f->how, &s))
		gd_phrase_filing_state(s, &state);
	gd_buf_addf(&b, _(": %s"), state.s);
	gd_buf_release(&state);
	return gd_buf_detach(&b);
}

/* Rules to judge by: all of them, or channels and ways alone. */
static enum gd_status
load(struct gd_desk *d, bool brief, const struct gd_knowledge **k,
     const struct gd_step **steps, size_t *len, struct gd_playbook **pb,
     struct gd_error *err)
{
	enum gd_status status = gd_desk_playbook(d, pb, err);

	if (status == GD_OK)
		status = gd_playbook_ways(*pb, steps, len, err);
	if (status == GD_OK)
		status = brief ? gd_playbook_clocks(*pb, k, err)
			       : gd_playbook_knowledge(*pb, k, err);
	return status;
}

static enum gd_status
know(struct gd_desk *d, struct gd_playbook *pb, const struct gd_knowledge *k,
     const struct gd_case_view *v, bool brief, struct gd_answers *known,
     struct gd_error *err)
{
	const struct gd_interview *iv;
	const struct gd_calendar *cal;
	enum gd_status status;

	if (brief) {
		gd_answers_copy(known, &v->answers);
		return GD_OK;
	}
	status = gd_playbook_interview(pb, &iv, err);
	if (status == GD_OK)
		status = gd_desk_calendar(d, &cal, err);
	if (status != GD_OK)
		return status;
	gd_interview_effective(iv, &v->answers, known);
	gd_known_add(k, v, gd_desk_now(d), cal, known);
	return GD_OK;
}

enum gd_status
gd_desk_ways(struct gd_desk *d, int64_t id, bool brief, struct gd_ways *out,
	     struct gd_error *err)
{
	struct gd_answers known = GD_ANSWERS_INIT;
	const struct gd_knowledge *k = NULL;
	const struct gd_step *steps = NULL;
	struct gd_failure *f = NULL;
	struct gd_playbook *pb = NULL;
	struct gd_case_view v;
	struct gather g;
	enum gd_status status;
	size_t len, steps_len = 0;

	*out = (struct gd_ways){ .items = NULL };
	status = gd_desk_case(d, id, &v, err);
	if (status != GD_OK)
		return status;
	status = load(d, brief, &k, &steps, &steps_len, &pb, err);
	if (status == GD_OK)
		status = know(d, pb, k, &v, brief, &known, err);
	if (status == GD_OK) {
		f = gd_calloc(v.filings_len + 1, sizeof *f);
		len = failures(&v, gd_desk_now(d), f, &out->failed);
		g = (struct gather){ d, &v, k, &known, brief, out };
		gd_ways(steps, steps_len, f, len, &known, add_way, &g);
		sort(out);
		out->what = len ? name_failure(d, &f[0], &v) : gd_strdup("");
		free(f);
	}
	gd_answers_release(&known);
	gd_case_view_release(&v);
	return status;
}

void
gd_ways_release(struct gd_ways *w)
{
	for (size_t i = 0; i < w->len; i++) {
		free(w->items[i].barred);
		free(w->items[i].channel);
	}
	free(w->items);
	free(w->what);
	*w = (struct gd_ways){ .items = NULL };
}

void
gd_way_command(const struct gd_way *w, const char *number, struct gd_buf *out)
{
	static const struct {
		const char *action, *verb, *rest;
		bool target;
	} commands[] = {
		{ "file", "file", "", true },
		{ "letter", "letter write", "", true },
		{ "disclose", "letter write", "", true },
		{ "publish", "post", "", false },
		{ "evidence", "evidence checklist", "", false },
		{ "respond", "respond", " --result RESULT", false },
		{ "rehearse", "rehearse", "", true },
		{ "plan", "plan", "", false },
		{ "note", "note", " TEXT", false },
		{ "close", "close", " --outcome OUTCOME", false },
	};
	const char *target = w->step->target ? w->step->target : w->channel;

	if (strcmp(w->step->action, "group") == 0)
		gd_buf_adds(out, "gongdao group find");
	for (size_t i = 0; i < GD_ARRAY_LEN(commands); i++) {
		if (strcmp(commands[i].action, w->step->action) != 0)
			continue;
		gd_buf_addf(out, "gongdao %s %s", commands[i].verb, number);
		if (commands[i].target && *target)
			gd_buf_addf(out, " %s", target);
		gd_buf_adds(out, commands[i].rest);
	}
}

void
gd_ways_words(struct gd_desk *d, const char *number, const struct gd_ways *w,
	      struct gd_buf *out)
{
	if (w->len == 0)
		return;
	/* TRANSLATORS: what failed, as "12315 complaint: refused" */
	gd_buf_addf(out, _("%s - this is not the end; what can be done, in "
			   "this order"), w->what);
	gd_buf_addc(out, '\n');
	for (size_t i = 0; i < w->len; i++) {
		const struct gd_step *s = w->items[i].step;
		struct gd_buf b = GD_BUF_INIT;

		gd_buf_addf(out, "%zu. %s%s\n", i + 1,
			    gd_bitext_get(&s->name, NULL),
			    *w->items[i].barred ? _("  (barred by law)")
			    : w->items[i].waits ? _("  (filed, waiting)") : "");
		gd_buf_addf(out, "   %s\n", *w->items[i].barred
			    ? w->items[i].barred
			    : gd_bitext_get(&s->why, NULL));
		gd_buf_addf(out, "   %s%s\n", _("How: "),
			    gd_bitext_get(&s->how, NULL));
		gd_way_command(&w->items[i], number, &b);
		if (b.len)
			gd_buf_addf(out, "   %s\n", b.s);
		gd_buf_reset(&b);
		gd_phrase_source(d, s->source, &b);
		gd_buf_addf(out, "   %s%s\n", _("Source: "), b.s);
		gd_buf_release(&b);
	}
}
