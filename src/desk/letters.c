/*
 * desk/letters.c - see letters.h: templates and a case come together.
 */
#include <config.h>

#include "desk/letters_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/suggest.h"
#include "desk/evidence.h"
#include "desk/redact.h"
#include "domain/letter_box.h"
#include "domain/letter_judge.h"
#include "playbook/letters.h"

#define DEMAND_CLOCK "seed_demand_7d"	/* the rule whose end a letter names */

enum gd_status
gd_desk_letter_book(struct gd_desk *d, const struct gd_letter_book **out,
		    struct gd_error *err)
{
	struct gd_playbook *pb;
	enum gd_status status = gd_desk_playbook(d, &pb, err);

	return status == GD_OK ? gd_playbook_letters(pb, out, err) : status;
}

enum gd_status
gd_desk_letter_def(struct gd_desk *d, const char *id,
		   const struct gd_letter_def **out, struct gd_error *err)
{
	const struct gd_letter_book *book;
	enum gd_status status = gd_desk_letter_book(d, &book, err);
	const char **ids, *near;
	size_t i;

	if (status != GD_OK)
		return status;
	*out = gd_letter_def(book, id);
	if (*out)
		return GD_OK;
	ids = gd_calloc(book->defs_len + 1, sizeof *ids);
	for (i = 0; i < book->defs_len; i++)
		ids[i] = book->defs[i].id;
	near = gd_suggest(id, ids, book->defs_len);
	if (near)
		gd_error_set(err, GD_EINVAL,
			     _("there is no letter '%s'; did you mean '%s'?"),
			     id, near);
	else
		gd_error_set(err, GD_EINVAL,
			     _("there is no letter '%s'; 'gongdao letter list' "
			       "names them"), id);
	free(ids);
	return GD_EINVAL;
}

static void
take_evidence(struct gd_desk *d, int64_t id, struct gd_letter_job *j)
{
	size_t i;

	if (gd_desk_evidence(d, id, &j->view, NULL) != GD_OK)
		return;
	j->has_view = true;
	j->evidence = gd_calloc(j->view.len + 1, sizeof *j->evidence);
	for (i = 0; i < j->view.len; i++) {
		const struct gd_evidence_row *r = &j->view.rows[i];

		j->evidence[i] = (struct gd_letter_evidence){
			.name = r->name, .kind = r->kind, .source = r->source,
			.digest = r->digest, .proves = r->proves,
			.captured_at = r->captured_at,
		};
	}
	j->c.evidence = j->evidence;
	j->c.evidence_len = j->view.len;
}

/* The last day of the period that a letter of today sets. */
static gd_day
deadline(const struct gd_act *a, struct gd_zone zone)
{
	const struct gd_clock_rule *r;
	struct gd_due due;

	r = gd_rule_in_force(a->k, DEMAND_CLOCK, gd_instant_day(a->now, zone));
	if (!r || gd_clock_due(&r->period, a->now, a->cal, &due, NULL) != GD_OK)
		return GD_DAY_NONE;
	return due.last_day;
}

enum gd_status
gd_letter_job_begin(struct gd_letter_job *j, struct gd_desk *d, int64_t id,
		    const char *lang, struct gd_error *err)
{
	struct gd_playbook *pb = NULL;
	enum gd_status status;

	*j = (struct gd_letter_job){ .c.lang = lang ? lang : "zh_CN" };
	status = gd_desk_playbook(d, &pb, err);
	if (status == GD_OK)
		status = gd_playbook_letters(pb, &j->c.book, err);
	if (status == GD_OK)
		status = gd_playbook_sources(pb, &j->c.sources,
					     &j->c.sources_len, err);
	if (status == GD_OK)
		status = gd_act_look(&j->a, d, id, err);
	if (status != GD_OK)
		return status;
	take_evidence(d, id, j);
	j->c.iv = j->a.iv;
	j->c.k = j->a.k;
	j->c.row = &j->a.v.row;
	j->c.answers = &j->a.v.answers;
	j->c.filings = j->a.v.filings;
	j->c.filings_len = j->a.v.filings_len;
	j->c.now = j->a.now;
	j->c.zone = gd_desk_zone(d);
	j->c.deadline = deadline(&j->a, j->c.zone);
	gd_letter_case_make(&j->c, &j->a.effective);
	return GD_OK;
}

