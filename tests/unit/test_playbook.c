/*
 * playbook: parts load when asked for, the user's files change shipped entries
 * key by key, a platform nobody knew is one file.
 */
#include <config.h>

#include "playbook/playbook.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "pb_fixture.h"
#include "playbook/check.h"

struct room {
	char *root;
	char shipped[512], user[512];
	struct gd_playbook *pb;
	struct gd_error err;
};

static int
enter(void **state)
{
	struct room *r = calloc(1, sizeof *r);

	r->root = pb_make();
	snprintf(r->shipped, sizeof r->shipped, "%s/shipped", r->root);
	snprintf(r->user, sizeof r->user, "%s/user", r->root);
	assert_int_equal(gd_playbook_open(r->shipped, r->user, &r->pb, NULL),
			 GD_OK);
	*state = r;
	return 0;
}

static int
leave(void **state)
{
	struct room *r = *state;

	gd_playbook_close(r->pb);
	pb_remove(r->root);
	free(r);
	return 0;
}

static void
good(enum gd_status status, const struct room *r)
{
	if (status != GD_OK)
		fail_msg("%s", r->err.text);
}

static const struct gd_clock_rule *
rule(const struct gd_knowledge *k, const char *id, const char *version)
{
	size_t i;

	for (i = 0; i < k->clocks_len; i++)
		if (strcmp(k->clocks[i].id, id) == 0 &&
		    strcmp(k->clocks[i].version, version) == 0)
			return &k->clocks[i];
	fail_msg("no clock %s.%s", id, version);
	return NULL;
}

static void
every_key_arrives_in_its_record(void **state)
{
	struct room *r = *state;
	const struct gd_knowledge *k;
	const struct gd_clock_rule *c;

	good(gd_playbook_knowledge(r->pb, &k, &r->err), r);
	assert_int_equal(k->channels_len, 3);
	assert_int_equal(k->matrix_len, 2);
	assert_false(k->matrix[0].handled);
	assert_string_equal(k->matrix[1].type, "fraud");
	assert_string_equal(k->matrix[1].track, "platform");
	assert_int_equal(k->matrix[1].high.count, 72);
	assert_int_equal(k->triage[0].weight, 5);
	assert_int_equal(k->evidence[0].vanish_days, 7);
	assert_int_equal(k->evidence[0].importance, 9);
	c = rule(k, "wait", "");
	assert_true(c->alert);
	assert_int_equal(c->period.unit, GD_UNIT_HOURS);
	assert_int_equal(c->from, GD_DAY_NONE);
	c = rule(k, "sue", "new");
	assert_int_equal(c->period.count, 60);
	assert_int_equal(c->period.roll, GD_ROLL_HOLIDAY);
	assert_int_equal(c->early.count, 30);
	assert_int_equal(c->early.roll, GD_ROLL_HOLIDAY);
	assert_int_equal(c->until, GD_DAY_NONE);
	assert_int_equal(c->from, rule(k, "sue", "old")->until);
	c = rule(k, "w_wait", "");
	assert_int_equal(c->period.office_from_min, 540);
	assert_int_equal(c->period.office_to_min, 1080);
}

static void
stages_stand_in_the_ladders_order(void **state)
{
	struct room *r = *state;
	const struct gd_stage_def *st;

	good(gd_playbook_stages(r->pb, &st, &r->err), r);
	assert_string_equal(st[GD_STAGE_PREPARE].name.zh, "p");
	assert_string_equal(st[GD_STAGE_CLOSED].name.zh, "z");
}

static void
a_part_is_not_read_before_it_is_asked_for(void **state)
{
	struct room *r = *state;
	const struct gd_stage_def *st;
	const struct gd_knowledge *k;
	const struct gd_interview *iv;
	const struct gd_source *s;
	size_t n;

	pb_puts(r->shipped, "playbook/questions/10-a.ini", "broken\n");
	pb_puts(r->shipped, "playbook/triage/a.ini", "broken\n");
	pb_puts(r->shipped, "playbook/sources/a.ini", "broken\n");
	good(gd_playbook_stages(r->pb, &st, &r->err), r);
	good(gd_playbook_clocks(r->pb, &k, &r->err), r);
	assert_int_equal(gd_playbook_interview(r->pb, &iv, &r->err), GD_EDATA);
	assert_non_null(strstr(r->err.text, "questions/10-a.ini:1: "));
	assert_int_equal(gd_playbook_knowledge(r->pb, &k, &r->err), GD_EDATA);
	assert_int_equal(gd_playbook_sources(r->pb, &s, &n, &r->err),
			 GD_EDATA);
	assert_null(gd_playbook_source(r->pb, "own"));
}

