/*
 * base/error.c - see error.h.
 *
 * Sentences are formatted into a local buffer first: an argument may be the
 * text of the very error that is being replaced.
 */
#include <config.h>

#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"

/* Copy `s` into `err`, well-formed, without controls, cut at a character. */
static void
store(struct gd_error *err, const char *s, size_t len)
{
	struct gd_buf clean = GD_BUF_INIT;
	size_t n;

	/* A file name may hold anything; the sentence is shown to somebody. */
	gd_text_clean(&clean, s, len);
	n = clean.len;
	if (n >= sizeof err->text) {
		n = sizeof err->text - 1;
		while (n > 0 && ((unsigned char)clean.s[n] & 0xC0) == 0x80)
			n--;
	}
	memcpy(err->text, clean.s, n);
	err->text[n] = '\0';
	gd_buf_release(&clean);
}

enum gd_status
gd_error_set(struct gd_error *err, enum gd_status status, const char *fmt, ...)
{
	struct gd_buf text = GD_BUF_INIT;
	va_list ap;

	if (!err)
		return status;
	va_start(ap, fmt);
	gd_buf_vaddf(&text, fmt, ap);
	va_end(ap);
	err->status = status;
	store(err, text.s, text.len);
	gd_buf_release(&text);
	return status;
}

enum gd_status
gd_error_prefix(struct gd_error *err, const char *fmt, ...)
{
	struct gd_buf text = GD_BUF_INIT;
	va_list ap;

	if (!err)
		return GD_OK;
	va_start(ap, fmt);
	gd_buf_vaddf(&text, fmt, ap);
	va_end(ap);
	gd_buf_adds(&text, ": ");
	gd_buf_adds(&text, err->text);
	store(err, text.s, text.len);
	gd_buf_release(&text);
	return err->status;
}

int
gd_status_exit(enum gd_status status)
{
	switch (status) {
	case GD_OK:
		return 0;
	case GD_EINVAL:
	case GD_ENOTFOUND:
	case GD_EGUARD:
	case GD_ECONFLICT:
	case GD_ECANCEL:
		return 2;
	case GD_EDATA:
	case GD_ESYS:
	case GD_EBUSY:
		return 3;
	}
	return 3;
}
