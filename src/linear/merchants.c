/*
 * linear/merchants.c - merchants, newest record first; one of them whole: record,
 * checks made before buying, cases.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/merchants.h"
#include "desk/phrase.h"
#include "linear/linear_internal.h"
#include "linear/list.h"

#define FIELDS_MAX 8

/* ---- its cases ---- */

struct its_cases {
	struct gd_linear *l;
	int64_t id;
	struct gd_case_page page;
	/* Where each page began that was read on the way here. */
	struct gd_key *starts;
	size_t len, cap;
};

static int
load_cases(void *ctx, enum gd_page page, int limit)
{
	struct its_cases *c = ctx;
	struct gd_key key = { -1, 0 };	/* before the first */
	struct gd_error err = GD_ERROR_INIT;
	struct gd_case_page got;

	if (page == GD_PAGE_BEFORE && c->len < 2)
		return 0;
	if (page == GD_PAGE_AFTER)
		key = c->page.keys[c->page.len - 1];
	else if (page == GD_PAGE_BEFORE)
		key = c->starts[c->len - 2];
	else if (page == GD_PAGE_FROM && c->len)
		key = c->starts[c->len - 1];
	if (gd_desk_merchant_cases(c->l->desk, c->id, &key, limit, &got,
				   &err) != GD_OK) {
		gd_lin_fail(c->l, &err);
		return -1;
	}
	if (!got.len) {
		gd_case_page_release(&got);
		return 0;
	}
	if (page == GD_PAGE_FIRST)
		c->len = 0;
	else if (page == GD_PAGE_BEFORE)
		c->len--;
	if (page == GD_PAGE_FIRST || page == GD_PAGE_AFTER) {
		GD_GROW(c->starts, c->len, c->cap);
		c->starts[c->len++] = key;
	}
	gd_case_page_release(&c->page);
	c->page = got;
	return (int)got.len;
}

static void
case_row(void *ctx, size_t i, struct gd_buf *out)
{
	struct its_cases *c = ctx;

	gd_phrase_stage(c->l->desk, c->page.rows[i].stage, true, out);
	gd_buf_adds(out, _("; "));
	gd_lin_case_line(c->l, &c->page.rows[i], out);
}

static void
open_case(void *ctx, size_t i)
{
	struct its_cases *c = ctx;

	gd_lin_case(c->l, c->page.rows[i].id);
}

static bool
mark_case(void *ctx, size_t i, struct gd_bulk *marks)
{
	struct its_cases *c = ctx;

	return gd_lin_mark_case(c->l, &c->page.rows[i], marks);
}

static void
its_cases(struct gd_linear *l, int64_t id)
{
	const struct gd_lin_list list = {
		.load = load_cases, .row = case_row, .open = open_case,
		.mark = mark_case, .none = _("No case stands here."),
	};
	struct its_cases c = { .l = l, .id = id };

	gd_lin_list_run(l, &list, &c);
	gd_case_page_release(&c.page);
	free(c.starts);
}

/* ---- one merchant ---- */

static const char *
name_of(const struct gd_merchant_row *r)
{
	return *r->name ? r->name : r->credit_code;
}

static void
say_record(struct gd_linear *l, const struct gd_merchant_view *v)
{
	const char *label, *field;

	gd_lin_say(l, _("\nMerchant #%lld  %s"), (long long)v->row.id,
		   name_of(&v->row));
	for (size_t i = 0; (field = gd_merchant_field(i, &label)); i++) {
		const char *value = gd_merchant_value(&v->row, i);
		bool code = strcmp(field, "credit_code") == 0 && *value;

		if (*value)
			gd_lin_say(l, "%s%s%s%s%s%s", label, _(": "), value,
				   code ? "  (" : "",
				   code ? gd_credit_code_words(value) : "",
				   code ? ")" : "");
	}
	if (v->twin)
		gd_lin_say(l, _("Merchant #%lld has the same credit code: it is the same one."),
			   (long long)v->twin);
	gd_lin_say(l, _("Cases: %lld, %lld of them open"),
		   (long long)v->row.cases, (long long)v->row.open);
}

