/*
 * domain/letter_box.c - see letter_box.h.
 */
#include <config.h>

#include "domain/letter_box.h"

#include <string.h>
#include <strings.h>

#include "domain/list.h"

#define FIRST_OF_FOUR 0xF0	/* first byte of what UTF-16 needs two units for */

const struct gd_letter_box *
gd_letter_box(const struct gd_letter_book *b, const char *letter,
	      const char *platform)
{
	size_t i;

	/* The last one that fits: a folder of one's own comes after ours. */
	for (i = b->boxes_len; i-- > 0;) {
		const struct gd_letter_box *box = &b->boxes[i];

		if (gd_list_has(box->letters, letter) &&
		    (!platform || !*platform || !box->platforms ||
		     gd_list_has(box->platforms, platform)))
			return box;
	}
	return NULL;
}

/* What the character that begins with `first` counts; 0: it begins none. */
static int
weight(const struct gd_letter_box *b, unsigned char first)
{
	if ((first & 0xC0) == 0x80)
		return 0;
	if (b && first == '\n')
		return b->breaks;
	return b && b->unit == GD_LETTER_UTF16 && first >= FIRST_OF_FOUR ? 2 : 1;
}

static size_t
without_last_break(const char *s, size_t len)
{
	return len && s[len - 1] == '\n' ? len - 1 : len;
}

int
gd_letter_box_count(const struct gd_letter_box *b, const char *s, size_t len)
{
	size_t i, end = without_last_break(s, len);
	int n = 0;

	for (i = 0; i < end; i++)
		n += weight(b, (unsigned char)s[i]);
	return n;
}

size_t
gd_letter_box_fits(const struct gd_letter_box *b, const char *s, size_t len)
{
	size_t i, end = without_last_break(s, len);
	int n = 0;

	if (!b || b->limit <= 0)
		return len;
	for (i = 0; i < end; i++) {
		n += weight(b, (unsigned char)s[i]);
		if (n > b->limit)
			return i;
	}
	return len;
}

static bool
part_of_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_' || c == '-';
}

bool
gd_letter_names_picture(const char *s, size_t len, const char *name)
{
	static const char *const ends[] = {
		".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".heic"
	};
	const char *dot = strrchr(name, '.');
	size_t n = strlen(name), i, at;

	for (i = 0; dot && i < sizeof ends / sizeof *ends; i++)
		if (strcasecmp(dot, ends[i]) == 0)
			break;
	if (!dot || i == sizeof ends / sizeof *ends)
		return false;
	for (at = 0; at + n <= len; at++)
		if (memcmp(s + at, name, n) == 0 &&
		    !(at && part_of_name(s[at - 1])) &&
		    !(at + n < len && part_of_name(s[at + n])))
			return true;
	return false;
}
