/*
 * playbook/check_refs.c - does everything that is named exist?
 */
#include <config.h>

#include "playbook/checks.h"

#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "playbook/value.h"

static const char *
record_id(const struct gd_judged *j, enum gd_kind kind, size_t i)
{
	const struct gd_clock_rule *rule;

	if (kind == GD_KIND_CLOCK) {
		rule = gd_table_at(&j->tables[kind], kind, i);
		return rule->id;
	}
	if (kind == GD_KIND_PLATFORM)
		return j->of[kind][i]->scope;
	return j->of[kind][i]->id;
}

bool
gd_judged_has(const struct gd_judged *j, enum gd_kind kind, const char *id)
{
	size_t i;

	for (i = 0; i < j->tables[kind].len; i++)
		if (strcmp(record_id(j, kind, i), id) == 0)
			return true;
	return false;
}

bool
gd_judged_choice(const struct gd_judged *j, const char *list,
		 const char *code, bool *exists)
{
	const struct gd_table *t = &j->tables[GD_KIND_CHOICE];
	bool any = false, found = false;
	size_t i;

	if (strcmp(list, "platform") == 0) {
		any = true;
		found = code && gd_judged_has(j, GD_KIND_PLATFORM, code);
	}
	for (i = 0; i < t->len && !found; i++) {
		const struct gd_choice *c = gd_table_at(t, GD_KIND_CHOICE, i);

		if (strcmp(c->list, list) != 0)
			continue;
		any = true;
		found = code && strcmp(c->code, code) == 0;
	}
	if (exists)
		*exists = any;
	return found;
}

int
gd_judged_question(const struct gd_judged *j, const char *id)
{
	const struct gd_table *t = &j->tables[GD_KIND_QUESTION];
	size_t i;

	for (i = 0; i < t->len; i++) {
		const struct gd_question *q =
			gd_table_at(t, GD_KIND_QUESTION, i);

		if (strcmp(q->id, id) == 0)
			return (int)i;
	}
	return -1;
}

static void
check_id(const struct gd_judged *j, const struct gd_field *f,
	 const struct gd_entry_key *key, const char *id)
{
	if (gd_schema_is_id(id) && !gd_judged_has(j, f->ref, id))
		gd_mistake(j->m, key->file, key->line,
			   _("'%s' names the %s '%s', which does not exist"),
			   key->name, gd_schema(f->ref)->word, id);
}

static void
check_ids(const struct gd_judged *j, const struct gd_field *f,
	  const struct gd_entry_key *key)
{
	struct gd_buf id = GD_BUF_INIT;
	const char *p = key->value;

	while (gd_value_next(&p, &id))
		check_id(j, f, key, id.s);
	gd_buf_release(&id);
}

/* The object of a clock's event: a channel, or the field of a date. */
static void
check_event_text(const struct gd_judged *j, const struct gd_entry_key *key,
		 const char *text)
{
	const struct gd_question *q;
	struct gd_event event;
	int i;

	if (!gd_event_parse(text, &event) || !*event.object)
		return;
	if (strcmp(event.verb, "kept") == 0 ||
	    strcmp(event.verb, "resumed") == 0) {
		bool kept = *event.verb == 'k';

		if (!gd_judged_choice(j, kept ? "evidence" : "pause",
				      event.object, NULL))
			gd_mistake(j->m, key->file, key->line,
				   _("'%s' names the %s '%s', which does not "
				     "exist"), key->name,
				   kept ? "evidence" : "pause", event.object);
		return;
	}
	if (strcmp(event.verb, "date") != 0) {
		if (!gd_judged_has(j, GD_KIND_CHANNEL, event.object))
			gd_mistake(j->m, key->file, key->line,
				   _("'%s' names the %s '%s', which does not "
				     "exist"), key->name, "channel",
				   event.object);
		return;
	}
	i = gd_judged_question(j, event.object);
	q = i < 0 ? NULL
		  : gd_table_at(&j->tables[GD_KIND_QUESTION],
				GD_KIND_QUESTION, (size_t)i);
	if (!q || q->kind != GD_Q_DATE)
		gd_mistake(j->m, key->file, key->line,
			   _("'%s' names '%s', which is no date question"),
			   key->name, event.object);
}

static void
check_event(const struct gd_judged *j, const struct gd_entry_key *key,
	    bool several)
{
	struct gd_buf item = GD_BUF_INIT;
	const char *p = key->value;

	if (!several)
		check_event_text(j, key, p);
	while (several && gd_value_next(&p, &item))
		check_event_text(j, key, item.s);
	gd_buf_release(&item);
}

static void
check_list(const struct gd_judged *j, const struct gd_entry_key *key)
{
	bool exists;

	gd_judged_choice(j, key->value, NULL, &exists);
	if (!exists)
		gd_mistake(j->m, key->file, key->line,
			   _("there is no list '%s'; it would be "
			     "choices/%s.ini"), key->value, key->value);
}

/* Codes of the list that is called as the key is. */
static void
check_options(const struct gd_judged *j, const struct gd_entry_key *key)
{
	struct gd_buf code = GD_BUF_INIT;
	const char *p = key->value;

	while (gd_value_next(&p, &code))
		if (!gd_judged_choice(j, key->name, code.s, NULL))
			gd_mistake(j->m, key->file, key->line,
				   _("'%s' names the %s '%s', which does not "
				     "exist"), key->name, key->name, code.s);
	gd_buf_release(&code);
}

void
gd_check_refs(const struct gd_judged *j)
{
	size_t kind, i, k;

	for (kind = 0; kind < GD_KINDS; kind++) {
		const struct gd_schema *schema = gd_schema((enum gd_kind)kind);

		for (i = 0; i < j->tables[kind].len; i++) {
			for (k = 0; k < schema->len; k++) {
				const struct gd_field *f = &schema->fields[k];
				const struct gd_entry_key *key =
					f->key ? gd_entry_key(j->of[kind][i],
							      f->key)
					       : NULL;

				if (!key)
					continue;
				if (f->type == GD_TYPE_REF)
					check_id(j, f, key, key->value);
				else if (f->type == GD_TYPE_REFS)
					check_ids(j, f, key);
				else if (f->type == GD_TYPE_LIST)
					check_list(j, key);
				else if (f->type == GD_TYPE_OPTIONS)
					check_options(j, key);
				else if (f->type == GD_TYPE_EVENT ||
					 f->type == GD_TYPE_EVENTS)
					check_event(j, key, f->type ==
							    GD_TYPE_EVENTS);
			}
		}
	}
}
