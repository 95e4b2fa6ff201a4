/*
 * exchange/vault_take.c - a file from elsewhere comes in.
 *
 * Read once, from one descriptor: what is hashed is what is kept. The source's
 * size and times are looked at before and after, since a recording may still
 * be growing.
 */
#include <config.h>

#include "exchange/vault.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/path.h"
#include "exchange/vault_internal.h"

#define SPARE (INT64_C(1) << 20)	/* left on the disk for the database */

static enum gd_status
cannot_open(const char *path, int why, struct gd_error *err)
{
	switch (why) {
	case ENOENT:
	case ENOTDIR:
		return gd_error_set(err, GD_ENOTFOUND,
				    _("there is no file '%s'; check its name"),
				    path);
	case ELOOP:
		return gd_error_set(err, GD_EINVAL,
				    _("'%s' is a link; name the file itself"),
				    path);
	default:
		return gd_error_set(err, GD_ESYS, _("cannot read '%s': %s"),
				    path, strerror(why));
	}
}

static enum gd_status
open_source(const char *path, int *fd, struct stat *st, struct gd_error *err)
{
	/* Neither a FIFO nor a link can make us wait or read another file. */
	*fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY |
		   O_CLOEXEC);
	if (*fd < 0)
		return cannot_open(path, errno, err);
	if (fstat(*fd, st) != 0)
		return cannot_open(path, errno, err);
	if (S_ISDIR(st->st_mode))
		return gd_error_set(err, GD_EINVAL,
				    _("'%s' is a folder; name a file in it"),
				    path);
	if (!S_ISREG(st->st_mode))
		return gd_error_set(err, GD_EINVAL,
				    _("'%s' is not an ordinary file; save it "
				      "as one first"), path);
	if (st->st_size == 0)
		return gd_error_set(err, GD_EINVAL,
				    _("'%s' is empty; it proves nothing, save "
				      "it again"), path);
	return GD_OK;
}

static enum gd_status
check_space(const char *folder, const struct stat *st, const char *path,
	    struct gd_error *err)
{
	struct statvfs fs;
	int64_t room;

	if (statvfs(folder, &fs) != 0 || !fs.f_frsize)
		return GD_OK;
	room = (int64_t)fs.f_bavail * (int64_t)fs.f_frsize;
	if (room - SPARE >= st->st_size)
		return GD_OK;
	return gd_error_set(err, GD_ESYS,
			    _("no room for '%1$s' in '%2$s': %3$lld MB are "
			      "free, %4$lld MB are needed; make room and add "
			      "it again"), path, folder,
			    (long long)(room >> 20),
			    (long long)(st->st_size >> 20) + 1);
}

static bool
same_file(const struct stat *a, const struct stat *b)
{
	return a->st_size == b->st_size &&
	       a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
	       a->st_mtim.tv_nsec == b->st_mtim.tv_nsec &&
	       a->st_ctim.tv_sec == b->st_ctim.tv_sec &&
	       a->st_ctim.tv_nsec == b->st_ctim.tv_nsec;
}

/* Copy and hash; what was read must be what the file was and is. */
static enum gd_status
stream(int fd, const struct stat *before, const char *path, FILE *to,
       gd_vault_tick *tick, void *ctx, struct gd_vault_file *out,
       struct gd_error *err)
{
	unsigned char hash[GD_DIGEST_LEN];
	char chunk[GD_VAULT_CHUNK];
	struct gd_digest d;
	struct stat after;
	ssize_t n;

	gd_digest_init(&d);
	out->size = 0;
	for (;;) {
		n = read(fd, chunk, sizeof chunk);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return cannot_open(path, errno, err);
		if (n == 0)
			break;
		gd_digest_add(&d, chunk, (size_t)n);
		out->size += n;
		if (fwrite(chunk, 1, (size_t)n, to) != (size_t)n)
			return gd_error_set(err, GD_ESYS,
					    _("'%1$s' could not be copied: %2$s; "
					      "nothing was kept"), path,
					    strerror(errno));
		if (tick && !tick(out->size, before->st_size, ctx))
			return gd_error_set(err, GD_ECANCEL, _("cancelled"));
		if (out->size > before->st_size)
			break;
	}
	if (fstat(fd, &after) != 0 || !same_file(before, &after) ||
	    out->size != before->st_size)
		return gd_error_set(err, GD_EINVAL,
				    _("'%s' changed while it was read; close "
				      "the program that writes it and add it "
				      "again"), path);
	gd_digest_end(&d, hash);
	gd_digest_hex(hash, out->digest);
	return GD_OK;
}

/* The temporary file takes the name of what is in it. */
static enum gd_status
settle(struct gd_file *f, const char *folder, struct gd_vault_file *out,
       struct gd_error *err)
{
	struct gd_buf path = GD_BUF_INIT;
	enum gd_status status;
	struct stat st;

	gd_buf_addf(&path, "%s/%s", folder, out->digest);
	out->fresh = lstat(path.s, &st) != 0;
	/* One that is there already is replaced: it may have been damaged. */
	gd_file_rename(f, path.s);
	status = gd_file_commit(f, err);
	gd_buf_release(&path);
	return status;
}

enum gd_status
gd_vault_take(const char *db, int64_t case_id, const char *path,
	      gd_vault_tick *tick, void *ctx, struct gd_vault_file *out,
	      struct gd_error *err)
{
	struct gd_buf folder = GD_BUF_INIT, temp = GD_BUF_INIT;
	struct gd_file f = { .fp = NULL };
	enum gd_status status;
	struct stat st = { 0 };
	int fd;

	gd_vault_folder(db, case_id, &folder);
	status = open_source(path, &fd, &st, err);
	if (status == GD_OK)
		status = gd_path_mkdirs(folder.s, err);
	if (status == GD_OK)
		status = check_space(folder.s, &st, path, err);
	gd_buf_addf(&temp, "%s/incoming", folder.s);
	if (status == GD_OK)
		status = gd_file_begin(&f, temp.s, err);
	if (status == GD_OK)
		status = stream(fd, &st, path, f.fp, tick, ctx, out, err);
	if (status == GD_OK) {
		out->modified_at = st.st_mtim.tv_sec;
		status = settle(&f, folder.s, out, err);
	}
	gd_file_abort(&f);
	if (fd >= 0)
		close(fd);
	gd_buf_release(&temp);
	gd_buf_release(&folder);
	return status;
}
