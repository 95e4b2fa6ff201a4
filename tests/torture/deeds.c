/*
 * torture/deeds.c - see deeds.h: the table, and each deed.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/actions.h"
#include "desk/advice.h"
#include "desk/backup.h"
#include "desk/bulk.h"
#include "desk/bundle.h"
#include "desk/chat.h"
#include "desk/clocks.h"
#include "desk/evidence.h"
#include "desk/export.h"
#include "desk/group.h"
#include "desk/import.h"
#include "desk/intake.h"
#include "desk/letters.h"
#include "desk/merchants.h"
#include "desk/recompute.h"
#include "desk/replay.h"
#include "desk/together.h"
#include "torture/deeds.h"
#include "torture/deeds_base.h"

#define STEP(name)							      \
	static enum gd_status						      \
	name(const struct deed_place *p, int i, struct gd_error *err)

static const char *
in_root(const struct deed_place *p, const char *name)
{
	static char path[600];

	snprintf(path, sizeof path, "%s/%s", p->root, name);
	return path;
}

STEP(open_case)
{
	struct gd_answers a;
	enum gd_status status;
	int64_t id;

	(void)i;
	deeds_answers(&a);
	status = gd_intake_open_answers(p->desk, &a, &id, err);
	gd_answers_release(&a);
	return status;
}

/* The interview as it is held: every answer is an acknowledgement. */
STEP(interview)
{
	static struct gd_intake in;
	static const char *const said[][2] = {
		{ "facts", "3月8日买了电饭煲，用了两次就不加热。" },
		{ "type", "quality" }, { "platform", "wechat" },
		{ "scenario", "mini_program" }, { "found_at", "2026-06-01" },
		{ "goods", "电饭煲 4L" }, { "shop", "小鹿优选" },
		{ "demand", "exchange" }, { "consumer", "王小明" },
		{ "phone", "13800138000" },
	};
	const int answers = (int)GD_ARRAY_LEN(said);

	if (i == 0)
		return gd_intake_new(p->desk, &in, err);
	if (i <= answers)
		return gd_intake_answer(&in, gd_interview_find(in.iv,
							       said[i - 1][0]),
					said[i - 1][1], NULL, err);
	if (i == answers + 1)
		return gd_intake_keep_typed(&in, gd_interview_find(in.iv,
								   "promised"),
					    "三天内退", err);
	if (i == answers + 2)
		return gd_intake_forward(&in, err);
	if (i == answers + 3)
		return gd_intake_back(&in, err);
	return gd_intake_skip(&in, gd_interview_find(in.iv, "pay_no"), err);
}

STEP(file_case)
{
	(void)i;
	return gd_desk_file(p->desk, CASE_READY, "service", GD_INSTANT_NONE,
			    "KF-1", NULL, NULL, err);
}

STEP(respond)
{
	(void)i;
	return gd_desk_respond(p->desk, CASE_FILED, 0, "refused",
			       GD_INSTANT_NONE, "不予退换", err);
}

STEP(escalate)
{
	(void)i;
	return gd_desk_escalate(p->desk, CASE_FILED, NULL, "torture", NULL,
				err);
}

STEP(note)
{
	(void)i;
	return gd_desk_note(p->desk, CASE_FILED, "打了电话", err);
}

STEP(snooze_and_wake)
{
	return gd_desk_snooze(p->desk, CASE_FILED, 1, i ? GD_INSTANT_NONE :
			      DEEDS_NOW + 86400, i ? NULL : "等回电", err);
}

STEP(pause_and_resume)
{
	return i ? gd_desk_resume(p->desk, CASE_FILED, 1, GD_INSTANT_NONE,
				  "又开始", NULL, err)
		 : gd_desk_pause(p->desk, CASE_FILED, 1, NULL, GD_INSTANT_NONE,
				 "协商中", NULL, err);
}

STEP(edit)
{
	static const char *const fields[] = { "amount", "signed_at", "tags" };
	static const char *const values[] = { "199.00", "2026-05-29", "急" };

	(void)i;
	return gd_desk_edit(p->desk, CASE_FILED, fields, values, 3, err);
}

STEP(undo_twice)
{
	struct gd_buf what = GD_BUF_INIT;
	enum gd_status status;

	(void)i;
	status = gd_desk_undo(p->desk, CASE_FILED, &what, err);
	gd_buf_release(&what);
	return status;
}

STEP(close_and_reopen)
{
	return i ? gd_desk_reopen(p->desk, CASE_FILED, err)
		 : gd_desk_close_case(p->desk, CASE_FILED, "partial", 10000,
				      err);
}

STEP(evidence_add)
{
	const struct gd_evidence_new n = {
		.path = in_root(p, "photo.jpg"), .kind = "photo",
		.captured_at = DEEDS_NOW - 3600, .note = "外壳裂开"
	};

	(void)i;
	return gd_desk_evidence_add(p->desk, CASE_READY, &n, NULL, NULL, NULL,
				    err);
}

