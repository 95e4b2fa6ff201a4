/*
 * The interview as it is held: stored at once, resumed at the same question.
 */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "desk_fixture.h"

#define FACTS "在微信小程序买了一个电饭煲，花了 239 元，坏了。"

static int
question(const struct gd_intake *in, const char *id)
{
	int i = gd_interview_find(in->iv, id);

	if (i < 0)
		fail_msg("no question '%s'", id);
	return i;
}

static void
answer(struct fix *f, struct gd_intake *in, const char *id, const char *typed)
{
	fix_expect(f, GD_OK, gd_intake_answer(in, question(in, id), typed,
					      NULL, &f->err));
}

static void
the_first_question_is_what_happened(void **state)
{
	struct fix *f = *state;
	struct gd_intake in;
	int64_t last = 0;

	fix_expect(f, GD_OK, gd_intake_new(f->desk, &in, &f->err));
	assert_string_equal(in.iv->questions[in.at].id, "facts");
	fix_expect(f, GD_OK, gd_intake_last_draft(f->desk, &last, &f->err));
	assert_int_equal(last, in.case_id);
	gd_intake_release(&in);
	/* Nothing was said: nothing is left behind. */
	fix_expect(f, GD_OK, gd_intake_last_draft(f->desk, &last, &f->err));
	assert_int_equal(last, 0);
}

static void
facts_are_understood_and_put_to_the_person(void **state)
{
	struct fix *f = *state;
	const struct gd_answer *x;
	struct gd_intake in;

	fix_expect(f, GD_OK, gd_intake_new(f->desk, &in, &f->err));
	answer(f, &in, "facts", FACTS);
	x = gd_answers_find(&in.answers, "amount");
	assert_non_null(x);
	assert_true(x->understood);
	assert_string_equal(x->value, "239.00");
	fix_expect(f, GD_OK, gd_intake_forward(&in, &f->err));
	assert_string_equal(in.iv->questions[in.at].id, "understood");

	/* Told differently, it is understood anew. */
	answer(f, &in, "facts", "在微信小程序买的，花了 300 元，坏了。");
	assert_string_equal(gd_answers_value(&in.answers, "amount"), "300.00");
	answer(f, &in, "facts", "在微信小程序买的，坏了。");
	assert_null(gd_answers_find(&in.answers, "amount"));
	gd_intake_release(&in);
}

static void
a_new_find_brings_the_page_back(void **state)
{
	struct fix *f = *state;
	struct gd_intake in;

	fix_expect(f, GD_OK, gd_intake_new(f->desk, &in, &f->err));
	answer(f, &in, "facts", FACTS);
	answer(f, &in, "understood", "none");
	assert_null(gd_answers_in_effect(&in.answers, "amount"));
	answer(f, &in, "facts", FACTS "订单号 2026060112345678901。");
	assert_null(gd_answers_find(&in.answers, "understood"));
	gd_intake_release(&in);
}

static void
killing_it_loses_no_question(void **state)
{
	struct fix *f = *state;
	struct gd_intake in;
	int64_t draft = 0;
	int status;
	pid_t pid;

	gd_desk_close(f->desk);
	f->desk = NULL;
	pid = fork();
	if (pid == 0) {
		fix_open(f, FIX_NOW);
		gd_intake_new(f->desk, &in, NULL);
		gd_intake_answer(&in, question(&in, "facts"), FACTS, NULL,
				 NULL);
		gd_intake_answer(&in, question(&in, "understood"), "all", NULL,
				 NULL);
		gd_intake_answer(&in, question(&in, "type"), "quality", NULL,
				 NULL);
		gd_intake_goto(&in, question(&in, "goods"), NULL);
		gd_intake_keep_typed(&in, question(&in, "goods"), "电饭", NULL);
		gd_intake_keep_typed(&in, question(&in, "consumer"), "王",
				     NULL);
		raise(SIGKILL);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);

	fix_open(f, FIX_NOW);
	fix_expect(f, GD_OK, gd_intake_last_draft(f->desk, &draft, &f->err));
	assert_true(draft > 0);
	fix_expect(f, GD_OK, gd_intake_resume(f->desk, draft, &in, &f->err));
	assert_string_equal(in.iv->questions[in.at].id, "goods");
	assert_string_equal(gd_intake_typed(&in, in.at), "电饭");
	assert_string_equal(gd_intake_typed(&in, question(&in, "consumer")),
			    "王");
	assert_string_equal(gd_answers_value(&in.answers, "type"), "quality");
	assert_string_equal(gd_answers_value(&in.answers, "facts"), FACTS);
	/* The answer takes the place of what was half typed. */
	answer(f, &in, "goods", "电饭煲");
	assert_string_equal(gd_intake_typed(&in, question(&in, "goods")), "");
	for (size_t i = 0; i < in.answers.len; i++)
		assert_null(strchr(in.answers.items[i].field, '.'));
	gd_intake_release(&in);
}

