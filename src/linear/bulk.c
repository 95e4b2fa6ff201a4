/*
 * linear/bulk.c - one thing done to all that is marked, or to one case: whose it
 * is, its tags.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/bulk.h"
#include "desk/clocks.h"
#include "desk/phrase.h"
#include "desk/view.h"
#include "linear/linear_internal.h"

#define HELD_LINES 20	/* of those held back, each with its reason */

/* What is marked stays as it is when nothing comes of it: a copy is worked on. */
static void
copy(const struct gd_bulk *from, struct gd_bulk *to)
{
	*to = (struct gd_bulk)GD_BULK_INIT;
	for (size_t i = 0; i < from->len; i++) {
		const struct gd_bulk_item *it = &from->items[i];
		const struct gd_clock_row c = {
			.id = it->clock_id, .case_id = it->case_id,
			.filing_id = it->filing_id, .seq = it->clock
		};

		if (it->clock_id)
			gd_bulk_add(to, &c);
		else
			gd_bulk_add_case(to, it->case_id);
	}
}

/* Say what it would do; false: to none of them. */
static bool
look(struct gd_linear *l, enum gd_bulk_kind kind, struct gd_bulk *b)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf text = GD_BUF_INIT;

	if (gd_desk_bulk_look(l->desk, kind, b, gd_lin_progress, l, &err) !=
	    GD_OK) {
		gd_lin_fail(l, &err);
		return false;
	}
	gd_phrase_bulk(l->desk, b, HELD_LINES, &text);
	gd_lin_say(l, "%s", text.s);
	gd_buf_release(&text);
	if (gd_bulk_ready(b, true) > 0)
		return true;
	gd_lin_say(l, "%s", _("Nothing can be done to them this way now."));
	return false;
}

static bool
carry_out(struct gd_linear *l, const struct gd_bulk_do *what,
	  struct gd_bulk *b)
{
	struct gd_error err = GD_ERROR_INIT;
	int64_t done = 0;

	if (gd_desk_bulk_do(l->desk, what, b, gd_lin_progress, l, &done,
			    &err) != GD_OK) {
		gd_lin_fail(l, &err);
		return false;
	}
	gd_lin_say(l, ngettext("Done to %lld; one undo takes all of it back.",
			       "Done to %lld; one undo takes all of it back.",
			       (unsigned long)done), (long long)done);
	return done > 0;
}

static bool
respond(struct gd_linear *l, struct gd_bulk *b)
{
	static const char *const results[] = {
		"silent", "answered", "accepted", "promised", "refused"
	};
	const char *const items[] = {
		_("no answer came"), _("answered, not settled"),
		_("accepted"), _("a remedy is promised"), _("refused"),
	};
	struct gd_bulk_do what = { .kind = GD_BULK_RESPOND };
	int n;

	if (!look(l, what.kind, b))
		return false;
	n = gd_lin_choose(l, _("What was answered to all of these?"), items,
			  GD_ARRAY_LEN(items), _("back"));
	if (n == 0 || !gd_lin_ask(l, _("What was said, or how it is known; "
				       "one text for all")))
		return false;
	what.result = results[n - 1];
	what.text = *l->line ? l->line : NULL;
	return carry_out(l, &what, b);
}

static bool
escalate(struct gd_linear *l, struct gd_bulk *b)
{
	struct gd_bulk_do what = { .kind = GD_BULK_ESCALATE };
	char *reason = NULL;
	bool done;

	if (!look(l, what.kind, b))
		return false;
	for (size_t i = 0; i < b->len; i++) {
		char number[GD_CASE_NUMBER_MAX];
		struct gd_buf to = GD_BUF_INIT;

		if (!b->items[i].to)
			continue;
		gd_case_number(b->items[i].case_id, number);
		gd_phrase_channel(l->desk, b->items[i].to->code, &to);
		gd_lin_say(l, "%s%s%s", number, _(": "), to.s);
		gd_buf_release(&to);
	}
	if (gd_bulk_ready(b, false) < gd_bulk_ready(b, true)) {
		if (!gd_lin_ask(l, _("A reason takes along those that advice "
				     "holds back; an empty line leaves them")))
			return false;
		reason = *l->line ? gd_strdup(l->line) : NULL;
	}
	what.reason = reason;
	done = gd_lin_confirm(l, _("Escalate them now? y or n")) &&
	       carry_out(l, &what, b);
	free(reason);
	return done;
}

