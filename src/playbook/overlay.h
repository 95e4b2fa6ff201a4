/*
 * playbook/overlay.h - shipped and user files, merged entry by entry.
 *
 * A user's section with the id of a shipped entry changes that entry key by key;
 * an empty value takes an optional key away. Other sections and files add
 * entries. Each key remembers its own file and line. Order is that of the
 * places, the files' names, the lines; a changed entry keeps its place.
 */
#ifndef GD_PLAYBOOK_OVERLAY_H
#define GD_PLAYBOOK_OVERLAY_H

#include "playbook/schema.h"

struct gd_entry_key {
	char *name;
	char *value;
	const char *file;	/* belongs to the entries */
	int line;
};

struct gd_entry {
	enum gd_kind kind;
	char *scope;		/* file name without .ini where it matters, or "" */
	char *id;		/* without the kind's prefix */
	const char *file;	/* where it was first met */
	int line;
	struct gd_entry_key *keys;
	size_t len, cap;
	/* Private: the order, and who brought or changed it last. */
	size_t place, seq;
	const char *base;
	bool user;
	const char *by;
	int by_line;
};

struct gd_entries {
	struct gd_entry *items;
	size_t len, cap;
	char **files;		/* every file that was read */
	size_t files_len, files_cap;
};

/* Where to look. */
struct gd_folders {
	const char *shipped;	/* holds playbook/ and calendar/ */
	const char *user;	/* the same; NULL: none */
	const char *const *extra;	/* files as if they stood in `user` */
	size_t extra_len;
	const char *only;	/* of folders: this file name alone; NULL: all */
};

/*
 * Read the places of `group` and append their entries. A place missing from the
 * shipped folder, or a folder that cannot be read, is GD_ESYS; mistakes in files
 * go to `m`, and what could be read is there nevertheless.
 */
enum gd_status gd_overlay_read(const struct gd_folders *f, enum gd_group group,
			       struct gd_entries *out, struct gd_mistakes *m,
			       struct gd_error *err);
void gd_entries_release(struct gd_entries *es);

/* NULL when the entry has no such key or an empty one. */
const struct gd_entry_key *gd_entry_key(const struct gd_entry *e,
					const char *name);
/* The line to blame for `key`: its own, else the entry's. */
void gd_entry_blame(const struct gd_entry *e, const char *key,
		    const char **file, int *line);

/*
 * The place a file belongs to by its name and its folder's; false when it is
 * none. `*base` is set to its last name.
 */
bool gd_overlay_place(const char *path, size_t *place, const char **base);
/* Names of the *.ini (`suffix`) files in `dir`, sorted; a missing folder has none. */
enum gd_status gd_overlay_names(const char *dir, const char *suffix,
				char ***names, size_t *len,
				struct gd_error *err);
void gd_overlay_names_free(char **names, size_t len);

#endif
