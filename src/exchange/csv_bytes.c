/*
 * exchange/csv_bytes.c - see csv_bytes.h.
 */
#include <config.h>

#include "exchange/csv_bytes.h"

#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"

#define CHUNK 65536

enum gd_status
gd_csv_bytes_begin(struct gd_csv_bytes *b, const char *encoding,
		   struct gd_error *err)
{
	b->convert = strncasecmp(encoding, "utf-8", 5) != 0;
	if (!b->convert)
		return GD_OK;
	b->cd = iconv_open("UTF-8", encoding);
	if (b->cd != (iconv_t)-1)
		return GD_OK;
	b->convert = false;
	return gd_error_set(err, GD_ESYS,
			    _("this system cannot read '%s'; save the file as "
			      "UTF-8 and try again"), encoding);
}

/* Decode what is in `raw`; half a character stays there until the end. */
static void
decode(struct gd_csv_bytes *b)
{
	char *in = b->raw.s, out[4096];
	size_t left = b->raw.len;

	if (!b->convert) {
		gd_buf_add(&b->text, b->raw.s, b->raw.len);
		gd_buf_reset(&b->raw);
		return;
	}
	while (left) {
		char *to = out;
		size_t room = sizeof out;
		size_t n = iconv(b->cd, &in, &left, &to, &room);
		int why = errno;

		gd_buf_add(&b->text, out, sizeof out - room);
		if (n != (size_t)-1 || why == E2BIG)
			continue;
		if (why == EINVAL && !b->eof)
			break;		/* the rest comes with the next chunk */
		gd_buf_addc(&b->text, GD_CSV_BAD_BYTE);
		in++;
		left--;
	}
	gd_buf_splice(&b->raw, 0, b->raw.len - left, "", 0);
}

static enum gd_status
fill(struct gd_csv_bytes *b, struct gd_error *err)
{
	char chunk[CHUNK];
	size_t n;

	if (b->at) {
		gd_buf_splice(&b->text, 0, b->at, "", 0);
		b->at = 0;
	}
	if (b->raw.len > 3) {	/* what was looked at before */
		decode(b);
		return GD_OK;
	}
	errno = 0;
	n = fread(chunk, 1, sizeof chunk, b->fp);
	if (n < sizeof chunk) {
		if (ferror(b->fp))
			return gd_error_set(err, GD_ESYS,
					    _("'%s' cannot be read: %s"),
					    b->path, strerror(errno));
		b->eof = true;
	}
	b->done += (int64_t)n;
	gd_buf_add(&b->raw, chunk, n);
	decode(b);
	return GD_OK;
}

enum gd_status
gd_csv_bytes_ahead(struct gd_csv_bytes *b, size_t want, struct gd_error *err)
{
	enum gd_status status = GD_OK;

	while (status == GD_OK && b->text.len - b->at < want && !b->eof)
		status = fill(b, err);
	return status;
}

/* Where the line at `from` ends, its CR, LF or both included; 0: not yet. */
static size_t
line_end(const struct gd_csv_bytes *b, size_t from)
{
	const char *s = b->text.s + from;
	size_t n = b->text.len - from;
	const char *lf = memchr(s, '\n', n);
	const char *cr = memchr(s, '\r', lf ? (size_t)(lf - s) : n);
	const char *at = cr ? cr : lf;

	if (!at)
		return 0;
	if (cr && cr + 1 == s + n && !b->eof)
		return 0;		/* an LF may follow */
	return (size_t)(at - b->text.s) + 1 + (cr && cr + 1 < s + n &&
						cr[1] == '\n');
}

enum gd_status
gd_csv_bytes_next(struct gd_csv_bytes *b, const char **s, size_t *n,
		  struct gd_error *err)
{
	size_t end = line_end(b, b->at);
	enum gd_status status;

	if (!end && !b->eof) {
		status = fill(b, err);
		if (status != GD_OK)
			return status;
		end = line_end(b, b->at);
	}
	/* A chunk without a line's end is a piece; but no CR at its end. */
	if (!end)
		end = b->text.len;
	if (end == b->text.len && end > b->at && !b->eof &&
	    b->text.s[end - 1] == '\r')
		end--;
	*s = b->text.s + b->at;
	*n = end - b->at;
	b->at = end;
	if (!*n && !b->eof)
		return gd_csv_bytes_next(b, s, n, err);
	return GD_OK;
}

void
gd_csv_bytes_end(struct gd_csv_bytes *b)
{
	if (b->convert)
		iconv_close(b->cd);
	if (b->own && b->fp)
		fclose(b->fp);
	gd_buf_release(&b->raw);
	gd_buf_release(&b->text);
}