static bool
snooze(struct gd_linear *l, struct gd_bulk *b)
{
	struct gd_bulk_do what = { .kind = GD_BULK_SNOOZE };
	struct gd_error err = GD_ERROR_INIT;

	if (!look(l, what.kind, b))
		return false;
	while (gd_lin_ask(l, _("Until when, such as tomorrow or 3-20 14:00")) &&
	       *l->line) {
		if (gd_desk_parse_later(l->desk, l->line, &what.until, &err) !=
		    GD_OK) {
			gd_lin_fail(l, &err);
			continue;
		}
		if (!gd_lin_ask_why(l))
			return false;
		what.reason = l->line;
		return carry_out(l, &what, b);
	}
	return false;
}

static bool
note(struct gd_linear *l, struct gd_bulk *b)
{
	struct gd_bulk_do what = { .kind = GD_BULK_NOTE };

	if (!look(l, what.kind, b) || !gd_lin_ask(l, _("Note")) || !*l->line)
		return false;
	what.text = l->line;
	return carry_out(l, &what, b);
}

/* What one case has already. */
static void
say_present(struct gd_linear *l, enum gd_bulk_kind kind,
	    const struct gd_bulk *b)
{
	struct gd_case_view v;
	const char *has;

	if (b->len != 1 ||
	    gd_desk_case(l->desk, b->items[0].case_id, &v, NULL) != GD_OK)
		return;
	has = kind == GD_BULK_TAG ? v.row.tags : v.row.assignee;
	gd_lin_say(l, _("Now: %s"), *has ? has : _("(none)"));
	gd_case_view_release(&v);
}

static bool
label(struct gd_linear *l, enum gd_bulk_kind kind, struct gd_bulk *b)
{
	struct gd_bulk_do what = { .kind = kind };
	bool tags = kind == GD_BULK_TAG, done;
	struct gd_buf prompt = GD_BUF_INIT;
	char *text;

	if (!look(l, kind, b))
		return false;
	say_present(l, kind, b);
	if (tags)
		gd_buf_adds(&prompt, _("Tags, with commas between; -name takes "
				       "one away; an empty line leaves them"));
	else
		gd_buf_addf(&prompt, _("Whose shall it be? An empty line: %s; "
				       "-: nobody's"), gd_desk_who(l->desk));
	done = gd_lin_ask(l, prompt.s) && !(tags && !*l->line);
	gd_buf_release(&prompt);
	if (!done)
		return false;
	text = gd_strdup(tags || *l->line ? l->line : gd_desk_who(l->desk));
	if (!tags && strcmp(text, "-") == 0)
		*text = '\0';
	what.text = text;
	done = carry_out(l, &what, b);
	free(text);
	return done;
}

void
gd_lin_label(struct gd_linear *l, int64_t id, enum gd_bulk_kind kind)
{
	struct gd_bulk one = GD_BULK_INIT;

	gd_bulk_add_case(&one, id);
	(void)label(l, kind, &one);
	gd_bulk_release(&one);
}

bool
gd_lin_bulk(struct gd_linear *l, const struct gd_bulk *marks)
{
	const char *const items[] = {
		_("record an answer, or that none came"), _("escalate"),
		_("remind me later"), _("add a note"), _("whose they are"),
		_("tags"),
	};
	struct gd_bulk b;
	bool done = false;

	copy(marks, &b);
	switch (gd_lin_choose(l, _("What shall be done to all of them?"),
			      items, GD_ARRAY_LEN(items), _("back"))) {
	case 1: done = respond(l, &b); break;
	case 2: done = escalate(l, &b); break;
	case 3: done = snooze(l, &b); break;
	case 4: done = note(l, &b); break;
	case 5: done = label(l, GD_BULK_ASSIGN, &b); break;
	case 6: done = label(l, GD_BULK_TAG, &b); break;
	default: break;
	}
	gd_bulk_release(&b);
	return done;
}
