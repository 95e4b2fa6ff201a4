/*
 * linear/interview.c - the interview, question by question.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/suggest.h"
#include "base/text.h"
#include "desk/intake.h"
#include "desk/merchants.h"
#include "desk/together.h"
#include "domain/records.h"
#include "linear/linear_internal.h"

enum word {
	W_BACK, W_UNSURE, W_SKIP, W_REVIEW, W_PLAN, W_QUIT, W_HELP,
	W_OPEN, W_KEEP,		/* of the review alone */
	W_NONE
};

/* Each is understood in the language of the desk, too. */
static const char *const words[] = {
	[W_BACK] = N_("/back"), [W_UNSURE] = N_("/unsure"),
	[W_SKIP] = N_("/skip"), [W_REVIEW] = N_("/review"),
	[W_PLAN] = N_("/plan"), [W_QUIT] = N_("/quit"),
	[W_HELP] = N_("/help"), [W_OPEN] = N_("/open"), [W_KEEP] = N_("/keep")
};

/* The word that `line` is; `bare`: it may lack its slash. */
static enum word
word_of(const char *line, bool bare)
{
	struct gd_buf typed = GD_BUF_INIT;
	enum word w = 0;

	gd_text_fold(&typed, line, strlen(line));
	for (; w < W_NONE; w++) {
		const char *own = _(words[w]);

		if (strcmp(words[w], typed.s) == 0 ||
		    strcmp(own, typed.s) == 0 ||
		    (bare && (strcmp(words[w] + 1, typed.s) == 0 ||
			      strcmp(own + 1, typed.s) == 0)))
			break;
	}
	gd_buf_release(&typed);
	return w;
}

static const struct gd_question *
question(const struct gd_intake *in, int i)
{
	return &in->iv->questions[i];
}

static void
add_value(struct gd_linear *l, const struct gd_intake *in, int i,
	  struct gd_buf *out)
{
	const struct gd_answer *a =
		gd_answers_in_effect(&in->answers, question(in, i)->id);

	if (!a || a->state == GD_ANSWER_SKIPPED)
		gd_buf_adds(out, question(in, i)->required
			    ? _("not answered, and needed")
			    : _("not answered"));
	else if (a->state == GD_ANSWER_UNSURE)
		gd_buf_adds(out, _("I don't know"));
	else
		gd_interview_words(in->iv, question(in, i), a->value,
				   gd_desk_zone(l->desk), NULL, out);
}

/* What was read out of the account, as numbers to accept. */
static void
say_understood(struct gd_linear *l, const struct gd_intake *in)
{
	int i;

	for (size_t k = 0;
	     (i = gd_interview_understood(in->iv, &in->answers, k)) >= 0; k++) {
		const struct gd_question *q = question(in, i);
		const struct gd_answer *a =
			gd_answers_find(&in->answers, q->id);
		struct gd_buf b = GD_BUF_INIT;

		gd_interview_words(in->iv, q, a ? a->value : "",
				   gd_desk_zone(l->desk), NULL, &b);
		gd_lin_say(l, "%zu  %s%s%s", k + 1,
			   gd_bitext_get(&q->name, NULL), _(": "), b.s);
		gd_buf_release(&b);
	}
	gd_lin_say(l, "%s", _("Numbers of what is right, all, or none."));
}

void
gd_lin_choices(struct gd_linear *l, const struct gd_interview *iv,
	       const struct gd_question *q, const struct gd_answers *a)
{
	const struct gd_choice *ch;

	for (size_t k = 0; (ch = gd_interview_choice(iv, q, a, k)) != NULL;
	     k++) {
		const char *help = gd_bitext_get(&ch->help, NULL);

		gd_lin_say(l, "%zu  %s%s%s", k + 1,
			   gd_bitext_get(&ch->name, NULL), *help ? _(": ") : "",
			   help);
	}
}

