/*
 * playbook/walk.c - see walk.h.
 */
#include <config.h>

#include "playbook/walk.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "playbook/book.h"
#include "playbook/walks.h"

#define SEED UINT64_C(20260312)
#define LETTER_MAX (256 * 1024)	/* bytes; a larger file is no letter */

struct walking {
	struct gd_playbook *pb;
	gd_instant now;
	struct gd_walk *out;
};

int
gd_walk_question(const struct gd_walker *w, const char *id)
{
	return gd_judged_question(w->j, id);
}

int
gd_walk_choice(const struct gd_walker *w, const struct gd_choice *c)
{
	const struct gd_table *t = &w->j->tables[GD_KIND_CHOICE];

	for (size_t i = 0; i < t->len; i++) {
		const struct gd_choice *x = gd_table_at(t, GD_KIND_CHOICE, i);

		if (strcmp(x->list, c->list) == 0 &&
		    strcmp(x->code, c->code) == 0)
			return (int)i;
	}
	return -1;
}

static size_t
count(const bool *marks, size_t len)
{
	size_t n = 0;

	for (size_t i = 0; i < len; i++)
		n += marks[i];
	return n;
}

static const struct gd_question *
question_at(const struct gd_walker *w, size_t i)
{
	return gd_table_at(&w->j->tables[GD_KIND_QUESTION], GD_KIND_QUESTION,
			   i);
}

/* A list may serve columns alone: only what questions offer is judged. */
static bool
is_asked_for(const struct gd_walker *w, const char *list)
{
	for (size_t i = 0; i < w->j->tables[GD_KIND_QUESTION].len; i++) {
		const struct gd_question *q = question_at(w, i);

		if (q->choices && strcmp(q->choices, list) == 0)
			return true;
	}
	return false;
}

static void
report_questions(struct gd_walker *w)
{
	const struct gd_table *t = &w->j->tables[GD_KIND_CHOICE];

	for (size_t i = 0; i < w->j->tables[GD_KIND_QUESTION].len; i++) {
		const struct gd_question *q = question_at(w, i);

		w->out->questions_all++;
		if (!w->asked[i])
			gd_mistake(w->j->m, q->file, q->line,
				   _("the question '%s' is never asked: no "
				     "answers lead to it"), q->id);
	}
	w->out->questions = count(w->asked, w->out->questions_all);
	for (size_t i = 0; i < t->len; i++) {
		const struct gd_choice *c = gd_table_at(t, GD_KIND_CHOICE, i);

		if (!is_asked_for(w, c->list))
			continue;
		w->out->choices_all++;
		w->out->choices += w->offered[i];
		if (!w->offered[i])
			GD_BLAME(w->j, w->j->of[GD_KIND_CHOICE][i], "when",
				 _("the option '%s' is never offered: no "
				   "answers lead to it"), c->code);
	}
}

static void
report_rules(struct gd_walker *w)
{
	const struct gd_knowledge *k = w->k;

	for (size_t i = 0; i < k->triage_len; i++) {
		const struct gd_entry *e = w->j->of[GD_KIND_TRIAGE][i];

		if (!w->fired[i])
			GD_BLAME(w->j, e, "when",
				 _("the rule '%s' never applies: no answers "
				   "fulfil its condition"), e->id);
		else if (k->triage[i].kind == GD_TRIAGE_COMBINE &&
			 !w->shown[i])
			GD_BLAME(w->j, e, "channel",
				 _("the combination '%s' is never advised: its "
				   "channels are never recommended together"),
				 e->id);
	}
	for (size_t i = 0; i < k->clocks_len; i++)
		if (!w->started[i])
			GD_BLAME(w->j, w->j->of[GD_KIND_CLOCK][i], "start",
				 _("the deadline '%s' never begins: no answers "
				   "lead to '%s'"),
				 w->j->of[GD_KIND_CLOCK][i]->id,
				 k->clocks[i].start);
	for (size_t i = 0; i < k->evidence_len; i++)
		if (!w->listed[i])
			GD_BLAME(w->j, w->j->of[GD_KIND_EVIDENCE][i], "when",
				 _("the evidence '%s' is never asked for"),
				 k->evidence[i].code);
	w->out->rules_all = k->triage_len + k->clocks_len + k->evidence_len;
	w->out->rules = count(w->fired, k->triage_len) +
			count(w->started, k->clocks_len) +
			count(w->listed, k->evidence_len);
}

