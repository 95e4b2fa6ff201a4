/*
 * Changing answers of an open case: several at once, kept as one step. What
 * somebody else has changed meanwhile is never overwritten unseen (merge.c).
 */
#include <config.h>

#include "tui/screens/moves_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "domain/interview.h"
#include "tui/ops.h"
#include "tui/screens/edit_internal.h"
#include "tui/widgets/dialog.h"
#include "tui/widgets/lines.h"

#define OWN_FIELDS 2

/* A change that is not kept yet. */
struct hand {
	char *field, *value;
	char *seen;		/* what stood there when it was made */
};

struct edit_screen {
	struct gd_screen base;
	struct gd_desk *desk;
	int64_t id;
	const struct gd_interview *iv;
	struct gd_case_view v;
	struct gd_answers now;	/* with what is in hand */
	struct hand *hand;
	size_t hand_len, hand_cap;
	char *asked;		/* the field that the dialog is about */
	struct gd_lines lines;
	struct gd_list list;
	struct gd_buf title, right;
};

static const char *const own_fields[OWN_FIELDS] = { "assignee", "tags" };

static const enum gd_action edit_actions[] = {
	GD_ACT_OPEN, GD_ACT_KEEP, GD_ACT_BACK, GD_ACT_HELP, GD_ACT_UP,
	GD_ACT_DOWN, GD_ACT_PAGE_UP, GD_ACT_PAGE_DOWN, GD_ACT_HOME,
	GD_ACT_END, GD_ACT_PALETTE, GD_ACT_QUIT, GD_ACT_REDRAW, GD_ACT_NONE
};

/* ---- what is in hand ---- */

static struct hand *
find_hand(const struct edit_screen *s, const char *field)
{
	for (size_t i = 0; i < s->hand_len; i++)
		if (strcmp(s->hand[i].field, field) == 0)
			return &s->hand[i];
	return NULL;
}

static void
release_hand(struct hand *h)
{
	free(h->field);
	free(h->value);
	free(h->seen);
}

static void
drop_hand(struct edit_screen *s, struct hand *h)
{
	release_hand(h);
	*h = s->hand[--s->hand_len];
}

static void
drop_all(struct edit_screen *s)
{
	for (size_t i = 0; i < s->hand_len; i++)
		release_hand(&s->hand[i]);
	s->hand_len = 0;
}

/* What the case held when it was last read. */
static const char *
standing(const struct edit_screen *s, const char *field)
{
	const char *own = strcmp(field, "assignee") == 0 ? s->v.row.assignee
			: strcmp(field, "tags") == 0 ? s->v.row.tags : NULL;

	return own ? own : gd_answers_value(&s->v.answers, field);
}

/* Take `value` in hand; one that changes nothing is let go. */
static void
take(struct edit_screen *s, const char *field, const char *value)
{
	struct hand *h = find_hand(s, field);

	if (!h) {
		GD_GROW(s->hand, s->hand_len, s->hand_cap);
		h = &s->hand[s->hand_len++];
		*h = (struct hand){ .field = gd_strdup(field),
				    .seen = gd_strdup(standing(s, field)) };
	}
	free(h->value);
	h->value = gd_strdup(value);
	if (strcmp(h->value, h->seen) == 0)
		drop_hand(s, h);
}

/* ---- keeping it ---- */

static void save(struct edit_screen *s);

/* Both sides were seen: what was chosen goes over theirs. */
static void
merged(struct gd_tui *t, const struct gd_merge *m, bool chosen, void *ctx)
{
	struct edit_screen *s = ctx;

	(void)t;
	for (size_t i = 0; chosen && i < m->len; i++) {
		const struct gd_merge_field *f = &m->items[i];
		struct hand *h = find_hand(s, f->field);

		if (!h)
			continue;
		free(h->value);
		free(h->seen);
		h->value = gd_strdup(f->mine);
		h->seen = gd_strdup(f->theirs);
		if (strcmp(h->value, h->seen) == 0)
			drop_hand(s, h);
	}
	if (chosen)
		save(s);
	gd_tui_changed(s->base.tui);
}

/* `m` NULL: nobody is there to choose. */
static enum gd_status
keep(struct edit_screen *s, struct gd_merge *m, struct gd_error *err)
{
	const char **fields = gd_calloc(3 * s->hand_len, sizeof *fields);
	const char **values = fields + s->hand_len;
	const char **seen = values + s->hand_len;
	enum gd_status status;

	for (size_t i = 0; i < s->hand_len; i++) {
		fields[i] = s->hand[i].field;
		values[i] = s->hand[i].value;
		seen[i] = s->hand[i].seen;
	}
	if (m)
		status = gd_desk_edit_seen(s->desk, s->id, fields, values,
					   seen, s->hand_len, m, err);
	else
		status = gd_desk_edit_leave(s->desk, s->id, fields, values,
					    seen, s->hand_len, err);
	free(fields);
	return status;
}

