/*
 * desk/bulk.h - one action on many deadlines at once.
 *
 * An action over many is one batch: one thing to undo. A case that the action
 * cannot be done to is left as it was and says why (`held`); the others go through.
 * Cancelling, or a disk that fails, leaves everything as it was.
 */
#ifndef GD_DESK_BULK_H
#define GD_DESK_BULK_H

#include "desk/actions.h"
#include "domain/records.h"

struct gd_bulk_item {
	int64_t case_id;
	int64_t clock_id;	/* 0: of the case itself */
	int clock;		/* gd_clock_row.seq */
	int64_t filing_id;	/* 0: none */
	/* Filled by gd_desk_bulk_look() and by doing it: */
	const struct gd_channel *to;	/* ESCALATE; borrowed from the playbook */
	bool held;		/* it is not done to this one */
	bool forcible;		/* held by advice alone: a reason overrules it */
	char *why, *source;	/* one sentence each, owned; "" or NULL: none */
};
struct gd_bulk {
	struct gd_bulk_item *items;
	size_t len, cap;
};
#define GD_BULK_INIT { NULL, 0, 0 }

enum gd_bulk_kind {
	GD_BULK_RESPOND, GD_BULK_ESCALATE, GD_BULK_SNOOZE, GD_BULK_NOTE,
	GD_BULK_ASSIGN,		/* to `text`, "" to nobody */
	GD_BULK_TAG		/* add the tags of `text`; "-x" takes x away */
};

struct gd_bulk_do {
	enum gd_bulk_kind kind;
	const char *result;	/* RESPOND: "silent", … */
	const char *text;	/* RESPOND: their words; NOTE: the note; may be NULL */
	/*
	 * SNOOZE: why. ESCALATE: why advice is overruled; NULL: who is held back
	 * stays where he is.
	 */
	const char *reason;
	gd_instant until;	/* SNOOZE */
};

void gd_bulk_add(struct gd_bulk *b, const struct gd_clock_row *c);
/* A case as a whole; an answer goes to its latest filing that waits. */
void gd_bulk_add_case(struct gd_bulk *b, int64_t case_id);
void gd_bulk_release(struct gd_bulk *b);
/* Different cases among the items. */
int64_t gd_bulk_cases(const struct gd_bulk *b);
/* Items that are not held; `forced`: or held by advice alone. */
int64_t gd_bulk_ready(const struct gd_bulk *b, bool forced);

/*
 * What would become of each item: one a case (ESCALATE, NOTE) or a filing
 * (RESPOND) is kept, the rest are dropped; `to`, `held` and `why` are filled. Nothing
 * changes. `progress` (may be NULL) returns false to cancel: GD_ECANCEL.
 */
enum gd_status gd_desk_bulk_look(struct gd_desk *d, enum gd_bulk_kind kind,
				 struct gd_bulk *b,
				 bool (*progress)(int64_t done, int64_t total,
						  void *ctx),
				 void *ctx, struct gd_error *err);
/*
 * Do it, as one batch. `*done` is how many went through; the others are held. Look
 * first. GD_ECANCEL: nothing was changed.
 */
enum gd_status gd_desk_bulk_do(struct gd_desk *d, const struct gd_bulk_do *what,
			       struct gd_bulk *b,
			       bool (*progress)(int64_t done, int64_t total,
						void *ctx),
			       void *ctx, int64_t *done, struct gd_error *err);

/* "affects 14 cases", and who is held back and why, a line each (at most `lines`). */
void gd_phrase_bulk(struct gd_desk *d, const struct gd_bulk *b, int lines,
		    struct gd_buf *out);

#endif
