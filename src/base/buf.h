/*
 * base/buf.h - a growing, always NUL-terminated byte string.
 *
 *	struct gd_buf b = GD_BUF_INIT;
 *	gd_buf_addf(&b, "%d", n);
 *	use(b.s, b.len);
 *	gd_buf_release(&b);
 *
 * `s` is never NULL and `s[len]` is NUL; `s` moves when the buffer grows.
 */
#ifndef GD_BASE_BUF_H
#define GD_BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

struct gd_buf {
	char *s;	/* the bytes; may hold NUL bytes of its own */
	size_t len;	/* bytes before the closing NUL */
	size_t cap;	/* private: 0 while `s` is the shared empty string */
};

extern char gd_buf_empty[1];
#define GD_BUF_INIT { gd_buf_empty, 0, 0 }

void gd_buf_init(struct gd_buf *b);
/* Free the contents; the buffer is empty and usable again. */
void gd_buf_release(struct gd_buf *b);
/* Forget the contents but keep the memory. */
void gd_buf_reset(struct gd_buf *b);
void gd_buf_add(struct gd_buf *b, const char *bytes, size_t len);
void gd_buf_adds(struct gd_buf *b, const char *s);
/*
 * For who writes byte by byte: where the next `more` bytes may go, and that
 * they go to `end` now.
 */
char *gd_buf_room(struct gd_buf *b, size_t more);
void gd_buf_grown(struct gd_buf *b, const char *end);
void gd_buf_addc(struct gd_buf *b, char c);
/* `n` in decimal, what %lld gives: lists have many, and printf is slow. */
void gd_buf_addi(struct gd_buf *b, int64_t n);
void gd_buf_addf(struct gd_buf *b, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
void gd_buf_vaddf(struct gd_buf *b, const char *fmt, va_list ap)
	__attribute__((format(printf, 2, 0)));
/* Replace `del` bytes at `pos` by `len` bytes of `bytes`. */
void gd_buf_splice(struct gd_buf *b, size_t pos, size_t del, const char *bytes,
		   size_t len);
/* Cut to `len` bytes (no more than it has). */
void gd_buf_setlen(struct gd_buf *b, size_t len);
/* Hand the string over (free with free()); the buffer is empty again. */
char *gd_buf_detach(struct gd_buf *b);

#endif
