/*
 * base/pinyin.h - first letters of the pinyin of everyday characters.
 *
 * GB 2312 has its first level, 3,755 characters, in that order, so no table of
 * readings is needed; a character with two readings has the more usual one.
 */
#ifndef GD_BASE_PINYIN_H
#define GD_BASE_PINYIN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct gd_pinyin {		/* zeroed: opened when first used */
	void *gb;		/* private: an iconv_t */
	bool open;
};

/* The letter of one character of `n` bytes; '\0': it has none. */
char gd_pinyin_initial(struct gd_pinyin *p, const char *s, size_t n);
/* Append the letters of `text`; Latin letters and digits as they are, small. */
void gd_pinyin_initials(struct gd_pinyin *p, const char *text,
			struct gd_buf *out);
/* Append `text` in GB 18030, in which a Chinese reader's order is that of bytes. */
void gd_pinyin_order(struct gd_pinyin *p, const char *text, size_t len,
		     struct gd_buf *out);
void gd_pinyin_release(struct gd_pinyin *p);

#endif
