/*
 * The flow of the interview: live, idle, asked, settled, left.
 */
#include <config.h>

#include "domain/interview.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "iv_fixture.h"

struct room {
	struct gd_interview *iv;
	struct gd_answers a;
};

static int
set_up(void **state)
{
	struct room *r = gd_calloc(1, sizeof *r);

	r->iv = fx_new();
	*state = r;
	return 0;
}

static int
tear_down(void **state)
{
	struct room *r = *state;

	gd_answers_release(&r->a);
	fx_free(r->iv);
	free(r);
	return 0;
}

static int
at(const struct room *r, const char *id)
{
	int i = gd_interview_find(r->iv, id);

	assert_true(i >= 0);
	return i;
}

static bool
live(const struct room *r, const char *id)
{
	return gd_interview_live(r->iv, (size_t)at(r, id), &r->a);
}

static bool
idle(const struct room *r, const char *id)
{
	return gd_interview_idle(r->iv, (size_t)at(r, id), &r->a);
}

static bool
asked(const struct room *r, const char *id)
{
	return gd_interview_asked(r->iv, (size_t)at(r, id), &r->a);
}

static const char *
next_open(const struct room *r)
{
	int i = gd_interview_next_open(r->iv, 0, &r->a);

	return i < 0 ? "" : r->iv->questions[i].id;
}

static void
an_answer_made_idle_comes_back(void **state)
{
	struct room *r = *state;

	assert_int_equal(gd_interview_find(r->iv, "nobody"), -1);
	fx_answer(&r->a, "type=fraud platform=wechat carrier=channels");
	assert_true(live(r, "carrier"));
	assert_false(idle(r, "carrier"));
	fx_answer(&r->a, "platform=jd");
	assert_true(idle(r, "carrier"));
	assert_false(asked(r, "carrier"));
	fx_answer(&r->a, "platform=wechat");
	assert_false(idle(r, "carrier"));
	assert_string_equal(gd_answers_value(&r->a, "carrier"), "channels");
}

static void
conditions_do_not_see_idle_answers(void **state)
{
	struct room *r = *state;
	struct gd_answers e = GD_ANSWERS_INIT;
	const struct gd_question *q = &r->iv->questions[at(r, "evidence")];

	fx_answer(&r->a, "platform=wechat carrier=channels replay_note=x "
		  "extra=kept");
	assert_true(live(r, "replay_note"));
	assert_string_equal(gd_interview_choice(r->iv, q, &r->a, 2)->code,
			    "replay");
	fx_answer(&r->a, "platform=jd");
	assert_false(live(r, "replay_note"));
	assert_true(idle(r, "replay_note"));
	assert_string_equal(gd_interview_choice(r->iv, q, &r->a, 2)->code,
			    "none");
	assert_null(gd_interview_choice(r->iv, q, &r->a, 3));

	gd_interview_effective(r->iv, &r->a, &e);
	assert_null(gd_answers_find(&e, "carrier"));
	assert_null(gd_answers_find(&e, "replay_note"));
	assert_string_equal(gd_answers_value(&e, "platform"), "jd");
	assert_string_equal(gd_answers_value(&e, "extra"), "kept");
	gd_answers_release(&e);
}

static void
a_question_may_hold_itself_open(void **state)
{
	struct room *r = *state;

	fx_answer(&r->a, "merchant=x");
	assert_false(live(r, "shop"));
	gd_answers_remove(&r->a, "merchant");
	fx_answer(&r->a, "shop=y");
	fx_answer(&r->a, "merchant=x");
	assert_true(live(r, "shop"));
}

static void
next_and_prev_skip_what_is_not_asked(void **state)
{
	struct room *r = *state;
	struct gd_answers *a = &r->a;

	/* Nothing was understood: its page never comes. */
	fx_answer(a, "facts=x");
	assert_int_equal(gd_interview_next(r->iv, -1, a), at(r, "facts"));
	assert_int_equal(gd_interview_next(r->iv, at(r, "facts"), a),
			 at(r, "type"));
	assert_int_equal(gd_interview_prev(r->iv, at(r, "type"), a),
			 at(r, "facts"));
	assert_int_equal(gd_interview_prev(r->iv, at(r, "facts"), a), -1);
	fx_answer(a, "platform=jd");
	assert_int_equal(gd_interview_next(r->iv, at(r, "platform"), a),
			 at(r, "bodies"));
	assert_int_equal(gd_interview_prev(r->iv, at(r, "bodies"), a),
			 at(r, "platform"));
	assert_int_equal(gd_interview_next(r->iv, at(r, "phone"), a), -1);
	assert_int_equal(gd_interview_prev(r->iv, (int)r->iv->len, a),
			 at(r, "phone"));
}

