/*
 * The title, the message line and the hint line: the same on every screen.
 */
#include <config.h>

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "desk/phrase.h"
#include "tui/loop.h"

/* The date with its year, or without where the rest takes `used` columns. */
static bool
add_date(const struct gd_screen *s, int used, int cols, struct gd_buf *out)
{
	gd_phrase_now(s->tui->desk, out);
	if (used + gd_text_width(out->s, out->len) <= cols)
		return true;
	gd_buf_reset(out);
	gd_phrase_now_short(s->tui->desk, out);
	return used + gd_text_width(out->s, out->len) <= cols;
}

void
gd_tui_title(const struct gd_screen *s, struct gd_canvas *c, const char *left,
	     const char *right)
{
	struct gd_buf now = GD_BUF_INIT;
	int left_cols = gd_text_width(left, strlen(left));
	int right_cols = gd_text_width(right, strlen(right));
	int end = c->cols - 1;
	bool fits;

	fits = add_date(s, left_cols + right_cols + 6, end, &now);
	/* Where there is no room for both, what presses goes before the date. */
	if (right_cols == 0 || fits || left_cols + right_cols + 4 > end)
		end = gd_canvas_right(c, 0, end, GD_ROLE_DIM, now.s) - 2;
	if (right_cols > 0 && left_cols + right_cols + 2 <= end)
		end = gd_canvas_right(c, 0, end, GD_ROLE_TITLE, right) - 2;
	gd_canvas_text(c, 0, 1, end - 1, GD_ROLE_TITLE, left);
	gd_canvas_hline(c, 1, 0, c->cols, GD_ROLE_RULE);
	gd_buf_release(&now);
}

/*
 * First key of an action, as shown; "" when it has none. Where letters are text
 * the first that is no letter.
 */
static void
first_key(const struct gd_tui *t, const struct gd_screen *s, enum gd_action a,
	  char *out, size_t size)
{
	const int *key = t->keymap.keys[a];

	out[0] = '\0';
	while (s->typing && *key > ' ' && *key < GD_KEY_BASE)
		key++;
	if (*key != 0)
		gd_key_name(*key, out, size);
}

#define MESSAGE_ROWS 3	/* at most, of one message */

/* What a hint says and the columns it takes; 0: there is none now. */
static int
hint_of(const struct gd_tui *t, const struct gd_screen *s, enum gd_action a,
	char *key, size_t size, const char **hint)
{
	const struct gd_action_def *def = gd_action_def(a);

	*hint = a == GD_ACT_OPEN && s->ops->opens ? s->ops->opens : def->hint;
	if (!*hint ||
	    (s->ops->barred && s->ops->barred((struct gd_screen *)s, a)))
		return 0;
	*hint = _(*hint);
	first_key(t, s, a, key, size);
	return gd_text_width(key, strlen(key)) + 1 +
	       gd_text_width(*hint, strlen(*hint));
}

/* Room that is kept for help, which tells all the others. */
static int
help_room(const struct gd_tui *t, const struct gd_screen *s)
{
	const char *hint;
	char key[24];

	for (const enum gd_action *a = s->ops->actions; *a != GD_ACT_NONE; a++)
		if (*a == GD_ACT_HELP)
			return hint_of(t, s, *a, key, sizeof key, &hint) + 2;
	return 0;
}

/*
 * Walk the hints that fit `cols`, the most useful first: `visit` gets each with
 * its column until it says no.
 */
static void
each_hint(const struct gd_tui *t, const struct gd_screen *s, int cols,
	  bool (*visit)(enum gd_action a, int col, const char *key,
			const char *hint, void *ctx),
	  void *ctx)
{
	int col = 1, room = help_room(t, s);

	for (const enum gd_action *a = s->ops->actions; *a != GD_ACT_NONE;
	     a++) {
		const char *hint;
		char key[24];
		int width = hint_of(t, s, *a, key, sizeof key, &hint);

		if (*a == GD_ACT_HELP)
			room = 0;
		/* A shorter one may still fit. */
		if (!width || col + width + room >= cols)
			continue;
		if (!visit(*a, col, key, hint, ctx))
			return;
		col += width + 2;
	}
}

static bool
draw_hint(enum gd_action a, int col, const char *key, const char *hint,
	  void *ctx)
{
	struct gd_canvas *c = ctx;
	int used;

	(void)a;
	used = gd_canvas_text(c, c->rows - 1, col, -1, GD_ROLE_KEY, key);
	gd_canvas_text(c, c->rows - 1, col + used + 1, -1, GD_ROLE_DIM, hint);
	return true;
}

struct hint_search {
	int col;
	enum gd_action found;
};

static bool
match_hint(enum gd_action a, int col, const char *key, const char *hint,
	   void *ctx)
{
	struct hint_search *search = ctx;
	int width = gd_text_width(key, strlen(key)) + 1 +
		    gd_text_width(hint, strlen(hint));

	if (search->col >= col && search->col < col + width)
		search->found = a;
	return search->found == GD_ACT_NONE;
}

enum gd_action
gd_bars_hint_at(const struct gd_tui *t, const struct gd_screen *s, int col)
{
	struct hint_search search = { col, GD_ACT_NONE };

	each_hint(t, s, t->canvas.cols, match_hint, &search);
	return search.found;
}

void
gd_bars_draw(struct gd_tui *t, struct gd_canvas *c, const struct gd_screen *s)
{
	gd_canvas_hline(c, c->rows - 3, 0, c->cols, GD_ROLE_RULE);
	if (t->message.len > 0) {
		int rows = gd_canvas_wrap_rows(t->message.s, c->cols - 2);

		/* A sentence is read whole: a long one goes up over the rule. */
		rows = rows < 1 ? 1 : rows < MESSAGE_ROWS ? rows : MESSAGE_ROWS;
		gd_canvas_fill(c, c->rows - 1 - rows, 0, rows, c->cols,
			       GD_ROLE_TEXT);
		gd_canvas_wrap(c, c->rows - 1 - rows, 1, c->cols - 2, rows,
			       t->message_is_error ? GD_ROLE_ERROR
						   : GD_ROLE_MESSAGE,
			       t->message.s);
	}
	gd_canvas_fill(c, c->rows - 1, 0, 1, c->cols, GD_ROLE_TEXT);
	each_hint(t, s, c->cols, draw_hint, c);
}
