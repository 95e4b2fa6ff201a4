/*
 * cli/due_missed.c - see due_missed.h.
 */
#include <config.h>

#include "cli/due_missed.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "cli/listing.h"
#include "desk/alerts.h"
#include "desk/phrase.h"

struct gd_missed_row {
	int64_t case_id;
	char *rule, *version, *name, *words;
	gd_instant at, due;
	bool estimated;
};

struct collect {
	struct gd_cli *c;
	struct gd_due_missed *m;
};

static bool
take(const struct gd_alert *a, void *ctx)
{
	struct collect *to = ctx;
	struct gd_due_missed *m = to->m;
	const struct gd_clock_row *k = &a->row->clock;
	struct gd_buf words = GD_BUF_INIT;
	size_t cap = m->cap;

	gd_phrase_alert(to->c->desk, a, &words);
	GD_GROW(m->rows, m->len, m->cap);
	if (cap != m->cap)
		m->clocks = gd_reallocarray(m->clocks, m->cap,
					     sizeof *m->clocks);
	m->clocks[m->len] = k->id;
	m->rows[m->len++] = (struct gd_missed_row){
		.case_id = k->case_id, .rule = gd_strdup(k->rule),
		.version = gd_strdup(k->version),
		.name = gd_strdup(a->row->name), .at = a->at,
		.due = k->due_at, .estimated = k->estimated,
		.words = gd_buf_detach(&words)
	};
	return true;
}

static int
by_id(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return x < y ? -1 : x > y;
}

enum gd_status
gd_due_missed(struct gd_cli *c, const struct gd_filter *filter,
	      struct gd_due_missed *out, struct gd_error *err)
{
	struct collect to = { c, out };
	enum gd_status status = gd_desk_looked(c->desk, &out->since, err);

	if (status == GD_OK && out->since != GD_INSTANT_NONE)
		status = gd_desk_alerts(c->desk, out->since, c->now, filter, 0,
					take, &to, NULL, err);
	if (status != GD_OK)
		gd_due_missed_release(out);
	else if (out->len)
		qsort(out->clocks, out->len, sizeof *out->clocks, by_id);
	return status;
}

void
gd_due_missed_release(struct gd_due_missed *m)
{
	for (size_t i = 0; i < m->len; i++) {
		free(m->rows[i].rule);
		free(m->rows[i].version);
		free(m->rows[i].name);
		free(m->rows[i].words);
	}
	free(m->rows);
	free(m->clocks);
	*m = (struct gd_due_missed){ .len = 0 };
}

bool
gd_due_was_missed(const struct gd_due_missed *m, int64_t clock)
{
	return m->len && bsearch(&clock, m->clocks, m->len, sizeof clock,
				 by_id) != NULL;
}

static void
put_cell(const struct gd_column *col, struct gd_cli *c, const void *row,
	 bool words, struct gd_buf *out)
{
	const struct gd_missed_row *r = row;
	char number[GD_CASE_NUMBER_MAX];

	(void)words;
	switch (*col->id) {
	case 'c':
		gd_case_number(r->case_id, number);
		gd_buf_adds(out, number);
		break;
	case 'r':
		gd_phrase_rule_name(c->desk, r->rule, r->version, false, out);
		break;
	case 'a':
		gd_phrase_instant(c->desk, r->at, out);
		break;
	case 'd':
		gd_phrase_due(c->desk, r->due, r->estimated, out);
		break;
	case 'w':
		gd_buf_adds(out, r->words);
		break;
	default:
		gd_buf_adds(out, r->name);
		break;
	}
}

static const struct gd_column columns[] = {
	{ .id = "case", .heading = N_("Case"), .kind = GD_CELL_CODE,
	  .shown = true, .put = put_cell },
	{ .id = "rule", .heading = N_("Deadline"), .flexible = true,
	  .shown = true, .put = put_cell },
	{ .id = "at", .heading = N_("Rang"), .shown = true, .put = put_cell },
	{ .id = "what", .heading = N_("What happened"), .shown = true,
	  .put = put_cell },
	{ .id = "due", .heading = N_("Due"), .shown = true, .put = put_cell },
	{ .id = "merchant", .heading = N_("Merchant"), .flexible = true,
	  .shown = true, .put = put_cell },
	{ .id = NULL }
};

void
gd_due_say_missed(struct gd_cli *c, const struct gd_due_missed *m)
{
	struct gd_buf since = GD_BUF_INIT, line = GD_BUF_INIT;
	struct gd_listing l;

	if (!m->len)
		return;
	gd_phrase_instant(c->desk, m->since, &since);
	gd_buf_addf(&line, _("Missed while away, since %s:"), since.s);
	gd_cli_line(c, line.s);
	if (gd_listing_begin(&l, c, GD_FORMAT_TEXT, columns, NULL)) {
		for (size_t i = 0; i < m->len; i++)
			if (!gd_listing_row(&l, &m->rows[i]))
				break;
		gd_listing_end(&l, GD_OK, "");
	}
	gd_cli_line(c, "");
	gd_cli_line(c, _("All that runs:"));
	gd_buf_release(&since);
	gd_buf_release(&line);
}
