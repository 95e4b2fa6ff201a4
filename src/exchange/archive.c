/*
 * exchange/archive.c - see archive.h. The functions of libarchive that we use
 * are declared here: its header is not needed to build.
 */
#include <config.h>

#include "exchange/archive.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"

#define ARCHIVE_LIBRARY "libarchive.so.13"
#define ARCHIVE_OK 0
#define ARCHIVE_EOF 1
#define ARCHIVE_WARN (-20)
#define BLOCK 65536

struct archive;
struct archive_entry;

struct functions {
	struct archive *(*write_new)(void);
	int (*write_set_format_zip)(struct archive *);
	int (*write_set_options)(struct archive *, const char *);
	int (*write_open_fd)(struct archive *, int);
	int (*write_header)(struct archive *, struct archive_entry *);
	ssize_t (*write_data)(struct archive *, const void *, size_t);
	int (*write_finish_entry)(struct archive *);
	int (*write_close)(struct archive *);
	int (*write_free)(struct archive *);
	struct archive *(*read_new)(void);
	int (*read_support_format_zip)(struct archive *);
	int (*read_open_fd)(struct archive *, int, size_t);
	int (*read_open_memory)(struct archive *, const void *, size_t);
	int (*read_next_header)(struct archive *, struct archive_entry **);
	ssize_t (*read_data)(struct archive *, void *, size_t);
	int (*read_free)(struct archive *);
	const char *(*error_string)(struct archive *);
	struct archive_entry *(*entry_new)(void);
	void (*entry_free)(struct archive_entry *);
	void (*entry_set_pathname_utf8)(struct archive_entry *, const char *);
	void (*entry_set_size)(struct archive_entry *, int64_t);
	void (*entry_set_mtime)(struct archive_entry *, time_t, long);
	void (*entry_set_mode)(struct archive_entry *, mode_t);
	const char *(*entry_pathname_utf8)(struct archive_entry *);
	const char *(*entry_pathname)(struct archive_entry *);
	mode_t (*entry_filetype)(struct archive_entry *);
	int (*entry_size_is_set)(struct archive_entry *);
	int64_t (*entry_size)(struct archive_entry *);
	const char *(*entry_symlink)(struct archive_entry *);
	const char *(*entry_hardlink)(struct archive_entry *);
};

struct gd_zip {
	void *library;
	struct functions f;
	struct archive *archive;
	bool writing, begun;
	int64_t mtime;
};

static bool
load(struct gd_zip *z)
{
#define SYMBOL(field, name) { &z->f.field, name }
	const struct { void *to; const char *name; } symbols[] = {
		SYMBOL(write_new, "archive_write_new"),
		SYMBOL(write_set_format_zip, "archive_write_set_format_zip"),
		SYMBOL(write_set_options, "archive_write_set_options"),
		SYMBOL(write_open_fd, "archive_write_open_fd"),
		SYMBOL(write_header, "archive_write_header"),
		SYMBOL(write_data, "archive_write_data"),
		SYMBOL(write_finish_entry, "archive_write_finish_entry"),
		SYMBOL(write_close, "archive_write_close"),
		SYMBOL(write_free, "archive_write_free"),
		SYMBOL(read_new, "archive_read_new"),
		SYMBOL(read_support_format_zip,
		       "archive_read_support_format_zip"),
		SYMBOL(read_open_fd, "archive_read_open_fd"),
		SYMBOL(read_open_memory, "archive_read_open_memory"),
		SYMBOL(read_next_header, "archive_read_next_header"),
		SYMBOL(read_data, "archive_read_data"),
		SYMBOL(read_free, "archive_read_free"),
		SYMBOL(error_string, "archive_error_string"),
		SYMBOL(entry_new, "archive_entry_new"),
		SYMBOL(entry_free, "archive_entry_free"),
		SYMBOL(entry_set_pathname_utf8,
		       "archive_entry_set_pathname_utf8"),
		SYMBOL(entry_set_size, "archive_entry_set_size"),
		SYMBOL(entry_set_mtime, "archive_entry_set_mtime"),
		SYMBOL(entry_set_mode, "archive_entry_set_mode"),
		SYMBOL(entry_pathname_utf8, "archive_entry_pathname_utf8"),
		SYMBOL(entry_pathname, "archive_entry_pathname"),
		SYMBOL(entry_filetype, "archive_entry_filetype"),
		SYMBOL(entry_size_is_set, "archive_entry_size_is_set"),
		SYMBOL(entry_size, "archive_entry_size"),
		SYMBOL(entry_symlink, "archive_entry_symlink"),
		SYMBOL(entry_hardlink, "archive_entry_hardlink"),
	};
#undef SYMBOL

	z->library = dlopen(ARCHIVE_LIBRARY, RTLD_NOW | RTLD_LOCAL);
	for (size_t i = 0; z->library && i < GD_ARRAY_LEN(symbols); i++) {
		void *symbol = dlsym(z->library, symbols[i].name);

		if (!symbol)
			return false;
		/* A function's address as POSIX has dlsym() give it. */
		memcpy(symbols[i].to, &symbol, sizeof symbol);
	}
	return z->library != NULL;
}

static void
zip_free(struct gd_zip *z)
{
	if (z->archive && z->writing)
		z->f.write_free(z->archive);
	else if (z->archive)
		z->f.read_free(z->archive);
	if (z->library)
		dlclose(z->library);
	free(z);
}

