#include <config.h>

#include "tui/screens/doors.h"

#include "base/mem.h"
#include "tui/screens/deadlines.h"
#include "tui/screens/evidence.h"
#include "tui/screens/import.h"
#include "tui/screens/interview.h"
#include "tui/screens/library.h"
#include "tui/screens/search.h"
#include "tui/screens/merchants.h"
#include "tui/screens/reference.h"
#include "tui/screens/reports.h"
#include "tui/screens/settings.h"
#include "tui/screens/table.h"

static const struct {
	enum gd_action action;
	void (*open)(struct gd_tui *t);
} doors[] = {
	{ GD_ACT_NEW, gd_interview_start },
	{ GD_ACT_DEADLINES, gd_deadlines_open },
	{ GD_ACT_SETTINGS, gd_settings_open },
	{ GD_ACT_REFERENCE, gd_reference_open },
	{ GD_ACT_COMPARE, gd_compare_open },
	{ GD_ACT_MERCHANTS, gd_merchants_open },
	{ GD_ACT_PRECHECK, gd_precheck_open },
	{ GD_ACT_SEARCH, gd_search_open },
	{ GD_ACT_TABLE, gd_table_open },
	{ GD_ACT_REPORTS, gd_reports_open },
	{ GD_ACT_GROUPS, gd_groups_open },
	{ GD_ACT_IMPORT, gd_import_screen_open },
	{ GD_ACT_BUNDLE_CHECK, gd_bundle_check_open },
};

bool
gd_door_open(struct gd_tui *t, enum gd_action a)
{
	for (size_t i = 0; i < GD_ARRAY_LEN(doors); i++) {
		if (doors[i].action != a)
			continue;
		doors[i].open(t);
		return true;
	}
	return false;
}
