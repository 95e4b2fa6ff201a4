/*
 * The plan: channels, refusals, risks, evidence and dates.
 */
#include <config.h>

#include "domain/triage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "iv_fixture.h"
#include "plan_props.h"

static const struct gd_zone zone = { 28800 };

struct rule_row {
	const char *id;
	enum gd_triage_kind kind;
	const char *channel;
	int weight;
	enum gd_strength strength;
	const char *when;
};

static const struct rule_row rule_rows[] = {
	{ "service_first", GD_TRIAGE_RECOMMEND, "service", 100, 0,
	  "!type=license" },
	{ "arb", GD_TRIAGE_RECOMMEND, "arbitration", 50, 0, "!carrier=h5" },
	{ "arb_more", GD_TRIAGE_RECOMMEND, "arbitration", 30, 0,
	  "type=quality|fraud" },
	{ "regulator", GD_TRIAGE_RECOMMEND, "12315", 80, 0,
	  "type=quality|fraud|license" },
	{ "wx", GD_TRIAGE_RECOMMEND, "wechat110", 60, 0, "type=fraud" },
	{ "sue", GD_TRIAGE_RECOMMEND, "court", 10, 0, "amount>=3000" },
	{ "nobody", GD_TRIAGE_RECOMMEND, "court", 0, 0, NULL },
	{ "second_body", GD_TRIAGE_REFUSE, "12315", 0, GD_BY_LAW,
	  "bodies=court" },
	{ "no_name", GD_TRIAGE_REFUSE, "court", 0, GD_BY_LAW, "!merchant?" },
	{ "too_small", GD_TRIAGE_REFUSE, "court", 0, GD_BY_ADVICE,
	  "amount<500" },
	{ "no_arb", GD_TRIAGE_REFUSE, "arbitration", 0, GD_BY_ADVICE,
	  "scenario=cross_border" },
	{ "vanish", GD_TRIAGE_RISK, NULL, 0, 0, "scenario=livestream" },
	{ "both", GD_TRIAGE_COMBINE, "12315,arbitration", 0, 0, NULL },
	{ "report_too", GD_TRIAGE_COMBINE, "service,wechat110", 0, 0,
	  "amount=unsure" },
	{ "office", GD_TRIAGE_WHERE, "12315", 0, 0, "merchant?" },
	{ "handle", GD_TRIAGE_POINT, NULL, 0, 0, "scenario=livestream" },
};

static const struct channel_row {
	const char *code, *track, *when;
	enum gd_stage stage;
} channel_rows[] = {
	{ "court", "court", NULL, GD_STAGE_COURT },
	{ "12315", "12315", NULL, GD_STAGE_REGULATOR },
	{ "wechat110", NULL, "platform=wechat", GD_STAGE_PLATFORM },
	{ "arbitration", "platform", NULL, GD_STAGE_PLATFORM },
	{ "service", "platform", NULL, GD_STAGE_SERVICE },
};

static const struct cell_row {
	const char *type, *track;
	bool handled;
} cell_rows[] = {
	{ "service", "platform", true }, { "service", "12315", false },
	{ "service", "court", false },
	{ "quality", "platform", true }, { "quality", "12315", true },
	{ "quality", "court", true },
	{ "fraud", "platform", true }, { "fraud", "12315", true },
	{ "license", "platform", false }, { "license", "12315", true },
};

static const struct evidence_row {
	const char *code;
	int vanish_days, importance;
	const char *when;
} evidence_rows[] = {
	{ "order", 0, 10, NULL },
	{ "chat", 30, 5, NULL },
	{ "ad_page", 3, 3, NULL },
	{ "replay", 3, 8, "scenario=livestream" },
	{ "licence", 0, 2, "type=license" },
};

