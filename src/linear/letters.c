/*
 * linear/letters.c - the letters of a case: write, read, check, mark as sent.
 */
#include <config.h>

#include "linear/linear_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/dayplan.h"
#include "desk/letters.h"
#include "exchange/clipboard.h"
#include "exchange/editor.h"
#include "exchange/print.h"
#include "store/query.h"

static void
say_findings(struct gd_linear *l, int64_t id, const struct gd_letter_row *row)
{
	struct gd_letter_room room = { .box = NULL };
	struct gd_findings f = GD_FINDINGS_INIT;
	struct gd_buf words = GD_BUF_INIT;

	gd_desk_letter_lint(l->desk, id, row->template_id, row->body, &f,
			    NULL);
	for (size_t i = 0; i < f.len; i++) {
		gd_buf_reset(&words);
		gd_desk_finding_words(l->desk, &f.items[i], row->body, &words);
		gd_lin_say(l, "! %s", words.s);
	}
	if (!f.len)
		gd_lin_say(l, "%s", _("The linter found nothing."));
	if (gd_desk_letter_room(l->desk, id, row->template_id, row->body,
				&room, NULL) == GD_OK && room.box) {
		gd_buf_reset(&words);
		gd_desk_room_words(&room, &words);
		gd_buf_addc(&words, '\n');
		gd_desk_box_words(room.box, &words);
		gd_lin_text(l, words.s);
	}
	gd_findings_release(&f);
	gd_buf_release(&words);
}

static void
say_changes(struct gd_linear *l, int64_t id, int seq)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf text = GD_BUF_INIT;

	if (gd_desk_letter_changes(l->desk, id, seq, 0, 0, &text, &err) ==
	    GD_OK)
		gd_lin_text(l, text.s);
	else
		gd_lin_fail(l, &err);
	gd_buf_release(&text);
}

static void
save(struct gd_linear *l, const struct gd_letter_row *row)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf text = GD_BUF_INIT;

	if (!gd_lin_ask_path(l, _("File; a name that ends in .pdf makes a PDF")) ||
	    !*l->line)
		return;
	gd_buf_adds(&text, row->body);
	if (gd_desk_save_text(l->line, &text, &err) == GD_OK)
		gd_lin_say(l, _("Written to '%s'"), l->line);
	else
		gd_lin_fail(l, &err);
	gd_buf_release(&text);
}

static void
print(struct gd_linear *l, const struct gd_letter_row *row)
{
	struct gd_error err = GD_ERROR_INIT;

	if (gd_print_text(row->body, &err) == GD_OK)
		gd_lin_say(l, "%s", _("Handed to the printer"));
	else
		gd_lin_fail(l, &err);
}

/* To the clipboard of the terminal that one sits at: nothing moves on it. */
static void
copy(struct gd_linear *l, const struct gd_letter_row *row)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf bytes = GD_BUF_INIT;

	if (!isatty(STDOUT_FILENO)) {
		gd_lin_say(l, "%s", _("Here is no terminal that could take "
				      "it; take a file."));
	} else if (gd_clip_sequence(&bytes, row->body, strlen(row->body),
				    gd_clip_wrap(), &err) == GD_OK) {
		fwrite(bytes.s, 1, bytes.len, stdout);
		gd_lin_say(l, "%s", _("Sent to the terminal. Many keep it, some "
				      "swallow it: if pasting fails, take a "
				      "file."));
	} else {
		gd_lin_fail(l, &err);
	}
	gd_buf_release(&bytes);
}

/* In the person's own editor, which has the terminal for that time. */
static void
word_anew(struct gd_linear *l, int64_t id, const struct gd_letter_row *row)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf text = GD_BUF_INIT;
	bool changed = false;
	int second = 0;

	if (gd_editor_run(row->body, &text, &changed, &err) != GD_OK ||
	    (changed && gd_desk_letter_edit_or_second(l->desk, id, row->seq,
						      row->version, text.s,
						      &second, &err) != GD_OK))
		gd_lin_fail(l, &err);
	else if (second)
		gd_lin_say(l, _("Somebody else has worded it meanwhile: yours "
				"is kept as letter %d"), second);
	else if (changed)
		gd_lin_say(l, "%s", _("Worded anew; the version before stays "
				      "in the history"));
	else
		gd_lin_say(l, "%s", _("Nothing was changed"));
	gd_buf_release(&text);
}