static void
half_typed_text_alone_keeps_a_draft(void **state)
{
	struct fix *f = *state;
	struct gd_case_view v;
	struct gd_intake in;
	int64_t id, last = 0;

	fix_expect(f, GD_OK, gd_intake_new(f->desk, &in, &f->err));
	id = in.case_id;
	fix_expect(f, GD_OK, gd_intake_keep_typed(&in, in.at, "买了", &f->err));
	gd_intake_release(&in);
	fix_expect(f, GD_OK, gd_intake_last_draft(f->desk, &last, &f->err));
	assert_int_equal(last, id);
	v = fix_view(f, id);
	assert_int_equal(v.answers.len, 0);
	gd_case_view_release(&v);
}

static void
back_and_forth_keeps_answers(void **state)
{
	struct fix *f = *state;
	struct gd_intake in;
	int at;

	fix_expect(f, GD_OK, gd_intake_new(f->desk, &in, &f->err));
	answer(f, &in, "facts", "东西有点问题。");
	fix_expect(f, GD_OK, gd_intake_forward(&in, &f->err));
	at = in.at;
	answer(f, &in, "type", "fraud");
	fix_expect(f, GD_OK, gd_intake_forward(&in, &f->err));
	fix_expect(f, GD_OK, gd_intake_back(&in, &f->err));
	assert_int_equal(in.at, at);
	fix_expect(f, GD_OK, gd_intake_back(&in, &f->err));
	fix_expect(f, GD_OK, gd_intake_back(&in, &f->err));
	assert_string_equal(in.iv->questions[in.at].id, "facts");
	assert_string_equal(gd_answers_value(&in.answers, "type"), "fraud");
	/* From the review page back is the last question. */
	fix_expect(f, GD_OK, gd_intake_goto(&in, -1, &f->err));
	fix_expect(f, GD_OK, gd_intake_forward(&in, &f->err));
	assert_int_equal(in.at, -1);
	fix_expect(f, GD_OK, gd_intake_back(&in, &f->err));
	assert_true(in.at > at);
	gd_intake_release(&in);
}

static void
refusals_store_nothing(void **state)
{
	struct fix *f = *state;
	struct gd_intake in;

	fix_expect(f, GD_OK, gd_intake_new(f->desk, &in, &f->err));
	fix_expect(f, GD_EINVAL, gd_intake_answer(&in, question(&in, "amount"),
						  "lots", NULL, &f->err));
	fix_expect(f, GD_EINVAL, gd_intake_answer(&in, question(&in, "facts"),
						  "  ", NULL, &f->err));
	fix_expect(f, GD_EINVAL, gd_intake_skip(&in, question(&in, "type"),
						&f->err));
	fix_expect(f, GD_EINVAL, gd_intake_unsure(&in, question(&in, "type"),
						  &f->err));
	assert_int_equal(in.answers.len, 0);
	fix_expect(f, GD_OK, gd_intake_unsure(&in, question(&in, "amount"),
					      &f->err));
	assert_int_equal(gd_answers_find(&in.answers, "amount")->state,
			 GD_ANSWER_UNSURE);
	gd_intake_release(&in);
}

static void
opening_needs_what_is_required_and_is_one_event(void **state)
{
	static const char *const required[] = { "type", "platform", "shop",
						"demand" };
	struct fix *f = *state;
	struct gd_event_page page;
	struct gd_case_view v;
	struct gd_intake in;
	int64_t id;

	fix_expect(f, GD_OK, gd_intake_new(f->desk, &in, &f->err));
	id = in.case_id;
	answer(f, &in, "facts", "东西有点问题。");
	fix_expect(f, GD_EINVAL, gd_intake_open_case(&in, &f->err));
	for (size_t i = 0; i < sizeof required / sizeof *required; i++) {
		int q = question(&in, required[i]);

		assert_non_null(strstr(f->err.text, gd_bitext_get(
					       &in.iv->questions[q].name,
					       NULL)));
	}
	answer(f, &in, "type", "quality");
	answer(f, &in, "platform", "taobao");
	answer(f, &in, "shop", "小鹿优选");
	answer(f, &in, "demand", "refund");
	answer(f, &in, "found_at", "昨天");
	answer(f, &in, "phone", "138 0013 8000");
	fix_expect(f, GD_OK, gd_intake_open_case(&in, &f->err));
	fix_expect(f, GD_EINVAL, gd_intake_resume(f->desk, id, &in, &f->err));
	v = fix_view(f, id);
	assert_false(v.row.draft);
	assert_int_equal(v.row.stage, GD_STAGE_PREPARE);
	assert_string_equal(v.row.shop, "小鹿优选");
	assert_string_equal(gd_answers_value(&v.answers, "phone"),
			    "13800138000");
	assert_non_null(fix_clock(&v, "limitation_3y"));
	gd_case_view_release(&v);
	fix_expect(f, GD_OK, gd_desk_events(f->desk, id, 0, 10, &page,
					    &f->err));
	assert_int_equal(page.len, 1);
	gd_event_page_release(&page);
	gd_intake_release(&in);
	fix_verify(f);
}