static const struct clock_row {
	const char *id, *version, *start, *period, *early, *when;
	const char *from, *until;
} clock_rows[] = {
	{ "72h", "", "filed service", "72h", NULL, NULL, NULL, NULL },
	{ "accept", "order20", "filed 12315", "7wd", NULL, NULL, NULL,
	  "2026-04-15" },
	{ "accept", "order121", "filed 12315", "7d", NULL, NULL, "2026-04-15",
	  NULL },
	{ "wx", "", "filed wechat110", "7d", "3d", NULL, NULL, NULL },
	{ "fraud_only", "", "filed service", "5d", NULL, "type=fraud", NULL,
	  NULL },
	{ "return", "", "date signed_at", "7d", NULL, NULL, NULL, NULL },
	{ "old_return", "", "date signed_at", "6d", NULL, NULL, NULL,
	  "2026-03-01" },
	{ "later", "", "accepted 12315", "60d", NULL, NULL, NULL, NULL },
};

struct room {
	struct gd_triage_rule rules[GD_ARRAY_LEN(rule_rows)];
	struct gd_channel channels[GD_ARRAY_LEN(channel_rows)];
	struct gd_matrix_cell cells[GD_ARRAY_LEN(cell_rows)];
	struct gd_evidence_kind kinds[GD_ARRAY_LEN(evidence_rows)];
	struct gd_clock_rule clocks[GD_ARRAY_LEN(clock_rows)];
	struct gd_knowledge k;
	struct gd_calendar cal;
	struct gd_answers a;
	struct gd_plan p;
	gd_instant now;
};

static gd_day
day_or_none(const char *s)
{
	gd_day day = GD_DAY_NONE;

	if (s)
		assert_true(gd_day_parse(s, &day));
	return day;
}

static void
fill_clocks(struct room *r)
{
	for (size_t i = 0; i < GD_ARRAY_LEN(clock_rows); i++) {
		const struct clock_row *row = &clock_rows[i];
		struct gd_clock_rule *c = &r->clocks[i];

		*c = (struct gd_clock_rule){
			.id = (char *)row->id, .version = (char *)row->version,
			.start = (char *)row->start, .when = fx_cond(row->when),
			.from = day_or_none(row->from),
			.until = day_or_none(row->until)
		};
		assert_true(gd_period_parse(row->period, &c->period));
		if (row->early)
			assert_true(gd_period_parse(row->early, &c->early));
	}
}

static int
set_up(void **state)
{
	struct room *r = gd_calloc(1, sizeof *r);

	for (size_t i = 0; i < GD_ARRAY_LEN(rule_rows); i++)
		r->rules[i] = (struct gd_triage_rule){
			.id = (char *)rule_rows[i].id,
			.kind = rule_rows[i].kind,
			.channel = (char *)rule_rows[i].channel,
			.weight = rule_rows[i].weight,
			.strength = rule_rows[i].strength,
			.when = fx_cond(rule_rows[i].when)
		};
	for (size_t i = 0; i < GD_ARRAY_LEN(channel_rows); i++)
		r->channels[i] = (struct gd_channel){
			.code = (char *)channel_rows[i].code,
			.track = (char *)channel_rows[i].track,
			.stage = channel_rows[i].stage,
			.when = fx_cond(channel_rows[i].when)
		};
	for (size_t i = 0; i < GD_ARRAY_LEN(cell_rows); i++)
		r->cells[i] = (struct gd_matrix_cell){
			.type = (char *)cell_rows[i].type,
			.track = (char *)cell_rows[i].track,
			.handled = cell_rows[i].handled
		};
	for (size_t i = 0; i < GD_ARRAY_LEN(evidence_rows); i++)
		r->kinds[i] = (struct gd_evidence_kind){
			.code = (char *)evidence_rows[i].code,
			.vanish_days = evidence_rows[i].vanish_days,
			.importance = evidence_rows[i].importance,
			.when = fx_cond(evidence_rows[i].when)
		};
	fill_clocks(r);
	r->k = (struct gd_knowledge){
		.channels = r->channels,
		.channels_len = GD_ARRAY_LEN(channel_rows),
		.matrix = r->cells, .matrix_len = GD_ARRAY_LEN(cell_rows),
		.triage = r->rules, .triage_len = GD_ARRAY_LEN(rule_rows),
		.evidence = r->kinds, .evidence_len = GD_ARRAY_LEN(evidence_rows),
		.clocks = r->clocks, .clocks_len = GD_ARRAY_LEN(clock_rows),
	};
	gd_calendar_init(&r->cal, zone);
	gd_calendar_seal(&r->cal);
	assert_int_equal(gd_instant_parse("2026-03-12T09:04:00+08:00", zone,
					  &r->now, NULL), GD_OK);
	*state = r;
	return 0;
}

