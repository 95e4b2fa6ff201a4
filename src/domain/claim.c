/*
 * domain/claim.c - see claim.h.
 */
#include <config.h>

#include "domain/claim.h"

#include "domain/money.h"
#include "domain/pattern.h"

#include <string.h>

#define TIMES_MAX 1000	/* what a promise may multiply by */

static int64_t
money_of(const struct gd_answers *a, const char *field)
{
	const char *s = gd_answers_value(a, field);
	int64_t fen;

	return *s && gd_money_parse(s, &fen, NULL) == GD_OK ? fen : -1;
}

static void
add_line(struct gd_claims *c, const struct gd_claim_rule *r, int64_t base,
	 int times, int64_t fen)
{
	struct gd_claim_line *l;

	if (c->len == GD_CLAIM_LINES)
		return;
	l = &c->lines[c->len++];
	*l = (struct gd_claim_line){ r, base, times, false, fen };
	if (r->kind == GD_CLAIM_TIMES && fen < r->floor_fen) {
		l->floored = true;
		l->fen = r->floor_fen;
	}
}

/* The promise that gives the most; it stands in for the law's multiple if higher. */
static void
add_promise(const struct gd_letter_book *b, const struct gd_answers *a,
	    int64_t price, struct gd_claims *c)
{
	const char *promised = gd_answers_value(a, "promised");
	size_t i, k, len = strlen(promised);
	struct gd_match m = { .start = 0 };

	for (i = 0; i < b->claims_len; i++) {
		const struct gd_claim_rule *r = &b->claims[i];
		struct gd_claim_line *by_law = NULL;

		if (r->kind != GD_CLAIM_PROMISE || !gd_cond_holds(&r->when, a) ||
		    !gd_pattern_find(r->patterns, promised, len, 0, &m) ||
		    m.number < 1 || m.number > TIMES_MAX)
			continue;
		for (k = 0; k < c->len; k++)
			if (c->lines[k].rule->kind == GD_CLAIM_TIMES)
				by_law = &c->lines[k];
		if (!by_law)
			add_line(c, r, price, (int)m.number, price * m.number);
		else if (price * m.number > by_law->fen)
			*by_law = (struct gd_claim_line){
				r, price, (int)m.number, false,
				price * m.number
			};
	}
}

void
gd_claims_make(const struct gd_letter_book *b, const struct gd_answers *a,
	       struct gd_claims *out)
{
	int64_t price = money_of(a, "amount");
	size_t i;

	*out = (struct gd_claims){ .total_fen = -1 };
	out->asked_fen = money_of(a, "demand_amount");
	if (price < 0 || price > GD_MONEY_MAX_FEN / TIMES_MAX)
		return;
	for (i = 0; i < b->claims_len; i++) {
		const struct gd_claim_rule *r = &b->claims[i];

		if ((r->kind != GD_CLAIM_PRICE && r->kind != GD_CLAIM_TIMES) ||
		    !gd_cond_holds(&r->when, a))
			continue;
		if (r->kind == GD_CLAIM_PRICE)
			add_line(out, r, price, 0, price);
		else
			add_line(out, r, price, r->times, price * r->times);
	}
	add_promise(b, a, price, out);
	out->total_fen = 0;
	for (i = 0; i < out->len; i++)
		out->total_fen += out->lines[i].fen;
	for (i = 0; i < b->claims_len; i++) {
		const struct gd_claim_rule *r = &b->claims[i];

		if (r->kind == GD_CLAIM_REST && gd_cond_holds(&r->when, a) &&
		    out->asked_fen > out->total_fen) {
			add_line(out, r, price, 0,
				 out->asked_fen - out->total_fen);
			out->total_fen = out->asked_fen;
		}
	}
}

int64_t
gd_claim_court_fee(const struct gd_letter_book *b, int64_t fen)
{
	int64_t fee = -1, from = 0, part;
	size_t i;

	for (i = 0; fen >= 0 && i < b->claims_len; i++) {
		const struct gd_claim_rule *r = &b->claims[i];

		if (r->kind != GD_CLAIM_FEE)
			continue;
		if (fee < 0)
			fee = 0;
		if (fen <= from && from > 0)
			break;
		part = r->up_to_fen < 0 || fen < r->up_to_fen ? fen - from
							   : r->up_to_fen - from;
		fee += r->flat_fen ? r->flat_fen
				   : (part / 10000) * r->rate_bp +
				     (part % 10000) * r->rate_bp / 10000;
		from = r->up_to_fen;
		if (from < 0)
			break;
	}
	return fee;
}

void
gd_claim_sum(const struct gd_claim_line *l, const char *lang,
	     const struct gd_letter_book *b, struct gd_buf *out)
{
	const struct gd_letter_word *least = gd_letter_word(b, "at_least");

	if (l->times) {
		gd_money_format_plain(out, l->base_fen);
		gd_buf_addf(out, " \u00d7 %d = ", l->times);
		gd_money_format_plain(out, l->base_fen * l->times);
	} else {
		gd_money_format_plain(out, l->fen);
	}
	if (!l->floored)
		return;
	gd_buf_adds(out, least ? gd_bitext_get(&least->name, lang) : " < ");
	gd_money_format_plain(out, l->fen);
}
