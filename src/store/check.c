/*
 * store/check.c - is everything that is kept twice kept alike, and mending it.
 */
#include <config.h>

#include "store/backup.h"

#include <inttypes.h>
#include <string.h>

#include "base/i18n.h"
#include "store/slots.h"

struct check {
	struct gd_store *st;
	bool repair;
	void (*report)(const char *finding, bool mended, void *ctx);
	void *ctx;
	int found, mended;
};

/* Something that can be made anew from the rest. */
struct derived {
	const char *what;	/* N_() */
	const char *wrong;	/* counts the rows that differ */
	const char *mend;
};

#define NEXT_CLOCK "(SELECT k.id FROM clocks k WHERE k.case_id = cases.id" \
	" AND k.state = 0 AND k.due_at IS NOT NULL" \
	" ORDER BY k.due_at, k.id LIMIT 1)"
#define NEXT_DUE "(SELECT min(k.due_at) FROM clocks k" \
	" WHERE k.case_id = cases.id AND k.state = 0)"

/* Rows that one of two tables of numbers has, and the other has not. */
#define DIFFERENT(kept, counted) \
	"WITH kept AS (" kept "), counted AS (" counted ")" \
	" SELECT count(*) FROM (SELECT * FROM (SELECT * FROM kept EXCEPT" \
	" SELECT * FROM counted) UNION ALL SELECT * FROM (SELECT * FROM" \
	" counted EXCEPT SELECT * FROM kept))"

static const struct derived derived[] = {
	{ N_("the counts of the board's columns"),
	  "SELECT count(*) FROM stage_counts WHERE cases <>"
	  " (SELECT count(*) FROM cases WHERE cases.stage ="
	  " stage_counts.stage)",
	  "UPDATE stage_counts SET cases = (SELECT count(*) FROM cases"
	  " WHERE cases.stage = stage_counts.stage)" },
	{ N_("the nearest dates on the cards"),
	  "SELECT count(*) FROM cases WHERE next_due <>"
	  " coalesce(" NEXT_DUE ", 9223372036854775807)",
	  "UPDATE cases SET next_clock = coalesce(" NEXT_CLOCK ", 0),"
	  " next_due = coalesce(" NEXT_DUE ", 9223372036854775807),"
	  " next_rule = (SELECT k.rule FROM clocks k WHERE k.id = " NEXT_CLOCK
	  "), next_estimated = coalesce((SELECT k.estimated FROM clocks k"
	  " WHERE k.id = " NEXT_CLOCK "), 0)"
	  " WHERE next_due <> coalesce(" NEXT_DUE ", 9223372036854775807)" },
	{ N_("the numbers of deadlines"),
	  DIFFERENT("SELECT slot, rule, clocks FROM clock_counts",
		    "SELECT " GD_SLOT("due_at") ", coalesce(rule, ''),"
		    " count(*) FROM clocks WHERE state = 0 AND due_at >= 0"
		    " GROUP BY 1, 2"),
	  "DELETE FROM clock_counts;" GD_CLOCK_COUNTS_FILL },
	{ N_("the numbers of cases by their nearest date"),
	  DIFFERENT("SELECT stage, slot, cases FROM case_counts",
		    "SELECT stage, " GD_SLOT(GD_CASE_AT("cases"))
		    ", count(*) FROM cases WHERE " GD_CASE_AT("cases")
		    " >= 0 AND " GD_CASE_AT("cases")
		    " < 9223372036854775807 GROUP BY 1, 2"),
	  "DELETE FROM case_counts;" GD_CASE_COUNTS_FILL },
};

static void
tell(struct check *c, const char *sentence, bool mended)
{
	c->found++;
	c->mended += mended;
	if (c->report)
		c->report(sentence, mended, c->ctx);
}

/* Faults in what integrity_check says, a line each; the first is kept. */
static int
count_faults(const char *said, struct gd_buf *first)
{
	int n = 0;

	while (said && *said) {
		size_t len = strcspn(said, "\n");

		/* "*** in database main ***" stands above them. */
		if (strncmp(said, "***", 3) != 0 && len > 0) {
			if (!first->len)
				gd_buf_add(first, said, len);
			n++;
		}
		said += len + (said[len] == '\n');
	}
	return n;
}

/* What SQLite finds in the pages is one finding: one cause, and one thing to do. */
static enum gd_status
pages(struct check *c, bool *broken, struct gd_error *err)
{
	sqlite3_stmt *stmt = gd_stmt(c->st, "PRAGMA integrity_check(20)");
	struct gd_buf first = GD_BUF_INIT, line = GD_BUF_INIT;
	int rc = SQLITE_ERROR, faults = 0;

	while (stmt && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		const char *said = (const char *)sqlite3_column_text(stmt, 0);

		if (!said || strcmp(said, "ok") != 0)
			faults += count_faults(said ? said : "?", &first);
	}
	gd_stmt_done(c->st, stmt);
	*broken = faults > 0;
	if (faults) {
		/* TRANSLATORS: the second is what SQLite says, in English */
		gd_buf_addf(&line, ngettext("the file is damaged in %1$d "
					    "place: %2$s",
					    "the file is damaged in %1$d "
					    "places, the first: %2$s",
					    (unsigned long)faults),
			    faults, first.s);
		tell(c, line.s, false);
	}
	gd_buf_release(&first);
	gd_buf_release(&line);
	return rc == SQLITE_DONE ? GD_OK : gd_store_fail(c->st, err);
}

