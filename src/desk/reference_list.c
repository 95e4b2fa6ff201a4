/*
 * desk/reference_list.c - see reference_list.h; platforms side by side stand in
 * reference_compare.c.
 */
#include <config.h>

#include "desk/reference_list.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/reference_internal.h"

static const struct {
	const char *name;
	const char *kind;	/* whose entries it holds */
	const char *fact;	/* the key that one looks up */
} parts[GD_REF_PARTS] = {
	[GD_REF_CHANNELS] = { N_("Channels"), "channel", "response" },
	[GD_REF_TIMES] = { N_("Times"), "matrix", "name" },
	[GD_REF_EVIDENCE] = { N_("Evidence"), "evidence", "weight" },
	[GD_REF_SCENARIOS] = { N_("Scenarios"), "choice", "help" },
	[GD_REF_PLATFORMS] = { N_("Platforms"), "platform", "style" },
	[GD_REF_CLOCKS] = { N_("Clocks"), "clock", "period" },
	[GD_REF_LAWS] = { N_("Laws"), "source", "gist" },
	[GD_REF_ADVICE] = { N_("Rules"), "triage", "kind" },
};

#define SCENARIO "scenario."	/* ids of that list's options */

const char *
gd_reference_part_name(enum gd_reference_part part)
{
	return _(parts[part].name);
}

struct collect {
	struct gd_desk *d;
	const char *fact;
	const char *words;
	struct gd_reference_items *out;
};

/* A key in the language in force, else in the other one. */
static const char *
in_words(const struct gd_entry_view *e, const char *key)
{
	struct gd_buf en = GD_BUF_INIT;
	const char *zh = gd_entry_view_get(e, key), *text;

	gd_buf_addf(&en, "%s[en]", key);
	text = gd_entry_view_get(e, en.s);
	gd_buf_release(&en);
	if (strcmp(gd_i18n_lang(), "en") == 0)
		return text ? text : zh ? zh : "";
	return zh ? zh : text ? text : "";
}

/* "fraud.court": what the row and the column are called; owned. */
static void
name_cell(struct gd_desk *d, const char *id, char **row, char **col)
{
	size_t n = strcspn(id, ".");
	char *type = gd_strndup(id, n);
	const struct gd_knowledge *k;
	struct gd_playbook *pb;

	*row = *col = NULL;
	if (gd_desk_playbook(d, &pb, NULL) == GD_OK &&
	    gd_playbook_clocks(pb, &k, NULL) == GD_OK) {
		*row = gd_strdup(gd_playbook_choice_name(pb, "type", type,
							 NULL));
		for (size_t i = 0; i < k->channels_len && !*col; i++) {
			const struct gd_channel *c = &k->channels[i];

			if (c->track && id[n] &&
			    strcmp(c->track, id + n + 1) == 0)
				*col = gd_strdup(gd_bitext_get(&c->name,
							       NULL));
		}
	}
	if (!*row)
		*row = gd_strdup(type);
	if (!*col)
		*col = gd_strdup(id[n] ? id + n + 1 : "");
	free(type);
}

static void
add_item(const struct collect *c, const struct gd_entry_view *e,
	 const char *fact)
{
	const char *handled = gd_entry_view_get(e, "handled");
	const char *verify = gd_entry_view_get(e, "verify");
	struct gd_buf name = GD_BUF_INIT, words = GD_BUF_INIT;
	struct gd_reference_items *l = c->out;
	char *row = NULL, *col = NULL;

	if (strcmp(e->kind, "matrix") == 0) {
		name_cell(c->d, e->id, &row, &col);
		gd_buf_addf(&name, "%s%s%s", row, _(", "), col);
	} else {
		gd_buf_adds(&name, gd_bitext_get(e->name, NULL));
	}
	if (!name.len)
		gd_buf_adds(&name, e->id);
	if (verify && strcmp(verify, "yes") == 0) {
		gd_buf_addc(&name, ' ');
		gd_buf_adds(&name, _("(to be verified)"));
	}
	gd_reference_value(c->d, e->kind, fact, in_words(e, fact), &words);
	GD_GROW(l->items, l->len, l->cap);
	l->items[l->len++] = (struct gd_reference_item){
		.kind = gd_strdup(e->kind), .id = gd_strdup(e->id),
		.name = gd_buf_detach(&name), .fact = gd_buf_detach(&words),
		.source = gd_strdup(e->source), .row = row, .col = col,
		.advice_only = handled && strcmp(handled, "no") == 0,
	};
}

