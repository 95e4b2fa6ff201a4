#include <config.h>

#include "tui/ops.h"

#include <stddef.h>

const struct gd_screen_ops *const *
gd_ops_all(void)
{
	static const struct gd_screen_ops *const all[] = {
		&gd_ops_board,
		&gd_ops_case,
		&gd_ops_deadlines,
		&gd_ops_duecal,
		&gd_ops_plan,
		&gd_ops_when, &gd_ops_lock,
		&gd_ops_settings,
		&gd_ops_search, &gd_ops_import, &gd_ops_filter,
		&gd_ops_choice,
		&gd_ops_answer,
		&gd_ops_account,
		&gd_ops_review,
		&gd_ops_palette,
		&gd_ops_menu,
		&gd_ops_line,
		&gd_ops_text,
		&gd_ops_read,
		&gd_ops_path,
		&gd_ops_evidence, &gd_ops_cues, &gd_ops_chat,
		&gd_ops_letters,
		&gd_ops_letter_edit,
		&gd_ops_qr,
		&gd_ops_reports, &gd_ops_export,
		&gd_ops_similar, &gd_ops_groups, &gd_ops_post,
		&gd_ops_reference,
		&gd_ops_compare,
		&gd_ops_table,
		&gd_ops_merchants,
		&gd_ops_merchant, &gd_ops_edit, &gd_ops_merge,
		NULL
	};

	return all;
}
