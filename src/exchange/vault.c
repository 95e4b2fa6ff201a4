/*
 * exchange/vault.c - see vault.h: names, opening, checking, sweeping.
 */
#include <config.h>

#include "exchange/vault.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/path.h"
#include "domain/records.h"
#include "exchange/vault_internal.h"

void
gd_vault_root(const char *db, struct gd_buf *out)
{
	size_t len = strlen(db);

	if (len > 3 && strcmp(db + len - 3, ".db") == 0)
		len -= 3;
	gd_buf_add(out, db, len);
	gd_buf_adds(out, ".evidence");
}

void
gd_vault_folder(const char *db, int64_t case_id, struct gd_buf *out)
{
	char number[GD_CASE_NUMBER_MAX];

	gd_vault_root(db, out);
	gd_case_number(case_id, number);
	gd_buf_addf(out, "/%s", case_id ? number : GD_VAULT_DESK);
}

void
gd_vault_path(const char *db, int64_t case_id, const char *digest,
	      struct gd_buf *out)
{
	gd_vault_folder(db, case_id, out);
	gd_buf_addf(out, "/%s", digest);
}

bool
gd_vault_is_digest(const char *s)
{
	return strlen(s) == GD_DIGEST_LEN * 2 &&
	       strspn(s, "0123456789abcdef") == GD_DIGEST_LEN * 2;
}

enum gd_status
gd_vault_open(const char *db, int64_t case_id, const char *digest, FILE **out,
	      int64_t *size, struct gd_error *err)
{
	struct gd_buf path = GD_BUF_INIT;
	enum gd_status status = GD_OK;
	struct stat st = { .st_size = 0 };
	int fd = -1;

	if (!gd_vault_is_digest(digest))
		return gd_error_set(err, GD_EDATA,
				    _("'%s' is no fingerprint of a file"),
				    digest);
	gd_vault_path(db, case_id, digest, &path);
	fd = open(path.s, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0 && errno == ENOENT)
		status = gd_error_set(err, GD_EDATA,
				      _("the file '%s' is missing; bring it "
					"back from a backup copy"), path.s);
	else if (fd < 0 && errno == ELOOP)
		status = gd_error_set(err, GD_EDATA,
				      _("'%s' is a link, not the file that was "
					"kept; bring the file back from a "
					"backup copy"), path.s);
	else if (fd < 0)
		status = gd_error_set(err, GD_ESYS, _("cannot read '%s': %s"),
				      path.s, strerror(errno));
	else if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
		status = gd_error_set(err, GD_EDATA,
				      _("'%s' is not an ordinary file; bring "
					"it back from a backup copy"), path.s);
	if (status == GD_OK) {
		*out = fdopen(fd, "rb");
		*size = st.st_size;
		fd = *out ? -1 : fd;
		if (!*out)
			status = gd_error_set(err, GD_ESYS,
					      _("cannot read '%s': %s"),
					      path.s, strerror(errno));
	}
	if (fd >= 0)
		close(fd);
	gd_buf_release(&path);
	return status;
}

/* Read a kept file to its end, into `to` (may be NULL) and its digest. */
static enum gd_status
walk(FILE *fp, int64_t size, const char *digest, FILE *to, gd_vault_tick *tick,
     void *ctx, struct gd_error *err)
{
	char chunk[GD_VAULT_CHUNK], hex[GD_DIGEST_HEX];
	unsigned char hash[GD_DIGEST_LEN];
	struct gd_digest d;
	int64_t done = 0;
	size_t n;

	gd_digest_init(&d);
	while ((n = fread(chunk, 1, sizeof chunk, fp)) > 0) {
		gd_digest_add(&d, chunk, n);
		done += (int64_t)n;
		if (to && fwrite(chunk, 1, n, to) != n)
			return gd_error_set(err, GD_ESYS,
					    _("the copy could not be written: "
					      "%s"), strerror(errno));
		if (tick && !tick(done, size, ctx))
			return gd_error_set(err, GD_ECANCEL, _("cancelled"));
	}
	if (ferror(fp))
		return gd_error_set(err, GD_ESYS, _("cannot read '%s': %s"),
				    digest, strerror(errno));
	gd_digest_end(&d, hash);
	gd_digest_hex(hash, hex);
	if (strcmp(hex, digest) != 0)
		return gd_error_set(err, GD_EDATA,
				    _("the file was changed: its SHA-256 is "
				      "%1$.16s… and should be %2$.16s…; bring "
				      "it back from a backup copy"), hex,
				    digest);
	return GD_OK;
}

enum gd_status
gd_vault_check(const char *db, int64_t case_id, const char *digest,
	       gd_vault_tick *tick, void *ctx, struct gd_error *err)
{
	enum gd_status status;
	int64_t size = 0;
	FILE *fp = NULL;

	status = gd_vault_open(db, case_id, digest, &fp, &size, err);
	if (status != GD_OK || !fp)
		return status;
	status = walk(fp, size, digest, NULL, tick, ctx, err);
	fclose(fp);
	return status;
}

enum gd_status
gd_vault_save(const char *db, int64_t case_id, const char *digest,
	      const char *path, gd_vault_tick *tick, void *ctx,
	      struct gd_error *err)
{
	struct gd_file f = { .fp = NULL };
	enum gd_status status;
	int64_t size = 0;
	FILE *fp = NULL;

