/*
 * The page of a merchant: its record, checks made before buying, its cases.
 */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/merchants.h"
#include "desk/phrase.h"
#include "tui/ops.h"
#include "tui/screens/case.h"
#include "tui/screens/doors.h"
#include "tui/screens/merchants.h"
#include "tui/widgets/dialog.h"
#include "tui/widgets/find.h"
#include "tui/widgets/lines.h"

#define CASES_MAX 200	/* of a page; a merchant with more has them listed */

/* What a line stands for: a field, a check, a case. */
#define LINE_CHECK 1000
#define LINE_CASE (INT64_C(1) << 40)

struct merchant {
	struct gd_screen base;
	struct gd_desk *desk;
	int64_t id;
	struct gd_merchant_view v;
	bool loaded;
	int64_t other;		/* the record that is the same merchant */
	int editing;		/* field whose new text is asked for */
	struct gd_lines lines;
	struct gd_list list;
	struct gd_find find;
	struct gd_buf title;
};

static const enum gd_action merchant_actions[] = {
	GD_ACT_OPEN, GD_ACT_EDIT, GD_ACT_PRECHECK, GD_ACT_MERGE, GD_ACT_BACK,
	GD_ACT_HELP, GD_ACT_SEARCH, GD_ACT_UNDO, GD_ACT_UP, GD_ACT_DOWN, GD_ACT_PAGE_UP,
	GD_ACT_PAGE_DOWN, GD_ACT_HOME, GD_ACT_END, GD_ACT_REFERENCE,
	GD_ACT_PALETTE, GD_ACT_QUIT, GD_ACT_REDRAW, GD_ACT_NONE
};

#define FIELDS 6		/* texts of a record */

static void
add_record(struct merchant *s)
{
	struct gd_buf line = GD_BUF_INIT;

	const char *label, *field;

	for (size_t i = 0; (field = gd_merchant_field(i, &label)); i++) {
		const char *value = gd_merchant_value(&s->v.row, i);

		gd_buf_reset(&line);
		gd_buf_addf(&line, _("%s: "), label);
		gd_buf_adds(&line, *value ? value : _("not known; E writes it down"));
		if (strcmp(field, "credit_code") == 0 && *value)
			gd_buf_addf(&line, "  (%s)",
				    gd_credit_code_words(value));
		gd_lines_add(&s->lines, *value ? GD_ROLE_TEXT : GD_ROLE_DIM,
			     (int64_t)i + 1, line.s);
	}
	if (*s->v.also) {
		gd_buf_reset(&line);
		gd_buf_addf(&line, "%s%s", _("Also called: "), s->v.also);
		gd_lines_add(&s->lines, GD_ROLE_TEXT, 0, line.s);
	}
	if (s->v.twin) {
		gd_buf_reset(&line);
		gd_buf_addf(&line, _("Merchant #%lld has the same credit code: it is the same one; M puts them together."),
			    (long long)s->v.twin);
		gd_lines_add(&s->lines, GD_ROLE_TODAY, 0, line.s);
	}
	gd_buf_release(&line);
}

static void
add_checks(struct merchant *s)
{
	struct gd_buf line = GD_BUF_INIT;

	gd_lines_add(&s->lines, GD_ROLE_TEXT, 0, "");
	gd_lines_add(&s->lines, GD_ROLE_HEADING, 0, _("Checks before buying"));
	if (!s->v.checks_len)
		gd_lines_add(&s->lines, GD_ROLE_DIM, 0,
			     _("None yet: V takes two minutes."));
	for (size_t i = 0; i < s->v.checks_len; i++) {
		const struct gd_check_row *k = &s->v.checks[i];

		gd_buf_reset(&line);
		gd_phrase_instant(s->desk, k->at, &line);
		gd_buf_addf(&line, "  %s%s  ", k->level == GD_CHECK_HIGH
			    ? "! " : "", gd_check_level_words(k->level));
		gd_buf_addf(&line, ngettext("%d point", "%d points",
					    (unsigned long)k->points),
			    k->points);
		gd_buf_addf(&line, "  %s", k->who);
		gd_lines_add(&s->lines, k->level == GD_CHECK_HIGH
			     ? GD_ROLE_OVERDUE : GD_ROLE_TEXT,
			     LINE_CHECK + (int64_t)i, line.s);
	}
	gd_buf_release(&line);
}

