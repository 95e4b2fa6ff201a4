/*
 * desk/import_open.c - looking at a list, and what it would be read as.
 */
#include <config.h>

#include "desk/import_internal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "store/key.h"

/* A cell as text that can be shown and compared. */
static char *
clean(const struct gd_csv_row *row, size_t i)
{
	struct gd_buf b = GD_BUF_INIT;

	if (i < row->len)
		gd_text_clean(&b, row->cells[i].s, row->cells[i].len);
	return gd_buf_detach(&b);
}

/* "A" … "Z", "AA" …: how spreadsheets call a column. */
static char *
letter_heading(size_t i)
{
	char name[16];
	size_t at = sizeof name - 1;

	name[at] = '\0';
	for (i++; i && at; i = (i - 1) / 26)
		name[--at] = (char)('A' + (i - 1) % 26);
	return gd_strdup(name + at);
}

/* Twice the same heading: the second one gets its number. */
static void
part_headings(struct gd_import *imp)
{
	for (size_t i = 0; i < imp->columns; i++) {
		struct gd_buf b = GD_BUF_INIT;
		size_t same = 1;

		for (size_t k = 0; k < i; k++)
			same += strcmp(imp->headings[k], imp->headings[i]) == 0;
		if (*imp->headings[i] && same == 1)
			continue;
		gd_buf_addf(&b, "%s#%zu", imp->headings[i],
			    *imp->headings[i] ? same : i + 1);
		free(imp->headings[i]);
		imp->headings[i] = gd_buf_detach(&b);
	}
}

static void
add_sample(struct gd_import *imp, const struct gd_csv_row *row)
{
	imp->cells = gd_reallocarray(imp->cells,
				     (imp->samples + 1) * imp->columns + 1,
				     sizeof *imp->cells);
	for (size_t c = 0; c < imp->columns; c++)
		imp->cells[imp->samples * imp->columns + c] = clean(row, c);
	imp->samples++;
}

static void
read_heading(struct gd_import *imp, const struct gd_csv_row *row)
{
	imp->columns = row->len;
	imp->headings = gd_calloc(row->len + 1, sizeof *imp->headings);
	for (size_t c = 0; c < row->len; c++)
		imp->headings[c] = clean(row, c);
}

static void
name_letters(struct gd_import *imp)
{
	for (size_t c = 0; c < imp->columns; c++) {
		free(imp->headings[c]);
		imp->headings[c] = letter_heading(c);
	}
}

static struct gd_import_sample
sample_of(const struct gd_import *imp)
{
	return (struct gd_import_sample){
		.headings = (const char *const *)imp->headings,
		.columns = imp->columns,
		.cells = (const char *const *)imp->cells, .rows = imp->samples,
		.env = &imp->env
	};
}

enum gd_status
gd_import_csv_open(struct gd_import *imp,
		   const struct gd_import_open_options *opt, bool looked,
		   struct gd_error *err)
{
	struct gd_csv_in_options how = {
		.encoding = opt->encoding, .delimiter = opt->delimiter,
		.name = imp->name, .looked = looked
	};

	if (!how.encoding)
		how.encoding = imp->map.encoding;
	if (!how.delimiter)
		how.delimiter = imp->map.delimiter;
	return gd_csv_in_open(imp->path, &how, &imp->in, err);
}

/* Heading and first rows; the file is then opened anew for the run. */
static enum gd_status
look(struct gd_import *imp, const struct gd_import_open_options *opt,
     struct gd_error *err)
{
	enum gd_status status = gd_import_csv_open(imp, opt, false, err);
	struct gd_import_sample s;
	struct gd_csv_row row;
	bool more = true, letters;

	if (status == GD_OK)
		status = gd_csv_in_next(imp->in, &row, &more, err);
	if (status != GD_OK)
		return status;
	if (!more)
		return gd_error_set(err, GD_EINVAL,
				    _("'%s' is empty; its first row should "
				      "name the columns"), imp->name);
	if (row.broken)
		return gd_error_set(err, GD_EINVAL,
				    _("the first row of '%s' cannot be read: "
				      "%s"), imp->name, row.broken);
	read_heading(imp, &row);
	s = sample_of(imp);
	letters = imp->map.header < 0
		? gd_import_headless(imp->iv, imp->words, imp->words_len, &s)
		: imp->map.header == 0;
	imp->headless = letters;
	if (letters) {
		add_sample(imp, &row);
		name_letters(imp);
	}
	part_headings(imp);
	while (status == GD_OK && imp->samples < GD_IMPORT_SAMPLES) {
		status = gd_csv_in_next(imp->in, &row, &more, err);
		if (status != GD_OK || !more)
			break;
		add_sample(imp, &row);
	}
	return status;
}

