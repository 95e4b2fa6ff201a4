/*
 * store/search.c - see search.h.
 *
 * The index gives cases that may hold the words, the newest first; their texts
 * are read to see, and to rank. Names are asked before longer texts, and no more
 * is read than will be shown.
 */
#include <config.h>

#include "store/search_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "store/query_internal.h"

#define WORDS_MAX 8
#define NEWEST 5000	/* cases that are looked at for a single letter */
#define SPARE 3		/* times as many names are ranked as are shown */

struct search {
	struct gd_store *st;
	char *words[WORDS_MAX];	/* folded */
	size_t words_len;
	size_t limit, want;
	struct gd_hits *out;
	size_t cap;
	bool initials;		/* words are letters, tried as initials */
	struct gd_error *err;
	enum gd_status status;
};

/* What the texts of one case say. */
struct look {
	struct search *s;
	bool found[WORDS_MAX];
	enum gd_hit_place place;
	const char *field;
	char *text;
};

static void
better(struct look *l, enum gd_hit_place place, const char *field,
       const char *text)
{
	if (l->field && l->place <= place)
		return;
	free(l->text);
	l->place = place;
	l->field = field;
	l->text = gd_strdup(text);
}

static enum gd_hit_place
place_of(const struct gd_searched *what, const char *folded, const char *at,
	 const char *word)
{
	bool whole = strcmp(folded, word) == 0;

	if (what->place == GD_HIT_NAME_PART)
		return whole ? GD_HIT_NAME : at == folded ? GD_HIT_NAME_START
							  : GD_HIT_NAME_PART;
	if (what->place == GD_HIT_NUMBER_PART && whole)
		return GD_HIT_EXACT;
	return what->place;
}

static bool
look_at(const struct gd_searched *what, const char *text, void *ctx)
{
	struct look *l = ctx;
	struct gd_buf folded = GD_BUF_INIT;

	if (l->s->initials && !what->initials)
		return true;
	if (l->s->initials)
		gd_initials(l->s->st, text, &folded);
	else
		gd_text_fold(&folded, text, strlen(text));
	for (size_t i = 0; i < l->s->words_len; i++) {
		const char *word = l->s->words[i];
		const char *at = strstr(folded.s, word);

		if (!at)
			continue;
		l->found[i] = true;
		if (i == 0)
			better(l, l->s->initials ? GD_HIT_INITIALS :
			       place_of(what, folded.s, at, word), what->field,
			       text);
	}
	gd_buf_release(&folded);
	return true;
}

static bool
has_hit(const struct search *s, int64_t id)
{
	for (size_t i = 0; i < s->out->len; i++) {
		if (s->out->items[i].row.id == id)
			return true;
	}
	return false;
}

static void
add_hit(struct search *s, int64_t id, enum gd_hit_place place,
	const char *field, char *text)
{
	struct gd_hit hit = { .place = place, .field = field, .text = text };

	s->status = gd_store_case(s->st, id, &hit.row, s->err);
	if (s->status != GD_OK) {
		/* The index may know a draft that was dropped. */
		if (s->status == GD_ENOTFOUND)
			s->status = GD_OK;
		free(text);
		return;
	}
	GD_GROW(s->out->items, s->out->len, s->cap);
	s->out->items[s->out->len++] = hit;
}

/* Is the case a hit? Its texts are read. */
static void
try_case(struct search *s, int64_t id)
{
	struct look l = { .s = s };

	if (has_hit(s, id))
		return;
	s->status = gd_searched_each(s->st, id, look_at, &l, s->err);
	for (size_t i = 0; i < s->words_len; i++) {
		if (s->status != GD_OK || !l.found[i]) {
			free(l.text);
			return;
		}
	}
	add_hit(s, id, l.place, l.field, l.text);
}

/* Try what `sql` gives for the expression, until there are `want` hits. */
static void
try_index(struct search *s, const char *sql, const char *match)
{
	sqlite3_stmt *stmt;
	int rc = SQLITE_DONE;

	if (s->status != GD_OK || s->out->len >= s->want)
		return;
	stmt = gd_stmt(s->st, sql);
	if (!stmt) {
		s->status = gd_store_fail(s->st, s->err);
		return;
	}
	gd_stmt_bind(stmt, "s", match);
	while (s->status == GD_OK && s->out->len < s->want &&
	       sqlite3_step(stmt) == SQLITE_ROW)
		try_case(s, sqlite3_column_int64(stmt, 0));
	if (s->status == GD_OK && s->out->len < s->want && rc != SQLITE_DONE)
		s->status = gd_store_fail(s->st, s->err);
	gd_stmt_done(s->st, stmt);
}

#define NAMES "SELECT rowid FROM search_names WHERE search_names MATCH ?1" \
	" ORDER BY rowid DESC"
#define TEXTS "SELECT rowid FROM search_texts WHERE search_texts MATCH ?1" \
	" ORDER BY rowid DESC"

/* Words of which each stands in one of the two indexes, wherever. */
static void
try_across(struct search *s)
{
	struct gd_sql sql = GD_SQL_INIT;
	struct gd_buf match[WORDS_MAX];
	sqlite3_stmt *stmt;

	for (size_t i = 0; i < s->words_len; i++) {
		int n;

		gd_buf_init(&match[i]);
		gd_grams_match(&match[i], s->words[i]);
		n = gd_sql_text(&sql, match[i].s);
		gd_buf_addf(&sql.text, "%sSELECT * FROM (SELECT rowid AS id"
			    " FROM search_names WHERE search_names MATCH ?%d"
			    " UNION SELECT rowid FROM search_texts"
			    " WHERE search_texts MATCH ?%d)",
			    i ? " INTERSECT " : "", n, n);
	}
	gd_buf_adds(&sql.text, " ORDER BY id DESC");
	stmt = gd_sql_prepare(s->st, &sql);
	if (!stmt)
		s->status = gd_store_fail(s->st, s->err);
	while (stmt && s->status == GD_OK && s->out->len < s->want &&
	       sqlite3_step(stmt) == SQLITE_ROW)
		try_case(s, sqlite3_column_int64(stmt, 0));
	gd_stmt_done(s->st, stmt);
	gd_sql_release(&sql);
	for (size_t i = 0; i < s->words_len; i++)
		gd_buf_release(&match[i]);
}

