/*
 * domain/cond.c - parsing conditions of the playbook.
 */
#include "domain/cond.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

#define FIELD_CHARS "abcdefghijklmnopqrstuvwxyz0123456789_"
#define VALUE_CHARS FIELD_CHARS "ABCDEFGHIJKLMNOPQRSTUVWXYZ.-"
#define SPACES " \t\r\n"

#define NUMBER_MAX (INT64_MAX / 1000)

/* `s[0..len)` as a decimal number with at most two decimals, in hundredths. */
static bool
parse_number(const char *s, size_t len, int64_t *out)
{
	int64_t n = 0;
	size_t i = 0, decimals = 0;

	for (; i < len && s[i] >= '0' && s[i] <= '9'; i++) {
		n = n * 10 + (s[i] - '0');
		if (n > NUMBER_MAX)
			return false;
	}
	if (i == 0)
		return false;
	if (i < len && s[i] == '.') {
		for (i++; i < len && s[i] >= '0' && s[i] <= '9'; i++) {
			if (++decimals > 2)
				return false;
			n = n * 10 + (s[i] - '0');
		}
		if (decimals == 0)
			return false;
	}
	for (; decimals < 2; decimals++)
		n *= 10;
	if (i != len)
		return false;
	*out = n;
	return true;
}

bool
gd_cond_number(const char *s, int64_t *hundredths)
{
	return parse_number(s, strlen(s), hundredths);
}

static void
release_term(struct gd_cond_term *t)
{
	for (size_t i = 0; i < t->values_len; i++)
		free(t->values[i]);
	free(t->values);
	free(t->field);
}

void
gd_cond_release(struct gd_cond *c)
{
	for (size_t i = 0; i < c->len; i++) {
		for (size_t k = 0; k < c->alts[i].len; k++)
			release_term(&c->alts[i].terms[k]);
		free(c->alts[i].terms);
	}
	free(c->alts);
	*c = (struct gd_cond){ 0 };
}

/* The codes of `a|b|c`; false when one is empty or holds a wrong byte. */
static bool
parse_values(struct gd_cond_term *t, const char *s, size_t len)
{
	size_t cap = 0, at = 0;

	for (;;) {
		size_t n = strspn(s + at, VALUE_CHARS);

		if (n > len - at)
			n = len - at;
		if (n == 0)
			return false;
		GD_GROW(t->values, t->values_len, cap);
		t->values[t->values_len++] = gd_strndup(s + at, n);
		at += n;
		if (at == len)
			return true;
		if (s[at++] != '|')
			return false;
	}
}

/* What follows the field: `=codes`, `?` or a comparison with a number. */
static bool
parse_tail(struct gd_cond_term *t, const char *s, size_t len)
{
	bool equal = len > 1 && s[1] == '=';

	if (len == 0)
		return false;
	switch (s[0]) {
	case '?':
		t->op = GD_COND_GIVEN;
		return len == 1;
	case '=':
		t->op = GD_COND_IS;
		return parse_values(t, s + 1, len - 1);
	case '<':
		t->op = equal ? GD_COND_LE : GD_COND_LT;
		break;
	case '>':
		t->op = equal ? GD_COND_GE : GD_COND_GT;
		break;
	default:
		return false;
	}
	return parse_number(s + 1 + equal, len - 1 - equal, &t->number);
}

static bool
parse_term(struct gd_cond_term *t, const char *s, size_t len)
{
	size_t n;

	*t = (struct gd_cond_term){ 0 };
	if (len > 0 && *s == '!') {
		t->negate = true;
		s++;
		len--;
	}
	n = strspn(s, FIELD_CHARS);
	if (n == 0 || n > len)
		return false;
	t->field = gd_strndup(s, n);
	t->key = gd_answer_key(t->field);
	if (parse_tail(t, s + n, len - n))
		return true;
	release_term(t);
	return false;
}

static struct gd_cond_alt *
add_alt(struct gd_cond *c)
{
	GD_GROW(c->alts, c->len, c->cap);
	c->alts[c->len] = (struct gd_cond_alt){ 0 };
	return &c->alts[c->len++];
}

enum gd_status
gd_cond_parse(const char *s, struct gd_cond *out, struct gd_error *err)
{
	struct gd_cond c = { 0 };
	struct gd_cond_alt *alt = NULL;	/* NULL: a term must come next */
	struct gd_cond_term term;
	bool after_or = false;
	size_t len;

	for (s = s ? s + strspn(s, SPACES) : ""; *s;
	     s += len, s += strspn(s, SPACES)) {
		len = strcspn(s, SPACES);
		if (len == 2 && memcmp(s, "or", 2) == 0) {
			if (!alt)
				goto stray_or;
			alt = NULL;
			after_or = true;
			continue;
		}
		if (!parse_term(&term, s, len))
			goto bad_term;
		if (!alt)
			alt = add_alt(&c);
		GD_GROW(alt->terms, alt->len, alt->cap);
		alt->terms[alt->len++] = term;
		after_or = false;
	}
	if (after_or)
		goto stray_or;
	*out = c;
	return GD_OK;
stray_or:
	gd_cond_release(&c);
	return gd_error_set(err, GD_EDATA,
			    _("'or' must stand between two conditions"));
bad_term:
	gd_cond_release(&c);
	return gd_error_set(err, GD_EDATA,
			    _("'%.*s' is not a condition term: write field=code, "
			      "field=code|code, field>=500 or field?, with ! in "
			      "front for the opposite"), (int)len, s);
}

void
gd_cond_fields(const struct gd_cond *c,
	       void (*visit)(const struct gd_cond_term *term, void *ctx),
	       void *ctx)
{
	for (size_t i = 0; i < c->len; i++) {
		for (size_t k = 0; k < c->alts[i].len; k++)
			visit(&c->alts[i].terms[k], ctx);
	}
}
