/*
 * tests/tui/raw.h - the bytes that reach a terminal, looked at one by one.
 *
 * Only what the desk itself needs may pass: printable text, a few controls, the
 * sequences that move the cursor, colour and switch modes. All else would have
 * come from data: C1 controls, bytes that are no UTF-8, marks that turn text
 * around, OSC, DCS and reports.
 */
#ifndef TESTS_TUI_RAW_H
#define TESTS_TUI_RAW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct raw {
	enum { RAW_TEXT, RAW_ESC, RAW_CSI, RAW_CHARSET, RAW_OSC } state;
	uint32_t uc;		/* of the character that has begun */
	int more;		/* bytes that it still needs */
	char seen[200];		/* the last bytes, for the message */
	size_t seen_len;
	char sequence[40];	/* of the escape so far */
	size_t len;
	int modes[12];		/* private modes that are on: ESC [ ? N h */
	size_t modes_len;
	bool hidden;		/* the cursor: mode 25 is off */
	bool may_ask;		/* once where the cursor is: ESC [ 6 n */
	size_t osc;		/* OSC so far: the desk's own are asked for */
	char wrong[600];	/* the first offence; "" none */
};

/* Is private mode `mode` on? What a terminal has on by itself is not told. */
bool raw_mode(const struct raw *r, int mode);
void raw_feed(struct raw *r, const char *bytes, size_t len);
/* Text for a pipe may hold no escape at all; the first offence, NULL for none. */
const char *raw_plain(const char *bytes, size_t len);

#endif
