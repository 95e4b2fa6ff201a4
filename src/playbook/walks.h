/*
 * playbook/walks.h - one walk through the interviews. For walk.c and its
 * walk_*.c alone.
 */
#ifndef GD_PLAYBOOK_WALKS_H
#define GD_PLAYBOOK_WALKS_H

#include "playbook/checks.h"
#include "playbook/walk.h"

struct gd_walker {
	const struct gd_judged *j;
	const struct gd_knowledge *k;
	const struct gd_interview *iv;	/* the one that is walked now */
	const struct gd_calendar *cal;
	gd_instant now;
	uint64_t random;
	struct gd_walk *out;
	/* By index in the judged tables: what was met on some path. */
	bool *asked, *offered;
	bool *fired;		/* triage rules whose condition held … */
	bool *shown;		/* … and, COMBINE: that stood in a plan */
	bool *started;		/* clock rules */
	bool *listed;		/* evidence kinds */
	bool *unfounded;	/* triage rules already told to lack a source */
	const char *places;	/* what stands in braces in the letters */
	/* What conditions ask about each question: [0] questions', [1] all. */
	struct gd_walk_said *said[2];
};

/* Fill `said` for the interview that is walked now / free it. */
void gd_walk_hear(struct gd_walker *w);
void gd_walk_hear_release(struct gd_walker *w);

/* Index in the judged table of questions, choices; -1: none. */
int gd_walk_question(const struct gd_walker *w, const char *id);
int gd_walk_choice(const struct gd_walker *w, const struct gd_choice *c);

/* One way to answer a question. */
struct gd_walk_answer {
	enum gd_answer_state state;
	char value[256];
};

/*
 * The ways to answer question `i` that can differ for conditions, given what was
 * answered: choices offered now, amounts around what conditions compare with,
 * given or not for text. `all`: every choice, else those alone which conditions of
 * questions and options name, and one that stands for the others. Returns how
 * many; free `*out`. Marks what is offered.
 */
size_t gd_walk_answers(struct gd_walker *w, size_t i,
		       const struct gd_answers *a, bool all,
		       struct gd_walk_answer **out);

/* A number below `n`, the same in every run. */
size_t gd_walk_random(struct gd_walker *w, size_t n);

/* Every path, by what still matters; reports dead ends. */
void gd_walk_paths(struct gd_walker *w);
/* Whole interviews towards each rule, and at random; judges each plan. */
void gd_walk_tries(struct gd_walker *w);
/* Is every answer used by something? */
void gd_walk_uses(struct gd_walker *w);

#endif