static int
tear_down(void **state)
{
	struct room *r = *state;

	for (size_t i = 0; i < GD_ARRAY_LEN(rule_rows); i++)
		gd_cond_release(&r->rules[i].when);
	for (size_t i = 0; i < GD_ARRAY_LEN(channel_rows); i++)
		gd_cond_release(&r->channels[i].when);
	for (size_t i = 0; i < GD_ARRAY_LEN(evidence_rows); i++)
		gd_cond_release(&r->kinds[i].when);
	for (size_t i = 0; i < GD_ARRAY_LEN(clock_rows); i++)
		gd_cond_release(&r->clocks[i].when);
	gd_plan_release(&r->p);
	gd_answers_release(&r->a);
	gd_calendar_release(&r->cal);
	free(r);
	return 0;
}

static void
plan(struct room *r, const char *answers)
{
	gd_answers_release(&r->a);
	gd_plan_release(&r->p);
	fx_answer(&r->a, answers);
	gd_triage(&r->k, &r->a, r->now, &r->cal, &r->p);
}

static void
add_refusal(const struct gd_plan_refusal *f, void *ctx)
{
	gd_buf_addf(ctx, "%s:%s:%s ", f->channel->code,
		    f->strength == GD_BY_LAW ? "law" : "advice",
		    f->rule ? f->rule->id : "cell");
}

/* The plan in one line, to compare. */
static void
assert_plan(const struct gd_plan *p, const char *recommended,
	    const char *refused)
{
	struct gd_buf b = GD_BUF_INIT;

	for (size_t i = 0; i < p->recommended_len; i++)
		gd_buf_addf(&b, "%s:%d ", p->recommended[i].channel->code,
			    p->recommended[i].weight);
	assert_string_equal(b.s, recommended);
	gd_buf_reset(&b);
	for (size_t i = 0; i < p->refused_len; i++)
		add_refusal(&p->refused[i], &b);
	assert_string_equal(b.s, refused);
	gd_buf_release(&b);
}

static void
weights_add_up_and_order_the_plan(void **state)
{
	struct room *r = *state;

	plan(r, "platform=wechat type=fraud amount=5000.00 merchant=x");
	/* equal weights: the lower rung first */
	assert_plan(&r->p, "service:100 arbitration:80 12315:80 wechat110:60 "
		    "court:10 ", "");
	assert_int_equal(r->p.recommended[1].reasons_len, 2);
	assert_string_equal(r->p.recommended[1].cell->type, "fraud");
	assert_null(r->p.recommended[3].cell);
	/* wechat110 exists only on WeChat */
	plan(r, "platform=jd type=fraud amount=5000.00 merchant=x");
	assert_plan(&r->p, "service:100 arbitration:80 12315:80 court:10 ", "");
}

static void
every_ground_is_listed_law_first(void **state)
{
	struct room *r = *state;

	plan(r, "platform=jd type=service amount=88.00 bodies=court");
	assert_plan(&r->p, "service:100 arbitration:50 ",
		    "court:law:no_name court:advice:too_small "
		    "court:advice:cell 12315:law:second_body "
		    "12315:advice:cell ");
	/* a missing fact bars, and its cure ends that */
	plan(r, "platform=jd type=quality amount=5000.00");
	assert_plan(&r->p, "service:100 arbitration:80 12315:80 ",
		    "court:law:no_name ");
	plan(r, "platform=jd type=quality amount=5000.00 merchant=x");
	assert_plan(&r->p, "service:100 arbitration:80 12315:80 court:10 ", "");
}