static void
a_corrected_file_is_read_at_the_next_call(void **state)
{
	struct room *r = *state;
	const struct gd_section *s = NULL;
	size_t n = 99;

	pb_puts(r->shipped, "playbook/sections.ini", "[one]\nnmae = x\n");
	assert_int_equal(gd_playbook_sections(r->pb, &s, &n, &r->err),
			 GD_EDATA);
	assert_null(s);
	assert_int_equal(n, 99);
	pb_puts(r->shipped, "playbook/sections.ini",
		"[one]\n" PB_NAME("x") PB_OWN);
	good(gd_playbook_sections(r->pb, &s, &n, &r->err), r);
	assert_int_equal(n, 1);
}

static void
user_changes_one_key_and_keeps_the_rest(void **state)
{
	struct room *r = *state;
	const struct gd_knowledge *k;
	const struct gd_clock_rule *c;

	pb_puts(r->user, "playbook/clocks/mine.ini",
		"[wait]\nperiod = 48h\nalert =\n");
	good(gd_playbook_clocks(r->pb, &k, &r->err), r);
	assert_int_equal(k->clocks_len, 4);
	assert_string_equal(k->clocks[0].id, "wait");
	c = &k->clocks[0];
	assert_int_equal(c->period.count, 48);
	assert_false(c->alert);		/* an empty value takes the key away */
	assert_string_equal(c->name.zh, "wait");
}

static void
user_files_stand_among_the_shipped_by_name(void **state)
{
	struct room *r = *state;
	const struct gd_interview *iv;

	pb_puts(r->user, "playbook/questions/20-mine.ini",
		"[mine]\nsection = one\nkind = text\n" PB_NAME("m")
		PB_T("ask", "?") PB_T("why", "w") PB_OWN
		"[amount]\nrequired = yes\nunsure = no\n");
	good(gd_playbook_interview(r->pb, &iv, &r->err), r);
	assert_int_equal(iv->len, 7);
	assert_string_equal(iv->questions[1].id, "platform");
	assert_string_equal(iv->questions[2].id, "mine");
	/* A changed question keeps its place. */
	assert_string_equal(iv->questions[3].id, "amount");
	assert_true(iv->questions[3].required);
	assert_non_null(strstr(iv->questions[2].file, "20-mine.ini"));
	assert_int_equal(iv->questions[2].line, 1);
}

static void
user_adds_an_option_to_a_shipped_list(void **state)
{
	struct room *r = *state;
	const struct gd_choice *c;
	size_t n;

	pb_puts(r->user, "playbook/choices/type.ini",
		"[fraud]\nname[en] = Cheating\n"
		"[mixed]\n" PB_NAME("mixed") PB_OWN);
	pb_puts(r->user, "playbook/choices/mood.ini",
		"[calm]\n" PB_NAME("calm") PB_OWN);
	good(gd_playbook_choices(r->pb, "type", &c, &n, &r->err), r);
	assert_int_equal(n, 3);
	assert_string_equal(c[1].name.en, "Cheating");
	assert_string_equal(c[1].name.zh, "欺诈");
	assert_string_equal(c[1].words, "假货|fake");
	assert_string_equal(c[2].code, "mixed");
	good(gd_playbook_choices(r->pb, "mood", &c, &n, &r->err), r);
	assert_int_equal(n, 1);
	assert_int_equal(gd_playbook_choices(r->pb, "none", &c, &n, &r->err),
			 GD_ENOTFOUND);
}

static const char xhs[] =
	"[platform]\norder = 1\nname = 小红书\nname[en] = Xiaohongshu\n"
	PB_T("entry", "e") PB_T("style", "s") PB_T("evidence", "v")
	PB_T("escalate", "u") PB_OWN
	"[channel.xhs_help]\nstage = platform\n" PB_NAME("help")
	PB_T("function", "f") PB_T("response", "r") PB_T("fit", "f")
	PB_T("entry", "e") "clocks = xhs_wait\n" PB_OWN
	"[clock.xhs_wait]\n" PB_NAME("w") PB_T("brief", "w")
	"start = filed xhs_help\nperiod = 2wd\nbasis = platform\n"
	PB_T("miss", "m") PB_T("next", "n") PB_OWN;

