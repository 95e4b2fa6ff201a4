/*
 * The shipped playbook, through the interview and the plan: every path ends,
 * progress is honest, every case has a sound plan.
 */
#include <config.h>

#include "domain/interview.h"
#include "domain/triage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#define PROPS_BODIES "other_bodies"
#include "iv_fixture.h"
#include "plan_props.h"
#include "playbook/playbook.h"

static const struct gd_zone zone = { 28800 };

struct room {
	struct gd_playbook *pb;
	const struct gd_interview *iv;
	const struct gd_knowledge *k;
	struct gd_calendar cal;
	struct gd_check_env env;
};

static void
must(enum gd_status st, const struct gd_error *err)
{
	if (st != GD_OK)
		fail_msg("%s", err->text);
}

static int
set_up(void **state)
{
	struct room *r = gd_calloc(1, sizeof *r);
	struct gd_error err = GD_ERROR_INIT;

	must(gd_playbook_open(TEST_DATADIR, NULL, &r->pb, &err), &err);
	must(gd_playbook_interview(r->pb, &r->iv, &err), &err);
	must(gd_playbook_knowledge(r->pb, &r->k, &err), &err);
	gd_calendar_init(&r->cal, zone);
	gd_calendar_seal(&r->cal);	/* no plan depends on a holiday */
	r->env.zone = zone;
	must(gd_instant_parse("2026-05-12T09:04:00+08:00", zone, &r->env.now,
			      &err), &err);
	*state = r;
	return 0;
}

static int
tear_down(void **state)
{
	struct room *r = *state;

	gd_calendar_release(&r->cal);
	gd_playbook_close(r->pb);
	free(r);
	return 0;
}

static void
every_case_has_a_sound_plan(void **state)
{
	struct room *r = *state;

	assert_true(props_whole_space(r->k, r->env.now, &r->cal) > 10000);
}

struct looking {
	const struct room *room;
	size_t at;
};

static void
look_back(const struct gd_cond_term *term, void *ctx)
{
	const struct looking *l = ctx;
	int i = gd_interview_find(l->room->iv, term->field);

	if (i < 0 || i > (int)l->at)
		fail_msg("%s waits for %s, which is not asked before it",
			 l->room->iv->questions[l->at].id, term->field);
}

static void
conditions_name_only_earlier_questions(void **state)
{
	struct room *r = *state;
	struct looking l = { .room = r };

	for (; l.at < r->iv->len; l.at++)
		gd_cond_fields(&r->iv->questions[l.at].when, look_back, &l);
}

/* Some answer to `q`, chosen by `pick`; "" to pass over or not to know. */
static void
some_answer(const struct room *r, const struct gd_question *q,
	    const struct gd_answers *a, unsigned pick, struct gd_buf *out)
{
	const struct gd_choice *c = NULL;

	switch (q->kind) {
	case GD_Q_CHOICE:
	case GD_Q_MULTI:
		for (size_t k = 0; gd_interview_choice(r->iv, q, a, k); k++) {
			c = gd_interview_choice(r->iv, q, a, k);
			if (pick-- == 0)
				break;
		}
		assert_non_null(c);
		gd_buf_adds(out, c->code);
		break;
	case GD_Q_BOOL:
		gd_buf_adds(out, pick % 2 ? "yes" : "no");
		break;
	case GD_Q_UNDERSTOOD:
		gd_buf_adds(out, pick % 2 ? "all" : "none");
		break;
	case GD_Q_MONEY:
		gd_buf_adds(out, pick % 2 ? "88" : "8,997.00");
		break;
	case GD_Q_DATE:
		gd_buf_adds(out, "2026-05-0");
		gd_buf_addf(out, "%u", 1 + pick % 9);
		break;
	case GD_Q_NUMBER:
		gd_buf_adds(out, "2");
		break;
	default:
		gd_buf_adds(out, "x");
	}
}

