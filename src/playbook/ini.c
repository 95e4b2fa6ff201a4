/*
 * playbook/ini.c - see ini.h.
 */
#include <config.h>

#include "playbook/ini.h"

#include <ctype.h>
#include <iniparser/iniparser.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "playbook/ini_lines.h"

struct gd_ini_section *
gd_ini_section(const struct gd_ini *ini, const char *name)
{
	size_t i;

	for (i = 0; i < ini->len; i++)
		if (strcmp(ini->sections[i].name, name) == 0)
			return &ini->sections[i];
	return NULL;
}

struct gd_ini_key *
gd_ini_key(const struct gd_ini_section *s, const char *name)
{
	size_t i;

	for (i = 0; i < s->len; i++)
		if (strcasecmp(s->keys[i].name, name) == 0)
			return &s->keys[i];
	return NULL;
}

void
gd_ini_release(struct gd_ini *ini)
{
	size_t i, k;

	for (i = 0; i < ini->len; i++) {
		struct gd_ini_section *s = &ini->sections[i];

		for (k = 0; k < s->len; k++) {
			free(s->keys[k].name);
			free(s->keys[k].value);
		}
		free(s->keys);
		free(s->name);
	}
	free(ini->sections);
	*ini = (struct gd_ini){ .sections = NULL };
}

/* iniparser would print to standard error; the index has said it already. */
static int
hush(const char *fmt, ...)
{
	return fmt ? 0 : -1;
}

/* Is `stored`, iniparser's lower-cased `section:key`, this section and key? */
static bool
is_stored(const char *stored, const char *section, const char *key)
{
	size_t n = strlen(section);

	return strncasecmp(stored, section, n) == 0 && stored[n] == ':' &&
	       strcasecmp(stored + n + 1, key) == 0;
}

/* The slow way, for files whose sections or keys repeat. */
static const char *
look_up(const dictionary *d, const char *section, const char *key)
{
	struct gd_buf name = GD_BUF_INIT;
	const char *value;
	size_t i;

	gd_buf_addf(&name, "%s:%s", section, key);
	for (i = 0; i < name.len; i++)
		name.s[i] = (char)tolower((unsigned char)name.s[i]);
	value = iniparser_getstring(d, name.s, NULL);
	gd_buf_release(&name);
	return value;
}

/*
 * Move the dictionary's values to the indexed keys. Both are in the file's
 * order, so that a cursor finds nearly all without a search.
 */
static bool
take_values(struct gd_ini *ini, const dictionary *d)
{
	bool all = true;
	ssize_t at = 0;
	size_t i, k;

	for (i = 0; i < ini->len; i++) {
		struct gd_ini_section *s = &ini->sections[i];

		for (k = 0; k < s->len; k++) {
			const char *value = NULL;

			while (at < d->size && d->key[at] && !d->val[at])
				at++;	/* a section's own entry */
			if (at < d->size && d->key[at] &&
			    is_stored(d->key[at], s->name, s->keys[k].name))
				value = d->val[at++];
			else
				value = look_up(d, s->name, s->keys[k].name);
			all = all && value;
			free(s->keys[k].value);
			s->keys[k].value = gd_strdup(value ? value : "");
		}
	}
	return all;
}

static bool
read_text(const char *path, struct gd_buf *text, struct gd_mistakes *m)
{
	struct gd_error err = GD_ERROR_INIT;
	struct stat st;

	/* A FIFO would block, and iniparser opens the name once more. */
	if (stat(path, &st) == 0 && !S_ISREG(st.st_mode)) {
		gd_mistake(m, path, 1, _("this is not a regular file"));
		return false;
	}
	if (gd_file_read(text, path, GD_INI_FILE_MAX, &err) != GD_OK) {
		gd_mistake(m, path, 1, "%s", err.text);
		return false;
	}
	return true;
}

bool
gd_ini_read(const char *path, struct gd_ini *out, struct gd_mistakes *m)
{
	struct gd_ini ini = { .sections = NULL };
	struct gd_buf text = GD_BUF_INIT;
	dictionary *d = NULL;
	int before = m->count;
	bool ok = false;

	*out = ini;
	if (!read_text(path, &text, m) ||
	    !gd_ini_index(path, text.s, text.len, &ini, m))
		goto out;
	if (m->count > before) {
		iniparser_set_error_callback(hush);
		d = iniparser_load(path);
		if (!d || !take_values(&ini, d)) {
			gd_mistake(m, path, 1, _("the file cannot be parsed; "
						 "was it changed while it was "
						 "read?"));
			goto out;
		}
	}
	*out = ini;
	ini = (struct gd_ini){ .sections = NULL };
	ok = true;
out:
	if (!ok)
		m->dropped = true;
	iniparser_freedict(d);
	gd_ini_release(&ini);
	gd_buf_release(&text);
	return ok;
}
