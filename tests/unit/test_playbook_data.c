/*
 * The shipped playbook: without mistakes, complete in both languages, with
 * every code that commands and files promise, as its document describes it.
 */
#include <config.h>

#include "playbook/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "playbook/schema.h"

static int
enter(void **state)
{
	struct gd_playbook *pb;
	struct gd_error err = GD_ERROR_INIT;

	if (gd_playbook_open(TEST_DATADIR, NULL, &pb, &err) != GD_OK)
		fail_msg("%s", err.text);
	*state = pb;
	return 0;
}

static int
leave(void **state)
{
	gd_playbook_close(*state);
	return 0;
}

static void
tell(const char *file, int line, const char *message, void *ctx)
{
	(void)ctx;
	print_error("%s:%d: %s\n", file, line, message);
}

static void
the_check_finds_nothing(void **state)
{
	struct gd_error err = GD_ERROR_INIT;
	int n = gd_playbook_check(*state, NULL, 0, tell, NULL, &err);

	if (n < 0)
		fail_msg("%s", err.text);
	assert_int_equal(n, 0);
}

static void
has_both(const char *kind, const char *id, const struct gd_bitext *name,
	 const char *source, void *ctx)
{
	int *n = ctx;

	/* Some kinds have no name of their own. */
	if (name && (!name->zh || !*name->zh || !name->en || !*name->en))
		fail_msg("%s %s: a language is missing", kind, id);
	if (strcmp(kind, "source") != 0 && !*source)
		fail_msg("%s %s: no source", kind, id);
	++*n;
}

static void
every_entry_has_both_languages_and_a_source(void **state)
{
	int n = 0;

	assert_int_equal(gd_playbook_list(*state, NULL, has_both, &n, NULL),
			 GD_OK);
	assert_true(n > 300);
}

/* Copy the next word of `*p` into `word`; false at the end. */
static bool
next_word(const char **p, char *word, size_t size)
{
	size_t n;

	*p += strspn(*p, " ");
	n = strcspn(*p, " ");
	if (!n || n >= size)
		return false;
	memcpy(word, *p, n);
	word[n] = '\0';
	*p += n;
	return true;
}

static void
every_promised_code_is_there(void **state)
{
	static const struct {
		const char *list, *codes;
	} cases[] = {
		{ "platform", "wechat taobao jd other" },
		{ "carrier", "mini_program official_account channels h5" },
		{ "type",
		  "service quality fraud license advertising payment" },
		{ "scenario", "none mini_program livestream cross_border "
			      "virtual_goods" },
		{ "outcome",
		  "resolved partial rejected withdrawn lost_contact" },
		{ "evidence", "screenshot chat logistics ad_page" },
		{ "demand", "refund return_refund exchange repair makeup "
			    "compensate treble tenfold invoice apology other" },
	};
	const struct gd_choice *c;
	char word[64];
	size_t i, k, n;

	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *p = cases[i].codes;

		assert_int_equal(gd_playbook_choices(*state, cases[i].list, &c,
						     &n, NULL), GD_OK);
		while (next_word(&p, word, sizeof word)) {
			for (k = 0; k < n && strcmp(c[k].code, word); k++)
				;
			if (k == n)
				fail_msg("list %s has no %s", cases[i].list,
					 word);
		}
	}
}

static void
every_promised_field_is_a_question(void **state)
{
	const char *p =
		"platform carrier type scenario shop merchant credit_code "
		"merchant_address merchant_contact order_no pay_no goods spec "
		"qty amount ordered_at paid_at signed_at found_at promised "
		"facts demand demand_amount contacted other_bodies for_living "
		"is_food is_durable is_prepaid is_virtual is_customised opened "
		"harm evidence consumer phone address id_type id_no proxy "
		"publish_ok mediate_ok";
	const char *required = " platform type facts demand shop merchant ";
	const struct gd_interview *iv;
	char word[64], spaced[80];
	size_t i;

	assert_int_equal(gd_playbook_interview(*state, &iv, NULL), GD_OK);
	assert_string_equal(iv->questions[0].id, "facts");
	while (next_word(&p, word, sizeof word))
		if (gd_interview_find(iv, word) < 0)
			fail_msg("no question '%s'", word);
	for (i = 0; i < iv->len; i++) {
		snprintf(spaced, sizeof spaced, " %s ", iv->questions[i].id);
		if (iv->questions[i].required && !strstr(required, spaced))
			fail_msg("'%s' must not be required",
				 iv->questions[i].id);
	}
}

