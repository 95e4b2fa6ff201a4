/*
 * The shipped clocks, row by row: start, period, roll, basis of each, and that
 * each says what missing it means, what to do then, and where it stands.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "domain/alerts.h"
#include "domain/triage.h"
#include "playbook/playbook.h"

static const struct row {
	const char *id, *version, *start, *period, *early;
	enum gd_roll roll;
	enum gd_basis basis;
} rows[] = {
#define N GD_ROLL_NONE
#define R GD_ROLL_REST
#define H GD_ROLL_HOLIDAY
#define EXP GD_BASIS_EXPERIENCE
#define LAW GD_BASIS_LAW
#define PLAT GD_BASIS_PLATFORM
	/* the article */
	{ "seed_72h", "", "filed service", "72h", "", N, EXP },
	{ "seed_demand_7d", "", "filed letter", "7d", "", N,
	  GD_BASIS_PRIVATE },
	{ "seed_arbitration", "", "filed arbitration", "72h", "24h", N, EXP },
	{ "seed_12315", "", "filed 12315", "15wd", "7wd", N, EXP },
	{ "seed_12315_fraud", "", "filed 12315", "30wd", "15wd", N, EXP },
	{ "seed_12315_license", "", "filed 12315", "40wd", "20wd", N, EXP },
	{ "seed_court", "", "filed court", "6mo", "3mo", N, EXP },
	{ "seed_court_long", "", "filed court", "12mo", "6mo", N, EXP },
	{ "wechat110_7wd", "", "filed wechat110", "7wd", "3wd", N, EXP },
	/* platforms */
	{ "wechat_merchant", "", "filed arbitration", "48h", "", N, PLAT },
	{ "wechat_execute", "", "promised arbitration", "48h", "", N, PLAT },
	{ "wechat_evidence", "", "accepted arbitration", "48h", "", N, PLAT },
	{ "wechat_escalate", "", "refused service", "7d", "", N, PLAT },
	{ "wechat_pay_reply", "", "filed wechat_pay", "24h", "", N, PLAT },
	{ "wechat_pay_done", "", "filed wechat_pay", "72h", "", N, PLAT },
	{ "jd_merchant", "", "filed arbitration", "24h", "", N, PLAT },
	{ "jd_evidence", "", "accepted arbitration", "4oh", "", N, PLAT },
	{ "jd_execute", "", "promised arbitration", "24h", "", N, PLAT },
	{ "jd_apply", "", "refused service", "15d", "", N, PLAT },
	{ "jd_appeal", "", "refused arbitration", "7d", "", N, PLAT },
	{ "jd_suspend", "", "filed court", "7wd", "", N, PLAT },
	{ "jd_odr", "", "filed jd_315", "10wd", "", N, PLAT },
	{ "tb_suspend", "", "filed court", "7wd", "", N, PLAT },
	{ "tb_settle", "", "promised arbitration", "30d", "", N, PLAT },
	{ "tb_odr", "", "filed taobao_12315", "10wd", "", N, PLAT },
	/* market regulators */
	{ "reg_accept", "order20", "filed 12315", "7wd", "", N, LAW },
	{ "reg_accept", "order121", "filed 12315", "7wd", "", H, LAW },
	{ "reg_mediate", "order20_first", "accepted 12315", "45wd", "", N,
	  LAW },
	{ "reg_mediate", "order20", "accepted 12315", "45wd", "", N, LAW },
	{ "reg_mediate", "order121", "accepted 12315", "60d", "", H, LAW },
	{ "reg_told_end", "", "answered 12315", "7wd", "", N, LAW },
	{ "reg_lead", "", "accepted 12315", "15wd", "", H, LAW },
	{ "report_check", "", "filed report", "15wd", "", N, LAW },
	{ "report_case", "", "accepted report", "90d", "", N, LAW },
	/* substantive law */
	{ "return_7d", "", "date signed_at", "7d", "", N, LAW },
	{ "refund_7d", "", "promised service", "7d", "", N, LAW },
	{ "refund_15d_delay", "", "promised service", "15d", "", N, LAW },
	{ "defect_return_7d", "", "date signed_at", "7d", "", N, LAW },
	{ "durable_proof_6m", "", "date signed_at", "6mo", "", R, LAW },
	{ "prepay_7d", "", "date paid_at", "7d", "", N, LAW },
	{ "rescind_1y", "", "date found_at", "1y", "", N, LAW },
	{ "limitation_3y", "", "date found_at", "3y", "", R, LAW },
	{ "reg_limit_3y", "", "date found_at", "3y", "", N, LAW },
	{ "notice_2y", "", "date signed_at", "2y", "", N, LAW },
	/* court */
	{ "court_file", "", "filed court", "7d", "", R, LAW },
	{ "court_fee", "", "accepted court", "7d", "", R, LAW },
	{ "court_copy", "", "accepted court", "5d", "", R, LAW },
	{ "court_answer", "", "accepted court", "20d", "15d", R, LAW },
	{ "court_simple", "", "accepted court", "3mo", "2mo", N, LAW },
	{ "court_ordinary", "", "accepted court", "6mo", "", N, LAW },
	{ "appeal", "", "answered court", "15d", "", R, LAW },
	{ "appeal_order", "", "refused court", "10d", "", R, LAW },
	{ "pay_order_issue", "", "accepted pay_order", "15d", "", R, LAW },
	{ "pay_order_answer", "", "answered pay_order", "15d", "", R, LAW },
	{ "enforce_2y", "", "promised court", "2y", "", R, LAW },
	/* what vanishes, and following up */
	{ "vanish_live_replay", "", "opened", "1d", "", N, EXP },
	{ "vanish_ad_page", "", "opened", "2d", "", N, EXP },
	{ "vanish_product_page", "", "opened", "2d", "", N, EXP },
	{ "vanish_licence_page", "", "opened", "7d", "", N, EXP },
	{ "vanish_chat", "", "opened", "14d", "", N, EXP },
	{ "vanish_logistics", "", "opened", "60d", "", N, EXP },
	{ "followup_refused_service", "", "refused service", "3d", "", N,
	  EXP },
	{ "followup_promised_service", "", "promised service", "7d", "3d", N,
	  EXP },
};

