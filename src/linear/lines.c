/*
 * linear/lines.c - see lines.h.
 */
#include <config.h>

#include "linear/lines.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/complete.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"

void
gd_lin_say(struct gd_linear *l, const char *fmt, ...)
{
	struct gd_buf text = GD_BUF_INIT, safe = GD_BUF_INIT;
	const char *s;
	va_list ap;

	va_start(ap, fmt);
	gd_buf_vaddf(&text, fmt, ap);
	va_end(ap);
	s = text.s;
	for (;;) {
		size_t n = strcspn(s, "\n");

		gd_text_show(&safe, s, n, gd_desk_ascii(l->desk));
		gd_buf_addc(&safe, '\n');
		if (!s[n])
			break;
		s += n + 1;
	}
	fwrite(safe.s, 1, safe.len, stdout);
	if (ferror(stdout))
		l->ended = true;
	gd_buf_release(&safe);
	gd_buf_release(&text);
}

void
gd_lin_text(struct gd_linear *l, const char *text)
{
	size_t n = strlen(text);

	while (n && text[n - 1] == '\n')
		n--;
	if (n)
		gd_lin_say(l, "%.*s", (int)n, text);
}

/* A box at the beginning of a line is read out as brackets: a word says more. */
static size_t
add_box(const char *line, struct gd_buf *out)
{
	static const struct {
		const char *box, *word;
	} boxes[] = {
		{ "[ ] ", N_("not there: ") }, { "[x] ", N_("there: ") },
		{ "[/] ", N_("said to be there: ") },
	};
	size_t blanks = strspn(line, " ");

	for (size_t i = 0; i < GD_ARRAY_LEN(boxes); i++) {
		size_t n = strlen(boxes[i].box);

		if (strncmp(line + blanks, boxes[i].box, n) != 0)
			continue;
		gd_buf_add(out, line, blanks);
		gd_buf_adds(out, _(boxes[i].word));
		return blanks + n;
	}
	return 0;
}

void
gd_lin_boxes(struct gd_linear *l, const char *text)
{
	struct gd_buf b = GD_BUF_INIT;

	while (*text) {
		size_t done = add_box(text, &b);
		size_t n = done + strcspn(text + done, "\n");

		gd_buf_add(&b, text + done, n - done);
		gd_buf_addc(&b, '\n');
		text += n + (text[n] == '\n');
	}
	gd_lin_text(l, b.s);
	gd_buf_release(&b);
}

void
gd_lin_outcome(struct gd_linear *l, enum gd_status status,
	       const struct gd_error *err)
{
	if (status == GD_OK)
		gd_lin_say(l, _("Done; it can be undone."));
	else
		gd_lin_fail(l, err);
}

#define LONG_WORK 5000	/* steps: less is done before it can be told */

bool
gd_lin_progress(int64_t done, int64_t total, void *ctx)
{
	struct gd_linear *l = ctx;
	int tenth = total > 0 ? (int)(done * 10 / total) : 0;

	if (total < LONG_WORK)
		return true;
	if (tenth < l->told)
		l->told = 0;
	if (tenth > l->told && tenth < 10)
		/* TRANSLATORS: how far a long work is; %% is one per cent sign. */
		gd_lin_say(l, _("%d%% done"), tenth * 10);
	l->told = tenth;
	(void)fflush(stdout);
	return !l->ended;
}

void
gd_lin_fail(struct gd_linear *l, const struct gd_error *err)
{
	gd_lin_say(l, _("Sorry: %s"), err->text);
}

bool
gd_lin_ask(struct gd_linear *l, const char *prompt)
{
	struct gd_buf clean = GD_BUF_INIT, safe = GD_BUF_INIT;
	char *raw = NULL, *s;
	size_t cap = 0;
	ssize_t n;

	if (l->ended)
		return false;
	gd_text_show(&safe, prompt, strlen(prompt), gd_desk_ascii(l->desk));
	fputs(safe.s, stdout);
	fputs(_(": "), stdout);
	gd_buf_release(&safe);
	if (fflush(stdout) != 0 || (n = getline(&raw, &cap, stdin)) < 0) {
		l->ended = true;
		free(raw);
		putchar('\n');
		return false;
	}
	gd_text_clean(&clean, raw, (size_t)n);
	free(raw);
	while (clean.len > 0 && strchr(" \t\n", clean.s[clean.len - 1]))
		gd_buf_setlen(&clean, clean.len - 1);
	s = clean.s + strspn(clean.s, " \t");
	/* A log of a piped talk then reads as a talk. */
	if (!isatty(STDIN_FILENO))
		gd_lin_say(l, "%s", s);
	free(l->line);
	l->line = gd_strdup(s);
	gd_buf_release(&clean);
	return true;
}

