/*
 * The plan on the screen: opened at once, its sources on a key, a refusal
 * rehearsed, the ways on after a failure, who cannot take it told at once.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "tui/rig.h"

static const char answers[] =
	"platform = wechat\ncarrier = mini_program\ntype = fraud\n"
	"scenario = livestream\nshop = Fawn\ngoods = bag\namount = 1299\n"
	"order_no = 4200001234567890\nfacts.1 = a fake\n"
	"for_living = yes\nfound_at = 2026-03-01\ndemand = return_refund\n"
	"evidence = screenshot,chat,live_replay,ad_page,photo,licence_page\n";

static void
run_ok(const char *home, const char *const *args)
{
	char out[4096];

	if (rig_command(home, "en", "2026-03-10T09:00", args, out,
			sizeof out) != 0)
		fail_msg("%s", out);
}

/* A home with one case, GD-0001. */
static char *
home_with_case(void)
{
	char *home = rig_new_home();

	rig_new_case(home, "2026-03-10T09:00", answers);
	return home;
}

/* The board with the case selected. */
static struct rig *
sit_down(const char *home, int rows, int cols)
{
	const struct rig_setup setup = { .rows = rows, .cols = cols,
					 .lang = "en", .home = home };
	struct rig *r = rig_start(&setup);

	rig_expect(r, "GD-0001");
	return r;
}

static void
the_plan_opens_at_one_key(void **state)
{
	char *home = home_with_case();
	struct rig *r = sit_down(home, 24, 80);

	(void)state;
	rig_send(r, KEY_LEFT);
	rig_send(r, "p");
	rig_expect(r, "Recommended");
	rig_expect(r, "[now]");
	rig_send(r, "o");
	rig_expect(r, "Record all of these as filed now");
	rig_expect(r, "5. 12315 report");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "5 complaints filed");
	rig_expect(r, "waiting]");
	rig_send(r, "o");
	rig_expect(r, "is filed already");
	rig_send(r, "u");
	rig_expect(r, "[now]");
	rig_end(r, false);
	free(home);
}

static void
every_line_of_the_plan_has_its_source(void **state)
{
	char *home = home_with_case();
	struct rig *r = sit_down(home, 24, 80);

	(void)state;
	rig_send(r, KEY_LEFT);
	rig_send(r, "p");
	rig_expect(r, "Recommended");
	rig_send(r, "jjjjjj");
	rig_settle(r);
	assert_false(rig_shows(r, "Source: "));
	rig_send(r, "i");
	rig_expect(r, "Source: ");
	rig_expect(r, "The article");
	rig_send(r, KEY_ENTER);
	rig_expect_gone(r, "Source: ");
	rig_end(r, false);
	free(home);
}

static void
a_refusal_is_rehearsed_before_filing(void **state)
{
	char *home = home_with_case();
	struct rig *r = sit_down(home, 40, 120);

	(void)state;
	rig_send(r, KEY_LEFT);
	rig_send(r, "p");
	rig_expect(r, "Recommended");
	rig_send(r, "t");
	rig_expect(r, "Which body shall be rehearsed?");
	rig_expect(r, "It would be refused");
	rig_send(r, "4");	/* a digit chooses */
	rig_expect(r, "What to put right first");
	rig_expect(r, "refused by law");
	rig_end(r, false);
	free(home);
}

static void
a_refused_case_shows_its_ways_on(void **state)
{
	static const char *const file[] = { "file", "1", "service", NULL };
	static const char *const no[] = { "respond", "1", "--result", "refused",
					  NULL };
	char *home = home_with_case();
	struct rig *r;

	(void)state;
	run_ok(home, file);
	run_ok(home, no);
	r = sit_down(home, 30, 100);
	rig_send(r, KEY_ENTER);
	rig_expect(r, "N: ways on");
	rig_send(r, "N");
	rig_expect(r, "this is not the end");
	rig_expect(r, "Ask the platform to decide");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "Platform arbitration");
	rig_end(r, false);
	free(home);
}

static void
who_cannot_take_it_is_told_at_once(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 80,
					 .lang = "en" };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_settle(r);
	rig_send(r, "n");
	rig_expect(r, "New case");
	rig_paste(r, "买了假货，花了1299元");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "right?");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "everyday");
	rig_send(r, "3");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "Instead:");
	rig_expect(r, "12315 complaint");
	rig_end(r, false);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_plan_opens_at_one_key),
		cmocka_unit_test(every_line_of_the_plan_has_its_source),
		cmocka_unit_test(a_refusal_is_rehearsed_before_filing),
		cmocka_unit_test(a_refused_case_shows_its_ways_on),
		cmocka_unit_test(who_cannot_take_it_is_told_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
