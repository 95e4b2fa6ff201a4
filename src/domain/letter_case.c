/*
 * domain/letter_case.c - see letter_case.h: what is known of the case.
 */
#include <config.h>

#include "domain/letter_case.h"

#include <stdlib.h>
#include <string.h>

#include "base/code.h"
#include "base/mem.h"
#include "domain/list.h"

#define FACT_LIST(a, field, code)                                           \
	do {                                                                \
		struct gd_buf l_ = GD_BUF_INIT;                             \
		gd_buf_adds(&l_, gd_answers_value(a, field));               \
		if (!gd_list_has(l_.s, code))                               \
			gd_list_add(&l_, code);                             \
		gd_answers_set(a, field, l_.s, GD_ANSWER_GIVEN, false);     \
		gd_buf_release(&l_);                                        \
	} while (0)

static void
fact(struct gd_letter_case *c, const char *field, const char *value)
{
	gd_answers_set(&c->facts, field, value, GD_ANSWER_GIVEN, false);
}

static void
facts_of_filings(struct gd_letter_case *c)
{
	size_t i;

	for (i = 0; i < c->filings_len; i++) {
		const struct gd_filing_row *f = &c->filings[i];

		if (f->state == GD_FILING_WITHDRAWN)
			continue;
		fact(c, "has_filings", "yes");
		if (f->state == GD_FILING_PROMISED)
			fact(c, "has_promise", "yes");
		FACT_LIST(&c->facts, "filed", f->channel);
		if (f->state == GD_FILING_REFUSED)
			FACT_LIST(&c->facts, "refused", f->channel);
		if (f->state == GD_FILING_SILENT || f->state == GD_FILING_OPEN)
			FACT_LIST(&c->facts, "silent", f->channel);
	}
}

/* Cut the comma list `ids` into `out`; the pieces live in `c->ids`. */
static size_t
cut_list(const char *ids, const char **out, size_t max, struct gd_buf *own)
{
	const char *code;
	size_t len, n = 0, first = own->len, i;

	while (n < max && gd_list_next(&ids, &code, &len)) {
		gd_buf_add(own, code, len);
		gd_buf_add(own, "", 1);
		n++;
	}
	for (i = 0; i < n; i++) {
		out[i] = (const char *)(uintptr_t)first;
		first += strlen(own->s + first) + 1;
	}
	return n;
}

/* Offsets into pointers, once the buffer moves no more. */
static void
settle(const char **list, size_t len, const struct gd_buf *own)
{
	size_t i;

	for (i = 0; i < len; i++)
		list[i] = own->s + (uintptr_t)list[i];
}

static void
find_laws(struct gd_letter_case *c)
{
	struct gd_buf all = GD_BUF_INIT;
	const char *p, *code;
	size_t i, len;
	struct gd_buf one = GD_BUF_INIT;

	for (i = 0; i < c->book->basis_len; i++) {
		const struct gd_letter_basis *b = &c->book->basis[i];

		if (!gd_cond_holds(&b->when, &c->facts))
			continue;
		for (p = b->laws; gd_list_next(&p, &code, &len);) {
			gd_buf_reset(&one);
			gd_buf_add(&one, code, len);
			if (!gd_list_has(all.s, one.s))
				gd_list_add(&all, one.s);
		}
	}
	c->laws_len = cut_list(all.s, c->laws, GD_ARRAY_LEN(c->laws), &c->ids);
	gd_buf_release(&one);
	gd_buf_release(&all);
}

void
gd_letter_case_make(struct gd_letter_case *c,
		    const struct gd_answers *effective)
{
	size_t i;

	gd_answers_init(&c->facts);
	gd_buf_init(&c->ids);
	gd_buf_init(&c->lost);
	gd_answers_copy(&c->facts, effective);
	fact(c, "stage", gd_stage_code(c->row->stage));
	if (c->row->outcome && *c->row->outcome)
		fact(c, "outcome", c->row->outcome);
	if (gd_list_has(c->row->tags, "group"))
		fact(c, "group", "yes");
	if (c->evidence_len)
		fact(c, "has_files", "yes");
	facts_of_filings(c);
	gd_claims_make(c->book, effective, &c->claims);
	if (c->claims.len)
		fact(c, "has_claims", "yes");
	for (i = 0; i < c->claims.len; i++)
		FACT_LIST(&c->facts, "claimed", c->claims.lines[i].rule->id);
	c->demands_len = cut_list(gd_answers_value(effective, "demand"),
				  c->demands, GD_ARRAY_LEN(c->demands),
				  &c->ids);
	find_laws(c);
	settle(c->demands, c->demands_len, &c->ids);
	settle(c->laws, c->laws_len, &c->ids);
}

void
gd_letter_case_release(struct gd_letter_case *c)
{
	gd_answers_release(&c->facts);
	gd_buf_release(&c->ids);
	gd_buf_release(&c->lost);
}

bool
gd_letter_place_known(const char *name)
{
	static const char *const plain[] = {
		"case_no", "today", "now", "deadline", "demands",
		"plain_demands",
		"evidence_names", "claim_total", "court_fee",
		"court_fee_half", "order_fee", "refusal", "recovered",
		"outcome", "closed_on"
	};
	static const char *const with[] = {
		"date:", "claim:", "law:", "filed:", "ref:", "waited:"
	};
	size_t i;

	for (i = 0; i < GD_ARRAY_LEN(with); i++)
		if (strncmp(name, with[i], strlen(with[i])) == 0 &&
		    name[strlen(with[i])])
			return true;
	return gd_code_find(plain, GD_ARRAY_LEN(plain), name) >= 0;
}

static const struct {
	const char *list;
	const char *cells[7];
} lists[] = {
	{ "demands", { "no", "text" } },
	{ "claims", { "no", "name", "sum", "amount", "law" } },
	{ "evidence", { "no", "name", "proves", "source", "captured",
			"digest" } },
	{ "filings", { "no", "date", "channel", "ref", "state" } },
	{ "laws", { "no", "name", "gist" } },
};

bool
gd_letter_list_known(const char *list)
{
	size_t i;

	for (i = 0; i < GD_ARRAY_LEN(lists); i++)
		if (strcmp(lists[i].list, list) == 0)
			return true;
	return false;
}

bool
gd_letter_cell_known(const char *list, const char *name)
{
	size_t i, k;

	for (i = 0; list && i < GD_ARRAY_LEN(lists); i++) {
		if (strcmp(lists[i].list, list) != 0)
			continue;
		for (k = 0; lists[i].cells[k]; k++)
			if (strcmp(lists[i].cells[k], name) == 0)
				return true;
	}
	return false;
}

bool
gd_letter_fact_known(const char *field)
{
	static const char *const known[] = {
		"stage", "filed", "refused", "silent", "outcome",
		"has_claims", "claimed", "has_filings", "has_files", "has_promise",
		"group"
	};

	return gd_code_find(known, GD_ARRAY_LEN(known), field) >= 0;
}

const char *
gd_letter_question_of(const char *place)
{
	if (strncmp(place, "claim", 5) == 0 ||
	    strncmp(place, "court_fee", 9) == 0 ||
	    strcmp(place, "order_fee") == 0)
		return "amount";
	if (strcmp(place, "demands") == 0 ||
	    strcmp(place, "plain_demands") == 0)
		return "demand";
	if (strcmp(place, "evidence_names") == 0)
		return "evidence";
	return NULL;
}
