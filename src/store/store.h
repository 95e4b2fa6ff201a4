/*
 * store/store.h - the one database of a desk: opening, changing, history.
 *
 * The only layer that knows SQL. SQLite today (WAL, foreign keys, prepared
 * statements); a server engine may stand behind these headers later.
 *
 * Every change to a case is one transaction that appends one event:
 *
 *	gd_store_begin(st, &head, err);
 *	gd_store_put_int(st, GD_ENT_CASE, id, "stage", GD_STAGE_COURT, err);
 *	gd_store_commit(st, &event_id, err);
 *
 * The store writes down before -> after of every put, so that any event can be
 * shown, undone (gd_store_undo) and proved untouched (gd_store_verify): event
 * N's hash is SHA-256 over the hash of event N-1, the event's own fields and its
 * values, of personal ones their salted digests: such a value can be erased later
 * (its digest takes the place of value and salt) and the chain still verifies.
 */
#ifndef GD_STORE_STORE_H
#define GD_STORE_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "domain/answers.h"
#include "domain/records.h"

struct gd_store;

/*
 * Open `path`, making it (0600, folder 0700) when it is missing and migrating
 * an older one (a copy `path.vN.bak` is kept). One clear sentence each (GD_ESYS)
 * for: a file that is no database, of another program, of a newer version, damaged, read-only
 * or in a read-only or missing place, on a network file system or in a folder
 * that a sync program copies. Never changes a file it refuses.
 */
enum gd_status gd_store_open(const char *path, struct gd_store **out,
			     struct gd_error *err);
void gd_store_close(struct gd_store *st);	/* NULL allowed; checkpoints */
/*
 * Will opening `path` bring a large file of an older format up to date, so that
 * one waits for it? Its header alone is looked at; ask before it is open.
 */
bool gd_store_will_upgrade(const char *path);

/* How long a change waits for another writer; 5,000 ms unless told. */
void gd_store_set_busy(struct gd_store *st, int timeout_ms);

/*
 * A number that changes whenever this or another process has committed: a
 * screen redraws when it differs from the one it drew with. Cheap.
 */
int64_t gd_store_generation(struct gd_store *st);

/*
 * Has all been read since the last time that this was asked? What puts rows
 * into words asks the store again and again and has no status to give: before
 * the whole is called done, the last failure in between is told here, once.
 */
enum gd_status gd_store_sound(struct gd_store *st, struct gd_error *err);

enum gd_entity {
	GD_ENT_CASE, GD_ENT_MERCHANT,
	GD_ENT_PERSON,	/* row id: the case; field: a personal question's id */
	GD_ENT_FILING, GD_ENT_CLOCK, GD_ENT_EVIDENCE,
	GD_ENT_STAMP,	/* a timestamp of an event's hash; of the desk itself */
	GD_ENT_ANSWER,	/* row id: the case; field: the question id */
	GD_ENT_EVENT,	/* row id 0; "note", "reason", "early_due": the event's own */
	GD_ENT_LETTER,
	GD_ENT_CHECK	/* a look at a merchant before buying; of the desk itself */
};

struct gd_event_head {
	gd_instant at;
	const char *who;
	const char *kind;
	/* 0: of the desk itself, or of the case that is inserted in it. */
	int64_t case_id;
	/* The case's version that the change was made on; 0: any. */
	int64_t expect_version;
	const char *reason;	/* of an undo alone: why; may be NULL */
};

/*
 * BEGIN IMMEDIATE; waits up to five seconds for another writer (GD_EBUSY).
 * GD_ENOTFOUND: no such case; GD_ECONFLICT: it is no longer at `expect_version`.
 */
enum gd_status gd_store_begin(struct gd_store *st,
			      const struct gd_event_head *head,
			      struct gd_error *err);
/*
 * As begin, for changes that leave no event: answers of an interview that is
 * still a draft. Puts to anything else are GD_EINVAL, so that the history of an
 * opened case has no gaps.
 */
