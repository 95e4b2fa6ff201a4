/*
 * tui/screens/moves_internal.h - one move under way, from dialog to dialog.
 */
#ifndef GD_TUI_SCREENS_MOVES_INTERNAL_H
#define GD_TUI_SCREENS_MOVES_INTERNAL_H

#include "desk/actions.h"
#include "desk/together.h"
#include "desk/view.h"
#include "tui/screen.h"

struct gd_move {
	int64_t case_id;
	int64_t version;	/* of the case when the move began, 0: any */
	char number[GD_CASE_NUMBER_MAX];
	enum gd_action action;
	char *channel;		/* FILE, ESCALATE */
	char *reason;		/* why an objection was overruled, NULL */
	char *when;		/* FILE: when it was sent, as typed */
	int seq;		/* RESPOND: which filing */
	int64_t filing_id;	/* RESPOND: known already, 0: not */
	char *result;		/* RESPOND; outcome of CLOSE_CASE */
	char **options;		/* codes behind the menu that is open */
	size_t options_len;
};

struct gd_move *gd_move_new(enum gd_action action, int64_t case_id);
void gd_move_free(struct gd_move *m);
/* Keep the codes behind a menu; `codes` are copied. */
void gd_move_options(struct gd_move *m, const char *const *codes, size_t len);
/*
 * Tell how an action ended and let the screens read again; frees the move, but for
 * a dialog whose words were not taken (gd_tui_again()).
 */
void gd_move_end(struct gd_tui *t, struct gd_move *m, enum gd_status status,
		 const struct gd_error *err, const char *done);

/* Remember what the case is like now (moves_together.c) … */
void gd_move_look(struct gd_tui *t, struct gd_move *m);
/* … and let the next action count on that. */
void gd_move_expect(struct gd_tui *t, const struct gd_move *m);
/* Tell what others did meanwhile; false when there is nothing to tell. */
bool gd_move_outrun(struct gd_tui *t, const struct gd_move *m);

/* Each starts its chain of dialogs and owns `m` from then on. */
void gd_move_file(struct gd_tui *t, struct gd_move *m, int stage);
/* The same with the channel chosen already. */
void gd_move_file_through(struct gd_tui *t, struct gd_move *m,
			  const char *channel);
void gd_move_respond(struct gd_tui *t, struct gd_move *m);
void gd_move_close(struct gd_tui *t, struct gd_move *m);
/* Change answers (edit.c). */
void gd_edit_open(struct gd_tui *t, int64_t case_id);

#endif
