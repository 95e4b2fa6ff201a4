/*
 * cli/say.c - what leaves the program: results, messages, the value of options.
 */
#include <config.h>

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/text.h"
#include "cli/command.h"

const char *
gd_cli_value(const struct gd_cli *c, const char *name)
{
	const struct gd_option *o = c->command->options;

	for (size_t i = 0; o && o[i].name; i++)
		if (strcmp(o[i].name, name) == 0)
			return c->values[i];
	return NULL;
}

static void __attribute__((format(printf, 1, 0)))
say(const char *fmt, va_list ap)
{
	struct gd_buf text = GD_BUF_INIT, safe = GD_BUF_INIT;

	gd_buf_vaddf(&text, fmt, ap);
	gd_text_show(&safe, text.s, text.len, false);
	fprintf(stderr, "gongdao: %s\n", safe.s);
	gd_buf_release(&safe);
	gd_buf_release(&text);
}

void
gd_cli_say(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(fmt, ap);
	va_end(ap);
}

int
gd_cli_refuse(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(fmt, ap);
	va_end(ap);
	return GD_EXIT_REQUEST;
}

int
gd_cli_fail(const struct gd_error *err)
{
	gd_cli_say("%s", err->text);
	return gd_status_exit(err->status);
}

static void
put_line(const struct gd_cli *c, const char *s, size_t len)
{
	struct gd_buf safe = GD_BUF_INIT;

	gd_text_show(&safe, s, len, c->desk && gd_desk_ascii(c->desk));
	gd_buf_addc(&safe, '\n');
	fwrite(safe.s, 1, safe.len, stdout);
	gd_buf_release(&safe);
}

void
gd_cli_line(const struct gd_cli *c, const char *text)
{
	put_line(c, text, strlen(text));
}

void
gd_cli_text(const struct gd_cli *c, const char *text)
{
	while (*text) {
		size_t len = strcspn(text, "\n");
		size_t pos = 0, start, n;

		if (c->cols > 0 && len > 0)
			while (gd_text_wrap(text, len, c->cols, &pos, &start,
					    &n))
				put_line(c, text + start, n);
		else
			put_line(c, text, len);
		text += len;
		if (*text)
			text++;
	}
}

bool
gd_cli_colour(const struct gd_cli *c)
{
	const char *none = getenv("NO_COLOR");

	return c->out_tty && !(none && *none);
}

enum gd_status
gd_cli_flush(struct gd_error *err)
{
	int failed = ferror(stdout);
	int why = errno;

	if (fflush(stdout) != 0) {
		failed = 1;
		why = errno;
	}
	if (!failed)
		return GD_OK;
	if (why == EPIPE)
		return gd_error_set(err, GD_ESYS,
				    _("the reader of the output has gone; what it did not read is lost"));
	if (why == ENOSPC)
		return gd_error_set(err, GD_ESYS,
				    _("the output cannot be written: the disk is full; free some space and try again"));
	return gd_error_set(err, GD_ESYS,
			    _("the output cannot be written: %s"),
			    strerror(why));
}
