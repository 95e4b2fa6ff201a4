/*
 * gongdao evidence chat - an exported chat as a timeline of its case.
 */
#include <config.h>

#include "cli/evidence.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "cli/json.h"
#include "cli/listing.h"
#include "desk/chat.h"

static void
print_json(const struct gd_chat *chat, const char *search)
{
	size_t n = 0;

	gd_json_open();
	for (size_t i = 0; i < chat->len; i++) {
		const struct gd_chat_message *m = &chat->items[i];
		json_t *o;

		if (!gd_chat_holds(m, search))
			continue;
		o = json_object();
		json_object_set_new(o, "when", gd_json_text(m->when));
		json_object_set_new(o, "who", gd_json_text(m->who));
		json_object_set_new(o, "text", gd_json_text(m->text));
		gd_json_element(n++, o);
	}
	gd_json_close();
}

static void
print_text(const struct gd_cli *c, const struct gd_chat *chat,
	   const char *search)
{
	struct gd_buf text = GD_BUF_INIT;
	size_t shown = gd_chat_words(chat, search, &text);

	gd_cli_text(c, text.s);
	gd_cli_say(_("%1$zu of %2$zu messages"), shown, chat->len);
	gd_buf_release(&text);
}

int
gd_evidence_cmd_chat(struct gd_cli *c)
{
	const char *search = gd_cli_value(c, "search");
	struct gd_error err = GD_ERROR_INIT;
	struct gd_chat chat = GD_CHAT_INIT;
	enum gd_format format;
	enum gd_status result;
	int status = GD_EXIT_OK, seq = 0;
	int64_t id;

	if (!gd_cli_format(c, false, &format))
		return GD_EXIT_REQUEST;
	if (!gd_cli_exhibit(c, &id, NULL, &status))
		return status;
	if (c->argc != 3)
		return gd_cli_refuse(_("'evidence chat' needs a case and an exported chat, or the number of one that is here"));
	if (c->argv[2][strspn(c->argv[2], "0123456789")] == '\0')
		result = gd_desk_chat(c->desk, id,
				      (int)strtol(c->argv[2], NULL, 10), &chat,
				      &err);
	else
		result = gd_desk_chat_add(c->desk, id, c->argv[2],
					  gd_cli_value(c, "source"), NULL, NULL,
					  &seq, &chat, &err);
	if (result != GD_OK)
		status = gd_cli_fail(&err);
	else if (format == GD_FORMAT_JSON)
		print_json(&chat, search ? search : "");
	else
		print_text(c, &chat, search ? search : "");
	if (result == GD_OK && seq)
		gd_cli_say(_("kept as no. %d"), seq);
	gd_chat_release(&chat);
	return status;
}
