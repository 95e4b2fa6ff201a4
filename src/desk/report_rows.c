/*
 * desk/report_rows.c - tallies become rows, in an order that reads well.
 */
#include <config.h>

#include "desk/report_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/code.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "desk/phrase.h"
#include "domain/list.h"
#include "store/merchants.h"

#define MERCHANTS_MAX 50

static struct gd_report_row *
new_row(struct gd_report *r, const char *group, const char *code)
{
	struct gd_report_row *row;

	GD_GROW(r->rows, r->len, r->cap);
	row = &r->rows[r->len++];
	memset(row, 0, sizeof *row);
	row->group = gd_strdup(group);
	row->code = gd_strdup(code);
	for (size_t i = 0; i < GD_REPORT_COLUMNS; i++)
		row->v[i] = -1;
	return row;
}

/* Which list or phrase names the codes of a report. */
static void
name_of(struct gd_desk *d, enum gd_report_kind kind, const char *group,
	const char *code, struct gd_buf *out)
{
	enum gd_stage stage;
	const char *p = code;

	if (kind == GD_REPORT_STAGES && gd_stage_parse(code, &stage))
		gd_phrase_stage(d, stage, false, out);
	else if (kind == GD_REPORT_CHANNELS || strcmp(group, "channel") == 0)
		gd_phrase_channel(d, code, out);
	else if (kind == GD_REPORT_TYPES || strcmp(group, "type") == 0)
		gd_phrase_choice(d, "type", code, out);
	else if (strcmp(group, "outcome") == 0)
		gd_phrase_choice(d, "outcome", code, out);
	else if (kind == GD_REPORT_PEOPLE)
		gd_buf_adds(out, *code ? code : _("(nobody)"));
	else if (kind == GD_REPORT_AGEING && strcmp(code, "91-") == 0)
		gd_buf_adds(out, _("over 90 days"));
	else if (kind == GD_REPORT_AGEING)
		/* TRANSLATORS: a range of days, as in "4-7 days" */
		gd_buf_addf(out, _("%s days"), code);
	else if (strcmp(code, "within_72h") == 0)
		gd_buf_adds(out, _("first answer within 72 hours"));
	else if (strcmp(code, "past_72h") == 0)
		gd_buf_adds(out, _("no answer in 72 hours"));
	else if (strcmp(group, "combination") == 0)
		while (*p) {
			size_t n = strcspn(p, "+");
			char *one = gd_strndup(p, n);

			gd_phrase_channel(d, one, out);
			free(one);
			p += n + (p[n] == '+');
			if (*p)
				gd_buf_adds(out, " + ");
		}
	else
		gd_buf_adds(out, code);
	if (!out->len)
		gd_buf_adds(out, _("(unknown)"));
}

static int64_t
share(int64_t part, int64_t whole)
{
	return whole > 0 ? (part * 1000 + whole / 2) / whole : -1;
}

/* Is every channel of the comma list `wanted` in the combination `has`? */
static bool
combines(const char *wanted, const char *has)
{
	const char *code;
	size_t len, found = 0;

	while (gd_list_next(&wanted, &code, &len)) {
		const char *p = has;
		bool in = false;

		while (*p && !in) {
			size_t n = strcspn(p, "+");

			in = n == len && strncmp(p, code, n) == 0;
			p += n + (p[n] == '+');
		}
		if (!in)
			return false;
		found++;
	}
	return found > 1;
}

/* Does an entry with these sources rest on experience first of all? */
static bool
experience(struct gd_playbook *pb, const char *sources)
{
	char *first = gd_strndup(sources, strcspn(sources, ","));
	const struct gd_source *s = gd_playbook_source(pb, first);

	free(first);
	return s && s->basis == GD_BASIS_EXPERIENCE;
}

static void
beside(struct gd_desk *d, struct gd_report_row *row,
       const struct gd_bitext *text, const char *source)
{
	struct gd_buf b = GD_BUF_INIT;

	row->article = gd_strdup(gd_bitext_get(text, NULL));
	gd_phrase_source(d, source, &b);
	row->source = gd_buf_detach(&b);
}

/* What the article says about a row, if it does. */
static void
add_article(struct gd_desk *d, enum gd_report_kind kind,
	    struct gd_report_row *row)
{
	const struct gd_knowledge *k;
	struct gd_playbook *pb;

	if (gd_desk_playbook(d, &pb, NULL) != GD_OK ||
	    gd_playbook_knowledge(pb, &k, NULL) != GD_OK)
		return;
	for (size_t i = 0; kind == GD_REPORT_CHANNELS && !row->article &&
			   i < k->channels_len; i++)
		if (strcmp(k->channels[i].code, row->code) == 0)
			beside(d, row, &k->channels[i].response,
			       k->channels[i].source);
	for (size_t i = 0; strcmp(row->group, "combination") == 0 &&
			   !row->article && i < k->triage_len; i++) {
		const struct gd_triage_rule *t = &k->triage[i];

		/* A figure, not advice, stands beside a figure. */
		if (t->kind == GD_TRIAGE_COMBINE && t->channel &&
		    strchr(gd_bitext_get(&t->expect, NULL), '%') &&
		    experience(pb, t->source) &&
		    combines(t->channel, row->code))
			beside(d, row, &t->expect, t->source);
	}
	for (size_t i = 0; strcmp(row->code, "past_72h") == 0 &&
			   !row->article && i < k->clocks_len; i++) {
		const struct gd_clock_rule *c = &k->clocks[i];

		if (c->basis == GD_BASIS_EXPERIENCE && c->alert &&
		    c->period.unit == GD_UNIT_HOURS && c->period.count == 72)
			beside(d, row, &c->miss, c->source);
	}
}

