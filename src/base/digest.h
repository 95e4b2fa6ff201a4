/*
 * base/digest.h - SHA-256 (FIPS 180-4, by nettle) and random bytes.
 *
 * nettle uses the instructions that a processor may have for it, and libcrypto
 * would add some 10 ms to every start.
 */
#ifndef GD_BASE_DIGEST_H
#define GD_BASE_DIGEST_H

#include <nettle/sha2.h>
#include <stddef.h>

#define GD_DIGEST_LEN 32
#define GD_DIGEST_HEX 65	/* with the closing NUL */

struct gd_digest {
	struct sha256_ctx ctx;	/* private, as all of it */
	unsigned char few[256];	/* short pieces on their way */
	size_t len;
};

void gd_digest_init(struct gd_digest *d);
void gd_digest_add(struct gd_digest *d, const void *bytes, size_t len);
/* Add a length as 8 bytes, big-endian, then the bytes: no two lists collide. */
void gd_digest_add_field(struct gd_digest *d, const void *bytes, size_t len);
void gd_digest_end(struct gd_digest *d, unsigned char out[GD_DIGEST_LEN]);
void gd_digest_hex(const unsigned char in[GD_DIGEST_LEN],
		   char out[GD_DIGEST_HEX]);

/* Fill with bytes from the system's generator (getrandom); never fails. */
void gd_random(void *out, size_t len);

#endif
