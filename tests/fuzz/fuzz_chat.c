/*
 * tests/fuzz/fuzz_chat.c - any bytes as a chat that was exported: as text, as a
 * saved page, as CSV, by what the first byte says.
 */
#include "fuzz/fuzz.h"

#include "base/text.h"
#include "exchange/chat_in.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct gd_chat_headings headings = {
		"time|date", "sender|name", "text|message"
	};
	static const char *const names[] = { "chat.txt", "chat.html",
					     "chat.csv" };
	struct gd_chat chat = GD_CHAT_INIT;
	struct gd_error err = GD_ERROR_INIT;
	struct fuzz_file f;

	if (size < 1)
		return 0;
	f = fuzz_file(data + 1, size - 1);
	if (gd_chat_read(f.path, names[data[0] % 3], &headings, &chat, &err) ==
	    GD_OK)
		MUST(chat.len > 0);
	else
		MUST(err.text[0]);
	for (size_t i = 0; i < chat.len; i++) {
		const struct gd_chat_message *m = &chat.items[i];

		MUST(gd_text_valid(m->when, strlen(m->when)));
		MUST(gd_text_valid(m->who, strlen(m->who)));
		MUST(gd_text_valid(m->text, strlen(m->text)));
		MUST(gd_chat_holds(m, ""));
	}
	gd_chat_release(&chat);
	close(f.fd);
	return 0;
}
