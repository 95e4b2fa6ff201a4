/*
 * desk/group_internal.h - a group being written; group*.c and post.c alone.
 */
#ifndef GD_DESK_GROUP_INTERNAL_H
#define GD_DESK_GROUP_INTERNAL_H

#include <stdio.h>

#include "desk/group.h"
#include "desk/view.h"

struct gd_group_ids {
	int64_t *items;
	size_t len, cap;
};

struct gd_group_case {
	struct gd_case_view v;
};

struct gd_group {
	struct gd_desk *desk;
	struct gd_redact *redact;	/* NULL: as it is */
	struct gd_group_case *items;
	size_t len;
	int64_t amount_fen;
};

enum gd_status gd_group_text(struct gd_group *g, FILE *fp,
			     struct gd_error *err);
enum gd_status gd_group_csv(struct gd_group *g, FILE *fp,
			    struct gd_error *err);

/* What was filed and what came of it, a line a filing. */
void gd_group_steps(struct gd_desk *d, const struct gd_case_view *v,
		    struct gd_buf *out);

#endif
