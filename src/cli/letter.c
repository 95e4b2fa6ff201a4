/*
 * gongdao letter - write, show, word, send and lint letters. What leaves by
 * other ways than standard output is in letter_out.c, listings in letter_list.c.
 */
#include <config.h>

#include "cli/letter.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/suggest.h"
#include "exchange/editor.h"
#include "store/query.h"

#define FILE_MAX (1024 * 1024)

static bool
ordinal(const char *word, int *out)
{
	char *end;
	long n = strtol(word, &end, 10);

	if (end == word || *end || n < 1 || n > 1000000)
		return false;
	*out = (int)n;
	return true;
}

bool
gd_cli_letter(struct gd_cli *c, int64_t *id, int *seq, int *status)
{
	if (c->argc < 2) {
		*status = gd_cli_refuse(_("'%s' needs a case; see 'gongdao letter --help'"),
					c->argv[0]);
		return false;
	}
	if (!gd_cli_case(c, c->argv[1], id, status))
		return false;
	*seq = 0;
	if (c->argc < 3 || ordinal(c->argv[2], seq))
		return true;
	*status = gd_cli_refuse(_("'%s' is no number of a letter; 'gongdao letter kept CASE' shows them"),
				c->argv[2]);
	return false;
}

static bool
language(struct gd_cli *c, const char **lang, int *status)
{
	const char *in = gd_cli_value(c, "in");

	*lang = "zh_CN";
	if (!in || strcmp(in, "zh") == 0 || strcmp(in, "zh_CN") == 0)
		return true;
	*lang = "en";
	if (strcmp(in, "en") == 0)
		return true;
	*status = gd_cli_refuse(_("--in takes zh or en, not '%s'"), in);
	return false;
}

static void
say_findings(struct gd_cli *c, int64_t id, const char *template_id,
	     const char *text)
{
	struct gd_findings f = GD_FINDINGS_INIT;
	struct gd_letter_room room = { .box = NULL };
	struct gd_buf words = GD_BUF_INIT;

	if (gd_desk_letter_room(c->desk, id, template_id, text, &room, NULL) ==
	    GD_OK && room.box) {
		gd_desk_room_words(&room, &words);
		gd_cli_say("%s", words.s);
	}
	gd_buf_release(&words);
	if (gd_desk_letter_lint(c->desk, id, template_id, text, &f, NULL) ==
	    GD_OK && f.len)
		gd_cli_say(ngettext("%zu finding of the linter; 'gongdao letter lint' tells it",
				    "%zu findings of the linter; 'gongdao letter lint' tells them",
				    (unsigned long)f.len), f.len);
	gd_findings_release(&f);
}

static int
write_letter(struct gd_cli *c)
{
	struct gd_error err = GD_ERROR_INIT;
	char number[GD_CASE_NUMBER_MAX];
	struct gd_letter_row l;
	const char *lang;
	int64_t id;
	int status, seq = 0;

	if (c->argc != 3)
		return gd_cli_refuse(_("'write' needs a case and a template; 'gongdao letter list CASE' names those that fit"));
	if (!gd_cli_case(c, c->argv[1], &id, &status) ||
	    !language(c, &lang, &status) || !gd_cli_way_good(c, &status))
		return status;
	if (gd_desk_letter_write(c->desk, id, c->argv[2], lang, &seq, &err) !=
	    GD_OK || gd_desk_letter(c->desk, id, seq, &l, &err) != GD_OK)
		return gd_cli_fail(&err);
	status = gd_cli_letter_out(c, l.body);
	gd_case_number(id, number);
	/* TRANSLATORS: a letter's number, then the case's */
	gd_cli_say(_("kept as letter %1$d of %2$s"), seq, number);
	say_findings(c, id, l.template_id, l.body);
	gd_letter_row_release(&l);
	return status;
}

