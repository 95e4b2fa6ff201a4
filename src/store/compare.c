/*
 * store/compare.c - do the tables say what the history says?
 *
 * The hash chain proves the events; a value that was changed past them stands
 * in a table alone. Case by case: the newest value that the history gives each
 * field is held, and every field of every row is looked at. What history never
 * spoke of must be as a new row is.
 */
#include <config.h>

#include "store/evidence.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "store/query_internal.h"

struct told {			/* the newest value of a field in history */
	enum gd_entity ent;
	int64_t row;
	char *field;
	char *value;		/* NULL: none */
};

struct compare {
	struct gd_store *st;
	int64_t case_id;	/* 0: merchants */
	struct told *values;
	size_t len, cap;
	struct gd_error *err;
};

static int
by_place(const void *x, const void *y)
{
	const struct told *a = x, *b = y;

	if (a->ent != b->ent)
		return a->ent < b->ent ? -1 : 1;
	if (a->row != b->row)
		return a->row < b->row ? -1 : 1;
	return strcmp(a->field, b->field);
}

static void
forget_told(struct compare *c)
{
	for (size_t i = 0; i < c->len; i++) {
		free(c->values[i].field);
		free(c->values[i].value);
	}
	free(c->values);
	c->values = NULL;
	c->len = c->cap = 0;
}

static void
take_changes(struct compare *c, const char *changes)
{
	struct gd_record_reader rd;
	struct gd_record r;
	enum gd_entity ent;

	gd_record_reader_init(&rd, changes);
	while (gd_record_next(&rd, &r)) {
		if (!gd_entity_parse(r.entity, &ent) || ent == GD_ENT_EVENT ||
		    (ent == GD_ENT_MERCHANT) != (c->case_id == 0))
			continue;
		GD_GROW(c->values, c->len, c->cap);
		c->values[c->len++] = (struct told){
			.ent = ent, .row = r.row, .field = gd_strdup(r.field),
			.value = gd_strdup(gd_side_text(&r.after))
		};
	}
	gd_record_reader_release(&rd);
}

/* Keep the last of those that speak of one field; they came in order. */
static void
sort_told(struct compare *c)
{
	size_t kept = 0;

	/* The order of their coming decides among equals. */
	for (size_t width = 1; width < c->len; width *= 2) {
		struct told *to = gd_calloc(c->len, sizeof *to);

		for (size_t at = 0; at < c->len; at += 2 * width) {
			size_t i = at, mid = at + width < c->len
						     ? at + width : c->len;
			size_t end = at + 2 * width < c->len ? at + 2 * width
							     : c->len;
			size_t j = mid, k = at;

			while (i < mid || j < end)
				to[k++] = j >= end ||
					  (i < mid && by_place(&c->values[i],
							       &c->values[j]) <=
							      0)
						  ? c->values[i++]
						  : c->values[j++];
		}
		free(c->values);
		c->values = to;
		c->cap = c->len;
	}
	for (size_t i = 0; i < c->len; i++) {
		if (i + 1 < c->len &&
		    by_place(&c->values[i], &c->values[i + 1]) == 0) {
			free(c->values[i].field);
			free(c->values[i].value);
		} else {
			c->values[kept++] = c->values[i];
		}
	}
	c->len = kept;
}

static enum gd_status
read_history(struct compare *c)
{
	enum gd_status status = GD_OK;
	int rc = SQLITE_ERROR;
	sqlite3_stmt *stmt;

	stmt = gd_stmt(c->st, c->case_id ?
		       "SELECT changes FROM events WHERE case_id = ?1"
		       " ORDER BY id" :
		       "SELECT changes FROM events"
		       " WHERE instr(changes, '[\"merchant\",') > 0"
		       " ORDER BY id");
	if (!stmt)
		return gd_store_fail(c->st, c->err);
	if (c->case_id)
		gd_stmt_bind(stmt, "i", c->case_id);
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		const unsigned char *s = sqlite3_column_text(stmt, 0);

		take_changes(c, s ? (const char *)s : "");
	}
	if (rc != SQLITE_DONE)
		status = gd_store_fail(c->st, c->err);
	gd_stmt_done(c->st, stmt);
	sort_told(c);
	return status;
}

