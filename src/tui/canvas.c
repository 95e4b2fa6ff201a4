/*
 * Text reaches ncurses one grapheme at a time, each placed at the column that
 * our own measure gives it: a disagreement between libc and terminal about one
 * character can then never shift the rest of the row.
 */
#include <config.h>

#include "tui/canvas.h"

#include <curses.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "tui/theme.h"

#define CLUSTER_MAX 6	/* base character and its combining marks */
#define RUN_MAX 64	/* cells that are put at once */
#define FIRST ' '
#define LAST '~'

/*
 * Letters of one look as cells: most of a screen is made of them, and ncurses
 * takes several times as long to make one from a byte as to put it.
 */
struct gd_cells {
	struct gd_look look;
	cchar_t of[LAST - FIRST + 1];
};

void
gd_canvas_release(struct gd_canvas *c)
{
	for (int role = 0; role < GD_ROLE_COUNT; role++) {
		free(c->cells[role]);
		c->cells[role] = NULL;
	}
}

static const struct gd_cells *
cells_of(struct gd_canvas *c, enum gd_role role, const struct gd_look *look)
{
	struct gd_cells *cells = c->cells[role];

	if (cells && cells->look.attrs == look->attrs &&
	    cells->look.pair == look->pair)
		return cells;
	if (!cells)
		cells = c->cells[role] = gd_calloc(1, sizeof *cells);
	cells->look = *look;
	for (int i = FIRST; i <= LAST; i++) {
		const wchar_t wide[2] = { (wchar_t)i, L'\0' };

		setcchar(&cells->of[i - FIRST], wide, look->attrs, look->pair,
			 NULL);
	}
	return cells;
}

/* `len` bytes of ASCII at (row, col), within the canvas. */
static void
put_ascii(int row, int col, const char *s, size_t len,
	  const struct gd_cells *cells)
{
	cchar_t run[RUN_MAX];

	while (len > 0) {
		size_t n = 0;

		for (; n < len && n < RUN_MAX; n++) {
			char ch = s[n] >= FIRST && s[n] <= LAST ? s[n] : '?';

			run[n] = cells->of[ch - FIRST];
		}
		mvadd_wchnstr(row, col, run, (int)n);
		s += n;
		col += (int)n;
		len -= n;
	}
}

void
gd_canvas_clear(struct gd_canvas *c)
{
	erase();
	c->cursor_shown = false;
}

/*
 * Where the terminal draws an ambiguous character two columns wide, ncurses still
 * counts one and the rest of the row would shift: two plain characters stand in.
 */
static const char *
stand_in(wchar_t wc)
{
	static const struct {
		wchar_t wc;
		const char *two;
	} table[] = {
		{ 0xA7, "S " }, { 0xB1, "+-" }, { 0xB7, ". " }, { 0xD7, "x " },
		{ 0x2013, "- " }, { 0x2014, "--" }, { 0x2018, "' " },
		{ 0x2019, "' " }, { 0x201C, "\" " }, { 0x201D, "\" " },
		{ 0x2026, ".." }, { 0x2190, "<-" }, { 0x2191, "^ " },
		{ 0x2192, "->" }, { 0x2193, "v " }, { 0x2248, "~ " },
		{ 0x2264, "<=" }, { 0x2265, ">=" }, { 0x2500, "--" },
		{ 0x2502, "| " }, { 0x2503, "| " }, { 0x258C, "> " },
		{ 0x25CF, "* " }, { 0x2605, "* " },
	};
	static const char *const numbers[] = { "1)", "2)", "3)", "4)", "5)",
					       "6)", "7)", "8)", "9)" };

	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (table[i].wc == wc)
			return table[i].two;
	return wc >= 0x2460 && wc <= 0x2468 ? numbers[wc - 0x2460] : NULL;
}

