/*
 * exchange/vault.h - the folder where files of evidence are kept.
 *
 * Beside the database "cases.db" stands "cases.evidence/", in it a folder a case
 * ("GD-0413"), in that each file under its SHA-256: what is the same is kept
 * once, and what a file is called says what must be in it. Folders are 0700,
 * files 0600. A file is whole and on the disk before its name appears; what
 * comes from elsewhere is only ever read.
 */
#ifndef GD_EXCHANGE_VAULT_H
#define GD_EXCHANGE_VAULT_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/digest.h"
#include "base/error.h"
#include "domain/instant.h"

/* Append the folder of all evidence of the database `db`. */
void gd_vault_root(const char *db, struct gd_buf *out);
/* Append the folder of a case (0: of the desk itself), and a file in it. */
void gd_vault_folder(const char *db, int64_t case_id, struct gd_buf *out);
void gd_vault_path(const char *db, int64_t case_id, const char *digest,
		   struct gd_buf *out);

/* Told now and then; false cancels (GD_ECANCEL, nothing is kept). */
typedef bool gd_vault_tick(int64_t done, int64_t total, void *ctx);

struct gd_vault_file {
	char digest[GD_DIGEST_HEX];
	int64_t size;
	gd_instant modified_at;
	bool fresh;		/* was not in the folder before */
};

/*
 * Copy the ordinary file `path` in. GD_ENOTFOUND: it is not there; GD_EINVAL: a
 * folder, a link, no ordinary file, empty, or it changed while it was read;
 * GD_ESYS: it cannot be read, or the disk is full. Nothing is left half-done.
 */
enum gd_status gd_vault_take(const char *db, int64_t case_id, const char *path,
			     gd_vault_tick *tick, void *ctx,
			     struct gd_vault_file *out, struct gd_error *err);
/* Keep some bytes of our own making (a timestamp, a certificate). */
enum gd_status gd_vault_put(const char *db, int64_t case_id, const void *bytes,
			    size_t len, char digest[GD_DIGEST_HEX],
			    struct gd_error *err);
/* Open a file for reading; GD_EDATA when it is missing or no ordinary file. */
enum gd_status gd_vault_open(const char *db, int64_t case_id,
			     const char *digest, FILE **out, int64_t *size,
			     struct gd_error *err);
/* Is the file there, and still what its name says? GD_EDATA tells what is wrong. */
enum gd_status gd_vault_check(const char *db, int64_t case_id,
			      const char *digest, gd_vault_tick *tick,
			      void *ctx, struct gd_error *err);
/* Copy a file out to `path`, checked on the way; GD_EDATA when it is not whole. */
enum gd_status gd_vault_save(const char *db, int64_t case_id,
			     const char *digest, const char *path,
			     gd_vault_tick *tick, void *ctx,
			     struct gd_error *err);
/* Remove a file that nothing speaks of. */
void gd_vault_drop(const char *db, int64_t case_id, const char *digest);
/*
 * Remove what a broken-off run has left in the folder of a case: files older than
 * `age_s` seconds that `used` does not know. Returns how many went.
 */
int gd_vault_sweep(const char *db, int64_t case_id, int64_t age_s,
		   bool (*used)(const char *digest, void *ctx), void *ctx);
/* How many gd_vault_sweep() would remove. */
int gd_vault_strays(const char *db, int64_t case_id, int64_t age_s,
		    bool (*used)(const char *digest, void *ctx), void *ctx);
/* Tell `visit` each case that has a folder; in no order. */
void gd_vault_cases(const char *db, void (*visit)(int64_t case_id, void *ctx),
		    void *ctx);
/*
 * Remove every file of a case whose records are erased, for good: GD_ESYS when one
 * could not be removed, or its removal not be made to last.
 */
enum gd_status gd_vault_empty(const char *db, int64_t case_id,
			      struct gd_error *err);

#endif
