/*
 * Lists in: a row is a case, changes one, changes nothing or is refused with its
 * reason; all or nothing; the same list again changes nothing.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "desk/actions.h"
#include "desk/import.h"
#include "store/imports.h"
#include "store/query.h"
#include "desk_fixture.h"

#define HEAD "订单号,店铺,平台,投诉类型,诉求,问题描述,金额,投诉人,手机号\n"

struct told {
	struct gd_buf all, by;
	int64_t lines[16];
	int refused, alike;
};

static void
note(const struct gd_import_note *n, void *ctx)
{
	struct told *t = ctx;

	if (n->refused && t->refused < 16)
		t->lines[t->refused] = n->line;
	t->refused += n->refused;
	t->alike += !n->refused;
	gd_buf_addf(&t->all, "%lld|%zu|%s|%s|%s\n", (long long)n->line,
		    n->column, n->heading, n->value, n->reason);
}

static void
file_path(struct fix *f, const char *name, struct gd_buf *out)
{
	gd_buf_reset(out);
	gd_buf_addf(out, "%s/%s", f->root, name);
}

static void
write_list(struct fix *f, const char *name, const char *text)
{
	struct gd_buf path = GD_BUF_INIT;
	FILE *fp;

	file_path(f, name, &path);
	fp = fopen(path.s, "wb");
	assert_non_null(fp);
	fwrite(text, 1, strlen(text), fp);
	fclose(fp);
	gd_buf_release(&path);
}

struct did {
	struct gd_import_counts n;
	struct told told;
	bool kept;
	enum gd_status status;
};

static struct did
import(struct fix *f, const char *name, const char *map, bool dry, bool partial,
       const char *rejects)
{
	struct gd_buf path = GD_BUF_INIT, refused = GD_BUF_INIT;
	struct gd_buf map_path = GD_BUF_INIT;
	struct did did = { .told = { .all = GD_BUF_INIT, .by = GD_BUF_INIT } };
	struct gd_import_sink sink = { .note = note, .ctx = &did.told };
	struct gd_import_how how = { .dry_run = dry, .partial = partial };
	struct gd_import_open_options opt = { .map = NULL };
	struct gd_import *imp = NULL;

	file_path(f, name, &path);
	opt.path = path.s;
	if (map) {
		file_path(f, map, &map_path);
		opt.map = map_path.s;
	}
	if (rejects) {
		file_path(f, rejects, &refused);
		how.rejects = refused.s;
	}
	did.status = gd_import_open(f->desk, &opt, &imp, &f->err);
	if (did.status == GD_OK)
		did.status = gd_import_run(imp, &how, &sink, &did.n, &did.kept,
					   &f->err);
	if (did.status == GD_OK)
		gd_import_trouble(imp, &did.told.by);
	gd_import_close(imp);
	gd_buf_release(&path);
	gd_buf_release(&refused);
	gd_buf_release(&map_path);
	return did;
}

static void
did_release(struct did *d)
{
	gd_buf_release(&d->told.all);
	gd_buf_release(&d->told.by);
}

#define counts(d, c, u, same, r)                                              \
	do {                                                                \
		if ((d).status != GD_OK || (d).n.created != (c) ||          \
		    (d).n.updated != (u) || (d).n.unchanged != (same) ||    \
		    (d).n.refused != (r))                                   \
			fail_msg("status %d (%s): %d %d %d %d\n%s",         \
				 (d).status, f->err.text, (int)(d).n.created, \
				 (int)(d).n.updated, (int)(d).n.unchanged,  \
				 (int)(d).n.refused, (d).told.all.s);       \
		did_release(&(d));                                          \
	} while (0)

static int64_t
cases(struct fix *f)
{
	struct gd_case_query q = { .stage = -1, .include_closed = true,
				   .now = FIX_NOW };
	struct gd_store *st;
	int64_t n = -1;

	assert_int_equal(gd_desk_store(f->desk, &st, &f->err), GD_OK);
	assert_int_equal(gd_store_cases_count(st, &q, &n, &f->err), GD_OK);
	return n;
}

static bool
count_case(const struct gd_case_row *row, void *ctx)
{
	(void)row;
	(*(int *)ctx)++;
	return true;
}

/* Cases that a list of all would show, in this order. */
static int
shown(struct fix *f, enum gd_case_sort sort)
{
	struct gd_case_query q = { .stage = -1, .include_closed = true,
				   .now = FIX_NOW, .sort = sort };
	struct gd_store *st;
	int n = 0;

	assert_int_equal(gd_desk_store(f->desk, &st, &f->err), GD_OK);
	assert_int_equal(gd_store_cases_each(st, &q, 0, count_case, &n,
					     &f->err), GD_OK);
	return n;
}

