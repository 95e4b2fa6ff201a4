/*
 * domain/letter.c - see letter.h. A template is a flat list of nodes with jumps.
 */
#include <config.h>

#include "domain/letter.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/mem.h"

#define NAME_CHARS "abcdefghijklmnopqrstuvwxyz0123456789_.:+|"

struct parser {
	const char *s;
	size_t len, pos;
	int line;
	struct gd_letter_text *out;
	size_t open[GD_LETTER_DEPTH];	/* nodes that wait for their {end} */
	size_t depth;
	bool bad;
	void (*report)(int line, const char *message, void *ctx);
	void *ctx;
};

static void
mistake(struct parser *p, const char *message)
{
	p->bad = true;
	if (p->report)
		p->report(p->line, message, p->ctx);
}

static struct gd_letter_node *
add(struct parser *p, enum gd_letter_kind kind, const char *text, size_t len)
{
	struct gd_letter_text *t = p->out;

	GD_GROW(t->nodes, t->len, t->cap);
	t->nodes[t->len] = (struct gd_letter_node){
		.kind = kind, .text = gd_strndup(text, len), .line = p->line,
	};
	return &t->nodes[t->len++];
}

static bool
starts(const char *tag, size_t len, const char *word)
{
	size_t n = strlen(word);

	return len > n && strncmp(tag, word, n) == 0 && tag[n] == ' ';
}

static void
open_block(struct parser *p, enum gd_letter_kind kind, const char *text,
	   size_t len)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_letter_node *n;

	if (p->depth == GD_LETTER_DEPTH) {
		mistake(p, _("{if} and {each} stand too deep within each "
			     "other"));
		return;
	}
	p->open[p->depth++] = p->out->len;
	n = add(p, kind, text, len);
	if (kind == GD_LETTER_IF &&
	    gd_cond_parse(n->text, &n->when, &err) != GD_OK)
		mistake(p, err.text);
	if (kind == GD_LETTER_EACH &&
	    (!*n->text || n->text[strspn(n->text, NAME_CHARS)]))
		mistake(p, _("{each} takes the name of one list"));
}

static void
close_block(struct parser *p, bool other)
{
	struct gd_letter_text *t = p->out;
	struct gd_letter_node *head;
	size_t at;

	if (!p->depth) {
		mistake(p, other ? _("{else} without an {if} before it")
				 : _("{end} without an {if} or {each} before it"));
		return;
	}
	at = p->open[p->depth - 1];
	if (other && t->nodes[at].kind != GD_LETTER_IF) {
		mistake(p, _("{else} without an {if} before it"));
		return;
	}
	add(p, other ? GD_LETTER_ELSE : GD_LETTER_END, "", 0);
	head = &t->nodes[at];
	head->jump = other ? t->len : t->len - 1;
	if (other) {
		p->open[p->depth - 1] = t->len - 1;
		return;
	}
	t->nodes[t->len - 1].jump =
		head->kind == GD_LETTER_EACH ? at : GD_LETTER_NOWHERE;
	p->depth--;
}

static void
take_tag(struct parser *p, const char *tag, size_t len)
{
	if (len && tag[0] == '#')
		return;
	if (starts(tag, len, "if"))
		open_block(p, GD_LETTER_IF, tag + 3, len - 3);
	else if (starts(tag, len, "each"))
		open_block(p, GD_LETTER_EACH, tag + 5, len - 5);
	else if (len == 4 && memcmp(tag, "else", 4) == 0)
		close_block(p, true);
	else if (len == 3 && memcmp(tag, "end", 3) == 0)
		close_block(p, false);
	else if (!len || strspn(tag, NAME_CHARS) < len || tag[0] == '|' ||
		 tag[len - 1] == '|' || memmem(tag, len, "||", 2))
		mistake(p, _("a place is named with a-z, 0-9 and '_' between "
			     "braces; a brace itself is written {{"));
	else
		add(p, GD_LETTER_PLACE, tag, len);
}

