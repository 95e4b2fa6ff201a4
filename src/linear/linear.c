/*
 * linear/linear.c - see linear.h.
 */
#include <config.h>

#include "linear/linear.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "linear/linear_internal.h"

enum gd_status
gd_linear_main(struct gd_desk *d, enum gd_linear_start start,
	       int64_t case_id, struct gd_error *err)
{
	struct gd_linear l = { .desk = d };
	enum gd_status status = gd_desk_ready(d, err);

	if (status != GD_OK)
		return status;
	if (start == GD_LINEAR_NEW)
		gd_lin_interview(&l, 0);
	else if (start == GD_LINEAR_RESUME)
		gd_lin_interview(&l, case_id);
	gd_lin_menu(&l);
	gd_lin_release(&l);
	if (ferror(stdout))
		return gd_error_set(err, GD_ESYS,
				    _("the output cannot be written: %s"),
				    strerror(errno));
	return GD_OK;
}
