/*
 * domain/redact_name.c - pseudonyms: one a value, all through a run.
 */
#include <config.h>

#include "domain/redact_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* FNV-1a with a last mix; never 0, which marks a free place. */
static uint64_t
digest(enum gd_redact_kind kind, const uint32_t *uc, size_t len)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325) ^ (uint64_t)kind;

	h *= UINT64_C(0x100000001b3);
	for (size_t i = 0; i < len; i++) {
		for (int shift = 0; shift < 24; shift += 8) {
			h ^= uc[i] >> shift & 0xFF;
			h *= UINT64_C(0x100000001b3);
		}
	}
	h ^= h >> 32;
	h *= UINT64_C(0xd6e8feb86659fd93);
	h ^= h >> 32;
	return h ? h : 1;
}

static struct gd_seen *
slot(struct gd_redact *r, uint64_t key)
{
	size_t mask = r->seen_cap - 1, i = (size_t)key & mask;

	while (r->seen[i].digest && r->seen[i].digest != key)
		i = (i + 1) & mask;
	return &r->seen[i];
}

static void
grow(struct gd_redact *r)
{
	struct gd_seen *old = r->seen;
	size_t cap = r->seen_cap;

	r->seen_cap = cap ? cap * 2 : 64;
	r->seen = gd_calloc(r->seen_cap, sizeof *r->seen);
	for (size_t i = 0; i < cap; i++)
		if (old[i].digest)
			*slot(r, old[i].digest) = old[i];
	free(old);
}

static uint32_t
number_of(struct gd_redact *r, enum gd_redact_kind kind, const uint32_t *uc,
	  size_t len)
{
	struct gd_seen *s;

	/* A phone is the same with and without its country. */
	if (kind == GD_REDACT_PHONE && len == 14 && uc[0] == '+')
		uc += 3, len -= 3;
	else if (kind == GD_REDACT_PHONE && len == 13 && uc[0] == '8' &&
		 uc[1] == '6')
		uc += 2, len -= 2;
	if (r->seen_len * 2 >= r->seen_cap)
		grow(r);
	s = slot(r, digest(kind, uc, len));
	if (!s->digest) {
		s->digest = digest(kind, uc, len);
		s->number = ++r->last[kind];
		r->seen_len++;
	}
	return s->number;
}

const char *
gd_redact_label(const struct gd_redact *r, enum gd_redact_kind k)
{
	const struct gd_redact_rule *rule = r->rules[k];

	return rule ? gd_bitext_get(&rule->name, r->lang) : gd_redact_code(k);
}

static void
add_ordinal(const struct gd_redact *r, enum gd_redact_kind k, uint32_t number,
	    struct gd_buf *out)
{
	const struct gd_redact_rule *rule = r->rules[k];
	const char *s = rule ? gd_bitext_get(&rule->series, r->lang) : "";

	for (uint32_t i = 1; *s; i++) {
		size_t n = strcspn(s, "|");

		if (i == number) {
			gd_buf_add(out, s, n);
			return;
		}
		s += n + (s[n] == '|');
	}
	gd_buf_addf(out, "%u", (unsigned)number);
}

static void
add_pseudonym(struct gd_redact *r, enum gd_redact_kind kind,
	      const uint32_t *uc, size_t len, struct gd_buf *out)
{
	const char *label = gd_redact_label(r, kind);
	uint32_t number = number_of(r, kind, uc, len);
	size_t n = strlen(label);

	gd_buf_adds(out, label);
	if (n && (unsigned char)label[n - 1] < 0x80)
		gd_buf_addc(out, ' ');
	add_ordinal(r, kind, number, out);
}

void
gd_redact_name(struct gd_redact *r, const struct gd_find *f,
	       struct gd_buf *out)
{
	const struct gd_unit *u = r->units.u;
	uint32_t *uc;
	size_t len = 0;

	if (f->known >= 0) {
		const struct gd_word *w = &r->known.items[f->known];

		if (w->whole)
			w = &r->known.items[w->whole - 1];
		add_pseudonym(r, w->kind, w->uc, w->len, out);
		return;
	}
	uc = gd_calloc(f->to - f->from, sizeof *uc);
	for (size_t i = f->from; i < f->to; i++)
		if (!u[i].sep && u[i].uc != '(' && u[i].uc != ')')
			uc[len++] = u[i].uc;
	add_pseudonym(r, f->kind, uc, len, out);
	free(uc);
}

void
gd_redact_value(struct gd_redact *r, enum gd_redact_kind kind,
		const char *value, struct gd_buf *out)
{
	struct gd_words one = { NULL, 0, 0 };

	if (!value)
		return;
	gd_words_add(&one, value, strlen(value), kind);
	if (one.len)
		add_pseudonym(r, kind, one.items[0].uc, one.items[0].len, out);
	gd_words_release(&one);
}
