/*
 * What a keyboard sends, made into events: keys, pastes, the mouse, and what no
 * terminal's entry knows.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "tui/term_decode.h"

/* Symbols that are no characters, as letters that nobody types. */
#define BEGIN "\uE000"
#define END "\uE001"
#define MOUSE "\uE002"
#define UP "\uE003"
#define UNKNOWN "\uE004"
#define PAUSE "\uE005"

struct script {
	const char *s;
	size_t len, at;
	bool waited;		/* at a pause, with patience */
};

static struct gd_symbol
next(void *ctx, bool patient)
{
	struct script *sc = ctx;
	uint32_t uc;
	size_t n;

	if (sc->at >= sc->len)
		return (struct gd_symbol){ GD_SYMBOL_NONE, 0 };
	n = gd_text_decode(sc->s, sc->len, sc->at, &uc);
	if (uc == 0xE005) {
		sc->waited |= patient;
		sc->at += n;
		return patient ? next(ctx, patient)
			       : (struct gd_symbol){ GD_SYMBOL_NONE, 0 };
	}
	sc->at += n;
	switch (uc) {
	case 0xE000: return (struct gd_symbol){ GD_SYMBOL_PASTE_BEGIN, 0 };
	case 0xE001: return (struct gd_symbol){ GD_SYMBOL_PASTE_END, 0 };
	case 0xE002: return (struct gd_symbol){ GD_SYMBOL_MOUSE, 0 };
	case 0xE003: return (struct gd_symbol){ GD_SYMBOL_KEY, GD_KEY_UP };
	case 0xE004: return (struct gd_symbol){ GD_SYMBOL_KEY, 0 };
	}
	return (struct gd_symbol){ GD_SYMBOL_CHAR, uc };
}

static bool
mouse(void *ctx, struct gd_input *out)
{
	(void)ctx;
	*out = (struct gd_input){ .kind = GD_INPUT_MOUSE };
	return true;
}

/* All events of the script in words. */
static void
read_all(struct script *sc, struct gd_buf *out)
{
	struct gd_decoder d = { .next = next, .mouse = mouse, .ctx = sc,
				.asked = true, .paste = GD_BUF_INIT };
	struct gd_input in;
	char name[40];

	while (sc->at < sc->len) {
		while (gd_decoder_next(&d, &in)) {
			gd_buf_adds(out, out->len ? " " : "");
			if (in.kind == GD_INPUT_PASTE) {
				gd_buf_addf(out, "[%.*s]", (int)in.len, in.text);
			} else if (in.kind == GD_INPUT_MOUSE) {
				gd_buf_adds(out, "mouse");
			} else if (in.kind == GD_INPUT_WIDTH) {
				gd_buf_addf(out, "width=%d", in.col);
			} else if (in.key >= 0x80 && in.key < GD_KEY_BASE) {
				gd_text_encode(out, (uint32_t)in.key);
			} else {
				gd_key_name(in.key, name, sizeof name);
				gd_buf_adds(out, name);
			}
		}
		assert_int_equal(d.held.kind, GD_SYMBOL_NONE);
	}
	gd_buf_release(&d.paste);
}

