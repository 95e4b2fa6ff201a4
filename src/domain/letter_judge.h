/*
 * domain/letter_judge.h - does what a template names exist?
 */
#ifndef GD_DOMAIN_LETTER_JUDGE_H
#define GD_DOMAIN_LETTER_JUDGE_H

#include "domain/letter.h"

/* What there is to name. */
struct gd_letter_known {
	bool (*question)(const void *ctx, const char *id);
	bool (*source)(const void *ctx, const char *id);
	bool (*channel)(const void *ctx, const char *id);
	const void *ctx;
};

/*
 * Is `name`, as gd_letter_names() tells it, no place, list or field? Then why is
 * appended, translated, without a closing stop.
 */
bool gd_letter_name_wrong(enum gd_letter_kind kind, const char *name,
			  const char *list, const struct gd_letter_known *known,
			  struct gd_buf *why);
/* The line of the first such name, 0: none. */
int gd_letter_first_wrong(const struct gd_letter_text *t,
			  const struct gd_letter_known *known,
			  struct gd_buf *why);

#endif
