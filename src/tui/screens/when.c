/*
 * The date calculator: a start, a period, what happens when the last day is off; the
 * answer stands below at once, with the days counted.
 */
#include <config.h>

#include "tui/screens/when.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/explain.h"
#include "desk/phrase.h"
#include "domain/clock.h"
#include "domain/dateinput.h"
#include "tui/ops.h"
#include "tui/widgets/field.h"
#include "tui/widgets/lines.h"

#define FIELDS 2
#define LABEL_COLS 22
#define RESULT_ROW (GD_BODY_TOP + 5)
#define LIST_ROW (GD_BODY_TOP + 7)

struct when {
	struct gd_screen base;
	struct gd_desk *desk;
	struct gd_field fields[FIELDS];	/* start, period */
	int focus;
	enum gd_roll roll;
	struct gd_buf result;
	bool wrong;
	struct gd_lines lines;	/* the count, day by day */
	struct gd_list list;
};

static const enum gd_action when_actions[] = {
	GD_ACT_ACCEPT, GD_ACT_ROLL, GD_ACT_TAB, GD_ACT_BACKTAB, GD_ACT_UP,
	GD_ACT_DOWN, GD_ACT_PAGE_UP, GD_ACT_PAGE_DOWN, GD_ACT_BACK,
	GD_ACT_NONE
};

static const char *
roll_name(enum gd_roll roll)
{
	switch (roll) {
	case GD_ROLL_REST:
		return _("rest days and holidays: on to the next working day");
	case GD_ROLL_HOLIDAY:
		return _("statutory holidays alone: on to the first day after");
	default:
		return _("it stays where it falls");
	}
}

/* Start and period as typed; a sentence on what is wrong otherwise. */
static bool
read_request(struct when *s, gd_instant *start, struct gd_period *p,
	     struct gd_error *err)
{
	const char *from = s->fields[0].edit.text.s;
	const char *count = s->fields[1].edit.text.s;
	struct gd_zone zone = gd_desk_zone(s->desk);
	struct gd_dateinput in;

	*start = gd_desk_now(s->desk);
	if (*from && gd_instant_parse(from, zone, start, NULL) != GD_OK) {
		if (gd_dateinput_parse(from, gd_desk_now(s->desk), zone, false,
				       &in, err) != GD_OK)
			return false;
		*start = in.at;
	}
	count += strspn(count, "+ ");
	*p = (struct gd_period){ .roll = s->roll };
	if (gd_period_parse(count, p) && p->unit != GD_UNIT_OFFICE_HOURS)
		return true;
	gd_error_set(err, GD_EINVAL,
		     _("Give a period such as 72h, 7d, 15wd (working days), "
		       "6mo or 3y"));
	return false;
}

static void
split_lines(struct when *s, const char *text)
{
	struct gd_buf line = GD_BUF_INIT;

	gd_lines_reset(&s->lines);
	while (*text) {
		size_t n = strcspn(text, "\n");

		gd_buf_reset(&line);
		gd_buf_add(&line, text, n);
		gd_lines_add(&s->lines, GD_ROLE_TEXT, 0, line.s);
		text += n + (text[n] == '\n');
	}
	gd_buf_release(&line);
}

static enum gd_status
count(struct when *s, struct gd_buf *text, struct gd_error *err)
{
	const struct gd_calendar *cal;
	struct gd_period p;
	struct gd_due due;
	gd_instant start;
	enum gd_status status = gd_desk_calendar(s->desk, &cal, err);

	if (status == GD_OK && !read_request(s, &start, &p, err))
		status = GD_EINVAL;
	if (status == GD_OK)
		status = gd_clock_due(&p, start, cal, &due, err);
	if (status != GD_OK)
		return status;
	gd_phrase_day(s->desk, due.last_day, &s->result);
	gd_buf_adds(&s->result, _("it ends "));
	gd_phrase_due(s->desk, due.at, due.estimated, &s->result);
	status = gd_explain_calendar(s->desk, &p, start, text, err);
	if (status == GD_OK)
		status = gd_explain_period(s->desk, &p, start, text, err);
	return status;
}

static void
recount(struct when *s)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf text = GD_BUF_INIT;

	gd_buf_reset(&s->result);
	s->wrong = count(s, &text, &err) != GD_OK;
	if (s->wrong) {
		gd_buf_reset(&s->result);
		gd_buf_adds(&s->result, err.text);
	}
	split_lines(s, s->wrong ? "" : text.s);
	gd_buf_release(&text);
	gd_list_fit(&s->list, (int64_t)s->lines.len, s->list.rows);
}

static void
when_fetch(struct gd_screen *base, int rows, int cols)
{
	struct when *s = (struct when *)base;
	int width = cols - LABEL_COLS - 4 < 40 ? cols - LABEL_COLS - 4 : 40;

	for (int i = 0; i < FIELDS; i++)
		gd_field_place(&s->fields[i], GD_BODY_TOP + 1 + i,
			       LABEL_COLS + 2, 1, width);
	s->list.rows = rows - 3 - LIST_ROW;
	recount(s);
}

