/*
 * desk/phrase_event.c - an event as a line of history.
 *
 * Events say what changed, value by value; the line picks what a person would
 * tell: which channel, what was answered, what the note said, which answers
 * were changed. Values of the person's own record are never quoted.
 */
#include <config.h>

#include "desk/letters_words.h"
#include "desk/phrase.h"
#include "desk/phrase_clock.h"
#include "desk/phrase_evidence.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "domain/list.h"
#include "domain/money.h"

#define QUOTED_MAX 240	/* bytes of a value or note in a line */

/* What the values of one event say. */
struct facts {
	char *channel, *ref, *note, *reason, *outcome;
	int64_t filing, recovered;	/* 0 and -1: none */
	int filing_state;		/* -1: none */
	gd_instant filed_at;
	gd_instant early_due;		/* had not come when it was recorded */
	/* The first clock that it started, and how many. */
	char *rule;
	gd_instant due;
	int64_t first_clock;
	int clocks;
	/* Answers and own fields that changed. */
	char **fields;
	size_t fields_len, fields_cap;
	char *before, *after;		/* of the first, unless personal */
	bool quotable;
	bool brief;			/* what and where, no more */
};

static void
keep(char **to, const char *value)
{
	free(*to);
	*to = gd_strdup(value);
}

static void
add_field(struct facts *f, const struct gd_event_value *v, bool personal)
{
	GD_GROW(f->fields, f->fields_len, f->fields_cap);
	f->fields[f->fields_len++] = gd_strdup(v->field);
	if (f->fields_len > 1)
		return;
	f->quotable = !personal && !v->erased;
	keep(&f->before, v->before);
	keep(&f->after, v->after);
}

/* Accepting a plan files through several channels in one event. */
static void
add_channel(struct facts *f, const char *code)
{
	struct gd_buf list = GD_BUF_INIT;

	gd_buf_adds(&list, f->channel ? f->channel : "");
	gd_list_add(&list, code);
	keep(&f->channel, list.s);
	gd_buf_release(&list);
}

static void
phrase_channels(struct gd_desk *d, const char *list, struct gd_buf *out)
{
	const char *code;
	size_t len;

	for (bool more = false; gd_list_next(&list, &code, &len); more = true) {
		char *one = gd_strndup(code, len);

		gd_buf_adds(out, more ? _(", ") : "");
		gd_phrase_channel(d, one, out);
		free(one);
	}
}

static void
take_filing(struct facts *f, const struct gd_event_value *v)
{
	const char *after = v->after ? v->after : "";

	f->filing = v->entity_id;
	if (strcmp(v->field, "channel") == 0)
		add_channel(f, after);
	else if (strcmp(v->field, "ref") == 0)
		keep(&f->ref, after);
	else if (strcmp(v->field, "state") == 0)
		f->filing_state = (int)strtol(after, NULL, 10);
	else if (strcmp(v->field, "filed_at") == 0)
		f->filed_at = strtoll(after, NULL, 10);
}

static void
take_clock(struct facts *f, const struct gd_event_value *v)
{
	/* A clock that was started had no rule before. */
	if (strcmp(v->field, "rule") == 0 && !v->before && v->after) {
		f->clocks++;
		if (!f->rule) {
			keep(&f->rule, v->after);
			f->first_clock = v->entity_id;
		}
	} else if (strcmp(v->field, "due_at") == 0 && v->after &&
		   v->entity_id == f->first_clock && f->first_clock) {
		f->due = strtoll(v->after, NULL, 10);
	}
}

static bool
take(const struct gd_event_value *v, void *ctx)
{
	struct facts *f = ctx;

	if (strcmp(v->entity, "filing") == 0)
		take_filing(f, v);
	else if (strcmp(v->entity, "clock") == 0)
		take_clock(f, v);
	else if (strcmp(v->entity, "answer") == 0)
		add_field(f, v, false);
	else if (strcmp(v->entity, "person") == 0)
		add_field(f, v, true);
	else if (strcmp(v->field, "note") == 0)
		keep(&f->note, v->after);
	else if (strcmp(v->field, "reason") == 0)
		keep(&f->reason, v->after);
	else if (strcmp(v->field, "early_due") == 0 && v->after)
		f->early_due = strtoll(v->after, NULL, 10);
	else if (strcmp(v->field, "outcome") == 0)
		keep(&f->outcome, v->after);
	else if (strcmp(v->field, "recovered_fen") == 0 && v->after)
		f->recovered = strtoll(v->after, NULL, 10);
	else if (strcmp(v->field, "assignee") == 0 ||
		 strcmp(v->field, "tags") == 0)
		add_field(f, v, false);
	return true;
}

static void
release(struct facts *f)
{
	size_t i;

	for (i = 0; i < f->fields_len; i++)
		free(f->fields[i]);
	free(f->fields);
	free(f->channel);
	free(f->ref);
	free(f->note);
	free(f->reason);
	free(f->outcome);
	free(f->rule);
	free(f->before);
	free(f->after);
}

