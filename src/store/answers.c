/*
 * store/answers.c - answers of a case, personal ones in a table of their own.
 *
 * Which questions there are is the playbook's word, so both tables hold a row
 * an answer instead of a column a question. History keeps an answer as a mark
 * and its value; see gd_store_answer_decode().
 */
#include <config.h>

#include "store/store_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

#define FIELD_MAX_LEN 64

static const struct table {
	const char *read, *add, *write, *drop, *all;
} tables[] = {
#define TABLE(name)                                                         \
	{                                                                   \
		.read = "SELECT state, understood, value FROM " name        \
			" WHERE case_id = ?1 AND field = ?2",               \
		.add = "INSERT OR FAIL INTO " name " (case_id, field,"      \
		       " state, understood, value)"                         \
		       " VALUES (?1, ?2, ?3, ?4, ?5)",                      \
		.write = "UPDATE " name " SET state = ?3, understood = ?4," \
			 " value = ?5 WHERE case_id = ?1 AND field = ?2",   \
		.drop = "DELETE FROM " name                                 \
			" WHERE case_id = ?1 AND field = ?2",               \
		.all = "SELECT state, understood, value, field FROM " name  \
		       " WHERE case_id = ?1 ORDER BY field"                 \
	}
	TABLE("answers"),
	TABLE("people"),
};

static const struct table *
table_of(enum gd_entity ent)
{
	return &tables[ent == GD_ENT_PERSON];
}

static char *
encode(int state, bool understood, const char *value)
{
	size_t len = state == GD_ANSWER_GIVEN ? strlen(value) : 0;
	char *kept = gd_malloc(len + 2);

	kept[0] = state == GD_ANSWER_UNSURE ? '?' :
		  state == GD_ANSWER_SKIPPED ? '-' : understood ? '~' : '=';
	memcpy(kept + 1, value, len);
	kept[len + 1] = '\0';
	return kept;
}

static char *
encode_row(sqlite3_stmt *stmt)
{
	return encode(sqlite3_column_int(stmt, 0),
		      sqlite3_column_int(stmt, 1) != 0,
		      (const char *)sqlite3_column_text(stmt, 2));
}

bool
gd_store_answer_decode(const char *kept, enum gd_answer_state *state,
		       bool *understood, const char **value)
{
	if (!kept)
		return false;
	switch (*kept) {
	case '=':
	case '~':
		*state = GD_ANSWER_GIVEN;
		break;
	case '?':
		*state = GD_ANSWER_UNSURE;
		break;
	case '-':
		*state = GD_ANSWER_SKIPPED;
		break;
	default:
		return false;
	}
	*understood = *kept == '~';
	*value = kept + 1;
	return true;
}

