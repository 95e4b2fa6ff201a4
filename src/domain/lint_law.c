/*
 * domain/lint_law.c - the laws that a letter cites: do they exist, are they in
 * force, do they fit?
 */
#include <config.h>

#include "domain/lint_internal.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "domain/list.h"
#include "domain/pattern.h"

#define OPEN "\u300a"		/* title mark, opening */
#define CLOSE "\u300b"
#define ORDINAL "\u7b2c"	/* "number" before an article's number */
#define ARTICLE "\u6761"	/* article */
#define LAWFUL "\u5f8b"		/* after a law's name: another word, "legal" */
#define BARE_BYTES 12		/* before an article, where its law's name ends */
#define LAW_WORD_BYTES 120	/* longest title looked through */

struct cite {
	const struct gd_lint_env *env;
	const char *s;
	size_t len;
	struct gd_findings *out;
	int good;	/* citations that hold */
};

static size_t
word_at(const struct cite *c, size_t at, const char *word)
{
	size_t n = strlen(word);

	return at + n <= c->len && memcmp(c->s + at, word, n) == 0 ? n : 0;
}

/* The law whose name stands at `at`, the longest name; its bytes in `*n`. */
static const struct gd_letter_law *
law_at(const struct cite *c, size_t at, size_t *n)
{
	const struct gd_letter_law *found = NULL;
	const char *p;
	size_t i, len;

	*n = 0;
	for (i = 0; i < c->env->book->laws_len; i++) {
		const struct gd_letter_law *l = &c->env->book->laws[i];

		if (l->name.en && *l->name.en == c->s[at] &&
		    (len = word_at(c, at, l->name.en)) > *n) {
			*n = len;
			found = l;
		}

		for (p = l->names ? l->names : ""; *p; p += len + (p[len] == '|')) {
			len = strcspn(p, "|");
			if (len > *n && at + len <= c->len &&
			    *p == c->s[at] && memcmp(c->s + at, p, len) == 0 &&
			    !word_at(c, at + len, LAWFUL)) {
				*n = len;
				found = l;
			}
		}
	}
	return found;
}

static struct gd_finding *
blame(struct cite *c, const char *rule, size_t start, size_t end)
{
	const struct gd_lint_rule *r = gd_lint_rule(c->env->book, rule);

	if (!r || !(c->env->rules &
		    gd_lint_kind_parse(r->rule, strlen(r->rule))))
		return NULL;
	return gd_lint_add(c->out, r, start, end - start);
}

static const struct gd_source *
source_of(const struct cite *c, const char *id)
{
	size_t i;

	for (i = 0; i < c->env->sources_len; i++)
		if (strcmp(c->env->sources[i].id, id) == 0)
			return &c->env->sources[i];
	return NULL;
}

static const struct gd_lint_fit *
fit_of(const struct cite *c, const char *id)
{
	size_t i;

	for (i = 0; i < c->env->book->fits_len; i++)
		if (strcmp(c->env->book->fits[i].id, id) == 0)
			return &c->env->book->fits[i];
	return NULL;
}

static void
judge_article(struct cite *c, const struct gd_letter_law *law, int64_t number,
	      size_t start, size_t end)
{
	const char *type = c->env->type;
	const struct gd_lint_fit *fit;
	struct gd_finding *f = NULL;
	char id[24];

	snprintf(id, sizeof id, "%.12s.%d", law->id, (int)(number % 100000));
	fit = fit_of(c, id);
	if (!source_of(c, id)) {
		f = blame(c, "law.unknown", start, end);
	} else if (fit && type && *type && !gd_list_has(fit->types, type)) {
		f = blame(c, "law.misfit", start, end);
		if (f && fit->better.zh)
			f->more = &fit->better;
	} else {
		c->good++;
	}
	if (f)
		memcpy(f->law, id, sizeof id);
}

/* Past the closing mark and a bracket such as "(Order 121)". */
static size_t
past_title(const struct cite *c, size_t at)
{
	static const struct {
		const char *open, *close;
	} pairs[] = { { "\uff08", "\uff09" }, { "(", ")" } };
	size_t n, i, k;

	at += word_at(c, at, CLOSE);
	for (i = 0; i < 2; i++) {
		n = word_at(c, at, pairs[i].open);
		for (k = at + n; n && k < c->len && k < at + LAW_WORD_BYTES; k++)
			if (word_at(c, k, pairs[i].close))
				return k + word_at(c, k, pairs[i].close);
	}
	return at;
}

/* ", art. 55", "article 55"; 0: none. */
static size_t
latin_article_at(const struct cite *c, size_t at, int64_t *number)
{
	static const char *const words[] = { "art. ", "article ", "Article " };
	size_t i, n, end;

	at += word_at(c, at, ",");
	at += word_at(c, at, " ");
	for (i = 0; i < GD_ARRAY_LEN(words); i++) {
		n = word_at(c, at, words[i]);
		if (n && at + n < c->len && c->s[at + n] <= '9' &&
		    (end = gd_pattern_number(c->s + at + n, c->len - at - n,
					     number)))
			return at + n + end;
	}
	return 0;
}

/* "article 55 of the " right before `at`: where that begins; `at`: none does. */
static size_t
article_before(const struct cite *c, size_t at)
{
	int64_t number;
	size_t back, end;

	for (back = 12; back <= 36 && back <= at; back++) {
		end = latin_article_at(c, at - back, &number);
		if (end && c->s[at - back] != ' ' &&
		    (end + word_at(c, end, " of the ") == at ||
		     end + word_at(c, end, " of ") == at) && end < at)
			return at - back;
	}
	return at;
}

