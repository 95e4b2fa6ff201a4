/*
 * cli/letter_list.c - listings of letters: templates, what was kept, findings.
 */
#include <config.h>

#include "cli/letter.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "cli/listing.h"
#include "desk/phrase.h"
#include "domain/letter_box.h"
#include "store/query.h"

#define FILE_MAX (1024 * 1024)

static bool
is(const struct gd_column *col, const char *id)
{
	return strcmp(col->id, id) == 0;
}

static void
add_bool(bool yes, bool words, struct gd_buf *out)
{
	gd_buf_adds(out, words ? (yes ? _("yes") : _("no"))
			       : (yes ? "yes" : "no"));
}

/* Templates. `missing` is -1 without a case. */
static void
put_offer(const struct gd_column *col, struct gd_cli *c, const void *row,
	  bool words, struct gd_buf *out)
{
	const struct gd_letter_offer *o = row;

	(void)c;
	if (is(col, "id"))
		gd_buf_adds(out, o->def->id);
	else if (is(col, "name"))
		gd_buf_adds(out, gd_bitext_get(&o->def->name, NULL));
	else if (is(col, "use"))
		gd_buf_adds(out, gd_bitext_get(&o->def->use, NULL));
	else if (is(col, "channel"))
		gd_buf_adds(out, o->def->channel ? o->def->channel : "");
	else if (is(col, "limit") && o->box && o->box->limit)
		gd_buf_addf(out, "%d", o->box->limit);
	else if (is(col, "pictures") && o->box && o->box->pictures)
		gd_buf_addf(out, "%d", o->box->pictures);
	else if (is(col, "box") && o->box && words)
		gd_buf_adds(out, gd_bitext_get(&o->box->name, NULL));
	else if (is(col, "box") && o->box)
		gd_buf_adds(out, o->box->id);
	else if (is(col, "counting") && o->box)
		gd_desk_box_words(o->box, out);
	else if (is(col, "fits") && o->missing >= 0)
		add_bool(o->fits, words, out);
	else if (is(col, "barred") && o->missing >= 0)
		add_bool(o->barred, words, out);
	else if (is(col, "missing") && o->missing >= 0)
		gd_buf_addf(out, "%d", o->missing);
	else if (is(col, "english"))
		add_bool(o->def->en.len > 0, words, out);
}

static const struct gd_column offer_columns[] = {
	{ .id = "id", .heading = N_("Letter"), .kind = GD_CELL_CODE,
	  .shown = true, .put = put_offer },
	{ .id = "name", .heading = N_("Name"), .kind = GD_CELL_TEXT,
	  .shown = true, .put = put_offer },
	{ .id = "use", .heading = N_("When"), .kind = GD_CELL_TEXT,
	  .flexible = true, .shown = true, .put = put_offer },
	{ .id = "channel", .heading = N_("Channel"), .kind = GD_CELL_CODE,
	  .put = put_offer },
	{ .id = "limit", .heading = N_("Characters"), .kind = GD_CELL_NUMBER,
	  .right = true, .shown = true, .put = put_offer },
	{ .id = "pictures", .heading = N_("Pictures"), .kind = GD_CELL_NUMBER,
	  .right = true, .put = put_offer },
	{ .id = "box", .heading = N_("Goes into"), .kind = GD_CELL_CODE,
	  .put = put_offer },
	{ .id = "counting", .heading = N_("How it counts"),
	  .kind = GD_CELL_TEXT, .put = put_offer },
	{ .id = "fits", .heading = N_("Fits now"), .kind = GD_CELL_BOOL,
	  .shown = true, .put = put_offer },
	{ .id = "barred", .heading = NULL, .kind = GD_CELL_BOOL,
	  .put = put_offer },
	{ .id = "missing", .heading = N_("Lacks"), .kind = GD_CELL_NUMBER,
	  .right = true, .shown = true, .put = put_offer },
	{ .id = "english", .heading = NULL, .kind = GD_CELL_BOOL,
	  .put = put_offer },
	{ .id = NULL }
};

int
gd_cli_letter_list(struct gd_cli *c)
{
	const struct gd_letter_book *book;
	struct gd_letter_offer *offers = NULL;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_listing listing;
	enum gd_format format;
	size_t i, len = 0;
	int64_t id;
	int status = GD_EXIT_OK;

	if (!gd_cli_format(c, true, &format))
		return GD_EXIT_REQUEST;
	if (c->argc > 1 && !gd_cli_case(c, c->argv[1], &id, &status))
		return status;
	if (gd_desk_letter_book(c->desk, &book, &err) != GD_OK)
		return gd_cli_fail(&err);
	if (c->argc > 1) {
		if (gd_desk_letter_offers(c->desk, id, &offers, &len, &err) !=
		    GD_OK)
			return gd_cli_fail(&err);
	} else {
		offers = gd_calloc(book->defs_len + 1, sizeof *offers);
		for (len = 0; len < book->defs_len; len++)
			offers[len] = (struct gd_letter_offer){
				.def = &book->defs[len], .missing = -1,
				.box = gd_letter_box(book, book->defs[len].id,
						     NULL),
			};
	}
	if (!gd_listing_begin(&listing, c, format, offer_columns, NULL)) {
		free(offers);
		return GD_EXIT_REQUEST;
	}
	for (i = 0; i < len && gd_listing_row(&listing, &offers[i]); i++)
		;
	gd_listing_end(&listing, GD_OK, _("the playbook holds no letters"));
	free(offers);
	return status;
}

