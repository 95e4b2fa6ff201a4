/*
 * exchange/csv_kind.c - what people take for a list and is none, by its beginning.
 */
#include <config.h>

#include "exchange/csv_kind.h"

#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/magic.h"
#include "base/mem.h"

enum kind { NONE, SHEET, PACKED, PICTURE, DOCUMENT, DATABASE, PAGE, JSON };

struct magic {
	const char *bytes;
	size_t len;
	enum kind kind;
};
#define MAGIC(s, k) { s, sizeof s - 1, k }

static const struct magic magics[] = {
	MAGIC("PK\003\004", SHEET), MAGIC("\xD0\xCF\x11\xE0", SHEET),
	MAGIC("%PDF", DOCUMENT), MAGIC("\x89PNG", PICTURE),
	MAGIC("\xFF\xD8\xFF", PICTURE), MAGIC("GIF8", PICTURE),
	MAGIC("\x1F\x8B", PACKED), MAGIC("7z\xBC\xAF", PACKED),
	MAGIC("Rar!", PACKED), MAGIC(GD_MAGIC_SQLITE, DATABASE),
};

/* Texts that are no list, in any case. */
static const struct magic texts[] = {
	MAGIC("<!doctype", PAGE), MAGIC("<html", PAGE), MAGIC("<?xml", PAGE),
	MAGIC("<table", PAGE), MAGIC("{\"", JSON), MAGIC("[{", JSON),
};

static enum kind
find(const char *head, size_t len)
{
	for (size_t i = 0; i < GD_ARRAY_LEN(magics); i++)
		if (len >= magics[i].len &&
		    memcmp(head, magics[i].bytes, magics[i].len) == 0)
			return magics[i].kind;
	if (len >= 3 && memcmp(head, "\xEF\xBB\xBF", 3) == 0) {
		head += 3;
		len -= 3;
	}
	while (len && *head && strchr(" \t\r\n", *head)) {
		head++;
		len--;
	}
	for (size_t i = 0; i < GD_ARRAY_LEN(texts); i++)
		if (len >= texts[i].len &&
		    strncasecmp(head, texts[i].bytes, texts[i].len) == 0)
			return texts[i].kind;
	return NONE;
}

enum gd_status
gd_csv_kind(const char *path, const char *head, size_t len,
	    struct gd_error *err)
{
	switch (find(head, len)) {
	case SHEET:
		return gd_error_set(err, GD_EINVAL,
				    _("'%s' is a spreadsheet's own format; open "
				      "it there and save it as CSV"), path);
	case PACKED:
		return gd_error_set(err, GD_EINVAL,
				    _("'%s' is packed; unpack it, and import "
				      "the CSV file that was in it"), path);
	case PICTURE:
		return gd_error_set(err, GD_EINVAL,
				    _("'%s' is a picture; a list comes as CSV, "
				      "from a spreadsheet"), path);
	case DOCUMENT:
		return gd_error_set(err, GD_EINVAL,
				    _("'%s' is a PDF; a list comes as CSV, from "
				      "the spreadsheet it was made in"), path);
	case DATABASE:
		return gd_error_set(err, GD_EINVAL,
				    _("'%s' is a database, no list; a desk's "
				      "backup comes back by 'gongdao restore'"),
				    path);
	case PAGE:
		return gd_error_set(err, GD_EINVAL,
				    _("'%s' is a web page, no list; if it is a "
				      "table, open it in a spreadsheet and save "
				      "it as CSV"), path);
	case JSON:
		return gd_error_set(err, GD_EINVAL,
				    _("'%s' is JSON; a list comes as CSV"),
				    path);
	case NONE:
		break;
	}
	return GD_OK;
}
