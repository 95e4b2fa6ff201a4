/*
 * playbook/entry.h - entries as they stand in the files, for whoever shows them.
 *
 * Records (domain/rules.h) hold what the program works with; here is what a
 * person wrote: each key with its words in both languages and the line it comes
 * from, so that a clinic sees what its own files have changed.
 */
#ifndef GD_PLAYBOOK_ENTRY_H
#define GD_PLAYBOOK_ENTRY_H

#include "playbook/playbook.h"

struct gd_entry_line {		/* one key */
	const char *key;	/* "name", "name[en]" */
	const char *value;
	const char *file;
	int line;
	bool user;		/* set by a file of the user */
};

struct gd_entry_view {		/* lives for the call alone */
	const char *kind;	/* "clock" */
	const char *id;		/* "reg_mediate.order121"; a choice: LIST.CODE */
	const struct gd_bitext *name;	/* of a triage rule its reason */
	const char *source;	/* comma list of ids; "" for a source itself */
	const char *file;	/* where it was first met */
	int line;
	bool user;		/* a file of the user adds it or changes it */
	const struct gd_entry_line *lines;	/* as written, empty ones left out */
	size_t lines_len;
};

/* The value of `key`, NULL when the entry has none. */
const char *gd_entry_view_get(const struct gd_entry_view *e, const char *key);

/*
 * Visit the entries of `kind` (NULL: all) in file order until `visit` returns
 * false. `id` (NULL: all) picks those called so; a clock's id without its
 * version picks every version, a list's name all its options. GD_EINVAL names
 * the kinds; GD_ENOTFOUND: nothing is called `id`, with the nearest id;
 * GD_EDATA as when loading, entries of parts before the broken one were visited.
 */
enum gd_status gd_playbook_entries(struct gd_playbook *pb, const char *kind,
				   const char *id,
				   bool (*visit)(const struct gd_entry_view *e,
						 void *ctx),
				   void *ctx, struct gd_error *err);

#endif