/* The values of a row, by the columns of its report. */
static void
set_values(enum gd_report_kind kind, struct gd_tally *t,
	   struct gd_report_row *row)
{
	const int64_t *c = t->count;
	int64_t *v = row->v;

	row->n = (int64_t)t->sample_len;
	switch (kind) {
	case GD_REPORT_STAGES:
		v[0] = c[0], v[1] = c[1], v[2] = gd_tally_median(t), v[3] = c[2];
		break;
	case GD_REPORT_CHANNELS:
		v[0] = c[0], v[1] = c[1], v[2] = gd_tally_median(t);
		v[3] = share(c[2], c[2] + c[3]);
		v[4] = share(c[3], c[2] + c[3]);
		if (c[2] + c[3] > row->n)
			row->n = c[2] + c[3];
		break;
	case GD_REPORT_TYPES:
	case GD_REPORT_MONTHS:
		v[0] = c[0], v[1] = c[1], v[2] = share(c[2], c[1]);
		v[3] = gd_tally_median(t), v[4] = c[3];
		row->n = c[1];
		break;
	case GD_REPORT_TREND:
		for (int s = 0; s <= GD_STAGE_CLOSED; s++) {
			v[s] = c[s];
			row->n += c[s];
		}
		break;
	case GD_REPORT_OUTCOMES:
		v[0] = c[0], v[1] = share(c[1], c[0]);
		v[2] = gd_tally_median(t), v[3] = c[2];
		row->n = c[0];
		break;
	case GD_REPORT_MERCHANTS:
		v[0] = c[0], v[1] = c[1], v[2] = share(c[3], c[2]);
		v[3] = c[5];
		row->n = c[2];
		break;
	case GD_REPORT_PEOPLE:
		v[0] = c[0], v[1] = c[1], v[2] = c[2], v[3] = c[3];
		v[4] = share(c[4], c[3]);
		row->n = c[3];
		break;
	case GD_REPORT_AGEING:
		v[0] = c[0], v[1] = c[1], v[2] = c[2];
		row->n = c[0];
		break;
	case GD_REPORT_MONTH:
		break;
	}
}

/* Outcomes have their own share: of all that were closed. */
static void
share_outcomes(struct gd_report *r)
{
	int64_t all = 0;

	for (size_t i = 0; i < r->len; i++)
		if (strcmp(r->rows[i].group, "outcome") == 0)
			all += r->rows[i].v[0];
	for (size_t i = 0; i < r->len; i++) {
		if (strcmp(r->rows[i].group, "outcome") != 0)
			continue;
		r->rows[i].v[1] = share(r->rows[i].v[0], all);
		r->rows[i].n = all;
	}
}

static int
group_place(const char *group)
{
	static const char *const order[] = {
		"", "outcome", "combination", "speed", "type", "channel"
	};

	int at = gd_code_find(order, GD_ARRAY_LEN(order), group);

	return at < 0 ? (int)GD_ARRAY_LEN(order) : at;
}

static int
by_number(const void *pa, const void *pb)
{
	const struct gd_report_row *a = pa, *b = pb;
	int g = group_place(a->group) - group_place(b->group);

	if (g)
		return g;
	if (a->v[0] != b->v[0])
		return a->v[0] < b->v[0] ? 1 : -1;
	return strcmp(a->code, b->code);
}

/* Along time and the ladder. */
static int
by_code(const void *pa, const void *pb)
{
	const struct gd_report_row *a = pa, *b = pb;
	enum gd_stage sa, sb;

	if (gd_stage_parse(a->code, &sa) && gd_stage_parse(b->code, &sb))
		return (int)sa - (int)sb;
	/* Days, as in "8-30"; a month such as "2026-03" sorts as text. */
	if (*a->code >= '0' && *a->code <= '9' && strlen(a->code) < 7)
		return (int)(strtol(a->code, NULL, 10) -
			     strtol(b->code, NULL, 10));
	return strcmp(a->code, b->code);
}

static void
add_line(struct gd_report *r, const char *code, const char *name,
	 enum gd_report_unit unit, int64_t value, int64_t n)
{
	struct gd_report_row *row = new_row(r, "", code);

	row->name = gd_strdup(name);
	row->unit = unit;
	row->v[0] = value;
	row->n = n;
}

