/*
 * domain/letter_box.h - does a letter fit where it goes, as that place counts?
 *
 * Boxes are data (data/letters/boxes.ini). A line break at the very end is not
 * pasted and counts nothing. Pure.
 */
#ifndef GD_DOMAIN_LETTER_BOX_H
#define GD_DOMAIN_LETTER_BOX_H

#include "domain/letter_book.h"

/* Where `letter` of a case on `platform` (NULL: not known) goes; NULL: no box. */
const struct gd_letter_box *gd_letter_box(const struct gd_letter_book *b,
					  const char *letter,
					  const char *platform);
/* What s[0..len) counts there; `b` NULL: every character and break one. */
int gd_letter_box_count(const struct gd_letter_box *b, const char *s,
			size_t len);
/* How many bytes of s[0..len) it takes, whole characters: all of them or fewer. */
size_t gd_letter_box_fits(const struct gd_letter_box *b, const char *s,
			  size_t len);
/* Is `name` that of a picture, and does s[0..len) name it as a whole word? */
bool gd_letter_names_picture(const char *s, size_t len, const char *name);

#endif