static void
answer_one(const struct room *r, int i, struct gd_answers *a, unsigned pick)
{
	const struct gd_question *q = &r->iv->questions[i];
	struct gd_buf typed = GD_BUF_INIT, value = GD_BUF_INIT;
	struct gd_error err = GD_ERROR_INIT;

	if (!q->required && pick % 8 == 7) {
		gd_answers_set(a, q->id, "", q->unsure ? GD_ANSWER_UNSURE :
			       GD_ANSWER_SKIPPED, false);
		return;
	}
	some_answer(r, q, a, pick, &typed);
	must(gd_interview_check(r->iv, q, a, typed.s, &r->env, &value, NULL,
				&err), &err);
	gd_answers_set(a, q->id, value.s, GD_ANSWER_GIVEN, false);
	if (strcmp(q->id, "facts") == 0)
		gd_interview_understand(r->iv, pick % 2 ? "" :
					"昨天在微信小程序花239元买了假货",
					&r->env, a);
	gd_buf_release(&typed);
	gd_buf_release(&value);
}

/* One path from the first question to the plan. */
static void
walk_once(const struct room *r, unsigned seed)
{
	struct gd_answers a = GD_ANSWERS_INIT, known = GD_ANSWERS_INIT;
	struct gd_progress p = { 0 };
	int i = -1, last = 0, steps = 0;

	while ((i = gd_interview_next(r->iv, i, &a)) >= 0) {
		p = gd_interview_progress(r->iv, i, &a);
		if (p.position <= last || p.left_min > p.left_max)
			fail_msg("path %u: %d after %d at %s", seed, p.position,
				 last, r->iv->questions[i].id);
		last = p.position;
		seed = seed * 1103515245u + 12345u;
		answer_one(r, i, &a, seed >> 16 & 0xff);
		assert_true(++steps <= (int)r->iv->len);
	}
	p = gd_interview_progress(r->iv, -1, &a);
	assert_int_equal(p.left_max, 0);
	assert_int_equal(p.missing, 0);
	gd_interview_effective(r->iv, &a, &known);
	props_check(r->k, &known, r->env.now, &r->cal);
	gd_answers_release(&known);
	gd_answers_release(&a);
}

static void
every_path_ends_in_a_plan(void **state)
{
	for (unsigned seed = 0; seed < 300; seed++)
		walk_once(*state, seed);
}

static void
the_example_account_is_understood(void **state)
{
	struct room *r = *state;
	int facts = gd_interview_find(r->iv, "facts");
	struct gd_answers a = GD_ANSWERS_INIT;

	assert_true(facts >= 0);
	gd_interview_understand(r->iv, r->iv->questions[facts].example.zh,
				&r->env, &a);
	assert_string_equal(gd_answers_value(&a, "platform"), "wechat");
	assert_string_equal(gd_answers_value(&a, "carrier"), "mini_program");
	assert_string_equal(gd_answers_value(&a, "amount"), "239.00");
	assert_string_equal(gd_answers_value(&a, "ordered_at"), "2026-03-08");
	gd_answers_release(&a);
}

static void
the_article_s_cells_hold_back(void **state)
{
	struct room *r = *state;
	static const char *const refused[] = { "12315", "court" };
	struct gd_answers a = GD_ANSWERS_INIT;
	struct gd_plan p;

	fx_answer(&a, "platform=wechat carrier=mini_program type=service "
		  "amount=88.00 merchant=m");
	gd_triage(r->k, &a, r->env.now, &r->cal, &p);
	assert_string_equal(p.recommended[0].channel->code, "service");
	for (size_t i = 0; i < GD_ARRAY_LEN(refused); i++) {
		bool cell = false;

		for (size_t j = 0; j < p.refused_len; j++)
			cell |= p.refused[j].cell &&
				p.refused[j].strength == GD_BY_ADVICE &&
				strcmp(p.refused[j].channel->code,
				       refused[i]) == 0;
		assert_true(cell);
	}
	gd_plan_release(&p);
	gd_answers_release(&a);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		T(every_case_has_a_sound_plan),
		T(conditions_name_only_earlier_questions),
		T(every_path_ends_in_a_plan),
		T(the_example_account_is_understood),
		T(the_article_s_cells_hold_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
