#include "tui/raw.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the last bytes were, in print. */
static void
offence(struct raw *r, const char *what, uint32_t code)
{
	size_t n;

	if (r->wrong[0])
		return;
	n = (size_t)snprintf(r->wrong, sizeof r->wrong, "%s %x after '", what,
			     code);
	for (size_t i = r->seen_len > 60 ? r->seen_len - 60 : 0;
	     i < r->seen_len && n + 8 < sizeof r->wrong; i++) {
		unsigned char c = (unsigned char)r->seen[i];

		n += (size_t)snprintf(r->wrong + n, sizeof r->wrong - n,
				      c < 0x20 || c > 0x7E ? "\\x%02x" : "%c",
				      c);
	}
	snprintf(r->wrong + n, sizeof r->wrong - n, "'");
}

static void
remember(struct raw *r, char c)
{
	if (r->seen_len == sizeof r->seen) {
		memmove(r->seen, r->seen + 100, sizeof r->seen - 100);
		r->seen_len -= 100;
	}
	r->seen[r->seen_len++] = c;
}

/* Controls, and marks that turn text around or tag it. */
static bool
may_not_show(uint32_t uc)
{
	return (uc >= 0x7F && uc < 0xA0) || uc == 0x61C ||
	       uc == 0x200E || uc == 0x200F ||
	       (uc >= 0x2028 && uc <= 0x202E) ||
	       (uc >= 0x2066 && uc <= 0x2069) ||
	       (uc >= 0xD800 && uc < 0xE000) ||
	       (uc >= 0xE0000 && uc < 0xE0080) || uc > 0x10FFFF;
}

static void
text_byte(struct raw *r, unsigned char c)
{
	if (r->more > 0) {
		if ((c & 0xC0) != 0x80) {
			offence(r, "broken UTF-8", c);
			r->more = 0;
			return;
		}
		r->uc = r->uc << 6 | (c & 0x3F);
		if (--r->more == 0 && may_not_show(r->uc))
			offence(r, "character", r->uc);
	} else if (c == 0x1B) {
		r->state = RAW_ESC;
		r->len = 0;
	} else if (c < 0x20) {
		/* Cursor, line ends, bell, character sets. */
		if (!strchr("\a\b\t\n\r\016\017", c) || c == 0)
			offence(r, "control", c);
	} else if (c >= 0x80) {
		r->more = c >= 0xF0 ? 3 : c >= 0xE0 ? 2 : 1;
		r->uc = c & (0x3Fu >> r->more);
		if (c < 0xC2 || c > 0xF4) {
			offence(r, "byte", c);
			r->more = 0;
		}
	} else if (c == 0x7F) {
		offence(r, "control", c);
	}
}

/* The one question that the desk asks, before it has shown anything. */
static bool
is_question(struct raw *r, const char *s)
{
	bool is = r->may_ask && strcmp(s, "6n") == 0;

	if (is)
		r->may_ask = false;
	return is;
}

/* Is this control sequence (without ESC [) one that ncurses writes for us? */
static bool
is_ours(const char *s, size_t len)
{
	char last = s[len - 1];
	size_t digits = 0;

	for (size_t i = 0; i + 1 < len; i++) {
		if (s[i] == '?' && i == 0)
			continue;
		/* No terminal has four digits of rows; data might say so. */
		digits = s[i] >= '0' && s[i] <= '9' ? digits + 1 : 0;
		if ((!digits && s[i] != ';') ||
		    (digits > 3 && *s != '?'))
			return false;
	}
	if (*s == '?')
		return last == 'h' || last == 'l';
	return strchr("ABCDEFGHJKLMPSTXZ@bdfhlmrt", last) != NULL &&
	       (last != 't' || strcmp(s, "22;0;0t") == 0 ||
		strcmp(s, "23;0;0t") == 0);
}

bool
raw_mode(const struct raw *r, int mode)
{
	for (size_t i = 0; i < r->modes_len; i++)
		if (r->modes[i] == mode)
			return true;
	return false;
}

/* "?1000;1006h" turns both on. */
static void
switch_modes(struct raw *r, const char *s, bool on)
{
	while (*s == '?' || *s == ';') {
		int mode = (int)strtol(s + 1, (char **)&s, 10);
		size_t kept = 0;

		for (size_t i = 0; i < r->modes_len; i++)
			if (r->modes[i] != mode)
				r->modes[kept++] = r->modes[i];
		r->modes_len = kept;
		/* Leaving the other screen makes libvterm forget what it is. */
		r->hidden = mode == 25 ? !on : r->hidden;
		if (on && kept < sizeof r->modes / sizeof *r->modes)
			r->modes[r->modes_len++] = mode;
	}
}

static void
escape_byte(struct raw *r, unsigned char c)
{
	if (c == '[') {
		r->state = RAW_CSI;
	} else if (c == ']') {
		r->state = RAW_OSC;
		r->osc++;
	} else if (strchr("()*+", c)) {
		r->state = RAW_CHARSET;
	} else {
		r->state = RAW_TEXT;
		if (!strchr("78=>M", c) || c == 0)
			offence(r, "escape", c);
	}
}

static void
sequence_byte(struct raw *r, unsigned char c)
{
	if (r->len + 1 < sizeof r->sequence)
		r->sequence[r->len++] = (char)c;
	r->sequence[r->len] = '\0';
	if (c >= 0x40 && c <= 0x7E) {
		r->state = RAW_TEXT;
		if (*r->sequence == '?')
			switch_modes(r, r->sequence, c == 'h');
		if (!is_ours(r->sequence, r->len) &&
		    !is_question(r, r->sequence))
			offence(r, "sequence that ends in", c);
	} else if (c < 0x20 || c > 0x7E) {
		r->state = RAW_TEXT;
		offence(r, "in a sequence", c);
	}
}

void
raw_feed(struct raw *r, const char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)bytes[i];

		remember(r, bytes[i]);
		switch (r->state) {
		case RAW_TEXT:
			text_byte(r, c);
			break;
		case RAW_ESC:
			escape_byte(r, c);
			break;
		case RAW_CSI:
			sequence_byte(r, c);
			break;
		case RAW_CHARSET:
			r->state = RAW_TEXT;
			break;
		case RAW_OSC:
			if (c == '\a' || c == '\\')
				r->state = RAW_TEXT;
			break;
		}
	}
}

const char *
raw_plain(const char *bytes, size_t len)
{
	static struct raw r;

	memset(&r, 0, sizeof r);
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)bytes[i] == 0x1B)
			return "an escape in plain text";
	raw_feed(&r, bytes, len);
	return r.wrong[0] ? r.wrong : NULL;
}
