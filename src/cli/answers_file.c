/*
 * cli/answers_file.c - see answers_file.h.
 */
#include <config.h>

#include "cli/answers_file.h"

#include <string.h>

#include "base/i18n.h"
#include "desk/intake.h"

static void
say_problem(const char *name, const struct gd_intake_problem *p)
{
	bool field = p->field && *p->field;

	if (p->line > 0 && field)
		gd_cli_say("%s:%d: %s: %s", name, p->line, p->field,
			   p->message);
	else if (p->line > 0)
		gd_cli_say("%s:%d: %s", name, p->line, p->message);
	else if (field)
		gd_cli_say("%s: %s: %s", name, p->field, p->message);
	else
		gd_cli_say("%s: %s", name, p->message);
}

int
gd_cli_answers(struct gd_cli *c, const char *path, struct gd_answers *out)
{
	const char *name = strcmp(path, "-") == 0 ? _("standard input") : path;
	struct gd_intake_problems problems = { NULL, 0, 0 };
	struct gd_error err = GD_ERROR_INIT;
	enum gd_status status;

	gd_answers_init(out);
	status = gd_intake_read_file(c->desk, path, out, &problems, &err);
	for (size_t i = 0; status != GD_OK && i < problems.len; i++)
		say_problem(name, &problems.items[i]);
	if (status != GD_OK)
		gd_answers_release(out);
	if (status == GD_OK || problems.len > 0) {
		gd_intake_problems_release(&problems);
		return status == GD_OK ? GD_EXIT_OK : gd_status_exit(status);
	}
	gd_intake_problems_release(&problems);
	return gd_cli_fail(&err);
}
