/*
 * torture/deeds_base.c - see deeds.h and deeds_base.h.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "desk/actions.h"
#include "desk/backup.h"
#include "desk/evidence.h"
#include "desk/intake.h"
#include "desk/letters.h"
#include "desk/replay.h"
#include "torture/deeds.h"
#include "torture/deeds_base.h"
#include "torture/state.h"
#include "torture/tree.h"

void
deeds_answers(struct gd_answers *a)
{
	static const char *const pairs[][2] = {
		{ "facts", "3月8日买了电饭煲，用了两次就不加热。" },
		{ "type", "quality" }, { "platform", "wechat" },
		{ "carrier", "mini_program" }, { "scenario", "mini_program" },
		{ "for_living", "yes" }, { "other_bodies", "none" },
		{ "found_at", "2026-06-01" }, { "goods", "电饭煲 4L" },
		{ "amount", "239.00" }, { "order_no", "2026060112345678901" },
		{ "shop", "小鹿优选" }, { "merchant", "杭州小鹿优选商贸有限公司" },
		{ "is_food", "no" }, { "is_durable", "no" },
		{ "signed_at", "2026-05-30" }, { "contacted", "chat" },
		{ "demand", "exchange" },
		{ "evidence", "screenshot,chat,logistics" },
		{ "consumer", "王小明" }, { "phone", "13800138000" },
	};

	gd_answers_init(a);
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		gd_answers_set(a, pairs[i][0], pairs[i][1], GD_ANSWER_GIVEN,
			       false);
}

struct gd_desk *
deeds_desk(const char *root)
{
	char db[600];
	struct gd_desk_options opt = { .db = db, .as = "lin", .lang = "en" };
	struct gd_desk *desk;

	snprintf(db, sizeof db, "%s/" STATE_DB, root);
	if (gd_desk_open(&opt, &desk, NULL) != GD_OK)
		abort();
	gd_desk_clock_set(desk, DEEDS_NOW);
	return desk;
}

void
deeds_warm(struct gd_desk *d)
{
	const struct gd_letter_book *letters;
	const struct gd_interview *iv;
	const struct gd_knowledge *k;
	const struct gd_calendar *cal;
	struct gd_playbook *pb;

	if (gd_desk_playbook(d, &pb, NULL) != GD_OK ||
	    gd_playbook_knowledge(pb, &k, NULL) != GD_OK ||
	    gd_playbook_interview(pb, &iv, NULL) != GD_OK ||
	    gd_desk_letter_book(d, &letters, NULL) != GD_OK ||
	    gd_desk_calendar(d, &cal, NULL) != GD_OK)
		abort();
}

/* Files that stand in the folder before anything is done. */
static void
lay_files(const char *root)
{
	static const struct {
		const char *name, *text;
	} files[] = {
		{ "old.txt", "what stood here before\n" },
		{ "photo.jpg", "\xff\xd8\xff\xe0 a photograph, they say" },
		{ "chat.txt", "王小明 2026-06-01 10:00\n坏了\n" },
		{ "notice.csv", "date,kind,name\n2027-01-01,off,元旦\n"
		  "2027-01-02,work,元旦\n2027-02-05,off,春节\n"
		  "2027-02-08,off,春节\n2027-10-01,off,国庆节\n" },
		{ "list.csv", "订单号,店铺,平台,投诉类型,诉求,问题描述,金额,投诉人,"
		  "手机号\nA001,星河数码,taobao,quality,return_refund,屏幕有坏点,"
		  "2100,李四,13800001111\nA002,星河数码,taobao,quality,"
		  "return_refund,充不进电,900,赵六,13800002222\n"
		  "A003,,,,,,bad,,\n" },
	};

	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		char path[600];
		FILE *fp;

		snprintf(path, sizeof path, "%s/%s", root, files[i].name);
		fp = fopen(path, "wb");
		if (!fp || fputs(files[i].text, fp) == EOF || fclose(fp) != 0)
			abort();
	}
}