static const char two[] = HEAD
	"202603081234567,小鹿优选,微信,质量争议,退款,电饭煲不加热,\"1,299.00\",张三,13800000001\n"
	"202603089999999,拾光家居,淘宝,欺诈,退一赔三,灯是假货,88,李四,13800000002\n";

static void
the_same_list_again_changes_nothing(void **state)
{
	struct fix *f = *state;
	struct did d;

	write_list(f, "a.csv", two);
	d = import(f, "a.csv", NULL, true, false, NULL);
	assert_false(d.kept);
	counts(d, 2, 0, 0, 0);
	assert_int_equal(cases(f), 0);
	d = import(f, "a.csv", NULL, false, false, NULL);
	assert_true(d.kept);
	counts(d, 2, 0, 0, 0);
	assert_int_equal(cases(f), 2);
	d = import(f, "a.csv", NULL, false, false, NULL);
	counts(d, 0, 0, 2, 0);
	assert_int_equal(cases(f), 2);
}

/* What may be answered hangs on the row; what cannot be read is told each time. */
static void
the_same_words_are_judged_in_each_row(void **state)
{
	struct fix *f = *state;
	struct gd_case_view v;
	struct did d;

	write_list(f, "a.csv", "shop,platform,scenario,type,demand,facts,amount,"
		   "evidence,is_food\n"
		   "A,wechat,livestream,quality,refund,x,1,live_replay,unsure\n"
		   "B,wechat,none,quality,refund,y,1,live_replay,unsure\n"
		   "C,wechat,none,quality,refund,z,1,screenshot,maybe\n"
		   "D,wechat,none,quality,refund,z,1,screenshot,maybe\n"
		   "E,wechat,none,quality,refund,z,1,screenshot,unsure\n");
	d = import(f, "a.csv", NULL, false, true, NULL);
	assert_int_equal(d.told.lines[0], 3);
	assert_int_equal(d.told.lines[1], 4);
	assert_int_equal(d.told.lines[2], 5);
	counts(d, 2, 0, 0, 3);
	assert_int_equal(gd_desk_case(f->desk, 2, &v, &f->err), GD_OK);
	assert_string_equal(v.row.shop, "E");
	assert_string_equal(gd_answers_value(&v.answers, "type"), "quality");
	assert_string_equal(gd_answers_value(&v.answers, "evidence"),
			    "screenshot");
	assert_int_equal(gd_answers_find(&v.answers, "is_food")->state,
			 GD_ANSWER_UNSURE);
	gd_case_view_release(&v);
}

/* What vanished long ago rings nobody; what may still be there does. */
static void
a_case_of_last_year_rings_for_nothing_that_is_gone(void **state)
{
	static const struct {
		const char *opened;
		enum gd_clock_state chat, page;
	} rows[] = {
		{ "2025-06-01", GD_CLOCK_MISSED, GD_CLOCK_MISSED },
		{ "2026-06-05", GD_CLOCK_RUNNING, GD_CLOCK_MISSED },
		{ "2026-06-10 08:00", GD_CLOCK_RUNNING, GD_CLOCK_RUNNING },
		{ "", GD_CLOCK_RUNNING, GD_CLOCK_RUNNING },
	};
	struct gd_buf list = GD_BUF_INIT;
	struct fix *f = *state;

	gd_buf_adds(&list, "opened_at,shop,platform,type,demand,facts,amount\n");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		gd_buf_addf(&list, "%s,shop%zu,taobao,quality,refund,broken,9\n",
			    rows[i].opened, i);
	write_list(f, "old.csv", list.s);
	gd_buf_release(&list);
	struct did d = import(f, "old.csv", NULL, false, false, NULL);
	counts(d, 4, 0, 0, 0);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct gd_case_view v = fix_view(f, (int64_t)i + 1);

		assert_int_equal(fix_clock(&v, "vanish_chat")->state,
				 rows[i].chat);
		assert_int_equal(fix_clock(&v, "vanish_product_page")->state,
				 rows[i].page);
		gd_case_view_release(&v);
	}
}

