/*
 * store/filter_sql.c - filter words as conditions on cases.
 */
#include <config.h>

#include "store/query_internal.h"
#include "store/search_internal.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"

#define SOON_S (7 * INT64_C(86400))	/* "soon" reaches a week ahead */

void
gd_sql_release(struct gd_sql *q)
{
	gd_buf_release(&q->text);
	for (size_t i = 0; i < q->values_len; i++)
		free(q->values[i].own);
	free(q->values);
	q->values = NULL;
	q->values_len = q->values_cap = 0;
}

static int
add(struct gd_sql *q, struct gd_sql_value v)
{
	GD_GROW(q->values, q->values_len, q->values_cap);
	q->values[q->values_len++] = v;
	return (int)q->values_len;
}

int
gd_sql_number(struct gd_sql *q, int64_t n)
{
	return add(q, (struct gd_sql_value){ NULL, n, NULL });
}

int
gd_sql_text(struct gd_sql *q, const char *s)
{
	return add(q, (struct gd_sql_value){ s, 0, NULL });
}

int
gd_sql_own(struct gd_sql *q, char *s)
{
	return add(q, (struct gd_sql_value){ s, 0, s });
}

sqlite3_stmt *
gd_sql_prepare(struct gd_store *st, const struct gd_sql *q)
{
	sqlite3_stmt *stmt = gd_stmt(st, q->text.s);

	for (size_t i = 0; stmt && i < q->values_len; i++) {
		if (q->values[i].text)
			sqlite3_bind_text(stmt, (int)i + 1, q->values[i].text,
					  -1, SQLITE_STATIC);
		else
			sqlite3_bind_int64(stmt, (int)i + 1,
					   q->values[i].number);
	}
	return stmt;
}

static unsigned
stages_of(const struct gd_filter_term *t)
{
	unsigned mask = 0;
	enum gd_stage stage;

	for (size_t i = 0; i < t->values_len; i++) {
		if (gd_stage_parse(t->values[i], &stage))
			mask |= 1u << stage;
	}
	return mask;
}

unsigned
gd_filter_stages(const struct gd_filter *filter, unsigned mask)
{
	for (size_t i = 0; filter && i < filter->len; i++) {
		const struct gd_filter_term *t = &filter->terms[i];

		if (t->key == GD_FILTER_STAGE)
			mask &= stages_of(t);
		else if (t->key == GD_FILTER_OPEN)
			mask &= GD_OPEN_STAGES;
		else if (t->key == GD_FILTER_CLOSED)
			mask &= 1u << GD_STAGE_CLOSED;
	}
	return mask;
}

bool
gd_filter_wants_closed(const struct gd_filter *filter)
{
	for (size_t i = 0; filter && i < filter->len; i++) {
		const struct gd_filter_term *t = &filter->terms[i];

		if (t->key == GD_FILTER_CLOSED || t->key == GD_FILTER_OUTCOME ||
		    (t->key == GD_FILTER_STAGE &&
		     stages_of(t) & (1u << GD_STAGE_CLOSED)))
			return true;
	}
	return false;
}

void
gd_stage_sql(struct gd_buf *out, unsigned mask)
{
	const char *between = "";

	/* The index of what was closed asks for it in so many words. */
	for (int s = 0; s < GD_STAGES; s++) {
		if (mask == 1u << s) {
			gd_buf_addf(out, "c.stage = %d", s);
			return;
		}
	}
	gd_buf_adds(out, "c.stage IN (");
	for (int s = 0; s < GD_STAGES; s++) {
		if (!(mask & 1u << s))
			continue;
		gd_buf_addf(out, "%s%d", between, s);
		between = ", ";
	}
	gd_buf_adds(out, ")");
}

/* Does the index cases_due tell what the word asks for? */
static bool
is_indexed(enum gd_filter_key key)
{
	return key != GD_FILTER_MERCHANT && key != GD_FILTER_TAG &&
	       key != GD_FILTER_TEXT;
}

bool
gd_filter_indexed(const struct gd_filter *filter)
{
	for (size_t i = 0; filter && i < filter->len; i++)
		if (!is_indexed(filter->terms[i].key))
			return false;
	return true;
}

