/*
 * linear/linear_internal.h - the places of the linear desk. Only for linear/.
 *
 * Each returns to where it was called from; at the end of input at once.
 */
#ifndef GD_LINEAR_INTERNAL_H
#define GD_LINEAR_INTERNAL_H

#include "desk/bulk.h"
#include "desk/intake.h"
#include "desk/view.h"
#include "linear/lines.h"
#include "linear/list.h"

/* menu.c */
void gd_lin_menu(struct gd_linear *l);
/* interview.c: a new one (`case_id` 0) or a draft's. */
void gd_lin_interview(struct gd_linear *l, int64_t case_id);
/* The check before buying, of a merchant; of one that is asked for. */
void gd_lin_precheck(struct gd_linear *l, int64_t merchant);
void gd_lin_precheck_any(struct gd_linear *l);
/* What a question offers, as numbers. */
void gd_lin_choices(struct gd_linear *l, const struct gd_interview *iv,
		    const struct gd_question *q, const struct gd_answers *a);
/* deadlines.c */
void gd_lin_deadlines(struct gd_linear *l);
void gd_lin_deadlines_of(struct gd_linear *l, gd_day day);
/* cases.c: by stage; all in one list. */
void gd_lin_cases(struct gd_linear *l);
void gd_lin_table(struct gd_linear *l);
/* A case as a list tells it, appended. */
void gd_lin_case_line(struct gd_linear *l, const struct gd_case_row *r,
		      struct gd_buf *out);
/* Add a case to what is marked; false: a draft is no case. */
bool gd_lin_mark_case(struct gd_linear *l, const struct gd_case_row *r,
		      struct gd_bulk *marks);
/* history.c: of a case, or (0) of the desk. */
void gd_lin_history(struct gd_linear *l, int64_t case_id);
/* Undo the last change of a case (0: one's own last) and say what it was. */
void gd_lin_undo(struct gd_linear *l, int64_t case_id);
/* find.c: for these words, or ("") for those that are asked for. */
void gd_lin_find(struct gd_linear *l, const char *words);
/* filter.c */
/* What the lists show; NULL: everything. */
const struct gd_filter *gd_lin_filter(const struct gd_linear *l);
/* Append "filter stage:court, hides 12"; nothing without a filter. */
void gd_lin_filter_words(const struct gd_linear *l, int64_t hidden,
			 struct gd_buf *out);
/*
 * Filter by these words, "all" or "" for everything. False when they were no filter
 * or ended in a question mark: what is wrong or can follow was said.
 */
bool gd_lin_filter_set(struct gd_linear *l, const char *words);
/* Ask for it; false: it stays. The same for a view, or that of a number. */
bool gd_lin_filter_ask(struct gd_linear *l);
bool gd_lin_views(struct gd_linear *l);
bool gd_lin_view(struct gd_linear *l, size_t i);
/* f, v and @name as words of a list. */
enum gd_lin_next gd_lin_filter_word(struct gd_linear *l, const char *word,
				    const char *rest);
/* bulk.c: ask what to do to all of these and do it; false: nothing was done. */
bool gd_lin_bulk(struct gd_linear *l, const struct gd_bulk *marks);
/* ASSIGN or TAG one case. */
void gd_lin_label(struct gd_linear *l, int64_t id, enum gd_bulk_kind kind);
/* export.c: a list as a file; `preset` is offered first. */
void gd_lin_export(struct gd_linear *l, const char *preset);
/* case.c */
void gd_lin_case(struct gd_linear *l, int64_t id);
/* act.c: what the menu of a case offers. */
void gd_lin_file(struct gd_linear *l, int64_t id);
void gd_lin_respond(struct gd_linear *l, int64_t id);
void gd_lin_escalate(struct gd_linear *l, int64_t id);
void gd_lin_close(struct gd_linear *l, int64_t id);
void gd_lin_edit(struct gd_linear *l, int64_t id);
/* The plan of any answers, printed. */
void gd_lin_plan(struct gd_linear *l, const struct gd_answers *a);
/* advice.c */
/* Who cannot take it, as far as the answers show it. */
void gd_lin_scope(struct gd_linear *l, struct gd_intake *in);
void gd_lin_case_plan(struct gd_linear *l, const struct gd_case_view *v);
void gd_lin_open_plan(struct gd_linear *l, int64_t id);
void gd_lin_rehearse(struct gd_linear *l, const struct gd_case_view *v);
void gd_lin_ways(struct gd_linear *l, int64_t id);
/* clocks.c: one deadline of the case. */
void gd_lin_clocks(struct gd_linear *l, const struct gd_case_view *v);
/* letters.c */
void gd_lin_letters(struct gd_linear *l, int64_t id);
/* evidence.c */
void gd_lin_evidence(struct gd_linear *l, int64_t id);
/* evidence_out.c: what its menu offers to hand out and to prove. */
void gd_lin_evidence_save(struct gd_linear *l, int64_t id, int seq);
void gd_lin_evidence_bundle(struct gd_linear *l, int64_t id);
void gd_lin_evidence_stamp(struct gd_linear *l, int64_t id);
void gd_lin_evidence_verify(struct gd_linear *l, int64_t id);
void gd_lin_evidence_chat(struct gd_linear *l, int64_t id);
void gd_lin_evidence_cues(struct gd_linear *l, int64_t id);
/* A bundle from elsewhere; it need not be about this case. */
void gd_lin_bundle_check(struct gd_linear *l);
/* import.c, reports.c, settings.c */
void gd_lin_import(struct gd_linear *l);
void gd_lin_reports(struct gd_linear *l);
void gd_lin_settings(struct gd_linear *l);
/* merchants.c: all; one; that of a case. */
void gd_lin_merchants(struct gd_linear *l);
void gd_lin_merchant(struct gd_linear *l, int64_t id);
void gd_lin_merchant_of(struct gd_linear *l, int64_t case_id);
/* reference.c: the playbook; counting days; what is due on which day. */
void gd_lin_reference(struct gd_linear *l);
void gd_lin_when(struct gd_linear *l);
void gd_lin_days(struct gd_linear *l);
/* library.c: cases like this one; groups; the group of a merchant or a case. */
void gd_lin_similar(struct gd_linear *l, int64_t id);
void gd_lin_groups(struct gd_linear *l);
void gd_lin_group(struct gd_linear *l, const char *merchant);
void gd_lin_group_of(struct gd_linear *l, int64_t case_id);
/* A case's progress for the public. */
void gd_lin_post(struct gd_linear *l, int64_t id);

#endif
