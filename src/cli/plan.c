/*
 * gongdao plan - where to complain, why, and by when; saves nothing.
 */
#include <config.h>

#include "base/i18n.h"
#include "cli/answers_file.h"
#include "cli/command.h"
#include "cli/listing.h"
#include "cli/plan_json.h"
#include "desk/advice.h"
#include "desk/intake.h"
#include "desk/plan_words.h"
#include "desk/view.h"

static void
print_words(struct gd_cli *c, const struct gd_plan *plan,
	    const struct gd_case_view *v)
{
	struct gd_buf words = GD_BUF_INIT;

	gd_plan_words(c->desk, plan, v, &words);
	gd_cli_text(c, words.s);
	gd_buf_release(&words);
}

static int
print_plan(struct gd_cli *c, struct gd_plan *plan, const char *type,
	   const struct gd_case_view *v, enum gd_format format)
{
	if (format == GD_FORMAT_JSON)
		gd_plan_json(c, plan, type, v);
	else
		print_words(c, plan, v);
	gd_plan_release(plan);
	return GD_EXIT_OK;
}

static int
plan_answers(struct gd_cli *c, const struct gd_answers *a,
	     enum gd_format format)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_plan plan;

	if (gd_desk_plan(c->desk, a, &plan, &err) != GD_OK)
		return gd_cli_fail(&err);
	return print_plan(c, &plan, gd_answers_value(a, "type"), NULL,
			  format);
}

/* As the case stands: its filings count. */
static int
plan_case(struct gd_cli *c, enum gd_format format)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_case_view view;
	struct gd_plan plan;
	int64_t id;
	int status;

	if (!gd_cli_case(c, c->argv[0], &id, &status))
		return status;
	if (gd_desk_case(c->desk, id, &view, &err) != GD_OK)
		return gd_cli_fail(&err);
	if (gd_desk_case_plan(c->desk, &view, &plan, &err) != GD_OK)
		status = gd_cli_fail(&err);
	else
		status = print_plan(c, &plan, view.row.type, &view, format);
	gd_case_view_release(&view);
	return status;
}

int
gd_cmd_plan(struct gd_cli *c)
{
	const char *file = gd_cli_value(c, "answers");
	enum gd_format format = GD_FORMAT_TEXT;
	struct gd_answers answers;
	int status;

	if (!gd_cli_format(c, false, &format))
		return GD_EXIT_REQUEST;
	if ((file != NULL) == (c->argc == 1))
		return gd_cli_refuse(_("name a case or a file: 'gongdao plan GD-0413' or 'gongdao plan --answers FILE'"));
	if (!file)
		return plan_case(c, format);
	status = gd_cli_answers(c, file, &answers);
	if (status != GD_EXIT_OK)
		return status;
	status = plan_answers(c, &answers, format);
	gd_answers_release(&answers);
	return status;
}