	status = gd_vault_open(db, case_id, digest, &fp, &size, err);
	if (status != GD_OK || !fp)
		return status;
	status = gd_file_begin(&f, path, err);
	if (status == GD_OK)
		status = walk(fp, size, digest, f.fp, tick, ctx, err);
	if (status == GD_OK)
		status = gd_file_commit(&f, err);
	gd_file_abort(&f);
	fclose(fp);
	return status;
}

enum gd_status
gd_vault_put(const char *db, int64_t case_id, const void *bytes, size_t len,
	     char digest[GD_DIGEST_HEX], struct gd_error *err)
{
	struct gd_buf folder = GD_BUF_INIT, path = GD_BUF_INIT;
	unsigned char hash[GD_DIGEST_LEN];
	struct gd_file f = { .fp = NULL };
	enum gd_status status;
	struct gd_digest d;

	gd_digest_init(&d);
	gd_digest_add(&d, bytes, len);
	gd_digest_end(&d, hash);
	gd_digest_hex(hash, digest);
	gd_vault_folder(db, case_id, &folder);
	gd_vault_path(db, case_id, digest, &path);
	status = gd_path_mkdirs(folder.s, err);
	if (status == GD_OK)
		status = gd_file_begin(&f, path.s, err);
	if (status == GD_OK) {
		fwrite(bytes, 1, len, f.fp);	/* a failure comes out below */
		status = gd_file_commit(&f, err);
	}
	gd_file_abort(&f);
	gd_buf_release(&path);
	gd_buf_release(&folder);
	return status;
}

void
gd_vault_drop(const char *db, int64_t case_id, const char *digest)
{
	struct gd_buf path = GD_BUF_INIT;

	if (gd_vault_is_digest(digest)) {
		gd_vault_path(db, case_id, digest, &path);
		unlink(path.s);
	}
	gd_buf_release(&path);
}

/*
 * Remove from `folder` the files older than `age_s` that are ours and not used,
 * or (`look`) only count them; returns how many went, *why the errno of the first
 * that could not (0: none).
 */
static int
sweep(const char *folder, int64_t age_s,
      bool (*used)(const char *digest, void *ctx), void *ctx, bool look,
      int *why)
{
	time_t now = time(NULL);
	const struct dirent *e;
	struct stat st;
	int gone = 0;
	DIR *dir;

	*why = 0;
	dir = opendir(folder);
	if (!dir) {
		*why = errno == ENOENT ? 0 : errno;
		return 0;
	}
	while ((e = readdir(dir))) {
		bool ours = gd_vault_is_digest(e->d_name);

		/* What somebody else has put here is not ours to remove. */
		if (!ours && strncmp(e->d_name, GD_VAULT_TEMP,
				     strlen(GD_VAULT_TEMP)) != 0)
			continue;
		if (fstatat(dirfd(dir), e->d_name, &st,
			    AT_SYMLINK_NOFOLLOW) != 0 ||
		    !S_ISREG(st.st_mode) || now - st.st_mtime < age_s ||
		    (ours && used(e->d_name, ctx)))
			continue;
		if (look || unlinkat(dirfd(dir), e->d_name, 0) == 0)
			gone++;
		else if (!*why)
			*why = errno;
	}
	closedir(dir);
	return gone;
}

static int
sweep_case(const char *db, int64_t case_id, int64_t age_s,
	   bool (*used)(const char *digest, void *ctx), void *ctx, bool look)
{
	struct gd_buf folder = GD_BUF_INIT;
	int gone, why;

	gd_vault_folder(db, case_id, &folder);
	gone = sweep(folder.s, age_s, used, ctx, look, &why);
	gd_buf_release(&folder);
	return gone;
}

int
gd_vault_sweep(const char *db, int64_t case_id, int64_t age_s,
	       bool (*used)(const char *digest, void *ctx), void *ctx)
{
	return sweep_case(db, case_id, age_s, used, ctx, false);
}

int
gd_vault_strays(const char *db, int64_t case_id, int64_t age_s,
		bool (*used)(const char *digest, void *ctx), void *ctx)
{
	return sweep_case(db, case_id, age_s, used, ctx, true);
}

void
gd_vault_cases(const char *db, void (*visit)(int64_t case_id, void *ctx),
	       void *ctx)
{
	struct gd_buf root = GD_BUF_INIT;
	const struct dirent *e;
	int64_t id;
	DIR *dir;

	gd_vault_root(db, &root);
	dir = opendir(root.s);
	gd_buf_release(&root);
	while (dir && (e = readdir(dir))) {
		id = gd_case_number_parse(e->d_name);
		if (id > 0)
			visit(id, ctx);
	}
	if (dir)
		closedir(dir);
}

static bool
is_gone(const char *digest, void *ctx)
{
	(void)digest;
	(void)ctx;
	return false;
}

enum gd_status
gd_vault_empty(const char *db, int64_t case_id, struct gd_error *err)
{
	struct gd_buf folder = GD_BUF_INIT;
	enum gd_status status = GD_OK;
	int why, gone;

	gd_vault_folder(db, case_id, &folder);
	gone = sweep(folder.s, 0, is_gone, NULL, false, &why);
	if (!why && gone > 0)
		why = gd_path_sync_folder(folder.s);
	if (why)
		status = gd_error_set(err, GD_ESYS,
				      _("the records are erased, but not all "
					"files in '%s': %s; erase the case "
					"again"), folder.s, strerror(why));
	gd_buf_release(&folder);
	return status;
}
