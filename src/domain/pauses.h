/*
 * domain/pauses.h - when a clock was paused, as one text of its row.
 *
 * "own:1773277200-1773363600 testing:1773400000-": items in order of time, each
 * why, from and to (UTC seconds); without a to it still lasts. `own` is a person's
 * own pause, any other code a suspension in law (choice list "pause"). An
 * extension stands there, too, with the instant it was told at as from and to.
 */
#ifndef GD_DOMAIN_PAUSES_H
#define GD_DOMAIN_PAUSES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "domain/clock.h"

#define GD_PAUSE_OWN "own"
#define GD_PAUSE_EXTENDED "extended"	/* no pause: the period was extended */
#define GD_PAUSES_MAX 64	/* of one clock */
#define GD_PAUSE_WHY_MAX 32

struct gd_pause {
	char why[GD_PAUSE_WHY_MAX];
	gd_instant from, to;	/* to: GD_INSTANT_NONE while it lasts */
};

/*
 * The items of `s` (NULL: none) into `out`, room for GD_PAUSES_MAX; how many. What
 * does not read as an item ends the list.
 */
size_t gd_pauses_parse(const char *s, struct gd_pause *out);
/* Append the text of `len` items. */
void gd_pauses_format(struct gd_buf *out, const struct gd_pause *p, size_t len);
/* Was the period extended? */
bool gd_pauses_extended(const char *s);
/* The pause that lasts still, or NULL. */
const struct gd_pause *gd_pauses_open(const struct gd_pause *p, size_t len);
/*
 * The spans in which the time stood still: every suspension in law, and a
 * person's own where `own` (a private clock). A lasting one ends at `now`. Room
 * for GD_PAUSES_MAX.
 */
size_t gd_pauses_spans(const char *s, bool own, gd_instant now,
		       struct gd_span *out);

#endif
