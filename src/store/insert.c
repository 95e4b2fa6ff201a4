/*
 * store/insert.c - new rows.
 */
#include <config.h>

#include "store/store_internal.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/i18n.h"
#include "base/mem.h"

/* Rows of a case are numbered 1, 2, … within it. */
#define INSERT_NUMBERED(table)                                              \
	"INSERT INTO " table " (case_id, seq) SELECT ?1,"                   \
	" coalesce(max(seq), 0) + 1 FROM " table " WHERE case_id = ?1"

static const char *
insert_sql(enum gd_entity ent)
{
	switch (ent) {
	case GD_ENT_CASE:
		return "INSERT INTO cases DEFAULT VALUES";
	case GD_ENT_MERCHANT:
		return "INSERT INTO merchants DEFAULT VALUES";
	case GD_ENT_FILING:
		return INSERT_NUMBERED("filings");
	case GD_ENT_CLOCK:
		return INSERT_NUMBERED("clocks");
	case GD_ENT_EVIDENCE:
		return INSERT_NUMBERED("evidence");
	case GD_ENT_PERSON:
	case GD_ENT_ANSWER:
	case GD_ENT_EVENT:
		break;
	}
	return NULL;
}

static enum gd_status
insert(struct gd_store *st, enum gd_entity ent, int64_t case_id,
       int64_t *row_id, struct gd_error *err)
{
	struct gd_change *c = &st->change;
	const char *sql = insert_sql(ent);
	bool of_case = ent != GD_ENT_CASE && ent != GD_ENT_MERCHANT;
	enum gd_status status = GD_OK;
	char number[24];

	if (!sql)
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
	status = gd_store_run(st, err, sql, of_case ? "i" : "", case_id);
	if (status != GD_OK)
		return status;
	*row_id = sqlite3_last_insert_rowid(st->db);
	if (ent == GD_ENT_CASE)
		c->case_id = *row_id;
	GD_GROW(c->fresh, c->fresh_len, c->fresh_cap);
	c->fresh[c->fresh_len++] = (struct gd_change_row){ ent, *row_id };
	snprintf(number, sizeof number, "%" PRId64, *row_id);
	gd_change_record(st, ent, *row_id, "id", false, NULL, number);
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
