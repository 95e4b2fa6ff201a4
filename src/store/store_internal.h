/*
 * store/store_internal.h - what the files of store/ share; for them only.
 *
 * Statements are named by their SQL text: gd_stmt() prepares it on first use
 * and keeps it; gd_stmt_done() gives it back. Every value goes in by binding.
 */
#ifndef GD_STORE_STORE_INTERNAL_H
#define GD_STORE_STORE_INTERNAL_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/pinyin.h"
#include "store/hold.h"
#include "store/key.h"
#include "store/record.h"
#include "store/store.h"

#define GD_STORE_APP_ID 0x676F6E67	/* "gong": PRAGMA application_id */
#define GD_STORE_VERSION 5		/* PRAGMA user_version */
#define GD_STORE_CACHE "PRAGMA cache_size = -2000;"	/* KiB */
/* Only what is erased is overwritten in the file (erase.c). */
#define GD_STORE_KEEP_DELETED "PRAGMA secure_delete = OFF;"
/* Place of a case without a running clock in the order of due instants. */
#define GD_DUE_NEVER INT64_MAX
/* An undo leaves these events alone. */
#define GD_KIND_ERASE "erase"
#define GD_KIND_UNDO "undo"
/* Who looked at a file stays true whatever is taken back: undo passes it over. */
#define GD_KIND_CUSTODY "custody"

#define GD_STMT_SLOTS 160
#define GD_STMT_BUCKETS 256
#define GD_STMT_NESTED 16

struct gd_stmt_slot {
	sqlite3_stmt *stmt;	/* its text is the key */
	uint32_t hash;
	uint64_t used;		/* for evicting the longest unused */
	struct gd_stmt_slot *next;	/* of the same bucket */
	bool busy;
};

/* One value that the open event changes. */
struct gd_change_value {
	enum gd_entity ent;
	int64_t row;
	const char *field;
	const char *before, *after;	/* NULL: none */
	bool personal;
	bool written;		/* stands in the table already */
};

struct gd_change_row {		/* a row made in the open transaction */
	enum gd_entity ent;
	int64_t id;
	int64_t seq;		/* its number within the case, or 0 */
	bool pending;		/* has values that are not written yet */
};

/*
 * The open transaction. An event holds values of its own case alone (and of
 * merchants): undo, conflicts and erasing rest on that.
 */
struct gd_change {
	bool open, quiet;
	bool clocks;		/* the case's nearest clock may have moved */
	bool keep;		/* an event is due even without values */
	bool pending;		/* a fresh row has values not written yet */
	bool follows;		/* comes after the newest that is written then */
	bool waits;		/* is written with its case, which is held */
	struct gd_error failed;	/* first failure: nothing can be committed */
	gd_instant at;
	char *who, *kind;
	int64_t case_id;
	int64_t event_id, undoes;
	int64_t batch;		/* first event of its batch, 0: stands alone */
	unsigned char previous[GD_DIGEST_LEN];
	struct gd_arena texts;	/* of the values */
	struct gd_change_value *values;
	size_t values_len, values_cap;
	struct gd_change_row *fresh;
	size_t fresh_len, fresh_cap;
};

/* Pieces of one case for the search index: of names, of texts (search_index.c). */
struct gd_search_entry {
	int64_t case_id;
	char *add[2], *del[2];	/* owned; NULL: none */
};

struct gd_search_state {
	struct gd_search_entry mine;	/* of the open change of a bulk */
	struct gd_search_entry *queue;
	size_t len, cap, bytes;
	bool gone;		/* something was taken out for good */
	bool unsure;		/* SQLite rolled back of itself: gd_search_sure() */
	struct gd_pinyin pinyin;
};

/* A process that changes the database (holder.c). */
struct gd_holder {
	long pid;
	char name[16];
	bool stopped;		/* by a signal or a debugger: it will not go on */
};
/* False: nobody else does, or the system does not tell who. */
bool gd_store_holder(const char *path, struct gd_holder *out);
/* Has another process the database open? As far as the system tells. */
bool gd_store_in_use(const char *path);

/* A database in the making and its side files: gone when a signal comes. */
struct gd_copy_watch {
	int tokens[4];
};

