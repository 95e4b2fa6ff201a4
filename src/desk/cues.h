/*
 * desk/cues.h - showing a case's evidence in court, card by card.
 *
 * The steps and their order are data (rehearsal.ini); a card names the numbers
 * that this case has for its step, what is missing, and whose original carrier
 * (the phone, the account, the paper) is not at hand.
 */
#ifndef GD_DESK_CUES_H
#define GD_DESK_CUES_H

#include "desk/evidence.h"

struct gd_cue_card {
	const struct gd_cue *cue;	/* borrowed from the playbook */
	struct gd_buf exhibits;		/* a line each: what is shown here */
	struct gd_buf warnings;		/* a line each; empty: ready */
	int shown;			/* originals of this case */
	int away;			/* of them without carrier at hand */
	int missing;			/* kinds that are needed and have no file */
};

struct gd_cue_deck {
	struct gd_cue_card *cards;	/* owned */
	size_t len, cap;
	int not_ready;			/* cards with a warning */
};

/* The cards of a case; borrows from `v` and its playbook. */
void gd_cue_deck_make(const struct gd_evidence_view *v,
		      struct gd_cue_deck *out);
void gd_cue_deck_release(struct gd_cue_deck *d);
/* Append a card as text: what is done and said, exhibits, warnings. */
void gd_cue_card_words(const struct gd_cue_card *c, struct gd_buf *out);
/* "2 of 9 cards are not ready yet", or that all are. */
void gd_cue_deck_words(const struct gd_cue_deck *d, struct gd_buf *out);

/*
 * Say of every original that the card `cue` (its id) shows that its carrier is
 * at hand or not: one event, the answers of the question about it. GD_EINVAL
 * when there is no such card, or it shows nothing of this case.
 */
enum gd_status gd_desk_cue_at_hand(struct gd_desk *d, int64_t id,
				   const char *cue, bool at_hand,
				   struct gd_error *err);

#endif
