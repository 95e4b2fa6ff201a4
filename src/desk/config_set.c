/*
 * desk/config_set.c - writing one option back, the rest of the file untouched.
 *
 * The file is the user's: comments, order, blank lines and unknown spacing stay
 * as they are. Only the line of the key is replaced; a new key goes after
 * the last key of its section, a new section to the end.
 */
#include <config.h>

#include "desk/config.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/path.h"
#include "base/text.h"
#include "desk/config_internal.h"
#include "desk/export_preset.h"

#define VALUE_MAX 800	/* bytes; a line must stay below the reader's 1,000 */

/* Where the edit goes. */
struct place {
	bool found;		/* the key's own line: [from, to) is replaced */
	bool section;		/* the section exists: insert at `from` */
	size_t from, to;
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* Is `line[0..n)` the header of section `name`? `*any`: of some section. */
static bool
is_header(const char *line, size_t n, const char *name, bool *any)
{
	size_t len = strlen(name), at = 1;

	*any = n && *line == '[';
	if (!*any)
		return false;
	while (at < n && is_blank(line[at]))
		at++;
	if (n - at < len || strncasecmp(line + at, name, len) != 0)
		return false;
	at += len;
	while (at < n && is_blank(line[at]))
		at++;
	return at < n && line[at] == ']';
}

static bool
is_key(const char *line, size_t n, const char *key)
{
	size_t len = strlen(key);

	if (n < len || strncasecmp(line, key, len) != 0)
		return false;
	while (len < n && is_blank(line[len]))
		len++;
	return len < n && line[len] == '=';
}

static struct place
locate(const struct gd_buf *text, const char *section, const char *key)
{
	struct place p = { .from = text->len, .to = text->len };
	bool inside = false, header;
	size_t pos = 0, end, start;

	while (pos < text->len && !p.found) {
		const char *nl = memchr(text->s + pos, '\n', text->len - pos);

		end = nl ? (size_t)(nl - text->s) + 1 : text->len;
		start = pos;
		while (start < end && is_blank(text->s[start]))
			start++;
		if (is_header(text->s + start, end - start, section, &header)) {
			inside = true;
			p.section = true;
			p.from = p.to = end;
		} else if (header) {
			inside = false;
		} else if (inside && is_key(text->s + start, end - start, key)) {
			p = (struct place){ true, true, pos, end };
		} else if (inside && start < end &&
			   !strchr("#;\n", text->s[start])) {
			p.from = p.to = end;
		}
		pos = end;
	}
	return p;
}

/* Append `key = value` as the reader will read it back. */
static void
add_line(struct gd_buf *out, const char *key, const char *value)
{
	bool quote = strpbrk(value, ";#'") != NULL ||
		     is_blank(value[0]) ||
		     (*value && is_blank(value[strlen(value) - 1]));

	gd_buf_addf(out, quote ? "%s = \"%s\"\n" : "%s = %s\n", key, value);
}

/* `key` stands there as `as` from now on; `value` NULL: not at all. */
static void
edit(struct gd_buf *text, const char *section, const char *key,
     const char *as, const char *value)
{
	struct place p = locate(text, section, key);
	struct gd_buf line = GD_BUF_INIT;

	if (!value) {
		if (p.found)
			gd_buf_splice(text, p.from, p.to - p.from, "", 0);
		return;
	}

	/* A last line without its end would swallow what follows it. */
	if (!p.found && p.from == text->len && text->len &&
	    text->s[text->len - 1] != '\n')
		gd_buf_addc(&line, '\n');
	if (!p.section)
		gd_buf_addf(&line, text->len ? "\n[%s]\n" : "[%s]\n", section);
	add_line(&line, as, value);
	gd_buf_splice(text, p.from, p.to - p.from, line.s, line.len);
	gd_buf_release(&line);
}

/* Would reading the file refuse it, or find something else there? */
static bool
is_clean(const char *s)
{
	struct gd_buf clean = GD_BUF_INIT;
	bool good = gd_text_clean(&clean, s, strlen(s)) == 0 &&
		    !strpbrk(s, "\n\r");

	gd_buf_release(&clean);
	return good;
}

/* Letters of any script, digits, - and _. */
static bool
is_name(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c < 0x80 && !(c >= '0' && c <= '9') && c != '-' &&
		    c != '_' && !((c | 32) >= 'a' && (c | 32) <= 'z'))
			return false;
	}
	return len > 0;
}

/* "views.NAME" */
static bool
is_view(const char *key)
{
	const char *s = key + strlen("views.");

	return strncmp(key, "views.", strlen("views.")) == 0 &&
	       is_clean(key) && is_name(s, strlen(s));
}

