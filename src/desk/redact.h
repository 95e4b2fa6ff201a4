/*
 * desk/redact.h - a run of redaction that knows the case at hand.
 */
#ifndef GD_DESK_REDACT_H
#define GD_DESK_REDACT_H

#include "desk/desk.h"
#include "domain/answers.h"
#include "domain/records.h"
#include "domain/redact.h"

/* A run with the playbook's words, in the language in force. */
enum gd_status gd_desk_redact(struct gd_desk *d, struct gd_redact **out,
			      struct gd_error *err);
/*
 * From now on the run knows the people and numbers of this case, and keeps the
 * merchant's name, licence and address. `row` may be NULL.
 */
void gd_desk_redact_case(struct gd_redact *r, const struct gd_case_row *row,
			 const struct gd_answers *answers);

#endif
