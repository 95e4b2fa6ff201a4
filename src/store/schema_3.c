/*
 * store/schema_3.c - format 3: what came with letters, evidence files, finding
 * and many hands, a part for each. doc/schema.md tells what the parts are for.
 */
#include <config.h>

#include "store/store_internal.h"

/* Events of one action over many cases name the first of them. */
#define V3_EVENTS \
"ALTER TABLE events ADD COLUMN batch INTEGER;" \
"CREATE INDEX events_batch ON events (batch, id) WHERE batch IS NOT NULL;"

/*
 * What a deadline can go through: pauses, a second reading of the law, a new
 * beginning; and when each person last looked at what is due.
 */
#define V3_CLOCKS \
"ALTER TABLE clocks ADD COLUMN other_at INTEGER;" \
"ALTER TABLE clocks ADD COLUMN restarted_at INTEGER;" \
"ALTER TABLE clocks ADD COLUMN pauses TEXT;" \
"ALTER TABLE clocks ADD COLUMN hushed INTEGER NOT NULL DEFAULT 0" \
"  CHECK (hushed IN (0, 1));" \
"CREATE INDEX clocks_snoozed ON clocks (snoozed_until)" \
"  WHERE state = 0 AND snoozed_until IS NOT NULL;" \
"CREATE TABLE looks (" \
"  who TEXT PRIMARY KEY," \
"  at INTEGER NOT NULL" \
") STRICT, WITHOUT ROWID;"

/*
 * The daily review lists running clocks by time, case, merchant, rule or
 * channel, a page at a time: what it sorts by stands in the clock itself, kept
 * by triggers, so that every order is an index. The rule in clocks_due tells
 * periods set by law from others without a look at the row.
 */
#define V3_REVIEW \
"ALTER TABLE clocks ADD COLUMN by_name TEXT NOT NULL DEFAULT '';" \
"ALTER TABLE clocks ADD COLUMN by_channel TEXT NOT NULL DEFAULT '';" \
"ALTER TABLE clocks ADD COLUMN by_assignee TEXT NOT NULL DEFAULT '';" \
"UPDATE clocks SET by_name = coalesce((SELECT coalesce(c.shop, c.merchant)" \
"   FROM cases c WHERE c.id = clocks.case_id), '')," \
"  by_channel = coalesce((SELECT f.channel FROM filings f" \
"   WHERE f.id = clocks.filing_id), '')," \
"  by_assignee = coalesce((SELECT c.assignee FROM cases c" \
"   WHERE c.id = clocks.case_id), '');" \
"DROP INDEX clocks_due;" \
"CREATE INDEX clocks_due ON clocks (due_at, id, rule) WHERE state = 0;" \
"CREATE INDEX clocks_case ON clocks (case_id, due_at, id, rule)" \
"  WHERE state = 0;" \
"CREATE INDEX clocks_name ON clocks (by_name, due_at) WHERE state = 0;" \
"CREATE INDEX clocks_channel ON clocks (by_channel, due_at)" \
"  WHERE state = 0;" \
"CREATE INDEX clocks_assignee ON clocks" \
"  (by_assignee COLLATE NOCASE, due_at, id, rule) WHERE state = 0;" \
"CREATE INDEX clocks_paused ON clocks (due_at, id, rule)" \
"  WHERE state = 1;" \
"CREATE TRIGGER clocks_name_new AFTER INSERT ON clocks BEGIN" \
"  UPDATE clocks SET by_name = coalesce((SELECT coalesce(c.shop, c.merchant)" \
"    FROM cases c WHERE c.id = NEW.case_id), '')," \
"   by_assignee = coalesce((SELECT c.assignee FROM cases c" \
"    WHERE c.id = NEW.case_id), '') WHERE id = NEW.id;" \
" END;" \
"CREATE TRIGGER clocks_assignee_moved AFTER UPDATE OF assignee ON cases" \
" BEGIN" \
"  UPDATE clocks SET by_assignee = coalesce(NEW.assignee, '')" \
"    WHERE case_id = NEW.id;" \
" END;" \
"CREATE TRIGGER clocks_name_moved AFTER UPDATE OF shop, merchant ON cases" \
" BEGIN" \
"  UPDATE clocks SET by_name = coalesce(NEW.shop, NEW.merchant, '')" \
"    WHERE case_id = NEW.id;" \
" END;" \
"CREATE TRIGGER clocks_channel_new AFTER UPDATE OF filing_id ON clocks BEGIN" \
"  UPDATE clocks SET by_channel = coalesce((SELECT f.channel FROM filings f" \
"    WHERE f.id = NEW.filing_id), '') WHERE id = NEW.id;" \
" END;" \
"CREATE TRIGGER clocks_channel_moved AFTER UPDATE OF channel ON filings BEGIN" \
"  UPDATE clocks SET by_channel = coalesce(NEW.channel, '')" \
"    WHERE filing_id = NEW.id;" \
" END;"

/*
 * A merchant's licence and notes, and the checks made before buying. A record
 * that was merged into another one stays, for the events that made it. A
 * merchant's page counts and lists its cases by stage from one index.
 */