static void
say_question(struct gd_linear *l, const struct gd_intake *in, int i)
{
	const struct gd_question *q = question(in, i);
	struct gd_progress p = gd_interview_progress(in->iv, i, &in->answers);
	const char *example = gd_bitext_get(&q->example, NULL);
	struct gd_buf now = GD_BUF_INIT;

	gd_lin_say(l, _("\nQuestion %d; %d to %d left. %s"), p.position,
		   p.left_min, p.left_max, gd_bitext_get(&q->ask, NULL));
	gd_lin_say(l, "%s", gd_bitext_get(&q->why, NULL));
	if (*example)
		gd_lin_say(l, _("For example: %s"), example);
	if (q->kind == GD_Q_UNDERSTOOD)
		say_understood(l, in);
	else if (q->choices)
		gd_lin_choices(l, in->iv, q, &in->answers);
	if (q->kind == GD_Q_LONGTEXT)
		gd_lin_say(l, "%s", _("As many lines as you like; an empty line ends."));
	if (q->kind == GD_Q_MULTI)
		gd_lin_say(l, "%s", _("Several numbers are fine: 1,3"));
	if (q->kind == GD_Q_BOOL)
		gd_lin_say(l, "1  %s\n2  %s", _("yes"), _("no"));
	if (q->unsure)
		gd_lin_say(l, "%s", _("/unsure when you don't know"));
	if (gd_answers_in_effect(&in->answers, q->id)) {
		add_value(l, in, i, &now);
		gd_lin_say(l, _("Now: %s"), now.s);
	}
	gd_buf_release(&now);
}

/* The rest of a long text: lines up to an empty one, or to a word. */
static void
read_lines(struct gd_linear *l, struct gd_buf *out)
{
	gd_buf_adds(out, l->line);
	while (gd_lin_ask(l, _("More")) && *l->line &&
	       word_of(l->line, false) == W_NONE) {
		gd_buf_addc(out, '\n');
		gd_buf_adds(out, l->line);
	}
}

static void
help(struct gd_linear *l, const struct gd_question *q)
{
	const char *more = gd_bitext_get(&q->help, NULL);

	if (*more)
		gd_lin_say(l, "%s", more);
	gd_lin_say(l, "%s",
		   _("/back the question before, /unsure I don't know, /skip answer later, /review all answers, /plan where to complain, /quit leave; answers are kept."));
}

/* Could it not be kept? Then nobody types it twice: Enter tries once more. */
static bool
again(struct gd_linear *l, enum gd_status status, const struct gd_error *err)
{
	if (status != GD_ESYS && status != GD_EBUSY)
		return false;
	gd_lin_fail(l, err);
	return gd_lin_ask(l, _("What you wrote is still here: Enter tries to "
			       "save it again, 0 gives it up")) && !*l->line;
}

/* Take what was typed for question `i`; moves on when it is an answer. */
static void
answer(struct gd_linear *l, struct gd_intake *in, int i)
{
	const struct gd_question *q = question(in, i);
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf typed = GD_BUF_INIT, warn = GD_BUF_INIT;
	enum gd_status status;

	if (!*l->line) {
		status = gd_answers_in_effect(&in->answers, q->id)
			 ? GD_OK : gd_intake_skip(in, i, &err);
	} else if (q->unsure && gd_interview_unsure(l->line)) {
		status = gd_intake_unsure(in, i, &err);
	} else {
		if (q->kind == GD_Q_LONGTEXT)
			read_lines(l, &typed);
		else
			gd_buf_adds(&typed, l->line);
		do
			status = gd_intake_answer(in, i, typed.s, &warn, &err);
		while (again(l, status, &err));
	}
	if (status == GD_OK && warn.len > 0)
		gd_lin_say(l, _("Kept, but please look: %s"), warn.s);
	if (status == GD_OK)
		status = gd_intake_forward(in, &err);
	/* The choices are told again with the question. */
	if (status == GD_EINVAL && q->kind == GD_Q_CHOICE)
		gd_lin_say(l, _("'%s' is none of them; the number of one, "
				"please."), typed.s);
	else if (status != GD_OK)
		gd_lin_fail(l, &err);
	else if (strcmp(q->section, "scope") == 0)
		gd_lin_scope(l, in);
	gd_buf_release(&warn);
	gd_buf_release(&typed);
}