static enum gd_status
differs(struct compare *c, enum gd_entity ent, int64_t row, const char *field)
{
	char number[GD_CASE_NUMBER_MAX];
	int64_t event = 0;

	gd_case_number(c->case_id, number);
	gd_store_int(c->st, &event, NULL,
		     "SELECT max(id) FROM events WHERE case_id = ?1", "i",
		     c->case_id);
	if (!c->case_id)
		return gd_error_set(c->err, GD_EDATA,
				    _("'%1$s' of merchant %2$lld is not what the "
				      "history says; compare with a backup copy"),
				    field, (long long)row);
	return gd_error_set(c->err, GD_EDATA,
			    _("%1$s: '%2$s' of %3$s %4$lld is not what the "
			      "history says up to event %5$lld; compare with a "
			      "backup copy"), number, field,
			    gd_entity_name(ent), (long long)row,
			    (long long)event);
}

static const char *
told_value(const struct compare *c, enum gd_entity ent, int64_t row,
	   const char *field, bool *told)
{
	struct told key = { .ent = ent, .row = row, .field = NULL };
	struct told *found;
	char *name = gd_strdup(field);

	key.field = name;
	found = c->len ? bsearch(&key, c->values, c->len, sizeof key, by_place)
		       : NULL;
	free(name);
	*told = found != NULL;
	return found ? found->value : NULL;
}

/* Set quietly while the case was a draft, or never in history at all. */
static bool
unspoken(const struct gd_field *f)
{
	return strcmp(f->name, "seq") == 0 ||
	       (f->ent == GD_ENT_CASE && (strcmp(f->name, "opened_at") == 0 ||
					  strcmp(f->name, "taken_by") == 0));
}

static enum gd_status
compare_row(struct compare *c, enum gd_entity ent, int64_t row)
{
	enum gd_status status = GD_OK;
	const struct gd_field *f;

	for (size_t i = 0; status == GD_OK && (f = gd_field_at(i)); i++) {
		const char *says;
		char *is = NULL;
		bool told, same;

		if (f->ent != ent)
			continue;
		says = told_value(c, ent, row, f->name, &told);
		if (!told && unspoken(f))
			continue;
		status = gd_change_get(c->st, ent, row, f->name, &is, c->err);
		if (status != GD_OK)
			break;
		if (!says)
			says = f->none;
		same = is && says ? strcmp(is, says) == 0
				  : (is ? is : f->none) == says;
		free(is);
		if (!same)
			status = differs(c, ent, row, f->name);
	}
	return status;
}

static enum gd_status
compare_rows(struct compare *c, enum gd_entity ent, const char *sql)
{
	enum gd_status status = GD_OK;
	int64_t row = 0;

	while (status == GD_OK) {
		status = gd_store_int(c->st, &row, c->err, sql, "ii",
				      c->case_id, row);
		if (status == GD_OK)
			status = compare_row(c, ent, row);
	}
	return status == GD_ENOTFOUND ? GD_OK : status;
}

/* Each answer that is there was told, and as it is. */
static enum gd_status
compare_answers(struct compare *c, enum gd_entity ent, const char *sql)
{
	enum gd_status status = GD_OK;
	int rc = SQLITE_ERROR;
	sqlite3_stmt *stmt = gd_stmt(c->st, sql);

	if (!stmt)
		return gd_store_fail(c->st, c->err);
	gd_stmt_bind(stmt, "i", c->case_id);
	while (status == GD_OK && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		const char *field = (const char *)sqlite3_column_text(stmt, 0);
		const char *says;
		char *is = NULL;
		bool told;

		if (field[strcspn(field, ".:")])
			continue;	/* text that is still being typed */
		says = told_value(c, ent, c->case_id, field, &told);
		status = gd_change_get(c->st, ent, c->case_id, field, &is,
				       c->err);
		if (status == GD_OK && (!is || !says || strcmp(is, says) != 0))
			status = differs(c, ent, c->case_id, field);
		free(is);
	}
	if (status == GD_OK && rc != SQLITE_DONE)
		status = gd_store_fail(c->st, c->err);
	gd_stmt_done(c->st, stmt);
	return status;
}

