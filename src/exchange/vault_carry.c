/*
 * exchange/vault_carry.c - see vault_carry.h.
 */
#include <config.h>

#include "exchange/vault_carry.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/path.h"
#include "domain/records.h"
#include "exchange/vault_internal.h"

void
gd_vault_carry_init(struct gd_vault_carry *c, const char *from, const char *to,
		    const char *near)
{
	*c = (struct gd_vault_carry){
		.from = gd_strdup(from), .to = gd_strdup(to),
		.near = near ? gd_strdup(near) : NULL, .first = GD_ERROR_INIT
	};
}

void
gd_vault_carry_release(struct gd_vault_carry *c)
{
	for (size_t i = 0; i < c->len; i++)
		free(c->items[i].name);
	free(c->items);
	free(c->from);
	free(c->to);
	free(c->near);
	*c = (struct gd_vault_carry){ .from = NULL };
}

bool
gd_vault_carry_is_same(const char *a, const char *b)
{
	struct gd_buf x = GD_BUF_INIT, y = GD_BUF_INIT;
	struct stat one, two;
	bool same;

	gd_vault_root(a, &x);
	gd_vault_root(b, &y);
	same = strcmp(x.s, y.s) == 0 ||
	       (stat(x.s, &one) == 0 && stat(y.s, &two) == 0 &&
		one.st_dev == two.st_dev && one.st_ino == two.st_ino);
	gd_buf_release(&x);
	gd_buf_release(&y);
	return same;
}

/* A real folder of ours, made when it is missing. */
static enum gd_status
make_folder(const char *path, struct gd_error *err)
{
	enum gd_status status = gd_path_mkdirs(path, err);
	struct stat st;

	if (status == GD_OK &&
	    (lstat(path, &st) != 0 || !S_ISDIR(st.st_mode)))
		status = gd_error_set(err, GD_EINVAL,
				      _("'%s' is a link, not a folder of files; "
					"move it away"), path);
	return status;
}

static enum gd_status
make_folders(const char *db, int64_t case_id, struct gd_error *err)
{
	struct gd_buf path = GD_BUF_INIT;
	enum gd_status status;

	gd_vault_root(db, &path);
	status = make_folder(path.s, err);
	gd_buf_reset(&path);
	gd_vault_folder(db, case_id, &path);
	if (status == GD_OK)
		status = make_folder(path.s, err);
	gd_buf_release(&path);
	return status;
}

/* The size of an ordinary file of a vault; -1: there is none. */
static int64_t
size_of(const char *db, int64_t case_id, const char *digest)
{
	struct gd_buf path = GD_BUF_INIT;
	int64_t size = -1;
	struct stat st;

	gd_vault_path(db, case_id, digest, &path);
	if (lstat(path.s, &st) == 0 && S_ISREG(st.st_mode))
		size = st.st_size;
	gd_buf_release(&path);
	return size;
}

/* Does the target have it? A name stands for whole contents, so size is enough. */
static bool
is_there(const struct gd_vault_carry *c, int64_t case_id, const char *digest)
{
	int64_t size = size_of(c->to, case_id, digest), source;

	if (size < 0)
		return false;
	if (c->recheck)
		return gd_vault_check(c->to, case_id, digest, c->tick, c->ctx,
				      NULL) == GD_OK;
	source = size_of(c->from, case_id, digest);
	return source < 0 || source == size;
}

/* A second name for the same file costs no room; false where that cannot be. */
static bool
link_near(const struct gd_vault_carry *c, int64_t case_id, const char *digest)
{
	struct gd_buf old = GD_BUF_INIT, new = GD_BUF_INIT;
	int64_t size;
	bool done;

	size = c->near ? size_of(c->near, case_id, digest) : -1;
	/* Where the source cannot confirm it, it is read. */
	if (size < 0 || (size != size_of(c->from, case_id, digest) &&
			 gd_vault_check(c->near, case_id, digest, c->tick,
					c->ctx, NULL) != GD_OK))
		return false;
	gd_vault_path(c->near, case_id, digest, &old);
	gd_vault_path(c->to, case_id, digest, &new);
	done = linkat(AT_FDCWD, old.s, AT_FDCWD, new.s, 0) == 0 &&
	       gd_path_sync_name(new.s) == 0;
	gd_buf_release(&old);
	gd_buf_release(&new);
	return done;
}

static enum gd_status
bring(struct gd_vault_carry *c, int64_t case_id, const char *digest,
      struct gd_error *err)
{
	struct gd_buf path = GD_BUF_INIT;
	enum gd_status status;

	if (link_near(c, case_id, digest))
		return GD_OK;
	gd_vault_path(c->to, case_id, digest, &path);
	status = gd_vault_save(c->from, case_id, digest, path.s, c->tick,
			       c->ctx, err);
	gd_buf_release(&path);
	return status;
}

enum gd_status
gd_vault_carry(struct gd_vault_carry *c, int64_t case_id, const char *digest,
	       struct gd_error *err)
{
	struct gd_error why = GD_ERROR_INIT;
	struct gd_buf name = GD_BUF_INIT;
	char number[GD_CASE_NUMBER_MAX];
	enum gd_status status;
	bool fresh = false;

