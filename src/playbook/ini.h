/*
 * playbook/ini.h - one INI file as sections and keys that know their line.
 *
 * The lines are read here, since iniparser forgets them, and since it misreads some
 * files without a word: it cuts a
 * value at `;` or `#`, joins a line that ends in a backslash with the next, drops
 * what follows a closing quote, merges repeated sections, lets the last of
 * repeated keys win, lower-cases names and breaks on `:` in a section's name.
 * Each of these is reported as a mistake, so that what is read is what stands
 * there, and such a file has the values that iniparser gives. A file without a
 * mistake reads the same either way, and three times as fast without it; cards
 * name their clocks, so that every start reads some. Any bytes are survived.
 */
#ifndef GD_PLAYBOOK_INI_H
#define GD_PLAYBOOK_INI_H

#include <stdbool.h>
#include <stddef.h>

#include "playbook/mistakes.h"

#define GD_INI_LINE_MAX 1000		/* bytes; iniparser's buffer holds 1024 */
#define GD_INI_FILE_MAX (512 * 1024)	/* bytes */
#define GD_INI_KEYS_MAX 4000		/* its dictionary is linear: bound the time */

struct gd_ini_key {
	char *name;		/* as written, trimmed */
	char *value;		/* as iniparser reads it; "" when empty */
	int line;
};

struct gd_ini_section {
	char *name;
	int line;
	struct gd_ini_key *keys;
	size_t len, cap;
};

struct gd_ini {
	struct gd_ini_section *sections;
	size_t len, cap;
};

/*
 * Read the regular file `path`. Returns true when it could be parsed; `*out` is
 * then filled (free with gd_ini_release()), though mistakes may have been
 * reported. False: `*out` is empty and at least one mistake was reported.
 */
bool gd_ini_read(const char *path, struct gd_ini *out, struct gd_mistakes *m);
void gd_ini_release(struct gd_ini *ini);

/* NULL when there is none. */
struct gd_ini_section *gd_ini_section(const struct gd_ini *ini,
				      const char *name);
struct gd_ini_key *gd_ini_key(const struct gd_ini_section *s,
			      const char *name);

#endif
