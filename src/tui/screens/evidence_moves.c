/*
 * The dialogs about files: add, judge, describe, look.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/evidence_words.h"
#include "domain/dateinput.h"
#include "tui/screens/evidence.h"
#include "tui/screens/evidence_internal.h"
#include "tui/widgets/dialog.h"

#define MENU_MAX 64

static bool
copying(int64_t done, int64_t total, void *ctx)
{
	struct evidence_screen *s = ctx;

	/* Small files are there before a line about them could be read. */
	if (total < (INT64_C(4) << 20))
		return true;
	return gd_tui_progress(s->base.tui, _("copying"), (long)(done >> 10),
			       (long)(total >> 10));
}

static bool
check_moment(struct gd_tui *t, const char *typed, struct gd_error *err,
	     void *ctx)
{
	struct gd_desk *d = gd_tui_desk(t);
	struct gd_dateinput in;
	gd_instant at;

	(void)ctx;
	return !*typed ||
	       gd_instant_parse(typed, gd_desk_zone(d), &at, NULL) == GD_OK ||
	       gd_dateinput_parse(typed, gd_desk_now(d), gd_desk_zone(d), true,
				  &in, err) == GD_OK;
}

static void
moment_done(struct gd_tui *t, const char *typed, void *ctx)
{
	struct evidence_screen *s = ctx;
	struct gd_evidence_new n = { .path = s->path, .kind = s->kind,
				     .captured_at = GD_INSTANT_NONE };
	struct gd_zone zone = gd_desk_zone(s->desk);
	struct gd_error err = GD_ERROR_INIT;
	struct gd_dateinput in;
	int seq;

	if (!typed)
		return;
	if (*typed && gd_instant_parse(typed, zone, &n.captured_at, NULL) !=
	    GD_OK && gd_dateinput_parse(typed, gd_desk_now(s->desk), zone, true,
					&in, &err) == GD_OK)
		n.captured_at = in.at;
	if (gd_desk_evidence_add(s->desk, s->id, &n, copying, s, &seq, &err) ==
	    GD_OK)
		gd_tui_say(t, _("Added as no. %d; p judges it"), seq);
	else if (!gd_tui_again(t, &err, s))
		gd_tui_fail(t, &err);
	gd_tui_changed(t);
}

static void
path_done(struct gd_tui *t, const char *path, void *ctx)
{
	struct evidence_screen *s = ctx;

	if (!path)
		return;
	gd_strset(&s->path, path);
	gd_dialog_text(t, _("When was it captured?"),
		       _("As in 2026-03-08 20:15 or yesterday 8pm; leave it "
			 "empty when nobody knows"), "", false, check_moment,
		       moment_done, s);
}

static void
ask_path(struct evidence_screen *s)
{
	const struct gd_evidence_kind *k = gd_evidence_kind_find(s->v.k,
								 s->kind);
	struct gd_buf text = GD_BUF_INIT;

	gd_buf_addf(&text, _("%s. The file is copied; the original is not "
			     "touched. Tab carries the name on."),
		    k ? gd_bitext_get(&k->name, NULL) : s->kind);
	gd_dialog_path(s->base.tui, _("Which file?"), text.s,
		       s->path ? s->path : "~/", path_done, s);
	gd_buf_release(&text);
}

static void
kind_done(struct gd_tui *t, int index, void *ctx)
{
	struct evidence_screen *s = ctx;

	(void)t;
	if (index < 0 || index >= (int)s->v.k->evidence_len)
		return;
	gd_strset(&s->kind, s->v.k->evidence[index].code);
	ask_path(s);
}

/* On a kind's line it is a file of that kind; else it is asked. */
void
gd_evidence_add(struct evidence_screen *s)
{
	const struct gd_checklist_item *item = gd_evidence_item_at(s);
	struct gd_menu_item items[MENU_MAX];
	size_t n = 0;

	if (!s->loaded)
		return;
	if (item) {
		gd_strset(&s->kind, item->kind->code);
		ask_path(s);
		return;
	}
	for (; n < MENU_MAX && n < s->v.k->evidence_len; n++)
		items[n] = (struct gd_menu_item){
			.label = gd_bitext_get(&s->v.k->evidence[n].name, NULL),
			.note = gd_bitext_get(&s->v.k->evidence[n].collect,
					      NULL) };
	gd_dialog_menu(s->base.tui, _("What kind of evidence?"), NULL, items, n,
		       kind_done, s);
}

