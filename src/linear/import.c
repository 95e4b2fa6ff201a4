/*
 * linear/import.c - a list read in: how it is read, a try, the counts, what was
 * refused.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/import.h"
#include "linear/linear_internal.h"

#define TOLD 20		/* notes that are said; the file of refused rows has all */
#define FIELDS_MAX 256
#define SAMPLES 3

struct taking {
	struct gd_linear *l;
	struct gd_import *imp;
	struct gd_import_open_options told;	/* how it is read */
	char *path, *map;
	bool quiet;		/* the notes were said before */
	int64_t notes;
};

/* ---- how it is read ---- */

static void
say_shape(const struct taking *t)
{
	const struct gd_csv_shape *s = gd_import_shape(t->imp);
	struct gd_buf missing = GD_BUF_INIT;

	gd_lin_say(t->l, _("encoding %s, delimiter %s"), s->encoding,
		   gd_csv_delimiter_name(s->delimiter));
	if (s->mixed)
		gd_lin_say(t->l, "%s", _("parts of the file seem to be in "
					 "another encoding; their rows are "
					 "refused"));
	gd_import_missing(t->imp, &missing);
	if (missing.len)
		gd_lin_say(t->l, _("A new case also needs: %s. Tell which "
				   "column it is, or give one value for every "
				   "row."), missing.s);
	gd_buf_release(&missing);
}

/* "Shop (column B): merchant"; what it is read as, or that it is not. */
static void
column_words(const struct taking *t, size_t i, struct gd_buf *out)
{
	const char *field = gd_import_field_of(t->imp, i);

	gd_buf_addf(out, "%s%s", gd_import_heading(t->imp, i), _(": "));
	gd_buf_adds(out, field ? gd_import_field_name(t->imp, field)
			       : _("not read"));
	if (field && gd_import_samples(t->imp)) {
		gd_buf_adds(out, _("; "));
		(void)gd_import_read_as(t->imp, 0, field, out);
	}
}

/* The fields whose name or id holds what was typed; how many. */
static size_t
fields_like(const struct taking *t, const char *typed, size_t *found)
{
	size_t len, n = 0;
	const struct gd_import_field *f = gd_import_fields(t->imp, &len);
	bool all = strcmp(typed, "?") == 0 || strcmp(typed, "\uff1f") == 0;

	for (size_t i = 0; i < len && n < FIELDS_MAX; i++) {
		/* One that is meant to the letter is meant alone. */
		if (strcasecmp(f[i].id, typed) == 0 ||
		    strcasecmp(f[i].name, typed) == 0) {
			found[0] = i;
			return 1;
		}
		if (all || strcasestr(f[i].name, typed) ||
		    strcasestr(f[i].id, typed))
			found[n++] = i;
	}
	return n;
}

/* One of these fields by number; -1: none. */
static int
choose_of(const struct taking *t, const char *title, const size_t *found,
	  size_t len)
{
	size_t all;
	const struct gd_import_field *f = gd_import_fields(t->imp, &all);
	struct gd_buf *words = gd_calloc(len + 1, sizeof *words);
	const char **items = gd_calloc(len + 1, sizeof *items);
	int n;

	for (size_t i = 0; i < len; i++) {
		const char *column = gd_importmap_column(
			gd_import_map(t->imp), f[found[i]].id);

		gd_buf_init(&words[i]);
		gd_buf_adds(&words[i], f[found[i]].name);
		if (column)
			gd_buf_addf(&words[i], " (%s)", column);
		else if (f[found[i]].required)
			gd_buf_addf(&words[i], " (%s)",
				    _("needed for a new case"));
		items[i] = words[i].s;
	}
	n = gd_lin_choose(t->l, title, items, len, _("back"));
	for (size_t i = 0; i < len; i++)
		gd_buf_release(&words[i]);
	free(words);
	free(items);
	return n > 0 ? (int)found[n - 1] : -1;
}

#define NO_FIELD (-2)

/*
 * A field by part of its name, as there are many; -1: it is left, NO_FIELD: none
 * (where `none` may be said).
 */
static int
choose_field(const struct taking *t, const char *title, bool none)
{
	size_t found[FIELDS_MAX], len;

	gd_lin_say(t->l, "\n%s", title);
	while (gd_lin_ask(t->l, none
			? _("Which field: part of its name, ? for all, - to "
			    "read it as none; an empty line leaves it")
			: _("Which field: part of its name, ? for all; an "
			    "empty line leaves it")) && *t->l->line) {
		if (none && strcmp(t->l->line, "-") == 0)
			return NO_FIELD;
		len = fields_like(t, t->l->line, found);
		if (len == 1)
			return (int)found[0];
		if (len)
			return choose_of(t, title, found, len);
		gd_lin_say(t->l, _("No field is called '%s'."), t->l->line);
	}
	return -1;
}

