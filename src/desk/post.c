/*
 * desk/post.c - a case's progress for the public: no personal datum in it.
 */
#include <config.h>

#include "desk/group_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/phrase.h"

#define NAMED_MAX 4	/* data that a refusal names */

static void
compose(struct gd_desk *d, const struct gd_case_view *v, struct gd_buf *out)
{
	const char *s = gd_answers_value(&v->answers, "facts");

	gd_buf_addf(out, _("Progress of a complaint against %s"),
		    gd_case_row_name(&v->row));
	gd_buf_adds(out, "\n\n");
	if (*s)
		gd_buf_addf(out, "%s\n%s\n\n", _("What happened"), s);
	s = v->row.demand;
	if (*s) {
		gd_buf_addf(out, "%s%s", _("Demand"), _(": "));
		gd_phrase_demand(d, s, v->row.demand_amount_fen, out);
		gd_buf_adds(out, "\n\n");
	}
	gd_buf_addf(out, "%s\n", _("What was tried"));
	gd_group_steps(d, v, out);
	gd_buf_addf(out, "\n%s%s", _("Where it stands"), _(": "));
	if (v->row.stage == GD_STAGE_CLOSED)
		gd_phrase_choice(d, "outcome", v->row.outcome, out);
	else
		gd_phrase_stage(d, v->row.stage, false, out);
	gd_buf_adds(out, _(", "));
	gd_day_format(out, gd_instant_day(gd_desk_now(d), gd_desk_zone(d)));
	gd_buf_addf(out, "\n\n%s\n",
		    _("Told as it happened, by papers that can be shown. Personal data was taken out; please do not look for anybody."));
}

enum gd_status
gd_desk_post(struct gd_desk *d, int64_t id, struct gd_post *out,
	     struct gd_error *err)
{
	struct gd_post p = { GD_BUF_INIT, GD_BUF_INIT, GD_REDACT_RANGES_INIT };
	struct gd_redact *r = NULL;
	struct gd_case_view v;
	enum gd_status status = gd_desk_case(d, id, &v, err);

	if (status != GD_OK)
		return status;
	status = gd_desk_redact(d, &r, err);
	if (status == GD_OK) {
		gd_desk_redact_case(r, &v.row, &v.answers);
		compose(d, &v, &p.before);
		gd_redact_text(r, p.before.s, p.before.len, &p.after,
			       &p.ranges);
		*out = p;
	}
	gd_redact_free(r);
	gd_case_view_release(&v);
	return status;
}

void
gd_post_release(struct gd_post *p)
{
	gd_buf_release(&p->before);
	gd_buf_release(&p->after);
	gd_redact_ranges_release(&p->ranges);
}

enum gd_status
gd_desk_post_check(struct gd_desk *d, int64_t id, const char *text,
		   struct gd_redact_ranges *left, struct gd_error *err)
{
	struct gd_redact_ranges found = GD_REDACT_RANGES_INIT;
	struct gd_redact *r = NULL;
	struct gd_buf names = GD_BUF_INIT;
	struct gd_case_view v;
	enum gd_status status = gd_desk_case(d, id, &v, err);

	if (status != GD_OK)
		return status;
	status = gd_desk_redact(d, &r, err);
	if (status == GD_OK) {
		gd_desk_redact_case(r, &v.row, &v.answers);
		gd_redact_left(r, text, strlen(text), &found);
	}
	for (size_t i = 0; i < found.len && i < NAMED_MAX; i++) {
		if (i)
			gd_buf_adds(&names, _(", "));
		gd_buf_addf(&names, "%s \u201c%.*s\u201d",
			    gd_redact_label(r, found.items[i].kind),
			    (int)found.items[i].before_len,
			    text + found.items[i].before);
	}
	if (status == GD_OK && found.len)
		status = gd_error_set(err, GD_EGUARD,
			ngettext("this text still holds %1$zu personal datum: %2$s; take it out before it is published",
				 "this text still holds %1$zu personal data: %2$s; take them out before it is published",
				 found.len), found.len, names.s);
	if (left)
		*left = found;
	else
		gd_redact_ranges_release(&found);
	gd_buf_release(&names);
	gd_redact_free(r);
	gd_case_view_release(&v);
	return status;
}
