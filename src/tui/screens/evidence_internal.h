/*
 * tui/screens/evidence_internal.h - the state of the evidence screen.
 */
#ifndef GD_TUI_SCREENS_EVIDENCE_INTERNAL_H
#define GD_TUI_SCREENS_EVIDENCE_INTERNAL_H

#include "desk/evidence.h"
#include "tui/screen.h"
#include "tui/widgets/find.h"
#include "tui/widgets/lines.h"

#define GD_EVIDENCE_HEAD 2	/* rows above the list */

struct evidence_screen {
	struct gd_screen base;
	struct gd_desk *desk;
	int64_t id;
	struct gd_evidence_view v;
	bool loaded, closed;
	/* Line ids: > 0 a file's number, < 0 the checklist's item -id - 1. */
	struct gd_lines lines;
	struct gd_list list;
	struct gd_find find;
	struct gd_buf title, right, head, hint;
	struct gd_buf detail;	/* of what is selected, for wide screens */
	int cols;
	/* What a chain of dialogs has asked so far. */
	char *kind, *path;
	int seq;
	const struct gd_principle *asked;
};

/* Lines, head and titles from `v` (evidence_draw.c). */
void gd_evidence_lines(struct evidence_screen *s);
/* Hint and detail of the line at the cursor. */
void gd_evidence_selected(struct evidence_screen *s);
void gd_evidence_draw(const struct gd_screen *base, struct gd_canvas *c);
/* Columns of the list; the rest of a wide screen shows the detail. */
int gd_evidence_list_cols(int cols);

/* The file or checklist item at the cursor, NULL. */
const struct gd_evidence_row *gd_evidence_row_at(const struct evidence_screen *s);
const struct gd_checklist_item *
gd_evidence_item_at(const struct evidence_screen *s);

/* The dialogs (evidence_moves.c, evidence_out.c). */
void gd_evidence_add(struct evidence_screen *s);
void gd_evidence_judge(struct evidence_screen *s);
void gd_evidence_describe(struct evidence_screen *s);
void gd_evidence_look(struct evidence_screen *s);
/* In the chat at the cursor, else in the list. */
void gd_evidence_find(struct evidence_screen *s);
void gd_evidence_coach(struct evidence_screen *s);
void gd_evidence_rehearse(struct evidence_screen *s);
void gd_evidence_stamp(struct evidence_screen *s);
void gd_evidence_bundle(struct evidence_screen *s);
void gd_evidence_save(struct evidence_screen *s);
void gd_evidence_verify(struct evidence_screen *s);

#endif
