/*
 * playbook/check_files.c - files that belong nowhere, and the calendars.
 */
#include <config.h>

#include "playbook/checks.h"

#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "playbook/yearbook.h"

/* Editors' and people's own files are nobody's mistake. */
static bool
is_own(const char *name)
{
	size_t n = strlen(name);

	return strncmp(name, "README", 6) == 0 || name[n - 1] == '~';
}

static bool
is_placed(const char *folder, const char *name)
{
	size_t i, n = strlen(name);

	for (i = 0; i < GD_PLACES; i++) {
		const struct gd_place *p = gd_schema_place(i);

		if (!folder && strcmp(p->path, name) == 0)
			return true;
		if (folder && p->folder && strcmp(p->path, folder) == 0)
			return n > 4 && strcmp(name + n - 4, ".ini") == 0;
	}
	return false;
}

static enum gd_status
check_folder(const char *root, const char *folder, struct gd_mistakes *m,
	     struct gd_error *err)
{
	struct gd_buf dir = GD_BUF_INIT, path = GD_BUF_INIT;
	enum gd_status status;
	char **names;
	size_t i, len;

	gd_buf_addf(&dir, "%s/playbook", root);
	if (folder)
		gd_buf_addf(&dir, "/%s", folder);
	status = gd_overlay_names(dir.s, "", &names, &len, err);
	for (i = 0; i < len; i++) {
		if (is_own(names[i]) || is_placed(folder, names[i]))
			continue;
		gd_buf_reset(&path);
		gd_buf_addf(&path, "%s/%s", dir.s, names[i]);
		gd_mistake(m, path.s, 1,
			   _("the playbook has no such file or folder; nothing "
			     "reads it"));
	}
	gd_overlay_names_free(names, len);
	gd_buf_release(&path);
	gd_buf_release(&dir);
	return status;
}

static enum gd_status
check_root(const char *root, struct gd_mistakes *m, struct gd_error *err)
{
	enum gd_status status = check_folder(root, NULL, m, err);
	size_t i;

	for (i = 0; status == GD_OK && i < GD_PLACES; i++)
		if (gd_schema_place(i)->folder)
			status = check_folder(root, gd_schema_place(i)->path,
					      m, err);
	return status;
}

enum gd_status
gd_check_strays(const struct gd_folders *f, struct gd_mistakes *m,
		struct gd_error *err)
{
	enum gd_status status = check_root(f->shipped, m, err);

	if (status == GD_OK && f->user)
		status = check_root(f->user, m, err);
	return status;
}

static void
check_calendar(const char *path, struct gd_mistakes *m)
{
	struct gd_yearbook y;

	gd_yearbook_read(path, &y, m);
	gd_yearbook_release(&y);
}

static enum gd_status
check_calendar_folder(const char *root, struct gd_mistakes *m,
		      struct gd_error *err)
{
	struct gd_buf path = GD_BUF_INIT;
	enum gd_status status;
	char **names;
	size_t i, len;

	gd_buf_addf(&path, "%s/calendar", root);
	status = gd_overlay_names(path.s, ".csv", &names, &len, err);
	for (i = 0; i < len; i++) {
		gd_buf_reset(&path);
		gd_buf_addf(&path, "%s/calendar/%s", root, names[i]);
		check_calendar(path.s, m);
	}
	gd_overlay_names_free(names, len);
	gd_buf_release(&path);
	return status;
}

enum gd_status
gd_check_calendars(const struct gd_folders *f, struct gd_mistakes *m,
		   struct gd_error *err)
{
	enum gd_status status = check_calendar_folder(f->shipped, m, err);
	size_t i, n;

	if (status == GD_OK && f->user)
		status = check_calendar_folder(f->user, m, err);
	for (i = 0; i < f->extra_len; i++) {
		n = strlen(f->extra[i]);
		if (n > 4 && strcmp(f->extra[i] + n - 4, ".csv") == 0)
			check_calendar(f->extra[i], m);
	}
	return status;
}
