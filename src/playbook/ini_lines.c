/*
 * playbook/ini_lines.c - see ini_lines.h.
 */
#include <config.h>

#include "playbook/ini_lines.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"

struct scan {
	const char *path;
	struct gd_ini *ini;
	struct gd_mistakes *m;
	long section;		/* index of the open section; -1: none yet */
	size_t keys;		/* in the whole file */
	int line;
	bool fatal;
};

/* A piece of a line; not terminated. */
struct piece {
	const char *s;
	size_t n;
};

static bool
is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static struct piece
trim(struct piece p)
{
	while (p.n && is_space(*p.s)) {
		p.s++;
		p.n--;
	}
	while (p.n && is_space(p.s[p.n - 1]))
		p.n--;
	return p;
}

static bool
has_control(struct piece p)
{
	size_t i;

	for (i = 0; i < p.n; i++) {
		unsigned char c = (unsigned char)p.s[i];

		if ((c < 0x20 && c != '\t') || c == 0x7F)
			return true;
		/* U+0080 to U+009F, in UTF-8 */
		if (c == 0xC2 && i + 1 < p.n && (unsigned char)p.s[i + 1] < 0xA0)
			return true;
	}
	return false;
}

/* What holds for any line, comments too. False: look no further at it. */
static bool
scan_bytes(struct scan *s, struct piece p)
{
	if (memchr(p.s, '\0', p.n)) {
		gd_mistake(s->m, s->path, s->line,
			   _("the line holds a NUL byte; this is no text file"));
		return false;
	}
	if (p.n > GD_INI_LINE_MAX) {
		gd_mistake(s->m, s->path, s->line,
			   _("the line has %zu bytes; %d fit, a Chinese "
			     "character takes 3: shorten it"),
			   p.n, GD_INI_LINE_MAX);
		return false;
	}
	if (p.n && p.s[p.n - 1] == '\\') {
		gd_mistake(s->m, s->path, s->line,
			   _("a line that ends in a backslash would swallow the "
			     "next one; take the backslash away"));
		return false;
	}
	if (!gd_text_valid(p.s, p.n))
		gd_mistake(s->m, s->path, s->line,
			   _("the line is not UTF-8; save the file as UTF-8"));
	else if (has_control(p))
		gd_mistake(s->m, s->path, s->line,
			   _("the line holds a control character; remove it"));
	return true;
}

static struct gd_ini_section *
find_section(struct gd_ini *ini, struct piece name)
{
	size_t i;

	for (i = 0; i < ini->len; i++) {
		struct gd_ini_section *s = &ini->sections[i];

		if (strncasecmp(s->name, name.s, name.n) == 0 &&
		    s->name[name.n] == '\0')
			return s;
	}
	return NULL;
}

static bool
scan_section(struct scan *s, struct piece p)
{
	struct gd_ini_section *sec;
	struct piece name;

	if (p.s[p.n - 1] != ']') {
		gd_mistake(s->m, s->path, s->line,
			   _("a section line ends with ']'; a comment goes on a "
			     "line of its own"));
		return false;
	}
	name = trim((struct piece){ p.s + 1, p.n - 2 });
	if (!name.n || memchr(name.s, '[', name.n) ||
	    memchr(name.s, ']', name.n) || memchr(name.s, ':', name.n)) {
		gd_mistake(s->m, s->path, s->line,
			   _("a section's name cannot be empty or hold "
			     "'[', ']' or ':'"));
		return false;
	}
	sec = find_section(s->ini, name);
	if (sec) {
		gd_mistake(s->m, s->path, s->line,
			   _("the section '%s' stands in line %d already; put "
			     "both together"), sec->name, sec->line);
	} else {
		GD_GROW(s->ini->sections, s->ini->len, s->ini->cap);
		sec = &s->ini->sections[s->ini->len++];
		*sec = (struct gd_ini_section){
			.name = gd_strndup(name.s, name.n),
			.line = s->line,
		};
	}
	s->section = sec - s->ini->sections;
	return true;
}

