/*
 * desk/evidence_words.h - evidence in words, for every front end.
 */
#ifndef GD_DESK_EVIDENCE_WORDS_H
#define GD_DESK_EVIDENCE_WORDS_H

#include "desk/evidence.h"

/* "lawful", "relevant", "complete", translated. */
const char *gd_principle_name(enum gd_principle_kind p);
/* "yes", "no", "not sure", "not judged", translated. */
const char *gd_check_words(enum gd_check c);
/* "+", "-", "?", "." or their signs. */
const char *gd_check_sign(enum gd_check c, bool ascii);
/* Name of a way to capture; the code when unknown. */
const char *gd_how_words(const char *code);
/* Name of the latest touch: "handed out", "bundled", … */
const char *gd_touch_words(const char *touch);
/* "can vanish within 2 days", "" when it stays. */
void gd_vanish_words(const struct gd_evidence_kind *k, struct gd_buf *out);
/* "may vanish from 22 Mar, in 3 days", "may be gone since …": of a case. */
void gd_vanish_when(struct gd_desk *d, const struct gd_evidence_view *v,
		    const struct gd_evidence_kind *k, struct gd_buf *out);
/* "1.2 MB". */
void gd_size_words(int64_t bytes, struct gd_buf *out);
/* The completeness and its parts, one line. */
void gd_checklist_head(const struct gd_evidence_view *v, struct gd_buf *out);
/* The whole checklist: each kind with what is there, what is missing, the cure. */
void gd_checklist_words(struct gd_desk *d, const struct gd_evidence_view *v,
			struct gd_buf *out);
/* Append what helps with each answer to `r` that is no yes, a line each. */
void gd_evidence_cures(const struct gd_knowledge *k,
		       const struct gd_evidence_row *r, struct gd_buf *out);
/* What is told of one file, a line each; the questions to it with their answers. */
void gd_evidence_facts(struct gd_desk *d, const struct gd_evidence_view *v,
		       const struct gd_evidence_row *r, struct gd_buf *out);
void gd_evidence_asked(struct gd_desk *d, const struct gd_evidence_view *v,
		       const struct gd_evidence_row *r, struct gd_buf *out);
/* Both. */
void gd_evidence_words(struct gd_desk *d, const struct gd_evidence_view *v,
		       const struct gd_evidence_row *r, struct gd_buf *out);
/* How to capture a kind, numbered steps, a line each. */
void gd_capture_words(struct gd_desk *d, const struct gd_evidence_kind *k,
		      struct gd_buf *out);

#endif