static void
fill_page(struct gd_counting *c, struct gd_report *out)
{
	struct gd_tallies *t = &c->t;
	int64_t opened = gd_tally(t, "", "opened")->count[0];
	int64_t amount = gd_tally(t, "", "amount")->count[0];
	int64_t open = gd_tally(t, "", "open_after")->count[0];
	int64_t filed = gd_tally(t, "", "filed")->count[0];
	int64_t in = gd_tally(t, "", "filed")->count[1];
	int64_t late = gd_tally(t, "", "filed")->count[2];
	struct gd_tally *done = gd_tally(t, "", "closed");
	int64_t n = done->count[0];

	add_line(out, "opened", _("cases opened"), GD_REPORT_COUNT, opened, 0);
	add_line(out, "amount", _("amount in dispute"), GD_REPORT_FEN, amount,
		 0);
	add_line(out, "filed", _("complaints filed"), GD_REPORT_COUNT, filed,
		 0);
	add_line(out, "within_72h", _("answered within 72 hours"),
		 GD_REPORT_SHARE, share(in, in + late), in + late);
	add_line(out, "closed", _("cases closed"), GD_REPORT_COUNT, n, 0);
	add_line(out, "success", _("of these resolved or partly resolved"),
		 GD_REPORT_SHARE, share(done->count[1], n), n);
	add_line(out, "recovered", _("money recovered"), GD_REPORT_FEN,
		 done->count[2], 0);
	add_line(out, "median_days", _("median time to close"),
		 GD_REPORT_DAYS, gd_tally_median(done), n);
	add_line(out, "open_after", _("open at the end"), GD_REPORT_COUNT,
		 open, 0);
	for (size_t i = 0; i < t->len; i++) {
		struct gd_buf name = GD_BUF_INIT;
		struct gd_report_row *row;

		if (!*t->items[i].group)
			continue;
		row = new_row(out, t->items[i].group, t->items[i].code);
		row->v[0] = t->items[i].count[0];
		name_of(c->desk, c->kind, row->group, row->code, &name);
		row->name = gd_buf_detach(&name);
	}
	/* The lines above keep their order, the lists below go by number. */
	qsort(out->rows + 9, out->len - 9, sizeof *out->rows, by_number);
}

static void
add_texts(struct gd_desk *d, struct gd_report *out)
{
	for (size_t i = 0; i < out->len; i++) {
		add_article(d, out->kind, &out->rows[i]);
		if (!out->rows[i].article)
			out->rows[i].article = gd_strdup("");
		if (!out->rows[i].source)
			out->rows[i].source = gd_strdup("");
	}
}

static void
head_stages(struct gd_desk *d, struct gd_report *out)
{
	for (int s = 0; s <= GD_STAGE_CLOSED; s++) {
		struct gd_buf b = GD_BUF_INIT;

		gd_phrase_stage(d, (enum gd_stage)s, true, &b);
		out->headings[s] = gd_buf_detach(&b);
	}
}

/* By its record, whatever its first case called it. */
static void
name_merchants(struct gd_desk *d, struct gd_report *out)
{
	struct gd_merchant_row row;
	struct gd_store *st;

	if (gd_desk_store(d, &st, NULL) != GD_OK)
		return;
	for (size_t i = 0; i < out->len; i++) {
		struct gd_report_row *r = &out->rows[i];

		if (*r->code != '#' ||
		    gd_store_merchant(st, strtoll(r->code + 1, NULL, 10), &row,
				      NULL) != GD_OK)
			continue;
		if (*row.name) {
			free(r->name);
			r->name = gd_strdup(row.name);
		}
		gd_merchant_row_release(&row);
	}
}

void
gd_report_fill(struct gd_counting *c, struct gd_report *out)
{
	bool ordered = c->kind == GD_REPORT_STAGES ||
		       c->kind == GD_REPORT_MONTHS ||
		       c->kind == GD_REPORT_TREND ||
		       c->kind == GD_REPORT_AGEING;

	if (c->kind == GD_REPORT_MONTH) {
		fill_page(c, out);
		add_texts(c->desk, out);
		return;
	}
	for (size_t i = 0; i < c->t.len; i++) {
		struct gd_tally *t = &c->t.items[i];
		struct gd_report_row *row = new_row(out, t->group, t->code);
		struct gd_buf name = GD_BUF_INIT;

		if (t->name)
			gd_buf_adds(&name, t->name);
		else
			name_of(c->desk, c->kind, t->group, t->code, &name);
		row->name = gd_buf_detach(&name);
		set_values(c->kind, t, row);
	}
	share_outcomes(out);
	if (c->kind == GD_REPORT_TREND)
		head_stages(c->desk, out);
	if (out->len > 1)
		qsort(out->rows, out->len, sizeof *out->rows,
		      ordered ? by_code : by_number);
	while (c->kind == GD_REPORT_MERCHANTS && out->len > MERCHANTS_MAX) {
		struct gd_report_row *row = &out->rows[--out->len];

		free(row->group);
		free(row->code);
		free(row->name);
	}
	if (c->kind == GD_REPORT_MERCHANTS)
		name_merchants(c->desk, out);
	add_texts(c->desk, out);
}