void
gd_walk_sql(struct gd_buf *out, unsigned mask, const struct gd_filter *filter,
	    bool indexed)
{
	indexed = indexed && gd_filter_indexed(filter);
	gd_buf_adds(out, indexed ? " FROM cases c INDEXED BY cases_due WHERE "
				 : " FROM cases c WHERE ");
	/* Of one stage an index is shorter all the same. */
	if (!indexed && mask & (mask - 1))
		gd_buf_addc(out, '+');
	gd_stage_sql(out, mask);
}

void
gd_undone_sql(struct gd_buf *out, unsigned mask)
{
	if (mask & 1u << GD_STAGE_CLOSED)
		gd_buf_adds(out, " AND c.draft <= (c.stage < 5)");
}

/* column IN (?1, ?2) */
static void
one_of(struct gd_sql *q, struct gd_buf *out, const char *column,
       const struct gd_filter_term *t)
{
	gd_buf_addf(out, "%s IN (", column);
	for (size_t i = 0; i < t->values_len; i++)
		gd_buf_addf(out, "%s?%d", i ? ", " : "",
			    gd_sql_text(q, t->values[i]));
	gd_buf_adds(out, ")");
}

static void
merchant(struct gd_sql *q, struct gd_buf *out, const char *value)
{
	int n = gd_sql_text(q, value);

	gd_buf_addf(out, "gd_match(c.shop, ?%d) OR gd_match(c.merchant, ?%d)",
		    n, n);
}

/* The cases that may hold the text; what has no pieces is looked for in all. */
static void
indexed(struct gd_sql *q, struct gd_buf *out, const char *value)
{
	struct gd_buf match = GD_BUF_INIT;
	int n;

	if (gd_grams_match(&match, value)) {
		n = gd_sql_own(q, gd_buf_detach(&match));
		gd_buf_addf(out, "c.id IN (SELECT rowid FROM search_names"
			    " WHERE search_names MATCH ?%d UNION"
			    " SELECT rowid FROM search_texts"
			    " WHERE search_texts MATCH ?%d) AND ", n, n);
	}
	gd_buf_release(&match);
}

static void
free_text(struct gd_sql *q, struct gd_buf *out, const char *value)
{
	int64_t id = 0;
	int n = gd_sql_text(q, value);

	if (strncasecmp(value, "gd-", 3) == 0)
		id = gd_case_number_parse(value);
	if (id)
		gd_buf_addf(out, "c.id = ?%d OR ", gd_sql_number(q, id));
	indexed(q, out, value);
	gd_buf_addf(out, "(gd_match(c.shop, ?%d) OR gd_match(c.merchant, ?%d)"
		    " OR gd_match(c.goods, ?%d) OR gd_match(c.order_no, ?%d)"
		    " OR EXISTS (SELECT 1 FROM answers a WHERE a.case_id = c.id"
		    " AND gd_match(a.value, ?%d))"
		    " OR EXISTS (SELECT 1 FROM people p WHERE p.case_id = c.id"
		    " AND gd_match(p.value, ?%d))"
		    " OR EXISTS (SELECT 1 FROM filings f WHERE f.case_id = c.id"
		    " AND (gd_match(f.ref, ?%d) OR gd_match(f.response, ?%d)))"
		    " OR EXISTS (SELECT 1 FROM letters l WHERE l.case_id = c.id"
		    " AND gd_match(l.body, ?%d))"
		    " OR EXISTS (SELECT 1 FROM events e WHERE e.case_id = c.id"
		    " AND gd_match(e.changes, ?%d)))",
		    n, n, n, n, n, n, n, n, n, n);
}

static void
tag(struct gd_sql *q, struct gd_buf *out, const char *value)
{
	gd_buf_addf(out, "instr(',' || c.tags || ',', ',' || ?%d || ',') > 0",
		    gd_sql_text(q, value));
}

static void
amount(struct gd_sql *q, struct gd_buf *out, const struct gd_filter_term *t)
{
	const char *op = t->op == 'l' ? "<=" : t->op == 'g' ? ">=" :
			 t->op == '<' ? "<" : t->op == '>' ? ">" : "=";

	/* An unknown amount (-1) is not less than anything. */
	if (*op == '<')
		gd_buf_adds(out, "c.amount_fen >= 0 AND ");
	gd_buf_addf(out, "c.amount_fen %s ?%d", op,
		    gd_sql_number(q, t->amount_fen));
}

