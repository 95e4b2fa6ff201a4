/*
 * Filing and escalating: choose a channel, hear what objects, say when.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/advice.h"
#include "desk/phrase.h"
#include "domain/dateinput.h"
#include "tui/screens/moves.h"
#include "tui/screens/moves_internal.h"
#include "tui/widgets/dialog.h"

#define CHANNELS_MAX 32

static bool
check_when(struct gd_tui *t, const char *typed, struct gd_error *err,
	   void *ctx)
{
	struct gd_desk *d = gd_tui_desk(t);
	struct gd_dateinput in;

	(void)ctx;
	return !*typed || gd_dateinput_parse(typed, gd_desk_now(d),
					     gd_desk_zone(d), true, &in,
					     err) == GD_OK;
}

/* A day without a time is that day's start, but today means now. */
static gd_instant
instant_of(struct gd_desk *d, const char *typed)
{
	gd_instant now = gd_desk_now(d);
	struct gd_dateinput in;

	if (!*typed || gd_dateinput_parse(typed, now, gd_desk_zone(d), true,
					  &in, NULL) != GD_OK)
		return GD_INSTANT_NONE;
	if (!in.has_time && in.day == gd_instant_day(now, gd_desk_zone(d)))
		return GD_INSTANT_NONE;
	return in.at;
}

static void
ref_done(struct gd_tui *t, const char *typed, void *ctx)
{
	struct gd_move *m = ctx;
	struct gd_desk *d = gd_tui_desk(t);
	struct gd_buf done = GD_BUF_INIT;
	struct gd_error err = GD_ERROR_INIT;
	enum gd_status status;
	int clocks = 0;

	if (!typed) {
		gd_move_free(m);
		return;
	}
	gd_move_expect(t, m);
	status = gd_desk_file(d, m->case_id, m->channel,
			      instant_of(d, m->when), typed, m->reason,
			      &clocks, &err);
	gd_buf_adds(&done, _("filed: "));
	gd_phrase_channel(d, m->channel, &done);
	gd_buf_addf(&done, ngettext(", %d deadline runs", ", %d deadlines run",
				    (unsigned long)clocks), clocks);
	gd_move_end(t, m, status, &err, done.s);
	gd_buf_release(&done);
}

/* The number that the body gave: it is asked for at every later step. */
static void
when_done(struct gd_tui *t, const char *typed, void *ctx)
{
	struct gd_move *m = ctx;
	struct gd_buf title = GD_BUF_INIT;

	if (!typed) {
		gd_move_free(m);
		return;
	}
	m->when = gd_strdup(typed);
	gd_phrase_channel(gd_tui_desk(t), m->channel, &title);
	gd_dialog_text(t, title.s,
		       _("Which number did it give? An empty line means none "
			 "yet. It is asked for when you press for an answer."),
		       "", false, NULL, ref_done, m);
	gd_buf_release(&title);
}

/* What the rehearsal says, in one line, where it says anything. */
static void
add_verdict(struct gd_tui *t, const struct gd_move *m, struct gd_buf *out)
{
	struct gd_rehearsal r;

	if (gd_desk_rehearse(gd_tui_desk(t), m->case_id, m->channel, &r,
			     NULL) != GD_OK)
		return;
	if (r.met > 0 || r.unknown > 0) {
		gd_buf_adds(out, "\n\n");
		gd_rehearsal_verdict(&r, out);
		if (r.fixes_len > 0)
			/* TRANSLATORS: what would satisfy an objection. */
			gd_buf_addf(out, _("\nWhat helps: %s"), r.fixes[0]);
		gd_buf_adds(out, _(" (t on the plan shows all)"));
	}
	gd_rehearsal_release(&r);
}

static void
ask_when(struct gd_tui *t, struct gd_move *m)
{
	struct gd_buf title = GD_BUF_INIT, text = GD_BUF_INIT;

	gd_phrase_channel(gd_tui_desk(t), m->channel, &title);
	gd_buf_adds(&text, _("When was it sent? An empty line means now; "
			     "\"yesterday 20:15\" or \"3-8\" work too. Deadlines "
			     "count from this moment."));
	if (!m->reason)
		add_verdict(t, m, &text);
	gd_dialog_text(t, title.s, text.s, "", false, check_when, when_done,
		       m);
	gd_buf_release(&text);
	gd_buf_release(&title);
}

static void
reason_done(struct gd_tui *t, const char *typed, void *ctx)
{
	struct gd_move *m = ctx;

	if (!typed) {
		gd_move_free(m);
		return;
	}
	m->reason = gd_strdup(typed);
	ask_when(t, m);
}

static void
list_objections(const struct gd_objections *o, struct gd_buf *out)
{
	for (size_t i = 0; i < o->len; i++) {
		gd_buf_addf(out, "%s%s", i ? "\n" : "", o->items[i].text);
		if (*o->items[i].source)
			gd_buf_addf(out, " (%s)", o->items[i].source);
		if (*o->items[i].cure)
			/* TRANSLATORS: what would satisfy an objection. */
			gd_buf_addf(out, _("\nWhat helps: %s"),
				    o->items[i].cure);
	}
}

