/*
 * The order of the cards: by any column of the table, either way round.
 */
#include <config.h>

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "tui/screens/board_internal.h"
#include "tui/screens/table_internal.h"
#include "tui/widgets/dialog.h"

/* The orders that have an index say more than their column. */
static const char *const names[] = {
	[GD_SORT_DUE] = N_("nearest date first"),
	[GD_SORT_AMOUNT] = N_("largest amount first"),
	[GD_SORT_OPENED] = N_("newest first"),
	[GD_SORT_NUMBER] = N_("by number"),
};

static const char *
name_of(enum gd_case_sort by)
{
	if (by < GD_ARRAY_LEN(names))
		return _(names[by]);
	for (size_t i = 0; i < gd_table_columns_len; i++)
		if (gd_table_columns[i].by == by)
			return _(gd_table_columns[i].heading);
	return "";
}

void
gd_board_sort_words(const struct board *b, struct gd_buf *out)
{
	const struct gd_order_key *key = &b->order.keys[0];

	gd_buf_adds(out, name_of(key->by));
	if (key->turned)
		gd_buf_addf(out, ", %s", _("turned round"));
}

static void
chosen(struct gd_tui *t, int index, void *ctx)
{
	struct board *b = ctx;
	struct gd_order_key *key = &b->order.keys[0];
	struct gd_buf words = GD_BUF_INIT;
	enum gd_case_sort by;

	if (index < 0)
		return;
	by = gd_table_columns[index].by;
	*key = (struct gd_order_key){ .by = by, .turned = key->by == by &&
							  !key->turned };
	for (int s = 0; s < GD_STAGES; s++)
		gd_list_select(&b->columns[s].list, 0);
	gd_board_sort_words(b, &words);
	gd_tui_say(t, _("Sorted: %s"), words.s);
	gd_buf_release(&words);
	gd_tui_changed(t);
}

void
gd_board_sort(struct board *b)
{
	struct gd_menu_item *items = gd_calloc(gd_table_columns_len,
					       sizeof *items);

	for (size_t i = 0; i < gd_table_columns_len; i++) {
		const struct table_column *c = &gd_table_columns[i];

		items[i].label = name_of(c->by);
		if (c->by == b->order.keys[0].by)
			items[i].note = _("as it is now; again: the other way "
					  "round");
	}
	gd_dialog_menu(b->base.tui, _("Sort the cards"), NULL, items,
		       gd_table_columns_len, chosen, b);
	free(items);
}
