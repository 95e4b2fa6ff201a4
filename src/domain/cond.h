/*
 * domain/cond.h - conditions of the playbook, over the answers of a case.
 *
 *	type=fraud|license platform=wechat		both must hold
 *	!carrier=mini_program				not
 *	amount>=500					money and numbers
 *	evidence=chat					a comma list holds it
 *	merchant? !credit_code?				given / not given
 *	opened=yes ; is_food=unsure			`unsure` matches "don't know"
 *
 * Terms are separated by spaces and joined by "and"; a condition may have several
 * alternatives separated by ` or `. Evaluation is three-valued: a term over a
 * field not asked yet is unknown, so that progress can be honest.
 */
#ifndef GD_DOMAIN_COND_H
#define GD_DOMAIN_COND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "domain/answers.h"

enum gd_truth { GD_FALSE, GD_TRUE, GD_UNKNOWN };

enum gd_cond_op {
	GD_COND_IS,		/* value (or list) holds one of `values` */
	GD_COND_GIVEN,		/* has a value */
	GD_COND_LT, GD_COND_LE, GD_COND_GT, GD_COND_GE
};

struct gd_cond_term {
	char *field;
	uint32_t key;		/* gd_answer_key(field) */
	enum gd_cond_op op;
	bool negate;
	char **values;		/* IS: `values_len` codes */
	size_t values_len;
	int64_t number;		/* comparisons: in hundredths (fen) */
};

struct gd_cond {
	struct gd_cond_alt {	/* all terms must hold */
		struct gd_cond_term *terms;
		size_t len, cap;
	} *alts;		/* any alternative suffices; none: always true */
	size_t len, cap;
};

/*
 * NULL or "" is the condition that always holds. GD_EDATA names the bad word;
 * `*out` (not read) is then untouched.
 */
enum gd_status gd_cond_parse(const char *s, struct gd_cond *out,
			     struct gd_error *err);
void gd_cond_release(struct gd_cond *c);

/*
 * Three-valued: UNKNOWN while an unanswered field could still decide. A field
 * answered "don't know" has no value but matches `unsure`; one that was skipped
 * matches nothing. A comparison with what is no number is false.
 */
enum gd_truth gd_cond_eval(const struct gd_cond *c,
			   const struct gd_answers *a);
/* Two-valued: an unanswered field has no value, `!x=y` then holds. */
bool gd_cond_holds(const struct gd_cond *c, const struct gd_answers *a);
/* Call `visit` for every field the condition reads (repeats possible). */
void gd_cond_fields(const struct gd_cond *c,
		    void (*visit)(const struct gd_cond_term *term, void *ctx),
		    void *ctx);

/* `1299.00` or `3` in hundredths; false for anything else. */
bool gd_cond_number(const char *s, int64_t *hundredths);

#endif
