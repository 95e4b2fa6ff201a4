/*
 * Every desk action meets a disk that fails, is full or tears a write, and memory
 * that runs out, at its first, second, third … operation until it meets none:
 * an error with a sentence and nothing changed, or done; the rest can be done
 * once all is well; nothing acknowledged is lost.
 *
 * `make check` tries a few of the points, `make torture` more or all (sample.h).
 * GONGDAO_DEED=NAME tries that deed alone, GONGDAO_ACCIDENT=NAME that accident.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "torture/disk.h"
#include "torture/power.h"
#include "torture/run.h"
#include "torture/sample.h"

/*
 * In make check a deed meets every fourth kind of accident, at one point, every
 * eighth under the sanitizers, where a fork costs more.
 */
#define TURNS 4
#define TURNS_SANITIZED 8
#define TOLD 20

struct total {
	int64_t points, of, losses, most;
};

static void
tell(const struct total *t, const char *what)
{
	print_message("# %s: points tried %" PRId64 " of %" PRId64
		      ", stride up to %" PRId64 ", losses %" PRId64 "\n", what,
		      t->points, t->of, t->most, t->losses);
	assert_int_equal(t->losses, 0);
}

/* Where something was lost once, every point is tried ever since. */
static const struct {
	enum disk_fault fault;
	const char *deed;
} thorough[] = {
	{ DISK_BAD_READ, "interview" },
	{ DISK_STUCK, "restore" },
	{ DISK_STUCK, "backup, rotated" },
};

static bool
is_thorough(size_t i, const struct run_accident *a)
{
	if (a->kind != RUN_DISK || getenv("GD_SANITIZERS"))
		return false;
	for (size_t k = 0; k < sizeof thorough / sizeof *thorough; k++)
		if (thorough[k].fault == a->fault &&
		    strcmp(thorough[k].deed, deeds[i].name) == 0)
			return true;
	return false;
}

static struct run *runs;	/* of every deed, made on first use */

/* Does deed `i` meet accidents of kind `k` in this run? */
static bool
has_turn(size_t i, size_t k)
{
	const char *only = getenv("GONGDAO_DEED");
	size_t turns = getenv("GD_SANITIZERS") ? TURNS_SANITIZED : TURNS;

	if (only)
		return strcmp(only, deeds[i].name) == 0;
	return sample_torture() || i % turns == k % turns;
}

static const struct run *
run_of(size_t i)
{
	char why[800] = "";

	if (!runs[i].deed &&
	    !run_ready(&runs[i], &deeds[i], why, sizeof why))
		fail_msg("%s: %s", deeds[i].name, why);
	return &runs[i];
}

static void
try_memory(const struct run *r, const struct sample *s, struct total *t)
{
	static struct run_starved starved;

	run_starve(r, s->first, s->stride, &starved);
	/* It differs by a few from life to life: SQLite draws lots. */
	t->of += starved.total;
	t->points += starved.points;
	t->losses += starved.losses;
	if (starved.losses)
		print_message("# %s, memory: %" PRId64 " losses, the first at "
			      "request %" PRId64 " of %" PRId64 ": %s\n",
			      r->deed->name, starved.losses, starved.first,
			      starved.total, starved.what.why);
}

static void
try_deed(size_t i, const struct run_accident *a, const char *what,
	 struct total *t)
{
	const struct run *r = run_of(i);
	int64_t total = run_points(r, a);
	struct sample s = sample_of(total, is_thorough(i, a));
	struct run_result result;

	if (s.stride > t->most)
		t->most = s.stride;
	if (a->kind == RUN_MEMORY) {
		try_memory(r, &s, t);
		return;
	}
	t->of += total;
	for (int64_t n = s.first; n <= total; n += s.stride) {
		run_once(r, a, n, &result);
		t->points++;
		if (!result.lost)
			continue;
		if (t->losses++ < TOLD)
			print_message("# %s, %s, point %" PRId64 " of %" PRId64
				      ": %s\n", r->deed->name, what, n, total,
				      result.why);
	}
}

static void
torture(const struct run_accident *a, size_t kind, const char *what)
{
	struct total t = { 0 };

	for (size_t i = 0; i < deeds_len; i++)
		if (has_turn(i, kind) ||
		    (is_thorough(i, a) && !getenv("GONGDAO_DEED")))
			try_deed(i, a, what, &t);
	tell(&t, what);
}

