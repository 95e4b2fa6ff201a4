/*
 * desk/key.h - where the key of an encrypted database comes from.
 */
#ifndef GD_DESK_KEY_H
#define GD_DESK_KEY_H

#include "desk/config.h"
#include "store/key.h"

/*
 * The key of the database at `db`: the first line of the file that
 * store.key_file names (nobody else may read it: 0600), or typed on the
 * terminal where it says `ask` or, without it, the file turns out to be
 * encrypted. A new database is asked for twice. None when it is a plain one.
 * Never from the environment or a command line. GD_ESYS with advice when the
 * key cannot be had. Release `out` with gd_cipher_key_release().
 */
enum gd_status gd_desk_find_key(const struct gd_config *c, const char *db,
				struct gd_cipher_key *out, struct gd_error *err);

#endif
