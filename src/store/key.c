/*
 * store/key.c - see key.h. Every connection is opened here.
 */
#include <config.h>

#include "store/key.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/magic.h"
#include "base/mem.h"
#include "store/store_internal.h"

bool
gd_cipher_usable(void)
{
#ifdef HAVE_SQLCIPHER
	return true;
#else
	return false;
#endif
}

void
gd_cipher_key_set(struct gd_cipher_key *k, const char *bytes, size_t len)
{
	char *copy = len ? gd_malloc(len) : NULL;

	if (len)
		memcpy(copy, bytes, len);
	gd_cipher_key_release(k);
	k->bytes = copy;
	k->len = len;
}

void
gd_cipher_key_release(struct gd_cipher_key *k)
{
	if (k->bytes)
		explicit_bzero(k->bytes, k->len);
	free(k->bytes);
	k->bytes = NULL;
	k->len = 0;
}

int
gd_connect(const char *path, int flags, const struct gd_cipher_key *k, sqlite3 **out)
{
	int rc = sqlite3_open_v2(path, out, flags, NULL);

#ifdef HAVE_SQLCIPHER
	if (rc == SQLITE_OK && k && k->len)
		rc = sqlite3_key(*out, k->bytes, (int)k->len);
	/* What fails is told by us; its own words would stand on the screen. */
	if (rc == SQLITE_OK && k && k->len)
		sqlite3_exec(*out, "PRAGMA cipher_log_level = NONE", NULL, NULL,
			     NULL);
#else
	if (rc == SQLITE_OK && k && k->len)
		rc = SQLITE_NOTADB;
#endif
	return rc;
}

bool
gd_store_looks_encrypted(const char *path)
{
	char head[16];
	FILE *f = fopen(path, "rbe");
	size_t n;

	if (!f)
		return false;
	n = fread(head, 1, sizeof head, f);
	fclose(f);
	return n == sizeof head && memcmp(head, GD_MAGIC_SQLITE, 16) != 0;
}

bool
gd_store_encrypted(const struct gd_store *st)
{
	return st->key.len > 0;
}
