/*
 * tui/term_keys.h - what ncurses delivers, made into our events.
 */
#ifndef GD_TUI_TERM_KEYS_H
#define GD_TUI_TERM_KEYS_H

/* Teach ncurses the marks of bracketed paste. Once, after it has started. */
void gd_term_keys_define(void);

#endif
