/*
 * linear/filter.c - what the lists show: filter words, and views that keep them.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/views.h"
#include "linear/linear_internal.h"

#define VIEWS_MAX 64

const struct gd_filter *
gd_lin_filter(const struct gd_linear *l)
{
	return l->filter.len ? &l->filter : NULL;
}

void
gd_lin_filter_words(const struct gd_linear *l, int64_t hidden,
		    struct gd_buf *out)
{
	if (l->filter_text && *l->filter_text)
		gd_buf_addf(out, _("filter %1$s, hides %2$lld"),
			    l->filter_text, (long long)hidden);
}

/* What is wrong, and the word that it is about. */
static void
say_wrong(struct gd_linear *l, const char *words, size_t at,
	  const struct gd_error *err)
{
	struct gd_buf word = GD_BUF_INIT;

	gd_lin_fail(l, err);
	gd_filter_wrong_word(words, at, &word);
	if (word.len && strcmp(word.s, words) != 0)
		gd_lin_say(l, _("It is about this word: %s"), word.s);
	gd_buf_release(&word);
}

static bool
set_filter(struct gd_linear *l, const char *words)
{
	struct gd_filter f = GD_FILTER_INIT;
	struct gd_error err = GD_ERROR_INIT;
	size_t at = 0;

	if (gd_desk_filter_parse(l->desk, &f, words, &at, &err) != GD_OK) {
		say_wrong(l, words, at, &err);
		return false;
	}
	gd_filter_release(&l->filter);
	l->filter = f;
	free(l->filter_text);
	l->filter_text = gd_strdup(words);
	return true;
}

/* What can go on from `words`, which ended in a question mark. */
static void
say_hints(struct gd_linear *l, const char *words)
{
	struct gd_filter_hints h;
	struct gd_buf b = GD_BUF_INIT;

	gd_desk_filter_hints(l->desk, words, strlen(words), &h);
	for (size_t i = 0; i < h.len; i++)
		gd_buf_addf(&b, "%s%s", i ? "  " : "", h.words[i]);
	if (h.len)
		gd_lin_say(l, _("Here can stand: %s"), b.s);
	else
		gd_lin_say(l, "%s", _("Nothing is known that goes on from "
				      "here; any words may stand here."));
	gd_buf_release(&b);
}

/* The bytes of a question mark at the end of the line; 0: there is none. */
static size_t
asks(const char *s)
{
	size_t n = strlen(s);

	if (n && s[n - 1] == '?')
		return 1;
	return n >= 3 && strcmp(s + n - 3, "\xEF\xBC\x9F") == 0 ? 3 : 0;
}

bool
gd_lin_filter_set(struct gd_linear *l, const char *words)
{
	size_t ask = asks(words);
	char *before;

	if (ask) {
		before = gd_strndup(words, strlen(words) - ask);
		say_hints(l, before);
		free(before);
		return false;
	}
	if (strcmp(words, "-") == 0 || strcasecmp(words, "all") == 0)
		words = "";
	return set_filter(l, words);
}

bool
gd_lin_filter_ask(struct gd_linear *l)
{
	char *words;
	bool set;

	if (l->filter_text && *l->filter_text)
		gd_lin_say(l, _("Now: %s"), l->filter_text);
	gd_lin_say(l, "%s",
		   _("Words that must all hold, such as stage:platform "
		     "amount>500 due:overdue tag:x. A question mark at the end "
		     "tells what can stand there: stage:? An empty line leaves "
		     "it; all shows everything."));
	while (gd_lin_ask(l, _("Filter")) && *l->line) {
		words = gd_strdup(l->line);
		set = gd_lin_filter_set(l, words);
		free(words);
		if (set)
			return true;
	}
	return false;
}

/* ---- views ---- */

static void
rename_view(struct gd_linear *l, const char *name)
{
	struct gd_error err = GD_ERROR_INIT;

	if (!gd_lin_ask(l, _("Its new name; an empty line leaves it")) ||
	    !*l->line)
		return;
	if (gd_desk_view_rename(l->desk, name, l->line, &err) == GD_OK)
		gd_lin_say(l, _("Called @%s from now on"), l->line);
	else
		gd_lin_fail(l, &err);
}

static void
drop_view(struct gd_linear *l, const char *name)
{
	struct gd_error err = GD_ERROR_INIT;

	if (gd_desk_view_set(l->desk, name, "", &err) == GD_OK)
		gd_lin_say(l, _("@%s is gone; the cases are as they were"),
			   name);
	else
		gd_lin_fail(l, &err);
}

