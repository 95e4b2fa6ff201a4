/*
 * playbook/check.c - see check.h.
 *
 * The whole playbook is read once more by the very functions that load it, with
 * a sink that hears every mistake, and then judged across entries. Mistakes are
 * collected, so that they come out file by file, line by line.
 */
#include <config.h>

#include "playbook/check.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "playbook/book.h"
#include "playbook/checks.h"
#include "playbook/letters.h"

struct note {
	char *file, *text;
	int line;
	size_t seq;
};

struct notes {
	struct note *items;
	size_t len, cap;
	const char *const *only;	/* these files alone; only_len 0: all */
	size_t only_len;
};

static void
collect(const char *file, int line, const char *message, void *ctx)
{
	struct notes *n = ctx;
	size_t i;

	for (i = 0; i < n->only_len; i++)
		if (strcmp(n->only[i], file) == 0)
			break;
	if (n->only_len && i == n->only_len)
		return;
	GD_GROW(n->items, n->len, n->cap);
	n->items[n->len] = (struct note){ gd_strdup(file), gd_strdup(message),
					  line, n->len };
	n->len++;
}

static int
by_place(const void *pa, const void *pb)
{
	const struct note *a = pa, *b = pb;
	int files = strcmp(a->file, b->file);

	if (files)
		return files;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	return a->seq < b->seq ? -1 : 1;
}

/* Entries may not move any more: remember which one made which record. */
static void
tie(struct gd_judged *j)
{
	size_t g, i, n[GD_KINDS] = { 0 };

	for (i = 0; i < GD_KINDS; i++)
		j->of[i] = gd_calloc(j->tables[i].len + 1, sizeof **j->of);
	for (g = 0; g < GD_GROUPS; g++) {
		for (i = 0; i < j->entries[g].len; i++) {
			const struct gd_entry *e = &j->entries[g].items[i];

			j->of[e->kind][n[e->kind]++] = e;
		}
	}
}

static enum gd_status
judge(const struct gd_folders *f, struct gd_mistakes *m,
      const struct gd_check_more *more, struct gd_error *err)
{
	struct gd_judged j = { .m = m };
	enum gd_status status = GD_OK;
	size_t i;

	for (i = 0; status == GD_OK && i < GD_GROUPS; i++)
		status = gd_book_read(f, (enum gd_group)i, j.tables,
				      &j.entries[i], m, err);
	if (status != GD_OK)
		goto out;
	tie(&j);
	/* With a file unread, all that names its entries would be blamed. */
	if (!m->dropped) {
		gd_check_refs(&j);
		gd_check_conds(&j);
		gd_check_whole(&j);
	}
	gd_check_letters(&j, f->shipped, f->user);
	status = gd_check_strays(f, m, err);
	if (status == GD_OK)
		status = gd_check_calendars(f, m, err);
	if (status == GD_OK && more && !m->dropped)
		status = more->judge(&j, more->ctx, err);
out:
	for (i = 0; i < GD_KINDS; i++) {
		free(j.of[i]);
		gd_table_release(&j.tables[i], (enum gd_kind)i);
	}
	for (i = 0; i < GD_GROUPS; i++)
		gd_entries_release(&j.entries[i]);
	return status;
}

/* Files given by hand must be of a kind that the playbook knows. */
static void
check_names(const char *const *files, size_t len, struct gd_mistakes *m)
{
	const char *base;
	size_t i, n, place;

	for (i = 0; i < len; i++) {
		n = strlen(files[i]);
		if (gd_overlay_place(files[i], &place, &base) ||
		    (n > 4 && strcmp(files[i] + n - 4, ".csv") == 0))
			continue;
		gd_mistake(m, files[i], 1,
			   _("the name does not tell what the file is; call it "
			     "as in the playbook: channels.ini, "
			     "questions/50-mine.ini, calendar/2027.csv …"));
	}
}

int
gd_check_run(struct gd_playbook *pb, const char *const *files,
	     size_t files_len, const struct gd_check_more *more,
	     void (*report)(const char *file, int line, const char *message,
			    void *ctx),
	     void *ctx, struct gd_error *err)
{
	struct gd_folders f = gd_book_folders(pb);
	struct notes notes = { .only = files, .only_len = files_len };
	struct gd_mistakes m = {
		.report = collect, .ctx = &notes, .thorough = true,
	};
	enum gd_status status;
	size_t i;

	f.extra = files;
	f.extra_len = files_len;
	check_names(files, files_len, &m);
	status = judge(&f, &m, more, err);
	if (notes.len > 1)
		qsort(notes.items, notes.len, sizeof *notes.items, by_place);
	for (i = 0; i < notes.len; i++) {
		if (status == GD_OK && report)
			report(notes.items[i].file, notes.items[i].line,
			       notes.items[i].text, ctx);
		free(notes.items[i].file);
		free(notes.items[i].text);
	}
	free(notes.items);
	return status == GD_OK ? (int)notes.len : -1;
}

int
gd_playbook_check(struct gd_playbook *pb, const char *const *files,
		  size_t files_len,
		  void (*report)(const char *file, int line,
				 const char *message, void *ctx),
		  void *ctx, struct gd_error *err)
{
	return gd_check_run(pb, files, files_len, NULL, report, ctx, err);
}
