/*
 * tui/term_keys.h - what ncurses delivers, made into our events.
 */
#ifndef GD_TUI_TERM_KEYS_H
#define GD_TUI_TERM_KEYS_H

struct gd_term;

/* Teach ncurses the marks of bracketed paste. Once, after it has started. */
void gd_term_keys_define(void);
/* Let `t->decoder` read what ncurses delivers; `t` must stay where it is. */
void gd_term_keys_init(struct gd_term *t);

#endif