static const struct {
	const char *in, *events;
} rows[] = {
	{ "", "" },
	{ "ab", "a b" },
	{ "公道𠮷", "公 道 𠮷" },
	{ "\r\n\t", "Enter Enter Tab" },
	{ "\b\x7f", "Backspace Backspace" },
	{ "\x01\x1a", "Ctrl-A Ctrl-Z" },
	{ "\x1c\x1d\x1e\x1f", "" },
	{ UP UNKNOWN "a", "↑ a" },
	{ MOUSE "a", "mouse a" },
	/* C1 controls: CSI as one character, NEL */
	{ "\xc2\x9b" "2J\xc2\x85", "2 J" },
	/* Escape alone, twice, before a key, before a character at once */
	{ "\033", "Esc" },
	{ "\033\033", "Esc Esc" },
	{ "\033" UP, "Esc ↑" },
	{ "\033" MOUSE, "Esc mouse" },
	{ "\033" PAUSE "a", "Esc a" },
	{ "\033a", "Alt-a" },
	{ "\033\xc2\x9b" "b", "Esc b" },
	{ "\033\r", "Esc Enter" },
	/* Alt and the bracket that begins sequences */
	/* how wide a character was drawn, told once; F3 with modifiers is none */
	{ "a\033[2;2Rb", "a width=1 b" },
	{ "\033[2;3R\033[2;2Ra", "width=2 a" },
	{ "\033[1;2Ra\033[2;4Rb\033[2;22Rc\033[2R", "a b c" },
	{ "\033[", "Alt-[" },
	{ "\033O", "Alt-O" },
	/* keys that the terminal's entry does not know are no text */
	{ "\033[1;5Da", "a" },
	{ "\033[1;2D\033[1;2C\033[Z", "Shift-Left Shift-Right Shift-Tab" },
	{ "\033[<0;10;10Ma", "a" },
	{ "\033[200a", "" },
	{ "\033[1;5" UP, "↑" },
	{ "\033[99999999999999999999~a", "a" },
	/* pastes: text as it is, keys in it are none */
	{ BEGIN "a\rb" END "c", "[a\nb] c" },
	{ BEGIN END, "[]" },
	{ BEGIN "q\033[2Jq" UP MOUSE END, "[q\033[2Jq]" },
	{ BEGIN "a" BEGIN "b" END, "[ab]" },
	{ BEGIN "a" PAUSE "b" END "c", "[ab] c" },
	{ BEGIN "a", "[a]" },
	{ END "a", "a" },
	{ "\033" BEGIN "a" END, "Esc [a]" },
	{ "\033[" BEGIN "a" END, "Alt-[ [a]" },
};

static void
symbols_become_events(void **state)
{
	(void)state;
	for (size_t i = 0; i < GD_ARRAY_LEN(rows); i++) {
		struct script sc = { .s = rows[i].in,
				     .len = strlen(rows[i].in) };
		struct gd_buf out = GD_BUF_INIT;

		read_all(&sc, &out);
		if (strcmp(out.s, rows[i].events) != 0)
			fail_msg("row %zu: '%s', not '%s'", i, out.s,
				 rows[i].events);
		gd_buf_release(&out);
	}
}

/* Only the end of a paste is worth waiting for. */
static void
only_a_paste_waits(void **state)
{
	struct script key = { .s = "\033" PAUSE "[A", .len = 6 };
	struct script paste = { .s = BEGIN PAUSE END, .len = 9 };
	struct gd_buf out = GD_BUF_INIT;

	(void)state;
	read_all(&key, &out);
	assert_false(key.waited);
	read_all(&paste, &out);
	assert_true(paste.waited);
	gd_buf_release(&out);
}

/* A paste without end is cut, not kept until memory is full. */
static void
a_huge_paste_is_cut(void **state)
{
	size_t len = GD_PASTE_MAX + 10000;
	char *text = gd_malloc(len + 4);
	struct script sc = { .s = text, .len = len + 3 };
	struct gd_decoder d = { .next = next, .mouse = mouse, .ctx = &sc,
				.paste = GD_BUF_INIT };
	struct gd_input in;

	(void)state;
	memcpy(text, BEGIN, 3);
	memset(text + 3, 'x', len);
	assert_true(gd_decoder_next(&d, &in));
	assert_int_equal(in.kind, GD_INPUT_PASTE);
	assert_int_equal(in.len, GD_PASTE_MAX);
	assert_false(gd_decoder_next(&d, &in));
	gd_buf_release(&d.paste);
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(symbols_become_events),
		cmocka_unit_test(only_a_paste_waits),
		cmocka_unit_test(a_huge_paste_is_cut),
	};

	return cmocka_run_group_tests_name("term_decode", tests, NULL, NULL);
}
