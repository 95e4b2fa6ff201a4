/*
 * desk/group.h - cases against one merchant, taken to 12315 together; and a
 * case's progress told in public without a personal datum.
 */
#ifndef GD_DESK_GROUP_H
#define GD_DESK_GROUP_H

#include "desk/redact.h"
#include "store/report.h"

/* Merchants with two open cases or more, most cases first. */
enum gd_status gd_desk_groups(struct gd_desk *d,
			      bool (*visit)(const struct gd_group_row *row,
					    void *ctx),
			      void *ctx, struct gd_error *err);
/* The group that case `id` belongs to: how many open cases, itself included. */
enum gd_status gd_desk_group_of(struct gd_desk *d, int64_t id,
				struct gd_buf *merchant, int64_t *cases,
				struct gd_error *err);

struct gd_group_built {
	struct gd_buf text, csv;	/* paths of the two files */
	int64_t cases, amount_fen;
};
/*
 * Write the group file against `merchant` (credit code, legal name or shop) into the
 * folder `dir`, which is made: group.txt with list, common facts, each one's claim,
 * and group.csv. 0600, each whole or not at all. `redact`: without personal data.
 * GD_ENOTFOUND when nobody has an open case against it, GD_EINVAL when it is one.
 */
enum gd_status gd_desk_group_build(struct gd_desk *d, const char *merchant,
				   const char *dir, bool redact,
				   struct gd_group_built *out,
				   struct gd_error *err);
void gd_group_built_release(struct gd_group_built *b);

/* A case's progress: as the case tells it, and fit for other eyes. */
struct gd_post {
	struct gd_buf before, after;
	struct gd_redact_ranges ranges;	/* what became of what */
};
enum gd_status gd_desk_post(struct gd_desk *d, int64_t id, struct gd_post *out,
			    struct gd_error *err);
void gd_post_release(struct gd_post *p);
/*
 * May `text` be published for this case? GD_EGUARD names every personal datum that
 * is left in it. `left` (may be NULL) receives where they are.
 */
enum gd_status gd_desk_post_check(struct gd_desk *d, int64_t id,
				  const char *text,
				  struct gd_redact_ranges *left,
				  struct gd_error *err);

#endif
