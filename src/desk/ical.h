/*
 * desk/ical.h - running deadlines as an RFC 5545 calendar.
 *
 * One VEVENT a clock, at its last hour or (periods of days) its last whole day;
 * VALARMs at the thresholds of desk/alerts.h. UIDs are made of the database's own
 * identity, the case and the clock: stable over changes. SEQUENCE is the case's
 * version, which only grows. Lines are folded at 75 octets between characters.
 */
#ifndef GD_DESK_ICAL_H
#define GD_DESK_ICAL_H

#include "desk/desk.h"
#include "store/query.h"

/* Append the whole calendar of clocks due before `until` that `filter` lets through. */
enum gd_status gd_desk_ical(struct gd_desk *d, gd_instant until,
			    const struct gd_filter *filter,
			    struct gd_buf *out, struct gd_error *err);

#endif
