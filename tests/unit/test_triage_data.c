/*
 * The shipped playbook, through the interview and the plan: every path ends,
 * progress is honest, every case has a sound plan.
 */
#include <config.h>

#include "domain/interview.h"
#include "domain/triage.h"

#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#define PROPS_BODIES "other_bodies"
#define PROPS_FACTS 1
#include "iv_fixture.h"
#include "domain/list.h"
#include "plan_props.h"
#include "playbook/playbook.h"

static const struct gd_zone zone = { 28800 };

struct room {
	char user[256];		/* a clinic's own folder, with a platform more */
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

/* A platform that the program has never seen: one file, nothing else. */
static const char harbour[] =
	"[platform]\n"
	"order = 4\n"
	"name = 海港商城\nname[en] = Harbour Mall\n"
	"entry = 订单 → 维权\nentry[en] = Order, then claim\n"
	"style = 先调解\nstyle[en] = Mediates first\n"
	"evidence = 看发票\nevidence[en] = Receipts\n"
	"escalate = 12315\nescalate[en] = 12315\n"
	"words = 海港商城|harbour mall\n"
	"focus = receipt\nsource = own\n\n"
	"[channel.harbour_desk]\n"
	"stage = platform\n"
	"name = 海港维权\nname[en] = Harbour claims\n"
	"function = 判退款\nfunction[en] = Orders refunds\n"
	"response = 2 天\nresponse[en] = 2 days\n"
	"fit = 质量\nfit[en] = Quality\n"
	"entry = 订单\nentry[en] = Order\n"
	"clocks = harbour_48h\nsource = own\n\n"
	"[clock.harbour_48h]\n"
	"name = 海港 48 小时\nname[en] = Harbour, 48 hours\n"
	"brief = 48h\nbrief[en] = 48 h\n"
	"start = filed harbour_desk\nperiod = 48h\nbasis = platform\n"
	"miss = 过了\nmiss[en] = Over\nnext = 催\nnext[en] = Press\n"
	"source = own\n";
static const char harbour_rule[] =
	"[harbour_first]\n"
	"kind = recommend\nchannel = harbour_desk\nweight = 200\n"
	"when = platform=harbour type=quality\n"
	"reason = 先找海港\nreason[en] = Harbour first\n"
	"expect = 两天\nexpect[en] = Two days\nsource = own\n";

static void
put_file(const char *root, const char *name, const char *text)
{
	char path[400];
	FILE *f;

	snprintf(path, sizeof path, "%s/playbook/%s", root, name);
	f = fopen(path, "w");
	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
}

static void
add_platform(struct room *r)
{
	static const char *const folders[] = {
		"/playbook", "/playbook/platforms", "/playbook/triage",
	};
	const char *tmp = getenv("TMPDIR");
	char path[400];

	snprintf(r->user, sizeof r->user, "%s/gd-triage-XXXXXX",
		 tmp ? tmp : "/tmp");
	assert_non_null(mkdtemp(r->user));
	for (size_t i = 0; i < GD_ARRAY_LEN(folders); i++) {
		snprintf(path, sizeof path, "%s%s", r->user, folders[i]);
		assert_int_equal(mkdir(path, 0700), 0);
	}
	put_file(r->user, "platforms/harbour.ini", harbour);
	put_file(r->user, "triage/harbour.ini", harbour_rule);
}

static int
remove_one(const char *path, const struct stat *st, int flag, struct FTW *ftw)
{
	(void)st;
	(void)flag;
	(void)ftw;
	return remove(path);
}

static int
set_up(void **state)
{
	struct room *r = gd_calloc(1, sizeof *r);
	struct gd_error err = GD_ERROR_INIT;

	add_platform(r);
	must(gd_playbook_open(TEST_DATADIR, r->user, &r->pb, &err), &err);
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
	nftw(r->user, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	free(r);
	return 0;
}

static bool
recommends(const struct gd_plan *p, const char *code)
{
	for (size_t i = 0; i < p->recommended_len; i++)
		if (strcmp(p->recommended[i].channel->code, code) == 0)
			return true;
	return false;
}

/* Offered, planned, clocked, looked for in an account: all from its one file. */
static void
a_new_platform_is_one_file(void **state)
{
	struct room *r = *state;
	int q = gd_interview_find(r->iv, "platform");
	struct gd_answers a = GD_ANSWERS_INIT;
	const struct gd_choice *c;
	bool offered = false, clocked = false, looked_at = false;
	struct gd_plan p;

	for (size_t i = 0; (c = gd_interview_choice(r->iv, &r->iv->questions[q],
						    &a, i)); i++)
		offered |= strcmp(c->code, "harbour") == 0;
	assert_true(offered);
	gd_interview_understand(r->iv, "3月8日在海港商城花239元买了电饭煲",
				&r->env, &a);
	assert_string_equal(gd_answers_value(&a, "platform"), "harbour");
	fx_answer(&a, "platform=harbour type=quality amount=239.00 merchant=m");
	gd_triage(r->k, &a, r->env.now, &r->cal, &p);
	assert_string_equal(p.recommended[0].channel->code, "harbour_desk");
	for (size_t i = 0; i < p.dates_len; i++)
		clocked |= strcmp(p.dates[i].rule->id, "harbour_48h") == 0;
	assert_true(clocked);
	/* the rest of the ladder is there, other platforms' doors are not */
	assert_true(recommends(&p, "12315"));
	assert_true(recommends(&p, "arbitration"));
	assert_false(recommends(&p, "wechat110"));
	for (size_t i = 0; i < p.evidence_len; i++)
		looked_at |= p.evidence[i].focus &&
			     strcmp(p.evidence[i].kind->code, "receipt") == 0;
	assert_true(looked_at);
	gd_plan_release(&p);
	fx_answer(&a, "platform=taobao");
	gd_triage(r->k, &a, r->env.now, &r->cal, &p);
	assert_false(recommends(&p, "harbour_desk"));
	gd_plan_release(&p);
	gd_answers_release(&a);
}

static void
plan_for(struct room *r, const char *answers, struct gd_plan *p)
{
	struct gd_answers a = GD_ANSWERS_INIT;

	fx_answer(&a, answers);
	gd_triage(r->k, &a, r->env.now, &r->cal, p);
	gd_answers_release(&a);
}

/* What the article and the platforms' rules say about going side by side. */
static void
turns_follow_article_and_rules(void **state)
{
	static const struct {
		const char *answers, *now, *after;
	} cases[] = {
		{ "platform=taobao type=fraud", "service,arbitration,12315,report",
		  "" },
		{ "platform=wechat type=fraud carrier=mini_program",
		  "service,wechat110,arbitration,12315,report", "" },
		{ "platform=jd type=fraud", "service,arbitration",
		  "12315,report" },
		{ "platform=jd type=quality", "service,arbitration", "12315" },
		{ "platform=jd type=license", "12315,report", "" },
		{ "platform=wechat type=license", "12315,report", "" },
		{ "platform=wechat type=service", "service", "" },
		{ "platform=taobao type=quality licence_shown=no",
		  "service,arbitration,12315,report", "" },
	};
	struct room *r = *state;

	for (size_t i = 0; i < GD_ARRAY_LEN(cases); i++) {
		struct gd_plan p;

		plan_for(r, cases[i].answers, &p);
		for (size_t k = 0; k < p.recommended_len; k++) {
			const struct gd_plan_channel *pc = &p.recommended[k];
			const char *code = pc->channel->code;
			enum gd_turn want =
				gd_list_has(cases[i].now, code) ? GD_TURN_NOW
				: gd_list_has(cases[i].after, code)
					? GD_TURN_AFTER : GD_TURN_LATER;

			if (pc->turn != want)
				fail_msg("%s: %s is %d", cases[i].answers, code,
					 (int)pc->turn);
		}
		gd_plan_release(&p);
	}
}

static void
after_three_years_law_bars_12315_alone(void **state)
{
	struct room *r = *state;
	bool barred = false, warned = false;
	struct gd_plan p;

	plan_for(r, "platform=taobao type=quality found_at=2023-01-05 "
		 "merchant=m amount=9000.00", &p);
	assert_false(recommends(&p, "12315"));
	assert_true(recommends(&p, "court"));
	for (size_t i = 0; i < p.refused_len; i++)
		barred |= p.refused[i].strength == GD_BY_LAW &&
			  strcmp(p.refused[i].channel->code, "12315") == 0;
	for (size_t i = 0; i < p.risks_len; i++)
		warned |= strcmp(p.risks[i]->id, "late_limit") == 0;
	assert_true(barred);
	assert_true(warned);
	gd_plan_release(&p);
	plan_for(r, "platform=taobao type=quality found_at=2026-01-05", &p);
	assert_true(recommends(&p, "12315"));
	gd_plan_release(&p);
}

static void
the_right_office_is_told(void **state)
{
	static const struct {
		const char *answers, *rule;
	} cases[] = {
		{ "platform=taobao type=quality", "reg_no_address" },
		{ "platform=taobao type=quality merchant_address=x reachable=no",
		  "reg_no_address" },
		{ "platform=taobao type=quality merchant_address=x",
		  "reg_address_shown" },
		{ "platform=wechat carrier=h5 type=quality", "reg_own_site" },
	};
	struct room *r = *state;

	for (size_t i = 0; i < GD_ARRAY_LEN(cases); i++) {
		struct gd_plan p;
		bool told = false;

		plan_for(r, cases[i].answers, &p);
		for (size_t k = 0; k < p.recommended_len; k++)
			for (size_t n = 0; n < p.recommended[k].where_len; n++)
				told |= strcmp(p.recommended[k].where[n]->id,
					       cases[i].rule) == 0;
		if (!told)
			fail_msg("%s", cases[i].answers);
		gd_plan_release(&p);
	}
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
	/* The sanitizers see the same code on every path. */
	unsigned paths = getenv("GD_SANITIZERS") ? 50 : 300;

	for (unsigned seed = 0; seed < paths; seed++)
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
		T(a_new_platform_is_one_file),
		T(turns_follow_article_and_rules),
		T(after_three_years_law_bars_12315_alone),
		T(the_right_office_is_told),
		T(conditions_name_only_earlier_questions),
		T(every_path_ends_in_a_plan),
		T(the_example_account_is_understood),
		T(the_article_s_cells_hold_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
