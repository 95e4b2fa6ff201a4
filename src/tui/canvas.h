/*
 * tui/canvas.h - drawing: the only place that gives text to the terminal.
 *
 * Coordinates are screen rows and columns, clipped to the canvas. All text goes
 * through gd_text_show() and is laid out by gd_text_width(), so that nothing of
 * a case can reach the terminal raw and no wide character is cut in half.
 * A row that is told the same as in the frame before is not drawn again, and
 * ncurses sends only the cells that changed.
 */
#ifndef GD_TUI_CANVAS_H
#define GD_TUI_CANVAS_H

#include <stdbool.h>
#include <stddef.h>

/* What a text is, not how it looks: the theme decides (theme.c). */
enum gd_role {
	GD_ROLE_TEXT, GD_ROLE_TITLE, GD_ROLE_DIM, GD_ROLE_ACCENT,
	GD_ROLE_HEADING, GD_ROLE_RULE, GD_ROLE_OVERDUE, GD_ROLE_TODAY,
	GD_ROLE_GOOD, GD_ROLE_SELECTED, GD_ROLE_SELECTED_DIM,
	GD_ROLE_SELECTED_OVERDUE, GD_ROLE_SELECTED_TODAY,
	GD_ROLE_KEY, GD_ROLE_MESSAGE, GD_ROLE_ERROR, GD_ROLE_FIELD,
	GD_ROLE_COUNT
};

struct gd_cells;
struct gd_canvas_row;

struct gd_canvas {
	int rows, cols;		/* size of the terminal */
	bool ascii;		/* draw with - | + ! alone */
	struct gd_cells *cells[GD_ROLE_COUNT];	/* private: letters as cells */
	/* Private: what each row was told, at a size and in which signs. */
	struct gd_canvas_row *told;
	int told_len, told_cols;
	bool told_ascii;
	bool framed;		/* private: between clear and show */
	bool cursor_shown;	/* private: where the real cursor goes */
	int cursor_row, cursor_col;
};

void gd_canvas_release(struct gd_canvas *c);
/* A new frame: the next texts are all that the screen shows. */
void gd_canvas_clear(struct gd_canvas *c);
/* The frame is complete: give it to the terminal. */
void gd_canvas_show(struct gd_canvas *c);
/* Draw the next frame anew, whatever it says: characters have another width. */
void gd_canvas_forget(struct gd_canvas *c);
/*
 * Put `text` at (row, col), at most `cols` columns (negative: to the edge), cut
 * with an ellipsis; returns the columns used. With `pad` the rest up to `cols` is
 * filled in the same role.
 */
int gd_canvas_text(struct gd_canvas *c, int row, int col, int cols,
		   enum gd_role role, const char *text);
int gd_canvas_textf(struct gd_canvas *c, int row, int col, int cols,
		    enum gd_role role, const char *fmt, ...)
	__attribute__((format(printf, 6, 7)));
int gd_canvas_pad(struct gd_canvas *c, int row, int col, int cols,
		  enum gd_role role, const char *text);
/* The same, right-aligned so that it ends before column `end`. Returns its first column. */
int gd_canvas_right(struct gd_canvas *c, int row, int end, enum gd_role role,
		    const char *text);
/* `len` bytes as they are laid out by the caller (a wrapped line): no ellipsis. */
int gd_canvas_bytes(struct gd_canvas *c, int row, int col, int cols,
		    enum gd_role role, const char *bytes, size_t len);
/*
 * Wrapped text in a box of `cols` columns from (row, col), at most `rows` rows;
 * returns the rows used.
 */
int gd_canvas_wrap(struct gd_canvas *c, int row, int col, int cols, int rows,
		   enum gd_role role, const char *text);
/* Rows that gd_canvas_wrap() would use without a bound. */
int gd_canvas_wrap_rows(const char *text, int cols);

void gd_canvas_fill(struct gd_canvas *c, int row, int col, int rows, int cols,
		    enum gd_role role);
void gd_canvas_hline(struct gd_canvas *c, int row, int col, int cols,
		     enum gd_role role);
void gd_canvas_vline(struct gd_canvas *c, int row, int col, int rows,
		     enum gd_role role);
/* A thin frame; its inside is cleared. */
void gd_canvas_frame(struct gd_canvas *c, int row, int col, int rows, int cols,
		     enum gd_role role);
/* Vertical position mark at the right edge of a list: `top`..`top+shown` of `total`. */
void gd_canvas_scrollmark(struct gd_canvas *c, int row, int col, int rows,
			  long top, long shown, long total);
/* Where the real cursor stands (text fields, selection); hidden otherwise. */
void gd_canvas_cursor(struct gd_canvas *c, int row, int col, bool visible);

#endif