static int
show_letter(struct gd_cli *c)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf text = GD_BUF_INIT;
	struct gd_letter_row l;
	int64_t id, version = 0;
	int seq, status;

	if (!gd_cli_letter(c, &id, &seq, &status) ||
	    !gd_cli_way_good(c, &status))
		return status;
	if (!gd_cli_number(c, "version-of", 1, 100000, &version))
		return GD_EXIT_REQUEST;
	if (gd_desk_letter(c->desk, id, seq, &l, &err) != GD_OK)
		return gd_cli_fail(&err);
	if (gd_desk_letter_version(c->desk, id, l.seq,
				   version ? (int)version : l.version, &text,
				   &err) != GD_OK)
		status = gd_cli_fail(&err);
	else
		status = gd_cli_letter_out(c, text.s);
	gd_buf_release(&text);
	gd_letter_row_release(&l);
	return status;
}

/* Gone in red, new in green where there are colours; by signs everywhere. */
static void
say_changes(struct gd_cli *c, const char *text)
{
	struct gd_buf line = GD_BUF_INIT;
	bool colour = gd_cli_colour(c);
	size_t n;

	for (; *text; text += n + (text[n] == '\n')) {
		bool painted = colour && *text != ' ';

		n = strcspn(text, "\n");
		gd_buf_reset(&line);
		gd_buf_add(&line, text, n);
		if (painted)
			fputs(*text == '-' ? "\033[31m" : "\033[32m", stdout);
		gd_cli_text(c, line.s);
		if (painted)
			fputs("\033[0m", stdout);
	}
	gd_buf_release(&line);
}

/* What changed between two versions. */
static int
show_changes(struct gd_cli *c)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf text = GD_BUF_INIT;
	int seq, status, versions[2] = { 0, 0 };
	int64_t id;

	if (c->argc < 2 || c->argc > 5)
		return gd_cli_refuse(_("'diff' needs a case and the number of a letter, then one or two of its versions"));
	for (int i = 3; i < c->argc; i++)
		if (!ordinal(c->argv[i], &versions[i - 3]))
			return gd_cli_refuse(_("'%s' is no number of a version"),
					     c->argv[i]);
	if (!gd_cli_letter(c, &id, &seq, &status))
		return status;
	if (gd_desk_letter_changes(c->desk, id, seq, versions[0], versions[1],
				   &text, &err) != GD_OK)
		return gd_cli_fail(&err);
	say_changes(c, text.s);
	gd_buf_release(&text);
	return GD_EXIT_OK;
}

/* The new wording: a file, standard input, or the person's editor. */
static int
new_wording(struct gd_cli *c, const struct gd_letter_row *l,
	    struct gd_buf *text)
{
	struct gd_error err = GD_ERROR_INIT;
	bool changed;

	if (c->argc > 3) {
		if (gd_file_read(text, c->argv[3], FILE_MAX, &err) != GD_OK)
			return gd_cli_fail(&err);
		return GD_EXIT_OK;
	}
	if (!c->out_tty)
		return gd_cli_refuse(_("name the file that holds the new wording, or - for standard input"));
	if (gd_editor_run(l->body, text, &changed, &err) != GD_OK)
		return gd_cli_fail(&err);
	return GD_EXIT_OK;
}

/*
 * What an editor was open on for long, or --seen names, is not overwritten; a file
 * takes the place of what stands there.
 */
static enum gd_status
word(struct gd_cli *c, const struct gd_letter_row *l, int seen,
     const char *text, int *second, struct gd_error *err)
{
	if (c->argc > 3)
		return gd_desk_letter_edit_seen(c->desk, l->case_id, l->seq,
						&seen, text, err);
	return gd_desk_letter_edit_or_second(c->desk, l->case_id, l->seq,
					     l->version, text, second, err);
}