/* Do what the word says at question `i`. False: the person leaves. */
static bool
obey(struct gd_linear *l, struct gd_intake *in, int i, enum word w)
{
	struct gd_error err = GD_ERROR_INIT;
	enum gd_status status = GD_OK;

	switch (w) {
	case W_BACK:
		status = gd_intake_back(in, &err);
		break;
	case W_UNSURE:
		status = gd_intake_unsure(in, i, &err);
		if (status == GD_OK)
			status = gd_intake_forward(in, &err);
		break;
	case W_SKIP:
		status = gd_intake_skip(in, i, &err);
		if (status == GD_OK)
			status = gd_intake_forward(in, &err);
		break;
	case W_REVIEW:
	case W_OPEN:
	case W_KEEP:
		status = gd_intake_goto(in, -1, &err);
		break;
	case W_PLAN:
		if (in->case_id)
			gd_lin_plan(l, &in->answers);
		else
			help(l, question(in, i));
		break;
	case W_QUIT:
		return false;
	case W_HELP:
	case W_NONE:
		help(l, question(in, i));
		break;
	}
	if (status != GD_OK)
		gd_lin_fail(l, &err);
	return true;
}

/* One question. False: the person leaves. */
static bool
ask(struct gd_linear *l, struct gd_intake *in)
{
	int i = in->at;
	enum word w;

	say_question(l, in, i);
	if (!gd_lin_ask(l, gd_bitext_get(&question(in, i)->name, NULL)))
		return false;
	w = word_of(l->line, false);
	if (w == W_NONE && *l->line == '/') {
		const char *near = gd_suggest(l->line, words, W_NONE);

		gd_lin_say(l, _("There is no word '%s'; did you mean '%s'?"),
			   l->line, near ? near : words[W_HELP]);
		return true;
	}
	if (w != W_NONE)
		return obey(l, in, i, w);
	answer(l, in, i);
	/* A long text may have ended in a word. */
	w = l->ended || question(in, i)->kind != GD_Q_LONGTEXT
		    ? W_NONE : word_of(l->line, false);
	return w == W_NONE || in->at < 0 || obey(l, in, in->at, w);
}

/* Kept with the merchant; what it means is told. */
static bool
keep_check(struct gd_linear *l, struct gd_intake *in, int64_t merchant)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf text = GD_BUF_INIT;
	struct gd_precheck p;

	if (gd_desk_check_keep(l->desk, merchant, &in->answers, &err) !=
	    GD_OK ||
	    gd_desk_precheck(l->desk, &in->answers, &p, &err) != GD_OK) {
		gd_lin_fail(l, &err);
		return false;
	}
	gd_precheck_words(l->desk, &p, &text);
	gd_precheck_release(&p);
	gd_lin_say(l, "%s", _("Kept with the merchant."));
	gd_lin_text(l, text.s);
	gd_buf_release(&text);
	return true;
}

/* The case stands on the board. */
static bool
open_case(struct gd_linear *l, struct gd_intake *in)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf known = GD_BUF_INIT;
	char number[GD_CASE_NUMBER_MAX];

	if (gd_intake_open_case(in, &err) != GD_OK) {
		gd_lin_fail(l, &err);
		return false;
	}
	gd_case_number(in->case_id, number);
	gd_lin_say(l, _("The case is on the board as %s."), number);
	gd_related_lines(l->desk, in->case_id, &known);
	if (known.len)
		gd_lin_say(l, "%s", known.s);
	gd_buf_release(&known);
	gd_lin_plan(l, &in->answers);
	return true;
}

