/*
 * cli/due_missed.h - what rang while this person was away, for `gongdao due`.
 */
#ifndef GD_CLI_DUE_MISSED_H
#define GD_CLI_DUE_MISSED_H

#include "cli/command.h"

struct gd_due_missed {
	gd_instant since;	/* GD_INSTANT_NONE: never looked */
	struct gd_missed_row *rows;	/* in order of time */
	int64_t *clocks;	/* their ids, sorted */
	size_t len, cap;
};

/* Collect it; release in any case. */
enum gd_status gd_due_missed(struct gd_cli *c, const struct gd_filter *filter,
			     struct gd_due_missed *out, struct gd_error *err);
void gd_due_missed_release(struct gd_due_missed *m);
bool gd_due_was_missed(const struct gd_due_missed *m, int64_t clock);
/* The section of the text listing, with a heading for what follows; nothing when empty. */
void gd_due_say_missed(struct gd_cli *c, const struct gd_due_missed *m);

#endif
