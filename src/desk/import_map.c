/*
 * desk/import_map.c - the INI of a map, and the words that headings go by.
 */
#include <config.h>

#include "desk/import_internal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/suggest.h"
#include "playbook/ini.h"

#define VALUES "values."

static void
take_words(struct gd_import *imp, const struct gd_ini_section *s)
{
	const struct gd_ini_key *k = gd_ini_key(s, "words");

	if (!k)
		return;
	GD_GROW(imp->words, imp->words_len, imp->words_cap);
	imp->words[imp->words_len++] = (struct gd_import_words){
		gd_strdup(s->name), gd_strdup(k->value)
	};
}

/* `code = word|word`: each word is a value of that meaning. */
static void
take_known(struct gd_import *imp, const struct gd_ini_section *s)
{
	for (size_t i = 0; i < s->len; i++) {
		const char *words = s->keys[i].value;

		while (*words) {
			size_t n = strcspn(words, "|");
			char *word = gd_strndup(words, n);

			gd_importmap_value_add(&imp->known, s->name, word,
					       s->keys[i].name);
			free(word);
			words += n + (words[n] == '|');
		}
	}
}

static enum gd_status
read_shipped(struct gd_import *imp, const char *name,
	     void (*take)(struct gd_import *imp,
			  const struct gd_ini_section *s),
	     struct gd_error *err)
{
	struct gd_mistakes m = { .first = err };
	struct gd_buf path = GD_BUF_INIT;
	enum gd_status status = gd_path_shipped(&path, err);
	struct gd_ini ini;

	gd_buf_addf(&path, "/import/%s", name);
	if (status == GD_OK && !gd_ini_read(path.s, &ini, &m))
		status = GD_EDATA;
	if (status == GD_OK) {
		for (size_t i = 0; i < ini.len; i++)
			take(imp, &ini.sections[i]);
		gd_ini_release(&ini);
	}
	gd_buf_release(&path);
	return status;
}

enum gd_status
gd_import_words_read(struct gd_import *imp, struct gd_error *err)
{
	enum gd_status status;

	status = read_shipped(imp, "headings.ini", take_words, err);
	if (status == GD_OK)
		status = read_shipped(imp, "values.ini", take_known, err);
	return status;
}

/* ---- reading a map ---- */

struct reader {
	struct gd_import *imp;
	const char *path;
	struct gd_mistakes *m;
	struct gd_error first;
};

/* A field by its id; a mistake names the nearest one. */
static bool
check_field(struct reader *r, const char *field, int line)
{
	const struct gd_interview *iv = r->imp->iv;
	const char *const *own = gd_import_own_fields();
	const char **known, *near;
	size_t len = 0;

	if (gd_interview_find(iv, field) >= 0 || gd_import_is_own(field))
		return true;
	known = gd_calloc(iv->len + 8, sizeof *known);
	for (; len < iv->len; len++)
		known[len] = iv->questions[len].id;
	for (; *own; own++)
		known[len++] = *own;
	near = gd_suggest(field, known, len);
	if (near)
		gd_mistake(r->m, r->path, line,
			   _("there is no field '%s'; did you mean '%s'?"),
			   field, near);
	else
		gd_mistake(r->m, r->path, line,
			   _("there is no field '%s'; `gongdao questions` lists "
			     "them"), field);
	free(known);
	return false;
}

static void
take_file(struct reader *r, const struct gd_ini_key *k)
{
	struct gd_importmap *map = &r->imp->map;

	if (strcasecmp(k->name, "encoding") == 0) {
		free(map->encoding);
		map->encoding = *k->value ? gd_strdup(k->value) : NULL;
		if (*k->value && !gd_csv_encoding_known(k->value))
			gd_mistake(r->m, r->path, k->line,
				   _("'%s' is no encoding that can be read; "
				     "utf-8, gb18030, utf-16 and big5 are"),
				   k->value);
	} else if (strcasecmp(k->name, "delimiter") == 0) {
		map->delimiter = gd_csv_delimiter_parse(k->value);
		if (*k->value && !map->delimiter)
			gd_mistake(r->m, r->path, k->line,
				   _("the delimiter may be a comma, semicolon, "
				     "tab or pipe, not '%s'"), k->value);
	} else if (strcasecmp(k->name, "header") == 0) {
		map->header = strcasecmp(k->value, "no") != 0;
	} else {
		gd_mistake(r->m, r->path, k->line,
			   _("[file] knows encoding, delimiter and header, not "
			     "'%s'"), k->name);
	}
}

