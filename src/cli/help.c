/*
 * cli/help.c - help, made from the tables that parse and run.
 */
#include <config.h>

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/text.h"
#include "cli/command.h"

#define NAME_COLS 20

/* "  name<pad>text", wrapped with a hanging indent on a terminal. */
static void
row(const struct gd_cli *c, const char *name, const char *text)
{
	int cols = c->cols > NAME_COLS + 24 ? c->cols : 0;
	struct gd_buf b = GD_BUF_INIT;
	size_t pos = 0, start, n, len = strlen(text);
	bool first = true;

	gd_buf_adds(&b, "  ");
	if (gd_text_width(name, strlen(name)) <= NAME_COLS - 3) {
		gd_text_pad(&b, name, NAME_COLS - 2, false, false);
	} else {
		gd_buf_adds(&b, name);
		gd_buf_addf(&b, "\n%*s", NAME_COLS, "");
	}
	if (cols == 0) {
		gd_buf_adds(&b, text);
	} else {
		while (gd_text_wrap(text, len, cols - NAME_COLS, &pos, &start,
				    &n)) {
			if (!first)
				gd_buf_addf(&b, "\n%*s", NAME_COLS, "");
			first = false;
			gd_buf_add(&b, text + start, n);
		}
	}
	puts(b.s);
	gd_buf_release(&b);
}

static void
options(const struct gd_cli *c, const struct gd_option *o)
{
	struct gd_buf name = GD_BUF_INIT;

	for (; o->name; o++) {
		gd_buf_reset(&name);
		if (o->letter)
			gd_buf_addf(&name, "-%c, ", o->letter);
		gd_buf_addf(&name, "--%s", o->name);
		if (o->arg)
			gd_buf_addf(&name, "%s%s", *o->arg == '[' ? "" : "=",
				    o->arg);
		row(c, name.s, _(o->help));
	}
	gd_buf_release(&name);
}

static void
indented(const char *prefix, const char *lines)
{
	while (*lines) {
		size_t n = strcspn(lines, "\n");

		printf("%s%.*s\n", prefix, (int)n, lines);
		lines += n;
		if (*lines)
			lines++;
	}
}

void
gd_help_program(const struct gd_cli *c)
{
	const struct gd_command *cmd = gd_commands();

	puts(_("gongdao - a case desk for consumer complaints in mainland China"));
	puts("");
	puts("  gongdao");
	puts("  gongdao new");
	puts("  gongdao due --within 7d");
	puts("");
	puts(_("Usage: gongdao [OPTION]... [COMMAND [WORD]...]"));
	puts(_("Without a command the full-screen desk opens."));
	puts("");
	puts(_("Commands:"));
	for (; cmd->name; cmd++)
		row(c, cmd->name, _(cmd->summary));
	puts("");
	puts(_("Options:"));
	options(c, gd_cli_globals());
	puts("");
	puts(_("'gongdao COMMAND --help' shows one command with examples."));
	puts(_("Status: 0 done; 1 done, with findings; 2 the request is wrong; 3 file, disk or\n"
	       "database failed. With 2 and 3 nothing was changed."));
}

void
gd_help_command(const struct gd_cli *c, const struct gd_command *cmd)
{
	struct gd_buf prefix = GD_BUF_INIT;

	indented("  ", cmd->examples);
	puts("");
	puts(_("Usage:"));
	gd_buf_addf(&prefix, "  gongdao %s ", cmd->name);
	if (*cmd->usage)
		indented(prefix.s, cmd->usage);
	else
		printf("  gongdao %s\n", cmd->name);
	puts("");
	gd_cli_text(c, _(cmd->summary));
	if (cmd->details)
		gd_cli_text(c, _(cmd->details));
	if (cmd->options && cmd->options->name) {
		puts("");
		puts(_("Options:"));
		options(c, cmd->options);
	}
	puts("");
	puts(_("Options of every command are listed by 'gongdao --help'."));
	gd_buf_release(&prefix);
}
