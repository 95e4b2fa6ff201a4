/*
 * linear/act.c - filing, answers, escalating, closing, changing; by numbers.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/actions.h"
#include "desk/phrase.h"
#include "desk/together.h"
#include "desk/view.h"
#include "domain/dateinput.h"
#include "domain/interview.h"
#include "domain/money.h"
#include "linear/linear_internal.h"

#define ITEMS_MAX 128

/* An empty line: now. False at the end of input. */
static bool
ask_when(struct gd_linear *l, gd_instant *at)
{
	*at = GD_INSTANT_NONE;
	while (gd_lin_ask(l, _("When (an empty line: now)"))) {
		struct gd_error err = GD_ERROR_INIT;
		struct gd_dateinput in;

		if (!*l->line)
			return true;
		if (gd_dateinput_parse(l->line, gd_desk_now(l->desk),
				       gd_desk_zone(l->desk), true, &in,
				       &err) == GD_OK) {
			*at = in.at;
			return true;
		}
		gd_lin_fail(l, &err);
	}
	return false;
}

/*
 * Say what speaks against filing; `*reason` (freed by the caller's next ask:
 * copied by the desk) is why it is done all the same. False: not filed.
 */
static bool
overrule(struct gd_linear *l, int64_t id, const char *channel, char **reason)
{
	struct gd_objections o = { NULL, 0, 0 };
	struct gd_error err = GD_ERROR_INIT;
	bool law = false, go = true;

	*reason = NULL;
	if (gd_desk_objections(l->desk, id, channel, &o, &err) != GD_OK) {
		gd_lin_fail(l, &err);
		return false;
	}
	for (size_t i = 0; i < o.len; i++) {
		gd_lin_say(l, "! %s %s", o.items[i].text, o.items[i].cure);
		law |= o.items[i].kind == GD_OBJ_LAW;
	}
	if (law) {
		gd_lin_say(l, _("The law bars this for now."));
		go = false;
	} else if (o.len > 0) {
		go = gd_lin_ask(l, _("To file all the same give a reason; an empty line leaves it")) &&
		     *l->line;
		if (go)
			*reason = gd_strdup(l->line);
	}
	gd_objections_release(&o);
	return go;
}

static void
file_through(struct gd_linear *l, int64_t id, const char *channel)
{
	struct gd_error err = GD_ERROR_INIT;
	char *reason = NULL, *ref = NULL;
	gd_instant at;
	enum gd_status status;

	if (!overrule(l, id, channel, &reason) || !ask_when(l, &at) ||
	    !gd_lin_ask(l, _("Its number, if one was given")))
		goto out;
	ref = *l->line ? gd_strdup(l->line) : NULL;
	status = gd_desk_file(l->desk, id, channel, at, ref, reason, NULL,
			      &err);
	gd_lin_outcome(l, status, &err);
out:
	free(ref);
	free(reason);
}

void
gd_lin_file(struct gd_linear *l, int64_t id)
{
	const char *items[ITEMS_MAX], *codes[ITEMS_MAX];
	const struct gd_knowledge *k;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_playbook *pb;
	struct gd_case_view v;
	size_t len = 0;
	int n;

	if (gd_desk_playbook(l->desk, &pb, &err) != GD_OK ||
	    gd_playbook_clocks(pb, &k, &err) != GD_OK ||
	    gd_desk_case(l->desk, id, &v, &err) != GD_OK) {
		gd_lin_fail(l, &err);
		return;
	}
	for (size_t i = 0; i < k->channels_len && len < ITEMS_MAX; i++) {
		const struct gd_channel *ch = &k->channels[i];

		if (!gd_cond_holds(&ch->when, &v.answers))
			continue;
		items[len] = gd_bitext_get(&ch->name, NULL);
		codes[len++] = ch->code;
	}
	gd_case_view_release(&v);
	n = gd_lin_choose(l, _("Through which channel?"), items, len,
			  _("back"));
	if (n > 0)
		file_through(l, id, codes[n - 1]);
}

