/*
 * desk/phrase_evidence.h - events about evidence as lines of history.
 */
#ifndef GD_DESK_PHRASE_EVIDENCE_H
#define GD_DESK_PHRASE_EVIDENCE_H

#include "desk/desk.h"
#include "domain/records.h"

/* Append the line; false when the event is none about evidence. */
bool gd_phrase_evidence_event(struct gd_desk *d, const struct gd_event_row *ev,
			      bool brief, struct gd_buf *out);

#endif
