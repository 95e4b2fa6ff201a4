/*
 * domain/ways.h - the ways on after a filing that did not help.
 *
 * Pure: the ways are entries of the playbook (struct gd_step); what failed is told
 * by the caller.
 */
#ifndef GD_DOMAIN_WAYS_H
#define GD_DOMAIN_WAYS_H

#include "domain/rules.h"

/* What can do a step, as rules name it; the front ends know how. */
#define GD_STEP_ACTIONS \
	"file, letter, group, publish, disclose, evidence, respond, rehearse, " \
	"plan, note, close"
bool gd_step_action_exists(const char *code);

/* How a filing failed: a state of its own, or what follows from its clocks. */
#define GD_FAILURES "refused, silent, overdue, answered, lost"
bool gd_failure_exists(const char *code);

struct gd_failure {
	const char *how;	/* a code of GD_FAILURES */
	const char *channel;	/* "" for a case that was closed as lost */
	int seq;		/* of the filing, 0: none */
};

/*
 * Call `visit` for each step that one of `failures` (the latest first) opens for a
 * case with the answers `a`, by order; a step comes once, with the first
 * failure that opens it. Returns how many.
 */
int gd_ways(const struct gd_step *steps, size_t steps_len,
	    const struct gd_failure *failures, size_t failures_len,
	    const struct gd_answers *a,
	    void (*visit)(const struct gd_step *s, const struct gd_failure *f,
			  void *ctx),
	    void *ctx);

#endif
