/*
 * desk/bundle_check.h - looking at a bundle that came from elsewhere.
 */
#ifndef GD_DESK_BUNDLE_CHECK_H
#define GD_DESK_BUNDLE_CHECK_H

#include <stddef.h>

#include "base/buf.h"
#include "base/error.h"
#include "exchange/vault.h"

struct gd_bundle_result {
	size_t files, whole;	/* in the archive; unchanged */
	int tokens, tokens_good;	/* timestamps; against the CA file */
	int findings;
	bool broken;		/* it could not be read to its end */
};

/*
 * Check the archive `path`, and its timestamps against `ca` (NULL: they are only
 * counted). Each thing that is wrong is told to `finding`, that it is no archive
 * or a bomb as well. Nothing is unpacked. `tick` (may be NULL) can cancel.
 */
enum gd_status gd_desk_bundle_check(const char *path, const char *ca,
				    void (*finding)(const char *text,
						    void *ctx),
				    gd_vault_tick *tick, void *ctx,
				    struct gd_bundle_result *out,
				    struct gd_error *err);
/* Append what it came to in a sentence. */
void gd_bundle_result_words(const struct gd_bundle_result *r,
			    struct gd_buf *out);

#endif
