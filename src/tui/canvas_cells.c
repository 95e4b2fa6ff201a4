/*
 * tui/canvas_cells.c - text as cells of ncurses.
 *
 * Text reaches ncurses one grapheme at a time, each placed at the column that
 * our own measure gives it: a disagreement between libc and terminal about one
 * character can then never shift the rest of the row.
 */
#include <config.h>

#include "tui/canvas_internal.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

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
gd_cells_release(struct gd_canvas *c)
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

int
gd_cells_put(struct gd_canvas *c, int row, int col, int cols, enum gd_role role,
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