static void
change(struct gd_linear *l, const struct gd_merchant_view *v)
{
	const char *items[FIELDS_MAX], *fields[FIELDS_MAX], *label;
	struct gd_buf words[FIELDS_MAX];
	struct gd_error err = GD_ERROR_INIT;
	size_t len = 0;
	int n;

	for (; len < FIELDS_MAX &&
	     (fields[len] = gd_merchant_field(len, &label)); len++) {
		const char *value = gd_merchant_value(&v->row, len);

		gd_buf_init(&words[len]);
		gd_buf_addf(&words[len], "%s%s%s", label, *value ? _(": ") : "",
			    value);
		items[len] = words[len].s;
	}
	n = gd_lin_choose(l, _("Which part of the record?"), items, len,
			  _("back"));
	for (size_t i = 0; i < len; i++)
		gd_buf_release(&words[i]);
	if (n == 0 || !gd_lin_ask(l, _("New text; an empty line leaves it, - "
				       "takes it away")) || !*l->line)
		return;
	if (gd_desk_merchant_set(l->desk, v->row.id, fields[n - 1],
				 strcmp(l->line, "-") ? l->line : "",
				 &err) != GD_OK)
		gd_lin_fail(l, &err);
	else if (strcmp(fields[n - 1], "credit_code") == 0 &&
		 strcmp(l->line, "-") != 0)
		gd_lin_say(l, _("Kept; the code %s"),
			   gd_credit_code_words(l->line));
	else
		gd_lin_say(l, "%s", _("Kept"));
}

/* The checks that were kept; one of them whole. */
static void
checks(struct gd_linear *l, const struct gd_merchant_view *v)
{
	struct gd_buf words[GD_MERCHANT_CHECKS];
	const char *items[GD_MERCHANT_CHECKS];
	struct gd_buf text = GD_BUF_INIT;
	size_t len = 0;
	int n;

	for (; len < v->checks_len && len < GD_MERCHANT_CHECKS; len++) {
		const struct gd_check_row *k = &v->checks[len];

		gd_buf_init(&words[len]);
		gd_phrase_instant(l->desk, k->at, &words[len]);
		gd_buf_addf(&words[len], "  %s  ",
			    gd_check_level_words(k->level));
		gd_buf_addf(&words[len], ngettext("%d point", "%d points",
						  (unsigned long)k->points),
			    k->points);
		gd_buf_addf(&words[len], "  %s", k->who);
		items[len] = words[len].s;
	}
	n = gd_lin_choose(l, len ? _("Checks before buying")
				 : _("Not checked before buying."), items, len,
			  _("back"));
	for (size_t i = 0; i < len; i++)
		gd_buf_release(&words[i]);
	if (n == 0)
		return;
	gd_check_row_words(l->desk, &v->checks[n - 1], &text);
	gd_buf_addf(&text, "\n%s\n", _("What was answered"));
	gd_check_row_answers(l->desk, &v->checks[n - 1], &text);
	gd_lin_text(l, text.s);
	gd_buf_release(&text);
}

/* Another record of the same merchant comes to this one. */
static void
merge(struct gd_linear *l, const struct gd_merchant_view *v)
{
	const char *const items[] = {
		_("They are one merchant: put them together"),
	};
	struct gd_error err = GD_ERROR_INIT;
	struct gd_merchant_view other;
	struct gd_buf text = GD_BUF_INIT;
	int64_t id, cases = 0;
	int n;

	if (!gd_lin_ask(l, _("Which other record is the same merchant? Its "
			     "name, number or credit code; an empty line "
			     "leaves it")) || !*l->line)
		return;
	if (gd_desk_merchant_find(l->desk, l->line, &id, &err) != GD_OK ||
	    gd_desk_merchant(l->desk, id, &other, &err) != GD_OK) {
		gd_lin_fail(l, &err);
		return;
	}
	gd_buf_addf(&text, _("#%1$lld %2$s, %3$lld cases, comes to\n#%4$lld %5$s, %6$lld cases.\nWhat the cases say stays as it was written."),
		    (long long)id, name_of(&other.row),
		    (long long)other.row.cases, (long long)v->row.id,
		    name_of(&v->row), (long long)v->row.cases);
	gd_merchant_view_release(&other);
	n = gd_lin_choose(l, text.s, items, 1, _("back"));
	gd_buf_release(&text);
	if (n == 0)
		return;
	if (gd_desk_merchant_merge(l->desk, id, v->row.id, &cases, &err) ==
	    GD_OK)
		gd_lin_say(l, ngettext("One merchant now; %lld case came over",
				       "One merchant now; %lld cases came over",
				       (unsigned long)cases),
			   (long long)cases);
	else
		gd_lin_fail(l, &err);
}

void
gd_lin_merchant(struct gd_linear *l, int64_t id)
{
	const char *const items[] = {
		_("its cases"), _("change the record"),
		_("check it before buying"), _("checks that were made"),
		_("group complaint for 12315"),
		_("put together with another record of it"),
		_("undo my last change"),
	};
	int n = 1;

	while (n > 0 && !l->ended) {
		struct gd_error err = GD_ERROR_INIT;
		struct gd_merchant_view v;

		if (gd_desk_merchant(l->desk, id, &v, &err) != GD_OK) {
			gd_lin_fail(l, &err);
			return;
		}
		say_record(l, &v);
		n = gd_lin_choose(l, "", items, GD_ARRAY_LEN(items),
				  _("back"));
		switch (n) {
		case 1: its_cases(l, id); break;
		case 2: change(l, &v); break;
		case 3: gd_lin_precheck(l, id); break;
		case 4: checks(l, &v); break;
		case 5:
			gd_lin_group(l, *v.row.credit_code ? v.row.credit_code
							   : v.row.name);
			break;
		case 6: merge(l, &v); break;
		case 7: gd_lin_undo(l, 0); break;
		default: break;
		}
		gd_merchant_view_release(&v);
	}
}

