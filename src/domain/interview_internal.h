/*
 * domain/interview_internal.h - shared by the files of the interview alone.
 */
#ifndef GD_DOMAIN_INTERVIEW_INTERNAL_H
#define GD_DOMAIN_INTERVIEW_INTERNAL_H

#include "domain/interview.h"

/*
 * The answers as conditions see them, and what they make of each question.
 * Built in asking order: the answer of a question that is not live is taken
 * out before later conditions are judged, and a question that can no longer be
 * reached counts as passed over, so that it leaves nothing open behind it.
 */
struct gd_iv_state {
	enum gd_truth reach;	/* will it be asked? */
	bool live;		/* does its condition hold now? */
	bool settled;		/* understood and accepted */
	const struct gd_answer *answer;	/* in effect, or NULL */
};

struct gd_iv_view {
	struct gd_answers known;	/* items owned, their strings borrowed */
	struct gd_iv_state *states;
	/* Both stand here unless there are too many; so does the index. */
	struct gd_answer few[GD_ANSWERS_INDEXED];
	struct gd_iv_state few_states[GD_ANSWERS_INDEXED];
	unsigned char slots[GD_ANSWERS_SLOTS];
};

void gd_iv_view_init(struct gd_iv_view *v, const struct gd_interview *iv,
		     const struct gd_answers *a);
void gd_iv_view_release(struct gd_iv_view *v);

/* The choices of `q` offered now; free with free(). */
const struct gd_choice **gd_iv_offered(const struct gd_interview *iv,
				       const struct gd_question *q,
				       const struct gd_answers *a,
				       size_t *len);

/* One answer out of several: what it is called, in as many ways as there are. */
struct gd_iv_option {
	const char *code;
	const struct gd_bitext *name;
};
/* Index of the option that `s[0..len)` names, -1: none. */
int gd_iv_match(const struct gd_iv_option *options, size_t options_len,
		const char *s, size_t len);
/*
 * Mark in `picked` (one flag an option) what a list of names says. On failure
 * false, with the part that names nothing in `*bad`/`*bad_len`.
 */
bool gd_iv_match_list(const struct gd_iv_option *options, size_t options_len,
		      const char *s, bool *picked, const char **bad,
		      size_t *bad_len);

/* Append `s` cleaned and trimmed of spaces of any script; one line unless `multiline`. */
void gd_iv_tidy_text(struct gd_buf *out, const char *s, bool multiline);
/* Does `s` fold to one of the `|`-separated folded `words`? */
bool gd_iv_word(const char *words, const char *s);

/* Length of the longest of `|`-separated `words` that `s` starts with; or 0. */
size_t gd_iv_word_at(const char *words, const char *s);

/*
 * What a text says beyond hint words. Each appends the find to `out` in a form
 * gd_interview_check() understands; false when there is none or more than one.
 */
bool gd_iv_scan_amount(const char *facts, struct gd_buf *out);
bool gd_iv_scan_order_no(const char *facts, struct gd_buf *out);
/* The date of `field` (ordered_at, paid_at, signed_at, found_at). */
bool gd_iv_scan_date(const char *facts, const char *field,
		     struct gd_buf *out);
/*
 * The one option whose hint `words[i]` (`|`-separated, NULL: none) the text
 * holds; -1 when there is none or it is not clear.
 */
int gd_iv_scan_hints(const char *facts, const char *const *words, size_t len);

#endif
