/*
 * playbook/kinds.c - see kinds.h.
 */
#include <config.h>

#include "playbook/kinds.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "domain/answers.h"
#include "domain/list.h"
#include "domain/ways.h"

/* Report a mistake at `key` of the entry (NULL: at its head). */
#define MISTAKE(m, e, key, ...)                                             \
	do {                                                                \
		const char *file_;                                          \
		int line_;                                                  \
		gd_entry_blame(e, key, &file_, &line_);                     \
		gd_mistake(m, file_, line_, __VA_ARGS__);                   \
	} while (0)

/* Split the id at its first dot; the second half "" when there is none. */
static void
split_id(const char *id, char **first, char **second)
{
	size_t n = strcspn(id, ".");

	*first = gd_strndup(id, n);
	*second = gd_strdup(id[n] ? id + n + 1 : "");
}

void
gd_adopt_stage(void *record, const struct gd_entry *e)
{
	((struct gd_stage_record *)record)->code = gd_strdup(e->id);
}

void
gd_adopt_source(void *record, const struct gd_entry *e)
{
	((struct gd_source *)record)->id = gd_strdup(e->id);
}

void
gd_adopt_section(void *record, const struct gd_entry *e)
{
	((struct gd_section *)record)->id = gd_strdup(e->id);
}

void
gd_adopt_choice(void *record, const struct gd_entry *e)
{
	struct gd_choice *c = record;

	c->list = gd_strdup(e->scope);
	c->code = gd_strdup(e->id);
}

void
gd_adopt_question(void *record, const struct gd_entry *e)
{
	struct gd_question *q = record;

	q->id = gd_strdup(e->id);
	q->key = gd_answer_key(q->id);
	q->file = gd_strdup(e->file);
	q->line = e->line;
}

void
gd_adopt_channel(void *record, const struct gd_entry *e)
{
	((struct gd_channel *)record)->code = gd_strdup(e->id);
}

void
gd_adopt_matrix(void *record, const struct gd_entry *e)
{
	struct gd_matrix_cell *cell = record;

	split_id(e->id, &cell->type, &cell->track);
}

void
gd_adopt_clock(void *record, const struct gd_entry *e)
{
	struct gd_clock_rule *r = record;

	split_id(e->id, &r->id, &r->version);
}

void
gd_adopt_triage(void *record, const struct gd_entry *e)
{
	((struct gd_triage_rule *)record)->id = gd_strdup(e->id);
}

void
gd_adopt_evidence(void *record, const struct gd_entry *e)
{
	struct gd_evidence_kind *k = record;

	k->code = gd_strdup(e->id);
	k->importance = 1;
}

void
gd_adopt_principle(void *record, const struct gd_entry *e)
{
	((struct gd_principle *)record)->id = gd_strdup(e->id);
}

void
gd_adopt_cue(void *record, const struct gd_entry *e)
{
	((struct gd_cue *)record)->id = gd_strdup(e->id);
}

void
gd_adopt_fact(void *record, const struct gd_entry *e)
{
	((struct gd_fact *)record)->id = gd_strdup(e->id);
}

void
gd_adopt_step(void *record, const struct gd_entry *e)
{
	struct gd_step *s = record;

	s->id = gd_strdup(e->id);
	s->order = 100;
}

void
gd_adopt_redact(void *record, const struct gd_entry *e)
{
	((struct gd_redact_rule *)record)->code = gd_strdup(e->id);
}

void
gd_adopt_example(void *record, const struct gd_entry *e)
{
	((struct gd_example *)record)->id = gd_strdup(e->id);
}

void
gd_adopt_platform(void *record, const struct gd_entry *e)
{
	struct gd_platform_record *p = record;

	p->platform.code = gd_strdup(e->scope);
	p->order = 100;
}

/*
 * What stands in a platform's file applies on that platform alone: put
 * `platform=CODE` before each alternative of the condition.
 */
static void
bind_to_platform(struct gd_cond *when, const struct gd_entry *e)
{
	const struct gd_entry_key *key = gd_entry_key(e, "when");
	struct gd_buf text = GD_BUF_INIT;
	const char *p = key ? key->value : "";
	size_t n;

	if (!gd_schema_place(e->place)->folder || e->kind == GD_KIND_PLATFORM ||
	    strcmp(gd_schema_place(e->place)->path, "platforms") != 0)
		return;
	gd_buf_addf(&text, "platform=%s", e->scope);
	for (; *(p += strspn(p, " \t")); p += n) {
		n = strcspn(p, " \t");
		gd_buf_addf(&text, " %.*s", (int)n, p);
		if (n == 2 && memcmp(p, "or", 2) == 0)
			gd_buf_addf(&text, " platform=%s", e->scope);
	}
	gd_cond_release(when);
	/* A bad condition was reported when the key was read. */
	gd_cond_parse(text.s, when, NULL);
	gd_buf_release(&text);
}