static void
every_promised_channel_stands_on_a_rung(void **state)
{
	static const struct {
		const char *code;
		enum gd_stage stage;
	} cases[] = {
		{ "service", GD_STAGE_SERVICE },
		{ "wechat110", GD_STAGE_PLATFORM },
		{ "arbitration", GD_STAGE_PLATFORM },
		{ "12315", GD_STAGE_REGULATOR },
		{ "court", GD_STAGE_COURT },
		{ "cca", GD_STAGE_REGULATOR },
		{ "police", GD_STAGE_REGULATOR },
		{ "taobao_12315", GD_STAGE_REGULATOR },
		{ "jd_315", GD_STAGE_REGULATOR },
		{ "cac", GD_STAGE_REGULATOR },
	};
	const struct gd_knowledge *k;
	size_t i;

	assert_int_equal(gd_playbook_clocks(*state, &k, NULL), GD_OK);
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct gd_channel *c = gd_channel_find(k, cases[i].code);

		if (!c || c->stage != cases[i].stage)
			fail_msg("channel %s", cases[i].code);
	}
}

/* Seed section 3, cell by cell. */
static void
the_matrix_is_the_articles(void **state)
{
	static const struct {
		const char *id, *zh;
		bool handled;
	} cells[] = {
		{ "service.platform", "0.5–2小时", true },
		{ "service.12315", "不受理", false },
		{ "service.court", "不受理", false },
		{ "quality.platform", "24–72小时", true },
		{ "quality.12315", "7–15工作日", true },
		{ "quality.court", "3–6个月", true },
		{ "fraud.platform", "48–72小时", true },
		{ "fraud.12315", "15–30工作日", true },
		{ "fraud.court", "6–12个月", true },
		{ "license.platform", "不处理", false },
		{ "license.12315", "20–40工作日", true },
		{ "license.court", "6–12个月", true },
	};
	const struct gd_knowledge *k;
	char id[80];
	size_t i, c;

	assert_int_equal(gd_playbook_knowledge(*state, &k, NULL), GD_OK);
	assert_int_equal(k->matrix_len, 12);
	for (i = 0; i < 12; i++) {
		for (c = 0; c < 12; c++) {
			snprintf(id, sizeof id, "%s.%s", k->matrix[c].type,
				 k->matrix[c].track);
			if (strcmp(id, cells[i].id) == 0)
				break;
		}
		assert_true(c < 12);
		assert_string_equal(k->matrix[c].name.zh, cells[i].zh);
		assert_int_equal(k->matrix[c].handled, cells[i].handled);
	}
}

static void
the_thresholds_and_the_change_of_law_are_there(void **state)
{
	const struct gd_knowledge *k;
	const struct gd_clock_rule *r;
	gd_day change;

	assert_true(gd_day_parse("2026-04-15", &change));
	assert_int_equal(gd_playbook_clocks(*state, &k, NULL), GD_OK);
	r = gd_rule_in_force(k, "seed_72h", change);
	assert_non_null(r);
	assert_true(r->alert);
	assert_int_equal(r->period.unit, GD_UNIT_HOURS);
	assert_int_equal(r->period.count, 72);
	r = gd_rule_in_force(k, "seed_demand_7d", change);
	assert_non_null(r);
	assert_true(r->alert);
	assert_int_equal(r->period.unit, GD_UNIT_DAYS);
	assert_int_equal(r->period.count, 7);
	assert_int_equal(r->period.roll, GD_ROLL_NONE);
	r = gd_rule_in_force(k, "reg_mediate", change - 1);
	assert_int_equal(r->period.unit, GD_UNIT_WORKDAYS);
	assert_int_equal(r->period.count, 45);
	r = gd_rule_in_force(k, "reg_mediate", change);
	assert_int_equal(r->period.unit, GD_UNIT_DAYS);
	assert_int_equal(r->period.count, 60);
	assert_int_equal(r->period.roll, GD_ROLL_HOLIDAY);
}

