#include <config.h>

#include "tui/term_keys.h"

#include <curses.h>
#include <string.h>
#include <time.h>
#include <limits.h>
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

#define PASTE_MAX (4u << 20)
#define DOUBLE_CLICK_MS 400

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

static int
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
			return table[i].key;
	if (code >= KEY_F(1) && code <= KEY_F(12))
		return GD_KEY_F1 + (int)(code - KEY_F(1));
	return 0;
}

static int
plain_key(wint_t code)
{
	switch (code) {
	case '\r':
	case '\n':
		return GD_KEY_ENTER;
	case '\t':
		return GD_KEY_TAB;
	case 8:
	case 127:
		return GD_KEY_BACKSPACE;
	default:
		if (code >= 1 && code <= 26)
			return GD_MOD_CTRL | (int)('a' + code - 1);
		return code < 32 ? 0 : (int)code;
	}
}

/* Collect pasted text up to its end mark; what follows in the queue is keys. */
static void
read_paste(struct gd_term *t)
{
	wint_t code;

	gd_buf_reset(&t->paste);
	/* The end mark may come a little later over a slow line. */
	timeout(200);
	for (;;) {
		int kind = get_wch(&code);
		char bytes[MB_LEN_MAX];
		mbstate_t state;
		size_t n;

		if (kind == ERR || (kind == KEY_CODE_YES &&
				    code == KEY_PASTE_END))
			break;
		if (kind == KEY_CODE_YES)
			continue;
		if (code == '\r')
			code = '\n';
		memset(&state, 0, sizeof state);
		n = wcrtomb(bytes, (wchar_t)code, &state);
		if (n != (size_t)-1 && t->paste.len < PASTE_MAX)
			gd_buf_add(&t->paste, bytes, n);
	}
	nodelay(stdscr, TRUE);
}

static bool
read_mouse(struct gd_term *t, struct gd_input *out)
{
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
	} else if (ev.bstate & BUTTON1_PRESSED) {
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

/* The next character that waits; 0: none, or a key. */
static wint_t
waiting(void)
{
	wint_t code;
	int kind = get_wch(&code);

	if (kind == KEY_CODE_YES)
		ungetch((int)code);
	return kind == OK ? code : 0;
}

/*
 * An Escape has come. A key that the terminal's entry does not know (Ctrl-Left,
 * for one) comes as Escape and more at once: take all of it, or a part of it
 * would close a screen and the rest run actions. 0: such a key, nothing to do.
 */
static int
escape(void)
{
	wint_t lead = waiting(), code = 0;
	char seen[8] = "";
	size_t n = 0;

	if (lead == '[' || lead == 'O')
		code = waiting();
	if (!code && lead > ' ' && lead != 127)
		/* At once with Escape: Alt and the key, never both of them. */
		return GD_MOD_ALT | (int)lead;
	if (!code) {	/* Escape, then a key of its own */
		if (lead)
			unget_wch((wchar_t)lead);
		return GD_KEY_ESC;
	}
	/* Parameters end with the first letter or '~'. */
	while (code >= 0x20 && code < 0x40) {
		if (n < sizeof seen - 1)
			seen[n++] = (char)code;
		code = waiting();
	}
	if (strcmp(seen, "1;2") == 0 && code == 'D')
		return GD_KEY_SLEFT;
	if (strcmp(seen, "1;2") == 0 && code == 'C')
		return GD_KEY_SRIGHT;
	return strcmp(seen, "") == 0 && code == 'Z' ? GD_KEY_BACKTAB : 0;
}

bool
gd_term_read(struct gd_term *t, struct gd_input *out)
{
	wint_t code;

	for (;;) {
		int kind = get_wch(&code);

		if (kind == ERR)
			return false;
		*out = (struct gd_input){ .kind = GD_INPUT_KEY };
		if (kind == KEY_CODE_YES && code == KEY_PASTE_BEGIN) {
			read_paste(t);
			out->kind = GD_INPUT_PASTE;
			out->text = t->paste.s;
			out->len = t->paste.len;
			return true;
		}
		if (kind == KEY_CODE_YES && code == KEY_MOUSE) {
			if (read_mouse(t, out))
				return true;
			continue;
		}
		if (kind == OK && code == 27)
			out->key = escape();
		else
			out->key = kind == KEY_CODE_YES ? function_key(code)
							: plain_key(code);
		if (out->key != 0)
			return true;
	}
}
