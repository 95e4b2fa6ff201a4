/*
 * base/buf.c - see buf.h.
 */
#include <config.h>

#include "base/buf.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define FIRST_CAP 32

/* Shared by all empty buffers; never written, as its cap is 0. */
char gd_buf_empty[1];

void
gd_buf_init(struct gd_buf *b)
{
	*b = (struct gd_buf)GD_BUF_INIT;
}

void
gd_buf_release(struct gd_buf *b)
{
	if (b->cap)
		free(b->s);
	gd_buf_init(b);
}

void
gd_buf_reset(struct gd_buf *b)
{
	gd_buf_setlen(b, 0);
}

/* Make room for `more` bytes and the closing NUL. */
static void
reserve(struct gd_buf *b, size_t more)
{
	size_t need, cap;

	if (__builtin_add_overflow(b->len, more, &need) || need == SIZE_MAX)
		need = SIZE_MAX - 1;	/* never to be had: memory's own way out */
	need++;
	if (need <= b->cap)
		return;
	cap = b->cap ? b->cap : FIRST_CAP;
	while (cap < need && cap <= SIZE_MAX / 2)
		cap *= 2;
	if (cap < need)
		cap = need;
	b->s = gd_reallocarray(b->cap ? b->s : NULL, cap, 1);
	b->cap = cap;
	b->s[b->len] = '\0';
}

/* Do the bytes stand in the buffer that is about to move? */
static bool
is_inside(const struct gd_buf *b, const char *bytes)
{
	uintptr_t at = (uintptr_t)bytes, from = (uintptr_t)b->s;

	return b->cap && at >= from && at - from < b->cap;
}

void
gd_buf_add(struct gd_buf *b, const char *bytes, size_t len)
{
	/* Most appending finds room and moves nothing. */
	if (b->cap <= len || b->cap - len <= b->len) {
		gd_buf_splice(b, b->len, 0, bytes, len);
		return;
	}
	if (len)
		memmove(b->s + b->len, bytes, len);
	b->len += len;
	b->s[b->len] = '\0';
}

char *
gd_buf_room(struct gd_buf *b, size_t more)
{
	reserve(b, more);
	return b->s + b->len;
}

void
gd_buf_grown(struct gd_buf *b, const char *end)
{
	b->len = (size_t)(end - b->s);
	b->s[b->len] = '\0';
}

void
gd_buf_adds(struct gd_buf *b, const char *s)
{
	gd_buf_add(b, s, strlen(s));
}

void
gd_buf_addc(struct gd_buf *b, char c)
{
	if (b->len + 1 >= b->cap)
		reserve(b, 1);
	b->s[b->len++] = c;
	b->s[b->len] = '\0';
}

void
gd_buf_addi(struct gd_buf *b, int64_t n)
{
	char s[20];
	size_t at = sizeof s;
	uint64_t v = n < 0 ? -(uint64_t)n : (uint64_t)n;

	do
		s[--at] = (char)('0' + v % 10);
	while ((v /= 10) > 0);
	if (n < 0)
		s[--at] = '-';
	gd_buf_add(b, s + at, sizeof s - at);
}

void
gd_buf_addf(struct gd_buf *b, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	gd_buf_vaddf(b, fmt, ap);
	va_end(ap);
}

void
gd_buf_vaddf(struct gd_buf *b, const char *fmt, va_list ap)
{
	char small[256];
	va_list again;
	char *big;
	int n;

	/* Formatted apart from the buffer: an argument may be its own text. */
	va_copy(again, ap);
	n = vsnprintf(small, sizeof small, fmt, ap);
	if (n >= 0 && (size_t)n < sizeof small) {
		gd_buf_add(b, small, n);
	} else if (n >= 0) {
		big = gd_malloc((size_t)n + 1);
		n = vsnprintf(big, (size_t)n + 1, fmt, again);
		if (n > 0)
			gd_buf_add(b, big, n);
		free(big);
	}
	va_end(again);
}

void
gd_buf_splice(struct gd_buf *b, size_t pos, size_t del, const char *bytes,
	      size_t len)
{
	char *copy = NULL;

	if (pos > b->len)
		pos = b->len;
	if (del > b->len - pos)
		del = b->len - pos;
	if (!len && !del)
		return;
	if (len && is_inside(b, bytes))
		bytes = copy = gd_strndup(bytes, len);
	reserve(b, len);
	memmove(b->s + pos + len, b->s + pos + del, b->len - pos - del);
	if (len)
		memcpy(b->s + pos, bytes, len);
	b->len = b->len - del + len;
	b->s[b->len] = '\0';
	free(copy);
}

void
gd_buf_setlen(struct gd_buf *b, size_t len)
{
	if (len >= b->len)
		return;
	b->len = len;
	b->s[len] = '\0';
}

char *
gd_buf_detach(struct gd_buf *b)
{
	char *s = b->cap ? b->s : gd_strdup("");

	gd_buf_init(b);
	return s;
}
