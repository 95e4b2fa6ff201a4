/*
 * desk/import_row.c - what one row of a list does to the desk.
 *
 * A row that was imported before, word for word, changes nothing, whatever has
 * become of its case since. Else the case is found by its number, by order
 * number and merchant, or made.
 */
#include <config.h>

#include "desk/import_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "desk/act_internal.h"
#include "desk/effective.h"
#include "desk/open_internal.h"
#include "domain/dateinput.h"
#include "store/imports.h"
#include "store/query.h"

void
gd_import_tell(struct gd_import_run *r, bool refused, size_t column,
	       const char *value, const char *reason)
{
	const struct gd_import *imp = r->imp;
	const char *heading = column && column <= imp->columns
		? imp->headings[column - 1] : "";
	struct gd_import_note note = {
		refused, r->row->line, column, heading, value, reason
	};

	if (refused) {
		r->row_refused = true;
		if (column <= imp->columns)
			imp->trouble[column]++;
		gd_buf_addf(&r->reasons, "%s%s%s%s", r->reasons.len ? "; " : "",
			    heading, *heading ? ": " : "", reason);
	} else {
		r->counts->alike++;
	}
	if (r->sink && r->sink->note)
		r->sink->note(&note, r->sink->ctx);
}

/* The source of a field, NULL when the list does not give it. */
static size_t
source_of(const struct gd_import_run *r, const char *field)
{
	size_t i;

	for (i = 0; i < r->p.sources_len; i++) {
		if (strcmp(r->p.sources[i].field, field) == 0)
			break;
	}
	return i;
}

const char *
gd_import_value_of(const struct gd_import_run *r, const char *field)
{
	size_t i = source_of(r, field);

	return i < r->p.sources_len ? r->p.sources[i].value : "";
}

size_t
gd_import_column_of(const struct gd_import_run *r, const char *field)
{
	size_t i = source_of(r, field);

	if (i == r->p.sources_len || r->p.sources[i].column == SIZE_MAX)
		return 0;
	return r->p.sources[i].column + 1;
}

void
gd_import_refuse(struct gd_import_run *r, const char *field, const char *reason)
{
	gd_import_tell(r, true, gd_import_column_of(r, field), gd_import_value_of(r, field),
		       reason);
}

/* What the row says of a field. */
static const char *
read_cell(const struct gd_import_run *r, struct gd_import_source *s)
{
	struct gd_csv_cell cell = { "", 0 };

	if (s->column < r->row->len)
		cell = r->row->cells[s->column];
	s->known = NULL;
	if (!cell.len && !s->fallback)
		return "";
	s->known = gd_import_known_find(s, cell.s, cell.len);
	if (s->known && s->known->text)
		return s->known->text;
	gd_buf_reset(&s->text);
	free(s->once.value);
	s->once = (struct gd_checked){ .done = false };
	gd_import_cell_text(r->imp, s, cell.s, &s->text);
	if (!s->text.len && s->fallback)
		gd_buf_adds(&s->text, s->fallback);
	if (s->known)
		s->known->text = gd_strdup(s->text.s);
	return s->text.s;
}

/* The row's cells as the texts of its fields. */
static void
gather(struct gd_import_run *r)
{
	for (size_t i = 0; i < r->p.sources_len; i++) {
		struct gd_import_source *s = &r->p.sources[i];

		s->value = read_cell(r, s);
		if (*s->value && gd_import_ruined(s->field, s->value))
			gd_import_refuse(r, s->field,
			       _("a spreadsheet has cut this number, and its "
				 "last digits are lost; type it again from the "
				 "order itself"));
	}
}

/* Where it is kept what the value was found to be. */
static struct gd_checked *
checked_of(struct gd_import_source *s)
{
	if (!s->steady)
		return NULL;
	return s->known ? &s->known->checked : &s->once;
}

/* A text field as it is kept. */
void
gd_import_kept_text(struct gd_import_run *r, const char *field,
		    struct gd_buf *out)
{
	struct gd_intake_problems problems = { NULL, 0, 0 };
	struct gd_answers a = GD_ANSWERS_INIT;
	size_t i = source_of(r, field);
	struct gd_import_source *s = &r->p.sources[i];

	if (i == r->p.sources_len || !s->q || !*s->value)
		return;
	gd_pairs_apply(r->imp->iv, &r->imp->env, &(struct gd_pair){
		       .field = field, .value = s->value, .q = s->q,
		       .checked = checked_of(s) }, 1, NULL, &a, &problems);
	gd_buf_adds(out, gd_answers_value(&a, field));
	gd_answers_release(&a);
	gd_intake_problems_release(&problems);
}

