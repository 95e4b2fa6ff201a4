/*
 * The platforms side by side, an aspect after the other. More platforms than fit
 * come in from the right.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "desk/reference.h"
#include "desk/reference_list.h"
#include "tui/ops.h"
#include "tui/screens/reference.h"
#include "tui/widgets/dialog.h"
#include "tui/widgets/find.h"
#include "tui/widgets/lines.h"

#define CELL_MIN 22	/* columns of a platform at least */
#define SHOWN_MAX 6

struct compare {
	struct gd_screen base;
	struct gd_desk *desk;
	struct gd_compare c;
	bool loaded;
	size_t first;		/* platform at the left */
	int shown, cell;	/* how many fit, and their columns */
	struct gd_lines lines;
	struct gd_list list;
	struct gd_find find;
	struct gd_buf heads, right;
};

static const enum gd_action compare_actions[] = {
	GD_ACT_BACK, GD_ACT_BASIS, GD_ACT_SEARCH, GD_ACT_LEFT, GD_ACT_RIGHT,
	GD_ACT_HELP,
	GD_ACT_UP, GD_ACT_DOWN, GD_ACT_PAGE_UP, GD_ACT_PAGE_DOWN, GD_ACT_HOME,
	GD_ACT_END, GD_ACT_PALETTE, GD_ACT_QUIT, GD_ACT_REDRAW, GD_ACT_NONE
};

/* The next line of each cell of a row, side by side; false when all are done. */
static bool
add_line(struct compare *s, size_t aspect, size_t *pos)
{
	struct gd_buf line = GD_BUF_INIT;
	bool any = false;

	for (int i = 0; i < s->shown; i++) {
		const char *text = s->c.cells[aspect * s->c.platforms +
					      s->first + (size_t)i];
		struct gd_buf part = GD_BUF_INIT;
		size_t start, n;

		if (gd_text_wrap(text, strlen(text), s->cell - 2, &pos[i],
				 &start, &n)) {
			gd_buf_add(&part, text + start, n);
			any = true;
		}
		gd_text_pad(&line, part.s, s->cell, false,
			    gd_desk_ascii(s->desk));
		gd_buf_release(&part);
	}
	if (any)
		gd_lines_add(&s->lines, GD_ROLE_TEXT, 0, line.s);
	gd_buf_release(&line);
	return any;
}

static void
make_lines(struct compare *s)
{
	gd_lines_reset(&s->lines);
	for (size_t a = 0; a < s->c.aspects; a++) {
		size_t pos[SHOWN_MAX] = { 0 };
		bool any = false;

		for (int i = 0; i < s->shown; i++)
			any |= *s->c.cells[a * s->c.platforms + s->first +
					   (size_t)i] != '\0';
		if (!any)
			continue;
		gd_lines_add(&s->lines, GD_ROLE_ACCENT, 0, s->c.labels[a]);
		while (add_line(s, a, pos))
			;
		gd_lines_add(&s->lines, GD_ROLE_TEXT, 0, "");
	}
	gd_lines_add(&s->lines, GD_ROLE_DIM, 0,
		     _("Platforms change their rules without notice: what the page says there prevails."));
	gd_lines_add(&s->lines, GD_ROLE_DIM, 0,
		     _("The comparison is the article's experience; deadlines are the platforms' own rules."));
}

static void
make_heads(struct compare *s)
{
	gd_buf_reset(&s->heads);
	for (int i = 0; i < s->shown; i++)
		gd_text_pad(&s->heads, s->c.names[s->first + (size_t)i],
			    s->cell, false, gd_desk_ascii(s->desk));
	gd_buf_reset(&s->right);
	if ((size_t)s->shown < s->c.platforms)
		gd_buf_addf(&s->right, _("%zu to %zu of %zu platforms"),
			    s->first + 1, s->first + (size_t)s->shown,
			    s->c.platforms);
}

