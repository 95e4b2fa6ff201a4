/*
 * exchange/text_in.c - see text_in.h.
 */
#include <config.h>

#include "exchange/text_in.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "exchange/csv_detect.h"

#define BOM "\xEF\xBB\xBF"
#define BROKEN "\xEF\xBF\xBD"

/* A mark of the byte order is no text: it would hide the first line's time. */
static void
add_clean(struct gd_buf *out, const char *s, size_t len, bool first)
{
	size_t n = strlen(BOM);
	size_t skip = first && len >= n && memcmp(s, BOM, n) == 0 ? n : 0;

	gd_text_clean(out, s + skip, len - skip);
}

enum gd_status
gd_text_in(const char *bytes, size_t len, struct gd_buf *out,
	   struct gd_error *err)
{
	struct gd_csv_guess guess = { .bytes = 0 };
	char *in = (char *)bytes, chunk[4096];
	size_t left = len;
	const char *encoding;
	bool mixed;
	iconv_t cd;

	gd_csv_guess_add(&guess, (const unsigned char *)bytes, len);
	encoding = gd_csv_guess_end(&guess, &mixed);
	if (!encoding)
		return gd_error_set(err, GD_EINVAL,
				    _("this is no text; export the chat as "
				      "text, a web page or CSV"));
	if (strncmp(encoding, "utf-8", 5) == 0) {
		add_clean(out, bytes, len, true);
		return GD_OK;
	}
	cd = iconv_open("UTF-8", encoding);
	if (cd == (iconv_t)-1)
		return gd_error_set(err, GD_ESYS,
				    _("this system cannot read the encoding "
				      "%s; save the file as UTF-8"), encoding);
	while (left) {
		char *to = chunk;
		size_t room = sizeof chunk, before = left;
		bool first = left == len;

		if (iconv(cd, &in, &left, &to, &room) == (size_t)-1 &&
		    errno != E2BIG && left == before) {
			in++;	/* a byte that is none of the encoding */
			left--;
			gd_buf_adds(out, BROKEN);
		}
		add_clean(out, chunk, sizeof chunk - room, first);
	}
	iconv_close(cd);
	return GD_OK;
}