static void
what_comes_up_later_is_answered_by_editing_alone(void **state)
{
	struct room *r = *state;
	int phone = at(r, "phone");
	int before = gd_interview_prev(r->iv, phone, &r->a);
	struct gd_progress with, without;

	with = gd_interview_progress(r->iv, before, &r->a);
	((struct gd_question *)r->iv->questions)[phone].later = true;
	without = gd_interview_progress(r->iv, before, &r->a);
	assert_true(live(r, "phone"));
	assert_false(asked(r, "phone"));
	assert_int_equal(gd_interview_next(r->iv, before, &r->a), -1);
	assert_int_equal(without.left_max, with.left_max - 1);
	fx_answer(&r->a, "phone=13800138000");
	assert_false(asked(r, "phone"));
	assert_false(idle(r, "phone"));
}

static void
understood_answers_are_settled_when_accepted(void **state)
{
	struct room *r = *state;
	struct gd_answers *a = &r->a;

	fx_answer(a, "facts=x platform=^wechat carrier=^channels amount=^9.00");
	/* Pending: they count, and the page comes next. */
	assert_string_equal(next_open(r), "understood");
	assert_true(live(r, "replay_note"));
	assert_true(asked(r, "platform"));
	assert_int_equal(gd_interview_understood(r->iv, a, 0),
			 at(r, "platform"));
	assert_int_equal(gd_interview_understood(r->iv, a, 2), at(r, "amount"));
	assert_int_equal(gd_interview_understood(r->iv, a, 3), -1);

	fx_answer(a, "understood=platform,amount type=fraud");
	assert_false(asked(r, "platform"));
	assert_false(asked(r, "amount"));
	assert_true(live(r, "platform"));
	/* Rejected: asked as if never answered. */
	assert_string_equal(next_open(r), "carrier");
	assert_false(live(r, "replay_note"));
	assert_int_equal(gd_interview_prev(r->iv, at(r, "carrier"), a),
			 at(r, "type"));
	fx_answer(a, "carrier=mini_program");
	assert_false(idle(r, "carrier"));
	assert_string_equal(next_open(r), "bodies");
}

static void
note_missing(const struct gd_question *q, void *ctx)
{
	gd_buf_addf(ctx, "%s ", q->id);
}

static void
missing_are_required_live_and_without_value(void **state)
{
	struct room *r = *state;
	struct gd_buf seen = GD_BUF_INIT;

	fx_answer(&r->a, "facts=~ platform=jd merchant=m type=?");
	gd_interview_missing(r->iv, &r->a, note_missing, &seen);
	assert_string_equal(seen.s, "facts type ");
	assert_int_equal(gd_interview_progress(r->iv, 0, &r->a).missing, 2);
	gd_buf_release(&seen);
}

static void
unreachable_questions_are_not_left(void **state)
{
	struct room *r = *state;
	struct gd_progress p;

	fx_answer(&r->a, "facts=x type=fraud");
	p = gd_interview_progress(r->iv, at(r, "platform"), &r->a);
	assert_int_equal(p.position, 3);
	assert_int_equal(p.answered, 2);
	/* open: carrier, replay_note, shop, credit_code, big */
	assert_int_equal(p.left_max - p.left_min, 5);
	fx_answer(&r->a, "platform=jd");
	/* carrier is out, so nothing can make replay_note live */
	p = gd_interview_progress(r->iv, at(r, "bodies"), &r->a);
	assert_int_equal(p.left_max - p.left_min, 3);
	fx_answer(&r->a, "merchant=m amount=600.00");
	p = gd_interview_progress(r->iv, -1, &r->a);
	assert_int_equal(p.left_max, p.left_min);
	assert_int_equal(p.position, p.answered + p.left_min);
}

static void
what_awaits_its_page_is_possibly_left(void **state)
{
	struct room *r = *state;
	struct gd_progress before, after;

	fx_answer(&r->a, "facts=x type=^fraud platform=^jd merchant=m "
		  "amount=1.00");
	before = gd_interview_progress(r->iv, at(r, "understood"), &r->a);
	assert_int_equal(before.left_max - before.left_min, 2);
	fx_answer(&r->a, "understood=type");
	after = gd_interview_progress(r->iv, at(r, "platform"), &r->a);
	assert_int_equal(after.position, 3);
	assert_true(after.left_max <= before.left_max);
	assert_true(after.left_min >= before.left_min - 1);
}

