/*
 * domain/letter_cells.c - the rows of a letter's lists.
 */
#include <config.h>

#include "domain/letter_internal.h"

#include <stdio.h>
#include <string.h>

#include "domain/list.h"

/* Kinds held, by the answer, when no files are there to list. */
static size_t
held_kinds(const struct gd_letter_case *c, size_t want, const char **kind,
	   size_t *len)
{
	const char *p = gd_answers_value(c->answers, "evidence"), *code;
	size_t n = 0, l;

	while (gd_list_next(&p, &code, &l)) {
		if (l == 4 && memcmp(code, "none", 4) == 0)
			continue;
		if (n++ == want) {
			*kind = code;
			*len = l;
		}
	}
	return n;
}

static size_t
rows(void *ctx, const char *list)
{
	struct gd_letter_case *c = ctx;
	const char *kind;
	size_t len;

	if (strcmp(list, "demands") == 0)
		return c->demands_len;
	if (strcmp(list, "claims") == 0)
		return c->claims.len;
	if (strcmp(list, "laws") == 0)
		return c->laws_len;
	if (strcmp(list, "filings") == 0)
		return c->filings_len;
	if (strcmp(list, "evidence") == 0)
		return c->evidence_len ? c->evidence_len
				       : held_kinds(c, SIZE_MAX, &kind, &len);
	return 0;
}

static bool
kind_name(const struct gd_letter_case *c, const char *kind, size_t len,
	  struct gd_buf *out)
{
	size_t i;

	for (i = 0; i < c->k->evidence_len; i++) {
		const struct gd_evidence_kind *k = &c->k->evidence[i];

		if (strlen(k->code) == len && memcmp(k->code, kind, len) == 0) {
			gd_buf_adds(out, gd_bitext_get(&k->name, c->lang));
			return true;
		}
	}
	return false;
}

static bool
kind_proves(const struct gd_letter_case *c, const char *kind, size_t len,
	    struct gd_buf *out)
{
	size_t i;

	for (i = 0; i < c->k->evidence_len; i++) {
		const struct gd_evidence_kind *k = &c->k->evidence[i];

		if (strlen(k->code) == len && memcmp(k->code, kind, len) == 0 &&
		    k->proves.zh) {
			gd_buf_adds(out, gd_bitext_get(&k->proves, c->lang));
			return true;
		}
	}
	return false;
}

static bool
word_or(const struct gd_letter_case *c, const char *prefix, const char *code,
	size_t len, struct gd_buf *out)
{
	const struct gd_letter_word *w;
	char id[80];

	snprintf(id, sizeof id, "%s.%.*s", prefix, (int)(len < 48 ? len : 48),
		 code);
	w = gd_letter_word(c->book, id);
	if (!w) {
		snprintf(id, sizeof id, "%s.other", prefix);
		w = gd_letter_word(c->book, id);
	}
	if (w)
		gd_buf_adds(out, gd_bitext_get(&w->name, c->lang));
	return w != NULL;
}

static bool
evidence_cell(const struct gd_letter_case *c, size_t row, const char *name,
	      struct gd_buf *out)
{
	const struct gd_letter_evidence *e =
		row < c->evidence_len ? &c->evidence[row] : NULL;
	const char *kind = e ? e->kind : "";
	size_t len = strlen(kind);

	if (!c->evidence_len)
		held_kinds(c, row, &kind, &len);
	if (strcmp(name, "name") == 0) {
		if (e && *e->name) {
			gd_buf_adds(out, e->name);
			return true;
		}
		return kind_name(c, kind, len, out);
	}
	if (strcmp(name, "proves") == 0 && e && e->proves && *e->proves) {
		gd_buf_adds(out, e->proves);
		return true;
	}
	if (strcmp(name, "proves") == 0)
		return kind_proves(c, kind, len, out) ||
		       word_or(c, "proves", kind, len, out);
	if (strcmp(name, "captured") == 0 && e &&
	    gd_letter_add_instant(c, e->captured_at, false, out))
		return true;
	if (strcmp(name, "digest") == 0 && e && *e->digest) {
		gd_buf_add(out, e->digest, strnlen(e->digest, 8));
		return true;
	}
	if (strcmp(name, "source") == 0 && e && *e->source) {
		gd_buf_adds(out, e->source);
		return true;
	}
	return word_or(c, "unknown", name, strlen(name), out);
}

