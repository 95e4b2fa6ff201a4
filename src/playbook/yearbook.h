/*
 * playbook/yearbook.h - the calendar files: one CSV as rows of days.
 */
#ifndef GD_PLAYBOOK_YEARBOOK_H
#define GD_PLAYBOOK_YEARBOOK_H

#include "domain/calendar.h"
#include "playbook/mistakes.h"

/*
 * A file whose heading is `date,kind,name` is a notice of the State Council
 * (`kind` is `off` or `work`), one with `date,name` lists statutory holidays.
 */
struct gd_yearbook {
	bool notice;
	struct gd_calendar_row *rows;
	size_t len, cap;
	bool mixed;		/* the days are not in order */
};

/*
 * Read `path`. What is wrong goes to `m`: a heading, a date, a kind, a name, a
 * day given twice, a working day that is no weekend, a wrong number of cells.
 * Good rows are in `*out` all the same; free it with gd_yearbook_release().
 */
void gd_yearbook_read(const char *path, struct gd_yearbook *out,
		      struct gd_mistakes *m);
void gd_yearbook_release(struct gd_yearbook *y);

#endif