static bool
is_block(const char *tag, size_t len)
{
	return (len && tag[0] == '#') || starts(tag, len, "if") ||
	       starts(tag, len, "each") ||
	       (len == 4 && memcmp(tag, "else", 4) == 0) ||
	       (len == 3 && memcmp(tag, "end", 3) == 0);
}

/* A line of its own: only blanks before and after it. */
static bool
stands_alone(const struct parser *p, size_t from, size_t to)
{
	while (from > 0 && (p->s[from - 1] == ' ' || p->s[from - 1] == '\t'))
		from--;
	while (to < p->len && strchr(" \t\r", p->s[to]) && p->s[to])
		to++;
	return (from == 0 || p->s[from - 1] == '\n') &&
	       (to == p->len || p->s[to] == '\n');
}

static void
take_brace(struct parser *p)
{
	const char *end = memchr(p->s + p->pos, '}', p->len - p->pos);
	const char *stop = memchr(p->s + p->pos, '\n', p->len - p->pos);
	const char *tag = p->s + p->pos + 1;
	size_t len, next;

	if (p->pos + 1 < p->len && p->s[p->pos + 1] == '{') {
		add(p, GD_LETTER_TEXT, "{", 1);
		p->pos += 2;
		return;
	}
	if (!end || (stop && stop < end)) {
		mistake(p, _("'{' without '}' on the same line"));
		p->pos++;
		return;
	}
	len = (size_t)(end - tag);
	next = (size_t)(end - p->s) + 1;
	if (is_block(tag, len) && stands_alone(p, p->pos, next)) {
		while (next < p->len && p->s[next] != '\n')
			next++;
		take_tag(p, tag, len);
		p->line++;
		p->pos = next < p->len ? next + 1 : next;
		return;
	}
	take_tag(p, tag, len);
	p->pos = next;
}

static void
take_text(struct parser *p)
{
	const char *brace = memchr(p->s + p->pos, '{', p->len - p->pos);
	size_t end = brace ? (size_t)(brace - p->s) : p->len, i;
	size_t keep = end;

	/* The blanks before a tag that stands alone go with its line. */
	if (brace) {
		const char *close = memchr(brace, '}', p->len - end);

		if (close && is_block(brace + 1, (size_t)(close - brace) - 1) &&
		    stands_alone(p, end, (size_t)(close - p->s) + 1))
			while (keep > p->pos && p->s[keep - 1] != '\n')
				keep--;
	}
	if (keep > p->pos)
		add(p, GD_LETTER_TEXT, p->s + p->pos, keep - p->pos);
	for (i = p->pos; i < end; i++)
		p->line += p->s[i] == '\n';
	p->pos = end;
}

bool
gd_letter_parse(const char *s, size_t len, struct gd_letter_text *out,
		void (*report)(int line, const char *message, void *ctx),
		void *ctx)
{
	struct parser p = {
		.s = s, .len = len, .line = 1, .out = out, .report = report,
		.ctx = ctx,
	};

	*out = (struct gd_letter_text){ .nodes = NULL };
	if (len > GD_LETTER_MAX || memchr(s, '\0', len)) {
		mistake(&p, _("this is no template: it is too long or holds "
			      "bytes that are no text"));
		return false;
	}
	while (p.pos < p.len) {
		if (s[p.pos] == '{')
			take_brace(&p);
		else
			take_text(&p);
	}
	if (p.depth) {
		p.line = out->nodes[p.open[p.depth - 1]].line;
		mistake(&p, _("this has no {end}"));
	}
	if (p.bad)
		gd_letter_release(out);
	return !p.bad;
}

void
gd_letter_release(struct gd_letter_text *t)
{
	size_t i;

	for (i = 0; i < t->len; i++) {
		free(t->nodes[i].text);
		if (t->nodes[i].kind == GD_LETTER_IF)
			gd_cond_release(&t->nodes[i].when);
	}
	free(t->nodes);
	*t = (struct gd_letter_text){ .nodes = NULL };
}