enum gd_status
gd_answer_get(struct gd_store *st, enum gd_entity ent, int64_t case_id,
	      const char *field, char **out, struct gd_error *err)
{
	enum gd_status status = GD_OK;
	struct gd_change_value *v;
	sqlite3_stmt *stmt;
	int rc;

	*out = NULL;
	if (gd_hold_has(st, case_id)) {
		*out = gd_strdup(gd_hold_answer(st, ent, field));
		return GD_OK;
	}
	/* Of a case that was just made all answers are known. */
	if (gd_change_fresh(st, GD_ENT_CASE, case_id)) {
		v = gd_change_value(st, ent, case_id, field);
		*out = v ? gd_strdup(v->after) : NULL;
		return GD_OK;
	}
	stmt = gd_stmt(st, table_of(ent)->read);
	if (!stmt)
		return gd_store_fail(st, err);
	gd_stmt_bind(stmt, "is", case_id, field);
	rc = sqlite3_step(stmt);
	if (rc == SQLITE_ROW)
		*out = encode_row(stmt);
	else if (rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	return status;
}

static bool
field_valid(const char *field)
{
	size_t n = strspn(field, "abcdefghijklmnopqrstuvwxyz"
			  "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.:-");

	return n > 0 && n <= FIELD_MAX_LEN && !field[n];
}

/* The case is there and is the one that the open change is about. */
static enum gd_status
join(struct gd_store *st, int64_t case_id, struct gd_error *err)
{
	char number[GD_CASE_NUMBER_MAX];
	enum gd_status status;
	int64_t found;

	if (case_id && case_id == st->change.case_id)
		return GD_OK;
	status = gd_store_int(st, &found, err,
			      "SELECT 1 FROM cases WHERE id = ?1", "i",
			      case_id);
	gd_case_number(case_id, number);
	if (status == GD_ENOTFOUND)
		return gd_error_set(err, GD_ENOTFOUND,
				    _("there is no case %s"), number);
	return status == GD_OK ? gd_change_join(st, case_id, err) : status;
}

enum gd_status
gd_answer_set(struct gd_store *st, enum gd_entity ent, int64_t case_id,
	      const char *field, const char *value, struct gd_error *err)
{
	const struct table *t = table_of(ent);
	bool personal = ent == GD_ENT_PERSON || gd_answer_personal(field);
	enum gd_answer_state state = GD_ANSWER_GIVEN;
	enum gd_status status;
	char *before = NULL;
	const char *text = "";
	bool understood = false;

	if (!field_valid(field) ||
	    (value && !gd_store_answer_decode(value, &state, &understood,
					      &text)))
		return gd_error_set(err, GD_EINVAL,
				    _("'%s' is no answer that can be kept"),
				    field);
	status = join(st, case_id, err);
	if (status == GD_OK)
		status = gd_answer_get(st, ent, case_id, field, &before, err);
	if (status != GD_OK)
		return status;
	if (value && before ? strcmp(value, before) == 0 : value == before)
		goto out;
	if (gd_hold_has(st, case_id))
		gd_hold_answer_set(st, ent, field, value);
	else if (value)
		status = gd_store_run(st, err, before ? t->write : t->add,
				      "isiis", case_id, field, (int64_t)state,
				      (int64_t)understood, text);
	else
		status = gd_store_run(st, err, t->drop, "is", case_id, field);
	if (status == GD_OK)
		gd_change_record(st, ent, case_id, field, personal, before,
				 value);
out:
	free(before);
	return status;
}

/*
 * INSERT OR FAIL INTO answers (…) VALUES (?1, ?2, …, ?5), (?1, ?6, …, ?9), …
 *
 * A lot that failed halfway ends the whole bulk. That no lot needs a way back of its
 * own saves a copy of each page that it changes, and the search its index's writing.
 */
static const char *
insert_sql(struct gd_store *st, enum gd_entity ent, int lot)
{
	struct gd_buf *sql = &st->hold.lots[ent == GD_ENT_PERSON][lot];

	if (sql->len)
		return sql->s;
	gd_buf_adds(sql, table_of(ent)->add);
	for (int i = 1; i < 1 << lot; i++)
		gd_buf_addf(sql, ", (?1, ?%d, ?%d, ?%d, ?%d)", 4 * i + 2,
			    4 * i + 3, 4 * i + 4, 4 * i + 5);
	return sql->s;
}

enum gd_status
gd_answers_insert(struct gd_store *st, enum gd_entity ent, int64_t case_id,
		  const struct gd_hold_answer *const *list, int lot,
		  struct gd_error *err)
{
	sqlite3_stmt *stmt = gd_stmt_plain(st, insert_sql(st, ent, lot));

	for (int i = 0; stmt && i < 1 << lot; i++) {
		enum gd_answer_state state = GD_ANSWER_GIVEN;
		bool understood = false;
		const char *text = "";

		gd_store_answer_decode(list[i]->kept, &state, &understood,
				       &text);
		sqlite3_bind_int64(stmt, 1, case_id);
		sqlite3_bind_text(stmt, 4 * i + 2, list[i]->field, -1,
				  SQLITE_STATIC);
		sqlite3_bind_int(stmt, 4 * i + 3, (int)state);
		sqlite3_bind_int(stmt, 4 * i + 4, understood);
		sqlite3_bind_text(stmt, 4 * i + 5, text, -1, SQLITE_STATIC);
	}
	return gd_stmt_end(st, stmt, err);
}

enum gd_status
gd_store_put_answer(struct gd_store *st, int64_t case_id, const char *field,
		    bool personal, const struct gd_answer *answer,
		    struct gd_error *err)
{
	enum gd_entity here = personal ? GD_ENT_PERSON : GD_ENT_ANSWER;
	enum gd_entity other = personal ? GD_ENT_ANSWER : GD_ENT_PERSON;
	struct gd_error why = GD_ERROR_INIT;
	enum gd_status status = gd_change_check(st, err);
	char *value = NULL;
	bool alone;

	if (status != GD_OK)
		return status;
	/* Most have no copy to look for. */
	alone = gd_hold_has(st, case_id) && !gd_hold_answer(st, other, field);
	if (answer)
		value = encode(answer->state, answer->understood,
			       answer->value ? answer->value : "");
	status = gd_answer_set(st, here, case_id, field, value, &why);
	/* When the playbook has changed its mind no copy stays behind. */
	if (status == GD_OK && !alone)
		status = gd_answer_set(st, other, case_id, field, NULL, &why);
	free(value);
	return gd_change_fail(st, status, &why, err);
}

static enum gd_status
record_table(struct gd_store *st, enum gd_entity ent, int64_t case_id,
	     struct gd_error *err)
{
	sqlite3_stmt *stmt = gd_stmt(st, table_of(ent)->all);
	enum gd_status status = GD_OK;
	int rc;

	if (!stmt)
		return gd_store_fail(st, err);
	gd_stmt_bind(stmt, "i", case_id);
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		const char *field = (const char *)sqlite3_column_text(stmt, 3);
		char *value = encode_row(stmt);

		gd_change_record(st, ent, case_id, field,
				 ent == GD_ENT_PERSON ||
				 gd_answer_personal(field), NULL, value);
		free(value);
	}
	if (rc != SQLITE_DONE)
		status = gd_store_fail(st, err);
	gd_stmt_done(st, stmt);
	return status;
}

enum gd_status
gd_store_record_answers(struct gd_store *st, int64_t case_id,
			struct gd_error *err)
{
	struct gd_error why = GD_ERROR_INIT;
	enum gd_status status = gd_change_check(st, err);

	if (status != GD_OK)
		return status;
	status = join(st, case_id, &why);
	if (status == GD_OK)
		status = record_table(st, GD_ENT_ANSWER, case_id, &why);
	if (status == GD_OK)
		status = record_table(st, GD_ENT_PERSON, case_id, &why);
	return gd_change_fail(st, status, &why, err);
}
