/*
 * exchange/qr.c - see qr.h.
 */
#include <config.h>

#include "exchange/qr.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

#define QUIET 2		/* modules around a code */
#define LEVEL_L 0
#define BYTES_MAX 2900	/* of one code, whatever the place */

/* The part of qrencode.h that is used; its layout is stable since version 3. */
struct library_code {
	int version;
	int width;
	unsigned char *data;
};

struct library {
	void *handle;
	struct library_code *(*encode)(int size, const unsigned char *data,
				       int version, int level);
	void (*release)(struct library_code *code);
};

static enum gd_status
load(struct library *l, struct gd_error *err)
{
	static const char *const names[] = {
		"libqrencode.so.4", "libqrencode.so.3", "libqrencode.so"
	};

	*l = (struct library){ NULL, NULL, NULL };
	for (size_t i = 0; !l->handle && i < GD_ARRAY_LEN(names); i++)
		l->handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
	if (l->handle) {
		/* The way POSIX has for a function out of dlsym(). */
		*(void **)&l->encode = dlsym(l->handle, "QRcode_encodeData");
		*(void **)&l->release = dlsym(l->handle, "QRcode_free");
	}
	if (l->encode && l->release)
		return GD_OK;
	if (l->handle)
		dlclose(l->handle);
	l->handle = NULL;
	return gd_error_set(err, GD_ESYS,
			    _("QR codes need the library libqrencode; install "
			      "the package libqrencode4, or take a file"));
}

/* Is the module light? Outside of the code all is quiet. */
static bool
light(const struct library_code *q, int row, int col)
{
	row -= QUIET;
	col -= QUIET;
	if (row < 0 || col < 0 || row >= q->width || col >= q->width)
		return true;
	return !(q->data[row * q->width + col] & 1);
}

static void
draw(const struct library_code *q, struct gd_qr_code *out)
{
	static const char *const cells[] = {
		" ", "\u2584", "\u2580", "\u2588"
	};
	struct gd_buf b = GD_BUF_INIT;
	int side = q->width + 2 * QUIET, row, col;

	for (row = 0; row < side; row += 2) {
		for (col = 0; col < side; col++)
			gd_buf_adds(&b, cells[light(q, row, col) * 2 +
					      (row + 1 < side &&
					       light(q, row + 1, col))]);
		gd_buf_addc(&b, '\n');
	}
	out->rows = (side + 1) / 2;
	out->cols = side;
	out->lines = gd_buf_detach(&b);
}

/* Bytes that a code of `side` modules holds at level L. */
static size_t
capacity(int side)
{
	static const int bytes[] = {
		17, 32, 53, 78, 106, 134, 154, 192, 230, 271, 321, 367, 425,
		458, 520, 586, 644, 718, 792, 858, 929, 1003, 1091, 1171,
		1273, 1367, 1465, 1528, 1628, 1732, 1840, 1952, 2068, 2188,
		2303, 2431, 2563, 2699, 2809, 2953
	};
	int version = (side - 17) / 4;

	if (version < 1)
		return 0;
	if (version > (int)GD_ARRAY_LEN(bytes))
		version = GD_ARRAY_LEN(bytes);
	return (size_t)bytes[version - 1];
}

static size_t
cut(const char *text, size_t len, size_t most)
{
	if (len <= most)
		return len;
	while (most > 0 && ((unsigned char)text[most] & 0xC0) == 0x80)
		most--;
	return most;
}

/* How many parts a text makes; 0: more than there may be. */
static size_t
count_parts(const char *text, size_t len, size_t room)
{
	size_t n = 0, at = 0;

	while (at < len) {
		at += cut(text + at, len - at, room);
		if (++n > GD_QR_PARTS)
			return 0;
	}
	return n;
}

static enum gd_status
encode(const struct library *l, const char *text, size_t len,
       struct gd_qr_series *out, struct gd_error *err)
{
	struct library_code *q;

	q = !l->encode ? NULL : l->encode((int)len, (const unsigned char *)text, 0, LEVEL_L);
	if (!q)
		return gd_error_set(err, GD_EINVAL,
				    _("no QR code could be made of this text"));
	draw(q, &out->codes[out->len++]);
	if (l->release)
		l->release(q);
	return GD_OK;
}

static enum gd_status
make_series(const struct library *l, const char *text, size_t len, size_t room,
	    struct gd_qr_series *out, struct gd_error *err)
{
	struct gd_buf part = GD_BUF_INIT;
	enum gd_status status = GD_OK;
	size_t n, at = 0, bytes;

	n = len <= room ? 1 : count_parts(text, len, room - 8);
	if (!n)
		return gd_error_set(err, GD_EINVAL,
				    _("the text would take more than %d codes; "
				      "enlarge the window or take a file"),
				    GD_QR_PARTS);
	out->codes = gd_calloc(n, sizeof *out->codes);
	while (status == GD_OK && at < len) {
		gd_buf_reset(&part);
		if (n > 1)
			gd_buf_addf(&part, "(%zu/%zu)\n", out->len + 1, n);
		bytes = cut(text + at, len - at, n > 1 ? room - 8 : room);
		gd_buf_add(&part, text + at, bytes);
		at += bytes;
		status = encode(l, part.s, part.len, out, err);
	}
	gd_buf_release(&part);
	return status;
}

enum gd_status
gd_qr_make(const char *text, int rows, int cols, struct gd_qr_series *out,
	   struct gd_error *err)
{
	int side = rows * 2 < cols ? rows * 2 : cols;
	size_t len = strlen(text), room = capacity(side - 2 * QUIET);
	struct library l;
	enum gd_status status;

	*out = (struct gd_qr_series){ NULL, 0 };
	if (!len)
		return gd_error_set(err, GD_EINVAL,
				    _("there is nothing to show"));
	if (room > BYTES_MAX)
		room = BYTES_MAX;
	if (room < 53)
		return gd_error_set(err, GD_EINVAL,
				    _("a QR code needs more room; enlarge the "
				      "window"));
	status = load(&l, err);
	if (status != GD_OK || !l.handle)
		return status;
	status = make_series(&l, text, len, room, out, err);
	dlclose(l.handle);
	if (status != GD_OK)
		gd_qr_release(out);
	return status;
}

void
gd_qr_release(struct gd_qr_series *s)
{
	for (size_t i = 0; i < s->len; i++)
		free(s->codes[i].lines);
	free(s->codes);
	*s = (struct gd_qr_series){ NULL, 0 };
}
