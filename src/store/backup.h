/*
 * store/backup.h - copies of a desk: made while it is open, proved, put back.
 */
#ifndef GD_STORE_BACKUP_H
#define GD_STORE_BACKUP_H

#include "store/store.h"

/* Pages done of all of them; false cancels (GD_ECANCEL). */
typedef bool gd_pages_fn(int64_t done, int64_t total, void *ctx);

/*
 * Files that stand beside a database are nothing a store knows of: who does
 * brings those that `desk` speaks of from beside the database `from` to beside
 * `to`. An error ends what it was called for, with nothing changed.
 */
struct gd_store_files {
	enum gd_status (*carry)(struct gd_store *desk, const char *from,
				const char *to, void *ctx,
				struct gd_error *err);
	void *ctx;
};

/*
 * Copy the desk, as it is at one instant, into the file `path` (0600), while
 * others go on working. The copy is opened and its pages and its history are
 * proved before it takes the name `path` in one step; on any failure what stood
 * there before stays. GD_EINVAL when `path` is the desk itself or a file that
 * is no desk of ours; GD_ECANCEL by `progress` (may be NULL). `*events` (may be
 * NULL) is how many events were proved. `files` (may be NULL) carries the files
 * of the proved copy before it gets its name.
 */
enum gd_status gd_store_backup(struct gd_store *st, const char *path,
			       gd_pages_fn *progress, void *ctx,
			       const struct gd_store_files *files,
			       int64_t *events, struct gd_error *err);

/* How a backup and the desk that it would replace stand to each other. */
struct gd_restore_plan {
	int64_t backup_events, desk_events;
	gd_instant backup_last, desk_last;	/* of the newest event; NONE: none */
	int64_t common;		/* both begin with these events */
	bool kept;		/* what stood in the desk; false: nothing did */
};

/*
 * Put the backup `path` in the desk's place, in one transaction that other
 * programs see as one change. The backup itself is only read; an older format
 * is brought up to date in a copy of it. What stood in the desk is kept as
 * `<desk>.before-restore.bak` (0600; an earlier one is replaced). Unless `force`
 * GD_EGUARD when the desk holds events that the backup does not know: they
 * would go. GD_ENOTFOUND, GD_ESYS or GD_EDATA (GD_EDATA: its history is broken)
 * when the backup cannot be used; the desk is then as it was. `*plan` is filled
 * in whenever both could be read. `files` (may be NULL) carries those of the
 * desk beside what is kept of it, then those of the backup beside the desk.
 */
enum gd_status gd_store_restore(struct gd_store *st, const char *path,
				bool force, const struct gd_store_files *files,
				struct gd_restore_plan *plan,
				struct gd_error *err);

/*
 * Is the file `path` itself damaged? Not when it is in order, empty, missing, or
 * of another program; what cannot be told, as of an encrypted one, is not.
 */
bool gd_store_damaged(const char *path);
/*
 * Move a database that nobody has open out of the way with all that SQLite keeps
 * beside it, to the first free name `path`.damaged.bak, `path`.damaged-2.bak …,
 * which is appended. GD_EBUSY: another program has it open.
 */
enum gd_status gd_store_set_aside(const char *path, struct gd_buf *aside,
				  struct gd_error *err);
/* Put it back where it was; what stands there now goes. */
void gd_store_bring_back(const char *aside, const char *path);

/*
 * Look at the pages, the references, the kept counts and dates, and the
 * history. `report` (may be NULL) is told each finding in a translated sentence
 * and whether it was mended; `repair` makes anew what can be made from the rest:
 * indexes, counts, nearest dates. `*found`, `*mended` (not NULL) count them.
 */
enum gd_status gd_store_check(struct gd_store *st, bool repair,
			      void (*report)(const char *finding, bool mended,
					     void *ctx),
			      void *ctx, int *found, int *mended,
			      struct gd_error *err);

/*
 * Closed cases whose person was not erased and that were closed before
 * `before`, oldest first; `visit` may erase the case that it is told.
 */
enum gd_status gd_store_retired(struct gd_store *st, gd_instant before,
				bool (*visit)(int64_t case_id,
					      gd_instant closed_at, void *ctx),
				void *ctx, struct gd_error *err);

#endif
