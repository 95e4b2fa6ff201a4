#include <config.h>

#include "tui/theme.h"

#include <curses.h>

/* Colour pairs; 0 is the terminal's own. */
enum { PAIR_ACCENT = 1, PAIR_RED, PAIR_AMBER, PAIR_GREEN, PAIR_DIM };

void
gd_theme_init(bool mono)
{
	if (mono || !has_colors() || start_color() == ERR)
		return;
	use_default_colors();
	init_pair(PAIR_ACCENT, COLOR_CYAN, -1);
	init_pair(PAIR_RED, COLOR_RED, -1);
	init_pair(PAIR_AMBER, COLOR_YELLOW, -1);
	init_pair(PAIR_GREEN, COLOR_GREEN, -1);
	/* "Bright black" where there is one: dim attributes are often ignored. */
	if (COLORS >= 16)
		init_pair(PAIR_DIM, 8, -1);
}

static struct gd_look
dim_look(void)
{
	short fg = 0, bg = 0;

	if (COLORS >= 16 && pair_content(PAIR_DIM, &fg, &bg) != ERR && fg == 8)
		return (struct gd_look){ A_NORMAL, PAIR_DIM };
	return (struct gd_look){ A_DIM, 0 };
}

struct gd_look
gd_theme_look(enum gd_role role)
{
	static const struct gd_look looks[GD_ROLE_COUNT] = {
		[GD_ROLE_TEXT] = { A_NORMAL, 0 },
		[GD_ROLE_TITLE] = { A_BOLD, 0 },
		[GD_ROLE_ACCENT] = { A_NORMAL, PAIR_ACCENT },
		[GD_ROLE_HEADING] = { A_BOLD, 0 },
		[GD_ROLE_OVERDUE] = { A_NORMAL, PAIR_RED },
		[GD_ROLE_TODAY] = { A_NORMAL, PAIR_AMBER },
		[GD_ROLE_GOOD] = { A_NORMAL, PAIR_GREEN },
		[GD_ROLE_SELECTED] = { A_BOLD, PAIR_ACCENT },
		[GD_ROLE_SELECTED_DIM] = { A_NORMAL, PAIR_ACCENT },
		[GD_ROLE_SELECTED_OVERDUE] = { A_BOLD, PAIR_RED },
		[GD_ROLE_SELECTED_TODAY] = { A_BOLD, PAIR_AMBER },
		[GD_ROLE_KEY] = { A_BOLD, 0 },
		[GD_ROLE_MESSAGE] = { A_NORMAL, 0 },
		[GD_ROLE_ERROR] = { A_BOLD, PAIR_RED },
		[GD_ROLE_FIELD] = { A_NORMAL, 0 },
	};
	struct gd_look look = looks[role];

	if (role == GD_ROLE_DIM || role == GD_ROLE_RULE)
		return dim_look();
	/* A pair that was never set up would be white on black. */
	if (look.pair) {
		short fg = 0, bg = 0;

		if (COLORS < 8 || pair_content(look.pair, &fg, &bg) == ERR ||
		    bg != -1)
			look.pair = 0;
	}
	return look;
}
