/*
 * playbook/letters.c - see letters.h.
 */
#include <config.h>

#include "playbook/letters.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "playbook/book.h"
#include "playbook/letters_internal.h"
#include "playbook/overlay.h"

/*
 * A place in `list` for the id of `e`: a new one at the end, or that of the
 * shipped entry, which is released by `drop`.
 */
#define ENTER(b, list, var, e)                                              \
	do {                                                                \
		size_t i_;                                                  \
		for (i_ = 0; i_ < (b)->list##_len; i_++)                    \
			if (strcmp((b)->list[i_].id, (e)->s->name) == 0)    \
				break;                                      \
		if (i_ == (b)->list##_len) {                                \
			GD_GROW((b)->list, (b)->list##_len,                 \
				(b)->list##_cap);                           \
			(b)->list##_len++;                                  \
		} else {                                                    \
			retire_##list(b, i_);                               \
		}                                                           \
		var = &(b)->list[i_];                                       \
		memset(var, 0, sizeof *var);                                \
		var->id = gd_strdup((e)->s->name);                          \
	} while (0)

/* Release one entry by way of a book that holds nothing else. */
#define RETIRE(list)                                                        \
	static void                                                         \
	retire_##list(struct gd_letter_book *b, size_t i)                   \
	{                                                                   \
		struct gd_letter_book one = { .list##_len = 1 };            \
		one.list = gd_calloc(1, sizeof *one.list);                  \
		one.list[0] = b->list[i];                                   \
		gd_letter_book_release(&one);                               \
	}
RETIRE(defs)
RETIRE(boxes)
RETIRE(words)
RETIRE(laws)
RETIRE(basis)
RETIRE(claims)
RETIRE(classes)
RETIRE(lint)
RETIRE(fits)

static void
take_def(struct gd_letter_book *b, const struct gd_letter_entry *e)
{
	struct gd_letter_def *d;

	ENTER(b, defs, d, e);
	d->name = gd_le_bitext(e, "name", true);
	d->use = gd_le_bitext(e, "use", true);
	d->place = gd_le_bitext(e, "place", false);
	d->channel = gd_le_text(e, "channel", false);
	d->when = gd_le_cond(e, "when");
	d->holds = gd_le_cond(e, "holds");
	d->rules = gd_le_text(e, "rules", false);
	d->any_type = gd_le_bool(e, "any_type");
	d->redact = gd_le_bool(e, "redact");
	d->source = gd_le_text(e, "source", true);
	gd_le_known(e, "name name[en] use use[en] place place[en] channel when "
		       "holds rules any_type redact source");
}

static void
take_box(struct gd_letter_book *b, const struct gd_letter_entry *e)
{
	char *unit = gd_le_text(e, "counts", true);
	struct gd_letter_box *x;

	ENTER(b, boxes, x, e);
	x->name = gd_le_bitext(e, "name", true);
	x->letters = gd_le_text(e, "letters", true);
	x->platforms = gd_le_text(e, "platforms", false);
	x->limit = gd_le_int(e, "limit", 100000);
	x->pictures = gd_le_int(e, "pictures", 1000);
	x->breaks = gd_le_int(e, "breaks", 2);
	if (!x->breaks)
		x->breaks = 1;
	x->unit = unit && strcmp(unit, "utf16") == 0 ? GD_LETTER_UTF16
						     : GD_LETTER_CHARACTERS;
	if (unit && x->unit != GD_LETTER_UTF16 &&
	    strcmp(unit, "characters") != 0)
		gd_mistake(e->m, e->file, e->s->line,
			   _("'%s' is no way of counting; a box counts "
			     "characters or utf16"), unit);
	free(unit);
	x->note = gd_le_bitext(e, "note", false);
	x->source = gd_le_text(e, "source", true);
	gd_le_known(e, "name name[en] letters platforms limit pictures counts "
		       "breaks note note[en] source");
}

static void
take_word(struct gd_letter_book *b, const struct gd_letter_entry *e)
{
	struct gd_letter_word *w;

	ENTER(b, words, w, e);
	w->name = gd_le_bitext(e, "name", true);
	gd_le_template(e, "name", w->name.zh, &w->zh);
	gd_le_template(e, "name[en]", w->name.en, &w->en);
	gd_le_known(e, "name name[en] source");
}

static void
take_law(struct gd_letter_book *b, const struct gd_letter_entry *e)
{
	struct gd_letter_law *l;

	ENTER(b, laws, l, e);
	l->name = gd_le_bitext(e, "name", true);
	l->names = gd_le_patterns(e, "names");
	l->from = gd_le_day(e, "from");
	l->until = gd_le_day(e, "until");
	l->instead = gd_le_bitext(e, "instead", false);
	gd_le_known(e, "name name[en] names names.* from until instead "
		       "instead[en]");
}

static void
take_basis(struct gd_letter_book *b, const struct gd_letter_entry *e)
{
	struct gd_letter_basis *s;

	ENTER(b, basis, s, e);
	s->laws = gd_le_text(e, "laws", true);
	s->when = gd_le_cond(e, "when");
	gd_le_known(e, "laws when");
}

static void
take_claim(struct gd_letter_book *b, const struct gd_letter_entry *e)
{
	static const char *const kinds[] = {
		"price", "times", "promise", "rest", "fee"
	};
	char *kind = gd_le_text(e, "kind", true);
	struct gd_claim_rule *r;
	size_t i = 0;

	ENTER(b, claims, r, e);
	while (kind && i < GD_ARRAY_LEN(kinds) && strcmp(kinds[i], kind) != 0)
		i++;
	if (kind && i == GD_ARRAY_LEN(kinds))
		gd_mistake(e->m, e->file, e->s->line,
			   _("'%s' is no kind of claim; the kinds are price, "
			     "times, promise, rest and fee"), kind);
	free(kind);
	r->kind = (enum gd_claim_kind)(i < GD_ARRAY_LEN(kinds) ? i : 0);
	r->name = gd_le_bitext(e, "name", true);
	r->times = gd_le_int(e, "times", 1000);
	r->floor_fen = gd_le_money(e, "floor", 0);
	r->up_to_fen = gd_le_money(e, "up_to", -1);
	r->flat_fen = gd_le_money(e, "flat", 0);
	r->rate_bp = gd_le_int(e, "rate_bp", 10000);
	r->patterns = gd_le_patterns(e, "patterns");
	r->when = gd_le_cond(e, "when");
	r->source = gd_le_text(e, "source", true);
	gd_le_known(e, "kind name name[en] times floor up_to flat rate_bp "
		       "patterns patterns.* when source");
}

static void
take_class(struct gd_letter_book *b, const struct gd_letter_entry *e)
{
	/* Read first: a class of the user's may widen the shipped one. */
	char *words = gd_le_words(e, "words");
	struct gd_lint_class *k;

	ENTER(b, classes, k, e);
	k->words = words ? words : gd_strdup("");
	gd_le_known(e, "words words.*");
}

static void
take_lint(struct gd_letter_book *b, const struct gd_letter_entry *e)
{
	struct gd_lint_rule *r;

	ENTER(b, lint, r, e);
	r->rule = gd_le_text(e, "rule", true);
	if (!r->rule)
		r->rule = gd_strdup("tone");
	r->patterns = gd_le_patterns(e, "patterns");
	r->except = gd_le_patterns(e, "except");
	r->unless = gd_le_patterns(e, "unless");
	r->negated = gd_le_patterns(e, "negated");
	r->told = gd_le_patterns(e, "told");
	r->quoted = gd_le_patterns(e, "quoted");
	r->need = gd_le_bool(e, "need");
	r->learned = gd_le_bool(e, "learned");
	r->heed = gd_le_patterns(e, "heed");
	r->message = gd_le_bitext(e, "message", true);
	r->better = gd_le_bitext(e, "better", false);
	r->source = gd_le_text(e, "source", true);
	gd_le_known(e, "rule patterns patterns.* except except.* unless "
		       "unless.* negated negated.* told told.* quoted quoted.* "
		       "need learned heed heed.* message message[en] better better[en] source");
}

static void
take_fit(struct gd_letter_book *b, const struct gd_letter_entry *e)
{
	struct gd_lint_fit *f;

	ENTER(b, fits, f, e);
	f->types = gd_le_text(e, "types", true);
	f->better = gd_le_bitext(e, "better", false);
	gd_le_known(e, "types better better[en]");
}

static void
read_file(const char *dir, const char *name, struct gd_letter_book *b,
	  void (*take)(struct gd_letter_book *b,
		       const struct gd_letter_entry *e),
	  bool must, struct gd_mistakes *m)
{
	struct gd_buf path = GD_BUF_INIT;
	struct gd_ini ini;
	size_t i;

	gd_buf_addf(&path, "%s/%s", dir, name);
	if (!must && access(path.s, F_OK) != 0)
		goto out;
	if (!gd_ini_read(path.s, &ini, m)) {
		m->dropped = true;
		goto out;
	}
	for (i = 0; i < ini.len; i++) {
		const struct gd_letter_entry e = {
			&ini.sections[i], path.s, m, b
		};

		take(b, &e);
	}
	gd_ini_release(&ini);
out:
	gd_buf_release(&path);
}

static void
read_folder(const char *root, bool shipped, struct gd_letter_book *b,
	    struct gd_mistakes *m)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf dir = GD_BUF_INIT, lint = GD_BUF_INIT;
	char **names = NULL;
	size_t i, len = 0;

	gd_buf_addf(&dir, "%s/letters", root);
	gd_buf_addf(&lint, "%s/lint", dir.s);
	read_file(dir.s, "letters.ini", b, take_def, shipped, m);
	read_file(dir.s, "boxes.ini", b, take_box, false, m);
	read_file(dir.s, "words.ini", b, take_word, shipped, m);
	read_file(dir.s, "laws.ini", b, take_law, shipped, m);
	read_file(dir.s, "basis.ini", b, take_basis, shipped, m);
	read_file(dir.s, "claims.ini", b, take_claim, shipped, m);
	read_file(dir.s, "fits.ini", b, take_fit, false, m);
	read_file(dir.s, "classes.ini", b, take_class, false, m);
	if (gd_overlay_names(lint.s, ".ini", &names, &len, &err) != GD_OK)
		gd_mistake(m, lint.s, 1, "%s", err.text);
	for (i = 0; i < len; i++)
		read_file(lint.s, names[i], b, take_lint, true, m);
	gd_overlay_names_free(names, len);
	gd_buf_adds(&dir, "/weights.tsv");
	gd_letters_weights(dir.s, b, m);
	gd_buf_release(&dir);
	gd_buf_release(&lint);
}

struct at_file {
	const char *file;
	struct gd_mistakes *m;
};

static void
tell(int line, const char *message, void *ctx)
{
	const struct at_file *a = ctx;

	gd_mistake(a->m, a->file, line, "%s", message);
}

/* The user's file, else the shipped one; false when there is neither. */
static bool
read_text(const char *shipped, const char *user, const char *name,
	  struct gd_letter_text *out, char **file, struct gd_mistakes *m)
{
	struct gd_buf path = GD_BUF_INIT, text = GD_BUF_INIT;
	struct gd_error err = GD_ERROR_INIT;
	bool found;

	gd_buf_addf(&path, "%s/letters/%s", user ? user : shipped, name);
	if (user && access(path.s, F_OK) != 0) {
		gd_buf_reset(&path);
		gd_buf_addf(&path, "%s/letters/%s", shipped, name);
	}
	found = access(path.s, F_OK) == 0;
	if (found && gd_file_read(&text, path.s, GD_LETTER_MAX, &err) != GD_OK)
		gd_mistake(m, path.s, 1, "%s", err.text);
	else if (found)
		gd_letter_parse(text.s, text.len, out, tell,
				&(struct at_file){ path.s, m });
	gd_buf_release(&text);
	*file = gd_buf_detach(&path);
	return found;
}

void
gd_letters_read(const char *shipped, const char *user,
		struct gd_letter_book *out, struct gd_mistakes *m)
{
	char name[96];
	size_t i;

	*out = (struct gd_letter_book){ .defs = NULL };
	read_folder(shipped, true, out, m);
	if (user)
		read_folder(user, false, out, m);
	for (i = 0; i < out->defs_len; i++) {
		struct gd_letter_def *d = &out->defs[i];

		snprintf(name, sizeof name, "%.64s.txt", d->id);
		if (!read_text(shipped, user, name, &d->zh, &d->file, m))
			gd_mistake(m, d->file, 1,
				   _("the text of the letter '%s' is missing"),
				   d->id);
		snprintf(name, sizeof name, "%.64s.en.txt", d->id);
		read_text(shipped, user, name, &d->en, &d->en_file, m);
	}
}

enum gd_status
gd_playbook_letters(struct gd_playbook *pb, const struct gd_letter_book **out,
		    struct gd_error *err)
{
	struct gd_error first = GD_ERROR_INIT;
	struct gd_mistakes m = { .first = &first };

	if (!pb->letters_read) {
		gd_letters_read(pb->shipped, pb->user, &pb->letters, &m);
		if (m.count) {
			gd_letter_book_release(&pb->letters);
			return gd_error_set(err, GD_EDATA, "%s", first.text);
		}
		pb->letters_read = true;
	}
	*out = &pb->letters;
	return GD_OK;
}
