/*
 * desk/merge.c - see together.h: an answer that two people have changed.
 */
#include <config.h>

#include "desk/together_internal.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/phrase.h"
#include "desk/view.h"

#define EVENTS 50	/* of the history, read at once */

void
gd_merge_release(struct gd_merge *m)
{
	for (size_t i = 0; i < m->len; i++) {
		free(m->items[i].field);
		free(m->items[i].was);
		free(m->items[i].theirs);
		free(m->items[i].mine);
		free(m->items[i].who);
	}
	free(m->items);
	memset(m, 0, sizeof *m);
}

void
gd_merge_add(struct gd_merge *m, const char *field, const char *was,
	     const char *theirs, const char *mine)
{
	GD_GROW(m->items, m->len, m->cap);
	m->items[m->len++] = (struct gd_merge_field){
		.field = gd_strdup(field), .was = gd_strdup(was),
		.theirs = gd_strdup(theirs), .mine = gd_strdup(mine),
		.who = gd_strdup(""), .at = GD_INSTANT_NONE
	};
}

/* Does the value belong to answer or own field `field` of the case? */
static bool
is_about(const struct gd_event_value *v, const char *field)
{
	return strcmp(v->field, field) == 0 &&
	       (strcmp(v->entity, "answer") == 0 ||
		strcmp(v->entity, "person") == 0 ||
		(gd_case_own_field(field) && strcmp(v->entity, "case") == 0));
}

/* What history keeps of a side, as answers are kept. */
static const char *
as_kept(const struct gd_event_value *v, const char *side)
{
	enum gd_answer_state state;
	const char *value = side ? side : "";
	bool understood;

	if (strcmp(v->entity, "case") != 0 &&
	    !gd_store_answer_decode(side, &state, &understood, &value))
		return "";
	return value;
}

/* ---- who changed it, and when ---- */

struct finder {
	struct gd_merge *m;
	const struct gd_event_row *ev;
};

static bool
find_in(const struct gd_event_value *v, void *ctx)
{
	const struct finder *f = ctx;

	for (size_t i = 0; i < f->m->len; i++) {
		struct gd_merge_field *x = &f->m->items[i];

		if (x->at != GD_INSTANT_NONE || !is_about(v, x->field))
			continue;
		free(x->who);
		x->who = gd_strdup(f->ev->who);
		x->at = f->ev->at;
	}
	return true;
}

void
gd_merge_name_hands(struct gd_store *st, int64_t case_id, struct gd_merge *m)
{
	struct gd_event_page page;

	if (gd_store_events(st, case_id, 0, EVENTS, &page, NULL) != GD_OK)
		return;
	for (size_t i = 0; i < page.len; i++) {
		struct finder f = { m, &page.rows[i] };

		gd_store_event_values(st, page.rows[i].id, find_in, &f, NULL);
	}
	gd_event_page_release(&page);
}

/* ---- what stood there at an earlier version ---- */

struct rewind {
	const char *const *fields;
	char **seen;
	size_t len;
};

static bool
rewind_value(const struct gd_event_value *v, void *ctx)
{
	struct rewind *r = ctx;

	for (size_t i = 0; i < r->len; i++)
		if (is_about(v, r->fields[i])) {
			free(r->seen[i]);
			r->seen[i] = gd_strdup(as_kept(v, v->before));
		}
	return true;
}

/* Each event of a case makes one new version of it: go back `steps`. */
static enum gd_status
rewind_events(struct gd_desk *d, struct gd_store *st, int64_t id,
	      int64_t steps, struct rewind *r, struct gd_error *err)
{
	enum gd_status status = GD_OK;
	struct gd_event_page page;
	int64_t before = 0;

	while (status == GD_OK && steps > 0) {
		status = gd_desk_events(d, id, before,
					steps < EVENTS ? (int)steps : EVENTS,
					&page, err);
		if (status != GD_OK)
			break;
		for (size_t i = 0; status == GD_OK && i < page.len; i++) {
			before = page.rows[i].id;
			status = gd_store_event_values(st, before,
						       rewind_value, r, err);
		}
		steps = page.len ? steps - (int64_t)page.len : 0;
		gd_event_page_release(&page);
	}
	return status;
}

