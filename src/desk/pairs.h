/*
 * desk/pairs.h - answers that come as field = value, checked as the screens do.
 *
 * From the command line (`edit`), an answers file (`new --answers`). Every
 * wrong one is told at once; nothing is stored here.
 */
#ifndef GD_DESK_PAIRS_H
#define GD_DESK_PAIRS_H

#include "desk/intake.h"
#include "domain/interview.h"

/* What a value was found to be, for who meets the same again and again. */
struct gd_checked {
	bool done;
	enum gd_answer_state state;
	char *value;	/* free() */
};

struct gd_pair {	/* borrowed */
	const char *field, *value;
	int line;	/* in a file, else 0 */
	/* Found already, and named by no other pair; NULL: to be looked for. */
	const struct gd_question *q;
	/* Read, and filled in when the value is right; only of a steady question. */
	struct gd_checked *checked;
};

/*
 * Check `pairs` in the interview's order, so that an answer's choices go by those
 * before it, and set them in `a`. An empty value forgets the answer; "unsure" says
 * so where that is offered. Names in `extra` (NULL-terminated, may be NULL) are
 * fields of somebody else: left alone, but suggested. Mistakes go to `problems`.
 */
void gd_pairs_apply(const struct gd_interview *iv,
		    const struct gd_check_env *env,
		    const struct gd_pair *pairs, size_t len,
		    const char *const *extra, struct gd_answers *a,
		    struct gd_intake_problems *problems);
/* Add that no shop is named, where nothing else is missing. */
void gd_pairs_nameless(const struct gd_interview *iv, const struct gd_answers *a,
		       struct gd_intake_problems *problems);
/* Add what a case cannot be opened without. */
void gd_pairs_missing(const struct gd_interview *iv, const struct gd_answers *a,
		      struct gd_intake_problems *problems);
/* GD_EINVAL, naming every question whose answer a case needs and `a` lacks. */
enum gd_status gd_pairs_complete(const struct gd_interview *iv,
				 const struct gd_answers *a,
				 struct gd_error *err);
/* Add one problem; `message` is taken over. */
void gd_problem_add(struct gd_intake_problems *p, const char *field, int line,
		    char *message);
/* Append them all to `out` as one sentence. */
void gd_problems_join(const struct gd_intake_problems *p, struct gd_buf *out);

#endif
