/*
 * gongdao evidence rehearse - the cue cards of showing evidence in court.
 */
#include <config.h>

#include "cli/evidence.h"

#include "base/i18n.h"
#include "cli/json.h"
#include "cli/listing.h"
#include "desk/cues.h"

static void
print_text(struct gd_cli *c, const struct gd_cue_deck *d)
{
	struct gd_buf text = GD_BUF_INIT;

	for (size_t i = 0; i < d->len; i++) {
		gd_buf_addf(&text, "%s%zu/%zu  %s (%s)\n", i ? "\n" : "",
			    i + 1, d->len,
			    gd_bitext_get(&d->cards[i].cue->name, NULL),
			    d->cards[i].cue->id);
		gd_cue_card_words(&d->cards[i], &text);
	}
	gd_cli_text(c, text.s);
	gd_buf_reset(&text);
	gd_cue_deck_words(d, &text);
	gd_cli_say("%s", text.s);
	gd_buf_release(&text);
}

static void
print_json(const struct gd_cue_deck *d)
{
	gd_json_open();
	for (size_t i = 0; i < d->len; i++) {
		const struct gd_cue_card *card = &d->cards[i];
		json_t *o = json_object();

		json_object_set_new(o, "card", gd_json_text(card->cue->id));
		json_object_set_new(o, "name", gd_json_text(gd_bitext_get(
						&card->cue->name, NULL)));
		json_object_set_new(o, "show", gd_json_text(gd_bitext_get(
						&card->cue->show, NULL)));
		json_object_set_new(o, "source",
				    gd_json_text(card->cue->source));
		json_object_set_new(o, "files", json_integer(card->shown));
		json_object_set_new(o, "not_at_hand",
				    json_integer(card->away));
		json_object_set_new(o, "missing", json_integer(card->missing));
		gd_json_element(i, o);
	}
	gd_json_close();
}

/* What --at-hand or --not-at-hand tells is kept before the cards are made. */
static int
keep_at_hand(struct gd_cli *c)
{
	const char *here = gd_cli_value(c, "at-hand");
	const char *away = gd_cli_value(c, "not-at-hand");
	struct gd_error err = GD_ERROR_INIT;
	int status = GD_EXIT_OK;
	int64_t id;

	if (!here && !away)
		return status;
	if (here && away)
		return gd_cli_refuse(_("give --at-hand or --not-at-hand, not both"));
	if (gd_cli_exhibit(c, &id, NULL, &status) &&
	    gd_desk_cue_at_hand(c->desk, id, here ? here : away, here != NULL,
				&err) != GD_OK)
		status = gd_cli_fail(&err);
	return status;
}

int
gd_evidence_cmd_rehearse(struct gd_cli *c)
{
	struct gd_evidence_view v;
	struct gd_cue_deck deck;
	enum gd_format format;
	int status;
	int64_t id;

	if (!gd_cli_format(c, false, &format))
		return GD_EXIT_REQUEST;
	status = keep_at_hand(c);
	if (status != GD_EXIT_OK || !gd_evidence_load(c, &id, &v, &status))
		return status;
	gd_cue_deck_make(&v, &deck);
	if (format == GD_FORMAT_JSON)
		print_json(&deck);
	else
		print_text(c, &deck);
	gd_cue_deck_release(&deck);
	gd_evidence_view_release(&v);
	return status;
}
