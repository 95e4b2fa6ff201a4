/*
 * tui/screens/moves_undo.h - taking a step back from any screen.
 */
#ifndef GD_TUI_SCREENS_MOVES_UNDO_H
#define GD_TUI_SCREENS_MOVES_UNDO_H

#include "desk/actions.h"
#include "tui/screen.h"

/*
 * Undo the newest step of `case_id` (0: one's own newest) or step `event_id`,
 * and say what it was. What somebody else did or what others were built on is
 * shown first, and a reason asked for. `version`: the case as it shows, 0: any.
 */
void gd_move_undo(struct gd_tui *t, int64_t case_id, int64_t event_id,
		  int64_t version);

#endif