static struct gd_playbook *pb;
static const struct gd_knowledge *k;

static int
setup(void **state)
{
	(void)state;
	if (gd_playbook_open(TEST_DATADIR, NULL, &pb, NULL) != GD_OK)
		return -1;
	return gd_playbook_knowledge(pb, &k, NULL) == GD_OK ? 0 : -1;
}

static int
teardown(void **state)
{
	(void)state;
	gd_playbook_close(pb);
	return 0;
}

static const struct gd_clock_rule *
find(const char *id, const char *version)
{
	for (size_t i = 0; i < k->clocks_len; i++)
		if (strcmp(k->clocks[i].id, id) == 0 &&
		    strcmp(k->clocks[i].version, version) == 0)
			return &k->clocks[i];
	fail_msg("there is no clock %s %s", id, version);
	return NULL;
}

static void
each_clock_is_what_its_source_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct gd_clock_rule *r =
			find(rows[i].id, rows[i].version);
		struct gd_period p = { .count = 0 }, e = { .count = 0 };

		assert_true(gd_period_parse(rows[i].period, &p));
		if (*rows[i].early)
			assert_true(gd_period_parse(rows[i].early, &e));
		if (strcmp(r->start, rows[i].start) != 0 ||
		    r->period.unit != p.unit || r->period.count != p.count ||
		    r->early.count != e.count ||
		    r->period.roll != rows[i].roll ||
		    r->basis != rows[i].basis)
			fail_msg("%s %s is something else", rows[i].id,
				 rows[i].version);
	}
	assert_true(k->clocks_len >= 70);
}

static void
every_clock_says_what_then_and_where_it_stands(void **state)
{
	static const struct gd_alert_config config = {
		"48 66 72", "5 6.5 7", "1 0"
	};

	(void)state;
	for (size_t i = 0; i < k->clocks_len; i++) {
		const struct gd_clock_rule *r = &k->clocks[i];
		int64_t before[GD_THRESHOLDS_MAX];
		size_t n = gd_alert_thresholds(r, &config, before);

		assert_true(r->miss.zh && *r->miss.zh);
		assert_true(r->next.zh && *r->next.zh);
		assert_true(r->source && *r->source);
		/* it rings before it falls, and when it falls */
		assert_true(n >= 2);
		assert_int_equal(before[n - 1], 0);
		if (r->other.count)
			assert_true(r->other_why.zh && r->other_why.en);
	}
}

static void
what_may_be_extended_and_what_begins_anew(void **state)
{
	(void)state;
	assert_int_equal(find("report_check", "")->extend.count, 15);
	assert_int_equal(find("reg_lead", "")->extend.count, 15);
	assert_int_equal(find("report_case", "")->extend.count, 30);
	assert_int_equal(find("court_ordinary", "")->extend.count, 6);
	assert_non_null(strstr(find("limitation_3y", "")->restart, "demand"));
	/* the year to rescind is never interrupted */
	assert_null(find("rescind_1y", "")->restart);
	assert_string_equal(find("reg_mediate", "order121")->pause, "testing");
	assert_int_equal(find("reg_mediate", "order20")->other.count, 60);
}

/* The countdown of the checklist and the clock tell one date. */
static void
what_vanishes_is_counted_alike(void **state)
{
	size_t n = 0;

	(void)state;
	for (size_t i = 0; i < k->clocks_len; i++) {
		const struct gd_clock_rule *r = &k->clocks[i];
		char kind[64] = "";

		if (strncmp(r->id, "vanish_", 7) != 0)
			continue;
		assert_int_equal(sscanf(r->met, "kept %63[a-z_]", kind), 1);
		for (size_t e = 0; e < k->evidence_len; e++) {
			if (strcmp(k->evidence[e].code, kind) != 0)
				continue;
			assert_int_equal(r->period.unit, GD_UNIT_DAYS);
			assert_int_equal(r->period.count,
					 k->evidence[e].vanish_days);
			n++;
		}
	}
	assert_int_equal(n, 6);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_clock_is_what_its_source_says),
		cmocka_unit_test(
			every_clock_says_what_then_and_where_it_stands),
		cmocka_unit_test(what_vanishes_is_counted_alike),
		cmocka_unit_test(what_may_be_extended_and_what_begins_anew),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