/* Would iniparser take the value as it stands there? */
static void
scan_value(struct scan *s, const char *key, struct piece v)
{
	const char *close;
	char quote;

	if (!v.n)
		return;
	quote = *v.s;
	if (quote != '"' && quote != '\'') {
		if (memchr(v.s, ';', v.n) || memchr(v.s, '#', v.n))
			gd_mistake(s->m, s->path, s->line,
				   _("'%s' would be cut at ';' or '#'; put the "
				     "value in double quotes"), key);
		return;
	}
	close = v.n > 1 ? memchr(v.s + 1, quote, v.n - 1) : NULL;
	if (!close)
		gd_mistake(s->m, s->path, s->line,
			   _("the quote that opens '%s' is not closed"), key);
	else if (close != v.s + v.n - 1)
		gd_mistake(s->m, s->path, s->line,
			   _("the value of '%s' goes on after its closing quote; "
			     "a value cannot hold the quote it stands in"),
			   key);
}

static struct piece
unquoted(struct piece v)
{
	if (v.n > 1 && (*v.s == '"' || *v.s == '\'') && v.s[v.n - 1] == *v.s)
		return (struct piece){ v.s + 1, v.n - 2 };
	return v;
}

static bool
scan_key(struct scan *s, struct piece p)
{
	const char *eq = memchr(p.s, '=', p.n);
	struct gd_ini_section *sec;
	struct gd_ini_key *key;
	struct piece name, value;
	char *copy;

	name = eq ? trim((struct piece){ p.s, (size_t)(eq - p.s) })
		  : (struct piece){ p.s, 0 };
	if (!name.n || memchr(name.s, ':', name.n)) {
		gd_mistake(s->m, s->path, s->line,
			   _("expected 'key = value', '[section]' or a comment "
			     "that starts with '#'"));
		return false;
	}
	if (s->section < 0) {
		gd_mistake(s->m, s->path, s->line,
			   _("this stands before the first [section]; put it "
			     "under one"));
		return false;
	}
	copy = gd_strndup(name.s, name.n);
	value = trim((struct piece){ eq + 1, (size_t)(p.s + p.n - eq - 1) });
	scan_value(s, copy, value);
	value = unquoted(value);
	sec = &s->ini->sections[s->section];
	key = gd_ini_key(sec, copy);
	if (key) {
		gd_mistake(s->m, s->path, s->line,
			   _("'%s' stands in line %d already; keep one of them"),
			   key->name, key->line);
		free(copy);
		return true;
	}
	GD_GROW(sec->keys, sec->len, sec->cap);
	sec->keys[sec->len++] = (struct gd_ini_key){
		.name = copy,
		.value = gd_strndup(value.s, value.n),
		.line = s->line,
	};
	s->keys++;
	return true;
}

static bool
scan_line(struct scan *s, struct piece p)
{
	if (p.n && p.s[p.n - 1] == '\r')
		p.n--;
	if (!scan_bytes(s, p))
		return false;
	p = trim(p);
	if (!p.n || *p.s == '#' || *p.s == ';')
		return true;
	if (s->keys >= GD_INI_KEYS_MAX) {
		gd_mistake(s->m, s->path, s->line,
			   _("the file has more than %d keys; split it"),
			   GD_INI_KEYS_MAX);
		return false;
	}
	return *p.s == '[' ? scan_section(s, p) : scan_key(s, p);
}

bool
gd_ini_index(const char *path, const char *text, size_t len,
	     struct gd_ini *ini, struct gd_mistakes *m)
{
	struct scan s = { .path = path, .ini = ini, .m = m, .section = -1 };
	size_t pos = 0;

	if (len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
		gd_mistake(m, path, 1, _("the file starts with a byte order "
					 "mark; save it as UTF-8 without one"));
		s.fatal = true;
		pos = 3;
	}
	while (pos < len) {
		const char *nl = memchr(text + pos, '\n', len - pos);
		size_t n = nl ? (size_t)(nl - text) - pos : len - pos;

		s.line++;
		if (!scan_line(&s, (struct piece){ text + pos, n }))
			s.fatal = true;
		if (s.keys >= GD_INI_KEYS_MAX && s.fatal)
			break;
		pos += n + 1;
	}
	return !s.fatal;
}