enum gd_status gd_store_begin_quiet(struct gd_store *st, struct gd_error *err);
/*
 * Append the event, bump the version and refresh the nearest clock of each case
 * that it touched, commit. `event_id` may be NULL. A transaction without any
 * change leaves no event (`*event_id` 0). When a put before has failed, or the
 * commit fails, everything is rolled back and that first sentence comes again.
 */
enum gd_status gd_store_commit(struct gd_store *st, int64_t *event_id,
			       struct gd_error *err);
/* Undo everything since begin; safe to call when nothing is open. */
void gd_store_rollback(struct gd_store *st);

/*
 * New empty row; its first puts are recorded as before = none, and the row
 * itself as its field "id". `case_id` is ignored for a case (which begins as a
 * draft in stage prepare: put draft = 0) and a merchant. Persons and answers
 * have no rows of their own to insert (GD_EINVAL).
 */
enum gd_status gd_store_insert(struct gd_store *st, enum gd_entity ent,
			       int64_t case_id, int64_t *row_id,
			       struct gd_error *err);
/*
 * Set one field of one row; NULL clears. The field names are the columns
 * documented in doc/schema.md; an unknown one is a programming error
 * (GD_EINVAL). No-op when equal. Empty text is none; so is GD_INSTANT_NONE for
 * an instant, a negative amount and row id 0. GD_ENOTFOUND: no such row.
 */
enum gd_status gd_store_put(struct gd_store *st, enum gd_entity ent,
			    int64_t row_id, const char *field,
			    const char *value, struct gd_error *err);
enum gd_status gd_store_put_int(struct gd_store *st, enum gd_entity ent,
				int64_t row_id, const char *field,
				int64_t value, struct gd_error *err);
/*
 * Keep an answer. Personal ones go to the case's person record, others to the
 * answers; NULL `answer` forgets it.
 */
enum gd_status gd_store_put_answer(struct gd_store *st, int64_t case_id,
				   const char *field, bool personal,
				   const struct gd_answer *answer,
				   struct gd_error *err);

/*
 * Add every answer that the case has now, personal ones included, to the open
 * event as before = none: what was said quietly while the case was a draft
 * becomes part of its history when it is opened (put draft = 0 beside it).
 */
enum gd_status gd_store_record_answers(struct gd_store *st, int64_t case_id,
				       struct gd_error *err);
/*
 * History keeps an answer as one mark and its value: `=1299.00` given, `~fraud`
 * understood from the person's own words, `?` unsure, `-` skipped. Takes such a
 * text (NULL: never answered) apart; `*value` points into it. False when it is
 * none.
 */
bool gd_store_answer_decode(const char *kept, enum gd_answer_state *state,
			    bool *understood, const char **value);

/*
 * Reverse event `event_id` by a new event of kind "undo": every value is put
 * back; rows it made become void (clocks) or withdrawn (filings). Undoing the
 * opening of a case makes it a draft again with its answers kept. GD_EGUARD when
 * it was undone before, is itself an undo or an erasure, or a later event of the
 * same case that still stands has changed one of its values. Of `head` only
 * `at`, `who`, `reason` and `expect_version` are used. `undo_id` may be NULL.
 */
enum gd_status gd_store_undo(struct gd_store *st, int64_t event_id,
			     const struct gd_event_head *head,
			     int64_t *undo_id, struct gd_error *err);
/*
 * The later events of the same case that still stand and rest on what
 * `event_id` did, directly or through one another, newest first: what
 * gd_store_undo_built() takes back with it. `*out` is for free(); NULL when
 * there is none. GD_ENOTFOUND: no such event.
 */
enum gd_status gd_store_built_on(struct gd_store *st, int64_t event_id,
				 int64_t **out, size_t *len,
				 struct gd_error *err);