static void
check_force(gd_day from, gd_day until, const struct gd_entry *e,
	    struct gd_mistakes *m)
{
	if (from != GD_DAY_NONE && until != GD_DAY_NONE && until <= from)
		MISTAKE(m, e, "until",
			_("'until' is not after 'from': it is never in force"));
}

/* `low` must not be longer than `high`, as far as the units can tell. */
static void
check_range(const struct gd_period *low, const struct gd_period *high,
	    const char *key, const struct gd_entry *e, struct gd_mistakes *m)
{
	if (low->count && high->count && low->unit == high->unit &&
	    low->count > high->count)
		MISTAKE(m, e, key,
			_("'%s' is longer than the period that it begins"),
			key);
}

void
gd_agree_stage(void *record, const struct gd_entry *e, struct gd_mistakes *m)
{
	const struct gd_stage_record *r = record;
	enum gd_stage stage;

	if (!gd_stage_parse(r->code, &stage))
		MISTAKE(m, e, NULL, _("'%s' is no stage; the stages are %s"),
			r->code,
			"prepare, service, platform, regulator, court, closed");
}

void
gd_agree_source(void *record, const struct gd_entry *e, struct gd_mistakes *m)
{
	const struct gd_source *s = record;

	check_force(s->from, s->until, e, m);
}

void
gd_agree_question(void *record, const struct gd_entry *e,
		  struct gd_mistakes *m)
{
	const struct gd_question *q = record;
	bool wants = q->kind == GD_Q_CHOICE || q->kind == GD_Q_MULTI;

	if (wants && !q->choices)
		MISTAKE(m, e, "kind",
			_("a %s question needs 'choices = LIST'"),
			gd_question_kind_code(q->kind));
	if (!wants && q->choices)
		MISTAKE(m, e, "choices",
			_("only choice and multi questions have 'choices'"));
	if (q->required && q->unsure)
		MISTAKE(m, e, "unsure",
			_("a required question cannot be answered with \"I "
			  "don't know\"; drop 'unsure' or 'required'"));
	if (q->required && q->later)
		MISTAKE(m, e, "later",
			_("what comes up later cannot be required"));
	if (strpbrk(q->id, ".-"))
		MISTAKE(m, e, NULL,
			_("'%s' is no field id; use a-z, 0-9 and '_', so that "
			  "conditions can name it"), q->id);
}

void
gd_agree_channel(void *record, const struct gd_entry *e,
		 struct gd_mistakes *m)
{
	struct gd_channel *c = record;

	bind_to_platform(&c->when, e);
	if (gd_entry_key(e, "stage") &&
	    (c->stage == GD_STAGE_PREPARE || c->stage == GD_STAGE_CLOSED))
		MISTAKE(m, e, "stage",
			_("nothing is filed at the stage '%s'; a channel stands "
			  "on service, platform, regulator or court"),
			gd_stage_code(c->stage));
}

void
gd_agree_matrix(void *record, const struct gd_entry *e, struct gd_mistakes *m)
{
	struct gd_matrix_cell *c = record;

	if (!*c->track)
		MISTAKE(m, e, NULL,
			_("a cell is called TYPE.TRACK, as in [fraud.court]"));
	if (c->handled && !c->high.count)
		MISTAKE(m, e, "handled",
			_("a cell that is handled needs 'high', the longest "
			  "time"));
	if (!c->handled && (c->low.count || c->high.count))
		MISTAKE(m, e, c->high.count ? "high" : "low",
			_("a cell that is not handled has no times"));
	check_range(&c->low, &c->high, "low", e, m);
}

