/*
 * store/place.c - is this a place where several programs can share a database?
 *
 * Write-ahead logging needs shared memory on one machine and locks that hold
 * (https://www.sqlite.org/wal.html, "Disadvantages"): a network file system
 * gives neither reliably, and a folder that a program copies between machines
 * tears the file from its log. Both look fine until the day cases are lost.
 */
#include <config.h>

#include "store/store_internal.h"

#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/path.h"

/* From linux/magic.h and the file systems' own sources. */
static const uint32_t networked[] = {
	0x6969,		/* NFS */
	0x517B,		/* SMB */
	0xFF534D42,	/* CIFS */
	0xFE534D42,	/* SMB2 */
	0x01021997,	/* 9P */
	0x5346414F,	/* AFS */
	0x6B414653,	/* kAFS */
	0x73757245,	/* Coda */
	0x00C36400,	/* Ceph */
	0x0BD00BD0	/* Lustre */
};

/* What programs that copy folders between machines leave in them. */
static const char *const marks[] = {
	".stfolder",			/* Syncthing */
	".dropbox", ".dropbox.cache",	/* Dropbox */
	".owncloudsync.log", ".nextcloudsync.log",
	".sync", ".nutstore",
	".SynologyWorkingDirectory"
};

static bool
is_networked(const char *dir)
{
	struct statfs info;

	if (statfs(dir, &info) != 0)
		return false;
	for (size_t i = 0; i < GD_ARRAY_LEN(networked); i++)
		if ((uint32_t)info.f_type == networked[i])
			return true;
	return false;
}

static bool
is_marked(const char *dir)
{
	struct gd_buf name = GD_BUF_INIT;
	struct stat info;
	bool marked = false;

	for (size_t i = 0; !marked && i < GD_ARRAY_LEN(marks); i++) {
		gd_buf_reset(&name);
		gd_buf_addf(&name, "%s/%s", dir, marks[i]);
		marked = lstat(name.s, &info) == 0;
	}
	gd_buf_release(&name);
	return marked;
}

/* The nearest folder at or above `dir` that is copied elsewhere; false: none. */
static bool
find_marked(const char *dir, struct gd_buf *out)
{
	struct gd_buf up = GD_BUF_INIT;
	bool found = false;

	gd_buf_adds(&up, dir);
	for (;;) {
		found = is_marked(up.s);
		if (found || strcmp(up.s, "/") == 0 || strcmp(up.s, ".") == 0)
			break;
		gd_buf_reset(out);
		gd_path_dirname(out, up.s);
		if (strcmp(out->s, up.s) == 0)
			break;
		gd_buf_reset(&up);
		gd_buf_adds(&up, out->s);
	}
	gd_buf_reset(out);
	gd_buf_adds(out, up.s);
	gd_buf_release(&up);
	return found;
}

enum gd_status
gd_store_check_place(const char *path, struct gd_error *err)
{
	struct gd_buf dir = GD_BUF_INIT, marked = GD_BUF_INIT;
	enum gd_status status = GD_OK;

	gd_path_dirname(&dir, path);
	if (is_networked(dir.s))
		status = gd_error_set(err, GD_ESYS,
				      _("'%s' lies on a network file system, "
					"where locks do not hold and cases can "
					"be lost; keep the database on a local "
					"disk (--db) and work on that machine, "
					"over ssh if need be"), path);
	else if (find_marked(dir.s, &marked))
		status = gd_error_set(err, GD_ESYS,
				      _("the folder '%s' is copied to other "
					"machines by a sync program, which "
					"tears a database apart; keep the "
					"database elsewhere (--db) and let "
					"'gongdao backup' write into that "
					"folder"), marked.s);
	gd_buf_release(&dir);
	gd_buf_release(&marked);
	return status;
}
