/*
 * Merchants: newest record first, with cases, open ones and the last check. Held
 * a page at a time, however many there are.
 */
#include <config.h>

#include "tui/screens/merchants.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/merchants.h"
#include "desk/phrase.h"
#include "tui/ops.h"
#include "tui/screens/doors.h"
#include "tui/widgets/dialog.h"
#include "tui/widgets/window.h"

#define NUMBER_COLS 7
#define NAME_MAX_COLS 60	/* numbers stay near their names */
#define CHECK_COLS 26

struct merchants {
	struct gd_screen base;
	struct gd_desk *desk;
	char *words;		/* searched for; "" */
	enum gd_merchant_sort sort;
	int64_t total;
	struct gd_merchant_page page;
	struct gd_window window;
	struct gd_list list;
	char **checks;		/* of the rows held, in words */
	struct gd_buf title, right;
};

static const enum gd_action merchants_actions[] = {
	GD_ACT_OPEN, GD_ACT_PRECHECK, GD_ACT_SEARCH, GD_ACT_SORT, GD_ACT_BACK,
	GD_ACT_HELP, GD_ACT_REFERENCE, GD_ACT_UP, GD_ACT_DOWN,
	GD_ACT_PAGE_UP, GD_ACT_PAGE_DOWN, GD_ACT_HOME, GD_ACT_END,
	GD_ACT_UNDO, GD_ACT_PALETTE, GD_ACT_QUIT, GD_ACT_REDRAW, GD_ACT_NONE
};

static void
forget_checks(struct merchants *s)
{
	for (size_t i = 0; s->checks && i < s->page.len; i++)
		free(s->checks[i]);
	free(s->checks);
	s->checks = NULL;
}

static void
word_checks(struct merchants *s)
{
	s->checks = gd_calloc(s->page.len + 1, sizeof *s->checks);
	for (size_t i = 0; i < s->page.len; i++) {
		const struct gd_merchant_row *r = &s->page.rows[i];
		struct gd_buf b = GD_BUF_INIT;

		if (r->checked_at == GD_INSTANT_NONE) {
			gd_buf_adds(&b, _("not checked"));
		} else {
			gd_buf_addf(&b, "%s%s  ", r->level == GD_CHECK_HIGH
				    ? "! " : "",
				    gd_check_level_words(r->level));
			gd_phrase_instant(s->desk, r->checked_at, &b);
		}
		s->checks[i] = gd_buf_detach(&b);
	}
}

static int
load(void *ctx, enum gd_page page, const struct gd_key *key, int limit)
{
	struct merchants *s = ctx;
	struct gd_merchant_page got = { 0 };
	struct gd_error err = GD_ERROR_INIT;

	if (gd_desk_merchants(s->desk, s->words, s->sort, page, key, limit,
			      &got, &err) != GD_OK) {
		gd_tui_fail(s->base.tui, &err);
		return -1;
	}
	forget_checks(s);
	gd_merchant_page_release(&s->page);
	s->page = got;
	word_checks(s);
	return (int)got.len;
}

static const struct gd_key *
key_at(void *ctx, size_t i)
{
	return &((struct merchants *)ctx)->page.keys[i];
}

static const struct gd_merchant_row *
row_at(const struct merchants *s, int64_t place)
{
	int64_t held = place - s->window.first;

	return place >= 0 && held >= 0 && held < (int64_t)s->page.len
		       ? &s->page.rows[held] : NULL;
}

static void
merchants_fetch(struct gd_screen *base, int rows, int cols)
{
	struct merchants *s = (struct merchants *)base;
	struct gd_error err = GD_ERROR_INIT;

	(void)cols;
	if (gd_desk_merchants_count(s->desk, s->words, &s->total, &err) !=
	    GD_OK)
		gd_tui_fail(base->tui, &err);
	gd_list_fit(&s->list, s->total, GD_BODY_ROWS(rows) - 1);
	gd_window_show(&s->window, &s->list, true);
	gd_buf_reset(&s->title);
	gd_buf_adds(&s->title, _("Merchants"));
	if (*s->words)
		gd_buf_addf(&s->title, "  [%s]", s->words);
	gd_buf_reset(&s->right);
	gd_buf_addf(&s->right, ngettext("%lld merchant", "%lld merchants",
					(unsigned long)s->total),
		    (long long)s->total);
}

static void
draw_row(const struct merchants *s, struct gd_canvas *c, int64_t place,
	 int row, int name)
{
	const struct gd_merchant_row *r = row_at(s, place);
	bool at = place == s->list.cursor;
	enum gd_role role = at ? GD_ROLE_SELECTED : GD_ROLE_TEXT;
	int col = 2 + name;

	if (!r)
		return;
	if (at) {
		gd_canvas_text(c, row, 1, 1, GD_ROLE_SELECTED,
			       c->ascii ? ">" : "\u258c");
		gd_canvas_cursor(c, row, 1, false);
	}
	gd_canvas_text(c, row, 2, name - 1, role,
		       *r->name ? r->name : r->credit_code);
	gd_canvas_textf(c, row, col, NUMBER_COLS, role, "%5lld",
			(long long)r->cases);
	gd_canvas_textf(c, row, col + NUMBER_COLS, NUMBER_COLS, role, "%5lld",
			(long long)r->open);
	col += 2 * NUMBER_COLS;
	gd_canvas_text(c, row, col, CHECK_COLS - 1,
		       r->checked_at == GD_INSTANT_NONE
			       ? at ? GD_ROLE_SELECTED_DIM : GD_ROLE_DIM :
		       r->level == GD_CHECK_HIGH && !at ? GD_ROLE_OVERDUE
							: role,
		       s->checks[place - s->window.first]);
	col += CHECK_COLS;
	gd_canvas_text(c, row, col, c->cols - col - 2,
		       at ? GD_ROLE_SELECTED_DIM : GD_ROLE_DIM,
		       *r->licence ? r->licence : r->credit_code);
}

