/*
 * The linter against sentences as people write them: misses and false alarms are
 * printed, so that a change of the word lists shows what it costs.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/file.h"
#include "domain/lint.h"
#include "playbook/letters.h"

#define SENTENCES TEST_SRCDIR "/data/lint-sentences.tsv"

struct state {
	struct gd_playbook *pb;
	const struct gd_letter_book *book;
	const struct gd_source *sources;
	size_t sources_len;
};

static int
setup(void **state)
{
	struct state *s = calloc(1, sizeof *s);
	struct gd_error err = GD_ERROR_INIT;

	assert_int_equal(gd_playbook_open(TEST_DATADIR, NULL, &s->pb, &err),
			 GD_OK);
	if (gd_playbook_letters(s->pb, &s->book, &err) != GD_OK)
		fail_msg("%s", err.text);
	assert_int_equal(gd_playbook_sources(s->pb, &s->sources,
					     &s->sources_len, &err), GD_OK);
	*state = s;
	return 0;
}

static int
teardown(void **state)
{
	struct state *s = *state;

	gd_playbook_close(s->pb);
	free(s);
	return 0;
}

static struct gd_lint_env
env_of(const struct state *s, const char *type, const char *day)
{
	struct gd_lint_env env = {
		.book = s->book, .sources = s->sources,
		.sources_len = s->sources_len, .type = type,
		.rules = GD_LINT_ALL,
	};

	assert_true(gd_day_parse(day, &env.day));
	return env;
}

/* The kinds that the linter finds in one sentence. */
static unsigned
kinds_in(const struct state *s, const char *type, const char *sentence)
{
	struct gd_findings f = GD_FINDINGS_INIT;
	struct gd_lint_env env = env_of(s, type, "2026-06-01");
	unsigned kinds = 0;

	env.sentence = true;
	gd_lint(&env, sentence, strlen(sentence), &f);
	for (size_t i = 0; i < f.len; i++) {
		kinds |= f.items[i].kind;
		assert_true(f.items[i].start + f.items[i].len <=
			    strlen(sentence));
		assert_true(f.items[i].len > 0);
	}
	gd_findings_release(&f);
	return kinds;
}

static void
misses_and_false_alarms_stay_few(void **state)
{
	const struct state *s = *state;
	struct gd_buf text = GD_BUF_INIT;
	struct gd_error err = GD_ERROR_INIT;
	int bad = 0, found = 0, good = 0, alarms = 0;
	char *p, *line, *type, *sentence;

	assert_int_equal(gd_file_read(&text, SENTENCES, 1 << 20, &err), GD_OK);
	for (p = text.s; (line = strsep(&p, "\n"));) {
		unsigned want, kinds;

		if (!*line || *line == '#')
			continue;
		type = strchr(line, '\t');
		assert_non_null(type);
		*type++ = '\0';
		sentence = strchr(type, '\t');
		assert_non_null(sentence);
		*sentence++ = '\0';
		want = gd_lint_kind_parse(line, strlen(line));
		kinds = kinds_in(s, type, sentence);
		if (!want) {
			assert_string_equal(line, "ok");
			good++;
			if (kinds) {
				alarms++;
				print_message("false alarm (%x): %s\n", kinds,
					      sentence);
			}
			continue;
		}
		bad++;
		if (kinds & want)
			found++;
		else
			print_message("missed (%s, got %x): %s\n", line, kinds,
				      sentence);
	}
	gd_buf_release(&text);
	print_message("found %d of %d, false alarms %d of %d\n", found, bad,
		      alarms, good);
	assert_true(bad + good >= 200);
	assert_true(found * 100 >= bad * 95);
	assert_true(alarms * 100 <= good * 5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(misses_and_false_alarms_stay_few,
						setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
