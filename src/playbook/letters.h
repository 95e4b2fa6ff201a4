/*
 * playbook/letters.h - reads data/letters/ into a struct gd_letter_book.
 *
 *	letters.ini	the templates: what for, where to, which rules
 *	ID.txt, ID.en.txt	their texts (domain/letter.h)
 *	words.ini laws.ini basis.ini claims.ini lint/NAME.ini
 *
 * The user's <config home>/letters/ is laid out the same: an entry there takes the
 * place of the shipped one with its id, a text file that of the shipped file.
 */
#ifndef GD_PLAYBOOK_LETTERS_H
#define GD_PLAYBOOK_LETTERS_H

#include "domain/letter_book.h"
#include "playbook/mistakes.h"
#include "playbook/playbook.h"

/*
 * Read everything below <shipped>/letters and <user>/letters (may be NULL). What
 * could be read is in `out` (zeroed here), mistakes go to `m`. Release it with
 * gd_letter_book_release(). With `thorough` mistakes missing translations count.
 */
void gd_letters_read(const char *shipped, const char *user,
		     struct gd_letter_book *out, struct gd_mistakes *m);
/* The letters of an open playbook, read on first use. GD_EDATA as its other parts. */
enum gd_status gd_playbook_letters(struct gd_playbook *pb,
				   const struct gd_letter_book **out,
				   struct gd_error *err);
/*
 * What the letters name must exist: places, lists, fields of conditions, laws,
 * sources, channels, lint rules. Mistakes go to `m` with file and line.
 */
struct gd_judged;
void gd_check_letters(const struct gd_judged *j, const char *shipped,
		      const char *user);

#endif
