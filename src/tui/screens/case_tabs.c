/*
 * tui/screens/case_tabs.c - the tabs of a case: one row each.
 */
#include <config.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "tui/screens/case_internal.h"
#include "tui/screens/evidence.h"
#include "tui/screens/letters.h"
#include "tui/screens/library.h"
#include "tui/screens/merchants.h"

static const struct gd_case_tab tabs[] = {
	{ GD_ACT_TAB1, N_("1 History"), TAB_HISTORY, NULL },
	{ GD_ACT_TAB2, N_("2 Filings"), TAB_FILINGS, NULL },
	{ GD_ACT_TAB3, N_("3 Evidence"), -1, gd_evidence_open },
	{ GD_ACT_TAB4, N_("4 Letters"), -1, gd_letters_open },
	{ GD_ACT_TAB5, N_("5 Similar"), -1, gd_similar_open },
	{ GD_ACT_TAB6, N_("6 Merchant"), -1, gd_merchant_of_case },
	{ GD_ACT_TAB7, N_("7 Answers"), TAB_ANSWERS, NULL },
};

const struct gd_case_tab *
gd_case_tab_at(size_t i)
{
	return i < GD_ARRAY_LEN(tabs) ? &tabs[i] : NULL;
}

static void
tab_name(const void *ctx, int i, struct gd_buf *out)
{
	(void)ctx;
	gd_buf_adds(out, _(tabs[i].name));
}

struct gd_tabs
gd_case_tabs(const struct case_screen *s)
{
	struct gd_tabs t = { .name = tab_name, .len = GD_ARRAY_LEN(tabs),
			     .now = -1, .row = GD_BODY_TOP + 3, .col = 1,
			     .gap = 2 };

	for (int i = 0; i < t.len; i++)
		if (tabs[i].tab == (int)s->tab)
			t.now = i;
	return t;
}
