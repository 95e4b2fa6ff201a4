/*
 * gongdao handover - cases from one volunteer to the next.
 */
#include <config.h>

#include "base/i18n.h"
#include "cli/command.h"
#include "desk/together.h"

static int
hand_over(struct gd_cli *c, const char *from, const char *to,
	  const struct gd_filter *filter)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf slip = GD_BUF_INIT;
	enum gd_status status;
	int64_t cases = 0;

	/* The slip tells what `from` had, so it is made first. */
	status = gd_desk_handover_slip(c->desk, from, filter, &slip, &err);
	if (status == GD_OK && to)
		status = gd_desk_hand_over(c->desk, from, to, filter, &cases,
					   &err);
	if (status == GD_OK)
		gd_cli_text(c, slip.s);
	gd_buf_release(&slip);
	if (status != GD_OK)
		return gd_cli_fail(&err);
	if (to)
		gd_cli_say(ngettext("%lld case is with %s now; 'gongdao undo' "
				    "takes it back",
				    "%lld cases are with %s now; 'gongdao "
				    "undo' takes them back",
				    (unsigned long)cases),
			   (long long)cases, to);
	return GD_EXIT_OK;
}

int
gd_cmd_handover(struct gd_cli *c)
{
	struct gd_filter filter = GD_FILTER_INIT;
	int status = GD_EXIT_REQUEST;

	if (gd_cli_filter(c, 1, &filter))
		status = hand_over(c, c->argv[0], gd_cli_value(c, "to"),
				   &filter);
	gd_filter_release(&filter);
	return status;
}
