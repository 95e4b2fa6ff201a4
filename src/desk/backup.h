/*
 * desk/backup.h - backups, restoring, checking and erasing, for both front ends.
 */
#ifndef GD_DESK_BACKUP_H
#define GD_DESK_BACKUP_H

#include "desk/desk.h"
#include "store/backup.h"

/* What was copied or put back. */
struct gd_backup_result {
	int64_t events;		/* proved */
	int64_t files;		/* of evidence, whole and in their place */
	int64_t fresh;		/* of them brought now, the others were there */
	int64_t lost;		/* missing or changed where they should come from */
	struct gd_error first;	/* about the first that is lost */
};

/*
 * As gd_store_backup(), with the files of evidence: "x.db" has them in
 * "x.evidence", so that a backup can be opened as a desk itself. Only what is
 * not there yet is copied. A file that is lost does not keep the rest from
 * being saved: see `lost`.
 */
enum gd_status gd_desk_backup(struct gd_desk *d, const char *path,
			      gd_pages_fn *progress, void *ctx,
			      struct gd_backup_result *out,
			      struct gd_error *err);
/*
 * A backup `gongdao-<date>-<time>.db` in the folder `dir` (made, 0700, when it
 * is missing); of such files there the newest `keep` (at least 1) stay, older
 * ones are removed with their files once the new one is proved. Files that the
 * one before has are linked to, not copied. `path` receives its name.
 */
enum gd_status gd_desk_backup_rotate(struct gd_desk *d, const char *dir,
				     int keep, gd_pages_fn *progress,
				     void *ctx, struct gd_buf *path,
				     struct gd_backup_result *out,
				     struct gd_error *err);
/*
 * As gd_store_restore(), with the files of evidence, each read and checked. A
 * file that the backup lost stays as the desk has it. What was there is kept
 * with its files, too. With `force` a desk that is itself damaged is moved aside
 * with its files, and `aside` receives its name; without, GD_EGUARD.
 */
enum gd_status gd_desk_restore(struct gd_desk *d, const char *path, bool force,
			       gd_pages_fn *progress, void *ctx,
			       struct gd_restore_plan *plan,
			       struct gd_backup_result *out,
			       struct gd_buf *aside, struct gd_error *err);
/* Is the database encrypted? */
enum gd_status gd_desk_encrypted(struct gd_desk *d, bool *out,
				 struct gd_error *err);
/* As gd_store_check(). */
enum gd_status gd_desk_check(struct gd_desk *d, bool repair,
			     void (*report)(const char *finding, bool mended,
					    void *ctx),
			     void *ctx, int *found, int *mended,
			     struct gd_error *err);

/*
 * Erase the person of case `id`, as gd_store_erase_person(). The case must be
 * closed (GD_EGUARD): an open one needs whom it is about.
 */
enum gd_status gd_desk_erase(struct gd_desk *d, int64_t id,
			     struct gd_error *err);
/*
 * Erase the persons of all cases that were closed `months` ago or longer and
 * were not erased since (Personal Information Protection Law, article 19: kept
 * no longer than needed). `dry`: only count. Each case is a step of its own;
 * `progress` (may be NULL) false stops after one. `*cases` is how many.
 */
enum gd_status gd_desk_erase_old(struct gd_desk *d, int months, bool dry,
				 bool (*progress)(int64_t done, void *ctx),
				 void *ctx, int64_t *cases,
				 struct gd_error *err);

#endif
