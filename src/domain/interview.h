/*
 * domain/interview.h - which question comes next, and what an answer is worth.
 *
 * Pure: questions are data, answers a map; nothing is asked or stored here.
 *
 * A question is *live* while its condition holds, *idle* when it has an answer
 * in effect but its condition fails: the answer is kept and comes back, but no
 * condition sees it meanwhile. Conditions should name questions asked earlier;
 * then going forward never lowers a position. A condition may name its own field
 * (`!merchant? or shop?`: once answered it stays live).
 *
 * "What happened" (the field "facts") stands first. What was understood from it
 * is put to the person on one page, the question of kind `understood` (field
 * "understood"), which is live only when something was understood. Its answer
 * lists the accepted fields. An understood answer
 *	- counts like any other until that page is answered,
 *	- once accepted is *settled*: in effect, and its question not asked again,
 *	- otherwise is out of effect: its question is asked as if never answered.
 * An answer given in person replaces what was understood.
 */
#ifndef GD_DOMAIN_INTERVIEW_H
#define GD_DOMAIN_INTERVIEW_H

#include "base/buf.h"
#include "domain/rules.h"

struct gd_interview {		/* borrowed from the playbook, in asking order */
	const struct gd_question *questions;
	size_t len;
	const struct gd_choice *choices;	/* all lists */
	size_t choices_len;
};

/* Index of the question with `id`, or -1. */
int gd_interview_find(const struct gd_interview *iv, const char *id);
/* What its answer may be does not depend on other answers. */
bool gd_interview_steady(const struct gd_interview *iv,
			 const struct gd_question *q);
/* Does the condition of question `i` hold for the answers so far? */
bool gd_interview_live(const struct gd_interview *iv, size_t i,
		       const struct gd_answers *a);
/*
 * Live, not settled by an understood answer that was accepted, and not one that
 * comes up later: those are answered by editing the case.
 */
bool gd_interview_asked(const struct gd_interview *iv, size_t i,
			const struct gd_answers *a);
/* Has an answer in effect (given, unsure, skipped) while its condition fails? */
bool gd_interview_idle(const struct gd_interview *iv, size_t i,
		       const struct gd_answers *a);

/* First asked question at or after `from` without an answer in effect; or -1. */
int gd_interview_next_open(const struct gd_interview *iv, int from,
			   const struct gd_answers *a);
/*
 * Next / previous asked question from `i`; -1 past either end. Next of -1 is the
 * first, previous of `iv->len` the last: the one before the review page.
 */
int gd_interview_next(const struct gd_interview *iv, int i,
		      const struct gd_answers *a);
int gd_interview_prev(const struct gd_interview *iv, int i,
		      const struct gd_answers *a);

struct gd_progress {
	int position;	/* 1-based place of question `i` among the asked ones */
	int answered;	/* asked questions with an answer in effect */
	int left_min;	/* unanswered and certain to be asked */
	int left_max;	/* unanswered and certain or possible */
	int missing;	/* required ones without a value */
};

/*
 * Honest progress at question `i` (-1: on the review page, whose position is
 * the number of asked questions). Question `i` itself counts as left while it
 * has no answer. Possible are questions whose condition unanswered ones can
 * still decide (those that cannot be reached any more decide nothing), and
 * those with an understood answer that was not put to the person yet.
 */
struct gd_progress gd_interview_progress(const struct gd_interview *iv, int i,
					 const struct gd_answers *a);

/* What a typed value is checked and understood with. */
struct gd_check_env {
	gd_instant now;
	struct gd_zone zone;
};

/*
 * Check what a person typed for `q` and append its canonical form to `out`.
 * Choices accept the code, the name in either language or the 1-based number
 * among those offered; lists (commas of any script, or spaces) come out in the
 * order they are offered, and the code `none` stands alone. Money, dates
 * (leaning to the past), positive numbers and yes/no are normalised; text is
 * cleaned and trimmed, one line unless longtext; a valid phone, credit code or
 * identity number is tidied (checks.h). The kind `understood` takes field ids,
 * names or numbers of gd_interview_understood(), `all` and `none`.
 * `warn` (may be NULL) gets a sentence when the value is kept but looks odd
 * (a phone of 10 digits, a check character that does not fit): no name, address or
 * number is ever rejected for that. GD_EINVAL: cannot be understood as this
 * kind of answer; the sentence says what is expected. Empty is GD_EINVAL.
 */
enum gd_status gd_interview_check(const struct gd_interview *iv,
				  const struct gd_question *q,
				  const struct gd_answers *a,
				  const char *typed,
				  const struct gd_check_env *env,
				  struct gd_buf *out, struct gd_buf *warn,
				  struct gd_error *err);

/*
 * Is `typed` a way to say "I don't know" (`unsure`, `?`, words in either
 * language)? For questions that offer it, before gd_interview_check().
 */
bool gd_interview_unsure(const char *typed);

/*
 * Append a canonical value in words for the screen (names for codes, yen for
 * money, a date with its weekday); lists joined by ", " or the Chinese comma.
 * `lang` as in gd_bitext_get(). A code of no choice stands for itself.
 */
void gd_interview_words(const struct gd_interview *iv,
			const struct gd_question *q, const char *value,
			struct gd_zone zone, const char *lang,
			struct gd_buf *out);

/* The k-th choice of `q` offered for the answers so far; NULL past the end. */
const struct gd_choice *gd_interview_choice(const struct gd_interview *iv,
					    const struct gd_question *q,
					    const struct gd_answers *a,
					    size_t k);

/*
 * Read `facts` for what it already says and set understood answers, in asking
 * order, for live questions without an answer in effect: choices by their hint
 * words, and by field id `amount`, `order_no`, `ordered_at`, `paid_at`,
 * `signed_at`, `found_at`. Only unambiguous finds count: hints at two codes of
 * one list, a hint right after "not", two amounts, or two dates for one field
 * say nothing. Values pass gd_interview_check() without a warning. An
 * understood answer not accepted yet is replaced; nothing else is ever
 * changed. Returns how many were set.
 */
int gd_interview_understand(const struct gd_interview *iv, const char *facts,
			    const struct gd_check_env *env,
			    struct gd_answers *a);
/*
 * Index of the k-th question with an understood answer, accepted or not, for
 * the page that puts them to the person; -1 past the end.
 */
int gd_interview_understood(const struct gd_interview *iv,
			    const struct gd_answers *a, size_t k);

/*
 * Make `out` (initialised) a copy of the answers that count: in effect and not
 * idle. Triage and everything derived from a case goes by these. True when no
 * required, live question is without a value.
 */
bool gd_interview_effective(const struct gd_interview *iv,
			    const struct gd_answers *a,
			    struct gd_answers *out);

/* Tell `visit` each required, live question without a value. */
void gd_interview_missing(const struct gd_interview *iv,
			  const struct gd_answers *a,
			  void (*visit)(const struct gd_question *q, void *ctx),
			  void *ctx);

#endif
