/*
 * domain/redact_internal.h - shared by the redact*.c files alone.
 *
 * A text is looked at as units: one character each, folded to half-width and
 * lower case, with the byte where it stands. Separators (spaces, hyphens,
 * invisible characters) keep their place but are passed over inside of a datum.
 */
#ifndef GD_DOMAIN_REDACT_INTERNAL_H
#define GD_DOMAIN_REDACT_INTERNAL_H

#include <stdint.h>

#include "domain/redact.h"

struct gd_unit {
	uint32_t uc;		/* folded */
	bool sep;
	size_t at;		/* byte offset */
};

struct gd_units {
	struct gd_unit *u;	/* len + 1: the last stands at the text's end */
	size_t len, cap;
};

struct gd_word {		/* a cue, a surname, a known value */
	uint32_t *uc;		/* folded, without separators */
	size_t len;
	enum gd_redact_kind kind;
	size_t whole;		/* a part of known value `whole` - 1; 0: of none */
};
struct gd_words {
	struct gd_word *items;
	size_t len, cap;
};

/* One kind's words. */
struct gd_redact_lists {
	struct gd_words cues, joins, starts, units, ends, except;
};

/* A datum that was found: units [from, to). */
struct gd_find {
	size_t from, to;
	enum gd_redact_kind kind;
	int known;		/* index of the known value that it is, or -1 */
	bool dead;
};
struct gd_finds {
	struct gd_find *items;
	size_t len, cap;
	int32_t *paint;		/* per unit: 1 + index of its find, 0: none */
	size_t paint_cap;
};

struct gd_seen {		/* a value that has a pseudonym */
	uint64_t digest;	/* 0: free */
	uint32_t number;
};

struct gd_redact {
	const struct gd_redact_rule *rules[GD_REDACT_KINDS];	/* or NULL */
	struct gd_redact_lists lists[GD_REDACT_KINDS];
	struct gd_words labels;	/* of all kinds, in both languages */
	const char *lang;
	struct gd_words known, kept;
	struct gd_seen *seen;
	size_t seen_len, seen_cap;
	uint32_t last[GD_REDACT_KINDS];
	struct gd_units units;	/* of the text at hand */
	struct gd_finds finds;
};

/* redact_units.c */
void gd_units_set(struct gd_units *us, const char *s, size_t len);
void gd_words_add(struct gd_words *ws, const char *s, size_t len,
		  enum gd_redact_kind kind);
/* The words of a `|` list (may be NULL), longest first. */
void gd_words_split(struct gd_words *ws, const char *list,
		    enum gd_redact_kind kind);
void gd_words_release(struct gd_words *ws);
/*
 * Does `w` stand at unit `i`? Gives the unit after it, else 0. `loose`: separators
 * inside are passed over.
 */
size_t gd_word_at(const struct gd_word *w, const struct gd_units *us, size_t i,
		  bool loose);
/* The longest of the words that stands there: the unit after it, else 0. */
size_t gd_words_at(const struct gd_words *ws, const struct gd_units *us,
		   size_t i);
bool gd_unit_digit(const struct gd_units *us, size_t i);	/* false at the end */
bool gd_unit_latin(const struct gd_units *us, size_t i);	/* a to z */
bool gd_unit_han(const struct gd_units *us, size_t i);

/* Note a datum; what was noted before keeps its place. */
void gd_redact_note(struct gd_redact *r, size_t from, size_t to,
		    enum gd_redact_kind kind, int known);
/* Is there one of our own pseudonyms at unit `i`? */
bool gd_redact_is_label(const struct gd_redact *r, size_t i);

/* Append the pseudonym of a find in r->units. */
void gd_redact_name(struct gd_redact *r, const struct gd_find *f,
		    struct gd_buf *out);

/* What finds: each notes all that it sees in r->units. */
void gd_redact_find_known(struct gd_redact *r);
void gd_redact_find_numbers(struct gd_redact *r);	/* redact_number.c */
void gd_redact_find_cued(struct gd_redact *r);		/* redact_cue.c */
void gd_redact_find_tokens(struct gd_redact *r);	/* mail, plates */
void gd_redact_find_addresses(struct gd_redact *r);	/* redact_place.c */
void gd_redact_find_people(struct gd_redact *r);

#endif
