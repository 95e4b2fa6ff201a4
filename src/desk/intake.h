/*
 * desk/intake.h - the interview as it is being held, every answer stored at once.
 *
 * An intake is a draft case with its answers in memory and in the database.
 * Killing the program at any moment loses nothing but the keystrokes since the
 * last save; gd_intake_resume() stands at the same question.
 */
#ifndef GD_DESK_INTAKE_H
#define GD_DESK_INTAKE_H

#include "desk/desk.h"
#include "domain/interview.h"
#include "domain/triage.h"

struct gd_intake {
	struct gd_desk *desk;
	const struct gd_interview *iv;	/* borrowed from the playbook */
	int64_t case_id;
	struct gd_answers answers;
	int at;			/* question now; -1: the review page */
	gd_instant saved_at;	/* last save, for the title */
	struct gd_answers kept;	/* private: see desk/reserved.h */
	bool opened;		/* private: it is no draft any more */
};

/*
 * A new draft at the first question, or case `case_id` where it was left: a draft's open
 * question (GD_EINVAL: the case is no draft).
 */
enum gd_status gd_intake_new(struct gd_desk *d, struct gd_intake *out,
			     struct gd_error *err);
/*
 * The interview `set` of the playbook, held in memory: `case_id` is 0, nothing is
 * stored or resumed, and whoever began it keeps the answers.
 */
enum gd_status gd_intake_begin_set(struct gd_desk *d, const char *set,
				   struct gd_intake *out,
				   struct gd_error *err);
enum gd_status gd_intake_resume(struct gd_desk *d, int64_t case_id,
				struct gd_intake *out, struct gd_error *err);
/* Free; a draft without any answer is dropped from the database. */
void gd_intake_release(struct gd_intake *in);

/* Newest unfinished interview: 0 when none. */
enum gd_status gd_intake_last_draft(struct gd_desk *d, int64_t *case_id,
				    struct gd_error *err);

/*
 * Check what was typed for question `i`, store it, re-read the facts for what
 * they say when `facts` changed. `warn` as in gd_interview_check(). On success the
 * caller moves on with gd_intake_forward().
 */
enum gd_status gd_intake_answer(struct gd_intake *in, int i, const char *typed,
				struct gd_buf *warn, struct gd_error *err);
/* Store "don't know" (allowed questions only) or "later" (not required ones). */
enum gd_status gd_intake_unsure(struct gd_intake *in, int i,
				struct gd_error *err);
enum gd_status gd_intake_skip(struct gd_intake *in, int i,
			      struct gd_error *err);
/*
 * Store text that is still being typed, unchecked, so that a crash keeps it; it
 * is shown again on resume (gd_intake_typed), and gives way to the answer.
 */
enum gd_status gd_intake_keep_typed(struct gd_intake *in, int i,
				    const char *typed, struct gd_error *err);
/* Half-typed text kept for question `i`, "" when none. */
const char *gd_intake_typed(const struct gd_intake *in, int i);

/* Move to the next / previous asked question; past the end `at` is -1 (review). */
enum gd_status gd_intake_forward(struct gd_intake *in, struct gd_error *err);
enum gd_status gd_intake_back(struct gd_intake *in, struct gd_error *err);
enum gd_status gd_intake_goto(struct gd_intake *in, int i,
			      struct gd_error *err);

/* The plan for the answers so far; release with gd_plan_release(). */
enum gd_status gd_intake_plan(struct gd_intake *in, struct gd_plan *out,
			      struct gd_error *err);
/*
 * Turn the draft into an open case on the board (stage prepare), in one event. GD_EINVAL
 * names every required answer that is missing.
 */
enum gd_status gd_intake_open_case(struct gd_intake *in, struct gd_error *err);

/* One problem of an answers file. */
struct gd_intake_problem {
	char *field;
	char *message;
	int line;		/* in the file, 0: the field is missing */
};
struct gd_intake_problems {
	struct gd_intake_problem *items;
	size_t len, cap;
};
void gd_intake_problems_release(struct gd_intake_problems *p);

/*
 * Read INI `[answers]` (question id = value; `facts.1`, `facts.2` … joined by
 * newlines; "-" is standard input), check each as the screens do. GD_EINVAL: `problems` names
 * every unknown, missing or bad answer at once. Nothing is stored.
 */
enum gd_status gd_intake_read_file(struct gd_desk *d, const char *path,
				   struct gd_answers *out,
				   struct gd_intake_problems *problems,
				   struct gd_error *err);
/* The same for the interview `set` (NULL: that of a case). */
enum gd_status gd_intake_read_set(struct gd_desk *d, const char *set,
				  const char *path, struct gd_answers *out,
				  struct gd_intake_problems *problems,
				  struct gd_error *err);
/* Open a case from checked answers, in one event. */
enum gd_status gd_intake_open_answers(struct gd_desk *d,
				      const struct gd_answers *a,
				      int64_t *case_id, struct gd_error *err);
/* The plan for any answers, nothing stored. */
enum gd_status gd_desk_plan(struct gd_desk *d, const struct gd_answers *a,
			    struct gd_plan *out, struct gd_error *err);

#endif
