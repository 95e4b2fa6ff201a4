/*
 * domain/precheck.h - what speaks against buying from a merchant.
 *
 * Pure: the rules of kind CHECK are data, the answers those of the interview
 * `check`. The result explains itself: each rule that spoke has its reason, what
 * helps, and its source.
 */
#ifndef GD_DOMAIN_PRECHECK_H
#define GD_DOMAIN_PRECHECK_H

#include "domain/triage.h"

enum gd_check_level {
	GD_CHECK_LOW,		/* nothing weighs: still keep the proof */
	GD_CHECK_SOME,		/* GD_CHECK_SOME_POINTS or more */
	GD_CHECK_HIGH		/* GD_CHECK_HIGH_POINTS or more */
};
#define GD_CHECK_SOME_POINTS 20
#define GD_CHECK_HIGH_POINTS 50

struct gd_precheck {
	enum gd_check_level level;
	int points;
	/* Rules that spoke, heaviest first; owned array of borrowed rules. */
	const struct gd_triage_rule **findings;
	size_t len, cap;
};

/* Judge the effective answers; release with gd_precheck_release(). */
void gd_precheck(const struct gd_knowledge *k, const struct gd_answers *a,
		 struct gd_precheck *out);
void gd_precheck_release(struct gd_precheck *p);
/* "low", "some", "high". */
const char *gd_check_level_code(enum gd_check_level level);

#endif