void
gd_lin_escalate(struct gd_linear *l, int64_t id)
{
	const struct gd_channel *next = NULL;
	struct gd_error err = GD_ERROR_INIT;

	if (gd_desk_next_channel(l->desk, id, &next, &err) != GD_OK) {
		gd_lin_fail(l, &err);
		return;
	}
	if (!next) {
		gd_lin_say(l, _("There is no higher rung."));
		return;
	}
	gd_lin_say(l, _("Next: %s"), gd_bitext_get(&next->name, NULL));
	if (gd_lin_confirm(l, _("File through it? y or n")))
		file_through(l, id, next->code);
}

void
gd_lin_respond(struct gd_linear *l, int64_t id)
{
	static const char *const results[] = {
		"answered", "accepted", "refused", "promised", "silent"
	};
	const char *const items[] = {
		_("answered, not settled"), _("accepted"), _("refused"),
		_("a remedy is promised"), _("no answer came"),
	};
	struct gd_error err = GD_ERROR_INIT;
	enum gd_status status;
	gd_instant at;
	int n = gd_lin_choose(l, _("What came of the latest filing?"), items,
			      GD_ARRAY_LEN(items), _("back"));

	if (n == 0 || !ask_when(l, &at) || !gd_lin_ask(l, _("What was said")))
		return;
	status = gd_desk_respond(l->desk, id, 0, results[n - 1], at,
				 *l->line ? l->line : NULL, &err);
	gd_lin_outcome(l, status, &err);
	/* A refusal need not be waited out. */
	if (status == GD_OK && strcmp(results[n - 1], "refused") == 0)
		gd_lin_escalate(l, id);
}

void
gd_lin_close(struct gd_linear *l, int64_t id)
{
	static const char *const codes[] = {
		"resolved", "partial", "rejected", "withdrawn", "lost_contact"
	};
	struct gd_buf names[GD_ARRAY_LEN(codes)];
	const char *items[GD_ARRAY_LEN(codes)];
	struct gd_error err = GD_ERROR_INIT;
	enum gd_status status;
	int64_t fen = -1;
	int n;

	for (size_t i = 0; i < GD_ARRAY_LEN(codes); i++) {
		gd_buf_init(&names[i]);
		gd_phrase_choice(l->desk, "outcome", codes[i], &names[i]);
		items[i] = names[i].s;
	}
	n = gd_lin_choose(l, _("How did it end?"), items, GD_ARRAY_LEN(codes),
			  _("back"));
	for (size_t i = 0; i < GD_ARRAY_LEN(codes); i++)
		gd_buf_release(&names[i]);
	while (n > 0 && gd_lin_ask(l, _("Yuan that came back (an empty line: not told)"))) {
		if (*l->line && gd_money_parse(l->line, &fen, &err) != GD_OK) {
			gd_lin_fail(l, &err);
			continue;
		}
		status = gd_desk_close_case(l->desk, id, codes[n - 1], fen,
					    &err);
		gd_lin_outcome(l, status, &err);
		return;
	}
}

/*
 * Somebody else has changed it, too: say both sides and ask which shall stand.
 * `*value` (for free()) is that; false: it is left as it is.
 */
static bool
choose_side(struct gd_linear *l, const struct gd_merge_field *f, char **value)
{
	struct gd_buf text = GD_BUF_INIT;
	const char *const items[] = { _("theirs"), _("mine"),
				      _("write anew") };
	int n;

	gd_phrase_merge(l->desk, f, &text);
	n = gd_lin_choose(l, text.s, items, GD_ARRAY_LEN(items), _("back"));
	gd_buf_release(&text);
	if (n <= 1 || (n == 3 && (!gd_lin_ask(l, _("New answer")) ||
				  !*l->line))) {
		gd_lin_say(l, _("Left as it is"));
		return false;
	}
	free(*value);
	*value = gd_strdup(n == 2 ? f->mine : l->line);
	return true;
}

