/*
 * tui/hostile_visits.h - the way to every screen of the desk, from the board.
 */
#ifndef TESTS_TUI_HOSTILE_VISITS_H
#define TESTS_TUI_HOSTILE_VISITS_H

#include <stdbool.h>
#include <stddef.h>

#define VISIT_KEYS 20

struct visit {
	const char *name;	/* for messages */
	/*
	 * What the screen is called in the sources (N_()); the last keys lead
	 * there and F1 confirms it, or `text` does where F1 is no help. NULL:
	 * nothing is proven but the bytes.
	 */
	const char *screen, *text;
	bool shows;		/* a payload must show on the way */
	bool fresh;		/* the desk is not what it was afterwards */
	const char *keys[VISIT_KEYS];	/* NULL ends; each is drawn before the next */
};

extern const struct visit visits[];
extern const size_t visits_len;

/*
 * The name of a screen in the sources that neither a visit nor `more` (NULL ends)
 * leads to; NULL: none. *sources: how many files were read.
 */
const char *visits_lack(const char *const *more, int *sources);

#endif