static enum gd_status
open_cases(struct gd_desk *d, struct gd_error *err)
{
	static const char *const field[] = { "assignee" }, *const zhou[] = {
		"zhou" };
	struct gd_answers a;
	enum gd_status status = GD_OK;
	int64_t id;

	for (int i = CASE_READY; status == GD_OK && i <= CASE_OTHER; i++) {
		char no[32];

		deeds_answers(&a);
		snprintf(no, sizeof no, "202606011234567890%d", i);
		gd_answers_set(&a, "order_no", no, GD_ANSWER_GIVEN, false);
		status = gd_intake_open_answers(d, &a, &id, err);
		gd_answers_release(&a);
	}
	if (status == GD_OK)
		status = gd_desk_edit(d, CASE_OTHER, field, zhou, 1, err);
	return status;
}

static enum gd_status
make_desk(struct gd_desk *d, const char *root, struct gd_error *err)
{
	static const char *const field[] = { "shop" }, *const shop[] = {
		"小鹿优选旗舰" };
	struct gd_backup_result done;
	char path[600];
	struct gd_evidence_new n = { .path = path, .kind = "chat",
				     .captured_at = GD_INSTANT_NONE };
	enum gd_status status = open_cases(d, err);

	snprintf(path, sizeof path, "%s/kept.db", root);
	if (status == GD_OK)
		status = gd_desk_backup(d, path, NULL, NULL, &done, err);
	snprintf(path, sizeof path, "%s/chat.txt", root);
	for (int i = CASE_FILED; status == GD_OK && i <= CASE_CLOSED; i++) {
		status = gd_desk_evidence_add(d, i, &n, NULL, NULL, NULL, err);
		if (status == GD_OK)
			status = gd_desk_file(d, i, "service",
					      DEEDS_NOW - 80 * 3600, NULL,
					      "test", NULL, err);
	}
	/* The last of the case that is worked on: an edit and a note. */
	if (status == GD_OK)
		status = gd_desk_edit(d, CASE_FILED, field, shop, 1, err);
	if (status == GD_OK)
		status = gd_desk_note(d, CASE_FILED, "客服不回", err);
	gd_desk_clock_set(d, DEEDS_NOW - INT64_C(100) * 86400);
	if (status == GD_OK)
		status = gd_desk_close_case(d, CASE_CLOSED, "resolved", 23900,
					    err);
	return status;
}

static bool
make_old(const char *root, const char *dump)
{
	char path[600], *sql;
	sqlite3 *db = NULL;
	size_t len;
	bool good;

	snprintf(path, sizeof path, "%s/data/%s", TEST_SRCDIR, dump);
	sql = tree_read(path, &len);
	if (!sql)
		return false;
	sql[len] = '\0';	/* tree_read() leaves room */
	snprintf(path, sizeof path, "%s/" STATE_DB, root);
	good = sqlite3_open(path, &db) == SQLITE_OK &&
	       sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;
	sqlite3_close(db);
	free(sql);
	return good && chmod(path, 0600) == 0;
}

/* The file that v3.sql and v4.sql name. */
static bool
lay_old_evidence(const char *root)
{
	static const char text[] = "2026-03-19 20:15 山野茶行\n支持七天无理由\n";
	static const char *const folders[] = { "desk.evidence",
					       "desk.evidence/GD-0004" };
	char path[700];
	FILE *fp;

	for (size_t i = 0; i < 2; i++) {
		snprintf(path, sizeof path, "%s/%s", root, folders[i]);
		if (mkdir(path, 0700) != 0)
			return false;
	}
	snprintf(path, sizeof path, "%s/%s/c034a89628c05f1ad0ed76a2c5862884"
		 "91b126e1b1c47e9016d2d9ca82e6f36c", root, folders[1]);
	fp = fopen(path, "wb");
	return fp && fputs(text, fp) != EOF && fclose(fp) == 0;
}

bool
deeds_make(enum deed_base base, const char *root, char *why, size_t size)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_desk *d;
	bool good = true;

	switch (base) {
	case BASE_V1:
		return make_old(root, "v1.sql");
	case BASE_V2:
		return make_old(root, "v2.sql");
	case BASE_V3:
		return make_old(root, "v3.sql") && lay_old_evidence(root);
	case BASE_V4:
		return make_old(root, "v4.sql") && lay_old_evidence(root);
	case BASE_DESK:
		lay_files(root);
		d = deeds_desk(root);
		good = make_desk(d, root, &err) == GD_OK;
		snprintf(why, size, "%s", err.text);
		gd_desk_close(d);
		return good;
	default:
		lay_files(root);
		return true;
	}
}
