/*
 * desk/reference_words.c - what keys and codes of the playbook are called.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/phrase.h"
#include "desk/reference_internal.h"
#include "playbook/value.h"

struct word {
	const char *code, *text;
};

static const struct word labels[] = {
	{ "name", N_("name") },
	{ "brief", N_("in short") },
	{ "function", N_("what it does") },
	{ "response", N_("response time") },
	{ "fit", N_("suits") },
	{ "entry", N_("where to find it") },
	{ "style", N_("how it handles complaints") },
	{ "evidence", N_("evidence it looks at") },
	{ "escalate", N_("where to go next") },
	{ "refund_only", N_("refund without return") },
	{ "limits", N_("its own limits") },
	{ "collect", N_("how to collect it") },
	{ "weight", N_("weight") },
	{ "vanish_days", N_("can vanish within days") },
	{ "importance", N_("share in completeness") },
	{ "proves", N_("what it proves") },
	{ "points", N_("what to do") },
	{ "handling", N_("what to do") },
	{ "risk", N_("risk") },
	{ "when", N_("applies when") },
	{ "start", N_("begins with") },
	{ "period", N_("length") },
	{ "early", N_("from") },
	{ "low", N_("shortest") },
	{ "high", N_("longest") },
	{ "roll", N_("last day off") },
	{ "window", N_("counted between") },
	{ "basis", N_("rests on") },
	{ "miss", N_("when it runs out") },
	{ "next", N_("then") },
	{ "from", N_("in force from") },
	{ "until", N_("in force until") },
	{ "verify", N_("to be verified") },
	{ "alert", N_("rings") },
	{ "superseded", N_("ends at the next rung") },
	{ "gist", N_("what it says") },
	{ "ask", N_("question") },
	{ "why", N_("why it is asked") },
	{ "example", N_("example") },
	{ "help", N_("more") },
	{ "choices", N_("list of choices") },
	{ "check", N_("checked as") },
	{ "required", N_("required") },
	{ "unsure", N_("may be unknown") },
	{ "personal", N_("personal") },
	{ "section", N_("section") },
	{ "set", N_("interview") },
	{ "kind", N_("kind") },
	{ "channel", N_("channel") },
	{ "strength", N_("strength") },
	{ "reason", N_("reason") },
	{ "expect", N_("what to expect") },
	{ "cure", N_("what helps") },
	{ "track", N_("column of the time table") },
	{ "clocks", N_("deadlines it starts") },
	{ "handled", N_("handled") },
	{ "stage", N_("stage") },
	{ "order", N_("place in the list") },
	{ "words", N_("words that hint at it") },
	{ "focus", N_("evidence it puts first") },
	{ "source", N_("source") },
};

static const struct word bases[] = {
	{ "experience", N_("experience, not law") },
	{ "law", N_("law; the original text prevails") },
	{ "platform", N_("the platform's own rule, which may change") },
	{ "private", N_("set by a party's own letter") },
};

static const struct word rolls[] = {
	{ "none", N_("it stays") },
	{ "rest", N_("it moves to the next working day") },
	{ "holiday", N_("it moves past a statutory holiday") },
};

static const struct word triage_kinds[] = {
	{ "recommend", N_("speaks for a channel") },
	{ "refuse", N_("holds a channel back") },
	{ "risk", N_("warns") },
	{ "combine", N_("channels side by side") },
};

static const struct word strengths[] = {
	{ "law", N_("by law") },
	{ "advice", N_("advice; may be overruled with a reason") },
};

static const struct word truths[] = {
	{ "yes", N_("yes") },
	{ "no", N_("no") },
};

static const char *
look_up(const struct word *words, size_t len, const char *code)
{
	for (size_t i = 0; i < len; i++)
		if (strcmp(words[i].code, code) == 0)
			return _(words[i].text);
	return NULL;
}

#define LOOK_UP(table, code) look_up(table, GD_ARRAY_LEN(table), code)

const char *
gd_reference_label(const char *key)
{
	const char *text = LOOK_UP(labels, key);

	return text ? text : key;
}

const char *
gd_reference_basis(enum gd_basis basis)
{
	return LOOK_UP(bases, gd_basis_code(basis));
}

/* A period as it stands in a file: 72h, 4oh, 7d, 15wd, 6mo, 3y. */
static bool
add_period(const char *value, struct gd_buf *out)
{
	char *unit;
	unsigned long n = strtoul(value, &unit, 10);
	int count = (int)n;

	if (unit == value || n == 0 || n > 100000)
		return false;
	if (strcmp(unit, "h") == 0)
		gd_buf_addf(out, ngettext("%d hour", "%d hours", n), count);
	else if (strcmp(unit, "oh") == 0)
		gd_buf_addf(out, ngettext("%d office hour", "%d office hours",
					  n), count);
	else if (strcmp(unit, "d") == 0)
		gd_buf_addf(out, ngettext("%d day", "%d days", n), count);
	else if (strcmp(unit, "wd") == 0)
		gd_buf_addf(out, ngettext("%d working day", "%d working days",
					  n), count);
	else if (strcmp(unit, "mo") == 0)
		gd_buf_addf(out, ngettext("%d month", "%d months", n), count);
	else if (strcmp(unit, "y") == 0)
		gd_buf_addf(out, ngettext("%d year", "%d years", n), count);
	else
		return false;
	return true;
}

