/*
 * desk/phrase_clock.c - what became of a deadline, in words: pauses, snoozes, a
 * second reading, a date that moved; and the events that did it.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/clocks.h"
#include "desk/phrase_clock.h"
#include "domain/pauses.h"

static const char *
arrow(struct gd_desk *d)
{
	return gd_desk_ascii(d) ? " -> " : " \xE2\x86\x92 ";
}

static void
next_note(struct gd_buf *out)
{
	if (out->len)
		gd_buf_adds(out, _("; "));
}

static void
add_pause(struct gd_desk *d, const struct gd_clock_row *c, struct gd_buf *out)
{
	struct gd_pause p[GD_PAUSES_MAX];
	const struct gd_pause *open =
		gd_pauses_open(p, gd_pauses_parse(c->pauses, p));
	struct gd_buf since = GD_BUF_INIT, why = GD_BUF_INIT;

	if (!open)
		return;
	next_note(out);
	gd_phrase_instant(d, open->from, &since);
	if (c->state != GD_CLOCK_PAUSED) {
		gd_buf_addf(out, _("reminders paused since %s; the time runs "
				   "on"), since.s);
	} else if (strcmp(open->why, GD_PAUSE_OWN) == 0) {
		gd_buf_addf(out, _("paused since %s"), since.s);
	} else {
		gd_phrase_choice(d, "pause", open->why, &why);
		/* TRANSLATORS: when, and the suspension in law, e.g. testing */
		gd_buf_addf(out, _("suspended since %1$s: %2$s"), since.s,
			    why.s);
	}
	gd_buf_release(&since);
	gd_buf_release(&why);
}

void
gd_phrase_clock_notes(struct gd_desk *d, const struct gd_clock_row *c,
		      struct gd_buf *out)
{
	bool live = c->state == GD_CLOCK_RUNNING ||
		    c->state == GD_CLOCK_PAUSED;
	struct gd_buf all = GD_BUF_INIT, at = GD_BUF_INIT;

	if (live)
		add_pause(d, c, &all);
	if (live && c->snoozed_until != GD_INSTANT_NONE &&
	    c->snoozed_until > gd_desk_now(d)) {
		next_note(&all);
		gd_phrase_instant(d, c->snoozed_until, &at);
		gd_buf_addf(&all, _("the reminder rests until %s"), at.s);
	}
	if (live && gd_pauses_extended(c->pauses)) {
		next_note(&all);
		gd_buf_adds(&all, _("extended"));
	}
	if (live && c->other_at != GD_INSTANT_NONE) {
		next_note(&all);
		gd_buf_reset(&at);
		gd_phrase_due(d, c->other_at, c->estimated, &at);
		gd_buf_addf(&all, _("safe date; by another reading %s"), at.s);
	}
	if (live && c->restarted_at != GD_INSTANT_NONE) {
		next_note(&all);
		gd_buf_reset(&at);
		gd_phrase_instant(d, c->restarted_at, &at);
		gd_buf_addf(&all, _("began anew at %s"), at.s);
	}
	gd_buf_adds(out, all.s);
	gd_buf_release(&at);
	gd_buf_release(&all);
}

static void
add_move(struct gd_desk *d, gd_instant from, bool from_estimated,
	 gd_instant to, bool to_estimated, struct gd_buf *out)
{
	gd_phrase_due(d, from, from_estimated, out);
	gd_buf_adds(out, arrow(d));
	gd_phrase_due(d, to, to_estimated, out);
}

void
gd_phrase_clock_change(struct gd_desk *d, const struct gd_clock_change *c,
		       struct gd_buf *out)
{
	struct gd_buf due = GD_BUF_INIT;

	gd_phrase_due(d, c->old_due, c->old_estimated, &due);
	if (c->stopped)
		gd_buf_addf(out, _("its time stands still; it was due %s"),
			    due.s);
	else if (c->old_due == c->new_due)
		gd_buf_addf(out, _("the deadline stays: %s"), due.s);
	else
		add_move(d, c->old_due, c->old_estimated, c->new_due,
			 c->new_estimated, out);
	gd_buf_release(&due);
}

/* What an event says about the clocks it changed. */
struct facts {
	char *note, *reason, *pauses;
	int64_t clock;		/* the first one that is named */
	gd_instant until, old_due, new_due;
	int moved;
	bool state, old_estimated, new_estimated;
};

static gd_instant
instant_of(const char *value)
{
	return value ? strtoll(value, NULL, 10) : GD_INSTANT_NONE;
}

static void
keep(char **to, const char *value)
{
	free(*to);
	*to = value ? gd_strdup(value) : NULL;
}

static void
take_clock(struct facts *f, const struct gd_event_value *v)
{
	if (!f->clock)
		f->clock = v->entity_id;
	if (strcmp(v->field, "due_at") == 0 && v->before && v->after) {
		if (f->moved++ == 0) {
			f->clock = v->entity_id;
			f->old_due = instant_of(v->before);
			f->new_due = instant_of(v->after);
		}
	} else if (v->entity_id != f->clock) {
		return;
	} else if (strcmp(v->field, "snoozed_until") == 0) {
		f->until = instant_of(v->after);
	} else if (strcmp(v->field, "pauses") == 0) {
		keep(&f->pauses, v->after);
	} else if (strcmp(v->field, "state") == 0) {
		f->state = true;
	} else if (strcmp(v->field, "estimated") == 0) {
		f->old_estimated = v->before && *v->before == '1';
		f->new_estimated = v->after && *v->after == '1';
	}
}

