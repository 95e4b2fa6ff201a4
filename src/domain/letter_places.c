/*
 * domain/letter_places.c - the values of a letter's places and cells.
 */
#include <config.h>

#include "domain/letter_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "domain/list.h"
#include "domain/money.h"

static bool
english(const char *lang)
{
	return strncmp(lang, "en", 2) == 0;
}

static const struct gd_letter_text *
text_of(const struct gd_letter_word *w, const char *lang)
{
	return english(lang) && w->en.len ? &w->en : &w->zh;
}

/* A word that takes a few values of its own: the date, a sum. */
struct values {
	const char *names[5];
	char texts[5][64];
};

static bool
value_place(void *ctx, const char *name, struct gd_buf *out)
{
	const struct values *v = ctx;

	for (int i = 0; i < 5 && v->names[i]; i++)
		if (strcmp(v->names[i], name) == 0) {
			gd_buf_adds(out, v->texts[i]);
			return true;
		}
	return false;
}

static size_t
no_rows(void *ctx, const char *list)
{
	(void)ctx;
	(void)list;
	return 0;
}

static bool
no_cell(void *ctx, const char *list, size_t row, const char *name,
	struct gd_buf *out)
{
	(void)ctx;
	(void)list;
	(void)row;
	(void)name;
	(void)out;
	return false;
}

static void
fill_word(const struct gd_letter_word *w, const char *lang, struct values *v,
	  struct gd_buf *out)
{
	const struct gd_answers none = GD_ANSWERS_INIT;
	struct gd_letter_source src = {
		.answers = &none, .place = value_place, .rows = no_rows,
		.cell = no_cell, .ctx = v,
	};
	struct gd_buf b = GD_BUF_INIT;

	gd_letter_fill(text_of(w, lang), &src, &b, NULL, NULL);
	gd_buf_add(out, b.s, b.len ? b.len - 1 : 0);
	gd_buf_release(&b);
}

void
gd_letter_date(const struct gd_letter_book *b, gd_day day, const char *lang,
	       struct gd_buf *out)
{
	struct values v = { .names = { "y", "m", "d", "w", "month" } };
	const struct gd_letter_word *w = gd_letter_word(b, "date");
	struct gd_date date = gd_day_to_date(day);
	const struct gd_letter_word *weekday, *month;
	char id[16];

	snprintf(id, sizeof id, "weekday.%d", gd_day_weekday(day));
	weekday = gd_letter_word(b, id);
	snprintf(id, sizeof id, "month.%d", date.month);
	month = gd_letter_word(b, id);
	if (!w || !weekday || !month) {
		gd_day_format(out, day);
		return;
	}
	snprintf(v.texts[0], sizeof v.texts[0], "%d", date.year);
	snprintf(v.texts[1], sizeof v.texts[1], "%d", date.month);
	snprintf(v.texts[2], sizeof v.texts[2], "%d", date.mday);
	snprintf(v.texts[3], sizeof v.texts[3], "%s",
		 gd_bitext_get(&weekday->name, lang));
	snprintf(v.texts[4], sizeof v.texts[4], "%s",
		 gd_bitext_get(&month->name, lang));
	fill_word(w, lang, &v, out);
}

void
gd_letter_money(const struct gd_letter_book *b, int64_t fen, const char *lang,
		struct gd_buf *out)
{
	const struct gd_letter_word *w = gd_letter_word(b, "money");
	struct values v = { .names = { "n" } };
	struct gd_buf n = GD_BUF_INIT;

	gd_money_format_plain(&n, fen);
	snprintf(v.texts[0], sizeof v.texts[0], "%s", n.s);
	if (w)
		fill_word(w, lang, &v, out);
	else
		gd_buf_adds(out, n.s);
	gd_buf_release(&n);
}

static bool
add_fen(const struct gd_letter_case *c, int64_t fen, struct gd_buf *out)
{
	if (fen < 0)
		return false;
	gd_letter_money(c->book, fen, c->lang, out);
	return true;
}

