/*
 * desk/effective.h - the answers in effect, worked out once for the same answers.
 *
 * A case goes through action after action, and each asks what its answers come
 * to: a walk through all conditions of the interview. The last result is kept,
 * with what it came from.
 */
#ifndef GD_DESK_EFFECTIVE_H
#define GD_DESK_EFFECTIVE_H

#include "domain/answers.h"
#include "domain/interview.h"

struct gd_effective {
	const struct gd_interview *iv;	/* NULL: nothing is kept */
	struct gd_answers from, to;
	bool complete;
};

/* As gd_interview_effective(); `out` is initialised. */
void gd_effective_get(struct gd_effective *e, const struct gd_interview *iv,
		      const struct gd_answers *a, struct gd_answers *out);
/* Is nothing missing that is required? */
bool gd_effective_complete(struct gd_effective *e,
			   const struct gd_interview *iv,
			   const struct gd_answers *a);
void gd_effective_release(struct gd_effective *e);

#endif
