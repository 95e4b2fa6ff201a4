/*
 * exchange/bundle_check.h - is a bundle of evidence what it says it is?
 *
 * The archive is a stranger's: nothing of it is written anywhere, names that
 * leave the folder, links, devices, repeated names, lies about sizes and bombs
 * are told, and reading stops at bounds of our own.
 */
#ifndef GD_EXCHANGE_BUNDLE_CHECK_H
#define GD_EXCHANGE_BUNDLE_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/digest.h"
#include "base/error.h"
#include "exchange/vault.h"

struct gd_bundle_entry {
	char *name;
	char digest[GD_DIGEST_HEX];
	int64_t size;
	bool listed;		/* SHA256SUMS names it, with this digest */
	struct gd_buf token;	/* the bytes of a timestamp, else empty */
};

struct gd_bundle_report {
	struct gd_bundle_entry *entries;
	size_t len, cap;
	size_t whole;		/* listed and unchanged */
	int findings;
};

/*
 * Check the archive in `fd` (-1: in memory). Each thing that is wrong is told to
 * `finding` as a sentence. GD_OK when all could be looked at, whatever was found;
 * GD_EDATA: no archive; GD_EINVAL: it breaks the bounds, so the rest was left;
 * GD_ECANCEL: `tick` (may be NULL), told how much of the archive is read, said so.
 * Release the report in any case.
 */
enum gd_status gd_bundle_check(int fd, const void *bytes, size_t len,
			       void (*finding)(const char *text, void *ctx),
			       gd_vault_tick *tick, void *ctx,
			       struct gd_bundle_report *out,
			       struct gd_error *err);
void gd_bundle_report_release(struct gd_bundle_report *r);

#endif