#define V3_MERCHANTS \
"ALTER TABLE merchants ADD COLUMN licence TEXT;" \
"ALTER TABLE merchants ADD COLUMN note TEXT;" \
"ALTER TABLE merchants ADD COLUMN merged_into INTEGER" \
"  REFERENCES merchants (id);" \
"CREATE TABLE merchant_checks (" \
"  id INTEGER PRIMARY KEY," \
"  merchant_id INTEGER REFERENCES merchants (id)," \
"  at INTEGER, who TEXT," \
"  level INTEGER NOT NULL DEFAULT 0 CHECK (level BETWEEN 0 AND 2)," \
"  points INTEGER NOT NULL DEFAULT 0," \
"  findings TEXT, answers TEXT" \
") STRICT;" \
"CREATE INDEX merchant_checks_of ON merchant_checks (merchant_id, id)" \
"  WHERE merchant_id IS NOT NULL;" \
"DROP INDEX cases_merchant;" \
"CREATE INDEX cases_merchant ON cases (merchant_id, stage, id)" \
"  WHERE merchant_id IS NOT NULL;"

/*
 * Letters: the row holds the newest wording; those before it stand in the
 * events that changed it. What was sent cannot be worded anew: the trigger
 * keeps that promise even against a mistake above. Emptied it can be (erasing).
 */
#define V3_LETTERS \
"CREATE TABLE letters (" \
"  id INTEGER PRIMARY KEY," \
"  case_id INTEGER NOT NULL REFERENCES cases (id)," \
"  seq INTEGER NOT NULL," \
"  template TEXT, lang TEXT," \
"  version INTEGER NOT NULL DEFAULT 0," \
"  body TEXT," \
"  created_at INTEGER, changed_at INTEGER," \
"  sent_at INTEGER, channel TEXT, filing_id INTEGER REFERENCES filings (id)," \
"  proof TEXT, note TEXT," \
"  UNIQUE (case_id, seq)" \
") STRICT;" \
"CREATE TRIGGER letters_sent BEFORE UPDATE OF body ON letters" \
" WHEN OLD.sent_at IS NOT NULL AND NEW.body IS NOT NULL" \
"  AND NEW.body IS NOT OLD.body" \
" BEGIN SELECT RAISE(ABORT, 'a letter that was sent is not changed'); END;"

/*
 * What is told about a file of evidence, its timestamp and its latest touch.
 * A stamp dates one event's hash and with it all that came before.
 */
#define V3_EVIDENCE \
"ALTER TABLE evidence ADD COLUMN of_id INTEGER REFERENCES evidence (id);" \
"ALTER TABLE evidence ADD COLUMN modified_at INTEGER;" \
"ALTER TABLE evidence ADD COLUMN how TEXT;" \
"ALTER TABLE evidence ADD COLUMN captured_by TEXT;" \
"ALTER TABLE evidence ADD COLUMN added_by TEXT;" \
"ALTER TABLE evidence ADD COLUMN proves TEXT;" \
"ALTER TABLE evidence ADD COLUMN checks TEXT;" \
"ALTER TABLE evidence ADD COLUMN stamped_at INTEGER;" \
"ALTER TABLE evidence ADD COLUMN stamp_by TEXT;" \
"ALTER TABLE evidence ADD COLUMN stamp_digest TEXT;" \
"ALTER TABLE evidence ADD COLUMN stamp_ca TEXT;" \
"ALTER TABLE evidence ADD COLUMN touch TEXT;" \
"ALTER TABLE evidence ADD COLUMN touched_at INTEGER;" \
"CREATE TABLE stamps (" \
"  id INTEGER PRIMARY KEY," \
"  event_id INTEGER NOT NULL DEFAULT 0, digest TEXT," \
"  stamped_at INTEGER, stamp_by TEXT, stamp_digest TEXT, stamp_ca TEXT" \
") STRICT;"

/*
 * Finding: lists that come in ask for order numbers and phones; the two indexes
 * of pieces of words are filled by search.c, names apart from longer texts, so
 * that what people look for most is found first.
 */
#define V3_SEARCH \
"CREATE INDEX cases_order ON cases (order_no) WHERE order_no IS NOT NULL;" \
"CREATE INDEX people_phone ON people (value, case_id)" \
"  WHERE field = 'phone';" \
"CREATE TABLE import_keys (" \
"  key INTEGER NOT NULL, case_id INTEGER NOT NULL," \
"  PRIMARY KEY (key, case_id)) STRICT, WITHOUT ROWID;" \
"CREATE INDEX import_keys_case ON import_keys (case_id);" \
"CREATE VIRTUAL TABLE search_names USING fts5 (doc, content=''," \
"  detail=none, columnsize=0, tokenize='ascii');" \
"CREATE VIRTUAL TABLE search_texts USING fts5 (doc, content=''," \
"  detail=none, columnsize=0, tokenize='ascii');"

#define V3_LIBRARY ""

/* Who was here before is asked at every intake: each way is an index. */
#define V3_HANDS \
"CREATE INDEX people_id ON people (value, case_id) WHERE field = 'id_no';" \
"CREATE INDEX answers_contact ON answers (value, case_id)" \
"  WHERE field = 'merchant_contact';"

const char gd_schema_3[] =
V3_EVENTS V3_CLOCKS V3_REVIEW V3_MERCHANTS V3_LETTERS V3_EVIDENCE V3_SEARCH
V3_LIBRARY V3_HANDS;
