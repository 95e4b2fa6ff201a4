/*
 * linear/evidence.c - the evidence of a case: checklist, files, judging, bundle.
 */
#include <config.h>

#include "linear/linear_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/bundle.h"
#include "desk/evidence_words.h"
#include "desk/verify.h"

#define MENU_MAX 64

static void
say_text(struct gd_linear *l, const char *text)
{
	for (size_t n; *text; text += n + (text[n] == '\n')) {
		n = strcspn(text, "\n");
		gd_lin_say(l, "%.*s", (int)n, text);
	}
}

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

static void
add(struct gd_linear *l, int64_t id, const struct gd_evidence_view *v)
{
	struct gd_evidence_new n = { .captured_at = GD_INSTANT_NONE };
	struct gd_error err = GD_ERROR_INIT;
	const char *names[MENU_MAX];
	size_t len = 0;
	int kind, seq;

	for (; len < MENU_MAX && len < v->k->evidence_len; len++)
		names[len] = gd_bitext_get(&v->k->evidence[len].name, NULL);
	kind = gd_lin_choose(l, _("What kind of evidence?"), names, len,
			     _("back"));
	if (kind < 1 || !gd_lin_ask(l, _("Which file?")) || !*l->line)
		return;
	n.kind = v->k->evidence[kind - 1].code;
	n.path = l->line;
	if (gd_desk_evidence_add(l->desk, id, &n, NULL, NULL, &seq, &err) ==
	    GD_OK)
		gd_lin_say(l, _("Added as no. %d"), seq);
	else
		gd_lin_fail(l, &err);
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
		say_text(l, text.s);
	else
		gd_lin_fail(l, &err);
	gd_buf_release(&text);
}

static void
bundle(struct gd_linear *l, int64_t id)
{
	struct gd_error err = GD_ERROR_INIT;
	int files;

	if (!gd_lin_ask(l, _("Write the bundle to")) || !*l->line)
		return;
	if (gd_desk_bundle(l->desk, id, l->line, false, NULL, NULL, &files,
			   &err) == GD_OK)
		gd_lin_say(l, _("Written to '%s'"), l->line);
	else
		gd_lin_fail(l, &err);
}

static void
verify(struct gd_linear *l, int64_t id)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_verified v;

	if (gd_desk_verify_all(l->desk, id, NULL, NULL, &v, &err) == GD_OK)
		gd_lin_say(l, _("Unchanged: history of %1$lld events, %2$lld "
				"files, %3$lld timestamps"),
			   (long long)v.events, (long long)v.files,
			   (long long)v.stamps);
	else
		gd_lin_fail(l, &err);
}

static void
card(int n, int of, const char *title, const char *text, void *ctx)
{
	gd_lin_say(ctx, "\n%d/%d  %s", n, of, title);
	say_text(ctx, text);
}

void
gd_lin_evidence(struct gd_linear *l, int64_t id)
{
	const char *const items[] = {
		_("add a file"), _("a file in full"),
		_("judge a file by the three principles"),
		_("write a bundle"), _("verify history and files"),
		_("cue cards for the court"),
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
		say_text(l, text.s);
		gd_buf_release(&text);
		choice = gd_lin_choose(l, "", items, GD_ARRAY_LEN(items),
				       _("back"));
		switch (choice) {
		case 1: add(l, id, &v); break;
		case 2: show(l, id, &v); break;
		case 3: judge(l, id, &v); break;
		case 4: bundle(l, id); break;
		case 5: verify(l, id); break;
		case 6: gd_rehearsal(&v, card, l); break;
		default: break;
		}
		gd_evidence_view_release(&v);
	}
}
