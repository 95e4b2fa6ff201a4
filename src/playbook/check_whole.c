/*
 * playbook/check_whole.c - what several entries must agree on.
 */
#include <config.h>

#include "playbook/checks.h"

#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "domain/list.h"
#include "domain/triage.h"
#include "playbook/value.h"

static const struct gd_clock_rule *
rule_at(const struct gd_judged *j, size_t i)
{
	return gd_table_at(&j->tables[GD_KIND_CLOCK], GD_KIND_CLOCK, i);
}

static const struct gd_channel *
channel_at(const struct gd_judged *j, size_t i)
{
	return gd_table_at(&j->tables[GD_KIND_CHANNEL], GD_KIND_CHANNEL, i);
}

static bool
together(const struct gd_clock_rule *a, const struct gd_clock_rule *b)
{
	bool a_first = a->until != GD_DAY_NONE && b->from != GD_DAY_NONE &&
		       a->until <= b->from;
	bool b_first = b->until != GD_DAY_NONE && a->from != GD_DAY_NONE &&
		       b->until <= a->from;

	return !a_first && !b_first;
}

/* A filing is judged by one version of a rule: that of its own day. */
static void
check_versions(const struct gd_judged *j)
{
	size_t i, k;

	for (i = 0; i < j->tables[GD_KIND_CLOCK].len; i++) {
		const struct gd_clock_rule *a = rule_at(j, i);

		for (k = 0; k < i; k++) {
			const struct gd_clock_rule *b = rule_at(j, k);

			if (strcmp(a->id, b->id) == 0 && together(a, b))
				GD_BLAME(j, j->of[GD_KIND_CLOCK][i],
					 a->from != GD_DAY_NONE ? "from" : NULL,
					 _("this version of the clock '%s' and "
					   "'%s' are in force on the same days; "
					   "set 'from' and 'until'"), a->id,
					 j->of[GD_KIND_CLOCK][k]->id);
		}
	}
}

/* Do all versions of the clock start with an event of this channel? */
static bool
starts_at(const struct gd_judged *j, const char *clock, const char *channel)
{
	struct gd_event event;
	size_t i;

	for (i = 0; i < j->tables[GD_KIND_CLOCK].len; i++) {
		const struct gd_clock_rule *r = rule_at(j, i);

		if (strcmp(r->id, clock) == 0 && r->start &&
		    gd_event_parse(r->start, &event) &&
		    (strcmp(event.verb, "date") == 0 ||
		     strcmp(event.object, channel) != 0))
			return false;
	}
	return true;
}

static void
check_channels(const struct gd_judged *j)
{
	struct gd_buf id = GD_BUF_INIT;
	size_t i;

	for (i = 0; i < j->tables[GD_KIND_CHANNEL].len; i++) {
		const struct gd_channel *c = channel_at(j, i);
		const char *p = c->clocks;

		while (gd_value_next(&p, &id))
			if (!starts_at(j, id.s, c->code))
				GD_BLAME(j, j->of[GD_KIND_CHANNEL][i],
					 "clocks",
					 _("the clock '%s' does not start at "
					   "this channel; see its 'start'"),
					 id.s);
	}
	gd_buf_release(&id);
}

static bool
is_track(const struct gd_judged *j, const char *track)
{
	size_t i;

	for (i = 0; i < j->tables[GD_KIND_CHANNEL].len; i++) {
		const struct gd_channel *c = channel_at(j, i);

		if (c->track && strcmp(c->track, track) == 0)
			return true;
	}
	return false;
}

static void
check_matrix(const struct gd_judged *j)
{
	const struct gd_table *t = &j->tables[GD_KIND_MATRIX];
	size_t i, k;

	for (i = 0; i < t->len; i++) {
		const struct gd_matrix_cell *c =
			gd_table_at(t, GD_KIND_MATRIX, i);
		const struct gd_entry *e = j->of[GD_KIND_MATRIX][i];

		if (!gd_judged_choice(j, "type", c->type, NULL))
			GD_BLAME(j, e, NULL,
				 _("the list 'type' has no code '%s'"),
				 c->type);
		if (*c->track && !is_track(j, c->track))
			GD_BLAME(j, e, NULL,
				 _("no channel has the track '%s'"), c->track);
	}
	for (i = 0; i < j->tables[GD_KIND_CHANNEL].len; i++) {
		const struct gd_channel *ch = channel_at(j, i);
		bool found = false;

		for (k = 0; k < t->len && ch->track && !found; k++) {
			const struct gd_matrix_cell *c =
				gd_table_at(t, GD_KIND_MATRIX, k);

			found = strcmp(c->track, ch->track) == 0;
		}
		if (ch->track && !found)
			GD_BLAME(j, j->of[GD_KIND_CHANNEL][i], "track",
				 _("the time matrix has no track '%s'"),
				 ch->track);
	}
}

