#include <config.h>

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/screens/case_internal.h"

/* Rows of the body: ladder 2, rule, tabs, rule, lines. */
#define LADDER_ROW (GD_BODY_TOP)
#define LINES_ROW (GD_BODY_TOP + 5)

static void
draw_ladder(const struct case_screen *s, struct gd_canvas *c)
{
	int step = (c->cols - 2) / GD_STAGE_CLOSED;

	for (int i = 0; i < GD_STAGE_CLOSED; i++) {
		const struct rung *r = &s->ladder[i];
		int col = 1 + i * step, used = 0;
		enum gd_role role = r->state == RUNG_NOW ? GD_ROLE_SELECTED
				    : r->state == RUNG_AHEAD ? GD_ROLE_DIM
							     : GD_ROLE_TEXT;

		if (r->state == RUNG_NOW)
			used = gd_canvas_text(c, LADDER_ROW, col, 2, role,
					      c->ascii ? "* " : "\u25cf ");
		used += gd_canvas_text(c, LADDER_ROW, col + used,
				       step - used - 1, role, r->name.s);
		if (i + 1 < GD_STAGE_CLOSED && step - used > 3)
			gd_canvas_hline(c, LADDER_ROW, col + used + 1,
					step - used - 2, GD_ROLE_RULE);
		gd_canvas_text(c, LADDER_ROW + 1, col, step - 1, GD_ROLE_DIM,
			       r->when.s);
	}
	gd_canvas_hline(c, LADDER_ROW + 2, 0, c->cols, GD_ROLE_RULE);
}

void
gd_case_draw(const struct gd_screen *base, struct gd_canvas *c)
{
	const struct case_screen *s = (const struct case_screen *)base;
	const struct gd_tabs tabs = gd_case_tabs(s);

	gd_tui_title(base, c, s->title.s, s->right.s);
	if (!s->loaded)
		return;
	draw_ladder(s, c);
	gd_tabs_draw(&tabs, c);
	gd_canvas_hline(c, tabs.row + 1, 0, c->cols, GD_ROLE_RULE);
	gd_lines_draw(&s->lines, &s->list[s->tab], c, LINES_ROW, 0, c->cols);
	gd_canvas_text(c, c->rows - 2, 1, c->cols - 2, GD_ROLE_MESSAGE,
		       s->next_step.s);
}