static void
walk_one(struct gd_walker *w, const struct gd_interview *iv)
{
	if (!iv->len)
		return;
	w->iv = iv;
	gd_walk_hear(w);
	gd_walk_paths(w);
	gd_walk_tries(w);
	gd_walk_uses(w);
	gd_walk_hear_release(w);
}

/* Gather the places {…} of the letters in `folder`; none there: nothing. */
static enum gd_status
read_places(const char *root, struct gd_buf *out, struct gd_error *err)
{
	struct gd_buf path = GD_BUF_INIT, text = GD_BUF_INIT;
	enum gd_status status;
	char **names;
	size_t len;

	gd_buf_addf(&path, "%s/letters", root);
	status = gd_overlay_names(path.s, ".txt", &names, &len, err);
	for (size_t i = 0; status == GD_OK && i < len; i++) {
		const char *p;

		gd_buf_reset(&path);
		gd_buf_reset(&text);
		gd_buf_addf(&path, "%s/letters/%s", root, names[i]);
		status = gd_file_read(&text, path.s, LETTER_MAX, err);
		for (p = text.s; (p = strchr(p, '{'));) {
			size_t n = strcspn(++p, "}");

			gd_buf_add(out, p, n);
			gd_buf_addc(out, ' ');
			p += n;
		}
	}
	if (len)
		gd_overlay_names_free(names, len);
	gd_buf_release(&text);
	gd_buf_release(&path);
	return status;
}

static void
marks_init(struct gd_walker *w)
{
	const struct gd_table *t = w->j->tables;

	w->asked = gd_calloc(t[GD_KIND_QUESTION].len + 1, sizeof(bool));
	w->offered = gd_calloc(t[GD_KIND_CHOICE].len + 1, sizeof(bool));
	w->fired = gd_calloc(w->k->triage_len + 1, sizeof(bool));
	w->shown = gd_calloc(w->k->triage_len + 1, sizeof(bool));
	w->unfounded = gd_calloc(w->k->triage_len + 1, sizeof(bool));
	w->started = gd_calloc(w->k->clocks_len + 1, sizeof(bool));
	w->listed = gd_calloc(w->k->evidence_len + 1, sizeof(bool));
}

static void
marks_release(struct gd_walker *w)
{
	free(w->asked);
	free(w->offered);
	free(w->fired);
	free(w->shown);
	free(w->unfounded);
	free(w->started);
	free(w->listed);
}

static enum gd_status
walk(struct gd_judged *j, void *ctx, struct gd_error *err)
{
	struct walking *x = ctx;
	struct gd_walker w = { .j = j, .now = x->now, .random = SEED,
			       .out = x->out };
	struct gd_buf places = GD_BUF_INIT;
	struct gd_calendar cal;
	const struct gd_interview *iv;
	enum gd_status status;

	gd_calendar_init(&cal, (struct gd_zone){ 8 * 3600 });
	status = gd_playbook_interview(x->pb, &iv, err);
	if (status == GD_OK)
		status = gd_playbook_knowledge(x->pb, &w.k, err);
	if (status == GD_OK)
		status = gd_playbook_calendar(x->pb, &cal, err);
	if (status == GD_OK)
		status = read_places(x->pb->shipped, &places, err);
	if (status == GD_OK && x->pb->user)
		status = read_places(x->pb->user, &places, err);
	if (status == GD_OK) {
		w.cal = &cal;
		w.places = places.s;
		marks_init(&w);
		walk_one(&w, iv);
		for (size_t i = 0; i < x->pb->sets_len; i++)
			walk_one(&w, &x->pb->sets[i].interview);
		report_questions(&w);
		report_rules(&w);
		marks_release(&w);
	}
	gd_buf_release(&places);
	gd_calendar_release(&cal);
	/* What cannot be loaded was told by the checks, line by line. */
	return status == GD_EDATA && j->m->count ? GD_OK : status;
}

int
gd_playbook_walk(struct gd_playbook *pb, gd_instant now,
		 void (*report)(const char *file, int line,
				const char *message, void *ctx),
		 void *ctx, struct gd_walk *out, struct gd_error *err)
{
	struct walking x = { pb, now, out };
	const struct gd_check_more more = { walk, &x };

	*out = (struct gd_walk){ 0 };
	return gd_check_run(pb, NULL, 0, &more, report, ctx, err);
}
