/*
 * desk/chat.c - see chat.h.
 */
#include <config.h>

#include "desk/chat.h"

#include <string.h>

#include "base/i18n.h"
#include "desk/evidence_internal.h"
#include "exchange/chat_in.h"

#define DAY_LEN 10		/* of "2026-03-08" */

static enum gd_status
headings(struct gd_desk *d, struct gd_chat_headings *h, struct gd_error *err)
{
	const struct gd_choice *list;
	struct gd_playbook *pb;
	enum gd_status status;
	size_t len;

	*h = (struct gd_chat_headings){ "", "", "" };
	status = gd_desk_playbook(d, &pb, err);
	if (status == GD_OK)
		status = gd_playbook_choices(pb, "chat_column", &list, &len,
					     err);
	for (size_t i = 0; status == GD_OK && i < len; i++) {
		const char *words = list[i].words ? list[i].words : "";

		if (strcmp(list[i].code, "when") == 0)
			h->when = words;
		else if (strcmp(list[i].code, "who") == 0)
			h->who = words;
		else if (strcmp(list[i].code, "text") == 0)
			h->text = words;
	}
	return status;
}

enum gd_status
gd_desk_chat_add(struct gd_desk *d, int64_t id, const char *path,
		 const char *source, gd_vault_tick *tick, void *ctx, int *seq,
		 struct gd_chat *chat, struct gd_error *err)
{
	const struct gd_evidence_new n = {
		.path = path, .kind = "chat", .how = "export",
		.captured_at = GD_INSTANT_NONE, .source = source
	};
	struct gd_chat_headings h;
	enum gd_status status;

	status = headings(d, &h, err);
	if (status == GD_OK)
		status = gd_chat_read(path, path, &h, chat, err);
	if (status == GD_OK)
		status = gd_desk_evidence_add(d, id, &n, tick, ctx, seq, err);
	return status;
}

enum gd_status
gd_desk_chat(struct gd_desk *d, int64_t id, int seq, struct gd_chat *chat,
	     struct gd_error *err)
{
	const struct gd_evidence_row *r = NULL;
	struct gd_buf path = GD_BUF_INIT, note = GD_BUF_INIT;
	struct gd_chat_headings h;
	struct gd_evidence_view v;
	enum gd_status status;

	status = gd_desk_evidence(d, id, &v, err);
	if (status != GD_OK)
		return status;
	status = gd_evidence_view_find(&v, id, seq, &r, err);
	if (status == GD_OK)
		status = gd_vault_check(gd_desk_db_path(d), id, r->digest,
					NULL, NULL, err);
	if (status == GD_OK)
		status = headings(d, &h, err);
	if (status == GD_OK) {
		gd_vault_path(gd_desk_db_path(d), id, r->digest, &path);
		status = gd_chat_read(path.s, r->name, &h, chat, err);
	}
	if (status == GD_OK) {
		gd_buf_addf(&note, _("no. %1$d %2$s"), r->seq, r->name);
		status = gd_evidence_touch(d, id, r, 1, NULL, GD_TOUCH_LOOK,
					   note.s, err);
	}
	gd_buf_release(&note);
	gd_buf_release(&path);
	gd_evidence_view_release(&v);
	return status;
}

size_t
gd_chat_words(const struct gd_chat *chat, const char *search,
	      struct gd_buf *out)
{
	const char *day = "";
	size_t shown = 0;

	for (size_t i = 0; i < chat->len; i++) {
		const struct gd_chat_message *m = &chat->items[i];
		bool dated = strlen(m->when) > DAY_LEN;

		if (!gd_chat_holds(m, search))
			continue;
		if (dated && strncmp(day, m->when, DAY_LEN) != 0) {
			gd_buf_addf(out, "%s-- %.10s --\n", shown ? "\n" : "",
				    m->when);
			day = m->when;
		}
		gd_buf_addf(out, "%s  %s  %s\n", dated ? m->when + DAY_LEN + 1
						       : m->when, m->who,
			    m->text);
		shown++;
	}
	return shown;
}
