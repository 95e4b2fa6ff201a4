/*
 * desk/letters_internal.h - a letter in the making, for letters*.c alone.
 */
#ifndef GD_DESK_LETTERS_INTERNAL_H
#define GD_DESK_LETTERS_INTERNAL_H

#include "desk/act_internal.h"
#include "desk/evidence.h"
#include "desk/letters.h"
#include "domain/letter_case.h"
#include "domain/list.h"

struct gd_letter_job {
	struct gd_act a;	/* read only */
	struct gd_letter_case c;
	struct gd_evidence_view view;
	bool has_view;
	struct gd_letter_evidence *evidence;
};

/* `lang` NULL: Chinese. */
enum gd_status gd_letter_job_begin(struct gd_letter_job *j, struct gd_desk *d,
				   int64_t id, const char *lang,
				   struct gd_error *err);
void gd_letter_job_end(struct gd_letter_job *j);
/* May it be written for this case at all? */
enum gd_status gd_letter_job_check(const struct gd_letter_job *j,
				   const struct gd_letter_def *def,
				   struct gd_error *err);
/* Append the text; what has no value goes to `gaps`. */
enum gd_status gd_letter_job_fill(struct gd_letter_job *j,
				  const struct gd_letter_def *def,
				  struct gd_buf *out,
				  struct gd_letter_gaps *gaps,
				  struct gd_error *err);

#endif
