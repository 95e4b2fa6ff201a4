/*
 * desk/case_cells.c - see case_cells.h.
 */
#include <config.h>

#include "desk/case_cells.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/phrase.h"
#include "domain/list.h"
#include "domain/money.h"

void
gd_case_cell_names(struct gd_desk *d, const char *list, const char *codes,
		   struct gd_buf *out)
{
	const char *code;
	size_t len, n = 0;

	while (gd_list_next(&codes, &code, &len)) {
		char *one = gd_strndup(code, len);

		if (n++ > 0)
			gd_buf_adds(out, ", ");
		gd_phrase_choice(d, list, one, out);
		free(one);
	}
}

static void
put_stage(struct gd_desk *d, const struct gd_case_row *r, bool words,
	  struct gd_buf *out)
{
	if (!words)
		gd_buf_adds(out, gd_stage_code(r->stage));
	else if (r->draft)
		gd_buf_adds(out, _("draft"));
	else
		gd_phrase_stage(d, r->stage, true, out);
}

static void
put_instant(struct gd_desk *d, gd_instant t, bool words, struct gd_buf *out)
{
	if (t == GD_INSTANT_NONE)
		return;
	if (words)
		gd_day_format(out, gd_instant_day(t, gd_desk_zone(d)));
	else
		gd_instant_format(out, t, gd_desk_zone(d));
}

static void
put_due(struct gd_desk *d, const struct gd_case_row *r, bool words,
	struct gd_buf *out)
{
	if (r->next_due == GD_INSTANT_NONE)
		return;
	if (words)
		gd_phrase_due_brief(d, r->next_due, r->next_estimated, out);
	else
		put_instant(d, r->next_due, false, out);
}

/* Columns of text as it is; NULL: the column is none of these. */
static const char *
text_of(enum gd_case_sort by, const struct gd_case_row *r, bool words)
{
	switch (by) {
	case GD_SORT_SHOP:
		return words ? gd_case_row_name(r) : r->shop;
	case GD_SORT_MERCHANT:
		return r->merchant;
	case GD_SORT_GOODS:
		return r->goods;
	case GD_SORT_ORDER_NO:
		return r->order_no;
	case GD_SORT_ASSIGNEE:
		return r->assignee;
	case GD_SORT_TAGS:
		return r->tags;
	default:
		return NULL;
	}
}

/* Columns of codes, whose column is named as their list is. */
static const char *
code_of(enum gd_case_sort by, const struct gd_case_row *r)
{
	switch (by) {
	case GD_SORT_PLATFORM:
		return r->platform;
	case GD_SORT_CARRIER:
		return r->carrier;
	case GD_SORT_TYPE:
		return r->type;
	case GD_SORT_SCENARIO:
		return r->scenario;
	case GD_SORT_OUTCOME:
		return r->outcome;
	case GD_SORT_DEMAND:
		return r->demand;
	default:
		return NULL;
	}
}

static void
put_other(struct gd_desk *d, enum gd_case_sort by, const struct gd_case_row *r,
	  bool words, struct gd_buf *out)
{
	char number[GD_CASE_NUMBER_MAX];
	int64_t fen = by == GD_SORT_AMOUNT ? r->amount_fen
		    : by == GD_SORT_RECOVERED ? r->recovered_fen
					      : r->demand_amount_fen;

	if (by == GD_SORT_NUMBER) {
		gd_case_number(r->id, number);
		gd_buf_adds(out, number);
	} else if (by == GD_SORT_STAGE) {
		put_stage(d, r, words, out);
	} else if (by == GD_SORT_DRAFT) {
		gd_buf_adds(out, r->draft ? "yes" : "no");
	} else if (by == GD_SORT_DUE) {
		put_due(d, r, words, out);
	} else if (by == GD_SORT_OPENED) {
		put_instant(d, r->opened_at, words, out);
	} else if (by == GD_SORT_CLOSED) {
		put_instant(d, r->closed_at, words, out);
	} else if (by == GD_SORT_HELD || by == GD_SORT_NEEDED) {
		gd_buf_addf(out, "%d", by == GD_SORT_HELD
			    ? r->evidence_held : r->evidence_needed);
	} else if (by == GD_SORT_NEXT_CLOCK) {
		if (words && *r->next_rule)
			gd_phrase_rule_name(d, r->next_rule, "", true, out);
		else
			gd_buf_adds(out, r->next_rule);
	} else if (fen >= 0 && words) {
		gd_money_format(out, fen);
	} else if (fen >= 0) {
		gd_money_format_plain(out, fen);
	}
}

void
gd_case_cell(struct gd_desk *d, enum gd_case_sort by,
	     const struct gd_case_row *r, bool words, struct gd_buf *out)
{
	const char *text = text_of(by, r, words), *code = code_of(by, r);

	if (text)
		gd_buf_adds(out, text);
	else if (code && words)
		gd_case_cell_names(d, gd_sort_word(by), code, out);
	else if (code)
		gd_buf_adds(out, code);
	else
		put_other(d, by, r, words, out);
}
