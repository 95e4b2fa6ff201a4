/*
 * exchange/qr.h - QR codes as text, for the phone that holds WeChat.
 *
 * libqrencode is loaded when first needed. A code is drawn in half blocks, light
 * modules filled, with its quiet zone: two modules a character row.
 */
#ifndef GD_EXCHANGE_QR_H
#define GD_EXCHANGE_QR_H

#include <stddef.h>

#include "base/buf.h"
#include "base/error.h"

#define GD_QR_PARTS 99

struct gd_qr_series {
	struct gd_qr_code {
		char *lines;	/* LF after each; owned */
		int rows, cols;	/* character cells */
	} *codes;
	size_t len;
};

/*
 * Codes for `text`, each at most `rows` x `cols` characters. One that does not fit
 * into one code is cut at character borders, each part headed "(1/3)" so that they can
 * be joined again. GD_EINVAL: the place is too small, or more than GD_QR_PARTS
 * parts; GD_ESYS: the library is not installed, with its package's name.
 */
enum gd_status gd_qr_make(const char *text, int rows, int cols,
			  struct gd_qr_series *out, struct gd_error *err);
void gd_qr_release(struct gd_qr_series *s);

#endif