void
gd_lin_merchant_of(struct gd_linear *l, int64_t case_id)
{
	struct gd_error err = GD_ERROR_INIT;
	int64_t id = 0;

	if (gd_desk_case_merchant(l->desk, case_id, &id, &err) != GD_OK)
		gd_lin_fail(l, &err);
	else if (!id)
		gd_lin_say(l, "%s", _("This case names no merchant yet; change "
				      "an answer to add it."));
	else
		gd_lin_merchant(l, id);
}

/* ---- all of them ---- */

struct merchants {
	struct gd_linear *l;
	char *words;		/* searched for; "" */
	enum gd_merchant_sort sort;
	struct gd_merchant_page page;
};

static int
load(void *ctx, enum gd_page page, int limit)
{
	struct merchants *m = ctx;
	const struct gd_key none = { 0, 0 }, *key = &none;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_merchant_page got;

	if (m->page.len)
		key = &m->page.keys[page == GD_PAGE_AFTER ? m->page.len - 1
							  : 0];
	if (gd_desk_merchants(m->l->desk, m->words, m->sort, page, key,
			      limit, &got, &err) != GD_OK) {
		gd_lin_fail(m->l, &err);
		return -1;
	}
	if (!got.len) {
		gd_merchant_page_release(&got);
		return 0;
	}
	gd_merchant_page_release(&m->page);
	m->page = got;
	return (int)got.len;
}

static void
head(void *ctx)
{
	struct merchants *m = ctx;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf b = GD_BUF_INIT;
	int64_t total = 0;

	if (gd_desk_merchants_count(m->l->desk, m->words, &total, &err) !=
	    GD_OK)
		gd_lin_fail(m->l, &err);
	else
		gd_buf_addf(&b, ngettext("%lld merchant", "%lld merchants",
					 (unsigned long)total),
			    (long long)total);
	gd_buf_addf(&b, "%s%s", _("; "), gd_merchant_sort_words(m->sort));
	gd_lin_say(m->l, "%s", b.s);
	gd_buf_release(&b);
}

static void
row(void *ctx, size_t i, struct gd_buf *out)
{
	struct merchants *m = ctx;
	const struct gd_merchant_row *r = &m->page.rows[i];

	gd_buf_addf(out, "%s%s", name_of(r), _(": "));
	gd_buf_addf(out, ngettext("%lld case", "%lld cases",
				  (unsigned long)r->cases),
		    (long long)r->cases);
	gd_buf_addf(out, _(", %lld open, "), (long long)r->open);
	if (r->checked_at == GD_INSTANT_NONE) {
		gd_buf_adds(out, _("not checked"));
	} else {
		gd_buf_addf(out, "%s  ", gd_check_level_words(r->level));
		gd_phrase_instant(m->l->desk, r->checked_at, out);
	}
}

static void
open_row(void *ctx, size_t i)
{
	struct merchants *m = ctx;

	gd_lin_merchant(m->l, m->page.rows[i].id);
}

static enum gd_lin_next
word(void *ctx, const char *word, const char *rest)
{
	struct merchants *m = ctx;

	if (strcmp(word, "c") == 0) {
		gd_lin_precheck_any(m->l);
		return GD_LIN_FIRST;
	}
	if (strcmp(word, "o") == 0) {
		m->sort = (m->sort + 1) % GD_MERCHANT_SORTS;
		return GD_LIN_FIRST;
	}
	if (strcmp(word, "/") != 0)
		return GD_LIN_UNKNOWN;
	if (!*rest && !gd_lin_ask(m->l, _("Part of a name, credit code, "
					  "address or contact; an empty line: "
					  "all")))
		return GD_LIN_LEAVE;
	free(m->words);
	m->words = gd_strdup(*rest ? rest : m->l->line);
	gd_merchant_page_release(&m->page);
	return GD_LIN_FIRST;
}

void
gd_lin_merchants(struct gd_linear *l)
{
	const struct gd_lin_list list = {
		.load = load, .head = head, .row = row, .open = open_row,
		.word = word,
		.words = _("/  search: / and part of a name or code\n"
			   "o  the next order: newest, name, most cases, most "
			   "open, latest check\n"
			   "c  check a merchant before buying"),
		.none = _("No merchant stands here. They come with the cases."),
	};
	struct merchants m = { .l = l, .words = gd_strdup("") };

	gd_lin_list_run(l, &list, &m);
	gd_merchant_page_release(&m.page);
	free(m.words);
}
