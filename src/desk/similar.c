/*
 * desk/similar.c - points for what two cases share, each one named.
 */
#include <config.h>

#include "desk/similar.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "desk/phrase.h"
#include "desk/redact.h"
#include "domain/list.h"
#include "domain/money.h"
#include "store/report.h"

#define DEPTH 5000	/* newest closed cases that are looked at */
#define CANDIDATES 40
#define GOODS_MIN 6	/* bytes: two Chinese characters, a word of six letters */
#define SCORE_MIN 3

struct subject {		/* what the others are compared with */
	const char *platform, *carrier, *type, *scenario, *goods;
	char *folded;		/* goods */
	int64_t merchant_id;
};

struct search {
	struct gd_desk *desk;
	struct gd_store *st;
	struct subject s;
	struct gd_redact *redact;
	struct gd_similar_list *out;
	enum gd_status status;
	struct gd_error *err;
};

static void
add_why(struct gd_buf *why, const char *text)
{
	if (why->len)
		/* TRANSLATORS: between items of a list */
		gd_buf_adds(why, _(", "));
	gd_buf_adds(why, text);
}

/* The longest beginning of `s` that stands in `in`, whole characters. */
static size_t
shared_at(const char *s, const char *in)
{
	size_t best = 0, len = strlen(s), n = 0;

	while (n < len) {
		char *part;

		n = gd_text_next(s, len, n);
		part = gd_strndup(s, n);
		if (strpbrk(part, " ,|") || !strstr(in, part)) {
			free(part);
			break;
		}
		free(part);
		best = n;
	}
	return best;
}

/* A word that both goods hold; appended to `word`. */
static bool
same_goods(const char *a, const char *b, struct gd_buf *word)
{
	size_t len = strlen(a), best = 0, at = 0;

	for (size_t i = 0; i < len; i = gd_text_next(a, len, i)) {
		size_t n = shared_at(a + i, b);

		if (n > best) {
			best = n;
			at = i;
		}
	}
	if (best < GOODS_MIN)
		return false;
	gd_buf_add(word, a + at, best);
	return true;
}

static bool
same(const char *a, const char *b)
{
	return a && b && *a && strcmp(a, b) == 0;
}

static int
compare(const struct search *q, const struct subject *o, struct gd_buf *why)
{
	const struct subject *s = &q->s;
	struct gd_buf word = GD_BUF_INIT, line = GD_BUF_INIT;
	int score = 0;

	if (s->merchant_id && s->merchant_id == o->merchant_id) {
		score += 3;
		add_why(why, _("same merchant"));
	}
	if (same(s->type, o->type)) {
		score += 3;
		add_why(why, _("same type"));
	}
	if (same(s->scenario, o->scenario) && strcmp(s->scenario, "none") != 0) {
		score += 2;
		add_why(why, _("same scenario"));
	}
	if (same(s->platform, o->platform)) {
		score += 2;
		add_why(why, _("same platform"));
	}
	if (same(s->carrier, o->carrier)) {
		score += 1;
		add_why(why, _("same carrier"));
	}
	if (same_goods(s->folded, o->folded, &word)) {
		score += 2;
		gd_buf_addf(&line, _("goods: %s"), word.s);
		add_why(why, line.s);
	}
	gd_buf_release(&word);
	gd_buf_release(&line);
	return score;
}

static char *
folded(const char *s)
{
	struct gd_buf b = GD_BUF_INIT;

	if (s)
		gd_text_fold(&b, s, strlen(s));
	return gd_buf_detach(&b);
}

static char *
hidden(struct search *q, const char *s)
{
	struct gd_buf b = GD_BUF_INIT;

	gd_redact_text(q->redact, s, strlen(s), &b, NULL);
	return gd_buf_detach(&b);
}