static void
objections_are_those_of_the_plan(void **state)
{
	struct room *r = *state;
	struct gd_buf b = GD_BUF_INIT;

	plan(r, "type=service amount=88.00");
	assert_int_equal(gd_triage_objections(&r->k, &r->channels[0], &r->a,
					      add_refusal, &b), 3);
	assert_string_equal(b.s, "court:law:no_name court:advice:too_small "
			    "court:advice:cell ");
	assert_int_equal(gd_triage_objections(&r->k, &r->channels[4], &r->a,
					      NULL, NULL), 0);
	gd_buf_release(&b);
}

static void
something_always_stands_in(void **state)
{
	struct room *r = *state;

	/* only 12315 would be recommended, and law bars it */
	plan(r, "type=license carrier=h5 bodies=court");
	assert_plan(&r->p, "service:0 ", "court:law:no_name "
		    "12315:law:second_body arbitration:advice:cell ");
	assert_int_equal(r->p.recommended[0].reasons_len, 0);
	/* a rung that nothing speaks against goes before one that advice bars */
	plan(r, "type=license carrier=h5 bodies=court platform=wechat");
	assert_plan(&r->p, "wechat110:0 ", "court:law:no_name "
		    "12315:law:second_body arbitration:advice:cell "
		    "service:advice:cell ");
}

static void
channels_combine_only_when_all_are_recommended(void **state)
{
	struct room *r = *state;

	plan(r, "type=quality");
	assert_int_equal(r->p.combine_len, 1);
	assert_string_equal(r->p.combine[0]->id, "both");
	plan(r, "type=quality scenario=cross_border");
	assert_int_equal(r->p.combine_len, 0);
	assert_int_equal(r->p.risks_len, 0);
	plan(r, "type=quality scenario=livestream");
	assert_int_equal(r->p.risks_len, 1);
}

static void
what_vanishes_first_is_gathered_first(void **state)
{
	static const char *const order[] = {
		"replay", "ad_page", "chat", "order"
	};
	struct room *r = *state;

	plan(r, "type=fraud scenario=livestream evidence=chat,order");
	assert_int_equal(r->p.evidence_len, GD_ARRAY_LEN(order));
	for (size_t i = 0; i < GD_ARRAY_LEN(order); i++)
		assert_string_equal(r->p.evidence[i].kind->code, order[i]);
	assert_false(r->p.evidence[0].held);
	assert_true(r->p.evidence[2].held);
	assert_int_equal(r->p.completeness, 15 * 100 / 26);
	plan(r, "type=fraud evidence=chat,order,ad_page,unheard");
	assert_int_equal(r->p.completeness, 100);
	plan(r, "type=fraud evidence=none");
	assert_int_equal(r->p.completeness, 0);
}

static void
assert_dates(const struct gd_plan *p, const char *expected)
{
	struct gd_buf b = GD_BUF_INIT;

	for (size_t i = 0; i < p->dates_len; i++) {
		const struct gd_plan_date *d = &p->dates[i];

		gd_buf_addf(&b, "%s%s%s ", d->rule->id, *d->rule->version ?
			    "." : "", d->rule->version);
		gd_day_format(&b, d->due.last_day);
		gd_buf_adds(&b, d->channel ? " " : "! ");
		assert_true(d->early.at <= d->due.at);
	}
	assert_string_equal(b.s, expected);
	gd_buf_release(&b);
}

static void
dates_follow_filings_and_answers(void **state)
{
	struct room *r = *state;

	plan(r, "type=quality signed_at=2026-03-09");
	/* the old return rule ended before the goods were signed for */
	assert_dates(&r->p, "72h 2026-03-15 return 2026-03-16! "
		     "accept.order20 2026-03-23 ");
	plan(r, "type=quality signed_at=2026-02-20T10:00:00+08:00");
	assert_dates(&r->p, "old_return 2026-02-26! return 2026-02-27! "
		     "72h 2026-03-15 accept.order20 2026-03-23 ");
	plan(r, "type=quality signed_at=?");
	assert_dates(&r->p, "72h 2026-03-15 accept.order20 2026-03-23 ");
	/* another day, another law */
	assert_int_equal(gd_instant_parse("2026-04-15T00:00:00+08:00", zone,
					  &r->now, NULL), GD_OK);
	plan(r, "type=quality");
	assert_dates(&r->p, "72h 2026-04-17 accept.order121 2026-04-22 ");
	plan(r, "type=fraud platform=wechat amount=?");
	assert_dates(&r->p, "72h 2026-04-17 fraud_only 2026-04-20 "
		     "accept.order121 2026-04-22 wx 2026-04-22 ");
	assert_int_equal(r->p.dates[3].early.last_day,
			 day_or_none("2026-04-18"));
}

