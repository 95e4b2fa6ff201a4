/*
 * Every desk action meets a disk that fails, is full or tears a write, and memory
 * that runs out, at its first, second, third … operation until it meets none:
 * an error with a sentence and nothing changed, or done; the rest can be done
 * once all is well; nothing acknowledged is lost.
 *
 * `make check` tries a few of the points, `make torture` all. GONGDAO_DEED=NAME
 * tries that deed alone.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "torture/disk.h"
#include "torture/power.h"
#include "torture/run.h"

/*
 * In make check a deed meets every fourth kind of accident, at one point, every
 * eighth under the sanitizers, where a fork costs more; of memory, make torture
 * tries some 400 points of each.
 */
#define TURNS 4
#define TURNS_SANITIZED 8
#define BUDGET_MEMORY 400
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

static struct run *runs;	/* of every deed, made on first use */

/* Does deed `i` meet accidents of kind `k` in this run? */
static bool
has_turn(size_t i, size_t k)
{
	const char *only = getenv("GONGDAO_DEED");
	size_t turns = getenv("GD_SANITIZERS") ? TURNS_SANITIZED : TURNS;

	if (only)
		return strcmp(only, deeds[i].name) == 0;
	return run_all() || i % turns == k % turns;
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
try_deed(const struct run *r, const struct run_accident *a, const char *what,
	 struct total *t)
{
	int64_t total = run_points(r, a);
	int64_t stride = run_stride(total, !run_all() ? 1 :
				    a->kind == RUN_MEMORY ? BUDGET_MEMORY :
				    total);
	struct run_result result;

	if (stride > t->most)
		t->most = stride;
	t->of += total;
	/* Not the same place of every deed. */
	for (int64_t n = 1 + t->of % stride; n <= total; n += stride) {
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
		if (has_turn(i, kind))
			try_deed(run_of(i), a, what, &t);
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
TORTURE(5, it_is_killed_in_the_middle_of_writing, RUN_DISK, DISK_KILLED, false)
TORTURE(6, memory_runs_out, RUN_MEMORY, 0, false)

/*
 * What lies on the disk after each operation when the power fails there; the
 * mark before it tells what had been acknowledged.
 */
static void
cut_power(const struct run *r, struct total *t)
{
	struct disk_log log;
	int64_t total, stride;
	int acked = 0;
	char why[800];

	run_record(r, &log);
	total = (int64_t)log.len * POWER_KINDS;
	stride = run_stride(total, run_all() ? total : 1);
	t->of += total;
	if (stride > t->most)
		t->most = stride;
	for (int64_t n = 1 + t->of % stride; n <= total; n += stride) {
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
		if (has_turn(i, 7))
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_operation_fails),
		cmocka_unit_test(the_disk_fails_for_good),
		cmocka_unit_test(the_disk_is_full_once),
		cmocka_unit_test(the_disk_stays_full),
		cmocka_unit_test(a_page_cannot_be_read),
		cmocka_unit_test(it_is_killed_in_the_middle_of_writing),
		cmocka_unit_test(memory_runs_out),
		cmocka_unit_test(the_power_fails),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
