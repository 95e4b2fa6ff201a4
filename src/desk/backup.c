/*
 * desk/backup.c - see backup.h.
 */
#include <config.h>

#include "desk/backup.h"
#include "desk/evidence.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/path.h"
#include "desk/view.h"

#define NAME_BEGIN "gongdao-"
#define NAME_END ".db"
/* gongdao-20260312-090400.db */
#define NAME_LEN (sizeof NAME_BEGIN - 1 + 15 + sizeof NAME_END - 1)

enum gd_status
gd_desk_backup(struct gd_desk *d, const char *path, gd_pages_fn *progress,
	       void *ctx, int64_t *events, struct gd_error *err)
{
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);

	if (status != GD_OK)
		return status;
	return gd_store_backup(st, path, progress, ctx, events, err);
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

/* Remove all of our dated backups in `dir` but the newest `keep`. */
static enum gd_status
drop_older(const char *dir, int keep, struct gd_error *err)
{
	enum gd_status status = GD_OK;
	struct gd_buf path = GD_BUF_INIT;
	char **names = NULL;
	size_t len = 0, cap = 0;
	struct dirent *e;
	DIR *folder = opendir(dir);

	while (folder && (e = readdir(folder)) != NULL) {
		if (!is_rotated(e->d_name))
			continue;
		GD_GROW(names, len, cap);
		names[len++] = gd_strdup(e->d_name);
	}
	if (folder)
		closedir(folder);
	if (len)
		qsort(names, len, sizeof *names, newest_first);
	for (size_t i = 0; i < len; i++) {
		gd_buf_reset(&path);
		gd_buf_addf(&path, "%s/%s", dir, names[i]);
		if (i >= (size_t)keep && unlink(path.s) != 0)
			status = gd_error_set(err, GD_ESYS,
					      _("the old backup '%s' cannot be "
						"removed (%s)"), path.s,
					      strerror(errno));
		free(names[i]);
	}
	free(names);
	gd_buf_release(&path);
	return status;
}

enum gd_status
gd_desk_backup_rotate(struct gd_desk *d, const char *dir, int keep,
		      gd_pages_fn *progress, void *ctx, struct gd_buf *path,
		      int64_t *events, struct gd_error *err)
{
	struct gd_datetime t = gd_instant_split(gd_desk_now(d),
						gd_desk_zone(d));
	enum gd_status status;

	if (keep < 1)
		return gd_error_set(err, GD_EINVAL,
				    _("at least one backup must be kept"));
	status = gd_path_mkdirs(dir, err);
	if (status != GD_OK)
		return status;
	gd_buf_addf(path, "%s/" NAME_BEGIN "%04d%02d%02d-%02d%02d%02d" NAME_END,
		    dir, t.date.year, t.date.month, t.date.mday, t.hour, t.minute, t.second);
	status = gd_desk_backup(d, path->s, progress, ctx, events, err);
	if (status == GD_OK)
		status = drop_older(dir, keep, err);
	return status;
}

enum gd_status
gd_desk_restore(struct gd_desk *d, const char *path, bool force,
		struct gd_restore_plan *plan, struct gd_error *err)
{
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);

	if (status != GD_OK)
		return status;
	return gd_store_restore(st, path, force, plan, err);
}

enum gd_status
gd_desk_check(struct gd_desk *d, bool repair,
	      void (*report)(const char *finding, bool mended, void *ctx),
	      void *ctx, int *found, int *mended, struct gd_error *err)
{
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);

	if (status != GD_OK)
		return status;
	return gd_store_check(st, repair, report, ctx, found, mended, err);
}

static enum gd_status
erase(struct gd_desk *d, struct gd_store *st, int64_t id, struct gd_error *err)
{
	struct gd_event_head head = {
		.at = gd_desk_now(d), .who = gd_desk_who(d)
	};
	enum gd_status status;

	status = gd_store_erase_person(st, id, &head, err);
	/* A person's files tell more than any answer. */
	return status == GD_OK ? gd_desk_evidence_forget(d, id, err) : status;
}

enum gd_status
gd_desk_erase(struct gd_desk *d, int64_t id, struct gd_error *err)
{
	char number[GD_CASE_NUMBER_MAX];
	struct gd_case_row row;
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);
	bool open;

	if (status == GD_OK)
		status = gd_store_case(st, id, &row, err);
	if (status != GD_OK)
		return status;
	open = row.stage != GD_STAGE_CLOSED;
	gd_case_row_release(&row);
	gd_case_number(id, number);
	if (open)
		return gd_error_set(err, GD_EGUARD,
				    _("%s is open and still needs to know whom "
				      "it is about; close it first"), number);
	return erase(d, st, id, err);
}

struct retire {
	struct gd_desk *desk;
	struct gd_store *st;
	bool dry;
	bool (*progress)(int64_t done, void *ctx);
	void *ctx;
	int64_t done;
	enum gd_status status;
	struct gd_error *err;
};

static bool
retire_one(int64_t id, gd_instant closed_at, void *ctx)
{
	struct retire *r = ctx;

	(void)closed_at;
	if (!r->dry)
		r->status = erase(r->desk, r->st, id, r->err);
	if (r->status != GD_OK)
		return false;
	r->done++;
	return !r->progress || r->progress(r->done, r->ctx);
}

/* `months` before now, at the same time of day; the month's last day if need be. */
static gd_instant
months_ago(const struct gd_desk *d, int months)
{
	struct gd_zone zone = gd_desk_zone(d);
	struct gd_datetime t = gd_instant_split(gd_desk_now(d), zone);
	int month = t.date.year * 12 + t.date.month - 1 - months;
	int last;

	t.date.year = month / 12;
	t.date.month = month % 12 + 1;
	last = gd_month_days(t.date.year, t.date.month);
	if (t.date.mday > last)
		t.date.mday = last;
	return gd_instant_join(t, zone);
}

enum gd_status
gd_desk_erase_old(struct gd_desk *d, int months, bool dry,
		  bool (*progress)(int64_t done, void *ctx), void *ctx,
		  int64_t *cases, struct gd_error *err)
{
	struct retire r = { .desk = d, .dry = dry, .progress = progress,
			    .ctx = ctx, .err = err };
	enum gd_status status = gd_desk_store(d, &r.st, err);

	if (status != GD_OK)
		return status;
	if (months < 1 || months > 1200)
		return gd_error_set(err, GD_EINVAL,
				    _("'%d' months is out of range; 1 to 1200 "
				      "can be given"), months);
	status = gd_store_retired(r.st, months_ago(d, months), retire_one, &r,
				  err);
	*cases = r.done;
	return status != GD_OK ? status : r.status;
}
