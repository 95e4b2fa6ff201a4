/*
 * Views: filters with a name. They are kept, shown, called something else and
 * taken away here (prompt_filter.h).
 */
#include <config.h>

#include "tui/screens/prompt_filter.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/views.h"
#include "tui/widgets/dialog.h"

#define VIEWS_MAX 64

static void
view_named(struct gd_tui *t, const char *typed, void *ctx)
{
	struct gd_error err = GD_ERROR_INIT;
	char *filter = ctx;

	if (typed && *typed &&
	    gd_desk_view_set(gd_tui_desk(t), typed, filter, &err) != GD_OK) {
		if (gd_tui_again(t, &err, filter))
			return;
		gd_tui_fail(t, &err);
	} else if (typed && *typed)
		gd_tui_say(t, _("Kept as @%s; keys 1 to 9 show views in their "
				"order, @ lists them"), typed);
	free(filter);
}

void
gd_prompt_view(struct gd_tui *t, const char *filter)
{
	if (!*filter) {
		gd_tui_say(t, _("Filter first (f); then this keeps it under a "
				"name"));
		return;
	}
	gd_dialog_text(t, _("Keep this filter as a view"),
		       _("Its name, of letters, digits, - and _; an existing "
			 "one is replaced."), "", false, NULL, view_named,
		       gd_strdup(filter));
}

bool
gd_view_filter(struct gd_tui *t, size_t i, struct gd_buf *out)
{
	const char *name, *filter;

	if (!gd_desk_view(gd_tui_desk(t), i, &name, &filter)) {
		gd_tui_say(t, _("There is no view %zu; filter, then = keeps "
				"the filter as a view"), i + 1);
		return false;
	}
	gd_buf_addf(out, "@%s", name);
	return true;
}

/* ---- all of them ---- */

struct views {			/* between the menus */
	struct gd_screen *of;
	void (*apply)(struct gd_screen *s, const char *text);
	char *filter;		/* that of the screen */
	char *name;		/* of the view that was chosen */
};

static void
views_free(struct views *v)
{
	free(v->filter);
	free(v->name);
	free(v);
}

static void
new_name(struct gd_tui *t, const char *typed, void *ctx)
{
	struct views *v = ctx;
	struct gd_error err = GD_ERROR_INIT;

	if (typed && *typed &&
	    gd_desk_view_rename(gd_tui_desk(t), v->name, typed, &err) != GD_OK) {
		if (gd_tui_again(t, &err, v))
			return;
		gd_tui_fail(t, &err);
	} else if (typed && *typed)
		gd_tui_say(t, _("Called @%s from now on"), typed);
	views_free(v);
}

static void
drop(struct gd_tui *t, const struct views *v)
{
	struct gd_error err = GD_ERROR_INIT;

	if (gd_desk_view_set(gd_tui_desk(t), v->name, "", &err) == GD_OK)
		gd_tui_say(t, _("@%s is gone; the cases are as they were"),
			   v->name);
	else
		gd_tui_fail(t, &err);
}

static void
deed_chosen(struct gd_tui *t, int index, void *ctx)
{
	struct views *v = ctx;
	struct gd_buf at = GD_BUF_INIT;

	gd_buf_addf(&at, "@%s", v->name);
	if (index == 1) {
		gd_dialog_text(t, at.s, _("Its name, of letters, digits, - "
					  "and _; its key stays."), v->name,
			       false, NULL, new_name, v);
		gd_buf_release(&at);
		return;
	}
	if (index == 0)
		v->apply(v->of, at.s);
	else if (index == 2)
		drop(t, v);
	gd_buf_release(&at);
	views_free(v);
}

static void
view_chosen(struct gd_tui *t, int index, void *ctx)
{
	const struct gd_menu_item items[] = {
		{ .label = _("show it") },
		{ .label = _("call it something else") },
		{ .label = _("take it away"),
		  .note = _("the cases stay as they are") },
	};
	struct views *v = ctx;
	const char *name, *filter;

	if (index >= 0 && gd_desk_view(gd_tui_desk(t), (size_t)index, &name,
				       &filter)) {
		v->name = gd_strdup(name);
		gd_dialog_menu(t, name, filter, items, GD_ARRAY_LEN(items),
			       deed_chosen, v);
		return;
	}
	/* The line behind the last view. */
	if (index >= 0)
		gd_prompt_view(t, v->filter);
	views_free(v);
}

void
gd_prompt_views(struct gd_screen *s, const char *now,
		void (*apply)(struct gd_screen *s, const char *text))
{
	struct views *v = gd_calloc(1, sizeof *v);
	struct gd_menu_item items[VIEWS_MAX + 1];
	const char *name, *filter;
	size_t len = 0;

	for (; len < VIEWS_MAX &&
	     gd_desk_view(gd_tui_desk(s->tui), len, &name, &filter); len++)
		items[len] = (struct gd_menu_item){ .label = name,
						    .note = filter };
	items[len] = (struct gd_menu_item){
		.label = _("keep the filter as a view"),
		.note = *now ? now : NULL,
		.barred = *now ? NULL : _("filter first (f)")
	};
	v->of = s;
	v->apply = apply;
	v->filter = gd_strdup(now);
	gd_dialog_menu(s->tui, _("Views"), _("Filters with a name; keys 1 to 9 "
					     "show them in this order."),
		       items, len + 1, view_chosen, v);
}