static void
put_kept(const struct gd_column *col, struct gd_cli *c, const void *row,
	 bool words, struct gd_buf *out)
{
	const struct gd_letter_row *l = row;
	struct gd_zone zone = gd_desk_zone(c->desk);

	struct gd_letter_room room = { .box = NULL };

	(void)words;
	if (is(col, "letter"))
		gd_buf_addf(out, "%d", l->seq);
	else if (is(col, "template"))
		gd_buf_adds(out, l->template_id);
	else if (is(col, "version"))
		gd_buf_addf(out, "%d", l->version);
	else if (is(col, "created_at"))
		gd_instant_format(out, l->created_at, zone);
	else if (is(col, "sent_at") && l->sent_at != GD_INSTANT_NONE)
		gd_instant_format(out, l->sent_at, zone);
	else if (is(col, "channel"))
		gd_buf_adds(out, l->channel);
	else if (is(col, "proof"))
		gd_buf_adds(out, l->proof);
	else if (is(col, "note"))
		gd_buf_adds(out, l->note);
	else if (is(col, "characters") &&
		 gd_desk_letter_room(c->desk, l->case_id, l->template_id,
				     l->body, &room, NULL) == GD_OK)
		gd_buf_addf(out, "%d", room.count);
	else if (is(col, "body"))
		gd_buf_adds(out, l->body);
}

static const struct gd_column kept_columns[] = {
	{ .id = "letter", .heading = N_("Letter"), .kind = GD_CELL_NUMBER,
	  .right = true, .shown = true, .put = put_kept },
	{ .id = "template", .heading = N_("Template"), .kind = GD_CELL_CODE,
	  .shown = true, .put = put_kept },
	{ .id = "version", .heading = N_("Version"), .kind = GD_CELL_NUMBER,
	  .right = true, .shown = true, .put = put_kept },
	{ .id = "characters", .heading = N_("Characters"),
	  .kind = GD_CELL_NUMBER, .right = true, .shown = true,
	  .put = put_kept },
	{ .id = "created_at", .heading = N_("Written"),
	  .kind = GD_CELL_INSTANT, .shown = true, .put = put_kept },
	{ .id = "sent_at", .heading = N_("Sent"), .kind = GD_CELL_INSTANT,
	  .shown = true, .put = put_kept },
	{ .id = "channel", .heading = N_("Channel"), .kind = GD_CELL_CODE,
	  .put = put_kept },
	{ .id = "proof", .heading = N_("Proof"), .kind = GD_CELL_TEXT,
	  .flexible = true, .shown = true, .put = put_kept },
	{ .id = "note", .heading = N_("Note"), .kind = GD_CELL_TEXT,
	  .put = put_kept },
	{ .id = "body", .heading = NULL, .kind = GD_CELL_TEXT,
	  .put = put_kept },
	{ .id = NULL }
};

int
gd_cli_letter_kept(struct gd_cli *c)
{
	struct gd_letter_row *rows = NULL;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_listing listing;
	enum gd_format format;
	size_t i, len = 0;
	int64_t id;
	int seq, status = GD_EXIT_OK;

	if (!gd_cli_format(c, true, &format))
		return GD_EXIT_REQUEST;
	if (!gd_cli_letter(c, &id, &seq, &status))
		return status;
	if (gd_desk_letters(c->desk, id, &rows, &len, &err) != GD_OK)
		return gd_cli_fail(&err);
	if (!gd_listing_begin(&listing, c, format, kept_columns, NULL)) {
		gd_letter_rows_free(rows, len);
		return GD_EXIT_REQUEST;
	}
	for (i = 0; i < len && gd_listing_row(&listing, &rows[i]); i++)
		;
	gd_listing_end(&listing, GD_OK, _("no letter yet; 'gongdao letter write CASE TEMPLATE' writes one"));
	gd_letter_rows_free(rows, len);
	return status;
}

/* A finding with the text that it is in. */
struct found {
	const struct gd_finding *f;
	const char *text;
	int line, column;	/* 1-based, in characters */
};

static void
locate(struct found *at)
{
	size_t i;

	at->line = at->column = 1;
	for (i = 0; i < at->f->start && at->text[i]; i++) {
		if (at->text[i] == '\n') {
			at->line++;
			at->column = 1;
		} else if (((unsigned char)at->text[i] & 0xC0) != 0x80) {
			at->column++;
		}
	}
	if (!at->f->len)
		at->line = at->column = 0;
}

