/*
 * cli/parse.c - see parse.h.
 */
#include <config.h>

#include "cli/parse.h"

#include <getopt.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/suggest.h"

#define GLOBALS_MAX 16
#define LONG_BASE 1000	/* values of getopt_long: above every letter */

/* Both tables as getopt_long wants them. */
struct table {
	struct option longs[GLOBALS_MAX + GD_OPTIONS_MAX + 1];
	const struct gd_option *opts[GLOBALS_MAX + GD_OPTIONS_MAX];
	int len;
	int globals;	/* the first ones */
	char letters[2 + 2 * (GLOBALS_MAX + GD_OPTIONS_MAX) + 1];
};

static void
add_options(struct table *t, const struct gd_option *o)
{
	for (; o->name && t->len < GLOBALS_MAX + GD_OPTIONS_MAX; o++) {
		size_t n = strlen(t->letters);

		t->longs[t->len] = (struct option){
			o->name, !o->arg ? no_argument
			: *o->arg == '[' ? optional_argument
					 : required_argument,
			NULL, LONG_BASE + t->len
		};
		t->opts[t->len++] = o;
		if (o->letter) {
			t->letters[n++] = o->letter;
			if (o->arg)
				t->letters[n++] = ':';
			t->letters[n] = '\0';
		}
	}
}

static void
say_unknown(const struct table *t, const char *word)
{
	const char *names[GLOBALS_MAX + GD_OPTIONS_MAX];
	char name[64];
	const char *near = NULL;
	size_t n;

	for (int i = 0; i < t->len; i++)
		names[i] = t->opts[i]->name;
	if (strncmp(word, "--", 2) == 0) {
		n = strcspn(word + 2, "=");
		if (n < sizeof name) {
			memcpy(name, word + 2, n);
			name[n] = '\0';
			near = gd_suggest(name, names, (size_t)t->len);
		}
		n += 2;
	} else {
		n = strlen(word);
	}
	if (near)
		gd_cli_say(_("there is no option '%.*s' here; did you mean '--%s'?"),
			   (int)n, word, near);
	else
		gd_cli_say(_("there is no option '%.*s' here; --help lists them"),
			   (int)n, word);
}

/* What getopt_long could not make sense of. */
static void
say_wrong(const struct table *t, int got, const char *word)
{
	char letter[3] = { '-', (char)optopt, '\0' };

	if (got == ':')
		gd_cli_say(_("'%s' needs a value"), word);
	else if (optopt >= LONG_BASE)
		gd_cli_say(_("'--%s' takes no value"),
			   t->opts[optopt - LONG_BASE]->name);
	else if (optopt)
		say_unknown(t, letter);
	else
		say_unknown(t, word);
}

static void
keep_global(struct gd_cli *c, const char *name, const char *value)
{
	const struct {
		const char *name;
		const char **text;
		bool *flag;
	} places[] = {
		{ "db", &c->opt.db, NULL },
		{ "config", &c->opt.config, NULL },
		{ "now", &c->opt.now, NULL },
		{ "as", &c->opt.as, NULL },
		{ "lang", &c->opt.lang, NULL },
		{ "ascii", NULL, &c->opt.ascii },
		{ "linear", NULL, &c->linear },
		{ "help", NULL, &c->help },
		{ "version", NULL, &c->version },
	};

	for (size_t i = 0; i < GD_ARRAY_LEN(places); i++) {
		if (strcmp(places[i].name, name) != 0)
			continue;
		if (places[i].text)
			*places[i].text = value;
		else if (places[i].flag)
			*places[i].flag = true;
	}
}

static bool
parse(struct gd_cli *c, struct table *t, int argc, char **argv)
{
	bool good = true;
	int got;

	opterr = 0;
	optind = 0;	/* glibc: start anew */
	for (;;) {
		int i = -1;

		got = getopt_long(argc, argv, t->letters, t->longs, NULL);
		if (got == -1)
			return good;
		if (got == '?' || got == ':') {
			const char *word = argv[optind - 1];

			say_wrong(t, got, word);
			good = false;
			continue;
		}
		if (got >= LONG_BASE)
			i = got - LONG_BASE;
		for (int k = 0; i < 0 && k < t->len; k++)
			if (t->opts[k]->letter == got)
				i = k;
		if (i < 0 || i >= t->len)
			continue;
		if (i < t->globals)
			keep_global(c, t->opts[i]->name, optarg);
		else
			c->values[i - t->globals] = optarg ? optarg : "";
	}
}

bool
gd_parse_globals(struct gd_cli *c, int argc, char **argv, int *at)
{
	struct table t = { .letters = "+:" };

	add_options(&t, gd_cli_globals());
	t.globals = t.len;
	if (!parse(c, &t, argc, argv))
		return false;
	*at = optind;
	return true;
}

bool
gd_parse_command(struct gd_cli *c, int argc, char **argv)
{
	struct table t = { .letters = ":" };

	add_options(&t, gd_cli_globals());
	t.globals = t.len;
	if (c->command->options)
		add_options(&t, c->command->options);
	if (!parse(c, &t, argc, argv))
		return false;
	c->argc = argc - optind;
	c->argv = argv + optind;
	return true;
}
