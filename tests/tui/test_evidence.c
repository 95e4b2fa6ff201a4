/*
 * The evidence screen: a file is added by its name with completion, judged, shown,
 * bundled and proved, and undone.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "rig.h"

#define CTRL_U "\025"

static void
write_file(struct rig *r, const char *name, const char *text)
{
	char path[1024];
	FILE *fp;

	snprintf(path, sizeof path, "%s/%s", rig_home(r), name);
	fp = fopen(path, "w");
	assert_non_null(fp);
	fputs(text, fp);
	fclose(fp);
}

static bool
is_there(struct rig *r, const char *name)
{
	char path[1024];
	struct stat st;

	snprintf(path, sizeof path, "%s/%s", rig_home(r), name);
	return stat(path, &st) == 0;
}

static void
open_screen(struct rig *r)
{
	rig_expect(r, "Board");
	rig_send(r, "v");
	rig_expect(r, "Completeness");
}

static void
add(struct rig *r)
{
	write_file(r, "proof-one.txt", "a promise\n");
	rig_send(r, "a");
	rig_expect(r, "Which file?");
	rig_send(r, CTRL_U "proof-\t");
	rig_expect(r, "proof-one.txt");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "When was it captured?");
	rig_send(r, "2026-03-08 20:15" KEY_ENTER);
	rig_expect(r, "Added as no. 1");
}

/* On the line of the file: the one with its number. */
static void
go_to_file(struct rig *r)
{
	rig_send(r, "g");
	rig_settle(r);
	for (int i = 0; i < 30; i++) {
		rig_send(r, "j");
		rig_settle(r);
		if (rig_shows(r, "SHA-256 "))
			return;
	}
	fail_msg("no line of a file can be reached");
}

static void
a_file_is_added_judged_and_undone(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 80,
					 .lang = "en", .demo = 6 };
	struct rig *r = rig_start(&setup);

	(void)state;
	open_screen(r);
	rig_expect(r, "missing");
	add(r);
	rig_expect(r, "proof-one.txt");
	go_to_file(r);
	rig_send(r, "p");
	rig_expect(r, "lawful?");
	rig_send(r, "2");
	rig_settle(r);
	rig_send(r, KEY_ESC);
	rig_settle(r);
	rig_send(r, KEY_ENTER);
	rig_expect(r, "a promise");
	rig_send(r, KEY_ESC);
	rig_settle(r);
	rig_send(r, "V");
	rig_expect(r, "Unchanged");
	for (int i = 0; i < 4 && rig_shows(r, "proof-one.txt"); i++) {
		rig_send(r, "u");
		rig_expect(r, "ndone");
		rig_send(r, "k");
		rig_settle(r);
	}
	rig_expect_gone(r, "proof-one.txt");
	rig_end(r, false);
}

static void
a_bundle_is_written(void **state)
{
	const struct rig_setup setup = { .rows = 40, .cols = 120,
					 .lang = "en", .demo = 6 };
	struct rig *r = rig_start(&setup);

	(void)state;
	open_screen(r);
	rig_send(r, "b");
	rig_expect(r, "no files yet");
	add(r);
	rig_send(r, "b");
	rig_expect(r, "What goes into the bundle?");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "Write the bundle to");
	rig_send(r, CTRL_U "out.zip" KEY_ENTER);
	rig_expect(r, "out.zip");
	rig_expect(r, "1 file with catalogue");
	assert_true(is_there(r, "out.zip"));
	rig_end(r, false);
}

/* The first `from` of a file becomes `to`, of the same length. */
static void
tamper(struct rig *r, const char *name, const char *from, const char *to)
{
	static char bytes[1 << 20];
	char path[1024], *at;
	size_t len;
	FILE *fp;

	snprintf(path, sizeof path, "%s/%s", rig_home(r), name);
	fp = fopen(path, "r+");
	assert_non_null(fp);
	len = fread(bytes, 1, sizeof bytes, fp);
	at = memmem(bytes, len, from, strlen(from));
	assert_non_null(at);
	assert_int_equal(fseek(fp, at - bytes, SEEK_SET), 0);
	fputs(to, fp);
	fclose(fp);
}

/* Ask about bundle `path`, whose timestamps are counted; the page is up then. */
static void
check_bundle(struct rig *r, const char *path)
{
	rig_send(r, "Y");
	rig_expect(r, "Which bundle?");
	rig_send(r, CTRL_U);
	rig_send(r, path);
	rig_send(r, KEY_ENTER);
	rig_expect(r, "And the timestamps in it?");
	rig_send(r, KEY_ENTER);
}

