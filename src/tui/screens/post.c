/*
 * A case's progress for the public: every line that was changed stands before and
 * after; the text leaves only while no personal datum is in it.
 */
#include <config.h>

#include "tui/screens/library.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "desk/group.h"
#include "domain/records.h"
#include "tui/ops.h"
#include "tui/screens/output.h"
#include "tui/widgets/dialog.h"
#include "tui/widgets/lines.h"

#define LIST_ROW (GD_BODY_TOP + 2)

struct post {
	struct gd_screen base;
	struct gd_desk *desk;
	int64_t id;
	bool loaded, diff;	/* diff: before and after, else the text alone */
	struct gd_post post;
	char *left;		/* what still must go, NULL: nothing */
	int cols;
	struct gd_lines lines;
	struct gd_list list;
	struct gd_buf title;
	char number[GD_CASE_NUMBER_MAX];
};

static const enum gd_action post_actions[] = {
	GD_ACT_OUTPUT, GD_ACT_EDIT, GD_ACT_TAB, GD_ACT_BACK, GD_ACT_COPY,
	GD_ACT_SAVE_TEXT, GD_ACT_HELP, GD_ACT_UP, GD_ACT_DOWN, GD_ACT_PAGE_UP,
	GD_ACT_PAGE_DOWN, GD_ACT_HOME, GD_ACT_END, GD_ACT_PALETTE,
	GD_ACT_QUIT, GD_ACT_REDRAW, GD_ACT_NONE
};

static void
judge(struct post *s)
{
	struct gd_error err = GD_ERROR_INIT;

	free(s->left);
	s->left = gd_desk_post_check(s->desk, s->id, s->post.after.s, NULL,
				     &err) == GD_OK ? NULL
		: gd_strdup(err.text);
	s->cols = 0;
}

static void
add_wrapped(struct post *s, const char *mark, enum gd_role role,
	    const char *line, size_t len)
{
	struct gd_buf b = GD_BUF_INIT;
	size_t pos = 0, start, n;
	int cols = s->cols > 12 ? s->cols - 6 : 8;

	if (len == 0)
		gd_lines_add(&s->lines, role, 0, mark);
	while (gd_text_wrap(line, len, cols, &pos, &start, &n)) {
		gd_buf_reset(&b);
		gd_buf_adds(&b, mark);
		gd_buf_add(&b, line + start, n);
		gd_lines_add(&s->lines, role, 0, b.s);
	}
	gd_buf_release(&b);
}

/* Both texts have the same lines: redaction never breaks or joins one. */
static void
make_lines(struct post *s)
{
	const char *a = s->post.before.s, *b = s->post.after.s;
	bool diff = s->diff && s->post.before.len;

	gd_lines_reset(&s->lines);
	while (*b || (diff && *a)) {
		size_t na = strcspn(a, "\n"), nb = strcspn(b, "\n");
		bool changed = diff &&
			       (na != nb || strncmp(a, b, na) != 0);

		if (changed)
			add_wrapped(s, "- ", GD_ROLE_OVERDUE, a, na);
		add_wrapped(s, changed ? "+ " : "  ",
			    changed ? GD_ROLE_GOOD : GD_ROLE_TEXT, b, nb);
		a += na + (diff && a[na] == '\n');
		b += nb + (b[nb] == '\n');
		if (!diff)
			a = s->post.before.s;
	}
}

static void
post_fetch(struct gd_screen *base, int rows, int cols)
{
	struct post *s = (struct post *)base;
	struct gd_error err = GD_ERROR_INIT;

	if (!s->loaded) {
		if (gd_desk_post(s->desk, s->id, &s->post, &err) != GD_OK)
			gd_tui_fail(base->tui, &err);
		s->loaded = true;
		judge(s);
	}
	if (s->cols != cols) {
		s->cols = cols;
		make_lines(s);
	}
	gd_list_fit(&s->list, (int64_t)s->lines.len, rows - 3 - LIST_ROW);
}

static bool
check_words(struct gd_tui *t, const char *typed, struct gd_error *err,
	    void *ctx)
{
	struct post *s = ctx;

	(void)t;
	return gd_desk_post_check(s->desk, s->id, typed, NULL, err) == GD_OK;
}