static const struct gd_plan_channel *
channel_in(const struct gd_plan *p, const char *code)
{
	for (size_t i = 0; i < p->recommended_len; i++)
		if (strcmp(p->recommended[i].channel->code, code) == 0)
			return &p->recommended[i];
	return NULL;
}

static void
combinations_say_what_opens_now(void **state)
{
	struct room *r = *state;

	plan(r, "type=fraud platform=wechat amount=8000.00 merchant=x");
	assert_int_equal(channel_in(&r->p, "service")->turn, GD_TURN_NOW);
	assert_int_equal(channel_in(&r->p, "12315")->turn, GD_TURN_NOW);
	assert_int_equal(channel_in(&r->p, "arbitration")->turn, GD_TURN_NOW);
	assert_int_equal(channel_in(&r->p, "wechat110")->turn, GD_TURN_LATER);
	assert_int_equal(channel_in(&r->p, "court")->turn, GD_TURN_LATER);
	assert_int_equal(channel_in(&r->p, "12315")->where_len, 1);
	assert_int_equal(channel_in(&r->p, "court")->where_len, 0);
	for (size_t i = 0; i < GD_ARRAY_LEN(rule_rows); i++)
		if (strcmp(rule_rows[i].id, "both") == 0)
			r->rules[i].in_turn = true;
	plan(r, "type=fraud");
	assert_int_equal(channel_in(&r->p, "12315")->turn, GD_TURN_NOW);
	assert_int_equal(channel_in(&r->p, "arbitration")->turn,
			 GD_TURN_AFTER);
	assert_ptr_equal(channel_in(&r->p, "arbitration")->after,
			 channel_in(&r->p, "12315")->channel);
	plan(r, "type=fraud scenario=livestream");
	assert_int_equal(r->p.points_len, 1);
	assert_int_equal(r->p.risks_len, 1);
}

static void
facts_follow_from_dates_and_filings(void **state)
{
	struct room *r = *state;
	struct gd_fact facts[] = {
		{ .id = (char *)"late", .since = (char *)"found_at",
		  .after = { .count = 3, .unit = GD_UNIT_YEARS } },
		{ .id = (char *)"refused_7d",
		  .since = (char *)"refused service",
		  .after = { .count = 7, .unit = GD_UNIT_DAYS } },
		{ .id = (char *)"asked", .since = (char *)"waiting 12315" },
	};
	const struct gd_happening happened[] = {
		{ "refused", "service", r->now - 8 * 86400 },
		{ "refused", "service", r->now - 2 * 86400 },
		{ "waiting", "12315", r->now - 60 },
	};
	struct gd_answers a = GD_ANSWERS_INIT;

	r->k.facts = facts;
	r->k.facts_len = GD_ARRAY_LEN(facts);
	fx_answer(&a, "found_at=2023-03-01");
	gd_facts_add(&r->k, NULL, 0, r->now, &r->cal, &a);
	assert_string_equal(gd_answers_value(&a, "late"), "yes");
	assert_null(gd_answers_find(&a, "refused_7d"));
	assert_null(gd_answers_find(&a, "asked"));
	gd_answers_release(&a);
	fx_answer(&a, "found_at=2023-03-20");
	/* the latest refusal counts */
	gd_facts_add(&r->k, happened, GD_ARRAY_LEN(happened), r->now, &r->cal,
		     &a);
	assert_string_equal(gd_answers_value(&a, "late"), "no");
	assert_string_equal(gd_answers_value(&a, "refused_7d"), "no");
	assert_string_equal(gd_answers_value(&a, "asked"), "yes");
	gd_answers_release(&a);
	/* what a person answered stands */
	fx_answer(&a, "found_at=2023-03-01 late=no");
	gd_facts_add(&r->k, NULL, 0, r->now, &r->cal, &a);
	assert_string_equal(gd_answers_value(&a, "late"), "no");
	gd_answers_release(&a);
	r->k.facts_len = 0;
}

