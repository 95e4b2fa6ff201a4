/*
 * exchange/vault_internal.h - what the files of the vault share.
 */
#ifndef GD_EXCHANGE_VAULT_INTERNAL_H
#define GD_EXCHANGE_VAULT_INTERNAL_H

#include <stdbool.h>

#define GD_VAULT_CHUNK 65536
#define GD_VAULT_DESK "desk"	/* the folder of what belongs to no case */
#define GD_VAULT_TEMP ".gongdao-"	/* as base/file.c calls what is on its way */

bool gd_vault_is_digest(const char *s);

#endif
