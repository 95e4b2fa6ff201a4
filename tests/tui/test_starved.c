/*
 * Memory runs out in the full-screen desk, whoever asked for it: the terminal is
 * given back, one sentence says it, the status is 3, and what the screen had
 * shown as kept is kept.
 *
 * GONGDAO_TORTURE=N tries ten times N requests, "all" 2000, without it a few, from
 * where GONGDAO_SEED begins.
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

#include "tui/rig.h"

#define PRELOAD "LD_PRELOAD=" TEST_BUILDDIR "/tests/tui/accident"
#define FEW 3
#define MOST 2000
#define LOG_MAX (1 << 20)

struct walk {
	char *home;
	int seen;		/* notes that the screen had shown as kept */
	int starved, went_on, crashed, losses;
};

static void
make_case(const char *home)
{
	rig_new_case(home, NULL, "platform = wechat\ncarrier = mini_program\n"
		     "type = quality\nshop = A shop\n"
		     "facts = it does not heat\ndemand = exchange\n"
		     "amount = 239\nevidence = chat\n");
}

/* A sitting, as far as it gets; every step waits for what it shows. */
static void
work(struct rig *r, struct walk *w, int n)
{
	char note[64], shown[48];

	snprintf(shown, sizeof shown, "told them %d times", n);
	snprintf(note, sizeof note, "%s\r", shown);
	if (!rig_try(r, "", "Board") || !rig_try(r, KEY_LEFT, "GD-0001") ||
	    !rig_try(r, KEY_ENTER, "1 History") ||
	    !rig_try(r, "a", "What should the history hold?") ||
	    !rig_try(r, note, "noted"))
		return;
	w->seen++;
	(void)(rig_try(r, "?", "Help") && rig_try(r, KEY_ESC, "1 History") &&
	       rig_try(r, KEY_ESC, "Board") &&
	       rig_try(r, "d", "Deadlines") && rig_try(r, KEY_ESC, "Board") &&
	       /* Begun by the first, gone on with by the others. */
	       rig_try(r, "n", n ? "not finished" : "New case") &&
	       rig_try(r, n ? KEY_ENTER : "", "New case") &&
	       rig_try(r, "it is broken", "it is broken") &&
	       rig_try(r, "\033[21~", "Board") && rig_try(r, "q", "\n"));
}

static void
judge(struct rig *r, struct walk *w, long at)
{
	const char *left, *wrong = NULL;
	int status;

	/* What could not be read was told, and the desk went on without. */
	rig_signal(r, SIGTERM);
	status = rig_wait(r);
	left = rig_left(r);

	/* A library may crash of it (iniparser does): then we say that. */
	if (status == 3)
		w->starved++;
	else if (status == 128 + SIGSEGV)
		w->crashed++;
	else
		w->went_on++;
	if (left)
		wrong = left;
	else if (status && !rig_shows(r, "gongdao: "))
		wrong = "no sentence";
	else if (status != 3 && status != 0 && status != 128 + SIGSEGV)
		wrong = "it ended otherwise";
	if (!wrong)
		return;
	w->losses++;
	print_message("# request %ld, status %d: %s\n", at, status, wrong);
	for (int i = 0; i < 5; i++)
		print_message("# |%s\n", rig_row(r, i));
}

/* One life in which request `at` gets none (0: all get some). */
static void
live(struct walk *w, int n, long at, const char *count)
{
	char env[2][640];
	const char *list[] = { PRELOAD, env[0], env[1], NULL };
	const struct rig_setup setup = { .rows = 24, .cols = 80, .lang = "en",
					 .home = w->home, .env = list };
	struct rig *r;

	snprintf(env[0], sizeof env[0], "ACCIDENT_MEMORY=%ld", at);
	snprintf(env[1], sizeof env[1], "ACCIDENT_COUNT=%s", count);
	r = rig_start(&setup);
	work(r, w, n);
	judge(r, w, at);
	rig_end(r, true);
}

static int
how_many(void)
{
	const char *torture = getenv("GONGDAO_TORTURE");

	if (!torture)
		return FEW;
	return strcmp(torture, "all") == 0
		? MOST : 10 * (int)strtol(torture, NULL, 10);
}

/* Every note that was seen stands in the history, none twice. */
static int
not_kept(const struct walk *w, char *log, int lives)
{
	int kept = 0;

	for (int i = 0; i < lives; i++) {
		char text[48];
		const char *at;

		snprintf(text, sizeof text, "told them %d times", i);
		at = strstr(log, text);
		kept += at != NULL;
		if (at && strstr(at + 1, text))
			return 1;
	}
	return kept < w->seen;
}

static void
memory_ends_the_desk_in_order(void **state)
{
	static const char *const verify[] = { "verify", NULL };
	static const char *const list[] = { "log", "1", NULL };
	const char *seed = getenv("GONGDAO_SEED");
	struct walk w = { .home = NULL };
	int lives = how_many();
	char path[600], *log = malloc(LOG_MAX);
	long total = 0, stride;
	FILE *f;

	(void)state;
	/* The sanitizers want to be loaded first themselves. */
	if (getenv("GD_SANITIZERS")) {
		free(log);
		skip();
	}
	assert_non_null(log);
	w.home = rig_new_home();
	make_case(w.home);
	snprintf(path, sizeof path, "%s/count", w.home);
	live(&w, 0, 0, path);
	live(&w, 1, 0, path);
	assert_int_equal(w.went_on, 2);
	assert_int_equal(w.seen, 2);
	f = fopen(path, "r");
	assert_non_null(f);
	assert_int_equal(fscanf(f, "%ld", &total), 1);
	fclose(f);
	stride = total / lives > 0 ? total / lives : 1;
	for (int i = 0; i < lives; i++)
		live(&w, i + 2, 1 + i * stride +
		     (seed ? strtol(seed, NULL, 10) % stride : stride / 2),
		     path);
	if (rig_command(w.home, "en", NULL, verify, log, LOG_MAX) != 0)
		fail_msg("verify: %s", log);
	assert_int_equal(rig_command(w.home, "en", NULL, list, log, LOG_MAX), 0);
	w.losses += not_kept(&w, log, lives + 2);
	print_message("# memory in the desk: points tried %d of %ld, losses "
		      "%d; %d ended it, %d did without, %d crashed a "
		      "library\n", lives, total, w.losses, w.starved,
		      w.went_on - 2, w.crashed);
	assert_int_equal(w.losses, 0);
	rig_remove_home(w.home);
	free(w.home);
	free(log);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_ends_the_desk_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