void
gd_letter_job_end(struct gd_letter_job *j)
{
	gd_letter_case_release(&j->c);
	gd_act_release(&j->a);
	free(j->evidence);
	if (j->has_view)
		gd_evidence_view_release(&j->view);
}

void
gd_letter_gaps_release(struct gd_letter_gaps *g)
{
	size_t i;

	for (i = 0; i < g->len; i++) {
		free(g->items[i].place);
		free(g->items[i].say);
	}
	free(g->items);
	*g = (struct gd_letter_gaps){ NULL, 0, 0 };
}

struct gatherer {
	struct gd_letter_job *j;
	struct gd_letter_gaps *gaps;
};

/* What would give the place a value, as a sentence. */
static void
say_gap(const struct gatherer *g, const char *place, const char *question,
	struct gd_buf *out)
{
	int i = question ? gd_interview_find(g->j->a.iv, question) : -1;

	if (i >= 0)
		/* TRANSLATORS: a question's short name, then its id */
		gd_buf_addf(out, _("%1$s (%2$s)"),
			    gd_bitext_get(&g->j->a.iv->questions[i].name, NULL),
			    question);
	else if (strncmp(place, "filed:", 6) == 0 ||
		 strncmp(place, "waited:", 7) == 0)
		gd_buf_addf(out, _("a filing through %s; record it first"),
			    strchr(place, ':') + 1);
	else if (strcmp(place, "recovered") == 0)
		gd_buf_adds(out, _("what was recovered; it is told when the "
				   "case is closed"));
	else
		gd_buf_adds(out, place);
}

static void
note_gap(const char *name, int line, void *ctx)
{
	const struct gatherer *g = ctx;
	struct gd_letter_gaps *gaps = g->gaps;
	const char *question = gd_letter_question_of(name);
	struct gd_buf say = GD_BUF_INIT;
	size_t i;
	int q;

	(void)line;
	q = gd_interview_find(g->j->a.iv, question ? question : name);
	question = q < 0 ? NULL : g->j->a.iv->questions[q].id;
	for (i = 0; i < gaps->len; i++)
		if (strcmp(gaps->items[i].place, name) == 0 ||
		    (question && gaps->items[i].question == question))
			return;
	say_gap(g, name, question, &say);
	GD_GROW(gaps->items, gaps->len, gaps->cap);
	gaps->items[gaps->len++] = (struct gd_letter_gap){
		gd_strdup(name), question, gd_buf_detach(&say)
	};
}

/* Take personal data out of out->s[from..], in the letter's own language. */
static enum gd_status
redact(struct gd_letter_job *j, size_t from, struct gd_buf *out,
       struct gd_error *err)
{
	const struct gd_redact_rule *rules;
	struct gd_buf open = GD_BUF_INIT;
	struct gd_playbook *pb;
	struct gd_redact *r;
	size_t len;
	enum gd_status status = gd_desk_playbook(j->a.desk, &pb, err);

	if (status == GD_OK)
		status = gd_playbook_redact(pb, &rules, &len, err);
	if (status != GD_OK)
		return status;
	r = gd_redact_new(rules, len, j->c.lang);
	gd_desk_redact_case(r, j->c.row, j->c.answers);
	gd_redact_text(r, out->s + from, out->len - from, &open, NULL);
	gd_redact_free(r);
	gd_buf_setlen(out, from);
	gd_buf_add(out, open.s, open.len);
	gd_buf_release(&open);
	return GD_OK;
}

/* The boxes of a form in ASCII, which takes as many bytes. */
static void
plain_boxes(struct gd_buf *out, size_t from)
{
	static const struct {
		const char *sign, *plain;
	} boxes[] = { { "\u2611", "[x]" }, { "\u2610", "[ ]" } };
	size_t i;
	char *p;

	for (i = 0; i < sizeof boxes / sizeof *boxes; i++)
		for (p = out->s + from; (p = strstr(p, boxes[i].sign)); p += 3)
			memcpy(p, boxes[i].plain, 3);
}

