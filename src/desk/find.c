/*
 * desk/find.c - see find.h.
 */
#include <config.h>

#include "desk/find.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "playbook/playbook.h"

#define BEFORE_COLS 12	/* columns shown before the first word */

enum gd_status
gd_desk_search(struct gd_desk *d, const char *words, size_t limit,
	       struct gd_hits *out, struct gd_error *err)
{
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);

	return status == GD_OK ? gd_store_search(st, words, limit, out, err)
			       : status;
}

void
gd_hit_field_name(struct gd_desk *d, const struct gd_hit *hit,
		  struct gd_buf *out)
{
	static const struct {
		const char *field, *name;
	} own[] = {
		{ "case", N_("case number") }, { "ref", N_("their number") },
		{ "note", N_("note") }, { "reason", N_("reason") },
		{ "response", N_("answer") }, { "body", N_("letter") },
		{ "name", N_("evidence") }, { "proves", N_("evidence") },
	};
	const struct gd_interview *iv;
	struct gd_playbook *pb;
	int q;

	if (hit->place == GD_HIT_INITIALS) {
		gd_buf_adds(out, _("pinyin"));
		return;
	}
	for (size_t i = 0; i < GD_ARRAY_LEN(own); i++) {
		if (strcmp(own[i].field, hit->field) == 0) {
			gd_buf_adds(out, _(own[i].name));
			return;
		}
	}
	if (gd_desk_playbook(d, &pb, NULL) == GD_OK &&
	    gd_playbook_interview(pb, &iv, NULL) == GD_OK &&
	    (q = gd_interview_find(iv, hit->field)) >= 0)
		gd_buf_adds(out, gd_bitext_get(&iv->questions[q].name, NULL));
	else
		gd_buf_adds(out, hit->field);
}

/* The end of what stands at `s` and folds to all of `word`; 0: it does not. */
static size_t
folds_to(const char *s, const char *word)
{
	size_t at = 0, done = 0, len = strlen(word);

	while (s[at] && done < len) {
		struct gd_buf b = GD_BUF_INIT;
		size_t n = 1;
		bool same;

		while (((unsigned char)s[at + n] & 0xC0) == 0x80)
			n++;
		gd_text_fold(&b, s + at, n);
		same = b.len && strncmp(word + done, b.s, b.len) == 0;
		done += b.len;
		at += n;
		gd_buf_release(&b);
		if (!same)
			return 0;
	}
	return done == len ? at : 0;
}

/* One of the folded, space-separated words at `s`: its length here. */
static size_t
word_at(const char *s, const char *folded)
{
	size_t best = 0;

	while (*folded) {
		size_t n = strcspn(folded, " \t\n\r");
		char *word = gd_strndup(folded, n);
		size_t len = n ? folds_to(s, word) : 0;

		if (len > best)
			best = len;
		free(word);
		folded += n + (folded[n] != '\0');
	}
	return best;
}

size_t
gd_hit_marks(const char *text, const char *words, struct gd_hit_mark *marks,
	     size_t max)
{
	struct gd_buf folded = GD_BUF_INIT;
	size_t found = 0, i = 0;

	gd_text_fold(&folded, words, strlen(words));
	while (text[i] && found < max) {
		size_t n = word_at(text + i, folded.s);

		if (n)
			marks[found++] = (struct gd_hit_mark){ i, i + n };
		i += n ? n : 1;
		while (((unsigned char)text[i] & 0xC0) == 0x80)
			i++;
	}
	gd_buf_release(&folded);
	return found;
}

size_t
gd_hit_passage(const struct gd_hit *hit, const char *words, int cols,
	       struct gd_buf *out, struct gd_hit_mark *marks, size_t max)
{
	struct gd_buf line = GD_BUF_INIT;
	size_t from = 0, n, base = out->len;

	for (const char *s = hit->text ? hit->text : ""; *s; s++)
		gd_buf_addc(&line, *s == '\n' || *s == '\t' ? ' ' : *s);
	if (cols > 0 && gd_hit_marks(line.s, words, marks, 1) && max)
		from = marks[0].from;
	/* Some of what stands before it; all when the whole fits. */
	if (cols > 0 && gd_text_width(line.s, line.len) <= cols)
		from = 0;
	for (n = from; from && gd_text_width(line.s + from, n - from) <
	     BEFORE_COLS;)
		from = gd_text_prev(line.s, line.len, from);
	if (from)
		gd_buf_adds(out, "…");
	if (cols > 0)
		gd_text_ellipsis(out, line.s + from, cols - (from ? 1 : 0),
				 false);
	else
		gd_buf_adds(out, line.s);
	gd_buf_release(&line);
	n = gd_hit_marks(out->s + base, words, marks, max);
	for (size_t i = 0; i < n; i++) {
		marks[i].from += base;
		marks[i].to += base;
	}
	return n;
}
