/*
 * linear/evidence_out.c - what goes out of a case and is proved: copies, bundles,
 * timestamps, chats, the cue cards.
 */
#include <config.h>

#include "linear/linear_internal.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/bundle.h"
#include "desk/bundle_check.h"
#include "desk/chat.h"
#include "desk/cues.h"
#include "desk/stamp.h"
#include "desk/verify.h"

static void
say_line(const char *text, void *ctx)
{
	gd_lin_say(ctx, "%s", text);
}

void
gd_lin_evidence_save(struct gd_linear *l, int64_t id, int seq)
{
	struct gd_error err = GD_ERROR_INIT;

	if (!gd_lin_ask_path(l, _("Copy the file to")) || !*l->line)
		return;
	if (access(l->line, F_OK) == 0)
		gd_lin_say(l, _("'%s' is there already; give another name"),
			   l->line);
	else if (gd_desk_evidence_save(l->desk, id, seq, l->line, NULL, NULL,
				       &err) == GD_OK)
		gd_lin_say(l, _("Copied to %s; the history tells of it"),
			   l->line);
	else
		gd_lin_fail(l, &err);
}

void
gd_lin_evidence_bundle(struct gd_linear *l, int64_t id)
{
	const char *const kinds[] = {
		_("everything, for a court or an authority"),
		_("covered copies and texts without names, for others"),
	};
	struct gd_error err = GD_ERROR_INIT;
	int kind = gd_lin_choose(l, _("What goes into the bundle?"), kinds,
				 GD_ARRAY_LEN(kinds), _("back"));

	if (kind < 1 || !gd_lin_ask_path(l, _("Write the bundle to")) || !*l->line)
		return;
	if (gd_desk_bundle(l->desk, id, l->line, kind == 2, NULL, NULL, NULL,
			   &err) == GD_OK)
		gd_lin_say(l, _("Written to '%s'"), l->line);
	else
		gd_lin_fail(l, &err);
}

/* A file (owned; free it) and a certificate, "" for none; NULL: not told. */
static char *
ask_file_and_ca(struct gd_linear *l, const char *file, const char *ca)
{
	char *path;

	if (!gd_lin_ask_path(l, file) || !*l->line)
		return NULL;
	path = gd_strdup(l->line);
	if (gd_lin_ask_path(l, ca))
		return path;
	free(path);
	return NULL;
}

static void
say_result(struct gd_linear *l, enum gd_status status, struct gd_buf *words,
	   const struct gd_error *err)
{
	if (status == GD_OK)
		gd_lin_say(l, "%s", words->s);
	else
		gd_lin_fail(l, err);
	gd_buf_release(words);
}

void
gd_lin_bundle_check(struct gd_linear *l)
{
	struct gd_bundle_result r;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf words = GD_BUF_INIT;
	enum gd_status status;
	char *path = ask_file_and_ca(l, _("Which bundle?"),
				     _("The authority's root certificate (an "
				       "empty line: do not judge timestamps)"));

	if (!path)
		return;
	status = gd_desk_bundle_check(path, *l->line ? l->line : NULL, say_line,
				      NULL, l, &r, &err);
	if (status == GD_OK)
		gd_bundle_result_words(&r, &words);
	say_result(l, status, &words, &err);
	free(path);
}

static void
take_answer(struct gd_linear *l, int64_t id)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf what = GD_BUF_INIT;
	char *path = ask_file_and_ca(l, _("The authority's answer (.tsr)"),
				     _("The authority's root certificate (an "
				       "empty line: the configured one)"));

	if (!path)
		return;
	say_result(l, gd_desk_stamp_take(l->desk, id, path,
					 *l->line ? l->line : NULL, &what,
					 &err), &what, &err);
	free(path);
}