/*
 * One letter is in nearly every case, and the index would put together all lists of
 * pieces that begin with it. The newest cases tell as well, while they have it.
 */
static void
try_newest(struct search *s)
{
	static const char *const newest =
		"SELECT id FROM cases c WHERE id > (SELECT max(id) FROM cases)"
		" - ?2 AND (gd_match(shop, ?1) OR gd_match(merchant, ?1)"
		"  OR gd_match(goods, ?1) OR gd_match(order_no, ?1))"
		" ORDER BY id DESC LIMIT ?3";
	sqlite3_stmt *stmt = gd_stmt(s->st, newest);
	int rc = SQLITE_ERROR;

	if (stmt)
		gd_stmt_bind(stmt, "sii", s->words[0], (int64_t)NEWEST,
			     (int64_t)s->want);
	while (stmt && s->status == GD_OK && s->out->len < s->want &&
	       (rc = sqlite3_step(stmt)) == SQLITE_ROW)
		try_case(s, sqlite3_column_int64(stmt, 0));
	if (s->status == GD_OK && s->out->len < s->want && rc != SQLITE_DONE)
		s->status = gd_store_fail(s->st, s->err);
	gd_stmt_done(s->st, stmt);
}

static bool
is_one_letter(const struct search *s)
{
	const char *word = s->words[0];

	return s->words_len == 1 &&
	       gd_text_next(word, strlen(word), 0) == strlen(word);
}

static void
try_number(struct search *s, const char *words)
{
	int64_t id = gd_case_number_parse(words);

	if (id && s->words_len == 1)
		add_hit(s, id, GD_HIT_NUMBER, "case", gd_strdup(""));
}

static void
try_words(struct search *s)
{
	struct gd_buf match = GD_BUF_INIT;
	bool all = true;

	for (size_t i = 0; i < s->words_len; i++)
		all &= gd_grams_match(&match, s->words[i]);
	if (all && match.len) {
		s->want = SPARE * s->limit + 1;
		if (is_one_letter(s))
			try_newest(s);
		try_index(s, NAMES, match.s);
		s->want = s->out->len > s->limit ? s->out->len : s->limit + 1;
		try_index(s, TEXTS, match.s);
		if (s->words_len > 1 && s->status == GD_OK &&
		    s->out->len <= s->limit)
			try_across(s);
	}
	gd_buf_reset(&match);
	s->want = s->limit + 1;
	if (s->status == GD_OK && s->words_len == 1 &&
	    gd_grams_match_initials(&match, s->words[0])) {
		s->initials = true;
		try_index(s, NAMES, match.s);
	}
	gd_buf_release(&match);
}

static int
by_rank(const void *a, const void *b)
{
	const struct gd_hit *x = a, *y = b;
	bool x_closed = x->row.stage == GD_STAGE_CLOSED;
	bool y_closed = y->row.stage == GD_STAGE_CLOSED;

	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	if (x_closed != y_closed)
		return x_closed ? 1 : -1;
	return x->row.id > y->row.id ? -1 : x->row.id < y->row.id;
}

static void
hit_release(struct gd_hit *h)
{
	gd_case_row_release(&h->row);
	free(h->text);
}

void
gd_hits_release(struct gd_hits *h)
{
	for (size_t i = 0; i < h->len; i++)
		hit_release(&h->items[i]);
	free(h->items);
	memset(h, 0, sizeof *h);
}

static void
split_words(struct search *s, const char *words)
{
	static const char spaces[] = " \t\n\r";
	struct gd_buf folded = GD_BUF_INIT;
	const char *p;
	size_t n;

	gd_text_fold(&folded, words, strlen(words));
	for (p = folded.s + strspn(folded.s, spaces);
	     *p && s->words_len < WORDS_MAX; p += n + strspn(p + n, spaces)) {
		n = strcspn(p, spaces);
		s->words[s->words_len++] = gd_strndup(p, n);
	}
	gd_buf_release(&folded);
}

enum gd_status
gd_store_search(struct gd_store *st, const char *words, size_t limit,
		struct gd_hits *out, struct gd_error *err)
{
	struct search s = { .st = st, .limit = limit, .out = out, .err = err };
	bool own;

	*out = (struct gd_hits){ NULL, 0, false };
	split_words(&s, words);
	s.status = gd_read_begin(st, &own, err);
	if (s.status == GD_OK) {
		if (s.words_len)
			try_number(&s, s.words[0]);
		if (s.words_len && s.status == GD_OK)
			try_words(&s);
		gd_read_end(st, own);
	}
	for (size_t i = 0; i < s.words_len; i++)
		free(s.words[i]);
	if (s.status != GD_OK) {
		gd_hits_release(out);
		return s.status;
	}
	if (out->len)
		qsort(out->items, out->len, sizeof *out->items, by_rank);
	out->more = out->len > limit;
	while (out->len > limit)
		hit_release(&out->items[--out->len]);
	return GD_OK;
}