static enum gd_status
zip_new(struct gd_zip **out, struct gd_error *err)
{
	struct gd_zip *z = gd_calloc(1, sizeof *z);

	if (load(z)) {
		*out = z;
		return GD_OK;
	}
	zip_free(z);
	return gd_error_set(err, GD_ESYS,
			    _("the library libarchive is missing; install the "
			      "package libarchive13"));
}

static enum gd_status
failed(struct gd_zip *z, struct gd_error *err)
{
	const char *why = z->f.error_string(z->archive);

	return gd_error_set(err, GD_ESYS,
			    _("the bundle could not be written: %s"),
			    why ? why : "?");
}

enum gd_status
gd_zip_create(int fd, int64_t mtime, struct gd_zip **out, struct gd_error *err)
{
	enum gd_status status;
	struct gd_zip *z = NULL;

	status = zip_new(&z, err);
	if (status != GD_OK || !z)
		return status;
	z->writing = true;
	z->mtime = mtime;
	z->archive = z->f.write_new();
	if (!z->archive || z->f.write_set_format_zip(z->archive) != ARCHIVE_OK ||
	    z->f.write_set_options(z->archive, "zip:compression=store,"
				   "zip:hdrcharset=UTF-8") < ARCHIVE_WARN ||
	    z->f.write_open_fd(z->archive, fd) != ARCHIVE_OK) {
		status = failed(z, err);
		zip_free(z);
		return status;
	}
	*out = z;
	return GD_OK;
}

enum gd_status
gd_zip_file(struct gd_zip *z, const char *name, int64_t size,
	    struct gd_error *err)
{
	struct archive_entry *e = z->f.entry_new();
	enum gd_status status = GD_OK;

	z->f.entry_set_pathname_utf8(e, name);
	z->f.entry_set_size(e, size);
	z->f.entry_set_mtime(e, (time_t)z->mtime, 0);
	z->f.entry_set_mode(e, S_IFREG | 0644);
	if (z->f.write_header(z->archive, e) < ARCHIVE_WARN)
		status = failed(z, err);
	z->f.entry_free(e);
	return status;
}

enum gd_status
gd_zip_write(struct gd_zip *z, const void *bytes, size_t len,
	     struct gd_error *err)
{
	const char *at = bytes;

	while (len) {
		ssize_t n = z->f.write_data(z->archive, at, len);

		if (n <= 0)
			return failed(z, err);
		at += n;
		len -= (size_t)n;
	}
	return GD_OK;
}

enum gd_status
gd_zip_close(struct gd_zip *z, struct gd_error *err)
{
	enum gd_status status = GD_OK;

	if (!z)
		return GD_OK;
	if (z->writing && z->f.write_close(z->archive) != ARCHIVE_OK)
		status = failed(z, err);
	zip_free(z);
	return status;
}

void
gd_zip_abort(struct gd_zip *z)
{
	if (z)
		zip_free(z);
}

enum gd_status
gd_zip_open(int fd, const void *bytes, size_t len, struct gd_zip **out,
	    struct gd_error *err)
{
	enum gd_status status;
	struct gd_zip *z = NULL;
	int rc;

	status = zip_new(&z, err);
	if (status != GD_OK || !z)
		return status;
	z->archive = z->f.read_new();
	rc = z->archive ? z->f.read_support_format_zip(z->archive) : -1;
	if (rc >= ARCHIVE_WARN)
		rc = fd >= 0 ? z->f.read_open_fd(z->archive, fd, BLOCK)
			     : z->f.read_open_memory(z->archive, bytes, len);
	if (rc != ARCHIVE_OK) {
		zip_free(z);
		return gd_error_set(err, GD_EDATA,
				    _("this is no zip archive that can be "
				      "read"));
	}
	*out = z;
	return GD_OK;
}

bool
gd_zip_next(struct gd_zip *z, struct gd_zip_entry *out, enum gd_status *status,
	    struct gd_error *err)
{
	struct archive_entry *e = NULL;
	int rc = z->f.read_next_header(z->archive, &e);
	const char *why;
	mode_t type;

	*status = GD_OK;
	if (rc == ARCHIVE_EOF)
		return false;
	if (rc < ARCHIVE_WARN || !e) {
		why = z->f.error_string(z->archive);
		*status = gd_error_set(err, GD_EDATA,
				       _("the archive is damaged: %s"),
				       why ? why : "?");
		return false;
	}
	out->name = z->f.entry_pathname_utf8(e);
	if (!out->name)
		out->name = z->f.entry_pathname(e);
	if (!out->name || !gd_text_valid(out->name, strlen(out->name)))
		out->name = "";
	type = z->f.entry_filetype(e);
	out->folder = type == S_IFDIR;
	out->link = type == S_IFLNK || z->f.entry_symlink(e) ||
		    z->f.entry_hardlink(e);
	out->plain = type == S_IFREG && !out->link;
	out->size = z->f.entry_size_is_set(e) ? z->f.entry_size(e) : -1;
	return true;
}

long
gd_zip_read(struct gd_zip *z, void *bytes, size_t len)
{
	ssize_t n = z->f.read_data(z->archive, bytes, len);

	return n < 0 ? -1 : (long)n;
}
