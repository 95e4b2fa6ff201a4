/*
 * A report drawn with characters: a bar a row, the numbers beside, what the
 * article says below.
 */
#include <config.h>

#include "tui/screens/reports_internal.h"

#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"

#define NAME_MIN 10
#define NAME_MAX 34
#define BAR_MIN 12	/* a column goes before the bar gets shorter */
#define BAR_MAX 40
#define GAP 2

struct layout {
	const struct gd_report *r;
	int cols, name, bar, col[GD_REPORT_COLUMNS + 1];
	size_t shown;		/* columns that fit */
	bool ascii;
	int64_t largest;	/* of the first column */
};

static int
width(const char *s)
{
	return gd_text_width(s, strlen(s));
}

static void
widen(int *w, const char *s)
{
	if (width(s) > *w)
		*w = width(s);
}

static void
measure(struct layout *l)
{
	struct gd_buf b = GD_BUF_INIT;
	int left;

	l->name = NAME_MIN;
	for (size_t k = 0; k < l->r->columns_len; k++)
		l->col[k] = width(gd_report_heading(l->r, k));
	for (size_t i = 0; i < l->r->len; i++) {
		widen(&l->name, l->r->rows[i].name);
		if (l->r->rows[i].v[0] > l->largest &&
		    l->r->kind != GD_REPORT_MONTH &&
		    l->r->kind != GD_REPORT_TREND)
			l->largest = l->r->rows[i].v[0];
		for (size_t k = 0; k < l->r->columns_len; k++) {
			gd_buf_reset(&b);
			gd_report_cell(l->r, &l->r->rows[i], k,
				       GD_REPORT_TEXT, &b);
			widen(&l->col[k], b.s);
		}
	}
	gd_buf_release(&b);
	if (l->name > NAME_MAX && l->cols < 120)
		l->name = NAME_MAX;
	left = l->cols - l->name - GAP - 8;	/* n = 12345 */
	if (l->largest > 0)
		left -= BAR_MIN + GAP;
	for (l->shown = 0; l->shown < l->r->columns_len; l->shown++) {
		if (left < l->col[l->shown] + GAP)
			break;
		left -= l->col[l->shown] + GAP;
	}
	l->bar = l->largest <= 0 ? 0 : BAR_MIN + left;
	if (l->bar > BAR_MAX)
		l->bar = BAR_MAX;
	if (l->bar < 4)
		l->bar = 0;
}

/* A bar in eighths of a column, so that small numbers differ, too. */
static void
add_bar(const struct layout *l, int64_t v, struct gd_buf *out)
{
	static const char *const part[] = {
		"", "\u258f", "\u258e", "\u258d", "\u258c", "\u258b", "\u258a",
		"\u2589"
	};
	int64_t eighths = v > 0 ? (v * l->bar * 8 + l->largest - 1) /
				  l->largest : 0;
	bool plain = l->ascii || width("\u2588") != 1;
	struct gd_buf b = GD_BUF_INIT;

	for (int64_t i = 0; i < eighths / 8; i++)
		gd_buf_adds(&b, plain ? "#" : "\u2588");
	if (eighths % 8)
		gd_buf_adds(&b, plain ? (eighths % 8 > 3 ? "#" : "-")
				      : part[eighths % 8]);
	gd_text_pad(out, b.s, l->bar, false, l->ascii);
	gd_buf_release(&b);
}

static void
add_numbers(const struct layout *l, const struct gd_report_row *row,
	    struct gd_buf *out)
{
	struct gd_buf b = GD_BUF_INIT;

	for (size_t k = 0; k < l->shown; k++) {
		gd_buf_reset(&b);
		if (row)
			gd_report_cell(l->r, row, k, GD_REPORT_TEXT, &b);
		else
			gd_buf_adds(&b, gd_report_heading(l->r, k));
		gd_buf_adds(out, "  ");
		gd_text_pad(out, b.s, l->col[k], true, l->ascii);
	}
	if (row && row->n > 0)
		gd_buf_addf(out, "  n=%lld", (long long)row->n);
	gd_buf_release(&b);
}

static void
add_row(const struct layout *l, size_t i, struct gd_lines *out)
{
	const struct gd_report_row *row = &l->r->rows[i];
	struct gd_buf b = GD_BUF_INIT;
	bool late = false;

	for (size_t k = 0; k < l->shown; k++)
		late |= strcmp(l->r->columns[k].id, "overdue") == 0 &&
			row->v[k] > 0;
	gd_text_pad(&b, row->name, l->name, false, l->ascii);
	if (l->bar) {
		gd_buf_adds(&b, "  ");
		add_bar(l, row->v[0], &b);
	}
	add_numbers(l, row, &b);
	gd_lines_add(out, late ? GD_ROLE_TODAY : GD_ROLE_TEXT,
		     (int64_t)i + 1, b.s);
	if (*row->article) {
		gd_buf_reset(&b);
		gd_buf_adds(&b, "    ");
		gd_buf_addf(&b, _("to compare: %s"), row->article);
		gd_lines_add(out, GD_ROLE_DIM, (int64_t)i + 1, b.s);
	}
	gd_buf_release(&b);
}

