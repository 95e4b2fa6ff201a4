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

static void
add_string(struct gd_buf *out, const char *s)
{
	size_t n;

	gd_buf_addc(out, '"');
	for (; *s; s += n) {
		for (n = 0; (unsigned char)s[n] >= 0x20 && s[n] != '"' &&
		     s[n] != '\\'; n++)
			;
		gd_buf_add(out, s, n);
		if (!s[n])
			break;
		if (s[n] == '"' || s[n] == '\\')
			gd_buf_addf(out, "\\%c", s[n]);
		else
			gd_buf_addf(out, "\\u%04x", (unsigned char)s[n]);
		n++;
	}
	gd_buf_addc(out, '"');
}

static void
add_hex(struct gd_buf *out, const unsigned char *bytes, size_t len)
{
	static const char digits[] = "0123456789abcdef";
	char hex[2 * GD_DIGEST_LEN];

	for (size_t i = 0; i < len; i++) {
		hex[2 * i] = digits[bytes[i] >> 4];
		hex[2 * i + 1] = digits[bytes[i] & 15];
	}
	gd_buf_add(out, hex, 2 * len);
}

static void
add_side(struct gd_buf *out, const struct gd_side *s)
{
	gd_buf_addc(out, ',');
	switch (s->kind) {
	case GD_SIDE_NONE:
		gd_buf_adds(out, "null");
		break;
	case GD_SIDE_PLAIN:
		add_string(out, s->text);
		break;
	case GD_SIDE_SALTED:
		gd_buf_adds(out, "{\"s\":\"");
		add_hex(out, s->salt, GD_SALT_LEN);
		gd_buf_adds(out, "\",\"v\":");
		add_string(out, s->text);
		gd_buf_addc(out, '}');
		break;
	case GD_SIDE_ERASED:
		gd_buf_adds(out, "{\"d\":\"");
		add_hex(out, s->digest, GD_DIGEST_LEN);
		gd_buf_adds(out, "\"}");
		break;
	}
}

void
gd_record_add(struct gd_buf *out, const struct gd_record *r)
{
	char number[GD_NUMBER_MAX];

	gd_buf_adds(out, out->len ? ",[" : "[[");
	add_string(out, r->entity);
	gd_buf_addc(out, ',');
	gd_buf_adds(out, gd_number_text(r->row, number));
	gd_buf_addc(out, ',');
	add_string(out, r->field);
	add_side(out, &r->before);
	add_side(out, &r->after);
	gd_buf_addc(out, ']');
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