/* Put one displayed grapheme, already sanitised, at (row, col). */
static void
put_cluster(int row, int col, const char *s, size_t len, int width,
	    const struct gd_look *look)
{
	const char *two;
	wchar_t wide[CLUSTER_MAX + 1];
	mbstate_t state;
	cchar_t cell;
	size_t n = 0, pos = 0;

	memset(&state, 0, sizeof state);
	while (pos < len && n < CLUSTER_MAX) {
		size_t used = mbrtowc(&wide[n], s + pos, len - pos, &state);

		if (used == 0 || used > len - pos)
			break;
		pos += used;
		/* The first must take room, the rest none. */
		if (n == 0 ? wcwidth(wide[0]) < 1 : wcwidth(wide[n]) != 0)
			continue;
		n++;
	}
	if (n == 0)
		wide[n++] = L'?';
	wide[n] = L'\0';
	two = width == 2 && wcwidth(wide[0]) == 1 ? stand_in(wide[0]) : NULL;
	if (two)
		mvaddnstr(row, col, two, 2);
	else if (setcchar(&cell, wide, look->attrs, look->pair, NULL) == OK)
		mvadd_wch(row, col, &cell);
}

/* Draw `len` sanitised bytes in at most `cols` columns; the columns used. */
static int
put_shown(struct gd_canvas *c, int row, int col, int cols, enum gd_role role,
	  const char *s, size_t len)
{
	struct gd_look look = gd_theme_look(role);
	const struct gd_cells *cells = cells_of(c, role, &look);
	size_t pos = 0;
	int used = 0;

	if (row < 0 || row >= c->rows)
		return 0;
	attr_set(look.attrs, look.pair, NULL);
	while (pos < len) {
		size_t ascii = 0, next;
		int width;

		while (pos + ascii < len && used + (int)ascii < cols &&
		       (unsigned char)s[pos + ascii] < 0x80)
			ascii++;
		/* A combining mark may follow the last ASCII letter. */
		if (ascii > 0 && pos + ascii < len &&
		    (unsigned char)s[pos + ascii] >= 0x80)
			ascii--;
		if (ascii > 0) {
			if (col + used >= 0)
				put_ascii(row, col + used, s + pos, ascii,
					  cells);
			pos += ascii;
			used += (int)ascii;
			continue;
		}
		next = gd_text_next(s, len, pos);
		width = gd_text_width(s + pos, next - pos);
		if (used + width > cols)
			break;
		if (width > 0)
			put_cluster(row, col + used, s + pos, next - pos,
				    width, &look);
		used += width;
		pos = next;
	}
	return used;
}

static int
clip(const struct gd_canvas *c, int col, int cols)
{
	int room = c->cols - col;

	if (cols < 0 || cols > room)
		cols = room;
	return cols > 0 ? cols : 0;
}

int
gd_canvas_text(struct gd_canvas *c, int row, int col, int cols,
	       enum gd_role role, const char *text)
{
	struct gd_buf cut = GD_BUF_INIT;
	int used;

	cols = clip(c, col, cols);
	gd_text_ellipsis(&cut, text, cols, c->ascii);
	used = put_shown(c, row, col, cols, role, cut.s, cut.len);
	gd_buf_release(&cut);
	return used;
}

int
gd_canvas_textf(struct gd_canvas *c, int row, int col, int cols,
		enum gd_role role, const char *fmt, ...)
{
	struct gd_buf b = GD_BUF_INIT;
	va_list ap;
	int used;

	va_start(ap, fmt);
	gd_buf_vaddf(&b, fmt, ap);
	va_end(ap);
	used = gd_canvas_text(c, row, col, cols, role, b.s);
	gd_buf_release(&b);
	return used;
}

int
gd_canvas_pad(struct gd_canvas *c, int row, int col, int cols,
	      enum gd_role role, const char *text)
{
	int used;

	cols = clip(c, col, cols);
	used = gd_canvas_text(c, row, col, cols, role, text);
	gd_canvas_fill(c, row, col + used, 1, cols - used, role);
	return cols;
}

int
gd_canvas_right(struct gd_canvas *c, int row, int end, enum gd_role role,
		const char *text)
{
	int width = gd_text_width(text, strlen(text));
	int col = end - width;

	if (col < 0)
		col = 0;
	gd_canvas_text(c, row, col, end - col, role, text);
	return col;
}

int
gd_canvas_bytes(struct gd_canvas *c, int row, int col, int cols,
		enum gd_role role, const char *bytes, size_t len)
{
	struct gd_buf shown = GD_BUF_INIT;
	int used;

