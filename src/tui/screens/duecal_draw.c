#include <config.h>

#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "desk/phrase.h"
#include "tui/screens/duecal_internal.h"

struct cal_cell
gd_duecal_cell(const struct duecal *s, int rows, int cols, int i)
{
	int body = GD_BODY_ROWS(rows) - 1;	/* the weekdays' names */
	int weeks = s->len / 7;
	int width = (cols - 2) / 7;
	int height = body / weeks > 0 ? body / weeks : 1;

	return (struct cal_cell){
		.row = GD_BODY_TOP + 1 + i / 7 * height,
		.col = 1 + i % 7 * width, .rows = height, .cols = width
	};
}

static void
draw_weekdays(const struct duecal *s, struct gd_canvas *c)
{
	static const char *const names[] = {
		N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"),
		N_("Sat"), N_("Sun")
	};

	for (int i = 0; i < 7; i++) {
		struct cal_cell at = gd_duecal_cell(s, c->rows, c->cols, i);

		gd_canvas_text(c, GD_BODY_TOP, at.col + 1, at.cols - 1,
			       GD_ROLE_DIM, _(names[i]));
	}
}

/* "off", "holiday's name", "work": what a person would otherwise have to know. */
static const char *
special(const struct gd_day_info *info)
{
	if (info->makeup)
		return _("work");
	if (info->kind == GD_DAY_HOLIDAY)
		return info->name ? info->name : _("holiday");
	if (info->kind == GD_DAY_REST && info->name)
		return _("off");
	return "";
}

static bool
off(const struct gd_day_info *info)
{
	return info->kind != GD_DAY_WORK;
}

/* How pressing a day's deadlines are: those of past days are overdue. */
static enum gd_role
due_role(const struct duecal *s, const struct cal_day *d)
{
	if (d->day < s->today)
		return GD_ROLE_OVERDUE;
	return d->day == s->today ? GD_ROLE_TODAY : GD_ROLE_TEXT;
}

static enum gd_role
selected_role(enum gd_role role)
{
	return role == GD_ROLE_OVERDUE ? GD_ROLE_SELECTED_OVERDUE
	       : role == GD_ROLE_TODAY ? GD_ROLE_SELECTED_TODAY
				       : GD_ROLE_SELECTED;
}

/* "[12] off" with the cursor's bar before it. */
static int
draw_number(const struct duecal *s, struct gd_canvas *c, struct cal_cell at,
	    const struct cal_day *d)
{
	bool selected = d->day == s->cursor, today = d->day == s->today;
	enum gd_role role = GD_ROLE_TEXT;
	int used;

	if (today)
		role = GD_ROLE_TODAY;
	else if (!gd_duecal_inside(s, d->day) || off(&d->info))
		role = GD_ROLE_DIM;
	if (selected) {
		gd_canvas_text(c, at.row, at.col, 1, GD_ROLE_SELECTED,
			       c->ascii ? ">" : "\u258c");
		gd_canvas_cursor(c, at.row, at.col, false);
	}
	used = 1 + gd_canvas_textf(c, at.row, at.col + 1, at.cols - 1,
				   selected ? GD_ROLE_SELECTED : role,
				   today ? "[%d]" : "%d",
				   gd_day_to_date(d->day).mday);
	/* On one line the count goes before the kind of day. */
	if (*special(&d->info) && used + 2 < at.cols &&
	    (at.rows > 1 || d->due == 0))
		used += 1 + gd_canvas_text(c, at.row, at.col + used + 1,
					   at.cols - used - 2,
					   d->info.makeup ? GD_ROLE_ACCENT
							  : GD_ROLE_DIM,
					   special(&d->info));
	return used;
}

/* How many fall on the day, with a sign when they are overdue. */
static void
draw_count(const struct duecal *s, struct gd_canvas *c, struct cal_cell at,
	   const struct cal_day *d, int used)
{
	enum gd_role role = due_role(s, d);
	bool line = at.rows > 1;
	int row = line ? at.row + 1 : at.row;
	/* "[12](8)": in eight columns there is no room for a space. */
	int col = line ? at.col + 1 : at.col + used + (d->day != s->today);
	struct gd_buf text = GD_BUF_INIT;

	if (d->due == 0)
		return;
	if (d->day < s->today)
		gd_buf_addf(&text, "! %lld", (long long)d->due);
	else if (line && at.cols >= 10)
		gd_buf_addf(&text, ngettext("%lld due", "%lld due",
					    (unsigned long)d->due),
			    (long long)d->due);
	else
		gd_buf_addf(&text, line ? "%lld" : "(%lld)",
			    (long long)d->due);
	gd_canvas_text(c, row, col, at.col + at.cols - col,
		       d->day == s->cursor ? selected_role(role) : role,
		       text.s);
	gd_buf_release(&text);
}

/* By week there is room for what falls: number and short name of the deadline. */
static void
draw_items(const struct duecal *s, struct gd_canvas *c, struct cal_cell at,
	   const struct cal_day *d)
{
	int left = at.rows - 3;
	struct gd_buf text = GD_BUF_INIT;

	for (size_t i = 0; i < d->page.len && left > 0; i++) {
		const struct gd_clock_row *k = &d->page.rows[i].clock;
		char number[GD_CASE_NUMBER_MAX];
		int row = at.row + 2 + (int)i * 2;

		if (row + 1 >= at.row + at.rows)
			break;
		gd_case_number(k->case_id, number);
		gd_canvas_text(c, row, at.col + 1, at.cols - 2,
			       due_role(s, d), number);
		gd_buf_reset(&text);
		gd_phrase_rule_name(s->desk, k->rule, k->version, true, &text);
		gd_canvas_text(c, row + 1, at.col + 1, at.cols - 2,
			       GD_ROLE_DIM, text.s);
	}
	gd_buf_release(&text);
}

void
gd_duecal_draw(const struct gd_screen *base, struct gd_canvas *c)
{
	const struct duecal *s = (const struct duecal *)base;

	gd_tui_title(base, c, s->title.s, s->right.s);
	draw_weekdays(s, c);
	for (int i = 0; i < s->len; i++) {
		struct cal_cell at = gd_duecal_cell(s, c->rows, c->cols, i);
		int used = draw_number(s, c, at, &s->days[i]);

		draw_count(s, c, at, &s->days[i], used);
		if (s->week)
			draw_items(s, c, at, &s->days[i]);
	}
	gd_canvas_text(c, c->rows - 2, 1, c->cols - 2, GD_ROLE_MESSAGE,
		       s->message.s);
}