enum gd_status
gd_desk_seen_at(struct gd_desk *d, int64_t id, int64_t version,
		const char *const *fields, size_t len, char **seen,
		struct gd_error *err)
{
	struct rewind r = { fields, seen, len };
	struct gd_case_view v = { 0 };
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);

	for (size_t i = 0; i < len; i++)
		seen[i] = NULL;
	if (status == GD_OK)
		status = gd_desk_case(d, id, &v, err);
	if (status != GD_OK)
		return status;
	if (version > v.row.version)
		status = gd_error_set(err, GD_EINVAL,
				      _("the case has no version %" PRId64
					" yet; it is at %" PRId64),
				      version, v.row.version);
	for (size_t i = 0; i < len; i++)
		seen[i] = gd_strdup(gd_case_standing(&v, fields[i]));
	if (status == GD_OK)
		status = rewind_events(d, st, id, v.row.version - version, &r,
				       err);
	gd_case_view_release(&v);
	return status;
}

/* ---- in words ---- */

static const struct gd_interview *
interview(struct gd_desk *d)
{
	const struct gd_interview *iv = NULL;
	struct gd_playbook *pb;

	if (gd_desk_playbook(d, &pb, NULL) != GD_OK ||
	    gd_playbook_interview(pb, &iv, NULL) != GD_OK)
		return NULL;
	return iv;
}

void
gd_phrase_field(struct gd_desk *d, const char *field, struct gd_buf *out)
{
	const struct gd_interview *iv = interview(d);
	int q = iv ? gd_interview_find(iv, field) : -1;

	if (strcmp(field, "assignee") == 0)
		gd_buf_adds(out, _("Whose case"));
	else if (strcmp(field, "tags") == 0)
		gd_buf_adds(out, _("Tags"));
	else if (q >= 0)
		gd_buf_adds(out, gd_bitext_get(&iv->questions[q].name, NULL));
	else
		gd_buf_adds(out, field);
}

void
gd_phrase_value(struct gd_desk *d, const char *field, const char *value,
		struct gd_buf *out)
{
	const struct gd_interview *iv = interview(d);
	int q = iv ? gd_interview_find(iv, field) : -1;

	if (!*value)
		gd_buf_adds(out, _("(none)"));
	else if (q >= 0)
		gd_interview_words(iv, &iv->questions[q], value,
				   gd_desk_zone(d), NULL, out);
	else
		gd_buf_adds(out, value);
}

void
gd_phrase_merge(struct gd_desk *d, const struct gd_merge_field *f,
		struct gd_buf *out)
{
	struct gd_buf was = GD_BUF_INIT, theirs = GD_BUF_INIT;
	struct gd_buf mine = GD_BUF_INIT;

	gd_phrase_value(d, f->field, f->was, &was);
	gd_phrase_value(d, f->field, f->theirs, &theirs);
	gd_phrase_value(d, f->field, f->mine, &mine);
	gd_phrase_field(d, f->field, out);
	gd_buf_adds(out, _(": "));
	/* TRANSLATORS: three values of one answer */
	gd_buf_addf(out, _("was %1$s; now %2$s; yours %3$s"), was.s, theirs.s,
		    mine.s);
	if (f->at != GD_INSTANT_NONE) {
		gd_buf_adds(out, " (");
		gd_phrase_hand(d, f, out);
		gd_buf_addc(out, ')');
	}
	gd_buf_release(&was);
	gd_buf_release(&theirs);
	gd_buf_release(&mine);
}

void
gd_phrase_hand(struct gd_desk *d, const struct gd_merge_field *f,
	       struct gd_buf *out)
{
	if (f->at == GD_INSTANT_NONE)
		return;
	gd_buf_addf(out, "%s ", f->who);
	gd_phrase_instant(d, f->at, out);
}
