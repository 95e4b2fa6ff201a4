/*
 * What leaves the review: the plan for the day as text, on paper or in a file, and
 * the deadlines for a calendar.
 */
#include <config.h>

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/dayplan.h"
#include "desk/ical.h"
#include "tui/screens/deadlines_internal.h"
#include "tui/screens/output.h"
#include "tui/widgets/dialog.h"

#define PLAN_ROWS 500		/* a plan for a day, not a register */

struct leaving {
	struct gd_buf text;
	bool calendar;
	char *name;
};

static void
leaving_free(struct leaving *l)
{
	gd_buf_release(&l->text);
	free(l->name);
	free(l);
}

/* Only the person can read it: it names cases and merchants. False: asked again. */
static bool
write_it(struct gd_tui *t, const struct leaving *l, const char *path)
{
	struct gd_error err = GD_ERROR_INIT;
	enum gd_status status = gd_desk_save_text(path, &l->text, &err);

	if (status != GD_OK && gd_tui_again(t, &err, l))
		return false;
	if (status != GD_OK)
		gd_tui_fail(t, &err);
	else if (l->calendar)
		gd_tui_say(t, _("Written to %s; open it with your calendar"),
			   path);
	else
		gd_tui_say(t, _("Written to %s"), path);
	return true;
}

static void
path_done(struct gd_tui *t, const char *typed, void *ctx)
{
	struct leaving *l = ctx;

	if (!typed || write_it(t, l, *typed ? typed : l->name))
		leaving_free(l);
}

static char *
file_name(struct deadlines *s, const char *what, const char *ending)
{
	struct gd_buf name = GD_BUF_INIT;

	gd_buf_addf(&name, "gongdao-%s-", what);
	gd_day_format(&name, gd_instant_day(gd_desk_now(s->desk),
					    gd_desk_zone(s->desk)));
	gd_buf_adds(&name, ending);
	return gd_buf_detach(&name);
}

static void
ask_path(struct gd_tui *t, const char *title, struct leaving *l)
{
	gd_dialog_text(t, title,
		       _("File to write; a file of that name is replaced. "
			 "Only you can read it."), l->name, false, NULL,
		       path_done, l);
}

void
gd_deadlines_ics(struct deadlines *s)
{
	struct leaving *l = gd_calloc(1, sizeof *l);
	struct gd_error err = GD_ERROR_INIT;

	gd_buf_init(&l->text);
	l->name = file_name(s, "deadlines", ".ics");
	l->calendar = true;
	if (gd_desk_ical(s->desk, INT64_MAX, s->review.filter, &l->text,
			 &err) == GD_OK) {
		ask_path(s->base.tui, _("Save for a calendar"), l);
		return;
	}
	gd_tui_fail(s->base.tui, &err);
	leaving_free(l);
}

static void
way_done(struct gd_tui *t, int index, void *ctx)
{
	struct leaving *l = ctx;

	if (index == 0) {
		ask_path(t, _("Plan for the day"), l);
		return;
	}
	if (index == 1)
		gd_output_print(t, l->text.s);
	else if (index == 2)
		gd_dialog_read(t, _("Plan for the day"), l->text.s);
	leaving_free(l);
}

void
gd_deadlines_print(struct deadlines *s)
{
	const struct gd_menu_item items[] = {
		{ .label = _("Into a file") },
		{ .label = _("To the printer"), .note = _("by lp") },
		{ .label = _("Read it here") },
	};
	struct leaving *l = gd_calloc(1, sizeof *l);
	struct gd_error err = GD_ERROR_INIT;

	gd_buf_init(&l->text);
	l->name = file_name(s, "plan", ".txt");
	if (gd_desk_dayplan(s->desk, &s->review, PLAN_ROWS, &l->text, &err) ==
	    GD_OK) {
		gd_dialog_menu(s->base.tui, _("Plan for the day"),
			       _("What stands on the screen now, a box before "
				 "each to tick."), items,
			       GD_ARRAY_LEN(items), way_done, l);
		return;
	}
	gd_tui_fail(s->base.tui, &err);
	leaving_free(l);
}
