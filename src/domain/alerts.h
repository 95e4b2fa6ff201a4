/*
 * domain/alerts.h - when a running clock rings: its thresholds, and quiet hours.
 *
 * A threshold is told as a time before the end of the clock, in seconds, so that
 * a clock that was paused, rolled or moved rings at the right time by itself.
 */
#ifndef GD_DOMAIN_ALERTS_H
#define GD_DOMAIN_ALERTS_H

#include "domain/rules.h"

#define GD_THRESHOLDS_MAX 12	/* of one clock */

/* "30d", "12h", "0h", "0.5d" to seconds. False when it is something else. */
bool gd_alert_time_parse(const char *s, int64_t *before_s);

/* What the configuration says; each a list of numbers parted by spaces or commas. */
struct gd_alert_config {
	const char *hours_72;	/* hours gone of 72, "48 66 72" */
	const char *days_7;	/* days gone of 7, "5 6.5 7" */
	const char *other;	/* days before the end, "1 0" */
};
/* Is `s` such a list: 1 to GD_THRESHOLDS_MAX numbers from 0 to `most`? */
bool gd_alert_list_valid(const char *s, double most);

/*
 * The thresholds of rule `r` (NULL: one that was lost) in seconds before its end,
 * the largest first, without repeats; room for GD_THRESHOLDS_MAX. How many.
 */
size_t gd_alert_thresholds(const struct gd_clock_rule *r,
			   const struct gd_alert_config *c, int64_t *before_s);

/* A daily time without alerts, in minutes after midnight; equal: there is none. */
struct gd_quiet {
	int from_min, until_min;	/* from > until: over midnight */
};
/* Parse "22:00" and the like; false when it is none. */
bool gd_quiet_parse(const char *from, const char *until, struct gd_quiet *out);
/* When an alert of instant `t` rings: then, or at the end of the quiet hours. */
gd_instant gd_quiet_ring(const struct gd_quiet *q, gd_instant t,
			 struct gd_zone z);
/* The last instant whose alert has rung by `t`: `t`, or that before the quiet hours. */
gd_instant gd_quiet_heard(const struct gd_quiet *q, gd_instant t,
			  struct gd_zone z);

#endif
