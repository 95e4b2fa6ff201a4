/*
 * cli/letter_out.c - a letter to a file, the terminal's clipboard, QR codes, the
 * printer, or standard output.
 */
#include <config.h>

#include "cli/letter.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "exchange/clipboard.h"
#include "exchange/print.h"
#include "exchange/qr.h"

bool
gd_cli_way_good(struct gd_cli *c, int *status)
{
	int ways = !!gd_cli_value(c, "output") + !!gd_cli_value(c, "copy") +
		   !!gd_cli_value(c, "qr") + !!gd_cli_value(c, "print");

	*status = GD_EXIT_OK;
	if (ways > 1)
		*status = gd_cli_refuse(_("one way out at a time: --output, --copy, --qr or --print"));
	else if (gd_cli_value(c, "qr") && gd_desk_ascii(c->desk))
		*status = gd_cli_refuse(_("QR codes are drawn in block characters, which --ascii forbids; take a file"));
	return *status == GD_EXIT_OK;
}

static int
to_file(const char *path, const char *text)
{
	struct gd_error err = GD_ERROR_INIT;
	size_t n = strlen(path);
	struct gd_file f;

	if (n > 4 && strcmp(path + n - 4, ".pdf") == 0)
		return gd_print_pdf(path, text, &err) == GD_OK
			       ? GD_EXIT_OK : gd_cli_fail(&err);
	if (gd_file_begin(&f, path, &err) != GD_OK)
		return gd_cli_fail(&err);
	fputs(text, f.fp);
	if (gd_file_commit(&f, &err) != GD_OK)
		return gd_cli_fail(&err);
	return GD_EXIT_OK;
}

/* To the terminal itself: standard output may be a pipe. */
static int
to_clipboard(const char *text)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf bytes = GD_BUF_INIT;
	int fd, status = GD_EXIT_OK;
	ssize_t n = -1;

	if (gd_clip_sequence(&bytes, text, strlen(text), gd_clip_wrap(),
			     &err) != GD_OK)
		return gd_cli_fail(&err);
	fd = open("/dev/tty", O_WRONLY | O_CLOEXEC);
	if (fd >= 0) {
		n = write(fd, bytes.s, bytes.len);
		close(fd);
	}
	if (n == (ssize_t)bytes.len)
		gd_cli_say(_("sent to the terminal, which may or may not keep it; --output FILE and --qr are sure ways"));
	else
		status = gd_cli_refuse(_("there is no terminal to send it to; use --output FILE"));
	gd_buf_release(&bytes);
	return status;
}

static int
to_qr(struct gd_cli *c, const char *text)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_qr_series s;
	struct winsize size = { .ws_row = 0 };
	int rows = 40, cols = 80;

	if (c->out_tty && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 &&
	    size.ws_row > 10) {
		rows = size.ws_row - 2;
		cols = size.ws_col;
	}
	if (gd_qr_make(text, rows, cols, &s, &err) != GD_OK)
		return gd_cli_fail(&err);
	for (size_t i = 0; i < s.len; i++) {
		if (s.len > 1)
			printf("%zu/%zu\n", i + 1, s.len);
		fputs(s.codes[i].lines, stdout);
	}
	gd_qr_release(&s);
	return gd_cli_flush(&err) == GD_OK ? GD_EXIT_OK : gd_cli_fail(&err);
}

int
gd_cli_letter_out(struct gd_cli *c, const char *text)
{
	struct gd_error err = GD_ERROR_INIT;
	const char *path = gd_cli_value(c, "output");

	if (path && strcmp(path, "-") != 0)
		return to_file(path, text);
	if (gd_cli_value(c, "copy"))
		return to_clipboard(text);
	if (gd_cli_value(c, "qr"))
		return to_qr(c, text);
	if (gd_cli_value(c, "print")) {
		if (gd_print_text(text, &err) != GD_OK)
			return gd_cli_fail(&err);
		gd_cli_say(_("handed to the printer"));
		return GD_EXIT_OK;
	}
	gd_cli_text(c, text);
	return GD_EXIT_OK;
}
