#include <config.h>

#include "tui/widgets/window.h"

#define WALK_ROWS 500

static void
read_page(struct gd_window *w, int64_t first, enum gd_page page,
	  const struct gd_key *key, int limit)
{
	/* The key belongs to the page that is about to be replaced. */
	struct gd_key at = key ? *key : (struct gd_key){ 0, 0 };
	int n = w->load(w->ctx, page, &at, limit);

	w->len = n > 0 ? (size_t)n : 0;
	w->first = first;
}

static bool
holds(const struct gd_window *w, int64_t place)
{
	return place >= w->first && place < w->first + (int64_t)w->len;
}

/* To a place far from all that is held: page by page from the first row. */
static void
walk(struct gd_window *w, const struct gd_list *l)
{
	read_page(w, 0, GD_PAGE_FIRST, NULL, WALK_ROWS);
	while (w->len > 0 && !holds(w, l->top))
		read_page(w, w->first + (int64_t)w->len, GD_PAGE_AFTER,
			  w->key(w->ctx, w->len - 1), WALK_ROWS);
	if (w->len > 0)
		read_page(w, l->top, GD_PAGE_FROM,
			  w->key(w->ctx, (size_t)(l->top - w->first)),
			  l->rows);
}

void
gd_window_show(struct gd_window *w, const struct gd_list *l, bool again)
{
	int64_t end = w->first + (int64_t)w->len;
	int64_t want = l->total - l->top < l->rows ? l->total - l->top
						   : l->rows;

	if (!again && l->top >= w->first && l->top + want <= end)
		return;
	/* No more than there are: who looks for one too many looks at them all. */
	if (l->top == 0) {
		read_page(w, 0, GD_PAGE_FIRST, NULL, (int)want);
	} else if (holds(w, l->top)) {
		read_page(w, l->top, GD_PAGE_FROM,
			  w->key(w->ctx, (size_t)(l->top - w->first)),
			  (int)want);
	} else if (l->top + l->rows >= l->total) {
		read_page(w, l->top, GD_PAGE_LAST, NULL, (int)want);
	} else if (w->len > 0 && l->top >= end &&
		   l->top - end <= 2 * l->rows) {
		read_page(w, end, GD_PAGE_AFTER, w->key(w->ctx, w->len - 1),
			  (int)(l->top - end) + l->rows);
	} else if (w->len > 0 && l->top < w->first &&
		   w->first - l->top <= 2 * l->rows) {
		read_page(w, l->top, GD_PAGE_BEFORE, w->key(w->ctx, 0),
			  (int)(w->first - l->top));
		if (w->len > 0)
			read_page(w, l->top, GD_PAGE_FROM, w->key(w->ctx, 0),
				  l->rows);
	} else {
		walk(w, l);
	}
}
