/*
 * desk/letters_changes.c - the versions of a letter, and what two differ in.
 */
#include <config.h>

#include "desk/letters_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/diff.h"
#include "base/i18n.h"
#include "store/query.h"

#define AROUND 2	/* lines of what stayed, beside a change */

/* The wording that one letter's event put there. */
struct wording {
	int64_t row;
	int version;		/* the event's, 0: it words nothing */
	struct gd_buf body;
};

static bool
take_wording(const struct gd_event_value *v, void *ctx)
{
	struct wording *w = ctx;

	if (strcmp(v->entity, "letter") != 0 || v->entity_id != w->row)
		return true;
	if (strcmp(v->field, "version") == 0 && v->after)
		w->version = (int)strtol(v->after, NULL, 10);
	if (strcmp(v->field, "body") == 0 && v->after) {
		gd_buf_reset(&w->body);
		gd_buf_adds(&w->body, v->after);
	}
	return true;
}

/* Look through the case's events, newest first. */
static enum gd_status
search_events(struct gd_store *st, int64_t id, struct wording *w, int version,
	      struct gd_error *err)
{
	struct gd_event_page page;
	enum gd_status status;
	int64_t before = 0;
	bool found = false;
	size_t i, len;

	do {
		status = gd_store_events(st, id, before, 100, &page, err);
		if (status != GD_OK)
			return status;
		len = page.len;
		for (i = 0; i < len && !found && status == GD_OK; i++) {
			before = page.rows[i].id;
			w->version = 0;
			gd_buf_reset(&w->body);
			status = gd_store_event_values(st, before, take_wording,
						       w, err);
			found = w->version == version && w->body.len;
		}
		gd_event_page_release(&page);
	} while (status == GD_OK && !found && len);
	if (status == GD_OK && !found)
		status = gd_error_set(err, GD_ENOTFOUND,
				      _("the letter has no version %d"),
				      version);
	return status;
}

enum gd_status
gd_desk_letter_version(struct gd_desk *d, int64_t id, int seq, int version,
		       struct gd_buf *out, struct gd_error *err)
{
	struct wording w = { .body = GD_BUF_INIT };
	struct gd_letter_row l = { .id = 0 };
	struct gd_store *st;
	enum gd_status status;

	status = gd_desk_store(d, &st, err);
	if (status == GD_OK)
		status = gd_desk_letter(d, id, seq, &l, err);
	if (status != GD_OK)
		return status;
	w.row = l.id;
	if (version == l.version)
		gd_buf_adds(&w.body, l.body);
	else
		status = search_events(st, id, &w, version, err);
	if (status == GD_OK)
		gd_buf_adds(out, w.body.s);
	gd_buf_release(&w.body);
	gd_letter_row_release(&l);
	return status;
}

static void
put_line(enum gd_diff_sign sign, const char *line, void *ctx)
{
	struct gd_buf *out = ctx;

	if (sign == GD_DIFF_SKIP)
		gd_buf_adds(out, "  ...\n");
	else
		gd_buf_addf(out, "%c %s\n", (char)sign, line);
}

static enum gd_status
choose(struct gd_desk *d, int64_t id, int *seq, int *from, int *to,
       struct gd_error *err)
{
	struct gd_letter_row l = { .id = 0 };
	enum gd_status status = gd_desk_letter(d, id, *seq, &l, err);

	if (status != GD_OK)
		return status;
	*seq = l.seq;
	*to = *to ? *to : l.version;
	*from = *from ? *from : *to - 1;
	gd_letter_row_release(&l);
	if (*from > 0)
		return GD_OK;
	return gd_error_set(err, GD_EGUARD,
			    _("version %d is the first of this letter: there is none before it"),
			    *to);
}

enum gd_status
gd_desk_letter_changes(struct gd_desk *d, int64_t id, int seq, int from, int to,
		       struct gd_buf *out, struct gd_error *err)
{
	struct gd_buf before = GD_BUF_INIT, after = GD_BUF_INIT;
	struct gd_buf lines = GD_BUF_INIT;
	enum gd_status status = choose(d, id, &seq, &from, &to, err);

	if (status == GD_OK)
		status = gd_desk_letter_version(d, id, seq, from, &before, err);
	if (status == GD_OK)
		status = gd_desk_letter_version(d, id, seq, to, &after, err);
	if (status == GD_OK) {
		gd_buf_addf(out, _("- version %d"), from);
		gd_buf_addc(out, '\n');
		gd_buf_addf(out, _("+ version %d"), to);
		gd_buf_addc(out, '\n');
		if (gd_diff(before.s, after.s, AROUND, put_line, &lines))
			gd_buf_adds(out, lines.s);
		else
			gd_buf_addf(out, "  %s\n", _("The words are the same."));
	}
	gd_buf_release(&before);
	gd_buf_release(&after);
	gd_buf_release(&lines);
	return status;
}

void
gd_letter_both_words(const char *theirs, const char *mine, struct gd_buf *out)
{
	struct gd_buf lines = GD_BUF_INIT;

	gd_buf_addf(out, "- %s\n+ %s\n", _("theirs"), _("mine"));
	if (gd_diff(theirs, mine, AROUND, put_line, &lines))
		gd_buf_adds(out, lines.s);
	else
		gd_buf_addf(out, "  %s\n", _("The words are the same."));
	gd_buf_release(&lines);
}
