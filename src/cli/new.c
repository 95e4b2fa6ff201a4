/*
 * gongdao new - file a case: the interview, or its answers from a file.
 */
#include <config.h>

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "cli/answers_file.h"
#include "cli/command.h"
#include "desk/intake.h"
#include "desk/together.h"
#include "domain/records.h"

/* Who was here before: to be looked at before two work on one dispute. */
static void
say_related(struct gd_cli *c, int64_t id)
{
	struct gd_buf lines = GD_BUF_INIT;
	char *line, *rest;

	gd_related_lines(c->desk, id, &lines);
	for (line = lines.s; *line; line = rest) {
		rest = strchr(line, '\n');
		*rest++ = '\0';
		gd_cli_say("%s", line);
	}
	gd_buf_release(&lines);
}

static int
from_file(struct gd_cli *c, const char *path)
{
	char number[GD_CASE_NUMBER_MAX];
	struct gd_error err = GD_ERROR_INIT;
	struct gd_answers answers;
	int64_t id = 0;
	int status = gd_cli_answers(c, path, &answers);

	if (status != GD_EXIT_OK)
		return status;
	if (gd_intake_open_answers(c->desk, &answers, &id, &err) != GD_OK) {
		status = gd_cli_fail(&err);
		goto out;
	}
	gd_case_number(id, number);
	puts(number);
	/* The case is there whatever becomes of the output: say its number. */
	if (gd_cli_flush(NULL) != GD_OK)
		gd_cli_say(_("the case is filed as %s"), number);
	say_related(c, id);
out:
	gd_answers_release(&answers);
	return status;
}

int
gd_cmd_new(struct gd_cli *c)
{
	const char *file = gd_cli_value(c, "answers");
	const char *number = gd_cli_value(c, "resume");
	int64_t id = 0;
	int status;

	if (file && number)
		return gd_cli_refuse(_("--answers and --resume do not go together"));
	if (file)
		return from_file(c, file);
	if (number && !gd_cli_case(c, number, &id, &status))
		return status;
	return gd_cli_front_open(c, number ? GD_CLI_RESUME : GD_CLI_NEW, id);
}
