/*
 * One question's page: its options or its field, and what they would answer.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "tui/screens/interview_internal.h"

#define KEEP_MS 1000

const struct gd_question *
gd_iv_question(const struct interview *s)
{
	return s->shown >= 0 ? &s->in.iv->questions[s->shown] : NULL;
}

bool
gd_iv_is_multi(const struct gd_question *q)
{
	return q->kind == GD_Q_MULTI || q->kind == GD_Q_UNDERSTOOD;
}

bool
gd_iv_by_choice(const struct gd_question *q)
{
	return q->kind == GD_Q_CHOICE || q->kind == GD_Q_BOOL ||
	       gd_iv_is_multi(q);
}

static void
clear_options(struct interview *s)
{
	for (int i = 0; i < s->options_len; i++) {
		free(s->options[i].code);
		free(s->options[i].label);
		free(s->options[i].help);
	}
	s->options_len = 0;
}

static void
add_option(struct interview *s, const char *code, const char *label,
	   const char *help, bool marked)
{
	if (s->options_len == GD_OPTIONS_MAX)
		return;
	s->options[s->options_len++] = (struct option){
		gd_strdup(code), gd_strdup(label), gd_strdup(help), marked };
}

/* What was read out of the person's own words, each as "label: value". */
static void
add_understood(struct interview *s)
{
	const struct gd_answers *a = &s->in.answers;
	struct gd_buf label = GD_BUF_INIT;
	int i;

	for (size_t k = 0;
	     (i = gd_interview_understood(s->in.iv, a, k)) >= 0; k++) {
		const struct gd_question *q = &s->in.iv->questions[i];

		gd_buf_reset(&label);
		gd_buf_addf(&label, "%s: ", gd_bitext_get(&q->name, NULL));
		gd_interview_words(s->in.iv, q, gd_answers_find(a, q->id)->value,
				   gd_desk_zone(s->desk), NULL, &label);
		add_option(s, q->id, label.s, "", true);
	}
	gd_buf_release(&label);
}

static void
fill_options(struct interview *s, const struct gd_question *q)
{
	const struct gd_answers *a = &s->in.answers;
	const char *value = gd_answers_value(a, q->id);
	const struct gd_choice *c;

	if (q->kind == GD_Q_BOOL) {
		add_option(s, "yes", _("yes"), "", false);
		add_option(s, "no", _("no"), "", false);
	} else if (q->kind == GD_Q_UNDERSTOOD) {
		add_understood(s);
	}
	for (size_t k = 0; (c = gd_interview_choice(s->in.iv, q, a, k)); k++)
		add_option(s, c->code, gd_bitext_get(&c->name, NULL),
			   gd_bitext_get(&c->help, NULL),
			   gd_answers_has(a, q->id, c->code));
	gd_list_init(&s->list);
	gd_list_fit(&s->list, s->options_len, 1);
	for (int i = 0; i < s->options_len; i++) {
		if (strcmp(s->options[i].code, value) == 0)
			gd_list_select(&s->list, i);
		if (q->kind == GD_Q_UNDERSTOOD && *value)
			s->options[i].marked =
				gd_answers_has(a, q->id, s->options[i].code);
	}
}

void
gd_iv_leave_page(struct interview *s)
{
	clear_options(s);
	if (s->field_open)
		gd_field_release(&s->field);
	s->field_open = false;
	gd_buf_reset(&s->echo);
	gd_buf_reset(&s->why);
	gd_buf_reset(&s->example);
}

/* The lines below the input: why it is asked, and an example. */
static void
explain_question(struct interview *s, const struct gd_question *q)
{
	const char *example = gd_bitext_get(&q->example, NULL);

	gd_buf_addf(&s->why, _("Why we ask: %s"), gd_bitext_get(&q->why, NULL));
	if (*example)
		gd_buf_addf(&s->example, _("For example: %s"), example);
}

