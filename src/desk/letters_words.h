/*
 * desk/letters_words.h - letters in the history, in words.
 */
#ifndef GD_DESK_LETTERS_WORDS_H
#define GD_DESK_LETTERS_WORDS_H

#include <stdbool.h>

#include "base/buf.h"
#include "desk/desk.h"
#include "domain/records.h"

/* Append an event of a letter; false when it is of another kind. */
bool gd_phrase_letter_event(struct gd_desk *d, const struct gd_event_row *ev,
			    bool brief, struct gd_buf *out);

#endif
