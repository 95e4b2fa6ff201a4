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
#include "domain/pattern.h"
#include "playbook/letters.h"

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

/*
 * The kinds that the linter finds in one sentence; the id of the first finding's
 * rule goes to `*first`, "" when there is none. `first` may be NULL.
 */
static unsigned
kinds_in(const struct state *s, const char *type, const char *sentence,
	 const char **first)
{
	struct gd_findings f = GD_FINDINGS_INIT;
	struct gd_lint_env env = env_of(s, type, "2026-06-01");
	unsigned kinds = 0;

	env.sentence = true;
	gd_lint(&env, sentence, strlen(sentence), &f);
	if (first)
		*first = f.len ? f.items[0].rule->id : "";
	for (size_t i = 0; i < f.len; i++) {
		kinds |= f.items[i].kind;
		assert_true(f.items[i].start + f.items[i].len <=
			    strlen(sentence));
		assert_true(f.items[i].len > 0);
	}
	gd_findings_release(&f);
	return kinds;
}

/* What came of one list of sentences. */
struct tally {
	int bad, found, good, alarms;
};

static void
judge(const struct state *s, char *line, struct tally *t)
{
	char *type = strchr(line, '\t'), *sentence;
	const char *first;
	unsigned want, kinds;

	assert_non_null(type);
	*type++ = '\0';
	sentence = strchr(type, '\t');
	assert_non_null(sentence);
	*sentence++ = '\0';
	want = gd_lint_kind_parse(line, strlen(line));
	kinds = kinds_in(s, type, sentence, &first);
	if (!want) {
		assert_string_equal(line, "ok");
		t->good++;
		t->alarms += kinds != 0;
		if (kinds)
			print_message("false alarm (%s): %s\n", first,
				      sentence);
		return;
	}
	t->bad++;
	if (kinds & want)
		t->found++;
	else
		print_message("missed (%s, found '%s'): %s\n", line, first,
			      sentence);
}

/*
 * The linter aims at 95 of a hundred found and 5 false alarms. The first list is
 * what word lists and weights are made from. On the second, which they never see,
 * they do what is asked of them here: raise it when they do better, and never put
 * words into the lists because of it.
 */
static void
misses_and_false_alarms_stay_few(void **state)
{
	static const struct {
		const char *file;
		int found, alarms;	/* at least, at most, of a hundred */
	} lists[] = {
		{ "lint-sentences.tsv", 95, 5 },
		{ "lint-heldout.tsv", 95, 5 },
	};
	const struct state *s = *state;
	char *p, *line;

	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		struct gd_buf text = GD_BUF_INIT, path = GD_BUF_INIT;
		struct tally t = { .bad = 0 };

		gd_buf_addf(&path, TEST_SRCDIR "/data/%s", lists[i].file);
		assert_int_equal(gd_file_read(&text, path.s, 1 << 20, NULL),
				 GD_OK);
		for (p = text.s; (line = strsep(&p, "\n"));)
			if (*line && *line != '#')
				judge(s, line, &t);
		gd_buf_release(&text);
		gd_buf_release(&path);
		print_message("%s: found %d of %d, false alarms %d of %d\n",
			      lists[i].file, t.found, t.bad, t.alarms, t.good);
		assert_true(t.bad >= 100 && t.good >= 80);
		assert_true(t.found * 100 >= t.bad * lists[i].found);
		assert_true(t.alarms * 100 <= t.good * lists[i].alarms);
	}
}

