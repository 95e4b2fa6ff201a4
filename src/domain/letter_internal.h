/*
 * domain/letter_internal.h - what letter_places.c and letter_cells.c share.
 */
#ifndef GD_DOMAIN_LETTER_INTERNAL_H
#define GD_DOMAIN_LETTER_INTERNAL_H

#include "domain/letter_case.h"

/* The value of a place; see gd_letter_source. */
bool gd_letter_place(void *ctx, const char *name, struct gd_buf *out);
/* A date, `timed` with hour and minute; false for GD_INSTANT_NONE. */
bool gd_letter_add_instant(const struct gd_letter_case *c, gd_instant at,
			   bool timed, struct gd_buf *out);
/* The law's full name with the article of source `id`: "reg121.15". */
bool gd_letter_add_law(const struct gd_letter_case *c, const char *id,
		       struct gd_buf *out);
/* What demand `code` asks for, as a sentence of the letter. */
void gd_letter_demand_text(struct gd_letter_case *c, const char *code,
			   struct gd_buf *out);

#endif
