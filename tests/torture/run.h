/*
 * torture/run.h - one deed, with one accident, judged.
 */
#ifndef TESTS_TORTURE_RUN_H
#define TESTS_TORTURE_RUN_H

#include "torture/deeds.h"
#include "torture/disk.h"
#include "torture/state.h"
#include "torture/tree.h"

/* A deed made ready: its base, and what the desk is after each step. */
struct run {
	const struct deed *deed;
	const char *root;
	struct tree before;
	struct state *states;	/* deed->steps + 1 of them */
	/* How many points there are for each kind of accident. */
	int64_t disk[DISK_FAULTS], memory;
};

/* What came of an accident; shared between the processes. */
struct run_result {
	int acked;		/* steps that were acknowledged */
	bool failed;		/* a step gave an error, with a sentence */
	bool met;		/* the accident happened at all */
	bool lost;		/* something is wrong; `why` tells */
	char why[800];
};

/* What stands at the start; later runs are forked from here. Once. */
void run_begin(void);
void run_end(void);
/* Once for each; false: the deed does not do, the sentence is in `why`. */
bool run_ready(struct run *r, const struct deed *deed, char *why, size_t size);
void run_release(struct run *r);

enum run_kind { RUN_DISK, RUN_MEMORY };
struct run_accident {
	enum run_kind kind;
	enum disk_fault fault;
	bool lasting;
};
/*
 * Do the deed in a process of its own with the accident at the `n`-th operation
 * and judge: whole, before or after, nothing acknowledged lost;
 * after an error the same process does the rest, once all is well again.
 */
void run_once(const struct run *r, const struct run_accident *a, int64_t n,
	      struct run_result *out);

/*
 * Memory runs out at request `first` and every `stride`-th after it. A process that
 * gets none ends at once: so the deed is done once, a fork dies at each of them,
 * and what lay there is judged, once for each state of the disk.
 */
#define RUN_ALONE 4000
struct run_starved {
	int64_t points, losses, total;	/* total: requests of this life */
	int64_t first;			/* of what was lost, and what it was */
	struct run_result what, result;	/* result: of the last judged */
	int64_t alone[RUN_ALONE];	/* those that went on: tried by run_once() */
	size_t alone_len;
};
void run_starve(const struct run *r, int64_t first, int64_t stride,
		struct run_starved *out);

/* Do the deed with nothing wrong; each acknowledgement leaves a DISK_MARK. */
void run_record(const struct run *r, struct disk_log *log);

/*
 * Is what lies in `root` whole, and the state after `acked` steps, or (`open`)
 * the one after it? Files may be of either, and `leftovers` tells whether
 * temporary ones may lie about.
 */
bool run_judge(const struct run *r, const char *root, int acked, bool open,
	       bool leftovers, char *why, size_t size);

int64_t run_points(const struct run *r, const struct run_accident *a);

#endif
