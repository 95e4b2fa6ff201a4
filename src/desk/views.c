/*
 * desk/views.c - see views.h.
 */
#include <config.h>

#include "desk/views.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/suggest.h"

#define NAMES_MAX 64

bool
gd_desk_view(const struct gd_desk *d, size_t i, const char **name,
	     const char **filter)
{
	return gd_config_view(gd_desk_config(d), i, name, filter);
}

/* What view `wanted` (to `len`) holds; `*called` is how it is written. */
static const char *
find_part(const struct gd_desk *d, const char *wanted, size_t len,
	  const char **called)
{
	const char *filter;

	for (size_t i = 0; gd_desk_view(d, i, called, &filter); i++) {
		if (strncasecmp(*called, wanted, len) == 0 && !(*called)[len])
			return filter;
	}
	return NULL;
}

static const char *
find(const struct gd_desk *d, const char *wanted)
{
	const char *called;

	return find_part(d, wanted, strlen(wanted), &called);
}

static enum gd_status
unknown(const struct gd_desk *d, const char *wanted, struct gd_error *err)
{
	const char *names[NAMES_MAX], *filter, *near;
	struct gd_buf all = GD_BUF_INIT;
	size_t n = 0;

	for (; n < NAMES_MAX && gd_desk_view(d, n, &names[n], &filter); n++)
		gd_buf_addf(&all, "%s@%s", n ? ", " : "", names[n]);
	near = gd_suggest(wanted, names, n);
	if (near)
		gd_error_set(err, GD_EINVAL,
			     _("there is no view '@%s'; did you mean '@%s'?"),
			     wanted, near);
	else if (n)
		gd_error_set(err, GD_EINVAL,
			     _("there is no view '@%s'; there are %s"), wanted,
			     all.s);
	else
		gd_error_set(err, GD_EINVAL,
			     _("there is no view '@%s'; a view is a line NAME = "
			       "FILTER under [views] of the configuration"),
			     wanted);
	gd_buf_release(&all);
	return GD_EINVAL;
}

enum gd_status
gd_desk_filter_word(const struct gd_desk *d, struct gd_filter *f,
		    const char *word, size_t *at, struct gd_error *err)
{
	const char *filter;

	if (*word != '@')
		return gd_filter_parse_word(f, word, at, err);
	if (at)
		*at = 0;
	filter = find(d, word + 1);
	if (!filter)
		return unknown(d, word + 1, err);
	return gd_filter_parse(f, filter, NULL, err);
}

/* The words between `from` and `to`, which name no view. */
static enum gd_status
parse_part(struct gd_filter *f, const char *s, size_t from, size_t to,
	   size_t *at, struct gd_error *err)
{
	char *part = gd_strndup(s + from, to - from);
	size_t where = 0;
	enum gd_status status = gd_filter_parse(f, part, &where, err);

	if (status != GD_OK && at)
		*at = from + where;
	free(part);
	return status;
}

enum gd_status
gd_desk_filter_parse(const struct gd_desk *d, struct gd_filter *f,
		     const char *s, size_t *at, struct gd_error *err)
{
	struct gd_filter all = GD_FILTER_INIT;
	enum gd_status status = GD_OK;
	bool quoted = false;
	size_t from = 0, i = 0;

	for (; status == GD_OK && s[i]; i++) {
		size_t n;
		char *word;

		quoted ^= s[i] == '"';
		if (s[i] != '@' || quoted || (i && s[i - 1] != ' '))
			continue;
		status = parse_part(&all, s, from, i, at, err);
		n = strcspn(s + i, " ");
		word = gd_strndup(s + i, n);
		if (status == GD_OK) {
			status = gd_desk_filter_word(d, &all, word, NULL, err);
			if (status != GD_OK && at)
				*at = i;
		}
		free(word);
		from = i + n;
		i = from - 1;
	}
	if (status == GD_OK)
		status = parse_part(&all, s, from, i, at, err);
	/* One whole: a wrong word leaves `f` as it was. */
	if (status == GD_OK)
		gd_filter_join(f, &all);
	else
		gd_filter_release(&all);
	return status;
}

/* Straight quotes cannot stand in the file; curved ones mean the same here. */
static void
curve_quotes(const char *s, struct gd_buf *out)
{
	bool open = false;

	for (; *s; s++) {
		if (*s != '"') {
			gd_buf_addc(out, *s);
			continue;
		}
		gd_buf_adds(out, open ? "\u201d" : "\u201c");
		open = !open;
	}
}

/* The words with what each view in them holds: a view does not rest on others. */
static void
spell_out(const struct gd_desk *d, const char *s, struct gd_buf *out)
{
	bool quoted = false;
	const char *called;

	for (size_t i = 0; s[i]; i++) {
		const char *filter = NULL;
		size_t n = strcspn(s + i, " ");

		quoted ^= s[i] == '"';
		if (s[i] == '@' && !quoted && (!i || s[i - 1] == ' '))
			filter = find_part(d, s + i + 1, n - 1, &called);
		if (filter) {
			gd_buf_adds(out, filter);
			i += n - 1;
		} else {
			gd_buf_addc(out, s[i]);
		}
	}
}

enum gd_status
gd_desk_view_set(struct gd_desk *d, const char *name, const char *filter,
		 struct gd_error *err)
{
	struct gd_filter f = GD_FILTER_INIT;
	struct gd_buf key = GD_BUF_INIT, value = GD_BUF_INIT;
	struct gd_buf words = GD_BUF_INIT;
	const char *called;
	enum gd_status status;
	bool later;

	name += *name == '@';
	if (!*filter)
		return gd_desk_view_move(d, name, NULL, err);
	/* Names differ by more than their case. */
	if (find_part(d, name, strlen(name), &called))
		name = called;
	spell_out(d, filter, &words);
	status = gd_desk_filter_parse(d, &f, words.s, NULL, err);
	gd_filter_release(&f);
	if (status == GD_OK) {
		gd_buf_addf(&key, "views.%s", name);
		curve_quotes(words.s, &value);
		status = gd_desk_configure(d, key.s, value.s, &later, err);
	}
	gd_buf_release(&words);
	gd_buf_release(&key);
	gd_buf_release(&value);
	return status;
}

enum gd_status
gd_desk_view_rename(struct gd_desk *d, const char *name, const char *to,
		    struct gd_error *err)
{
	enum gd_status status = GD_OK;

	name += *name == '@';
	to += *to == '@';
	if (!find(d, name))
		status = unknown(d, name, err);
	else if (strcasecmp(name, to) != 0 && find(d, to))
		status = gd_error_set(err, GD_EINVAL,
				      _("there is a view '@%s' already; take "
					"it away first, or choose another "
					"name"), to);
	return status == GD_OK ? gd_desk_view_move(d, name, to, err) : status;
}