static int
edit_letter(struct gd_cli *c)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf text = GD_BUF_INIT;
	struct gd_letter_row l;
	int seq, status, second = 0;
	int64_t id, seen = 0;

	if (c->argc < 3)
		return gd_cli_refuse(_("'edit' needs a case and the number of a letter"));
	if (!gd_cli_number(c, "seen", 1, INT_MAX, &seen))
		return GD_EXIT_REQUEST;
	if (!gd_cli_letter(c, &id, &seq, &status))
		return status;
	if (gd_desk_letter(c->desk, id, seq, &l, &err) != GD_OK)
		return gd_cli_fail(&err);
	status = new_wording(c, &l, &text);
	if (status == GD_EXIT_OK &&
	    word(c, &l, (int)seen, text.s, &second, &err) != GD_OK)
		status = gd_cli_fail(&err);
	if (second)
		gd_cli_say(_("somebody else has worded letter %d meanwhile: yours is kept as letter %d"),
			   l.seq, second);
	if (status == GD_EXIT_OK)
		say_findings(c, id, l.template_id, text.s);
	gd_letter_row_release(&l);
	gd_buf_release(&text);
	return status;
}

static int
send_letter(struct gd_cli *c)
{
	struct gd_letter_dispatch how = { .proof = gd_cli_value(c, "proof") };
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf note = GD_BUF_INIT;
	int seq, status, clocks = 0;
	int64_t id, seen = 0;

	if (c->argc != 3)
		return gd_cli_refuse(_("'sent' needs a case and the number of a letter; 'gongdao letter kept CASE' shows them"));
	if (!gd_cli_letter(c, &id, &seq, &status))
		return status;
	if (!gd_cli_instant(c, "at", &how.at) ||
	    !gd_cli_number(c, "seen", 1, INT_MAX, &seen))
		return GD_EXIT_REQUEST;
	how.seen = (int)seen;
	how.channel = gd_cli_value(c, "channel");
	if (gd_cli_value(c, "note")) {
		if (!gd_cli_words(gd_cli_value(c, "note"), &note))
			return GD_EXIT_REQUEST;
		how.note = note.s;
	}
	if (gd_desk_letter_sent(c->desk, id, seq, &how, &clocks, &err) != GD_OK)
		status = gd_cli_fail(&err);
	else
		status = gd_cli_moved(c, id);
	gd_buf_release(&note);
	return status;
}

static int
show_claims(struct gd_cli *c)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf text = GD_BUF_INIT;
	int64_t id;
	int seq, status;

	if (!gd_cli_letter(c, &id, &seq, &status))
		return status;
	status = GD_EXIT_OK;
	if (gd_desk_claims_words(c->desk, id, &text, &err) != GD_OK)
		status = gd_cli_fail(&err);
	else
		gd_cli_text(c, text.s);
	gd_buf_release(&text);
	return status;
}

int
gd_cmd_letter(struct gd_cli *c)
{
	static const struct {
		const char *word;
		int (*run)(struct gd_cli *c);
	} forms[] = {
		{ "list", gd_cli_letter_list }, { "write", write_letter },
		{ "kept", gd_cli_letter_kept }, { "show", show_letter }, { "diff", show_changes },
		{ "edit", edit_letter },
		{ "sent", send_letter }, { "lint", gd_cli_letter_lint },
		{ "claims", show_claims },
	};
	const char *words[GD_ARRAY_LEN(forms)], *near;

	for (size_t i = 0; i < GD_ARRAY_LEN(forms); i++) {
		words[i] = forms[i].word;
		if (strcmp(c->argv[0], forms[i].word) == 0)
			return forms[i].run(c);
	}
	near = gd_suggest(c->argv[0], words, GD_ARRAY_LEN(words));
	if (near)
		return gd_cli_refuse(_("'letter' knows no '%s'; did you mean '%s'?"),
				     c->argv[0], near);
	return gd_cli_refuse(_("'letter' takes list, write, kept, show, diff, edit, sent, lint or claims, not '%s'"),
			     c->argv[0]);
}
