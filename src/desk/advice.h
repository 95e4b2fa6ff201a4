/*
 * desk/advice.h - what to do with a case, before filing and after a failure.
 *
 * Both front ends show this: the plan as the case stands now, a rehearsal of a
 * body's own grounds of refusal, and the ways on after a filing that did not
 * help.
 */
#ifndef GD_DESK_ADVICE_H
#define GD_DESK_ADVICE_H

#include "desk/view.h"
#include "domain/triage.h"
#include "domain/ways.h"

/*
 * The plan of a case: its answers, and what its filings have come to. Release
 * with gd_plan_release().
 */
enum gd_status gd_desk_case_plan(struct gd_desk *d,
				 const struct gd_case_view *v,
				 struct gd_plan *out, struct gd_error *err);

/* The latest filing through `channel` that was not withdrawn; NULL: none. */
const struct gd_filing_row *gd_case_filed(const struct gd_case_view *v,
					  const char *channel);
/*
 * Would accepting the plan file through `pc` now? Yes for what opens at once, and for
 * what waited for a channel that has ended, unless it was filed already.
 */
bool gd_plan_opens(const struct gd_plan_channel *pc,
		   const struct gd_case_view *v);

/*
 * Accept the plan: file through everything that it opens now, with all their
 * clocks, as one event. Thin evidence objects as it does when filing one; a
 * `reason` overrules it. GD_EINVAL when all of it is filed already. `*filings` and
 * `*clocks` (may be NULL) count what was opened.
 */
enum gd_status gd_desk_file_plan(struct gd_desk *d, int64_t id, gd_instant at,
				 const char *reason, int *filings, int *clocks,
				 struct gd_error *err);

/*
 * Append who cannot take it and where to go instead, a line each, as far as the
 * answers `a` show it already: bars in law, with `advice` also what is advised
 * against. Nothing when all doors are open.
 */
void gd_scope_words(struct gd_desk *d, const struct gd_plan *p,
		    const struct gd_answers *a, bool advice,
		    struct gd_buf *out);

/* One ground of refusal, put to the case. */
struct gd_rehearsed {
	enum gd_truth met;	/* TRUE: it would be refused for this */
	enum gd_strength strength;
	bool ours;		/* no ground of the body's: order, thin evidence */
	char *name;		/* in a few words, "" */
	char *text;		/* what the body would say */
	char *cure;		/* what satisfies it, "" */
	char *source;		/* in words, "" */
	char *fields;		/* questions not answered yet that matter, "" */
};
struct gd_rehearsal {
	const struct gd_channel *channel;
	struct gd_rehearsed *items;	/* met first, law first; then unknown */
	size_t len, cap;
	int met, unknown, clear;	/* of the body's own */
	char **fixes;		/* the shortest list that cures what is met */
	size_t fixes_len, fixes_cap;
	char *ask;		/* comma list of questions still to be answered */
};
enum gd_status gd_desk_rehearse(struct gd_desk *d, int64_t id,
				const char *channel, struct gd_rehearsal *out,
				struct gd_error *err);
void gd_rehearsal_release(struct gd_rehearsal *r);
/* Append the whole rehearsal as lines. */
void gd_rehearsal_words(struct gd_desk *d, const char *number,
			const struct gd_rehearsal *r, struct gd_buf *out);
/* "would be refused", "not clear yet", "nothing speaks against it". */
void gd_rehearsal_verdict(const struct gd_rehearsal *r, struct gd_buf *out);

/* One way on, open after a failure. */
struct gd_way {
	const struct gd_step *step;	/* borrowed from the playbook */
	int seq;		/* the filing that failed, 0: the case was closed */
	char *channel;		/* through which it went, "" */
	char *barred;		/* law's sentence against its target, "" */
	bool waits;		/* its target is filed already and unanswered */
};
struct gd_ways {
	struct gd_way *items;
	size_t len, cap;
	bool failed;		/* something was refused, silent, overdue or lost */
	char *what;		/* what failed, in words, "" */
};
/*
 * The ways on for a case, best first. `brief`: without judging what bars them,
 * for a line under the cursor; then only the playbook's ways are read.
 */
enum gd_status gd_desk_ways(struct gd_desk *d, int64_t id, bool brief,
			    struct gd_ways *out, struct gd_error *err);
void gd_ways_release(struct gd_ways *w);
/* Append the command that does it: "gongdao file GD-0413 12315". */
void gd_way_command(const struct gd_way *w, const char *number,
		    struct gd_buf *out);
void gd_ways_words(struct gd_desk *d, const char *number,
		   const struct gd_ways *w, struct gd_buf *out);

#endif