/* Column `k` of the rows [from, …) as a line of small bars. */
static void
add_spark(const struct layout *l, size_t k, size_t from, struct gd_buf *out)
{
	static const char *const level[] = {
		"\u2581", "\u2582", "\u2583", "\u2584", "\u2585", "\u2586",
		"\u2587", "\u2588"
	};
	static const char plain[] = ".:-=+*%#";
	int64_t largest = 1;

	for (size_t i = 0; i < l->r->len; i++)
		if (l->r->rows[i].v[k] > largest)
			largest = l->r->rows[i].v[k];
	for (size_t i = from; i < l->r->len; i++) {
		int64_t n = l->r->rows[i].v[k] * 7 / largest;

		if (l->ascii || width(level[0]) != 1)
			gd_buf_addc(out, plain[n]);
		else
			gd_buf_adds(out, level[n]);
	}
}

/* Opened cases month by month on one line. */
static void
add_opened(const struct layout *l, struct gd_lines *out)
{
	struct gd_buf b = GD_BUF_INIT;
	size_t most = (size_t)(l->cols > 40 ? l->cols - 30 : 10);

	if (l->r->len < 2 || l->largest <= 0)
		return;
	gd_buf_adds(&b, _("opened, month by month: "));
	add_spark(l, 0, l->r->len > most ? l->r->len - most : 0, &b);
	gd_lines_add(out, GD_ROLE_ACCENT, 0, b.s);
	gd_lines_add(out, GD_ROLE_TEXT, 0, "");
	gd_buf_release(&b);
}

/* A line a stage, each to its own scale: from its first number to its last. */
static void
add_trend(const struct layout *l, struct gd_lines *out)
{
	struct gd_buf b = GD_BUF_INIT, n = GD_BUF_INIT;

	if (!l->r->len)
		return;
	for (size_t k = 0; k < l->r->columns_len; k++) {
		gd_buf_reset(&b);
		gd_text_pad(&b, gd_report_heading(l->r, k), l->name, false,
			    l->ascii);
		gd_buf_reset(&n);
		gd_report_cell(l->r, &l->r->rows[0], k, GD_REPORT_TEXT, &n);
		gd_text_pad(&b, n.s, 7, true, l->ascii);
		gd_buf_addc(&b, ' ');
		add_spark(l, k, 0, &b);
		gd_buf_addc(&b, ' ');
		gd_report_cell(l->r, &l->r->rows[l->r->len - 1], k,
			       GD_REPORT_TEXT, &b);
		gd_lines_add(out, GD_ROLE_ACCENT, 0, b.s);
	}
	gd_lines_add(out, GD_ROLE_TEXT, 0, "");
	gd_buf_release(&n);
	gd_buf_release(&b);
}

static void
add_heading(const struct layout *l, const char *part, struct gd_lines *out)
{
	struct gd_buf b = GD_BUF_INIT;

	gd_text_pad(&b, part, l->name, false, l->ascii);
	if (l->bar) {
		gd_buf_adds(&b, "  ");
		gd_text_pad(&b, "", l->bar, false, l->ascii);
	}
	add_numbers(l, NULL, &b);
	gd_lines_add(out, GD_ROLE_HEADING, 0, b.s);
	gd_buf_release(&b);
}

void
gd_report_lines(const struct gd_report *r, int cols, bool ascii,
		struct gd_lines *out)
{
	struct layout l = { .r = r, .cols = cols, .ascii = ascii };

	gd_lines_reset(out);
	measure(&l);
	gd_lines_add(out, GD_ROLE_DIM, 0, gd_report_explain(r->kind));
	gd_lines_add(out, GD_ROLE_TEXT, 0, "");
	if (r->kind == GD_REPORT_MONTHS)
		add_opened(&l, out);
	else if (r->kind == GD_REPORT_TREND)
		add_trend(&l, out);
	for (size_t i = 0; i < r->len; i++) {
		const char *group = r->rows[i].group;

		if (i && strcmp(group, r->rows[i - 1].group) != 0)
			gd_lines_add(out, GD_ROLE_TEXT, 0, "");
		if (i == 0 || strcmp(group, r->rows[i - 1].group) != 0)
			add_heading(&l, gd_report_part(group), out);
		add_row(&l, i, out);
	}
	if (!r->len)
		gd_lines_add(out, GD_ROLE_TEXT, 0,
			     _("Nothing to count yet: n begins a case, I reads a list in"));
}
