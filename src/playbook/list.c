/*
 * playbook/list.c - every entry by kind, id, name and source.
 */
#include <config.h>

#include "playbook/check.h"

#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "playbook/book.h"

/* The member with this key, or NULL when the kind has none. */
static const void *
member(const void *record, const struct gd_schema *schema, const char *key)
{
	size_t i;

	for (i = 0; i < schema->len; i++)
		if (schema->fields[i].key &&
		    strcmp(schema->fields[i].key, key) == 0)
			return (const char *)record + schema->fields[i].offset;
	return NULL;
}

static void
show(const void *record, const struct gd_entry *e,
     void (*visit)(const char *entry_kind, const char *id,
		   const struct gd_bitext *name, const char *source,
		   void *ctx),
     void *ctx)
{
	const struct gd_schema *schema = gd_schema(e->kind);
	const struct gd_bitext *name = member(record, schema, "name");
	const char *const *source = member(record, schema, "source");
	struct gd_buf id = GD_BUF_INIT;

	if (!name)
		name = member(record, schema, "reason");
	if (e->kind == GD_KIND_PLATFORM)
		gd_buf_adds(&id, e->scope);
	else if (e->kind == GD_KIND_CHOICE)
		gd_buf_addf(&id, "%s.%s", e->scope, e->id);
	else
		gd_buf_adds(&id, e->id);
	visit(schema->word, id.s, name, source && *source ? *source : "", ctx);
	gd_buf_release(&id);
}

static enum gd_status
unknown_kind(const char *kind, struct gd_error *err)
{
	struct gd_buf words = GD_BUF_INIT;
	enum gd_status status;
	size_t i;

	for (i = 0; i < GD_KINDS; i++) {
		if (i)
			gd_buf_adds(&words, ", ");
		gd_buf_adds(&words, gd_schema((enum gd_kind)i)->word);
	}
	status = gd_error_set(err, GD_EINVAL,
			      _("the playbook has no entries of the kind '%s'; "
				"the kinds are %s"), kind, words.s);
	gd_buf_release(&words);
	return status;
}

enum gd_status
gd_playbook_list(struct gd_playbook *pb, const char *kind,
		 void (*visit)(const char *entry_kind, const char *id,
			       const struct gd_bitext *name,
			       const char *source, void *ctx),
		 void *ctx, struct gd_error *err)
{
	struct gd_folders f = gd_book_folders(pb);
	enum gd_status status = GD_OK;
	enum gd_kind only = GD_KINDS;
	size_t g, i;

	if (kind && !gd_schema_kind(kind, &only))
		return unknown_kind(kind, err);
	for (g = 0; status == GD_OK && g < GD_GROUPS; g++) {
		struct gd_table tables[GD_KINDS] = { { .items = NULL } };
		struct gd_entries es = { .items = NULL };
		struct gd_mistakes m = { .first = err };
		size_t at[GD_KINDS] = { 0 };

		if (only != GD_KINDS &&
		    !gd_book_in_group(only, (enum gd_group)g))
			continue;
		status = gd_book_read(&f, (enum gd_group)g, tables, &es, &m,
				      err);
		if (status == GD_OK && m.count)
			status = GD_EDATA;
		for (i = 0; status == GD_OK && i < es.len; i++) {
			enum gd_kind k = es.items[i].kind;
			void *record = gd_table_at(&tables[k], k, at[k]++);

			if (only == GD_KINDS || k == only)
				show(record, &es.items[i], visit, ctx);
		}
		for (i = 0; i < GD_KINDS; i++)
			gd_table_release(&tables[i], (enum gd_kind)i);
		gd_entries_release(&es);
	}
	return status;
}
