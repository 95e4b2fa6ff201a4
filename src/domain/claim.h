/*
 * domain/claim.h - what may be claimed, with its arithmetic in sight.
 *
 * Pure; the multiples, floors and fees are data (data/letters/claims.ini) with
 * their law. The program computes, it does not decide: whether there was fraud is
 * for those who judge the case.
 */
#ifndef GD_DOMAIN_CLAIM_H
#define GD_DOMAIN_CLAIM_H

#include "domain/letter_book.h"

struct gd_claim_line {
	const struct gd_claim_rule *rule;
	int64_t base_fen;	/* price paid */
	int times;		/* 0: no multiple */
	bool floored;		/* the floor is more than the multiple */
	int64_t fen;		/* what comes of it */
};

#define GD_CLAIM_LINES 8

struct gd_claims {
	struct gd_claim_line lines[GD_CLAIM_LINES];
	size_t len;
	int64_t total_fen;	/* -1: the price is not known */
	int64_t asked_fen;	/* demand_amount of the answers, -1: none */
};

/* From `demand`, `amount`, `demand_amount`, `promised` and what conditions read. */
void gd_claims_make(const struct gd_letter_book *b, const struct gd_answers *a,
		    struct gd_claims *out);
/*
 * Court fee for a claim of `fen`, in full; -1 when the book has no brackets or
 * `fen` is negative. Simplified procedure and settlement halve it, a payment order
 * costs a third.
 */
int64_t gd_claim_court_fee(const struct gd_letter_book *b, int64_t fen);
/* "3 x 99.00 = 297.00, at least 500.00" for a line. */
void gd_claim_sum(const struct gd_claim_line *l, const char *lang,
		  const struct gd_letter_book *b, struct gd_buf *out);

#endif