static void
channel_chosen(struct gd_tui *t, struct gd_move *m)
{
	struct gd_objections o = { 0 };
	struct gd_buf text = GD_BUF_INIT;
	struct gd_error err = GD_ERROR_INIT;

	if (gd_desk_objections(gd_tui_desk(t), m->case_id, m->channel, &o,
			       &err) != GD_OK) {
		gd_move_end(t, m, GD_ESYS, &err, "");
	} else if (o.len == 0) {
		ask_when(t, m);
	} else {
		list_objections(&o, &text);
		add_verdict(t, m, &text);
		gd_buf_adds(&text, _("\n\nThis is advice. To file all the "
				     "same, say why:"));
		gd_dialog_text(t, _("Before you file"), text.s, "", false,
			       gd_dialog_reason, reason_done, m);
	}
	gd_objections_release(&o);
	gd_buf_release(&text);
}

void
gd_move_file_through(struct gd_tui *t, struct gd_move *m, const char *channel)
{
	m->channel = gd_strdup(channel);
	gd_move_look(t, m);
	channel_chosen(t, m);
}

/* Behind the channels stands one line more: to rehearse first. */
static void
channel_done(struct gd_tui *t, int index, void *ctx)
{
	struct gd_move *m = ctx;
	int64_t id = m->case_id;

	if (index >= 0 && (size_t)index == m->options_len) {
		gd_move_free(m);
		gd_move_rehearse(t, id, NULL);
	} else if (index < 0) {
		gd_move_free(m);
	} else {
		gd_move_file_through(t, m, m->options[index]);
	}
}

/* The channels to offer, the suggested one first. */
struct offer {
	struct gd_menu_item items[CHANNELS_MAX + 1];
	const char *codes[CHANNELS_MAX];
	char *texts[CHANNELS_MAX * 3];
	size_t len, texts_len;
};

static char *
keep(struct offer *o, struct gd_buf *b)
{
	char *s = gd_buf_detach(b);

	o->texts[o->texts_len++] = s;
	return s;
}

static void
offer_channel(struct gd_desk *d, struct offer *o, int64_t case_id,
	      const struct gd_channel *ch, bool suggested)
{
	struct gd_menu_item *item = &o->items[o->len];
	struct gd_objections found = { 0 };
	struct gd_buf label = GD_BUF_INIT, note = GD_BUF_INIT;

	if (o->len == CHANNELS_MAX)
		return;
	gd_phrase_channel(d, ch->code, &label);
	if (suggested)
		gd_buf_adds(&label, _(" (suggested)"));
	*item = (struct gd_menu_item){ .label = keep(o, &label) };
	if (gd_desk_objections(d, case_id, ch->code, &found, NULL) == GD_OK &&
	    found.len > 0)
		gd_buf_adds(&note, found.items[0].text);
	else
		gd_buf_adds(&note, gd_bitext_get(&ch->response, NULL));
	if (found.len > 0 && found.items[0].kind == GD_OBJ_LAW)
		item->barred = keep(o, &note);
	else
		item->note = keep(o, &note);
	gd_objections_release(&found);
	o->codes[o->len++] = ch->code;
}

static void
collect(struct gd_desk *d, const struct gd_case_view *v,
	const struct gd_move *m, int stage, struct offer *o)
{
	const struct gd_channel *next = NULL;
	const struct gd_knowledge *k;
	struct gd_playbook *pb;

	if (gd_desk_playbook(d, &pb, NULL) != GD_OK ||
	    gd_playbook_knowledge(pb, &k, NULL) != GD_OK)
		return;
	gd_desk_next_channel(d, m->case_id, &next, NULL);
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < k->channels_len; i++) {
			const struct gd_channel *ch = &k->channels[i];

			if ((ch == next) != (pass == 0) ||
			    !gd_cond_holds(&ch->when, &v->answers))
				continue;
			if (stage >= 0 ? (int)ch->stage != stage
				       : m->action == GD_ACT_ESCALATE &&
					 ch->stage <= v->row.stage)
				continue;
			offer_channel(d, o, m->case_id, ch, ch == next);
		}
}

void
gd_move_file(struct gd_tui *t, struct gd_move *m, int stage)
{
	struct gd_desk *d = gd_tui_desk(t);
	struct gd_case_view v = { 0 };
	struct gd_error err = GD_ERROR_INIT;
	struct offer o = { .len = 0 };

	gd_move_look(t, m);
	if (gd_desk_case(d, m->case_id, &v, &err) != GD_OK) {
		gd_move_end(t, m, GD_ESYS, &err, "");
		return;
	}
	collect(d, &v, m, stage, &o);
	gd_case_view_release(&v);
	if (o.len == 0) {
		gd_tui_say(t, _("There is no higher rung than this; an answer "
				"can be recorded with r"));
		gd_move_free(m);
	} else {
		gd_move_options(m, o.codes, o.len);
		o.items[o.len] = (struct gd_menu_item){
			.label = _("Would it be refused? Rehearse first"),
			.note = _("goes through that body's own grounds"),
		};
		gd_dialog_menu(t, m->action == GD_ACT_ESCALATE
			       ? _("Escalate: where to?")
			       : _("Which channel was it sent through?"),
			       NULL, o.items, o.len + 1, channel_done, m);
	}
	for (size_t i = 0; i < o.texts_len; i++)
		free(o.texts[i]);
}