/* Append `s`, cut at a character when it is long. */
static void
quote(struct gd_buf *out, const char *s)
{
	size_t n = strlen(s);

	if (n > QUOTED_MAX) {
		for (n = QUOTED_MAX; n && (s[n] & 0xC0) == 0x80; n--)
			;
		gd_buf_add(out, s, n);
		gd_buf_adds(out, "...");
	} else {
		gd_buf_adds(out, s);
	}
}

/* The channel of filing row `id`: the event itself need not name it. */
static void
channel_of(struct gd_desk *d, int64_t case_id, int64_t id, struct gd_buf *out)
{
	struct gd_filing_row *rows;
	struct gd_store *st;
	size_t i, len;

	if (gd_desk_store(d, &st, NULL) != GD_OK ||
	    gd_store_filings(st, case_id, &rows, &len, NULL) != GD_OK)
		return;
	for (i = 0; i < len; i++)
		if (rows[i].id == id)
			gd_phrase_channel(d, rows[i].channel, out);
	gd_filing_rows_free(rows, len);
}

static void
add_clocks(struct gd_desk *d, const struct facts *f, struct gd_buf *out)
{
	struct gd_buf due = GD_BUF_INIT, name = GD_BUF_INIT;

	if (!f->rule || f->brief)
		return;
	gd_phrase_rule_name(d, f->rule, "", true, &name);
	gd_phrase_due(d, f->due, false, &due);
	/* TRANSLATORS: a deadline that this started: its name, when it ends */
	gd_buf_addf(out, _("; %1$s until %2$s"), name.s, due.s);
	gd_buf_release(&name);
	gd_buf_release(&due);
}

static void
say_file(struct gd_desk *d, const struct gd_event_row *ev,
	 const struct facts *f, struct gd_buf *out)
{
	struct gd_buf channel = GD_BUF_INIT, at = GD_BUF_INIT;

	phrase_channels(d, f->channel ? f->channel : "", &channel);
	gd_buf_addf(out, _("filed with %s"), channel.s);
	if (f->brief)
		goto out;
	if (f->filed_at != GD_INSTANT_NONE && ev->at - f->filed_at >= 60) {
		gd_phrase_instant(d, f->filed_at, &at);
		/* TRANSLATORS: when it was really filed */
		gd_buf_addf(out, _(" on %s"), at.s);
	}
	if (f->ref) {
		gd_buf_adds(out, _(", number "));
		quote(out, f->ref);
	}
	add_clocks(d, f, out);
	if (f->reason) {
		gd_buf_adds(out, _("; all the same, because: "));
		quote(out, f->reason);
	}
out:
	gd_buf_release(&at);
	gd_buf_release(&channel);
}

/* Silence was recorded while a deadline still ran. */
static void
add_early(struct gd_desk *d, const struct facts *f, struct gd_buf *out)
{
	struct gd_buf due = GD_BUF_INIT;

	if (f->early_due == GD_INSTANT_NONE || f->brief)
		return;
	gd_phrase_due(d, f->early_due, false, &due);
	gd_buf_addf(out, _("; recorded before the deadline of %s"), due.s);
	gd_buf_release(&due);
}

static void
say_respond(struct gd_desk *d, const struct gd_event_row *ev,
	    const struct facts *f, struct gd_buf *out)
{
	struct gd_buf channel = GD_BUF_INIT, state = GD_BUF_INIT;

	channel_of(d, ev->case_id, f->filing, &channel);
	if (f->filing_state >= 0 && f->filing_state <= GD_FILING_WITHDRAWN)
		gd_phrase_filing_state((enum gd_filing_state)f->filing_state,
				       &state);
	else
		gd_buf_adds(&state, _("answered"));
	gd_buf_addf(out, _("%1$s: %2$s"), channel.s, state.s);
	if (f->note && !f->brief) {
		gd_buf_adds(out, _("; "));
		quote(out, f->note);
	}
	add_early(d, f, out);
	add_clocks(d, f, out);
	gd_buf_release(&state);
	gd_buf_release(&channel);
}

static void
say_close(struct gd_desk *d, const struct facts *f, struct gd_buf *out)
{
	struct gd_buf how = GD_BUF_INIT, sum = GD_BUF_INIT;

	gd_phrase_choice(d, "outcome", f->outcome ? f->outcome : "", &how);
	gd_buf_addf(out, _("closed: %s"), how.s);
	if (f->recovered >= 0) {
		gd_money_format(&sum, f->recovered);
		gd_buf_addf(out, _(", %s recovered"), sum.s);
	}
	gd_buf_release(&sum);
	gd_buf_release(&how);
}

/* A field's own name; `*q` is its question, NULL for assignee and tags. */
static const char *
field_name(const struct gd_interview *iv, const char *field,
	   const struct gd_question **q)
{
	int i = iv ? gd_interview_find(iv, field) : -1;

	*q = i < 0 ? NULL : &iv->questions[i];
	if (*q)
		return gd_bitext_get(&(*q)->name, NULL);
	if (strcmp(field, "assignee") == 0)
		return _("assignee");
	return strcmp(field, "tags") == 0 ? _("tags") : field;
}