static void
add_case(struct merchant *s, const struct gd_case_row *row)
{
	char number[GD_CASE_NUMBER_MAX];
	struct gd_buf line = GD_BUF_INIT;

	gd_case_number(row->id, number);
	gd_buf_addf(&line, "%s  ", number);
	gd_phrase_stage(s->desk, row->stage, true, &line);
	gd_buf_adds(&line, "  ");
	gd_phrase_demand(s->desk, row->demand, row->demand_amount_fen >= 0
			 ? row->demand_amount_fen : row->amount_fen, &line);
	if (*row->outcome) {
		gd_buf_adds(&line, "  ");
		gd_phrase_choice(s->desk, "outcome", row->outcome, &line);
	}
	gd_lines_add(&s->lines, row->stage == GD_STAGE_CLOSED ? GD_ROLE_DIM
							      : GD_ROLE_TEXT,
		     LINE_CASE + row->id, line.s);
	gd_buf_release(&line);
}

static void
add_cases(struct merchant *s)
{
	struct gd_buf line = GD_BUF_INIT;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_case_page p;

	gd_lines_add(&s->lines, GD_ROLE_TEXT, 0, "");
	gd_buf_addf(&line, _("Cases: %lld, %lld of them open"),
		    (long long)s->v.row.cases, (long long)s->v.row.open);
	gd_lines_add(&s->lines, GD_ROLE_HEADING, 0, line.s);
	if (gd_desk_merchant_cases(s->desk, s->id, NULL, CASES_MAX, &p,
				   &err) != GD_OK) {
		gd_tui_fail(s->base.tui, &err);
		gd_buf_release(&line);
		return;
	}
	for (size_t i = 0; i < p.len; i++)
		add_case(s, &p.rows[i]);
	if (s->v.row.cases > (int64_t)p.len)
		gd_lines_add(&s->lines, GD_ROLE_DIM, 0,
			     _("The others: on the board, filter by this merchant"));
	gd_case_page_release(&p);
	gd_buf_release(&line);
}

static void
merchant_fetch(struct gd_screen *base, int rows, int cols)
{
	struct merchant *s = (struct merchant *)base;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_merchant_view v;

	(void)cols;
	if (gd_desk_merchant(s->desk, s->id, &v, &err) != GD_OK) {
		gd_tui_fail(base->tui, &err);
		return;
	}
	if (s->loaded)
		gd_merchant_view_release(&s->v);
	s->v = v;
	s->loaded = true;
	gd_lines_reset(&s->lines);
	add_record(s);
	add_checks(s);
	add_cases(s);
	gd_list_fit(&s->list, (int64_t)s->lines.len, GD_BODY_ROWS(rows));
	gd_buf_reset(&s->title);
	gd_buf_addf(&s->title, _("Merchant #%lld  %s"), (long long)s->id,
		    *v.row.name ? v.row.name : v.row.credit_code);
}

static void
merchant_draw(const struct gd_screen *base, struct gd_canvas *c)
{
	const struct merchant *s = (const struct merchant *)base;

	gd_tui_title(base, c, s->title.s, "");
	gd_lines_draw(&s->lines, &s->list, c, GD_BODY_TOP, 1, c->cols - 1);
}

/* ---- two records that are one ---- */

static void
merge_chosen(struct gd_tui *t, int index, void *ctx)
{
	struct merchant *s = ctx;
	struct gd_error err = GD_ERROR_INIT;
	int64_t cases;

	if (index != 0)
		return;
	if (gd_desk_merchant_merge(s->desk, s->other, s->id, &cases, &err) !=
	    GD_OK)
		gd_tui_fail(t, &err);
	else
		gd_tui_say(t, ngettext("One merchant now; %lld case came over (u undoes)",
				       "One merchant now; %lld cases came over (u undoes)",
				       (unsigned long)cases),
			   (long long)cases);
	gd_tui_changed(t);
}

