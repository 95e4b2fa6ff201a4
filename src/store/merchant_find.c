/*
 * store/merchant_find.c - which merchant a name or a credit code means.
 *
 * While an empty database is filled the same few merchants are asked for again
 * and again; where each was found is remembered, and the cases that are still to be
 * written are looked at where they wait. Of more names that fall into one row of
 * places than it has, the newest are known.
 */
#include <config.h>

#include "store/query.h"
#include "store/writer.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "store/fields.h"

#define ROWS 512
#define PLACES 8	/* of a row */

struct gd_merchants_known {
	struct gd_known_row {
		struct {
			char *name;	/* NULL: a free place */
			int64_t id;
		} places[PLACES];
		size_t next;		/* the place to take when all are taken */
	} rows[ROWS];
};

static struct gd_known_row *
row_of(struct gd_merchants_known *known, const char *name)
{
	return &known->rows[gd_hash_text(name) % ROWS];
}

void
gd_merchants_forget(struct gd_store *st)
{
	for (size_t i = 0; st->merchants && i < ROWS; i++)
		for (size_t k = 0; k < PLACES; k++)
			free(st->merchants->rows[i].places[k].name);
	free(st->merchants);
	st->merchants = NULL;
}

static int64_t
recall(const struct gd_store *st, const char *name)
{
	const struct gd_known_row *row;

	if (!st->merchants)
		return 0;
	row = row_of(st->merchants, name);
	for (size_t k = 0; k < PLACES && row->places[k].name; k++)
		if (strcmp(row->places[k].name, name) == 0)
			return row->places[k].id;
	return 0;
}

static void
remember(struct gd_store *st, const char *name, int64_t id)
{
	struct gd_known_row *row;
	size_t at;

	if (!st->merchants)
		st->merchants = gd_calloc(1, sizeof *st->merchants);
	row = row_of(st->merchants, name);
	at = row->next++ % PLACES;
	free(row->places[at].name);
	row->places[at].name = gd_strdup(name);
	row->places[at].id = id;
}

/* Of the merchants that wait to be written; the oldest, 0 when there is none. */
static int64_t
find_waiting(const struct gd_store *st, const char *name, const char *code)
{
	const struct gd_held *h;

	for (size_t i = 0; (h = gd_writer_case(st, i)); i++) {
		for (size_t k = 0; k < h->rows_len; k++) {
			const struct gd_hold_row *r = &h->rows[k];
			const char *its = gd_hold_text(r,
						       GD_OF_MERCHANT(credit_code));

			if (r->kind != GD_HOLD_MERCHANT)
				continue;
			if (name ? strcmp(gd_hold_text(r, GD_OF_MERCHANT(name)),
					  name) == 0 && (!*its || !*code)
				 : strcmp(its, code) == 0)
				return r->id;
		}
	}
	return 0;
}

static enum gd_status
ask(struct gd_store *st, const char *name, const char *code, int64_t *id,
    struct gd_error *err)
{
	enum gd_status status = GD_ENOTFOUND;

	if (*code)
		status = gd_store_int(st, id, err, "SELECT id FROM"
				      " merchants WHERE credit_code = ?1"
				      " AND merged_into IS NULL"
				      " ORDER BY id LIMIT 1", "s", code);
	if (*code && status == GD_ENOTFOUND &&
	    (*id = find_waiting(st, NULL, code)) != 0)
		return GD_OK;
	/* The same name under another code is another merchant. */
	if (status == GD_ENOTFOUND && *name)
		status = gd_store_int(st, id, err, "SELECT id FROM"
				      " merchants WHERE name = ?1 AND"
				      " (credit_code IS NULL OR ?2 = '')"
				      " AND merged_into IS NULL"
				      " ORDER BY id LIMIT 1", "ss", name, code);
	if (*name && status == GD_ENOTFOUND &&
	    (*id = find_waiting(st, name, code)) != 0)
		return GD_OK;
	/* The spelling of a record that was merged into another. */
	if (status == GD_ENOTFOUND && *name)
		status = gd_store_int(st, id, err, "SELECT merged_into FROM"
				      " merchants WHERE name = ?1 AND"
				      " (credit_code IS NULL OR ?2 = '')"
				      " AND merged_into IS NOT NULL"
				      " ORDER BY id LIMIT 1", "ss", name, code);
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
		status = gd_writer_rest(st, err);
		if (status == GD_OK)
			status = ask(st, name ? name : "",
				     credit_code ? credit_code : "", &found,
				     err);
		gd_writer_go(st);
		st->hold.apart = false;
		if (status == GD_OK && found && known)
			remember(st, name, found);
	}
	if (status == GD_OK)
		*id = found;
	return status;
}
