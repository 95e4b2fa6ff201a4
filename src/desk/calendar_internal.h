/*
 * desk/calendar_internal.h - the desk's own calendar, for recompute.c alone.
 */
#ifndef GD_DESK_CALENDAR_INTERNAL_H
#define GD_DESK_CALENDAR_INTERNAL_H

#include "desk/desk.h"

/* The calendar that gd_desk_calendar() hands out, to be added to. */
enum gd_status gd_desk_calendar_own(struct gd_desk *d,
				    struct gd_calendar **out,
				    struct gd_error *err);
/* Read it anew when it is asked for next; pointers to it stay good. */
enum gd_status gd_desk_calendar_reload(struct gd_desk *d,
				       struct gd_error *err);

#endif
