/*
 * desk/actions.h - what a person can do to a case.
 *
 * One action = one transaction = one event. Both front ends call these, so
 * both refuse with the same sentence: GD_EGUARD can be overruled with `force` and a
 * reason where the guard is advice; a bar in law cannot. Event kinds: "open",
 * "file", "respond", "close", "reopen", "note", "edit", "undo", "miss".
 */
#ifndef GD_DESK_ACTIONS_H
#define GD_DESK_ACTIONS_H

#include "desk/desk.h"
#include "domain/triage.h"

/* What speaks against filing through a channel now. */
struct gd_objection {
	enum gd_objection_kind {
		GD_OBJ_LAW,	/* barred: cannot be forced */
		GD_OBJ_ADVICE,	/* the matrix or a rule advises against */
		GD_OBJ_EVIDENCE,	/* evidence is thin */
		GD_OBJ_ORDER	/* a lower rung was not tried, or is waiting in time */
	} kind;
	char *text;		/* one sentence, translated */
	char *source;		/* in words, "" */
	char *cure;		/* what would satisfy it, "" */
};
struct gd_objections {
	struct gd_objection *items;
	size_t len, cap;
};
void gd_objections_release(struct gd_objections *o);

/* Collect the objections to filing case `id` through `channel`. */
enum gd_status gd_desk_objections(struct gd_desk *d, int64_t id,
				  const char *channel,
				  struct gd_objections *out,
				  struct gd_error *err);

/*
 * File through `channel` at `at` (GD_INSTANT_NONE: now), `ref` may be NULL: a new filing,
 * its clocks; the case's stage is the highest rung that a filing not withdrawn
 * has reached, refused or silent ones included, so that a case never falls back
 * by itself. Clocks that moving up supersedes end (missed when they had run
 * out). Objections refuse (GD_EGUARD, the first one's sentence) unless none is
 * law and `reason` says why. `*clocks` (may be NULL) is how many were started.
 */
enum gd_status gd_desk_file(struct gd_desk *d, int64_t id, const char *channel,
			    gd_instant at, const char *ref, const char *reason,
			    int *clocks, struct gd_error *err);
/*
 * The channel that escalating the case would file through: the plan's first on the next
 * higher rung, else the ladder's. NULL at the top. Borrowed from the playbook.
 */
enum gd_status gd_desk_next_channel(struct gd_desk *d, int64_t id,
				    const struct gd_channel **out,
				    struct gd_error *err);
/* File through `to` (NULL: gd_desk_next_channel()), which must stand higher than the case. */
enum gd_status gd_desk_escalate(struct gd_desk *d, int64_t id, const char *to,
				const char *reason, int *clocks,
				struct gd_error *err);
/*
 * Record what a body answered to filing number `seq` (0: the latest that waits):
 * "answered", "accepted", "refused", "promised", "silent". Its waiting clocks end as
 * met (or missed when `at` is past due); clocks that the answer starts begin.
 * "silent" ends only what has run out: what still has time goes on running.
 */
enum gd_status gd_desk_respond(struct gd_desk *d, int64_t id, int seq,
			       const char *result, gd_instant at,
			       const char *note, struct gd_error *err);
/* Every running clock freezes as met or missed. `recovered_fen` -1: not told. */
enum gd_status gd_desk_close_case(struct gd_desk *d, int64_t id,
				  const char *outcome, int64_t recovered_fen,
				  struct gd_error *err);
/* Back to the rung that its filings reached; frozen clocks stay frozen. */
enum gd_status gd_desk_reopen(struct gd_desk *d, int64_t id,
			      struct gd_error *err);
enum gd_status gd_desk_note(struct gd_desk *d, int64_t id, const char *text,
			    struct gd_error *err);
/*
 * Change answers of an open case: `fields`/`values` of `len` pairs, checked as
 * the interview does, all or nothing. Clocks that start from a changed date are
 * recomputed in the same event. Also "assignee" and "tags".
 */
enum gd_status gd_desk_edit(struct gd_desk *d, int64_t id,
			    const char *const *fields,
			    const char *const *values, size_t len,
			    struct gd_error *err);
/*
 * Undo the newest standing event of case `id` (0: one's own newest, and with
 * it all of the action over many cases that it belongs to). `what` receives a sentence that says what was undone. GD_ENOTFOUND: nothing to undo.
 */
enum gd_status gd_desk_undo(struct gd_desk *d, int64_t id,
			    struct gd_buf *what, struct gd_error *err);
struct gd_undo_ask {
	int64_t case_id;	/* as in gd_desk_undo() */
	/* This step, however old, instead of the newest; 0: the newest. */
	int64_t event_id;
	/* Why; the history keeps it. NULL or "": not told. */
	const char *reason;
	/* With everything that was built on it since. */
	bool built;
};
/*
 * The same for any step: what somebody else did, or what is taken back with the
 * steps built on it, is undone only with a reason (GD_EGUARD without). With
 * `built` those steps go first, newest first, so that each value stands again as
 * it did before the step. GD_EINVAL: the event is of another case.
 */
enum gd_status gd_desk_undo_step(struct gd_desk *d,
				 const struct gd_undo_ask *ask,
				 struct gd_buf *what, struct gd_error *err);

struct gd_undo_look {		/* what undoing would mean */
	int64_t event_id;
	char *who;		/* somebody else did it; NULL: oneself */
	int64_t built;		/* later steps that rest on it */
	struct gd_buf words;	/* these, a line each, newest first */
};
/*
 * Look without changing anything; `reason` and `built` of `ask` are not read.
 * GD_ENOTFOUND: nothing to undo. Release with gd_undo_look_release().
 */
enum gd_status gd_desk_undo_look(struct gd_desk *d,
				 const struct gd_undo_ask *ask,
				 struct gd_undo_look *out,
				 struct gd_error *err);
void gd_undo_look_release(struct gd_undo_look *l);

/* Case id of "GD-0413" and the like; GD_ENOTFOUND when there is no such case. */
enum gd_status gd_desk_case_id(struct gd_desk *d, const char *number,
			       int64_t *id, struct gd_error *err);

#endif
