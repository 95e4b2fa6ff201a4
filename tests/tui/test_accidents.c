/*
 * The desk while the disk is full: it says so, keeps what was typed and saves it
 * once there is room; nothing it called saved is lost. accident.c
 * does the rest.
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
#include <unistd.h>

#include "tui/rig.h"

#define PRELOAD "LD_PRELOAD=" TEST_BUILDDIR "/tests/tui/accident"

struct place {
	char *home;
	char full[600];		/* while this file is there the disk is full */
	char env[640];
	const char *list[3];
	struct rig_setup setup;
};

static void
make_place(struct place *p, int rows, int cols)
{
	/* The sanitizers want to be loaded first themselves. */
	if (getenv("GD_SANITIZERS"))
		skip();
	p->home = rig_new_home();
	snprintf(p->full, sizeof p->full, "%s/full", p->home);
	snprintf(p->env, sizeof p->env, "ACCIDENT_FULL=%s", p->full);
	p->list[0] = PRELOAD;
	p->list[1] = p->env;
	p->list[2] = NULL;
	p->setup = (struct rig_setup){ .rows = rows, .cols = cols,
				       .lang = "en", .home = p->home,
				       .env = p->list };
}

static void
leave_place(struct place *p)
{
	rig_remove_home(p->home);
	free(p->home);
}

static void
fill_disk(const struct place *p)
{
	FILE *f = fopen(p->full, "w");

	assert_non_null(f);
	fclose(f);
}

static void
make_room(const struct place *p)
{
	assert_int_equal(unlink(p->full), 0);
}

/* To the question that asks what happened, with some words kept of it. */
static struct rig *
begin_story(const struct place *p, const char *words)
{
	struct rig *r = rig_start(&p->setup);

	rig_expect(r, "No open cases yet");
	rig_send(r, "n");
	rig_expect(r, "New case");
	rig_paste(r, words);
	rig_expect(r, words);
	return r;
}

static void
a_full_disk_is_told_and_the_words_stay(void **state)
{
	struct place p;
	struct rig *r;

	(void)state;
	make_place(&p, 24, 80);
	r = begin_story(&p, "the cooker");
	fill_disk(&p);
	rig_send(r, " is cold");
	rig_expect(r, "NOT SAVED");
	rig_expect(r, "no room left");
	rig_expect(r, "This is not saved yet");
	/* No way leads away from it. */
	rig_send(r, KEY_ENTER);
	rig_expect(r, "the cooker is cold");
	rig_send(r, KEY_F6);
	rig_expect(r, "the cooker is cold");
	rig_send(r, KEY_ESC);
	rig_expect(r, "Try to save it again");
	rig_send(r, KEY_ESC);
	rig_expect_gone(r, "Try to save it again");
	rig_expect(r, "the cooker is cold");
	rig_expect(r, "NOT SAVED");
	/* Without a key, once there is room. */
	make_room(&p);
	rig_expect(r, "What you typed is saved now");
	rig_expect_gone(r, "NOT SAVED");
	rig_signal(r, SIGKILL);
	rig_wait(r);
	rig_end(r, true);

	r = rig_start(&p.setup);
	rig_settle(r);
	rig_send(r, "n");
	rig_expect(r, "not finished");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "the cooker is cold");
	rig_end(r, true);
	leave_place(&p);
}

static void
who_leaves_a_full_disk_is_asked(void **state)
{
	struct place p;
	struct rig *r;

	(void)state;
	make_place(&p, 40, 120);
	r = begin_story(&p, "the cooker");
	rig_expect(r, "saved 09:04");
	fill_disk(&p);
	rig_send(r, " is cold");
	rig_expect(r, "NOT SAVED");
	rig_send(r, KEY_ESC);
	rig_expect(r, "Leave; what was typed last is lost");
	rig_send(r, "1");
	rig_expect(r, "Leave; what was typed last is lost");
	make_room(&p);
	rig_send(r, "1");
	rig_expect_gone(r, "New case");
	rig_send(r, "n");
	rig_expect(r, "not finished");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "the cooker is cold");
	/* And the other way out of it. */
	fill_disk(&p);
	rig_send(r, "?!");
	rig_expect(r, "NOT SAVED");
	rig_send(r, KEY_ESC);
	rig_expect(r, "Leave; what was typed last is lost");
	rig_send(r, "2");
	rig_expect_gone(r, "New case");
	make_room(&p);
	rig_send(r, "n");
	rig_expect(r, "not finished");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "the cooker is cold");
	assert_false(rig_shows(r, "?!"));
	rig_end(r, true);
	leave_place(&p);
}

