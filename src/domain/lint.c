/*
 * domain/lint.c - see lint.h: words and what a letter must hold.
 */
#include <config.h>

#include "domain/lint_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "domain/letter_box.h"
#include "domain/list.h"
#include "domain/pattern_internal.h"

#define HEARD_LEAST 9	/* features of what is listened to */
#define HEADING_MOST 30	/* a heading or a cell has fewer, and no stop */

static const char *const kinds[] = {
	"demand", "law", "tone", "repealed", "deadline", "private", "limit"
};

unsigned
gd_lint_kind_parse(const char *word, size_t len)
{
	for (size_t i = 0; i < GD_ARRAY_LEN(kinds); i++)
		if (strlen(kinds[i]) == len && memcmp(kinds[i], word, len) == 0)
			return 1u << i;
	return 0;
}

const char *
gd_lint_kind_word(unsigned kind)
{
	for (size_t i = 0; i < GD_ARRAY_LEN(kinds); i++)
		if (kind == 1u << i)
			return kinds[i];
	return "";
}

unsigned
gd_lint_kinds(const char *list)
{
	unsigned bits = 0;
	const char *code;
	size_t len;

	while (gd_list_next(&list, &code, &len))
		bits |= gd_lint_kind_parse(code, len);
	return bits;
}

void
gd_findings_release(struct gd_findings *f)
{
	free(f->items);
	*f = (struct gd_findings)GD_FINDINGS_INIT;
}

struct gd_finding *
gd_lint_add(struct gd_findings *out, const struct gd_lint_rule *r,
	    size_t start, size_t len)
{
	struct gd_finding *f;

	GD_GROW(out->items, out->len, out->cap);
	f = &out->items[out->len++];
	*f = (struct gd_finding){
		.kind = gd_lint_kind_parse(r->rule, strlen(r->rule)),
		.rule = r, .start = start, .len = len,
	};
	return f;
}

static void
look_for(const struct gd_lint_rule *r, const char *s, size_t len,
	 struct gd_findings *out)
{
	struct gd_match m;
	size_t at = 0;

	while (gd_pattern_find(r->patterns, s, len, at, &m)) {
		if (!gd_lint_excused(r, s, len, &m))
			gd_lint_add(out, r, m.start, m.len);
		at = m.start + m.len;
	}
}

/* Was something of this kind found within s[from..to) already? */
static bool
found_within(const struct gd_findings *f, unsigned kind, size_t from, size_t to)
{
	size_t i;

	for (i = 0; i < f->len; i++)
		if (f->items[i].kind == kind && f->items[i].len &&
		    f->items[i].start < to &&
		    f->items[i].start + f->items[i].len > from)
			return true;
	return false;
}

/*
 * The sentence at `from` with its stop, as sentences are learned; headings and cells
 * of a form, short and without a stop, say nothing. 0: nothing to listen to.
 */
static size_t
heard(const struct gd_lint_env *env, const char *s, size_t len, size_t from,
      size_t *next)
{
	struct gd_lint_feature f[GD_LINT_FEATURES];
	size_t end, stop, n;

	gd_pattern_sentence(s, len, from, &end);
	stop = end < len ? gd_pattern_stop_at(s + end, len - end) : 0;
	*next = end + (stop ? stop : 1);
	if (stop && s[end] == '\n')
		stop = 0;
	n = gd_lint_features(s + from, end + stop - from, f);
	if (n < HEARD_LEAST || (!stop && !env->sentence && n < HEADING_MOST))
		return 0;
	return end + stop - from;
}

/* What no list names, but sounds like what the rule is about. */
static void
listen(const struct gd_lint_env *env, const struct gd_lint_rule *r,
       unsigned kind, const char *s, size_t len, struct gd_findings *out)
{
	const struct gd_lint_model *m = gd_lint_model(env->book, r->rule);
	struct gd_match at = { .number = -1 }, any;
	size_t from, next, n;

	for (from = 0; m && from < len; from = next) {
		n = heard(env, s, len, from, &next);
		if (!n || found_within(out, kind, from, from + n) ||
		    (r->heed &&
		     !gd_pattern_find(r->heed, s, from + n, from, &any)) ||
		    gd_lint_model_score(m, s + from, n, &at.start, &at.len) <= 0)
			continue;
		at.start += from;
		if (!gd_lint_excused(r, s, len, &at))
			gd_lint_add(out, r, at.start, at.len);
	}
}

/* Places that stand for a name, such as "GD-0001", hold no pattern of a need. */
static void
need(const struct gd_lint_rule *r, const char *s, size_t len,
     struct gd_findings *out)
{
	struct gd_match m;
	size_t at = 0;

	while (gd_pattern_find(r->patterns, s, len, at, &m)) {
		if (!gd_lint_excused(r, s, len, &m))
			return;
		at = m.start + m.len;
	}
	gd_lint_add(out, r, len, 0);
}

static int
by_place(const void *pa, const void *pb)
{
	const struct gd_finding *a = pa, *b = pb;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return a->len == b->len ? 0 : a->len > b->len ? -1 : 1;
}

/* Of finds of one kind that overlap the longest stays. */
static void
merge(struct gd_findings *f)
{
	size_t i, n = 0;

	if (f->len > 1)
		qsort(f->items, f->len, sizeof *f->items, by_place);
	for (i = 0; i < f->len; i++) {
		struct gd_finding *last = n ? &f->items[n - 1] : NULL;

		if (last && f->items[i].len && last->kind == f->items[i].kind &&
		    f->items[i].start < last->start + last->len) {
			if (f->items[i].len > last->len)
				*last = f->items[i];
			continue;
		}
		f->items[n++] = f->items[i];
	}
	f->len = n;
}

/* What does not fit is what is marked. */
static void
check_room(const struct gd_lint_env *env, const char *s, size_t len,
	   struct gd_findings *out)
{
	const struct gd_lint_rule *r;
	size_t fits;

	if (!env->box)
		return;
	fits = gd_letter_box_fits(env->box, s, len);
	r = gd_lint_rule(env->book, "limit.length");
	if (r && fits < len)
		gd_lint_add(out, r, fits, len - fits);
	r = gd_lint_rule(env->book, "limit.pictures");
	if (r && env->box->pictures && env->pictures > env->box->pictures)
		gd_lint_add(out, r, len, 0);
}

void
gd_lint(const struct gd_lint_env *env, const char *s, size_t len,
	struct gd_findings *out)
{
	struct gd_findings found = GD_FINDINGS_INIT;
	size_t i;

	for (i = 0; i < env->book->lint_len; i++) {
		const struct gd_lint_rule *r = &env->book->lint[i];
		unsigned kind = gd_lint_kind_parse(r->rule, strlen(r->rule));

		if (!r->patterns || !(env->rules & kind))
			continue;
		if (!r->need)
			look_for(r, s, len, &found);
		else if (!env->sentence)
			need(r, s, len, &found);
	}
	for (i = 0; i < env->book->lint_len; i++) {
		const struct gd_lint_rule *r = &env->book->lint[i];
		unsigned kind = gd_lint_kind_parse(r->rule, strlen(r->rule));

		if (r->learned && (env->rules & kind))
			listen(env, r, kind, s, len, &found);
	}
	gd_lint_laws(env, s, len, &found);
	if (env->rules & GD_LINT_LIMIT)
		check_room(env, s, len, &found);
	merge(&found);
	for (i = 0; i < found.len; i++) {
		GD_GROW(out->items, out->len, out->cap);
		out->items[out->len++] = found.items[i];
	}
	gd_findings_release(&found);
}
