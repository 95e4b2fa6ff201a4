/*
 * desk/phrase_evidence.c - see phrase_evidence.h.
 */
#include <config.h>

#include "desk/phrase_evidence.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/evidence_words.h"
#include "store/evidence.h"

struct told {
	struct gd_evidence_row r;	/* what the event says, else the row's */
	char *checks_before, *note;
	int files;
	int64_t first;
};

static void
keep(char **to, const char *value)
{
	free(*to);
	*to = gd_strdup(value ? value : "");
}

static bool
take(const struct gd_event_value *v, void *ctx)
{
	struct told *t = ctx;
	struct { const char *field; char **to; } texts[] = {
		{ "kind", &t->r.kind }, { "name", &t->r.name },
		{ "digest", &t->r.digest }, { "checks", &t->r.checks },
		{ "touch", &t->r.touch }, { "stamp_by", &t->r.stamp_by },
		{ "stamp_digest", &t->r.stamp_digest },
	};

	if (strcmp(v->field, "note") == 0 && strcmp(v->entity, "event") == 0)
		keep(&t->note, v->after);
	if (strcmp(v->entity, "evidence") != 0 &&
	    strcmp(v->entity, "stamp") != 0)
		return true;
	if (t->first != v->entity_id) {
		t->files++;
		t->first = t->first ? t->first : v->entity_id;
	}
	if (t->first != v->entity_id)
		return true;
	for (size_t i = 0; i < GD_ARRAY_LEN(texts); i++) {
		if (strcmp(texts[i].field, v->field) == 0)
			keep(texts[i].to, v->after);
	}
	if (strcmp(v->field, "checks") == 0)
		keep(&t->checks_before, v->before);
	return true;
}

/* Number and name stand in the row where the event need not repeat them. */
static void
fill_in(struct gd_desk *d, int64_t case_id, struct told *t)
{
	const struct gd_evidence_row *r;
	struct gd_evidence_row *rows;
	struct gd_store *st;
	size_t len;

	if (gd_desk_store(d, &st, NULL) != GD_OK ||
	    gd_store_evidence(st, case_id, &rows, &len, NULL) != GD_OK)
		return;
	r = gd_evidence_by_id(rows, len, t->first);
	if (r) {
		t->r.seq = r->seq;
		if (!t->r.name)
			keep(&t->r.name, r->name);
		if (!t->r.kind)
			keep(&t->r.kind, r->kind);
	}
	gd_evidence_rows_free(rows, len);
}

static void
add_kind(struct gd_desk *d, const char *code, struct gd_buf *out)
{
	const struct gd_evidence_kind *k = NULL;

	if (!code || gd_desk_evidence_kind(d, code, &k, NULL) != GD_OK)
		gd_buf_adds(out, code ? code : "");
	else
		gd_buf_adds(out, gd_bitext_get(&k->name, NULL));
}

static void
say_added(struct gd_desk *d, const struct told *t, bool brief,
	  struct gd_buf *out)
{
	struct gd_buf kind = GD_BUF_INIT;

	add_kind(d, t->r.kind, &kind);
	gd_buf_addf(out, _("evidence added: no. %1$d %2$s"), t->r.seq, kind.s);
	if (!brief && t->r.name)
		gd_buf_addf(out, " (%s)", t->r.name);
	if (!brief && t->r.digest)
		gd_buf_addf(out, ", SHA-256 %.4s...%s", t->r.digest,
			    strlen(t->r.digest) > 4
				    ? t->r.digest + strlen(t->r.digest) - 4
				    : "");
	gd_buf_release(&kind);
}

/* The question whose answer the event changed. */
static void
say_principle(struct gd_desk *d, const struct told *t, struct gd_buf *out)
{
	const char *after = t->r.checks ? t->r.checks : "";
	const char *before = t->checks_before ? t->checks_before : "";
	const struct gd_knowledge *k;
	struct gd_playbook *pb;

	gd_buf_addf(out, _("judged no. %1$d %2$s"), t->r.seq,
		    t->r.name ? t->r.name : "");
	if (t->files > 1)
		gd_buf_addf(out, ngettext(" and %d more", " and %d more",
					  (unsigned long)t->files - 1),
			    t->files - 1);
	if (gd_desk_playbook(d, &pb, NULL) != GD_OK ||
	    gd_playbook_knowledge(pb, &k, NULL) != GD_OK)
		return;
	for (size_t i = 0; i < k->principles_len; i++) {
		const struct gd_principle *q = &k->principles[i];
		enum gd_check c = gd_checks_get(after, q->id);

		if (c != gd_checks_get(before, q->id))
			gd_buf_addf(out, _(": %1$s? %2$s (%3$s)"),
				    gd_principle_name(q->principle),
				    gd_check_words(c), q->id);
	}
}

bool
gd_phrase_evidence_event(struct gd_desk *d, const struct gd_event_row *ev,
			 bool brief, struct gd_buf *out)
{
	static const char *const kinds[] = {
		"evidence", "describe", "principle", "stamp", "custody"
	};
	struct told t = { .files = 0 };
	struct gd_store *st;
	size_t k = 0;

	while (k < GD_ARRAY_LEN(kinds) && strcmp(kinds[k], ev->kind) != 0)
		k++;
	if (k == GD_ARRAY_LEN(kinds))
		return false;
	if (gd_desk_store(d, &st, NULL) == GD_OK)
		gd_store_event_values(st, ev->id, take, &t, NULL);
	fill_in(d, ev->case_id, &t);
	if (k == 0)
		say_added(d, &t, brief, out);
	else if (k == 1)
		gd_buf_addf(out, _("described no. %1$d %2$s"), t.r.seq,
			    t.r.name ? t.r.name : "");
	else if (k == 2)
		say_principle(d, &t, out);
	else if (k == 3 && !ev->case_id)
		gd_buf_addf(out, _("the history was timestamped by %s"),
			    t.r.stamp_by ? t.r.stamp_by : "");
	else if (k == 3)
		gd_buf_addf(out, _("timestamp of no. %1$d by %2$s"), t.r.seq,
			    t.r.stamp_by ? t.r.stamp_by : "");
	else
		gd_buf_addf(out, _("evidence %s"),
			    gd_touch_words(t.r.touch ? t.r.touch : ""));
	if (k == 4 && t.note)
		gd_buf_addf(out, _(": %s"), t.note);
	gd_evidence_row_release(&t.r);
	free(t.checks_before);
	free(t.note);
	return true;
}