void
gd_agree_clock(void *record, const struct gd_entry *e, struct gd_mistakes *m)
{
	struct gd_clock_rule *r = record;
	bool window = r->period.office_to_min > 0;
	bool office = r->period.unit == GD_UNIT_OFFICE_HOURS;

	bind_to_platform(&r->when, e);
	if (r->early.count) {
		r->early.roll = r->period.roll;
		r->early.office_from_min = r->period.office_from_min;
		r->early.office_to_min = r->period.office_to_min;
	}
	check_range(&r->early, &r->period, "early", e, m);
	check_force(r->from, r->until, e, m);
	if (r->extend.count && r->extend.unit != r->period.unit)
		MISTAKE(m, e, "extend",
			_("'extend' is counted in the unit of 'period'"));
	if (!r->other.count != !r->other_why.zh)
		MISTAKE(m, e, r->other.count ? "other" : "other_why",
			_("'other' and 'other_why' stand together"));
	if (office && !window && !gd_entry_key(e, "window"))
		MISTAKE(m, e, "period",
			_("office hours need a window, as in 'window = "
			  "09:00-18:00'"));
	if (!office && window && r->early.unit != GD_UNIT_OFFICE_HOURS)
		MISTAKE(m, e, "window",
			_("a window is for office hours, as in 'period = "
			  "4oh'"));
	if (r->period.before &&
	    (r->period.unit != GD_UNIT_DAYS ||
	     strncmp(r->start, "date ", 5) != 0 ||
	     r->period.roll != GD_ROLL_NONE || r->early.count ||
	     r->extend.count || r->other.count))
		MISTAKE(m, e, "before",
			_("only days are counted back, from a 'date FIELD', "
			  "with nothing else"));
	if (strchr(e->id, '.') && !*r->version)
		MISTAKE(m, e, NULL, _("the version after the dot is empty"));
}

void
gd_agree_step(void *record, const struct gd_entry *e, struct gd_mistakes *m)
{
	const struct gd_step *s = record;
	const char *list = s->states, *code;
	size_t len;

	while (gd_list_next(&list, &code, &len)) {
		char *one = gd_strndup(code, len);

		if (!gd_failure_exists(one))
			MISTAKE(m, e, "states",
				_("'%s' is no way to fail; there are %s"), one,
				GD_FAILURES);
		free(one);
	}
	if (s->action && !s->target && (strcmp(s->action, "file") == 0 ||
					strcmp(s->action, "letter") == 0))
		MISTAKE(m, e, "action",
			_("'%s' needs a 'target'"), s->action);
}

/* The key must be there for this kind of rule. */
static void
need(const struct gd_entry *e, const char *key, const char *kind,
     struct gd_mistakes *m)
{
	if (!gd_entry_key(e, key) &&
	    !(strcmp(key, "expect") == 0 && gd_entry_key(e, "expect[en]")) &&
	    !(strcmp(key, "cure") == 0 && gd_entry_key(e, "cure[en]")))
		MISTAKE(m, e, "kind", _("a '%s' rule needs '%s'"), kind, key);
}

void
gd_agree_triage(void *record, const struct gd_entry *e, struct gd_mistakes *m)
{
	struct gd_triage_rule *r = record;
	const struct gd_entry_key *kind = gd_entry_key(e, "kind");
	bool several = r->channel && strchr(r->channel, ',');

	if (!kind)
		return;
	r->has_clear = gd_entry_key(e, "clear") != NULL;
	if (r->kind != GD_TRIAGE_RISK && r->kind != GD_TRIAGE_POINT &&
	    r->kind != GD_TRIAGE_CHECK)
		need(e, "channel", kind->value, m);
	if (r->kind == GD_TRIAGE_CHECK)
		need(e, "cure", kind->value, m);
	if (r->kind == GD_TRIAGE_RECOMMEND || r->kind == GD_TRIAGE_CHECK)
		need(e, "weight", kind->value, m);
	if (r->kind == GD_TRIAGE_RECOMMEND || r->kind == GD_TRIAGE_COMBINE)
		need(e, "expect", kind->value, m);
	if (r->kind == GD_TRIAGE_GROUND)
		need(e, "name", kind->value, m);
	if (r->kind == GD_TRIAGE_REFUSE || r->kind == GD_TRIAGE_GROUND) {
		need(e, "strength", kind->value, m);
		need(e, "cure", kind->value, m);
	}
	if (r->kind == GD_TRIAGE_COMBINE && r->channel && !several)
		MISTAKE(m, e, "channel",
			_("'combine' needs at least two channels"));
	if (r->kind != GD_TRIAGE_COMBINE && r->in_turn)
		MISTAKE(m, e, "in_turn",
			_("only 'combine' says what comes in turn"));
	if ((r->kind == GD_TRIAGE_RECOMMEND || r->kind == GD_TRIAGE_REFUSE) &&
	    several)
		MISTAKE(m, e, "channel",
			_("only 'combine' names several channels; write one "
			  "rule for each"));
}

void
gd_agree_redact(void *record, const struct gd_entry *e, struct gd_mistakes *m)
{
	const struct gd_redact_rule *r = record;
	enum gd_redact_kind kind;

	if (!gd_redact_parse(r->code, &kind))
		MISTAKE(m, e, NULL,
			_("'%s' is no kind of personal data; the kinds are "
			  "consumer, person, phone, id_no, bank, email, "
			  "account, plate, address, order, payment, number"),
			r->code);
}
