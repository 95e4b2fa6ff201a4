/*
 * What `gongdao config` does, as a list: what each option does now, what it
 * may be. The file keeps its comments.
 */
#include <config.h>

#include "tui/screens/settings.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "tui/ops.h"
#include "tui/widgets/dialog.h"
#include "tui/widgets/find.h"
#include "tui/widgets/lines.h"

#define VALUES_MAX 8
#define LABEL_COLS 72	/* at most */
#define VALUE_COLS 24

struct settings {
	struct gd_screen base;
	struct gd_desk *desk;
	struct gd_lines lines;
	struct gd_list list;
	struct gd_find find;
	struct gd_buf about;
	char *values[VALUES_MAX];	/* behind the menu that is open */
	size_t values_len;
};

static const enum gd_action settings_actions[] = {
	GD_ACT_OPEN, GD_ACT_SEARCH, GD_ACT_BACK, GD_ACT_HELP, GD_ACT_UP, GD_ACT_DOWN,
	GD_ACT_PAGE_UP, GD_ACT_PAGE_DOWN, GD_ACT_HOME, GD_ACT_END,
	GD_ACT_PALETTE, GD_ACT_QUIT, GD_ACT_REDRAW, GD_ACT_NONE
};

static const struct gd_config_option *
selected(const struct settings *s)
{
	size_t len;
	const struct gd_config_option *o = gd_config_options(&len);
	int64_t at = s->list.cursor;

	if (at < 0 || at >= (int64_t)s->lines.len)
		return NULL;
	at = s->lines.items[at].id;
	return at > 0 && (size_t)at <= len ? &o[at - 1] : NULL;
}

/* The selected option in full, with its name in the file. */
static void
tell(struct settings *s)
{
	const struct gd_config_option *o = selected(s);

	gd_buf_reset(&s->about);
	if (o)
		gd_buf_addf(&s->about, "[%s]  %s", o->key, _(o->help));
}

static void
settings_fetch(struct gd_screen *base, int rows, int cols)
{
	struct settings *s = (struct settings *)base;
	const struct gd_config *c = gd_desk_config(s->desk);
	struct gd_buf line = GD_BUF_INIT;
	/* Side by side, however wide: a value far away is read with another. */
	int room = cols - VALUE_COLS - 4 < LABEL_COLS
		   ? cols - VALUE_COLS - 4 : LABEL_COLS;
	size_t len;
	const struct gd_config_option *o = gd_config_options(&len);

	gd_lines_reset(&s->lines);
	for (size_t i = 0; i < len; i++) {
		gd_buf_reset(&line);
		gd_text_pad(&line, _(o[i].help), room, false,
			    gd_desk_ascii(s->desk));
		gd_buf_addf(&line, "  %s",
			    gd_config_words(&o[i], gd_config_get(c, o[i].key)));
		gd_lines_add(&s->lines, gd_config_given(c, o[i].key)
			     ? GD_ROLE_TEXT : GD_ROLE_DIM, (int64_t)i + 1,
			     line.s);
	}
	gd_buf_release(&line);
	gd_list_fit(&s->list, (int64_t)s->lines.len, GD_BODY_ROWS(rows));
	tell(s);
}

static void
set(struct settings *s, const char *value)
{
	const struct gd_config_option *o = selected(s);
	struct gd_error err = GD_ERROR_INIT;
	bool later = false;

	if (!o)
		return;
	if (gd_desk_configure(s->desk, o->key, value, &later, &err) != GD_OK) {
		if (!gd_tui_again(s->base.tui, &err, s))
			gd_tui_fail(s->base.tui, &err);
	} else if (later) {
		gd_tui_say(s->base.tui, _("Kept; it counts from the next "
					  "start"));
	} else {
		gd_tui_say(s->base.tui, _("Kept in %s"),
			   gd_config_path(gd_desk_config(s->desk)));
	}
	gd_tui_changed(s->base.tui);
}

static void
text_done(struct gd_tui *t, const char *typed, void *ctx)
{
	(void)t;
	if (typed)
		set(ctx, typed);
}

