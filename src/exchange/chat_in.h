/*
 * exchange/chat_in.h - chats from files that people really have: text, saved web
 * pages, CSV. Only what was exported or captured is read; nothing is decrypted.
 */
#ifndef GD_EXCHANGE_CHAT_IN_H
#define GD_EXCHANGE_CHAT_IN_H

#include "base/error.h"
#include "domain/chatlog.h"

/* Headings of a CSV, each a list of words separated by `|`. */
struct gd_chat_headings {
	const char *when, *who, *text;
};

/*
 * Append the messages of `path`, whose file was called `name`. GD_EINVAL when
 * there is none that can be understood, or the file is no text.
 */
enum gd_status gd_chat_read(const char *path, const char *name,
			    const struct gd_chat_headings *h,
			    struct gd_chat *out, struct gd_error *err);

#endif
