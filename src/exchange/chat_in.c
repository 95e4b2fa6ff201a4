/*
 * exchange/chat_in.c - see chat_in.h.
 */
#include <config.h>

#include "exchange/chat_in.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/text.h"
#include "exchange/csv_in.h"
#include "exchange/text_in.h"

#define CHAT_MAX (64u << 20)

/* Is `cell` one of the words (separated by `|`)? Case does not count. */
static bool
is_heading(const char *cell, const char *words)
{
	size_t len = strlen(cell), n;

	for (; *words; words += n + (words[n] == '|')) {
		n = strcspn(words, "|");
		if (n == len && strncasecmp(words, cell, n) == 0)
			return true;
	}
	return false;
}

struct columns {
	size_t when, who, text;	/* SIZE_MAX: not there */
};

/* Of several columns for a name the later one is what people see. */
static bool
find_columns(const struct gd_csv_row *row, const struct gd_chat_headings *h,
	     struct columns *c)
{
	*c = (struct columns){ SIZE_MAX, SIZE_MAX, SIZE_MAX };
	for (size_t i = 0; i < row->len; i++) {
		const char *cell = row->cells[i].s;

		if (is_heading(cell, h->when))
			c->when = i;
		else if (is_heading(cell, h->who))
			c->who = i;
		else if (is_heading(cell, h->text))
			c->text = i;
	}
	return c->when != SIZE_MAX && c->text != SIZE_MAX;
}

/* Append the cell, fit to keep: a broken row is read as well as it can be. */
static void
add_cell(struct gd_buf *out, const struct gd_csv_row *row, size_t i)
{
	if (i < row->len)
		gd_text_clean(out, row->cells[i].s, row->cells[i].len);
}

static void
add_message(struct gd_chat *out, const struct gd_csv_row *row,
	    const struct columns *c)
{
	struct gd_buf cell = GD_BUF_INIT, when = GD_BUF_INIT;
	struct gd_buf who = GD_BUF_INIT, text = GD_BUF_INIT;
	bool has_time;

	add_cell(&cell, row, c->when);
	add_cell(&who, row, c->who);
	add_cell(&text, row, c->text);
	if (!gd_chat_stamp(cell.s, cell.len, &when, &has_time))
		gd_buf_adds(&when, cell.s);
	gd_chat_add(out, when.s, who.s, text.s);
	gd_buf_release(&text);
	gd_buf_release(&who);
	gd_buf_release(&when);
	gd_buf_release(&cell);
}

/* False when the file is no CSV with the columns of a chat. */
static bool
read_csv(const char *path, const struct gd_chat_headings *h,
	 struct gd_chat *out)
{
	const struct gd_csv_in_options opt = { .encoding = NULL };
	struct gd_csv_in *in = NULL;
	struct gd_csv_row row;
	struct columns c;
	bool more, found = false;

	if (gd_csv_in_open(path, &opt, &in, NULL) != GD_OK)
		return false;
	if (gd_csv_in_next(in, &row, &more, NULL) == GD_OK && more)
		found = find_columns(&row, h, &c);
	while (found && gd_csv_in_next(in, &row, &more, NULL) == GD_OK && more)
		add_message(out, &row, &c);
	gd_csv_in_close(in);
	return found;
}

static bool
looks_like_html(const char *name, const struct gd_buf *text)
{
	const char *dot = strrchr(name, '.');
	size_t at = strspn(text->s, " \t\r\n");

	return (dot && (strcasecmp(dot, ".html") == 0 ||
			strcasecmp(dot, ".htm") == 0)) ||
	       strncasecmp(text->s + at, "<!doctype html", 14) == 0 ||
	       strncasecmp(text->s + at, "<html", 5) == 0;
}

enum gd_status
gd_chat_read(const char *path, const char *name,
	     const struct gd_chat_headings *h, struct gd_chat *out,
	     struct gd_error *err)
{
	struct gd_buf raw = GD_BUF_INIT, text = GD_BUF_INIT;
	struct gd_buf plain = GD_BUF_INIT;
	size_t before = out->len;
	enum gd_status status;

	status = gd_file_ordinary(path, err);
	if (status == GD_OK && read_csv(path, h, out) && out->len > before)
		return GD_OK;
	if (status == GD_OK)
		status = gd_file_read(&raw, path, CHAT_MAX, err);
	if (status == GD_OK)
		status = gd_text_in(raw.s, raw.len, &text, err);
	if (status == GD_OK && looks_like_html(name, &text)) {
		gd_chat_strip_html(text.s, text.len, &plain);
		gd_chat_parse(plain.s, plain.len, out);
	} else if (status == GD_OK) {
		gd_chat_parse(text.s, text.len, out);
	}
	if (status == GD_OK && out->len == before)
		status = gd_error_set(err, GD_EINVAL,
				      _("no message could be made out in '%s': "
					"each needs its time and sender; add "
					"it as a file with 'evidence add' "
					"instead"), name);
	gd_buf_release(&plain);
	gd_buf_release(&text);
	gd_buf_release(&raw);
	return status;
}