static void
a_new_platform_is_one_file(void **state)
{
	struct room *r = *state;
	const struct gd_platform *p;
	const struct gd_knowledge *k;
	const struct gd_interview *iv;
	const struct gd_channel *ch;
	struct gd_answers a = GD_ANSWERS_INIT;
	const struct gd_choice *c;
	size_t n;

	pb_puts(r->user, "playbook/platforms/xhs.ini", xhs);
	good(gd_playbook_platforms(r->pb, &p, &n, &r->err), r);
	assert_int_equal(n, 3);
	assert_string_equal(p[0].code, "xhs");
	assert_string_equal(p[1].code, "wechat");
	assert_string_equal(p[2].code, "other");	/* whatever its order */
	good(gd_playbook_choices(r->pb, "platform", &c, &n, &r->err), r);
	assert_int_equal(n, 3);
	assert_string_equal(c[0].name.zh, "小红书");
	good(gd_playbook_interview(r->pb, &iv, &r->err), r);
	good(gd_playbook_clocks(r->pb, &k, &r->err), r);
	ch = gd_channel_find(k, "xhs_help");
	assert_non_null(ch);
	assert_false(gd_cond_holds(&ch->when, &a));
	gd_answers_set(&a, "platform", "xhs", GD_ANSWER_GIVEN, false);
	assert_true(gd_cond_holds(&ch->when, &a));
	assert_true(gd_cond_holds(&rule(k, "xhs_wait", "")->when, &a));
	assert_int_equal(gd_playbook_check(r->pb, NULL, 0, NULL, NULL,
					   &r->err), 0);
	gd_answers_release(&a);
}

static void
what_a_platform_brings_is_bound_to_it(void **state)
{
	static const struct {
		const char *platform, *type, *amount;
		bool holds;
	} cases[] = {
		{ "wechat", "fraud", "", true },
		{ "other", "fraud", "", false },
		{ "wechat", "service", "", false },
		{ "wechat", "service", "5.00", true },
		{ "other", "service", "5.00", false },
	};
	struct room *r = *state;
	const struct gd_knowledge *k;
	size_t i;

	good(gd_playbook_clocks(r->pb, &k, &r->err), r);
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gd_answers a = GD_ANSWERS_INIT;

		gd_answers_set(&a, "platform", cases[i].platform,
			       GD_ANSWER_GIVEN, false);
		gd_answers_set(&a, "type", cases[i].type, GD_ANSWER_GIVEN,
			       false);
		if (*cases[i].amount)
			gd_answers_set(&a, "amount", cases[i].amount,
				       GD_ANSWER_GIVEN, false);
		assert_int_equal(gd_cond_holds(
			&gd_channel_find(k, "w110")->when, &a),
			cases[i].holds);
		gd_answers_release(&a);
	}
}

static void
a_missing_translation_falls_back(void **state)
{
	struct room *r = *state;
	const struct gd_section *s;
	size_t n;

	pb_puts(r->user, "playbook/sections.ini",
		"[two]\nname = 二\n" PB_OWN "[three]\nname[en] = Three\n" PB_OWN);
	good(gd_playbook_sections(r->pb, &s, &n, &r->err), r);
	assert_int_equal(n, 3);
	assert_string_equal(gd_bitext_get(&s[1].name, "en"), "二");
	assert_string_equal(gd_bitext_get(&s[2].name, "zh_CN"), "Three");
	assert_int_equal(gd_playbook_check(r->pb, NULL, 0, NULL, NULL,
					   &r->err), 2);
}

static void
sources_are_named_in_words(void **state)
{
	struct room *r = *state;
	struct gd_buf b = GD_BUF_INIT;

	gd_playbook_source_words(r->pb, "law.1, own,gone", "en", &b);
	assert_string_equal(b.s, "A Law, art. 1 (to be verified); Own advice; "
				 "gone");
	gd_buf_reset(&b);
	gd_playbook_source_words(r->pb, "own", "zh_CN", &b);
	assert_string_equal(b.s, "自己的建议");
	gd_buf_reset(&b);
	gd_playbook_source_words(r->pb, "", "en", &b);
	gd_playbook_source_words(r->pb, NULL, "en", &b);
	assert_string_equal(b.s, "");
	gd_buf_release(&b);
	assert_string_equal(gd_playbook_choice_name(r->pb, "type", "fraud",
						    "zh_CN"), "欺诈");
	assert_string_equal(gd_playbook_choice_name(r->pb, "platform",
						    "wechat", "en"), "WeChat");
	assert_string_equal(gd_playbook_choice_name(r->pb, "type", "x", "en"),
			    "x");
	assert_string_equal(gd_playbook_choice_name(r->pb, "y", "x", "en"),
			    "x");
}

static gd_day
day(int year, int month, int mday)
{
	return gd_day_from_date((struct gd_date){ year, month, mday });
}

