/*
 * desk/evidence.h - the files of a case: adding, judging, handing out, proving.
 *
 * Everything that touches a file is an event of its case: "evidence" (added),
 * "describe" and "principle" (what is told about it), "stamp", and "custody"
 * (looked at, handed out, bundled, checked again), of which undo takes no
 * notice. A file is in the vault before its event is; see exchange/vault.h.
 */
#ifndef GD_DESK_EVIDENCE_H
#define GD_DESK_EVIDENCE_H

#include "desk/desk.h"
#include "domain/evidence.h"
#include "exchange/vault.h"

struct gd_evidence_new {	/* NULL or GD_INSTANT_NONE: not told */
	const char *path;
	const char *kind;	/* a code of evidence.ini */
	gd_instant captured_at;
	const char *how;	/* gd_evidence_how() */
	const char *captured_by, *source, *proves, *note;
	int of_seq;		/* number that it is a copy of, 0: an original */
};

/*
 * Copy a file into the case's folder, then record it; the kind becomes part of
 * the answer to `evidence`, and what the case's row says of it follows. GD_EINVAL
 * for an unknown kind, a file that this case has already, a moment that has not
 * come, and what gd_vault_take() refuses. `*seq` (may be NULL) is its number.
 */
enum gd_status gd_desk_evidence_add(struct gd_desk *d, int64_t id,
				    const struct gd_evidence_new *n,
				    gd_vault_tick *tick, void *ctx, int *seq,
				    struct gd_error *err);

/* A case's evidence with what it is judged by; borrows from the playbook. */
struct gd_evidence_view {
	const struct gd_knowledge *k;
	struct gd_evidence_row *rows;	/* owned */
	size_t len;
	struct gd_checklist list;
	struct gd_answers answers;	/* those that count */
	gd_instant opened_at;
};
enum gd_status gd_desk_evidence(struct gd_desk *d, int64_t id,
				struct gd_evidence_view *out,
				struct gd_error *err);
void gd_evidence_view_release(struct gd_evidence_view *v);
/* File number `seq`; GD_ENOTFOUND names those there are. */
enum gd_status gd_evidence_view_find(const struct gd_evidence_view *v,
				     int64_t id, int seq,
				     const struct gd_evidence_row **out,
				     struct gd_error *err);

/* The kind `code`; GD_EINVAL names the near one or all. */
enum gd_status gd_desk_evidence_kind(struct gd_desk *d, const char *code,
				     const struct gd_evidence_kind **out,
				     struct gd_error *err);

/* The principles' questions to a file of `kind`: the i-th, NULL past the end. */
const struct gd_principle *gd_evidence_question(const struct gd_knowledge *k,
						const char *kind, size_t i);
/* Keep the answer to question `question` about file `seq`; OPEN takes it back. */
enum gd_status gd_desk_evidence_check(struct gd_desk *d, int64_t id, int seq,
				      const char *question, enum gd_check c,
				      struct gd_error *err);
/*
 * Change what is told of a file: `field` is kind, how, captured_at (ISO 8601 or
 * as typed), captured_by, source, proves, note or copy_of (the number of the
 * original); "" takes it away.
 */
enum gd_status gd_desk_evidence_describe(struct gd_desk *d, int64_t id,
					 int seq, const char *field,
					 const char *value,
					 struct gd_error *err);

/* Copy file `seq` out to `path`, checked on the way, and record that. */
enum gd_status gd_desk_evidence_save(struct gd_desk *d, int64_t id, int seq,
				     const char *path, gd_vault_tick *tick,
				     void *ctx, struct gd_error *err);
/*
 * Append what can be shown of file `seq` as text: its first lines when it is one,
 * else what kind of file it is (pictures with their size), and record that it
 * was looked at.
 */
enum gd_status gd_desk_evidence_look(struct gd_desk *d, int64_t id, int seq,
				     struct gd_buf *out, struct gd_error *err);

/*
 * When the person of a case is erased: the rows of its files keep no more than
 * that they were. An event of its own, "custody"; once it is kept, the files go
 * by gd_vault_empty().
 */
enum gd_status gd_desk_evidence_forget(struct gd_desk *d, int64_t id,
				       struct gd_error *err);
#define GD_EVIDENCE_LEFTOVER_S (24 * 3600)	/* nobody is still writing it */

/*
 * Files of cases that no record speaks of, as a run that was broken off leaves
 * them, or erasing when it could not end: each case is reported, with `repair`
 * they are removed. Adds to `*found` and `*mended`, as gd_desk_check().
 */
enum gd_status gd_desk_evidence_strays(struct gd_desk *d, bool repair,
				       void (*report)(const char *finding,
						      bool mended, void *ctx),
				       void *ctx, int *found, int *mended,
				       struct gd_error *err);
/* Remove what broken-off runs have left in the case's folder. */
enum gd_status gd_desk_evidence_sweep(struct gd_desk *d, int64_t id,
				      int64_t age_s, int *gone,
				      struct gd_error *err);

#endif
