/*
 * playbook/value.c - see value.h.
 *
 * Text is kept as it stands: gd_ini_index() reports every line that is not
 * clean UTF-8, and a file with a mistake is never loaded.
 */
#include <config.h>

#include "playbook/value.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "domain/alerts.h"

#define SPACES " \t"

static void *
member(void *record, const struct gd_field *field)
{
	return (char *)record + field->offset;
}

bool
gd_value_next(const char **list, struct gd_buf *item)
{
	const char *p = *list;
	size_t n;

	gd_buf_reset(item);
	if (!p)
		return false;
	p += strspn(p, SPACES);
	n = strcspn(p, ",");
	*list = p[n] ? p + n + 1 : NULL;
	while (n && strchr(SPACES, p[n - 1]))
		n--;
	gd_buf_add(item, p, n);
	return true;
}

bool
gd_event_parse(const char *s, struct gd_event *out)
{
	static const struct {
		const char *verb;
		bool object;
	} events[] = {
		{ "filed", true },	{ "accepted", true },
		{ "answered", true },	{ "refused", true },
		{ "promised", true },	{ "date", true },
		{ "letter", false },	{ "opened", false },
		{ "demand", false },	{ "kept", true },
		{ "resumed", true },
	};
	size_t i, n = strcspn(s, " "), l;
	const char *object = s[n] ? s + n + 1 : "";

	for (i = 0; i < GD_ARRAY_LEN(events); i++)
		if (strlen(events[i].verb) == n &&
		    memcmp(events[i].verb, s, n) == 0)
			break;
	l = strlen(object);
	if (i == GD_ARRAY_LEN(events) || events[i].object != (l > 0) ||
	    l >= sizeof out->object || (l && !gd_schema_is_id(object)))
		return false;
	memcpy(out->verb, s, n);
	out->verb[n] = '\0';
	memcpy(out->object, object, l + 1);
	return true;
}

/* "09:00-18:00" to minutes after midnight. */
static bool
parse_window(const char *s, struct gd_period *p)
{
	int v[4] = { 0 }, part, from, to;
	const char *seps = ":-:";

	for (part = 0; part < 4; part++) {
		if (s[0] < '0' || s[0] > '9' || s[1] < '0' || s[1] > '9')
			return false;
		v[part] = (s[0] - '0') * 10 + (s[1] - '0');
		s += 2;
		if (*s++ != seps[part])
			return false;
	}
	from = v[0] * 60 + v[1];
	to = v[2] * 60 + v[3];
	if (v[1] > 59 || v[3] > 59 || from >= to || to > 24 * 60)
		return false;
	p->office_from_min = from;
	p->office_to_min = to;
	return true;
}

static bool
parse_int(const char *s, int min, int max, int *out)
{
	char *end;
	long n;

	if (s[0] != '-' && (s[0] < '0' || s[0] > '9'))
		return false;
	if (strlen(s) > 9)
		return false;
	n = strtol(s, &end, 10);
	if (*end || n < min || n > max)
		return false;
	*out = (int)n;
	return true;
}

static bool
set_bool(bool *to, const char *s)
{
	*to = strcmp(s, "yes") == 0;
	return *to || strcmp(s, "no") == 0;
}

/* Comma lists hold ids, each once. */
static void
judge_list(const struct gd_entry_key *key, struct gd_mistakes *m)
{
	struct gd_buf item = GD_BUF_INIT, again = GD_BUF_INIT;
	const char *p = key->value, *rest;

	while (gd_value_next(&p, &item)) {
		if (!gd_schema_is_id(item.s)) {
			gd_mistake(m, key->file, key->line,
				   _("'%s' in '%s' is not an id; expected ids "
				     "with commas between"), item.s, key->name);
			break;
		}
		rest = p;
		while (gd_value_next(&rest, &again))
			if (strcmp(again.s, item.s) == 0)
				gd_mistake(m, key->file, key->line,
					   _("'%s' stands twice in '%s'"),
					   item.s, key->name);
	}
	gd_buf_release(&again);
	gd_buf_release(&item);
}

static bool
is_event(const char *s)
{
	struct gd_event event;

	return gd_event_parse(s, &event);
}

static bool
is_time(const char *s)
{
	int64_t before_s;

	return gd_alert_time_parse(s, &before_s);
}

static bool
is_list_of(const char *s, bool (*is)(const char *item))
{
	struct gd_buf item = GD_BUF_INIT;
	bool good = true, any = false;

	while (good && gd_value_next(&s, &item)) {
		any = true;
		good = is(item.s);
	}
	gd_buf_release(&item);
	return good && any;
}