static void
take_section(struct reader *r, const struct gd_ini_section *s)
{
	struct gd_importmap *map = &r->imp->map;
	bool values = strncasecmp(s->name, VALUES, strlen(VALUES)) == 0;
	const char *of = s->name + strlen(VALUES);

	if (values && !check_field(r, of, s->line))
		return;
	if (!values && strcasecmp(s->name, "file") != 0 &&
	    strcasecmp(s->name, "columns") != 0 &&
	    strcasecmp(s->name, "defaults") != 0) {
		gd_mistake(r->m, r->path, s->line,
			   _("a map has the sections file, columns, defaults "
			     "and values.FIELD, not '%s'"), s->name);
		return;
	}
	for (size_t i = 0; i < s->len; i++) {
		const struct gd_ini_key *k = &s->keys[i];

		if (values)
			gd_importmap_value_add(map, of, k->name, k->value);
		else if (strcasecmp(s->name, "file") == 0)
			take_file(r, k);
		else if (!check_field(r, k->name, k->line))
			continue;
		else if (strcasecmp(s->name, "columns") == 0)
			gd_importmap_column_set(map, k->name, *k->value ?
						k->value : NULL);
		else
			gd_importmap_default_set(map, k->name, *k->value ?
						 k->value : NULL);
	}
}

/*
 * A map may have comments behind its values, which the reader of the playbook
 * takes for a mistake: append the line without one.
 */
static void
without_comment(const char *line, size_t n, struct gd_buf *out)
{
	const char *equals = memchr(line, '=', n);
	const char *from = *line == '[' ? line : equals;
	bool quoted = false;
	size_t end = n;

	for (size_t i = from ? (size_t)(from - line) + 1 : n; i < n; i++) {
		quoted ^= line[i] == '"';
		if (line[i] != ';' || quoted || !strchr(" \t=]", line[i - 1]))
			continue;
		end = i;
		break;
	}
	while (end < n && end && strchr(" \t", line[end - 1]))
		end--;
	gd_buf_add(out, line, end);
	/* `delimiter = ;` is no comment. */
	if (end < n && equals && line + end <= equals + 1 &&
	    strncasecmp(line + strspn(line, " \t"), "delimiter", 9) == 0)
		gd_buf_adds(out, " semicolon");
}

static void
tell_mistake(const char *file, int line, const char *message, void *ctx)
{
	struct reader *r = ctx;

	(void)file;
	if (!r->first.status)
		gd_error_set(&r->first, GD_EINVAL, "%s:%d: %s", r->path, line,
			     message);
}

/* The text as a file of its own in memory; -1 when that fails. */
static int
in_memory(const struct gd_buf *text)
{
	int fd = memfd_create("map", MFD_CLOEXEC);

	if (fd >= 0 && write(fd, text->s, text->len) != (ssize_t)text->len) {
		close(fd);
		fd = -1;
	}
	return fd;
}

enum gd_status
gd_import_map_read(struct gd_import *imp, const char *path,
		   struct gd_error *err)
{
	struct reader r = { imp, path, NULL, GD_ERROR_INIT };
	struct gd_mistakes m = { .report = tell_mistake, .ctx = &r };
	struct gd_buf text = GD_BUF_INIT, plain = GD_BUF_INIT;
	enum gd_status status = gd_file_read(&text, path, GD_INI_FILE_MAX, err);
	char name[64];
	struct gd_ini ini;
	int fd = -1;