/* What was typed, checked and as answers are kept; NULL: it was said why not. */
static char *
read_answer(struct gd_linear *l, const struct gd_answers *a, const char *field)
{
	struct gd_buf value = GD_BUF_INIT, warn = GD_BUF_INIT;
	struct gd_error err = GD_ERROR_INIT;
	const char *typed = strcmp(l->line, "-") ? l->line : "";
	bool good = gd_desk_read_answer(l->desk, a, field, typed, &value,
					&warn, &err) == GD_OK;

	if (!good)
		gd_lin_fail(l, &err);
	else if (warn.len)
		gd_lin_say(l, _("Kept, but please look: %s"), warn.s);
	gd_buf_release(&warn);
	if (good)
		return gd_buf_detach(&value);
	gd_buf_release(&value);
	return NULL;
}

/* A new answer is asked for until it can be one; NULL: it is left. */
static char *
ask_answer(struct gd_linear *l, const struct gd_interview *iv, int i,
	   const struct gd_answers *a)
{
	const struct gd_question *q = &iv->questions[i];
	const char *example = gd_bitext_get(&q->example, NULL);
	char *value = NULL;

	if (q->choices)
		gd_lin_choices(l, iv, q, a);
	else if (*example)
		gd_lin_say(l, _("For example: %s"), example);
	while (!value && gd_lin_ask(l, q->required
			? _("New answer; an empty line leaves it")
			: _("New answer; an empty line leaves it, - takes it "
			    "away")) && *l->line)
		value = read_answer(l, a, q->id);
	return value;
}

/* What became of it, as it was understood. */
static void
say_kept(struct gd_linear *l, enum gd_status status, const char *field,
	 const char *value, const struct gd_error *err)
{
	struct gd_buf now = GD_BUF_INIT;

	gd_lin_outcome(l, status, err);
	gd_phrase_value(l->desk, field, value, &now);
	if (status == GD_OK)
		gd_lin_say(l, _("Now: %s"), now.s);
	gd_buf_release(&now);
}

/* Say what stands in the answer, ask for the new one, keep it. */
static void
change(struct gd_linear *l, int64_t id, const struct gd_interview *iv, int i,
       const struct gd_answers *a)
{
	const char *field = iv->questions[i].id;
	char *seen = gd_strdup(gd_answers_value(a, field)), *value = NULL;
	struct gd_merge m = { NULL, 0, 0 };
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf now = GD_BUF_INIT;
	enum gd_status status = GD_ECONFLICT;

	gd_phrase_value(l->desk, field, seen, &now);
	gd_lin_say(l, _("Now: %s"), now.s);
	gd_buf_release(&now);
	value = ask_answer(l, iv, i, a);
	while (value && status == GD_ECONFLICT) {
		status = gd_desk_edit_seen(
			l->desk, id, &field, (const char *const *)&value,
			(const char *const *)&seen, 1, &m, &err);
		if (!m.len) {
			say_kept(l, status, field, value, &err);
			break;
		}
		free(seen);
		seen = gd_strdup(m.items[0].theirs);
		if (!choose_side(l, &m.items[0], &value))
			break;
		gd_merge_release(&m);
	}
	gd_merge_release(&m);
	free(seen);
	free(value);
}

void
gd_lin_edit(struct gd_linear *l, int64_t id)
{
	const char *items[ITEMS_MAX];
	int places[ITEMS_MAX];
	const struct gd_interview *iv;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_playbook *pb;
	struct gd_case_view v;
	size_t len = 0;
	int n;

	if (gd_desk_playbook(l->desk, &pb, &err) != GD_OK ||
	    gd_playbook_interview(pb, &iv, &err) != GD_OK ||
	    gd_desk_case(l->desk, id, &v, &err) != GD_OK) {
		gd_lin_fail(l, &err);
		return;
	}
	for (size_t i = 0; i < iv->len && len < ITEMS_MAX; i++) {
		if (iv->questions[i].kind == GD_Q_UNDERSTOOD ||
		    !gd_interview_live(iv, i, &v.answers))
			continue;
		items[len] = gd_bitext_get(&iv->questions[i].name, NULL);
		places[len++] = (int)i;
	}
	n = gd_lin_choose(l, _("Which answer?"), items, len, _("back"));
	if (n > 0)
		change(l, id, iv, places[n - 1], &v.answers);
	gd_case_view_release(&v);
}