static enum gd_status
references(struct check *c, struct gd_error *err)
{
	struct gd_buf line = GD_BUF_INIT;
	sqlite3_stmt *stmt = gd_stmt(c->st, "PRAGMA foreign_key_check");
	int rc = SQLITE_ERROR;

	while (stmt && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		gd_buf_reset(&line);
		gd_buf_addf(&line, _("row %lld of '%s' belongs to a row that "
				     "is gone"),
			    (long long)sqlite3_column_int64(stmt, 1),
			    (const char *)sqlite3_column_text(stmt, 0));
		tell(c, line.s, false);
	}
	gd_stmt_done(c->st, stmt);
	gd_buf_release(&line);
	return rc == SQLITE_DONE ? GD_OK : gd_store_fail(c->st, err);
}

/* All of its statements or none. */
static enum gd_status
mend(struct gd_store *st, const struct derived *d, struct gd_error *err)
{
	enum gd_status status = gd_store_script(st, "BEGIN IMMEDIATE", err);

	if (status == GD_OK)
		status = gd_store_script(st, d->mend, err);
	if (status == GD_OK)
		status = gd_store_script(st, "COMMIT", err);
	if (status != GD_OK && !sqlite3_get_autocommit(st->db))
		sqlite3_exec(st->db, "ROLLBACK", NULL, NULL, NULL);
	return status;
}

static enum gd_status
kept_twice(struct check *c, const struct derived *d, struct gd_error *err)
{
	struct gd_buf line = GD_BUF_INIT;
	enum gd_status status;
	int64_t wrong = 0;

	status = gd_store_int(c->st, &wrong, err, d->wrong, "");
	if (status == GD_OK && wrong) {
		if (c->repair)
			status = mend(c->st, d, err);
		/* TRANSLATORS: %s is what does not fit */
		gd_buf_addf(&line, ngettext("%s: %lld entry does not fit",
					    "%s: %lld entries do not fit",
					    (unsigned long)wrong),
			    _(d->what), (long long)wrong);
		if (status == GD_OK)
			tell(c, line.s, c->repair);
	}
	gd_buf_release(&line);
	return status;
}

static enum gd_status
history(struct check *c, struct gd_error *err)
{
	struct gd_error why = GD_ERROR_INIT;
	enum gd_status status = gd_store_verify(c->st, NULL, &why);

	if (status == GD_EDATA)
		tell(c, why.text, false);
	else if (status != GD_OK)
		return gd_error_set(err, status, "%s", why.text);
	return GD_OK;
}

enum gd_status
gd_store_check(struct gd_store *st, bool repair,
	       void (*report)(const char *finding, bool mended, void *ctx),
	       void *ctx, int *found, int *mended, struct gd_error *err)
{
	struct check c = { st, repair, report, ctx, 0, 0 };
	bool broken = false;
	enum gd_status status = pages(&c, &broken, err);

	if (status == GD_OK && broken && repair) {
		/* Damage in an index alone goes away when it is made anew. */
		status = gd_store_script(st, "REINDEX", err);
		if (status == GD_OK)
			c.found = 0;
		broken = false;
		if (status == GD_OK)
			status = pages(&c, &broken, err);
		if (status == GD_OK && !broken)
			tell(&c, _("an index was damaged"), true);
	}
	if (status == GD_OK)
		status = references(&c, err);
	for (size_t i = 0; status == GD_OK &&
	     i < sizeof derived / sizeof *derived; i++)
		status = kept_twice(&c, &derived[i], err);
	if (status == GD_OK)
		status = history(&c, err);
	*found = c.found;
	*mended = c.mended;
	return status;
}

enum gd_status
gd_store_retired(struct gd_store *st, gd_instant before,
		 bool (*visit)(int64_t case_id, gd_instant closed_at,
			       void *ctx),
		 void *ctx, struct gd_error *err)
{
	enum gd_status status = GD_OK;
	int64_t id = 0, at = INT64_MIN;
	bool more = true;

	/* One at a time: the visitor may change what the next step reads. */
	while (more) {
		sqlite3_stmt *stmt = gd_stmt(st,
			"SELECT id, closed_at FROM cases WHERE stage = 5"
			" AND closed_at < ?1 AND (closed_at, id) > (?2, ?3)"
			" AND NOT EXISTS (SELECT 1 FROM events"
			" WHERE case_id = cases.id AND kind = '" GD_KIND_ERASE
			"' AND events.at >= cases.closed_at)"
			" ORDER BY closed_at, id LIMIT 1");
		int rc = SQLITE_ERROR;

		if (stmt) {
			gd_stmt_bind(stmt, "iii", before, at, id);
			rc = sqlite3_step(stmt);
		}
		if (rc == SQLITE_ROW) {
			id = sqlite3_column_int64(stmt, 0);
			at = sqlite3_column_int64(stmt, 1);
		}
		more = rc == SQLITE_ROW;
		if (!more && rc != SQLITE_DONE)
			status = gd_store_fail(st, err);
		gd_stmt_done(st, stmt);
		more = more && visit(id, at, ctx);
	}
	return status;
}
