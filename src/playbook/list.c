/*
 * playbook/list.c - entries as they stand in the files; see entry.h.
 */
#include <config.h>

#include "playbook/entry.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/suggest.h"
#include "playbook/book.h"
#include "playbook/check.h"

struct search {
	const struct gd_playbook *pb;
	enum gd_kind only;	/* GD_KINDS: any */
	const char *id;
	bool (*visit)(const struct gd_entry_view *e, void *ctx);
	void *ctx;
	bool found, stop;
	char **ids;		/* all that were passed, to suggest from */
	size_t ids_len, ids_cap;
};

const char *
gd_entry_view_get(const struct gd_entry_view *e, const char *key)
{
	for (size_t i = 0; i < e->lines_len; i++)
		if (strcmp(e->lines[i].key, key) == 0)
			return e->lines[i].value;
	return NULL;
}

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

static bool
is_users(const struct gd_playbook *pb, const char *file)
{
	size_t n = strlen(pb->shipped);

	return strncmp(file, pb->shipped, n) != 0 || file[n] != '/';
}

/* `clock` also stands for clock.version, `list` for list.code. */
static bool
is_called(const char *id, const char *wanted)
{
	size_t n = strlen(wanted);

	return strncmp(id, wanted, n) == 0 && (!id[n] || id[n] == '.');
}

static struct gd_entry_line *
lines_of(const struct search *s, const struct gd_entry *e, size_t *len,
	 bool *user)
{
	struct gd_entry_line *lines = gd_calloc(e->len + 1, sizeof *lines);

	*len = 0;
	*user = is_users(s->pb, e->file);
	for (size_t i = 0; i < e->len; i++) {
		const struct gd_entry_key *k = &e->keys[i];
		bool users = is_users(s->pb, k->file);

		*user |= users;
		if (*k->value)
			lines[(*len)++] = (struct gd_entry_line){
				k->name, k->value, k->file, k->line, users };
	}
	return lines;
}

static void
show(struct search *s, const void *record, const struct gd_entry *e)
{
	const struct gd_schema *schema = gd_schema(e->kind);
	const char *const *source = member(record, schema, "source");
	struct gd_entry_view v = { .kind = schema->word, .file = e->file,
				   .line = e->line };
	static const struct gd_bitext nameless = { NULL, NULL };
	struct gd_entry_line *lines;
	struct gd_buf id = GD_BUF_INIT;

	if (e->kind == GD_KIND_PLATFORM)
		gd_buf_adds(&id, e->scope);
	else if (schema->scoped)
		gd_buf_addf(&id, "%s.%s", e->scope, e->id);
	else
		gd_buf_adds(&id, e->id);
	if (s->id && !is_called(id.s, s->id)) {
		GD_GROW(s->ids, s->ids_len, s->ids_cap);
		s->ids[s->ids_len++] = gd_buf_detach(&id);
		return;
	}
	s->found = true;
	v.id = id.s;
	v.name = member(record, schema, "name");
	/* A rule without a name goes by its reason. */
	if (!v.name || !*gd_bitext_get(v.name, NULL))
		v.name = member(record, schema, "reason");
	if (!v.name)
		v.name = member(record, schema, "ask");
	if (!v.name)	/* a fact has no words of its own */
		v.name = &nameless;
	v.source = source && *source ? *source : "";
	lines = lines_of(s, e, &v.lines_len, &v.user);
	v.lines = lines;
	s->stop = !s->visit(&v, s->ctx);
	free(lines);
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

static enum gd_status
not_found(const struct search *s, struct gd_error *err)
{
	const char *near = gd_suggest(s->id, (const char *const *)s->ids,
				      s->ids_len);

	if (near)
		return gd_error_set(err, GD_ENOTFOUND,
				    _("the playbook has no entry '%s'; did you "
				      "mean '%s'?"), s->id, near);
	return gd_error_set(err, GD_ENOTFOUND,
			    _("the playbook has no entry '%s'; 'gongdao rules "
			      "list' names them all"), s->id);
}

static enum gd_status
visit_group(struct search *s, enum gd_group group, struct gd_error *err)
{
	struct gd_folders f = gd_book_folders(s->pb);
	struct gd_table tables[GD_KINDS] = { { .items = NULL } };
	struct gd_entries es = { .items = NULL };
	struct gd_mistakes m = { .first = err };
	size_t at[GD_KINDS] = { 0 };
	enum gd_status status;
	size_t i;

	status = gd_book_read(&f, group, tables, &es, &m, err);
	if (status == GD_OK && m.count)
		status = GD_EDATA;
	for (i = 0; status == GD_OK && !s->stop && i < es.len; i++) {
		enum gd_kind k = es.items[i].kind;
		void *record = gd_table_at(&tables[k], k, at[k]++);

		if (s->only == GD_KINDS || k == s->only)
			show(s, record, &es.items[i]);
	}
	for (i = 0; i < GD_KINDS; i++)
		gd_table_release(&tables[i], (enum gd_kind)i);
	gd_entries_release(&es);
	return status;
}

enum gd_status
gd_playbook_entries(struct gd_playbook *pb, const char *kind, const char *id,
		    bool (*visit)(const struct gd_entry_view *e, void *ctx),
		    void *ctx, struct gd_error *err)
{
	struct search s = { .pb = pb, .only = GD_KINDS, .id = id,
			    .visit = visit, .ctx = ctx };
	enum gd_status status = GD_OK;

	if (kind && !gd_schema_kind(kind, &s.only))
		return unknown_kind(kind, err);
	for (size_t g = 0; status == GD_OK && !s.stop && g < GD_GROUPS; g++)
		if (s.only == GD_KINDS ||
		    gd_book_in_group(s.only, (enum gd_group)g))
			status = visit_group(&s, (enum gd_group)g, err);
	if (status == GD_OK && id && !s.found)
		status = not_found(&s, err);
	for (size_t i = 0; i < s.ids_len; i++)
		free(s.ids[i]);
	free(s.ids);
	return status;
}

struct plain {			/* the visitor of gd_playbook_list() */
	void (*visit)(const char *entry_kind, const char *id,
		      const struct gd_bitext *name, const char *source,
		      void *ctx);
	void *ctx;
};

static bool
visit_plain(const struct gd_entry_view *e, void *ctx)
{
	const struct plain *p = ctx;

	p->visit(e->kind, e->id, e->name->zh || e->name->en ? e->name : NULL,
		 e->source, p->ctx);
	return true;
}

enum gd_status
gd_playbook_list(struct gd_playbook *pb, const char *kind,
		 void (*visit)(const char *entry_kind, const char *id,
			       const struct gd_bitext *name,
			       const char *source, void *ctx),
		 void *ctx, struct gd_error *err)
{
	struct plain p = { visit, ctx };

	return gd_playbook_entries(pb, kind, NULL, visit_plain, &p, err);
}