/* Strings: NULL when good, else the sentence that says what is expected. */
static const char *
set_string(char **to, const struct gd_field *f, const char *s)
{
	struct gd_event event;

	switch (f->type) {
	case GD_TYPE_CODE:
	case GD_TYPE_REF:
	case GD_TYPE_LIST:
		if (!gd_schema_is_id(s))
			return _("a code of a-z, 0-9, '_', '.' and '-'");
		if (f->known && !f->known(s))
			return f->expected;
		break;
	case GD_TYPE_EVENT:
		if (!gd_event_parse(s, &event))
			return _("'filed CHANNEL' (or accepted, answered, "
				 "refused, promised), 'date FIELD', 'letter', "
				 "'demand' or 'opened'");
		break;
	case GD_TYPE_EVENTS:
		if (!is_list_of(s, is_event))
			return _("a comma list of events, as in 'filed court, "
				 "demand'");
		break;
	case GD_TYPE_TIMES:
		if (!is_list_of(s, is_time))
			return _("a comma list of times before the end, as in "
				 "'30d,7d,12h,0h'");
		break;
	default:
		break;
	}
	free(*to);
	*to = gd_strdup(s);
	return NULL;
}

static const char *
set_scalar(void *to, const struct gd_field *f, const char *s)
{
	struct gd_period period;
	int n;

	switch (f->type) {
	case GD_TYPE_BOOL:
		return set_bool(to, s) ? NULL : _("yes or no");
	case GD_TYPE_DATE:
		return gd_day_parse(s, to) ? NULL
					   : _("a date, as in 2026-04-15");
	case GD_TYPE_PERIOD:
		period = *(struct gd_period *)to;
		if (!gd_period_parse(s, &period))
			return _("a number and a unit: 72h, 4oh, 7d, 15wd, 6mo "
				 "or 3y");
		*(struct gd_period *)to = period;
		return NULL;
	case GD_TYPE_ROLL:
		return gd_roll_parse(s, &((struct gd_period *)to)->roll)
			       ? NULL : "none, rest, holiday";
	case GD_TYPE_WINDOW:
		return parse_window(s, to) ? NULL
					   : _("two times, as in 09:00-18:00");
	case GD_TYPE_ENUM:
		if (!f->parse(s, &n))
			return f->expected;
		memcpy(to, &n, sizeof n);
		return NULL;
	default:
		return NULL;
	}
}

static void
set_cond(struct gd_cond *to, const struct gd_entry_key *key,
	 struct gd_mistakes *m)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_cond cond;

	if (gd_cond_parse(key->value, &cond, &err) != GD_OK) {
		gd_mistake(m, key->file, key->line, "%s", err.text);
		return;
	}
	gd_cond_release(to);
	*to = cond;
}

void
gd_value_set(void *record, const struct gd_field *f, bool en,
	     const struct gd_entry_key *key, struct gd_mistakes *m)
{
	void *to = member(record, f);
	const char *expected = NULL;
	struct gd_bitext *text;

	switch (f->type) {
	case GD_TYPE_HIDDEN:
		return;
	case GD_TYPE_BITEXT:
		text = to;
		free(en ? text->en : text->zh);
		*(en ? &text->en : &text->zh) = gd_strdup(key->value);
		return;
	case GD_TYPE_COND:
		set_cond(to, key, m);
		return;
	case GD_TYPE_INT:
		if (!parse_int(key->value, f->min, f->max, to))
			gd_mistake(m, key->file, key->line,
				   _("'%s' is no value for '%s'; expected a "
				     "whole number from %d to %d"), key->value,
				   key->name, f->min, f->max);
		return;
	case GD_TYPE_TEXT:
	case GD_TYPE_CODE:
	case GD_TYPE_REF:
	case GD_TYPE_REFS:
	case GD_TYPE_LIST:
	case GD_TYPE_OPTIONS:
	case GD_TYPE_EVENT:
	case GD_TYPE_EVENTS:
	case GD_TYPE_TIMES:
		if (f->type == GD_TYPE_REFS || f->type == GD_TYPE_OPTIONS)
			judge_list(key, m);
		expected = set_string(to, f, key->value);
		break;
	default:
		expected = set_scalar(to, f, key->value);
		break;
	}
	if (expected)
		gd_mistake(m, key->file, key->line,
			   _("'%s' is no value for '%s'; expected %s"),
			   key->value, key->name, expected);
}

void
gd_value_init(void *record, const struct gd_field *f)
{
	if (f->type == GD_TYPE_DATE)
		*(gd_day *)member(record, f) = GD_DAY_NONE;
}

void
gd_value_release(void *record, const struct gd_field *f)
{
	void *at = member(record, f);

	switch (f->type) {
	case GD_TYPE_HIDDEN:
	case GD_TYPE_TEXT:
	case GD_TYPE_CODE:
	case GD_TYPE_REF:
	case GD_TYPE_REFS:
	case GD_TYPE_LIST:
	case GD_TYPE_OPTIONS:
	case GD_TYPE_EVENT:
	case GD_TYPE_EVENTS:
	case GD_TYPE_TIMES:
		free(*(char **)at);
		*(char **)at = NULL;
		break;
	case GD_TYPE_BITEXT:
		gd_bitext_release(at);
		break;
	case GD_TYPE_COND:
		gd_cond_release(at);
		break;
	default:
		break;
	}
}
