/*
 * linear/reports.c - the clinic's figures, a row a line, the article's beside them.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/report.h"
#include "linear/linear_internal.h"

static void
say_report(struct gd_linear *l, const struct gd_report *r)
{
	gd_lin_say(l, ngettext("\n%1$s, %2$lld case", "\n%1$s, %2$lld cases",
			       (unsigned long)r->cases),
		   gd_report_title(r->kind), (long long)r->cases);
	gd_lin_text(l, gd_report_explain(r->kind));
	if (!r->len)
		gd_lin_say(l, "%s", _("Nothing to count yet."));
	for (size_t i = 0; i < r->len && !l->ended; i++) {
		const struct gd_report_row *row = &r->rows[i];
		struct gd_buf b = GD_BUF_INIT;

		if (*row->group &&
		    (i == 0 ||
		     strcmp(row->group, r->rows[i - 1].group) != 0))
			gd_lin_say(l, "\n%s", gd_report_part(row->group));
		gd_buf_addf(&b, _("%s. "), row->name);
		gd_report_row_words(r, row, _("; "), &b);
		gd_lin_say(l, "%s", b.s);
		gd_buf_release(&b);
	}
}

static void
one_report(struct gd_linear *l, enum gd_report_kind kind)
{
	struct gd_error err = GD_ERROR_INIT;
	const char *month = NULL;
	struct gd_report r;

	if (kind == GD_REPORT_MONTH) {
		if (!gd_lin_ask(l, _("Which month, such as 2026-03; an empty "
				     "line: this one")))
			return;
		month = *l->line ? l->line : NULL;
	}
	if (gd_desk_report(l->desk, kind, month, &r, gd_lin_progress, l,
			   &err) != GD_OK) {
		gd_lin_fail(l, &err);
		return;
	}
	say_report(l, &r);
	gd_report_release(&r);
}

void
gd_lin_reports(struct gd_linear *l)
{
	const char *items[GD_REPORTS + 1];
	int n = 1;

	while (n > 0) {
		for (int i = 0; i < GD_REPORTS; i++)
			items[i] = gd_report_title((enum gd_report_kind)i);
		items[GD_REPORTS] = _("the figures as a CSV file");
		n = gd_lin_choose(l, _("Reports"), items, GD_REPORTS + 1,
				  _("back"));
		if (n > GD_REPORTS)
			gd_lin_export(l, "summary");
		else if (n > 0)
			one_report(l, (enum gd_report_kind)(n - 1));
	}
}
