/*
 * desk/bundle.h - a case's evidence as one archive, to hand out and to check.
 *
 *	files/E01-chat-….html	the files under readable names
 *	catalogue.txt .csv	the catalogue of evidence as courts ask for it
 *	print.txt		cover pages to print: exhibit, hash, page n/N
 *	manifest.json .csv	everything that is told of each file
 *	custody.csv		who touched what, from the history
 *	timestamps/		.tsr and the authority's certificates
 *	README.txt		what this is, how to check it, what a hash proves
 *	SHA256SUMS		of all of it, for `sha256sum -c`
 *
 * It shows the case as of its newest event: as long as nothing is done to the
 * case, the bytes are the same.
 */
#ifndef GD_DESK_BUNDLE_H
#define GD_DESK_BUNDLE_H

#include "desk/evidence.h"

/*
 * Write the bundle to `path`, atomically; every file is checked on its way
 * (GD_EDATA when one is not what it was). With `redact` texts lose names and
 * numbers, and of the files only covered copies (`of_id`) go in. `*files` (may
 * be NULL) is how many files went in. It is recorded as a touch of each.
 */
enum gd_status gd_desk_bundle(struct gd_desk *d, int64_t id, const char *path,
			      bool redact, gd_vault_tick *tick, void *ctx,
			      int *files, struct gd_error *err);

#endif
