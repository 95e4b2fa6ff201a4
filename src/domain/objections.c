/*
 * domain/objections.c - looking things up in the rules, and what speaks against
 * a channel.
 */
#include "domain/triage.h"

#include <string.h>

#include "domain/list.h"

const struct gd_channel *
gd_channel_find(const struct gd_knowledge *k, const char *code)
{
	for (size_t i = 0; i < k->channels_len; i++) {
		if (strcmp(k->channels[i].code, code) == 0)
			return &k->channels[i];
	}
	return NULL;
}

const struct gd_matrix_cell *
gd_matrix_find(const struct gd_knowledge *k, const char *type,
	       const struct gd_channel *ch)
{
	for (size_t i = 0; ch->track && i < k->matrix_len; i++) {
		const struct gd_matrix_cell *cell = &k->matrix[i];

		if (strcmp(cell->type, type) == 0 &&
		    strcmp(cell->track, ch->track) == 0)
			return cell;
	}
	return NULL;
}

static bool
in_force(const struct gd_clock_rule *r, gd_day day)
{
	return (r->from == GD_DAY_NONE || day >= r->from) &&
	       (r->until == GD_DAY_NONE || day < r->until);
}

void
gd_rules_started(const struct gd_knowledge *k, const char *start,
		 const struct gd_answers *a, gd_day day,
		 void (*visit)(const struct gd_clock_rule *r, void *ctx),
		 void *ctx)
{
	for (size_t i = 0; i < k->clocks_len; i++) {
		const struct gd_clock_rule *r = &k->clocks[i];

		if (*r->start == *start && strcmp(r->start, start) == 0 && in_force(r, day) &&
		    gd_cond_holds(&r->when, a))
			visit(r, ctx);
	}
}

const struct gd_clock_rule *
gd_rule_in_force(const struct gd_knowledge *k, const char *id, gd_day day)
{
	for (size_t i = 0; i < k->clocks_len; i++) {
		if (strcmp(k->clocks[i].id, id) == 0 &&
		    in_force(&k->clocks[i], day))
			return &k->clocks[i];
	}
	return NULL;
}

/* Visit the refusals of one strength. */
static int
refuse_by(const struct gd_knowledge *k, enum gd_strength strength,
	  const struct gd_channel *ch, const struct gd_answers *a,
	  void (*visit)(const struct gd_plan_refusal *r, void *ctx),
	  void *ctx)
{
	int n = 0;

	for (size_t i = 0; i < k->triage_len; i++) {
		const struct gd_triage_rule *rule = &k->triage[i];
		struct gd_plan_refusal refusal = {
			.channel = ch, .strength = strength, .rule = rule
		};

		if (rule->kind != GD_TRIAGE_REFUSE ||
		    rule->strength != strength ||
		    !gd_list_has(rule->channel, ch->code) ||
		    !gd_cond_holds(&rule->when, a))
			continue;
		if (visit)
			visit(&refusal, ctx);
		n++;
	}
	return n;
}

int
gd_triage_objections(const struct gd_knowledge *k, const struct gd_channel *ch,
		     const struct gd_answers *a,
		     void (*visit)(const struct gd_plan_refusal *r, void *ctx),
		     void *ctx)
{
	const struct gd_matrix_cell *cell =
		gd_matrix_find(k, gd_answers_value(a, "type"), ch);
	struct gd_plan_refusal refusal = {
		.channel = ch, .strength = GD_BY_ADVICE, .cell = cell
	};
	int n = refuse_by(k, GD_BY_LAW, ch, a, visit, ctx);

	n += refuse_by(k, GD_BY_ADVICE, ch, a, visit, ctx);
	if (cell && !cell->handled) {
		if (visit)
			visit(&refusal, ctx);
		n++;
	}
	return n;
}
