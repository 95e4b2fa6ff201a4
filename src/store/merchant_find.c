/*
 * store/merchant_find.c - which merchant a name or a credit code means.
 *
 * While an empty database is filled the same few merchants are asked for again
 * and again; where each was found is remembered, so that nothing has to wait
 * for the cases that are still to be written. The newest of two names that fall
 * into one place is the one that is known.
 */
#include <config.h>

#include "store/query.h"
#include "store/store_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define PLACES 1024

struct gd_merchants_known {
	struct {
		char *name;	/* NULL: a free place */
		int64_t id;
	} places[PLACES];
};

static size_t
place_of(const char *name)
{
	uint32_t h = 2166136261u;	/* FNV-1a */

	for (; *name; name++)
		h = (h ^ (unsigned char)*name) * 16777619u;
	return h % PLACES;
}

void
gd_merchants_forget(struct gd_store *st)
{
	for (size_t i = 0; st->merchants && i < PLACES; i++)
		free(st->merchants->places[i].name);
	free(st->merchants);
	st->merchants = NULL;
}

static int64_t
recall(const struct gd_store *st, const char *name)
{
	size_t at = place_of(name);

	if (!st->merchants || !st->merchants->places[at].name ||
	    strcmp(st->merchants->places[at].name, name) != 0)
		return 0;
	return st->merchants->places[at].id;
}

static void
remember(struct gd_store *st, const char *name, int64_t id)
{
	size_t at = place_of(name);

	if (!st->merchants)
		st->merchants = gd_calloc(1, sizeof *st->merchants);
	free(st->merchants->places[at].name);
	st->merchants->places[at].name = gd_strdup(name);
	st->merchants->places[at].id = id;
}

static enum gd_status
ask(struct gd_store *st, const char *name, const char *credit_code, int64_t *id,
    struct gd_error *err)
{
	enum gd_status status = GD_ENOTFOUND;

	if (credit_code && *credit_code)
		status = gd_store_int(st, id, err, "SELECT id FROM"
				      " merchants WHERE credit_code = ?1"
				      " AND merged_into IS NULL"
				      " ORDER BY id LIMIT 1", "s",
				      credit_code);
	/* The same name under another code is another merchant. */
	if (status == GD_ENOTFOUND && name && *name)
		status = gd_store_int(st, id, err, "SELECT id FROM"
				      " merchants WHERE name = ?1 AND"
				      " (credit_code IS NULL OR ?2 IS NULL"
				      " OR ?2 = '') AND merged_into IS NULL"
				      " ORDER BY id LIMIT 1", "ss",
				      name, credit_code);
	/* The spelling of a record that was merged into another. */
	if (status == GD_ENOTFOUND && name && *name)
		status = gd_store_int(st, id, err, "SELECT merged_into FROM"
				      " merchants WHERE name = ?1 AND"
				      " (credit_code IS NULL OR ?2 IS NULL"
				      " OR ?2 = '') AND merged_into IS NOT NULL"
				      " ORDER BY id LIMIT 1", "ss",
				      name, credit_code);
	return status == GD_ENOTFOUND ? GD_OK : status;
}

enum gd_status
gd_store_merchant_find(struct gd_store *st, const char *name,
		       const char *credit_code, int64_t *id,
		       struct gd_error *err)
{
	bool known = st->loading && name && *name &&
		     !(credit_code && *credit_code);
	int64_t found = known ? recall(st, name) : 0;
	enum gd_status status = GD_OK;

	if (!found) {
		/* A held case's own merchant is not asked for. */
		st->hold.apart = true;
		status = ask(st, name, credit_code, &found, err);
		st->hold.apart = false;
		if (status == GD_OK && found && known)
			remember(st, name, found);
	}
	if (status == GD_OK)
		*id = found;
	return status;
}
