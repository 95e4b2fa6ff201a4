/*
 * gongdao import - a list of somebody's as cases.
 */
#include <config.h>

#include <errno.h>
#include <signal.h>
#include <string.h>

#include "base/i18n.h"
#include "cli/command.h"
#include "cli/json.h"
#include "cli/listing.h"
#include "cli/progress.h"
#include "desk/import.h"

/* Ctrl-C: end with nothing kept, not in the middle. */
static volatile sig_atomic_t interrupted;

static void
on_interrupt(int sig)
{
	(void)sig;
	interrupted = 1;
}

struct teller {
	struct gd_cli *c;
	enum gd_format format;
	struct gd_progress_line line;
	struct gd_spool notes;	/* as JSON, until all is counted */
	int lost;		/* why they could not be kept, or 0 */
};

#define NOTES_MEMORY (1024 * 1024)

static bool
progress(int64_t done, int64_t total, void *ctx)
{
	struct teller *t = ctx;

	return gd_progress_tell(done, total, &t->line) && !interrupted &&
	       !t->lost;
}

static bool
finishing(void *ctx)
{
	const struct teller *t = ctx;

	return !interrupted && !t->lost;
}

static void
note_json(struct teller *t, const struct gd_import_note *n)
{
	json_t *o = json_object();

	json_object_set_new(o, "refused", json_boolean(n->refused));
	json_object_set_new(o, "line", json_integer(n->line));
	json_object_set_new(o, "column", gd_json_text(n->heading));
	json_object_set_new(o, "value", gd_json_text(n->value));
	json_object_set_new(o, "reason", gd_json_text(n->reason));
	if (!t->lost && !gd_json_keep(&t->notes, o))
		t->lost = errno;
}

/* "line 3, column, 'value': reason" */
static void
note(const struct gd_import_note *n, void *ctx)
{
	struct teller *t = ctx;
	struct gd_buf b = GD_BUF_INIT;

	if (t->format == GD_FORMAT_JSON) {
		note_json(t, n);
		return;
	}
	gd_import_note_words(n, &b);
	gd_cli_line(t->c, b.s);
	gd_buf_release(&b);
}

static const char *
told(bool is_told)
{
	return is_told ? _("told") : _("found out");
}

static void
say_shape(struct gd_cli *c, const struct gd_import *imp)
{
	const struct gd_csv_shape *s = gd_import_shape(imp);
	struct gd_buf b = GD_BUF_INIT, missing = GD_BUF_INIT;

	gd_buf_addf(&b, _("encoding %s (%s), delimiter %s (%s)"), s->encoding,
		    told(s->encoding_told), gd_csv_delimiter_name(s->delimiter),
		    told(s->delimiter_told));
	gd_cli_line(c, b.s);
	if (s->mixed)
		gd_cli_line(c, _("parts of the file seem to be in another "
				 "encoding; their rows are refused"));
	for (size_t i = 0; i < gd_import_columns(imp); i++) {
		const char *field = gd_import_field_of(imp, i);

		gd_buf_reset(&b);
		if (field)
			gd_buf_addf(&b, "  %s = %s", field,
				    gd_import_heading(imp, i));
		else
			gd_buf_addf(&b, _("  not read: %s"),
				    gd_import_heading(imp, i));
		gd_cli_line(c, b.s);
	}
	gd_import_missing(imp, &missing);
	if (missing.len) {
		gd_buf_reset(&b);
		gd_buf_addf(&b, _("a new case also needs: %s (a column, or a "
				  "value under [defaults] of the map)"),
			    missing.s);
		gd_cli_line(c, b.s);
	}
	gd_buf_release(&missing);
	gd_buf_release(&b);
}

#define MANY 20	/* refused rows; fewer speak for themselves */

static void
say_trouble(struct gd_cli *c, const struct gd_import *imp)
{
	struct gd_buf b = GD_BUF_INIT, by = GD_BUF_INIT;

	gd_import_trouble(imp, &by);
	gd_buf_addf(&b, _("what was refused, by column: %s"), by.s);
	if (by.len)
		gd_cli_line(c, b.s);
	gd_buf_release(&by);
	gd_buf_release(&b);
}

static void
say_counts(struct gd_cli *c, const struct gd_import *imp,
	   const struct gd_import_counts *n, bool kept,
	   const struct gd_import_how *how)
{
	struct gd_buf b = GD_BUF_INIT;

	gd_import_counts_words(n, &b);
	gd_cli_line(c, b.s);
	if (n->refused > MANY)
		say_trouble(c, imp);
	if (!n->rows)
		gd_cli_line(c, _("below its heading the list has no row"));
	else if (how->dry_run)
		gd_cli_line(c, _("a dry run: nothing was kept"));
	else if (!kept)
		gd_cli_line(c, _("nothing was kept; correct the rows, or keep "
				 "the good ones with --partial"));
	if (n->refused && how->rejects) {
		gd_buf_reset(&b);
		gd_buf_addf(&b, _("the refused rows are in %s; correct them "
				  "there and import that file"), how->rejects);
		gd_cli_line(c, b.s);
	}
	gd_buf_release(&b);
}

