# src/tui - the full-screen desk

noinst_LIBRARIES += libgd-tui.a
libgd_tui_a_CPPFLAGS = $(src_cppflags)
libgd_tui_a_SOURCES = \
	src/tui/action.h \
	src/tui/actions.c \
	src/tui/bars.c \
	src/tui/canvas.c \
	src/tui/canvas.h \
	src/tui/keys.c \
	src/tui/loop.c \
	src/tui/loop.h \
	src/tui/ops.c \
	src/tui/ops.h \
	src/tui/palette.c \
	src/tui/screen.h \
	src/tui/screens/board.c \
	src/tui/screens/board.h \
	src/tui/screens/board_draw.c \
	src/tui/screens/board_internal.h \
	src/tui/screens/board_mouse.c \
	src/tui/screens/card.c \
	src/tui/screens/card.h \
	src/tui/screens/case.c \
	src/tui/screens/case.h \
	src/tui/screens/case_draw.c \
	src/tui/screens/case_internal.h \
	src/tui/screens/case_lines.c \
	src/tui/screens/deadlines.c \
	src/tui/screens/deadlines.h \
	src/tui/screens/deadlines_draw.c \
	src/tui/screens/deadlines_internal.h \
	src/tui/screens/interview.c \
	src/tui/screens/interview.h \
	src/tui/screens/interview_draw.c \
	src/tui/screens/interview_internal.h \
	src/tui/screens/interview_layout.c \
	src/tui/screens/interview_page.c \
	src/tui/screens/interview_review.c \
	src/tui/screens/interview_status.c \
	src/tui/screens/moves.c \
	src/tui/screens/moves.h \
	src/tui/screens/moves_answer.c \
	src/tui/screens/moves_edit.c \
	src/tui/screens/moves_file.c \
	src/tui/screens/moves_internal.h \
	src/tui/screens/plan.c \
	src/tui/screens/plan.h \
	src/tui/screens/plan_internal.h \
	src/tui/screens/plan_lines.c \
	src/tui/screens/prompt_filter.c \
	src/tui/screens/prompt_filter.h \
	src/tui/term.c \
	src/tui/term.h \
	src/tui/term_keys.c \
	src/tui/term_keys.h \
	src/tui/theme.c \
	src/tui/theme.h \
	src/tui/tui.c \
	src/tui/tui.h \
	src/tui/widgets/dialog.h \
	src/tui/widgets/dialog_box.c \
	src/tui/widgets/dialog_box.h \
	src/tui/widgets/dialog_menu.c \
	src/tui/widgets/dialog_read.c \
	src/tui/widgets/dialog_text.c \
	src/tui/widgets/field.c \
	src/tui/widgets/field.h \
	src/tui/widgets/lines.c \
	src/tui/widgets/lines.h \
	src/tui/widgets/list.c \
	src/tui/widgets/list.h \
	src/tui/widgets/window.c \
	src/tui/widgets/window.h

EXTRA_DIST += src/tui/README
