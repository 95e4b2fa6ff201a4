/*
 * tui/term_decode.c - see term_decode.h.
 */
#include <config.h>

#include "tui/term_decode.h"

#include <string.h>

#include "base/text.h"

static struct gd_symbol
take(struct gd_decoder *d, bool patient)
{
	struct gd_symbol s = d->held;

	d->held.kind = GD_SYMBOL_NONE;
	return s.kind != GD_SYMBOL_NONE ? s : d->next(d->ctx, patient);
}

/* The next character that waits; 0: none. Anything else is kept for later. */
static uint32_t
waiting(struct gd_decoder *d)
{
	struct gd_symbol s = take(d, false);

	if (s.kind == GD_SYMBOL_CHAR)
		return s.code;
	d->held = s;
	return 0;
}

/* A control that is neither text nor a key that anybody has. */
static bool
is_c1(uint32_t code)
{
	return code >= 0x80 && code < 0xA0;
}

static int
plain_key(uint32_t code)
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
		return code < 32 || is_c1(code) || code > 0x10FFFF
			       ? 0 : (int)code;
	}
}

/* Collect pasted text up to its end mark; what follows in the queue is keys. */
static void
read_paste(struct gd_decoder *d)
{
	gd_buf_reset(&d->paste);
	for (;;) {
		/* The end mark may come a little later over a slow line. */
		struct gd_symbol s = take(d, true);

		if (s.kind == GD_SYMBOL_NONE || s.kind == GD_SYMBOL_PASTE_END)
			return;
		if (s.kind == GD_SYMBOL_CHAR && d->paste.len < GD_PASTE_MAX)
			gd_text_encode(&d->paste, s.code == '\r' ? '\n'
								 : s.code);
	}
}

/* Does the terminal answer how wide it drew what it was asked about? */
static bool
width_answer(struct gd_decoder *d, const char *seen, uint32_t last,
	     struct gd_input *out)
{
	if (!d->asked || last != 'R' || strncmp(seen, "2;", 2) != 0 ||
	    (seen[2] != '2' && seen[2] != '3') || seen[3])
		return false;
	d->asked = false;
	*out = (struct gd_input){ .kind = GD_INPUT_WIDTH,
				  .col = seen[2] - '1' };
	return true;
}

/*
 * An Escape has come. A key that the terminal's entry does not know (Ctrl-Left,
 * for one) comes as Escape and more at once: take all of it, or a part of it
 * would close a screen and the rest run actions. `out` is filled in for an event
 * that is no key, else 0 is such a key, nothing to do.
 */
static int
escape(struct gd_decoder *d, struct gd_input *out)
{
	uint32_t lead = waiting(d), code = 0;
	char seen[8] = "";
	size_t n = 0;

	if (lead == '[' || lead == 'O')
		code = waiting(d);
	if (!code && lead > ' ' && lead != 127 && !is_c1(lead))
		/* At once with Escape: Alt and the key, never both of them. */
		return GD_MOD_ALT | (int)lead;
	if (!code) {	/* Escape, then a key of its own */
		if (lead)
			d->held = (struct gd_symbol){ GD_SYMBOL_CHAR, lead };
		return GD_KEY_ESC;
	}
	/* Parameters end with the first letter or '~'. */
	while (code >= 0x20 && code < 0x40) {
		if (n < sizeof seen - 1)
			seen[n++] = (char)code;
		code = waiting(d);
	}
	if (width_answer(d, seen, code, out))
		return 0;
	if (strcmp(seen, "1;2") == 0 && code == 'D')
		return GD_KEY_SLEFT;
	if (strcmp(seen, "1;2") == 0 && code == 'C')
		return GD_KEY_SRIGHT;
	return strcmp(seen, "") == 0 && code == 'Z' ? GD_KEY_BACKTAB : 0;
}

bool
gd_decoder_next(struct gd_decoder *d, struct gd_input *out)
{
	for (;;) {
		struct gd_symbol s = take(d, false);

		*out = (struct gd_input){ .kind = GD_INPUT_KEY };
		switch (s.kind) {
		case GD_SYMBOL_NONE:
			return false;
		case GD_SYMBOL_PASTE_BEGIN:
			read_paste(d);
			*out = (struct gd_input){ .kind = GD_INPUT_PASTE,
						  .text = d->paste.s,
						  .len = d->paste.len };
			return true;
		case GD_SYMBOL_MOUSE:
			if (d->mouse(d->ctx, out))
				return true;
			continue;
		case GD_SYMBOL_CHAR:
			out->key = s.code == 27 ? escape(d, out)
						: plain_key(s.code);
			break;
		case GD_SYMBOL_KEY:
			out->key = (int)s.code;
			break;
		case GD_SYMBOL_PASTE_END:	/* of no paste */
			break;
		}
		if (out->key != 0 || out->kind == GD_INPUT_WIDTH)
			return true;
	}
}
