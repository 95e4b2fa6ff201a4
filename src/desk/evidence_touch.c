/*
 * desk/evidence_touch.c - looking at a file and handing it out: each is told.
 */
#include <config.h>

#include "desk/evidence.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "domain/chatlog.h"
#include "desk/evidence_internal.h"
#include "exchange/file_kind.h"
#include "exchange/text_in.h"
#include "store/evidence.h"

#define PREVIEW_MAX 65536	/* bytes of a text that are read for a look */

enum gd_status
gd_evidence_touch(struct gd_desk *d, int64_t id,
		  const struct gd_evidence_row *rows, size_t len,
		  const bool *only, const char *touch, const char *note,
		  struct gd_error *err)
{
	enum gd_status status;
	struct gd_act a;

	status = gd_act_begin(&a, d, id, "custody", GD_ACT_BARE, err);
	if (status != GD_OK)
		return status;
	for (size_t i = 0; status == GD_OK && i < len; i++) {
		if (only && !only[i])
			continue;
		status = gd_store_put(a.st, GD_ENT_EVIDENCE, rows[i].id,
				      "touch", touch, err);
		if (status == GD_OK)
			status = gd_store_put_int(a.st, GD_ENT_EVIDENCE,
						  rows[i].id, "touched_at",
						  a.now, err);
	}
	if (status == GD_OK)
		status = gd_act_put_words(&a, "note", note, err);
	return gd_act_end(&a, status, err);
}

/* What a touch of file `r` is about: its name, and where it went. */
static enum gd_status
touch_one(struct gd_desk *d, int64_t id, const struct gd_evidence_row *r,
	  const char *touch, const char *where, struct gd_error *err)
{
	struct gd_buf note = GD_BUF_INIT;
	enum gd_status status;

	/* TRANSLATORS: a piece of evidence: its number and its file's name */
	gd_buf_addf(&note, _("no. %1$d %2$s"), r->seq, r->name);
	if (where)
		gd_buf_addf(&note, " > %s", where);
	status = gd_evidence_touch(d, id, r, 1, NULL, touch, note.s, err);
	gd_buf_release(&note);
	return status;
}

enum gd_status
gd_desk_evidence_save(struct gd_desk *d, int64_t id, int seq, const char *path,
		      gd_vault_tick *tick, void *ctx, struct gd_error *err)
{
	const struct gd_evidence_row *r = NULL;
	struct gd_evidence_view v;
	enum gd_status status;

	status = gd_desk_evidence(d, id, &v, err);
	if (status != GD_OK)
		return status;
	status = gd_evidence_view_find(&v, id, seq, &r, err);
	if (status == GD_OK)
		status = gd_vault_save(gd_desk_db_path(d), id, r->digest, path,
				       tick, ctx, err);
	if (status == GD_OK)
		status = touch_one(d, id, r, GD_TOUCH_SAVE, path, err);
	gd_evidence_view_release(&v);
	return status;
}

/* What a file begins with, when it is text of any kind; else false. */
static bool
add_words(const struct gd_buf *head, struct gd_buf *out)
{
	struct gd_buf text = GD_BUF_INIT;
	bool is_text = gd_file_kind_is_text(head->s, head->len);

	if (is_text)
		gd_text_clean(&text, head->s, head->len);
	/* No UTF-8, but perhaps what older programs write. */
	else if (!gd_file_kind_is_known(head->s, head->len))
		is_text = gd_text_in(head->s, head->len, &text, NULL) == GD_OK;
	if (is_text) {
		gd_buf_addc(out, '\n');
		if (gd_file_kind_is_page(text.s, text.len))
			gd_chat_strip_html(text.s, text.len, out);
		else
			gd_buf_add(out, text.s, text.len);
	}
	gd_buf_release(&text);
	return is_text;
}

static enum gd_status
show(struct gd_desk *d, int64_t id, const struct gd_evidence_row *r,
     struct gd_buf *out, struct gd_error *err)
{
	struct gd_buf head = GD_BUF_INIT;
	enum gd_status status;
	char chunk[4096];
	int64_t size;
	size_t n;
	FILE *fp;

	status = gd_vault_open(gd_desk_db_path(d), id, r->digest, &fp, &size,
			       err);
	if (status != GD_OK)
		return status;
	while (head.len < PREVIEW_MAX &&
	       (n = fread(chunk, 1, sizeof chunk, fp)) > 0)
		gd_buf_add(&head, chunk, n);
	fclose(fp);
	gd_file_kind_words(head.s, head.len, out);
	gd_buf_addf(out, _(", %lld bytes"), (long long)size);
	gd_buf_addc(out, '\n');
	if (add_words(&head, out) && (int64_t)head.len < size)
		gd_buf_adds(out, "\n...");
	gd_buf_release(&head);
	return GD_OK;
}

enum gd_status
gd_desk_evidence_look(struct gd_desk *d, int64_t id, int seq,
		      struct gd_buf *out, struct gd_error *err)
{
	const struct gd_evidence_row *r = NULL;
	struct gd_evidence_view v;
	enum gd_status status;

	status = gd_desk_evidence(d, id, &v, err);
	if (status != GD_OK)
		return status;
	status = gd_evidence_view_find(&v, id, seq, &r, err);
	if (status == GD_OK)
		status = show(d, id, r, out, err);
	if (status == GD_OK)
		status = touch_one(d, id, r, GD_TOUCH_LOOK, NULL, err);
	gd_evidence_view_release(&v);
	return status;
}

enum gd_status
gd_desk_evidence_forget(struct gd_desk *d, int64_t id, struct gd_error *err)
{
	static const char *const fields[] = {
		"digest", "stamp_digest", "stamp_ca"
	};
	struct gd_evidence_row *rows = NULL;
	enum gd_status status;
	struct gd_act a;
	size_t len = 0;

	status = gd_act_begin(&a, d, id, "custody", GD_ACT_BARE, err);
	if (status != GD_OK)
		return status;
	status = gd_store_evidence(a.st, id, &rows, &len, err);
	for (size_t i = 0; status == GD_OK && i < len; i++) {
		status = gd_store_put(a.st, GD_ENT_EVIDENCE, rows[i].id,
				      "touch", GD_TOUCH_ERASED, err);
		for (size_t f = 0; status == GD_OK && f < GD_ARRAY_LEN(fields);
		     f++)
			status = gd_store_put(a.st, GD_ENT_EVIDENCE,
					      rows[i].id, fields[f], NULL, err);
	}
	gd_evidence_rows_free(rows, len);
	return gd_act_end(&a, status, err);
}
