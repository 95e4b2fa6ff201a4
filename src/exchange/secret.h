/*
 * exchange/secret.h - asking for a secret on the terminal.
 */
#ifndef GD_EXCHANGE_SECRET_H
#define GD_EXCHANGE_SECRET_H

#include <stdbool.h>

#include "base/buf.h"

/*
 * Write `prompt` to the person's terminal and append the line they type, which
 * is not shown. The terminal itself is asked, whatever standard input is. False
 * when there is none, or when they give up (Ctrl-C, Ctrl-D, Esc). Call it before
 * the screen is taken. The caller wipes `out`.
 */
bool gd_secret_ask(const char *prompt, struct gd_buf *out);
/* Wipe what a buffer holds and free it. */
void gd_secret_release(struct gd_buf *b);

#endif
