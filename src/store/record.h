/*
 * store/record.h - what an event changed, as the text that is kept of it.
 *
 * JSON, so that anybody's tools can read the history: an array of
 * [entity, id, field, before, after] in the order of the changes. A side is
 *	null			none
 *	"text"			a value
 *	{"s":hex,"v":"text"}	a personal value with its salt
 *	{"d":hex}		a personal value that was erased: its digest
 * One text an event instead of a row a value: that is a third of the bytes and
 * a quarter of the work of writing.
 */
#ifndef GD_STORE_RECORD_H
#define GD_STORE_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/digest.h"

#define GD_SALT_LEN 16

enum gd_side_kind { GD_SIDE_NONE, GD_SIDE_PLAIN, GD_SIDE_SALTED, GD_SIDE_ERASED };

struct gd_side {
	enum gd_side_kind kind;
	const char *text;	/* PLAIN, SALTED; borrowed */
	unsigned char salt[GD_SALT_LEN];	/* SALTED */
	unsigned char digest[GD_DIGEST_LEN];	/* ERASED */
};

struct gd_record {
	const char *entity;
	int64_t row;
	const char *field;
	struct gd_side before, after;
};

#define GD_NUMBER_MAX 24
/* `n` in decimal, ending at out[GD_NUMBER_MAX - 1]; where it begins. */
const char *gd_number_text(int64_t n, char out[GD_NUMBER_MAX]);
/* The number that such a text is. */
int64_t gd_number_of(const char *text);

/* Append one change to the array in `out` (empty: begins it). */
void gd_record_add(struct gd_buf *out, const struct gd_record *r);
/* Close the array. */
void gd_record_end(struct gd_buf *out);

struct gd_record_reader {
	const char *at;
	bool broken;		/* not what gd_record_add() writes */
	bool begun;		/* private, as the rest */
	struct gd_buf entity, field, before, after;
};

/* Read `text` (borrowed). */
void gd_record_reader_init(struct gd_record_reader *rd, const char *text);
void gd_record_reader_release(struct gd_record_reader *rd);
/*
 * The next change; its strings live until the next call. False at the end, and
 * with `broken` set when the text is not one of ours.
 */
bool gd_record_next(struct gd_record_reader *rd, struct gd_record *out);

/* SHA-256 over salt and text of a salted side; the kept one of an erased. */
void gd_side_digest(const struct gd_side *s, unsigned char out[GD_DIGEST_LEN]);
/* Text of a side, NULL for none and erased ones. */
const char *gd_side_text(const struct gd_side *s);

#endif