static void
a_pause_keeps_what_was_typed(void **state)
{
	struct place p;
	struct rig *r;

	(void)state;
	make_place(&p, 40, 120);
	r = begin_story(&p, "the cooker");
	/* Faster than once a second: the second is kept by a pause alone. */
	rig_send(r, " is");
	rig_send(r, " cold");
	rig_expect(r, "the cooker is cold");
	fill_disk(&p);
	rig_expect(r, "NOT SAVED");
	rig_end(r, true);
	leave_place(&p);
}

static void
a_note_is_not_typed_twice(void **state)
{
	struct place p;
	struct rig *r;

	(void)state;
	make_place(&p, 24, 80);
	p.setup.demo = 1;
	r = rig_start(&p.setup);
	rig_expect(r, "GD-0001");
	rig_send(r, "/GD-0001" KEY_ENTER);
	rig_expect(r, "1 History");
	rig_send(r, "a");
	rig_expect(r, "What should the history hold?");
	rig_send(r, "they hung up");
	fill_disk(&p);
	rig_send(r, KEY_ENTER);
	rig_expect(r, "no room left");
	rig_expect(r, "What should the history hold?");
	rig_expect(r, "they hung up");
	make_room(&p);
	rig_send(r, KEY_ENTER);
	rig_expect(r, "noted");
	/* Nor are the words of an answer. */
	rig_send(r, "r");
	rig_expect(r, "What was answered?");
	rig_send(r, "1");
	rig_expect(r, "In their words");
	rig_send(r, "call again");
	fill_disk(&p);
	rig_send(r, KEY_ENTER);
	rig_expect(r, "no room left");
	rig_expect(r, "call again");
	make_room(&p);
	rig_send(r, KEY_ENTER);
	rig_expect(r, "answer recorded");
	rig_end(r, true);
	leave_place(&p);
}

/* A dialog where words are typed, and what says that they were taken. */
struct typed {
	const char *keys[5];	/* each shown before the next; NULL ends */
	const char *prompt, *words, *done;
};

/* The disk is full at Enter: the words stay, and go once there is room. */
static void
type_on_a_full_disk(struct rig *r, const struct place *p, const struct typed *d)
{
	for (size_t i = 0; d->keys[i]; i++) {
		rig_send(r, d->keys[i]);
		rig_settle(r);
	}
	rig_expect(r, d->prompt);
	rig_send(r, d->words);
	rig_expect(r, d->words);
	fill_disk(p);
	rig_send(r, KEY_ENTER);
	rig_expect(r, "no room left");
	rig_expect(r, d->prompt);
	rig_expect(r, d->words);
	make_room(p);
	rig_send(r, KEY_ENTER);
	rig_expect(r, d->done);
	rig_expect_gone(r, d->prompt);
}

static void
no_dialog_drops_what_was_typed(void **state)
{
	static const struct typed dialogs[] = {
		/* Marked on the board: of many. */
		{ { "  ", "a" }, "What should the history hold?",
		  "all hung up", ": noted" },
		{ { "  ", "T" }, "Tags, parted by commas", "urgent", ": tagged" },
		{ { "  ", "s", "1" }, "Why may it wait?", "they asked",
		  "reminder rests" },
		{ { "c", "1" }, "How much came back", "12.34",
		  "closed; it stays" },
		{ { "m", KEY_ENTER, "g" KEY_DOWN KEY_DOWN, KEY_ENTER },
		  "What the licence page says", "a seat in Wuxi", "Kept" },
	};
	struct place p;
	struct rig *r;

	(void)state;
	make_place(&p, 30, 100);
	p.setup.demo = 12;
	r = rig_start(&p.setup);
	rig_expect(r, "GD-00");
	for (size_t i = 0; i < sizeof dialogs / sizeof *dialogs; i++) {
		type_on_a_full_disk(r, &p, &dialogs[i]);
	}
	rig_end(r, true);
	leave_place(&p);
}

static void
lines_are_not_typed_twice(void **state)
{
	static const char *const args[] = { "--linear", "new", NULL };
	struct place p;
	struct rig *r;

	(void)state;
	make_place(&p, 40, 120);
	p.setup.args = args;
	r = rig_start(&p.setup);
	rig_expect(r, "What happened");
	fill_disk(&p);
	rig_send(r, "the cooker is cold\nand nobody answers\n\n");
	rig_expect(r, "no room left");
	rig_expect(r, "What you wrote is still here");
	make_room(&p);
	rig_send(r, "\n");
	rig_expect(r, "Question 2");
	rig_end(r, true);
	leave_place(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_full_disk_is_told_and_the_words_stay),
		cmocka_unit_test(who_leaves_a_full_disk_is_asked),
		cmocka_unit_test(a_pause_keeps_what_was_typed),
		cmocka_unit_test(a_note_is_not_typed_twice),
		cmocka_unit_test(no_dialog_drops_what_was_typed),
		cmocka_unit_test(lines_are_not_typed_twice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
