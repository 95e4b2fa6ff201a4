/*
 * kill -9 while somebody works in the full-screen desk: what the screen had shown
 * as kept is there, the rest wholly or not at all, and the next start works.
 *
 * GONGDAO_TORTURE=N kills N times, "all" 200, without it a few. The moments are by
 * chance, from GONGDAO_SEED; the seed is printed.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "tui/rig.h"

#define LIVES_FEW 4
#define LIVES_ALL 200
#define LONGEST_US 6000
#define LOG_MAX (1 << 20)

static void
make_case(const char *home)
{
	rig_new_case(home, NULL, "platform = wechat\ncarrier = mini_program\n"
		     "type = quality\nshop = A shop\n"
		     "facts = it does not heat\ndemand = exchange\n"
		     "amount = 239\nevidence = chat\n");
}

/* Write note `n`; with `wait`, until the history shows it. */
static void
write_note(struct rig *r, int n, bool wait)
{
	char text[32];

	snprintf(text, sizeof text, "told them %d times", n);
	rig_send(r, "a");
	if (wait)
		rig_expect(r, "What should the history hold?");
	rig_send(r, text);
	if (wait)
		rig_expect(r, text);
	rig_send(r, KEY_ENTER);
	if (!wait)
		return;
	rig_expect_gone(r, "What should the history hold?");
	rig_expect(r, text);
}

/* How often note `n` stands in the history. */
static int
noted(const char *log, int n)
{
	char text[40];
	int times = 0;

	snprintf(text, sizeof text, "told them %d times", n);
	for (const char *at = log; (at = strstr(at, text)) != NULL; at++)
		times++;
	return times;
}

/* One sitting: a note that is seen to be kept, one that the kill falls into. */
static void
live_and_die(const char *home, int n)
{
	const struct rig_setup setup = { .rows = 24, .cols = 80, .lang = "en",
					 .home = home };
	struct timespec moment = { 0, rand() % LONGEST_US * 1000L };
	struct rig *r = rig_start(&setup);

	rig_expect(r, "Board");
	rig_send(r, KEY_LEFT);
	rig_send(r, KEY_ENTER);
	rig_expect(r, "1 History");
	write_note(r, n, true);
	write_note(r, n + 1, false);
	nanosleep(&moment, NULL);
	rig_signal(r, SIGKILL);
	assert_int_equal(rig_wait(r), 128 + SIGKILL);
	rig_end(r, true);
}

static int
how_often(const char *torture)
{
	if (!torture)
		return LIVES_FEW;
	return strcmp(torture, "all") == 0 ? LIVES_ALL
					   : (int)strtol(torture, NULL, 10);
}

static void
what_was_shown_as_kept_outlives_the_kill(void **state)
{
	static const char *const verify[] = { "verify", NULL };
	static const char *const list[] = { "log", "1", NULL };
	const char *given = getenv("GONGDAO_SEED");
	unsigned seed = given ? (unsigned)atoi(given) : (unsigned)getpid();
	int lives = how_often(getenv("GONGDAO_TORTURE"));
	int lost = 0, doubled = 0, arrived = 0;
	char *home = rig_new_home(), *log = malloc(LOG_MAX);

	(void)state;
	assert_non_null(log);
	srand(seed);
	make_case(home);
	for (int i = 0; i < lives; i++)
		live_and_die(home, 2 * i);
	if (rig_command(home, "en", NULL, verify, log, LOG_MAX) != 0)
		fail_msg("verify: %s", log);
	assert_int_equal(rig_command(home, "en", NULL, list, log, LOG_MAX), 0);
	for (int i = 0; i < lives; i++) {
		lost += noted(log, 2 * i) == 0;
		doubled += noted(log, 2 * i) > 1 || noted(log, 2 * i + 1) > 1;
		arrived += noted(log, 2 * i + 1);
	}
	print_message("# kill -9 of the desk (seed %u): %d points tried, "
		      "losses %d; %d of the notes in hand had arrived\n",
		      seed, lives, lost + doubled, arrived);
	assert_int_equal(lost + doubled, 0);
	rig_remove_home(home);
	free(home);
	free(log);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_shown_as_kept_outlives_the_kill),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