/* "export.NAME.encoding" */
static bool
is_preset(const char *key)
{
	const char *s = key + strlen("export."), *dot = strrchr(key, '.');

	return strncmp(key, "export.", strlen("export.")) == 0 && dot > s &&
	       gd_export_key(dot + 1) && is_clean(key) &&
	       is_name(s, (size_t)(dot - s));
}

static enum gd_status
check_value(const char *key, const char *value, struct gd_error *err)
{
	struct gd_buf hint = GD_BUF_INIT;
	const struct gd_config_option *o = gd_config_option(key);
	enum gd_status status = GD_OK;
	size_t len = strlen(value);
	bool binding = strncmp(key, "keys.", 5) == 0 && key[5] &&
		       strspn(key + 5, "abcdefghijklmnopqrstuvwxyz"
				       "0123456789_") == strlen(key + 5);

	binding |= is_view(key) || is_preset(key);
	if (!o && !binding) {
		gd_config_suggest(key, &hint);
		status = gd_error_set(err, GD_EINVAL,
				      _("there is no option '%s'%s"), key,
				      hint.s);
	} else if (len > VALUE_MAX || !is_clean(value) || strchr(value, '"') ||
		   (len && value[len - 1] == '\\')) {
		status = gd_error_set(err, GD_EINVAL,
				      _("a value is one line of at most %d bytes, "
					"without control characters or double "
					"quotes and not ending in a backslash"),
				      VALUE_MAX);
	} else if (o) {
		status = gd_config_check(o, value, err);
	}
	gd_buf_release(&hint);
	return status;
}

static enum gd_status
write_text(const char *path, const struct gd_buf *text, struct gd_error *err)
{
	struct gd_buf dir = GD_BUF_INIT;
	enum gd_status status;
	struct gd_file f;

	gd_path_dirname(&dir, path);
	status = gd_path_mkdirs(dir.s, err);
	gd_buf_release(&dir);
	if (status == GD_OK)
		status = gd_file_begin(&f, path, err);
	if (status != GD_OK)
		return status;
	fwrite(text->s, 1, text->len, f.fp);	/* commit tells a failure */
	return gd_file_commit(&f, err);
}

/* Let the line of `key` say `as` = `value`; `value` NULL: it goes. */
static enum gd_status
rewrite(struct gd_config *c, const char *key, const char *as,
	const char *value, struct gd_error *err)
{
	struct gd_buf text = GD_BUF_INIT, section = GD_BUF_INIT;
	size_t dot = is_preset(key) ? (size_t)(strrchr(key, '.') - key)
				    : strcspn(key, ".");
	enum gd_status status;

	if (!*c->path)
		return gd_path_config_home(&section, err);
	status = gd_file_read(&text, c->path, GD_CONFIG_FILE_MAX, err);
	if (status == GD_ENOTFOUND)
		status = GD_OK;
	if (status != GD_OK)
		goto out;
	gd_buf_add(&section, key, dot);
	edit(&text, section.s, key + dot + 1, as + dot + 1, value);
	status = write_text(c->path, &text, err);
out:
	gd_buf_release(&section);
	gd_buf_release(&text);
	return status;
}

enum gd_status
gd_config_set(struct gd_config *c, const char *key, const char *value,
	      struct gd_error *err)
{
	enum gd_status status = check_value(key, value, err);

	if (status == GD_OK)
		status = rewrite(c, key, key, value, err);
	if (status == GD_OK)
		gd_config_keep(c, key, value);
	return status;
}

/* A view's line goes by its name: names differ by more than their case. */
static struct gd_config_value *
find_view(struct gd_config *c, const char *name)
{
	for (size_t i = 0; i < c->len; i++)
		if (strncmp(c->values[i].key, "views.", 6) == 0 &&
		    strcasecmp(c->values[i].key + 6, name) == 0)
			return &c->values[i];
	return NULL;
}

enum gd_status
gd_config_view_move(struct gd_config *c, const char *name, const char *to,
		    struct gd_error *err)
{
	struct gd_config_value *v = find_view(c, name);
	struct gd_buf as = GD_BUF_INIT;
	enum gd_status status = GD_OK;

	if (!v)
		return GD_OK;
	if (to) {
		gd_buf_addf(&as, "views.%s", to);
		status = check_value(as.s, v->value, err);
	}
	if (status == GD_OK)
		status = rewrite(c, v->key, to ? as.s : v->key,
				 to ? v->value : NULL, err);
	if (status == GD_OK && to) {
		free(v->key);
		v->key = gd_buf_detach(&as);
	} else if (status == GD_OK) {
		free(v->key);
		free(v->value);
		c->len--;
		memmove(v, v + 1, (size_t)(c->values + c->len - v) *
			sizeof *v);
	}
	gd_buf_release(&as);
	return status;
}
