/*
 * playbook/letters_keys.c - the keys of an entry of data/letters/.
 */
#include <config.h>

#include "playbook/letters_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "domain/money.h"
#include "domain/pattern.h"

static const struct gd_ini_key *
find(const struct gd_letter_entry *e, const char *key)
{
	const struct gd_ini_key *k = gd_ini_key(e->s, key);

	return k && *k->value ? k : NULL;
}

char *
gd_le_text(const struct gd_letter_entry *e, const char *key, bool required)
{
	const struct gd_ini_key *k = find(e, key);

	if (!k && required)
		gd_mistake(e->m, e->file, e->s->line,
			   _("'%s' is missing in [%s]"), key, e->s->name);
	return k ? gd_strdup(k->value) : NULL;
}

struct gd_bitext
gd_le_bitext(const struct gd_letter_entry *e, const char *key, bool required)
{
	struct gd_bitext t = { gd_le_text(e, key, required), NULL };
	char name[80];

	snprintf(name, sizeof name, "%s[en]", key);
	t.en = gd_le_text(e, name, false);
	if (t.zh && !t.en && e->m->thorough)
		gd_mistake(e->m, e->file, e->s->line,
			   _("'%s' is missing in [%s]"), name, e->s->name);
	return t;
}

/* The words of the class called `id[0..n)`; NULL, with a mistake: there is none. */
static const char *
class_words(const struct gd_letter_entry *e, const struct gd_ini_key *k,
	    const char *id, size_t n)
{
	size_t i;

	for (i = 0; i < e->book->classes_len; i++) {
		const struct gd_lint_class *c = &e->book->classes[i];

		if (strlen(c->id) == n && memcmp(c->id, id, n) == 0)
			return c->words;
	}
	gd_mistake(e->m, e->file, k->line,
		   _("there is no class of words '%.*s' before this line"),
		   (int)n, id);
	return NULL;
}

/* Append `k`'s patterns, the words of a class where its name stands. */
static void
put_classes(const struct gd_letter_entry *e, const struct gd_ini_key *k,
	    bool inside, struct gd_buf *out)
{
	const char *p, *words;
	bool group = inside;
	size_t n;

	for (p = k->value; *p; p++) {
		n = strcspn(p, "}");
		if (*p != '{' || !p[n]) {
			group = *p == '(' || (group && *p != ')');
			gd_buf_addc(out, *p);
			continue;
		}
		words = class_words(e, k, p + 1, n - 1);
		if (words)
			gd_buf_addf(out, group ? "%s" : "(%s)", words);
		p += n;
	}
}

/* KEY, KEY.2 … joined; `inside`: classes are put in without brackets. */
static char *
join_list(const struct gd_letter_entry *e, const char *key, bool inside)
{
	struct gd_buf all = GD_BUF_INIT, one = GD_BUF_INIT;
	const struct gd_ini_key *k;
	char name[80];
	int i;

	for (i = 1; i < 30; i++) {
		if (i == 1)
			snprintf(name, sizeof name, "%s", key);
		else
			snprintf(name, sizeof name, "%s.%d", key, i);
		k = find(e, name);
		if (!k)
			continue;
		gd_buf_reset(&one);
		put_classes(e, k, inside, &one);
		if (!gd_pattern_valid(one.s))
			gd_mistake(e->m, e->file, k->line,
				   _("a pattern here cannot be read: '*' and '~' "
				     "stand between words, at most three times, "
				     "brackets hold words, and a tag is <n>, "
				     "<date>, <id>, <card> or <d15-19>"));
		if (all.len)
			gd_buf_addc(&all, '|');
		gd_buf_adds(&all, one.s);
	}
	gd_buf_release(&one);
	return all.len ? gd_buf_detach(&all) : NULL;
}

char *
gd_le_patterns(const struct gd_letter_entry *e, const char *key)
{
	return join_list(e, key, false);
}

char *
gd_le_words(const struct gd_letter_entry *e, const char *key)
{
	char *words = join_list(e, key, true);

	if (!words || strpbrk(words, "*~<>()^"))
		gd_mistake(e->m, e->file, e->s->line,
			   _("[%s] is a list of words: a|b|c"), e->s->name);
	return words;
}

bool
gd_le_bool(const struct gd_letter_entry *e, const char *key)
{
	const struct gd_ini_key *k = find(e, key);

	if (k && strcmp(k->value, "yes") != 0 && strcmp(k->value, "no") != 0)
		gd_mistake(e->m, e->file, k->line, _("'%s' is yes or no"), key);
	return k && strcmp(k->value, "yes") == 0;
}

int
gd_le_int(const struct gd_letter_entry *e, const char *key, int most)
{
	const struct gd_ini_key *k = find(e, key);
	char *end;
	long n;

	if (!k)
		return 0;
	n = strtol(k->value, &end, 10);
	if (*end || n < 0 || n > most) {
		gd_mistake(e->m, e->file, k->line,
			   _("'%s' is a number from 0 to %d"), key, most);
		return 0;
	}
	return (int)n;
}

int64_t
gd_le_money(const struct gd_letter_entry *e, const char *key, int64_t none)
{
	const struct gd_ini_key *k = find(e, key);
	struct gd_error err = GD_ERROR_INIT;
	int64_t fen = none;

	if (k && gd_money_parse(k->value, &fen, &err) != GD_OK)
		gd_mistake(e->m, e->file, k->line, "%s", err.text);
	return fen;
}

gd_day
gd_le_day(const struct gd_letter_entry *e, const char *key)
{
	const struct gd_ini_key *k = find(e, key);
	gd_day day = GD_DAY_NONE;

	if (k && !gd_day_parse(k->value, &day))
		gd_mistake(e->m, e->file, k->line,
			   _("'%s' is a date, YYYY-MM-DD"), key);
	return day;
}

struct gd_cond
gd_le_cond(const struct gd_letter_entry *e, const char *key)
{
	const struct gd_ini_key *k = find(e, key);
	struct gd_error err = GD_ERROR_INIT;
	struct gd_cond c = { NULL, 0, 0 };

	if (k && gd_cond_parse(k->value, &c, &err) != GD_OK)
		gd_mistake(e->m, e->file, k->line, "%s", err.text);
	return c;
}

static bool
is_known(const char *known, const char *name)
{
	size_t n, len = strlen(name);
	const char *p;

	for (p = known; *p; p += n + (p[n] == ' ')) {
		n = strcspn(p, " ");
		if (n && p[n - 1] == '*' ? strncmp(p, name, n - 1) == 0
					 : n == len && strncmp(p, name, n) == 0)
			return true;
	}
	return false;
}

void
gd_le_known(const struct gd_letter_entry *e, const char *known)
{
	size_t i;

	for (i = 0; i < e->s->len; i++)
		if (!is_known(known, e->s->keys[i].name))
			gd_mistake(e->m, e->file, e->s->keys[i].line,
				   _("'%s' is no key of this entry"),
				   e->s->keys[i].name);
}

static void
tell(int line, const char *message, void *ctx)
{
	const struct gd_letter_entry *e = ctx;

	(void)line;
	gd_mistake(e->m, e->file, e->s->line, "%s", message);
}

void
gd_le_template(const struct gd_letter_entry *e, const char *key,
	       const char *text, struct gd_letter_text *out)
{
	const struct gd_ini_key *k = find(e, key);
	struct gd_ini_section at = *e->s;
	struct gd_letter_entry here = *e;

	*out = (struct gd_letter_text){ .nodes = NULL };
	if (!text)
		return;
	if (k)
		at.line = k->line;
	here.s = &at;
	gd_letter_parse(text, strlen(text), out, tell, &here);
}