	for (const char *s = text.s; *s; s += strcspn(s, "\n") + 1) {
		size_t n = strcspn(s, "\n");

		without_comment(s, n, &plain);
		gd_buf_addc(&plain, '\n');
		if (!s[n])
			break;
	}
	r.m = &m;
	if (status == GD_OK)
		fd = in_memory(&plain);
	if (status == GD_OK && fd < 0)
		status = gd_error_set(err, GD_ESYS, _("'%s' cannot be read: %s"),
				      path, strerror(errno));
	snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
	if (status == GD_OK && gd_ini_read(name, &ini, &m)) {
		for (size_t i = 0; i < ini.len; i++)
			take_section(&r, &ini.sections[i]);
		gd_ini_release(&ini);
	}
	if (fd >= 0)
		close(fd);
	gd_buf_release(&text);
	gd_buf_release(&plain);
	if (status == GD_OK && m.count)
		status = gd_error_set(err, GD_EINVAL, "%s", r.first.text);
	return status;
}

/* ---- writing one ---- */

/* One line's text: line breaks are spaces, what INI would cut is quoted. */
static bool
put_value(FILE *fp, const char *name, const char *value)
{
	struct gd_buf line = GD_BUF_INIT;
	bool quote = strpbrk(value, ";#\\") != NULL, fits;

	gd_buf_adds(&line, value);
	for (size_t i = 0; i < line.len; i++) {
		if ((unsigned char)line.s[i] < ' ')
			line.s[i] = ' ';
	}
	fits = !(quote && strchr(line.s, '"')) && line.s[0] != '"' &&
	       !strpbrk(name, "=;#[]:\"\\\n\r") &&
	       line.len + strlen(name) < GD_INI_LINE_MAX - 10;
	if (fits && quote)
		fprintf(fp, "%s = \"%s\"\n", name, line.s);
	else if (fits)
		fprintf(fp, "%s = %s\n", name, line.s);
	gd_buf_release(&line);
	return fits;
}

static void
put_values(FILE *fp, const struct gd_importmap *m)
{
	for (size_t i = 0; i < m->values_len; i++) {
		const char *field = m->values[i].field;
		size_t k;

		for (k = 0; k < i && strcmp(m->values[k].field, field) != 0; k++)
			;
		if (k < i)
			continue;	/* its section is written already */
		fprintf(fp, "\n[" VALUES "%s]\n", field);
		for (k = i; k < m->values_len; k++) {
			if (strcmp(m->values[k].field, field) == 0)
				put_value(fp, m->values[k].said,
					  m->values[k].code);
		}
	}
}

enum gd_status
gd_import_map_save(const struct gd_import *imp, const char *path,
		   struct gd_error *err)
{
	const struct gd_csv_shape *shape = gd_import_shape(imp);
	const struct gd_importmap *m = &imp->map;
	enum gd_status status;
	struct gd_file f;

	if (gd_import_is_list(imp, path))
		return gd_error_set(err, GD_EINVAL,
				    _("'%s' is the list itself; give the map "
				      "another name"), path);
	status = gd_file_begin(&f, path, err);
	if (status != GD_OK)
		return status;
	fprintf(f.fp, "[file]\nencoding = %s\ndelimiter = %s\n",
		shape->encoding,
		shape->delimiter == '\t' ? "tab" :
		shape->delimiter == ';' ? "semicolon" :
		shape->delimiter == '|' ? "pipe" : ",");
	if (imp->headless)
		fputs("header = no\n", f.fp);
	fputs("\n[columns]\n", f.fp);
	for (size_t i = 0; i < m->columns_len; i++)
		put_value(f.fp, m->columns[i].field, m->columns[i].text);
	if (m->defaults_len)
		fputs("\n[defaults]\n", f.fp);
	for (size_t i = 0; i < m->defaults_len; i++)
		put_value(f.fp, m->defaults[i].field, m->defaults[i].text);
	put_values(f.fp, m);
	return gd_file_commit(&f, err);
}
