/*
 * domain/importmap.h - which column of a foreign list is which of our fields.
 *
 * Pure: headings and sample cells come as text, the words that headings go by as
 * records of data/import. Reading and writing the file of a map is desk/'s.
 */
#ifndef GD_DOMAIN_IMPORTMAP_H
#define GD_DOMAIN_IMPORTMAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/interview.h"

/* Fields that are no answers: `case` (its number), assignee, tags, opened_at. */
const char *const *gd_import_own_fields(void);	/* NULL-terminated */
bool gd_import_is_own(const char *field);

struct gd_import_pair {
	char *field;
	char *text;		/* a heading, or a default value */
};

struct gd_import_value {
	uint32_t key;		/* of its field: see gd_answer_key() */
	char *field;
	char *said;		/* what the file says */
	char *code;		/* what we understand by it */
	char *plain;		/* private: `said` as it is compared */
};

struct gd_importmap {
	char *encoding;		/* NULL: found out */
	char delimiter;		/* 0: found out */
	int header;		/* 1: the first row names columns, 0: not, -1: see */
	struct gd_import_pair *columns, *defaults;
	size_t columns_len, columns_cap, defaults_len, defaults_cap;
	struct gd_import_value *values;
	size_t values_len, values_cap;
};

#define GD_IMPORTMAP_INIT { .header = -1 }
void gd_importmap_release(struct gd_importmap *m);

/* The field is read from this column / has this value in every row; NULL: not. */
void gd_importmap_column_set(struct gd_importmap *m, const char *field,
			     const char *heading);
void gd_importmap_default_set(struct gd_importmap *m, const char *field,
			      const char *value);
void gd_importmap_value_add(struct gd_importmap *m, const char *field,
			    const char *said, const char *code);
/* NULL when there is none. */
const char *gd_importmap_column(const struct gd_importmap *m, const char *field);
const char *gd_importmap_default(const struct gd_importmap *m,
				 const char *field);
/* Does the map tell the meaning of any word of the field? */
bool gd_importmap_has(const struct gd_importmap *m, const char *field);
/* What `said` means for the field; `said` itself when the map does not tell. */
const char *gd_importmap_value(const struct gd_importmap *m, const char *field,
			       const char *said);
/* Two headings are one: width, case, spaces and what brackets add do not count. */
bool gd_import_same_heading(const char *a, const char *b);
/* The heading put in that form, appended. */
void gd_import_plain_heading(struct gd_buf *out, const char *heading);

/* Words that a field's column is called by: `|`-separated, either language. */
struct gd_import_words {
	char *field;
	char *words;
};

/* The beginning of a list, cells by row; missing cells are "". */
struct gd_import_sample {
	const char *const *headings;
	size_t columns;
	const char *const *cells;	/* rows * columns */
	size_t rows;
	const struct gd_check_env *env;
};

/*
 * Guess columns for the fields that `m` has neither column nor default for: by
 * heading (a field's id, its name, `words`), then by what stands in the column.
 * Nothing that is in doubt is guessed.
 */
void gd_importmap_guess(struct gd_importmap *m, const struct gd_interview *iv,
			const struct gd_import_words *words, size_t words_len,
			const struct gd_import_sample *sample);
/* Does the row of headings look like a row of values? */
bool gd_import_headless(const struct gd_interview *iv,
			const struct gd_import_words *words, size_t words_len,
			const struct gd_import_sample *sample);

#endif
