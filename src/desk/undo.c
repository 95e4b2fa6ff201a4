/*
 * desk/undo.c - taking the last step back, and saying which it was.
 */
#include <config.h>

#include "desk/actions.h"

#include <string.h>

#include "base/i18n.h"
#include "desk/phrase.h"
#include "desk/together_internal.h"
#include "store/query.h"

static void
say(struct gd_desk *d, const struct gd_event_row *ev, struct gd_buf *what)
{
	char number[GD_CASE_NUMBER_MAX];
	struct gd_buf line = GD_BUF_INIT;

	gd_phrase_event_brief(d, ev, &line);
	if (ev->case_id) {
		gd_case_number(ev->case_id, number);
		/* TRANSLATORS: what happened, then the case's number */
		gd_buf_addf(what, _("Undone: %1$s (%2$s)"), line.s, number);
	} else {
		gd_buf_addf(what, _("Undone: %s"), line.s);
	}
	/* What has left the house cannot be unsent. */
	if (strcmp(ev->kind, "file") == 0)
		gd_buf_adds(what, _("; it counts as withdrawn now"));
	gd_buf_release(&line);
}

/* What somebody else did is not taken back in passing. */
static enum gd_status
check_own(struct gd_desk *d, const struct gd_event_row *ev, const char *reason,
	  struct gd_error *err)
{
	if (strcmp(ev->who, gd_desk_who(d)) == 0 || (reason && *reason))
		return GD_OK;
	return gd_error_set(err, GD_EGUARD,
			    _("the last step here is by %s; say why it is "
			      "undone"), ev->who);
}

enum gd_status
gd_desk_undo(struct gd_desk *d, int64_t id, struct gd_buf *what,
	     struct gd_error *err)
{
	return gd_desk_undo_because(d, id, NULL, what, err);
}

enum gd_status
gd_desk_undo_because(struct gd_desk *d, int64_t id, const char *reason,
		     struct gd_buf *what, struct gd_error *err)
{
	struct gd_buf sentence = GD_BUF_INIT;
	struct gd_event_head head;
	struct gd_event_row ev;
	struct gd_store *st;
	enum gd_status status;
	int64_t event, undo, events = 0;

	status = gd_desk_store(d, &st, err);
	if (status == GD_OK)
		status = gd_store_last_undoable(st, id, gd_desk_who(d), &event,
						err);
	if (status != GD_OK)
		return status;
	if (!event)
		return gd_error_set(err, GD_ENOTFOUND,
				    _("there is nothing to undo"));
	status = gd_store_event(st, event, &ev, err);
	if (status != GD_OK)
		return status;
	status = check_own(d, &ev, reason, err);
	if (status != GD_OK) {
		gd_event_row_release(&ev);
		return status;
	}
	say(d, &ev, &sentence);
	head = (struct gd_event_head){
		.at = gd_desk_now(d), .who = gd_desk_who(d), .kind = "undo",
		.case_id = ev.case_id, .reason = reason,
		.expect_version = gd_desk_expected(d, ev.case_id)
	};
	if (ev.batch && !id)
		status = gd_store_undo_batch(st, ev.batch, &head, &events, err);
	else
		status = gd_store_undo(st, event, &head, &undo, err);
	if (status == GD_OK)
		gd_buf_add(what, sentence.s, sentence.len);
	if (status == GD_OK && events > 1)
		gd_buf_addf(what, ngettext("; with it %d more case",
					   "; with it %d more cases",
					   (unsigned long)(events - 1)),
			    (int)(events - 1));
	gd_event_row_release(&ev);
	gd_buf_release(&sentence);
	return status;
}

enum gd_status
gd_desk_case_id(struct gd_desk *d, const char *number, int64_t *id,
		struct gd_error *err)
{
	int64_t wanted = gd_case_number_parse(number);
	struct gd_case_row row;
	struct gd_store *st;
	enum gd_status status;

	if (!wanted)
		return gd_error_set(err, GD_EINVAL,
				    _("'%s' is no case number; they look like "
				      "GD-0413"), number);
	status = gd_desk_store(d, &st, err);
	if (status == GD_OK)
		status = gd_store_case(st, wanted, &row, err);
	if (status != GD_OK)
		return status;
	gd_case_row_release(&row);
	*id = wanted;
	return GD_OK;
}
