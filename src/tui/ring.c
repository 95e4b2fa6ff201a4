/*
 * Ringing: once for each deadline and threshold, while the desk is open. What
 * rings together rings once; the message line says which is first, without its
 * merchant while the desk rests.
 */
#include <config.h>

#include "tui/loop.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "desk/alerts.h"
#include "desk/phrase.h"

#define TOLD_MAX 8	/* looked at for the sentence; all are counted */

struct ringing {
	struct gd_tui *t;
	struct gd_buf first;	/* "GD-0398 shop: …" of what presses most */
	char number[GD_CASE_NUMBER_MAX];
	gd_instant due;
};

static void
describe(struct gd_desk *d, const struct gd_alert *a, const char *number,
	 struct gd_buf *out)
{
	const struct gd_clock_row *c = &a->row->clock;
	struct gd_buf rule = GD_BUF_INIT, what = GD_BUF_INIT;

	gd_phrase_rule_name(d, c->rule, c->version, false, &rule);
	gd_phrase_alert(d, a, &what);
	if (a->kind == GD_ALERT_FELL)
		/* TRANSLATORS: case number, merchant, name of the deadline. */
		gd_buf_addf(out, _("%s %s: this deadline has just fallen: %s"),
			    number, a->row->name, rule.s);
	else
		/* TRANSLATORS: case number, merchant, deadline, what it is. */
		gd_buf_addf(out, _("%1$s %2$s: %3$s: %4$s"), number,
			    a->row->name, rule.s, what.s);
	gd_buf_release(&rule);
	gd_buf_release(&what);
}

/* Of several the one that ends first is told. */
static bool
hear(const struct gd_alert *a, void *ctx)
{
	struct ringing *r = ctx;

	if (r->first.len && a->row->clock.due_at >= r->due)
		return true;
	gd_buf_reset(&r->first);
	gd_case_number(a->row->clock.case_id, r->number);
	r->due = a->row->clock.due_at;
	describe(r->t->desk, a, r->number, &r->first);
	return true;
}

static void
ring(struct gd_tui *t, const struct ringing *r, size_t found)
{
	const struct gd_config *c = gd_desk_config(t->desk);
	struct gd_buf notice = GD_BUF_INIT, before = GD_BUF_INIT;

	/* What an action has just said is not swallowed. */
	if (!t->message_is_ring && !gd_loop_rests(t))
		gd_buf_add(&before, t->message.s, t->message.len);
	/* TRANSLATORS: a notice outside of the terminal: the number alone. */
	gd_buf_addf(&notice, _("%s: a deadline"), r->number);
	if (gd_loop_rests(t))
		gd_tui_say(t, "%s", notice.s);
	else if (found > 1)
		gd_tui_say(t, ngettext("%s; and %zu more",
				       "%s; and %zu more",
				       (unsigned long)(found - 1)),
			   r->first.s, found - 1);
	else
		gd_tui_say(t, "%s", r->first.s);
	if (before.len)
		gd_buf_addf(&before, "\n%s", t->message.s);
	if (before.len)
		gd_tui_say(t, "%s", before.s);
	t->message_is_ring = true;
	gd_buf_release(&before);
	gd_term_ring(gd_config_get(c, "ui.bell"));
	gd_term_notify(gd_config_get(c, "ui.notify"), notice.s);
	gd_buf_release(&notice);
	t->fetch = true;
}

void
gd_loop_ring(struct gd_tui *t)
{
	struct ringing r = { .t = t, .first = GD_BUF_INIT };
	struct gd_error err = GD_ERROR_INIT;
	size_t found = 0;

	if (t->now <= t->rung_until ||
	    (t->next_ring != GD_INSTANT_NONE && t->now < t->next_ring &&
	     !t->fetch))
		return;
	/* Nothing ahead: look again when data changed or a minute has passed. */
	if (t->next_ring == GD_INSTANT_NONE && t->rung_once && !t->fetch)
		return;
	if (gd_desk_alerts(t->desk, t->rung_until, t->now, NULL, TOLD_MAX,
			   hear, &r, &found, &err) == GD_OK) {
		if (r.first.len)
			ring(t, &r, found);
		t->rung_until = t->now;
		t->rung_once = true;
		gd_desk_next_alert(t->desk, t->now, &t->next_ring, NULL);
	}
	gd_buf_release(&r.first);
}
