/*
 * desk/backup_copy.c - see backup.h: copies of the desk and of its files.
 */
#include <config.h>

#include "desk/backup.h"

#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/path.h"
#include "exchange/vault_carry.h"
#include "store/evidence.h"

#define NAME_BEGIN "gongdao-"
#define NAME_END ".db"
/* gongdao-20260312-090400.db */
#define NAME_LEN (sizeof NAME_BEGIN - 1 + 15 + sizeof NAME_END - 1)

/* The files that are carried for one copy: of a restore there are two. */
struct carrying {
	struct gd_vault_carry passes[2];
	int len;
	bool back;		/* a restore */
	const char *near;	/* a backup whose files can be linked to; NULL */
	gd_vault_tick *tick;
	void *ctx;
};

static enum gd_status
carry_file(int64_t case_id, const char *digest, void *ctx, struct gd_error *err)
{
	return gd_vault_carry(ctx, case_id, digest, err);
}

static enum gd_status
carry(struct gd_store *desk, const char *from, const char *to, void *ctx,
      struct gd_error *err)
{
	struct carrying *w = ctx;
	bool keeping = w->back && w->len == 0;
	struct gd_vault_carry *c = &w->passes[w->len];

	if (gd_vault_carry_is_same(from, to))
		return gd_error_set(err, GD_EINVAL,
				    _("'%1$s' and '%2$s' would keep their "
				      "files in the same folder; choose another "
				      "name"), from, to);
	/* What is only kept beside the desk can share its files. */
	gd_vault_carry_init(c, from, to, keeping ? from : w->near);
	c->recheck = w->back && !keeping;
	c->tick = w->tick;
	c->ctx = w->ctx;
	w->len++;
	return gd_store_files_each(desk, carry_file, c, err);
}

/* Finish, or take back, and tell of the pass that matters: the last. */
static void
end_carrying(struct carrying *w, enum gd_status status,
	     struct gd_backup_result *out)
{
	for (int i = 0; i < w->len; i++) {
		struct gd_vault_carry *c = &w->passes[i];

		out->files = c->files;
		out->fresh = c->fresh;
		out->lost = c->lost;
		out->first = c->first;
		if (status != GD_OK)
			gd_vault_carry_undo(c);
		else if (!c->recheck)	/* a desk clears up by itself */
			gd_vault_carry_prune(c);
		gd_vault_carry_release(c);
	}
}

static enum gd_status
copy(struct gd_desk *d, const char *path, const char *near,
     gd_pages_fn *progress, void *ctx, struct gd_backup_result *out,
     struct gd_error *err)
{
	struct carrying w = { .near = near, .tick = progress, .ctx = ctx };
	const struct gd_store_files files = { carry, &w };
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);

	*out = (struct gd_backup_result){ .first = GD_ERROR_INIT };
	if (status == GD_OK)
		status = gd_store_backup(st, path, progress, ctx, &files,
					 &out->events, err);
	end_carrying(&w, status, out);
	return status;
}

enum gd_status
gd_desk_backup(struct gd_desk *d, const char *path, gd_pages_fn *progress,
	       void *ctx, struct gd_backup_result *out, struct gd_error *err)
{
	return copy(d, path, NULL, progress, ctx, out, err);
}

static bool
is_rotated(const char *name)
{
	size_t len = strlen(name), i;

	if (len != NAME_LEN || strncmp(name, NAME_BEGIN, 8) != 0 ||
	    strcmp(name + len - 3, NAME_END) != 0)
		return false;
	for (i = 8; i < len - 3; i++)
		if (i == 16 ? name[i] != '-' :
			      !(name[i] >= '0' && name[i] <= '9'))
			return false;
	return true;
}

static int
newest_first(const void *a, const void *b)
{
	return strcmp(*(char *const *)b, *(char *const *)a);
}

/* Our dated backups in `dir`, newest first: `*names` and each is the caller's. */
static size_t
list_rotated(const char *dir, char ***names)
{
	size_t len = 0, cap = 0;
	struct dirent *e;
	DIR *folder = opendir(dir);

	*names = NULL;
	while (folder && (e = readdir(folder)) != NULL) {
		struct gd_buf path = GD_BUF_INIT;

		if (!is_rotated(e->d_name))
			continue;
		gd_buf_addf(&path, "%s/%s", dir, e->d_name);
		GD_GROW(*names, len, cap);
		(*names)[len++] = gd_buf_detach(&path);
	}
	if (folder)
		closedir(folder);
	if (len)
		qsort(*names, len, sizeof **names, newest_first);
	return len;
}

/* The files go first: where one stays, the next run finds the backup again. */
static enum gd_status
drop(const char *backup, struct gd_error *err)
{
	int why = gd_vault_remove(backup);

	if (!why && unlink(backup) != 0)
		why = errno;
	if (!why)
		why = gd_path_sync_name(backup);
	if (!why)
		return GD_OK;
	return gd_error_set(err, GD_ESYS,
			    _("the old backup '%s' cannot be removed (%s)"),
			    backup, strerror(why));
}