static bool
claim_cell(const struct gd_letter_case *c, size_t row, const char *name,
	   struct gd_buf *out)
{
	const struct gd_claim_line *l = &c->claims.lines[row];
	size_t n = strcspn(l->rule->source, ", ");
	struct gd_buf id = GD_BUF_INIT;
	bool good = true;

	gd_buf_add(&id, l->rule->source, n);
	if (strcmp(name, "name") == 0)
		gd_buf_adds(out, gd_bitext_get(&l->rule->name, c->lang));
	else if (strcmp(name, "sum") == 0)
		gd_claim_sum(l, c->lang, c->book, out);
	else if (strcmp(name, "amount") == 0)
		gd_letter_money(c->book, l->fen, c->lang, out);
	else
		good = gd_letter_add_law(c, id.s, out);
	gd_buf_release(&id);
	return good;
}

static bool
filing_cell(const struct gd_letter_case *c, size_t row, const char *name,
	    struct gd_buf *out)
{
	const struct gd_filing_row *f = &c->filings[row];
	const char *state = gd_filing_state_code(f->state);
	size_t i;

	if (strcmp(name, "date") == 0)
		return gd_letter_add_instant(c, f->filed_at, false, out);
	if (strcmp(name, "state") == 0)
		return word_or(c, "state", state, strlen(state), out);
	if (strcmp(name, "ref") == 0) {
		gd_buf_adds(out, f->ref);
		return *f->ref || word_or(c, "unknown", "ref", 3, out);
	}
	for (i = 0; i < c->k->channels_len; i++)
		if (strcmp(c->k->channels[i].code, f->channel) == 0) {
			gd_buf_adds(out, gd_bitext_get(&c->k->channels[i].name,
						       c->lang));
			return true;
		}
	gd_buf_adds(out, f->channel);
	return true;
}

static bool
law_cell(const struct gd_letter_case *c, size_t row, const char *name,
	 struct gd_buf *out)
{
	size_t i;

	if (strcmp(name, "name") == 0)
		return gd_letter_add_law(c, c->laws[row], out);
	for (i = 0; i < c->sources_len; i++)
		if (strcmp(c->sources[i].id, c->laws[row]) == 0)
			gd_buf_adds(out, gd_bitext_get(&c->sources[i].gist,
						       c->lang));
	return true;
}

static bool
cell(void *ctx, const char *list, size_t row, const char *name,
     struct gd_buf *out)
{
	struct gd_letter_case *c = ctx;

	if (!gd_letter_cell_known(list, name) || row >= rows(ctx, list))
		return false;
	if (strcmp(name, "no") == 0) {
		gd_buf_addf(out, "%zu", row + 1);
		return true;
	}
	if (strcmp(list, "demands") == 0)
		gd_letter_demand_text(c, c->demands[row], out);
	else if (strcmp(list, "claims") == 0)
		return claim_cell(c, row, name, out);
	else if (strcmp(list, "evidence") == 0)
		return evidence_cell(c, row, name, out);
	else if (strcmp(list, "filings") == 0)
		return filing_cell(c, row, name, out);
	else
		return law_cell(c, row, name, out);
	return true;
}

struct gd_letter_source
gd_letter_case_source(struct gd_letter_case *c)
{
	return (struct gd_letter_source){
		.answers = &c->facts, .place = gd_letter_place, .rows = rows,
		.cell = cell, .ctx = c,
	};
}
