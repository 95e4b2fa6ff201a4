/*
 * store/hold.c - see hold.h: which case is held, and what changes do to it.
 */
#include <config.h>

#include "store/hold.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/search_internal.h"
#include "store/writer.h"

bool
gd_hold_has(const struct gd_store *st, int64_t case_id)
{
	return case_id && st->hold.it.case_id == case_id && !st->hold.written;
}

static void
release_events(struct gd_held *h)
{
	for (size_t i = 0; i < h->events_len; i++)
		gd_change_release(&h->events[i]);
	h->events_len = 0;
}

void
gd_held_release(struct gd_held *h)
{
	release_events(h);
	free(h->words[0]);
	free(h->words[1]);
	gd_arena_release(&h->texts);
	free(h->rows);
	free(h->answers);
	free(h->events);
	memset(h, 0, sizeof *h);
}

/* Nothing is held any more; what is known of the bulk stays. */
static void
let_go(struct gd_hold *h)
{
	gd_held_release(&h->it);
	h->written = false;
}

void
gd_hold_release(struct gd_store *st)
{
	struct gd_hold *h = &st->hold;
	struct gd_buf *lots = &h->lots[0][0];

	let_go(h);
	for (int k = 0; k < GD_HOLD_KINDS; k++)
		gd_buf_release(&h->sql[k]);
	for (int i = 0; i < 2 * GD_HOLD_LOTS; i++)
		gd_buf_release(&lots[i]);
	memset(h, 0, sizeof *h);
	for (int k = 0; k < GD_HOLD_KINDS; k++)
		gd_buf_init(&h->sql[k]);
	for (int i = 0; i < 2 * GD_HOLD_LOTS; i++)
		gd_buf_init(&lots[i]);
}

void
gd_hold_keep_event(struct gd_store *st)
{
	struct gd_held *h = &st->hold.it;

	GD_GROW(h->events, h->events_len, h->events_cap);
	h->events[h->events_len++] = st->change;
	st->hold.last_event = st->change.event_id;
	memset(&st->change, 0, sizeof st->change);
}

void
gd_hold_begin(struct gd_store *st)
{
	struct gd_hold *h = &st->hold;

	h->saved = false;
	h->was_version = h->it.version;
	memcpy(h->was_next, h->next, sizeof h->was_next);
}

/* Before a statement that may see or change what is held. */
static enum gd_status
write_here(struct gd_store *st, struct gd_error *why)
{
	struct gd_hold *h = &st->hold;
	enum gd_status status = gd_writer_wait(st, why);

	/* What was kept before the open change does not go back with it. */
	gd_search_gather(st, &h->it);
	if (status == GD_OK)
		status = gd_search_write(st, &h->it, why);
	if (status == GD_OK)
		status = gd_held_write_events(st, &h->it, why);
	release_events(&h->it);
	if (status == GD_OK && st->change.open && !h->saved) {
		h->saved = true;
		status = gd_store_run(st, why, "SAVEPOINT change", "");
	}
	if (status == GD_OK && h->it.case_id && !h->written) {
		status = gd_held_write_rows(st, &h->it, why);
		h->written = true;
		st->load_mixed |= st->change.open;
		if (!st->change.open)
			let_go(h);
	}
	return status;
}

bool
gd_hold_yield(struct gd_store *st)
{
	struct gd_hold *h = &st->hold;
	struct gd_error why = GD_ERROR_INIT;
	enum gd_status status;

	if (!st->bulk)
		return true;
	if (h->apart)
		return gd_writer_wait(st, NULL) == GD_OK;
	h->apart = true;
	status = write_here(st, &why);
	/* The change may make rows itself now: their ids are asked for again. */
	if (st->change.open)
		memset(h->next, 0, sizeof h->next);
	h->apart = false;
	gd_change_fail(st, status, &why, NULL);
	return status == GD_OK;
}