static void
merchants_draw(const struct gd_screen *base, struct gd_canvas *c)
{
	const struct merchants *s = (const struct merchants *)base;
	int rest = c->cols - 2 * NUMBER_COLS - CHECK_COLS - 4;
	int room = c->cols >= 110 ? rest - 30 : rest;
	int name = room < NAME_MAX_COLS ? room : NAME_MAX_COLS;
	int col = 2 + name;

	gd_tui_title(base, c, s->title.s, s->right.s);
	if (!s->total) {
		gd_canvas_wrap(c, GD_BODY_TOP + 1, 2, c->cols - 4, 4,
			       GD_ROLE_DIM, *s->words
			       ? _("No merchant holds these words. Esc shows all.")
			       : _("No merchants yet. They come with the cases; V looks at one before you buy."));
		return;
	}
	gd_canvas_text(c, GD_BODY_TOP, 2, name, GD_ROLE_HEADING,
		       _("Merchant"));
	gd_canvas_text(c, GD_BODY_TOP, col, NUMBER_COLS, GD_ROLE_HEADING,
		       _("Cases"));
	gd_canvas_text(c, GD_BODY_TOP, col + NUMBER_COLS, NUMBER_COLS,
		       GD_ROLE_HEADING, _("Open"));
	col += 2 * NUMBER_COLS;
	gd_canvas_text(c, GD_BODY_TOP, col, CHECK_COLS, GD_ROLE_HEADING,
		       _("Checked"));
	if (c->cols >= 110)
		gd_canvas_text(c, GD_BODY_TOP, col + CHECK_COLS, 28,
			       GD_ROLE_HEADING, _("Licence"));
	for (int r = 0; r < s->list.rows; r++)
		draw_row(s, c, s->list.top + r, GD_BODY_TOP + 1 + r, name);
	gd_canvas_scrollmark(c, GD_BODY_TOP + 1, c->cols - 1, s->list.rows,
			     (long)s->list.top, s->list.rows,
			     (long)s->list.total);
}

static void
search_done(struct gd_tui *t, const char *typed, void *ctx)
{
	struct merchants *s = ctx;

	if (!typed)
		return;
	free(s->words);
	s->words = gd_strdup(typed + strspn(typed, " "));
	gd_list_init(&s->list);
	gd_tui_changed(t);
}

static void
merchants_act(struct gd_screen *base, enum gd_action a)
{
	struct merchants *s = (struct merchants *)base;
	const struct gd_merchant_row *row = row_at(s, s->list.cursor);

	if (a == GD_ACT_OPEN) {
		gd_merchant_open(base->tui, row->id);
	} else if (a == GD_ACT_SEARCH) {
		gd_dialog_text(base->tui, _("Search merchants"),
			       _("Part of a name, credit code, address or contact."),
			       s->words, false, NULL, search_done, s);
	} else if (a == GD_ACT_SORT) {
		s->sort = (s->sort + 1) % GD_MERCHANT_SORTS;
		gd_list_init(&s->list);
		gd_tui_say(base->tui, _("Sorted: %s"),
			   gd_merchant_sort_words(s->sort));
		gd_tui_changed(base->tui);
	} else if (a == GD_ACT_BACK && *s->words) {
		search_done(base->tui, "", s);
	} else if (a == GD_ACT_BACK) {
		gd_tui_pop(base->tui);
	} else if (!gd_door_open(base->tui, a)) {
		gd_list_act(&s->list, a);
		gd_window_show(&s->window, &s->list, false);
	}
}

static const char *
merchants_barred(struct gd_screen *base, enum gd_action a)
{
	const struct merchants *s = (const struct merchants *)base;

	if (a == GD_ACT_OPEN && !row_at(s, s->list.cursor))
		return _("No merchant is selected");
	return NULL;
}

static bool
merchants_input(struct gd_screen *base, const struct gd_input *in)
{
	struct merchants *s = (struct merchants *)base;

	if (!gd_list_mouse(&s->list, in, GD_BODY_TOP + 1))
		return false;
	gd_window_show(&s->window, &s->list, false);
	if (in->mouse == GD_MOUSE_DOUBLE && row_at(s, s->list.cursor))
		gd_merchant_open(base->tui, row_at(s, s->list.cursor)->id);
	return true;
}

static void
merchants_close(struct gd_screen *base)
{
	struct merchants *s = (struct merchants *)base;

	forget_checks(s);
	gd_merchant_page_release(&s->page);
	free(s->words);
	gd_buf_release(&s->title);
	gd_buf_release(&s->right);
	free(s);
}

const struct gd_screen_ops gd_ops_merchants = {
	.name = N_("Merchants"),
	.actions = merchants_actions,
	.input = merchants_input,
	.act = merchants_act,
	.barred = merchants_barred,
	.fetch = merchants_fetch,
	.draw = merchants_draw,
	.close = merchants_close,
};

void
gd_merchants_open(struct gd_tui *t)
{
	struct merchants *s = gd_calloc(1, sizeof *s);

	s->base.ops = &gd_ops_merchants;
	s->desk = gd_tui_desk(t);
	s->words = gd_strdup("");
	gd_list_init(&s->list);
	gd_buf_init(&s->title);
	gd_buf_init(&s->right);
	s->window = (struct gd_window){ .load = load, .key = key_at,
					.ctx = s };
	gd_tui_push(t, &s->base);
}
