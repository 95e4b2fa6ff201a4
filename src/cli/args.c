/*
 * cli/args.c - operands and option values; see command.h.
 */
#include <config.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/suggest.h"
#include "base/text.h"
#include "cli/command.h"
#include "desk/actions.h"
#include "desk/views.h"
#include "domain/dateinput.h"

#define WORDS_MAX (1024 * 1024)	/* bytes of standard input */

bool
gd_cli_case(struct gd_cli *c, const char *word, int64_t *id, int *status)
{
	struct gd_error err = GD_ERROR_INIT;

	if (gd_desk_case_id(c->desk, word, id, &err) == GD_OK)
		return true;
	*status = gd_cli_fail(&err);
	return false;
}

bool
gd_cli_instant(struct gd_cli *c, const char *name, gd_instant *out)
{
	const char *s = gd_cli_value(c, name);
	struct gd_error err = GD_ERROR_INIT;
	struct gd_dateinput in;

	*out = GD_INSTANT_NONE;
	if (!s || gd_instant_parse(s, gd_desk_zone(c->desk), out, NULL) == GD_OK)
		return true;
	if (gd_dateinput_parse(s, gd_desk_now(c->desk), gd_desk_zone(c->desk),
			       true, &in, &err) == GD_OK) {
		*out = in.at;
		return true;
	}
	gd_cli_say("--%s: %s", name, err.text);
	return false;
}

bool
gd_cli_number(struct gd_cli *c, const char *name, int64_t min, int64_t max,
	      int64_t *out)
{
	const char *s = gd_cli_value(c, name);
	char *end;
	long long n;

	if (!s)
		return true;
	errno = 0;
	n = strtoll(s, &end, 10);
	if (*s && !*end && errno == 0 && n >= min && n <= max) {
		*out = n;
		return true;
	}
	if (max == INT64_MAX)
		gd_cli_say(_("--%s takes a whole number from %lld, not '%s'"),
			   name, (long long)min, s);
	else
		gd_cli_say(_("--%s takes a whole number from %lld to %lld, not '%s'"),
			   name, (long long)min, (long long)max, s);
	return false;
}

bool
gd_cli_choose(struct gd_cli *c, const char *name, const char *const *words,
	      int *out)
{
	const char *s = gd_cli_value(c, name);
	struct gd_buf all = GD_BUF_INIT;
	const char *near;
	size_t n = 0;

	if (!s)
		return true;
	for (; words[n]; n++) {
		if (strcmp(words[n], s) == 0) {
			*out = (int)n;
			gd_buf_release(&all);
			return true;
		}
		gd_buf_addf(&all, "%s%s", n ? ", " : "", words[n]);
	}
	near = gd_suggest(s, words, n);
	if (near)
		gd_cli_say(_("--%s takes one of %s, not '%s'; did you mean '%s'?"),
			   name, all.s, s, near);
	else
		gd_cli_say(_("--%s takes one of %s, not '%s'"), name, all.s, s);
	gd_buf_release(&all);
	return false;
}

/* Below the words a mark under what is wrong, as they are typed in one line. */
static void
point_at(const struct gd_cli *c, int first, int wrong, size_t at)
{
	struct gd_buf words = GD_BUF_INIT, mark = GD_BUF_INIT;
	bool ascii = gd_desk_ascii(c->desk);
	int cols = 0;

	for (int i = first; i < c->argc; i++) {
		const char *word = c->argv[i];

		if (words.len)
			gd_buf_addc(&words, ' ');
		if (i == wrong)
			cols = gd_text_width(words.s, words.len) +
			       gd_text_width(word, at);
		gd_text_show(&words, word, strlen(word), ascii);
	}
	for (int i = 0; i < cols; i++)
		gd_buf_addc(&mark, ' ');
	fprintf(stderr, "  %s\n  %s^\n", words.s, mark.s);
	gd_buf_release(&words);
	gd_buf_release(&mark);
}

bool
gd_cli_filter(struct gd_cli *c, int first, struct gd_filter *out)
{
	bool good = true;

	*out = (struct gd_filter)GD_FILTER_INIT;
	for (int i = first; i < c->argc; i++) {
		struct gd_error err = GD_ERROR_INIT;
		size_t at = 0;

		if (gd_desk_filter_word(c->desk, out, c->argv[i], &at,
					&err) == GD_OK)
			continue;
		gd_cli_say("%s", err.text);
		point_at(c, first, i, at);
		good = false;
	}
	if (!good)
		gd_filter_release(out);
	return good;
}

bool
gd_cli_words(const char *word, struct gd_buf *out)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf raw = GD_BUF_INIT;
	bool good = true;

	if (strcmp(word, "-") == 0)
		good = gd_file_read(&raw, "-", WORDS_MAX, &err) == GD_OK;
	else
		gd_buf_adds(&raw, word);
	if (!good)
		gd_cli_say("%s", err.text);
	gd_text_clean(out, raw.s, raw.len);
	/* The line end that a pipe brings along is not part of the words. */
	while (out->len > 0 && out->s[out->len - 1] == '\n')
		gd_buf_setlen(out, out->len - 1);
	gd_buf_release(&raw);
	return good;
}
