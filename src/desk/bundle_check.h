/*
 * desk/bundle_check.h - looking at a bundle that came from elsewhere.
 */
#ifndef GD_DESK_BUNDLE_CHECK_H
#define GD_DESK_BUNDLE_CHECK_H

#include <stddef.h>

#include "base/buf.h"
#include "base/error.h"

struct gd_bundle_result {
	size_t files, whole;	/* in the archive; unchanged */
	int tokens, tokens_good;	/* timestamps; against the CA file */
	int findings;
};

/*
 * Check the archive `path`, and its timestamps against `ca` (NULL: they are only
 * counted). Each thing that is wrong is told to `finding`. Nothing is unpacked.
 */
enum gd_status gd_desk_bundle_check(const char *path, const char *ca,
				    void (*finding)(const char *text,
						    void *ctx),
				    void *ctx, struct gd_bundle_result *out,
				    struct gd_error *err);
/* Append what it came to in a sentence. */
void gd_bundle_result_words(const struct gd_bundle_result *r,
			    struct gd_buf *out);

#endif