/* All that the row says, as one number. */
static int64_t
row_key(const struct gd_import_run *r)
{
	unsigned char hash[GD_DIGEST_LEN];
	struct gd_digest d;
	uint64_t key = 0;

	gd_digest_init(&d);
	for (size_t i = 0; i < r->p.sources_len; i++) {
		const struct gd_import_source *s = &r->p.sources[i];

		if (!*s->value)
			continue;
		gd_digest_add_field(&d, s->field, strlen(s->field));
		gd_digest_add_field(&d, s->value, strlen(s->value));
	}
	gd_digest_end(&d, hash);
	for (size_t i = 0; i < sizeof key; i++)
		key = key << 8 | hash[i];
	return (int64_t)key;
}

/* ---- what it becomes ---- */

/* The row's values as pairs; those that are empty stay away. */
static struct gd_pair *
make_pairs(struct gd_import_run *r, size_t *len)
{
	struct gd_pair *pairs = gd_calloc(r->p.sources_len + 1, sizeof *pairs);

	*len = 0;
	for (size_t i = 0; i < r->p.sources_len; i++) {
		struct gd_import_source *s = &r->p.sources[i];

		if (*s->value && strcmp(s->field, "case") != 0 &&
		    strcmp(s->field, "opened_at") != 0)
			pairs[(*len)++] = (struct gd_pair){
				.field = s->field, .value = s->value, .q = s->q,
				.checked = checked_of(s)
			};
	}
	return pairs;
}

static void
tell_problems(struct gd_import_run *r, const struct gd_intake_problems *p)
{
	for (size_t i = 0; i < p->len; i++)
		gd_import_refuse(r, p->items[i].field, p->items[i].message);
}

static bool
opening(struct gd_import_run *r, gd_instant *at)
{
	const char *typed = gd_import_value_of(r, "opened_at");
	struct gd_error why = GD_ERROR_INIT;
	struct gd_dateinput date = { 0 };

	*at = GD_INSTANT_NONE;
	if (!*typed)
		return true;
	if (gd_dateinput_parse(typed, r->imp->env.now, r->imp->env.zone, true,
			       &date, &why) != GD_OK) {
		gd_import_refuse(r, "opened_at", why.text);
		return false;
	}
	if (date.at > r->imp->env.now) {
		gd_import_refuse(r, "opened_at", _("it lies in the future"));
		return false;
	}
	*at = date.at;
	return true;
}

/* A new case, in one event. */
static enum gd_status
create(struct gd_import_run *r, const struct gd_answers *answers,
       const struct gd_pair *pairs, size_t len, gd_instant opened, int64_t *id,
       struct gd_error *err)
{
	enum gd_status status;
	struct gd_act a;

	status = gd_act_begin(&a, r->imp->desk, 0, "open", GD_ACT_RULES, err);
	if (status != GD_OK)
		return status;
	status = gd_act_open(&a, answers, opened != GD_INSTANT_NONE ? opened
								    : a.now,
			     err);
	if (status == GD_OK)
		status = gd_act_put_own(&a, pairs, len, err);
	*id = a.id;
	return gd_act_end(&a, status, err);
}

static enum gd_status
add_case(struct gd_import_run *r, const struct gd_pair *pairs, size_t len,
	 int64_t key, struct gd_error *err)
{
	struct gd_intake_problems problems = { NULL, 0, 0 };
	struct gd_answers a = GD_ANSWERS_INIT;
	enum gd_status status = GD_OK;
	gd_instant opened;
	int64_t id;

	gd_pairs_apply(r->imp->iv, &r->imp->env, pairs, len,
		       gd_import_own_fields(), &a, &problems);
	if (gd_effective_complete(gd_desk_effective(r->imp->desk), r->imp->iv,
				  &a))
		gd_pairs_nameless(r->imp->iv, &a, &problems);
	else
		gd_pairs_missing(r->imp->iv, &a, &problems);
	tell_problems(r, &problems);
	opening(r, &opened);
	if (!r->row_refused) {
		status = create(r, &a, pairs, len, opened, &id, err);
		if (status == GD_OK)
			status = gd_store_key_add(r->imp->st, key, id, err);
		gd_import_is(&r->fresh, (uint64_t)key);
		gd_import_met_by(r, &a);
		r->counts->created += status == GD_OK;
	}
	gd_answers_release(&a);
	gd_intake_problems_release(&problems);
	return status;
}

static bool
same_answer(const struct gd_answers *was, const struct gd_answers *now,
	    const char *field)
{
	const struct gd_answer *x = gd_answers_find(was, field);
	const struct gd_answer *y = gd_answers_find(now, field);

	if (!x || !y)
		return x == y;
	return x->state == y->state && strcmp(x->value, y->value) == 0;
}

