/*
 * tui/screens/import_internal.h - shared by import*.c of this folder only.
 */
#ifndef GD_TUI_SCREENS_IMPORT_INTERNAL_H
#define GD_TUI_SCREENS_IMPORT_INTERNAL_H

#include "desk/import.h"
#include "tui/screens/import.h"
#include "tui/widgets/find.h"
#include "tui/widgets/list.h"

#define GD_IMPORT_SHOWN 3	/* first rows that are shown */

/* One column of the list, or one value for all of its rows, ready to draw. */
struct import_line {
	char *heading;
	char *field;		/* what it is read as, "" when it is not */
	char *cells[GD_IMPORT_SHOWN];
	bool bad[GD_IMPORT_SHOWN];
	const char *id;		/* the field, NULL: none; of a default its own */
	bool fallback;		/* a value for all rows */
	size_t column;
};

struct import_screen {
	struct gd_screen base;
	struct gd_desk *desk;
	struct gd_import *imp;
	char *path;
	struct gd_import_open_options told;	/* how to read it */
	struct gd_list list;
	struct gd_find find;
	struct import_line *lines;
	size_t lines_len;
	struct gd_buf shape, missing;
	char *field;		/* that a default is asked for */
};

/* import_run.c */
void gd_import_screen_run(struct import_screen *s, bool dry_run, bool partial);

/* import_draw.c */
void gd_import_screen_draw(const struct gd_screen *base, struct gd_canvas *c);

#endif
