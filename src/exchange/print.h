/*
 * exchange/print.h - a text to the printer, or as a PDF, by other programs.
 *
 * They are started directly, never through a shell; the text goes to their standard
 * input and never into an argument.
 */
#ifndef GD_EXCHANGE_PRINT_H
#define GD_EXCHANGE_PRINT_H

#include "base/error.h"

/*
 * Hand `text` to lp. GD_ESYS with advice when there is no lp, no printer, or it
 * fails.
 */
enum gd_status gd_print_text(const char *text, struct gd_error *err);
/* Make `path` (atomic, 0600) by paps, which knows Chinese fonts. */
enum gd_status gd_print_pdf(const char *path, const char *text,
			    struct gd_error *err);

#endif