struct gd_store {
	sqlite3 *db;
	char *path;
	struct gd_cipher_key key;	/* for the copies made of it */
	struct gd_stmt_slot slots[GD_STMT_SLOTS];
	size_t slots_len;
	struct gd_stmt_slot *buckets[GD_STMT_BUCKETS];
	struct gd_stmt_slot *recent[GD_STMT_BUCKETS];	/* by address */
	struct gd_stmt_slot *given[GD_STMT_NESTED];	/* busy ones, a stack */
	size_t given_len;
	uint64_t uses;
	struct gd_change change;
	struct gd_buf scratch;	/* for composing a statement */
	struct gd_search_state search;
	struct gd_hold hold;	/* the case that the bulk has made last */
	struct gd_writer *writer;	/* writes held cases; NULL: we do */
	struct gd_merchants_known *merchants;	/* found while loading, or NULL */
	bool bulk;
	bool batch;		/* the bulk is one action over many cases */
	int64_t batch_id;	/* its first event, 0: none yet */
	bool loading;		/* an empty database is filled (load.c) */
	bool (*go_on)(void *ctx);	/* asked while a bulk ends; NULL */
	void *go_on_ctx;
	bool load_mixed;	/* rows were changed that triggers look after */
	int first_try;		/* SQLite's steps for a page of what may be rare */
	int64_t load_secure;	/* PRAGMA secure_delete as it was */
	struct gd_buf load_sql;	/* makes the indexes and triggers again */
	int busy_ms;
	int64_t commits;	/* own ones */
	struct gd_error failure;	/* the last; see gd_store_sound() */
};

/* ---- statements (stmt.c) ---- */

/* NULL on failure, which sqlite3_errmsg() then tells. */
sqlite3_stmt *gd_stmt(struct gd_store *st, const char *sql);
/* As gd_stmt(), whatever is held and waits: for who writes just that. */
sqlite3_stmt *gd_stmt_plain(struct gd_store *st, const char *sql);
/* Run what gives no rows (NULL: tell why there is none) and give it back. */
enum gd_status gd_stmt_end(struct gd_store *st, sqlite3_stmt *stmt,
			   struct gd_error *err);
/* Reset and give back; NULL allowed. */
void gd_stmt_done(struct gd_store *st, sqlite3_stmt *stmt);
void gd_stmt_close_all(struct gd_store *st);
/*
 * Bind ?1, ?2 … by `types`: i int64_t, s text (NULL: null; lives until done),
 * b blob (const void *, int).
 */
void gd_stmt_bind(sqlite3_stmt *stmt, const char *types, ...);
/* Owned copy of a text column, "" for null. */
char *gd_stmt_text(sqlite3_stmt *stmt, int col);
/* Run a statement that gives no rows. */
enum gd_status gd_store_run(struct gd_store *st, struct gd_error *err,
			    const char *sql, const char *types, ...);
/* First column of the first row; GD_ENOTFOUND (no sentence) without a row. */
enum gd_status gd_store_int(struct gd_store *st, int64_t *out,
			    struct gd_error *err, const char *sql,
			    const char *types, ...);
/* Run fixed SQL text of several statements, unprepared. */
enum gd_status gd_store_script(struct gd_store *st, const char *sql,
			       struct gd_error *err);
/* The sentence for the connection's last failure. */
enum gd_status gd_store_fail(struct gd_store *st, struct gd_error *err);
enum gd_status gd_store_fail_rc(sqlite3 *db, const char *path, int rc,
				struct gd_error *err);

/* ---- opening (key.c, memory.c, probe.c, migrate.c) ---- */

/* Before SQLite is first used: no memory ends the program, as in base/mem.h. */
void gd_store_memory(void);
/* What was freed goes back to the system, whichever thread had it. */
void gd_store_memory_back(void);
/* sqlite3_open_v2() with the key, if there is one; SQLite's code. */
int gd_connect(const char *path, int flags, const struct gd_cipher_key *k,
	       sqlite3 **out);

/* Refuse a place whose locks do not hold (place.c). */
enum gd_status gd_store_check_place(const char *path, struct gd_error *err);

/* Open a copy that nobody else knows of: any place will do. */
enum gd_status gd_store_open_copy(const char *path, const struct gd_cipher_key *k,
				  struct gd_store **out, struct gd_error *err);