/* Answer in asking order by a pattern of digits, watching the progress. */
static void
walk_once(struct room *r, unsigned pattern)
{
	static const char *const codes[][3] = {
		{ "service", "quality", "fraud" },
		{ "wechat", "taobao", "jd" },
		{ "mini_program", "channels", "channels" },
	};
	int last = 0, i = -1, steps = 0;

	gd_answers_release(&r->a);
	while ((i = gd_interview_next(r->iv, i, &r->a)) >= 0) {
		const struct gd_question *q = &r->iv->questions[i];
		struct gd_progress p = gd_interview_progress(r->iv, i, &r->a);
		struct gd_progress after;
		unsigned pick = pattern % 3;
		const char *value = "600.00";

		assert_true(p.position > last);
		assert_true(p.left_min >= 1 && p.left_min <= p.left_max);
		assert_true(p.answered + p.left_min <= (int)r->iv->len);
		last = p.position;
		if (q->kind == GD_Q_CHOICE)
			value = codes[strcmp(q->id, "type") == 0 ? 0 :
				      strcmp(q->id, "platform") == 0 ? 1 : 2]
				     [pick];
		pattern = pattern / 3 + pattern % 7 * 1009;
		if (strcmp(q->id, "facts") == 0 && pick == 0)
			gd_answers_set(&r->a, "type", "quality",
				       GD_ANSWER_GIVEN, true);
		if (q->kind == GD_Q_UNDERSTOOD)
			value = pattern % 2 ? "type" : "none";
		if (q->kind != GD_Q_CHOICE && q->kind != GD_Q_UNDERSTOOD &&
		    !q->required && pick > 0)
			gd_answers_set(&r->a, q->id, "", pick == 1 ?
				       GD_ANSWER_SKIPPED : GD_ANSWER_UNSURE,
				       false);
		else
			gd_answers_set(&r->a, q->id, value, GD_ANSWER_GIVEN,
				       false);
		after = gd_interview_progress(r->iv, i, &r->a);
		assert_true(after.left_max <= p.left_max);
		assert_true(++steps <= (int)r->iv->len);
	}
	assert_int_equal(gd_interview_next_open(r->iv, 0, &r->a), -1);
	assert_int_equal(gd_interview_progress(r->iv, -1, &r->a).left_max, 0);
}

static void
progress_never_goes_back_on_any_path(void **state)
{
	for (unsigned pattern = 0; pattern < 2000; pattern++)
		walk_once(*state, pattern);
}

/* More answers than are looked up through the index. */
static void
very_many_answers_are_judged_the_same(void **state)
{
	static const char *const said[] = {
		"type=service platform=jd merchant=A", "type=quality qty=~",
		"platform=wechat carrier=channels replay_note=n amount=900",
		"platform=taobao carrier=channels replay_note=n signed_at=~",
		"type=^fraud understood=none shop=B credit_code=C big=?"
	};
	struct room *r = *state, many = { r->iv, GD_ANSWERS_INIT };
	char field[32];

	for (size_t k = 0; k < GD_ARRAY_LEN(said); k++) {
		gd_answers_release(&r->a);
		gd_answers_release(&many.a);
		fx_answer(&r->a, said[k]);
		fx_answer(&many.a, said[k]);
		for (int i = 0; i < 2 * GD_ANSWERS_INDEXED; i++) {
			snprintf(field, sizeof field, "other_%d", i);
			gd_answers_set(&many.a, field, "x", GD_ANSWER_GIVEN,
				       false);
		}
		for (size_t i = 0; i < r->iv->len; i++) {
			const char *id = r->iv->questions[i].id;

			assert_int_equal(live(&many, id), live(r, id));
			assert_int_equal(idle(&many, id), idle(r, id));
			assert_int_equal(asked(&many, id), asked(r, id));
		}
	}
	gd_answers_release(&many.a);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		T(an_answer_made_idle_comes_back),
		T(conditions_do_not_see_idle_answers),
		T(a_question_may_hold_itself_open),
		T(next_and_prev_skip_what_is_not_asked),
		T(what_comes_up_later_is_answered_by_editing_alone),
		T(understood_answers_are_settled_when_accepted),
		T(missing_are_required_live_and_without_value),
		T(unreachable_questions_are_not_left),
		T(what_awaits_its_page_is_possibly_left),
		T(very_many_answers_are_judged_the_same),
		T(progress_never_goes_back_on_any_path),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
