/*
 * tui/action.h - everything a key, a click or the palette can do: one table.
 *
 * A row of the table is the only place that knows an action: its name in the
 * configuration, its default keys, its hint and help texts and where it
 * belongs. Dispatch, hint line, help screen, palette and key remapping all read
 * it. A screen names the actions it offers (gd_screen_ops.actions); nothing
 * else decides what `?` lists.
 */
#ifndef GD_TUI_ACTION_H
#define GD_TUI_ACTION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "desk/config.h"

enum gd_action {
	GD_ACT_NONE,
	/* moving */
	GD_ACT_UP, GD_ACT_DOWN, GD_ACT_LEFT, GD_ACT_RIGHT,
	GD_ACT_PAGE_UP, GD_ACT_PAGE_DOWN, GD_ACT_HOME, GD_ACT_END,
	GD_ACT_TAB, GD_ACT_BACKTAB,
	/* everywhere */
	GD_ACT_OPEN,		/* Enter */
	GD_ACT_ACCEPT,		/* Enter in a dialog */
	GD_ACT_BACK,		/* Esc */
	GD_ACT_HELP, GD_ACT_PALETTE, GD_ACT_QUIT, GD_ACT_REDRAW, GD_ACT_UNDO, GD_ACT_UNDO_STEP,
	GD_ACT_LINE_BREAK,	/* in a text of several lines; Enter finishes it */
	/* lists and cases */
	GD_ACT_NEW, GD_ACT_DEADLINES, GD_ACT_BOARD, GD_ACT_FILTER,
	GD_ACT_SEARCH, GD_ACT_SORT, GD_ACT_EXPORT, GD_ACT_PLAN,
	GD_ACT_FILE,		/* file through a chosen channel */
	GD_ACT_ESCALATE, GD_ACT_RESPOND, GD_ACT_CLOSE_CASE, GD_ACT_REOPEN,
	GD_ACT_NOTE, GD_ACT_EDIT, GD_ACT_MOVE_UP_RUNG, GD_ACT_EXPLAIN,
	GD_ACT_TODAY,		/* deadlines: today only / all */
	GD_ACT_TAB1, GD_ACT_TAB2, GD_ACT_TAB3, GD_ACT_TAB4, GD_ACT_TAB5,
	GD_ACT_TAB6, GD_ACT_TAB7,
	/* the daily review */
	GD_ACT_MARK, GD_ACT_MARK_ALL, GD_ACT_SNOOZE, GD_ACT_PAUSE,
	GD_ACT_GROUP,		/* by time, case, merchant, rule, channel */
	GD_ACT_MINE,		/* mine / everyone's */
	GD_ACT_SOURCE,		/* what a date is based on */
	GD_ACT_MONTH,		/* the calendar of what is due */
	GD_ACT_GO_TODAY,
	GD_ACT_WEEK,		/* by week / by month */
	GD_ACT_ICS,		/* save as a calendar file */
	GD_ACT_PRINT_PLAN,	/* the plan for the day, to a printer or a file */
	GD_ACT_WHEN,		/* the date calculator */
	GD_ACT_ROLL,		/* what becomes of a last day off */
	/* the plan of a case */
	GD_ACT_OPEN_PLAN,	/* file everything that it opens now */
	GD_ACT_REHEARSE,	/* why a body would refuse the case */
	GD_ACT_WAYS,		/* what is left after a failure */
	GD_ACT_BASIS,		/* the line in full, with its source */
	GD_ACT_TABLE,		/* all cases with every column */
	GD_ACT_SETTINGS, GD_ACT_ASSIGN, GD_ACT_TAGS,
	/* merchants and the reference */
	GD_ACT_MERCHANTS, GD_ACT_REFERENCE,
	GD_ACT_KEEP_LIST,	/* an export's choices as a list of one's own */
	GD_ACT_MERGE,		/* two records of a merchant into one */
	GD_ACT_PRECHECK,	/* look at a merchant before buying */
	GD_ACT_COMPARE,		/* platforms side by side */
	/* the clinic's figures, groups, the public */
	GD_ACT_REPORTS, GD_ACT_GROUPS, GD_ACT_GROUP_CASE, GD_ACT_POST,
	/* lists in, and what a list is read as */
	GD_ACT_SAVE_VIEW, GD_ACT_VIEWS, GD_ACT_VIEW1, GD_ACT_VIEW2, GD_ACT_VIEW3,
	GD_ACT_VIEW4, GD_ACT_VIEW5, GD_ACT_VIEW6, GD_ACT_VIEW7, GD_ACT_VIEW8,
	GD_ACT_VIEW9, GD_ACT_IMPORT, GD_ACT_REREAD, GD_ACT_SAVE_MAP,
	GD_ACT_DRY_RUN, GD_ACT_DEFAULT,
	/* letters; a text on its way out */
	GD_ACT_LETTERS,
	GD_ACT_LETTER_EDIT, GD_ACT_LETTER_SENT, GD_ACT_EXTERNAL,
	GD_ACT_FINDINGS, GD_ACT_CLAIMS, GD_ACT_ENGLISH, GD_ACT_CHANGES,
	GD_ACT_OUTPUT, GD_ACT_COPY, GD_ACT_SAVE_TEXT, GD_ACT_QR, GD_ACT_PRINT,
	GD_ACT_FIND,
	/* changing answers; what two have changed */
	GD_ACT_KEEP, GD_ACT_TAKE_MINE, GD_ACT_TAKE_THEIRS, GD_ACT_ALL_MINE,
	GD_ACT_ALL_THEIRS, GD_ACT_WRITE_ANEW,
	/* evidence */
	GD_ACT_EVIDENCE, GD_ACT_EV_ADD, GD_ACT_EV_JUDGE, GD_ACT_EV_DESCRIBE,
	GD_ACT_EV_COACH, GD_ACT_EV_STAMP, GD_ACT_EV_BUNDLE, GD_ACT_EV_SAVE,
	GD_ACT_EV_VERIFY, GD_ACT_EV_REHEARSE, GD_ACT_BUNDLE_CHECK,
	GD_ACT_CUE_NEXT, GD_ACT_CUE_TIMER, GD_ACT_CUE_AWAY,
	GD_ACT_COMPLETE,	/* carry a file's name on */
	/* interview */
	GD_ACT_NEXT, GD_ACT_PREVIOUS, GD_ACT_UNSURE, GD_ACT_SKIP,
	GD_ACT_CONTENTS, GD_ACT_REVIEW, GD_ACT_SAVE_EXIT, GD_ACT_ABOUT,
	GD_ACT_COUNT
};