static void
choice_done(struct gd_tui *t, int index, void *ctx)
{
	struct settings *s = ctx;

	(void)t;
	if (index >= 0 && (size_t)index < s->values_len)
		set(s, s->values[index]);
}

static void
forget_values(struct settings *s)
{
	for (size_t i = 0; i < s->values_len; i++)
		free(s->values[i]);
	s->values_len = 0;
}

static void
ask_choice(struct settings *s, const struct gd_config_option *o)
{
	const char *p = o->kind == GD_CFG_BOOL ? "yes|no" : o->values;
	struct gd_menu_item items[VALUES_MAX];

	forget_values(s);
	while (*p && s->values_len < VALUES_MAX) {
		size_t n = strcspn(p, "|");

		s->values[s->values_len] = gd_strndup(p, n);
		items[s->values_len] = (struct gd_menu_item){
			.label = gd_config_words(o, s->values[s->values_len])
		};
		s->values_len++;
		p += n + (p[n] == '|');
	}
	gd_dialog_menu(s->base.tui, o->key, _(o->help), items, s->values_len,
		       choice_done, s);
}

static void
open_option(struct settings *s)
{
	const struct gd_config_option *o = selected(s);

	if (!o)
		return;
	if (o->kind == GD_CFG_BOOL || o->kind == GD_CFG_ENUM)
		ask_choice(s, o);
	else
		gd_dialog_text(s->base.tui, o->key, _(o->help),
			       gd_config_get(gd_desk_config(s->desk), o->key),
			       false, NULL, text_done, s);
}

static void
settings_act(struct gd_screen *base, enum gd_action a)
{
	struct settings *s = (struct settings *)base;

	if (a == GD_ACT_OPEN)
		open_option(s);
	else if (a == GD_ACT_SEARCH)
		gd_find_ask(base->tui, &s->find);
	else if (a == GD_ACT_BACK)
		gd_tui_pop(base->tui);
	else if (gd_list_act(&s->list, a))
		tell(s);
}

static void
line_text(void *ctx, int64_t i, struct gd_buf *out)
{
	const struct settings *s = ctx;
	size_t len;
	const struct gd_config_option *o = gd_config_options(&len);

	/* By its name in the file, too. */
	if (i >= 0 && i < (int64_t)s->lines.len && (size_t)i < len)
		gd_buf_addf(out, "%s %s", o[i].key, s->lines.items[i].text);
}

static void
line_found(void *ctx)
{
	tell(ctx);
}

static bool
settings_input(struct gd_screen *base, const struct gd_input *in)
{
	struct settings *s = (struct settings *)base;

	if (!gd_list_mouse(&s->list, in, GD_BODY_TOP))
		return false;
	tell(s);
	if (in->mouse == GD_MOUSE_DOUBLE)
		open_option(s);
	return true;
}

static void
settings_draw(const struct gd_screen *base, struct gd_canvas *c)
{
	const struct settings *s = (const struct settings *)base;

	gd_tui_title(base, c, _("Settings"), "");
	gd_lines_draw(&s->lines, &s->list, c, GD_BODY_TOP, 0, c->cols);
	gd_canvas_text(c, c->rows - 2, 1, c->cols - 2, GD_ROLE_MESSAGE,
		       s->about.s);
}

static void
settings_close(struct gd_screen *base)
{
	struct settings *s = (struct settings *)base;

	forget_values(s);
	gd_find_release(&s->find);
	gd_lines_release(&s->lines);
	gd_buf_release(&s->about);
	free(s);
}

const struct gd_screen_ops gd_ops_settings = {
	.name = N_("Settings"),
	.opens = N_("change"),
	.actions = settings_actions,
	.input = settings_input,
	.act = settings_act,
	.fetch = settings_fetch,
	.draw = settings_draw,
	.close = settings_close,
};

void
gd_settings_open(struct gd_tui *t)
{
	struct settings *s = gd_calloc(1, sizeof *s);

	s->base.ops = &gd_ops_settings;
	s->desk = gd_tui_desk(t);
	gd_buf_init(&s->about);
	gd_list_init(&s->list);
	s->find = (struct gd_find){ .list = &s->list, .text = line_text,
				    .moved = line_found, .ctx = s };
	gd_tui_push(t, &s->base);
}
