/*
 * store/schema.c - the tables, as the list of migrations that makes them.
 *
 * A new file runs all of them, an older file those it lacks: there is no other
 * description of the schema that could drift. A published step is never
 * changed again. doc/schema.md says why each table is as it is.
 */
#include <config.h>

#include "store/store_internal.h"

static const char version_1[] =
"CREATE TABLE merchants ("
"  id INTEGER PRIMARY KEY,"
"  name TEXT, credit_code TEXT, address TEXT, contact TEXT"
") STRICT;"
"CREATE INDEX merchants_name ON merchants (name);"
"CREATE INDEX merchants_code ON merchants (credit_code)"
"  WHERE credit_code IS NOT NULL;"

"CREATE TABLE cases ("
"  id INTEGER PRIMARY KEY,"
"  version INTEGER NOT NULL DEFAULT 0,"
"  draft INTEGER NOT NULL DEFAULT 1 CHECK (draft IN (0, 1)),"
"  stage INTEGER NOT NULL DEFAULT 0 CHECK (stage BETWEEN 0 AND 5),"
"  outcome TEXT,"
"  opened_at INTEGER NOT NULL DEFAULT 0,"
"  closed_at INTEGER,"
"  taken_by TEXT, assignee TEXT, tags TEXT,"
"  platform TEXT, carrier TEXT, type TEXT, scenario TEXT,"
"  merchant_id INTEGER REFERENCES merchants (id),"
"  shop TEXT, merchant TEXT, goods TEXT, order_no TEXT, demand TEXT,"
"  amount_fen INTEGER NOT NULL DEFAULT -1,"
"  demand_amount_fen INTEGER NOT NULL DEFAULT -1,"
"  recovered_fen INTEGER NOT NULL DEFAULT -1,"
"  evidence_held INTEGER NOT NULL DEFAULT 0,"
"  evidence_needed INTEGER NOT NULL DEFAULT 0,"
"  next_clock INTEGER NOT NULL DEFAULT 0,"
"  next_rule TEXT,"
"  next_due INTEGER NOT NULL DEFAULT 9223372036854775807,"
"  next_estimated INTEGER NOT NULL DEFAULT 0"
") STRICT;"
"CREATE INDEX cases_due ON cases (stage, next_due);"
"CREATE INDEX cases_amount ON cases (stage, amount_fen);"
"CREATE INDEX cases_opened ON cases (stage, opened_at);"
"CREATE INDEX cases_number ON cases (stage, id);"
"CREATE INDEX cases_closed ON cases (stage, closed_at) WHERE stage = 5;"
"CREATE INDEX cases_draft ON cases (id) WHERE draft = 1;"
"CREATE INDEX cases_merchant ON cases (merchant_id)"
"  WHERE merchant_id IS NOT NULL;"

"CREATE TABLE answers ("
"  case_id INTEGER NOT NULL REFERENCES cases (id),"
"  field TEXT NOT NULL,"
"  state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 2),"
"  understood INTEGER NOT NULL CHECK (understood IN (0, 1)),"
"  value TEXT NOT NULL,"
"  PRIMARY KEY (case_id, field)"
") STRICT, WITHOUT ROWID;"

"CREATE TABLE people ("
"  case_id INTEGER NOT NULL REFERENCES cases (id),"
"  field TEXT NOT NULL,"
"  state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 2),"
"  understood INTEGER NOT NULL CHECK (understood IN (0, 1)),"
"  value TEXT NOT NULL,"
"  PRIMARY KEY (case_id, field)"
") STRICT, WITHOUT ROWID;"

"CREATE TABLE filings ("
"  id INTEGER PRIMARY KEY,"
"  case_id INTEGER NOT NULL REFERENCES cases (id),"
"  seq INTEGER NOT NULL,"
"  channel TEXT,"
"  stage INTEGER NOT NULL DEFAULT 0 CHECK (stage BETWEEN 0 AND 5),"
"  filed_at INTEGER, ref TEXT,"
"  state INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 6),"
"  responded_at INTEGER, response TEXT,"
"  UNIQUE (case_id, seq)"
") STRICT;"

