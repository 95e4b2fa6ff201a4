#include <config.h>

#include "exchange/csv_out.h"

#include <csv.h>
#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "domain/money.h"

#define LONG_DIGITS 11	/* from here on spreadsheets round or reformat */

enum gd_status
gd_csv_out_begin(struct gd_csv_out *c, FILE *fp, const char *encoding,
		 char delimiter, struct gd_error *err)
{
	memset(c, 0, sizeof *c);
	if (delimiter != ',' && delimiter != ';' && delimiter != '\t')
		return gd_error_set(err, GD_EINVAL,
			_("The delimiter may be a comma, a semicolon or a "
			  "tab"));
	if (strcmp(encoding, "gb18030") == 0) {
		c->iconv = iconv_open("GB18030", "UTF-8");
		if (c->iconv == (iconv_t)-1)
			return gd_error_set(err, GD_ESYS,
				_("This system cannot write GB18030; use "
				  "utf-8-bom"));
		c->convert = true;
	} else if (strcmp(encoding, "utf-8-bom") == 0) {
		fputs("\xef\xbb\xbf", fp);
	} else if (strcmp(encoding, "utf-8") != 0) {
		return gd_error_set(err, GD_EINVAL,
			_("'%s' is not an encoding that can be written; "
			  "utf-8-bom, utf-8 and gb18030 are"), encoding);
	}
	c->fp = fp;
	c->delimiter = delimiter;
	c->terminal = isatty(fileno(fp));
	gd_buf_init(&c->cell);
	gd_buf_init(&c->bytes);
	gd_buf_init(&c->shown);
	return GD_OK;
}

/* UTF-8 to GB18030; what cannot be converted becomes a question mark. */
static void
convert(struct gd_csv_out *c, const char *s, size_t len)
{
	char *in = (char *)s;

	gd_buf_reset(&c->bytes);
	while (len > 0) {
		char out[512], *to = out;
		size_t room = sizeof out;
		size_t n = iconv(c->iconv, &in, &len, &to, &room);

		gd_buf_add(&c->bytes, out, sizeof out - room);
		if (n == (size_t)-1 && errno != E2BIG && len > 0) {
			gd_buf_addc(&c->bytes, '?');
			in++;
			len--;
		}
	}
}

/* Quote with libcsv and write; GB18030's second bytes may not look like quotes. */
static void
put(struct gd_csv_out *c, const char *s, size_t len)
{
	static const char room[64];
	struct gd_buf *b = &c->cell;
	size_t size;

	if (c->terminal) {
		gd_buf_reset(&c->shown);
		gd_text_show(&c->shown, s, len, false);
		s = c->shown.s;
		len = c->shown.len;
	}
	if (c->row_begun)
		fputc(c->delimiter, c->fp);
	c->row_begun = true;
	/* At worst every byte is a quote; the room stays for later cells. */
	while (b->len < 2 * len + 2)
		gd_buf_add(b, room, sizeof room);
	size = csv_write(b->s, b->len, s, len);
	if (c->convert) {
		convert(c, b->s, size);
		b = &c->bytes;
		size = b->len;
	}
	if (fwrite(b->s, 1, size, c->fp) != size)
		c->failed = true;
}

/* Could a spreadsheet run it, or would a reader take our own mark for text? */
static bool
needs_guard(const char *s)
{
	/* The full-width forms of = + - @ count as these in some programs. */
	static const char *const wide[] = { "\uff1d", "\uff0b", "\uff0d",
					    "\uff20" };

	if (*s && strchr("=+-@\t\r'", *s))
		return true;
	for (size_t i = 0; i < GD_ARRAY_LEN(wide); i++)
		if (strncmp(s, wide[i], strlen(wide[i])) == 0)
			return true;
	return false;
}

void
gd_csv_out_text(struct gd_csv_out *c, const char *s)
{
	struct gd_buf guarded = GD_BUF_INIT;

	if (!s)
		s = "";
	if (needs_guard(s)) {
		gd_buf_addf(&guarded, "'%s", s);
		put(c, guarded.s, guarded.len);
	} else {
		put(c, s, strlen(s));
	}
	gd_buf_release(&guarded);
}

void
gd_csv_out_id(struct gd_csv_out *c, const char *s)
{
	struct gd_buf kept = GD_BUF_INIT;
	size_t digits = s ? strspn(s, "0123456789") : 0;

	if (digits > 0 && s[digits] == '\0' &&
	    (digits >= LONG_DIGITS || (s[0] == '0' && digits > 1))) {
		gd_buf_addf(&kept, "\t%s", s);
		put(c, kept.s, kept.len);
	} else {
		gd_csv_out_text(c, s);
	}
	gd_buf_release(&kept);
}

void
gd_csv_out_plain(struct gd_csv_out *c, const char *s)
{
	put(c, s, strlen(s));
}

void
gd_csv_out_fen(struct gd_csv_out *c, int64_t fen)
{
	struct gd_buf b = GD_BUF_INIT;

	if (fen >= 0)
		gd_money_format_plain(&b, fen);
	put(c, b.s, b.len);
	gd_buf_release(&b);
}

void
gd_csv_out_int(struct gd_csv_out *c, int64_t n)
{
	char text[32];

	snprintf(text, sizeof text, "%" PRId64, n);
	put(c, text, strlen(text));
}

void
gd_csv_out_row_end(struct gd_csv_out *c)
{
	if (fputs("\r\n", c->fp) == EOF)
		c->failed = true;
	c->row_begun = false;
}

enum gd_status
gd_csv_out_end(struct gd_csv_out *c, struct gd_error *err)
{
	bool failed = c->failed || fflush(c->fp) != 0 || ferror(c->fp);
	int why = errno;

	if (c->convert)
		iconv_close(c->iconv);
	gd_buf_release(&c->cell);
	gd_buf_release(&c->bytes);
	gd_buf_release(&c->shown);
	if (failed)
		return gd_error_set(err, GD_ESYS,
				    _("The CSV could not be written: %s"),
				    strerror(why));
	return GD_OK;
}
