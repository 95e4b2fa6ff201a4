/*
 * playbook/check_letters.c - does everything exist that the letters name?
 */
#include <config.h>

#include "playbook/checks.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "domain/letter_case.h"
#include "domain/letter_judge.h"
#include "domain/lint.h"
#include "domain/list.h"
#include "playbook/letters.h"

struct checker {
	const struct gd_judged *j;
	const struct gd_letter_book *book;
	const char *file;	/* of the text that is looked at */
	const char *what;	/* an entry's id when lines are not the file's */
};

static void __attribute__((format(printf, 3, 4)))
blame(const struct checker *c, int line, const char *format, ...)
{
	struct gd_buf b = GD_BUF_INIT;
	va_list ap;

	if (c->what)
		gd_buf_addf(&b, "[%s] ", c->what);
	va_start(ap, format);
	gd_buf_vaddf(&b, format, ap);
	va_end(ap);
	gd_mistake(c->j->m, c->file, line, "%s", b.s);
	gd_buf_release(&b);
}

static bool
is_question(const void *ctx, const char *id)
{
	return gd_judged_question(ctx, id) >= 0;
}

static bool
is_source(const void *ctx, const char *id)
{
	return gd_judged_has(ctx, GD_KIND_SOURCE, id);
}

static bool
is_channel(const void *ctx, const char *id)
{
	return gd_judged_has(ctx, GD_KIND_CHANNEL, id);
}

static void
visit(enum gd_letter_kind kind, const char *name, const char *list, int line,
      void *ctx)
{
	const struct checker *c = ctx;
	const struct gd_letter_known known = {
		is_question, is_source, is_channel, c->j
	};
	struct gd_buf why = GD_BUF_INIT;

	if (gd_letter_name_wrong(kind, name, list, &known, &why))
		blame(c, line, "%s", why.s);
	gd_buf_release(&why);
}

static void
visit_field(const struct gd_cond_term *term, void *ctx)
{
	visit(GD_LETTER_IF, term->field, NULL, 1, ctx);
}

/* Ids of sources in a comma list. */
static void
check_sources(const struct checker *c, const char *list)
{
	struct gd_buf id = GD_BUF_INIT;
	const char *code;
	size_t len;

	while (gd_list_next(&list, &code, &len)) {
		gd_buf_reset(&id);
		gd_buf_add(&id, code, len);
		if (!is_source(c->j, id.s))
			blame(c, 1, _("the law table has no '%s'"), id.s);
	}
	gd_buf_release(&id);
}

static void
check_def(struct checker *c, const struct gd_letter_def *d)
{
	const char *p = d->rules, *code;
	size_t len;

	c->file = d->file;
	gd_letter_names(&d->zh, visit, c);
	c->file = d->en_file;
	gd_letter_names(&d->en, visit, c);
	c->file = d->file;
	c->what = d->id;
	gd_cond_fields(&d->when, visit_field, c);
	gd_cond_fields(&d->holds, visit_field, c);
	check_sources(c, d->source);
	if (d->channel && !gd_judged_has(c->j, GD_KIND_CHANNEL, d->channel))
		blame(c, 1, _("there is no channel '%s'"), d->channel);
	while (gd_list_next(&p, &code, &len))
		if (!gd_lint_kind_parse(code, len))
			blame(c, 1, _("'%s' is no rule of the linter"), code);
	c->what = NULL;
}

static void
check_box(const struct checker *c, const struct gd_letter_box *b)
{
	struct gd_buf id = GD_BUF_INIT;
	const char *p = b->letters, *code;
	size_t len;

	while (gd_list_next(&p, &code, &len)) {
		gd_buf_reset(&id);
		gd_buf_add(&id, code, len);
		if (!gd_letter_def(c->book, id.s))
			blame(c, 1, _("there is no letter '%s'"), id.s);
	}
	for (p = b->platforms; gd_list_next(&p, &code, &len);) {
		gd_buf_reset(&id);
		gd_buf_add(&id, code, len);
		if (!gd_judged_has(c->j, GD_KIND_PLATFORM, id.s))
			blame(c, 1, _("there is no platform '%s'"), id.s);
	}
	check_sources(c, b->source);
	gd_buf_release(&id);
}

static void
check_entries(struct checker *c, const char *dir)
{
	const struct gd_letter_book *b = c->book;
	struct gd_buf file = GD_BUF_INIT;
	size_t i;

#define IN(name)                                                            \
	(gd_buf_reset(&file), gd_buf_addf(&file, "%s/letters/" name, dir),  \
	 c->file = file.s)
	for (i = 0, IN("boxes.ini"); i < b->boxes_len; i++) {
		c->what = b->boxes[i].id;
		check_box(c, &b->boxes[i]);
	}
	for (i = 0, IN("words.ini"); i < b->words_len; i++) {
		c->what = b->words[i].id;
		/* Dates and sums have places of their own. */
		if (strncmp(c->what, "demand.", 7) != 0)
			continue;
		gd_letter_names(&b->words[i].zh, visit, c);
		gd_letter_names(&b->words[i].en, visit, c);
	}
	for (i = 0, IN("basis.ini"); i < b->basis_len; i++) {
		c->what = b->basis[i].id;
		gd_cond_fields(&b->basis[i].when, visit_field, c);
		check_sources(c, b->basis[i].laws);
	}
	for (i = 0, IN("claims.ini"); i < b->claims_len; i++) {
		c->what = b->claims[i].id;
		gd_cond_fields(&b->claims[i].when, visit_field, c);
		check_sources(c, b->claims[i].source);
	}
	for (i = 0, IN("fits.ini"); i < b->fits_len; i++) {
		c->what = b->fits[i].id;
		check_sources(c, b->fits[i].id);
	}
	for (i = 0, IN("lint"); i < b->lint_len; i++) {
		c->what = b->lint[i].id;
		check_sources(c, b->lint[i].source);
		if (!gd_lint_kind_parse(b->lint[i].rule,
					strlen(b->lint[i].rule)))
			blame(c, 1, _("'%s' is no rule of the linter"),
			      b->lint[i].rule);
	}
#undef IN
	c->what = NULL;
	gd_buf_release(&file);
}

void
gd_check_letters(const struct gd_judged *j, const char *shipped,
		 const char *user)
{
	struct gd_letter_book book;
	struct checker c = { .j = j, .book = &book };
	struct gd_buf dir = GD_BUF_INIT;
	struct stat st;
	size_t i;

	/* A playbook for tests has none. */
	gd_buf_addf(&dir, "%s/letters", shipped);
	if (stat(dir.s, &st) != 0)
		goto out;
	gd_letters_read(shipped, user, &book, j->m);
	for (i = 0; !j->m->dropped && i < book.defs_len; i++)
		check_def(&c, &book.defs[i]);
	if (!j->m->dropped)
		check_entries(&c, shipped);
	gd_letter_book_release(&book);
out:
	gd_buf_release(&dir);
}
