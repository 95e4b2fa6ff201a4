/*
 * store/search_index.c - keeping the index in step with what it indexes.
 *
 * Pieces are added to a case as its texts come; when a text is changed, those
 * are taken out that no other text of the case has. A bulk has a savepoint for
 * every change, and the index would be written at each of them: there the
 * pieces wait in memory and go in together.
 *
 * Every taking out is paired with a putting in (of nothing, if need be), as the
 * index counts both and refuses to go below zero.
 */
#include <config.h>

#include "store/search_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define QUEUE_BYTES (1024 * 1024)

static void
entry_release(struct gd_search_entry *e)
{
	for (int i = 0; i < 2; i++) {
		free(e->add[i]);
		free(e->del[i]);
	}
	memset(e, 0, sizeof *e);
}

static void
queue_clear(struct gd_search_state *s)
{
	for (size_t i = 0; i < s->len; i++)
		entry_release(&s->queue[i]);
	s->len = s->bytes = 0;
}

void
gd_search_release(struct gd_store *st)
{
	struct gd_search_state *s = &st->search;

	queue_clear(s);
	free(s->queue);
	entry_release(&s->mine);
	gd_pinyin_release(&s->pinyin);
	memset(s, 0, sizeof *s);
}

void
gd_search_drop(struct gd_store *st)
{
	queue_clear(&st->search);
	entry_release(&st->search.mine);
	st->search.gone = false;
}

/*
 * When a page cannot be read while the index is at work, SQLite rolls back amid
 * it, and the index counts on: a row that is not there would be in the count
 * that the next change writes. A transaction of its own, with nothing in it,
 * that is taken back lets the index forget.
 */
enum gd_status
gd_search_sure(struct gd_store *st, struct gd_error *err)
{
	static const char *const empty =
		"BEGIN IMMEDIATE;"
		"DELETE FROM search_names WHERE 0;"
		"DELETE FROM search_texts WHERE 0;"
		"ROLLBACK;";
	enum gd_status status;

	if (!st->search.unsure)
		return GD_OK;
	status = gd_store_script(st, empty, err);
	if (status == GD_OK)
		st->search.unsure = false;
	else if (!sqlite3_get_autocommit(st->db))
		gd_store_script(st, "ROLLBACK", NULL);
	return status;
}

static enum gd_status
write_doc(struct gd_store *st, const char *sql, int64_t case_id,
	  const char *doc, struct gd_error *err)
{
	sqlite3_stmt *stmt = gd_stmt_plain(st, sql);

	if (stmt)
		gd_stmt_bind(stmt, "is", case_id, doc);
	return gd_stmt_end(st, stmt, err);
}

static enum gd_status
write_entry(struct gd_store *st, const struct gd_search_entry *e,
	    struct gd_error *err)
{
	static const char *const add[2] = {
		"INSERT INTO search_names (rowid, doc) VALUES (?1, ?2)",
		"INSERT INTO search_texts (rowid, doc) VALUES (?1, ?2)"
	};
	static const char *const del[2] = {
		"INSERT INTO search_names (search_names, rowid, doc)"
		" VALUES ('delete', ?1, ?2)",
		"INSERT INTO search_texts (search_texts, rowid, doc)"
		" VALUES ('delete', ?1, ?2)"
	};
	enum gd_status status = GD_OK;

	for (int i = 0; i < 2 && status == GD_OK; i++) {
		if (e->del[i])
			status = write_doc(st, del[i], e->case_id, e->del[i],
					   err);
		if (status == GD_OK && (e->add[i] || e->del[i]))
			status = write_doc(st, add[i], e->case_id,
					   e->add[i] ? e->add[i] : "", err);
	}
	return status;
}

enum gd_status
gd_search_flush(struct gd_store *st, struct gd_error *err)
{
	static const char *const whole =
		"INSERT INTO search_names (search_names) VALUES ('optimize');"
		"INSERT INTO search_texts (search_texts) VALUES ('optimize');";
	struct gd_search_state *s = &st->search;
	enum gd_status status = GD_OK;

	for (size_t i = 0; i < s->len && status == GD_OK; i++)
		status = write_entry(st, &s->queue[i], err);
	queue_clear(s);
	/* What was taken out leaves the file when all is merged into one. */
	if (status == GD_OK && s->gone)
		status = gd_store_script(st, whole, err);
	s->gone = false;
	return status;
}

/*
 * Two changes in a row of one case go in as one: what the index has gathered is
 * written out whenever a row comes again.
 */
static bool
join_last(struct gd_search_state *s, struct gd_search_entry *mine)
{
	struct gd_search_entry *last = s->len ? &s->queue[s->len - 1] : NULL;

	if (!last || last->case_id != mine->case_id || last->del[0] ||
	    last->del[1] || mine->del[0] || mine->del[1])
		return false;
	for (int i = 0; i < 2; i++) {
		struct gd_buf b = GD_BUF_INIT;

		if (last->add[i] && mine->add[i]) {
			gd_buf_adds(&b, last->add[i]);
			gd_buf_adds(&b, mine->add[i]);
			free(last->add[i]);
			last->add[i] = gd_buf_detach(&b);
			free(mine->add[i]);
		} else if (mine->add[i]) {
			last->add[i] = mine->add[i];
		}
	}
	return true;
}

