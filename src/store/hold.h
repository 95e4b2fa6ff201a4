/*
 * store/hold.h - a case that a bulk has made, held in memory; for store/ alone.
 *
 * Within a bulk a new case goes through several actions, each of which reads
 * the case again and changes rows that were just written. So its rows and its
 * events are held here while the actions are about it, and are written once, as
 * they ended, when a change is about something else, when any other statement
 * wants to see the tables, or at the end of the bulk; by a thread of its own
 * while an empty database is filled (writer.h). History is the same as that of
 * single actions.
 *
 * gd_stmt() sees to it that no statement misses what is held. Those that do not
 * look at the case's rows run with `apart` set and leave it where it is.
 */
#ifndef GD_STORE_HOLD_H
#define GD_STORE_HOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/error.h"
#include "domain/records.h"
#include "store/store.h"

#define GD_HOLD_LOTS 5		/* answers go in lots of 1, 2, 4, 8 and 16 */
#define GD_HOLD_FIELDS 24	/* of one row at most */
/* Entities whose rows are held, in the order in which they are written. */
enum gd_hold_kind { GD_HOLD_MERCHANT, GD_HOLD_CASE, GD_HOLD_FILING,
		    GD_HOLD_CLOCK, GD_HOLD_KINDS };

struct gd_change;
struct gd_field;
struct gd_change_row;

struct gd_hold_row {
	enum gd_hold_kind kind;
	int64_t id, seq;
	/* As history keeps them; NULL: none, or the default that is none. */
	const char *values[GD_HOLD_FIELDS];
};

struct gd_hold_answer {
	enum gd_entity ent;
	const char *field;
	const char *kept;	/* as history keeps it; NULL: none */
};

/* A case with all that is to be written of it. */
struct gd_held {
	int64_t case_id;	/* 0: none */
	int64_t version;
	struct gd_hold_row *rows;
	size_t rows_len, rows_cap;
	struct gd_hold_answer *answers;
	size_t answers_len, answers_cap;
	struct gd_arena texts;	/* of rows and answers */
	struct gd_change *events;	/* complete, not written yet */
	size_t events_len, events_cap;
	char *words[2];			/* of the events, for the search */
	int64_t key;			/* of the list's row that it is */
	bool has_key;
};

struct gd_hold {
	struct gd_held it;
	bool written;		/* by the open change: no longer ours */
	bool apart;		/* a statement that leaves the case alone */
	bool saved;		/* the open change has a savepoint */
	int64_t next[GD_HOLD_KINDS];	/* row ids to come; 0: ask */
	int64_t was_version, was_next[GD_HOLD_KINDS];	/* when it began */
	int64_t last_event;	/* newest of the bulk; 0: ask */
	/* Of who writes the held cases: */
	unsigned char last_hash[GD_DIGEST_LEN];	/* of the newest that is written */
	/* Statements that write rows, and answers in lots. */
	struct gd_buf sql[GD_HOLD_KINDS], lots[2][GD_HOLD_LOTS];
};

/* Is this the case that is held? */
bool gd_hold_has(const struct gd_store *st, int64_t case_id);
/* Remember where the open change began. */
void gd_hold_begin(struct gd_store *st);
/* Before any other statement: savepoint of the open change, rows into tables. */
bool gd_hold_yield(struct gd_store *st);
/* Write what is held, outside of a change; a failure ends the whole bulk. The
 * writer may have it from then on. */
enum gd_status gd_hold_out(struct gd_store *st, struct gd_error *err);
/* The row of a list that the case comes from; false: it is not held. */
bool gd_hold_key(struct gd_store *st, int64_t case_id, int64_t key);
/* The open change was kept, or taken back (values and rows as they were). */
void gd_hold_settle(struct gd_store *st, bool kept);
void gd_hold_release(struct gd_store *st);	/* the bulk is over */
/* Let the open change, which was kept, wait with its case. */
void gd_hold_keep_event(struct gd_store *st);
void gd_held_release(struct gd_held *h);

/* Does a new row of the open change come here? Then its id and number. */
bool gd_hold_takes(const struct gd_store *st, enum gd_entity ent,
		   int64_t case_id);
enum gd_status gd_hold_insert(struct gd_store *st, struct gd_change_row *row,
			      struct gd_error *err);
/* Set a field and record it; false: its row is not held. */
bool gd_hold_put(struct gd_store *st, const struct gd_field *f, int64_t row,
		 const char *value);
/* What history keeps of an answer of the held case, NULL for none. */
const char *gd_hold_answer(const struct gd_store *st, enum gd_entity ent,
			   const char *field);
void gd_hold_answer_set(struct gd_store *st, enum gd_entity ent,
			const char *field, const char *kept);

/* hold_write.c: all events, all rows of a held case. These ask nothing else of
 * `st` than its connection and what stands under gd_hold as the writer's. */
enum gd_status gd_held_write_events(struct gd_store *st,
				    const struct gd_held *h,
				    struct gd_error *err);
enum gd_status gd_held_write_rows(struct gd_store *st,
				  const struct gd_held *h,
				  struct gd_error *err);
/* All of it, and the words of its events into the search. */
enum gd_status gd_held_write(struct gd_store *st, struct gd_held *h,
			     struct gd_error *err);
/* The field's value as history keeps it, NULL for none. */
const char *gd_hold_value(const struct gd_hold_row *r,
			  const struct gd_field *f, size_t i);
/* The case's own row. */
const struct gd_hold_row *gd_hold_case(const struct gd_held *h);
/* The nearest running clock, NULL: none. */
const struct gd_hold_row *gd_hold_next_clock(const struct gd_held *h);
/*
 * A held row's field by its place (fields.h), as text ("" for none) and as a
 * number, which is `none` also for a number's default.
 */
const char *gd_hold_text(const struct gd_hold_row *r, size_t field);
int64_t gd_hold_number(const struct gd_hold_row *r, size_t field,
		       int64_t none);

/* hold_rows.c: the held case as queries give it. */
void gd_hold_case_row(const struct gd_store *st, struct gd_case_row *out);
void gd_hold_answers(const struct gd_store *st, struct gd_answers *out);
void gd_hold_filings(const struct gd_store *st, struct gd_filing_row **rows,
		     size_t *len);
void gd_hold_clocks(const struct gd_store *st, struct gd_clock_row **rows,
		    size_t *len);

#endif