	status = make_folders(c->to, case_id, err);
	if (status != GD_OK)
		return status;
	if (!is_there(c, case_id, digest)) {
		status = bring(c, case_id, digest, &why);
		fresh = status == GD_OK;
	}
	/* An older copy outlives damage at the source. */
	if (status == GD_EDATA &&
	    gd_vault_check(c->to, case_id, digest, c->tick, c->ctx, NULL) ==
	    GD_OK)
		status = GD_OK;
	if (status == GD_EDATA) {
		if (c->lost++ == 0)
			c->first = why;
		return GD_OK;
	}
	if (status != GD_OK) {
		gd_vault_folder(c->to, case_id, &name);
		rmdir(name.s);	/* only when it was made for this one */
		gd_buf_release(&name);
		if (err)
			*err = why;
		return status;
	}
	gd_case_number(case_id, number);
	gd_buf_addf(&name, "%s/%s", case_id ? number : GD_VAULT_DESK, digest);
	GD_GROW(c->items, c->len, c->cap);
	c->items[c->len++] = (struct gd_vault_carried){
		.name = gd_buf_detach(&name), .fresh = fresh
	};
	c->files++;
	c->fresh += fresh;
	return GD_OK;
}

static int
by_name(const void *a, const void *b)
{
	const struct gd_vault_carried *x = a, *y = b;

	return strcmp(x->name, y->name);
}

static bool
is_carried(const struct gd_vault_carry *c, const char *name)
{
	const struct gd_vault_carried key = { .name = (char *)name };
	const struct gd_vault_carried *hit;

	hit = c->len ? bsearch(&key, c->items, c->len, sizeof key, by_name)
		     : NULL;
	return hit != NULL;
}

static bool
is_ours(const char *name)
{
	return gd_vault_is_digest(name) ||
	       strncmp(name, GD_VAULT_TEMP, strlen(GD_VAULT_TEMP)) == 0;
}

/*
 * Files of ours in one folder of `at` that were not carried, for good; then it,
 * when empty. 0, or the errno of the first that could not be removed.
 */
static int
prune_folder(const struct gd_vault_carry *c, const char *at, int root,
	     const char *name)
{
	struct gd_buf path = GD_BUF_INIT;
	const struct dirent *e;
	DIR *dir = NULL;
	int fd, why = 0, gone = 0;

	fd = openat(root, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW |
		    O_CLOEXEC);
	if (fd >= 0)
		dir = fdopendir(fd);
	if (!dir) {
		if (fd >= 0)
			close(fd);
		return 0;
	}
	while ((e = readdir(dir))) {
		gd_buf_reset(&path);
		gd_buf_addf(&path, "%s/%s", name, e->d_name);
		if (!is_ours(e->d_name) || is_carried(c, path.s))
			continue;
		if (unlinkat(dirfd(dir), e->d_name, 0) == 0)
			gone++;
		else if (!why)
			why = errno;
	}
	closedir(dir);
	gd_buf_reset(&path);
	gd_buf_addf(&path, "%s/%s", at, name);
	if (!why && gone)
		why = gd_path_sync_folder(path.s);
	unlinkat(root, name, AT_REMOVEDIR);
	gd_buf_release(&path);
	return why;
}

int
gd_vault_carry_prune(struct gd_vault_carry *c)
{
	struct gd_buf path = GD_BUF_INIT;
	const struct dirent *e;
	DIR *dir = NULL;
	int fd, why = 0, s;

	if (c->len)
		qsort(c->items, c->len, sizeof *c->items, by_name);
	gd_vault_root(c->to, &path);
	fd = open(path.s, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (fd >= 0)
		dir = fdopendir(fd);
	while (dir && (e = readdir(dir))) {
		if (*e->d_name == '.')
			continue;
		s = prune_folder(c, path.s, dirfd(dir), e->d_name);
		why = why ? why : s;
	}
	if (dir)
		closedir(dir);
	else if (fd >= 0)
		close(fd);
	rmdir(path.s);
	gd_buf_release(&path);
	return why;
}

void
gd_vault_carry_undo(struct gd_vault_carry *c)
{
	struct gd_buf path = GD_BUF_INIT;

	for (size_t i = 0; i < c->len; i++) {
		if (!c->items[i].fresh)
			continue;
		gd_buf_reset(&path);
		gd_vault_root(c->to, &path);
		gd_buf_addf(&path, "/%s", c->items[i].name);
		unlink(path.s);
		gd_buf_setlen(&path, (size_t)(strrchr(path.s, '/') - path.s));
		rmdir(path.s);	/* only when nothing else is in it */
	}
	gd_buf_reset(&path);
	gd_vault_root(c->to, &path);
	rmdir(path.s);
	gd_buf_release(&path);
}

int
gd_vault_remove(const char *db)
{
	struct gd_vault_carry none;
	int why;

	gd_vault_carry_init(&none, db, db, NULL);
	why = gd_vault_carry_prune(&none);
	gd_vault_carry_release(&none);
	return why;
}
