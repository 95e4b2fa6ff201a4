/*
 * desk/related.c - who was here before: told at intake, before two people work
 * on one dispute, or one clinic for both sides.
 */
#include <config.h>

#include "base/i18n.h"
#include "desk/together.h"

enum gd_status
gd_desk_related(struct gd_desk *d, int64_t id, size_t limit,
		void (*visit)(const struct gd_related_case *r, void *ctx),
		void *ctx, struct gd_error *err)
{
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);

	if (status != GD_OK)
		return status;
	return gd_store_related(st, id, limit, visit, ctx, err);
}

void
gd_related_phrase(const struct gd_related_case *r, struct gd_buf *out)
{
	char number[GD_CASE_NUMBER_MAX];

	gd_case_number(r->id, number);
	switch (r->why) {
	case GD_RELATED_ORDER:
		gd_buf_addf(out, _("%s is about the same order"), number);
		break;
	case GD_RELATED_ID:
		gd_buf_addf(out, _("%s is of the same person"), number);
		break;
	case GD_RELATED_PHONE:
		gd_buf_addf(out, _("%s was told from the same phone number"),
			    number);
		break;
	case GD_RELATED_OPPOSED:
		gd_buf_addf(out, _("in %s this phone number is the other side; "
				   "one clinic should not advise both"),
			    number);
		break;
	}
}

#define LINES_MAX 8

static void
add_line(const struct gd_related_case *r, void *ctx)
{
	struct gd_buf *out = ctx;

	gd_related_phrase(r, out);
	gd_buf_addc(out, '\n');
}

void
gd_related_lines(struct gd_desk *d, int64_t id, struct gd_buf *out)
{
	gd_desk_related(d, id, LINES_MAX, add_line, out, NULL);
}
