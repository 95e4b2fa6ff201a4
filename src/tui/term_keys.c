#include <config.h>

#include "tui/term_keys.h"

#include <curses.h>
#include <time.h>
#include <wchar.h>

#include "base/mem.h"
#include "tui/term.h"

/* Codes of our own, above all that ncurses gives out. */
enum {
	KEY_PASTE_BEGIN = KEY_MAX + 101,
	KEY_PASTE_END,
	KEY_FOCUS_IN,
	KEY_FOCUS_OUT
};

#define DOUBLE_CLICK_MS 400
#define PASTE_WAIT_MS 1000	/* for more of a paste: what came later would act */

void
gd_term_keys_define(void)
{
	define_key("\033[200~", KEY_PASTE_BEGIN);
	define_key("\033[201~", KEY_PASTE_END);
	define_key("\033[I", KEY_FOCUS_IN);
	define_key("\033[O", KEY_FOCUS_OUT);
	/* Some terminals send these whatever their entry says. */
	define_key("\033[H", KEY_HOME);
	define_key("\033[F", KEY_END);
	define_key("\033OH", KEY_HOME);
	define_key("\033OF", KEY_END);
}

static int64_t
now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

static uint32_t
function_key(wint_t code)
{
	static const struct {
		wint_t code;
		int key;
	} table[] = {
		{ KEY_UP, GD_KEY_UP }, { KEY_DOWN, GD_KEY_DOWN },
		{ KEY_LEFT, GD_KEY_LEFT }, { KEY_RIGHT, GD_KEY_RIGHT },
		{ KEY_PPAGE, GD_KEY_PGUP }, { KEY_NPAGE, GD_KEY_PGDN },
		{ KEY_HOME, GD_KEY_HOME }, { KEY_END, GD_KEY_END },
		{ KEY_FIND, GD_KEY_HOME }, { KEY_SELECT, GD_KEY_END },
		{ KEY_IC, GD_KEY_INS }, { KEY_DC, GD_KEY_DEL },
		{ KEY_BACKSPACE, GD_KEY_BACKSPACE },
		{ KEY_ENTER, GD_KEY_ENTER }, { KEY_BTAB, GD_KEY_BACKTAB },
		{ KEY_SLEFT, GD_KEY_SLEFT }, { KEY_SRIGHT, GD_KEY_SRIGHT },
	};

	for (size_t i = 0; i < GD_ARRAY_LEN(table); i++)
		if (table[i].code == code)
			return (uint32_t)table[i].key;
	if (code >= KEY_F(1) && code <= KEY_F(12))
		return GD_KEY_F1 + (code - KEY_F(1));
	return 0;
}

static struct gd_symbol
next_symbol(void *ctx, bool patient)
{
	struct gd_symbol s = { GD_SYMBOL_NONE, 0 };
	wint_t code;
	int kind;

	(void)ctx;
	if (patient)
		timeout(PASTE_WAIT_MS);
	kind = get_wch(&code);
	if (patient)
		nodelay(stdscr, TRUE);
	if (kind == OK)
		s = (struct gd_symbol){ GD_SYMBOL_CHAR, code };
	else if (kind != KEY_CODE_YES)
		return s;
	else if (code == KEY_PASTE_BEGIN)
		s.kind = GD_SYMBOL_PASTE_BEGIN;
	else if (code == KEY_PASTE_END)
		s.kind = GD_SYMBOL_PASTE_END;
	else if (code == KEY_MOUSE)
		s.kind = GD_SYMBOL_MOUSE;
	else
		s = (struct gd_symbol){ GD_SYMBOL_KEY, function_key(code) };
	return s;
}

static bool
read_mouse(void *ctx, struct gd_input *out)
{
	struct gd_term *t = ctx;
	MEVENT ev;
	int64_t now = now_ms();

	if (getmouse(&ev) != OK)
		return false;
	*out = (struct gd_input){ .kind = GD_INPUT_MOUSE, .row = ev.y,
				  .col = ev.x };
	if (ev.bstate & BUTTON4_PRESSED) {
		out->mouse = GD_MOUSE_WHEEL_UP;
	} else if (ev.bstate & BUTTON5_PRESSED) {
		out->mouse = GD_MOUSE_WHEEL_DOWN;
	} else if (ev.bstate & BUTTON1_RELEASED) {
		out->mouse = GD_MOUSE_RELEASE;
	} else if (ev.bstate & BUTTON1_DOUBLE_CLICKED) {
		out->mouse = GD_MOUSE_DOUBLE;
	} else if (ev.bstate & (BUTTON1_PRESSED | BUTTON1_CLICKED)) {
		bool twice = now - t->last_press_ms < DOUBLE_CLICK_MS &&
			     ev.y == t->last_row && ev.x == t->last_col;

		out->mouse = twice ? GD_MOUSE_DOUBLE : GD_MOUSE_PRESS;
		t->last_press_ms = twice ? 0 : now;
		t->last_row = ev.y;
		t->last_col = ev.x;
	} else {
		return false;
	}
	return true;
}

void
gd_term_keys_init(struct gd_term *t)
{
	t->decoder = (struct gd_decoder){
		.next = next_symbol, .mouse = read_mouse, .ctx = t,
		.paste = GD_BUF_INIT,
	};
}

bool
gd_term_read(struct gd_term *t, struct gd_input *out)
{
	return gd_decoder_next(&t->decoder, out);
}