static void
save(struct edit_screen *s)
{
	struct gd_merge m = { NULL, 0, 0 };
	struct gd_error err = GD_ERROR_INIT;
	struct gd_tui *t = s->base.tui;
	char number[GD_CASE_NUMBER_MAX];

	gd_case_number(s->id, number);
	if (!s->hand_len) {
		gd_tui_say(t, _("%s: left as it is"), number);
		gd_tui_pop(t);
	} else if (keep(s, &m, &err) == GD_OK) {
		drop_all(s);
		gd_tui_say(t, _("%s: %s (u undoes)"), number, _("changed"));
		gd_tui_pop(t);
	} else if (m.len) {
		gd_merge_open(t, s->id, &m, merged, s);
	} else {
		gd_tui_fail(t, &err);
	}
	gd_tui_changed(t);
	gd_merge_release(&m);
}

static void
leave_done(struct gd_tui *t, int index, void *ctx)
{
	struct edit_screen *s = ctx;

	if (index == 0)
		save(s);
	if (index == 1) {
		drop_all(s);
		gd_tui_pop(t);
	}
}

static void
leave(struct edit_screen *s)
{
	const struct gd_menu_item items[] = {
		{ .label = _("Save them") }, { .label = _("Drop them") },
		{ .label = _("Go on changing") },
	};
	struct gd_buf text = GD_BUF_INIT;

	if (!s->hand_len) {
		gd_tui_pop(s->base.tui);
		return;
	}
	gd_buf_addf(&text, ngettext("%zu change is not saved yet.",
				    "%zu changes are not saved yet.",
				    s->hand_len), s->hand_len);
	gd_dialog_menu(s->base.tui, _("Leave?"), text.s, items,
		       GD_ARRAY_LEN(items), leave_done, s);
	gd_buf_release(&text);
}

/* ---- what shows ---- */

static void
add_row(struct edit_screen *s, const char *field, int64_t id, int cols)
{
	const struct hand *h = find_hand(s, field);
	const char *now = standing(s, field);
	bool moved = h && strcmp(h->seen, now) != 0;
	struct gd_buf line = GD_BUF_INIT, name = GD_BUF_INIT;
	bool ascii = gd_desk_ascii(s->desk);

	gd_phrase_field(s->desk, field, &name);
	gd_buf_adds(&line, moved ? "! " : h ? "* " : "  ");
	gd_text_pad(&line, name.s, cols < 100 ? 20 : 26, false, ascii);
	gd_buf_addc(&line, ' ');
	if (!h && !*now)
		gd_buf_adds(&line, _("not known yet"));
	else
		gd_phrase_value(s->desk, field, now, &line);
	if (h) {
		gd_buf_adds(&line, ascii ? " > " : " \u2192 ");
		gd_phrase_value(s->desk, field, h->value, &line);
	}
	gd_lines_add(&s->lines, moved ? GD_ROLE_TODAY : h ? GD_ROLE_ACCENT
		     : *now ? GD_ROLE_TEXT : GD_ROLE_DIM, id, line.s);
	gd_buf_release(&name);
	gd_buf_release(&line);
}

static const char *
field_of(const struct edit_screen *s, int64_t id)
{
	return id <= (int64_t)s->iv->len ? s->iv->questions[id - 1].id
					 : own_fields[id - 1 -
						      (int64_t)s->iv->len];
}

/* Everything the interview can ask in this case, with what is known now. */
static void
make_lines(struct edit_screen *s, int cols)
{
	int64_t id = 1;

	gd_lines_reset(&s->lines);
	for (size_t i = 0; i < s->iv->len; i++, id++)
		if (s->iv->questions[i].kind != GD_Q_UNDERSTOOD &&
		    gd_interview_live(s->iv, i, &s->now))
			add_row(s, s->iv->questions[i].id, id, cols);
	for (int i = 0; i < OWN_FIELDS; i++, id++)
		add_row(s, own_fields[i], id, cols);
}

static void
overlay(struct edit_screen *s)
{
	gd_answers_copy(&s->now, &s->v.answers);
	for (size_t i = 0; i < s->hand_len; i++) {
		const struct hand *h = &s->hand[i];

		if (gd_interview_find(s->iv, h->field) < 0)
			continue;
		if (*h->value)
			gd_answers_set(&s->now, h->field, h->value,
				       GD_ANSWER_GIVEN, false);
		else
			gd_answers_remove(&s->now, h->field);
	}
}