"CREATE TABLE clocks ("
"  id INTEGER PRIMARY KEY,"
"  case_id INTEGER NOT NULL REFERENCES cases (id),"
"  filing_id INTEGER REFERENCES filings (id),"
"  seq INTEGER NOT NULL,"
"  rule TEXT, version TEXT,"
"  started_at INTEGER, early_at INTEGER, due_at INTEGER,"
"  estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),"
"  state INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 5),"
"  ended_at INTEGER,"
"  UNIQUE (case_id, seq)"
") STRICT;"
"CREATE INDEX clocks_filing ON clocks (filing_id)"
"  WHERE filing_id IS NOT NULL;"
"CREATE INDEX clocks_due ON clocks (due_at) WHERE state = 0;"
"CREATE INDEX clocks_rule ON clocks (rule, due_at) WHERE state = 0;"

"CREATE TABLE evidence ("
"  id INTEGER PRIMARY KEY,"
"  case_id INTEGER NOT NULL REFERENCES cases (id),"
"  seq INTEGER NOT NULL,"
"  kind TEXT, name TEXT, size INTEGER NOT NULL DEFAULT 0, digest TEXT,"
"  captured_at INTEGER, added_at INTEGER, source TEXT, note TEXT,"
"  UNIQUE (case_id, seq)"
") STRICT;"

"CREATE TABLE events ("
"  id INTEGER PRIMARY KEY,"
"  case_id INTEGER NOT NULL,"
"  at INTEGER NOT NULL,"
"  who TEXT NOT NULL,"
"  kind TEXT NOT NULL,"
"  undoes INTEGER,"
"  undone_by INTEGER,"
"  hash BLOB NOT NULL,"
"  changes TEXT NOT NULL"
") STRICT;"
"CREATE INDEX events_case ON events (case_id, id);"
"CREATE INDEX events_who ON events (who, id)"
"  WHERE undoes IS NULL AND undone_by IS NULL;";

/*
 * A clock's reminder can rest until an instant without moving the deadline, and
 * a board of a million cases reads six numbers instead of counting its cases.
 */
static const char version_2[] =
"ALTER TABLE clocks ADD COLUMN snoozed_until INTEGER;"

"CREATE TABLE stage_counts ("
"  stage INTEGER PRIMARY KEY,"
"  cases INTEGER NOT NULL CHECK (cases >= 0)"
") STRICT;"
"INSERT INTO stage_counts (stage, cases)"
"  VALUES (0, 0), (1, 0), (2, 0), (3, 0), (4, 0), (5, 0);"
"UPDATE stage_counts SET cases ="
"  (SELECT count(*) FROM cases WHERE cases.stage = stage_counts.stage);"
"CREATE TRIGGER cases_count_new AFTER INSERT ON cases BEGIN"
"  UPDATE stage_counts SET cases = cases + 1 WHERE stage = NEW.stage;"
" END;"
"CREATE TRIGGER cases_count_gone AFTER DELETE ON cases BEGIN"
"  UPDATE stage_counts SET cases = cases - 1 WHERE stage = OLD.stage;"
" END;"
"CREATE TRIGGER cases_count_moved AFTER UPDATE OF stage ON cases"
" WHEN NEW.stage <> OLD.stage BEGIN"
"  UPDATE stage_counts SET cases = cases - 1 WHERE stage = OLD.stage;"
"  UPDATE stage_counts SET cases = cases + 1 WHERE stage = NEW.stage;"
" END;";

static const char *const versions[GD_STORE_VERSION] = {
	version_1, version_2, gd_schema_3, gd_schema_4, gd_schema_5
};

const char *
gd_store_schema(int version)
{
	return versions[version - 1];
}