static void
mark_sent(struct gd_linear *l, int64_t id, int seq)
{
	struct gd_letter_dispatch how = { .at = GD_INSTANT_NONE };
	struct gd_error err = GD_ERROR_INIT;
	char *proof;

	if (!gd_lin_ask(l, _("Proof of dispatch")))
		return;
	proof = gd_strdup(l->line);
	how.proof = proof;
	if (!*proof && gd_lin_ask(l, _("Without proof: why does it go out so?")))
		how.note = l->line;
	if (gd_desk_letter_sent(l->desk, id, seq, &how, NULL, &err) == GD_OK)
		gd_lin_say(l, "%s", _("Sent and recorded"));
	else
		gd_lin_fail(l, &err);
	free(proof);
}

static void
one_letter(struct gd_linear *l, int64_t id, int seq)
{
	const char *const items[] = {
		_("read it again"), _("to a file"),
		_("what the linter found"), _("it was sent"),
		_("word it anew in your editor"),
		_("what changed since the version before"),
		_("to the printer"), _("to the terminal's clipboard"),
	};
	struct gd_error err = GD_ERROR_INIT;
	struct gd_letter_row row;
	int n;

	if (gd_desk_letter(l->desk, id, seq, &row, &err) != GD_OK) {
		gd_lin_fail(l, &err);
		return;
	}
	gd_lin_text(l, row.body);
	do {
		n = gd_lin_choose(l, _("What shall be done with it?"), items,
				  GD_ARRAY_LEN(items), _("back"));
		if (n == 1)
			gd_lin_text(l, row.body);
		else if (n == 2)
			save(l, &row);
		else if (n == 3)
			say_findings(l, id, &row);
		else if (n == 4)
			mark_sent(l, id, row.seq);
		else if (n == 5)
			word_anew(l, id, &row);
		else if (n == 6)
			say_changes(l, id, row.seq);
		else if (n == 7)
			print(l, &row);
		else if (n == 8)
			copy(l, &row);
	} while (n > 0 && n != 4 && n != 5);
	gd_letter_row_release(&row);
}

static void
write_one(struct gd_linear *l, int64_t id)
{
	struct gd_letter_offer *offers = NULL;
	struct gd_error err = GD_ERROR_INIT;
	const char **items;
	const char *const langs[] = { _("Chinese"), _("English") };
	size_t len = 0, i;
	int n, lang, seq = 0;

	if (gd_desk_letter_offers(l->desk, id, &offers, &len, &err) != GD_OK) {
		gd_lin_fail(l, &err);
		return;
	}
	items = gd_calloc(len + 1, sizeof *items);
	for (i = 0; i < len && !offers[i].barred; i++)
		items[i] = gd_bitext_get(&offers[i].def->name, NULL);
	n = gd_lin_choose(l, _("Which letter?"), items, i, _("back"));
	lang = n > 0 ? gd_lin_choose(l, _("In which language?"), langs, 2,
				     _("back")) : 0;
	if (lang > 0 && gd_desk_letter_write(l->desk, id,
					     offers[n - 1].def->id,
					     lang == 2 ? "en" : NULL, &seq,
					     &err) == GD_OK)
		one_letter(l, id, seq);
	else if (lang > 0)
		gd_lin_fail(l, &err);
	free(items);
	free(offers);
}

static void
say_claims(struct gd_linear *l, int64_t id)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf text = GD_BUF_INIT;

	if (gd_desk_claims_words(l->desk, id, &text, &err) == GD_OK)
		gd_lin_text(l, text.s);
	else
		gd_lin_fail(l, &err);
	gd_buf_release(&text);
}

void
gd_lin_letters(struct gd_linear *l, int64_t id)
{
	struct gd_letter_row *rows = NULL;
	struct gd_error err = GD_ERROR_INIT;
	const struct gd_letter_def *def;
	const char **items;
	size_t len = 0, i;
	int n;

	if (gd_desk_letters(l->desk, id, &rows, &len, &err) != GD_OK) {
		gd_lin_fail(l, &err);
		return;
	}
	items = gd_calloc(len + 2, sizeof *items);
	items[0] = _("write a letter");
	for (i = 0; i < len; i++)
		items[i + 1] = gd_desk_letter_def(l->desk, rows[i].template_id,
						  &def, NULL) == GD_OK
				       ? gd_bitext_get(&def->name, NULL)
				       : rows[i].template_id;
	items[len + 1] = _("the sums claimed, line by line with the law");
	n = gd_lin_choose(l, _("Letters"), items, len + 2, _("back"));
	if (n == 1)
		write_one(l, id);
	else if (n == (int)len + 2)
		say_claims(l, id);
	else if (n > 1)
		one_letter(l, id, rows[n - 2].seq);
	free(items);
	gd_letter_rows_free(rows, len);
}