static void
list_fields(struct gd_import *imp)
{
	const char *const *own = gd_import_own_fields();
	static const char *const names[] = {
		N_("case number"), N_("assignee"), N_("tags"), N_("opened on")
	};

	imp->fields = gd_calloc(imp->iv->len + 8, sizeof *imp->fields);
	for (int required = 1; required >= 0; required--) {
		for (size_t i = 0; i < imp->iv->len; i++) {
			const struct gd_question *q = &imp->iv->questions[i];

			if (q->kind == GD_Q_UNDERSTOOD ||
			    q->required != (required == 1))
				continue;
			imp->fields[imp->fields_len++] =
				(struct gd_import_field){
					q->id, gd_bitext_get(&q->name, NULL),
					q->required
				};
		}
	}
	for (size_t i = 0; own[i]; i++)
		imp->fields[imp->fields_len++] = (struct gd_import_field){
			own[i], _(names[i]), false
		};
}

bool
gd_import_private(const struct gd_import *imp)
{
	return gd_store_encrypted(imp->st);
}

#define SPOOL_MEMORY (4 * 1024 * 1024)

/*
 * All of it into the spool. What goes into an encrypted desk may have been decrypted
 * for it, and meets no disk in plain.
 */
static bool
keep_input(struct gd_import *imp, FILE *fp)
{
	bool good = gd_spool_begin(&imp->spool, gd_import_private(imp)
				   ? GD_SPOOL_MEMORY : SPOOL_MEMORY);
	char chunk[65536];
	size_t n;

	while (good && (n = fread(chunk, 1, sizeof chunk, fp)) > 0)
		good = gd_spool_add(&imp->spool, chunk, n);
	return good && !ferror(fp);
}

/* The file is read twice, which a pipe cannot be. */
static enum gd_status
find_file(struct gd_import *imp, const char *path, struct gd_error *err)
{
	bool standard = strcmp(path, "-") == 0, good;
	struct gd_buf name = GD_BUF_INIT;
	FILE *fp = stdin;
	int error;

	if (!standard && strncmp(path, "/dev/fd/", 8) != 0 &&
	    strcmp(path, "/dev/stdin") != 0) {
		imp->path = gd_strdup(path);
		imp->name = imp->path;
		return GD_OK;
	}
	imp->name = _("standard input");
	if (!standard)
		fp = fopen(path, "rbe");
	good = fp && keep_input(imp, fp);
	error = errno;
	if (!standard && fp)
		fclose(fp);
	gd_buf_addf(&name, "/proc/self/fd/%d", imp->spool.fd);
	imp->path = gd_buf_detach(&name);
	if (good)
		return GD_OK;
	return gd_error_set(err, GD_ESYS, _("cannot keep standard input: %s"),
			    strerror(error));
}

enum gd_status
gd_import_open(struct gd_desk *d, const struct gd_import_open_options *opt,
	       struct gd_import **out, struct gd_error *err)
{
	struct gd_import *imp = gd_calloc(1, sizeof *imp);
	struct gd_playbook *pb;
	struct gd_import_sample s;
	enum gd_status status;

	imp->desk = d;
	imp->spool = (struct gd_spool)GD_SPOOL_INIT;
	imp->map = (struct gd_importmap)GD_IMPORTMAP_INIT;
	imp->known = imp->map;
	imp->env = (struct gd_check_env){ gd_desk_now(d), gd_desk_zone(d) };
	status = gd_desk_playbook(d, &pb, err);
	if (status == GD_OK)
		status = gd_playbook_interview(pb, &imp->iv, err);
	if (status == GD_OK)
		status = gd_desk_store(d, &imp->st, err);
	if (status == GD_OK)
		status = find_file(imp, opt->path, err);
	if (status == GD_OK)
		status = gd_import_words_read(imp, err);
	if (status == GD_OK && opt->map)
		status = gd_import_map_read(imp, opt->map, err);
	if (status == GD_OK)
		status = look(imp, opt, err);
	if (status != GD_OK) {
		gd_import_close(imp);
		return status;
	}
	list_fields(imp);
	if (!opt->map) {
		s = sample_of(imp);
		gd_importmap_guess(&imp->map, imp->iv, imp->words,
				   imp->words_len, &s);
	}
	*out = imp;
	return GD_OK;
}

