/*
 * tui/term_decode.h - what a keyboard sends, made into our events.
 *
 * Pure: symbols come from a source, ncurses for the desk and bytes for a test.
 * Nothing is waited for but the end of a paste.
 */
#ifndef GD_TUI_TERM_DECODE_H
#define GD_TUI_TERM_DECODE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "tui/screen.h"

/* What a source delivers. */
struct gd_symbol {
	enum gd_symbol_kind {
		GD_SYMBOL_NONE,		/* nothing waits */
		GD_SYMBOL_CHAR,		/* `code`: a Unicode code point */
		GD_SYMBOL_KEY,		/* `code`: GD_KEY_*, 0 for one unknown */
		GD_SYMBOL_PASTE_BEGIN, GD_SYMBOL_PASTE_END,
		GD_SYMBOL_MOUSE
	} kind;
	uint32_t code;
};

struct gd_decoder {
	/* The next symbol; `patient`: wait a little when none is there. */
	struct gd_symbol (*next)(void *ctx, bool patient);
	/* Fill in the mouse event that was announced; false: none for us. */
	bool (*mouse)(void *ctx, struct gd_input *out);
	void *ctx;
	struct gd_buf paste;	/* of the last bracketed paste */
	bool asked;		/* an answer to GD_WIDTH_ASK is awaited */
	struct gd_symbol held;	/* private: read ahead, NONE when nothing is */
};

/*
 * At the start of the second row one character of ambiguous width, then the question
 * where the cursor is (DSR 6, ECMA-48): the answer is row 2 and the column after it.
 * From the first row it could not be told from F3 with a modifier.
 */
#define GD_WIDTH_ASK "\033[2;1H\302\267\033[6n"

#define GD_PASTE_MAX (4u << 20)	/* bytes kept of one paste */

/*
 * The next event; false: nothing more waits, and none is held back. The text of
 * a paste lives until the next call. Release `paste` with gd_buf_release().
 */
bool gd_decoder_next(struct gd_decoder *d, struct gd_input *out);

#endif
