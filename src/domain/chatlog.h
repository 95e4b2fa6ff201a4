/*
 * domain/chatlog.h - a chat as people export, mail or copy it, message by message.
 *
 * Pure: text in, messages out. Understood are lines that say when and who, in
 * either order ("2026-03-08 20:15:33 Name", "Name 2026/3/8 20:15"), day lines of
 * dashes with "Name  20:15" below them, and what follows as the message's text.
 * When nothing has a time, lines "Name: text" are messages, too.
 */
#ifndef GD_DOMAIN_CHATLOG_H
#define GD_DOMAIN_CHATLOG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct gd_chat_message {
	char *when;		/* "2026-03-08 20:15:33" or "…20:15"; "" */
	char *who;
	char *text;
};

struct gd_chat {
	struct gd_chat_message *items;	/* in the file's order */
	size_t len, cap;
};

#define GD_CHAT_INIT { NULL, 0, 0 }

void gd_chat_release(struct gd_chat *c);
/* Append a message; the texts are copied, ends trimmed. */
void gd_chat_add(struct gd_chat *c, const char *when, const char *who,
		 const char *text);
/* Append the messages in UTF-8 `text`; returns how many there were. */
size_t gd_chat_parse(const char *text, size_t len, struct gd_chat *c);
/*
 * A date, or date and time, anywhere in common forms, at the beginning of `s`:
 * appended to `out` as "2026-03-08" or "2026-03-08 20:15:33". Returns the bytes
 * it took, 0 for none.
 */
size_t gd_chat_stamp(const char *s, size_t len, struct gd_buf *out,
		     bool *has_time);
/* Append HTML without its tags: block ends as line ends, entities as letters. */
void gd_chat_strip_html(const char *html, size_t len, struct gd_buf *out);
/* Does the message hold `needle` (case of ASCII and width ignored)? "" in any. */
bool gd_chat_holds(const struct gd_chat_message *m, const char *needle);

#endif