static void
print_json(const struct gd_import *imp, struct teller *t,
	   const struct gd_import_counts *n, bool kept,
	   const struct gd_import_how *how)
{
	const struct gd_csv_shape *s = gd_import_shape(imp);
	json_t *o = json_object(), *columns = json_object();

	for (size_t i = 0; i < gd_import_columns(imp); i++) {
		const char *field = gd_import_field_of(imp, i);

		if (field)
			json_object_set_new(columns, field, gd_json_text(
				gd_import_heading(imp, i)));
	}
	json_object_set_new(o, "encoding", gd_json_text(s->encoding));
	json_object_set_new(o, "delimiter", gd_json_text(
		gd_csv_delimiter_name(s->delimiter)));
	json_object_set_new(o, "columns", columns);
	json_object_set_new(o, "rows", json_integer(n->rows));
	json_object_set_new(o, "created", json_integer(n->created));
	json_object_set_new(o, "updated", json_integer(n->updated));
	json_object_set_new(o, "unchanged", json_integer(n->unchanged));
	json_object_set_new(o, "refused", json_integer(n->refused));
	json_object_set_new(o, "alike", json_integer(n->alike));
	json_object_set_new(o, "dry_run", json_boolean(how->dry_run));
	json_object_set_new(o, "kept", json_boolean(kept));
	gd_json_print_kept(o, "notes", &t->notes);
}

static int
run(struct gd_cli *c, struct gd_import *imp, enum gd_format format)
{
	struct gd_import_how how = {
		.dry_run = gd_cli_value(c, "dry-run") != NULL,
		.partial = gd_cli_value(c, "partial") != NULL,
		.rejects = gd_cli_value(c, "rejects")
	};
	struct teller t = { c, format, { _("importing"), 0 }, GD_SPOOL_INIT,
			    0 };
	const struct gd_import_sink sink = { note, progress, finishing, &t };
	struct sigaction stop = { .sa_handler = on_interrupt }, was;
	struct gd_import_counts counts;
	struct gd_error err = GD_ERROR_INIT;
	enum gd_status status;
	bool kept;

	if (format == GD_FORMAT_TEXT)
		say_shape(c, imp);
	else if (!gd_spool_begin(&t.notes, gd_import_private(imp)
				 ? GD_SPOOL_MEMORY : NOTES_MEMORY))
		t.lost = errno;
	interrupted = 0;
	sigaction(SIGINT, &stop, &was);
	status = gd_import_run(imp, &how, &sink, &counts, &kept, &err);
	sigaction(SIGINT, &was, NULL);
	if (t.lost)
		status = gd_error_set(&err, GD_ESYS,
				      _("the notes on the rows found no room: "
					"%s; set TMPDIR to a folder that has "
					"some"), strerror(t.lost));
	if (status == GD_OK && format == GD_FORMAT_JSON)
		print_json(imp, &t, &counts, kept, &how);
	else if (status == GD_OK)
		say_counts(c, imp, &counts, kept, &how);
	gd_spool_end(&t.notes);
	if (status != GD_OK)
		return gd_cli_fail(&err);
	return counts.refused ? GD_EXIT_FINDINGS : GD_EXIT_OK;
}

int
gd_cmd_import(struct gd_cli *c)
{
	struct gd_import_open_options opt = {
		.path = c->argv[0], .map = gd_cli_value(c, "map"),
		.encoding = gd_cli_value(c, "encoding")
	};
	const char *delimiter = gd_cli_value(c, "delimiter");
	const char *save = gd_cli_value(c, "save-map");
	struct gd_error err = GD_ERROR_INIT;
	enum gd_format format;
	struct gd_import *imp;
	int status;

	if (!gd_cli_format(c, false, &format))
		return GD_EXIT_REQUEST;
	if (delimiter) {
		opt.delimiter = gd_csv_delimiter_parse(delimiter);
		if (!opt.delimiter)
			return gd_cli_refuse(_("--delimiter takes a comma, a "
					       "semicolon, tab or pipe, not "
					       "'%s'"), delimiter);
	}
	if (gd_import_open(c->desk, &opt, &imp, &err) != GD_OK)
		return gd_cli_fail(&err);
	if (save && gd_import_map_save(imp, save, &err) != GD_OK) {
		gd_import_close(imp);
		return gd_cli_fail(&err);
	}
	status = run(c, imp, format);
	gd_import_close(imp);
	return status;
}
