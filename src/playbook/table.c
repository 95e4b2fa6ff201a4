/*
 * playbook/table.c - see table.h.
 */
#include <config.h>

#include "playbook/table.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "playbook/value.h"

/* Is `name` the key of `f`, in which language? */
static bool
is_key(const struct gd_field *f, const char *name, bool *en)
{
	size_t n;

	*en = false;
	if (!f->key)
		return false;
	n = strlen(f->key);
	if (strncmp(f->key, name, n) != 0)
		return false;
	*en = f->type == GD_TYPE_BITEXT && strcmp(name + n, "[en]") == 0;
	return !name[n] || *en;
}

static void
unknown_key(const struct gd_schema *schema, const struct gd_entry_key *key,
	    struct gd_mistakes *m)
{
	struct gd_buf known = GD_BUF_INIT;
	size_t i;

	for (i = 0; i < schema->len; i++) {
		if (!schema->fields[i].key)
			continue;
		if (known.len)
			gd_buf_adds(&known, ", ");
		gd_buf_adds(&known, schema->fields[i].key);
	}
	gd_mistake(m, key->file, key->line,
		   _("'%s' is no key of a %s; the keys are %s"), key->name,
		   schema->word, known.s);
	gd_buf_release(&known);
}

/* Required keys, and both languages of every text. */
static void
missing_keys(const struct gd_schema *schema, const struct gd_entry *e,
	     uint64_t zh, uint64_t en, struct gd_mistakes *m)
{
	const char *file;
	size_t i;
	int line;

	for (i = 0; i < schema->len; i++) {
		const struct gd_field *f = &schema->fields[i];
		uint64_t bit = UINT64_C(1) << i;

		if (!((zh | en) & bit)) {
			if (f->required)
				gd_mistake(m, e->file, e->line,
					   _("'%s' is missing in the %s '%s'"),
					   f->key, schema->word, e->id);
			continue;
		}
		if (f->type != GD_TYPE_BITEXT || !m->thorough ||
		    ((zh & en) & bit))
			continue;
		gd_entry_blame(e, f->key, &file, &line);
		if (!(zh & bit))
			gd_mistake(m, file, line,
				   _("the Chinese text '%s' is missing in the "
				     "%s '%s'"), f->key, schema->word, e->id);
		else
			gd_mistake(m, file, line,
				   _("the translation '%s[en]' is missing in "
				     "the %s '%s'"), f->key, schema->word,
				   e->id);
	}
}

static void
fill(void *record, const struct gd_schema *schema, const struct gd_entry *e,
     struct gd_mistakes *m)
{
	uint64_t zh = 0, en = 0;
	size_t i, k, at = 0;
	bool english = false;

	for (i = 0; i < schema->len; i++)
		gd_value_init(record, &schema->fields[i]);
	schema->adopt(record, e);
	for (k = 0; k < e->len; k++) {
		const struct gd_entry_key *key = &e->keys[k];

		/* Keys mostly come in the schema's order: go round from there. */
		for (i = 0; i < schema->len; i++, at++) {
			at %= schema->len;
			if (is_key(&schema->fields[at], key->name, &english))
				break;
		}
		if (i == schema->len) {
			unknown_key(schema, key, m);
			continue;
		}
		if (!*key->value)
			continue;
		gd_value_set(record, &schema->fields[at], english, key, m);
		*(english ? &en : &zh) |= UINT64_C(1) << at;
	}
	missing_keys(schema, e, zh, en, m);
	if (schema->agree)
		schema->agree(record, e, m);
}

void *
gd_table_at(const struct gd_table *t, enum gd_kind kind, size_t i)
{
	return t->items + i * gd_schema(kind)->size;
}

void *
gd_table_add(struct gd_table *t, enum gd_kind kind)
{
	size_t size = gd_schema(kind)->size;
	char *record;

	if (t->len == t->cap) {
		t->cap = t->cap ? t->cap * 2 : 16;
		t->items = gd_reallocarray(t->items, t->cap, size);
	}
	record = t->items + t->len++ * size;
	memset(record, 0, size);
	return record;
}

void
gd_table_fill(struct gd_table *t, enum gd_kind kind,
	      const struct gd_entries *es, struct gd_mistakes *m)
{
	size_t i;

	for (i = 0; i < es->len; i++)
		if (es->items[i].kind == kind)
			fill(gd_table_add(t, kind), gd_schema(kind),
			     &es->items[i], m);
}

void
gd_table_release(struct gd_table *t, enum gd_kind kind)
{
	const struct gd_schema *schema = gd_schema(kind);
	size_t i, k;

	for (i = 0; i < t->len; i++)
		for (k = 0; k < schema->len; k++)
			gd_value_release(gd_table_at(t, kind, i),
					 &schema->fields[k]);
	free(t->items);
	*t = (struct gd_table){ .items = NULL };
}