static void
scroll(struct when *s, enum gd_action a)
{
	int64_t page = s->list.rows > 1 ? s->list.rows - 1 : 1;
	int64_t last = (int64_t)s->lines.len - s->list.rows;

	s->list.top += a == GD_ACT_PAGE_UP ? -page : page;
	if (s->list.top > last)
		s->list.top = last;
	if (s->list.top < 0)
		s->list.top = 0;
	/* No row is selected: it is there to be read. */
	s->list.cursor = s->list.top;
}

static void
when_act(struct gd_screen *base, enum gd_action a)
{
	struct when *s = (struct when *)base;

	if (a == GD_ACT_BACK)
		gd_tui_pop(base->tui);
	else if (a == GD_ACT_ROLL)
		s->roll = (s->roll + 1) % 3;
	else if (a == GD_ACT_PAGE_UP || a == GD_ACT_PAGE_DOWN)
		scroll(s, a);
	else
		s->focus = (s->focus + 1) % FIELDS;
	if (a == GD_ACT_ROLL)
		recount(s);
}

static bool
when_input(struct gd_screen *base, const struct gd_input *in)
{
	struct when *s = (struct when *)base;

	if (in->kind == GD_INPUT_MOUSE && (in->mouse == GD_MOUSE_WHEEL_UP ||
					   in->mouse == GD_MOUSE_WHEEL_DOWN)) {
		scroll(s, in->mouse == GD_MOUSE_WHEEL_UP ? GD_ACT_PAGE_UP
							 : GD_ACT_PAGE_DOWN);
		return true;
	}
	if (in->kind == GD_INPUT_MOUSE)
		for (int i = 0; i < FIELDS; i++)
			if (in->row == s->fields[i].row)
				s->focus = i;
	if (!gd_field_input(&s->fields[s->focus], in))
		return false;
	recount(s);
	return true;
}

static void
when_draw(const struct gd_screen *base, struct gd_canvas *c)
{
	const struct when *s = (const struct when *)base;
	static const char *const labels[FIELDS] = {
		N_("From (empty: now)"), N_("Period")
	};

	gd_tui_title(base, c, _("Date calculator"), "");
	for (int i = 0; i < FIELDS; i++) {
		gd_canvas_text(c, s->fields[i].row, 1, LABEL_COLS,
			       i == s->focus ? GD_ROLE_ACCENT : GD_ROLE_DIM,
			       _(labels[i]));
		gd_field_draw(&s->fields[i], c, i == s->focus);
	}
	gd_canvas_text(c, GD_BODY_TOP + 3, 1, LABEL_COLS, GD_ROLE_DIM,
		       _("A last day off"));
	gd_canvas_text(c, GD_BODY_TOP + 3, LABEL_COLS + 2,
		       c->cols - LABEL_COLS - 3, GD_ROLE_TEXT,
		       roll_name(s->roll));
	gd_canvas_text(c, RESULT_ROW, 1, c->cols - 2,
		       s->wrong ? GD_ROLE_DIM : GD_ROLE_TITLE, s->result.s);
	for (int r = 0; r < s->list.rows; r++) {
		size_t i = (size_t)(s->list.top + r);

		if (i < s->lines.len)
			gd_canvas_text(c, LIST_ROW + r, 1, c->cols - 3,
				       s->lines.items[i].role,
				       s->lines.items[i].text);
	}
	gd_canvas_scrollmark(c, LIST_ROW, c->cols - 1, s->list.rows,
			     (long)s->list.top, s->list.rows,
			     (long)s->lines.len);
	gd_canvas_text(c, c->rows - 2, 1, c->cols - 2, GD_ROLE_MESSAGE,
		       _("h hours, d days, wd working days, mo months, "
			 "y years; for example 3-8 20:15 and 15wd"));
}

static void
when_close(struct gd_screen *base)
{
	struct when *s = (struct when *)base;

	for (int i = 0; i < FIELDS; i++)
		gd_field_release(&s->fields[i]);
	gd_lines_release(&s->lines);
	gd_buf_release(&s->result);
	free(s);
}

const struct gd_screen_ops gd_ops_when = {
	.name = N_("Date calculator"),
	.actions = when_actions,
	.input = when_input,
	.act = when_act,
	.fetch = when_fetch,
	.draw = when_draw,
	.close = when_close,
};

void
gd_when_open(struct gd_tui *t)
{
	struct when *s = gd_calloc(1, sizeof *s);

	s->base.ops = &gd_ops_when;
	s->base.typing = true;
	s->desk = gd_tui_desk(t);
	gd_field_init(&s->fields[0], false, "");
	gd_field_init(&s->fields[1], false, "7d");
	s->focus = 1;
	gd_list_init(&s->list);
	gd_buf_init(&s->result);
	gd_tui_push(t, &s->base);
}
