/*
 * cli/command.h - what every command has in common. Only for cli/.
 *
 * A command is one row of the table in commands.c: help, option parsing and
 * suggestions are made from it, so that only what is there is offered.
 */
#ifndef GD_CLI_COMMAND_H
#define GD_CLI_COMMAND_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "cli/cli.h"
#include "desk/desk.h"
#include "domain/filter.h"
#include "domain/instant.h"

#define GD_OPTIONS_MAX 24

struct gd_option {
	const char *name;	/* long name, without dashes */
	char letter;		/* short form, 0: none */
	const char *arg;	/* "FILE"; "[=KIND]": may be left out; NULL: none */
	const char *help;	/* N_(), lower case, no full stop */
};

struct gd_cli {
	struct gd_desk_options opt;
	bool linear, help, version;
	const struct gd_cli_fronts *fronts;
	const struct gd_command *command;
	const char *values[GD_OPTIONS_MAX];	/* by option; "" for a flag */
	int argc;		/* operands */
	char **argv;
	struct gd_desk *desk;
	gd_instant now;		/* one present for a whole listing */
	bool out_tty;
	int cols;		/* of the terminal; 0: do not cut */
};

struct gd_command {
	const char *name;
	const char *summary;	/* N_() */
	const char *usage;	/* lines after "gongdao NAME ", '\n' between forms */
	const char *details;	/* N_(), or NULL */
	const char *examples;	/* lines as typed */
	const struct gd_option *options;	/* ends with a NULL name */
	int args_min, args_max;	/* operands; max -1: any number */
	bool bare;		/* opens the desk itself */
	int (*run)(struct gd_cli *c);
};

/* The table; ends with a NULL name. */
const struct gd_command *gd_commands(void);
const struct gd_command *gd_command_find(const char *name);
/* Options of every command; ends with a NULL name. */
const struct gd_option *gd_cli_globals(void);

/* The value of option `name` of the running command, NULL when not given. */
const char *gd_cli_value(const struct gd_cli *c, const char *name);

/* "gongdao: …" on standard error, safe for a terminal. */
void gd_cli_say(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* Say why and return the exit status for it. */
int gd_cli_fail(const struct gd_error *err);
/* Say a wrong request; GD_EXIT_REQUEST. */
int gd_cli_refuse(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* Sit down at the desk, full screen or --linear. An exit status. */
int gd_cli_front_open(struct gd_cli *c, enum gd_cli_start start,
		      int64_t case_id);
/* A line of a result on standard output, safe for a terminal. */
void gd_cli_line(const struct gd_cli *c, const char *text);
/* Lines (LF) on standard output, each safe, wrapped on a terminal. */
void gd_cli_text(const struct gd_cli *c, const char *text);
/* May standard output be coloured? */
bool gd_cli_colour(const struct gd_cli *c);
/* GD_OK once everything written has left; GD_ESYS says what stopped it. */
enum gd_status gd_cli_flush(struct gd_error *err);

/* args.c: operands and option values. Each says what is wrong itself. */

/* The case that `word` names, or false with `*status` set. */
bool gd_cli_case(struct gd_cli *c, const char *word, int64_t *id, int *status);
/* Option `name` as an instant; GD_INSTANT_NONE when it was not given. */
bool gd_cli_instant(struct gd_cli *c, const char *name, gd_instant *out);
/* Option `name` as a number from `min` to `max`; untouched when not given. */
bool gd_cli_number(struct gd_cli *c, const char *name, int64_t min,
		   int64_t max, int64_t *out);
/* The index of option `name` among `words`; untouched when not given. */
bool gd_cli_choose(struct gd_cli *c, const char *name,
		   const char *const *words, int *out);
/* Operands from `first` on as a filter; every wrong word is named. */
bool gd_cli_filter(struct gd_cli *c, int first, struct gd_filter *out);
/* "-": all of standard input, cleaned; else `word` itself, appended. */
bool gd_cli_words(const char *word, struct gd_buf *out);

/* help.c */
void gd_help_program(const struct gd_cli *c);
void gd_help_command(const struct gd_cli *c, const struct gd_command *cmd);

int gd_cmd_backup(struct gd_cli *c);
int gd_cmd_check(struct gd_cli *c);
int gd_cmd_close(struct gd_cli *c);
int gd_cmd_config(struct gd_cli *c);
int gd_cmd_demo(struct gd_cli *c);
int gd_cmd_due(struct gd_cli *c);
int gd_cmd_edit(struct gd_cli *c);
int gd_cmd_erase(struct gd_cli *c);
int gd_cmd_escalate(struct gd_cli *c);
int gd_cmd_evidence(struct gd_cli *c);
int gd_cmd_export(struct gd_cli *c);
int gd_cmd_extend(struct gd_cli *c);
int gd_cmd_file(struct gd_cli *c);
int gd_cmd_group(struct gd_cli *c);
int gd_cmd_handover(struct gd_cli *c);
int gd_cmd_import(struct gd_cli *c);
int gd_cmd_letter(struct gd_cli *c);
int gd_cmd_list(struct gd_cli *c);
int gd_cmd_log(struct gd_cli *c);
int gd_cmd_merchant(struct gd_cli *c);
int gd_cmd_new(struct gd_cli *c);
int gd_cmd_note(struct gd_cli *c);
int gd_cmd_pause(struct gd_cli *c);
int gd_cmd_plan(struct gd_cli *c);
int gd_cmd_post(struct gd_cli *c);
int gd_cmd_questions(struct gd_cli *c);
int gd_cmd_rehearse(struct gd_cli *c);
int gd_cmd_reopen(struct gd_cli *c);
int gd_cmd_report(struct gd_cli *c);
int gd_cmd_respond(struct gd_cli *c);
int gd_cmd_resume(struct gd_cli *c);
int gd_cmd_restore(struct gd_cli *c);
int gd_cmd_rules(struct gd_cli *c);
int gd_cmd_search(struct gd_cli *c);
int gd_cmd_show(struct gd_cli *c);
int gd_cmd_similar(struct gd_cli *c);
int gd_cmd_snooze(struct gd_cli *c);
int gd_cmd_undo(struct gd_cli *c);
int gd_cmd_verify(struct gd_cli *c);
int gd_cmd_ways(struct gd_cli *c);
int gd_cmd_when(struct gd_cli *c);

#endif