STEP(evidence_describe)
{
	(void)i;
	return gd_desk_evidence_describe(p->desk, CASE_FILED, 1, "proves",
					 "客服承认", err);
}

STEP(evidence_save)
{
	(void)i;
	return gd_desk_evidence_save(p->desk, CASE_FILED, 1,
				     in_root(p, "old.txt"), NULL, NULL, err);
}

STEP(bundle)
{
	(void)i;
	return gd_desk_bundle(p->desk, CASE_FILED, in_root(p, "bundle.zip"),
			      false, NULL, NULL, NULL, err);
}

/* Written, worded anew, sent. */
STEP(letter)
{
	const struct gd_letter_dispatch how = {
		.at = GD_INSTANT_NONE, .proof = "EMS 1", .note = "挂号"
	};

	if (i == 0)
		return gd_desk_letter_write(p->desk, CASE_FILED, DEEDS_LETTER,
					    NULL, NULL, err);
	if (i == 1)
		return gd_desk_letter_edit(p->desk, CASE_FILED, 1,
					   "请在七日内退款。", err);
	return gd_desk_letter_sent(p->desk, CASE_FILED, 1, &how, NULL, err);
}

STEP(export_over_an_old_file)
{
	struct gd_export_options opt = {
		.preset = "history", .path = in_root(p, "old.txt"),
		.include_closed = true
	};

	(void)i;
	return gd_desk_export(p->desk, &opt, NULL, NULL, NULL, NULL, err);
}

STEP(import)
{
	const struct gd_import_open_options opt = {
		.path = in_root(p, "list.csv")
	};
	const struct gd_import_how how = { .dry_run = false, .partial = true };
	const struct gd_import_sink sink = { .note = NULL };
	struct gd_import_counts counts;
	struct gd_import *imp = NULL;
	enum gd_status status;
	bool kept = false;

	(void)i;
	status = gd_import_open(p->desk, &opt, &imp, err);
	if (status == GD_OK)
		status = gd_import_run(imp, &how, &sink, &counts, &kept, err);
	gd_import_close(imp);
	return status;
}

/* Into an empty desk, without a log: its very end may be told late. */
STEP(first_list)
{
	return import(p, i, err);
}

STEP(backup)
{
	struct gd_backup_result done;

	(void)i;
	return gd_desk_backup(p->desk, in_root(p, "kept.db"), NULL, NULL,
			      &done, err);
}

STEP(backup_rotate)
{
	struct gd_buf path = GD_BUF_INIT;
	struct gd_backup_result done;
	enum gd_status status;

	gd_desk_clock_set(p->desk, DEEDS_NOW + i * 60);
	status = gd_desk_backup_rotate(p->desk, in_root(p, "backups/daily"), 2,
				       NULL, NULL, &path, &done, err);
	gd_buf_release(&path);
	return status;
}

STEP(restore)
{
	struct gd_backup_result done;
	struct gd_restore_plan plan;
	struct gd_buf aside = GD_BUF_INIT;
	enum gd_status status;

	(void)i;
	status = gd_desk_restore(p->desk, in_root(p, "kept.db"), true, NULL,
				 NULL, &plan, &done, &aside, err);
	gd_buf_release(&aside);
	return status;
}

STEP(erase)
{
	(void)i;
	return gd_desk_erase(p->desk, CASE_CLOSED, err);
}

STEP(erase_old)
{
	int64_t cases;

	(void)i;
	return gd_desk_erase_old(p->desk, 1, false, NULL, NULL, &cases, err);
}

STEP(many_noted_and_undone)
{
	const struct gd_bulk_do what = { .kind = GD_BULK_NOTE,
					 .text = "统一回访",
					 .until = GD_INSTANT_NONE };
	struct gd_buf said = GD_BUF_INIT;
	struct gd_bulk b = GD_BULK_INIT;
	enum gd_status status;
	int64_t done;

	if (i) {
		status = gd_desk_undo(p->desk, 0, &said, err);
		gd_buf_release(&said);
		return status;
	}
	gd_bulk_add_case(&b, CASE_READY);
	gd_bulk_add_case(&b, CASE_FILED);
	gd_bulk_add_case(&b, CASE_OTHER);
	status = gd_desk_bulk_look(p->desk, what.kind, &b, NULL, NULL, err);
	if (status == GD_OK)
		status = gd_desk_bulk_do(p->desk, &what, &b, NULL, NULL, &done,
					 err);
	gd_bulk_release(&b);
	return status;
}

STEP(hand_over)
{
	int64_t cases;

	(void)i;
	return gd_desk_hand_over(p->desk, "zhou", "lin", NULL, &cases, err);
}

STEP(configure)
{
	bool later;

	return i ? gd_desk_configure(p->desk, "ui.bell", "none", &later, err)
		 : gd_desk_configure(p->desk, "desk.name", "zhou", &later, err);
}

STEP(merchant)
{
	(void)i;
	return gd_desk_merchant_set(p->desk, 1, "address", "杭州", err);
}

