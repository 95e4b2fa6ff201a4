/*
 * playbook/letters_internal.h - entries of data/letters/, for letters*.c alone.
 */
#ifndef GD_PLAYBOOK_LETTERS_INTERNAL_H
#define GD_PLAYBOOK_LETTERS_INTERNAL_H

#include "playbook/ini.h"
#include "playbook/letters.h"

/* Read `path`, when it is there, into the models of `b`. */
void gd_letters_weights(const char *path, struct gd_letter_book *b,
			struct gd_mistakes *m);

/* One section on its way into the book. */
struct gd_letter_entry {
	const struct gd_ini_section *s;
	const char *file;
	struct gd_mistakes *m;
	const struct gd_letter_book *book;	/* what was read so far */
};

/* Keys; each reports what is wrong with its value. */
char *gd_le_text(const struct gd_letter_entry *e, const char *key, bool required);
struct gd_bitext gd_le_bitext(const struct gd_letter_entry *e, const char *key,
			      bool required);
/* KEY, KEY.2, KEY.3 … joined by `|`, classes put in; NULL when there is none. */
char *gd_le_patterns(const struct gd_letter_entry *e, const char *key);
/* The same for a list of words that goes into brackets; NULL after a mistake. */
char *gd_le_words(const struct gd_letter_entry *e, const char *key);
bool gd_le_bool(const struct gd_letter_entry *e, const char *key);
int gd_le_int(const struct gd_letter_entry *e, const char *key, int most);
int64_t gd_le_money(const struct gd_letter_entry *e, const char *key,
		    int64_t none);
gd_day gd_le_day(const struct gd_letter_entry *e, const char *key);
struct gd_cond gd_le_cond(const struct gd_letter_entry *e, const char *key);
/* Say which keys are none of `known` (space-separated; `x.*` by its beginning). */
void gd_le_known(const struct gd_letter_entry *e, const char *known);
/* Parse `text` as a template; mistakes at the entry's `key`. */
void gd_le_template(const struct gd_letter_entry *e, const char *key,
		    const char *text, struct gd_letter_text *out);

#endif