/* `e`, which is used up, waits with others. */
static enum gd_status
queue(struct gd_store *st, struct gd_search_entry *e, struct gd_error *err)
{
	struct gd_search_state *s = &st->search;

	for (int i = 0; i < 2; i++)
		s->bytes += (e->add[i] ? strlen(e->add[i]) : 0) +
			    (e->del[i] ? strlen(e->del[i]) : 0);
	if (!join_last(s, e)) {
		GD_GROW(s->queue, s->len, s->cap);
		s->queue[s->len++] = *e;
	}
	memset(e, 0, sizeof *e);
	return s->bytes > QUEUE_BYTES ? gd_search_flush(st, err) : GD_OK;
}

enum gd_status
gd_search_settle(struct gd_store *st, bool kept, struct gd_error *err)
{
	struct gd_search_state *s = &st->search;

	if (kept && s->mine.case_id)
		return queue(st, &s->mine, err);
	entry_release(&s->mine);
	return GD_OK;
}

/* ---- pieces that are in use no more ---- */

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Split `pieces` in place; the array is owned, its items point into it. */
static char **
split(struct gd_buf *pieces, size_t *len)
{
	char **list = NULL, *p = pieces->s;
	size_t cap = 0, kept = 0;

	*len = 0;
	while (*p) {
		char *end = strchr(p, ' ');

		GD_GROW(list, *len, cap);
		list[(*len)++] = p;
		if (!end)
			break;
		*end = '\0';
		p = end + 1;
	}
	if (*len)
		qsort(list, *len, sizeof *list, by_text);
	for (size_t i = 0; i < *len; i++) {
		if (!kept || strcmp(list[kept - 1], list[i]) != 0)
			list[kept++] = list[i];
	}
	*len = kept;
	return list;
}

/* The pieces of `old` that `now` lacks; both are used up. NULL: none. */
static char *
lost_pieces(struct gd_buf *old, struct gd_buf *now)
{
	struct gd_buf lost = GD_BUF_INIT;
	size_t old_len, now_len;
	char **a = split(old, &old_len), **b = split(now, &now_len);

	for (size_t i = 0; i < old_len; i++) {
		if (now_len && bsearch(&a[i], b, now_len, sizeof *b, by_text))
			continue;
		gd_buf_adds(&lost, a[i]);
		gd_buf_addc(&lost, ' ');
	}
	free(a);
	free(b);
	return lost.len ? gd_buf_detach(&lost) : NULL;
}

struct gather {
	struct gd_store *st;
	struct gd_buf *pieces;	/* of names, of texts */
};

static bool
gather(const struct gd_searched *what, const char *text, void *ctx)
{
	struct gather *g = ctx;
	struct gd_buf initials = GD_BUF_INIT;

	gd_grams_add(&g->pieces[what->name ? 0 : 1], text);
	if (what->initials) {
		gd_initials(g->st, text, &initials);
		gd_grams_add_initials(&g->pieces[0], initials.s);
		gd_buf_release(&initials);
	}
	return true;
}

static enum gd_status
gather_case(struct gd_store *st, int64_t case_id, struct gd_buf pieces[2],
	    struct gd_error *err)
{
	struct gather g = { st, pieces };

	gd_buf_init(&pieces[0]);
	gd_buf_init(&pieces[1]);
	return gd_searched_each(st, case_id, gather, &g, err);
}

/* ---- changes ---- */

/* The text in what history keeps of a value; NULL for none. */
static const char *
text_of(const struct gd_change_value *v, const char *kept)
{
	enum gd_answer_state state;
	const char *text = kept;
	bool understood;

	if (v->ent != GD_ENT_ANSWER && v->ent != GD_ENT_PERSON)
		return kept;
	if (!gd_store_answer_decode(kept, &state, &understood, &text) ||
	    state != GD_ANSWER_GIVEN)
		return NULL;
	return text;
}

/* What the change puts in and, unless NULL, what it may take out. */
static void
gather_change(const struct gd_change *c, struct gather *to,
	      struct gather *from)
{
	for (size_t i = 0; c->case_id && i < c->values_len; i++) {
		const struct gd_change_value *v = &c->values[i];
		const struct gd_searched *s = gd_searched_find(v->ent,
							       v->field);
		const char *before = s ? text_of(v, v->before) : NULL;
		const char *after = s ? text_of(v, v->after) : NULL;

		if (from && before && *before)
			gather(s, before, from);
		if (after && *after)
			gather(s, after, to);
	}
}

bool
gd_search_loses(const struct gd_change *c)
{
	for (size_t i = 0; i < c->values_len; i++) {
		const struct gd_change_value *v = &c->values[i];

		if (v->before && gd_searched_find(v->ent, v->field))
			return true;
	}
	return false;
}