/* A value of history in words; what is none, or no given answer, as "-". */
static void
add_value(struct gd_desk *d, const struct gd_interview *iv,
	  const struct gd_question *q, const char *value, struct gd_buf *out)
{
	struct gd_buf words = GD_BUF_INIT;
	enum gd_answer_state state;
	bool understood;

	if (q && !gd_store_answer_decode(value, &state, &understood, &value))
		value = NULL;
	if (!value || !*value)
		gd_buf_adds(&words, "-");
	else if (q)
		gd_interview_words(iv, q, value, gd_desk_zone(d), NULL,
				   &words);
	else
		gd_buf_adds(&words, value);
	quote(out, words.s);
	gd_buf_release(&words);
}

static void
say_edit(struct gd_desk *d, const struct facts *f, struct gd_buf *out)
{
	const struct gd_interview *iv = NULL;
	const struct gd_question *q;
	struct gd_playbook *pb;
	size_t i;

	if (gd_desk_playbook(d, &pb, NULL) == GD_OK)
		gd_playbook_interview(pb, &iv, NULL);
	gd_buf_adds(out, _("changed "));
	for (i = 0; i < f->fields_len; i++) {
		gd_buf_adds(out, i ? _(", ") : "");
		gd_buf_adds(out, field_name(iv, f->fields[i], &q));
	}
	if (f->fields_len != 1 || !f->quotable)
		return;
	field_name(iv, f->fields[0], &q);
	gd_buf_adds(out, _(": "));
	add_value(d, iv, q, f->before, out);
	gd_buf_adds(out, gd_desk_ascii(d) ? " -> " : " \xE2\x86\x92 ");
	add_value(d, iv, q, f->after, out);
}

static void
say_undo(struct gd_desk *d, const struct gd_event_row *ev,
	 const struct facts *f, struct gd_buf *out)
{
	struct gd_event_row undone;
	struct gd_store *st;

	gd_buf_adds(out, _("undone: "));
	if (!ev->undoes || gd_desk_store(d, &st, NULL) != GD_OK ||
	    gd_store_event(st, ev->undoes, &undone, NULL) != GD_OK)
		return;
	if (!undone.undoes)	/* an undo is never undone */
		gd_phrase_event_brief(d, &undone, out);
	gd_event_row_release(&undone);
	if (f->reason && !f->brief) {
		gd_buf_adds(out, _("; because: "));
		quote(out, f->reason);
	}
}

static void
say_event(struct gd_desk *d, const struct gd_event_row *ev, bool brief,
	  struct gd_buf *out)
{
	struct facts f = { .recovered = -1, .filing_state = -1,
			   .early_due = GD_INSTANT_NONE,
			   .filed_at = GD_INSTANT_NONE, .brief = brief };
	struct gd_store *st;

	if (gd_desk_store(d, &st, NULL) == GD_OK)
		gd_store_event_values(st, ev->id, take, &f, NULL);
	if (strcmp(ev->kind, "open") == 0)
		gd_buf_adds(out, _("case opened"));
	else if (strcmp(ev->kind, "file") == 0)
		say_file(d, ev, &f, out);
	else if (strcmp(ev->kind, "respond") == 0)
		say_respond(d, ev, &f, out);
	else if (strcmp(ev->kind, "close") == 0)
		say_close(d, &f, out);
	else if (strcmp(ev->kind, "reopen") == 0)
		gd_buf_adds(out, _("case reopened"));
	else if (strcmp(ev->kind, "note") == 0)
		quote(out, f.note ? f.note : "");
	else if (strcmp(ev->kind, "edit") == 0)
		say_edit(d, &f, out);
	else if (strcmp(ev->kind, "undo") == 0)
		say_undo(d, ev, &f, out);
	else if (strcmp(ev->kind, "check") == 0)
		gd_buf_adds(out, _("a merchant was checked before buying"));
	else if (strcmp(ev->kind, "merge") == 0)
		gd_buf_adds(out, _("two records of one merchant were put together"));
	else if (strcmp(ev->kind, "merchant") == 0)
		gd_buf_adds(out, _("a merchant's record was changed"));
	else if (gd_phrase_clock_event(d, ev, brief, out))
		;
	else if (gd_phrase_evidence_event(d, ev, brief, out))
		;
	else if (gd_phrase_letter_event(d, ev, brief, out))
		;
	else
		gd_buf_adds(out, ev->kind);
	/* A corrected date or a new demand may have moved what was running. */
	if (!brief && (strcmp(ev->kind, "edit") == 0 ||
		       strcmp(ev->kind, "file") == 0 ||
		       strcmp(ev->kind, "send") == 0 ||
		       strcmp(ev->kind, "respond") == 0))
		gd_phrase_moved_dates(d, ev->id, out);
	release(&f);
}

void
gd_phrase_event(struct gd_desk *d, const struct gd_event_row *ev,
		struct gd_buf *out)
{
	say_event(d, ev, false, out);
}

void
gd_phrase_event_brief(struct gd_desk *d, const struct gd_event_row *ev,
		      struct gd_buf *out)
{
	say_event(d, ev, true, out);
}