static void
a_ground_is_met_unmet_or_unknown(void **state)
{
	static const struct {
		const char *when, *clear, *answers;
		enum gd_truth met;
	} cases[] = {
		{ "living=no", "living=yes", "living=no", GD_TRUE },
		{ "living=no", "living=yes", "living=yes", GD_FALSE },
		{ "living=no", "living=yes", "living=?", GD_UNKNOWN },
		{ "living=no", "living=yes", "", GD_UNKNOWN },
		{ "living=no", NULL, "", GD_UNKNOWN },
		{ "living=no", NULL, "living=yes", GD_FALSE },
		{ NULL, "true=yes", "", GD_UNKNOWN },
		{ NULL, "true=yes", "true=yes", GD_FALSE },
		{ "!name?", "name?", "", GD_TRUE },
	};

	(void)state;
	for (size_t i = 0; i < GD_ARRAY_LEN(cases); i++) {
		struct gd_answers a = GD_ANSWERS_INIT;
		struct gd_triage_rule rule = {
			.when = fx_cond(cases[i].when),
			.clear = fx_cond(cases[i].clear),
			.has_clear = cases[i].clear != NULL,
		};

		fx_answer(&a, cases[i].answers);
		if (gd_ground_met(&rule, &a) != cases[i].met)
			fail_msg("case %zu", i);
		gd_cond_release(&rule.when);
		gd_cond_release(&rule.clear);
		gd_answers_release(&a);
	}
}

static void
count_rule(const struct gd_clock_rule *rule, void *ctx)
{
	gd_buf_addf(ctx, "%s.%s ", rule->id, rule->version);
}

static void
rules_are_picked_by_the_day(void **state)
{
	struct room *r = *state;
	gd_day change = day_or_none("2026-04-15");
	struct gd_buf b = GD_BUF_INIT;

	assert_string_equal(gd_rule_in_force(&r->k, "accept", change - 1)
				    ->version, "order20");
	assert_string_equal(gd_rule_in_force(&r->k, "accept", change)->version,
			    "order121");
	assert_null(gd_rule_in_force(&r->k, "old_return", change));
	assert_null(gd_rule_in_force(&r->k, "unheard", change));
	gd_rules_started(&r->k, "filed service", &r->a, change, count_rule, &b);
	assert_string_equal(b.s, "72h. ");
	fx_answer(&r->a, "type=fraud");
	gd_rules_started(&r->k, "filed service", &r->a, change, count_rule, &b);
	assert_string_equal(b.s, "72h. 72h. fraud_only. ");
	gd_buf_release(&b);
}

static void
things_are_found_by_their_codes(void **state)
{
	struct room *r = *state;
	const struct gd_channel *court = gd_channel_find(&r->k, "court");

	assert_ptr_equal(court, &r->channels[0]);
	assert_null(gd_channel_find(&r->k, "moon"));
	assert_false(gd_matrix_find(&r->k, "service", court)->handled);
	assert_null(gd_matrix_find(&r->k, "license", court));
	assert_null(gd_matrix_find(&r->k, "", court));
	assert_null(gd_matrix_find(&r->k, "fraud", &r->channels[2]));
}

static void
every_case_has_a_sound_plan(void **state)
{
	struct room *r = *state;

	assert_true(props_whole_space(&r->k, r->now, &r->cal) > 10000);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		T(weights_add_up_and_order_the_plan),
		T(every_ground_is_listed_law_first),
		T(objections_are_those_of_the_plan),
		T(something_always_stands_in),
		T(channels_combine_only_when_all_are_recommended),
		T(what_vanishes_first_is_gathered_first),
		T(dates_follow_filings_and_answers),
		T(combinations_say_what_opens_now),
		T(facts_follow_from_dates_and_filings),
		T(a_ground_is_met_unmet_or_unknown),
		T(rules_are_picked_by_the_day),
		T(things_are_found_by_their_codes),
		T(every_case_has_a_sound_plan),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