void
gd_lin_evidence_stamp(struct gd_linear *l, int64_t id)
{
	bool online = gd_desk_stamp_online(l->desk);
	const char *const items[] = {
		online ? _("ask the authority now")
		       : _("write requests for files without a timestamp"),
		_("take an answer in"),
	};
	struct gd_error err = GD_ERROR_INIT;
	enum gd_status status;
	int choice = gd_lin_choose(l, _("Trusted timestamps"), items,
				   GD_ARRAY_LEN(items), _("back"));

	if (choice == 2)
		take_answer(l, id);
	if (choice != 1)
		return;
	if (online) {
		status = gd_desk_stamp_fetch(l->desk, id, NULL, say_line, l,
					     &err);
	} else {
		if (!gd_lin_ask_path(l, _("Write the requests to which folder?")) ||
		    !*l->line)
			return;
		status = gd_desk_stamp_requests(l->desk, id, l->line, say_line,
						l, &err);
	}
	if (status != GD_OK)
		gd_lin_fail(l, &err);
}

void
gd_lin_evidence_verify(struct gd_linear *l, int64_t id)
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

void
gd_lin_evidence_chat(struct gd_linear *l, int64_t id)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_chat chat = GD_CHAT_INIT;
	struct gd_buf text = GD_BUF_INIT;
	enum gd_status status;
	size_t shown;
	int seq = 0;

	if (!gd_lin_ask_path(l, _("An exported chat to add, or the number of one "
			     "that is here")) || !*l->line)
		return;
	if (l->line[strspn(l->line, "0123456789")] == '\0')
		status = gd_desk_chat(l->desk, id,
				      (int)strtol(l->line, NULL, 10), &chat,
				      &err);
	else
		status = gd_desk_chat_add(l->desk, id, l->line, NULL, NULL,
					  NULL, &seq, &chat, &err);
	if (status != GD_OK) {
		gd_lin_fail(l, &err);
	} else if (gd_lin_ask(l, _("Words to find, or an empty line for all "
				   "of it"))) {
		shown = gd_chat_words(&chat, l->line, &text);
		gd_lin_say(l, "%s", text.s);
		gd_lin_say(l, _("%1$zu of %2$zu messages"), shown, chat.len);
	}
	gd_buf_release(&text);
	gd_chat_release(&chat);
}

/* One card and what to do; false: enough. */
static bool
one_card(struct gd_linear *l, int64_t id, const struct gd_cue_deck *d,
	 size_t *at, gd_instant began)
{
	const struct gd_cue_card *c = &d->cards[*at];
	int64_t spent = gd_desk_now(l->desk) - began;
	const char *const items[] = {
		_("next card"), _("card before"),
		c->away ? _("the originals are at hand")
			: _("the originals are not at hand"),
		_("how long it takes so far"),
	};
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf text = GD_BUF_INIT;
	int choice;

	gd_cue_card_words(c, &text);
	gd_lin_say(l, "\n%zu/%zu  %s\n%s", *at + 1, d->len,
		   gd_bitext_get(&c->cue->name, NULL), text.s);
	gd_buf_release(&text);
	choice = gd_lin_choose(l, NULL, items, GD_ARRAY_LEN(items), _("back"));
	if (choice == 1 && *at + 1 == d->len)
		gd_lin_say(l, "%s", _("That was the last card"));
	else if (choice == 1)
		++*at;
	else if (choice == 2 && *at)
		--*at;
	else if (choice == 3 &&
		 gd_desk_cue_at_hand(l->desk, id, c->cue->id, c->away > 0,
				     &err) != GD_OK)
		gd_lin_fail(l, &err);
	else if (choice == 4)
		gd_lin_say(l, _("%1$lld min %2$d s"), (long long)(spent / 60),
			   (int)(spent % 60));
	return choice > 0;
}

void
gd_lin_evidence_cues(struct gd_linear *l, int64_t id)
{
	gd_instant began = gd_desk_now(l->desk);
	size_t at = 0;
	bool more = true;

	while (more && !l->ended) {
		struct gd_error err = GD_ERROR_INIT;
		struct gd_evidence_view v;
		struct gd_cue_deck d;

		if (gd_desk_evidence(l->desk, id, &v, &err) != GD_OK) {
			gd_lin_fail(l, &err);
			return;
		}
		gd_cue_deck_make(&v, &d);
		more = at < d.len && one_card(l, id, &d, &at, began);
		gd_cue_deck_release(&d);
		gd_evidence_view_release(&v);
	}
}
