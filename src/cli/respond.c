/*
 * gongdao respond - record what a body answered.
 */
#include <config.h>

#include <limits.h>
#include <stddef.h>
#include <string.h>

#include "base/i18n.h"
#include "cli/command.h"
#include "cli/moved.h"
#include "desk/actions.h"
#include "store/query.h"

/* A refusal need not be waited out: name the next rung. */
static void
say_next(struct gd_cli *c, int64_t id)
{
	const struct gd_channel *next = NULL;
	char number[GD_CASE_NUMBER_MAX];

	if (gd_desk_next_channel(c->desk, id, &next, NULL) != GD_OK || !next)
		return;
	gd_case_number(id, number);
	/* TRANSLATORS: a channel's name, then twice the case's number */
	gd_cli_say(_("next: %1$s; 'gongdao escalate %2$s' files there, 'gongdao ways %2$s' shows all ways on"),
		   gd_bitext_get(&next->name, NULL), number);
}

int
gd_cmd_respond(struct gd_cli *c)
{
	static const char *const results[] = {
		"answered", "accepted", "refused", "promised", "silent", NULL
	};
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf note = GD_BUF_INIT;
	const char *said = gd_cli_value(c, "note");
	gd_instant at;
	int64_t id, seq = 0;
	int result = -1, status;
	bool good = gd_cli_instant(c, "at", &at);

	good &= gd_cli_number(c, "filing", 1, INT_MAX, &seq);
	good &= gd_cli_choose(c, "result", results, &result);
	if (good && result < 0) {
		gd_cli_say(_("--result is needed: answered, accepted, refused, promised or silent"));
		good = false;
	}
	if (!good)
		return GD_EXIT_REQUEST;
	if (!gd_cli_case(c, c->argv[0], &id, &status))
		return status;
	if (said && !gd_cli_words(said, &note))
		return GD_EXIT_REQUEST;
	status = gd_desk_respond(c->desk, id, (int)seq, results[result], at,
				 said ? note.s : NULL, &err) == GD_OK
		 ? gd_cli_moved(c, id) : gd_cli_fail(&err);
	if (status == GD_EXIT_OK && strcmp(results[result], "refused") == 0)
		say_next(c, id);
	gd_buf_release(&note);
	return status;
}