struct borders {
	gd_instant now, day_end, soon;
};

static void
due_word(struct gd_sql *q, struct gd_buf *out, const char *due,
	 const char *word, const struct borders *b)
{
	if (strcmp(word, "overdue") == 0)
		gd_buf_addf(out, "%s <= ?%d", due, gd_sql_number(q, b->now));
	else if (strcmp(word, "today") == 0)
		gd_buf_addf(out, "%s > ?%d AND %s <= ?%d", due,
			    gd_sql_number(q, b->now), due,
			    gd_sql_number(q, b->day_end));
	else if (strcmp(word, "soon") == 0)
		gd_buf_addf(out, "%s > ?%d AND %s <= ?%d", due,
			    gd_sql_number(q, b->day_end), due,
			    gd_sql_number(q, b->soon));
	else if (strcmp(word, "later") == 0)
		gd_buf_addf(out, "%s > ?%d AND %s < ?%d", due,
			    gd_sql_number(q, b->soon), due,
			    gd_sql_number(q, GD_DUE_NEVER));
	else
		gd_buf_addf(out, "%s = ?%d", due,
			    gd_sql_number(q, GD_DUE_NEVER));
}

/* The alternatives of a term, each by itself, joined by OR. */
static void
each_value(struct gd_sql *q, struct gd_buf *out, const struct gd_filter_term *t,
	   const char *due, const struct borders *b)
{
	for (size_t i = 0; i < t->values_len; i++) {
		if (i)
			gd_buf_adds(out, " OR ");
		if (t->key == GD_FILTER_MERCHANT)
			merchant(q, out, t->values[i]);
		else if (t->key == GD_FILTER_TAG)
			tag(q, out, t->values[i]);
		else if (t->key == GD_FILTER_DUE)
			due_word(q, out, due, t->values[i], b);
		else
			free_text(q, out, t->values[i]);
	}
}

static void
opened(struct gd_sql *q, struct gd_buf *out, const struct gd_filter_term *t,
       struct gd_zone zone)
{
	gd_buf_addf(out, "c.opened_at >= ?%d AND c.opened_at < ?%d",
		    gd_sql_number(q, gd_day_start(t->from, zone)),
		    gd_sql_number(q, gd_day_start(t->until, zone)));
}

static void
term(struct gd_sql *q, struct gd_buf *out, const struct gd_filter_term *t,
     const char *due, const struct borders *b, struct gd_zone zone)
{
	static const char *const columns[GD_FILTER_KEYS] = {
		[GD_FILTER_TYPE] = "c.type",
		[GD_FILTER_PLATFORM] = "c.platform",
		[GD_FILTER_CARRIER] = "c.carrier",
		[GD_FILTER_SCENARIO] = "c.scenario",
		[GD_FILTER_OUTCOME] = "c.outcome",
		[GD_FILTER_ASSIGNEE] = "c.assignee COLLATE NOCASE",
	};

	gd_buf_adds(out, " AND (");
	if (columns[t->key])
		one_of(q, out, columns[t->key], t);
	else if (t->key == GD_FILTER_DRAFT)
		gd_buf_adds(out, "c.draft = 1");
	else if (t->key == GD_FILTER_AMOUNT)
		amount(q, out, t);
	else if (t->key == GD_FILTER_OPENED)
		opened(q, out, t, zone);
	else
		each_value(q, out, t, due, b);
	gd_buf_adds(out, ")");
}

void
gd_filter_sql(struct gd_sql *q, struct gd_buf *out,
	      const struct gd_filter *filter, const char *due, gd_instant now,
	      struct gd_zone zone)
{
	struct borders b = {
		.now = now,
		.day_end = gd_day_start(gd_instant_day(now, zone) + 1, zone)
	};

	b.soon = now + SOON_S;
	if (b.soon < b.day_end)
		b.soon = b.day_end;
	for (size_t i = 0; filter && i < filter->len; i++) {
		const struct gd_filter_term *t = &filter->terms[i];

		if (t->key != GD_FILTER_STAGE && t->key != GD_FILTER_OPEN &&
		    t->key != GD_FILTER_CLOSED)
			term(q, out, t, due, &b, zone);
	}
}