static void
a_users_year_replaces_the_shipped_one_alone(void **state)
{
	struct room *r = *state;
	struct gd_calendar cal;

	gd_calendar_init(&cal, (struct gd_zone){ 28800 });
	/* With two last days of 2025, as notices have. */
	pb_puts(r->user, "calendar/2026.csv",
		"date,kind,name\r\n2025-12-27,work,元旦\r\n"
		"2026-01-01,off,元旦\r\n2026-01-02,off,元旦\r\n"
		"2026-10-01,off,国庆节\r\n");
	good(gd_playbook_calendar(r->pb, &cal, &r->err), r);
	assert_int_equal(gd_calendar_day(&cal, day(2026, 1, 2)).kind,
			 GD_DAY_REST);
	assert_false(gd_calendar_day(&cal, day(2026, 1, 4)).makeup);
	assert_int_equal(gd_calendar_day(&cal, day(2026, 10, 2)).kind,
			 GD_DAY_WORK);
	assert_true(gd_calendar_day(&cal, day(2025, 12, 27)).makeup);
	/* The rest of 2025 is as it was. */
	assert_int_equal(gd_calendar_day(&cal, day(2025, 10, 1)).kind,
			 GD_DAY_REST);
	assert_int_equal(gd_calendar_day(&cal, day(2026, 10, 1)).kind,
			 GD_DAY_HOLIDAY);
	gd_calendar_release(&cal);
}

static void
a_bad_calendar_leaves_the_old_one(void **state)
{
	struct room *r = *state;
	struct gd_calendar cal;

	gd_calendar_init(&cal, (struct gd_zone){ 28800 });
	good(gd_playbook_calendar(r->pb, &cal, &r->err), r);
	pb_puts(r->user, "calendar/x.csv", "date,kind,name\n2026-13-01,off,x\n");
	assert_int_equal(gd_playbook_calendar(r->pb, &cal, &r->err), GD_EDATA);
	assert_non_null(strstr(r->err.text, "user/calendar/x.csv:2: "));
	assert_true(gd_calendar_day(&cal, day(2026, 1, 4)).makeup);
	gd_calendar_release(&cal);
}

static void
missing_folders_are_told(void **state)
{
	struct room *r = *state;
	struct gd_playbook *pb = NULL;
	const struct gd_stage_def *st;
	char path[600];

	snprintf(path, sizeof path, "%s/none", r->root);
	assert_int_equal(gd_playbook_open(path, NULL, &pb, &r->err), GD_ESYS);
	assert_null(pb);
	snprintf(path, sizeof path, "%s/playbook/stages.ini", r->shipped);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(gd_playbook_stages(r->pb, &st, &r->err), GD_ESYS);
	assert_non_null(strstr(r->err.text, "stages.ini"));
	snprintf(path, sizeof path, "%s/none", r->root);
	good(gd_playbook_open(r->shipped, path, &pb, &r->err), r);
	gd_playbook_close(pb);
	gd_playbook_close(NULL);
}

struct seen {
	char text[4000];
};

static void
note_entry(const char *kind, const char *id, const struct gd_bitext *name,
	   const char *source, void *ctx)
{
	struct seen *s = ctx;
	size_t n = strlen(s->text);

	snprintf(s->text + n, sizeof s->text - n, "%s %s %s %s\n", kind, id,
		 gd_bitext_get(name, "en"), source);
}

static void
entries_are_listed_by_kind(void **state)
{
	struct room *r = *state;
	struct seen all = { "" }, one = { "" };

	good(gd_playbook_list(r->pb, "clock", note_entry, &one, &r->err), r);
	assert_string_equal(one.text, "clock wait wait own\n"
				      "clock sue.old sue law.1\n"
				      "clock sue.new sue law.1,own\n"
				      "clock w_wait w own\n");
	good(gd_playbook_list(r->pb, NULL, note_entry, &all, &r->err), r);
	assert_non_null(strstr(all.text, "choice type.fraud Fraud own\n"));
	assert_non_null(strstr(all.text, "platform wechat WeChat own\n"));
	assert_non_null(strstr(all.text, "triage first r own\n"));
	assert_non_null(strstr(all.text, "source law.1 A Law, art. 1 \n"));
	assert_int_equal(gd_playbook_list(r->pb, "clocks", note_entry, &all,
					  &r->err), GD_EINVAL);
	assert_non_null(strstr(r->err.text, "matrix"));
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, enter, leave)
	const struct CMUnitTest tests[] = {
		T(every_key_arrives_in_its_record),
		T(stages_stand_in_the_ladders_order),
		T(a_part_is_not_read_before_it_is_asked_for),
		T(a_corrected_file_is_read_at_the_next_call),
		T(user_changes_one_key_and_keeps_the_rest),
		T(user_files_stand_among_the_shipped_by_name),
		T(user_adds_an_option_to_a_shipped_list),
		T(a_new_platform_is_one_file),
		T(what_a_platform_brings_is_bound_to_it),
		T(a_missing_translation_falls_back),
		T(sources_are_named_in_words),
		T(a_users_year_replaces_the_shipped_one_alone),
		T(a_bad_calendar_leaves_the_old_one),
		T(missing_folders_are_told),
		T(entries_are_listed_by_kind),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
