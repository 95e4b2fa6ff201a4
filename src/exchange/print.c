/*
 * exchange/print.c - see print.h.
 */
#include <config.h>

#include "exchange/print.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "exchange/program.h"

#define PRINT_MS 30000
#define PDF_MS 60000
#define PDF_MAX (64 * 1024 * 1024)

/* What the program said, one line, after our own sentence. */
static enum gd_status
failed(const char *program, const struct gd_buf *said, struct gd_error *err)
{
	return gd_error_set(err, GD_ESYS, _("'%1$s' failed: %2$.*3$s"), program,
			    said->s, (int)strcspn(said->s, "\n"));
}

enum gd_status
gd_print_text(const char *text, struct gd_error *err)
{
	/* No title of the text: job lists are read by others. */
	const char *const argv[] = { "lp", "-s", "-t", "gongdao", "-", NULL };
	struct gd_buf said = GD_BUF_INIT;
	enum gd_status status;
	int code = 0;

	status = gd_program_run(argv, text, strlen(text), PRINT_MS, 0, NULL,
				&said, &code, err);
	if (status == GD_ENOTFOUND)
		status = gd_error_set(err, GD_ESYS,
				      _("printing needs the program lp; install "
					"the package cups-client, or take a "
					"file"));
	else if (status == GD_OK && code)
		status = failed("lp", &said, err);
	gd_buf_release(&said);
	return status;
}

/* One program of the way to a PDF; `*code` not 0 when it failed. */
static enum gd_status
step(const char *const *argv, const struct gd_buf *in, struct gd_buf *out,
     struct gd_buf *said, int *code, struct gd_error *err)
{
	gd_buf_reset(out);
	gd_buf_reset(said);
	return gd_program_run(argv, in->s, in->len, PDF_MS, PDF_MAX, out, said,
			      code, err);
}

/* paps makes a PDF itself since 0.8; before that PostScript, for ps2pdf. */
static enum gd_status
make_pdf(const struct gd_buf *text, struct gd_buf *pdf, struct gd_error *err)
{
	const char *const paps[] = {
		"paps", "--format=pdf", "--font=Noto Sans CJK SC 11",
		"--paper=A4", NULL
	};
	const char *const older[] = {
		"paps", "--font=Noto Sans CJK SC 11", "--paper=A4", NULL
	};
	const char *const ps2pdf[] = { "ps2pdf", "-", "-", NULL };
	struct gd_buf ps = GD_BUF_INIT, said = GD_BUF_INIT;
	const char *name = "paps";
	enum gd_status status;
	int code = 0;

	status = step(paps, text, pdf, &said, &code, err);
	if (status == GD_OK && code)
		status = step(older, text, &ps, &said, &code, err);
	if (status == GD_OK && !code && ps.len) {
		name = "ps2pdf";
		status = step(ps2pdf, &ps, pdf, &said, &code, err);
	}
	if (status == GD_ENOTFOUND)
		status = gd_error_set(err, GD_ESYS,
				      _("a PDF needs the programs paps and "
					"ps2pdf and a Chinese font; install the "
					"packages paps, ghostscript and "
					"fonts-noto-cjk, or take a text file"));
	else if (status == GD_OK && (code || strncmp(pdf->s, "%PDF", 4) != 0))
		status = failed(name, &said, err);
	gd_buf_release(&ps);
	gd_buf_release(&said);
	return status;
}

enum gd_status
gd_print_pdf(const char *path, const char *text, struct gd_error *err)
{
	struct gd_buf in = GD_BUF_INIT, pdf = GD_BUF_INIT;
	struct gd_file f = { .fp = NULL };
	enum gd_status status;

	gd_buf_adds(&in, text);
	status = make_pdf(&in, &pdf, err);
	if (status == GD_OK)
		status = gd_file_begin(&f, path, err);
	if (status == GD_OK) {
		fwrite(pdf.s, 1, pdf.len, f.fp);
		status = gd_file_commit(&f, err);
	}
	gd_buf_release(&pdf);
	gd_buf_release(&in);
	return status;
}