/* Show both before they become one. */
static void
merge_named(struct gd_tui *t, const char *typed, void *ctx)
{
	const struct gd_menu_item items[] = {
		{ .label = _("They are one merchant") },
		{ .label = _("Leave them as they are") },
	};
	struct merchant *s = ctx;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_merchant_view v;
	struct gd_buf text = GD_BUF_INIT;

	if (!typed || !*typed)
		return;
	if (gd_desk_merchant_find(s->desk, typed, &s->other, &err) != GD_OK ||
	    gd_desk_merchant(s->desk, s->other, &v, &err) != GD_OK) {
		gd_tui_fail(t, &err);
		return;
	}
	gd_buf_addf(&text, _("#%1$lld %2$s, %3$lld cases, comes to\n#%4$lld %5$s, %6$lld cases.\nWhat the cases say stays as it was written."),
		    (long long)s->other,
		    *v.row.name ? v.row.name : v.row.credit_code,
		    (long long)v.row.cases, (long long)s->id,
		    *s->v.row.name ? s->v.row.name : s->v.row.credit_code,
		    (long long)s->v.row.cases);
	gd_merchant_view_release(&v);
	gd_dialog_menu(t, _("Two records, one merchant?"), text.s, items,
		       GD_ARRAY_LEN(items), merge_chosen, s);
	gd_buf_release(&text);
}

static void
ask_other(struct merchant *s)
{
	char twin[32] = "";

	if (s->v.twin)
		snprintf(twin, sizeof twin, "#%lld", (long long)s->v.twin);
	gd_dialog_text(s->base.tui, _("Put together"),
		       _("Which other record is the same merchant? Its name, "
			 "number or credit code. This one stays."),
		       twin, false, NULL, merge_named, s);
}

static int64_t
line_id(const struct merchant *s)
{
	int64_t i = s->list.cursor;

	return i >= 0 && i < (int64_t)s->lines.len ? s->lines.items[i].id : 0;
}

static void
edit_done(struct gd_tui *t, const char *typed, void *ctx)
{
	struct merchant *s = ctx;
	struct gd_error err = GD_ERROR_INIT;
	const char *label;
	const char *field = gd_merchant_field((size_t)s->editing, &label);

	if (!typed)
		return;
	if (gd_desk_merchant_set(s->desk, s->id, field, typed, &err) != GD_OK) {
		if (!gd_tui_again(t, &err, s))
			gd_tui_fail(t, &err);
	} else if (strcmp(field, "credit_code") == 0 && *typed) {
		gd_tui_say(t, _("Kept; the code %s"),
			   gd_credit_code_words(typed));
	} else {
		gd_tui_say(t, _("Kept"));
	}
	gd_tui_changed(t);
}

static void
edit(struct merchant *s, int field)
{
	const char *label, *id = gd_merchant_field((size_t)field, &label);

	s->editing = field;
	gd_dialog_text(s->base.tui, label, strcmp(id, "licence") == 0
		       ? _("What the licence page says: name, seat, state, date of the look.")
		       : NULL, gd_merchant_value(&s->v.row, (size_t)field),
		       false, NULL, edit_done, s);
}

static void
field_done(struct gd_tui *t, int index, void *ctx)
{
	(void)t;
	if (index >= 0)
		edit(ctx, index);
}

static void
choose_field(struct merchant *s)
{
	struct gd_menu_item items[FIELDS] = { { NULL, NULL, NULL } };
	int64_t id = line_id(s);
	const char *label;

	if (id > 0 && id <= FIELDS) {
		edit(s, (int)id - 1);
		return;
	}
	for (size_t i = 0; i < FIELDS && gd_merchant_field(i, &label); i++)
		items[i] = (struct gd_menu_item){
			.label = label,
			.note = gd_merchant_value(&s->v.row, i)
		};
	gd_dialog_menu(s->base.tui, _("Which part of the record?"), NULL,
		       items, FIELDS, field_done, s);
}

