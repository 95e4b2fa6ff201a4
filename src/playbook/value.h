/*
 * playbook/value.h - one value of a file, into one member of a record.
 */
#ifndef GD_PLAYBOOK_VALUE_H
#define GD_PLAYBOOK_VALUE_H

#include "playbook/overlay.h"

/*
 * Set the member that `field` describes from `key` (not empty). `en` says that
 * the key was `key[en]`. Bad values are reported at the key's line and leave
 * the member as it was.
 */
void gd_value_set(void *record, const struct gd_field *field, bool en,
		  const struct gd_entry_key *key, struct gd_mistakes *m);
/* The member's value before any key is read, in a zeroed record. */
void gd_value_init(void *record, const struct gd_field *field);
void gd_value_release(void *record, const struct gd_field *field);

/*
 * Copy the next item of the comma list `*list`, trimmed, into `item`, and move
 * on; false at the end. An empty item is copied as "".
 */
bool gd_value_next(const char **list, struct gd_buf *item);

/* The words of an event: verb and, when it has one, its object ("" else). */
struct gd_event {
	char verb[16];
	char object[64];
};
bool gd_event_parse(const char *s, struct gd_event *out);

#endif
