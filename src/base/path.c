/*
 * base/path.c - see path.h.
 */
#include <config.h>

#include "base/path.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"

#ifndef PKGDATADIR
#define PKGDATADIR "/usr/local/share/gongdao"
#endif
#ifndef LOCALEDIR
#define LOCALEDIR "/usr/local/share/locale"
#endif

/* The user's home folder: $HOME, else the password file's; free(). */
static char *
home(void)
{
	const char *env = getenv("HOME");
	struct passwd entry, *found = NULL;
	char space[4096];

	if (env && env[0] == '/')
		return gd_strdup(env);
	if (getpwuid_r(getuid(), &entry, space, sizeof space, &found) != 0)
		return NULL;
	if (!found || !found->pw_dir || found->pw_dir[0] != '/')
		return NULL;
	return gd_strdup(found->pw_dir);
}

/* Append `$variable/gongdao`, or `~/fallback/gongdao`. */
static enum gd_status
xdg(struct gd_buf *out, const char *variable, const char *fallback,
    struct gd_error *err)
{
	const char *env = getenv(variable);
	char *dir;

	/* "All paths must be absolute; if relative, ignore it." */
	if (env && env[0] == '/') {
		gd_buf_addf(out, "%s/gongdao", env);
		return GD_OK;
	}
	dir = home();
	if (!dir)
		return gd_error_set(err, GD_ESYS,
				    _("your home folder is not known; "
				      "set HOME or %s to a folder of yours"),
				    variable);
	gd_buf_addf(out, "%s/%s/gongdao", strcmp(dir, "/") ? dir : "",
		    fallback);
	free(dir);
	return GD_OK;
}

enum gd_status
gd_path_data_home(struct gd_buf *out, struct gd_error *err)
{
	return xdg(out, "XDG_DATA_HOME", ".local/share", err);
}

enum gd_status
gd_path_config_home(struct gd_buf *out, struct gd_error *err)
{
	return xdg(out, "XDG_CONFIG_HOME", ".config", err);
}

enum gd_status
gd_path_state_home(struct gd_buf *out, struct gd_error *err)
{
	return xdg(out, "XDG_STATE_HOME", ".local/state", err);
}

static bool
is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool
holds_playbook(const char *dir)
{
	struct gd_buf b = GD_BUF_INIT;
	bool holds;

	gd_buf_addf(&b, "%s/playbook", dir);
	holds = is_folder(b.s);
	gd_buf_release(&b);
	return holds;
}

#if defined(GD_BUILD_DATADIR) || defined(GD_BUILD_LOCALEDIR)
/* Is the running program the one of the build tree? */
static bool
runs_in_build_tree(void)
{
#ifdef GD_BUILD_TOPDIR
	char *top = realpath(GD_BUILD_TOPDIR, NULL);
	char *exe = realpath("/proc/self/exe", NULL);
	size_t len = top ? strlen(top) : 0;
	bool inside;

	inside = top && exe && strncmp(exe, top, len) == 0 && exe[len] == '/';
	free(exe);
	free(top);
	return inside;
#else
	return true;
#endif
}
#endif

enum gd_status
gd_path_shipped(struct gd_buf *out, struct gd_error *err)
{
	const char *env = getenv("GONGDAO_DATADIR");

	if (env && *env) {
		/* Named by hand: another folder would hide the mistake. */
		if (!holds_playbook(env))
			return gd_error_set(err, GD_ESYS,
					    _("GONGDAO_DATADIR names '%s', which "
					      "holds no playbook; correct it or "
					      "unset it"), env);
		gd_buf_adds(out, env);
		return GD_OK;
	}
#ifdef GD_BUILD_DATADIR
	if (runs_in_build_tree() && holds_playbook(GD_BUILD_DATADIR)) {
		gd_buf_adds(out, GD_BUILD_DATADIR);
		return GD_OK;
	}
#endif
	if (holds_playbook(PKGDATADIR)) {
		gd_buf_adds(out, PKGDATADIR);
		return GD_OK;
	}
	return gd_error_set(err, GD_ESYS,
			    _("the playbook is not in '%s'; install gongdao "
			      "again, or set GONGDAO_DATADIR to its data folder"),
			    PKGDATADIR);
}

void
gd_path_locale(struct gd_buf *out)
{
	const char *env = getenv("GONGDAO_LOCALEDIR");

	if (env && *env) {
		gd_buf_adds(out, env);
		return;
	}
#ifdef GD_BUILD_LOCALEDIR
	if (runs_in_build_tree() && is_folder(GD_BUILD_LOCALEDIR)) {
		gd_buf_adds(out, GD_BUILD_LOCALEDIR);
		return;
	}
#endif
	gd_buf_adds(out, LOCALEDIR);
}

int
gd_path_sync_folder(const char *dir)
{
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int why = 0;

	/* A folder that cannot be opened syncs on its own. */
	if (fd < 0)
		return 0;
	if (fsync(fd) != 0 && errno != EINVAL)
		why = errno;
	close(fd);
	return why;
}

int
gd_path_sync_name(const char *path)
{
	struct gd_buf dir = GD_BUF_INIT;
	int why;

	gd_path_dirname(&dir, path);
	why = gd_path_sync_folder(dir.s);
	gd_buf_release(&dir);
	return why;
}

/* A folder just made: private, and there after a power cut. */
static enum gd_status
finish_folder(const char *dir, struct gd_error *err)
{
	int why;

	/* A strict umask may have taken our own bits away. */
	if (chmod(dir, 0700) != 0)
		return gd_error_set(err, GD_ESYS,
				    _("cannot make the folder '%s' private: %s"),
				    dir, strerror(errno));
	why = gd_path_sync_name(dir);
	if (!why)
		return GD_OK;
	rmdir(dir);	/* else the next try would take it for granted */
	return gd_error_set(err, GD_ESYS,
			    _("cannot make the folder '%s': %s"), dir,
			    strerror(why));
}

/* Make one folder; one that is there already is left as it is. */
static enum gd_status
make_folder(const char *dir, struct gd_error *err)
{
	int why;

	if (mkdir(dir, 0700) == 0)
		return finish_folder(dir, err);
	/* EROFS or EACCES may come for a folder that exists, too. */
	why = errno;
	if (is_folder(dir))
		return GD_OK;
	if (why == EEXIST)
		return gd_error_set(err, GD_ESYS,
				    _("'%s' is not a folder; move it away or "
				      "choose another place"), dir);
	return gd_error_set(err, GD_ESYS,
			    _("cannot make the folder '%s': %s"), dir,
			    strerror(why));
}

enum gd_status
gd_path_mkdirs(const char *dir, struct gd_error *err)
{
	enum gd_status status = GD_OK;
	char *path, *end;

	if (!*dir)
		return gd_error_set(err, GD_EINVAL,
				    _("the name of the folder is empty; "
				      "give one"));
	path = gd_strdup(dir);
	for (end = path; status == GD_OK && *end; ) {
		end += strspn(end, "/");
		end += strcspn(end, "/");
		if (*end) {
			*end = '\0';
			status = make_folder(path, err);
			*end = '/';
		} else {
			status = make_folder(path, err);
		}
	}
	free(path);
	return status;
}

void
gd_path_dirname(struct gd_buf *out, const char *path)
{
	size_t n = strlen(path);

	while (n > 1 && path[n - 1] == '/')
		n--;			/* slashes at the end */
	while (n > 0 && path[n - 1] != '/')
		n--;			/* the last name */
	while (n > 1 && path[n - 1] == '/')
		n--;			/* the slashes before it */
	if (n)
		gd_buf_add(out, path, n);
	else
		gd_buf_addc(out, '.');
}
