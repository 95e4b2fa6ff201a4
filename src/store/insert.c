/*
 * store/insert.c - new rows.
 */
#include <config.h>

#include "store/store_internal.h"

#include "base/i18n.h"
#include "base/mem.h"

struct maker {		/* NULL: no rows of its own */
	const char *insert;	/* ?1 case, ?2 number within it */
	const char *last;	/* highest number so far of case ?1 */
};

#define OF_CASE(table)                                                      \
	{                                                                   \
		"INSERT INTO " table " (case_id, seq) VALUES (?1, ?2)",     \
		"SELECT max(seq) FROM " table " WHERE case_id = ?1"         \
	}

static const struct maker makers[] = {
	[GD_ENT_CASE] = { "INSERT INTO cases DEFAULT VALUES", NULL },
	[GD_ENT_MERCHANT] = { "INSERT INTO merchants DEFAULT VALUES", NULL },
	[GD_ENT_FILING] = OF_CASE("filings"),
	[GD_ENT_CLOCK] = OF_CASE("clocks"),
	[GD_ENT_EVIDENCE] = OF_CASE("evidence"),
	[GD_ENT_STAMP] = { "INSERT INTO stamps DEFAULT VALUES", NULL },
	[GD_ENT_CHECK] = { "INSERT INTO merchant_checks DEFAULT VALUES", NULL },
	[GD_ENT_EVENT] = { NULL, NULL },
	[GD_ENT_LETTER] = OF_CASE("letters"),
};

/* Rows of a case are numbered 1, 2, … within it. */
static enum gd_status
new_row(struct gd_store *st, const struct maker *m, int64_t case_id,
	struct gd_change_row *row, struct gd_error *err)
{
	enum gd_status status = GD_OK;

	if (m->last)
		status = gd_store_int(st, &row->seq, err, m->last, "i",
				      case_id);
	if (status != GD_OK)
		return status;
	if (m->last)
		status = gd_store_run(st, err, m->insert, "ii", case_id,
				      ++row->seq);
	else
		status = gd_store_run(st, err, m->insert, "");
	row->id = sqlite3_last_insert_rowid(st->db);
	return status;
}

static enum gd_status
insert(struct gd_store *st, enum gd_entity ent, int64_t case_id,
       int64_t *row_id, struct gd_error *err)
{
	struct gd_change *c = &st->change;
	const struct maker *m = &makers[ent];
	bool of_case = m->last != NULL;
	struct gd_change_row row = { .ent = ent };
	enum gd_status status;
	char number[GD_NUMBER_MAX];

	if (!m->insert)
		return gd_error_set(err, GD_EINVAL,
				    _("'%s' has no rows of its own"),
				    gd_entity_name(ent));
	if (c->quiet && ent != GD_ENT_CASE)
		return gd_error_set(err, GD_EINVAL,
				    _("only a draft changes without an event"));
	if ((of_case && (!case_id || case_id != c->case_id)) ||
	    (ent == GD_ENT_CASE && c->case_id))
		return gd_error_set(err, GD_EINVAL,
				    _("one change is about one case"));
	status = gd_hold_takes(st, ent, case_id)
		 ? gd_hold_insert(st, &row, err)
		 : new_row(st, m, case_id, &row, err);
	if (status != GD_OK)
		return status;
	*row_id = row.id;
	if (ent == GD_ENT_CASE)
		c->case_id = *row_id;
	GD_GROW(c->fresh, c->fresh_len, c->fresh_cap);
	c->fresh[c->fresh_len++] = row;
	gd_change_record(st, ent, *row_id, "id", false, NULL,
			 gd_number_text(*row_id, number));
	return GD_OK;
}

enum gd_status
gd_store_insert(struct gd_store *st, enum gd_entity ent, int64_t case_id,
		int64_t *row_id, struct gd_error *err)
{
	struct gd_error why = GD_ERROR_INIT;
	enum gd_status status = gd_change_check(st, err);

	if (status != GD_OK)
		return status;
	status = insert(st, ent, case_id, row_id, &why);
	return gd_change_fail(st, status, &why, err);
}
