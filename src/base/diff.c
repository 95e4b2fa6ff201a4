/*
 * base/diff.c - see diff.h.
 */
#include <config.h>

#include "base/diff.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"

#define TABLE_MOST (4 * 1024 * 1024)	/* cells that are counted through */
#define FAR 3		/* times as many lines: no longer the same ones, reworded */
#define JOIN 2		/* as few words between two changed ones change with them */

/* A line or a word. */
struct piece {
	const char *s;
	size_t len;
	bool kept;	/* in the other text, too */
};

struct pieces {
	struct piece *items;
	size_t len, cap;
};

static void
add(struct pieces *p, const char *s, size_t len)
{
	GD_GROW(p->items, p->len, p->cap);
	p->items[p->len++] = (struct piece){ s, len, false };
}

static void
split_lines(const char *s, struct pieces *out)
{
	size_t n;

	for (; *s; s += n + (s[n] == '\n')) {
		n = strcspn(s, "\n");
		add(out, s, n);
	}
}

static bool
is_wordly(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9');
}

static void
split_words(const char *s, size_t len, struct pieces *out)
{
	size_t i, n;

	for (i = 0; i < len; i += n) {
		n = 1;
		if (is_wordly(s[i]))
			while (i + n < len && is_wordly(s[i + n]))
				n++;
		else
			while (i + n < len && ((unsigned char)s[i + n] & 0xC0) == 0x80)
				n++;
		add(out, s + i, n);
	}
}

static bool
same(const struct piece *a, const struct piece *b)
{
	return a->len == b->len && memcmp(a->s, b->s, a->len) == 0;
}

/* Mark what is kept of a[0..n) and b[0..m), which differ at both ends. */
static void
keep_longest(struct piece *a, size_t n, struct piece *b, size_t m)
{
	size_t wide = m + 1, i, j;
	uint16_t *table, *row;

	if (!n || !m || n > UINT16_MAX || m > UINT16_MAX ||
	    (n + 1) * wide > TABLE_MOST)
		return;
	/* table[i][j]: the longest common to what follows i and j. */
	table = gd_calloc((n + 1) * wide, sizeof *table);
	for (i = n; i-- > 0;)
		for (row = table + i * wide, j = m; j-- > 0;)
			if (same(&a[i], &b[j]))
				row[j] = (uint16_t)(row[wide + j + 1] + 1);
			else
				row[j] = row[wide + j] > row[j + 1]
						 ? row[wide + j] : row[j + 1];
	for (i = j = 0; i < n && j < m;) {
		row = table + i * wide;
		if (same(&a[i], &b[j]))
			a[i++].kept = b[j++].kept = true;
		else if (row[wide + j] >= row[j + 1])
			i++;
		else
			j++;
	}
	free(table);
}

static void
compare(struct pieces *a, struct pieces *b)
{
	size_t from = 0, n = a->len, m = b->len;

	for (; from < n && from < m && same(&a->items[from], &b->items[from]);
	     from++)
		a->items[from].kept = b->items[from].kept = true;
	while (n > from && m > from &&
	       same(&a->items[n - 1], &b->items[m - 1])) {
		a->items[--n].kept = true;
		b->items[--m].kept = true;
	}
	keep_longest(a->items + from, n - from, b->items + from, m - from);
}

/* A word or two that stayed between changes read better as changed. */
static void
join(struct pieces *p)
{
	size_t i, run = 0;

	for (i = 0; i < p->len; i++) {
		if (p->items[i].kept) {
			run++;
			continue;
		}
		if (run && run <= JOIN && run < i)
			while (run)
				p->items[i - run--].kept = false;
		run = 0;
	}
}

struct writer {
	gd_diff_line *each;
	void *ctx;
	struct gd_buf line;
	size_t changed;
};

/* The words from `at` on that make up one line; the first of the next. */
static size_t
put_line(struct writer *w, const struct pieces *p, size_t at,
	 enum gd_diff_sign sign)
{
	static const char *const marks[2][2] = { { "[-", "-]" }, { "{+", "+}" } };
	const char *const *mark = marks[sign == GD_DIFF_NEW];
	size_t end = at, kept = 0, i;
	bool inside = false, marked;

	for (; end < p->len && *p->items[end].s != '\n'; end++)
		kept += p->items[end].kept;
	/* Where less than a third stayed, all of it is another line. */
	marked = kept * 3 >= end - at && kept < end - at;
	gd_buf_reset(&w->line);
	for (i = at; i < end; i++) {
		if (marked && inside == p->items[i].kept) {
			gd_buf_adds(&w->line, mark[inside]);
			inside = !inside;
		}
		gd_buf_add(&w->line, p->items[i].s, p->items[i].len);
	}
	gd_buf_adds(&w->line, inside ? mark[1] : "");
	w->each(sign, w->line.s, w->ctx);
	w->changed++;
	return end + 1;
}

/* Lines a[0..n) became b[0..m). */
static void
put_change(struct writer *w, const struct piece *a, size_t n,
	   const struct piece *b, size_t m)
{
	struct pieces gone = { NULL, 0, 0 }, come = { NULL, 0, 0 };
	size_t i, at;

	if (n)
		split_words(a->s, (size_t)(a[n - 1].s + a[n - 1].len - a->s),
			    &gone);
	if (m)
		split_words(b->s, (size_t)(b[m - 1].s + b[m - 1].len - b->s),
			    &come);
	/* Words of one line scattered over many tell nothing. */
	if (n <= FAR * m && m <= FAR * n)
		compare(&gone, &come);
	join(&gone);
	join(&come);
	for (i = at = 0; i < n; i++)
		at = put_line(w, &gone, at, GD_DIFF_GONE);
	for (i = at = 0; i < m; i++)
		at = put_line(w, &come, at, GD_DIFF_NEW);
	free(gone.items);
	free(come.items);
}

/* Lines that stayed: `before` of them after a change, `after` ahead of one. */
static void
put_same(struct writer *w, const struct piece *a, size_t n, size_t before,
	 size_t after)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (i >= before && i + after < n) {
			w->each(GD_DIFF_SKIP, "", w->ctx);
			i = n - after - 1;
			continue;
		}
		gd_buf_reset(&w->line);
		gd_buf_add(&w->line, a[i].s, a[i].len);
		w->each(GD_DIFF_SAME, w->line.s, w->ctx);
	}
}

static size_t
run_of(const struct pieces *p, size_t at, bool kept)
{
	size_t n = 0;

	while (at + n < p->len && p->items[at + n].kept == kept)
		n++;
	return n;
}

size_t
gd_diff(const char *before, const char *after, size_t around,
	gd_diff_line *each, void *ctx)
{
	struct pieces a = { NULL, 0, 0 }, b = { NULL, 0, 0 };
	struct writer w = { .each = each, .ctx = ctx, .line = GD_BUF_INIT };
	size_t i = 0, j = 0, n, m;

	split_lines(before, &a);
	split_lines(after, &b);
	compare(&a, &b);
	while (i < a.len || j < b.len) {
		n = run_of(&a, i, true);
		if (n && (m = run_of(&b, j, true)) < n)
			n = m;
		if (n)
			put_same(&w, a.items + i, n, i ? around : 0,
				 i + n < a.len || j + n < b.len ? around : 0);
		i += n;
		j += n;
		n = run_of(&a, i, false);
		m = run_of(&b, j, false);
		if (n || m)
			put_change(&w, a.items + i, n, b.items + j, m);
		i += n;
		j += m;
	}
	gd_buf_release(&w.line);
	free(a.items);
	free(b.items);
	return w.changed;
}
