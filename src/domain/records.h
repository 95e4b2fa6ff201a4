/*
 * domain/records.h - cases, filings, clocks and events as the store keeps them.
 *
 * Plain rows: strings are owned by the row and freed by its _release().
 */
#ifndef GD_DOMAIN_RECORDS_H
#define GD_DOMAIN_RECORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "domain/instant.h"
#include "domain/rules.h"

/* "GD-0413" of a case id: four digits at least. */
#define GD_CASE_NUMBER_MAX 24
void gd_case_number(int64_t id, char out[GD_CASE_NUMBER_MAX]);
/* The id in "GD-0413", "gd-413", "0413" or "413"; 0 when it is none. */
int64_t gd_case_number_parse(const char *s);

/* How a case ended: codes of the command line. */
bool gd_outcome_valid(const char *code);

struct gd_case_row {
	int64_t id;
	int64_t version;	/* grows with every change; for compare-and-set */
	bool draft;		/* the interview is not finished */
	enum gd_stage stage;
	char *outcome;		/* "" while open */
	gd_instant opened_at;	/* start of the interview for a draft */
	gd_instant closed_at;	/* GD_INSTANT_NONE while open */
	char *platform, *carrier, *type, *scenario;	/* codes or "" */
	char *shop, *merchant;	/* name shown, legal name; "" when unknown */
	char *goods, *order_no, *demand;
	int64_t amount_fen, demand_amount_fen;	/* -1: unknown */
	int64_t recovered_fen;	/* -1: none recorded */
	int evidence_held, evidence_needed;
	char *assignee;		/* "" when nobody's */
	char *tags;		/* comma list, "" */
	int64_t next_clock;	/* nearest running clock, 0: none */
	char *next_rule;	/* its rule id, "" */
	gd_instant next_due;	/* GD_INSTANT_NONE: none */
	bool next_estimated;
};
void gd_case_row_release(struct gd_case_row *r);

/* The name a card shows: the shop, else the merchant, else "". */
const char *gd_case_row_name(const struct gd_case_row *r);

enum gd_filing_state {
	GD_FILING_OPEN,		/* sent, no answer yet */
	GD_FILING_ANSWERED,	/* answered, not settled */
	GD_FILING_ACCEPTED,	/* taken in hand (12315 acceptance, court filing) */
	GD_FILING_PROMISED,	/* a remedy is promised */
	GD_FILING_REFUSED,
	GD_FILING_SILENT,	/* no answer came; recorded by hand */
	GD_FILING_WITHDRAWN	/* undone or withdrawn */
};
const char *gd_filing_state_code(enum gd_filing_state s);
bool gd_filing_state_parse(const char *code, enum gd_filing_state *out);
/* Does the filing keep its case on its rung (open, answered, accepted, promised)? */
bool gd_filing_state_open(enum gd_filing_state s);

struct gd_filing_row {
	int64_t id, case_id;
	int seq;		/* 1, 2, … within the case; `--filing N` */
	char *channel;
	enum gd_stage stage;	/* the channel's rung when it was filed */
	gd_instant filed_at;
	char *ref;		/* number given by the body, "" */
	enum gd_filing_state state;
	gd_instant responded_at;	/* GD_INSTANT_NONE: not yet */
	char *response;		/* what was answered, "" */
};
void gd_filing_row_release(struct gd_filing_row *r);

enum gd_clock_state {
	GD_CLOCK_RUNNING,
	GD_CLOCK_PAUSED,
	GD_CLOCK_MET,		/* ended in time, by what was waited for */
	GD_CLOCK_MISSED,	/* ran out before it was ended */
	GD_CLOCK_SUPERSEDED,	/* the case moved up */
	GD_CLOCK_VOID		/* its filing was withdrawn or undone */
};
const char *gd_clock_state_code(enum gd_clock_state s);
bool gd_clock_state_parse(const char *code, enum gd_clock_state *out);

struct gd_clock_row {
	int64_t id, case_id, filing_id;	/* filing_id 0: of the case itself */
	int seq;		/* 1, 2, … within the case; `--clock N` */
	char *rule;		/* gd_clock_rule id */
	char *version;		/* and version */
	gd_instant started_at;
	gd_instant early_at;	/* early bound of a range, else GD_INSTANT_NONE */
	gd_instant due_at;	/* exclusive */
	bool estimated;
	enum gd_clock_state state;
	gd_instant ended_at;	/* GD_INSTANT_NONE while it runs */
	gd_instant snoozed_until;	/* reminder only; GD_INSTANT_NONE */
	gd_instant other_at;	/* later of two readings; GD_INSTANT_NONE */
	gd_instant restarted_at;	/* a demand began it anew; GD_INSTANT_NONE */
	char *pauses;		/* see domain/pauses.h; "" */
	bool hushed;		/* a person's pause: no reminders, the time runs */
};
void gd_clock_row_release(struct gd_clock_row *r);

struct gd_letter_row {
	int64_t id, case_id;
	int seq;		/* 1, 2, … within the case */
	char *template_id;	/* "demand" */
	char *lang;		/* "zh_CN" or "en": what it is written in */
	int version;		/* 1, 2, …: how often it was worded */
	char *body;		/* "" when erased */
	gd_instant created_at, changed_at;
	gd_instant sent_at;	/* GD_INSTANT_NONE: not sent */
	char *channel;		/* it was sent through, "" */
	int64_t filing_id;	/* that sending it opened, 0 */
	char *proof;		/* of dispatch: tracking number, file …, "" */
	char *note;		/* why it went out as it is, "" */
};
void gd_letter_row_release(struct gd_letter_row *r);

struct gd_event_row {
	int64_t id, case_id;	/* case_id 0: of the desk itself */
	gd_instant at;
	char *who;
	char *kind;		/* "open", "file", "respond", … see desk/actions.h */
	int64_t undoes;		/* event that this one reversed, 0 */
	int64_t undone_by;	/* event that reversed this one, 0 */
	int64_t batch;		/* first event of the action over many, 0 */
};
void gd_event_row_release(struct gd_event_row *r);

/* One value that an event changed. */
struct gd_event_value {
	const char *entity;	/* "case", "filing", "clock", "answer", "person", … */
	int64_t entity_id;
	const char *field;
	const char *before, *after;	/* NULL: none */
	bool erased;		/* the value was erased, its digest remains */
};

#endif