	cols = clip(c, col, cols);
	gd_text_show(&shown, bytes, len, c->ascii);
	used = put_shown(c, row, col, cols, role, shown.s, shown.len);
	gd_buf_release(&shown);
	return used;
}

int
gd_canvas_wrap(struct gd_canvas *c, int row, int col, int cols, int rows,
	       enum gd_role role, const char *text)
{
	size_t len = strlen(text), pos = 0, start, n;
	int used = 0;

	cols = clip(c, col, cols);
	if (cols < 2)
		return 0;
	while (used < rows && gd_text_wrap(text, len, cols, &pos, &start, &n)) {
		gd_canvas_bytes(c, row + used, col, cols, role, text + start,
				n);
		used++;
	}
	return used;
}

int
gd_canvas_wrap_rows(const char *text, int cols)
{
	size_t len = strlen(text), pos = 0, start, n;
	int rows = 0;

	if (cols < 2)
		cols = 2;
	while (gd_text_wrap(text, len, cols, &pos, &start, &n))
		rows++;
	return rows;
}

void
gd_canvas_fill(struct gd_canvas *c, int row, int col, int rows, int cols,
	       enum gd_role role)
{
	struct gd_look look = gd_theme_look(role);

	cols = clip(c, col, cols);
	attr_set(look.attrs, look.pair, NULL);
	for (int r = row; r < row + rows && r < c->rows; r++)
		if (cols > 0)
			mvhline(r, col, ' ', cols);
}

void
gd_canvas_hline(struct gd_canvas *c, int row, int col, int cols,
		enum gd_role role)
{
	struct gd_look look = gd_theme_look(role);
	cchar_t cell;

	cols = clip(c, col, cols);
	if (row < 0 || row >= c->rows || cols <= 0)
		return;
	setcchar(&cell, c->ascii ? L"-" : L"\u2500", look.attrs, look.pair,
		 NULL);
	mvhline_set(row, col, &cell, cols);
}

void
gd_canvas_vline(struct gd_canvas *c, int row, int col, int rows,
		enum gd_role role)
{
	struct gd_look look = gd_theme_look(role);
	cchar_t cell;

	if (col < 0 || col >= c->cols || row >= c->rows)
		return;
	if (row + rows > c->rows)
		rows = c->rows - row;
	setcchar(&cell, c->ascii ? L"|" : L"\u2502", look.attrs, look.pair,
		 NULL);
	mvvline_set(row, col, &cell, rows);
}

static void
put_sign(struct gd_canvas *c, int row, int col, enum gd_role role,
	 const char *sign, const char *ascii)
{
	const char *s = c->ascii ? ascii : sign;

	if (col >= 0 && col < c->cols)
		put_shown(c, row, col, 1, role, s, strlen(s));
}

void
gd_canvas_frame(struct gd_canvas *c, int row, int col, int rows, int cols,
		enum gd_role role)
{
	if (rows < 2 || cols < 2)
		return;
	gd_canvas_fill(c, row, col, rows, cols, GD_ROLE_TEXT);
	gd_canvas_hline(c, row, col + 1, cols - 2, role);
	gd_canvas_hline(c, row + rows - 1, col + 1, cols - 2, role);
	gd_canvas_vline(c, row + 1, col, rows - 2, role);
	gd_canvas_vline(c, row + 1, col + cols - 1, rows - 2, role);
	put_sign(c, row, col, role, "\u250c", "+");
	put_sign(c, row, col + cols - 1, role, "\u2510", "+");
	put_sign(c, row + rows - 1, col, role, "\u2514", "+");
	put_sign(c, row + rows - 1, col + cols - 1, role, "\u2518", "+");
}

void
gd_canvas_scrollmark(struct gd_canvas *c, int row, int col, int rows,
		     long top, long shown, long total)
{
	long first, size;

	if (rows < 1 || total <= shown)
		return;
	size = rows * shown / total;
	if (size < 1)
		size = 1;
	first = (rows - size) * top / (total - shown);
	for (long r = 0; r < size; r++)
		put_sign(c, row + (int)(first + r), col, GD_ROLE_DIM, "\u2503",
			 "#");
}

void
gd_canvas_cursor(struct gd_canvas *c, int row, int col, bool visible)
{
	c->cursor_row = row;
	c->cursor_col = col;
	c->cursor_shown = visible;
}
