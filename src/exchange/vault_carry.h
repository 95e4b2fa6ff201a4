/*
 * exchange/vault_carry.h - files of the vault from beside one database to beside
 * another: for a backup, and back.
 *
 * What is there is not copied again, since a file's name says what is in it. Each
 * is read and checked on its way and whole before its name appears. Links are not
 * followed.
 */
#ifndef GD_EXCHANGE_VAULT_CARRY_H
#define GD_EXCHANGE_VAULT_CARRY_H

#include "exchange/vault.h"

struct gd_vault_carry {
	char *from, *to;	/* the databases, owned */
	char *near;		/* one whose file can be linked to; NULL, owned */
	bool recheck;		/* also read what is there already */
	gd_vault_tick *tick;	/* bytes of the file that is on its way */
	void *ctx;
	/* So far: */
	int64_t files;		/* there now */
	int64_t fresh;		/* of them brought now */
	int64_t lost;		/* missing or changed where they come from */
	struct gd_error first;	/* about the first that is lost */
	struct gd_vault_carried {
		char *name;	/* "GD-0413/<digest>" */
		bool fresh;
	} *items;		/* owned */
	size_t len, cap;
};

/* Would two databases keep their files in the same folder ("a.db" and "a")? */
bool gd_vault_carry_is_same(const char *a, const char *b);

/* `near` may be NULL. Release in any case. */
void gd_vault_carry_init(struct gd_vault_carry *c, const char *from,
			 const char *to, const char *near);
void gd_vault_carry_release(struct gd_vault_carry *c);
/*
 * Bring one file. One that is lost is counted and is no error; GD_EINVAL: the
 * place where it goes is a link or a file; GD_ESYS: no room, cannot be read or
 * written; GD_ECANCEL.
 */
enum gd_status gd_vault_carry(struct gd_vault_carry *c, int64_t case_id,
			      const char *digest, struct gd_error *err);
/* Take away what was brought, after a failure. */
void gd_vault_carry_undo(struct gd_vault_carry *c);
/*
 * Remove files of ours from the target that were not carried. 0, or the errno of
 * the first that could not be removed.
 */
int gd_vault_carry_prune(struct gd_vault_carry *c);
/* The same for all files of ours beside the database `db`, and empty folders. */
int gd_vault_remove(const char *db);

#endif
