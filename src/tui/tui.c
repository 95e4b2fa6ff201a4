#include <config.h>

#include "tui/tui.h"

#include <stdlib.h>
#include <string.h>

#include "desk/view.h"
#include "tui/loop.h"
#include "tui/screens/board.h"
#include "tui/screens/interview.h"
#include "tui/theme.h"

static bool
colourless(const struct gd_config *c)
{
	const char *no_color = getenv("NO_COLOR");

	return (no_color && *no_color) ||
	       strcmp(gd_config_get(c, "ui.theme"), "mono") == 0;
}

enum gd_status
gd_tui_main(struct gd_desk *d, enum gd_tui_start start, int64_t case_id,
	    struct gd_error *err)
{
	const struct gd_config *c = gd_desk_config(d);
	const char *wide = gd_config_get(c, "ui.ambiguous_wide");
	struct gd_term_options opt = {
		.mouse = gd_config_bool(c, "ui.mouse"),
		.mono = colourless(c),
		.ask_width = strcmp(wide, "auto") == 0,
	};
	struct gd_error keys = GD_ERROR_INIT;
	struct gd_tui t = { .desk = d, .fetch = true };
	/* Failing comes before the terminal is touched. */
	enum gd_status status = gd_desk_ready(d, err);

	if (status != GD_OK)
		return status;
	gd_buf_init(&t.message);
	status = gd_term_start(&t.term, &opt, err);
	if (status != GD_OK)
		return status;
	if (gd_keymap_init(&t.keymap, c, &keys) != GD_OK)
		gd_tui_fail(&t, &keys);
	t.canvas.ascii = gd_desk_ascii(d) || strcmp(wide, "yes") == 0;
	gd_term_resize(&t.term, &t.canvas.rows, &t.canvas.cols);
	t.now = t.rung_until = gd_desk_now(d);
	t.generation = gd_desk_generation(d);
	gd_tui_push(&t, gd_board_new(d));
	if (start == GD_START_NEW)
		gd_interview_start(&t);
	else if (start == GD_START_RESUME)
		gd_interview_resume(&t, case_id);
	gd_loop_run(&t);
	gd_canvas_release(&t.canvas);
	gd_term_stop(&t.term);
	gd_buf_release(&t.message);
	return GD_OK;
}
