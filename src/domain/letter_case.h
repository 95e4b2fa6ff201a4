/*
 * domain/letter_case.h - the places of a letter, out of one case.
 *
 * Places: every question's id, in words; and
 *	case_no today now		number; date; date with time
 *	deadline			last day of the 7 days that a letter sets
 *	date:+7d date:-1d		a day from today on
 *	demands evidence_names		lists in one line
 *	plain_demands			those that a platform decides: no damages
 *	claim:RULE claim_total		sums of domain/claim.h
 *	court_fee court_fee_half order_fee
 *	law:ID				a law in full with its article
 *	filed:CHANNEL ref:CHANNEL waited:CHANNEL	date, number, whole hours since
 *	refusal				what was answered to the latest refused filing
 *	recovered outcome closed_on channel
 * Lists: demands (no text), claims (no name sum amount law), evidence (no name
 * proves source captured digest), filings (no date channel ref state), laws (no
 * name gist). Conditions also read `stage filed refused silent outcome has_claims
 * claimed has_filings has_files has_promise group`; `claimed` lists rules of claims.
 */
#ifndef GD_DOMAIN_LETTER_CASE_H
#define GD_DOMAIN_LETTER_CASE_H

#include "domain/claim.h"
#include "domain/interview.h"
#include "domain/records.h"
#include "domain/triage.h"

struct gd_letter_evidence {	/* borrowed; "" and NONE: not known */
	const char *name, *kind, *source, *digest, *proves;
	gd_instant captured_at;
};

struct gd_letter_case {
	/* Given; borrowed. */
	const struct gd_letter_book *book;
	const struct gd_interview *iv;
	const struct gd_knowledge *k;
	const struct gd_source *sources;	/* the law table */
	size_t sources_len;
	const struct gd_case_row *row;
	const struct gd_answers *answers;	/* all that were given */
	const struct gd_filing_row *filings;
	size_t filings_len;
	const struct gd_letter_evidence *evidence;
	size_t evidence_len;
	gd_instant now;
	struct gd_zone zone;
	gd_day deadline;	/* GD_DAY_NONE: none */
	const char *lang;	/* "zh_CN" or "en": of the letter */
	/* Made by gd_letter_case_make(). */
	struct gd_answers facts;	/* what conditions read */
	struct gd_claims claims;
	const char *demands[16];	/* codes; point into `facts` */
	size_t demands_len;
	const char *laws[3];		/* ids, from the basis that holds */
	size_t laws_len;
	struct gd_buf ids;		/* private: owns what the two point into */
	struct gd_buf lost;		/* comma list: places that a demand's
					 * own wording had no value for */
};

/* After the given members are set; `effective`: the answers that count. */
void gd_letter_case_make(struct gd_letter_case *c,
			 const struct gd_answers *effective);
void gd_letter_case_release(struct gd_letter_case *c);

/* Ready for gd_letter_fill(); borrows `c`. */
struct gd_letter_source gd_letter_case_source(struct gd_letter_case *c);

/* A date and a sum as a letter in `lang` writes them. */
void gd_letter_date(const struct gd_letter_book *b, gd_day day,
		    const char *lang, struct gd_buf *out);
void gd_letter_money(const struct gd_letter_book *b, int64_t fen,
		     const char *lang, struct gd_buf *out);

/* Does a place, list or field of this name exist, questions aside? */
bool gd_letter_place_known(const char *name);
bool gd_letter_list_known(const char *list);
bool gd_letter_cell_known(const char *list, const char *name);
bool gd_letter_fact_known(const char *field);
/* The question whose answer gives a computed place its value; NULL: none does. */
const char *gd_letter_question_of(const char *place);

#endif
