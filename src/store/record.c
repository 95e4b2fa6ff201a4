/*
 * store/record.c - writing and reading the text of an event's changes.
 *
 * The reader takes exactly what the writer makes: no spaces, keys in one
 * order. Anything else was not written by us, and verifying says so.
 */
#include <config.h>

#include "store/record.h"

#include <stdlib.h>
#include <string.h>

/* Every change is full of numbers, and printf takes its time. */
const char *
gd_number_text(int64_t n, char out[GD_NUMBER_MAX])
{
	uint64_t left = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
	char *at = out + GD_NUMBER_MAX - 1;

	*at = '\0';
	do {
		*--at = (char)('0' + left % 10);
		left /= 10;
	} while (left);
	if (n < 0)
		*--at = '-';
	return at;
}

int64_t
gd_number_of(const char *text)
{
	const char *s = text + (*text == '-');
	uint64_t n = 0;

	for (; *s >= '0' && *s <= '9'; s++)
		n = n * 10 + (uint64_t)(*s - '0');
	return (int64_t)(*text == '-' ? 0 - n : n);
}

static char *
put(char *at, const char *s)
{
	while (*s)
		*at++ = *s++;
	return at;
}

/* A string's byte takes six at most. */
static char *
put_string(char *at, const char *s)
{
	static const char digits[] = "0123456789abcdef";

	*at++ = '"';
	for (; *s; s++) {
		unsigned char c = (unsigned char)*s;

		if (c == '"' || c == '\\') {
			*at++ = '\\';
		} else if (c < 0x20) {
			at = put(at, "\\u00");
			*at++ = digits[c >> 4];
			*at++ = digits[c & 15];
			continue;
		}
		*at++ = *s;
	}
	*at++ = '"';
	return at;
}

static char *
put_hex(char *at, const unsigned char *bytes, size_t len)
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < len; i++) {
		*at++ = digits[bytes[i] >> 4];
		*at++ = digits[bytes[i] & 15];
	}
	return at;
}

static char *
put_side(char *at, const struct gd_side *s)
{
	*at++ = ',';
	switch (s->kind) {
	case GD_SIDE_NONE:
		return put(at, "null");
	case GD_SIDE_PLAIN:
		return put_string(at, s->text);
	case GD_SIDE_SALTED:
		at = put(at, "{\"s\":\"");
		at = put_hex(at, s->salt, GD_SALT_LEN);
		at = put(at, "\",\"v\":");
		at = put_string(at, s->text);
		return put(at, "}");
	case GD_SIDE_ERASED:
		at = put(at, "{\"d\":\"");
		at = put_hex(at, s->digest, GD_DIGEST_LEN);
		return put(at, "\"}");
	}
	return at;
}

/* No more than a string takes; of long ones exactly that. */
static size_t
string_max(const char *s)
{
	size_t n = strlen(s), more = 0;

	if (n < 1000)
		return 6 * n;
	for (size_t i = 0; i < n; i++) {
		if ((unsigned char)s[i] < 0x20)
			more += 5;
		else if (s[i] == '"' || s[i] == '\\')
			more++;
	}
	return n + more;
}

static size_t
side_max(const struct gd_side *s)
{
	bool text = s->kind == GD_SIDE_PLAIN || s->kind == GD_SIDE_SALTED;

	return 2 * GD_DIGEST_LEN + 32 + (text ? string_max(s->text) : 0);
}

void
gd_record_add(struct gd_buf *out, const struct gd_record *r)
{
	char number[GD_NUMBER_MAX], *at;

	at = gd_buf_room(out, 64 + string_max(r->entity) + string_max(r->field) +
			 side_max(&r->before) + side_max(&r->after));
	at = put(at, out->len ? ",[" : "[[");
	at = put_string(at, r->entity);
	*at++ = ',';
	at = put(at, gd_number_text(r->row, number));
	*at++ = ',';
	at = put_string(at, r->field);
	at = put_side(at, &r->before);
	at = put_side(at, &r->after);
	*at++ = ']';
	gd_buf_grown(out, at);
}

void
gd_record_end(struct gd_buf *out)
{
	gd_buf_adds(out, out->len ? "]" : "[]");
}

/* ---- reading ---- */

void
gd_record_reader_init(struct gd_record_reader *rd, const char *text)
{
	memset(rd, 0, sizeof *rd);
	rd->at = text;
	gd_buf_init(&rd->entity);
	gd_buf_init(&rd->field);
	gd_buf_init(&rd->before);
	gd_buf_init(&rd->after);
}

void
gd_record_reader_release(struct gd_record_reader *rd)
{
	gd_buf_release(&rd->entity);
	gd_buf_release(&rd->field);
	gd_buf_release(&rd->before);
	gd_buf_release(&rd->after);
}