/*
 * The newest event that can be undone: of `case_id`, or (0) by `who`. 0: none.
 */
enum gd_status gd_store_last_undoable(struct gd_store *st, int64_t case_id,
				      const char *who, int64_t *event_id,
				      struct gd_error *err);

/*
 * Walk the chain (of the whole desk) and every digest. GD_OK when whole;
 * GD_EDATA with the first broken event (and the field, where one can be told)
 * in `err` otherwise. `*events`
 * (may be NULL) is how many were found whole.
 */
enum gd_status gd_store_verify(struct gd_store *st, int64_t *events,
			       struct gd_error *err);
/*
 * Erase a person's values from record and history; the chain still verifies.
 * Personal answers, the person's own words (facts and the like), order numbers,
 * notes, reasons and the texts of responses and evidence: doc/schema.md lists them. The event
 * is of kind "erase" and cannot be undone. Of `head` `at`, `who` and
 * `expect_version` are used.
 */
enum gd_status gd_store_erase_person(struct gd_store *st, int64_t case_id,
				     const struct gd_event_head *head,
				     struct gd_error *err);

/*
 * Many changes in one transaction: begin/commit inside are nearly free, a
 * rollback inside takes back that one change. Nothing is kept until
 * gd_store_bulk_end(); gd_store_bulk_abort() (safe when none is open) and
 * closing take back everything.
 */
enum gd_status gd_store_bulk_begin(struct gd_store *st, struct gd_error *err);
enum gd_status gd_store_bulk_end(struct gd_store *st, struct gd_error *err);
void gd_store_bulk_abort(struct gd_store *st);
enum gd_load {
	GD_LOAD_ALONE,		/* rows are made and not looked for */
	GD_LOAD_LIST		/* cases are looked for; its events form a batch */
};
/*
 * As gd_store_bulk_begin(), to fill a database that holds nothing yet: indexes
 * are made at the end, by order of its rows. Where it holds something, or others
 * have it open, it is filled as any other. Cut short at any moment it is empty.
 */
enum gd_status gd_store_load_begin(struct gd_store *st, enum gd_load what,
				   struct gd_error *err);
/*
 * While the bulk that is open ends, ask `go_on` now and then; once it says no, the
 * end is GD_ECANCEL and nothing was kept.
 */
void gd_store_load_watch(struct gd_store *st, bool (*go_on)(void *ctx),
			 void *ctx);
/*
 * As gd_store_bulk_begin() for one action over many cases: its events form a
 * batch (gd_event_row.batch), which gd_store_undo_batch() reverses as one.
 */
enum gd_status gd_store_batch_begin(struct gd_store *st, struct gd_error *err);
/*
 * Reverse every event of the batch that still stands, the newest first, by a
 * batch of undo events: all or none, with the sentences of gd_store_undo().
 * `*events` (may be NULL) is how many events were reversed. GD_ENOTFOUND when
 * nothing of it stands.
 */
enum gd_status gd_store_undo_batch(struct gd_store *st, int64_t batch,
				   const struct gd_event_head *head,
				   int64_t *events, struct gd_error *err);
/* Tell `visit` the events of the batch that stand, newest first; false ends it. */
enum gd_status gd_store_batch_standing(struct gd_store *st, int64_t batch,
				       bool (*visit)(int64_t event, void *ctx),
				       void *ctx, struct gd_error *err);
/*
 * Reverse an event or (`batch`) every event of the batch `id` that stands, and
 * before each what was built on it: newest first, each by an undo event of its
 * own with `head->reason`, together one batch; all or none. So nothing is left
 * that rests on what no longer holds. `*events` is how many of what was asked
 * for, `*built` how many with them. `expect_version` counts for an event alone.
 */
enum gd_status gd_store_undo_built(struct gd_store *st, int64_t id, bool batch,
				   const struct gd_event_head *head,
				   int64_t *events, int64_t *built,
				   struct gd_error *err);

#endif
