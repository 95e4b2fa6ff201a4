/*
 * store/schema_5.c - format 5: numbers that are kept instead of counted, and an
 * order of cases that tells what filters ask for.
 *
 * Due instants are counted by slots of time: a full hour has one of its own, since
 * whole days end there, what lies between two has another. The numbers of any span
 * of time are those of its slots and of a part of an hour at either end.
 */
#include <config.h>

#include "store/slots.h"

/*
 * Running clocks by slot and rule; open cases by their nearest clock, closed ones by
 * the instant at which they were closed.
 */
#define CLOCK_COUNTS(row) row ".state = 0 AND " row ".due_at >= 0"
#define CASE_COUNTS(row) \
	GD_CASE_AT(row) " >= 0 AND " GD_CASE_AT(row) " < 9223372036854775807"

#define V5_CLOCKS \
"CREATE TABLE clock_counts (" \
"  slot INTEGER NOT NULL," \
"  rule TEXT NOT NULL," \
"  clocks INTEGER NOT NULL CHECK (clocks >= 0)," \
"  PRIMARY KEY (slot, rule)" \
") STRICT, WITHOUT ROWID;" \
GD_CLOCK_COUNTS_FILL ";" \
"CREATE TRIGGER clocks_count_new AFTER INSERT ON clocks" \
" WHEN " CLOCK_COUNTS("NEW") " BEGIN" CLOCK_IN " END;" \
"CREATE TRIGGER clocks_count_gone AFTER DELETE ON clocks" \
" WHEN " CLOCK_COUNTS("OLD") " BEGIN" CLOCK_OUT " END;" \
"CREATE TRIGGER clocks_count_moved AFTER UPDATE OF state, due_at, rule" \
" ON clocks WHEN NEW.state <> OLD.state OR NEW.due_at IS NOT OLD.due_at" \
"  OR NEW.rule IS NOT OLD.rule BEGIN" CLOCK_OUT CLOCK_IN " END;"

#define CLOCK_IN \
"  INSERT INTO clock_counts (slot, rule, clocks)" \
"   SELECT " GD_SLOT("NEW.due_at") ", coalesce(NEW.rule, ''), 1" \
"   WHERE " CLOCK_COUNTS("NEW") \
"   ON CONFLICT (slot, rule) DO UPDATE SET clocks = clocks + 1;"
/* A slot that is over leaves nothing behind. */
#define CLOCK_OUT \
"  UPDATE clock_counts SET clocks = clocks - 1 WHERE " CLOCK_COUNTS("OLD") \
"   AND slot = " GD_SLOT("OLD.due_at") " AND rule = coalesce(OLD.rule, '');" \
"  DELETE FROM clock_counts WHERE clocks = 0" \
"   AND slot = " GD_SLOT("OLD.due_at") " AND rule = coalesce(OLD.rule, '');"

#define V5_CASES \
"CREATE TABLE case_counts (" \
"  stage INTEGER NOT NULL," \
"  slot INTEGER NOT NULL," \
"  cases INTEGER NOT NULL CHECK (cases >= 0)," \
"  PRIMARY KEY (stage, slot)" \
") STRICT, WITHOUT ROWID;" \
GD_CASE_COUNTS_FILL ";" \
"CREATE TRIGGER cases_slot_new AFTER INSERT ON cases" \
" WHEN " CASE_COUNTS("NEW") " BEGIN" CASE_IN " END;" \
"CREATE TRIGGER cases_slot_gone AFTER DELETE ON cases" \
" WHEN " CASE_COUNTS("OLD") " BEGIN" CASE_OUT " END;" \
"CREATE TRIGGER cases_slot_moved AFTER UPDATE OF stage, next_due, closed_at" \
" ON cases WHEN NEW.stage <> OLD.stage OR NEW.next_due <> OLD.next_due" \
"  OR NEW.closed_at IS NOT OLD.closed_at BEGIN" CASE_OUT CASE_IN " END;"

#define CASE_IN \
"  INSERT INTO case_counts (stage, slot, cases)" \
"   SELECT NEW.stage, " GD_SLOT(GD_CASE_AT("NEW")) ", 1" \
"   WHERE " CASE_COUNTS("NEW") \
"   ON CONFLICT (stage, slot) DO UPDATE SET cases = cases + 1;"
#define CASE_OUT \
"  UPDATE case_counts SET cases = cases - 1 WHERE " CASE_COUNTS("OLD") \
"   AND stage = OLD.stage AND slot = " GD_SLOT(GD_CASE_AT("OLD")) ";" \
"  DELETE FROM case_counts WHERE cases = 0" \
"   AND stage = OLD.stage AND slot = " GD_SLOT(GD_CASE_AT("OLD")) ";"

/*
 * Words of a filter are tried on the order of the board and of lists; what they ask
 * for stands there, so that a row is read for what fits alone.
 */
#define V5_ORDER \
"DROP INDEX cases_due;" \
"CREATE INDEX cases_due ON cases (stage, next_due, id, amount_fen," \
"  opened_at, type, platform, carrier, scenario, assignee, outcome, draft);" \
"DROP INDEX cases_closed;" \
"CREATE INDEX cases_closed ON cases (stage, closed_at, id, amount_fen," \
"  opened_at, type, platform, carrier, scenario, assignee, outcome, draft," \
"  next_due) WHERE stage = 5;"

/* Merchants by the name that is shown. */
#define V5_MERCHANTS \
"CREATE INDEX merchants_shown ON merchants (coalesce(name, credit_code), id)" \
"  WHERE merged_into IS NULL" \
"   AND (name IS NOT NULL OR credit_code IS NOT NULL);"

const char gd_schema_5[] = V5_ORDER V5_CLOCKS V5_CASES V5_MERCHANTS;