/* What history gave a value must still have it, its row included. */
static enum gd_status
compare_told(struct compare *c)
{
	enum gd_status status = GD_OK;

	for (size_t i = 0; status == GD_OK && i < c->len; i++) {
		const struct told *t = &c->values[i];
		char *is = NULL;

		if (!t->value || strcmp(t->field, "id") == 0 ||
		    strcmp(t->field, "seq") == 0)
			continue;
		status = gd_change_get(c->st, t->ent, t->row, t->field, &is,
				       c->err);
		if (status == GD_EINVAL) {	/* a field of a later version */
			status = GD_OK;
			continue;
		}
		if (status == GD_ENOTFOUND ||
		    (status == GD_OK && (!is || strcmp(is, t->value) != 0)))
			status = differs(c, t->ent, t->row, t->field);
		free(is);
	}
	return status;
}

#define OF_CASE(table)                                                      \
	"SELECT id FROM " table " WHERE case_id = ?1 AND id > ?2"           \
	" ORDER BY id LIMIT 1"

static enum gd_status
compare_case(struct compare *c)
{
	enum gd_status status = read_history(c);

	if (status == GD_OK)
		status = compare_told(c);
	if (status == GD_OK)
		status = compare_row(c, GD_ENT_CASE, c->case_id);
	if (status == GD_OK)
		status = compare_rows(c, GD_ENT_FILING, OF_CASE("filings"));
	if (status == GD_OK)
		status = compare_rows(c, GD_ENT_CLOCK, OF_CASE("clocks"));
	if (status == GD_OK)
		status = compare_rows(c, GD_ENT_EVIDENCE, OF_CASE("evidence"));
	if (status == GD_OK)
		status = compare_rows(c, GD_ENT_LETTER, OF_CASE("letters"));
	if (status == GD_OK)
		status = compare_answers(c, GD_ENT_ANSWER,
					 "SELECT field FROM answers"
					 " WHERE case_id = ?1");
	if (status == GD_OK)
		status = compare_answers(c, GD_ENT_PERSON,
					 "SELECT field FROM people"
					 " WHERE case_id = ?1");
	forget_told(c);
	return status;
}

static enum gd_status
compare_all(struct compare *c, bool (*tick)(int64_t case_id, void *ctx),
	    void *ctx)
{
	enum gd_status status = GD_OK;

	while (status == GD_OK) {
		status = gd_store_int(c->st, &c->case_id, c->err,
				      "SELECT id FROM cases WHERE id > ?1"
				      " AND draft = 0 ORDER BY id LIMIT 1",
				      "i", c->case_id);
		if (status == GD_OK)
			status = compare_case(c);
		if (status == GD_OK && tick && !tick(c->case_id, ctx))
			return GD_ECANCEL;
	}
	if (status != GD_ENOTFOUND)
		return status;
	c->case_id = 0;
	status = read_history(c);
	if (status == GD_OK)
		status = compare_told(c);
	forget_told(c);
	return status;
}

enum gd_status
gd_store_compare(struct gd_store *st, int64_t case_id,
		 bool (*tick)(int64_t case_id, void *ctx), void *ctx,
		 struct gd_error *err)
{
	struct compare c = { .st = st, .case_id = case_id, .err = err };
	enum gd_status status;
	int64_t draft = 0;
	bool own;

	status = gd_read_begin(st, &own, err);
	if (status != GD_OK)
		return status;
	if (!case_id) {
		status = compare_all(&c, tick, ctx);
	} else {
		status = gd_store_int(st, &draft, err, "SELECT draft FROM cases"
				      " WHERE id = ?1", "i", case_id);
		if (status == GD_OK && !draft)
			status = compare_case(&c);
	}
	gd_read_end(st, own);
	return status;
}
