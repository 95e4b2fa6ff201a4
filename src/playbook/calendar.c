/*
 * playbook/calendar.c - the calendar files of both folders, into a calendar.
 *
 * Shipped files come first; each of the user's files then takes the place of
 * what it covers, as gd_calendar_replace_notice() judges: a notice for one year
 * with some last days of the year before leaves that year alone.
 */
#include <config.h>

#include "playbook/playbook.h"

#include "base/buf.h"
#include "base/i18n.h"
#include "playbook/book.h"
#include "playbook/yearbook.h"

static void
add_book(struct gd_calendar *cal, const struct gd_yearbook *y, bool user)
{
	size_t i;

	if (y->notice && user) {
		gd_calendar_replace_notice(cal, y->rows, y->len);
		return;
	}
	for (i = 0; i < y->len; i++) {
		const struct gd_calendar_row *row = &y->rows[i];

		if (y->notice)
			gd_calendar_add_notice(cal, row->day, row->work,
					       row->name);
		else
			gd_calendar_add_statutory(cal, row->day, row->name);
	}
}

static enum gd_status
read_folder(const char *root, bool user, struct gd_calendar *cal,
	    struct gd_mistakes *m, struct gd_error *err)
{
	struct gd_buf path = GD_BUF_INIT;
	enum gd_status status;
	char **names;
	size_t i, len;

	gd_buf_addf(&path, "%s/calendar", root);
	status = gd_overlay_names(path.s, ".csv", &names, &len, err);
	if (status == GD_OK && len == 0 && !user)
		status = gd_error_set(err, GD_ESYS,
				      _("there is no calendar in '%s'; install "
					"gongdao again"), path.s);
	for (i = 0; status == GD_OK && i < len; i++) {
		struct gd_yearbook y;

		gd_buf_reset(&path);
		gd_buf_addf(&path, "%s/calendar/%s", root, names[i]);
		gd_yearbook_read(path.s, &y, m);
		add_book(cal, &y, user);
		gd_yearbook_release(&y);
	}
	gd_overlay_names_free(names, len);
	gd_buf_release(&path);
	return status;
}

enum gd_status
gd_playbook_calendar(struct gd_playbook *pb, struct gd_calendar *cal,
		     struct gd_error *err)
{
	struct gd_mistakes m = { .first = err };
	struct gd_calendar fresh;
	enum gd_status status;

	gd_calendar_init(&fresh, cal->zone);
	status = read_folder(pb->shipped, false, &fresh, &m, err);
	if (status == GD_OK && pb->user)
		status = read_folder(pb->user, true, &fresh, &m, err);
	if (status == GD_OK && m.count)
		status = GD_EDATA;
	if (status != GD_OK) {
		gd_calendar_release(&fresh);
		return status;
	}
	gd_calendar_seal(&fresh);
	gd_calendar_release(cal);
	*cal = fresh;
	return GD_OK;
}
