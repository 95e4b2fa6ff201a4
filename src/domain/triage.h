/*
 * domain/triage.h - which channels, in what order, and which not.
 *
 * Pure: the rules of triage, the time matrix and the channels are data. The plan
 * lists recommended channels by weight, refused ones with the matrix cell or
 * the law that refuses, risks, evidence to gather (what vanishes first, first) and the
 * dates that filing today would set.
 */
#ifndef GD_DOMAIN_TRIAGE_H
#define GD_DOMAIN_TRIAGE_H

#include "domain/rules.h"

/* The question, and its list, of who has the dispute already. */
#define GD_BODIES_LIST "other_bodies"

struct gd_knowledge {		/* borrowed slices of the playbook */
	const struct gd_channel *channels; size_t channels_len;
	const struct gd_matrix_cell *matrix; size_t matrix_len;
	const struct gd_triage_rule *triage; size_t triage_len;
	const struct gd_evidence_kind *evidence; size_t evidence_len;
	const struct gd_clock_rule *clocks; size_t clocks_len;
	const struct gd_principle *principles; size_t principles_len;
	const struct gd_cue *cues; size_t cues_len;
	const struct gd_fact *facts; size_t facts_len;
	const struct gd_platform *platforms; size_t platforms_len;
	const struct gd_step *steps; size_t steps_len;
};

enum gd_turn {
	GD_TURN_NOW,	/* opened when the plan is accepted */
	GD_TURN_AFTER,	/* once the channel before it in `turn_rule` has ended */
	GD_TURN_LATER	/* when what was opened did not help */
};

struct gd_plan_channel {
	const struct gd_channel *channel;
	enum gd_turn turn;
	const struct gd_triage_rule *turn_rule;	/* the COMBINE rule, or NULL */
	const struct gd_channel *after;		/* AFTER: which must end first */
	/* WHERE rules: which office; owned array of borrowed rules. */
	const struct gd_triage_rule **where;
	size_t where_len, where_cap;
	int weight;
	/* Owned array of borrowed rules; empty for a channel that stands in. */
	const struct gd_triage_rule **reasons;
	size_t reasons_len, reasons_cap;
	const struct gd_matrix_cell *cell;	/* expected time, or NULL */
};

struct gd_plan_refusal {
	const struct gd_channel *channel;
	enum gd_strength strength;
	const struct gd_triage_rule *rule;	/* NULL when the cell alone refuses */
	const struct gd_matrix_cell *cell;	/* NULL when a rule refuses */
};

struct gd_plan_evidence {
	const struct gd_evidence_kind *kind;
	bool held;
	bool focus;	/* the case's platform looks at it first */
};

struct gd_plan_date {
	const struct gd_channel *channel;	/* NULL: counts from a date answered */
	const struct gd_clock_rule *rule;
	struct gd_due due;
	struct gd_due early;	/* of a range; at == due.at when there is none */
};

struct gd_plan {
	struct gd_plan_channel *recommended; size_t recommended_len, recommended_cap;
	struct gd_plan_refusal *refused; size_t refused_len, refused_cap;
	const struct gd_triage_rule **combine; size_t combine_len, combine_cap;
	const struct gd_triage_rule **risks; size_t risks_len, risks_cap;
	const struct gd_triage_rule **points; size_t points_len, points_cap;
	struct gd_plan_evidence *evidence; size_t evidence_len, evidence_cap;
	struct gd_plan_date *dates; size_t dates_len, dates_cap;
	int completeness;	/* evidence held, in percent by importance */
};

/*
 * Make the plan for the answers `a` (those of gd_interview_effective()) as of
 * `now`.
 *
 * Recommended are the channels that exist for the case, whose RECOMMEND rules
 * add up to more than nothing, by weight, then by the ladder. A channel that a
 * rule or a "not accepted" cell speaks against is refused instead: one entry
 * for each ground, law before advice, the cell last; so is one that was never
 * recommended. A missing fact refuses like any other ground: its cure says what
 * to find out.
 *
 * Never empty: when nothing is left, the platform's own `service` stands in,
 * else the lowest rung that nothing speaks against, else one that only advice
 * holds back (its refusals are then dropped). Law alone can leave a plan empty.
 *
 * COMBINE rules show only when every channel they name is recommended. What they
 * name opens together with the first channel, except what a rule in turn puts
 * after another; a court stays for later unless it leads. Evidence
 * is ordered by what vanishes first, then by importance. Dates are those that
 * opening the plan now would set, and those that answered dates have set.
 *
 * Release with gd_plan_release(); it borrows from `k`.
 */
void gd_triage(const struct gd_knowledge *k, const struct gd_answers *a,
	       gd_instant now, const struct gd_calendar *cal,
	       struct gd_plan *out);
void gd_plan_release(struct gd_plan *p);
/*
 * The checklist alone, `evidence` and `completeness` of a plan, for answers that
 * gd_facts_add() has been through. Release as a plan.
 */
void gd_triage_evidence(const struct gd_knowledge *k,
			const struct gd_answers *a, struct gd_plan *out);

/* What a case's filings have come to: "filed", "waiting" or a state, where, when. */
struct gd_happening {
	const char *verb;	/* of GD_HAPPENINGS */
	const char *channel;
	gd_instant at;
};
#define GD_HAPPENINGS \
	"filed, waiting, answered, accepted, promised, refused, silent"

/*
 * Answer, in `a`, the facts that follow from its dates and from what `happened`
 * (NULL: nothing) as of `now` and that nobody has answered: "yes" or "no".
 * gd_triage() does so for the dates by itself.
 */
void gd_facts_add(const struct gd_knowledge *k,
		  const struct gd_happening *happened, size_t happened_len,
		  gd_instant now, const struct gd_calendar *cal,
		  struct gd_answers *a);

/*
 * Does a kind of evidence belong to the checklist: by its own condition, or because
 * the case's platform looks at it first (`*focus`, may be NULL) and nothing in
 * the condition excludes it.
 */
bool gd_evidence_wanted(const struct gd_knowledge *k,
			const struct gd_evidence_kind *kind,
			const struct gd_answers *a, bool *focus);

/* Is a ground of refusal there? */
enum gd_truth gd_ground_met(const struct gd_triage_rule *r,
			    const struct gd_answers *a);

/*
 * Clock rules in force on `day` for the event `start` ("filed 12315") whose
 * condition holds for the answers: calls `visit` for each, in file order.
 */
void gd_rules_started(const struct gd_knowledge *k, const char *start,
		      const struct gd_answers *a, gd_day day,
		      void (*visit)(const struct gd_clock_rule *r, void *ctx),
		      void *ctx);
/* The rule with this id that is in force on `day` ([from, until)); or NULL. */
const struct gd_clock_rule *gd_rule_in_force(const struct gd_knowledge *k,
					     const char *id, gd_day day);

/*
 * The cell for a complaint type and a channel's track, or NULL when the matrix
 * is silent.
 */
const struct gd_matrix_cell *gd_matrix_find(const struct gd_knowledge *k,
					    const char *type,
					    const struct gd_channel *ch);
/* The channel with this code, or NULL. */
const struct gd_channel *gd_channel_find(const struct gd_knowledge *k,
					 const char *code);

/*
 * What speaks against filing through `ch` now: rules of law first, then rules
 * of advice, then the matrix cell. Calls `visit` (may be NULL) for each;
 * returns how many. What is visited lives for the call alone.
 */
int gd_triage_objections(const struct gd_knowledge *k,
			 const struct gd_channel *ch,
			 const struct gd_answers *a,
			 void (*visit)(const struct gd_plan_refusal *r,
				       void *ctx),
			 void *ctx);

#endif