static void
take_way(struct search *q, struct gd_similar_case *c,
	 const struct gd_filing_row *f, size_t len)
{
	struct gd_buf way = GD_BUF_INIT, last = GD_BUF_INIT;

	for (size_t i = 0; i < len; i++) {
		if (f[i].state == GD_FILING_WITHDRAWN)
			continue;
		if (way.len)
			gd_buf_adds(&way, " \u2192 ");
		gd_phrase_channel(q->desk, f[i].channel, &way);
		gd_buf_adds(&way, " (");
		gd_phrase_filing_state(f[i].state, &way);
		gd_buf_addc(&way, ')');
		if (*f[i].response) {
			gd_buf_reset(&last);
			gd_phrase_channel(q->desk, f[i].channel, &last);
			gd_buf_adds(&last, _(": "));
			gd_buf_adds(&last, f[i].response);
		}
	}
	c->way = gd_buf_detach(&way);
	c->worked = hidden(q, last.s);
	gd_buf_release(&last);
}

static void
take_outcome(struct search *q, struct gd_similar_case *c,
	     const struct gd_case_row *row)
{
	struct gd_buf b = GD_BUF_INIT;

	c->outcome_code = gd_strdup(row->outcome);
	gd_phrase_choice(q->desk, "outcome", row->outcome, &b);
	if (row->recovered_fen > 0) {
		gd_buf_addc(&b, ' ');
		gd_money_format(&b, row->recovered_fen);
	}
	c->outcome = gd_buf_detach(&b);
	c->days = row->closed_at == GD_INSTANT_NONE ? -1
		: (int)((row->closed_at - row->opened_at + 86399) / 86400);
	gd_phrase_demand(q->desk, row->demand, -1, &b);
	if (*row->goods) {
		gd_buf_splice(&b, 0, 0, _(": "), strlen(_(": ")));
		gd_buf_splice(&b, 0, 0, row->goods, strlen(row->goods));
	}
	c->title = hidden(q, b.s);
	gd_buf_release(&b);
}

static void
add_case(struct search *q, const struct gd_case_row *row,
	 struct gd_similar_case *c)
{
	struct gd_answers answers = GD_ANSWERS_INIT;
	struct gd_filing_row *filings = NULL;
	size_t len = 0;

	q->status = gd_store_answers(q->st, row->id, &answers, q->err);
	if (q->status == GD_OK)
		q->status = gd_store_filings(q->st, row->id, &filings, &len,
					     q->err);
	if (q->status == GD_OK) {
		gd_desk_redact_case(q->redact, row, &answers);
		c->id = row->id;
		c->example = gd_strdup("");
		c->story = hidden(q, gd_answers_value(&answers, "facts"));
		take_outcome(q, c, row);
		take_way(q, c, filings, len);
		GD_GROW(q->out->items, q->out->len, q->out->cap);
		q->out->items[q->out->len++] = *c;
	} else {
		free(c->why);
	}
	gd_filing_rows_free(filings, len);
	gd_answers_release(&answers);
}

static bool
weigh_case(const struct gd_case_row *row, int64_t merchant_id, void *ctx)
{
	struct search *q = ctx;
	struct subject o = { .platform = row->platform,
			     .carrier = row->carrier, .type = row->type,
			     .scenario = row->scenario,
			     .merchant_id = merchant_id };
	struct gd_similar_case c = { .id = 0 };
	struct gd_buf why = GD_BUF_INIT;

	o.folded = folded(row->goods);
	c.score = compare(q, &o, &why);
	free(o.folded);
	c.why = gd_buf_detach(&why);
	if (c.score >= SCORE_MIN)
		add_case(q, row, &c);
	else
		free(c.why);
	return q->status == GD_OK;
}

static void
weigh_example(struct search *q, const struct gd_example *e)
{
	struct subject o = { .platform = e->platform, .carrier = e->carrier,
			     .type = e->type, .scenario = e->scenario };
	struct gd_similar_case c = { .days = e->days > 0 ? e->days : -1 };
	struct gd_buf why = GD_BUF_INIT, b = GD_BUF_INIT;
	const char *p = e->channels, *code;
	size_t len;

	o.folded = folded(e->goods.zh);
	c.score = compare(q, &o, &why);
	free(o.folded);
	c.why = gd_buf_detach(&why);
	if (c.score < SCORE_MIN) {
		free(c.why);
		return;
	}
	c.example = gd_strdup(e->id);
	c.title = gd_strdup(gd_bitext_get(&e->name, NULL));
	c.story = gd_strdup(gd_bitext_get(&e->story, NULL));
	c.worked = gd_strdup(gd_bitext_get(&e->worked, NULL));
	c.outcome_code = gd_strdup(e->outcome);
	gd_phrase_choice(q->desk, "outcome", e->outcome, &b);
	c.outcome = gd_buf_detach(&b);
	while (gd_list_next(&p, &code, &len)) {
		char *one = gd_strndup(code, len);

		if (b.len)
			gd_buf_adds(&b, " \u2192 ");
		gd_phrase_channel(q->desk, one, &b);
		free(one);
	}
	c.way = gd_buf_detach(&b);
	GD_GROW(q->out->items, q->out->len, q->out->cap);
	q->out->items[q->out->len++] = c;
}

