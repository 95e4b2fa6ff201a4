/*
 * domain/rules.h - the knowledge of the playbook as plain records.
 *
 * Filled by playbook/ from the files under data/, read by everything else. All
 * strings belong to the record's owner (the playbook). Every record carries the
 * id by which files, JSON, CSV and filters name it, and `source`: a comma list
 * of ids of struct gd_source.
 */
#ifndef GD_DOMAIN_RULES_H
#define GD_DOMAIN_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bitext.h"
#include "domain/clock.h"
#include "domain/cond.h"

/* The escalation ladder; its order is the board's. */
enum gd_stage {
	GD_STAGE_PREPARE,
	GD_STAGE_SERVICE,
	GD_STAGE_PLATFORM,
	GD_STAGE_REGULATOR,
	GD_STAGE_COURT,
	GD_STAGE_CLOSED
};
#define GD_STAGES 6

/* "prepare" … "closed"; stable codes. */
const char *gd_stage_code(enum gd_stage s);
bool gd_stage_parse(const char *code, enum gd_stage *out);

struct gd_stage_def {
	struct gd_bitext name;		/* column heading */
	struct gd_bitext brief;		/* for narrow screens */
	char *source;
};

/* What a figure or rule rests on: shown so that advice never looks like law. */
enum gd_basis {
	GD_BASIS_EXPERIENCE,	/* the source article: "according to the article" */
	GD_BASIS_LAW,
	GD_BASIS_PLATFORM,	/* a platform's own rule; may change */
	GD_BASIS_PRIVATE	/* set by a party's own letter */
};
const char *gd_basis_code(enum gd_basis b);	/* "experience", "law", … */
bool gd_basis_parse(const char *code, enum gd_basis *out);

struct gd_source {
	char *id;		/* "seed.3", "reg121.23" */
	struct gd_bitext name;	/* as shown: title and article */
	struct gd_bitext gist;	/* one line: what it says; may be empty */
	enum gd_basis basis;
	bool verify;		/* from memory: shown as "to be verified" */
	gd_day from, until;	/* in force [from, until); GD_DAY_NONE: open */
};

struct gd_choice {
	char *list;		/* "type" */
	char *code;		/* "fraud" */
	struct gd_bitext name;
	struct gd_bitext help;	/* one line beside it */
	char *words;		/* `|`-separated words that hint at it, or NULL */
	struct gd_cond when;	/* offered only then */
	char *source;
};

struct gd_section {
	char *id;
	struct gd_bitext name;
	char *source;
};

enum gd_question_kind {
	GD_Q_CHOICE, GD_Q_MULTI, GD_Q_TEXT, GD_Q_LONGTEXT, GD_Q_MONEY,
	GD_Q_DATE, GD_Q_NUMBER,
	GD_Q_BOOL,	/* yes / no (unsure where allowed) */
	GD_Q_UNDERSTOOD	/* confirm what was read out of the facts */
};
const char *gd_question_kind_code(enum gd_question_kind k);
bool gd_question_kind_parse(const char *code, enum gd_question_kind *out);

struct gd_question {
	char *id;		/* field id, as in CLI, CSV and templates */
	uint32_t key;		/* gd_answer_key(id); 0: not worked out */
	char *section;		/* gd_section id */
	char *set;		/* interview it belongs to; NULL: that of a case */
	enum gd_question_kind kind;
	struct gd_bitext name;	/* short label for lists and the review page */
	struct gd_bitext ask;	/* the question */
	struct gd_bitext why;	/* why it is asked; always visible */
	struct gd_bitext example;
	struct gd_bitext help;	/* depth, on F1 */
	char *choices;		/* list name, for choice and multi */
	char *check;		/* name of a live check, or NULL; see interview.h */
	struct gd_cond when;
	bool required;		/* a case cannot be opened without it */
	bool unsure;		/* "I don't know" is offered */
	bool personal;		/* kept in people, apart from the case */
	bool later;		/* comes up later: answered by editing, not asked */
	char *source;
	/* For messages of `rules check`. */
	char *file;
	int line;
};

struct gd_channel {
	char *code;		/* "service", "12315" */
	enum gd_stage stage;	/* its rung */
	char *track;		/* matrix column: platform, 12315, court; or NULL */
	struct gd_bitext name;
	struct gd_bitext function;	/* core function (seed section 1) */
	struct gd_bitext response;	/* response time as the source words it */
	struct gd_bitext fit;		/* what it suits */
	struct gd_bitext entry;		/* where it is found, step by step */
	struct gd_cond when;	/* exists for this case at all (platform …) */
	char *clocks;		/* comma list of clock rules a filing starts */
	char *body;		/* what it counts as among bodies that have the
				 * dispute: a code of that list; or NULL */
	char *source;
};

/* One cell of the time matrix (seed section 3). */
struct gd_matrix_cell {
	char *type;
	char *track;
	bool handled;		/* false: the cell says not accepted / not handled */
	struct gd_bitext name;	/* the cell's own words */
	struct gd_period low, high;	/* when handled; low may equal high */
	char *source;
};

