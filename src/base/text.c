/*
 * base/text.c - well-formed, clean and harmless text; see text.h.
 *
 * Three forms of a text: as it came (any bytes), clean (kept in the database)
 * and shown (nothing in it can move a cursor, reorder a line or hide a
 * character). Showing goes grapheme by grapheme, so that the columns of a text
 * are the sum of the columns of its pieces wherever it is cut.
 */
#include <config.h>

#include "base/text.h"
#include "base/text_internal.h"

#include <limits.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

#define REPLACEMENT "\xEF\xBF\xBD"	/* U+FFFD */
#define DOTTED_CIRCLE "\xE2\x97\x8C"	/* U+25CC, carries a mark on its own */
#define RETURN_ARROW "\xE2\x86\xB5"	/* U+21B5 */

#define MAX_MARKS 4	/* a curses cell holds no more, and none needs more */

size_t
gd_text_decode(const char *s, size_t len, size_t pos, uint32_t *uc)
{
	const unsigned char *b = (const unsigned char *)s + pos;
	unsigned char low = 0x80, high = 0xBF;
	size_t left = len - pos, need, i;
	uint32_t value;

	*uc = GD_TEXT_INVALID;
	if (b[0] < 0x80) {
		*uc = b[0];
		return 1;
	}
	if (b[0] < 0xC2 || b[0] > 0xF4)
		return 1;
	need = b[0] < 0xE0 ? 1 : b[0] < 0xF0 ? 2 : 3;
	value = b[0] & (0x3F >> need);
	/* No overlong forms, no surrogates, nothing past U+10FFFF. */
	switch (b[0]) {
	case 0xE0:
		low = 0xA0;
		break;
	case 0xED:
		high = 0x9F;
		break;
	case 0xF0:
		low = 0x90;
		break;
	case 0xF4:
		high = 0x8F;
		break;
	}
	for (i = 1; i <= need; i++) {
		if (i >= left || b[i] < low || b[i] > high)
			return i;
		value = value << 6 | (b[i] & 0x3F);
		low = 0x80;
		high = 0xBF;
	}
	*uc = value;
	return need + 1;
}

void
gd_text_encode(struct gd_buf *out, uint32_t uc)
{
	uint8_t bytes[6];
	int n = u8_uctomb(bytes, uc, sizeof bytes);

	if (n > 0)
		gd_buf_add(out, (const char *)bytes, (size_t)n);
	else
		gd_buf_adds(out, REPLACEMENT);
}

size_t
gd_text_ascii_run(const char *s, size_t len)
{
	uint64_t word;
	size_t n = 0;

	while (len - n >= sizeof word) {
		memcpy(&word, s + n, sizeof word);
		if (word & UINT64_C(0x8080808080808080))
			break;
		n += sizeof word;
	}
	while (n < len && !((unsigned char)s[n] & 0x80))
		n++;
	return n;
}

bool
gd_text_valid(const char *s, size_t len)
{
	if (!len)
		return true;
	return !memchr(s, '\0', len) && !u8_check((const uint8_t *)s, len);
}

/* A control that clean text does not hold. */
static bool
is_unwanted(uint32_t uc)
{
	return uc < 0xA0 && (uc < 0x20 || uc >= 0x7F) && uc != '\t' &&
	       uc != '\n';
}

size_t
gd_text_clean(struct gd_buf *out, const char *s, size_t len)
{
	size_t pos = 0, from = 0, n, changes = 0;
	uint32_t uc;

	while (pos < len) {
		n = gd_text_decode(s, len, pos, &uc);
		if (uc != GD_TEXT_INVALID && !is_unwanted(uc)) {
			pos += n;
			continue;
		}
		gd_buf_add(out, s + from, pos - from);
		pos += n;
		from = pos;
		if (uc == '\r') {
			/* An end of line in another spelling, not a loss. */
			if (pos >= len || s[pos] != '\n')
				gd_buf_addc(out, '\n');
			continue;
		}
		if (uc == GD_TEXT_INVALID || uc == 0)
			gd_buf_adds(out, REPLACEMENT);
		changes++;
	}
	gd_buf_add(out, s + from, len - from);
	return changes;
}

#define SOME_PICTURE 0x1F469

/* Is `uc` a skin tone that terminals may or may not merge into `base`? */
static bool
is_skin_tone(uint32_t base, uint32_t uc)
{
	return uc >= 0x1F3FB && uc <= 0x1F3FF &&
	       uc_is_property_extended_pictographic(base);
}

/*
 * What stands right before byte `at` when it is shown: what is dropped between
 * does not part it from a skin tone there. 0: nothing that a tone could colour.
 */
static uint32_t
shown_before(const char *s, size_t at)
{
	size_t end;
	uint32_t uc;
	int cols;

	while (at > 0) {
		end = at;
		do
			at--;
		while (at > 0 && ((unsigned char)s[at] & 0xC0) == 0x80);
		if (at + gd_text_decode(s, end, at, &uc) != end ||
		    uc == GD_TEXT_INVALID)
			return 0;
		if (gd_text_form(uc, &cols) != GD_TEXT_DROPPED &&
		    !is_skin_tone(SOME_PICTURE, uc))
			return uc;
	}
	return 0;
}