/* Of equals the clinic's own first, then the newest. */
static int
by_score(const void *pa, const void *pb)
{
	const struct gd_similar_case *a = pa, *b = pb;

	if (a->score != b->score)
		return b->score - a->score;
	if (!a->id != !b->id)
		return !a->id - !b->id;
	if (a->id != b->id)
		return a->id < b->id ? 1 : -1;
	return strcmp(a->example, b->example);
}

static void
release_one(struct gd_similar_case *c)
{
	free(c->example);
	free(c->title);
	free(c->why);
	free(c->outcome);
	free(c->outcome_code);
	free(c->way);
	free(c->story);
	free(c->worked);
}

void
gd_similar_release(struct gd_similar_list *l)
{
	for (size_t i = 0; i < l->len; i++)
		release_one(&l->items[i]);
	free(l->items);
	*l = (struct gd_similar_list){ NULL, 0, 0 };
}

static enum gd_status
find(struct gd_desk *d, const struct subject *s, int64_t except, int limit,
     struct gd_similar_list *out, struct gd_error *err)
{
	struct search q = { .desk = d, .s = *s, .err = err };
	struct gd_similar_query query = {
		.except = except, .platform = s->platform, .type = s->type,
		.scenario = s->scenario, .merchant_id = s->merchant_id,
		.depth = DEPTH, .limit = CANDIDATES
	};
	const struct gd_example *examples;
	struct gd_playbook *pb;
	size_t len = 0;

	*out = (struct gd_similar_list){ NULL, 0, 0 };
	q.out = out;
	q.s.folded = folded(s->goods);
	q.status = gd_desk_redact(d, &q.redact, err);
	if (q.status == GD_OK)
		q.status = gd_desk_store(d, &q.st, err);
	if (q.status == GD_OK)
		q.status = gd_desk_playbook(d, &pb, err);
	if (q.status == GD_OK)
		q.status = gd_playbook_examples(pb, &examples, &len, err);
	if (q.status == GD_OK) {
		enum gd_status status = gd_store_similar(q.st, &query,
							 weigh_case, &q, err);

		if (q.status == GD_OK)
			q.status = status;
	}
	for (size_t i = 0; q.status == GD_OK && i < len; i++)
		weigh_example(&q, &examples[i]);
	if (out->len > 1)
		qsort(out->items, out->len, sizeof *out->items, by_score);
	while (out->len > (size_t)limit)
		release_one(&out->items[--out->len]);
	if (q.status != GD_OK)
		gd_similar_release(out);
	gd_redact_free(q.redact);
	free(q.s.folded);
	return q.status;
}

enum gd_status
gd_desk_similar(struct gd_desk *d, int64_t case_id, int limit,
		struct gd_similar_list *out, struct gd_error *err)
{
	struct gd_case_row row;
	struct gd_store *st;
	struct subject s;
	enum gd_status status = gd_desk_store(d, &st, err);
	int64_t merchant = 0;

	if (status == GD_OK)
		status = gd_store_case(st, case_id, &row, err);
	if (status != GD_OK)
		return status;
	(void)gd_store_case_merchant(st, case_id, &merchant, NULL);
	s = (struct subject){ .platform = row.platform, .carrier = row.carrier,
			      .type = row.type, .scenario = row.scenario,
			      .goods = row.goods, .merchant_id = merchant };
	status = find(d, &s, case_id, limit, out, err);
	gd_case_row_release(&row);
	return status;
}