static void ask_question(struct evidence_screen *s, size_t from);

static void
answer_done(struct gd_tui *t, int index, void *ctx)
{
	static const enum gd_check answers[] = {
		GD_CHECK_YES, GD_CHECK_NO, GD_CHECK_UNSURE, GD_CHECK_OPEN
	};
	struct evidence_screen *s = ctx;
	struct gd_error err = GD_ERROR_INIT;
	const struct gd_evidence_row *r;
	const struct gd_principle *q;
	size_t i = 0;

	if (index < 0 || !s->asked)
		return;
	if (gd_desk_evidence_check(s->desk, s->id, s->seq, s->asked->id,
				   answers[index], &err) != GD_OK) {
		gd_tui_fail(t, &err);
		return;
	}
	if (answers[index] == GD_CHECK_NO)
		gd_tui_say(t, "%s", gd_bitext_get(&s->asked->cure, NULL));
	gd_tui_changed(t);
	r = gd_evidence_by_seq(s->v.rows, s->v.len, s->seq);
	while (r && (q = gd_evidence_question(s->v.k, r->kind, i)) &&
	       q != s->asked)
		i++;
	ask_question(s, i + 1);
}

/* The first question from `from` on; Esc ends the row of them. */
static void
ask_question(struct evidence_screen *s, size_t from)
{
	const struct gd_evidence_row *r = gd_evidence_by_seq(s->v.rows,
							     s->v.len, s->seq);
	const char *names[] = { _("Yes"), _("No"), _("Not sure"),
				_("Not judged yet") };
	struct gd_buf title = GD_BUF_INIT, text = GD_BUF_INIT;
	struct gd_menu_item items[4] = { { 0 } };

	s->asked = r ? gd_evidence_question(s->v.k, r->kind, from) : NULL;
	if (!s->asked)
		return;
	for (int i = 0; i < 4; i++)
		items[i].label = names[i];
	items[1].note = gd_bitext_get(&s->asked->cure, NULL);
	gd_buf_addf(&title, _("No. %1$d: %2$s?"), r->seq,
		    gd_principle_name(s->asked->principle));
	gd_buf_addf(&text, _("%1$s\nSo far: %2$s"),
		    gd_bitext_get(&s->asked->ask, NULL),
		    gd_check_words(gd_checks_get(r->checks, s->asked->id)));
	gd_dialog_menu(s->base.tui, title.s, text.s, items, 4, answer_done, s);
	gd_buf_release(&text);
	gd_buf_release(&title);
}

void
gd_evidence_judge(struct evidence_screen *s)
{
	const struct gd_evidence_row *r = gd_evidence_row_at(s);
	const struct gd_principle *q;
	size_t i;

	if (!r)
		return;
	s->seq = r->seq;
	for (i = 0; (q = gd_evidence_question(s->v.k, r->kind, i)); i++) {
		if (gd_checks_get(r->checks, q->id) == GD_CHECK_OPEN)
			break;
	}
	ask_question(s, q ? i : 0);
}

static const struct {
	const char *field;
	const char *name;	/* N_() */
} told[] = {
	{ "captured_at", N_("Captured") }, { "how", N_("How") },
	{ "captured_by", N_("By whom") }, { "source", N_("From where") },
	{ "proves", N_("Proves") }, { "note", N_("Note") },
	{ "copy_of", N_("Copy of") },
};

static void
apply(struct evidence_screen *s, const char *value)
{
	struct gd_error err = GD_ERROR_INIT;

	if (gd_desk_evidence_describe(s->desk, s->id, s->seq, s->kind, value,
				      &err) == GD_OK)
		gd_tui_say(s->base.tui, _("Noted"));
	else if (!gd_tui_again(s->base.tui, &err, s))
		gd_tui_fail(s->base.tui, &err);
	gd_tui_changed(s->base.tui);
}

static void
value_done(struct gd_tui *t, const char *typed, void *ctx)
{
	(void)t;
	if (typed)
		apply(ctx, typed);
}

static void
how_done(struct gd_tui *t, int index, void *ctx)
{
	(void)t;
	if (index >= 0)
		apply(ctx, gd_evidence_how((size_t)index));
}

