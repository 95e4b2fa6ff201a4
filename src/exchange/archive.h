/*
 * exchange/archive.h - zip archives by libarchive, which is loaded when needed.
 *
 * Written ones hold plain files alone, uncompressed, with one time for all: the
 * same contents give the same bytes. Read ones come from strangers: what an
 * entry says of itself is handed out as it is, for the caller to judge.
 */
#ifndef GD_EXCHANGE_ARCHIVE_H
#define GD_EXCHANGE_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

struct gd_zip;

/* Write to `fd` (stays the caller's). GD_ENOTFOUND: libarchive is missing. */
enum gd_status gd_zip_create(int fd, int64_t mtime, struct gd_zip **out,
			     struct gd_error *err);
/* Begin a file of exactly `size` bytes; `name` is UTF-8 with '/' between. */
enum gd_status gd_zip_file(struct gd_zip *z, const char *name, int64_t size,
			   struct gd_error *err);
enum gd_status gd_zip_write(struct gd_zip *z, const void *bytes, size_t len,
			    struct gd_error *err);
/* Finish and free; NULL allowed. */
enum gd_status gd_zip_close(struct gd_zip *z, struct gd_error *err);
void gd_zip_abort(struct gd_zip *z);

/* Read from `fd`, or (fd -1) from memory, which must stay. */
enum gd_status gd_zip_open(int fd, const void *bytes, size_t len,
			   struct gd_zip **out, struct gd_error *err);

struct gd_zip_entry {
	const char *name;	/* "" when it is no text; for the call */
	bool plain;		/* an ordinary file */
	bool folder;
	bool link;
	int64_t size;		/* as it says; -1: it does not */
};
/* The next entry; false at the end, `*status` then says whether all went well. */
bool gd_zip_next(struct gd_zip *z, struct gd_zip_entry *out,
		 enum gd_status *status, struct gd_error *err);
/* Bytes of the present entry: how many, 0 at its end, -1 when it is broken. */
long gd_zip_read(struct gd_zip *z, void *bytes, size_t len);

#endif