static void
put_found(const struct gd_column *col, struct gd_cli *c, const void *row,
	  bool words, struct gd_buf *out)
{
	const struct found *at = row;
	const struct gd_bitext *better = at->f->more ? at->f->more
						     : &at->f->rule->better;

	(void)c;
	(void)words;
	if (is(col, "rule"))
		gd_buf_adds(out, gd_lint_kind_word(at->f->kind));
	else if (is(col, "id"))
		gd_buf_adds(out, at->f->rule->id);
	else if (is(col, "line"))
		gd_buf_addf(out, "%d", at->line);
	else if (is(col, "column"))
		gd_buf_addf(out, "%d", at->column);
	else if (is(col, "start"))
		gd_buf_addf(out, "%zu", at->f->start);
	else if (is(col, "length"))
		gd_buf_addf(out, "%zu", at->f->len);
	else if (is(col, "words"))
		gd_buf_add(out, at->text + at->f->start, at->f->len);
	else if (is(col, "message"))
		gd_buf_adds(out, gd_bitext_get(&at->f->rule->message, NULL));
	else if (is(col, "better"))
		gd_buf_adds(out, gd_bitext_get(better, NULL));
	else if (is(col, "law"))
		gd_buf_adds(out, at->f->law);
	else if (is(col, "source"))
		gd_buf_adds(out, at->f->rule->source);
}

#define FOUND(i, k) { .id = i, .heading = NULL, .kind = k, .put = put_found }
static const struct gd_column found_columns[] = {
	FOUND("rule", GD_CELL_CODE), FOUND("id", GD_CELL_CODE),
	FOUND("line", GD_CELL_NUMBER), FOUND("column", GD_CELL_NUMBER),
	FOUND("start", GD_CELL_NUMBER), FOUND("length", GD_CELL_NUMBER),
	FOUND("words", GD_CELL_TEXT), FOUND("message", GD_CELL_TEXT),
	FOUND("better", GD_CELL_TEXT), FOUND("law", GD_CELL_CODE),
	FOUND("source", GD_CELL_TEXT), { .id = NULL }
};

/* file:line:column: [rule] what is wrong, then the better wording. */
static void
tell_findings(struct gd_cli *c, const char *name, const char *text,
	      const struct gd_findings *f)
{
	struct gd_buf line = GD_BUF_INIT;

	for (size_t i = 0; i < f->len; i++) {
		struct found at = { &f->items[i], text, 0, 0 };

		locate(&at);
		gd_buf_reset(&line);
		gd_buf_adds(&line, name);
		if (at.line)
			gd_buf_addf(&line, ":%d:%d", at.line, at.column);
		gd_buf_addf(&line, ": [%s] ", gd_lint_kind_word(at.f->kind));
		gd_desk_finding_words(c->desk, at.f, text, &line);
		gd_cli_text(c, line.s);
	}
	gd_buf_release(&line);
	if (!f->len)
		gd_cli_say(_("nothing found"));
}

static bool
list_findings(struct gd_cli *c, enum gd_format format, const char *text,
	      const struct gd_findings *f)
{
	struct gd_listing listing;

	if (!gd_listing_begin(&listing, c, format, found_columns, NULL))
		return false;
	for (size_t i = 0; i < f->len; i++) {
		struct found at = { &f->items[i], text, 0, 0 };

		locate(&at);
		if (!gd_listing_row(&listing, &at))
			break;
	}
	gd_listing_end(&listing, GD_OK, "");
	return true;
}

int
gd_cli_letter_lint(struct gd_cli *c)
{
	struct gd_findings f = GD_FINDINGS_INIT;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf text = GD_BUF_INIT;
	const char *of = gd_cli_value(c, "case");
	enum gd_format format;
	int64_t id = 0;
	int status = GD_EXIT_OK;

	if (!gd_cli_format(c, true, &format))
		return GD_EXIT_REQUEST;
	if (c->argc != 2)
		return gd_cli_refuse(_("'lint' needs a file, or - for standard input"));
	if (of && !gd_cli_case(c, of, &id, &status))
		return status;
	if (gd_file_read(&text, c->argv[1], FILE_MAX, &err) != GD_OK ||
	    gd_desk_letter_lint(c->desk, id, gd_cli_value(c, "template"),
				text.s, &f, &err) != GD_OK)
		status = gd_cli_fail(&err);
	else if (format == GD_FORMAT_TEXT)
		tell_findings(c, c->argv[1], text.s, &f);
	else if (!list_findings(c, format, text.s, &f))
		status = GD_EXIT_REQUEST;
	if (status == GD_EXIT_OK && f.len)
		status = GD_EXIT_FINDINGS;
	gd_findings_release(&f);
	gd_buf_release(&text);
	return status;
}
