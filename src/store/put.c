/*
 * store/put.c - setting fields, and remembering what they were.
 */
#include <config.h>

#include "store/store_internal.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

struct gd_change_row *
gd_change_fresh(const struct gd_store *st, enum gd_entity ent, int64_t row)
{
	const struct gd_change *c = &st->change;

	for (size_t i = 0; i < c->fresh_len; i++) {
		if (c->fresh[i].id == row && c->fresh[i].ent == ent)
			return &c->fresh[i];
	}
	return NULL;
}

struct gd_change_value *
gd_change_value(const struct gd_store *st, enum gd_entity ent, int64_t row,
		const char *field)
{
	const struct gd_change *c = &st->change;

	for (size_t i = 0; i < c->values_len; i++) {
		struct gd_change_value *v = &c->values[i];

		if (v->row == row && v->ent == ent &&
		    v->field[0] == field[0] && strcmp(v->field, field) == 0)
			return v;
	}
	return NULL;
}

static bool
same(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static void
value_drop(struct gd_change *c, struct gd_change_value *v)
{
	c->values_len--;
	memmove(v, v + 1,
		(size_t)(c->values + c->values_len - v) * sizeof *v);
}

void
gd_change_add(struct gd_store *st, enum gd_entity ent, int64_t row,
	      const char *field, bool personal, const char *before,
	      const char *after)
{
	struct gd_change *c = &st->change;

	if (same(before, after))
		return;
	GD_GROW(c->values, c->values_len, c->values_cap);
	c->values[c->values_len++] = (struct gd_change_value){
		.ent = ent, .row = row,
		.field = gd_arena_strdup(&c->texts, field),
		.before = gd_arena_strdup(&c->texts, before),
		.after = gd_arena_strdup(&c->texts, after),
		.personal = personal, .written = true
	};
}

void
gd_change_record(struct gd_store *st, enum gd_entity ent, int64_t row,
		 const char *field, bool personal, const char *before,
		 const char *after)
{
	struct gd_change_value *v = gd_change_value(st, ent, row, field);
	struct gd_change *c = &st->change;

	if (v && same(v->before, after)) {
		value_drop(c, v);
	} else if (v) {
		v->after = gd_arena_strdup(&c->texts, after);
	} else {
		gd_change_add(st, ent, row, field, personal, before, after);
	}
}

static enum gd_status
unknown_field(enum gd_entity ent, const char *field, struct gd_error *err)
{
	return gd_error_set(err, GD_EINVAL,
			    _("'%s' is no field of '%s'"), field,
			    gd_entity_name(ent));
}

/* The number in `s`, all of it. */
static bool
parse_number(const char *s, int64_t *out)
{
	size_t digits = 0;
	char *end;
	long long n;

	if (!(*s == '-' || (*s >= '0' && *s <= '9')))
		return false;
	/* Most are short and have no sign. */
	while (s[digits] >= '0' && s[digits] <= '9')
		digits++;
	if (!s[digits] && digits < 19) {
		*out = gd_number_of(s);
		return true;
	}
	errno = 0;
	n = strtoll(s, &end, 10);
	*out = n;
	return errno == 0 && *end == '\0' && end != s;
}

static bool
is_none(const struct gd_field *f, int64_t n)
{
	return (f->column == GD_COL_INSTANT && n == GD_INSTANT_NONE) ||
	       (f->column == GD_COL_MONEY && n < 0) ||
	       (f->column == GD_COL_REF && n == 0);
}

/*
 * `value` as history keeps it: NULL for none, numbers in one way of writing.
 * The result is `value` or stands in `number`. False: no number.
 */
static bool
normalise(const struct gd_field *f, const char **value, char number[GD_NUMBER_MAX])
{
	int64_t n;

	if (f->column == GD_COL_TEXT) {
		if (*value && !**value)
			*value = NULL;
		return true;
	}
	if (!*value) {
		*value = f->none;
		return true;
	}
	if (!parse_number(*value, &n))
		return false;
	if (is_none(f, n)) {
		*value = NULL;
		return true;
	}
	*value = gd_number_text(n, number);
	return true;
}

/* The present value (NULL: none) and the case that the row belongs to. */
static enum gd_status
read_field(struct gd_store *st, const struct gd_field *f, int64_t row,
	   char **value, int64_t *case_id, struct gd_error *err)
{
	sqlite3_stmt *stmt = gd_stmt(st, f->read);
	enum gd_status status = GD_OK;

	*value = NULL;
	if (!stmt)
		return gd_store_fail(st, err);
	gd_stmt_bind(stmt, "i", row);
	switch (sqlite3_step(stmt)) {
	case SQLITE_ROW:
		*case_id = sqlite3_column_int64(stmt, 1);
		if (sqlite3_column_type(stmt, 0) == SQLITE_NULL ||
		    (f->column == GD_COL_MONEY &&
		     sqlite3_column_int64(stmt, 0) < 0))
			break;
		*value = gd_stmt_text(stmt, 0);
		break;
	case SQLITE_DONE:
		status = gd_error_set(err, GD_ENOTFOUND,
				      _("there is no %s number %" PRId64),
				      gd_entity_name(f->ent), row);
		break;
	default:
		status = gd_store_fail(st, err);
	}
	gd_stmt_done(st, stmt);
	return status;
}

static enum gd_status
write_field(struct gd_store *st, const struct gd_field *f, int64_t row,
	    const char *value, struct gd_error *err)
{
	int64_t n = -1;

	if (f->column == GD_COL_TEXT)
		return gd_store_run(st, err, f->write, "is", row, value);
	if (value && !parse_number(value, &n))
		return unknown_field(f->ent, f->name, err);
	if (!value && f->column != GD_COL_MONEY)
		return gd_store_run(st, err, f->write, "is", row, NULL);
	return gd_store_run(st, err, f->write, "ii", row, n);
}

/*
 * A field of a row that was made in this change: what it is now is known, and
 * all fields that are put in a row are written by one statement. False when
 * the field has to be written by itself.
 */
static bool
put_fresh(struct gd_store *st, const struct gd_field *f, int64_t row,
	  const char *value)
{
	struct gd_change_row *r = gd_change_fresh(st, f->ent, row);
	struct gd_change_value *v;
	int64_t seq;

	if (!r)
		return false;
	if (strcmp(f->name, "seq") == 0)
		return value && parse_number(value, &seq) && seq == r->seq;
	v = gd_change_value(st, f->ent, row, f->name);
	if (v && v->written)
		return false;
	if (same(v ? v->after : f->none, value))
		return true;
	if (value && f->none && strcmp(value, f->none) == 0)
		value = NULL;		/* back to the default */
	gd_change_record(st, f->ent, row, f->name, f->personal, NULL, value);
	v = gd_change_value(st, f->ent, row, f->name);
	if (v) {
		v->written = false;
		r->pending = st->change.pending = true;
	}
	if (f->ent == GD_ENT_CLOCK)
		st->change.clocks = true;
	return true;
}

static enum gd_status
put_field(struct gd_store *st, const struct gd_field *f, int64_t row,
	  const char *value, struct gd_error *err)
{
	char number[GD_NUMBER_MAX];
	enum gd_status status;
	int64_t case_id = 0;
	char *before = NULL;
	const char *was;

	if (!normalise(f, &value, number))
		return gd_error_set(err, GD_EINVAL,
				    _("'%s' takes a number"), f->name);
	if (st->change.quiet && f->ent != GD_ENT_CASE)
		return gd_error_set(err, GD_EINVAL,
				    _("only a draft changes without an event"));
	if (gd_hold_put(st, f, row, value) || put_fresh(st, f, row, value))
		return GD_OK;
	if (f->ent == GD_ENT_MERCHANT)
		gd_merchants_forget(st);
	/* Merchants that are no news do not depend on the case that is held. */
	st->hold.apart = f->ent == GD_ENT_MERCHANT;
	status = read_field(st, f, row, &before, &case_id, err);
	st->hold.apart = false;
	if (status == GD_OK)
		status = gd_change_join(st, case_id, err);
	if (status != GD_OK || same(before, value))
		goto out;
	status = write_field(st, f, row, value, err);
	if (status != GD_OK)
		goto out;
	if (f->ent == GD_ENT_CLOCK)
		st->change.clocks = true;
	was = before;
	if (was && f->none && strcmp(was, f->none) == 0 &&
	    gd_change_fresh(st, f->ent, row))
		was = NULL;
	gd_change_record(st, f->ent, row, f->name, f->personal, was, value);
out:
	free(before);
	return status;
}

static enum gd_status
put_words(struct gd_store *st, int64_t row, const char *field,
	  const char *value, struct gd_error *err)
{
	if (row != 0 || (strcmp(field, "note") != 0 &&
			 strcmp(field, "reason") != 0 &&
			 strcmp(field, "early_due") != 0))
		return unknown_field(GD_ENT_EVENT, field, err);
	if (st->change.quiet)
		return gd_error_set(err, GD_EINVAL,
				    _("only a draft changes without an event"));
	if (value && !*value)
		value = NULL;
	gd_change_record(st, GD_ENT_EVENT, 0, field, true, NULL, value);
	return GD_OK;
}

enum gd_status
gd_change_put(struct gd_store *st, enum gd_entity ent, int64_t row,
	      const char *field, const char *value, struct gd_error *err)
{
	const struct gd_field *f;

	switch (ent) {
	case GD_ENT_EVENT:
		return put_words(st, row, field, value, err);
	case GD_ENT_ANSWER:
	case GD_ENT_PERSON:
		return gd_answer_set(st, ent, row, field, value, err);
	default:
		f = gd_field_find(ent, field);
		if (!f)
			return unknown_field(ent, field, err);
		return put_field(st, f, row, value, err);
	}
}

enum gd_status
gd_change_get(struct gd_store *st, enum gd_entity ent, int64_t row,
	      const char *field, char **out, struct gd_error *err)
{
	const struct gd_field *f;
	int64_t case_id;

	*out = NULL;
	if (ent == GD_ENT_EVENT)
		return GD_OK;
	if (ent == GD_ENT_ANSWER || ent == GD_ENT_PERSON)
		return gd_answer_get(st, ent, row, field, out, err);
	f = gd_field_find(ent, field);
	if (!f)
		return unknown_field(ent, field, err);
	return read_field(st, f, row, out, &case_id, err);
}

enum gd_status
gd_store_put(struct gd_store *st, enum gd_entity ent, int64_t row_id,
	     const char *field, const char *value, struct gd_error *err)
{
	struct gd_error why = GD_ERROR_INIT;
	enum gd_status status = gd_change_check(st, err);
	char *given = NULL;

	if (status != GD_OK)
		return status;
	/* An answer put as plain text is one that was given. */
	if (value && (ent == GD_ENT_ANSWER || ent == GD_ENT_PERSON)) {
		given = gd_malloc(strlen(value) + 2);
		given[0] = '=';
		memcpy(given + 1, value, strlen(value) + 1);
		value = given;
	}
	status = gd_change_put(st, ent, row_id, field, value, &why);
	free(given);
	return gd_change_fail(st, status, &why, err);
}

enum gd_status
gd_store_put_int(struct gd_store *st, enum gd_entity ent, int64_t row_id,
		 const char *field, int64_t value, struct gd_error *err)
{
	const struct gd_field *f = gd_field_find(ent, field);
	char number[GD_NUMBER_MAX];

	/* Most go to a case that a bulk holds, and need no second look. */
	if (st->hold.it.case_id && !st->change.quiet && f &&
	    f->column != GD_COL_TEXT &&
	    gd_change_check(st, NULL) == GD_OK &&
	    gd_hold_put(st, f, row_id, is_none(f, value) ? NULL :
			gd_number_text(value, number)))
		return GD_OK;
	return gd_store_put(st, ent, row_id, field,
			    gd_number_text(value, number), err);
}