static void
patterns_find_what_they_say(void **state)
{
	static const struct {
		const char *patterns, *text, *found;	/* NULL: nothing */
	} cases[] = {
		{ "(ab|b)c", "xbc 1bc abc", "bc" },
		{ "x(ab|b)c|zz", "xabc", "xabc" },
		{ "a~b", "a1234b", "a1234b" },
		{ "a~b", "a12345b", NULL },
		{ "pay*drop", "Pay one two three four five six seven eight nine "
		  "ten eleven twelve and I drop", "Pay one two three four five "
		  "six seven eight nine ten eleven twelve and I drop" },
		{ "pay*drop", "Pay me. I drop", NULL },
		{ "lie(s|d)", "he belies; he lies", "lies" },
		{ "sue", "a tissue", NULL },
		{ "<id>", "no. 110101199003074530.", "110101199003074530" },
		{ "<id>", "11010119900307453x", "11010119900307453x" },
		{ "<id>", "order 110198765432101234", NULL },
		{ "<id>", "1101011990030745301", NULL },
		{ "<card>", "6222 0212 3456 7890 123", "6222 0212 3456 7890 123" },
		{ "<card>", "4111111111111111", "4111111111111111" },
		{ "<card>", "4111111111111112", NULL },
		{ "<card>", "4200001234202603081234567890", NULL },
		{ "by ~<date>", "by Monday, 30 November 2026.",
		  "by Monday, 30 November 2026" },
		{ "<date>", "on Nov 3, 2026", "Nov 3, 2026" },
		{ "<date>", "I may 3 times", NULL },
		{ "<date>", "in November", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *s = cases[i].text;
		struct gd_match m;
		bool found;

		assert_true(gd_pattern_valid(cases[i].patterns));
		found = gd_pattern_find(cases[i].patterns, s, strlen(s), 0, &m);
		if (found != (cases[i].found != NULL))
			fail_msg("%s in '%s'", cases[i].patterns, s);
		if (!found)
			continue;
		assert_int_equal(m.len, strlen(cases[i].found));
		assert_memory_equal(s + m.start, cases[i].found, m.len);
	}
	assert_false(gd_pattern_valid("(a*b)c"));
	assert_false(gd_pattern_valid("(a|)c"));
	assert_false(gd_pattern_valid("()c"));
	assert_false(gd_pattern_valid("a)c"));
	assert_false(gd_pattern_valid("(ac"));
	assert_false(gd_pattern_valid("a~"));
	assert_false(gd_pattern_valid("<idx>"));
}

/* Which kinds speak against a whole letter of one line, on a fraud. */
static void
english_letters_are_judged_by_their_own_words(void **state)
{
	static const struct {
		const char *text;
		unsigned kinds;
	} cases[] = {
		{ "Under the Consumer Protection Law, art. 55, pay 500 yuan "
		  "before 24:00 on Monday, 30 November 2026.", 0 },
		{ "Under article 55 of the Consumer Protection Law please pay "
		  "500 yuan by November 30, 2026.", 0 },
		{ "Please pay 500 yuan by 30 November 2026.", GD_LINT_LAW },
		{ "Under the Consumer Protection Law, art. 555, pay 500 yuan "
		  "by 30 November 2026.", GD_LINT_LAW },
		{ "Under the Consumer Protection Law please pay 500 yuan by 30 "
		  "November 2026.", GD_LINT_LAW },
		{ "Under the Consumer Protection Law, art. 55, please pay 500 "
		  "yuan.", GD_LINT_DEADLINE },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gd_lint_env env = env_of(*state, "fraud", "2026-06-01");
		struct gd_findings f = GD_FINDINGS_INIT;
		unsigned kinds = 0;

		gd_lint(&env, cases[i].text, strlen(cases[i].text), &f);
		for (size_t k = 0; k < f.len; k++)
			kinds |= f.items[k].kind;
		if (kinds != cases[i].kinds)
			fail_msg("case %zu: %u, not %u", i, kinds,
				 cases[i].kinds);
		gd_findings_release(&f);
	}
}

/* The same word is ours or theirs by what stands around it. */
static void
what_stands_around_a_word_counts(void **state)
{
	static const struct {
		const char *sentence;
		unsigned kind;
		bool found;
	} cases[] = {
		{ "你们这些骗子，退钱。", GD_LINT_TONE, true },
		{ "商家说我是骗子，截图见附件。", GD_LINT_TONE, false },
		{ "客服回复“骗子”，截图见附件。", GD_LINT_TONE, false },
		{ "《骗子的一生》缺页，请更换。", GD_LINT_TONE, false },
		{ "不退款我就曝光你们。", GD_LINT_TONE, true },
		{ "本人从未在任何平台曝光这家店。", GD_LINT_TONE, false },
		{ "请立即退款。", GD_LINT_DEADLINE, true },
		{ "商家承诺立即退款。", GD_LINT_DEADLINE, false },
		{ "页面写着“请立即付款”，我照做了。", GD_LINT_DEADLINE, false },
		{ "请赔偿我的损失。", GD_LINT_DEMAND, true },
		{ "请赔偿我的损失236元。", GD_LINT_DEMAND, false },
		{ "依据《最高人民法院关于适用〈中华人民共和国合同法〉若干问题的解释》第6条。",
		  GD_LINT_REPEALED, true },
		{ "依据《消费者权益保护法》（1993年）第49条。",
		  GD_LINT_REPEALED, true },
		{ "合同法律关系清楚。", GD_LINT_REPEALED, false },
		{ "根据消费维权法第8条，应当退货。", GD_LINT_LAW, true },
		{ "依据《消费者权益保护法》第24条，该法第52条也适用。",
		  GD_LINT_LAW, false },
		{ "合同第五条写明逾期每天赔付50元。", GD_LINT_LAW, false },
		{ "被告☐ 赔偿损失", GD_LINT_DEMAND, false },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		unsigned kinds = kinds_in(*state, "", cases[i].sentence,
					  NULL);

		if (!(kinds & cases[i].kind) == cases[i].found)
			fail_msg("%x: %s", kinds, cases[i].sentence);
	}
}

/* A sentence is heard the same alone and after another. */
static void
a_sentence_sounds_the_same_in_a_letter(void **state)
{
	static const char before[] = "商品于5月2日签收。";
	static const char *const cases[] = {
		"希望这个周末以前可以装好。", "望贵店识时务，早退早了。",
		"请还老百姓一个明白。", "贵方如执迷不悟，届时悔之晚矣。",
	};
	struct gd_lint_env env = env_of(*state, "", "2026-06-01");

	env.sentence = true;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gd_findings alone = GD_FINDINGS_INIT;
		struct gd_findings after = GD_FINDINGS_INIT;
		char text[256];

		snprintf(text, sizeof text, "%s%s", before, cases[i]);
		gd_lint(&env, cases[i], strlen(cases[i]), &alone);
		gd_lint(&env, text, strlen(text), &after);
		if (!alone.len || alone.len != after.len)
			fail_msg("%zu and %zu: %s", alone.len, after.len, text);
		assert_ptr_equal(alone.items[0].rule, after.items[0].rule);
		assert_int_equal(alone.items[0].start + strlen(before),
				 after.items[0].start);
		assert_int_equal(alone.items[0].len, after.items[0].len);
		gd_findings_release(&alone);
		gd_findings_release(&after);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(patterns_find_what_they_say),
		cmocka_unit_test_setup_teardown(what_stands_around_a_word_counts,
						setup, teardown),
		cmocka_unit_test_setup_teardown(
			english_letters_are_judged_by_their_own_words, setup,
			teardown),
		cmocka_unit_test_setup_teardown(
			a_sentence_sounds_the_same_in_a_letter, setup, teardown),
		cmocka_unit_test_setup_teardown(misses_and_false_alarms_stay_few,
						setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
