/*
 * domain/order.c - see order.h.
 */
#include <config.h>

#include "domain/order.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/suggest.h"

#define WIDE_COMMA "\xEF\xBC\x8C"	/* U+FF0C */

static const struct word {
	const char *word;
	enum gd_case_sort by;
} words[] = {
	{ "due", GD_SORT_DUE }, { "amount", GD_SORT_AMOUNT },
	{ "opened", GD_SORT_OPENED }, { "number", GD_SORT_NUMBER },
	{ "stage", GD_SORT_STAGE }, { "draft", GD_SORT_DRAFT },
	{ "shop", GD_SORT_SHOP }, { "merchant", GD_SORT_MERCHANT },
	{ "platform", GD_SORT_PLATFORM }, { "carrier", GD_SORT_CARRIER },
	{ "type", GD_SORT_TYPE }, { "scenario", GD_SORT_SCENARIO },
	{ "goods", GD_SORT_GOODS }, { "order_no", GD_SORT_ORDER_NO },
	{ "demand", GD_SORT_DEMAND },
	{ "demand_amount", GD_SORT_DEMAND_AMOUNT },
	{ "closed", GD_SORT_CLOSED }, { "outcome", GD_SORT_OUTCOME },
	{ "recovered", GD_SORT_RECOVERED }, { "evidence_held", GD_SORT_HELD },
	{ "evidence_needed", GD_SORT_NEEDED },
	{ "next_clock", GD_SORT_NEXT_CLOCK },
	{ "assignee", GD_SORT_ASSIGNEE }, { "tags", GD_SORT_TAGS },
	/* Columns whose listing has another name for them. */
	{ "case", GD_SORT_NUMBER }, { "next_due", GD_SORT_DUE },
};

bool
gd_sort_parse(const char *word, enum gd_case_sort *out)
{
	for (size_t i = 0; i < GD_ARRAY_LEN(words); i++) {
		if (strcmp(words[i].word, word) == 0) {
			*out = words[i].by;
			return true;
		}
	}
	return false;
}

const char *
gd_sort_word(enum gd_case_sort by)
{
	for (size_t i = 0; i < GD_ARRAY_LEN(words); i++) {
		if (words[i].by == by)
			return words[i].word;
	}
	return "";
}

static enum gd_status
unknown(const char *word, struct gd_error *err)
{
	const char *all[GD_ARRAY_LEN(words)], *near;
	struct gd_buf list = GD_BUF_INIT;

	for (size_t i = 0; i < GD_ARRAY_LEN(words); i++) {
		all[i] = words[i].word;
		gd_buf_addf(&list, "%s%s", i ? ", " : "", all[i]);
	}
	near = gd_suggest(word, all, GD_ARRAY_LEN(all));
	if (near)
		gd_error_set(err, GD_EINVAL,
			     _("cases cannot be sorted by '%s'; did you mean "
			       "'%s'?"), word, near);
	else
		gd_error_set(err, GD_EINVAL,
			     _("cases cannot be sorted by '%s'; they can by "
			       "%s"), word, list.s);
	gd_buf_release(&list);
	return GD_EINVAL;
}

static enum gd_status
take(struct gd_order *o, const char *word, struct gd_error *err)
{
	struct gd_order_key key = { .turned = *word == '-' };

	if (!gd_sort_parse(word + key.turned, &key.by))
		return unknown(word + key.turned, err);
	for (size_t i = 0; i < o->len; i++) {
		if (o->keys[i].by == key.by)
			return gd_error_set(err, GD_EINVAL,
				_("'%s' is named twice in the order"),
				word + key.turned);
	}
	if (o->len == GD_ORDER_MAX)
		return gd_error_set(err, GD_EINVAL,
				    _("an order has at most %d columns"),
				    GD_ORDER_MAX);
	o->keys[o->len++] = key;
	return GD_OK;
}

/* The bytes of the comma at `s`, 0: none stands there. */
static size_t
comma(const char *s)
{
	size_t wide = strlen(WIDE_COMMA);

	return *s == ',' ? 1 : strncmp(s, WIDE_COMMA, wide) == 0 ? wide : 0;
}

enum gd_status
gd_order_parse(struct gd_order *out, const char *s, struct gd_error *err)
{
	struct gd_order o = { .len = 0 };
	enum gd_status status = GD_OK;

	while (*s && status == GD_OK) {
		size_t n = 0;
		char *word;

		s += strspn(s, " \t");
		while (s[n] && s[n] != ' ' && s[n] != '\t' && !comma(s + n))
			n++;
		word = gd_strndup(s, n);
		if (n)
			status = take(&o, word, err);
		free(word);
		s += n + comma(s + n);
	}
	if (status == GD_OK && !o.len)
		status = gd_error_set(err, GD_EINVAL,
				      _("an order names a column, for example "
					"shop or shop,-amount"));
	if (status == GD_OK)
		*out = o;
	return status;
}
