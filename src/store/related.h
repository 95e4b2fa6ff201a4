/*
 * store/related.h - cases that share an order, a person or have changed sides.
 */
#ifndef GD_STORE_RELATED_H
#define GD_STORE_RELATED_H

#include "store/store.h"

/* A case that may be about the same dispute or the same person. */
struct gd_related_case {
	int64_t id;
	enum gd_relation {
		GD_RELATED_ORDER,	/* the same order number */
		GD_RELATED_ID,		/* the same identity number */
		GD_RELATED_PHONE,	/* the same consumer's phone */
		/* Who asks for help here is the other side over there. */
		GD_RELATED_OPPOSED
	} why;
};

/*
 * Tell `visit` the cases, drafts left out, that are related to `case_id` by
 * its order number, identity number or phone, each once, the closest first, at
 * most `limit`.
 */
enum gd_status gd_store_related(struct gd_store *st, int64_t case_id,
				size_t limit,
				void (*visit)(const struct gd_related_case *r,
					      void *ctx),
				void *ctx, struct gd_error *err);

#endif
