/*
 * tui/screens/chatlog.c - an exported chat as a timeline that can be searched.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "desk/chat.h"
#include "tui/ops.h"
#include "tui/screens/evidence.h"
#include "tui/widgets/dialog.h"
#include "tui/widgets/lines.h"

#define DAY_LEN 10		/* of "2026-03-08" */
#define INDENT "          "	/* under the text of a message */

struct chat_screen {
	struct gd_screen base;
	struct gd_chat chat;
	struct gd_lines lines;	/* id: the message's place, from 1 */
	struct gd_list list;
	struct gd_buf title, state;
	char *search;		/* "" shows all */
	int cols;
};

static const enum gd_action chat_actions[] = {
	GD_ACT_SEARCH, GD_ACT_OPEN, GD_ACT_BACK, GD_ACT_HELP, GD_ACT_UP,
	GD_ACT_DOWN, GD_ACT_PAGE_UP, GD_ACT_PAGE_DOWN, GD_ACT_HOME, GD_ACT_END,
	GD_ACT_PALETTE, GD_ACT_QUIT, GD_ACT_REDRAW, GD_ACT_NONE
};

/* "20:15:33  Ann  hello", the rest of it below. */
static void
add_message(struct chat_screen *s, size_t i, bool dated)
{
	const struct gd_chat_message *m = &s->chat.items[i];
	size_t pos = 0, start, n, len;
	struct gd_buf text = GD_BUF_INIT, line = GD_BUF_INIT;
	bool first = true;

	gd_buf_addf(&text, "%s: %s", m->who, m->text);
	len = text.len;
	while (gd_text_wrap(text.s, len, s->cols - 14, &pos, &start, &n)) {
		gd_buf_reset(&line);
		if (first)
			gd_buf_addf(&line, "%-8.8s  ", dated ? m->when +
				    DAY_LEN + 1 : "");
		else
			gd_buf_adds(&line, INDENT);
		gd_buf_add(&line, text.s + start, n);
		gd_lines_add(&s->lines, GD_ROLE_TEXT, (int64_t)i + 1, line.s);
		first = false;
	}
	gd_buf_release(&line);
	gd_buf_release(&text);
}

static void
make_lines(struct chat_screen *s)
{
	struct gd_buf day = GD_BUF_INIT;
	const char *before = "";
	size_t shown = 0;

	gd_lines_reset(&s->lines);
	for (size_t i = 0; i < s->chat.len; i++) {
		const struct gd_chat_message *m = &s->chat.items[i];
		bool dated = strlen(m->when) > DAY_LEN;

		if (!gd_chat_holds(m, s->search))
			continue;
		if (dated && strncmp(before, m->when, DAY_LEN) != 0) {
			gd_buf_reset(&day);
			gd_buf_add(&day, m->when, DAY_LEN);
			gd_lines_add(&s->lines, GD_ROLE_HEADING, (int64_t)i + 1,
				     day.s);
			before = m->when;
		}
		add_message(s, i, dated);
		shown++;
	}
	gd_buf_release(&day);
	gd_buf_reset(&s->state);
	gd_buf_addf(&s->state, _("%1$zu of %2$zu messages"), shown,
		    s->chat.len);
}

static void
chat_fetch(struct gd_screen *base, int rows, int cols)
{
	struct chat_screen *s = (struct chat_screen *)base;

	if (s->cols != cols) {
		s->cols = cols;
		make_lines(s);
	}
	gd_list_fit(&s->list, (int64_t)s->lines.len, GD_BODY_ROWS(rows));
}

static void
chat_draw(const struct gd_screen *base, struct gd_canvas *c)
{
	const struct chat_screen *s = (const struct chat_screen *)base;

	gd_tui_title(base, c, s->title.s, s->state.s);
	gd_lines_draw(&s->lines, &s->list, c, GD_BODY_TOP, 0, c->cols);
	if (*s->search)
		gd_canvas_textf(c, c->rows - 2, 1, c->cols - 2,
				GD_ROLE_MESSAGE,
				_("With '%s'; Enter shows a message in its "
				  "place"), s->search);
}

static void
search_done(struct gd_tui *t, const char *typed, void *ctx)
{
	struct chat_screen *s = ctx;
	char *before = s->search;

	if (!typed)
		return;
	s->search = gd_strdup(typed);
	make_lines(s);
	if (!s->lines.len) {
		gd_tui_say(t, _("None of %zu messages holds '%s'"),
			   s->chat.len, typed);
		free(s->search);
		s->search = before;
		make_lines(s);
	} else {
		free(before);
		gd_list_select(&s->list, 0);
	}
	gd_tui_changed(t);
}

/* What was found, among what was said around it. */
static void
show_in_place(struct chat_screen *s)
{
	int64_t at = s->list.cursor, id;

	if (!*s->search || at < 0 || at >= (int64_t)s->lines.len)
		return;
	id = s->lines.items[at].id;
	free(s->search);
	s->search = gd_strdup("");
	make_lines(s);
	gd_list_fit(&s->list, (int64_t)s->lines.len, s->list.rows);
	for (size_t i = 0; i < s->lines.len; i++) {
		if (s->lines.items[i].id == id)
			gd_list_select(&s->list, (int64_t)i);
	}
}

static void
chat_act(struct gd_screen *base, enum gd_action a)
{
	struct chat_screen *s = (struct chat_screen *)base;

	if (a == GD_ACT_BACK)
		gd_tui_pop(base->tui);
	else if (a == GD_ACT_SEARCH)
		gd_dialog_text(base->tui, _("Search the chat"),
			       _("Words to find, or nothing for all of it"),
			       s->search, false, NULL, search_done, s);
	else if (a == GD_ACT_OPEN)
		show_in_place(s);
	else
		gd_list_act(&s->list, a);
}

static bool
chat_input(struct gd_screen *base, const struct gd_input *in)
{
	struct chat_screen *s = (struct chat_screen *)base;

	if (!gd_list_mouse(&s->list, in, GD_BODY_TOP))
		return false;
	if (in->mouse == GD_MOUSE_DOUBLE)
		show_in_place(s);
	return true;
}

static void
chat_close(struct gd_screen *base)
{
	struct chat_screen *s = (struct chat_screen *)base;

	gd_chat_release(&s->chat);
	gd_lines_release(&s->lines);
	gd_buf_release(&s->title);
	gd_buf_release(&s->state);
	free(s->search);
	free(s);
}

const struct gd_screen_ops gd_ops_chat = {
	.name = N_("Timeline of a chat"),
	.actions = chat_actions,
	.input = chat_input,
	.act = chat_act,
	.fetch = chat_fetch,
	.draw = chat_draw,
	.close = chat_close,
};

void
gd_chat_open(struct gd_tui *t, int64_t case_id, int seq, const char *name)
{
	struct gd_chat chat = GD_CHAT_INIT;
	struct gd_error err = GD_ERROR_INIT;
	struct chat_screen *s;

	/* Read once: each look is an event of its own. */
	if (gd_desk_chat(gd_tui_desk(t), case_id, seq, &chat, &err) != GD_OK) {
		gd_chat_release(&chat);
		gd_tui_fail(t, &err);
		return;
	}
	s = gd_calloc(1, sizeof *s);
	s->base.ops = &gd_ops_chat;
	s->chat = chat;
	s->search = gd_strdup("");
	gd_list_init(&s->list);
	gd_buf_init(&s->title);
	gd_buf_init(&s->state);
	gd_buf_addf(&s->title, _("Chat  no. %1$d %2$s"), seq, name);
	gd_tui_push(t, &s->base);
	gd_tui_changed(t);
}
