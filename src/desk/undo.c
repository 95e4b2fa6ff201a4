/*
 * desk/undo.c - taking the last step back, and saying which it was.
 */
#include <config.h>

#include "desk/actions.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
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

static bool
told(const char *reason)
{
	return reason && *reason;
}

/* What somebody else did, or has built on, is not taken back in passing. */
static enum gd_status
check_reason(struct gd_desk *d, const struct gd_event_row *ev,
	     const struct gd_undo_ask *ask, struct gd_error *err)
{
	if (told(ask->reason))
		return GD_OK;
	if (ask->built)
		return gd_error_set(err, GD_EGUARD,
				    _("say why it is undone together with what "
				      "was built on it"));
	if (strcmp(ev->who, gd_desk_who(d)) == 0)
		return GD_OK;
	return gd_error_set(err, GD_EGUARD,
			    _("this step is by %s; say why it is undone"),
			    ev->who);
}

/* The step that is meant. */
static enum gd_status
find_step(struct gd_desk *d, const struct gd_undo_ask *ask,
	  struct gd_store **st, struct gd_event_row *ev, struct gd_error *err)
{
	int64_t event = ask->event_id;
	enum gd_status status = gd_desk_store(d, st, err);

	if (status == GD_OK && !event)
		status = gd_store_last_undoable(*st, ask->case_id,
						gd_desk_who(d), &event, err);
	if (status != GD_OK)
		return status;
	if (!event) {
		gd_error_set(err, GD_ENOTFOUND, _("there is nothing to undo"));
		return GD_ENOTFOUND;
	}
	status = gd_store_event(*st, event, ev, err);
	if (status == GD_OK && ask->case_id && ev->case_id != ask->case_id) {
		gd_event_row_release(ev);
		gd_error_set(err, GD_EINVAL,
			     _("step %lld belongs to another case"),
			     (long long)event);
		return GD_EINVAL;
	}
	return status;
}

/* One's own newest step goes with the action over many that it belongs to. */
static bool
whole_batch(const struct gd_undo_ask *ask, const struct gd_event_row *ev)
{
	return ev->batch && !ask->case_id && !ask->event_id;
}

/* An action over many that began with the desk's own records: one is no case. */
static int64_t
desk_events(struct gd_store *st, const struct gd_event_row *ev)
{
	struct gd_event_row first;
	int64_t own = 0;

	if (ev->batch && gd_store_event(st, ev->batch, &first, NULL) == GD_OK) {
		own = first.case_id == 0;
		gd_event_row_release(&first);
	}
	return own;
}

static void
add_counts(int64_t events, int64_t built, struct gd_buf *what)
{
	if (events > 1)
		gd_buf_addf(what, ngettext("; with it %d more case",
					   "; with it %d more cases",
					   (unsigned long)(events - 1)),
			    (int)(events - 1));
	if (built > 0)
		gd_buf_addf(what, ngettext("; %d later step went first",
					   "; %d later steps went first",
					   (unsigned long)built), (int)built);
}

enum gd_status
gd_desk_undo_step(struct gd_desk *d, const struct gd_undo_ask *ask,
		  struct gd_buf *what, struct gd_error *err)
{
	struct gd_buf sentence = GD_BUF_INIT;
	struct gd_event_head head;
	struct gd_event_row ev = { .id = 0 };
	struct gd_store *st;
	int64_t events = 0, built = 0;
	enum gd_status status = find_step(d, ask, &st, &ev, err);

	if (status != GD_OK)
		return status;
	status = check_reason(d, &ev, ask, err);
	if (status != GD_OK) {
		gd_event_row_release(&ev);
		return status;
	}
	say(d, &ev, &sentence);
	head = (struct gd_event_head){
		.at = gd_desk_now(d), .who = gd_desk_who(d), .kind = "undo",
		.case_id = ev.case_id,
		.reason = told(ask->reason) ? ask->reason : NULL,
		.expect_version = gd_desk_expected(d, ev.case_id)
	};
	if (ask->built)
		status = gd_store_undo_built(st, whole_batch(ask, &ev)
					     ? ev.batch : ev.id,
					     whole_batch(ask, &ev), &head,
					     &events, &built, err);
	else if (whole_batch(ask, &ev))
		status = gd_store_undo_batch(st, ev.batch, &head, &events, err);
	else
		status = gd_store_undo(st, ev.id, &head, NULL, err);
	if (status == GD_OK) {
		add_counts(events - desk_events(st, &ev), built, &sentence);
		gd_buf_add(what, sentence.s, sentence.len);
	}
	gd_event_row_release(&ev);
	gd_buf_release(&sentence);
	return status;
}

enum gd_status
gd_desk_undo(struct gd_desk *d, int64_t id, struct gd_buf *what,
	     struct gd_error *err)
{
	const struct gd_undo_ask ask = { .case_id = id };

	return gd_desk_undo_step(d, &ask, what, err);
}

/* A step as a line: when, who, what. */
static enum gd_status
add_line(struct gd_desk *d, struct gd_store *st, int64_t event,
	 struct gd_buf *out, struct gd_error *err)
{
	struct gd_event_row ev = { .id = 0 };
	enum gd_status status = gd_store_event(st, event, &ev, err);

	if (status != GD_OK)
		return status;
	if (out->len)
		gd_buf_addc(out, '\n');
	gd_phrase_instant(d, ev.at, out);
	gd_buf_addf(out, "  %s  ", ev.who);
	gd_phrase_event_brief(d, &ev, out);
	gd_event_row_release(&ev);
	return GD_OK;
}

static enum gd_status
look_at(struct gd_desk *d, struct gd_store *st, int64_t event,
	struct gd_undo_look *out, struct gd_error *err)
{
	int64_t *later = NULL;
	size_t len = 0;
	enum gd_status status = gd_store_built_on(st, event, &later, &len, err);

	for (size_t i = 0; status == GD_OK && i < len; i++)
		status = add_line(d, st, later[i], &out->words, err);
	out->built += (int64_t)len;
	free(later);
	return status;
}

struct looking {
	struct gd_desk *desk;
	struct gd_store *st;
	struct gd_undo_look *out;
	struct gd_error *err;
	enum gd_status status;
};

static bool
look_in_batch(int64_t event, void *ctx)
{
	struct looking *l = ctx;

	l->status = look_at(l->desk, l->st, event, l->out, l->err);
	return l->status == GD_OK;
}

enum gd_status
gd_desk_undo_look(struct gd_desk *d, const struct gd_undo_ask *ask,
		  struct gd_undo_look *out, struct gd_error *err)
{
	struct gd_event_row ev = { .id = 0 };
	struct gd_store *st;
	struct gd_undo_look look = { .words = GD_BUF_INIT };
	enum gd_status status = find_step(d, ask, &st, &ev, err);
	struct looking l = { .desk = d, .out = &look, .err = err };

	if (status != GD_OK)
		return status;
	l.st = st;
	look.event_id = ev.id;
	if (strcmp(ev.who, gd_desk_who(d)) != 0)
		look.who = gd_strdup(ev.who);
	if (whole_batch(ask, &ev)) {
		status = gd_store_batch_standing(st, ev.batch, look_in_batch,
						 &l, err);
		if (status == GD_OK)
			status = l.status;
	} else {
		status = look_at(d, st, ev.id, &look, err);
	}
	gd_event_row_release(&ev);
	if (status == GD_OK)
		*out = look;
	else
		gd_undo_look_release(&look);
	return status;
}

void
gd_undo_look_release(struct gd_undo_look *l)
{
	free(l->who);
	gd_buf_release(&l->words);
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