void
gd_iv_show(struct interview *s)
{
	const struct gd_question *q;
	const char *text;

	gd_iv_leave_page(s);
	s->unsaved = false;
	s->shown = s->in.at;
	q = gd_iv_question(s);
	if (q)
		explain_question(s, q);
	if (!q) {
		gd_iv_review_lines(s);
	} else if (gd_iv_by_choice(q)) {
		fill_options(s, q);
	} else {
		text = gd_intake_typed(&s->in, s->shown);
		if (!*text)
			text = gd_answers_value(&s->in.answers, q->id);
		gd_field_init(&s->field, q->kind == GD_Q_LONGTEXT, text);
		s->field_open = true;
		gd_iv_echo(s);
	}
	gd_iv_status(s);
	gd_tui_changed(s->base.tui);
}

void
gd_iv_typed(const struct interview *s, struct gd_buf *out)
{
	const struct gd_question *q = gd_iv_question(s);

	if (s->field_open) {
		gd_buf_add(out, s->field.edit.text.s, s->field.edit.text.len);
	} else if (gd_iv_is_multi(q)) {
		for (int i = 0; i < s->options_len; i++)
			if (s->options[i].marked)
				gd_buf_addf(out, "%s%s", out->len ? "," : "",
					    s->options[i].code);
		if (out->len == 0 && q->kind == GD_Q_UNDERSTOOD)
			gd_buf_adds(out, "none");
		/* Nothing marked: Enter takes the one the cursor stands on. */
		if (out->len == 0 && s->list.cursor >= 0)
			gd_buf_adds(out, s->options[s->list.cursor].code);
	} else if (s->list.cursor >= 0) {
		gd_buf_adds(out, s->options[s->list.cursor].code);
	}
}

void
gd_iv_echo(struct interview *s)
{
	const struct gd_question *q = gd_iv_question(s);
	struct gd_check_env env = { gd_desk_now(s->desk),
				    gd_desk_zone(s->desk) };
	struct gd_buf value = GD_BUF_INIT, warn = GD_BUF_INIT;
	struct gd_error err = GD_ERROR_INIT;

	gd_buf_reset(&s->echo);
	s->echo_objects = false;
	if (!q || !s->field_open || s->field.edit.text.len == 0 ||
	    q->kind == GD_Q_LONGTEXT)
		return;
	if (gd_interview_check(s->in.iv, q, &s->in.answers,
			       s->field.edit.text.s, &env, &value, &warn,
			       &err) != GD_OK) {
		gd_buf_adds(&s->echo, err.text);
		s->echo_objects = true;
	} else if (warn.len > 0) {
		gd_buf_adds(&s->echo, warn.s);
	} else if (q->kind != GD_Q_TEXT) {
		gd_buf_adds(&s->echo, "= ");
		gd_interview_words(s->in.iv, q, value.s, env.zone, NULL,
				   &s->echo);
	}
	gd_buf_release(&value);
	gd_buf_release(&warn);
}

static int64_t
now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

void
gd_iv_fail(struct interview *s, const struct gd_error *err)
{
	gd_tui_fail(s->base.tui, err);
	/* What is wrong with a value is said below it, and is no trouble. */
	if (!s->field_open || err->status == GD_EINVAL)
		return;
	s->unsaved = true;
	gd_iv_status(s);
}

static void
saved(struct interview *s)
{
	if (!s->unsaved)
		return;
	s->unsaved = false;
	gd_iv_status(s);
	gd_tui_say(s->base.tui, _("What you typed is saved now"));
}

bool
gd_iv_keep(struct interview *s, bool now)
{
	const struct gd_question *q = gd_iv_question(s);
	struct gd_error err = GD_ERROR_INIT;
	int64_t ms = now_ms();

	if (!q || !s->field_open)
		return true;
	if (!now && ms - s->kept_ms < s->wait_ms)
		return !s->unsaved;
	/* What already is the answer need not be kept a second time. */
	if (strcmp(s->field.edit.text.s,
		   gd_answers_value(&s->in.answers, q->id)) == 0 &&
	    !*gd_intake_typed(&s->in, s->shown)) {
		saved(s);
		return true;
	}
	if (gd_intake_keep_typed(&s->in, s->shown, s->field.edit.text.s,
				 &err) == GD_OK)
		saved(s);
	else
		gd_iv_fail(s, &err);
	s->kept_ms = now_ms();
	/* Waiting for others who write must not take up the typing. */
	s->wait_ms = KEEP_MS + 2 * (s->kept_ms - ms);
	return !s->unsaved;
}
