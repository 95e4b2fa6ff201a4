#include <config.h>

#include "desk/dayplan.h"

#include <string.h>

#include "base/complete.h"
#include "base/file.h"
#include "base/i18n.h"
#include "desk/phrase.h"
#include "exchange/print.h"

struct writing {
	struct gd_desk *d;
	struct gd_buf *out;
	size_t left, skipped;
	bool bounded;
};

static bool
write_row(const struct gd_due_row *row, void *ctx)
{
	struct writing *w = ctx;
	const struct gd_clock_row *c = &row->clock;
	const struct gd_clock_rule *rule = gd_phrase_rule(w->d, c->rule,
							  c->version);
	char number[GD_CASE_NUMBER_MAX];
	const char *next;

	if (w->bounded && w->left == 0) {
		w->skipped++;
		return true;
	}
	w->left -= w->bounded;
	gd_case_number(c->case_id, number);
	gd_buf_addf(w->out, "[ ] %s %s  ", number, row->name);
	gd_phrase_rule_name(w->d, c->rule, c->version, false, w->out);
	gd_buf_adds(w->out, "\n    ");
	gd_phrase_due(w->d, c->due_at, c->estimated, w->out);
	gd_buf_adds(w->out, "  ");
	gd_phrase_remaining(w->d, c->due_at,
			    rule ? rule->period.unit : GD_UNIT_DAYS, w->out);
	gd_buf_addc(w->out, '\n');
	next = rule ? gd_bitext_get(c->due_at <= gd_desk_now(w->d)
				    ? &rule->next : &rule->miss, NULL) : NULL;
	if (next && *next)
		gd_buf_addf(w->out, "    %s\n", next);
	return true;
}

enum gd_status
gd_desk_dayplan(struct gd_desk *d, const struct gd_review *r, size_t limit,
		struct gd_buf *out, struct gd_error *err)
{
	struct writing w = { .d = d, .out = out, .left = limit,
			     .bounded = limit > 0 };
	struct gd_review_groups groups = { .len = 0 };
	enum gd_status status;

	status = gd_desk_review_groups(d, r, &groups, err);
	if (status != GD_OK)
		return status;
	gd_buf_adds(out, _("Plan for the day"));
	gd_buf_adds(out, "  ");
	gd_phrase_now(d, out);
	gd_buf_addc(out, '\n');
	for (size_t i = 0; i < groups.len && status == GD_OK; i++) {
		const struct gd_review_group *g = &groups.items[i];

		if (w.bounded && w.left == 0) {
			w.skipped += (size_t)g->len;
			continue;
		}
		gd_buf_addc(out, '\n');
		gd_phrase_review_group(d, r->order, g, out);
		gd_buf_addf(out, " (%lld)\n", (long long)g->len);
		status = gd_desk_review_each(d, r, g, write_row, &w, err);
	}
	if (status == GD_OK && groups.rows == 0)
		gd_buf_addf(out, "\n%s\n", _("Nothing is waiting."));
	if (status == GD_OK && w.skipped > 0)
		gd_buf_addf(out, ngettext("\nand %zu more\n",
					  "\nand %zu more\n",
					  (unsigned long)w.skipped),
			    w.skipped);
	gd_review_groups_release(&groups);
	return status;
}

enum gd_status
gd_desk_save_text(const char *path, const struct gd_buf *text,
		  struct gd_error *err)
{
	struct gd_buf whole = GD_BUF_INIT;
	enum gd_status status;
	struct gd_file f;

	gd_complete_home(path, &whole);
	if (whole.len > 4 && strcmp(whole.s + whole.len - 4, ".pdf") == 0) {
		status = gd_print_pdf(whole.s, text->s, err);
	} else {
		status = gd_file_begin(&f, whole.s, err);
		if (status == GD_OK) {
			/* What fails is found at the latest by the commit. */
			fwrite(text->s, 1, text->len, f.fp);
			status = gd_file_commit(&f, err);
		}
	}
	gd_buf_release(&whole);
	return status;
}