bool
gd_letter_add_instant(const struct gd_letter_case *c, gd_instant at, bool timed,
	    struct gd_buf *out)
{
	struct gd_datetime t;

	if (at == GD_INSTANT_NONE)
		return false;
	gd_letter_date(c->book, gd_instant_day(at, c->zone), c->lang, out);
	t = gd_instant_split(at, c->zone);
	if (timed)
		gd_buf_addf(out, english(c->lang) ? " %02d:%02d" : "%02d:%02d",
			    t.hour, t.minute);
	return true;
}

static void
add_answer_date(const struct gd_letter_case *c, const char *value,
		struct gd_buf *out)
{
	gd_instant at;
	gd_day day;

	if (gd_day_parse(value, &day))
		gd_letter_date(c->book, day, c->lang, out);
	else if (gd_instant_parse(value, c->zone, &at, NULL) == GD_OK)
		gd_letter_add_instant(c, at, true, out);
	else
		gd_buf_adds(out, value);
}

/* A list of codes in the words that letters have for them; false: not for all. */
static bool
list_words(const struct gd_letter_case *c, const char *name, const char *list,
	   struct gd_buf *out)
{
	const struct gd_letter_word *w = gd_letter_word(c->book, "comma");
	struct gd_buf all = GD_BUF_INIT, id = GD_BUF_INIT;
	const char *comma = w ? gd_bitext_get(&w->name, c->lang) : ", ";
	const char *code;
	size_t len;
	bool told = true;

	while (told && gd_list_next(&list, &code, &len)) {
		gd_buf_reset(&id);
		gd_buf_addf(&id, "%s.%.*s", name, (int)len, code);
		w = gd_letter_word(c->book, id.s);
		told = w != NULL;
		gd_buf_adds(&all, all.len ? comma : "");
		gd_buf_adds(&all, w ? gd_bitext_get(&w->name, c->lang) : "");
	}
	if (told)
		gd_buf_adds(out, all.s);
	gd_buf_release(&all);
	gd_buf_release(&id);
	return told;
}

static bool
answer_place(const struct gd_letter_case *c, const char *name,
	     struct gd_buf *out)
{
	int i = gd_interview_find(c->iv, name);
	const char *value = gd_answers_value(c->answers, name);
	const struct gd_letter_word *w;
	int64_t fen;
	size_t len = strlen(value);

	if (i < 0 || !*value)
		return false;
	switch (c->iv->questions[i].kind) {
	case GD_Q_MONEY:
		if (gd_money_parse(value, &fen, NULL) == GD_OK)
			return add_fen(c, fen, out);
		break;
	case GD_Q_DATE:
		add_answer_date(c, value, out);
		return true;
	case GD_Q_BOOL:
		w = gd_letter_word(c->book, value);
		gd_buf_adds(out, w ? gd_bitext_get(&w->name, c->lang) : value);
		return true;
	case GD_Q_TEXT:
	case GD_Q_LONGTEXT:
		while (len && strchr(" \t\r\n", value[len - 1]))
			len--;
		gd_buf_add(out, value, len);
		return len > 0;
	default:
		break;
	}
	if (!list_words(c, name, value, out))
		gd_interview_words(c->iv, &c->iv->questions[i], value, c->zone,
				   c->lang, out);
	return true;
}

static const struct gd_filing_row *
last_filing(const struct gd_letter_case *c, const char *channel, int state)
{
	size_t i;

	for (i = c->filings_len; i-- > 0;) {
		const struct gd_filing_row *f = &c->filings[i];

		if (f->state != GD_FILING_WITHDRAWN &&
		    (!channel || strcmp(f->channel, channel) == 0) &&
		    (state < 0 || f->state == (enum gd_filing_state)state))
			return f;
	}
	return NULL;
}

