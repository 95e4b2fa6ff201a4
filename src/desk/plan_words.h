/*
 * desk/plan_words.h - a plan in words, for front ends that print lines.
 */
#ifndef GD_DESK_PLAN_WORDS_H
#define GD_DESK_PLAN_WORDS_H

#include "desk/view.h"
#include "domain/triage.h"

/*
 * Append the whole plan: where, where not, risks, evidence, dates. `v` is the
 * case it is for, NULL for answers that are no case.
 */
void gd_plan_words(struct gd_desk *d, const struct gd_plan *p,
		   const struct gd_case_view *v, struct gd_buf *out);

/* Append why the channel, what to expect of it, whose word that is (ids). */
void gd_plan_reason(const struct gd_plan_channel *p, struct gd_buf *out);
void gd_plan_expect(const struct gd_plan_channel *p, struct gd_buf *out);
void gd_plan_sources(const struct gd_plan_channel *p, struct gd_buf *out);
/*
 * Append the combination in one line: evidence first, what opens together, what
 * comes after what, what is left for later.
 */
void gd_plan_combination(struct gd_desk *d, const struct gd_plan *p,
			 const struct gd_case_view *v, struct gd_buf *out);
/*
 * Append when it opens: "at once", "after JD's own dispute", "if that does not help".
 * `v` (may be NULL) is the case: what was filed already says so.
 */
void gd_plan_turn(struct gd_desk *d, const struct gd_plan_channel *p,
		  const struct gd_case_view *v, struct gd_buf *out);
/* Append "service/court: not handled"; nothing when `cell` is NULL. */
void gd_plan_cell(const struct gd_matrix_cell *cell, struct gd_buf *out);

#endif
