/*
 * store/schema_6.c - format 6: closed cases are counted by the instant at which they
 * were closed, so that the board's last column reads its number, too; and their order
 * tells what filters ask for, as that of open ones.
 */
#include <config.h>

#include "store/slots.h"

#define COUNTS(row) \
	GD_CASE_AT(row) " >= 0 AND " GD_CASE_AT(row) " < 9223372036854775807"

#define ONE_MORE \
"  INSERT INTO case_counts (stage, slot, cases)" \
"   SELECT NEW.stage, " GD_SLOT(GD_CASE_AT("NEW")) ", 1" \
"   WHERE " COUNTS("NEW") \
"   ON CONFLICT (stage, slot) DO UPDATE SET cases = cases + 1;"
#define ONE_LESS \
"  UPDATE case_counts SET cases = cases - 1 WHERE " COUNTS("OLD") \
"   AND stage = OLD.stage AND slot = " GD_SLOT(GD_CASE_AT("OLD")) ";" \
"  DELETE FROM case_counts WHERE cases = 0" \
"   AND stage = OLD.stage AND slot = " GD_SLOT(GD_CASE_AT("OLD")) ";"

const char gd_schema_6[] =
"DROP INDEX cases_closed;"
"CREATE INDEX cases_closed ON cases (stage, closed_at, id, amount_fen,"
"  opened_at, type, platform, carrier, scenario, assignee, outcome, draft,"
"  next_due) WHERE stage = 5;"
"DROP TRIGGER cases_slot_new;"
"DROP TRIGGER cases_slot_gone;"
"DROP TRIGGER cases_slot_moved;"
"DELETE FROM case_counts;"
GD_CASE_COUNTS_FILL ";"
"CREATE TRIGGER cases_slot_new AFTER INSERT ON cases"
" WHEN " COUNTS("NEW") " BEGIN" ONE_MORE " END;"
"CREATE TRIGGER cases_slot_gone AFTER DELETE ON cases"
" WHEN " COUNTS("OLD") " BEGIN" ONE_LESS " END;"
"CREATE TRIGGER cases_slot_moved AFTER UPDATE OF stage, next_due, closed_at"
" ON cases WHEN NEW.stage <> OLD.stage OR NEW.next_due <> OLD.next_due"
"  OR NEW.closed_at IS NOT OLD.closed_at BEGIN" ONE_LESS ONE_MORE " END;";
