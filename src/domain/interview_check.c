/*
 * domain/interview_check.c - what was typed, understood and put in one form.
 */
#include "domain/interview.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "domain/checks.h"
#include "domain/dateinput.h"
#include "domain/hanwords_interview.h"
#include "domain/interview_internal.h"
#include "domain/list.h"
#include "domain/money.h"

#define NUMBER_DIGITS 9

static enum gd_status
check_nothing(const struct gd_question *q, struct gd_error *err)
{
	if (q->unsure)
		return gd_error_set(err, GD_EINVAL,
				    _("nothing was written; please answer, or "
				      "say that you don't know"));
	if (q->required)
		return gd_error_set(err, GD_EINVAL,
				    _("nothing was written; a case cannot be "
				      "opened without this answer"));
	return gd_error_set(err, GD_EINVAL,
			    _("nothing was written; please answer, or leave "
			      "the question for later"));
}

static bool
has_wide(const char *s)
{
	while (*s && !(*s & 0x80))
		s++;
	return *s != '\0';
}

/* `s[0..len)` names none of `options`: say which there are. */
static enum gd_status
no_option(const struct gd_iv_option *options, size_t options_len,
	  const char *s, size_t len, struct gd_error *err)
{
	struct gd_buf codes = GD_BUF_INIT;

	for (size_t i = 0; i < options_len; i++) {
		gd_buf_adds(&codes, i > 0 ? ", " : "");
		gd_buf_adds(&codes, options[i].code);
		/* In English the code says it; elsewhere the name does. */
		if (has_wide(gd_bitext_get(options[i].name, NULL)))
			gd_buf_addf(&codes, " %s",
				    gd_bitext_get(options[i].name, NULL));
	}
	len = gd_text_cut(s, len, 40);	/* a pasted page must not hide the rest */
	gd_error_set(err, GD_EINVAL,
		     _("'%.*s' is none of the options; please choose from: %s"),
		     (int)len, s, codes.s);
	gd_buf_release(&codes);
	return GD_EINVAL;
}

/* Options of a choice question, as gd_iv_match() wants them. */
static struct gd_iv_option *
choice_options(const struct gd_interview *iv, const struct gd_question *q,
	       const struct gd_answers *a, size_t *len)
{
	const struct gd_choice **offered = gd_iv_offered(iv, q, a, len);
	struct gd_iv_option *options = gd_calloc(*len + 1, sizeof *options);

	for (size_t i = 0; i < *len; i++) {
		options[i] = (struct gd_iv_option){
			.code = offered[i]->code, .name = &offered[i]->name
		};
	}
	free(offered);
	return options;
}

static enum gd_status
check_choice(const struct gd_interview *iv, const struct gd_question *q,
	     const struct gd_answers *a, const char *text, struct gd_buf *out,
	     struct gd_error *err)
{
	enum gd_status st = GD_OK;
	size_t len, text_len = strlen(text);
	struct gd_iv_option *options = choice_options(iv, q, a, &len);
	int at = gd_iv_match(options, len, text, text_len);

	if (at >= 0)
		gd_buf_adds(out, options[at].code);
	else
		st = no_option(options, len, text, text_len, err);
	free(options);
	return st;
}

/* Append the picked codes; "none" beside others is a contradiction. */
static enum gd_status
add_picked(const struct gd_iv_option *options, size_t len, const bool *picked,
	   struct gd_buf *out, struct gd_error *err)
{
	struct gd_buf list = GD_BUF_INIT;
	enum gd_status st = GD_OK;

	for (size_t i = 0; i < len; i++) {
		if (picked[i])
			gd_list_add(&list, options[i].code);
	}
	if (list.len == 0)
		st = gd_error_set(err, GD_EINVAL,
				  _("nothing was chosen; please name at least "
				    "one option"));
	else if (gd_list_has(list.s, "none") && strcmp(list.s, "none") != 0)
		st = gd_error_set(err, GD_EINVAL,
				  _("'none' cannot stand beside other options; "
				    "please choose one or the other"));
	else
		gd_buf_add(out, list.s, list.len);
	gd_buf_release(&list);
	return st;
}

static enum gd_status
check_list(const struct gd_iv_option *options, size_t len, const char *text,
	   struct gd_buf *out, struct gd_error *err)
{
	bool *picked = gd_calloc(len + 1, sizeof *picked);
	const char *bad = text;
	size_t bad_len = 0;
	enum gd_status st;

	if (gd_iv_match_list(options, len, text, picked, &bad, &bad_len))
		st = add_picked(options, len, picked, out, err);
	else
		st = no_option(options, len, bad, bad_len, err);
	free(picked);
	return st;
}

static enum gd_status
check_multi(const struct gd_interview *iv, const struct gd_question *q,
	    const struct gd_answers *a, const char *text, struct gd_buf *out,
	    struct gd_error *err)
{
	size_t len;
	struct gd_iv_option *options = choice_options(iv, q, a, &len);
	enum gd_status st = check_list(options, len, text, out, err);

	free(options);
	return st;
}