enum gd_status
gd_letter_job_fill(struct gd_letter_job *j, const struct gd_letter_def *def,
		   struct gd_buf *out, struct gd_letter_gaps *gaps,
		   struct gd_error *err)
{
	struct gd_letter_source src = gd_letter_case_source(&j->c);
	struct gatherer g = { j, gaps };
	const struct gd_letter_text *text = &def->zh;
	const char *p, *code;
	struct gd_buf name = GD_BUF_INIT;
	size_t len, from = out->len;

	if (strncmp(j->c.lang, "en", 2) == 0)
		text = &def->en;
	if (!text->len)
		return gd_error_set(err, GD_EINVAL,
				    _("the letter '%s' has no English text; "
				      "write it in Chinese"), def->id);
	gd_buf_reset(&j->c.lost);
	if (gd_letter_fill(text, &src, out, note_gap, &g) < 0)
		return gd_error_set(err, GD_EINVAL,
				    _("the letter became too long; shorten the "
				      "account of what happened"));
	for (p = j->c.lost.s; gd_list_next(&p, &code, &len);) {
		gd_buf_reset(&name);
		gd_buf_add(&name, code, len);
		note_gap(name.s, 0, &g);
	}
	gd_buf_release(&name);
	if (gd_desk_ascii(j->a.desk) && out->len > from)
		plain_boxes(out, from);
	if (def->redact)
		return redact(j, from, out, err);
	return GD_OK;
}

static enum gd_status
refuse_gaps(const struct gd_letter_gaps *gaps, int64_t id,
	    struct gd_error *err)
{
	char number[GD_CASE_NUMBER_MAX];
	struct gd_buf names = GD_BUF_INIT;
	size_t i;

	for (i = 0; i < gaps->len; i++) {
		gd_buf_adds(&names, i ? _(", ") : "");
		gd_buf_adds(&names, gaps->items[i].say);
	}
	gd_case_number(id, number);
	gd_error_set(err, GD_EGUARD,
		     /* TRANSLATORS: what is missing, then the case's number */
		     _("the letter lacks: %1$s; add it with 'gongdao edit "
		       "%2$s FIELD=VALUE', or change an answer of the case "
		       "(on the screen: E)"),
		     names.s, number);
	gd_buf_release(&names);
	return GD_EGUARD;
}

static bool
is_question(const void *ctx, const char *id)
{
	const struct gd_letter_case *c = ctx;

	return gd_interview_find(c->iv, id) >= 0;
}

static bool
is_source(const void *ctx, const char *id)
{
	const struct gd_letter_case *c = ctx;

	for (size_t i = 0; i < c->sources_len; i++)
		if (strcmp(c->sources[i].id, id) == 0)
			return true;
	return false;
}

static bool
is_channel(const void *ctx, const char *id)
{
	const struct gd_letter_case *c = ctx;

	for (size_t i = 0; i < c->k->channels_len; i++)
		if (strcmp(c->k->channels[i].code, id) == 0)
			return true;
	return false;
}

/* A template of the user's may name what does not exist: say where. */
static enum gd_status
check_names(const struct gd_letter_job *j, const struct gd_letter_def *def,
	    struct gd_error *err)
{
	const struct gd_letter_known known = {
		is_question, is_source, is_channel, &j->c
	};
	bool english = strcmp(j->c.lang, "en") == 0;
	struct gd_buf why = GD_BUF_INIT;
	enum gd_status status = GD_OK;
	int line = gd_letter_first_wrong(english ? &def->en : &def->zh, &known,
					 &why);

