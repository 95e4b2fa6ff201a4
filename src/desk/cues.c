/*
 * desk/cues.c - see cues.h.
 */
#include <config.h>

#include "desk/cues.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/evidence_internal.h"
#include "store/evidence.h"

/* The question whose answer says whether a file's carrier is still there. */
static const struct gd_principle *
carrier_question(const struct gd_knowledge *k)
{
	for (size_t i = 0; i < k->principles_len; i++) {
		if (k->principles[i].carrier)
			return &k->principles[i];
	}
	return NULL;
}

static bool
is_away(const struct gd_knowledge *k, const struct gd_evidence_row *r)
{
	const struct gd_principle *q = carrier_question(k);
	enum gd_check c = q ? gd_checks_get(r->checks, q->id) : GD_CHECK_OPEN;

	return c == GD_CHECK_NO || c == GD_CHECK_UNSURE;
}

/* Copies are not shown: the court wants the original. */
static bool
shows(const struct gd_cue *cue, const struct gd_evidence_row *r)
{
	return cue->kinds && !r->of_id &&
	       gd_evidence_kind_in(cue->kinds, r->kind);
}

static void
add_exhibits(const struct gd_evidence_view *v, struct gd_cue_card *c)
{
	for (size_t i = 0; i < v->len; i++) {
		const struct gd_evidence_row *r = &v->rows[i];

		if (!shows(c->cue, r))
			continue;
		gd_buf_addf(&c->exhibits, _("Show no. %1$d: %2$s\n"), r->seq,
			    r->name);
		if (*r->source || *r->note)
			gd_buf_addf(&c->exhibits, "   %s%s%s\n", r->source,
				    *r->source && *r->note ? "  " : "",
				    r->note);
		c->shown++;
		if (!is_away(v->k, r))
			continue;
		gd_buf_addf(&c->warnings, _("! Not at hand: the original of "
					    "no. %d\n"), r->seq);
		c->away++;
	}
}

static void
add_missing(const struct gd_evidence_view *v, struct gd_cue_card *c)
{
	for (size_t i = 0; c->cue->kinds && i < v->list.len; i++) {
		const struct gd_checklist_item *item = &v->list.items[i];

		if (!item->listed || item->files ||
		    !gd_evidence_kind_in(c->cue->kinds, item->kind->code))
			continue;
		gd_buf_addf(&c->warnings, _("! No file yet: %s\n"),
			    gd_bitext_get(&item->kind->name, NULL));
		c->missing++;
	}
	if (c->cue->kinds && !c->shown && !c->missing)
		gd_buf_addf(&c->exhibits, "%s\n",
			    _("This case has nothing to show here"));
}

void
gd_cue_deck_make(const struct gd_evidence_view *v, struct gd_cue_deck *out)
{
	*out = (struct gd_cue_deck){ .cards = NULL };
	for (size_t i = 0; i < v->k->cues_len; i++) {
		struct gd_cue_card c = { .cue = &v->k->cues[i] };

		if (!gd_cond_holds(&c.cue->when, &v->answers))
			continue;
		gd_buf_init(&c.exhibits);
		gd_buf_init(&c.warnings);
		add_exhibits(v, &c);
		add_missing(v, &c);
		out->not_ready += c.warnings.len > 0;
		GD_GROW(out->cards, out->len, out->cap);
		out->cards[out->len++] = c;
	}
}

void
gd_cue_deck_release(struct gd_cue_deck *d)
{
	for (size_t i = 0; i < d->len; i++) {
		gd_buf_release(&d->cards[i].exhibits);
		gd_buf_release(&d->cards[i].warnings);
	}
	free(d->cards);
	*d = (struct gd_cue_deck){ .cards = NULL };
}

void
gd_cue_card_words(const struct gd_cue_card *c, struct gd_buf *out)
{
	gd_buf_addf(out, "%s\n", gd_bitext_get(&c->cue->show, NULL));
	if (c->exhibits.len || c->warnings.len)
		gd_buf_addf(out, "\n%s%s", c->exhibits.s, c->warnings.s);
}

void
gd_cue_deck_words(const struct gd_cue_deck *d, struct gd_buf *out)
{
	if (d->not_ready)
		gd_buf_addf(out, ngettext("%1$d of %2$zu cards is not ready yet",
					  "%1$d of %2$zu cards are not ready "
					  "yet", (unsigned long)d->not_ready),
			    d->not_ready, d->len);
	else
		gd_buf_addf(out, _("all %zu cards are ready"), d->len);
}

static enum gd_status
answer_card(struct gd_act *a, const struct gd_cue *cue, enum gd_check answer,
	    struct gd_error *err)
{
	const struct gd_principle *q = carrier_question(a->k);
	struct gd_evidence_row *rows = NULL;
	enum gd_status status;
	size_t len = 0, n = 0;

	status = gd_store_evidence(a->st, a->id, &rows, &len, err);
	for (size_t i = 0; status == GD_OK && q && i < len; i++) {
		struct gd_buf checks = GD_BUF_INIT;

		if (!shows(cue, &rows[i]) ||
		    !gd_evidence_kind_in(q->kinds, rows[i].kind))
			continue;
		gd_checks_set(rows[i].checks, q->id, answer, &checks);
		status = gd_store_put(a->st, GD_ENT_EVIDENCE, rows[i].id,
				      "checks", checks.s, err);
		gd_buf_release(&checks);
		n++;
	}
	gd_evidence_rows_free(rows, len);
	if (status == GD_OK && !n)
		status = gd_error_set(err, GD_EINVAL,
				      _("this card shows no file of the case; "
					"there is nothing to have at hand"));
	return status;
}

static const struct gd_cue *
find_cue(const struct gd_knowledge *k, const char *id, struct gd_error *err)
{
	struct gd_buf names = GD_BUF_INIT;
	const struct gd_cue *cue = NULL;

	for (size_t i = 0; !cue && i < k->cues_len; i++) {
		gd_buf_addf(&names, "%s%s", i ? " " : "", k->cues[i].id);
		if (strcmp(k->cues[i].id, id) == 0)
			cue = &k->cues[i];
	}
	if (!cue)
		gd_error_set(err, GD_EINVAL,
			     _("there is no card '%1$s'; there are: %2$s"), id,
			     names.s);
	gd_buf_release(&names);
	return cue;
}

enum gd_status
gd_desk_cue_at_hand(struct gd_desk *d, int64_t id, const char *cue,
		    bool at_hand, struct gd_error *err)
{
	const struct gd_cue *card;
	enum gd_status status;
	struct gd_act a;

	status = gd_act_begin(&a, d, id, "principle", GD_ACT_RULES, err);
	if (status != GD_OK)
		return status;
	card = find_cue(a.k, cue, err);
	status = card ? answer_card(&a, card, at_hand ? GD_CHECK_YES
						      : GD_CHECK_NO, err)
		      : GD_EINVAL;
	return gd_act_end(&a, status, err);
}
