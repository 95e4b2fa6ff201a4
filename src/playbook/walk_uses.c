/*
 * playbook/walk_uses.c - is every answer good for something?
 *
 * An answer is used when the desk keeps it on the card or with the merchant, when
 * a condition reads it, when a deadline or a fact counts from it, or when a text
 * of the data has a place for it, as {name}. Of a list that only conditions read,
 * two options that no condition tells apart are one question too many.
 */
#include <config.h>

#include "playbook/walks.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "domain/list.h"
#include "playbook/value.h"

/*
 * Fields that stand on the card, on the merchant's page or in what is filed: they
 * are of use whatever the conditions say.
 */
static const char at_home[] =
	"platform,carrier,type,scenario,shop,merchant,credit_code,"
	"merchant_address,merchant_contact,order_no,pay_no,goods,spec,qty,"
	"amount,facts,understood,promised,demand,demand_amount,contacted,harm,"
	"evidence,consumer,phone,address,id_type,id_no";

struct use {
	const char *field;
	bool read;
};

static void
hear(const struct gd_cond_term *term, void *ctx)
{
	struct use *u = ctx;

	u->read |= strcmp(term->field, u->field) == 0;
}

/* Visit every condition of the playbook. */
static void
each_condition(const struct gd_walker *w,
	       void (*visit)(const struct gd_cond_term *term, void *ctx),
	       void *ctx)
{
	for (size_t kind = 0; kind < GD_KINDS; kind++) {
		const struct gd_schema *schema = gd_schema((enum gd_kind)kind);

		for (size_t i = 0; i < w->j->tables[kind].len; i++) {
			const char *record = gd_table_at(&w->j->tables[kind],
							 (enum gd_kind)kind, i);

			for (size_t k = 0; k < schema->len; k++)
				if (schema->fields[k].type == GD_TYPE_COND)
					gd_cond_fields((const void *)(record +
							schema->fields[k].offset),
						       visit, ctx);
		}
	}
}

/* Is there a place {field} in a text, or an event that counts from it? */
static bool
is_named(const struct gd_walker *w, const char *field)
{
	struct gd_buf place = GD_BUF_INIT, date = GD_BUF_INIT;
	bool found = false;

	gd_buf_addf(&place, "{%s", field);
	gd_buf_addf(&date, "date %s", field);
	for (size_t g = 0; g < GD_GROUPS && !found; g++) {
		const struct gd_entries *es = &w->j->entries[g];

		for (size_t i = 0; i < es->len && !found; i++) {
			for (size_t k = 0; k < es->items[i].len; k++) {
				const struct gd_entry_key *key =
					&es->items[i].keys[k];

				found |= strstr(key->value, place.s) != NULL ||
					 ((strcmp(key->name, "start") == 0 ||
					   strcmp(key->name, "restart") == 0) &&
					  strcmp(key->value, date.s) == 0) ||
					 (strcmp(key->name, "since") == 0 &&
					  strcmp(key->value, field) == 0) ||
					 (strcmp(key->name, "fields") == 0 &&
					  gd_list_has(key->value, field));
			}
		}
	}
	gd_buf_release(&place);
	gd_buf_release(&date);
	return found;
}

/* Does a place of a letter, all of which `w->places` holds, name the field? */
static bool
is_written(const struct gd_walker *w, const char *field)
{
	static const char within[] = "abcdefghijklmnopqrstuvwxyz0123456789_";
	size_t n = strlen(field);

	for (const char *p = w->places; (p = strstr(p, field)); p += n) {
		bool begins = p == w->places || !strchr(within, p[-1]);

		if (begins && (!p[n] || !strchr(within, p[n])))
			return true;
	}
	return false;
}

struct code_use {
	const char *field, *code;
	bool named;
};

static void
hear_code(const struct gd_cond_term *term, void *ctx)
{
	struct code_use *u = ctx;

	for (size_t i = 0; term->op == GD_COND_IS && i < term->values_len; i++)
		u->named |= strcmp(term->field, u->field) == 0 &&
			    strcmp(term->values[i], u->code) == 0;
}

/* More than one option that no condition names: they make no difference. */
static void
judge_choices(struct gd_walker *w, const struct gd_question *q)
{
	const struct gd_choice *rest = NULL;

	for (size_t i = 0; i < w->iv->choices_len; i++) {
		const struct gd_choice *c = &w->iv->choices[i];
		struct code_use u = { q->id, c->code, false };
		const struct gd_entry *e;
		int at;

		if (strcmp(c->list, q->choices) != 0 ||
		    strcmp(c->code, "none") == 0 ||
		    strcmp(c->code, "other") == 0)
			continue;
		each_condition(w, hear_code, &u);
		at = gd_walk_choice(w, c);
		if (u.named || at < 0)
			continue;
		if (!rest) {
			rest = c;
			continue;
		}
		e = w->j->of[GD_KIND_CHOICE][at];
		gd_mistake(w->j->m, e->file, e->line,
			   _("nothing tells '%s' from '%s' in the list '%s': "
			     "no condition names either"), c->code, rest->code,
			   c->list);
	}
}

void
gd_walk_uses(struct gd_walker *w)
{
	for (size_t i = 0; i < w->iv->len; i++) {
		const struct gd_question *q = &w->iv->questions[i];
		struct use u = { q->id, false };

		if (gd_list_has(at_home, q->id) || is_named(w, q->id) ||
		    is_written(w, q->id))
			continue;
		each_condition(w, hear, &u);
		if (!u.read)
			gd_mistake(w->j->m, q->file, q->line,
				   _("the answer to '%s' is never used: no "
				     "condition, deadline or text reads it"),
				   q->id);
		else if (q->choices)
			judge_choices(w, q);
	}
}
