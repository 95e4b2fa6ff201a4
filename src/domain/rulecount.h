/*
 * domain/rulecount.h - what a clock rule makes of a start.
 */
#ifndef GD_DOMAIN_RULECOUNT_H
#define GD_DOMAIN_RULECOUNT_H

#include "domain/records.h"
#include "domain/rules.h"

struct gd_rule_dates {
	gd_instant early;	/* early bound of a range; GD_INSTANT_NONE: no range */
	struct gd_due due;	/* of two readings the earlier, safe one */
	gd_instant other;	/* the later of two readings; GD_INSTANT_NONE: one */
	bool swapped;		/* the earlier is that of `other =` */
};

/*
 * Count rule `r` from `start` with the pauses of a clock's row (NULL: none; see
 * domain/pauses.h), one that lasts counted up to `now` (GD_INSTANT_NONE: not yet). `due.estimated` covers both
 * readings. Errors of gd_clock_due().
 */
enum gd_status gd_rule_count(const struct gd_clock_rule *r, gd_instant start,
			     const char *pauses, gd_instant now,
			     const struct gd_calendar *cal,
			     struct gd_rule_dates *out, struct gd_error *err);

/* The period of a clock with that row of pauses: the rule's, extended if it was. */
struct gd_period gd_rule_period(const struct gd_clock_rule *r,
				const char *pauses);

#endif
