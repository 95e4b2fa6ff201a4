/*
 * However the desk ends or stops, the terminal is what it was: the modes of the
 * line, the cursor, the screen, the mouse, pasting.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <stdlib.h>

#include "tui/rig.h"
#include "tui/tty.h"

static void
assert_given_back(struct rig *r, const char *after)
{
	const char *left = rig_left(r);

	if (left)
		fail_msg("after %s: %s", after, left);
}

static void
end_by(const char *home, int sig, const char *name, int status)
{
	const struct rig_setup setup = { .rows = 24, .cols = 80, .lang = "en",
					 .home = home };
	struct rig *r = rig_start(&setup);

	rig_expect(r, "No open cases yet");
	assert_non_null(rig_left(r));
	rig_signal(r, sig);
	assert_int_equal(rig_wait(r), status);
	assert_given_back(r, name);
	if (status)
		assert_true(rig_shows(r, "what was saved is kept"));
	rig_end(r, true);
}

static void
signals_give_the_terminal_back(void **state)
{
	char *home = rig_new_home();

	(void)state;
	end_by(home, SIGINT, "SIGINT", 0);
	end_by(home, SIGTERM, "SIGTERM", 0);
	end_by(home, SIGHUP, "SIGHUP", 0);
	end_by(home, SIGQUIT, "SIGQUIT", 0);
	rig_remove_home(home);
	free(home);
}

static void
crashes_give_the_terminal_back(void **state)
{
	char *home;

	(void)state;
	/* The sanitizers take these before we do. */
	if (getenv("GD_SANITIZERS"))
		skip();
	home = rig_new_home();
	end_by(home, SIGSEGV, "SIGSEGV", 128 + SIGSEGV);
	end_by(home, SIGABRT, "SIGABRT", 128 + SIGABRT);
	rig_remove_home(home);
	free(home);
}

/* By the key, and by a signal from elsewhere. */
static void
a_stopped_desk_lends_the_terminal(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 80, .lang = "en",
					 .job = true };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "No open cases yet");
	for (int i = 0; i < 2; i++) {
		if (i)
			rig_signal(r, SIGTSTP);
		else
			rig_send(r, "\032");
		assert_true(tty_stopped(rig_pid(r)));
		assert_given_back(r, i ? "SIGTSTP" : "Ctrl-Z");
		rig_signal(r, SIGCONT);
		rig_send(r, "?");
		rig_expect(r, "Help");
		assert_true(rig_altscreen(r));
		/* Pasting is bracketed again: a line end runs nothing. */
		assert_non_null(rig_left(r));
		rig_send(r, KEY_ESC);
		rig_expect(r, "No open cases yet");
		rig_paste(r, "q");
		rig_settle(r);
		rig_expect(r, "No open cases yet");
	}
	rig_send(r, "q");
	assert_int_equal(rig_wait(r), 0);
	assert_given_back(r, "q");
	rig_end(r, false);
}

/* No handler runs at SIGSTOP: the shell puts the terminal right, and we again. */
static void
what_was_stopped_unasked_goes_on(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 80, .lang = "en",
					 .job = true };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "No open cases yet");
	rig_signal(r, SIGSTOP);
	assert_true(tty_stopped(rig_pid(r)));
	rig_take_back(r);
	rig_signal(r, SIGCONT);
	/* Nobody presses Enter. */
	rig_send(r, "?");
	rig_expect(r, "Help");
	rig_send(r, KEY_ESC);
	rig_expect(r, "No open cases yet");
	rig_send(r, "q");
	assert_int_equal(rig_wait(r), 0);
	assert_given_back(r, "q");
	rig_end(r, false);
}

static void
ctrl_z_without_a_shell_changes_nothing(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 80, .lang = "en" };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_expect(r, "No open cases yet");
	rig_send(r, "\032");
	rig_settle(r);
	rig_send(r, "?");
	rig_expect(r, "Help");
	assert_true(rig_altscreen(r));
	rig_end(r, false);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(signals_give_the_terminal_back),
		cmocka_unit_test(crashes_give_the_terminal_back),
		cmocka_unit_test(a_stopped_desk_lends_the_terminal),
		cmocka_unit_test(what_was_stopped_unasked_goes_on),
		cmocka_unit_test(ctrl_z_without_a_shell_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
