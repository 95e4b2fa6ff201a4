/*
 * gongdao search - cases by any words, the best first.
 */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/listing.h"
#include "desk/find.h"
#include "desk/phrase.h"

#define USUAL 50
#define MOST 100000
#define MARKS 16

typedef const struct gd_column column;

static void
put_number(column *col, struct gd_cli *c, const void *row, bool words,
	   struct gd_buf *out)
{
	const struct gd_hit *h = row;
	char number[GD_CASE_NUMBER_MAX];

	(void)col;
	(void)c;
	(void)words;
	gd_case_number(h->row.id, number);
	gd_buf_adds(out, number);
}

static void
put_stage(column *col, struct gd_cli *c, const void *row, bool words,
	  struct gd_buf *out)
{
	const struct gd_hit *h = row;

	(void)col;
	if (words)
		gd_phrase_stage(c->desk, h->row.stage, true, out);
	else
		gd_buf_adds(out, gd_stage_code(h->row.stage));
}

static void
put_text(column *col, struct gd_cli *c, const void *row, bool words,
	 struct gd_buf *out)
{
	const struct gd_hit *h = row;

	(void)c;
	(void)words;
	if (strcmp(col->id, "shop") == 0)
		gd_buf_adds(out, gd_case_row_name(&h->row));
	else if (strcmp(col->id, "field") == 0)
		gd_buf_adds(out, h->field);
	else
		gd_buf_adds(out, h->text);
}

static column columns[] = {
	{ "case", N_("Case"), GD_CELL_CODE, false, false, true, put_number },
	{ "stage", N_("Stage"), GD_CELL_CODE, false, false, true, put_stage },
	{ "shop", N_("Merchant"), GD_CELL_TEXT, false, true, true, put_text },
	{ "field", N_("Found in"), GD_CELL_CODE, false, false, true, put_text },
	{ "text", N_("Text"), GD_CELL_TEXT, false, true, true, put_text },
	{ NULL, NULL, GD_CELL_TEXT, false, false, false, NULL },
};

static void
show(const char *s, size_t n, bool ascii)
{
	struct gd_buf b = GD_BUF_INIT;

	gd_text_show(&b, s, n, ascii);
	fwrite(b.s, 1, b.len, stdout);
	gd_buf_release(&b);
}

/* The text with the words bold, on a terminal that may show it. */
static void
put_marked(const struct gd_cli *c, const char *s,
	   const struct gd_hit_mark *marks, size_t len)
{
	bool bold = gd_cli_colour(c);
	bool ascii = gd_desk_ascii(c->desk);
	size_t at = 0;

	for (size_t i = 0; i < len && bold; i++) {
		show(s + at, marks[i].from - at, ascii);
		fputs("\033[1;4m", stdout);
		show(s + marks[i].from, marks[i].to - marks[i].from, ascii);
		fputs("\033[0m", stdout);
		at = marks[i].to;
	}
	show(s + at, strlen(s + at), ascii);
}

static void
put_hit(struct gd_cli *c, const struct gd_hit *h, const char *words)
{
	struct gd_hit_mark marks[MARKS];
	struct gd_buf head = GD_BUF_INIT, text = GD_BUF_INIT;
	char number[GD_CASE_NUMBER_MAX];
	size_t n;
	int cols = c->cols ? c->cols : 200;

	gd_case_number(h->row.id, number);
	gd_buf_addf(&head, "%s  ", number);
	gd_text_pad(&head, gd_case_row_name(&h->row), 22, false,
		    gd_desk_ascii(c->desk));
	n = gd_hit_marks(head.s, words, marks, MARKS);
	put_marked(c, head.s, marks, n);
	fputs("  ", stdout);
	if (h->place > GD_HIT_NAME_PART) {
		gd_buf_reset(&head);
		gd_hit_field_name(c->desk, h, &head);
		show(head.s, head.len, gd_desk_ascii(c->desk));
		fputs(": ", stdout);
		cols -= gd_text_width(head.s, head.len) + 2;
		n = gd_hit_passage(h, words, cols > 60 ? cols - 36 : 24, &text,
				   marks, MARKS);
		put_marked(c, text.s, marks, n);
	} else {
		gd_buf_adds(&text, h->row.goods);
		show(text.s, gd_text_cut(text.s, text.len, 30),
		     gd_desk_ascii(c->desk));
	}
	fputc('\n', stdout);
	gd_buf_release(&head);
	gd_buf_release(&text);
}

static void
join_words(const struct gd_cli *c, struct gd_buf *out)
{
	for (int i = 0; i < c->argc; i++)
		gd_buf_addf(out, "%s%s", i ? " " : "", c->argv[i]);
}

static int
print(struct gd_cli *c, const struct gd_hits *hits, enum gd_format format,
      const char *words)
{
	struct gd_listing l;

	if (format != GD_FORMAT_TEXT) {
		if (!gd_listing_begin(&l, c, format, columns, NULL))
			return GD_EXIT_REQUEST;
		for (size_t i = 0; i < hits->len; i++) {
			if (!gd_listing_row(&l, &hits->items[i]))
				break;
		}
		gd_listing_end(&l, GD_OK, "");
		return GD_EXIT_OK;
	}
	for (size_t i = 0; i < hits->len; i++)
		put_hit(c, &hits->items[i], words);
	if (!hits->len)
		gd_cli_say(_("no case holds '%s'; fewer or shorter words find "
			     "more"), words);
	else if (hits->more)
		gd_cli_say(_("there are more; --limit shows them"));
	return GD_EXIT_OK;
}

int
gd_cmd_search(struct gd_cli *c)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf words = GD_BUF_INIT;
	enum gd_format format = GD_FORMAT_TEXT;
	int64_t limit = USUAL;
	struct gd_hits hits;
	int status = GD_EXIT_REQUEST;
	bool good = gd_cli_format(c, true, &format);

	good &= gd_cli_number(c, "limit", 1, MOST, &limit);
	join_words(c, &words);
	if (good && gd_desk_search(c->desk, words.s, (size_t)limit, &hits,
				   &err) == GD_OK) {
		status = print(c, &hits, format, words.s);
		gd_hits_release(&hits);
	} else if (good) {
		status = gd_cli_fail(&err);
	}
	gd_buf_release(&words);
	return status;
}