/* Every asked question with its answer; `shown[k]` is what number k+1 means. */
static size_t
say_review(struct gd_linear *l, const struct gd_intake *in, int *shown)
{
	size_t len = 0;

	gd_lin_say(l, "\n%s", _("All answers:"));
	for (int i = gd_interview_next(in->iv, -1, &in->answers); i >= 0;
	     i = gd_interview_next(in->iv, i, &in->answers)) {
		struct gd_buf b = GD_BUF_INIT;

		shown[len++] = i;
		add_value(l, in, i, &b);
		gd_lin_say(l, "%zu  %s%s%s", len,
			   gd_bitext_get(&question(in, i)->name, NULL),
			   _(": "), b.s);
		gd_buf_release(&b);
	}
	return len;
}

/*
 * The review page, of a case or (`merchant`) of a check before buying. False: the
 * person leaves, the case is open or the check is kept.
 */
static bool
review(struct gd_linear *l, struct gd_intake *in, int64_t merchant)
{
	int *shown = gd_calloc(in->iv->len, sizeof *shown);
	size_t len = say_review(l, in, shown);
	struct gd_error err = GD_ERROR_INIT;
	enum gd_status status = GD_OK;
	bool stay = true;
	enum word w;
	char *end;
	long n;

	if (!gd_lin_ask(l, merchant
			? _("A number changes an answer; keep keeps the check; back, 0 quit")
			: _("A number changes an answer; open files the case; plan, back, 0 quit"))) {
		free(shown);
		return false;
	}
	n = strtol(l->line, &end, 10);
	w = word_of(l->line, true);
	if (*l->line && !*end && n >= 1 && n <= (long)len)
		status = gd_intake_goto(in, shown[n - 1], &err);
	else if (merchant && w == W_KEEP)
		stay = !keep_check(l, in, merchant);
	else if (!merchant && w == W_OPEN)
		stay = !open_case(l, in);
	else if (!merchant && w == W_PLAN)
		gd_lin_plan(l, &in->answers);
	else if (w == W_BACK)
		status = gd_intake_back(in, &err);
	else if (w == W_QUIT || strcmp(l->line, "0") == 0)
		stay = false;
	else
		gd_lin_say(l, _("A number from 1 to %zu, or one of the words, please."),
			   len);
	if (status != GD_OK)
		gd_lin_fail(l, &err);
	free(shown);
	return stay;
}

static void
hold(struct gd_linear *l, struct gd_intake *in, int64_t merchant)
{
	while (in->at < 0 ? review(l, in, merchant) : ask(l, in))
		;
	gd_intake_release(in);
}

void
gd_lin_interview(struct gd_linear *l, int64_t case_id)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_intake in;
	enum gd_status status;

	status = case_id ? gd_intake_resume(l->desk, case_id, &in, &err)
			 : gd_intake_new(l->desk, &in, &err);
	if (status != GD_OK) {
		gd_lin_fail(l, &err);
		return;
	}
	gd_lin_say(l, "\n%s", _("Every answer is kept at once. /help lists the words that help."));
	hold(l, &in, 0);
}

void
gd_lin_precheck(struct gd_linear *l, int64_t merchant)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_intake in;

	if (gd_desk_check_begin(l->desk, &in, &err) != GD_OK) {
		gd_lin_fail(l, &err);
		return;
	}
	gd_lin_say(l, "\n%s", _("A few questions; the result stays with the merchant's record. /help lists the words that help."));
	hold(l, &in, merchant);
}

void
gd_lin_precheck_any(struct gd_linear *l)
{
	struct gd_error err = GD_ERROR_INIT;
	int64_t id = 0;

	if (!gd_lin_ask(l, _("Which shop or merchant? Its name as shown, or "
			     "its credit code; an empty line goes back")) ||
	    !*l->line)
		return;
	if (gd_desk_merchant_make(l->desk, l->line, &id, &err) == GD_OK)
		gd_lin_precheck(l, id);
	else
		gd_lin_fail(l, &err);
}
