/*
 * exchange/clipboard.h - a text for the clipboard of the terminal (OSC 52).
 *
 * The terminal in front of the person takes it, also through ssh. Many terminals
 * and multiplexers swallow it without a word: what was done is "sent to the
 * terminal", and nobody can say "copied".
 */
#ifndef GD_EXCHANGE_CLIPBOARD_H
#define GD_EXCHANGE_CLIPBOARD_H

#include "base/buf.h"
#include "base/error.h"

#define GD_CLIPBOARD_MAX 74000	/* bytes that terminals take, as a rule */

enum gd_clip_wrap { GD_CLIP_PLAIN, GD_CLIP_TMUX, GD_CLIP_SCREEN };

/* By $TMUX and $STY. */
enum gd_clip_wrap gd_clip_wrap(void);
/*
 * Append the bytes to write to the terminal. GD_EINVAL when the text is empty or
 * longer than GD_CLIPBOARD_MAX; the sentence offers a file.
 */
enum gd_status gd_clip_sequence(struct gd_buf *out, const char *text,
				size_t len, enum gd_clip_wrap wrap,
				struct gd_error *err);

#endif