/* Step over `word` when it comes next. */
static bool
take(struct gd_record_reader *rd, const char *word)
{
	size_t n = strlen(word);

	if (strncmp(rd->at, word, n) != 0)
		return false;
	rd->at += n;
	return true;
}

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool
take_hex(struct gd_record_reader *rd, unsigned char *out, size_t len)
{
	for (size_t i = 0; i < len; i++, rd->at += 2) {
		int high = hex_digit(rd->at[0]);
		int low = high < 0 ? -1 : hex_digit(rd->at[1]);

		if (low < 0)
			return false;
		out[i] = (unsigned char)(high << 4 | low);
	}
	return true;
}

/* What follows a backslash. */
static bool
take_escape(struct gd_record_reader *rd, struct gd_buf *out)
{
	unsigned char c[2];

	if (*rd->at == '"' || *rd->at == '\\') {
		gd_buf_addc(out, *rd->at++);
		return true;
	}
	if (!take(rd, "u") || !take_hex(rd, c, 2) || c[0] || !c[1])
		return false;
	gd_buf_addc(out, (char)c[1]);
	return true;
}

static bool
take_string(struct gd_record_reader *rd, struct gd_buf *out)
{
	size_t n;

	gd_buf_reset(out);
	if (!take(rd, "\""))
		return false;
	for (;;) {
		n = strcspn(rd->at, "\"\\");
		gd_buf_add(out, rd->at, n);
		rd->at += n;
		if (take(rd, "\""))
			return true;
		if (!take(rd, "\\") || !take_escape(rd, out))
			return false;
	}
}

static bool
take_number(struct gd_record_reader *rd, int64_t *out)
{
	char *end;

	if (!(*rd->at == '-' || (*rd->at >= '0' && *rd->at <= '9')))
		return false;
	*out = strtoll(rd->at, &end, 10);
	rd->at = end;
	return true;
}

static bool
take_side(struct gd_record_reader *rd, struct gd_side *s, struct gd_buf *text)
{
	if (take(rd, "null")) {
		s->kind = GD_SIDE_NONE;
		return true;
	}
	if (*rd->at == '"') {
		s->kind = GD_SIDE_PLAIN;
	} else if (take(rd, "{\"d\":\"")) {
		s->kind = GD_SIDE_ERASED;
		return take_hex(rd, s->digest, GD_DIGEST_LEN) &&
		       take(rd, "\"}");
	} else if (take(rd, "{\"s\":\"")) {
		s->kind = GD_SIDE_SALTED;
		if (!take_hex(rd, s->salt, GD_SALT_LEN) ||
		    !take(rd, "\",\"v\":"))
			return false;
	} else {
		return false;
	}
	if (!take_string(rd, text))
		return false;
	s->text = text->s;
	return s->kind == GD_SIDE_PLAIN || take(rd, "}");
}

static bool
take_record(struct gd_record_reader *rd, struct gd_record *r)
{
	memset(r, 0, sizeof *r);
	if (!take(rd, "[") || !take_string(rd, &rd->entity) ||
	    !take(rd, ",") || !take_number(rd, &r->row) || !take(rd, ",") ||
	    !take_string(rd, &rd->field) || !take(rd, ",") ||
	    !take_side(rd, &r->before, &rd->before) || !take(rd, ",") ||
	    !take_side(rd, &r->after, &rd->after) || !take(rd, "]"))
		return false;
	r->entity = rd->entity.s;
	r->field = rd->field.s;
	return true;
}

bool
gd_record_next(struct gd_record_reader *rd, struct gd_record *out)
{
	if (rd->broken)
		return false;
	if (!rd->begun) {
		rd->begun = true;
		if (strcmp(rd->at, "[]") == 0)
			return false;
		rd->broken = !take(rd, "[");
	} else {
		if (strcmp(rd->at, "]") == 0)
			return false;
		rd->broken = !take(rd, ",");
	}
	if (!rd->broken)
		rd->broken = !take_record(rd, out);
	return !rd->broken;
}

void
gd_side_digest(const struct gd_side *s, unsigned char out[GD_DIGEST_LEN])
{
	struct gd_digest d;

	if (s->kind == GD_SIDE_ERASED) {
		memcpy(out, s->digest, GD_DIGEST_LEN);
		return;
	}
	gd_digest_init(&d);
	gd_digest_add(&d, s->salt, GD_SALT_LEN);
	gd_digest_add(&d, s->text, strlen(s->text));
	gd_digest_end(&d, out);
}

const char *
gd_side_text(const struct gd_side *s)
{
	return s->kind == GD_SIDE_PLAIN || s->kind == GD_SIDE_SALTED ? s->text :
	       NULL;
}
