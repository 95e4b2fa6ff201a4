/*
 * domain/understand.c - what a person's own account already says.
 *
 * Better nothing than a wrong guess: what is found is put to the person, but a
 * page full of mistakes would teach them to distrust it.
 */
#include "domain/interview.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "domain/hanwords_interview.h"
#include "domain/interview_internal.h"

size_t
gd_iv_word_at(const char *words, const char *s)
{
	size_t best = 0;

	while (*words) {
		size_t n = strcspn(words, "|");

		if (n > best && strncmp(words, s, n) == 0)
			best = n;
		words += n + (words[n] == '|');
	}
	return best;
}

static bool
alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

/* Latin words must stand alone: "jd" is not in "jdx". */
static bool
stands_alone(const char *text, size_t pos, size_t len)
{
	if (pos > 0 && alnum(text[pos]) && alnum(text[pos - 1]))
		return false;
	return !(alnum(text[pos + len - 1]) && alnum(text[pos + len]));
}

/* Does a word that turns the meaning round end right before `pos`? */
static bool
negated(const char *text, size_t pos)
{
	static const char words[] = GD_HAN_NOT "|not |no |isn't ";
	const char *p = words;

	while (*p) {
		size_t n = strcspn(p, "|");

		if (n <= pos && memcmp(p, text + pos - n, n) == 0)
			return true;
		p += n + (p[n] == '|');
	}
	return false;
}

int
gd_iv_scan_hints(const char *facts, const char *const *words, size_t len)
{
	struct gd_buf text = GD_BUF_INIT, *hints;
	int found = -1;
	bool clear = true;

	hints = gd_calloc(len + 1, sizeof *hints);
	gd_text_fold(&text, facts, strlen(facts));
	for (size_t i = 0; i < len; i++) {
		gd_buf_init(&hints[i]);
		if (words[i])
			gd_text_fold(&hints[i], words[i], strlen(words[i]));
	}
	for (size_t pos = 0; pos < text.len && clear; ) {
		size_t best = 0;
		int at = -1;

		/* The longest word says which option; shorter ones inside it don't. */
		for (size_t i = 0; i < len; i++) {
			size_t n = gd_iv_word_at(hints[i].s, text.s + pos);

			if (n > best && stands_alone(text.s, pos, n)) {
				best = n;
				at = (int)i;
			}
		}
		if (at >= 0)
			clear = !negated(text.s, pos) &&
				(found < 0 || found == at);
		if (at >= 0)
			found = at;
		pos += best > 0 ? best : 1;
	}
	for (size_t i = 0; i < len; i++)
		gd_buf_release(&hints[i]);
	free(hints);
	gd_buf_release(&text);
	return clear ? found : -1;
}

static bool
find_choice(const struct gd_interview *iv, const struct gd_question *q,
	    const struct gd_answers *a, const char *facts, struct gd_buf *out)
{
	size_t len;
	const struct gd_choice **offered = gd_iv_offered(iv, q, a, &len);
	const char **words = gd_calloc(len + 1, sizeof *words);
	int at;

	for (size_t i = 0; i < len; i++)
		words[i] = offered[i]->words;
	at = gd_iv_scan_hints(facts, words, len);
	if (at >= 0)
		gd_buf_adds(out, offered[at]->code);
	free(words);
	free(offered);
	return at >= 0;
}

static bool
find_value(const struct gd_interview *iv, const struct gd_question *q,
	   const struct gd_answers *a, const char *facts, struct gd_buf *out)
{
	switch (q->kind) {
	case GD_Q_CHOICE:
		return find_choice(iv, q, a, facts, out);
	case GD_Q_MONEY:
		return strcmp(q->id, "amount") == 0 &&
		       gd_iv_scan_amount(facts, out);
	case GD_Q_TEXT:
		return strcmp(q->id, "order_no") == 0 &&
		       gd_iv_scan_order_no(facts, out);
	case GD_Q_DATE:
		return gd_iv_scan_date(facts, q->id, out);
	default:
		return false;
	}
}

/* May what the text says be put down for question `i`? */
static bool
open_to_finds(const struct gd_interview *iv, size_t i,
	      const struct gd_answers *a)
{
	const struct gd_answer *x = gd_answers_find(a, iv->questions[i].id);

	if (x && !x->understood)
		return false;
	if (x && gd_answers_find(a, GD_FIELD_UNDERSTOOD) &&
	    gd_answers_in_effect(a, x->field))
		return false;	/* accepted */
	return gd_interview_live(iv, i, a);
}

int
gd_interview_understand(const struct gd_interview *iv, const char *facts,
			const struct gd_check_env *env, struct gd_answers *a)
{
	struct gd_buf found = GD_BUF_INIT, value = GD_BUF_INIT;
	struct gd_buf warn = GD_BUF_INIT;
	int n = 0;

	for (size_t i = 0; i < iv->len; i++) {
		const struct gd_question *q = &iv->questions[i];
		const struct gd_answer *old;

		gd_buf_reset(&found);
		gd_buf_reset(&value);
		gd_buf_reset(&warn);
		if (!open_to_finds(iv, i, a) ||
		    !find_value(iv, q, a, facts, &found))
			continue;
		if (gd_interview_check(iv, q, a, found.s, env, &value, &warn,
				       NULL) != GD_OK || warn.len > 0)
			continue;
		old = gd_answers_find(a, q->id);
		if (old && strcmp(old->value, value.s) == 0)
			continue;
		gd_answers_set(a, q->id, value.s, GD_ANSWER_GIVEN, true);
		n++;
	}
	gd_buf_release(&warn);
	gd_buf_release(&value);
	gd_buf_release(&found);
	return n;
}
