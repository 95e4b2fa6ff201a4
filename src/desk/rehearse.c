/*
 * desk/rehearse.c - a body's own grounds of refusal, put to a case before it is
 * filed.
 */
#include <config.h>

#include "desk/advice.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/act_internal.h"
#include "desk/phrase.h"
#include "domain/list.h"

/* A rule of another platform's does not concern the case at all. */
static bool
elsewhere(const struct gd_cond *when, const struct gd_answers *a)
{
	for (size_t i = 0; i < when->len; i++) {
		const struct gd_cond_alt *alt = &when->alts[i];
		bool here = true;

		for (size_t t = 0; t < alt->len; t++) {
			const struct gd_cond_term *term = &alt->terms[t];
			struct gd_cond_alt one = { alt->terms + t, 1, 1 };
			struct gd_cond c = { &one, 1, 1 };

			if (strcmp(term->field, "platform") == 0 &&
			    !gd_cond_holds(&c, a))
				here = false;
		}
		if (here)
			return false;
	}
	return when->len > 0;
}

/* Those of the rule's questions that nobody has answered. */
static void
open_fields(const char *fields, const struct gd_answers *a, struct gd_buf *out)
{
	const char *code;
	size_t len;

	while (gd_list_next(&fields, &code, &len)) {
		char *field = gd_strndup(code, len);

		if (!*gd_answers_value(a, field))
			gd_list_add(out, field);
		free(field);
	}
}

static struct gd_rehearsed *
add(struct gd_rehearsal *r)
{
	GD_GROW(r->items, r->len, r->cap);
	r->items[r->len] = (struct gd_rehearsed){ .met = GD_FALSE };
	return &r->items[r->len++];
}

static char *
source_words(struct gd_desk *d, const char *ids)
{
	struct gd_buf b = GD_BUF_INIT;

	gd_phrase_source(d, ids, &b);
	return gd_buf_detach(&b);
}

static void
put_rule(struct gd_act *a, const struct gd_triage_rule *rule,
	 struct gd_rehearsal *r)
{
	struct gd_rehearsed *x = add(r);
	struct gd_buf open = GD_BUF_INIT;

	open_fields(rule->fields, &a->effective, &open);
	x->met = gd_ground_met(rule, &a->effective);
	x->strength = rule->strength;
	x->name = gd_strdup(gd_bitext_get(&rule->name, NULL));
	x->text = gd_strdup(gd_bitext_get(&rule->reason, NULL));
	x->cure = gd_strdup(gd_bitext_get(&rule->cure, NULL));
	x->source = source_words(a->desk, rule->source);
	x->fields = gd_buf_detach(&open);
}

static void
put_cell(struct gd_act *a, const struct gd_channel *ch, struct gd_rehearsal *r)
{
	const struct gd_matrix_cell *cell = gd_matrix_find(
		a->k, gd_answers_value(&a->effective, "type"), ch);
	struct gd_rehearsed *x;
	struct gd_buf text = GD_BUF_INIT;

	if (!cell)
		return;
	/* TRANSLATORS: the words of the time table's cell follow */
	gd_buf_addf(&text, _("The article's time table says '%s' for this "
			     "kind of trouble"),
		    gd_bitext_get(&cell->name, NULL));
	x = add(r);
	x->met = cell->handled ? GD_FALSE : GD_TRUE;
	x->strength = GD_BY_ADVICE;
	x->name = gd_strdup(_("The time table"));
	x->text = gd_buf_detach(&text);
	x->cure = gd_strdup(cell->handled ? "" :
			    _("Law knows no such class: this is experience, "
			      "and it can be filed with a reason"));
	x->source = source_words(a->desk, cell->source);
	x->fields = gd_strdup("");
}

