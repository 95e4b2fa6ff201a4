/*
 * playbook/kinds.h - what is special to each kind of entry.
 *
 * gd_adopt_*: put the entry's id into its record. gd_agree_*: judge keys that
 * depend on each other, after all keys are set. Rows of the schema.
 */
#ifndef GD_PLAYBOOK_KINDS_H
#define GD_PLAYBOOK_KINDS_H

#include "playbook/overlay.h"

void gd_adopt_stage(void *record, const struct gd_entry *e);
void gd_adopt_source(void *record, const struct gd_entry *e);
void gd_adopt_section(void *record, const struct gd_entry *e);
void gd_adopt_choice(void *record, const struct gd_entry *e);
void gd_adopt_question(void *record, const struct gd_entry *e);
void gd_adopt_channel(void *record, const struct gd_entry *e);
void gd_adopt_matrix(void *record, const struct gd_entry *e);
void gd_adopt_clock(void *record, const struct gd_entry *e);
void gd_adopt_triage(void *record, const struct gd_entry *e);
void gd_adopt_evidence(void *record, const struct gd_entry *e);
void gd_adopt_principle(void *record, const struct gd_entry *e);
void gd_adopt_cue(void *record, const struct gd_entry *e);
void gd_adopt_fact(void *record, const struct gd_entry *e);
void gd_adopt_step(void *record, const struct gd_entry *e);
void gd_adopt_redact(void *record, const struct gd_entry *e);
void gd_adopt_example(void *record, const struct gd_entry *e);
void gd_adopt_platform(void *record, const struct gd_entry *e);

void gd_agree_stage(void *record, const struct gd_entry *e,
		    struct gd_mistakes *m);
void gd_agree_source(void *record, const struct gd_entry *e,
		     struct gd_mistakes *m);
void gd_agree_question(void *record, const struct gd_entry *e,
		       struct gd_mistakes *m);
void gd_agree_channel(void *record, const struct gd_entry *e,
		      struct gd_mistakes *m);
void gd_agree_matrix(void *record, const struct gd_entry *e,
		     struct gd_mistakes *m);
void gd_agree_clock(void *record, const struct gd_entry *e,
		    struct gd_mistakes *m);
void gd_agree_step(void *record, const struct gd_entry *e,
		   struct gd_mistakes *m);
void gd_agree_redact(void *record, const struct gd_entry *e,
		     struct gd_mistakes *m);
void gd_agree_triage(void *record, const struct gd_entry *e,
		     struct gd_mistakes *m);

#endif