static enum gd_status
check_understood(const struct gd_interview *iv, const struct gd_answers *a,
		 const char *text, struct gd_buf *out, struct gd_error *err)
{
	struct gd_iv_option *options;
	enum gd_status st;
	size_t len = 0;
	int at;

	if (gd_iv_word("none|no|" GD_HAN_NONE "|" GD_HAN_NO, text)) {
		gd_buf_adds(out, "none");
		return GD_OK;
	}
	options = gd_calloc(iv->len + 1, sizeof *options);
	while ((at = gd_interview_understood(iv, a, len)) >= 0) {
		options[len++] = (struct gd_iv_option){
			.code = iv->questions[at].id,
			.name = &iv->questions[at].name
		};
	}
	if (gd_iv_word("all|yes|" GD_HAN_ALL "|" GD_HAN_YES, text)) {
		bool *picked = gd_malloc((len + 1) * sizeof *picked);

		memset(picked, true, (len + 1) * sizeof *picked);
		st = add_picked(options, len, picked, out, err);
		free(picked);
	} else {
		st = check_list(options, len, text, out, err);
	}
	free(options);
	return st;
}

static enum gd_status
check_bool(const char *text, struct gd_buf *out, struct gd_error *err)
{
	if (gd_iv_word("yes|y|true|1|" GD_HAN_YES, text))
		gd_buf_adds(out, "yes");
	else if (gd_iv_word("no|n|false|0|2|" GD_HAN_NO, text))
		gd_buf_adds(out, "no");
	else
		return gd_error_set(err, GD_EINVAL, _("please answer yes or no"));
	return GD_OK;
}

static enum gd_status
check_number(const char *text, struct gd_buf *out, struct gd_error *err)
{
	struct gd_buf folded = GD_BUF_INIT;
	enum gd_status st = GD_OK;
	const char *digits;
	size_t len;

	gd_text_fold(&folded, text, strlen(text));
	digits = folded.s + strspn(folded.s, "0");
	len = strlen(digits);
	if (folded.len != strlen(folded.s) || len == 0 ||
	    len > NUMBER_DIGITS || strspn(digits, "0123456789") != len)
		st = gd_error_set(err, GD_EINVAL,
				  _("please give a whole number above zero, "
				    "such as 2"));
	else
		gd_buf_add(out, digits, len);
	gd_buf_release(&folded);
	return st;
}

static enum gd_status
check_money(const char *text, struct gd_buf *out, struct gd_error *err)
{
	int64_t fen = 0;
	enum gd_status st = gd_money_parse(text, &fen, err);

	if (st == GD_OK)
		gd_money_format_plain(out, fen);
	return st;
}

static enum gd_status
check_date(const struct gd_question *q, const char *text,
	   const struct gd_check_env *env, struct gd_buf *out,
	   struct gd_error *err)
{
	bool past = !q->check || strcmp(q->check, "coming") != 0;
	struct gd_dateinput date = { 0 };
	enum gd_status st = gd_dateinput_parse(text, env->now, env->zone, past,
					       &date, err);

	if (st == GD_OK && date.has_time)
		gd_instant_format(out, date.at, env->zone);
	else if (st == GD_OK)
		gd_day_format(out, date.day);
	return st;
}

static enum gd_status
check_kind(const struct gd_interview *iv, const struct gd_question *q,
	   const struct gd_answers *a, const char *text,
	   const struct gd_check_env *env, struct gd_buf *out,
	   struct gd_error *err)
{
	switch (q->kind) {
	case GD_Q_CHOICE:
		return check_choice(iv, q, a, text, out, err);
	case GD_Q_MULTI:
		return check_multi(iv, q, a, text, out, err);
	case GD_Q_MONEY:
		return check_money(text, out, err);
	case GD_Q_DATE:
		return check_date(q, text, env, out, err);
	case GD_Q_NUMBER:
		return check_number(text, out, err);
	case GD_Q_BOOL:
		return check_bool(text, out, err);
	case GD_Q_UNDERSTOOD:
		return check_understood(iv, a, text, out, err);
	case GD_Q_TEXT:
	case GD_Q_LONGTEXT:
		break;
	}
	if (!gd_check_tidy(q->check, text, out))
		gd_buf_adds(out, text);
	return GD_OK;
}

enum gd_status
gd_interview_check(const struct gd_interview *iv, const struct gd_question *q,
		   const struct gd_answers *a, const char *typed,
		   const struct gd_check_env *env, struct gd_buf *out,
		   struct gd_buf *warn, struct gd_error *err)
{
	struct gd_buf text = GD_BUF_INIT, value = GD_BUF_INIT;
	bool lines = q->kind == GD_Q_LONGTEXT || q->kind == GD_Q_MULTI;
	enum gd_status st;

	gd_iv_tidy_text(&text, typed, lines);
	if (text.len == 0)
		st = check_nothing(q, err);
	else
		st = check_kind(iv, q, a, text.s, env, &value, err);
	if (st == GD_OK) {
		gd_check_warn(q->check, value.s, env->now, env->zone, warn);
		gd_buf_add(out, value.s, value.len);
	}
	gd_buf_release(&value);
	gd_buf_release(&text);
	return st;
}

bool
gd_interview_unsure(const char *typed)
{
	struct gd_buf text = GD_BUF_INIT;
	bool unsure;

	gd_iv_tidy_text(&text, typed, false);
	unsure = gd_iv_word("unsure|?|don't know|dont know|not sure|"
			    GD_HAN_UNSURE, text.s);
	gd_buf_release(&text);
	return unsure;
}
