/*
 * cli/cli.c - see cli.h. From the command line to one running command.
 */
#include <config.h>

#include "cli/cli.h"

#include <errno.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/suggest.h"
#include "cli/command.h"
#include "cli/parse.h"

static const struct gd_option globals[] = {
	{ "db", 0, "FILE", N_("the database of cases") },
	{ "config", 0, "FILE", N_("the configuration file") },
	{ "now", 0, "INSTANT", N_("the clock of this run, e.g. 2026-03-12T09:04") },
	{ "as", 0, "NAME", N_("who acts, for the history") },
	{ "lang", 0, "LANG", N_("language: zh_CN or en") },
	{ "ascii", 0, NULL, N_("plain characters alone") },
	{ "linear", 0, NULL, N_("the desk as numbered lines, without a full screen") },
	{ "help", 'h', NULL, N_("show this help") },
	{ "version", 0, NULL, N_("show the version") },
	{ NULL, 0, NULL, NULL }
};

const struct gd_option *
gd_cli_globals(void)
{
	return globals;
}

const struct gd_command *
gd_command_find(const char *name)
{
	const struct gd_command *cmd = gd_commands();

	for (; cmd->name; cmd++)
		if (strcmp(cmd->name, name) == 0)
			return cmd;
	return NULL;
}

static int
unknown_command(const char *word)
{
	const char *names[64];
	const struct gd_command *cmd = gd_commands();
	const char *near;
	size_t n = 0;

	for (; cmd->name && n < GD_ARRAY_LEN(names); cmd++)
		names[n++] = cmd->name;
	near = gd_suggest(word, names, n);
	if (near)
		return gd_cli_refuse(_("there is no command '%s'; did you mean '%s'?"),
				     word, near);
	return gd_cli_refuse(_("there is no command '%s'; 'gongdao --help' lists them"),
			     word);
}

static void
look_at_terminal(struct gd_cli *c)
{
	struct winsize ws;

	c->out_tty = isatty(STDOUT_FILENO);
	if (!c->out_tty)
		return;
	c->cols = 80;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &ws) == 0 && ws.ws_col >= 20)
		c->cols = ws.ws_col;
}

static int
run_help(struct gd_cli *c)
{
	struct gd_error ignored = GD_ERROR_INIT;

	/* For the language alone: help must work with a broken configuration. */
	(void)gd_desk_open(&c->opt, &c->desk, &ignored);
	if (c->command)
		gd_help_command(c, c->command);
	else
		gd_help_program(c);
	return GD_EXIT_OK;
}

int
gd_cli_front_open(struct gd_cli *c, enum gd_cli_start start, int64_t case_id)
{
	struct gd_error err = GD_ERROR_INIT;
	gd_cli_front *front = c->linear ? c->fronts->linear
					: c->fronts->screen;

	/* Asked here first: without a terminal not even a database is made. */
	if (!c->linear && !(isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)))
		return gd_cli_refuse(
			_("The desk needs a terminal; for scripts use a "
			  "command such as 'gongdao due' or 'gongdao list' "
			  "(see gongdao --help)"));
	if (front(c->desk, start, case_id, &err) == GD_OK)
		return GD_EXIT_OK;
	return gd_cli_fail(&err);
}

static int
run_front(struct gd_cli *c)
{
	struct gd_error err = GD_ERROR_INIT;

	if (gd_desk_open(&c->opt, &c->desk, &err) != GD_OK)
		return gd_cli_fail(&err);
	return gd_cli_front_open(c, GD_CLI_BOARD, 0);
}

static int
run_command(struct gd_cli *c)
{
	const struct gd_command *cmd = c->command;
	struct gd_error err = GD_ERROR_INIT;

	if (c->argc < cmd->args_min)
		return gd_cli_refuse(_("'%s' needs more words; 'gongdao %s --help' shows how"),
				     cmd->name, cmd->name);
	if (cmd->args_max >= 0 && c->argc > cmd->args_max)
		return gd_cli_refuse(_("'%s' is one word too many; 'gongdao %s --help' shows how"),
				     c->argv[cmd->args_max], cmd->name);
	if (!cmd->bare && gd_desk_open(&c->opt, &c->desk, &err) != GD_OK)
		return gd_cli_fail(&err);
	if (c->desk)
		c->now = gd_desk_now(c->desk);
	return cmd->run(c);
}

static int
dispatch(struct gd_cli *c, int argc, char **argv)
{
	int at = 1;

	if (!gd_parse_globals(c, argc, argv, &at))
		return GD_EXIT_REQUEST;
	if (!c->version && !c->help && at < argc) {
		c->command = gd_command_find(argv[at]);
		if (!c->command)
			return unknown_command(argv[at]);
		if (!gd_parse_command(c, argc - at, argv + at))
			return GD_EXIT_REQUEST;
	} else if (c->help && at < argc) {
		c->command = gd_command_find(argv[at]);
		if (!c->command)
			return unknown_command(argv[at]);
	}
	if (c->version) {
		puts(PACKAGE_STRING);
		return GD_EXIT_OK;
	}
	if (c->help)
		return run_help(c);
	return c->command ? run_command(c) : run_front(c);
}

static void
say_upgrading(const char *db)
{
	gd_cli_say(_("bringing '%s' to the format of this version; that takes "
		     "a while, once"), db);
}

int
gd_cli_main(int argc, char **argv, const struct gd_cli_fronts *fronts)
{
	struct gd_cli c = { .fronts = fronts };
	struct gd_error err = GD_ERROR_INIT;
	int status;

	look_at_terminal(&c);
	c.opt.upgrading = say_upgrading;
	status = dispatch(&c, argc, argv);
	if (gd_cli_flush(&err) != GD_OK && status != GD_EXIT_REQUEST) {
		gd_cli_say("%s", err.text);
		status = GD_EXIT_SYSTEM;
	}
	gd_desk_close(c.desk);
	return status;
}