static void
edit_fetch(struct gd_screen *base, int rows, int cols)
{
	struct edit_screen *s = (struct edit_screen *)base;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_case_view v = { 0 };
	char number[GD_CASE_NUMBER_MAX];

	if (gd_desk_case(s->desk, s->id, &v, &err) != GD_OK) {
		gd_tui_fail(base->tui, &err);
		return;
	}
	gd_case_view_release(&s->v);
	s->v = v;
	overlay(s);
	make_lines(s, cols);
	gd_list_fit(&s->list, (int64_t)s->lines.len, GD_BODY_ROWS(rows));
	gd_case_number(s->id, number);
	gd_buf_reset(&s->title);
	gd_buf_addf(&s->title, "%s %s  %s", number, gd_case_row_name(&v.row),
		    _("Change answers"));
	gd_buf_reset(&s->right);
	if (s->hand_len)
		gd_buf_addf(&s->right, ngettext("%zu to save", "%zu to save",
						s->hand_len), s->hand_len);
}

static void
edit_draw(const struct gd_screen *base, struct gd_canvas *c)
{
	const struct edit_screen *s = (const struct edit_screen *)base;

	gd_tui_title(base, c, s->title.s, s->right.s);
	gd_lines_draw(&s->lines, &s->list, c, GD_BODY_TOP, 0, c->cols);
	gd_canvas_text(c, c->rows - 2, 1, c->cols - 2, GD_ROLE_MESSAGE,
		       s->hand_len ? _("Marked answers are in hand; saving "
				       "keeps them all as one step.")
				   : _("Choose an answer to change; several "
				       "are saved as one step."));
}

/* ---- what is done ---- */

static void
have_value(struct gd_tui *t, const char *value, void *ctx)
{
	struct edit_screen *s = ctx;

	if (value)
		take(s, s->asked, value);
	gd_tui_changed(t);
}

static void
open_row(struct edit_screen *s)
{
	int64_t at = s->list.cursor;
	const struct hand *h;
	const char *field;

	if (at < 0 || at >= (int64_t)s->lines.len)
		return;
	field = field_of(s, s->lines.items[at].id);
	free(s->asked);
	s->asked = gd_strdup(field);
	h = find_hand(s, field);
	gd_answer_ask(s->base.tui, field, &s->now,
		      h ? h->value : standing(s, field), have_value, s);
}

static const char *
edit_barred(struct gd_screen *base, enum gd_action a)
{
	const struct edit_screen *s = (const struct edit_screen *)base;

	if (a == GD_ACT_KEEP && !s->hand_len)
		return _("Nothing is changed yet");
	if (a == GD_ACT_QUIT && s->hand_len)
		return _("Save the changes first, or leave this page with Esc");
	return NULL;
}

static void
edit_act(struct gd_screen *base, enum gd_action a)
{
	struct edit_screen *s = (struct edit_screen *)base;

	if (a == GD_ACT_OPEN)
		open_row(s);
	else if (a == GD_ACT_KEEP)
		save(s);
	else if (a == GD_ACT_BACK)
		leave(s);
	else
		(void)gd_list_act(&s->list, a);
}

static bool
edit_input(struct gd_screen *base, const struct gd_input *in)
{
	struct edit_screen *s = (struct edit_screen *)base;

	if (!gd_list_mouse(&s->list, in, GD_BODY_TOP))
		return false;
	if (in->mouse == GD_MOUSE_DOUBLE)
		open_row(s);
	return true;
}

static void
edit_close(struct gd_screen *base)
{
	struct edit_screen *s = (struct edit_screen *)base;

	/* The line dropped. */
	if (s->hand_len)
		(void)keep(s, NULL, NULL);
	drop_all(s);
	free(s->hand);
	free(s->asked);
	gd_answers_release(&s->now);
	gd_case_view_release(&s->v);
	gd_lines_release(&s->lines);
	gd_buf_release(&s->title);
	gd_buf_release(&s->right);
	free(s);
}

const struct gd_screen_ops gd_ops_edit = {
	.name = N_("Change answers"),
	.opens = N_("change"),
	.actions = edit_actions,
	.input = edit_input,
	.act = edit_act,
	.barred = edit_barred,
	.fetch = edit_fetch,
	.draw = edit_draw,
	.close = edit_close,
};

void
gd_edit_open(struct gd_tui *t, int64_t case_id)
{
	const struct gd_interview *iv = NULL;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_playbook *pb;
	struct edit_screen *s;

	if (gd_desk_playbook(gd_tui_desk(t), &pb, &err) != GD_OK ||
	    gd_playbook_interview(pb, &iv, &err) != GD_OK) {
		gd_tui_fail(t, &err);
		return;
	}
	s = gd_calloc(1, sizeof *s);
	s->base.ops = &gd_ops_edit;
	s->base.tui = t;
	s->desk = gd_tui_desk(t);
	s->id = case_id;
	s->iv = iv;
	gd_buf_init(&s->title);
	gd_buf_init(&s->right);
	gd_list_init(&s->list);
	gd_tui_push(t, &s->base);
}