static void
compare_fetch(struct gd_screen *base, int rows, int cols)
{
	struct compare *s = (struct compare *)base;
	struct gd_error err = GD_ERROR_INIT;
	int fit = (cols - 3) / CELL_MIN;

	if (!s->loaded &&
	    gd_reference_compare(s->desk, &s->c, &err) != GD_OK) {
		gd_tui_fail(base->tui, &err);
		return;
	}
	s->loaded = true;
	s->shown = fit > SHOWN_MAX ? SHOWN_MAX : fit;
	if ((size_t)s->shown > s->c.platforms)
		s->shown = (int)s->c.platforms;
	if (s->first + (size_t)s->shown > s->c.platforms)
		s->first = s->c.platforms - (size_t)s->shown;
	s->cell = s->shown ? (cols - 3) / s->shown : cols;
	make_heads(s);
	make_lines(s);
	gd_list_fit(&s->list, (int64_t)s->lines.len, GD_BODY_ROWS(rows) - 1);
}

static void
compare_draw(const struct gd_screen *base, struct gd_canvas *c)
{
	const struct compare *s = (const struct compare *)base;

	gd_tui_title(base, c, _("Platforms side by side"), s->right.s);
	gd_canvas_text(c, GD_BODY_TOP, 2, c->cols - 3, GD_ROLE_HEADING,
		       s->heads.s);
	gd_lines_draw(&s->lines, &s->list, c, GD_BODY_TOP + 1, 1, c->cols - 1);
}

static void
tell_sources(struct compare *s)
{
	struct gd_buf text = GD_BUF_INIT;

	for (int i = 0; i < s->shown; i++) {
		size_t at = s->first + (size_t)i;

		gd_buf_addf(&text, "%s%s\n", text.len ? "\n" : "",
			    s->c.names[at]);
		gd_reference_sources(s->desk, s->c.sources[at], &text);
	}
	gd_dialog_read(s->base.tui, _("Source"), text.s);
	gd_buf_release(&text);
}

static void
compare_act(struct gd_screen *base, enum gd_action a)
{
	struct compare *s = (struct compare *)base;

	if (a == GD_ACT_BACK) {
		gd_tui_pop(base->tui);
	} else if (a == GD_ACT_BASIS) {
		tell_sources(s);
	} else if (a == GD_ACT_SEARCH) {
		gd_find_lines(base->tui, &s->find, &s->list, &s->lines);
	} else if (a == GD_ACT_RIGHT) {
		s->first++;
		gd_tui_changed(base->tui);
	} else if (a == GD_ACT_LEFT) {
		s->first -= s->first > 0;
		gd_tui_changed(base->tui);
	} else {
		gd_list_act(&s->list, a);
	}
}

static bool
compare_input(struct gd_screen *base, const struct gd_input *in)
{
	struct compare *s = (struct compare *)base;

	return gd_list_mouse(&s->list, in, GD_BODY_TOP + 1);
}

static void
compare_close(struct gd_screen *base)
{
	struct compare *s = (struct compare *)base;

	if (s->loaded)
		gd_compare_release(&s->c);
	gd_find_release(&s->find);
	gd_lines_release(&s->lines);
	gd_buf_release(&s->heads);
	gd_buf_release(&s->right);
	free(s);
}

const struct gd_screen_ops gd_ops_compare = {
	.name = N_("Platforms side by side"),
	.actions = compare_actions,
	.input = compare_input,
	.act = compare_act,
	.fetch = compare_fetch,
	.draw = compare_draw,
	.close = compare_close,
};

void
gd_compare_open(struct gd_tui *t)
{
	struct compare *s = gd_calloc(1, sizeof *s);

	s->base.ops = &gd_ops_compare;
	s->desk = gd_tui_desk(t);
	gd_list_init(&s->list);
	gd_buf_init(&s->heads);
	gd_buf_init(&s->right);
	gd_tui_push(t, &s->base);
}
