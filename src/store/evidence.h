/*
 * store/evidence.h - reading evidence and timestamps, and who touched them.
 */
#ifndef GD_STORE_EVIDENCE_H
#define GD_STORE_EVIDENCE_H

#include "base/digest.h"
#include "domain/evidence.h"
#include "store/query.h"

/*
 * The files of a case by number, those whose adding was undone left out; free
 * with gd_evidence_rows_free().
 */
enum gd_status gd_store_evidence(struct gd_store *st, int64_t case_id,
				 struct gd_evidence_row **rows, size_t *len,
				 struct gd_error *err);
/* Is any file with this digest in a case? */
enum gd_status gd_store_evidence_used(struct gd_store *st, int64_t case_id,
				      const char *digest, bool *used,
				      struct gd_error *err);
/* Tell `visit` each case that has files of evidence, by id. */
enum gd_status gd_store_evidence_cases(struct gd_store *st,
				       bool (*visit)(int64_t case_id,
						     void *ctx),
				       void *ctx, struct gd_error *err);
/*
 * Tell `visit` each file that the desk speaks of once: evidence, timestamps and
 * certificates, by case (0: of the desk itself). An error that it returns ends
 * the walk.
 */
enum gd_status
gd_store_files_each(struct gd_store *st,
		    enum gd_status (*visit)(int64_t case_id, const char *digest,
					    void *ctx, struct gd_error *err),
		    void *ctx, struct gd_error *err);
/* Events of a case, oldest first. The row lives for the call. */
enum gd_status gd_store_events_each(struct gd_store *st, int64_t case_id,
				    bool (*visit)(const struct gd_event_row *ev,
						  void *ctx),
				    void *ctx, struct gd_error *err);

/* An event's hash, hex; event 0: the newest, whose id comes in `*event_id`. */
enum gd_status gd_store_event_hash(struct gd_store *st, int64_t *event_id,
				   char out[GD_DIGEST_HEX],
				   struct gd_error *err);
/* The newest event with this hash; GD_ENOTFOUND (no sentence) when none has it. */
enum gd_status gd_store_event_by_hash(struct gd_store *st, const char *hex,
				      int64_t *event_id, struct gd_error *err);

struct gd_stamp_row {		/* a timestamp of the chain's head */
	int64_t id, event_id;
	char *digest;		/* the event's hash, hex */
	gd_instant stamped_at;
	char *stamp_by, *stamp_digest, *stamp_ca;
};
void gd_stamp_row_release(struct gd_stamp_row *r);
enum gd_status gd_store_stamps_each(struct gd_store *st,
				    bool (*visit)(const struct gd_stamp_row *r,
						  void *ctx),
				    void *ctx, struct gd_error *err);

/*
 * Does what stands in the tables follow from the history? GD_EDATA names the
 * case, the row and the field of the first difference. `case_id` 0: every
 * case that is no draft, and the merchants. `tick` (may be NULL) is told each
 * case that is done and may stop it (GD_ECANCEL).
 */
enum gd_status gd_store_compare(struct gd_store *st, int64_t case_id,
				bool (*tick)(int64_t case_id, void *ctx),
				void *ctx, struct gd_error *err);

#endif