struct gd_action_def {
	const char *name;	/* in [keys] and for scripts: "escalate" */
	const char *keys;	/* defaults, space-separated: "e F5" */
	const char *hint;	/* N_(): one or two words for the hint line; NULL: never there */
	const char *help;	/* N_(): one line for help and palette */
	const char *group;	/* N_(): heading in help */
};

/* The row of an action; `a` is a real action. */
const struct gd_action_def *gd_action_def(enum gd_action a);

/*
 * Keys, as the terminal layer decodes them: a Unicode code point, or one of
 * GD_KEY_*, with GD_MOD_* bits.
 */
#define GD_KEY_BASE	0x200000
enum gd_key_code {
	GD_KEY_UP = GD_KEY_BASE, GD_KEY_DOWN, GD_KEY_LEFT, GD_KEY_RIGHT,
	GD_KEY_PGUP, GD_KEY_PGDN, GD_KEY_HOME, GD_KEY_END, GD_KEY_INS,
	GD_KEY_DEL, GD_KEY_BACKSPACE, GD_KEY_ENTER, GD_KEY_TAB,
	GD_KEY_BACKTAB, GD_KEY_SLEFT, GD_KEY_SRIGHT, GD_KEY_ESC,
	GD_KEY_F1, GD_KEY_F2, GD_KEY_F3, GD_KEY_F4, GD_KEY_F5, GD_KEY_F6,
	GD_KEY_F7, GD_KEY_F8, GD_KEY_F9, GD_KEY_F10, GD_KEY_F11, GD_KEY_F12
};
#define GD_MOD_CTRL	0x1000000
#define GD_MOD_ALT	0x2000000

/* "e", "F5", "Ctrl-P", "Enter", "Left" -> key; false when it is no key's name. */
bool gd_key_parse(const char *name, int *key);
/* Name of a key as shown in hints and help (translated for Enter, Space …). */
void gd_key_name(int key, char *out, size_t size);

#define GD_KEYS_PER_ACTION 6

struct gd_keymap {
	int keys[GD_ACT_COUNT][GD_KEYS_PER_ACTION];	/* 0-terminated */
};

/*
 * Defaults overridden by [keys] of the configuration; an unreadable key name
 * is skipped and reported in `err` (GD_EDATA), the default then stays.
 */
enum gd_status gd_keymap_init(struct gd_keymap *km, const struct gd_config *c,
			      struct gd_error *err);
/*
 * The action of `key` among `actions` (GD_ACT_NONE-terminated); those a screen does not
 * offer do not catch its keys. GD_ACT_NONE: none.
 */
enum gd_action gd_keymap_find(const struct gd_keymap *km,
			      const enum gd_action *actions, int key);

#endif
