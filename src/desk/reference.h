/*
 * desk/reference.h - the playbook to be read: every entry with its source.
 *
 * What the reference screens and `rules show` say. Whatever rests on experience
 * or on a platform's own rule is marked as such; whatever is not in force today,
 * or was written from memory, says so.
 */
#ifndef GD_DESK_REFERENCE_H
#define GD_DESK_REFERENCE_H

#include "desk/desk.h"
#include "playbook/entry.h"

/* As gd_playbook_entries(). */
enum gd_status gd_desk_entries(struct gd_desk *d, const char *kind,
			       const char *id,
			       bool (*visit)(const struct gd_entry_view *e,
					     void *ctx),
			       void *ctx, struct gd_error *err);

/* What a key is called in the language in force; the key itself when unknown. */
const char *gd_reference_label(const char *key);

/*
 * Append the entry as lines "label: text" in the language in force, its sources
 * in full after it. The heading is the caller's.
 */
void gd_reference_page(struct gd_desk *d, const struct gd_entry_view *e,
		       struct gd_buf *out);
/* The same with every key in both languages and the line where it stands. */
void gd_reference_full(struct gd_desk *d, const struct gd_entry_view *e,
		       struct gd_buf *out);
/*
 * Append what a comma list of sources says: a paragraph a source with title, gist,
 * what it rests on, when it is in force, and the "to be verified" mark.
 */
void gd_reference_sources(struct gd_desk *d, const char *ids,
			  struct gd_buf *out);
/* The mark of one source: "the article's experience", "law", … */
const char *gd_reference_basis(enum gd_basis basis);
/* In force on the desk's day? A rule of law that ended is told as such. */
bool gd_reference_in_force(struct gd_desk *d, gd_day from, gd_day until);

/*
 * Does the entry hold every word (separated by spaces) of `words`, in its id or
 * in a text of either language? Case and full width do not count.
 */
bool gd_reference_matches(const struct gd_entry_view *e, const char *words);

#endif