static void
a_row_of_a_known_order_changes_its_case(void **state)
{
	struct fix *f = *state;
	struct gd_case_view v;
	struct did d;

	write_list(f, "a.csv", two);
	d = import(f, "a.csv", NULL, false, false, NULL);
	counts(d, 2, 0, 0, 0);
	write_list(f, "b.csv", "订单号,店铺,金额,负责人\n"
		   "202603081234567,小鹿优选,1288,周\n"
		   "202603089999999,拾光家居,88,\n");
	d = import(f, "b.csv", NULL, false, false, NULL);
	counts(d, 0, 1, 1, 0);
	assert_int_equal(gd_desk_case(f->desk, 1, &v, &f->err), GD_OK);
	assert_int_equal(v.row.amount_fen, 128800);
	assert_string_equal(v.row.assignee, "周");
	assert_string_equal(gd_answers_value(&v.answers, "facts"),
			    "电饭煲不加热");
	gd_case_view_release(&v);
	/* What was changed at the desk since is not undone by the old list. */
	d = import(f, "a.csv", NULL, false, false, NULL);
	counts(d, 0, 0, 2, 0);
}

static void
refused_rows_are_told_and_come_back_corrected(void **state)
{
	struct fix *f = *state;
	struct gd_buf path = GD_BUF_INIT;
	char *line = NULL, text[2000] = "";
	size_t cap = 0;
	struct did d;
	FILE *fp;

	write_list(f, "c.csv", HEAD
		   "4.20001E+27,小鹿优选,微信,质量争议,退款,坏了,1,张三,\n"
		   "2026030812345,小鹿优选,微信,质量争议,退款,\"坏,了\",1,张三,\n"
		   "2026030812346,,微信,质量争议,退款,坏了,1,张三,\n"
		   "2026030812347,小鹿优选,火星,质量争议,退款,坏了,x,张三,\n"
		   "2026030812348,小鹿优选,微信,质量争议,退款,=1+1,1\n");
	d = import(f, "c.csv", NULL, false, false, NULL);
	assert_false(d.kept);
	assert_non_null(strstr(d.told.all.s, "2|1|订单号|4.20001E+27|"));
	assert_non_null(strstr(d.told.all.s, "4|2|店铺|"));
	assert_non_null(strstr(d.told.all.s, "5|3|平台|火星|"));
	assert_non_null(strstr(d.told.all.s, "5|7|金额|x|"));
	assert_non_null(strstr(d.told.all.s, "6|0||"));
	assert_string_equal(d.told.by.s, "row as a whole 1, 订单号 1, 店铺 1, 平台 1, "
			    "金额 1");
	counts(d, 1, 0, 0, 4);
	assert_int_equal(cases(f), 0);
	d = import(f, "c.csv", NULL, false, true, "bad.csv");
	assert_true(d.kept);
	counts(d, 1, 0, 0, 4);
	assert_int_equal(cases(f), 1);
	/* As a person would: the number typed again, the rest left. */
	file_path(f, "bad.csv", &path);
	fp = fopen(path.s, "rb");
	assert_non_null(fp);
	for (int i = 0; i < 2 && getline(&line, &cap, fp) > 0; i++)
		strcat(text, line);
	fclose(fp);
	free(line);
	memcpy(strstr(text, "4.20001E+27"), "42000111222", 11);
	write_list(f, "bad.csv", text);
	d = import(f, "bad.csv", NULL, false, true, "bad.csv");
	assert_int_equal(d.status, GD_EINVAL);	/* never over the list */
	did_release(&d);
	d = import(f, "bad.csv", NULL, false, false, NULL);
	counts(d, 1, 0, 0, 0);
	assert_int_equal(cases(f), 2);
	gd_buf_release(&path);
}

