/*
 * tui/screens/interview_internal.h - the state of the interview, for its own files.
 */
#ifndef GD_TUI_SCREENS_INTERVIEW_INTERNAL_H
#define GD_TUI_SCREENS_INTERVIEW_INTERNAL_H

#include "desk/intake.h"
#include "tui/screen.h"
#include "tui/widgets/field.h"
#include "tui/widgets/lines.h"

#define GD_OPTIONS_MAX 64

struct option {			/* one line of a choice */
	char *code;
	char *label;
	char *help;
	bool marked;		/* multi-choice */
};

struct interview {
	struct gd_screen base;
	struct gd_desk *desk;
	struct gd_intake in;
	int64_t merchant;	/* checked before buying; 0: a case is told */
	struct gd_buf merchant_name;
	int shown;		/* question that stands on the screen; -1 review */
	bool to_review;		/* it was opened from the review page */
	struct gd_field field;	/* text, money, dates, numbers */
	bool field_open;
	struct gd_list list;	/* options, or the rows of the review page */
	struct option options[GD_OPTIONS_MAX];
	int options_len;
	struct gd_lines review;
	struct gd_buf echo;	/* what was understood of a typed value */
	bool echo_objects;	/* or what is wrong with it */
	struct gd_buf why, example;	/* of the question on the screen */
	struct gd_buf title, right, path, lacking;
	struct gd_buf scope;	/* who cannot take it, and where to go instead */
	int completeness;	/* evidence, percent */
	int64_t kept_ms;	/* when half-typed text was last kept, or tried to */
	int64_t wait_ms;	/* until the next try */
	bool unsaved;		/* it could not be: the page stays until it is */
	int rows, cols;
};

/* An empty interview; gd_iv_begin() once its intake stands shows it. */
struct interview *gd_iv_make(struct gd_tui *t);
void gd_iv_begin(struct interview *s);
/* Keep the check with its merchant and show what it came to (precheck.c). */
void gd_iv_keep_check(struct interview *s);

/* The question on the screen; NULL on the review page. */
const struct gd_question *gd_iv_question(const struct interview *s);
/* Is it answered by choosing from options? */
bool gd_iv_by_choice(const struct gd_question *q);
bool gd_iv_is_multi(const struct gd_question *q);

/* Set up field or options for the intake's present question (interview_page.c). */
void gd_iv_show(struct interview *s);
void gd_iv_leave_page(struct interview *s);
/* What the page would answer now: a code, a list of codes, or the typed text. */
void gd_iv_typed(const struct interview *s, struct gd_buf *out);
/* Refresh the echo below a typed value. */
void gd_iv_echo(struct interview *s);
/*
 * Keep half-typed text, at most once a second unless `now`. False: it could not
 * be kept, the message line says why.
 */
bool gd_iv_keep(struct interview *s, bool now);
/* What was given could not be kept: say so until it is (interview_page.c). */
void gd_iv_fail(struct interview *s, const struct gd_error *err);
/* Leave; where the page cannot be kept, ask first (interview_leave.c). */
void gd_iv_leave(struct interview *s);

/* Titles, evidence bar and path (interview_status.c). */
void gd_iv_status(struct interview *s);
/* Rows of the review page (interview_review.c); id: question + 1, -1 opens the case. */
void gd_iv_review_lines(struct interview *s);
/* All questions as a menu to jump to. */
void gd_iv_contents(struct interview *s);
/* Go to question `i` (-1: the review page). */
void gd_iv_goto(struct interview *s, int i);

void gd_iv_draw(const struct gd_screen *base, struct gd_canvas *c);

/* Rows that the words about who cannot take it need; 0: none. */
int gd_iv_scope_rows(const struct interview *s, int cols);
/* Columns of the section list at the left; 0 when there is no room. */
int gd_iv_side_cols(int cols);
/* Where the field or the options stand (interview_layout.c). */
struct gd_iv_layout {
	int col, cols;		/* of the question area */
	int ask_rows;
	int input_row, input_rows;
	int why_row, why_rows, example_rows;
};
struct gd_iv_layout gd_iv_lay_out(const struct interview *s, int rows,
				  int cols);

#endif
