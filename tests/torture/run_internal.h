/*
 * torture/run_internal.h - what run.c and starve.c share.
 */
#ifndef TESTS_TORTURE_RUN_INTERNAL_H
#define TESTS_TORTURE_RUN_INTERNAL_H

#include "torture/run.h"

#define STEPS_MAX 20

struct run_ours {
	char root[300];
	char copy[310];		/* what is judged while the deed goes on */
	struct tree bases[BASE_KINDS];
	struct gd_desk *desk;	/* warm, without a database */
	struct run_shared {
		struct run_result result;
		struct state states[STEPS_MAX + 1];	/* while made ready */
		struct run_points {
			int64_t disk[DISK_FAULTS], memory;
		} points;
		struct run_starved starved;
	} *shared;		/* between the processes */
};
extern struct run_ours run_ours;

_Noreturn void run_give_up(const char *what);
void run_lose(struct run_result *out, const char *what,
	      const struct gd_error *err);
/* Do the deed, step by step, with `a` armed; all of it once more after an error. */
void run_steps(const struct run *r, const struct run_accident *a,
	       struct run_result *out);
/* Did it end for want of memory; what the process said on its way out. */
bool run_ended_starved(int status);
bool run_said_so(int fd);

#endif
