/*
 * Another process holds the lock that writing needs: waiting has a bound, the
 * sentence says who holds it, and a process that dies holds nothing.
 */
#include "unit/support_store.h"

#include <signal.h>
#include <sys/wait.h>

/* A process that has begun a change and goes no further. */
static pid_t
hold(const struct place *p)
{
	struct gd_event_head head = { .at = T0, .who = "zhou", .kind = "note" };
	struct gd_store *st;
	int ready[2];
	char byte;
	pid_t pid;

	assert_int_equal(pipe(ready), 0);
	pid = fork();
	if (pid == 0) {
		if (gd_store_open(p->db, &st, NULL) != GD_OK ||
		    gd_store_begin(st, &head, NULL) != GD_OK ||
		    write(ready[1], "x", 1) != 1)
			_exit(1);
		for (;;)
			pause();
	}
	close(ready[1]);
	assert_int_equal(read(ready[0], &byte, 1), 1);
	close(ready[0]);
	return pid;
}

static enum gd_status
begin(struct place *p, struct gd_error *err)
{
	struct gd_event_head head = { .at = T0, .who = "lin", .kind = "note" };

	return gd_store_begin(p->st, &head, err);
}

static void
says(const struct gd_error *err, const char *words, pid_t pid)
{
	char process[32];

	snprintf(process, sizeof process, "process %d (", (int)pid);
	if (!strstr(err->text, words) || !strstr(err->text, process))
		fail_msg("%s", err->text);
}

static void
who_holds_it_is_named_and_gone_when_it_dies(void **state)
{
	struct place *p = *state;
	struct gd_error why = GD_ERROR_INIT;
	int64_t n = -1;
	pid_t pid;
	int status;

	if (access("/proc/locks", R_OK) != 0)
		skip();
	gd_store_set_busy(p->st, 20);
	pid = hold(p);
	assert_int_equal(begin(p, &why), GD_EBUSY);
	says(&why, "is changing the database", pid);
	/* Reading waits for nobody. */
	must(gd_store_int(p->st, &n, &err, "SELECT count(*) FROM cases", ""));
	assert_int_equal(n, 0);
	kill(pid, SIGSTOP);
	assert_int_equal(waitpid(pid, &status, WUNTRACED), pid);
	assert_int_equal(begin(p, &why), GD_EBUSY);
	says(&why, "was stopped", pid);
	kill(pid, SIGKILL);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	must(begin(p, &err));
	gd_store_rollback(p->st);
}

static void
nobody_is_named_when_nobody_holds_it(void **state)
{
	struct place *p = *state;
	struct gd_holder h;

	assert_false(gd_store_holder(p->db, &h));
	assert_false(gd_store_holder("/nowhere/desk.db", &h));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			who_holds_it_is_named_and_gone_when_it_dies,
			store_setup, store_teardown),
		cmocka_unit_test_setup_teardown(
			nobody_is_named_when_nobody_holds_it,
			store_setup, store_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