static void
words_done(struct gd_tui *t, const char *typed, void *ctx)
{
	struct post *s = ctx;

	if (!typed)
		return;
	gd_buf_reset(&s->post.after);
	gd_buf_adds(&s->post.after, typed);
	/* One's own wording has no lines to compare with. */
	s->diff = false;
	gd_buf_reset(&s->post.before);
	judge(s);
	gd_tui_changed(t);
}

static const char *
post_barred(struct gd_screen *base, enum gd_action a)
{
	const struct post *s = (const struct post *)base;

	if (a == GD_ACT_OUTPUT || a == GD_ACT_COPY || a == GD_ACT_SAVE_TEXT)
		return s->left;
	if (a == GD_ACT_TAB && !s->post.before.len)
		return _("The text was worded by hand; there is nothing to compare");
	return NULL;
}

static void
post_act(struct gd_screen *base, enum gd_action a)
{
	struct post *s = (struct post *)base;
	struct gd_buf name = GD_BUF_INIT;

	gd_buf_addf(&name, "%s-progress.txt", s->number);
	if (a == GD_ACT_BACK) {
		gd_tui_pop(base->tui);
	} else if (a == GD_ACT_TAB) {
		s->diff = !s->diff;
		s->cols = 0;
		gd_tui_changed(base->tui);
	} else if (a == GD_ACT_OUTPUT) {
		gd_output_menu(base->tui, s->title.s, name.s,
			       s->post.after.s);
	} else if (a == GD_ACT_COPY) {
		gd_output_copy(base->tui, s->post.after.s);
	} else if (a == GD_ACT_SAVE_TEXT) {
		gd_output_file(base->tui, name.s, s->post.after.s);
	} else if (a == GD_ACT_EDIT) {
		gd_dialog_text(base->tui, s->title.s,
			       _("It is taken when no personal datum is left in it"),
			       s->post.after.s, true, check_words, words_done,
			       s);
	} else {
		(void)gd_list_act(&s->list, a);
	}
	gd_buf_release(&name);
}

static bool
post_input(struct gd_screen *base, const struct gd_input *in)
{
	struct post *s = (struct post *)base;

	return gd_list_mouse(&s->list, in, LIST_ROW);
}

static void
post_draw(const struct gd_screen *base, struct gd_canvas *c)
{
	const struct post *s = (const struct post *)base;
	struct gd_buf right = GD_BUF_INIT;

	gd_buf_addf(&right, ngettext("%zu datum taken out",
				     "%zu data taken out",
				     s->post.ranges.len), s->post.ranges.len);
	gd_tui_title(base, c, s->title.s, right.s);
	gd_canvas_text(c, GD_BODY_TOP, 1, c->cols - 2,
		       s->left ? GD_ROLE_ERROR : GD_ROLE_DIM, s->left ? s->left
		       : _("No pattern finds everything: please read it once more before it goes out"));
	gd_lines_draw(&s->lines, &s->list, c, LIST_ROW, 1, c->cols - 2);
	gd_buf_release(&right);
}

static void
post_close(struct gd_screen *base)
{
	struct post *s = (struct post *)base;

	gd_post_release(&s->post);
	gd_lines_release(&s->lines);
	gd_buf_release(&s->title);
	free(s->left);
	free(s);
}

const struct gd_screen_ops gd_ops_post = {
	.name = N_("Progress for the public"),
	.actions = post_actions,
	.input = post_input,
	.act = post_act,
	.barred = post_barred,
	.fetch = post_fetch,
	.draw = post_draw,
	.close = post_close,
};

void
gd_post_open(struct gd_tui *t, int64_t case_id)
{
	struct post *s = gd_calloc(1, sizeof *s);

	s->base = (struct gd_screen){ .ops = &gd_ops_post, .tui = t };
	s->desk = gd_tui_desk(t);
	s->id = case_id;
	s->diff = true;
	gd_buf_init(&s->post.before);
	gd_buf_init(&s->post.after);
	gd_buf_init(&s->title);
	gd_case_number(case_id, s->number);
	gd_buf_addf(&s->title, "%s  %s", s->number,
		    _("Progress for the public"));
	gd_list_init(&s->list);
	gd_tui_push(t, &s->base);
}
