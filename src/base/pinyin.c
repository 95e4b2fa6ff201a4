#include <config.h>

#include "base/pinyin.h"

#include <iconv.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

/* Where each letter's characters begin among the first level of GB 2312. */
static char
initial_of(unsigned code)
{
	static const struct {
		unsigned from;
		char letter;
	} parts[] = {
		{ 0xB0A1, 'a' }, { 0xB0C5, 'b' }, { 0xB2C1, 'c' },
		{ 0xB4EE, 'd' }, { 0xB6EA, 'e' }, { 0xB7A2, 'f' },
		{ 0xB8C1, 'g' }, { 0xB9FE, 'h' }, { 0xBBF7, 'j' },
		{ 0xBFA6, 'k' }, { 0xC0AC, 'l' }, { 0xC2E8, 'm' },
		{ 0xC4C3, 'n' }, { 0xC5B6, 'o' }, { 0xC5BE, 'p' },
		{ 0xC6DA, 'q' }, { 0xC8BB, 'r' }, { 0xC8F6, 's' },
		{ 0xCBFA, 't' }, { 0xCDDA, 'w' }, { 0xCEF4, 'x' },
		{ 0xD1B9, 'y' }, { 0xD4D1, 'z' }, { 0xD7FA, '\0' }
	};
	char letter = '\0';

	for (size_t i = 0; i < GD_ARRAY_LEN(parts); i++) {
		if (code < parts[i].from)
			break;
		letter = parts[i].letter;
	}
	return letter;
}

static iconv_t
gb_of(struct gd_pinyin *p)
{
	if (!p->open) {
		p->gb = iconv_open("GB18030", "UTF-8");
		p->open = true;
	}
	return (iconv_t)p->gb;
}

char
gd_pinyin_initial(struct gd_pinyin *p, const char *s, size_t n)
{
	iconv_t gb = gb_of(p);
	char *in = (char *)s, code[8], *to = code;
	size_t left = n, room = sizeof code;

	if (gb == (iconv_t)-1 ||
	    iconv(gb, &in, &left, &to, &room) == (size_t)-1 || to - code != 2)
		return '\0';
	return initial_of((unsigned)(unsigned char)code[0] << 8 |
			  (unsigned char)code[1]);
}

void
gd_pinyin_initials(struct gd_pinyin *p, const char *text, struct gd_buf *out)
{
	struct gd_buf folded = GD_BUF_INIT;
	uint32_t uc;
	size_t n;

	gd_text_fold(&folded, text, strlen(text));
	for (size_t at = 0; at < folded.len; at += n) {
		char letter;

		n = gd_text_decode(folded.s, folded.len, at, &uc);
		if (uc < 0x80)
			letter = (uc >= '0' && uc <= '9') ||
				 (uc >= 'a' && uc <= 'z') ? (char)uc : '\0';
		else
			letter = gd_pinyin_initial(p, folded.s + at, n);
		if (letter)
			gd_buf_addc(out, letter);
	}
	gd_buf_release(&folded);
}

void
gd_pinyin_order(struct gd_pinyin *p, const char *text, size_t len,
		struct gd_buf *out)
{
	iconv_t gb = gb_of(p);
	char *in = (char *)text, bytes[256];
	size_t left = len;

	while (left && gb != (iconv_t)-1) {
		char *to = bytes;
		size_t before = left, room = sizeof bytes;

		iconv(gb, &in, &left, &to, &room);
		gd_buf_add(out, bytes, sizeof bytes - room);
		if (left == before)
			break;
	}
	/* What cannot be converted stands as it is. */
	gd_buf_add(out, in, left);
}

void
gd_pinyin_release(struct gd_pinyin *p)
{
	if (p->open && (iconv_t)p->gb != (iconv_t)-1)
		iconv_close((iconv_t)p->gb);
	*p = (struct gd_pinyin){ NULL, false };
}