static void
change_column(const struct taking *t, size_t i)
{
	struct gd_importmap *m = gd_import_map(t->imp);
	const char *heading = gd_import_heading(t->imp, i);
	char *old = gd_strdup(gd_import_field_of(t->imp, i));
	size_t len;
	const struct gd_import_field *f = gd_import_fields(t->imp, &len);
	int chosen;

	for (size_t r = 0; r < SAMPLES && r < gd_import_samples(t->imp); r++)
		gd_lin_say(t->l, "%s", gd_import_sample(t->imp, r, i));
	chosen = choose_field(t, heading, true);
	if (chosen != -1 && old)
		gd_importmap_column_set(m, old, NULL);
	if (chosen >= 0)
		gd_importmap_column_set(m, f[chosen].id, heading);
	free(old);
}

static void
columns(const struct taking *t)
{
	size_t len = gd_import_columns(t->imp);
	struct gd_buf *words = gd_calloc(len + 1, sizeof *words);
	const char **items = gd_calloc(len + 1, sizeof *items);
	int n = 1;

	while (n > 0) {
		for (size_t i = 0; i < len; i++) {
			gd_buf_init(&words[i]);
			column_words(t, i, &words[i]);
			items[i] = words[i].s;
		}
		n = gd_lin_choose(t->l, _("Which column is which; a number "
					  "changes it"), items, len,
				  _("back"));
		for (size_t i = 0; i < len; i++)
			gd_buf_release(&words[i]);
		if (n > 0)
			change_column(t, (size_t)n - 1);
	}
	free(words);
	free(items);
}

/* One value for every row that says nothing itself. */
static void
same_value(const struct taking *t)
{
	int i = choose_field(t, _("One value for every row"), false);
	size_t len;
	const struct gd_import_field *f = gd_import_fields(t->imp, &len);
	const char *now;

	if (i < 0)
		return;
	now = gd_importmap_default(gd_import_map(t->imp), f[i].id);
	if (now)
		gd_lin_say(t->l, _("Now: %s"), now);
	if (gd_lin_ask(t->l, _("The value for every row that says nothing "
			       "itself; an empty line takes it away")))
		gd_importmap_default_set(gd_import_map(t->imp), f[i].id,
					 *t->l->line ? t->l->line : NULL);
}

/* The list once more, read as `told` says; what was mapped is guessed anew. */
static void
open_again(struct taking *t, struct gd_import_open_options told)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_import *imp;

	if (gd_import_open(t->l->desk, &told, &imp, &err) != GD_OK) {
		gd_lin_fail(t->l, &err);
		return;
	}
	gd_import_close(t->imp);
	t->imp = imp;
	t->told = told;
}

static void
reading(struct taking *t)
{
	struct gd_import_open_options told = t->told;
	const char *const *names = gd_csv_encodings();
	const char *delimiters = gd_csv_delimiters();
	const char *items[32] = { _("found out from the list") };
	size_t len = 1, encodings;
	int n;

	for (; names[len - 1] && len < 16; len++)
		items[len] = names[len - 1];
	encodings = len - 1;
	for (const char *d = delimiters; *d && len < 32; d++)
		items[len++] = gd_csv_delimiter_name(*d);
	n = gd_lin_choose(t->l, _("How is the list written?"), items, len,
			  _("back"));
	if (n == 0)
		return;
	if (n == 1)
		told = (struct gd_import_open_options){ .path = t->path };
	else if ((size_t)n - 1 <= encodings)
		told.encoding = names[n - 2];
	else
		told.delimiter = delimiters[(size_t)n - 2 - encodings];
	open_again(t, told);
}

static void
use_map(struct taking *t)
{
	struct gd_import_open_options told = { .path = t->path };

	if (!gd_lin_ask_path(t->l, _("File that tells which column is which")) ||
	    !*t->l->line)
		return;
	free(t->map);
	t->map = gd_strdup(t->l->line);
	told.map = t->map;
	open_again(t, told);
	t->told.map = NULL;
}

static void
save_map(const struct taking *t)
{
	struct gd_error err = GD_ERROR_INIT;

	if (!gd_lin_ask_path(t->l, _("Write down which column is which, in the "
				"file")) || !*t->l->line)
		return;
	if (gd_import_map_save(t->imp, t->l->line, &err) == GD_OK)
		gd_lin_say(t->l, _("Written to '%s'"), t->l->line);
	else
		gd_lin_fail(t->l, &err);
}

/* ---- trying, taking in ---- */