#define NAMES_SAID 20	/* files that are told at once */

/* The names that go on from `typed`, which ended in a question mark. */
static void
say_names(struct gd_linear *l, const char *typed)
{
	struct gd_buf carried = GD_BUF_INIT, names = GD_BUF_INIT;
	int n = gd_complete_path(typed, &carried, &names, NAMES_SAID);

	if (n == 0)
		gd_lin_say(l, "%s", _("No file begins so."));
	gd_lin_text(l, names.s);
	if (n > NAMES_SAID)
		gd_lin_say(l, _("and %lld more"), (long long)n - NAMES_SAID);
	gd_buf_release(&carried);
	gd_buf_release(&names);
}

bool
gd_lin_ask_path(struct gd_linear *l, const char *prompt)
{
	struct gd_buf whole = GD_BUF_INIT;

	while (gd_lin_ask(l, prompt)) {
		size_t n = strlen(l->line);

		if (n && l->line[n - 1] == '?') {
			l->line[n - 1] = '\0';
			say_names(l, l->line);
			continue;
		}
		gd_complete_home(l->line, &whole);
		free(l->line);
		l->line = gd_buf_detach(&whole);
		return true;
	}
	return false;
}

bool
gd_lin_ask_why(struct gd_linear *l)
{
	return gd_lin_ask(l, _("Why; an empty line leaves it")) && *l->line;
}

char *
gd_lin_folded(const struct gd_linear *l)
{
	struct gd_buf b = GD_BUF_INIT;

	gd_text_fold(&b, l->line, strlen(l->line));
	return gd_buf_detach(&b);
}

/* The item that `word` names by number, beginning, or a part of it alone; -1: none. */
static int
find_item(const char *word, const char *const *items, size_t len)
{
	char *end;
	long n = strtol(word, &end, 10);
	int found = -1;

	if (*word && !*end)
		return n >= 0 && n <= (long)len ? (int)n : -1;
	for (size_t i = 0; *word && i < len; i++)
		if (strncasecmp(items[i], word, strlen(word)) == 0)
			return (int)i + 1;
	for (size_t i = 0; *word && i < len; i++) {
		if (!strcasestr(items[i], word))
			continue;
		if (found >= 0)
			return -1;
		found = (int)i + 1;
	}
	return found;
}

static void
say_items(struct gd_linear *l, const char *const *items, size_t len,
	  const char *zero)
{
	for (size_t i = 0; i < len; i++)
		gd_lin_say(l, "%zu  %s", i + 1, items[i]);
	gd_lin_say(l, "0  %s", zero);
}

int
gd_lin_choose(struct gd_linear *l, const char *title,
	      const char *const *items, size_t len, const char *zero)
{
	return gd_lin_choose_or(l, title, items, len, zero, NULL);
}

int
gd_lin_choose_or(struct gd_linear *l, const char *title,
		 const char *const *items, size_t len, const char *zero,
		 bool (*other)(struct gd_linear *l))
{
	if (l->ended)
		return 0;
	if (title)
		gd_lin_say(l, *title ? "\n%s" : "%s", title);
	say_items(l, items, len, zero);
	while (gd_lin_ask(l, _("Number"))) {
		/* Digits of an input method are full width. */
		char *word = gd_lin_folded(l);
		int n = find_item(l->line, items, len);
		bool again = strcmp(word, "?") == 0;

		if (n < 0)
			n = find_item(word, items, len);
		free(word);
		if (n >= 0)
			return n;
		if (*l->line && strncasecmp(zero, l->line,
					    strlen(l->line)) == 0)
			return 0;
		if (other && other(l))
			return GD_LIN_OTHER;
		if (again)
			say_items(l, items, len, zero);
		else
			gd_lin_say(l, _("A number from 0 to %zu, please; ? "
					"tells them again."), len);
	}
	return 0;
}

bool
gd_lin_confirm(struct gd_linear *l, const char *question)
{
	while (gd_lin_ask(l, question)) {
		/* TRANSLATORS: letters that mean yes and no at a prompt */
		if (strcasecmp(l->line, _("y")) == 0 ||
		    strcasecmp(l->line, "yes") == 0)
			return true;
		if (strcasecmp(l->line, _("n")) == 0 ||
		    strcasecmp(l->line, "no") == 0 || !*l->line)
			return false;
		gd_lin_say(l, _("Please answer y or n."));
	}
	return false;
}

void
gd_lin_release(struct gd_linear *l)
{
	free(l->line);
	l->line = NULL;
	free(l->filter_text);
	l->filter_text = NULL;
	gd_filter_release(&l->filter);
}