static void
a_plan_needs_no_case(void **state)
{
	struct fix *f = *state;
	struct gd_answers a;
	struct gd_plan plan;

	fix_answers(&a);
	fix_expect(f, GD_OK, gd_desk_plan(f->desk, &a, &plan, &f->err));
	assert_true(plan.recommended_len > 0);
	assert_string_equal(plan.recommended[0].channel->code, "service");
	gd_plan_release(&plan);
	gd_answers_release(&a);
}

/* Write `text` to a file of the fixture; its name. */
static const char *
answers_file(struct fix *f, const char *text)
{
	static char path[600];
	FILE *fp;

	snprintf(path, sizeof path, "%s/answers.ini", f->root);
	fp = fopen(path, "w");
	assert_non_null(fp);
	fputs(text, fp);
	fclose(fp);
	return path;
}

static const struct gd_intake_problem *
problem(const struct gd_intake_problems *p, const char *field)
{
	for (size_t i = 0; i < p->len; i++)
		if (strcmp(p->items[i].field, field) == 0)
			return &p->items[i];
	return NULL;
}

static void
an_answers_file_opens_a_case(void **state)
{
	struct fix *f = *state;
	struct gd_intake_problems problems;
	struct gd_case_view v;
	struct gd_answers a;
	int64_t id = 0;

	fix_expect(f, GD_OK, gd_intake_read_file(f->desk, answers_file(f,
		"[answers]\n"
		"demand = 退款\n"
		"platform = 微信\n"
		"carrier = mini_program\n"
		"type = quality\n"
		"facts.2 = 第二行\n"
		"facts.1 = 第一行\n"
		"shop = 小鹿优选\n"
		"amount = 1,299.00\n"
		"is_food = unsure\n"
		"ordered_at = 3-8\n"), &a, &problems, &f->err));
	assert_string_equal(gd_answers_value(&a, "facts"), "第一行\n第二行");
	assert_string_equal(gd_answers_value(&a, "ordered_at"), "2026-03-08");
	assert_int_equal(gd_answers_find(&a, "is_food")->state,
			 GD_ANSWER_UNSURE);
	fix_expect(f, GD_OK, gd_intake_open_answers(f->desk, &a, &id, &f->err));
	v = fix_view(f, id);
	assert_string_equal(v.row.platform, "wechat");
	assert_int_equal(v.row.amount_fen, 129900);
	gd_case_view_release(&v);
	gd_answers_release(&a);
	gd_intake_problems_release(&problems);
	fix_verify(f);
}

static void
an_answers_file_names_every_mistake(void **state)
{
	struct fix *f = *state;
	struct gd_intake_problems p;
	struct gd_answers a;

	fix_expect(f, GD_EINVAL, gd_intake_read_file(f->desk, answers_file(f,
		"[answers]\n"
		"platform = ebay\n"
		"type = quality\n"
		"amonut = 12\n"
		"amount = 1,29\n"
		"facts = it broke\n"), &a, &p, &f->err));
	assert_int_equal(problem(&p, "platform")->line, 2);
	assert_int_equal(problem(&p, "amonut")->line, 4);
	assert_non_null(strstr(problem(&p, "amonut")->message, "'amount'"));
	assert_int_equal(problem(&p, "amount")->line, 5);
	assert_int_equal(problem(&p, "demand")->line, 0);
	assert_int_equal(problem(&p, "shop")->line, 0);
	assert_null(problem(&p, "facts"));
	gd_intake_problems_release(&p);
	fix_expect(f, GD_ENOTFOUND, gd_intake_read_file(f->desk, "/nowhere.ini",
							&a, &p, &f->err));
	gd_intake_problems_release(&p);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, fix_setup, fix_teardown)
	const struct CMUnitTest tests[] = {
		T(the_first_question_is_what_happened),
		T(facts_are_understood_and_put_to_the_person),
		T(a_new_find_brings_the_page_back),
		T(killing_it_loses_no_question),
		T(half_typed_text_alone_keeps_a_draft),
		T(back_and_forth_keeps_answers),
		T(refusals_store_nothing),
		T(opening_needs_what_is_required_and_is_one_event),
		T(a_plan_needs_no_case),
		T(an_answers_file_opens_a_case),
		T(an_answers_file_names_every_mistake),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
