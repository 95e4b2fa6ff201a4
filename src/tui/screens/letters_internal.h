/*
 * tui/screens/letters_internal.h - the state of the letters of a case.
 */
#ifndef GD_TUI_SCREENS_LETTERS_INTERNAL_H
#define GD_TUI_SCREENS_LETTERS_INTERNAL_H

#include "desk/letters.h"
#include "desk/view.h"
#include "tui/screen.h"
#include "tui/widgets/list.h"

/* One row of the list: a heading, a letter that was written, a template. */
struct letters_row {
	enum { ROW_HEAD, ROW_KEPT, ROW_OFFER } kind;
	const char *head;	/* translated */
	size_t at;		/* in `kept` or `offers` */
};

struct letters_screen {
	struct gd_screen base;
	struct gd_desk *desk;
	int64_t id;
	bool closed, english, in_text;
	struct gd_letter_row *kept;
	size_t kept_len;
	struct gd_letter_offer *offers;
	size_t offers_len;
	struct letters_row *rows;
	size_t rows_len, rows_cap;
	struct gd_list list;
	struct gd_buf title, text, note;	/* note: what is missing, or where it goes */
	struct gd_findings findings;
	struct gd_letter_gaps gaps;
	int top, total, text_rows;	/* of the text, in visual rows */
	int shown_cols;			/* it was wrapped at */
	int want_seq;			/* select this letter at the next fetch */
	int compared;			/* with this earlier version; 0: its text shows */
	struct gd_buf changes;
};

#define LETTERS_WIDE 100	/* columns from which list and text stand side by side */

struct letters_layout {
	int list_row, list_rows, list_cols;
	int text_row, text_col, text_rows, text_cols;
	bool wide;
};
struct letters_layout gd_letters_layout(int rows, int cols);
void gd_letters_draw(const struct gd_screen *base, struct gd_canvas *c);

/* The row under the cursor; NULL on a heading or in an empty list. */
const struct letters_row *gd_letters_row(const struct letters_screen *s);
/* The written letter under the cursor, NULL. */
const struct gd_letter_row *gd_letters_kept(const struct letters_screen *s);
const struct gd_letter_def *gd_letters_def(const struct letters_screen *s);

/* What the pane shows: the text, or what changed in it. */
const char *gd_letters_shown(const struct letters_screen *s);

/*
 * letters_changes.c: show the changes one version further back; after the first,
 * or with `stop`, the text again.
 */
void gd_letters_compare(struct letters_screen *s, bool stop);
/* Fetch the changes that `compared` asks for; of another row there are none. */
void gd_letters_load_changes(struct letters_screen *s);
/* As gd_letter_text_draw(), gone and new lines in their colours. */
void gd_letter_changes_draw(struct gd_canvas *c, int row, int col, int rows,
			    int cols, int top, const char *text);

/* Draw wrapped `text` with its findings marked, from visual row `top`. */
void gd_letter_text_draw(struct gd_canvas *c, int row, int col, int rows,
			 int cols, int top, const char *text,
			 const struct gd_findings *f);
/* All findings as one text to read, and how the place counts that it goes to. */
void gd_letter_findings_read(struct gd_tui *t, int64_t case_id,
			     const char *template_id, const char *text,
			     const struct gd_findings *f);

/* letter_edit.c: word letter `seq` of the case in the desk. */
void gd_letter_edit_open(struct gd_tui *t, int64_t case_id, int seq);
/*
 * letter_rival.c: letter `seq` was worded by somebody else since `mine` was begun:
 * ask what shall stand. `done` is told once it is kept; not when Esc goes back.
 */
typedef void gd_letter_rival_done(struct gd_tui *t, void *ctx);
void gd_letter_rival_ask(struct gd_tui *t, int64_t case_id, int seq,
			 const char *mine, gd_letter_rival_done *done,
			 void *ctx);
/* letters_send.c: ask for what sending needs, then record version `seen` as sent. */
void gd_letter_send(struct gd_tui *t, int64_t case_id, int seq, int seen,
		    size_t findings);
/*
 * letters_send.c: version `seen` in the person's own editor; the terminal is lent
 * to it.
 */
void gd_letter_external(struct gd_tui *t, int64_t case_id, int seq, int seen,
			const char *text);

#endif