static void
what_is_alike_is_shown_and_what_repeats_refused(void **state)
{
	struct fix *f = *state;
	struct did d;

	write_list(f, "a.csv", two);
	d = import(f, "a.csv", NULL, false, false, NULL);
	counts(d, 2, 0, 0, 0);
	write_list(f, "d.csv", HEAD
		   "202603081234567,别的店,微信,质量争议,退款,一样的单号,1,王五,\n"
		   "202603080000001,小鹿优选,微信,质量争议,退款,又坏了,1,张三,13800000001\n"
		   "202603080000001,小鹿优选,微信,质量争议,退款,又坏了,2,张三,13800000001\n");
	d = import(f, "d.csv", NULL, true, false, NULL);
	assert_int_equal(d.told.alike, 2);
	assert_non_null(strstr(d.told.all.s, "GD-0001"));
	assert_int_equal(d.told.lines[0], 4);
	counts(d, 2, 0, 0, 1);
}

/* "None" is no number that makes cases one, nor a phone that two people share. */
static void
a_word_for_none_is_nothing(void **state)
{
	struct fix *f = *state;
	struct did d;

	write_list(f, "n.csv", HEAD
		   "无,小鹿优选,微信,质量争议,退款,电饭煲不加热,1,张三,无\n"
		   "无,小鹿优选,微信,质量争议,退款,水壶漏水,2,李四,暂无\n"
		   "-,小鹿优选,微信,质量争议,退款,风扇不转,3,王五,N/A\n"
		   "——,小鹿优选,微信,质量争议,退款,灯不亮,4,赵六,/\n"
		   "——,小鹿优选,微信,质量争议,退款,杯子裂,4,钱八,——\n"
		   "N/A,小鹿优选,微信,质量争议,退款,锅掉漆,5,孙七,未知\n");
	d = import(f, "n.csv", NULL, false, false, NULL);
	assert_int_equal(d.told.alike, 0);
	counts(d, 6, 0, 0, 0);
}

static bool
count_match(const struct gd_import_match *m, void *ctx)
{
	(void)m;
	(*(int *)ctx)++;
	return true;
}

/* The clinic's own phone in every row: what is looked at has a bound. */
static void
many_alike_cost_no_square(void **state)
{
	struct fix *f = *state;
	struct gd_buf text = GD_BUF_INIT;
	struct gd_store *st;
	struct did d;
	int seen = 0;

	gd_buf_adds(&text, HEAD);
	for (int i = 0; i < GD_IMPORT_LOOK + 20; i++)
		gd_buf_addf(&text, "A1,%d号店,微信,质量争议,退款,坏,1,张三,"
			    "13800000001\n", i);
	write_list(f, "s.csv", text.s);
	d = import(f, "s.csv", NULL, false, false, NULL);
	assert_int_equal(d.told.alike, GD_IMPORT_LOOK + 19);
	counts(d, GD_IMPORT_LOOK + 20, 0, 0, 0);
	assert_int_equal(gd_desk_store(f->desk, &st, &f->err), GD_OK);
	assert_int_equal(gd_store_match_order(st, "A1", count_match, &seen,
					      &f->err), GD_OK);
	assert_int_equal(seen, GD_IMPORT_LOOK);
	seen = 0;
	assert_int_equal(gd_store_match_phone(st, "13800000001", count_match,
					      &seen, &f->err), GD_OK);
	assert_int_equal(seen, GD_IMPORT_LOOK);
	gd_buf_release(&text);
}

