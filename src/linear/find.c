/*
 * linear/find.c - cases by any words, the best first, each with the passage that
 * holds them.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/find.h"
#include "desk/phrase.h"
#include "linear/linear_internal.h"
#include "linear/list.h"

#define MOST 200		/* hits; who has more types another word */
#define PASSAGE_COLS 60		/* of a long text: what stands around the word */

struct finding {
	struct gd_linear *l;
	char *words;
	struct gd_hits hits;
	size_t first, len;	/* of the hits: the page */
};

static int
load(void *ctx, enum gd_page page, int limit)
{
	struct finding *f = ctx;

	return gd_lin_slice(page, limit, f->hits.len, &f->first, &f->len);
}

static void
head(void *ctx)
{
	struct finding *f = ctx;

	if (f->hits.more)
		gd_lin_say(f->l, _("more than %d cases; another word makes "
				   "them fewer"), MOST);
	else
		gd_lin_say(f->l, ngettext("%zu case", "%zu cases",
					  (unsigned long)f->hits.len),
			   f->hits.len);
}

static void
row(void *ctx, size_t i, struct gd_buf *out)
{
	struct finding *f = ctx;
	const struct gd_hit *h = &f->hits.items[f->first + i];
	char number[GD_CASE_NUMBER_MAX];
	struct gd_hit_mark mark;

	gd_case_number(h->row.id, number);
	gd_buf_addf(out, "%s %s%s", number, gd_case_row_name(&h->row),
		    _("; "));
	if (h->row.draft)
		gd_buf_adds(out, _("draft"));
	else
		gd_phrase_stage(f->l->desk, h->row.stage, true, out);
	if (h->place > GD_HIT_NAME_PART && h->text && *h->text) {
		gd_buf_adds(out, _("; "));
		gd_hit_field_name(f->l->desk, h, out);
		gd_buf_adds(out, _(": "));
		(void)gd_hit_passage(h, f->words, PASSAGE_COLS, out, &mark, 1);
	} else if (*h->row.goods) {
		gd_buf_addf(out, "%s%s", _("; "), h->row.goods);
	}
}

static void
open_hit(void *ctx, size_t i)
{
	struct finding *f = ctx;

	gd_lin_case(f->l, f->hits.items[f->first + i].row.id);
}

static bool
mark(void *ctx, size_t i, struct gd_bulk *marks)
{
	struct finding *f = ctx;

	return gd_lin_mark_case(f->l, &f->hits.items[f->first + i].row, marks);
}

static void
find(struct gd_linear *l, const char *words)
{
	static const struct gd_lin_list list = {
		.load = load, .head = head, .row = row, .open = open_hit,
		.mark = mark
	};
	struct finding f = { .l = l, .words = gd_strdup(words) };
	struct gd_error err = GD_ERROR_INIT;

	if (gd_desk_search(l->desk, words, MOST, &f.hits, &err) != GD_OK)
		gd_lin_fail(l, &err);
	else if (!f.hits.len)
		gd_lin_say(l, "%s",
			   _("No case holds these words. Fewer or shorter "
			     "words find more; the case may be under another "
			     "name."));
	else
		gd_lin_list_run(l, &list, &f);
	gd_hits_release(&f.hits);
	free(f.words);
}

void
gd_lin_find(struct gd_linear *l, const char *words)
{
	if (*words) {
		find(l, words);
		return;
	}
	gd_lin_say(l, "%s",
		   _("Merchant, goods, order number, phone, what happened, "
		     "notes, letters: any words, in any order. Pinyin initials "
		     "find merchants."));
	while (gd_lin_ask(l, _("Words to find; an empty line goes back")) &&
	       *l->line)
		find(l, l->line);
}
