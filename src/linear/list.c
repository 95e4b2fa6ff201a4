/*
 * linear/list.c - see list.h.
 */
#include <config.h>

#include "linear/list.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "linear/linear_internal.h"

struct run {
	struct gd_linear *l;
	const struct gd_lin_list *list;
	void *ctx;
	size_t len;		/* rows held */
	bool full;		/* there may be more behind them */
	struct gd_bulk marks;
};

/* A number, or two with a dash; moves `*s` past it. */
static bool
take_range(const char **s, size_t *from, size_t *to)
{
	char *end;

	if (**s < '0' || **s > '9')
		return false;
	*from = *to = strtoul(*s, &end, 10);
	if (*end == '-' && end[1] >= '0' && end[1] <= '9')
		*to = strtoul(end + 1, &end, 10);
	*s = end;
	return true;
}

bool
gd_lin_numbers(const char *typed, size_t len, bool *on)
{
	static const char gaps[] = " \t,;";
	size_t from, to;

	memset(on, 0, len * sizeof *on);
	typed += strspn(typed, gaps);
	if (strcmp(typed, "all") == 0 || strcmp(typed, "*") == 0) {
		for (size_t i = 0; i < len; i++)
			on[i] = true;
		return len > 0;
	}
	if (!*typed)
		return false;
	while (*typed) {
		if (!take_range(&typed, &from, &to) || from < 1 || to < from ||
		    to > len || !strchr(" \t,;", *typed))
			return false;
		for (size_t i = from; i <= to; i++)
			on[i - 1] = true;
		typed += strspn(typed, gaps);
	}
	return true;
}

int
gd_lin_slice(enum gd_page page, int limit, size_t total, size_t *first,
	     size_t *len)
{
	size_t most = (size_t)limit, from = *first;

	if (page == GD_PAGE_FIRST || page == GD_PAGE_LAST)
		from = 0;
	else if (page == GD_PAGE_AFTER)
		from += *len;
	else if (page == GD_PAGE_BEFORE && !from)
		return 0;
	else if (page == GD_PAGE_BEFORE)
		from -= from < most ? from : most;
	if (from >= total)
		return 0;
	*first = from;
	*len = total - from < most ? total - from : most;
	return (int)*len;
}

static size_t
marked(const struct run *r, const struct gd_bulk_item *it)
{
	size_t i = 0;

	while (i < r->marks.len &&
	       (r->marks.items[i].case_id != it->case_id ||
		r->marks.items[i].clock_id != it->clock_id))
		i++;
	return i;
}

/* Is row `i` marked? */
static bool
is_marked(const struct run *r, size_t i)
{
	struct gd_bulk one = GD_BULK_INIT;
	bool is = r->marks.len > 0 && r->list->mark &&
		  r->list->mark(r->ctx, i, &one) && one.len > 0 &&
		  marked(r, &one.items[0]) < r->marks.len;

	gd_bulk_release(&one);
	return is;
}

static void
say_rows(const struct run *r)
{
	for (size_t i = 0; i < r->len && !r->l->ended; i++) {
		struct gd_buf b = GD_BUF_INIT;

		if (r->list->part)
			r->list->part(r->ctx, i, &b);
		if (b.len)
			gd_lin_say(r->l, "%s", b.s);
		gd_buf_reset(&b);
		gd_buf_addf(&b, "%zu  ", i + 1);
		if (is_marked(r, i))
			gd_buf_addf(&b, "%s%s", _("marked"), _("; "));
		r->list->row(r->ctx, i, &b);
		gd_lin_say(r->l, "%s", b.s);
		gd_buf_release(&b);
	}
}

/* False: it cannot be read. */
static bool
show(struct run *r, enum gd_page page)
{
	int n = r->list->load(r->ctx, page, GD_LIN_PAGE);

	/* What stood here may be gone by what was done to it. */
	if (n == 0 && page == GD_PAGE_FROM) {
		page = GD_PAGE_FIRST;
		n = r->list->load(r->ctx, page, GD_LIN_PAGE);
	}
	if (n < 0)
		return false;
	if (n == 0 && page == GD_PAGE_AFTER) {
		gd_lin_say(r->l, "%s", _("That was the last of them."));
		r->full = false;
		return true;
	}
	if (n == 0 && page == GD_PAGE_BEFORE) {
		gd_lin_say(r->l, "%s", _("These are the first of them."));
		return true;
	}
	r->len = (size_t)n;
	r->full = n == GD_LIN_PAGE || page == GD_PAGE_BEFORE;
	if (r->list->head && page != GD_PAGE_AFTER && page != GD_PAGE_BEFORE)
		r->list->head(r->ctx);
	if (!n)
		gd_lin_say(r->l, "%s", r->list->none);
	say_rows(r);
	return true;
}