/* The law's full name with the article of source `id`: "reg121.15". */
bool
gd_letter_add_law(const struct gd_letter_case *c, const char *id, struct gd_buf *out)
{
	size_t n = strcspn(id, "."), i;
	const struct gd_letter_word *w = gd_letter_word(c->book, "article");
	struct values v = { .names = { "law", "n" } };
	struct gd_buf prefix = GD_BUF_INIT;
	const struct gd_letter_law *law;

	gd_buf_add(&prefix, id, n);
	law = gd_letter_law(c->book, prefix.s);
	gd_buf_release(&prefix);
	for (i = 0; i < c->sources_len; i++)
		if (strcmp(c->sources[i].id, id) == 0)
			break;
	if (i == c->sources_len)
		return false;
	if (law && w && id[n]) {
		snprintf(v.texts[1], sizeof v.texts[1], "%.40s", id + n + 1);
		gd_buf_adds(out, gd_bitext_get(&law->name, c->lang));
		fill_word(w, c->lang, &v, out);
		return true;
	}
	gd_buf_adds(out, gd_bitext_get(&c->sources[i].name, c->lang));
	return true;
}

static bool
evidence_names(const struct gd_letter_case *c, struct gd_buf *out)
{
	const char *held = gd_answers_value(c->answers, "evidence");
	int q = gd_interview_find(c->iv, "evidence");

	if (q < 0 || !*held || strcmp(held, "none") == 0)
		return false;
	gd_interview_words(c->iv, &c->iv->questions[q], held, c->zone, c->lang,
			   out);
	return true;
}

/* What the law adds to the price; platforms do not decide it. */
static bool
is_damages(const struct gd_letter_case *c, const char *code)
{
	const struct gd_claim_rule *r;
	size_t i;

	for (i = 0; i < c->book->claims_len; i++) {
		r = &c->book->claims[i];
		if (r->kind == GD_CLAIM_TIMES && strcmp(r->id, code) == 0)
			return true;
	}
	return false;
}

/* `plain`: without damages, unless nothing else is asked for. */
static bool
demands(struct gd_letter_case *c, bool plain, struct gd_buf *out)
{
	const char *comma = english(c->lang) ? ". " : "\uff1b";
	size_t i, n = 0;

	for (i = 0; i < c->demands_len; i++) {
		if (plain && is_damages(c, c->demands[i]))
			continue;
		if (n++)
			gd_buf_adds(out, comma);
		gd_letter_demand_text(c, c->demands[i], out);
	}
	return n || (plain && demands(c, false, out));
}

static bool
claim_place(const struct gd_letter_case *c, const char *id, struct gd_buf *out)
{
	size_t i;

	for (i = 0; i < c->claims.len; i++)
		if (strcmp(c->claims.lines[i].rule->id, id) == 0)
			return add_fen(c, c->claims.lines[i].fen, out);
	/* The promise stands in for the law's multiple. */
	for (i = 0; i < c->claims.len; i++)
		if (c->claims.lines[i].rule->kind == GD_CLAIM_PROMISE)
			return add_fen(c, c->claims.lines[i].fen, out);
	return false;
}

static bool
filing_place(const struct gd_letter_case *c, const char *name,
	     struct gd_buf *out)
{
	const struct gd_filing_row *f;

	f = last_filing(c, strchr(name, ':') + 1, -1);
	if (!f)
		return false;
	if (name[0] == 'f')
		return gd_letter_add_instant(c, f->filed_at, true, out);
	if (name[0] == 'r') {
		gd_buf_adds(out, f->ref);
		return *f->ref != '\0';
	}
	gd_buf_addf(out, "%lld", (long long)((c->now - f->filed_at) / 3600));
	return true;
}

static bool
fee_place(const struct gd_letter_case *c, const char *name, struct gd_buf *out)
{
	int64_t fee = gd_claim_court_fee(c->book, c->claims.total_fen);

	if (fee < 0 || c->claims.total_fen <= 0)
		return false;
	if (strcmp(name, "court_fee_half") == 0)
		fee = (fee + 1) / 2;
	else if (strcmp(name, "order_fee") == 0)
		fee = (fee + 2) / 3;
	return add_fen(c, fee, out);
}

