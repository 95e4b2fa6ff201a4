/*
 * domain/lint_model.c - see lint_model.h.
 */
#include <config.h>

#include "domain/lint_model.h"

#include <stdlib.h>
#include <string.h>

#include "domain/pattern_internal.h"

#define FNV_BASIS UINT64_C(14695981039346656037)
#define FNV_PRIME UINT64_C(1099511628211)

struct word {
	uint64_t key;
	size_t start, len;
};

static uint64_t
mix(uint64_t h, unsigned char c)
{
	return (h ^ c) * FNV_PRIME;
}

static bool
is_digit(int c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(int c)
{
	return c >= 'a' && c <= 'z';
}

/* The next word at or after `*at`; false: no more. */
static bool
next_word(const char *s, size_t len, size_t *at, struct word *w)
{
	size_t bytes, i = *at;
	int c = 0;

	while (i < len && (s[i] == ' ' || s[i] == '\t' || s[i] == '\n'))
		i++;
	if (i >= len)
		return false;
	*w = (struct word){ FNV_BASIS, i, 0 };
	c = gd_pattern_ascii_at(s + i, len - i, &bytes);
	if (is_letter(c)) {
		while (i < len && is_letter(c = gd_pattern_ascii_at(
					  s + i, len - i, &bytes))) {
			w->key = mix(w->key, (unsigned char)c);
			i += bytes;
		}
	} else if (is_digit(c)) {
		w->key = mix(w->key, '0');
		while (i < len && is_digit(gd_pattern_ascii_at(s + i, len - i,
							       &bytes)))
			i += bytes;
	} else if (c) {
		w->key = mix(w->key, (unsigned char)c);
		i += bytes;
	} else {
		for (bytes = gd_pattern_char_len(s + i, len - i); bytes--; i++)
			w->key = mix(w->key, (unsigned char)s[i]);
	}
	w->len = i - w->start;
	*at = i;
	return true;
}

static uint64_t
pair(uint64_t a, uint64_t b)
{
	return (a * FNV_PRIME) ^ b;
}

static int
by_key(const void *pa, const void *pb)
{
	const struct gd_lint_feature *a = pa, *b = pb;

	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	return a->first - b->first;
}

size_t
gd_lint_features(const char *s, size_t len, struct gd_lint_feature *out)
{
	const struct word ends[] = { { mix(FNV_BASIS, '^'), 0, 0 },
				     { mix(FNV_BASIS, '$'), len, 0 } };
	struct word before = ends[0], w;
	size_t n = 0, at = 0, i, kept = 0;
	bool more = true;
	int k = 0;

	out[n++] = (struct gd_lint_feature){ before.key, 0, 0, k, 1 };
	while (more && n + 2 <= GD_LINT_FEATURES) {
		more = next_word(s, len, &at, &w);
		if (!more)
			w = ends[1];
		out[n++] = (struct gd_lint_feature){
			pair(before.key, w.key), before.start,
			w.start + w.len - before.start, k, 2
		};
		out[n++] = (struct gd_lint_feature){
			w.key, w.start, w.len, ++k, 1
		};
		before = w;
	}
	qsort(out, n, sizeof *out, by_key);
	for (i = 0; i < n; i++)
		if (!kept || out[i].key != out[kept - 1].key)
			out[kept++] = out[i];
	return kept;
}

void
gd_lint_feature_spell(const char *s, const struct gd_lint_feature *f,
		      struct gd_buf *out)
{
	size_t at = 0, n = 0;
	struct word w;

	if (!f->first)
		gd_buf_adds(out, "^");
	for (n = !f->first; next_word(s + f->start, f->len, &at, &w); n++) {
		gd_buf_adds(out, n ? " " : "");
		gd_buf_add(out, s + f->start + w.start, w.len);
	}
	if (n < (size_t)f->words)
		gd_buf_adds(out, n ? " $" : "$");
}

uint64_t
gd_lint_feature_key(const char *text)
{
	size_t len = strlen(text), at = 0;
	struct word a, b, c;

	if (!next_word(text, len, &at, &a))
		return 0;
	if (!next_word(text, len, &at, &b))
		return a.key;
	return next_word(text, len, &at, &c) ? 0 : pair(a.key, b.key);
}

static int
by_weight_key(const void *pa, const void *pb)
{
	const struct gd_lint_weight *a = pa, *b = pb;

	return a->key < b->key ? -1 : a->key > b->key;
}

void
gd_lint_model_sort(struct gd_lint_model *m)
{
	if (m->len > 1)
		qsort(m->items, m->len, sizeof *m->items, by_weight_key);
}

static int
weight_of(const struct gd_lint_model *m, uint64_t key)
{
	const struct gd_lint_weight want = { .key = key };
	const struct gd_lint_weight *w;

	w = m->len ? bsearch(&want, m->items, m->len, sizeof want, by_weight_key)
		   : NULL;
	return w ? w->weight : 0;
}

/* A hundred times the square root, rounded down. */
static int64_t
root_100(size_t n)
{
	int64_t r = 0, want = (int64_t)n * 10000;

	while ((r + 1) * (r + 1) <= want)
		r++;
	return r;
}

/* The run of words with the greatest sum; pairs count for both of theirs. */
static void
loudest(const struct gd_lint_feature *f, const int *weights, size_t n,
	size_t *start, size_t *bytes)
{
	int64_t word[GD_LINT_WORDS + 2] = { 0 }, sum = 0, best = 0;
	size_t from[GD_LINT_WORDS + 2] = { 0 }, to[GD_LINT_WORDS + 2] = { 0 };
	int i, last = 0, begin = 0;

	for (size_t k = 0; k < n; k++) {
		i = f[k].first;
		word[i] += weights[k];
		if (f[k].words == 2)
			word[i + 1] += weights[k];
		if (f[k].words == 1) {
			from[i] = f[k].start;
			to[i] = f[k].start + f[k].len;
		}
		last = i > last ? i : last;
	}
	*start = *bytes = 0;
	for (i = 1; i <= last; i++) {
		/* A word that came before has no place of its own here. */
		if (!to[i])
			continue;
		if (sum <= 0) {
			sum = 0;
			begin = i;
		}
		sum += word[i];
		if (sum > best && to[i] > from[begin]) {
			best = sum;
			*start = from[begin];
			*bytes = to[i] - from[begin];
		}
	}
}

int
gd_lint_model_score(const struct gd_lint_model *m, const char *s, size_t len,
		    size_t *start, size_t *n)
{
	struct gd_lint_feature f[GD_LINT_FEATURES];
	int weights[GD_LINT_FEATURES];
	size_t count = gd_lint_features(s, len, f), i;
	int64_t sum = 0;

	for (i = 0; i < count; i++) {
		weights[i] = weight_of(m, f[i].key);
		sum += weights[i];
	}
	if (start && n) {
		loudest(f, weights, count, start, n);
		if (!*n)
			*n = len;
	}
	return m->bias + (int)(sum * 100 / root_100(count));
}