static void
read_check(struct merchant *s, size_t i)
{
	struct gd_buf text = GD_BUF_INIT;

	gd_check_row_words(s->desk, &s->v.checks[i], &text);
	gd_buf_addf(&text, "\n%s\n", _("What was answered"));
	gd_check_row_answers(s->desk, &s->v.checks[i], &text);
	gd_dialog_read(s->base.tui, _("Check before buying"), text.s);
	gd_buf_release(&text);
}

static void
open_line(struct merchant *s)
{
	int64_t id = line_id(s);

	if (id >= LINE_CASE)
		gd_case_open(s->base.tui, id - LINE_CASE);
	else if (id >= LINE_CHECK && id - LINE_CHECK <
		 (int64_t)s->v.checks_len)
		read_check(s, (size_t)(id - LINE_CHECK));
	else if (id > 0 && id <= FIELDS)
		edit(s, (int)id - 1);
}

static void
merchant_act(struct gd_screen *base, enum gd_action a)
{
	struct merchant *s = (struct merchant *)base;

	if (a == GD_ACT_BACK)
		gd_tui_pop(base->tui);
	else if (a == GD_ACT_OPEN)
		open_line(s);
	else if (a == GD_ACT_EDIT)
		choose_field(s);
	else if (a == GD_ACT_MERGE)
		ask_other(s);
	else if (a == GD_ACT_PRECHECK)
		gd_precheck_start(base->tui, s->id);
	else if (a == GD_ACT_SEARCH)
		gd_find_lines(base->tui, &s->find, &s->list, &s->lines);
	else if (!gd_door_open(base->tui, a))
		gd_list_act(&s->list, a);
}

static const char *
merchant_barred(struct gd_screen *base, enum gd_action a)
{
	const struct merchant *s = (const struct merchant *)base;

	if ((a == GD_ACT_OPEN || a == GD_ACT_EDIT || a == GD_ACT_MERGE) &&
	    !s->loaded)
		return _("No merchant is selected");
	return NULL;
}

static bool
merchant_input(struct gd_screen *base, const struct gd_input *in)
{
	struct merchant *s = (struct merchant *)base;

	if (!gd_list_mouse(&s->list, in, GD_BODY_TOP))
		return false;
	if (in->mouse == GD_MOUSE_DOUBLE)
		open_line(s);
	return true;
}

static void
merchant_close(struct gd_screen *base)
{
	struct merchant *s = (struct merchant *)base;

	if (s->loaded)
		gd_merchant_view_release(&s->v);
	gd_find_release(&s->find);
	gd_lines_release(&s->lines);
	gd_buf_release(&s->title);
	free(s);
}

const struct gd_screen_ops gd_ops_merchant = {
	.name = N_("Merchant"),
	.actions = merchant_actions,
	.part = true,
	.input = merchant_input,
	.act = merchant_act,
	.barred = merchant_barred,
	.fetch = merchant_fetch,
	.draw = merchant_draw,
	.close = merchant_close,
};

void
gd_merchant_open(struct gd_tui *t, int64_t id)
{
	struct merchant *s = gd_calloc(1, sizeof *s);

	s->base.ops = &gd_ops_merchant;
	s->desk = gd_tui_desk(t);
	s->id = id;
	gd_list_init(&s->list);
	gd_buf_init(&s->title);
	gd_tui_push(t, &s->base);
}

void
gd_merchant_of_case(struct gd_tui *t, int64_t case_id)
{
	struct gd_error err = GD_ERROR_INIT;
	int64_t id = 0;

	if (gd_desk_case_merchant(gd_tui_desk(t), case_id, &id, &err) != GD_OK)
		gd_tui_fail(t, &err);
	else if (!id)
		gd_tui_say(t, _("This case names no merchant yet; E adds it"));
	else
		gd_merchant_open(t, id);
}