/* What we object ourselves: the order of the ladder, thin evidence. */
static void
put_ours(struct gd_act *a, const struct gd_channel *ch, struct gd_rehearsal *r)
{
	struct gd_objections o = { NULL, 0, 0 };

	gd_act_objections(a, ch, a->now, &o);
	for (size_t i = 0; i < o.len; i++) {
		struct gd_rehearsed *x;

		if (o.items[i].kind != GD_OBJ_EVIDENCE &&
		    o.items[i].kind != GD_OBJ_ORDER)
			continue;
		x = add(r);
		x->met = GD_TRUE;
		x->strength = GD_BY_ADVICE;
		x->ours = true;
		x->name = gd_strdup("");
		x->text = gd_strdup(o.items[i].text);
		x->cure = gd_strdup(o.items[i].cure);
		x->source = gd_strdup(o.items[i].source);
		x->fields = gd_strdup("");
	}
	gd_objections_release(&o);
}

static int
rank(const struct gd_rehearsed *x)
{
	int rank = x->met == GD_TRUE ? 0 : x->met == GD_UNKNOWN ? 10 : 20;

	return rank + (x->ours ? 5 : x->strength == GD_BY_LAW ? 0 : 1);
}

/* Stable: grounds keep the order of the files within a rank. */
static void
sort(struct gd_rehearsal *r)
{
	for (size_t i = 1; i < r->len; i++) {
		struct gd_rehearsed x = r->items[i];
		size_t k = i;

		for (; k > 0 && rank(&r->items[k - 1]) > rank(&x); k--)
			r->items[k] = r->items[k - 1];
		r->items[k] = x;
	}
}

static bool
listed(const struct gd_rehearsal *r, const char *fix)
{
	for (size_t i = 0; i < r->fixes_len; i++)
		if (strcmp(r->fixes[i], fix) == 0)
			return true;
	return false;
}

static void
add_up(struct gd_rehearsal *r)
{
	struct gd_buf ask = GD_BUF_INIT;

	for (size_t i = 0; i < r->len; i++) {
		const struct gd_rehearsed *x = &r->items[i];
		const char *p = x->fields, *code;
		size_t len;

		if (!x->ours)
			*(x->met == GD_TRUE ? &r->met
			  : x->met == GD_UNKNOWN ? &r->unknown : &r->clear) += 1;
		if (x->met == GD_TRUE && *x->cure && !listed(r, x->cure)) {
			GD_GROW(r->fixes, r->fixes_len, r->fixes_cap);
			r->fixes[r->fixes_len++] = gd_strdup(x->cure);
		}
		while (x->met != GD_FALSE && gd_list_next(&p, &code, &len)) {
			char *field = gd_strndup(code, len);

			if (!gd_list_has(ask.s, field))
				gd_list_add(&ask, field);
			free(field);
		}
	}
	r->ask = gd_buf_detach(&ask);
}

enum gd_status
gd_desk_rehearse(struct gd_desk *d, int64_t id, const char *channel,
		 struct gd_rehearsal *out, struct gd_error *err)
{
	struct gd_rehearsal r = { .channel = NULL };
	enum gd_status status;
	struct gd_act a;

	status = gd_act_look(&a, d, id, err);
	if (status != GD_OK)
		return status;
	status = gd_act_channel(&a, channel, &r.channel, err);
	for (size_t i = 0; status == GD_OK && i < a.k->triage_len; i++) {
		const struct gd_triage_rule *rule = &a.k->triage[i];

		if ((rule->kind == GD_TRIAGE_REFUSE ||
		     rule->kind == GD_TRIAGE_GROUND) &&
		    gd_list_has(rule->channel, channel) &&
		    !elsewhere(&rule->when, &a.effective))
			put_rule(&a, rule, &r);
	}
	if (status == GD_OK) {
		put_cell(&a, r.channel, &r);
		put_ours(&a, r.channel, &r);
		sort(&r);
		add_up(&r);
		*out = r;
	}
	gd_act_release(&a);
	return status;
}

void
gd_rehearsal_release(struct gd_rehearsal *r)
{
	for (size_t i = 0; i < r->len; i++) {
		free(r->items[i].name);
		free(r->items[i].text);
		free(r->items[i].cure);
		free(r->items[i].source);
		free(r->items[i].fields);
	}
	for (size_t i = 0; i < r->fixes_len; i++)
		free(r->fixes[i]);
	free(r->items);
	free(r->fixes);
	free(r->ask);
	*r = (struct gd_rehearsal){ .channel = NULL };
}