void
gd_search_gather(struct gd_store *st, struct gd_held *h)
{
	struct gd_buf add[2] = { GD_BUF_INIT, GD_BUF_INIT };
	struct gather to = { st, add };

	for (size_t i = 0; i < h->events_len; i++)
		gather_change(&h->events[i], &to, NULL);
	for (int i = 0; i < 2; i++) {
		if (add[i].len) {
			free(h->words[i]);
			h->words[i] = gd_buf_detach(&add[i]);
		}
	}
}

enum gd_status
gd_search_write(struct gd_store *st, struct gd_held *h, struct gd_error *err)
{
	struct gd_search_entry e = {
		.case_id = h->case_id, .add = { h->words[0], h->words[1] }
	};

	h->words[0] = h->words[1] = NULL;
	return e.add[0] || e.add[1] ? queue(st, &e, err) : GD_OK;
}

enum gd_status
gd_search_change(struct gd_store *st, struct gd_error *err)
{
	const struct gd_change *c = &st->change;
	struct gd_buf add[2] = { GD_BUF_INIT, GD_BUF_INIT };
	struct gd_buf del[2] = { GD_BUF_INIT, GD_BUF_INIT }, now[2];
	struct gather to = { st, add }, from = { st, del };
	enum gd_status status = GD_OK;
	struct gd_search_entry e = { .case_id = c->case_id };

	gather_change(c, &to, &from);
	if (del[0].len || del[1].len) {
		status = gather_case(st, c->case_id, now, err);
		for (int i = 0; i < 2; i++) {
			e.del[i] = lost_pieces(&del[i], &now[i]);
			gd_buf_release(&now[i]);
		}
	}
	for (int i = 0; i < 2; i++) {
		e.add[i] = add[i].len ? gd_buf_detach(&add[i]) : NULL;
		gd_buf_release(&del[i]);
	}
	if (!e.add[0] && !e.add[1] && !e.del[0] && !e.del[1])
		return status;
	if (status == GD_OK && !st->bulk)
		status = write_entry(st, &e, err);
	entry_release(&st->search.mine);
	if (status == GD_OK && st->bulk)
		st->search.mine = e;
	else
		entry_release(&e);
	return status;
}

enum gd_status
gd_search_forget_begin(struct gd_store *st, int64_t case_id,
		       struct gd_buf pieces[2], struct gd_error *err)
{
	return gather_case(st, case_id, pieces, err);
}

enum gd_status
gd_search_forget_end(struct gd_store *st, int64_t case_id,
		     struct gd_buf pieces[2], struct gd_error *err)
{
	struct gd_search_entry e = { .case_id = case_id };
	struct gd_buf now[2];
	enum gd_status status = gather_case(st, case_id, now, err);

	for (int i = 0; i < 2; i++) {
		e.del[i] = lost_pieces(&pieces[i], &now[i]);
		gd_buf_release(&pieces[i]);
		gd_buf_release(&now[i]);
	}
	st->search.gone = true;
	if (status == GD_OK)
		status = gd_store_run(st, err, "DELETE FROM import_keys"
				      " WHERE case_id = ?1", "i", case_id);
	if (status == GD_OK && st->bulk) {
		entry_release(&st->search.mine);
		st->search.mine = e;
		return GD_OK;
	}
	if (status == GD_OK)
		status = write_entry(st, &e, err);
	entry_release(&e);
	return status == GD_OK ? gd_search_flush(st, err) : status;
}

/* ---- all of it ---- */

static enum gd_status
fill_case(struct gd_store *st, int64_t case_id, struct gd_error *err)
{
	struct gd_buf pieces[2];
	struct gd_search_entry e = { .case_id = case_id };
	enum gd_status status = gather_case(st, case_id, pieces, err);

	for (int i = 0; i < 2; i++)
		e.add[i] = pieces[i].len ? gd_buf_detach(&pieces[i]) : NULL;
	if (status == GD_OK)
		status = write_entry(st, &e, err);
	entry_release(&e);
	return status;
}

enum gd_status
gd_search_fill(struct gd_store *st, struct gd_error *err)
{
	enum gd_status status = GD_OK;
	int64_t id = 0;

	while (status == GD_OK) {
		status = gd_store_int(st, &id, err, "SELECT id FROM cases"
				      " WHERE id > ?1 ORDER BY id LIMIT 1",
				      "i", id);
		if (status == GD_ENOTFOUND)
			return GD_OK;
		if (status == GD_OK)
			status = fill_case(st, id, err);
	}
	return status;
}

enum gd_status
gd_store_search_rebuild(struct gd_store *st, struct gd_error *err)
{
	enum gd_status status = gd_store_bulk_begin(st, err);

	if (status != GD_OK)
		return status;
	status = gd_store_script(st, "INSERT INTO search_names (search_names)"
				 " VALUES ('delete-all');"
				 "INSERT INTO search_texts (search_texts)"
				 " VALUES ('delete-all');", err);
	if (status == GD_OK)
		status = gd_search_fill(st, err);
	if (status == GD_OK)
		return gd_store_bulk_end(st, err);
	gd_store_bulk_abort(st);
	return status;
}
