/*
 * exchange/file_kind.c - see file_kind.h. The files come from strangers: every
 * offset is checked before it is read.
 */
#include <config.h>

#include "exchange/file_kind.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/magic.h"
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
	{ 0, "II*\0", 4, N_("TIFF picture") },
	{ 0, "MM\0*", 4, N_("TIFF picture") },
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
	{ 0, GD_MAGIC_SQLITE, 15, N_("SQLite database") },
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

static uint32_t
little(const char *s, int n)
{
	uint32_t v = 0;

	while (n-- > 0)
		v = v << 8 | (unsigned char)s[n];
	return v;
}

/* Two letters alone mark a BMP: the header behind them must fit, too. */
static bool
is_bmp(const char *s, size_t len)
{
	return len >= 26 && memcmp(s, "BM", 2) == 0 && little(s + 6, 4) == 0 &&
	       little(s + 14, 4) >= 40 && little(s + 14, 4) <= 124;
}

/* WebP has three forms: with extras, without loss, with loss. */
static bool
webp_size(const char *s, size_t len, uint32_t *w, uint32_t *h)
{
	if (len < 30)
		return false;
	if (memcmp(s + 12, "VP8X", 4) == 0) {
		*w = little(s + 24, 3) + 1;
		*h = little(s + 27, 3) + 1;
		return true;
	}
	if (memcmp(s + 12, "VP8L", 4) == 0) {
		*w = (little(s + 21, 4) & 0x3FFF) + 1;
		*h = (little(s + 21, 4) >> 14 & 0x3FFF) + 1;
		return true;
	}
	*w = little(s + 26, 2) & 0x3FFF;
	*h = little(s + 28, 2) & 0x3FFF;
	return memcmp(s + 12, "VP8 ", 4) == 0;
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
		*w = little(s + 6, 2);
		*h = little(s + 8, 2);
		return true;
	}
	if (len >= 12 && memcmp(s + 8, "WEBP", 4) == 0)
		return webp_size(s, len, w, h);
	if (is_bmp(s, len)) {
		*w = little(s + 18, 4);
		*h = little(s + 22, 4);
		if (*h & UINT32_C(1) << 31)
			*h = -*h;	/* from the top down */
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

bool
gd_file_kind_is_page(const char *bytes, size_t len)
{
	static const char *const starts[] = { "<!doctype html", "<html" };
	size_t at = 0;

	while (at < len && strchr("\t\n\r ", bytes[at]) && bytes[at])
		at++;
	for (size_t i = 0; i < GD_ARRAY_LEN(starts); i++) {
		size_t n = strlen(starts[i]);

		if (len - at >= n && strncasecmp(bytes + at, starts[i], n) == 0)
			return true;
	}
	return false;
}

/* The name of the kind by its marks, NULL for none. */
static const char *
mark_of(const char *bytes, size_t len)
{
	for (size_t i = 0; i < GD_ARRAY_LEN(marks); i++) {
		const struct mark *m = &marks[i];

		if (m->at + m->len <= len &&
		    memcmp(bytes + m->at, m->bytes, m->len) == 0)
			return m->name;
	}
	return is_bmp(bytes, len) ? N_("BMP picture") : NULL;
}

bool
gd_file_kind_is_known(const char *bytes, size_t len)
{
	return mark_of(bytes, len) != NULL;
}

void
gd_file_kind_words(const char *bytes, size_t len, struct gd_buf *out)
{
	const char *name = mark_of(bytes, len);
	uint32_t w, h;

	if (!name)
		name = gd_file_kind_is_page(bytes, len) ? N_("web page")
		       : gd_file_kind_is_text(bytes, len) ? N_("text")
							  : N_("file");
	gd_buf_adds(out, _(name));
	if (picture_size(bytes, len, &w, &h))
		gd_buf_addf(out, ", %u x %u", (unsigned)w, (unsigned)h);
}