/* Remove all of our dated backups in `dir` but the newest `keep`. */
static enum gd_status
drop_older(const char *dir, int keep, struct gd_error *err)
{
	enum gd_status status = GD_OK, s;
	char **names;
	size_t len = list_rotated(dir, &names);

	for (size_t i = 0; i < len; i++) {
		s = i >= (size_t)keep ? drop(names[i], err) : GD_OK;
		status = s == GD_OK ? status : s;
		free(names[i]);
	}
	free(names);
	return status;
}

enum gd_status
gd_desk_backup_rotate(struct gd_desk *d, const char *dir, int keep,
		      gd_pages_fn *progress, void *ctx, struct gd_buf *path,
		      struct gd_backup_result *out, struct gd_error *err)
{
	struct gd_datetime t = gd_instant_split(gd_desk_now(d),
						gd_desk_zone(d));
	enum gd_status status;
	char **names;
	size_t len;

	if (keep < 1)
		return gd_error_set(err, GD_EINVAL,
				    _("at least one backup must be kept"));
	status = gd_path_mkdirs(dir, err);
	if (status != GD_OK)
		return status;
	gd_buf_addf(path, "%s/" NAME_BEGIN "%04d%02d%02d-%02d%02d%02d" NAME_END,
		    dir, t.date.year, t.date.month, t.date.mday, t.hour, t.minute, t.second);
	len = list_rotated(dir, &names);
	status = copy(d, path->s, len ? names[0] : NULL, progress, ctx, out,
		      err);
	for (size_t i = 0; i < len; i++)
		free(names[i]);
	free(names);
	if (status == GD_OK)
		status = drop_older(dir, keep, err);
	return status;
}

static enum gd_status
restore(struct gd_desk *d, const char *path, bool force, gd_pages_fn *progress,
	void *ctx, struct gd_restore_plan *plan, struct gd_backup_result *out,
	struct gd_error *err)
{
	struct carrying w = { .back = true, .tick = progress, .ctx = ctx };
	const struct gd_store_files files = { carry, &w };
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);

	*out = (struct gd_backup_result){ .first = GD_ERROR_INIT };
	if (status == GD_OK)
		status = gd_store_restore(st, path, force, &files, plan, err);
	end_carrying(&w, status, out);
	out->events = plan->backup_events;
	return status;
}

/* Files found in a vault, whatever speaks of them. */
struct finding {
	struct gd_vault_carry *carry;
	const char *db;
	int64_t case_id;
	enum gd_status status;
	struct gd_error *err;
};

static bool
link_file(const char *digest, void *ctx)
{
	struct finding *f = ctx;

	if (f->status == GD_OK)
		f->status = gd_vault_carry(f->carry, f->case_id, digest,
					   f->err);
	return true;
}

static void
link_case(int64_t case_id, void *ctx)
{
	struct finding *f = ctx;

	f->case_id = case_id;
	gd_vault_strays(f->db, case_id, INT64_MIN, link_file, f);
}

/*
 * The damaged desk goes aside with its files, which nothing can list any more;
 * the backup comes into an empty one. When that fails all is as it was.
 */
static enum gd_status
restore_anew(struct gd_desk *d, const char *path, gd_pages_fn *progress,
	     void *ctx, struct gd_restore_plan *plan,
	     struct gd_backup_result *out, struct gd_buf *aside,
	     struct gd_error *err)
{
	const char *db = gd_desk_db_path(d);
	struct gd_vault_carry c;
	struct finding f = { &c, db, 0, GD_OK, err };

	gd_desk_store_close(d);
	f.status = gd_store_set_aside(db, aside, err);
	if (f.status != GD_OK)
		return f.status;
	gd_vault_carry_init(&c, db, aside->s, db);
	link_case(0, &f);
	gd_vault_cases(db, link_case, &f);
	if (f.status == GD_OK)
		f.status = restore(d, path, true, progress, ctx, plan, out,
				   err);
	if (f.status != GD_OK) {
		gd_desk_store_close(d);
		gd_vault_carry_undo(&c);
		gd_store_bring_back(aside->s, db);
		gd_buf_reset(aside);
	}
	gd_vault_carry_release(&c);
	return f.status;
}

enum gd_status
gd_desk_restore(struct gd_desk *d, const char *path, bool force,
		gd_pages_fn *progress, void *ctx, struct gd_restore_plan *plan,
		struct gd_backup_result *out, struct gd_buf *aside,
		struct gd_error *err)
{
	enum gd_status status = restore(d, path, force, progress, ctx, plan,
					out, err);

	if ((status != GD_ESYS && status != GD_EDATA) ||
	    !gd_store_damaged(gd_desk_db_path(d)))
		return status;
	if (!force)
		return gd_error_set(err, GD_EGUARD,
				    _("the desk '%s' is damaged, and what it "
				      "holds beside the backup cannot be told. "
				      "To go ahead, add --force; the damaged "
				      "file is kept beside it"),
				    gd_desk_db_path(d));
	return restore_anew(d, path, progress, ctx, plan, out, aside, err);
}
