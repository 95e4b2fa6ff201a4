/*
 * linear/evidence.c - the evidence of a case: checklist, files, judging, telling;
 * the rest in evidence_out.c.
 */
#include <config.h>

#include "linear/linear_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/evidence_words.h"
#include "domain/dateinput.h"

#define MENU_MAX 64

/* The file whose number was typed; 0: none. */
static int
ask_file(struct gd_linear *l, const struct gd_evidence_view *v)
{
	for (size_t i = 0; i < v->len; i++)
		gd_lin_say(l, _("%1$d: %2$s"), v->rows[i].seq,
			   v->rows[i].name);
	if (!v->len) {
		gd_lin_say(l, "%s", _("There are no files yet; add one first"));
		return 0;
	}
	if (!gd_lin_ask(l, _("Number of the file")) || !*l->line)
		return 0;
	return (int)strtol(l->line, NULL, 10);
}

/* The place of a kind from 1; 0: none. */
static int
ask_kind(struct gd_linear *l, const struct gd_evidence_view *v)
{
	const char *names[MENU_MAX];
	size_t len = 0;

	for (; len < MENU_MAX && len < v->k->evidence_len; len++)
		names[len] = gd_bitext_get(&v->k->evidence[len].name, NULL);
	return gd_lin_choose(l, _("What kind of evidence?"), names, len,
			     _("back"));
}

/* When it was captured; an empty line: not known. */
static bool
ask_moment(struct gd_linear *l, gd_instant *at)
{
	struct gd_zone zone = gd_desk_zone(l->desk);

	*at = GD_INSTANT_NONE;
	while (gd_lin_ask(l, _("When was it captured (an empty line: not "
			       "known)"))) {
		struct gd_error err = GD_ERROR_INIT;
		struct gd_dateinput in;

		if (!*l->line ||
		    gd_instant_parse(l->line, zone, at, NULL) == GD_OK)
			return true;
		if (gd_dateinput_parse(l->line, gd_desk_now(l->desk), zone,
				       true, &in, &err) == GD_OK) {
			*at = in.at;
			return true;
		}
		gd_lin_fail(l, &err);
	}
	return false;
}

static void
add(struct gd_linear *l, int64_t id, const struct gd_evidence_view *v)
{
	struct gd_evidence_new n = { .captured_at = GD_INSTANT_NONE };
	struct gd_error err = GD_ERROR_INIT;
	int kind = ask_kind(l, v), seq;
	char *path;

	if (kind < 1 || !gd_lin_ask_path(l, _("Which file?")) || !*l->line)
		return;
	path = gd_strdup(l->line);
	n.kind = v->k->evidence[kind - 1].code;
	n.path = path;
	if (ask_moment(l, &n.captured_at)) {
		if (gd_desk_evidence_add(l->desk, id, &n, NULL, NULL, &seq,
					 &err) == GD_OK)
			gd_lin_say(l, _("Added as no. %d"), seq);
		else
			gd_lin_fail(l, &err);
	}
	free(path);
}

static void
judge(struct gd_linear *l, int64_t id, const struct gd_evidence_view *v)
{
	const char *const answers[] = { _("Yes"), _("No"), _("Not sure") };
	static const enum gd_check checks[] = { GD_CHECK_YES, GD_CHECK_NO,
						GD_CHECK_UNSURE };
	const struct gd_evidence_row *r = NULL;
	struct gd_error err = GD_ERROR_INIT;
	const struct gd_principle *q;
	int seq = ask_file(l, v), n;

	if (!seq)
		return;
	if (gd_evidence_view_find(v, id, seq, &r, &err) != GD_OK) {
		gd_lin_fail(l, &err);
		return;
	}
	for (size_t i = 0; (q = gd_evidence_question(v->k, r->kind, i)); i++) {
		n = gd_lin_choose(l, gd_bitext_get(&q->ask, NULL), answers, 3,
				  _("enough for now"));
		if (n < 1)
			return;
		if (gd_desk_evidence_check(l->desk, id, seq, q->id,
					   checks[n - 1], &err) != GD_OK) {
			gd_lin_fail(l, &err);
			return;
		}
		if (n == 2)
			gd_lin_say(l, "%s", gd_bitext_get(&q->cure, NULL));
	}
}

