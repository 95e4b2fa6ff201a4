/*
 * domain/evidence.h - pieces of evidence, what is asked of each, and how much
 * of what a case needs is there. Pure.
 */
#ifndef GD_DOMAIN_EVIDENCE_H
#define GD_DOMAIN_EVIDENCE_H

#include "base/buf.h"
#include "domain/instant.h"
#include "domain/triage.h"

/* One file of a case as the store keeps it; strings are "" when not known. */
struct gd_evidence_row {
	int64_t id, case_id;
	int seq;		/* 1, 2, … within the case: its exhibit number */
	char *kind;		/* gd_evidence_kind code */
	char *name;		/* as the file was called */
	int64_t size;		/* bytes */
	char *digest;		/* SHA-256, hex */
	gd_instant captured_at;	/* as told; GD_INSTANT_NONE */
	gd_instant modified_at;	/* as the file said */
	gd_instant added_at;
	char *how;		/* code of a way to capture, see gd_evidence_how() */
	char *captured_by, *added_by;
	char *source;		/* from where: address, app, device */
	char *proves, *note;
	char *checks;		/* answers to the principles, see below */
	int64_t of_id;		/* row that this is a copy of; 0: an original */
	gd_instant stamped_at;	/* RFC 3161, GD_INSTANT_NONE */
	char *stamp_by;
	char *stamp_digest, *stamp_ca;	/* SHA-256 of token and of CA file */
	char *touch;		/* latest touch after it was added, "" */
	gd_instant touched_at;
};
void gd_evidence_row_release(struct gd_evidence_row *r);
void gd_evidence_rows_free(struct gd_evidence_row *rows, size_t len);
/* The row with this number; NULL. */
const struct gd_evidence_row *
gd_evidence_by_seq(const struct gd_evidence_row *rows, size_t len, int seq);
/* The row with this id; NULL. */
const struct gd_evidence_row *
gd_evidence_by_id(const struct gd_evidence_row *rows, size_t len, int64_t id);

/* Is `kind` in the comma list `kinds` (NULL: every kind is)? */
bool gd_evidence_kind_in(const char *kinds, const char *kind);
const struct gd_evidence_kind *
gd_evidence_kind_find(const struct gd_knowledge *k, const char *code);

/*
 * When a thing of this kind may be gone, counted from the opening of the case;
 * GD_INSTANT_NONE: it stays.
 */
gd_instant gd_evidence_vanishes_at(const struct gd_evidence_kind *k,
				   gd_instant opened_at);

/* Ways to capture: "screenshot", "recording", … NULL past the last. */
const char *gd_evidence_how(size_t i);

/*
 * The answers to the principles' questions, kept as one text:
 * "complete_time=no lawful_own=yes", by id.
 */
enum gd_check { GD_CHECK_OPEN, GD_CHECK_YES, GD_CHECK_NO, GD_CHECK_UNSURE };
const char *gd_check_code(enum gd_check c);	/* "open", "yes", "no", "unsure" */
bool gd_check_parse(const char *code, enum gd_check *out);
enum gd_check gd_checks_get(const char *checks, const char *id);
/* Append `checks` with the answer to `id` set; OPEN takes it away. */
void gd_checks_set(const char *checks, const char *id, enum gd_check c,
		   struct gd_buf *out);
/*
 * What a principle comes to for a file of `kind`: NO when any of its questions
 * has a no, OPEN while one is open or unsure, else YES (also with none).
 */
enum gd_check gd_checks_principle(const struct gd_knowledge *k,
				  const char *kind, const char *checks,
				  enum gd_principle_kind p);

/*
 * How much of a kind is earned, in percent of its importance: 50 for having it
 * (said or filed), 20 for a file kept here, 10 for each of the three principles
 * that its best original meets.
 */
#define GD_CREDIT_HELD 50
#define GD_CREDIT_FILE 20
#define GD_CREDIT_PRINCIPLE 10

struct gd_checklist_item {
	const struct gd_evidence_kind *kind;
	bool listed;		/* the case needs it; else only files brought it */
	bool held;		/* said to be in hand */
	int files;		/* kept here, copies included */
	const struct gd_evidence_row *best;	/* best original, else any; NULL */
	enum gd_check principle[GD_PRINCIPLES];	/* of the best */
	bool stamped;		/* some file of it has a timestamp */
	int credit;		/* 0..100 */
};

struct gd_checklist {
	struct gd_checklist_item *items;	/* owned */
	size_t len, cap;
	int held, needed;	/* kinds listed and in hand, kinds listed */
	/* Sums over the kinds listed, in hundredths of importance. */
	int earned, possible;
	int completeness;	/* earned of possible, percent; 100 of nothing */
};

/*
 * The checklist of a case: what is not kept here yet comes first, what can
 * vanish soonest first among it, then importance. Borrows from `k` and `rows`.
 */
void gd_checklist_make(const struct gd_knowledge *k,
		       const struct gd_answers *a,
		       const struct gd_evidence_row *rows, size_t len,
		       struct gd_checklist *out);
void gd_checklist_release(struct gd_checklist *c);

/*
 * Append a file name that every system takes: "E03-chat-<name>", the name's
 * odd characters as '_', at most 120 bytes, its ending kept.
 */
void gd_evidence_file_name(const struct gd_evidence_row *r,
			   struct gd_buf *out);

#endif