static void
check_stages(const struct gd_judged *j)
{
	size_t i;

	for (i = 0; i < GD_STAGES; i++) {
		const char *code = gd_stage_code((enum gd_stage)i);

		if (j->entries[GD_GROUP_STAGES].files_len &&
		    !gd_judged_has(j, GD_KIND_STAGE, code))
			gd_mistake(j->m, j->entries[GD_GROUP_STAGES].files[0],
				   1, _("the stage '%s' is missing"), code);
	}
}

/* What a person can say they hold is what the playbook knows to ask for. */
static void
check_evidence(const struct gd_judged *j)
{
	const struct gd_table *t = &j->tables[GD_KIND_CHOICE];
	bool exists;
	size_t i;

	gd_judged_choice(j, "evidence", NULL, &exists);
	for (i = 0; i < t->len; i++) {
		const struct gd_choice *c = gd_table_at(t, GD_KIND_CHOICE, i);

		if (strcmp(c->list, "evidence") == 0 &&
		    !gd_judged_has(j, GD_KIND_EVIDENCE, c->code))
			GD_BLAME(j, j->of[GD_KIND_CHOICE][i], NULL,
				 _("'%s' is no kind of evidence; describe it "
				   "in evidence.ini"), c->code);
	}
	for (i = 0; exists && i < j->tables[GD_KIND_EVIDENCE].len; i++) {
		const struct gd_entry *e = j->of[GD_KIND_EVIDENCE][i];

		if (!gd_judged_choice(j, "evidence", e->id, NULL))
			GD_BLAME(j, e, NULL,
				 _("nobody can say that they hold '%s': it is "
				   "not in choices/evidence.ini"), e->id);
	}
}

/* A suspension in law is one of the list "pause". */
static void
check_pauses(const struct gd_judged *j)
{
	struct gd_buf code = GD_BUF_INIT;
	size_t i;

	for (i = 0; i < j->tables[GD_KIND_CLOCK].len; i++) {
		const char *p = rule_at(j, i)->pause;

		while (p && gd_value_next(&p, &code))
			if (!gd_judged_choice(j, "pause", code.s, NULL))
				GD_BLAME(j, j->of[GD_KIND_CLOCK][i], "pause",
					 _("the list '%s' has no code '%s'"),
					 "pause", code.s);
	}
	gd_buf_release(&code);
}

/* A fact follows from a date question, or from what became of a filing. */
static void
check_facts(const struct gd_judged *j)
{
	const struct gd_table *t = &j->tables[GD_KIND_FACT];
	size_t i;

	for (i = 0; i < t->len; i++) {
		const struct gd_fact *f = gd_table_at(t, GD_KIND_FACT, i);
		const char *channel = f->since ? strchr(f->since, ' ') : NULL;
		const struct gd_question *q = NULL;
		struct gd_buf verb = GD_BUF_INIT;
		bool good;
		int at;

		if (!f->since)
			continue;
		at = channel ? -1 : gd_judged_question(j, f->since);
		if (at >= 0)
			q = gd_table_at(&j->tables[GD_KIND_QUESTION],
					GD_KIND_QUESTION, (size_t)at);
		good = q && q->kind == GD_Q_DATE;
		if (channel) {
			gd_buf_add(&verb, f->since,
				   (size_t)(channel - f->since));
			good = gd_list_has(GD_HAPPENINGS, verb.s) &&
			       gd_judged_has(j, GD_KIND_CHANNEL, channel + 1);
		}
		if (!good)
			GD_BLAME(j, j->of[GD_KIND_FACT][i], "since",
				 _("'%s' is neither a date question nor an "
				   "event of a channel, as in 'refused "
				   "service'"), f->since);
		gd_buf_release(&verb);
	}
}

/* What a channel counts as must be an answer about who has the dispute. */
static void
check_bodies(const struct gd_judged *j)
{
	size_t i;

	for (i = 0; i < j->tables[GD_KIND_CHANNEL].len; i++) {
		const struct gd_channel *c = channel_at(j, i);

		if (c->body && !gd_judged_choice(j, GD_BODIES_LIST, c->body,
						 NULL))
			GD_BLAME(j, j->of[GD_KIND_CHANNEL][i], "body",
				 _("the list '%s' has no code '%s'"),
				 GD_BODIES_LIST, c->body);
	}
}

void
gd_check_whole(const struct gd_judged *j)
{
	check_facts(j);
	check_bodies(j);
	check_pauses(j);
	check_stages(j);
	check_versions(j);
	check_channels(j);
	check_matrix(j);
	check_evidence(j);
}