enum gd_probe { GD_PROBE_EMPTY, GD_PROBE_OURS };
/* Is there an ordinary file that we may write? */
enum gd_status gd_store_probe_place(const char *path, struct gd_error *err);
/* Look at the file's own bytes, before SQLite reads (and maybe recovers) it. */
enum gd_status gd_store_probe(struct gd_store *st, enum gd_probe *out,
			      bool *wal, struct gd_error *err);
/* Make the tables in an empty file. */
enum gd_status gd_store_create(struct gd_store *st, struct gd_error *err);
/* Bring an older file up to date, keeping a copy. */
enum gd_status gd_store_migrate(struct gd_store *st, int64_t version,
				struct gd_error *err);
/* SQL of version `version`, 1..GD_STORE_VERSION (schema.c). */
const char *gd_store_schema(int version);
/*
 * What a table says of an enum of 0..last. A file made by hand knows no CHECK: what
 * lies outside is the first.
 */
static inline int
gd_store_code(int64_t value, int last)
{
	return value >= 0 && value <= last ? (int)value : 0;
}

/* Whoever hands in a file may have put something in it that runs at each write. */
enum gd_status gd_store_probe_triggers(struct gd_store *st,
				       struct gd_error *err);
extern const char gd_schema_3[], gd_schema_4[], gd_schema_5[];

/* The SQL function that sorted.c sorts words by; SQLite's code. */
int gd_sorted_settle(struct gd_store *st);

/* ---- copies (copy.c); they return SQLite's codes ---- */

/* `from` over what `to` holds; SQLITE_INTERRUPT when `progress` says no. */
int gd_copy_pages(sqlite3 *from, sqlite3 *to,
		  bool (*progress)(int64_t done, int64_t total, void *ctx),
		  void *ctx);
/* The same into a new private file that is whole in itself, without a log. */
int gd_copy_file(sqlite3 *from, const char *to, const struct gd_cipher_key *k,
		 bool (*progress)(int64_t done, int64_t total, void *ctx),
		 void *ctx);
/* Make a database that nobody else has open one file again. */
int gd_copy_single(const char *path, const struct gd_cipher_key *k);
/* A copy under its temporary name and its side files: a signal removes them. */
void gd_copy_watch(struct gd_copy_watch *w, const char *path);
void gd_copy_forget(const struct gd_copy_watch *w);
/* Remove them now. */
void gd_copy_drop(const char *path);
/* Call the copy `temp` `path`, all of it on the disk; false: errno tells. */
bool gd_copy_name(const char *temp, const char *path);

/* ---- changing (fields.c, change.c, put.c, chain.c) ---- */

enum gd_column {
	GD_COL_TEXT,	/* "" is none */
	GD_COL_INT,	/* never none; a fresh row has the default */
	GD_COL_INSTANT,	/* GD_INSTANT_NONE is none */
	GD_COL_MONEY,	/* fen; negative is none, kept as -1 */
	GD_COL_REF	/* row id; 0 is none */
};

struct gd_field {
	enum gd_entity ent;
	const char *table, *name;
	enum gd_column column;
	bool personal;		/* erased with the person's values */
	const char *read;	/* ?1 row id; gives the value and its case */
	const char *write;	/* ?1 row id, ?2 value */
	const char *none;	/* GD_COL_INT: the default, as text */
};
/* NULL when there is no such field. */
const struct gd_field *gd_field_find(enum gd_entity ent, const char *name);
/* The `i`-th field of all, NULL past the last. */
const struct gd_field *gd_field_at(size_t i);
/* The fields of one entity, which stand together; and a field's place there. */
const struct gd_field *gd_fields_of(enum gd_entity ent, size_t *len);
size_t gd_field_index(const struct gd_field *f);
const char *gd_entity_name(enum gd_entity ent);
bool gd_entity_parse(const char *name, enum gd_entity *out);
/* Does the answer to this question hold a person's own words? */
bool gd_answer_personal(const char *field);

/* BEGIN for an event or (`head` NULL) quietly; see gd_store_begin(). */
enum gd_status gd_change_begin(struct gd_store *st,
			       const struct gd_event_head *head,
			       struct gd_error *err);