/* Does the row say anything that its case does not? */
static bool
is_news(struct gd_import_run *r, const struct gd_case_view *v,
	const struct gd_pair *pairs, size_t len)
{
	struct gd_intake_problems problems = { NULL, 0, 0 };
	struct gd_answers now = GD_ANSWERS_INIT;
	bool news = false;

	gd_answers_copy(&now, &v->answers);
	gd_pairs_apply(r->imp->iv, &r->imp->env, pairs, len,
		       gd_import_own_fields(), &now, &problems);
	for (size_t i = 0; i < len && !news; i++) {
		if (strcmp(pairs[i].field, "assignee") == 0)
			news = strcmp(v->row.assignee, pairs[i].value) != 0;
		else if (strcmp(pairs[i].field, "tags") == 0)
			news = strcmp(v->row.tags, pairs[i].value) != 0;
		else
			news = !same_answer(&v->answers, &now, pairs[i].field);
	}
	tell_problems(r, &problems);
	gd_intake_problems_release(&problems);
	gd_answers_release(&now);
	return news;
}

/* Has a row of this very file named the case before? */
static bool
seen_before(struct gd_import_run *r, int64_t id)
{
	unsigned char bit = (unsigned char)(1u << (id % 8));
	bool seen;

	if (id > r->last_before)
		return true;
	seen = r->seen[id / 8] & bit;
	r->seen[id / 8] |= bit;
	return seen;
}

static enum gd_status
change(struct gd_import_run *r, const struct gd_case_view *v,
       const struct gd_pair *pairs, size_t len, struct gd_error *err)
{
	const char **fields = gd_calloc(len + 1, sizeof *fields);
	const char **values = gd_calloc(len + 1, sizeof *values);
	struct gd_error why = GD_ERROR_INIT;
	struct gd_case_row row;
	enum gd_status status;

	for (size_t i = 0; i < len; i++) {
		fields[i] = pairs[i].field;
		values[i] = pairs[i].value;
	}
	status = gd_desk_edit(r->imp->desk, v->row.id, fields, values, len,
			      &why);
	if (status == GD_EINVAL || status == GD_EGUARD) {
		gd_import_refuse(r, "case", why.text);
		status = GD_OK;
	} else if (status == GD_OK) {
		status = gd_store_case(r->imp->st, v->row.id, &row, &why);
		if (status == GD_OK && row.version == v->row.version)
			r->counts->unchanged++;
		else
			r->counts->updated += status == GD_OK;
		if (status == GD_OK)
			gd_case_row_release(&row);
	}
	if (status != GD_OK && err)
		*err = why;
	free(fields);
	free(values);
	return status;
}

static enum gd_status
meet_case(struct gd_import_run *r, int64_t id, const struct gd_pair *pairs,
	  size_t len, struct gd_error *err)
{
	bool again = seen_before(r, id), news;
	struct gd_case_view v;
	enum gd_status status;

	status = gd_desk_case(r->imp->desk, id, &v, err);
	if (status != GD_OK)
		return status;
	news = is_news(r, &v, pairs, len);
	if (news && again && !r->row_refused)
		gd_import_refuse(r, "order_no",
		       _("an earlier row of this file is about the same case "
			 "and says otherwise"));
	else if (news && !r->row_refused)
		status = change(r, &v, pairs, len, err);
	else if (!r->row_refused)
		r->counts->unchanged++;
	gd_case_view_release(&v);
	return status;
}

/* A row that is refused already: everything else that is wrong with it. */
static void
tell_rest(struct gd_import_run *r)
{
	struct gd_intake_problems problems = { NULL, 0, 0 };
	struct gd_answers a = GD_ANSWERS_INIT;
	size_t len;
	struct gd_pair *pairs = make_pairs(r, &len);

	gd_pairs_apply(r->imp->iv, &r->imp->env, pairs, len,
		       gd_import_own_fields(), &a, &problems);
	tell_problems(r, &problems);
	gd_answers_release(&a);
	gd_intake_problems_release(&problems);
	free(pairs);
}

enum gd_status
gd_import_row(struct gd_import_run *r, struct gd_error *err)
{
	int64_t known = 0, id = 0, key;
	struct gd_pair *pairs;
	enum gd_status status = GD_OK;
	size_t len;

	gather(r);
	if (r->row_refused) {
		tell_rest(r);
		return GD_OK;
	}
	key = row_key(r);
	if (gd_import_may_be(&r->fresh, (uint64_t)key))
		status = gd_store_match_key(r->imp->st, key,
					    gd_import_take_first, &known, err);
	if (status == GD_OK && known) {
		r->counts->unchanged++;
		return GD_OK;
	}
	if (status == GD_OK)
		status = gd_import_find_case(r, &id, err);
	if (status != GD_OK || r->row_refused)
		return status;
	pairs = make_pairs(r, &len);
	if (id)
		status = meet_case(r, id, pairs, len, err);
	else
		status = add_case(r, pairs, len, key, err);
	free(pairs);
	return status;
}
