/*
 * The language in force, and texts in two languages.
 */
#include <config.h>

#include "base/i18n.h"

#include <langinfo.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "base/bitext.h"
#include "base/mem.h"
#include "base/path.h"

/* A catalogue of two messages in the format of GNU gettext, as data. */
#define MSGID "a msgid of the test"
#define MSGSTR "测试的一句话"
#define HEADER "Content-Type: text/plain; charset=UTF-8\n"

static void
write_catalogue(const char *path)
{
	uint32_t head[7 + 8] = {
		0x950412de, 0, 2, 28, 28 + 16, 0, 28 + 32,
		0, sizeof head,
		strlen(MSGID), sizeof head + 1,
		strlen(HEADER), sizeof head + 1 + sizeof MSGID,
		strlen(MSGSTR), sizeof head + 1 + sizeof MSGID + sizeof HEADER
	};
	FILE *fp = fopen(path, "wb");

	assert_non_null(fp);
	fwrite(head, sizeof head, 1, fp);
	fwrite("", 1, 1, fp);
	fwrite(MSGID, sizeof MSGID, 1, fp);
	fwrite(HEADER, sizeof HEADER, 1, fp);
	fwrite(MSGSTR, sizeof MSGSTR, 1, fp);
	assert_int_equal(fclose(fp), 0);
}

static int
enter(void **state)
{
	const char *tmp = getenv("TMPDIR");
	struct gd_buf b = GD_BUF_INIT;
	size_t root;

	gd_buf_addf(&b, "%s/gongdao-i18n-XXXXXX", tmp ? tmp : "/tmp");
	if (!mkdtemp(b.s))
		return -1;
	root = b.len;
	gd_buf_adds(&b, "/zh_CN/LC_MESSAGES");
	if (gd_path_mkdirs(b.s, NULL) != GD_OK)
		return -1;
	gd_buf_adds(&b, "/gongdao.mo");
	write_catalogue(b.s);
	gd_buf_setlen(&b, root);
	*state = gd_buf_detach(&b);
	return 0;
}

static int
leave(void **state)
{
	static const char *const made[] = {
		"/zh_CN/LC_MESSAGES/gongdao.mo", "/zh_CN/LC_MESSAGES",
		"/zh_CN", ""
	};
	struct gd_buf b = GD_BUF_INIT;
	size_t i;
	int failed = 0;

	for (i = 0; i < GD_ARRAY_LEN(made); i++) {
		gd_buf_reset(&b);
		gd_buf_addf(&b, "%s%s", (char *)*state, made[i]);
		failed |= remove(b.s);
	}
	gd_buf_release(&b);
	free(*state);
	return failed;
}

static void
put(const char *name, const char *value)
{
	if (value)
		setenv(name, value, 1);
	else
		unsetenv(name);
}

/*
 * Each row is a session of its own: LANGUAGE is set anew, so that it counts as
 * the user's.
 */
static const struct {
	const char *lang, *all, *messages, *locale, *language;
	bool chinese;
} cases[] = {
	/* the locale, installed or not */
	{ NULL, NULL, NULL, "zh_CN.UTF-8", NULL, true },
	{ NULL, NULL, NULL, "zh_TW.UTF-8", NULL, true },
	{ NULL, NULL, NULL, "zh_CN.GB18030", NULL, true },
	{ NULL, NULL, NULL, "en_US.UTF-8", NULL, false },
	{ NULL, NULL, NULL, "de_DE.UTF-8", NULL, false },
	{ NULL, NULL, NULL, "C.UTF-8", NULL, false },
	{ NULL, NULL, NULL, NULL, NULL, false },
	/* the strongest variable that is set, and set to something */
	{ NULL, NULL, "zh_CN.UTF-8", "en_US.UTF-8", NULL, true },
	{ NULL, "en_US.UTF-8", "zh_CN.UTF-8", "zh_CN.UTF-8", NULL, false },
	{ NULL, "", "", "zh_CN.UTF-8", NULL, true },
	/* LANGUAGE is a list, and nothing against LC_ALL=C */
	{ NULL, NULL, NULL, "C.UTF-8", "zh_CN", true },
	{ NULL, NULL, NULL, "C.UTF-8", "de:zh_CN:en", true },
	{ NULL, NULL, NULL, "zh_CN.UTF-8", "en:zh", false },
	{ NULL, NULL, NULL, "zh_CN.UTF-8", "de", true },
	{ NULL, NULL, NULL, "C.UTF-8", "zhuang", false },
	{ NULL, NULL, NULL, NULL, "zh_CN", true },
	{ NULL, "C", NULL, "zh_CN.UTF-8", "zh_CN", false },
	{ NULL, "POSIX", NULL, NULL, "zh_CN", false },
	/* the configuration has the last word */
	{ "zh_CN", "C", NULL, NULL, NULL, true },
	{ "zh_CN", NULL, NULL, "en_US.UTF-8", "en", true },
	{ "en", NULL, NULL, "zh_CN.UTF-8", "zh_CN", false },
};

