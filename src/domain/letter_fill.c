/*
 * domain/letter_fill.c - filling a parsed template, and naming what it uses.
 */
#include <config.h>

#include "domain/letter.h"

#include <string.h>

#include "base/buf.h"

struct filler {
	const struct gd_letter_text *t;
	const struct gd_letter_source *src;
	struct gd_buf *out;
	void (*missing)(const char *name, int line, void *ctx);
	void *ctx;
	struct gd_buf told;	/* names told missing already, each between line ends */
	size_t told_len;
	struct {
		size_t head, row, rows;
	} loops[GD_LETTER_DEPTH];
	size_t depth;
};

/* The next alternative of "a|b"; false at the end. */
static bool
next_name(const char **p, struct gd_buf *name)
{
	size_t n;

	if (!**p)
		return false;
	n = strcspn(*p, "|");
	gd_buf_reset(name);
	gd_buf_add(name, *p, n);
	*p += n;
	*p += **p == '|';
	return true;
}

static bool
value_of(struct filler *f, const char *name)
{
	size_t before = f->out->len, i;
	const struct gd_letter_source *s = f->src;

	for (i = f->depth; i-- > 0;)
		if (s->cell(s->ctx, f->t->nodes[f->loops[i].head].text,
			    f->loops[i].row, name, f->out))
			return f->out->len > before;
	return s->place(s->ctx, name, f->out) && f->out->len > before;
}

static void
tell_missing(struct filler *f, const char *name, int line)
{
	struct gd_buf key = GD_BUF_INIT;

	gd_buf_addf(&key, "\n%s\n", name);
	if (!strstr(f->told.s, key.s)) {
		gd_buf_add(&f->told, key.s, key.len);
		f->told_len++;
		if (f->missing)
			f->missing(name, line, f->ctx);
	}
	gd_buf_release(&key);
}

static void
fill_place(struct filler *f, const struct gd_letter_node *n)
{
	struct gd_buf name = GD_BUF_INIT;
	const char *p = n->text;
	bool found = false;

	while (!found && next_name(&p, &name))
		found = value_of(f, name.s);
	if (!found) {
		p = n->text;
		next_name(&p, &name);
		tell_missing(f, name.s, n->line);
	}
	gd_buf_release(&name);
}

/* Where to go on from `at`. */
static size_t
step(struct filler *f, size_t at)
{
	const struct gd_letter_node *n = &f->t->nodes[at];
	size_t rows;

	switch (n->kind) {
	case GD_LETTER_TEXT:
		gd_buf_adds(f->out, n->text);
		break;
	case GD_LETTER_PLACE:
		fill_place(f, n);
		break;
	case GD_LETTER_IF:
		return gd_cond_holds(&n->when, f->src->answers) ? at + 1
								: n->jump;
	case GD_LETTER_ELSE:
		return n->jump;
	case GD_LETTER_EACH:
		rows = f->src->rows(f->src->ctx, n->text);
		if (!rows)
			return n->jump + 1;
		f->loops[f->depth].head = at;
		f->loops[f->depth].row = 0;
		f->loops[f->depth++].rows =
			rows < GD_LETTER_ROWS ? rows : GD_LETTER_ROWS;
		break;
	case GD_LETTER_END:
		if (n->jump == GD_LETTER_NOWHERE)
			break;
		if (++f->loops[f->depth - 1].row < f->loops[f->depth - 1].rows)
			return n->jump + 1;
		f->depth--;
		break;
	}
	return at + 1;
}

/* No more than one empty line in a row, none at the ends. */
static void
tidy(struct gd_buf *b, size_t from)
{
	size_t i, w = from, breaks = 2;

	for (i = from; i < b->len; i++) {
		if (b->s[i] == '\n') {
			while (w > from && strchr(" \t", b->s[w - 1]))
				w--;
			if (++breaks > 2)
				continue;
		} else if (b->s[i] != ' ' && b->s[i] != '\t') {
			breaks = 0;
		}
		b->s[w++] = b->s[i];
	}
	while (w > from && strchr(" \t\n", b->s[w - 1]))
		w--;
	gd_buf_setlen(b, w);
	if (w > from)
		gd_buf_addc(b, '\n');
}

int
gd_letter_fill(const struct gd_letter_text *t,
	       const struct gd_letter_source *src, struct gd_buf *out,
	       void (*missing)(const char *name, int line, void *ctx),
	       void *ctx)
{
	struct filler f = {
		.t = t, .src = src, .out = out, .missing = missing,
		.ctx = ctx, .told = GD_BUF_INIT,
	};
	size_t at = 0, from = out->len;
	int n;

	while (at < t->len && out->len - from <= GD_LETTER_OUT_MAX)
		at = step(&f, at);
	n = at < t->len ? -1 : (int)f.told_len;
	gd_buf_release(&f.told);
	tidy(out, from);
	return n;
}

struct visitor {
	void (*visit)(enum gd_letter_kind kind, const char *name,
		      const char *list, int line, void *ctx);
	void *ctx;
	int line;
};

static void
visit_term(const struct gd_cond_term *term, void *ctx)
{
	struct visitor *v = ctx;

	v->visit(GD_LETTER_IF, term->field, NULL, v->line, v->ctx);
}

void
gd_letter_names(const struct gd_letter_text *t,
		void (*visit)(enum gd_letter_kind kind, const char *name,
			      const char *list, int line, void *ctx),
		void *ctx)
{
	struct visitor v = { visit, ctx, 0 };
	struct gd_buf name = GD_BUF_INIT;
	const char *list = NULL, *p;
	size_t i;

	for (i = 0; i < t->len; i++) {
		const struct gd_letter_node *n = &t->nodes[i];

		v.line = n->line;
		p = n->text;
		if (n->kind == GD_LETTER_PLACE) {
			while (next_name(&p, &name))
				visit(n->kind, name.s, list, n->line, ctx);
		} else if (n->kind == GD_LETTER_EACH) {
			list = n->text;
			visit(n->kind, list, NULL, n->line, ctx);
		} else if (n->kind == GD_LETTER_IF) {
			gd_cond_fields(&n->when, visit_term, &v);
		} else if (n->kind == GD_LETTER_END &&
			   n->jump != GD_LETTER_NOWHERE) {
			list = NULL;
		}
	}
	gd_buf_release(&name);
}
