/*
 * linear/linear_internal.h - the places of the linear desk. Only for linear/.
 *
 * Each returns to where it was called from; at the end of input at once.
 */
#ifndef GD_LINEAR_INTERNAL_H
#define GD_LINEAR_INTERNAL_H

#include "desk/intake.h"
#include "desk/view.h"
#include "linear/lines.h"

/* menu.c */
void gd_lin_menu(struct gd_linear *l);
/* interview.c: a new one (`case_id` 0) or a draft's. */
void gd_lin_interview(struct gd_linear *l, int64_t case_id);
/* lists.c */
void gd_lin_deadlines(struct gd_linear *l);
void gd_lin_cases(struct gd_linear *l);
void gd_lin_history(struct gd_linear *l, int64_t case_id);
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
/* Undo the last change of a case (0: one's own last) and say what it was. */
void gd_lin_undo(struct gd_linear *l, int64_t case_id);
/* Choose a step of the case's history to undo, with what was built on it. */
void gd_lin_undo_earlier(struct gd_linear *l, int64_t case_id);

#endif
