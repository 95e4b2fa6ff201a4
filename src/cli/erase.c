/*
 * gongdao erase - forgetting whom a closed case was about.
 */
#include <config.h>

#include "base/i18n.h"
#include "cli/command.h"
#include "desk/backup.h"

static int
erase_one(struct gd_cli *c, bool yes)
{
	char number[GD_CASE_NUMBER_MAX];
	struct gd_error err = GD_ERROR_INIT;
	int64_t id;
	int status;

	if (!gd_cli_case(c, c->argv[0], &id, &status))
		return status;
	gd_case_number(id, number);
	if (!yes)
		return gd_cli_refuse(_("name, contact, own words and notes of "
				       "%s would be gone for good; add --yes "
				       "to do it"), number);
	if (gd_desk_erase(c->desk, id, &err) != GD_OK)
		return gd_cli_fail(&err);
	gd_cli_say(_("%s no longer tells whom it was about; backups and "
		     "exports made before still do"), number);
	return GD_EXIT_OK;
}

static int
erase_old(struct gd_cli *c, int64_t months, bool yes)
{
	struct gd_error err = GD_ERROR_INIT;
	int64_t cases = 0;

	if (gd_desk_erase_old(c->desk, (int)months, !yes, NULL, NULL, &cases,
			      &err) != GD_OK)
		return gd_cli_fail(&err);
	if (yes)
		gd_cli_say(ngettext("the person of %lld case was erased",
				    "the persons of %lld cases were erased",
				    (unsigned long)cases), (long long)cases);
	else
		gd_cli_say(ngettext("the person of %lld case would be erased "
				    "for good; add --yes to do it",
				    "the persons of %lld cases would be erased "
				    "for good; add --yes to do it",
				    (unsigned long)cases), (long long)cases);
	return GD_EXIT_OK;
}

int
gd_cmd_erase(struct gd_cli *c)
{
	bool yes = gd_cli_value(c, "yes") != NULL;
	int64_t months = 0;

	if (!gd_cli_number(c, "closed-for", 1, 1200, &months))
		return GD_EXIT_REQUEST;
	if ((c->argc == 1) == (months > 0))
		return gd_cli_refuse(_("name a case, or say --closed-for "
				       "MONTHS"));
	return months ? erase_old(c, months, yes) : erase_one(c, yes);
}
