/*
 * store/key.h - the passphrase of an encrypted database.
 *
 * Only a gongdao that was configured --with-sqlcipher can use one; the file is
 * then SQLCipher's (https://www.zetetic.net/sqlcipher/design/): its key comes
 * from the passphrase and a salt that begins the file. Copies are encrypted
 * with the same passphrase. Files of evidence beside it are not encrypted.
 */
#ifndef GD_STORE_KEY_H
#define GD_STORE_KEY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct gd_cipher_key {
	char *bytes;	/* owned */
	size_t len;	/* 0: none, a plain database */
};

#define GD_CIPHER_KEY_INIT { NULL, 0 }

struct gd_store;

/* Was this gongdao built with SQLCipher? */
bool gd_cipher_usable(void);
/* Keep a copy of `len` bytes; what was kept before is wiped. */
void gd_cipher_key_set(struct gd_cipher_key *k, const char *bytes, size_t len);
/* Wipe and free; `*k` is none afterwards. */
void gd_cipher_key_release(struct gd_cipher_key *k);

/*
 * gd_store_open() with the key `k` (NULL or none: a plain database). A new file
 * is encrypted with it. GD_ESYS for a key that does not open the file, and for
 * a file that is not encrypted.
 */
enum gd_status gd_store_open_keyed(const char *path, const struct gd_cipher_key *k,
				   struct gd_store **out, struct gd_error *err);
/* Is there a file with content at `path` that is no plain database? */
bool gd_store_looks_encrypted(const char *path);
/* Is the open database encrypted? */
bool gd_store_encrypted(const struct gd_store *st);

#endif
