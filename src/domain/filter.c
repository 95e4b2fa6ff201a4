/*
 * domain/filter.c - what filter words mean: one table of keys.
 */
#include "domain/filter.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/suggest.h"
#include "base/text.h"
#include "domain/filter_internal.h"
#include "domain/money.h"

static const char *const stages[] = {
	"prepare", "service", "platform", "regulator", "court", "closed", NULL
};
static const char *const types[] = {
	"service", "quality", "fraud", "license", "advertising", "payment", NULL
};
static const char *const platforms[] = {
	"wechat", "taobao", "jd", "other", NULL
};
static const char *const carriers[] = {
	"mini_program", "official_account", "channels", "h5", NULL
};
static const char *const scenarios[] = {
	"none", "mini_program", "livestream", "cross_border", "virtual_goods",
	NULL
};
static const char *const outcomes[] = {
	"resolved", "partial", "rejected", "withdrawn", "lost_contact", NULL
};
static const char *const dues[] = {
	"overdue", "today", "soon", "later", "none", NULL
};

static const struct key {
	const char *name;
	const char *const *codes;	/* NULL: free values */
	bool bare;			/* a word of its own, without a value */
} keys[GD_FILTER_KEYS] = {
	[GD_FILTER_STAGE] = { "stage", stages, false },
	[GD_FILTER_TYPE] = { "type", types, false },
	[GD_FILTER_PLATFORM] = { "platform", platforms, false },
	[GD_FILTER_CARRIER] = { "carrier", carriers, false },
	[GD_FILTER_SCENARIO] = { "scenario", scenarios, false },
	[GD_FILTER_OUTCOME] = { "outcome", outcomes, false },
	[GD_FILTER_MERCHANT] = { "merchant", NULL, false },
	[GD_FILTER_ASSIGNEE] = { "assignee", NULL, false },
	[GD_FILTER_TAG] = { "tag", NULL, false },
	[GD_FILTER_AMOUNT] = { "amount", NULL, false },
	[GD_FILTER_OPENED] = { "opened", NULL, false },
	[GD_FILTER_DUE] = { "due", dues, false },
	[GD_FILTER_OPEN] = { "open", NULL, true },
	[GD_FILTER_CLOSED] = { "closed", NULL, true },
	[GD_FILTER_DRAFT] = { "draft", NULL, true },
	/* GD_FILTER_TEXT has no name: it is any other word. */
};

const char *const *
gd_filter_codes(enum gd_filter_key key)
{
	return keys[key].codes;
}

const char *
gd_filter_key_name(enum gd_filter_key key, bool *bare)
{
	*bare = keys[key].bare;
	return keys[key].name;
}

static void
term_release(struct gd_filter_term *t)
{
	for (size_t i = 0; i < t->values_len; i++)
		free(t->values[i]);
	free(t->values);
	memset(t, 0, sizeof *t);
}

void
gd_filter_release(struct gd_filter *f)
{
	for (size_t i = 0; i < f->len; i++)
		term_release(&f->terms[i]);
	free(f->terms);
	*f = (struct gd_filter)GD_FILTER_INIT;
}

void
gd_filter_join(struct gd_filter *f, struct gd_filter *from)
{
	for (size_t i = 0; i < from->len; i++) {
		GD_GROW(f->terms, f->len, f->cap);
		f->terms[f->len++] = from->terms[i];
	}
	free(from->terms);
	*from = (struct gd_filter)GD_FILTER_INIT;
}

static char *
fold(const char *s, size_t len)
{
	struct gd_buf b = GD_BUF_INIT;

	gd_text_fold(&b, s, len);
	return gd_buf_detach(&b);
}

static size_t
list_len(const char *const *list)
{
	size_t n = 0;

	while (list[n])
		n++;
	return n;
}

/* "a, b, c" of a key's codes, for messages. */
static char *
join(const char *const *codes)
{
	struct gd_buf b = GD_BUF_INIT;

	for (size_t i = 0; codes[i]; i++)
		gd_buf_addf(&b, "%s%s", i ? ", " : "", codes[i]);
	return gd_buf_detach(&b);
}

static enum gd_status
unknown_code(const struct key *k, const char *value, struct gd_error *err)
{
	const char *near = gd_suggest(value, k->codes, list_len(k->codes));
	char *all = join(k->codes);

	if (near)
		gd_error_set(err, GD_EINVAL,
			     _("'%s:%s' is not known; did you mean '%s:%s'? "
			       "(%s)"), k->name, value, k->name, near, all);
	else
		gd_error_set(err, GD_EINVAL,
			     _("'%s:%s' is not known; it can be %s"),
			     k->name, value, all);
	free(all);
	return GD_EINVAL;
}