static bool
case_place(const struct gd_letter_case *c, const char *name,
	   struct gd_buf *out)
{
	char number[GD_CASE_NUMBER_MAX];
	const struct gd_filing_row *f;

	if (strcmp(name, "case_no") == 0) {
		gd_case_number(c->row->id, number);
		gd_buf_adds(out, number);
		return true;
	}
	if (strcmp(name, "recovered") == 0)
		return add_fen(c, c->row->recovered_fen, out);
	if (strcmp(name, "closed_on") == 0)
		return gd_letter_add_instant(c, c->row->closed_at, false, out);
	if (strcmp(name, "refusal") == 0) {
		f = last_filing(c, NULL, GD_FILING_REFUSED);
		if (f)
			gd_buf_adds(out, f->response);
		return f && *f->response;
	}
	return false;
}

static bool
day_place(const struct gd_letter_case *c, const char *name, struct gd_buf *out)
{
	gd_day today = gd_instant_day(c->now, c->zone), day;

	if (strcmp(name, "today") == 0)
		day = today;
	else if (strcmp(name, "deadline") == 0)
		day = c->deadline;
	else
		day = today + (gd_day)strtol(name + strlen("date:"), NULL, 10);
	if (day == GD_DAY_NONE)
		return false;
	gd_letter_date(c->book, day, c->lang, out);
	return true;
}

bool
gd_letter_place(void *ctx, const char *name, struct gd_buf *out)
{
	struct gd_letter_case *c = ctx;
	size_t before = out->len;

	if (strcmp(name, "now") == 0)
		return gd_letter_add_instant(c, c->now, true, out);
	if (strcmp(name, "today") == 0 || strcmp(name, "deadline") == 0 ||
	    strncmp(name, "date:", 5) == 0)
		return day_place(c, name, out);
	if (strcmp(name, "demands") == 0 || strcmp(name, "plain_demands") == 0)
		return demands(c, name[0] == 'p', out);
	if (strcmp(name, "evidence_names") == 0)
		return evidence_names(c, out);
	if (strncmp(name, "claim:", 6) == 0)
		return claim_place(c, name + 6, out);
	if (strcmp(name, "claim_total") == 0)
		return c->claims.len && add_fen(c, c->claims.total_fen, out);
	if (strncmp(name, "law:", 4) == 0)
		return gd_letter_add_law(c, name + 4, out);
	if (strncmp(name, "filed:", 6) == 0 || strncmp(name, "ref:", 4) == 0 ||
	    strncmp(name, "waited:", 7) == 0)
		return filing_place(c, name, out);
	if (strncmp(name, "court_fee", 9) == 0 || strcmp(name, "order_fee") == 0)
		return fee_place(c, name, out);
	if (case_place(c, name, out))
		return true;
	gd_buf_setlen(out, before);
	return answer_place(c, name, out);
}

static void
lose(const char *name, int line, void *ctx)
{
	struct gd_letter_case *c = ctx;

	(void)line;
	if (!gd_list_has(c->lost.s, name))
		gd_list_add(&c->lost, name);
}

/* "demand.refund", filled; the option's own name when the book has no word. */
void
gd_letter_demand_text(struct gd_letter_case *c, const char *code, struct gd_buf *out)
{
	struct gd_letter_source src = {
		.answers = &c->facts, .place = gd_letter_place, .rows = no_rows,
		.cell = no_cell, .ctx = c,
	};
	int q = gd_interview_find(c->iv, "demand");
	const struct gd_letter_word *w;
	struct gd_buf b = GD_BUF_INIT;
	char id[64];

	snprintf(id, sizeof id, "demand.%.48s", code);
	w = gd_letter_word(c->book, id);
	if (w) {
		gd_letter_fill(text_of(w, c->lang), &src, &b, lose, c);
		gd_buf_add(out, b.s, b.len ? b.len - 1 : 0);
	} else if (q >= 0) {
		gd_interview_words(c->iv, &c->iv->questions[q], code, c->zone,
				   c->lang, out);
	}
	gd_buf_release(&b);
}
