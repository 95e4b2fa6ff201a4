/*
 * exchange/file_kind.c - see file_kind.h. The files come from strangers: every
 * offset is checked before it is read.
 */
#include <config.h>

#include "exchange/file_kind.h"

#include <stdint.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"

static const struct mark {
	size_t at;
	const char *bytes;
	size_t len;
	const char *name;	/* N_() */
} marks[] = {
	{ 0, "\x89PNG\r\n\x1a\n", 8, N_("PNG picture") },
	{ 0, "\xff\xd8\xff", 3, N_("JPEG picture") },
	{ 0, "GIF8", 4, N_("GIF picture") },
	{ 8, "WEBP", 4, N_("WebP picture") },
	{ 4, "ftypheic", 8, N_("HEIC picture") },
	{ 4, "ftypqt", 6, N_("QuickTime video") },
	{ 4, "ftyp", 4, N_("MP4 video or sound") },
	{ 0, "\x1a\x45\xdf\xa3", 4, N_("Matroska or WebM video") },
	{ 0, "#!AMR", 5, N_("AMR sound") },
	{ 0, "\x02#!SILK", 7, N_("SILK sound") },
	{ 0, "ID3", 3, N_("MP3 sound") },
	{ 0, "%PDF-", 5, N_("PDF document") },
	{ 0, "PK\x03\x04", 4, N_("ZIP archive or office document") },
	{ 0, "\xd0\xcf\x11\xe0", 4, N_("office document of an old kind") },
	{ 0, "SQLite format 3", 15, N_("SQLite database") },
};

static uint32_t
big(const char *s, int n)
{
	uint32_t v = 0;

	for (int i = 0; i < n; i++)
		v = v << 8 | (unsigned char)s[i];
	return v;
}

/* The frame header of a JPEG holds its size. */
static bool
jpeg_size(const char *s, size_t len, uint32_t *w, uint32_t *h)
{
	size_t at = 2;

	while (at + 9 < len && (unsigned char)s[at] == 0xFF) {
		unsigned char type = (unsigned char)s[at + 1];

		if (type >= 0xC0 && type <= 0xCF && type != 0xC4 &&
		    type != 0xC8 && type != 0xCC) {
			*h = big(s + at + 5, 2);
			*w = big(s + at + 7, 2);
			return true;
		}
		at += 2 + big(s + at + 2, 2);
	}
	return false;
}

static bool
picture_size(const char *s, size_t len, uint32_t *w, uint32_t *h)
{
	if (len >= 24 && memcmp(s, "\x89PNG", 4) == 0) {
		*w = big(s + 16, 4);
		*h = big(s + 20, 4);
		return true;
	}
	if (len >= 10 && memcmp(s, "GIF8", 4) == 0) {
		*w = (unsigned char)s[6] | (uint32_t)(unsigned char)s[7] << 8;
		*h = (unsigned char)s[8] | (uint32_t)(unsigned char)s[9] << 8;
		return true;
	}
	return len >= 2 && (unsigned char)s[0] == 0xFF &&
	       jpeg_size(s, len, w, h);
}

bool
gd_file_kind_is_text(const char *bytes, size_t len)
{
	size_t end = len;

	/* A character cut at the end of what was read. */
	for (int i = 0; i < 3 && end && (bytes[end - 1] & 0x80); i++)
		if (gd_text_valid(bytes, end))
			break;
		else
			end--;
	for (size_t i = 0; i < end; i++) {
		unsigned char c = (unsigned char)bytes[i];

		if (c < 0x20 && !strchr("\t\n\r\f", c))
			return false;
	}
	return end > 0 && gd_text_valid(bytes, end);
}

void
gd_file_kind_words(const char *bytes, size_t len, struct gd_buf *out)
{
	const char *name = NULL;
	uint32_t w, h;

	for (size_t i = 0; !name && i < GD_ARRAY_LEN(marks); i++) {
		const struct mark *m = &marks[i];

		if (m->at + m->len <= len &&
		    memcmp(bytes + m->at, m->bytes, m->len) == 0)
			name = m->name;
	}
	if (!name)
		name = gd_file_kind_is_text(bytes, len) ? N_("text")
							: N_("file");
	gd_buf_adds(out, _(name));
	if (picture_size(bytes, len, &w, &h))
		gd_buf_addf(out, ", %u x %u", (unsigned)w, (unsigned)h);
}