static void
a_bundle_from_elsewhere_is_looked_at(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 80,
					 .lang = "en", .demo = 6 };
	struct rig *r = rig_start(&setup);
	const char *top = getenv("top_srcdir");
	char leaves[1024];

	(void)state;
	open_screen(r);
	add(r);
	rig_send(r, "b");
	rig_expect(r, "What goes into the bundle?");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "Write the bundle to");
	rig_send(r, CTRL_U "out.zip" KEY_ENTER);
	rig_expect(r, "1 file with catalogue");
	check_bundle(r, "out.z\t");
	rig_expect(r, "Nothing is wrong with it");
	rig_expect(r, "This bundle is whole");
	rig_send(r, KEY_ESC);
	rig_expect_gone(r, "Nothing is wrong");
	tamper(r, "out.zip", "a promise", "a Promise");
	check_bundle(r, "out.zip");
	rig_expect(r, "Do not rely on this bundle");
	rig_expect(r, "proof-one.txt' was changed");
	rig_send(r, KEY_ESC);
	rig_expect_gone(r, "was changed");
	/* A hostile one, from the board too: it is of no case of ours. */
	rig_send(r, KEY_ESC);
	rig_expect(r, "Board");
	snprintf(leaves, sizeof leaves,
		 "%s/tests/fuzz/corpus/bundle/leaves.zip", top ? top : ".");
	check_bundle(r, leaves);
	rig_expect(r, "would leave the folder");
	rig_send(r, KEY_ESC);
	rig_expect_gone(r, "would leave the folder");
	check_bundle(r, "gongdao.db");
	rig_expect(r, "no zip archive");
	rig_send(r, KEY_ESC);
	rig_expect_gone(r, "no zip archive");
	check_bundle(r, "nosuch.zip");
	rig_expect(r, "there is no file 'nosuch.zip'");
	rig_end(r, false);
}

static void
what_cannot_be_added_is_told(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 80,
					 .lang = "en", .demo = 6 };
	struct rig *r = rig_start(&setup);

	(void)state;
	open_screen(r);
	rig_send(r, "a");
	rig_expect(r, "Which file?");
	rig_send(r, CTRL_U "nosuch" KEY_ENTER);
	rig_expect(r, "When was it captured?");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "there is no file 'nosuch'");
	rig_send(r, "R");
	rig_expect(r, "In court");
	rig_end(r, false);
}

static void
cue_cards_go_step_by_step(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 80,
					 .lang = "en", .demo = 6,
					 .now = "2026-03-12T09:04" };
	struct rig *r = rig_start(&setup);

	(void)state;
	open_screen(r);
	add(r);
	rig_send(r, "R");
	rig_expect(r, "card 1 of");
	rig_expect(r, "The original device");
	rig_send(r, "l");
	rig_expect(r, "2. Log in");
	rig_send(r, "m");
	rig_expect(r, "this card shows no file");
	/* A timer that runs: any of its first sixty seconds. */
	rig_send(r, "t");
	rig_expect(r, " 0:");
	rig_send(r, "t");
	rig_expect_gone(r, " 0:");
	rig_send(r, "G");
	rig_expect(r, "Check the files");
	rig_send(r, " ");
	rig_expect(r, "That was the last card");
	/* The card that shows the file, whichever its kind is. */
	rig_send(r, "g");
	rig_settle(r);
	for (int i = 0; i < 9 && !rig_shows(r, "Show no. 1"); i++) {
		rig_send(r, " ");
		rig_settle(r);
	}
	rig_expect(r, "Show no. 1: proof-one.txt");
	rig_send(r, "m");
	rig_expect(r, "Not at hand: the original of no. 1");
	rig_send(r, "u");
	rig_expect_gone(r, "Not at hand: the original");
	rig_end(r, false);
}

static void
a_chat_is_a_timeline(void **state)
{
	const struct rig_setup setup = { .rows = 24, .cols = 80,
					 .lang = "en", .demo = 6 };
	struct rig *r = rig_start(&setup);

	(void)state;
	open_screen(r);
	write_file(r, "talk.txt", "2026-03-08 20:15:33 Ann\nreal leather\n\n"
		   "2026-03-08 20:16:01 Bob\nhow much\n\n"
		   "2026-03-09 09:00:00 Ann\nsold out\n");
	rig_send(r, "a");
	rig_expect(r, "Which file?");
	rig_send(r, CTRL_U "talk.txt" KEY_ENTER);
	rig_expect(r, "When was it captured?");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "Added as no. 1");
	go_to_file(r);
	rig_send(r, "/");
	rig_expect(r, "3 of 3 messages");
	rig_expect(r, "2026-03-09");
	rig_send(r, "/");
	rig_expect(r, "Words to find");
	rig_send(r, "leather" KEY_ENTER);
	rig_expect(r, "1 of 3 messages");
	rig_expect_gone(r, "how much");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "how much");
	rig_send(r, "/");
	rig_expect(r, "Words to find");
	rig_send(r, "nowhere" KEY_ENTER);
	rig_expect(r, "None of 3 messages");
	rig_expect(r, "sold out");
	rig_end(r, false);
}

static void
it_fits_small_screens_in_chinese(void **state)
{
	const struct rig_setup setup = { .rows = 16, .cols = 60,
					 .lang = "zh_CN", .demo = 6 };
	struct rig *r = rig_start(&setup);

	(void)state;
	rig_settle(r);
	rig_send(r, "v");
	rig_expect(r, "[");
	rig_expect(r, "%");
	rig_resize(r, 60, 200);
	rig_expect(r, "%");
	rig_end(r, false);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_is_added_judged_and_undone),
		cmocka_unit_test(a_bundle_is_written),
		cmocka_unit_test(a_bundle_from_elsewhere_is_looked_at),
		cmocka_unit_test(what_cannot_be_added_is_told),
		cmocka_unit_test(cue_cards_go_step_by_step),
		cmocka_unit_test(a_chat_is_a_timeline),
		cmocka_unit_test(it_fits_small_screens_in_chinese),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
