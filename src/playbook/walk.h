/*
 * playbook/walk.h - the interviews answered in every way that makes a difference.
 *
 * Proves what no single entry shows: that every question can be reached and
 * answered, that each answer is good for something, that each rule can apply, and
 * that each plan names its reasons and their sources.
 */
#ifndef GD_PLAYBOOK_WALK_H
#define GD_PLAYBOOK_WALK_H

#include <stdint.h>

#include "playbook/playbook.h"

struct gd_walk {		/* what was covered */
	uint64_t paths;		/* combinations of answers that decide questions */
	size_t states;		/* different situations among them */
	size_t questions, questions_all;
	size_t choices, choices_all;	/* offered at least once */
	size_t rules, rules_all;	/* of triage, deadlines and evidence */
	size_t plans;		/* made and judged */
};

/*
 * Walk through the interview of a case and those of every set, and tell `report`
 * each finding in the order of files and lines. Same rules, same findings: random
 * answers come from a fixed seed. `now` decides which rules are in force for the plans.
 * Returns how many were found; -1 with `err` when the playbook cannot be loaded.
 */
int gd_playbook_walk(struct gd_playbook *pb, gd_instant now,
		     void (*report)(const char *file, int line,
				    const char *message, void *ctx),
		     void *ctx, struct gd_walk *out, struct gd_error *err);

#endif