	if (line)
		status = gd_error_set(err, GD_EDATA, "%s:%d: %s",
				      english ? def->en_file : def->file, line,
				      why.s);
	for (size_t i = 0; i < j->c.laws_len && status == GD_OK; i++)
		if (!is_source(&j->c, j->c.laws[i]))
			status = gd_error_set(err, GD_EDATA,
					      _("the law table has no '%s', which letters/basis.ini names"),
					      j->c.laws[i]);
	gd_buf_release(&why);
	return status;
}

enum gd_status
gd_letter_job_check(const struct gd_letter_job *j,
		    const struct gd_letter_def *def, struct gd_error *err)
{
	char number[GD_CASE_NUMBER_MAX];

	gd_case_number(j->c.row->id, number);
	if (j->c.row->draft)
		return gd_error_set(err, GD_EINVAL,
				    _("the interview of %s is not finished; "
				      "letters come after it"), number);
	if (!gd_cond_holds(&def->holds, &j->c.facts))
		return gd_error_set(err, GD_EINVAL,
				    _("'%1$s' is not for such a case: %2$s"),
				    gd_bitext_get(&def->name, NULL),
				    gd_bitext_get(&def->use, NULL));
	return check_names(j, def, err);
}

enum gd_status
gd_desk_letter_fill(struct gd_desk *d, int64_t id, const char *template_id,
		    const char *lang, struct gd_buf *out,
		    struct gd_letter_gaps *gaps, struct gd_error *err)
{
	struct gd_letter_gaps own = { NULL, 0, 0 };
	const struct gd_letter_def *def;
	struct gd_letter_job j;
	struct gd_store *st;
	enum gd_status status = gd_desk_letter_def(d, template_id, &def, err);

	if (status == GD_OK)
		status = gd_desk_store(d, &st, err);
	if (status != GD_OK)
		return status;
	gd_store_sound(st, NULL);
	status = gd_letter_job_begin(&j, d, id, lang, err);
	if (status != GD_OK)
		return status;
	if (!gaps)
		gaps = &own;
	status = gd_letter_job_check(&j, def, err);
	if (status == GD_OK)
		status = gd_letter_job_fill(&j, def, out, gaps, err);
	/* A sum or a date that could not be read is no empty place. */
	if (status == GD_OK)
		status = gd_store_sound(st, err);
	if (status == GD_OK && gaps->len)
		status = refuse_gaps(gaps, id, err);
	gd_letter_gaps_release(&own);
	gd_letter_job_end(&j);
	return status;
}

static int
by_turn(const void *pa, const void *pb)
{
	const struct gd_letter_offer *a = pa, *b = pb;

	if (a->barred != b->barred)
		return a->barred ? 1 : -1;
	if (a->fits != b->fits)
		return a->fits ? -1 : 1;
	return a->def < b->def ? -1 : 1;
}

enum gd_status
gd_desk_letter_offers(struct gd_desk *d, int64_t id,
		      struct gd_letter_offer **out, size_t *len,
		      struct gd_error *err)
{
	struct gd_letter_offer *list;
	struct gd_letter_job j;
	enum gd_status status = gd_letter_job_begin(&j, d, id, NULL, err);
	size_t i, n;

	if (status != GD_OK)
		return status;
	n = j.c.book->defs_len;
	list = gd_calloc(n + 1, sizeof *list);
	for (i = 0; i < n; i++) {
		const struct gd_letter_def *def = &j.c.book->defs[i];
		struct gd_letter_gaps gaps = { NULL, 0, 0 };
		struct gd_buf text = GD_BUF_INIT;

		list[i].def = def;
		list[i].box = gd_letter_box(j.c.book, def->id,
					    j.c.row->platform);
		list[i].barred = !gd_cond_holds(&def->holds, &j.c.facts);
		list[i].fits = !list[i].barred &&
			       gd_cond_holds(&def->when, &j.c.facts);
		gd_letter_job_fill(&j, def, &text, &gaps, NULL);
		list[i].missing = (int)gaps.len;
		gd_letter_gaps_release(&gaps);
		gd_buf_release(&text);
	}
	if (n > 1)
		qsort(list, n, sizeof *list, by_turn);
	gd_letter_job_end(&j);
	*out = list;
	*len = n;
	return GD_OK;
}