static void
field_done(struct gd_tui *t, int index, void *ctx)
{
	struct evidence_screen *s = ctx;
	const struct gd_evidence_row *r = gd_evidence_by_seq(s->v.rows,
							     s->v.len, s->seq);
	struct gd_menu_item hows[MENU_MAX];
	const char *now[] = { "", "", r ? r->captured_by : "",
			      r ? r->source : "", r ? r->proves : "",
			      r ? r->note : "", "" };
	size_t n = 0;

	if (index < 0)
		return;
	gd_strset(&s->kind, told[index].field);
	for (; index == 1 && gd_evidence_how(n); n++)
		hows[n] = (struct gd_menu_item){
			.label = gd_how_words(gd_evidence_how(n)) };
	if (index == 1)
		gd_dialog_menu(t, _("How was it captured?"), NULL, hows, n,
			       how_done, s);
	else
		gd_dialog_text(t, _(told[index].name),
			       index == 6 ? _("The number of the original, or "
					      "nothing") : NULL, now[index],
			       false,
			       index == 0 ? check_moment : NULL, value_done, s);
}

void
gd_evidence_describe(struct evidence_screen *s)
{
	const struct gd_evidence_row *r = gd_evidence_row_at(s);
	struct gd_menu_item items[GD_ARRAY_LEN(told)] = { { 0 } };

	if (!r)
		return;
	s->seq = r->seq;
	for (size_t i = 0; i < GD_ARRAY_LEN(told); i++)
		items[i].label = _(told[i].name);
	items[1].note = *r->how ? gd_how_words(r->how) : NULL;
	items[2].note = r->captured_by;
	items[3].note = r->source;
	items[4].note = r->proves;
	items[5].note = r->note;
	gd_dialog_menu(s->base.tui, _("What should be told of it?"), NULL,
		       items, GD_ARRAY_LEN(told), field_done, s);
}

/* A file in full with a look into it; a kind with how to capture it. */
void
gd_evidence_look(struct evidence_screen *s)
{
	const struct gd_evidence_row *r = gd_evidence_row_at(s);
	struct gd_buf text = GD_BUF_INIT, asked = GD_BUF_INIT;
	struct gd_error err = GD_ERROR_INIT;

	if (!r) {
		gd_evidence_coach(s);
		return;
	}
	gd_evidence_facts(s->desk, &s->v, r, &text);
	gd_buf_addc(&text, '\n');
	gd_evidence_asked(s->desk, &s->v, r, &asked);
	if (gd_desk_evidence_look(s->desk, s->id, r->seq, &text, &err) !=
	    GD_OK)
		gd_buf_addf(&text, "! %s\n", err.text);
	gd_buf_addf(&text, "\n%s", asked.s);
	gd_dialog_read(s->base.tui, r->name, text.s);
	gd_buf_release(&asked);
	gd_buf_release(&text);
	gd_tui_changed(s->base.tui);
}

void
gd_evidence_coach(struct evidence_screen *s)
{
	const struct gd_checklist_item *item = gd_evidence_item_at(s);
	const struct gd_evidence_row *r = gd_evidence_row_at(s);
	const struct gd_evidence_kind *k =
		item ? item->kind : r ? gd_evidence_kind_find(s->v.k, r->kind)
				      : NULL;
	struct gd_buf text = GD_BUF_INIT;

	if (!k)
		return;
	gd_capture_words(s->desk, k, &text);
	gd_dialog_read(s->base.tui, gd_bitext_get(&k->name, NULL), text.s);
	gd_buf_release(&text);
}

/* An exported chat is text. */
static bool
may_be_chat(const struct gd_evidence_row *r)
{
	static const char *const endings[] = { ".txt", ".html", ".htm" };
	size_t n = strlen(r->name);

	for (size_t i = 0; i < GD_ARRAY_LEN(endings); i++) {
		size_t k = strlen(endings[i]);

		if (n > k && strcasecmp(r->name + n - k, endings[i]) == 0)
			return true;
	}
	return strcmp(r->kind, "chat") == 0;
}

void
gd_evidence_find(struct evidence_screen *s)
{
	const struct gd_evidence_row *r = gd_evidence_row_at(s);

	if (r && may_be_chat(r))
		gd_chat_open(s->base.tui, s->id, r->seq, r->name);
	else
		gd_find_ask(s->base.tui, &s->find);
}