static void
the_calendar_knows_its_years(void **state)
{
	struct gd_calendar cal;
	gd_day d;

	gd_calendar_init(&cal, (struct gd_zone){ 28800 });
	assert_int_equal(gd_playbook_calendar(*state, &cal, NULL), GD_OK);
	assert_true(gd_day_parse("2026-10-01", &d));
	assert_int_equal(gd_calendar_day(&cal, d).kind, GD_DAY_HOLIDAY);
	assert_true(gd_calendar_published(&cal, 2026));
	assert_false(gd_calendar_published(&cal, 2027));
	gd_calendar_release(&cal);
}

/* One row of the document's table against the schema of its kind. */
static void
compare_keys(const char *cell, const struct gd_schema *s)
{
	size_t i, n = 0, want = 0;
	char word[64];
	bool bold = false;

	for (i = 0; i < s->len; i++)
		want += s->fields[i].key != NULL;
	for (; *cell && *cell != '|' && *cell != '\n'; cell++) {
		if (*cell == ' ')
			continue;
		if (strncmp(cell, "**", 2) == 0) {
			bold = !bold;
			cell++;
			continue;
		}
		n++;
		snprintf(word, sizeof word, "%.*s",
			 (int)strcspn(cell, " *|\n"), cell);
		cell += strlen(word) - 1;
		for (i = 0; i < s->len; i++)
			if (s->fields[i].key &&
			    strcmp(s->fields[i].key, word) == 0)
				break;
		if (i == s->len)
			fail_msg("the document gives a %s the key '%s'",
				 s->word, word);
		if (s->fields[i].required != bold)
			fail_msg("%s: is '%s' required?", s->word, word);
	}
	if (n != want)
		fail_msg("%s: the document has %zu of %zu keys", s->word, n,
			 want);
}

static void
the_document_lists_the_keys_of_the_schema(void **state)
{
	FILE *f = fopen(TEST_SRCDIR "/../doc/playbook.md", "r");
	char line[1000];
	size_t rows = 0;

	(void)state;
	if (!f)
		fail_msg("doc/playbook.md cannot be read");
	while (fgets(line, sizeof line, f)) {
		char *cells[3] = { strchr(line, '|') };
		size_t i, n;

		for (i = 1; i < 3 && cells[i - 1]; i++)
			cells[i] = strchr(cells[i - 1] + 1, '|');
		if (!cells[0] || cells[0] != line || !cells[2])
			continue;
		for (i = 0; i < GD_PLACES; i++) {
			const struct gd_place *p = gd_schema_place(i);

			n = strlen(p->path);
			if (strncmp(line + 3, p->path, n) != 0 ||
			    (line[3 + n] != '`' && line[3 + n] != '/'))
				continue;
			compare_keys(cells[2] + 1,
				     gd_schema(p->sections[0].kind));
			rows++;
		}
	}
	fclose(f);
	assert_int_equal(rows, GD_PLACES);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, enter, leave)
	const struct CMUnitTest tests[] = {
		T(the_check_finds_nothing),
		T(every_entry_has_both_languages_and_a_source),
		T(every_promised_code_is_there),
		T(every_promised_field_is_a_question),
		T(every_promised_channel_stands_on_a_rung),
		T(the_matrix_is_the_articles),
		T(the_thresholds_and_the_change_of_law_are_there),
		T(the_calendar_knows_its_years),
		T(the_document_lists_the_keys_of_the_schema),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