static bool
visit_part(const struct gd_entry_view *e, void *ctx)
{
	const struct collect *c = ctx;

	add_item(c, e, c->fact);
	return true;
}

static bool
visit_found(const struct gd_entry_view *e, void *ctx)
{
	const struct collect *c = ctx;
	const char *fact = "name";

	if (!gd_reference_matches(e, c->words))
		return true;
	for (size_t i = 0; i < GD_REF_PARTS; i++)
		if (strcmp(parts[i].kind, e->kind) == 0)
			fact = parts[i].fact;
	add_item(c, e, fact);
	return true;
}

enum gd_status
gd_reference_items(struct gd_desk *d, enum gd_reference_part part,
		   const char *words, struct gd_reference_items *out,
		   struct gd_error *err)
{
	struct collect c = { d, parts[part].fact, words, out };

	if (*words)
		return gd_desk_entries(d, NULL, NULL, visit_found, &c, err);
	return gd_desk_entries(d, parts[part].kind,
			       part == GD_REF_SCENARIOS ? "scenario" : NULL,
			       visit_part, &c, err);
}

void
gd_reference_items_release(struct gd_reference_items *l)
{
	for (size_t i = 0; i < l->len; i++) {
		free(l->items[i].kind);
		free(l->items[i].id);
		free(l->items[i].name);
		free(l->items[i].fact);
		free(l->items[i].source);
		free(l->items[i].row);
		free(l->items[i].col);
	}
	free(l->items);
	*l = (struct gd_reference_items){ NULL, 0, 0 };
}

struct page {
	struct gd_desk *d;
	const char *id;
	struct gd_buf *out;
};

static bool
show_page(const struct gd_entry_view *e, void *ctx)
{
	const struct page *p = ctx;
	const char *handled = gd_entry_view_get(e, "handled");

	/* A clock's id also picks its versions. */
	if (strcmp(e->id, p->id) != 0)
		return true;
	gd_reference_page(p->d, e, p->out);
	if (handled && strcmp(handled, "no") == 0)
		gd_buf_addf(p->out, "\n%s\n",
			    _("The article's experience is advice, no bar in "
			      "law: it may be overruled with a reason."));
	return false;
}

/* Rules of triage that speak about a scenario: points to handle, and risks. */
static bool
show_scenario(const struct gd_entry_view *e, void *ctx)
{
	const struct page *p = ctx;
	const char *kind = gd_entry_view_get(e, "kind");
	const char *when = gd_entry_view_get(e, "when");
	bool point = kind && strcmp(kind, "point") == 0;
	const char *at;

	if (!when || !(point || (kind && strcmp(kind, "risk") == 0)))
		return true;
	at = strstr(when, "scenario=");
	/* In front of the condition it is what the rule is about. */
	if (!at || (at > when && at[-1] != ' ') || !strstr(at, p->id))
		return true;
	gd_buf_addf(p->out, "\n%s %s\n", point ? "+" : "!",
		    in_words(e, "reason"));
	return true;
}

enum gd_status
gd_reference_item_page(struct gd_desk *d,
		       const struct gd_reference_item *item,
		       struct gd_buf *out, struct gd_error *err)
{
	struct page p = { d, item->id, out };
	enum gd_status status;

	status = gd_desk_entries(d, item->kind, item->id, show_page, &p, err);
	if (status != GD_OK || strcmp(item->kind, "choice") != 0 ||
	    strncmp(item->id, SCENARIO, strlen(SCENARIO)) != 0)
		return status;
	p.id = item->id + strlen(SCENARIO);
	return gd_desk_entries(d, "triage", NULL, show_scenario, &p, err);
}