static bool
take(const struct gd_event_value *v, void *ctx)
{
	struct facts *f = ctx;

	if (strcmp(v->entity, "clock") == 0)
		take_clock(f, v);
	else if (strcmp(v->field, "note") == 0)
		keep(&f->note, v->after);
	else if (strcmp(v->field, "reason") == 0)
		keep(&f->reason, v->after);
	return true;
}

/* The brief name of clock `id` of the case. */
static void
add_name(struct gd_desk *d, int64_t case_id, int64_t id, struct gd_buf *out)
{
	struct gd_clock_row *rows;
	struct gd_store *st;
	size_t i, len;

	if (gd_desk_store(d, &st, NULL) != GD_OK ||
	    gd_store_clocks(st, case_id, &rows, &len, NULL) != GD_OK)
		return;
	for (i = 0; i < len; i++)
		if (rows[i].id == id)
			gd_phrase_rule_name(d, rows[i].rule, rows[i].version,
					    false, out);
	gd_clock_rows_free(rows, len);
}

static void
say_pause(struct gd_desk *d, const struct facts *f, struct gd_buf *name,
	  struct gd_buf *out)
{
	struct gd_pause p[GD_PAUSES_MAX];
	size_t n = gd_pauses_parse(f->pauses, p);
	struct gd_buf why = GD_BUF_INIT;

	if (n && strcmp(p[n - 1].why, GD_PAUSE_OWN) != 0) {
		gd_phrase_choice(d, "pause", p[n - 1].why, &why);
		/* TRANSLATORS: a deadline, and the suspension in law */
		gd_buf_addf(out, _("suspended: %1$s (%2$s)"), name->s, why.s);
	} else if (f->state) {
		gd_buf_addf(out, _("paused: %s"), name->s);
	} else {
		gd_buf_addf(out, _("reminders paused: %s"), name->s);
	}
	gd_buf_release(&why);
}

static void
say_snooze(struct gd_desk *d, const struct facts *f, struct gd_buf *name,
	   struct gd_buf *out)
{
	struct gd_buf until = GD_BUF_INIT;

	if (f->until == GD_INSTANT_NONE) {
		gd_buf_addf(out, _("the reminder is awake again: %s"),
			    name->s);
		return;
	}
	gd_phrase_instant(d, f->until, &until);
	gd_buf_addf(out, _("%1$s: the reminder rests until %2$s"), name->s,
		    until.s);
	gd_buf_release(&until);
}

static void
say_moved(struct gd_desk *d, const struct facts *f, bool brief,
	  struct gd_buf *out)
{
	if (!f->moved && !brief && f->old_estimated && !f->new_estimated)
		gd_buf_adds(out, _("; no longer an estimate"));
	if (!f->moved || brief)
		return;
	gd_buf_adds(out, _("; "));
	add_move(d, f->old_due, f->old_estimated, f->new_due,
		 f->new_estimated, out);
	if (f->moved > 1)
		gd_buf_addf(out, ngettext(" and %d more", " and %d more",
					  (unsigned long)f->moved - 1),
			    f->moved - 1);
}

bool
gd_phrase_clock_event(struct gd_desk *d, const struct gd_event_row *ev,
		      bool brief, struct gd_buf *out)
{
	static const char *const kinds[] = {
		"snooze", "pause", "resume", "demand", "recompute",
		"extend"
	};
	struct facts f = { .until = GD_INSTANT_NONE };
	struct gd_buf name = GD_BUF_INIT;
	struct gd_store *st;
	size_t k = 0;

	while (k < GD_ARRAY_LEN(kinds) && strcmp(kinds[k], ev->kind) != 0)
		k++;
	if (k == GD_ARRAY_LEN(kinds))
		return false;
	if (gd_desk_store(d, &st, NULL) == GD_OK)
		gd_store_event_values(st, ev->id, take, &f, NULL);
	add_name(d, ev->case_id, f.clock, &name);
	switch (k) {
	case 0:
		say_snooze(d, &f, &name, out);
		break;
	case 1:
		say_pause(d, &f, &name, out);
		break;
	case 2:
		gd_buf_addf(out, _("resumed: %s"), name.s);
		break;
	case 3:
		gd_buf_addf(out, _("demanded: %s"), f.note ? f.note : "");
		break;
	case 4:
		gd_buf_addf(out, _("recounted: %s"), name.s);
		break;
	default:
		gd_buf_addf(out, _("extended: %s"), name.s);
		break;
	}
	say_moved(d, &f, brief, out);
	if (f.reason && !brief)
		gd_buf_addf(out, _("; because: %s"), f.reason);
	gd_buf_release(&name);
	free(f.note);
	free(f.reason);
	free(f.pauses);
	return true;
}

void
gd_phrase_moved_dates(struct gd_desk *d, int64_t event, struct gd_buf *out)
{
	struct facts f = { .until = GD_INSTANT_NONE };
	struct gd_buf name = GD_BUF_INIT;
	struct gd_event_row ev;
	struct gd_store *st;

	if (gd_desk_store(d, &st, NULL) != GD_OK ||
	    gd_store_event(st, event, &ev, NULL) != GD_OK)
		return;
	gd_store_event_values(st, event, take, &f, NULL);
	if (f.moved) {
		add_name(d, ev.case_id, f.clock, &name);
		if (out->len)
			gd_buf_adds(out, _("; "));
		gd_buf_adds(out, name.s);
		gd_buf_adds(out, _(": "));
		add_move(d, f.old_due, f.old_estimated, f.new_due,
			 f.new_estimated, out);
		if (f.moved > 1)
			gd_buf_addf(out, ngettext(" and %d more",
						  " and %d more",
						  (unsigned long)f.moved - 1),
				    f.moved - 1);
	}
	gd_event_row_release(&ev);
	gd_buf_release(&name);
	free(f.note);
	free(f.reason);
	free(f.pauses);
}