/* Append what stands for a character that is not shown as itself. */
static void
add_substitute(struct gd_buf *out, enum gd_text_form form, uint32_t uc,
	       bool ascii)
{
	/* U+FFFD is itself of ambiguous width: `?` never is. */
	bool plain = ascii || gd_text_is_ambiguous_wide();
	char symbol[] = "\xE2\x90\x80";		/* U+2400 + control */

	if (form == GD_TEXT_BLANK || (form == GD_TEXT_LINEFEED && ascii)) {
		gd_buf_addc(out, ' ');
	} else if (form == GD_TEXT_LINEFEED) {
		gd_buf_adds(out, RETURN_ARROW);
	} else if (form == GD_TEXT_CONTROL && !ascii) {
		symbol[2] = (char)(0x80 + uc);
		gd_buf_adds(out, symbol);
	} else {
		gd_buf_adds(out, plain ? "?" : REPLACEMENT);
	}
}

/* Show the grapheme `s[from..to)`; `out` NULL: only count its columns. */
static int
show_grapheme(struct gd_buf *out, const char *s, size_t from, size_t to,
	      bool ascii)
{
	int width = 0, cols, marks = 0;
	bool base = false, parted = false;
	enum gd_text_form form;
	uint32_t uc, last = 0;
	size_t n;

	for (; from < to; from += n) {
		n = gd_text_decode(s, to, from, &uc);
		form = gd_text_form(uc, &cols);
		if (!last && is_skin_tone(SOME_PICTURE, uc))
			last = shown_before(s, from);
		if (form == GD_TEXT_DROPPED || is_skin_tone(last, uc)) {
			parted = true;
			continue;
		}
		if (form == GD_TEXT_MARK && (!base || parted) &&
		    !gd_text_extends(uc)) {
			/* It would part from any base that it were given. */
			form = GD_TEXT_REPLACED;
			cols = 1;
		} else if (form == GD_TEXT_MARK && !base) {
			/* Nothing to stand on: it must not take the frame. */
			width++;
			if (out)
				gd_buf_adds(out, ascii ? " " : DOTTED_CIRCLE);
		} else if (form == GD_TEXT_MARK && marks >= MAX_MARKS) {
			continue;
		}
		last = uc;
		parted = false;
		marks += form == GD_TEXT_MARK;
		width += form == GD_TEXT_MARK ? 0 : cols;
		base = form == GD_TEXT_ITSELF || form == GD_TEXT_MARK;
		if (out && base)
			gd_buf_add(out, s + from, n);
		else if (out)
			add_substitute(out, form, uc, ascii);
	}
	return width;
}

int
gd_text_grapheme_width(const char *s, size_t from, size_t to)
{
	return show_grapheme(NULL, s, from, to, false);
}

/* Bytes from `pos` that are printable ASCII, each its own grapheme. */
static size_t
plain_run(const char *s, size_t len, size_t pos)
{
	size_t end = pos;

	while (end < len && s[end] >= 0x20 && s[end] < 0x7F)
		end++;
	/* A mark may follow the last one and belong to it. */
	if (end > pos && end < len && ((unsigned char)s[end] & 0x80))
		end--;
	return end - pos;
}

void
gd_text_show(struct gd_buf *out, const char *s, size_t len, bool ascii)
{
	size_t pos = 0, n;

	while (pos < len) {
		n = plain_run(s, len, pos);
		if (n) {
			gd_buf_add(out, s + pos, n);
			pos += n;
			continue;
		}
		n = gd_text_next(s, len, pos);
		show_grapheme(out, s, pos, n, ascii);
		pos = n;
	}
}

int
gd_text_width(const char *s, size_t len)
{
	size_t pos = 0, n, width = 0;

	while (pos < len) {
		/* All of ASCII takes one column, controls as symbols too. */
		n = gd_text_ascii_run(s + pos, len - pos);
		if (n > 1 || pos + n == len) {
			n -= pos + n < len;
			width += n;
			pos += n;
			continue;
		}
		n = gd_text_next(s, len, pos);
		width += gd_text_grapheme_width(s, pos, n);
		pos = n;
	}
	return width > INT_MAX ? INT_MAX : (int)width;
}

void
gd_text_fold(struct gd_buf *out, const char *s, size_t len)
{
	/* U+FFE0 to U+FFE6: cent, pound, not, macron, broken bar, yen, won. */
	static const char *const signs[] = {
		"\xC2\xA2", "\xC2\xA3", "\xC2\xAC", "\xC2\xAF", "\xC2\xA6",
		"\xC2\xA5", "\xE2\x82\xA9"
	};
	size_t pos, n;
	uint32_t uc;

	for (pos = 0; pos < len; pos += n) {
		n = gd_text_decode(s, len, pos, &uc);
		if (uc >= 0xFF01 && uc <= 0xFF5E)
			uc -= 0xFEE0;
		else if (uc == 0x3000)
			uc = ' ';
		if (uc >= 'A' && uc <= 'Z')
			uc += 'a' - 'A';
		if (uc < 0x80)
			gd_buf_addc(out, (char)uc);
		else if (uc >= 0xFFE0 && uc <= 0xFFE6)
			gd_buf_adds(out, signs[uc - 0xFFE0]);
		else
			gd_buf_add(out, s + pos, n);
	}
}