enum gd_status
gd_hold_out(struct gd_store *st, struct gd_error *err)
{
	struct gd_hold *h = &st->hold;
	enum gd_status status;

	if (!h->it.case_id)
		return GD_OK;
	gd_search_gather(st, &h->it);
	if (st->writer)
		return gd_writer_give(st, &h->it, err);
	status = gd_held_write(st, &h->it, err);
	let_go(h);
	/* Half a case must not be kept, and there is no going back to before. */
	h->apart = true;
	if (status != GD_OK && !sqlite3_get_autocommit(st->db))
		gd_store_run(st, NULL, "ROLLBACK", "");
	h->apart = false;
	return status;
}

/* ---- rows ---- */

static bool
kind_of(enum gd_entity ent, enum gd_hold_kind *kind)
{
	switch (ent) {
	case GD_ENT_MERCHANT:
		*kind = GD_HOLD_MERCHANT;
		return true;
	case GD_ENT_CASE:
		*kind = GD_HOLD_CASE;
		return true;
	case GD_ENT_FILING:
		*kind = GD_HOLD_FILING;
		return true;
	case GD_ENT_CLOCK:
		*kind = GD_HOLD_CLOCK;
		return true;
	default:
		return false;
	}
}

static struct gd_hold_row *
find_row(const struct gd_store *st, enum gd_entity ent, int64_t id)
{
	const struct gd_hold *h = &st->hold;
	enum gd_hold_kind kind;

	if (!h->it.case_id || h->written || !kind_of(ent, &kind))
		return NULL;
	for (size_t i = h->it.rows_len; i-- > 0; ) {
		if (h->it.rows[i].id == id && h->it.rows[i].kind == kind)
			return &h->it.rows[i];
	}
	return NULL;
}

bool
gd_hold_takes(const struct gd_store *st, enum gd_entity ent, int64_t case_id)
{
	enum gd_hold_kind kind;

	if (!st->bulk || st->change.quiet || !kind_of(ent, &kind))
		return false;
	if (ent == GD_ENT_CASE)
		return !st->hold.it.case_id;
	return gd_hold_has(st, ent == GD_ENT_MERCHANT ? st->change.case_id
						      : case_id);
}

/* The id that the table itself would give. */
static enum gd_status
next_id(struct gd_store *st, enum gd_hold_kind kind, int64_t *id,
	struct gd_error *err)
{
	static const char *const newest[] = {
		[GD_HOLD_MERCHANT] = "SELECT max(id) FROM merchants",
		[GD_HOLD_CASE] = "SELECT max(id) FROM cases",
		[GD_HOLD_FILING] = "SELECT max(id) FROM filings",
		[GD_HOLD_CLOCK] = "SELECT max(id) FROM clocks",
	};
	struct gd_hold *h = &st->hold;
	enum gd_status status = GD_OK;
	int64_t last = 0;

	if (!h->next[kind]) {
		h->apart = true;
		status = gd_store_int(st, &last, err, newest[kind], "");
		h->apart = false;
		h->next[kind] = last + 1;
	}
	*id = h->next[kind]++;
	return status;
}

enum gd_status
gd_hold_insert(struct gd_store *st, struct gd_change_row *row,
	       struct gd_error *err)
{
	struct gd_hold *h = &st->hold;
	struct gd_hold_row r = { .kind = GD_HOLD_CASE };
	enum gd_status status;

	kind_of(row->ent, &r.kind);
	status = next_id(st, r.kind, &r.id, err);
	if (status != GD_OK)
		return status;
	for (size_t i = 0; i < h->it.rows_len; i++)
		r.seq += h->it.rows[i].kind == r.kind;
	r.seq++;
	if (row->ent == GD_ENT_CASE)
		h->it.case_id = r.id;
	GD_GROW(h->it.rows, h->it.rows_len, h->it.rows_cap);
	h->it.rows[h->it.rows_len++] = r;
	row->id = r.id;
	row->seq = r.seq;
	return GD_OK;
}

bool
gd_hold_key(struct gd_store *st, int64_t case_id, int64_t key)
{
	struct gd_held *h = &st->hold.it;

	if (!gd_hold_has(st, case_id) || h->has_key)
		return false;
	h->key = key;
	h->has_key = true;
	return true;
}

