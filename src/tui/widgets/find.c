/*
 * tui/widgets/find.c - see find.h.
 */
#include <config.h>

#include "tui/widgets/find.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "tui/widgets/dialog.h"

/* Does `text` hold every word? Both are folded. */
static bool
holds(const char *text, const char *words)
{
	while (*words) {
		size_t n = strcspn(words, " ");
		char *word = gd_strndup(words, n);
		bool has = strstr(text, word) != NULL;

		free(word);
		if (!has)
			return false;
		words += n;
		words += strspn(words, " ");
	}
	return true;
}

static bool
stands_at(const struct gd_find *f, int64_t i, const char *words)
{
	struct gd_buf text = GD_BUF_INIT, folded = GD_BUF_INIT;
	bool has;

	f->text(f->ctx, i, &text);
	gd_text_fold(&folded, text.s, text.len);
	has = holds(folded.s, words);
	gd_buf_release(&folded);
	gd_buf_release(&text);
	return has;
}

static void
typed_done(struct gd_tui *t, const char *typed, void *ctx)
{
	struct gd_find *f = ctx;
	struct gd_buf words = GD_BUF_INIT;
	int64_t total = f->list->total;

	if (!typed || !*typed)
		return;
	free(f->words);
	f->words = gd_strdup(typed);
	gd_text_fold(&words, typed, strlen(typed));
	for (int64_t k = 1; k <= total; k++) {
		int64_t i = (f->list->cursor + k) % total;

		if (!stands_at(f, i, words.s))
			continue;
		gd_list_select(f->list, i);
		if (f->moved)
			f->moved(f->ctx);
		gd_buf_release(&words);
		return;
	}
	gd_tui_say(t, _("Nothing here holds '%s'"), typed);
	gd_buf_release(&words);
}

void
gd_find_ask(struct gd_tui *t, struct gd_find *f)
{
	gd_dialog_text(t, _("Find in this list"),
		       _("Words of a line; the next one that holds all of them "
			 "is selected."), f->words ? f->words : "", false,
		       NULL, typed_done, f);
}

static void
line_text(void *ctx, int64_t i, struct gd_buf *out)
{
	const struct gd_lines *lines = ctx;

	if (i >= 0 && i < (int64_t)lines->len)
		gd_buf_adds(out, lines->items[i].text);
}

void
gd_find_lines(struct gd_tui *t, struct gd_find *f, struct gd_list *list,
	      struct gd_lines *lines)
{
	f->list = list;
	f->text = line_text;
	f->ctx = lines;
	gd_find_ask(t, f);
}

void
gd_find_release(struct gd_find *f)
{
	free(f->words);
	f->words = NULL;
}
