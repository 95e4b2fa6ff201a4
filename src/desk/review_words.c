/*
 * desk/review_words.c - what the groups of the review are called (review.h).
 */
#include <config.h>

#include "base/i18n.h"
#include "desk/phrase.h"
#include "desk/review.h"

static const char *const parts[GD_PARTS] = {
	[GD_PART_MISSED] = N_("Missed while away"),
	[GD_PART_OVERDUE] = N_("Overdue"),
	[GD_PART_TODAY] = N_("Today"),
	[GD_PART_72H] = N_("Within 72 hours"),
	[GD_PART_7D] = N_("Within 7 days"),
	[GD_PART_LAW] = N_("Set by law, later"),
	[GD_PART_LATER] = N_("Later"),
	[GD_PART_PAUSED] = N_("Paused"),
};

void
gd_phrase_review_group(struct gd_desk *d, enum gd_review_order order,
		       const struct gd_review_group *g, struct gd_buf *out)
{
	char number[GD_CASE_NUMBER_MAX];

	if (g->part == GD_PART_PAUSED)
		order = GD_REVIEW_TIME;
	switch (order) {
	case GD_REVIEW_TIME:
		gd_buf_adds(out, _(parts[g->part]));
		break;
	case GD_REVIEW_CASE:
		gd_case_number(g->case_id, number);
		gd_buf_adds(out, number);
		break;
	case GD_REVIEW_MERCHANT:
		gd_buf_adds(out, *g->key ? g->key : _("No merchant named"));
		break;
	case GD_REVIEW_RULE:
		gd_phrase_rule_name(d, g->key, "", false, out);
		break;
	case GD_REVIEW_CHANNEL:
		if (*g->key)
			gd_phrase_channel(d, g->key, out);
		else
			gd_buf_adds(out, _("Of the case itself"));
		break;
	}
}

const char *
gd_review_order_name(enum gd_review_order order)
{
	static const char *const names[GD_REVIEW_ORDERS] = {
		N_("by time"), N_("by case"), N_("by merchant"),
		N_("by deadline"), N_("by channel")
	};

	return _(names[order]);
}
