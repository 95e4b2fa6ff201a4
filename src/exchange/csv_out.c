#include <config.h>

#include "exchange/csv_out.h"

#include <csv.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"

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
	if (strcmp(encoding, "gb18030") == 0 ||
	    strcmp(encoding, "utf-16") == 0) {
		c->wide = *encoding == 'u';
		c->iconv = iconv_open(c->wide ? "UTF-16LE" : "GB18030",
				      "UTF-8");
		if (c->iconv == (iconv_t)-1)
			return gd_error_set(err, GD_ESYS,
				_("This system cannot write %s; use "
				  "utf-8-bom"), encoding);
		c->convert = true;
		if (c->wide)
			fputs("\xff\xfe", fp);
	} else if (strcmp(encoding, "utf-8-bom") == 0) {
		fputs("\xef\xbb\xbf", fp);
	} else if (strcmp(encoding, "utf-8") != 0) {
		return gd_error_set(err, GD_EINVAL,
			_("'%s' is not an encoding that can be written; "
			  "utf-8-bom, utf-8, utf-16 and gb18030 are"),
				    encoding);
	}
	c->fp = fp;
	c->delimiter = delimiter;
	c->terminal = isatty(fileno(fp));
	gd_buf_init(&c->row);
	gd_buf_init(&c->cell);
	gd_buf_init(&c->shown);
	gd_buf_init(&c->converted);
	return GD_OK;
}

/* The row in its encoding; what cannot be converted becomes a question mark. */
static void
convert(struct gd_csv_out *c)
{
	char *in = c->row.s;
	size_t len = c->row.len;

	while (len > 0) {
		char out[512], *to = out;
		size_t room = sizeof out;
		size_t n = iconv(c->iconv, &in, &len, &to, &room);

		gd_buf_add(&c->converted, out, sizeof out - room);
		if (n == (size_t)-1 && errno != E2BIG && len > 0) {
			gd_buf_add(&c->converted, "?", c->wide ? 2 : 1);
			in++;
			len--;
		}
	}
}

/* Quote with libcsv, before other encodings' bytes can look like quotes. */
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
		gd_buf_addc(&c->row, c->delimiter);
	c->row_begun = true;
	/* As libcsv would: it looks at each byte, most cells hold no quote. */
	if (!memchr(s, '"', len)) {
		char *to = gd_buf_room(&c->row, len + 2);

		*to++ = '"';
		memcpy(to, s, len);
		to[len] = '"';
		gd_buf_grown(&c->row, to + len + 1);
		return;
	}
	/* At worst every byte is a quote; the room stays for later cells. */
	while (b->len < 2 * len + 2)
		gd_buf_add(b, room, sizeof room);
	size = csv_write(b->s, b->len, s, len);
	gd_buf_add(&c->row, b->s, size);
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
	for (size_t i = 0; *s == wide[0][0] && i < GD_ARRAY_LEN(wide); i++)
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
gd_csv_out_int(struct gd_csv_out *c, int64_t n)
{
	struct gd_buf text = GD_BUF_INIT;

	gd_buf_addi(&text, n);
	put(c, text.s, text.len);
	gd_buf_release(&text);
}

static void
write_row(struct gd_csv_out *c)
{
	const struct gd_buf *out = &c->row;

	if (c->convert) {
		gd_buf_reset(&c->converted);
		convert(c);
		out = &c->converted;
	}
	if (fwrite(out->s, 1, out->len, c->fp) != out->len)
		c->failed = true;
	gd_buf_reset(&c->row);
}

void
gd_csv_out_row_end(struct gd_csv_out *c)
{
	gd_buf_adds(&c->row, "\r\n");
	write_row(c);
	c->row_begun = false;
}

enum gd_status
gd_csv_out_end(struct gd_csv_out *c, struct gd_error *err)
{
	bool failed;
	int why;

	write_row(c);
	failed = c->failed || fflush(c->fp) != 0 || ferror(c->fp);
	why = errno;
	if (c->convert)
		iconv_close(c->iconv);
	gd_buf_release(&c->cell);
	gd_buf_release(&c->row);
	gd_buf_release(&c->shown);
	gd_buf_release(&c->converted);
	if (failed)
		return gd_error_set(err, GD_ESYS,
				    _("The CSV could not be written: %s"),
				    strerror(why));
	return GD_OK;
}