static void
a_map_says_what_is_what(void **state)
{
	struct fix *f = *state;
	struct gd_case_view v;
	struct did d;

	write_list(f, "e.csv", "甲;乙;丙\n坏了;小店;大问题\n");
	write_list(f, "map.ini", "[file]\nencoding = utf-8   ; or gb18030\n"
		   "delimiter = ;\n[columns]   ; field = heading\n"
		   "facts = 甲      ; what happened\nshop = 乙\ntype = 丙\n[defaults]\n"
		   "platform = wechat\ndemand = refund\n[values.type]\n"
		   "大问题 = fraud\n");
	d = import(f, "e.csv", "map.ini", false, false, NULL);
	counts(d, 1, 0, 0, 0);
	assert_int_equal(gd_desk_case(f->desk, 1, &v, &f->err), GD_OK);
	assert_string_equal(v.row.type, "fraud");
	assert_string_equal(v.row.platform, "wechat");
	gd_case_view_release(&v);
	write_list(f, "bad.ini", "[columns]\nfakts = 甲\n");
	d = import(f, "e.csv", "bad.ini", false, false, NULL);
	assert_int_equal(d.status, GD_EINVAL);
	assert_non_null(strstr(f->err.text, "bad.ini:2"));
	assert_non_null(strstr(f->err.text, "facts"));
	did_release(&d);
	write_list(f, "map2.ini", "[columns]\nfacts = 丁\n");
	d = import(f, "e.csv", "map2.ini", false, false, NULL);
	assert_int_equal(d.status, GD_EINVAL);
	did_release(&d);
}

static void
a_map_that_was_saved_reads_the_same(void **state)
{
	struct fix *f = *state;
	struct gd_import_open_options opt = { .map = NULL };
	struct gd_buf path = GD_BUF_INIT, map = GD_BUF_INIT;
	struct gd_import *a, *b;

	write_list(f, "a.csv", two);
	file_path(f, "a.csv", &path);
	file_path(f, "saved.ini", &map);
	opt.path = path.s;
	assert_int_equal(gd_import_open(f->desk, &opt, &a, &f->err), GD_OK);
	gd_importmap_value_add(gd_import_map(a), "type", "很坏", "quality");
	gd_importmap_default_set(gd_import_map(a), "scenario", "none");
	assert_int_equal(gd_import_map_save(a, map.s, &f->err), GD_OK);
	opt.map = map.s;
	if (gd_import_open(f->desk, &opt, &b, &f->err) != GD_OK)
		fail_msg("%s", f->err.text);
	for (size_t i = 0; i < gd_import_columns(a); i++)
		assert_string_equal(gd_import_field_of(a, i),
				    gd_import_field_of(b, i));
	assert_string_equal(gd_importmap_value(gd_import_map(b), "type",
					       "很坏"), "quality");
	assert_string_equal(gd_importmap_default(gd_import_map(b), "scenario"),
			    "none");
	gd_import_close(a);
	gd_import_close(b);
	gd_buf_release(&path);
	gd_buf_release(&map);
}

static void
a_list_without_a_heading_has_letters(void **state)
{
	struct fix *f = *state;
	struct gd_import_open_options opt = { .map = NULL };
	struct gd_buf path = GD_BUF_INIT;
	struct gd_import *imp;

	write_list(f, "h.csv", "13800000001,2026-03-08,电饭煲不加热，客服说是正常的现象不管,91440300MA5EXAMPL1\n");
	file_path(f, "h.csv", &path);
	opt.path = path.s;
	assert_int_equal(gd_import_open(f->desk, &opt, &imp, &f->err), GD_OK);
	assert_string_equal(gd_import_heading(imp, 0), "A");
	assert_string_equal(gd_import_field_of(imp, 0), "phone");
	assert_string_equal(gd_import_field_of(imp, 2), "facts");
	assert_int_equal(gd_import_samples(imp), 1);
	gd_import_close(imp);
	/* Words that choose are values; one of them alone may be a heading. */
	write_list(f, "h.csv", "小鹿,微信,质量争议,退款,锅不热\n");
	assert_int_equal(gd_import_open(f->desk, &opt, &imp, &f->err), GD_OK);
	assert_string_equal(gd_import_heading(imp, 1), "B");
	assert_string_equal(gd_import_field_of(imp, 1), "platform");
	gd_import_close(imp);
	write_list(f, "h.csv", "谁,退款\n张三,是\n");
	assert_int_equal(gd_import_open(f->desk, &opt, &imp, &f->err), GD_OK);
	assert_string_equal(gd_import_heading(imp, 1), "退款");
	gd_import_close(imp);
	gd_buf_release(&path);
}

