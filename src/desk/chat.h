/*
 * desk/chat.h - exported chats among the evidence, as timelines to search.
 *
 * The original is kept and hashed like any file; the timeline is read from it
 * each time, so that it can never differ from what is kept.
 */
#ifndef GD_DESK_CHAT_H
#define GD_DESK_CHAT_H

#include "desk/evidence.h"
#include "domain/chatlog.h"

/*
 * Add an exported chat to the case, unless no message can be made out in it.
 * `*seq` is its number; `chat` (initialised) gets its messages.
 */
enum gd_status gd_desk_chat_add(struct gd_desk *d, int64_t id,
				const char *path, const char *source,
				gd_vault_tick *tick, void *ctx, int *seq,
				struct gd_chat *chat, struct gd_error *err);
/* The messages of file `seq`; a look that becomes part of its custody. */
enum gd_status gd_desk_chat(struct gd_desk *d, int64_t id, int seq,
			    struct gd_chat *chat, struct gd_error *err);
/* Append the messages that hold `search` ("" all), days as headings. */
size_t gd_chat_words(const struct gd_chat *chat, const char *search,
		     struct gd_buf *out);

#endif