static enum gd_status
add_value(struct gd_filter_term *t, const char *s, size_t len,
	  struct gd_error *err)
{
	const struct key *k = &keys[t->key];
	enum gd_status status = GD_OK;
	bool folded = k->codes || t->key == GD_FILTER_MERCHANT;
	char *value = folded ? fold(s, len) : gd_strndup(s, len);
	size_t i = 0;

	if (!*value)
		status = gd_error_set(err, GD_EINVAL,
				      _("'%s:' needs a value behind it"),
				      k->name);
	while (status == GD_OK && k->codes) {
		if (!k->codes[i])
			status = unknown_code(k, value, err);
		else if (strcmp(k->codes[i++], value) == 0)
			break;
	}
	if (status != GD_OK) {
		free(value);
		return status;
	}
	t->values = gd_reallocarray(t->values, t->values_len + 1,
				    sizeof *t->values);
	t->values[t->values_len++] = value;
	return GD_OK;
}

static enum gd_status
parse_values(struct gd_filter_word *w, struct gd_filter_term *t,
	     struct gd_error *err)
{
	const char *s = w->text.s + w->value;
	enum gd_status status;
	size_t n;

	for (size_t i = 0;; i++) {
		n = strcspn(s, "\x1f");
		if (i < w->parts_len)
			w->wrong = w->parts[i];
		status = add_value(t, s, n, err);
		if (status != GD_OK || !s[n])
			return status;
		s += n + 1;
	}
}

static enum gd_status
parse_amount(struct gd_filter_term *t, char *s, char op, struct gd_error *err)
{
	/* Commas of an amount group its thousands. */
	for (char *p = s; *p; p++) {
		if (*p == GD_FILTER_COMMA)
			*p = ',';
	}
	t->op = op == ':' ? '=' : op;
	if (gd_money_parse(s, &t->amount_fen, NULL) == GD_OK)
		return GD_OK;
	return gd_error_set(err, GD_EINVAL,
			    _("'%s' is no amount; write it like amount>500 or "
			      "amount<=1299.50"), s);
}

static bool
take_number(const char **s, int digits, int *out)
{
	*out = 0;
	for (; digits > 0; digits--, (*s)++) {
		if (**s < '0' || **s > '9')
			return false;
		*out = *out * 10 + (**s - '0');
	}
	return true;
}

/* `2026`, `2026-03` or `2026-03-08`, as [from, until). */
static bool
parse_span(const char *s, gd_day *from, gd_day *until)
{
	struct gd_date d = { .month = 1, .mday = 1 };
	struct gd_date end;

	if (gd_day_parse(s, from)) {
		*until = *from + 1;
		return true;
	}
	if (!take_number(&s, 4, &d.year) || d.year < 1 || d.year > 9998)
		return false;
	end = d;
	if (*s == '-') {
		s++;
		if (!take_number(&s, 2, &d.month) || d.month < 1 ||
		    d.month > 12)
			return false;
		end.year += d.month == 12;
		end.month = d.month % 12 + 1;
	} else {
		end.year++;
	}
	*from = gd_day_from_date(d);
	*until = gd_day_from_date(end);
	return *s == '\0';
}

/* Which key is named; GD_EINVAL with the nearest one when none is. */
static enum gd_status
find_key(const struct gd_filter_word *w, enum gd_filter_key *out, struct gd_error *err)
{
	const char *names[GD_FILTER_KEYS];
	char *name = gd_strndup(w->text.s, w->key_len);
	const char *near;
	size_t i;

	for (i = 0; i < GD_FILTER_KEYS; i++) {
		names[i] = keys[i].bare ? NULL : keys[i].name;
		if (names[i] && strcasecmp(names[i], name) == 0)
			break;
	}
	if (i < GD_FILTER_KEYS) {
		*out = (enum gd_filter_key)i;
		free(name);
		return GD_OK;
	}
	near = gd_suggest(name, names, GD_FILTER_KEYS);
	if (near)
		gd_error_set(err, GD_EINVAL,
			     _("'%s' is no filter word; did you mean '%s:'? "
			       "To search for the text itself put it in quotes"),
			     name, near);
	else
		gd_error_set(err, GD_EINVAL,
			     _("'%s' is no filter word; there are stage, type, "
			       "platform, carrier, scenario, outcome, merchant, "
			       "assignee, tag, amount, opened, due. To search "
			       "for the text itself put it in quotes"), name);
	free(name);
	return GD_EINVAL;
}