#define TORTURE(kind, name, ...)					      \
	static void							      \
	name(void **state)						      \
	{								      \
		const struct run_accident a = { __VA_ARGS__ };		      \
									      \
		(void)state;						      \
		torture(&a, kind, #name);				      \
	}

TORTURE(0, an_operation_fails, RUN_DISK, DISK_BAD, false)
TORTURE(1, the_disk_fails_for_good, RUN_DISK, DISK_BAD, true)
TORTURE(2, the_disk_is_full_once, RUN_DISK, DISK_FULL, false)
TORTURE(3, the_disk_stays_full, RUN_DISK, DISK_FULL, true)
TORTURE(4, a_page_cannot_be_read, RUN_DISK, DISK_BAD_READ, false)
TORTURE(5, a_name_cannot_be_removed, RUN_DISK, DISK_STUCK, false)
TORTURE(6, it_is_killed_in_the_middle_of_writing, RUN_DISK, DISK_KILLED, false)
TORTURE(7, memory_runs_out, RUN_MEMORY, 0, false)

/*
 * What lies on the disk after each operation when the power fails there; the
 * mark before it tells what had been acknowledged.
 */
static void
cut_power(const struct run *r, struct total *t)
{
	struct disk_log log;
	struct sample s;
	int64_t total;
	int acked;
	char why[800];

	run_record(r, &log);
	total = (int64_t)log.len * POWER_KINDS;
	s = sample_of(total, false);
	/* The one that tells most: all is acknowledged, and only that is left. */
	if (!sample_torture())
		s.first = (int64_t)(log.len - 1) * POWER_KINDS + POWER_SYNCED;
	t->of += total;
	if (s.stride > t->most)
		t->most = s.stride;
	for (int64_t n = s.first; n <= total; n += s.stride) {
		size_t upto = (size_t)((n - 1) / POWER_KINDS) + 1;
		enum power_kept kept = (enum power_kept)(n % POWER_KINDS);
		struct tree left;

		acked = 0;
		for (size_t i = 0; i < upto; i++)
			if (log.entries[i].op == DISK_MARK)
				acked = (int)log.entries[i].at;
		power_cut(&r->before, &log, upto, kept, (uint64_t)n, &left);
		tree_lay(&left, r->root);
		tree_release(&left);
		t->points++;
		if (run_judge(r, r->root, acked, true, true, why, sizeof why))
			continue;
		if (t->losses++ < TOLD)
			print_message("# %s, power %d cut after %zu of %zu: "
				      "%s\n", r->deed->name, (int)kept, upto,
				      log.len, why);
	}
	disk_log_release(&log);
}

static void
the_power_fails(void **state)
{
	struct total t = { 0 };

	(void)state;
	for (size_t i = 0; i < deeds_len; i++)
		if (has_turn(i, 3))
			cut_power(run_of(i), &t);
	tell(&t, "the_power_fails");
}

static int
begin(void **state)
{
	(void)state;
	run_begin();
	runs = calloc(deeds_len, sizeof *runs);
	assert_non_null(runs);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	for (size_t i = 0; i < deeds_len; i++)
		run_release(&runs[i]);
	free(runs);
	run_end();
	return 0;
}

/* With an argument: the names of the accidents, a line each. */
int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_operation_fails),
		cmocka_unit_test(the_disk_fails_for_good),
		cmocka_unit_test(the_disk_is_full_once),
		cmocka_unit_test(the_disk_stays_full),
		cmocka_unit_test(a_page_cannot_be_read),
		cmocka_unit_test(a_name_cannot_be_removed),
		cmocka_unit_test(it_is_killed_in_the_middle_of_writing),
		cmocka_unit_test(memory_runs_out),
		cmocka_unit_test(the_power_fails),
	};

	(void)argv;
	for (size_t i = 0; argc > 1 && i < sizeof tests / sizeof *tests; i++)
		puts(tests[i].name);
	if (argc > 1)
		return 0;
	cmocka_set_test_filter(getenv("GONGDAO_ACCIDENT"));
	return cmocka_run_group_tests(tests, begin, end);
}