static void
say_note(const struct gd_import_note *n, void *ctx)
{
	struct taking *t = ctx;
	struct gd_buf b = GD_BUF_INIT;

	if (t->notes++ >= TOLD || t->quiet)
		return;
	gd_import_note_words(n, &b);
	gd_lin_say(t->l, "%s", b.s);
	gd_buf_release(&b);
}

static bool
progress(int64_t done, int64_t total, void *ctx)
{
	return gd_lin_progress(done, total, ((struct taking *)ctx)->l);
}

/* False: it failed, which was said. */
static bool
run(struct taking *t, const struct gd_import_how *how,
    struct gd_import_counts *counts, bool *kept)
{
	const struct gd_import_sink sink = {
		.note = say_note, .progress = progress, .ctx = t
	};
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf b = GD_BUF_INIT;

	t->notes = 0;
	if (gd_import_run(t->imp, how, &sink, counts, kept, &err) != GD_OK) {
		gd_lin_fail(t->l, &err);
		return false;
	}
	if (t->notes > TOLD && !t->quiet)
		gd_lin_say(t->l, _("and %lld more"),
			   (long long)(t->notes - TOLD));
	gd_import_counts_words(counts, &b);
	gd_lin_say(t->l, "%s", b.s);
	gd_buf_release(&b);
	return true;
}

static void
try_it(struct taking *t)
{
	const struct gd_import_how how = { .dry_run = true };
	struct gd_import_counts counts;
	bool kept;

	if (run(t, &how, &counts, &kept))
		gd_lin_say(t->l, "%s", _("A try: nothing was kept"));
}

/* Some rows were refused: the others alone, or none. */
static bool
keep_good(struct taking *t)
{
	const char *const items[] = {
		_("keep nothing, and look at the list"),
		_("keep the good rows; the others go to a file beside the "
		  "list, with the reasons"),
	};
	struct gd_import_how how = { .partial = true };
	struct gd_import_counts counts;
	struct gd_buf rejects = GD_BUF_INIT;
	bool kept = false;

	if (gd_lin_choose(t->l, _("Rows were refused"), items,
			  GD_ARRAY_LEN(items), _("back")) != 2)
		return false;
	gd_import_rejects_path(t->path, &rejects);
	how.rejects = rejects.s;
	t->quiet = true;
	if (run(t, &how, &counts, &kept) && kept && counts.refused)
		gd_lin_say(t->l, _("The refused rows are in %s; correct them "
				   "there and import that file."), rejects.s);
	t->quiet = false;
	gd_buf_release(&rejects);
	return kept && counts.refused < counts.rows;
}

/* False: the list was taken in. */
static bool
take_in(struct taking *t)
{
	const struct gd_import_how how = { .dry_run = false };
	struct gd_import_counts counts;
	bool kept = false;

	if (run(t, &how, &counts, &kept) && !kept)
		kept = keep_good(t);
	if (kept)
		gd_lin_say(t->l, "%s", _("The list was taken in; one undo "
					 "takes it back."));
	else
		gd_lin_say(t->l, "%s", _("Nothing was kept"));
	return !kept;
}

static bool
act(struct taking *t, int n)
{
	switch (n) {
	case 1: columns(t); break;
	case 2: same_value(t); break;
	case 3: reading(t); break;
	case 4: try_it(t); break;
	case 5: return take_in(t);
	case 6: use_map(t); break;
	case 7: save_map(t); break;
	default: return false;
	}
	return true;
}

void
gd_lin_import(struct gd_linear *l)
{
	const char *const items[] = {
		_("which column is which"), _("one value for every row"),
		_("another encoding or delimiter"),
		_("try it: do it all and keep nothing"), _("take the list in"),
		_("use a map from a file"), _("keep this map in a file"),
	};
	struct taking t = { .l = l };
	struct gd_error err = GD_ERROR_INIT;

	gd_lin_say(l, "%s", _("A list of complaints as a CSV file, from any "
			      "spreadsheet. Nothing is kept before you have "
			      "seen how it is read."));
	if (!gd_lin_ask_path(l, _("Which file; an empty line goes back")) ||
	    !*l->line)
		return;
	t.path = gd_strdup(l->line);
	t.told.path = t.path;
	if (gd_import_open(l->desk, &t.told, &t.imp, &err) != GD_OK) {
		gd_lin_fail(l, &err);
	} else {
		do
			say_shape(&t);
		while (act(&t, gd_lin_choose(l, "", items,
					     GD_ARRAY_LEN(items),
					     _("back"))) && !l->ended);
		gd_import_close(t.imp);
	}
	free(t.path);
	free(t.map);
}