/* Write event, version and nearest clock; the transaction stays open. */
enum gd_status gd_change_write(struct gd_store *st, struct gd_error *err);
/* Commit what gd_change_write() wrote; rolls back on failure. */
enum gd_status gd_change_end(struct gd_store *st, int64_t *event_id,
			     struct gd_error *err);
/* Keep the first failure of the open change; returns `status`. */
enum gd_status gd_change_fail(struct gd_store *st, enum gd_status status,
			      struct gd_error *why, struct gd_error *err);
/* GD_EINVAL unless a change is open; its failure when it has failed. */
enum gd_status gd_change_check(struct gd_store *st, struct gd_error *err);
/* The open change is about this case (0: of none); refuses a second one. */
enum gd_status gd_change_join(struct gd_store *st, int64_t case_id,
			      struct gd_error *err);
void gd_change_forget(struct gd_store *st);
void gd_change_release(struct gd_change *c);
/* The row as made in the open change, NULL when it was there before. */
struct gd_change_row *gd_change_fresh(const struct gd_store *st,
				      enum gd_entity ent, int64_t row);
/* What the open change did to a field so far, NULL for nothing. */
struct gd_change_value *gd_change_value(const struct gd_store *st,
					enum gd_entity ent, int64_t row,
					const char *field);
/* Write what fresh rows wait for; gd_stmt() sees to it before any statement. */
bool gd_change_flush(struct gd_store *st);
/* Remember before -> after; a second change of a field joins the first. */
void gd_change_record(struct gd_store *st, enum gd_entity ent, int64_t row,
		      const char *field, bool personal, const char *before,
		      const char *after);
/* As that of a field that the change has not touched yet. */
void gd_change_add(struct gd_store *st, enum gd_entity ent, int64_t row,
		   const char *field, bool personal, const char *before,
		   const char *after);
/* Set any field from the text that history keeps of it. */
enum gd_status gd_change_put(struct gd_store *st, enum gd_entity ent,
			     int64_t row, const char *field, const char *value,
			     struct gd_error *err);
/* The text that history would keep of the field's present value; free(). */
enum gd_status gd_change_get(struct gd_store *st, enum gd_entity ent,
			     int64_t row, const char *field, char **out,
			     struct gd_error *err);
/* What was found may be called otherwise now (merchant_find.c). */
void gd_merchants_forget(struct gd_store *st);
/* Before a load commits: what was put off. After it has ended: as usual again. */
enum gd_status gd_load_finish(struct gd_store *st, struct gd_error *err);
/*
 * After a commit that failed with `status` and was taken back: without a log the
 * journal may be gone when its sync fails, and with it the way back. Tells so.
 */
enum gd_status gd_load_outcome(struct gd_store *st, enum gd_status status,
			       struct gd_error *err);
void gd_load_leave(struct gd_store *st);
#define GD_CHANGES_OF_EVENT "SELECT changes FROM events WHERE id = ?1"
/* Append a change's event (chain.c). */
enum gd_status gd_chain_append(struct gd_store *st, const struct gd_change *c,
			       struct gd_error *err);

/* The parts of an event's hash, in their order (chain.c). */
struct gd_chain_event {
	int64_t id, case_id, at, undoes;
	const char *who, *kind;
};
void gd_chain_begin(struct gd_digest *d,
		    const unsigned char previous[GD_DIGEST_LEN],
		    const struct gd_chain_event *e);
void gd_chain_record(struct gd_digest *d, const struct gd_record *r);

/* Answers and people (answers.c); `value` encoded as doc/schema.md tells. */
enum gd_status gd_answer_get(struct gd_store *st, enum gd_entity ent,
			     int64_t case_id, const char *field, char **out,
			     struct gd_error *err);
enum gd_status gd_answer_set(struct gd_store *st, enum gd_entity ent,
			     int64_t case_id, const char *field,
			     const char *value, struct gd_error *err);
/* The rows of 2 to the `lot` new answers. */
enum gd_status gd_answers_insert(struct gd_store *st, enum gd_entity ent,
				 int64_t case_id,
				 const struct gd_hold_answer *const *list,
				 int lot, struct gd_error *err);

#endif
