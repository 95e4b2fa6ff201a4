/*
 * Names of keys, and which action a key means on a screen.
 */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "tui/action.h"

static const struct {
	int key;
	const char *name;	/* in the configuration */
	const char *shown;	/* N_(): in hints and help, or a sign */
} names[] = {
	{ GD_KEY_UP, "Up", "\u2191" },
	{ GD_KEY_DOWN, "Down", "\u2193" },
	{ GD_KEY_LEFT, "Left", "\u2190" },
	{ GD_KEY_RIGHT, "Right", "\u2192" },
	{ GD_KEY_PGUP, "PgUp", "PgUp" },
	{ GD_KEY_PGDN, "PgDn", "PgDn" },
	{ GD_KEY_HOME, "Home", "Home" },
	{ GD_KEY_END, "End", "End" },
	{ GD_KEY_INS, "Ins", "Ins" },
	{ GD_KEY_DEL, "Del", "Del" },
	{ GD_KEY_BACKSPACE, "Backspace", "Backspace" },
	{ GD_KEY_ENTER, "Enter", "Enter" },
	{ GD_KEY_TAB, "Tab", "Tab" },
	{ GD_KEY_BACKTAB, "Shift-Tab", "Shift-Tab" },
	{ GD_KEY_SRIGHT, "Shift-Right", "Shift-Right" },
	{ GD_KEY_SLEFT, "Shift-Left", "Shift-Left" },
	{ GD_KEY_ESC, "Esc", "Esc" },
	/* TRANSLATORS: the space bar. */
	{ ' ', "Space", N_("Space") },
};

static bool
parse_function_key(const char *name, int *key)
{
	char *end;
	long n = strtol(name + 1, &end, 10);

	if (*end != '\0' || n < 1 || n > 12)
		return false;
	*key = GD_KEY_F1 + (int)n - 1;
	return true;
}

bool
gd_key_parse(const char *name, int *key)
{
	for (size_t i = 0; i < GD_ARRAY_LEN(names); i++)
		if (strcasecmp(name, names[i].name) == 0) {
			*key = names[i].key;
			return true;
		}
	if (name[0] == 'F' && name[1] != '\0')
		return parse_function_key(name, key);
	if (strncasecmp(name, "Ctrl-", 5) == 0 && name[5] >= 'A' &&
	    name[5] <= 'Z' && name[6] == '\0') {
		*key = GD_MOD_CTRL | (name[5] - 'A' + 'a');
		return true;
	}
	if (strncasecmp(name, "Alt-", 4) == 0 && name[4] > ' ' &&
	    name[4] < 0x7f && name[5] == '\0') {
		*key = GD_MOD_ALT | (unsigned char)name[4];
		return true;
	}
	if (name[0] > ' ' && name[0] < 0x7f && name[1] == '\0') {
		*key = (unsigned char)name[0];
		return true;
	}
	return false;
}

void
gd_key_name(int key, char *out, size_t size)
{
	for (size_t i = 0; i < GD_ARRAY_LEN(names); i++)
		if (names[i].key == key) {
			snprintf(out, size, "%s", _(names[i].shown));
			return;
		}
	if (key >= GD_KEY_F1 && key <= GD_KEY_F12)
		snprintf(out, size, "F%d", key - GD_KEY_F1 + 1);
	else if (key & GD_MOD_CTRL)
		snprintf(out, size, "Ctrl-%c",
			 (key & ~GD_MOD_CTRL) - 'a' + 'A');
	else if (key & GD_MOD_ALT && (key & ~GD_MOD_ALT) < 0x7f)
		snprintf(out, size, "Alt-%c", key & ~GD_MOD_ALT);
	else if (key > 0 && key < 0x7f)
		snprintf(out, size, "%c", key);
	else
		snprintf(out, size, "?");
}

/* Read space-separated key names into `keys`; false names the bad one. */
static bool
parse_keys(const char *list, int keys[GD_KEYS_PER_ACTION], char *bad,
	   size_t bad_size)
{
	int out[GD_KEYS_PER_ACTION] = { 0 };
	int n = 0;

	while (*list) {
		char name[24];
		size_t len = strcspn(list, " ");

		if (len >= sizeof name)
			len = sizeof name - 1;
		memcpy(name, list, len);
		name[len] = '\0';
		if (len > 0 && n < GD_KEYS_PER_ACTION &&
		    !gd_key_parse(name, &out[n++])) {
			snprintf(bad, bad_size, "%s", name);
			return false;
		}
		list += strcspn(list, " ");
		list += strspn(list, " ");
	}
	memcpy(keys, out, sizeof out);
	return true;
}

enum gd_status
gd_keymap_init(struct gd_keymap *km, const struct gd_config *c,
	       struct gd_error *err)
{
	enum gd_status status = GD_OK;
	char bad[24];

	memset(km, 0, sizeof *km);
	for (int a = GD_ACT_NONE + 1; a < GD_ACT_COUNT; a++) {
		const struct gd_action_def *def =
			gd_action_def((enum gd_action)a);
		const char *own = c ? gd_config_keys(c, def->name) : NULL;

		parse_keys(def->keys, km->keys[a], bad, sizeof bad);
		if (own && !parse_keys(own, km->keys[a], bad, sizeof bad))
			status = gd_error_set(err, GD_EDATA,
				_("[keys] %s: '%s' is no key's name; try e, "
				  "F5, Ctrl-P, Enter, Left"), def->name, bad);
	}
	return status;
}

enum gd_action
gd_keymap_find(const struct gd_keymap *km, const enum gd_action *actions,
	       int key)
{
	for (; *actions != GD_ACT_NONE; actions++)
		for (int i = 0; i < GD_KEYS_PER_ACTION; i++)
			if (km->keys[*actions][i] == key && key != 0)
				return *actions;
	return GD_ACT_NONE;
}