/* A list taken in by mistake leaves nothing to be seen, and comes in anew. */
static void
an_undone_list_is_out_of_sight(void **state)
{
	struct fix *f = *state;
	struct gd_buf said = GD_BUF_INIT;
	struct gd_store *st;
	struct did d;
	int64_t id = -1;

	write_list(f, "a.csv", two);
	d = import(f, "a.csv", NULL, false, false, NULL);
	counts(d, 2, 0, 0, 0);
	fix_expect(f, GD_OK, gd_desk_undo(f->desk, 0, &said, &f->err));
	gd_buf_release(&said);
	assert_int_equal(gd_desk_store(f->desk, &st, &f->err), GD_OK);
	assert_int_equal(shown(f, GD_SORT_NUMBER), 0);
	assert_int_equal(shown(f, GD_SORT_DUE), 0);
	assert_int_equal(gd_store_last_draft(st, &id, &f->err), GD_OK);
	assert_int_equal(id, 0);
	fix_verify(f);
	d = import(f, "a.csv", NULL, false, false, NULL);
	counts(d, 2, 0, 0, 0);
	assert_int_equal(shown(f, GD_SORT_NUMBER), 2);
	fix_verify(f);
}

static bool
stop(int64_t done, int64_t total, void *ctx)
{
	(void)done;
	(void)total;
	(void)ctx;
	return false;
}

static bool
stop_at_the_end(void *ctx)
{
	return ++*(int *)ctx < 2;
}

static void
a_cancelled_import_keeps_nothing(void **state)
{
	struct fix *f = *state;
	struct gd_import_open_options opt = { .map = NULL };
	struct gd_import_sink sink = { .progress = stop };
	struct gd_import_how how = { .dry_run = false };
	struct gd_import_counts n;
	struct gd_buf text = GD_BUF_INIT, path = GD_BUF_INIT;
	struct gd_import *imp;
	int asked = 0;
	bool kept;

	gd_buf_adds(&text, HEAD);
	for (int i = 0; i < 1000; i++)
		gd_buf_addf(&text, "20260308%07d,小店,微信,质量争议,退款,坏,1,张三,\n",
			    i);
	write_list(f, "l.csv", text.s);
	file_path(f, "l.csv", &path);
	opt.path = path.s;
	assert_int_equal(gd_import_open(f->desk, &opt, &imp, &f->err), GD_OK);
	assert_int_equal(gd_import_run(imp, &how, &sink, &n, &kept, &f->err),
			 GD_ECANCEL);
	assert_false(kept);
	assert_int_equal(cases(f), 0);
	/* Nor when all rows are read and are being put in order. */
	sink = (struct gd_import_sink){ .finishing = stop_at_the_end,
					.ctx = &asked };
	assert_int_equal(gd_import_run(imp, &how, &sink, &n, &kept, &f->err),
			 GD_ECANCEL);
	assert_int_equal(asked, 2);
	assert_false(kept);
	assert_int_equal(cases(f), 0);
	/* And it may be run again. */
	sink.finishing = NULL;
	assert_int_equal(gd_import_run(imp, &how, &sink, &n, &kept, &f->err),
			 GD_OK);
	assert_int_equal(n.created, 1000);
	assert_int_equal(cases(f), 1000);
	gd_import_close(imp);
	gd_buf_release(&text);
	gd_buf_release(&path);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, fix_setup, fix_teardown)
	static const struct CMUnitTest tests[] = {
		T(the_same_list_again_changes_nothing),
		T(the_same_words_are_judged_in_each_row),
		T(a_case_of_last_year_rings_for_nothing_that_is_gone),
		T(a_row_of_a_known_order_changes_its_case),
		T(refused_rows_are_told_and_come_back_corrected),
		T(what_is_alike_is_shown_and_what_repeats_refused),
		T(a_word_for_none_is_nothing),
		T(many_alike_cost_no_square),
		T(a_map_says_what_is_what),
		T(a_map_that_was_saved_reads_the_same),
		T(a_list_without_a_heading_has_letters),
		T(an_undone_list_is_out_of_sight),
		T(a_cancelled_import_keeps_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