/* An article at `at`: its number and the byte after it; 0: none. */
static size_t
article_at(const struct cite *c, size_t at, int64_t *number)
{
	size_t n = word_at(c, at, ORDINAL), end;

	end = gd_pattern_number(c->s + at + n, c->len - at - n, number);
	if (!end || !word_at(c, at + n + end, ARTICLE))
		return latin_article_at(c, at, number);
	return at + n + end + strlen(ARTICLE);
}

/* What may stand between two articles of one law. */
static size_t
past_joint(const struct cite *c, size_t at)
{
	static const char *const joints[] = {
		"\u3001", "\uff0c", ",", "\u548c", "\u53ca", "\u4e0e", "\u81f3",
		" "
	};
	size_t i, n;

	for (i = 0; i < sizeof joints / sizeof *joints; i++)
		if ((n = word_at(c, at, joints[i])))
			return at + n;
	return at;
}

/* The articles that follow a law's name. The byte after the last. */
static size_t
read_articles(struct cite *c, const struct gd_letter_law *law, size_t start,
	      size_t at, bool gone)
{
	size_t next, end = at;
	int64_t number;

	if (latin_article_at(c, start, &number) && !gone)
		judge_article(c, law, number, start, at);
	while ((next = article_at(c, at, &number))) {
		if (!gone)
			judge_article(c, law, number, start, next);
		start = at = past_joint(c, end = next);
	}
	return end;
}

static bool
is_gone(const struct cite *c, const struct gd_letter_law *l)
{
	gd_day day = c->env->day;

	return day != GD_DAY_NONE && l->until != GD_DAY_NONE && day >= l->until;
}

static size_t
judge_law(struct cite *c, const struct gd_letter_law *law, size_t at, size_t n)
{
	size_t opens = strlen(OPEN), start = at;
	size_t end = at + n + word_at(c, at + n, CLOSE);
	const struct gd_letter_law *l = law;
	struct gd_finding *f = NULL;
	gd_day day = c->env->day;
	bool over = is_gone(c, l), gone;

	if (at >= opens && word_at(c, at - opens, OPEN))
		start = at - opens;
	gone = over || (day != GD_DAY_NONE && l->from != GD_DAY_NONE &&
			day < l->from);
	if (gone) {
		f = blame(c, over ? "repealed.law" : "repealed.future", start,
			  end);
		if (f && l->instead.zh)
			f->more = &l->instead;
	}
	return read_articles(c, law, article_before(c, start),
			     past_title(c, at + n), gone);
}

/* An interpretation of a law that is gone is gone with it. */
static const struct gd_letter_law *
gone_within(const struct cite *c, size_t at, size_t end)
{
	const struct gd_letter_law *l;
	size_t n;

	for (; at < end; at++) {
		l = law_at(c, at, &n);
		if (l && is_gone(c, l))
			return l;
	}
	return NULL;
}

static void
blame_title(struct cite *c, size_t at, size_t title_end, size_t end)
{
	const struct gd_letter_law *l = gone_within(c, at, title_end);
	struct gd_finding *f;

	f = blame(c, l ? "repealed.law" : "law.stranger", at, end);
	if (f && l && l->instead.zh)
		f->more = &l->instead;
}

/* A title of no law that we know, with an article after it. */
static size_t
unknown_title(struct cite *c, size_t at)
{
	size_t open = word_at(c, at, OPEN), i, end;
	int64_t number;

	for (i = at + open; i < c->len && i < at + LAW_WORD_BYTES; i++) {
		if (!word_at(c, i, CLOSE))
			continue;
		end = article_at(c, past_title(c, i), &number);
		if (end)
			blame_title(c, at, i, end);
		return end ? end : at + open;
	}
	return at + open;
}

/* An article of a law that is named without a title's marks, and not known. */
static size_t
bare_article(struct cite *c, size_t at)
{
	const struct gd_lint_rule *r = gd_lint_rule(c->env->book,
						    "law.stranger");
	size_t end, from = at > BARE_BYTES ? at - BARE_BYTES : 0;
	int64_t number;
	struct gd_match m;

	if (!word_at(c, at, ORDINAL) || !r || !r->heed ||
	    !(end = article_at(c, at, &number)))
		return at + 1;
	while (gd_pattern_find(r->heed, c->s, at, from, &m)) {
		from = m.start + m.len;
		if (from < at)
			continue;
		m.len = end - m.start;
		if (!gd_lint_excused(r, c->s, c->len, &m))
			blame(c, r->id, m.start, end);
	}
	return end;
}

void
gd_lint_laws(const struct gd_lint_env *env, const char *s, size_t len,
	     struct gd_findings *out)
{
	struct cite c = { .env = env, .s = s, .len = len, .out = out };
	const struct gd_letter_law *law;
	size_t at = 0, n, after;

	if (!(env->rules & (GD_LINT_LAW | GD_LINT_REPEALED)))
		return;
	while (at < len) {
		law = law_at(&c, at, &n);
		if (law) {
			after = judge_law(&c, law, at, n);
			at = after > at + n ? after : at + n;
		} else if (word_at(&c, at, OPEN) &&
			   !law_at(&c, at + strlen(OPEN), &n)) {
			at = unknown_title(&c, at);
		} else {
			at = bare_article(&c, at);
		}
	}
	if (!c.good && !env->sentence)
		blame(&c, "law.none", len, len);
}