static bool
one_view(struct gd_linear *l, const char *called, const char *filter)
{
	const char *const items[] = {
		_("show it"), _("call it something else"), _("take it away"),
	};
	char *name = gd_strdup(called), *words = gd_strdup(filter);
	struct gd_buf title = GD_BUF_INIT, at = GD_BUF_INIT;
	bool set = false;
	int n;

	gd_buf_addf(&title, "@%s%s%s", name, _(": "), words);
	n = gd_lin_choose(l, title.s, items, GD_ARRAY_LEN(items), _("back"));
	gd_buf_addf(&at, "@%s", name);
	if (n == 1)
		set = set_filter(l, at.s);
	else if (n == 2)
		rename_view(l, name);
	else if (n == 3)
		drop_view(l, name);
	gd_buf_release(&title);
	gd_buf_release(&at);
	free(name);
	free(words);
	return set;
}

static void
keep_view(struct gd_linear *l)
{
	struct gd_error err = GD_ERROR_INIT;

	if (!l->filter_text || !*l->filter_text) {
		gd_lin_say(l, "%s", _("Filter first; then the filter can be "
				      "kept under a name."));
		return;
	}
	if (!gd_lin_ask(l, _("Its name, of letters, digits, - and _")) ||
	    !*l->line)
		return;
	if (gd_desk_view_set(l->desk, l->line, l->filter_text, &err) == GD_OK)
		gd_lin_say(l, _("Kept as @%s"), l->line);
	else
		gd_lin_fail(l, &err);
}

bool
gd_lin_view(struct gd_linear *l, size_t i)
{
	const char *name, *filter;
	struct gd_buf at = GD_BUF_INIT;
	bool set = false;

	if (i >= 1 && gd_desk_view(l->desk, i - 1, &name, &filter)) {
		gd_buf_addf(&at, "@%s", name);
		set = set_filter(l, at.s);
		gd_buf_release(&at);
	} else {
		gd_lin_say(l, _("There is no view %zu; v lists them."), i);
	}
	return set;
}

bool
gd_lin_views(struct gd_linear *l)
{
	while (!l->ended) {
		struct gd_buf words[VIEWS_MAX];
		const char *items[VIEWS_MAX + 3], *name, *filter;
		size_t len = 0;
		int n;

		for (; len < VIEWS_MAX &&
		     gd_desk_view(l->desk, len, &name, &filter); len++) {
			gd_buf_init(&words[len]);
			gd_buf_addf(&words[len], "@%s%s%s", name, _(": "),
				    filter);
			items[len] = words[len].s;
		}
		items[len] = _("filter by words");
		items[len + 1] = _("keep the filter as a view");
		items[len + 2] = _("show everything");
		n = gd_lin_choose(l, _("Filter and views"), items, len + 3,
				  _("back"));
		for (size_t i = 0; i < len; i++)
			gd_buf_release(&words[i]);
		if (n == 0)
			return false;
		if ((size_t)n > len + 2)
			return set_filter(l, "");
		if ((size_t)n > len + 1)
			keep_view(l);
		else if ((size_t)n > len && gd_lin_filter_ask(l))
			return true;
		else if ((size_t)n <= len &&
			 gd_desk_view(l->desk, (size_t)n - 1, &name,
				      &filter) &&
			 one_view(l, name, filter))
			return true;
	}
	return false;
}

/* What stands behind the first word of the line, as it was typed. */
static const char *
behind(const struct gd_linear *l)
{
	const char *s = l->line + strcspn(l->line, " \t");

	return s + strspn(s, " \t");
}

enum gd_lin_next
gd_lin_filter_word(struct gd_linear *l, const char *word, const char *rest)
{
	char *words;
	bool set = false;

	if (*word == '@') {
		words = gd_strdup(l->line);
		set = gd_lin_filter_set(l, words);
		free(words);
	} else if (strcmp(word, "f") == 0 && *rest) {
		words = gd_strdup(behind(l));
		set = gd_lin_filter_set(l, words);
		free(words);
	} else if (strcmp(word, "f") == 0) {
		set = gd_lin_filter_ask(l);
	} else if (strcmp(word, "v") == 0 && *rest) {
		set = gd_lin_view(l, strtoul(rest, NULL, 10));
	} else if (strcmp(word, "v") == 0) {
		set = gd_lin_views(l);
	} else {
		return GD_LIN_UNKNOWN;
	}
	return set ? GD_LIN_FIRST : GD_LIN_ASK;
}
