/*
 * base/file.h - whole files: read with a bound, written atomically.
 *
 * Writing: gd_file_begin() opens a private temporary file (0600, O_EXCL, no
 * symlink followed) in the target's folder, the caller writes to `fp`,
 * gd_file_commit() flushes, fsyncs, renames over the target and fsyncs the
 * folder. Any failure, a signal (temp.h) and gd_file_abort() leave the old file
 * as it was and remove the temporary one; only when the disk fails to confirm
 * the rename itself is the new file there already, and the sentence says so. A
 * symlink at the target is replaced; a folder, a device, a FIFO and a database
 * (it might be the desk) are refused (GD_EINVAL).
 */
#ifndef GD_BASE_FILE_H
#define GD_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/error.h"

struct gd_file {
	FILE *fp;	/* write here */
	char *path;	/* private */
	char *temp;	/* private */
	int watch;	/* private: removed when a signal comes */
};

/* On failure `*f` is empty, so that gd_file_abort() may follow in any case. */
enum gd_status gd_file_begin(struct gd_file *f, const char *path,
			     struct gd_error *err);
/* Commit under another name in the same folder: one known only now. */
void gd_file_rename(struct gd_file *f, const char *path);
/* `*f` is empty after it, also on failure. */
enum gd_status gd_file_commit(struct gd_file *f, struct gd_error *err);
void gd_file_abort(struct gd_file *f);

/*
 * Append the file's bytes. No such file is GD_ENOTFOUND, a folder or more than
 * `max` bytes GD_EINVAL, anything else GD_ESYS. "-" is standard input.
 */
enum gd_status gd_file_read(struct gd_buf *out, const char *path, size_t max,
			    struct gd_error *err);
/*
 * Can `path` be read to an end? GD_EINVAL when it is no ordinary file: a pipe or
 * a device keeps its reader waiting. One that cannot be seen is left to the reader.
 */
enum gd_status gd_file_ordinary(const char *path, struct gd_error *err);
/* Write all the bytes to a descriptor, interrupted or not. False: errno says why. */
bool gd_file_put(int fd, const void *bytes, size_t len);

#endif
