/*
 * tui/screens/output_qr.c - QR codes on the whole screen, one after the other.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "exchange/qr.h"
#include "tui/ops.h"
#include "tui/screens/output.h"

struct qr_screen {
	struct gd_screen base;
	char *title, *text;
	struct gd_qr_series series;
	size_t shown;
	int rows, cols;		/* that the codes were made for */
};

static const enum gd_action qr_actions[] = {
	GD_ACT_RIGHT, GD_ACT_LEFT, GD_ACT_OPEN, GD_ACT_BACK, GD_ACT_HOME,
	GD_ACT_END, GD_ACT_HELP, GD_ACT_QUIT, GD_ACT_REDRAW, GD_ACT_NONE
};

static void
qr_fetch(struct gd_screen *base, int rows, int cols)
{
	struct qr_screen *s = (struct qr_screen *)base;
	struct gd_error err = GD_ERROR_INIT;

	if (s->rows == rows && s->cols == cols)
		return;
	gd_qr_release(&s->series);
	s->rows = rows;
	s->cols = cols;
	if (gd_qr_make(s->text, GD_BODY_ROWS(rows) + 1, cols - 2, &s->series,
		       &err) != GD_OK)
		gd_tui_fail(base->tui, &err);
	if (s->shown >= s->series.len)
		s->shown = 0;
}

static void
qr_draw(const struct gd_screen *base, struct gd_canvas *c)
{
	const struct qr_screen *s = (const struct qr_screen *)base;
	const struct gd_qr_code *q;
	struct gd_buf right = GD_BUF_INIT;
	const char *line;
	size_t n;
	int row = 1;

	if (s->series.len > 1)
		gd_buf_addf(&right, _("code %zu of %zu"), s->shown + 1,
			    s->series.len);
	gd_tui_title(base, c, s->title, right.s);
	gd_buf_release(&right);
	if (!s->series.len)
		return;
	q = &s->series.codes[s->shown];
	/* The rule below the title gives its row to a code that needs it. */
	if (q->rows <= GD_BODY_ROWS(c->rows))
		row = GD_BODY_TOP;
	for (line = q->lines; *line; line += n + 1, row++) {
		n = strcspn(line, "\n");
		gd_canvas_fill(c, row, 0, 1, c->cols, GD_ROLE_TEXT);
		gd_canvas_bytes(c, row, (c->cols - q->cols) / 2, q->cols,
				GD_ROLE_TEXT, line, n);
	}
}

static void
qr_act(struct gd_screen *base, enum gd_action a)
{
	struct qr_screen *s = (struct qr_screen *)base;

	if (a == GD_ACT_BACK)
		gd_tui_pop(base->tui);
	else if (a == GD_ACT_LEFT && s->shown)
		s->shown--;
	else if (a == GD_ACT_HOME)
		s->shown = 0;
	else if (a == GD_ACT_END && s->series.len)
		s->shown = s->series.len - 1;
	else if ((a == GD_ACT_RIGHT || a == GD_ACT_OPEN) &&
		 s->shown + 1 < s->series.len)
		s->shown++;
	else if (a == GD_ACT_OPEN)
		gd_tui_pop(base->tui);
}

static void
qr_close(struct gd_screen *base)
{
	struct qr_screen *s = (struct qr_screen *)base;

	gd_qr_release(&s->series);
	free(s->title);
	free(s->text);
	free(s);
}

const struct gd_screen_ops gd_ops_qr = {
	.name = N_("QR codes"),
	.actions = qr_actions,
	.act = qr_act,
	.fetch = qr_fetch,
	.draw = qr_draw,
	.close = qr_close,
};

void
gd_output_qr(struct gd_tui *t, const char *title, const char *text)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_qr_series probe;
	struct qr_screen *s;

	if (gd_desk_ascii(gd_tui_desk(t))) {
		gd_tui_say(t, _("QR codes need block characters, which --ascii "
				"forbids; take a file instead"));
		return;
	}
	/* Said here, where the text still shows. */
	if (gd_qr_make("gongdao", 40, 80, &probe, &err) != GD_OK) {
		gd_tui_fail(t, &err);
		return;
	}
	gd_qr_release(&probe);
	s = gd_calloc(1, sizeof *s);
	s->base.ops = &gd_ops_qr;
	s->title = gd_strdup(title);
	s->text = gd_strdup(text);
	gd_tui_push(t, &s->base);
	if (strlen(text) > 60)
		gd_tui_say(t, _("Scan the codes in their order; right and left "
				"show the next and the one before"));
}
