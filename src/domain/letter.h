/*
 * domain/letter.h - letter templates: plain text with named places.
 *
 *	{merchant}		the value of a place; without one it is missing
 *	{merchant|shop}		the first that has a value
 *	{law:ccl.55}		a place with an argument
 *	{if type=fraud}…{else}…{end}	a condition (domain/cond.h)
 *	{each evidence}{no}. {name}{end}	once a row; inside, cells come first
 *	{# a note}		nothing
 *	{{			a brace
 *
 * A line that holds nothing but one of {if} {else} {end} {each} {#} disappears with
 * its line break. A template never calls anything and cannot loop: filling costs
 * at most its length times the rows. Pure; survives any bytes.
 */
#ifndef GD_DOMAIN_LETTER_H
#define GD_DOMAIN_LETTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "domain/cond.h"

#define GD_LETTER_MAX (64 * 1024)	/* bytes of a template */
#define GD_LETTER_DEPTH 12		/* {if} and {each} within each other */
#define GD_LETTER_ROWS 500		/* of one list */
#define GD_LETTER_NOWHERE SIZE_MAX
#define GD_LETTER_OUT_MAX (1024 * 1024)	/* bytes of a filled letter */

enum gd_letter_kind {
	GD_LETTER_TEXT, GD_LETTER_PLACE, GD_LETTER_IF, GD_LETTER_ELSE,
	GD_LETTER_EACH, GD_LETTER_END
};

struct gd_letter_node {
	enum gd_letter_kind kind;
	char *text;		/* TEXT: bytes; PLACE: names; EACH: list */
	struct gd_cond when;	/* IF */
	size_t jump;		/* IF: past its {else} or at {end}; ELSE, EACH: at {end};
				 * END: the head of its EACH, or nowhere */
	int line;
};

struct gd_letter_text {
	struct gd_letter_node *nodes;
	size_t len, cap;
};

/*
 * Parse `s[0..len)`. Every mistake goes to `report` (may be NULL) with its line;
 * false when there was any, `*out` is then empty. Release it either way.
 */
bool gd_letter_parse(const char *s, size_t len, struct gd_letter_text *out,
		     void (*report)(int line, const char *message, void *ctx),
		     void *ctx);
void gd_letter_release(struct gd_letter_text *t);

/*
 * Tell `visit` each name that the template uses: of places (alternatives one by
 * one) with the list they stand in (NULL: none), of lists, and of the fields of conditions.
 */
void gd_letter_names(const struct gd_letter_text *t,
		     void (*visit)(enum gd_letter_kind kind, const char *name,
				   const char *list, int line, void *ctx),
		     void *ctx);

struct gd_letter_source {
	const struct gd_answers *answers;	/* what conditions read */
	/* Append the value of a place; false (and nothing appended): none. */
	bool (*place)(void *ctx, const char *name, struct gd_buf *out);
	size_t (*rows)(void *ctx, const char *list);
	/* As place, for a cell of a row; NULL name of a cell: not one. */
	bool (*cell)(void *ctx, const char *list, size_t row, const char *name,
		     struct gd_buf *out);
	void *ctx;
};

/*
 * Append the filled letter. Each place without a value goes to `missing` (its
 * first name; once a name) and stands empty in `out`, which is then only good for
 * showing. Returns how many were missing; -1 when the letter became too long.
 */
int gd_letter_fill(const struct gd_letter_text *t,
		   const struct gd_letter_source *src, struct gd_buf *out,
		   void (*missing)(const char *name, int line, void *ctx),
		   void *ctx);

#endif