static void
messages_and_playbook_speak_one_language(void **state)
{
	size_t i;

	for (i = 0; i < GD_ARRAY_LEN(cases); i++) {
		/* as at the start: nothing of ours in LANGUAGE */
		put("LANGUAGE", "none");
		gd_i18n_init(cases[i].language &&
			     strcmp(cases[i].language, "en") == 0 ?
			     "zh_CN" : "en", *state);
		put("LC_ALL", cases[i].all);
		put("LC_MESSAGES", cases[i].messages);
		put("LANG", cases[i].locale);
		put("LANGUAGE", cases[i].language);
		gd_i18n_init(cases[i].lang, *state);
		if (strcmp(gd_i18n_lang(),
			   cases[i].chinese ? "zh_CN" : "en") != 0)
			fail_msg("case %zu: %s", i, gd_i18n_lang());
		assert_string_equal(_(MSGID),
				    cases[i].chinese ? MSGSTR : MSGID);
		assert_string_equal(nl_langinfo(CODESET), "UTF-8");
	}
}

/* Said again it is the same, also where another message stood before. */
static void
a_message_is_known_by_its_words(void **state)
{
	char place[200] = "something else";

	gd_i18n_init("zh_CN", *state);
	assert_string_equal(_(place), "something else");
	memcpy(place, MSGID, sizeof MSGID);
	for (int i = 0; i < 2; i++)
		assert_string_equal(_(place), MSGSTR);
	memset(place, 'x', 150);
	place[150] = '\0';
	assert_string_equal(_(place), place);
	gd_i18n_init("en", *state);
	assert_string_equal(ngettext("%d day", "%d days", 2), "%d days");
	assert_string_equal(ngettext("%d day", "%d days", 1), "%d day");
}

static void
the_language_changes_at_run_time_and_back(void **state)
{
	put("LC_ALL", NULL);
	put("LC_MESSAGES", NULL);
	put("LANG", "C.UTF-8");
	put("LANGUAGE", "zh_CN");
	gd_i18n_init(NULL, *state);
	assert_string_equal(_(MSGID), MSGSTR);
	gd_i18n_init("en", *state);
	assert_string_equal(_(MSGID), MSGID);
	gd_i18n_init("zh_CN", *state);
	assert_string_equal(_(MSGID), MSGSTR);
	gd_i18n_init("en", *state);
	/* our own LANGUAGE is not taken for the user's wish */
	gd_i18n_init(NULL, *state);
	assert_string_equal(_(MSGID), MSGSTR);
	assert_string_equal(gd_i18n_lang(), "zh_CN");
}

static void
numbers_keep_the_point(void **state)
{
	char s[16];

	put("LANG", "de_DE.UTF-8");
	gd_i18n_init(NULL, *state);
	snprintf(s, sizeof s, "%.2f", 1.5);
	assert_string_equal(s, "1.50");
}

static void
bilingual_texts_fall_back(void **state)
{
	static char zh[] = "公道", en[] = "a fair deal", none[] = "";
	static const struct {
		struct gd_bitext text;
		const char *lang, *expected;
	} texts[] = {
		{ { zh, en }, "zh_CN", zh }, { { zh, en }, "en", en },
		{ { zh, NULL }, "en", zh }, { { NULL, en }, "zh_CN", en },
		{ { zh, none }, "en", zh }, { { NULL, NULL }, "en", "" },
	};
	size_t i;

	for (i = 0; i < GD_ARRAY_LEN(texts); i++)
		assert_string_equal(gd_bitext_get(&texts[i].text,
						  texts[i].lang),
				    texts[i].expected);
	gd_i18n_init("zh_CN", *state);
	assert_string_equal(gd_bitext_get(&texts[0].text, NULL), zh);
	gd_i18n_init("en", *state);
	assert_string_equal(gd_bitext_get(&texts[0].text, NULL), en);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(messages_and_playbook_speak_one_language),
		cmocka_unit_test(a_message_is_known_by_its_words),
		cmocka_unit_test(the_language_changes_at_run_time_and_back),
		cmocka_unit_test(numbers_keep_the_point),
		cmocka_unit_test(bilingual_texts_fall_back),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