struct gd_clock_rule {
	char *id;		/* "seed_72h", "reg_mediate" */
	char *version;		/* tells rules of one id apart, e.g. "order20"; or "" */
	struct gd_bitext name;
	struct gd_bitext brief;	/* for a card: a few columns */
	struct gd_bitext miss;	/* what it means when it runs out */
	struct gd_bitext next;	/* what to do then */
	char *start;		/* event: "filed service", "accepted 12315", … */
	struct gd_period period;	/* the deadline (of a range: its late bound) */
	struct gd_period early;		/* count 0 when there is no range */
	struct gd_period extend;	/* it may be extended once by so much; count 0: not */
	struct gd_period other;		/* a second reading of the law; count 0: none */
	struct gd_bitext other_why;	/* why there are two */
	enum gd_basis basis;
	bool alert;		/* a threshold that rings: 72 hours, 7 days */
	bool superseded;	/* ends when the case moves up a rung */
	bool verify;
	struct gd_cond when;	/* started only if the case is so */
	gd_day from, until;	/* the filing's day decides: [from, until) */
	char *restart;		/* comma list of events: it begins anew; or NULL */
	char *met;		/* comma list of events: what it asks for is done */
	char *pause;		/* codes of list "pause": suspensions in law */
	char *alerts;		/* times before its end that ring, "30d,7d,0h" */
	char *source;
};

enum gd_strength { GD_BY_ADVICE, GD_BY_LAW };

enum gd_triage_kind {
	GD_TRIAGE_RECOMMEND,	/* weight for `channel` */
	GD_TRIAGE_REFUSE,	/* holds `channel` back */
	GD_TRIAGE_RISK,		/* a banner */
	GD_TRIAGE_COMBINE,	/* channels side by side: `channel` is a comma list */
	GD_TRIAGE_GROUND,	/* why `channel` may refuse; shown before filing */
	GD_TRIAGE_WHERE,	/* which office of `channel` is the right one */
	GD_TRIAGE_POINT,	/* what to handle in this situation */
	GD_TRIAGE_CHECK		/* before one buys: a risk; `weight` is its points */
};

struct gd_triage_rule {
	char *id;
	enum gd_triage_kind kind;
	char *channel;
	int weight;		/* RECOMMEND, CHECK: added up */
	enum gd_strength strength;	/* REFUSE */
	struct gd_cond when;
	struct gd_bitext reason;
	struct gd_bitext expect;	/* what to expect, RECOMMEND / COMBINE */
	struct gd_bitext cure;		/* REFUSE, GROUND: what would satisfy it */
	struct gd_bitext name;	/* REFUSE, GROUND: the ground in a few words */
	struct gd_cond clear;	/* REFUSE, GROUND: surely not met; may be none */
	bool has_clear;		/* it has one: else `when` alone decides */
	char *fields;		/* REFUSE, GROUND: questions whose answers cure it */
	bool in_turn;		/* COMBINE: one after the other, not at once */
	char *source;
};

/*
 * What follows from a date or a filing of the case: `id` is yes once `after` has
 * passed (count 0: at once), no before; without the date it stays unknown.
 */
struct gd_fact {
	char *id;		/* the field that it answers when nobody has */
	char *since;		/* a date question, or "refused service": see struct
				 * gd_happening */
	struct gd_period after;
	char *source;
};

/* A way on after a filing was refused, met silence or led nowhere. */
struct gd_step {
	char *id;
	int order;		/* smaller first */
	char *states;		/* filing states that open it; comma list */
	char *channels;		/* of these channels alone; NULL: of any */
	struct gd_cond when;
	struct gd_bitext name;
	struct gd_bitext why;
	struct gd_bitext how;
	char *action;		/* what does it: see gd_step_action_exists() */
	char *target;		/* a channel or a letter for it, or NULL */
	char *source;
};

struct gd_evidence_kind {
	char *code;		/* "screenshot" */
	struct gd_bitext name;
	struct gd_bitext collect;	/* how to capture it */
	struct gd_bitext weight;	/* legal weight as the article gives it */
	struct gd_bitext proves;	/* what it usually proves; may be empty */
	struct gd_bitext capture;	/* how, step by step, `|` between; or empty */
	int vanish_days;	/* how soon it can vanish; 0: stays */
	int importance;		/* share in completeness, 1..10 */
	struct gd_cond when;	/* belongs to this case's checklist */
	char *source;
};

/* The three principles that each piece of evidence is judged by. */
enum gd_principle_kind { GD_LAWFUL, GD_RELEVANT, GD_COMPLETE };
#define GD_PRINCIPLES 3
const char *gd_principle_code(enum gd_principle_kind p);	/* "lawful", … */
bool gd_principle_parse(const char *code, enum gd_principle_kind *out);

/* One question to a piece of evidence; "yes" is what speaks for it. */
struct gd_principle {
	char *id;
	enum gd_principle_kind principle;
	struct gd_bitext ask;
	struct gd_bitext cure;	/* what helps when the answer is no */
	char *kinds;		/* comma list of evidence kinds; NULL: all */
	bool carrier;		/* asks whether the original carrier is there */
	char *source;
};

/* One step of showing evidence in court, in file order. */
struct gd_cue {
	char *id;
	struct gd_bitext name;
	struct gd_bitext show;	/* what is done and said */
	char *kinds;		/* comma list of kinds shown in it, or NULL */
	struct gd_cond when;
	char *source;
};

struct gd_platform {
	char *code;
	struct gd_bitext name;
	struct gd_bitext entry;		/* main entries (seed section 7) */
	struct gd_bitext style;
	struct gd_bitext evidence;	/* what it looks at */
	struct gd_bitext escalate;
	struct gd_bitext refund_only;	/* "refund without return" there */
	struct gd_bitext seat;		/* who runs it and where; may be empty */
	/* What the first two rungs are called there, short; may be empty. */
	struct gd_bitext rung_service, rung_platform;
	char *words;			/* words that hint at it */
	char *focus;			/* comma list of evidence kinds */
	char *source;
};

#endif