static bool
same(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

bool
gd_hold_put(struct gd_store *st, const struct gd_field *f, int64_t row,
	    const char *value)
{
	struct gd_hold_row *r = find_row(st, f->ent, row);
	const char *now, *after = value;
	bool fresh;
	size_t i;

	/* A number within the case is given, never put. */
	if (!r || (*f->name == 's' && strcmp(f->name, "seq") == 0))
		return false;
	i = gd_field_index(f);
	now = r->values[i] ? r->values[i] : f->none;
	if (same(now, value))
		return true;
	fresh = gd_change_fresh(st, f->ent, row) != NULL;
	if (fresh && same(value, f->none))
		after = NULL;		/* back to the default */
	if (fresh && !r->values[i])	/* never put: nothing to look for */
		gd_change_add(st, f->ent, row, f->name, f->personal, NULL,
			      after);
	else
		gd_change_record(st, f->ent, row, f->name, f->personal,
				 fresh ? NULL : now, after);
	r->values[i] = gd_arena_strdup(&st->hold.it.texts, value);
	if (f->ent == GD_ENT_CLOCK)
		st->change.clocks = true;
	return true;
}

/* ---- answers ---- */

static struct gd_hold_answer *
find_answer(const struct gd_store *st, enum gd_entity ent, const char *field)
{
	const struct gd_hold *h = &st->hold;

	for (size_t i = h->it.answers_len; i-- > 0; ) {
		if (h->it.answers[i].ent == ent &&
		    h->it.answers[i].field[0] == field[0] &&
		    strcmp(h->it.answers[i].field, field) == 0)
			return &h->it.answers[i];
	}
	return NULL;
}

const char *
gd_hold_answer(const struct gd_store *st, enum gd_entity ent,
	       const char *field)
{
	const struct gd_hold_answer *a = find_answer(st, ent, field);

	return a ? a->kept : NULL;
}

void
gd_hold_answer_set(struct gd_store *st, enum gd_entity ent, const char *field,
		   const char *kept)
{
	struct gd_hold_answer *a = find_answer(st, ent, field);
	struct gd_hold *h = &st->hold;

	if (!a) {
		GD_GROW(h->it.answers, h->it.answers_len, h->it.answers_cap);
		a = &h->it.answers[h->it.answers_len++];
		*a = (struct gd_hold_answer){
			ent, gd_arena_strdup(&h->it.texts, field), NULL
		};
	}
	a->kept = gd_arena_strdup(&h->it.texts, kept);
}

/* ---- the end of a change ---- */

static void
drop_row(struct gd_hold *h, struct gd_hold_row *r)
{
	h->it.rows_len--;
	memmove(r, r + 1, (size_t)(h->it.rows + h->it.rows_len - r) * sizeof *r);
}

static void
take_back(struct gd_store *st)
{
	const struct gd_change *c = &st->change;
	struct gd_hold *h = &st->hold;

	h->written = false;	/* with the savepoint, if it was */
	h->it.version = h->was_version;
	memcpy(h->next, h->was_next, sizeof h->next);
	if (gd_change_fresh(st, GD_ENT_CASE, h->it.case_id)) {
		let_go(h);
		return;
	}
	for (size_t i = 0; i < c->fresh_len; i++) {
		struct gd_hold_row *r = find_row(st, c->fresh[i].ent,
						 c->fresh[i].id);

		if (r)
			drop_row(h, r);
	}
	for (size_t i = 0; i < c->values_len; i++) {
		const struct gd_change_value *v = &c->values[i];
		const struct gd_field *f = gd_field_find(v->ent, v->field);
		struct gd_hold_row *r = find_row(st, v->ent, v->row);

		if (r && f)
			r->values[gd_field_index(f)] =
				gd_arena_strdup(&h->it.texts, v->before);
		else if (v->ent == GD_ENT_ANSWER || v->ent == GD_ENT_PERSON)
			gd_hold_answer_set(st, v->ent, v->field, v->before);
	}
}

void
gd_hold_settle(struct gd_store *st, bool kept)
{
	struct gd_hold *h = &st->hold;

	h->saved = false;
	if (!h->it.case_id)
		return;
	if (!kept)
		take_back(st);
	else if (h->written)
		let_go(h);
}