bool
gd_import_is_list(const struct gd_import *imp, const char *path)
{
	struct stat a, b;

	return stat(imp->path, &a) == 0 && stat(path, &b) == 0 &&
	       a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

void
gd_import_close(struct gd_import *imp)
{
	if (!imp)
		return;
	gd_csv_in_close(imp->in);
	gd_importmap_release(&imp->map);
	gd_importmap_release(&imp->known);
	for (size_t i = 0; i < imp->words_len; i++) {
		free(imp->words[i].field);
		free(imp->words[i].words);
	}
	free(imp->words);
	for (size_t i = 0; imp->headings && i < imp->columns; i++)
		free(imp->headings[i]);
	free(imp->headings);
	for (size_t i = 0; i < imp->samples * imp->columns; i++)
		free(imp->cells[i]);
	free(imp->cells);
	free(imp->trouble);
	free(imp->fields);
	gd_spool_end(&imp->spool);
	free(imp->path);
	free(imp);
}

const struct gd_csv_shape *
gd_import_shape(const struct gd_import *imp)
{
	return gd_csv_in_shape(imp->in);
}

size_t
gd_import_columns(const struct gd_import *imp)
{
	return imp->columns;
}

const char *
gd_import_heading(const struct gd_import *imp, size_t column)
{
	return imp->headings[column];
}

size_t
gd_import_samples(const struct gd_import *imp)
{
	return imp->samples;
}

const char *
gd_import_sample(const struct gd_import *imp, size_t row, size_t column)
{
	return imp->cells[row * imp->columns + column];
}

struct gd_importmap *
gd_import_map(struct gd_import *imp)
{
	return &imp->map;
}

const struct gd_import_field *
gd_import_fields(struct gd_import *imp, size_t *len)
{
	*len = imp->fields_len;
	return imp->fields;
}

const char *
gd_import_field_of(const struct gd_import *imp, size_t column)
{
	const struct gd_importmap *m = &imp->map;

	for (size_t i = 0; i < m->columns_len; i++) {
		if (gd_import_same_heading(m->columns[i].text,
					   imp->headings[column]))
			return m->columns[i].field;
	}
	return NULL;
}

static bool
is_given(const struct gd_import *imp, const char *field)
{
	return gd_importmap_column(&imp->map, field) ||
	       gd_importmap_default(&imp->map, field);
}

void
gd_import_missing(const struct gd_import *imp, struct gd_buf *out)
{
	for (size_t i = 0; i < imp->iv->len; i++) {
		const struct gd_question *q = &imp->iv->questions[i];

		/* Shop and merchant stand for each other. */
		if (!q->required || is_given(imp, q->id) ||
		    strcmp(q->id, "shop") == 0 ||
		    strcmp(q->id, "merchant") == 0)
			continue;
		gd_buf_addf(out, "%s%s", out->len ? _(", ") : "",
			    gd_bitext_get(&q->name, NULL));
	}
	if (!is_given(imp, "shop") && !is_given(imp, "merchant"))
		gd_buf_addf(out, "%s%s", out->len ? _(", ") : "",
			    _("shop or merchant"));
}

bool
gd_import_read_as(struct gd_import *imp, size_t row, const char *field,
		  struct gd_buf *out)
{
	const struct gd_answers none = GD_ANSWERS_INIT;
	const char *heading = gd_importmap_column(&imp->map, field);
	const struct gd_import_source s = gd_import_source(imp, field);
	const struct gd_question *q = s.q;
	struct gd_buf text = GD_BUF_INIT, value = GD_BUF_INIT;
	struct gd_error why = GD_ERROR_INIT;
	bool good = true;

	for (size_t c = 0; heading && c < imp->columns; c++) {
		if (gd_import_same_heading(heading, imp->headings[c]))
			gd_import_cell_text(imp, &s,
					    gd_import_sample(imp, row, c),
					    &text);
	}
	if (!text.len && gd_importmap_default(&imp->map, field))
		gd_buf_adds(&text, gd_importmap_default(&imp->map, field));
	if (!q || !text.len || (q->unsure && gd_interview_unsure(text.s))) {
		gd_buf_add(out, text.s, text.len);
	} else if (gd_import_ruined(field, text.s)) {
		good = false;
		gd_buf_adds(out, _("a spreadsheet has cut this number"));
	} else if (gd_interview_check(imp->iv, q, &none, text.s, &imp->env,
				      &value, NULL, &why) == GD_OK) {
		gd_interview_words(imp->iv, q, value.s, imp->env.zone, NULL,
				   out);
	} else {
		good = false;
		gd_buf_adds(out, why.text);
	}
	gd_buf_release(&value);
	gd_buf_release(&text);
	return good;
}