static void
show(struct gd_linear *l, int64_t id, const struct gd_evidence_view *v)
{
	const struct gd_evidence_row *r = NULL;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf text = GD_BUF_INIT;
	int seq = ask_file(l, v);

	if (!seq)
		return;
	if (gd_evidence_view_find(v, id, seq, &r, &err) == GD_OK)
		gd_evidence_words(l->desk, v, r, &text);
	if (r && gd_desk_evidence_look(l->desk, id, seq, &text, &err) == GD_OK)
		gd_lin_text(l, text.s);
	else
		gd_lin_fail(l, &err);
	gd_buf_release(&text);
}

/* How to capture a kind, step by step. */
static void
coach(struct gd_linear *l, const struct gd_evidence_view *v)
{
	struct gd_buf text = GD_BUF_INIT;
	int kind = ask_kind(l, v);

	if (kind < 1)
		return;
	gd_capture_words(l->desk, &v->k->evidence[kind - 1], &text);
	gd_lin_text(l, text.s);
	gd_buf_release(&text);
}

static void
describe(struct gd_linear *l, int64_t id, const struct gd_evidence_view *v)
{
	static const char *const fields[] = {
		"captured_at", "how", "captured_by", "source", "proves",
		"note", "copy_of"
	};
	const char *const names[] = {
		_("Captured"), _("How"), _("By whom"), _("From where"),
		_("Proves"), _("Note"), _("Copy of"),
	};
	const char *hows[MENU_MAX], *value;
	struct gd_error err = GD_ERROR_INIT;
	int seq = ask_file(l, v), field, how;
	size_t n = 0;

	field = seq ? gd_lin_choose(l, _("What should be told of it?"), names,
				    GD_ARRAY_LEN(names), _("back")) : 0;
	if (field < 1)
		return;
	if (field == 2) {
		for (; n < MENU_MAX && gd_evidence_how(n); n++)
			hows[n] = gd_how_words(gd_evidence_how(n));
		how = gd_lin_choose(l, _("How was it captured?"), hows, n,
				    _("back"));
		if (how < 1)
			return;
		value = gd_evidence_how((size_t)how - 1);
	} else {
		if (!gd_lin_ask(l, names[field - 1]))
			return;
		value = l->line;
	}
	if (gd_desk_evidence_describe(l->desk, id, seq, fields[field - 1],
				      value, &err) == GD_OK)
		gd_lin_say(l, "%s", _("Noted"));
	else
		gd_lin_fail(l, &err);
}

static void
save(struct gd_linear *l, int64_t id, const struct gd_evidence_view *v)
{
	int seq = ask_file(l, v);

	if (seq)
		gd_lin_evidence_save(l, id, seq);
}

static void
act(struct gd_linear *l, int64_t id, const struct gd_evidence_view *v,
    int choice)
{
	switch (choice) {
	case 1: add(l, id, v); break;
	case 2: show(l, id, v); break;
	case 3: judge(l, id, v); break;
	case 4: gd_lin_evidence_bundle(l, id); break;
	case 5: gd_lin_evidence_verify(l, id); break;
	case 6: gd_lin_evidence_cues(l, id); break;
	case 7: describe(l, id, v); break;
	case 8: coach(l, v); break;
	case 9: gd_lin_evidence_chat(l, id); break;
	case 10: gd_lin_evidence_stamp(l, id); break;
	case 11: save(l, id, v); break;
	case 12: gd_lin_bundle_check(l); break;
	default: break;
	}
}

void
gd_lin_evidence(struct gd_linear *l, int64_t id)
{
	const char *const items[] = {
		_("add a file"), _("a file in full"),
		_("judge a file by the three principles"),
		_("write a bundle"), _("verify history and files"),
		_("cue cards for the court"), _("tell more of a file"),
		_("how to capture a kind"), _("an exported chat"),
		_("trusted timestamps"), _("copy a file out"),
		_("check a bundle that came from elsewhere"),
	};
	int choice = 1;

	while (choice > 0 && !l->ended) {
		struct gd_error err = GD_ERROR_INIT;
		struct gd_buf text = GD_BUF_INIT;
		struct gd_evidence_view v;

		if (gd_desk_evidence(l->desk, id, &v, &err) != GD_OK) {
			gd_lin_fail(l, &err);
			return;
		}
		gd_checklist_words(l->desk, &v, &text);
		gd_lin_boxes(l, text.s);
		gd_buf_release(&text);
		choice = gd_lin_choose(l, "", items, GD_ARRAY_LEN(items),
				       _("back"));
		act(l, id, &v, choice);
		gd_evidence_view_release(&v);
	}
}