/* "filed 12315", "date signed_at": what a deadline begins with. */
static bool
add_event(struct gd_desk *d, const char *value, struct gd_buf *out)
{
	static const struct word verbs[] = {
		{ "filed", N_("filed: ") },
		{ "accepted", N_("accepted: ") },
		{ "answered", N_("answered: ") },
		{ "refused", N_("refused: ") },
		{ "promised", N_("promised: ") },
		{ "date", N_("the day of: ") },
		{ "letter", N_("a letter was sent") },
		{ "opened", N_("the case was opened") },
	};
	const struct gd_interview *iv;
	struct gd_event event;
	struct gd_buf object = GD_BUF_INIT;
	struct gd_playbook *pb;
	const char *text;
	int q;

	if (!gd_event_parse(value, &event))
		return false;
	text = LOOK_UP(verbs, event.verb);
	if (!text)
		return false;
	if (strcmp(event.verb, "date") != 0)
		gd_phrase_channel(d, event.object, &object);
	else if (gd_desk_playbook(d, &pb, NULL) == GD_OK &&
		 gd_playbook_interview(pb, &iv, NULL) == GD_OK &&
		 (q = gd_interview_find(iv, event.object)) >= 0)
		gd_buf_adds(&object, gd_bitext_get(&iv->questions[q].name,
						   NULL));
	else
		gd_buf_adds(&object, event.object);
	gd_buf_addf(out, "%s%s", text, object.s);
	gd_buf_release(&object);
	return true;
}

static bool
is_any(const char *key, const char *const *keys)
{
	for (; *keys; keys++)
		if (strcmp(key, *keys) == 0)
			return true;
	return false;
}

void
gd_reference_value(struct gd_desk *d, const char *kind, const char *key,
		   const char *value, struct gd_buf *out)
{
	static const char *const periods[] = { "period", "early", "low",
					       "high", NULL };
	static const char *const yes_no[] = { "verify", "alert", "superseded",
					      "required", "unsure", "personal",
					      "handled", NULL };
	const char *text = NULL;

	if (is_any(key, periods) && add_period(value, out))
		return;
	if (strcmp(key, "start") == 0 && add_event(d, value, out))
		return;
	if (is_any(key, yes_no))
		text = LOOK_UP(truths, value);
	else if (strcmp(key, "basis") == 0)
		text = LOOK_UP(bases, value);
	else if (strcmp(key, "roll") == 0)
		text = LOOK_UP(rolls, value);
	else if (strcmp(key, "strength") == 0)
		text = LOOK_UP(strengths, value);
	else if (strcmp(key, "kind") == 0 && strcmp(kind, "triage") == 0)
		text = LOOK_UP(triage_kinds, value);
	gd_buf_adds(out, text ? text : value);
}