STEP(group)
{
	struct gd_group_built built = { .cases = 0 };
	enum gd_status status;

	(void)i;
	status = gd_desk_group_build(p->desk, "杭州小鹿优选商贸有限公司",
				     in_root(p, "group"),
				     false, &built, err);
	gd_group_built_release(&built);
	return status;
}

STEP(calendar)
{
	(void)i;
	return gd_desk_calendar_add(p->desk, in_root(p, "notice.csv"), false,
				    NULL, NULL, NULL, err);
}

STEP(recompute)
{
	struct gd_recomputed done;

	(void)i;
	return gd_desk_recompute(p->desk, false, NULL, NULL, NULL, &done, err);
}

STEP(mend)
{
	int found, mended;

	(void)i;
	return gd_desk_check(p->desk, true, NULL, NULL, &found, &mended, err);
}

STEP(file_plan)
{
	(void)i;
	return gd_desk_file_plan(p->desk, CASE_READY, GD_INSTANT_NONE,
				 "torture", NULL, NULL, err);
}

STEP(demand)
{
	(void)i;
	return gd_desk_demand(p->desk, CASE_FILED, DEEDS_NOW - 3600, "EMS 1",
			      NULL, err);
}

STEP(chat)
{
	struct gd_chat said = GD_CHAT_INIT;
	enum gd_status status;

	(void)i;
	status = gd_desk_chat_add(p->desk, CASE_READY, in_root(p, "chat.txt"),
				  "微信", NULL, NULL, NULL, &said, err);
	gd_chat_release(&said);
	return status;
}

/* Another name turns up, and is found to be the same merchant. */
STEP(merchants_merged)
{
	static int64_t other;
	int64_t cases;

	return i ? gd_desk_merchant_merge(p->desk, other, 1, &cases, err)
		 : gd_desk_merchant_make(p->desk, "小鹿优选（杭州）", &other, err);
}

/* Opening alone: an older database is brought up to date. */
STEP(start)
{
	struct gd_store *st;

	(void)i;
	return gd_desk_store(p->desk, &st, err);
}

const struct deed deeds[] = {
	{ "first start", BASE_NONE, 1, start },
	{ "first case", BASE_NONE, 1, open_case },
	{ "another case", BASE_DESK, 1, open_case },
	{ "interview", BASE_NONE, 15, interview },
	{ "file", BASE_DESK, 1, file_case },
	{ "respond", BASE_DESK, 1, respond },
	{ "escalate", BASE_DESK, 1, escalate },
	{ "note", BASE_DESK, 1, note },
	{ "snooze, wake", BASE_DESK, 2, snooze_and_wake },
	{ "pause, resume", BASE_DESK, 2, pause_and_resume },
	{ "edit", BASE_DESK, 1, edit },
	{ "undo twice", BASE_DESK, 2, undo_twice },
	{ "close, reopen", BASE_DESK, 2, close_and_reopen },
	{ "evidence add", BASE_DESK, 1, evidence_add },
	{ "evidence describe", BASE_DESK, 1, evidence_describe },
	{ "evidence save", BASE_DESK, 1, evidence_save },
	{ "evidence bundle", BASE_DESK, 1, bundle },
	{ "letter", BASE_DESK, 3, letter },
	{ "export", BASE_DESK, 1, export_over_an_old_file },
	{ "import", BASE_DESK, 1, import },
	{ "first list", BASE_NONE, 1, first_list },
	{ "backup", BASE_DESK, 1, backup },
	{ "backup, rotated", BASE_DESK, 3, backup_rotate },
	{ "restore", BASE_DESK, 1, restore },
	{ "erase", BASE_DESK, 1, erase },
	{ "erase what is old", BASE_DESK, 1, erase_old },
	{ "many noted, undone", BASE_DESK, 2, many_noted_and_undone },
	{ "hand over", BASE_DESK, 1, hand_over },
	{ "configure", BASE_DESK, 2, configure },
	{ "merchant", BASE_DESK, 1, merchant },
	{ "group file", BASE_DESK, 1, group },
	{ "calendar", BASE_DESK, 1, calendar },
	{ "recompute", BASE_DESK, 1, recompute },
	{ "check, repair", BASE_DESK, 1, mend },
	{ "from format 1", BASE_V1, 1, start },
	{ "from format 2", BASE_V2, 1, start },
	{ "from format 3", BASE_V3, 1, start },
	{ "from format 4", BASE_V4, 1, start },
	{ "plan filed", BASE_DESK, 1, file_plan },
	{ "demand", BASE_DESK, 1, demand },
	{ "chat", BASE_DESK, 1, chat },
	{ "merchants merged", BASE_DESK, 2, merchants_merged },
};
const size_t deeds_len = GD_ARRAY_LEN(deeds);

bool
deeds_told_late(const struct deed *deed)
{
	return deed->step == erase || deed->step == erase_old ||
	       deed->step == first_list;
}