static enum gd_status
parse_keyed(struct gd_filter_word *w, struct gd_filter_term *t, struct gd_error *err)
{
	enum gd_status status = find_key(w, &t->key, err);
	char *value = w->text.s + w->value;

	if (status != GD_OK)
		return status;
	w->wrong = w->parts[0];
	if (t->key == GD_FILTER_AMOUNT)
		return parse_amount(t, value, w->op, err);
	if (w->op != ':' && w->op != '=')
		return gd_error_set(err, GD_EINVAL,
				    _("only amounts are compared; write '%s:' "
				      "and the value"), keys[t->key].name);
	if (t->key == GD_FILTER_OPENED) {
		if (parse_span(value, &t->from, &t->until))
			return GD_OK;
		return gd_error_set(err, GD_EINVAL,
				    _("'opened:%s' is not understood; write "
				      "opened:2026, opened:2026-03 or "
				      "opened:2026-03-08"), value);
	}
	return parse_values(w, t, err);
}

static enum gd_status
parse_term(struct gd_filter_word *w, struct gd_filter_term *t, struct gd_error *err)
{
	if (w->key_len)
		return parse_keyed(w, t, err);
	for (size_t i = 0; !w->quoted && i < GD_FILTER_KEYS; i++) {
		if (!keys[i].name || strcasecmp(keys[i].name, w->text.s) != 0)
			continue;
		t->key = (enum gd_filter_key)i;
		if (keys[i].bare)
			return GD_OK;
		return gd_error_set(err, GD_EINVAL,
				    _("'%s' needs a value, as in '%s:%s'; to "
				      "search for the text put it in quotes"),
				    keys[i].name, keys[i].name,
				    keys[i].codes ? keys[i].codes[0] :
				    i == GD_FILTER_AMOUNT ? "500" :
				    i == GD_FILTER_OPENED ? "2026-03" : "x");
	}
	t->key = GD_FILTER_TEXT;
	t->values = gd_calloc(1, sizeof *t->values);
	t->values[0] = fold(w->text.s, w->text.len);
	t->values_len = 1;
	return GD_OK;
}

/* The next word of `*s` into `f`; `*wrong` is how far in it a mistake stands. */
static enum gd_status
add_word(struct gd_filter *f, const char **s, bool whole, size_t *wrong,
	 struct gd_error *err)
{
	struct gd_filter_word w = { .text = GD_BUF_INIT };
	struct gd_filter_term t = { .op = '=' };
	enum gd_status status = GD_OK;

	if (!gd_filter_word_read(s, whole, &w))
		status = gd_error_set(err, GD_EINVAL,
				      _("a quote is left open; close it with "
					"another one"));
	else if (w.key_len || w.text.len)
		status = parse_term(&w, &t, err);
	else
		goto out;		/* a pair of quotes with nothing in it */
	if (status == GD_OK) {
		GD_GROW(f->terms, f->len, f->cap);
		f->terms[f->len++] = t;
	} else {
		term_release(&t);
	}
out:
	*wrong = w.wrong;
	gd_buf_release(&w.text);
	return status;
}

static void
cut_back(struct gd_filter *f, size_t len)
{
	while (f->len > len)
		term_release(&f->terms[--f->len]);
}

enum gd_status
gd_filter_parse(struct gd_filter *f, const char *s, size_t *at,
		struct gd_error *err)
{
	const char *start = s, *word;
	size_t before = f->len, wrong = 0;
	enum gd_status status;

	for (;;) {
		s = gd_filter_skip_spaces(s);
		if (!*s)
			return GD_OK;
		word = s;
		status = add_word(f, &s, false, &wrong, err);
		if (status != GD_OK)
			break;
	}
	cut_back(f, before);
	if (at)
		*at = (size_t)(word - start) + wrong;
	return status;
}

enum gd_status
gd_filter_parse_word(struct gd_filter *f, const char *word, size_t *at,
		     struct gd_error *err)
{
	size_t wrong;
	enum gd_status status = add_word(f, &word, true, &wrong, err);

	if (status != GD_OK && at)
		*at = wrong;
	return status;
}