static void
mark_rows(struct run *r, const char *typed)
{
	bool on[GD_LIN_PAGE];

	if (strcmp(typed, "none") == 0) {
		r->marks.len = 0;
	} else if (!gd_lin_numbers(typed, r->len, on)) {
		gd_lin_say(r->l, "%s",
			   _("x and the numbers: x 2 5-7, x all, x none; a "
			     "marked one again takes its mark away."));
		return;
	} else {
		for (size_t i = 0; i < r->len; i++) {
			size_t before = r->marks.len, at;

			if (!on[i] || !r->list->mark(r->ctx, i, &r->marks) ||
			    r->marks.len == before)
				continue;
			at = marked(r, &r->marks.items[before]);
			if (at == before)
				continue;
			r->marks.len = before - 1;
			memmove(&r->marks.items[at], &r->marks.items[at + 1],
				(before - 1 - at) * sizeof *r->marks.items);
		}
	}
	gd_lin_say(r->l, ngettext("%lld case marked; d does one thing to all",
				  "%lld cases marked; d does one thing to all",
				  (unsigned long)gd_bulk_cases(&r->marks)),
		   (long long)gd_bulk_cases(&r->marks));
}

static enum gd_lin_next
do_marked(struct run *r)
{
	if (!r->marks.len) {
		gd_lin_say(r->l, "%s",
			   _("Nothing is marked; x and numbers mark: x 1-3"));
		return GD_LIN_ASK;
	}
	if (!gd_lin_bulk(r->l, &r->marks))
		return GD_LIN_ASK;
	gd_bulk_release(&r->marks);
	return GD_LIN_AGAIN;
}

static void
help(const struct run *r)
{
	gd_lin_say(r->l, "%s",
		   _("A number opens it.\n"
		     "m  the next page\n"
		     "p  the page before\n"
		     "0  back"));
	if (r->list->mark)
		gd_lin_say(r->l, "%s",
			   _("x 1 3-5  mark these, or take their marks away\n"
			     "x all  mark this page; x none  take all marks away\n"
			     "d  do one thing to all that is marked"));
	if (r->list->words)
		gd_lin_say(r->l, "%s", r->list->words);
}

/* What was typed: a word, and what stands behind it. */
static enum gd_lin_next
obey(struct run *r, char *typed)
{
	size_t n = strcspn(typed, " \t");
	const char *rest = typed + n + strspn(typed + n, " \t");
	bool marks = r->list->mark != NULL;

	/* "x1" is meant as "x 1". */
	if (marks && typed[0] == 'x' && n > 1 &&
	    strchr("0123456789*", typed[1])) {
		mark_rows(r, typed + 1);
		return GD_LIN_ASK;
	}
	typed[n] = '\0';
	if (marks && strcmp(typed, "x") == 0) {
		mark_rows(r, rest);
		return GD_LIN_ASK;
	}
	if (marks && strcmp(typed, "d") == 0)
		return do_marked(r);
	if (strcmp(typed, "?") == 0 || strcmp(typed, "h") == 0) {
		help(r);
		return GD_LIN_ASK;
	}
	return r->list->word ? r->list->word(r->ctx, typed, rest)
			     : GD_LIN_UNKNOWN;
}

/* The row whose number was typed; -1: it is no number. */
static long
number(const char *typed)
{
	char *end;
	long n = strtol(typed, &end, 10);

	return *typed >= '0' && *typed <= '9' && !*end ? n : -1;
}

static bool
step(struct run *r)
{
	enum gd_lin_next next = GD_LIN_ASK;
	char *typed;
	long n;

	if (!gd_lin_ask(r->l, !r->len ? _("? for words, 0 back") : r->full
			? _("Number, m for more, ? for other words, 0 back")
			: _("Number, ? for other words, 0 back")))
		return false;
	typed = gd_lin_folded(r->l);
	n = number(typed);
	if (!*typed || n == 0) {
		next = GD_LIN_LEAVE;
	} else if (n > 0 && (size_t)n <= r->len) {
		r->list->open(r->ctx, (size_t)n - 1);
		next = GD_LIN_AGAIN;
	} else if (strcmp(typed, "m") == 0 && r->len) {
		if (!show(r, GD_PAGE_AFTER))
			next = GD_LIN_LEAVE;
	} else if (strcmp(typed, "p") == 0 && r->len) {
		if (!show(r, GD_PAGE_BEFORE))
			next = GD_LIN_LEAVE;
	} else {
		next = n > 0 ? GD_LIN_UNKNOWN : obey(r, typed);
	}
	free(typed);
	if (next == GD_LIN_UNKNOWN && !r->len)
		gd_lin_say(r->l, "%s", _("Nothing stands here; 0 goes back."));
	else if (next == GD_LIN_UNKNOWN)
		gd_lin_say(r->l, _("A number from 0 to %zu, please, or ? for "
				   "the words."), r->len);
	if ((next == GD_LIN_AGAIN || next == GD_LIN_FIRST) && !r->l->ended &&
	    !show(r, next == GD_LIN_AGAIN && r->len ? GD_PAGE_FROM
						    : GD_PAGE_FIRST))
		return false;
	return next != GD_LIN_LEAVE;
}

void
gd_lin_list_run(struct gd_linear *l, const struct gd_lin_list *list, void *ctx)
{
	struct run r = { .l = l, .list = list, .ctx = ctx,
			 .marks = GD_BULK_INIT };

	if (!l->ended && show(&r, GD_PAGE_FIRST))
		while (!l->ended && step(&r))
			;
	gd_bulk_release(&r.marks);
}
