/*
 * base/digest.c - see digest.h.
 */
#include <config.h>

#include "base/digest.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

void
gd_digest_init(struct gd_digest *d)
{
	sha256_init(&d->ctx);
	d->len = 0;
}

static void
flush(struct gd_digest *d)
{
	sha256_update(&d->ctx, d->len, d->few);
	d->len = 0;
}

void
gd_digest_add(struct gd_digest *d, const void *bytes, size_t len)
{
	if (len > sizeof d->few - d->len)
		flush(d);
	if (len > sizeof d->few) {
		sha256_update(&d->ctx, len, bytes);
	} else if (len) {
		memcpy(d->few + d->len, bytes, len);
		d->len += len;
	}
}

void
gd_digest_add_field(struct gd_digest *d, const void *bytes, size_t len)
{
	unsigned char prefix[8];
	uint64_t left = len;
	int i;

	for (i = 7; i >= 0; i--) {
		prefix[i] = left & 0xFF;
		left >>= 8;
	}
	gd_digest_add(d, prefix, sizeof prefix);
	gd_digest_add(d, bytes, len);
}

void
gd_digest_end(struct gd_digest *d, unsigned char out[GD_DIGEST_LEN])
{
	flush(d);
	sha256_digest(&d->ctx, GD_DIGEST_LEN, out);
}

void
gd_digest_hex(const unsigned char in[GD_DIGEST_LEN], char out[GD_DIGEST_HEX])
{
	static const char digits[] = "0123456789abcdef";
	int i;

	for (i = 0; i < GD_DIGEST_LEN; i++) {
		out[2 * i] = digits[in[i] >> 4];
		out[2 * i + 1] = digits[in[i] & 15];
	}
	out[2 * GD_DIGEST_LEN] = '\0';
}

/* For kernels and containers that refuse the system call. */
static void
random_device(unsigned char *at, size_t len)
{
	int fd = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
	ssize_t n;

	while (fd >= 0 && len > 0) {
		n = read(fd, at, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		at += n;
		len -= n;
	}
	if (fd >= 0)
		close(fd);
	if (len)
		abort();	/* predictable salts would be worse */
}

void
gd_random(void *out, size_t len)
{
	unsigned char *at = out;
	ssize_t n;

	while (len > 0) {
		n = getrandom(at, len, 0);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			random_device(at, len);
			return;
		}
		at += n;
		len -= n;
	}
}
