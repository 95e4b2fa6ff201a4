/*
 * domain/chat_html.c - the words of a saved web page, without a browser.
 */
#include "domain/chatlog.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/text.h"

static bool
is_name(const char *tag, size_t len, const char *name)
{
	return len == strlen(name) && strncasecmp(tag, name, len) == 0;
}

/* Does this tag end a line when it opens or closes? */
static bool
is_block(const char *tag, size_t len)
{
	static const char *const blocks[] = {
		"div", "p", "br", "li", "tr", "table", "ul", "ol", "dl", "dt",
		"dd", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article",
		"header", "body", "hr", "pre", "blockquote"
	};

	for (size_t i = 0; i < GD_ARRAY_LEN(blocks); i++) {
		if (is_name(tag, len, blocks[i]))
			return true;
	}
	return false;
}

/* An entity at s[0] = '&': how many bytes it took, 0 when it is none. */
static size_t
entity(const char *s, size_t len, struct gd_buf *out)
{
	static const struct { const char *name; char c; } names[] = {
		{ "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' },
		{ "&quot;", '"' }, { "&apos;", '\'' }, { "&nbsp;", ' ' },
	};
	uint32_t u = 0;
	size_t at = 2;
	bool hex;

	for (size_t i = 0; i < GD_ARRAY_LEN(names); i++) {
		size_t n = strlen(names[i].name);

		if (n <= len && memcmp(s, names[i].name, n) == 0) {
			gd_buf_addc(out, names[i].c);
			return n;
		}
	}
	if (len < 4 || s[1] != '#')
		return 0;
	hex = s[2] == 'x' || s[2] == 'X';
	for (at += hex; at < len && at < 12 && s[at] != ';'; at++) {
		const char pair[2] = { s[at], '\0' };
		char *end;
		unsigned long d = strtoul(pair, &end, hex ? 16 : 10);

		if (*end || s[at] == '-' || s[at] == '+')
			return 0;
		u = u * (hex ? 16 : 10) + (uint32_t)d;
	}
	if (at >= len || s[at] != ';' || u < 0x20 || u > 0x10FFFF ||
	    (u >= 0xD800 && u < 0xE000))
		return 0;
	gd_text_encode(out, u);
	return at + 1;
}

/* Past the element whose name is `tag`: its text is no text. */
static size_t
skip_element(const char *html, size_t len, size_t at, const char *tag,
	     size_t tag_len)
{
	for (; at + tag_len + 2 < len; at++) {
		if (html[at] == '<' && html[at + 1] == '/' &&
		    strncasecmp(html + at + 2, tag, tag_len) == 0)
			return at;
	}
	return len;
}

static size_t
take_tag(const char *html, size_t len, size_t at, struct gd_buf *out)
{
	size_t name = at + 1, n = 0;
	const char *end;
	bool closing;

	if (at + 4 <= len && memcmp(html + at, "<!--", 4) == 0) {
		end = memmem(html + at, len - at, "-->", 3);
		return end ? (size_t)(end - html) + 3 : len;
	}
	closing = name < len && html[name] == '/';
	name += closing;
	while (name + n < len && ((html[name + n] | 32) >= 'a') &&
	       (html[name + n] | 32) <= 'z')
		n++;
	/* Digits end a heading's name: h1 … h6. */
	if (n == 1 && name + n < len && html[name + n] >= '1' &&
	    html[name + n] <= '6')
		n++;
	if (!n && !closing && !(name < len && html[name] == '!')) {
		gd_buf_addc(out, '<');
		return at + 1;
	}
	end = memchr(html + at, '>', len - at);
	if (!end)
		return len;
	if (is_block(html + name, n))
		gd_buf_addc(out, '\n');
	else if (is_name(html + name, n, "td") || is_name(html + name, n, "th"))
		gd_buf_addc(out, ' ');
	at = (size_t)(end - html) + 1;
	if (!closing && (is_name(html + name, n, "script") ||
			 is_name(html + name, n, "style") ||
			 is_name(html + name, n, "title")))
		return skip_element(html, len, at, html + name, n);
	return at;
}

void
gd_chat_strip_html(const char *html, size_t len, struct gd_buf *out)
{
	size_t at = 0, n;

	while (at < len) {
		if (html[at] == '<') {
			at = take_tag(html, len, at, out);
		} else if (html[at] == '&' &&
			   (n = entity(html + at, len - at, out)) > 0) {
			at += n;
		} else {
			gd_buf_addc(out, html[at] == '\n' || html[at] == '\r'
						 ? ' ' : html[at]);
			at++;
		}
	}
}
