/*
 * gongdao log - the history, newest first.
 */
#include <config.h>

#include <string.h>

#include "base/i18n.h"
#include "cli/command.h"
#include "cli/listing.h"
#include "desk/phrase.h"
#include "desk/view.h"

#define PAGE 200	/* events fetched at once */

typedef const struct gd_column column;

static void
put_id(column *col, struct gd_cli *c, const void *row, bool words,
       struct gd_buf *out)
{
	const struct gd_event_row *r = row;
	char number[GD_CASE_NUMBER_MAX];
	int64_t n = strcmp(col->id, "event") == 0 ? r->id
		    : strcmp(col->id, "undoes") == 0 ? r->undoes
						     : r->undone_by;

	(void)c;
	(void)words;
	if (strcmp(col->id, "case") != 0) {
		if (n != 0)
			gd_buf_addf(out, "%lld", (long long)n);
		return;
	}
	if (r->case_id == 0)
		return;
	gd_case_number(r->case_id, number);
	gd_buf_adds(out, number);
}

static void
put_at(column *col, struct gd_cli *c, const void *row, bool words,
       struct gd_buf *out)
{
	const struct gd_event_row *r = row;

	(void)col;
	if (words)
		gd_phrase_instant(c->desk, r->at, out);
	else
		gd_instant_format(out, r->at, gd_desk_zone(c->desk));
}

static void
put_text(column *col, struct gd_cli *c, const void *row, bool words,
	 struct gd_buf *out)
{
	const struct gd_event_row *r = row;

	(void)words;
	if (strcmp(col->id, "who") == 0)
		gd_buf_adds(out, r->who);
	else if (strcmp(col->id, "kind") == 0)
		gd_buf_adds(out, r->kind);
	else
		gd_phrase_event(c->desk, r, out);
}

static const struct gd_column columns[] = {
	{ .id = "event", .heading = N_("Event"), .kind = GD_CELL_NUMBER,
	  .right = true, .put = put_id },
	{ .id = "at", .heading = N_("When"), .kind = GD_CELL_INSTANT,
	  .shown = true, .put = put_at },
	{ .id = "who", .heading = N_("Who"), .flexible = true, .shown = true,
	  .put = put_text },
	{ .id = "case", .heading = N_("Case"), .kind = GD_CELL_CODE,
	  .shown = true, .put = put_id },
	{ .id = "kind", .heading = N_("Kind"), .kind = GD_CELL_CODE,
	  .put = put_text },
	{ .id = "what", .heading = N_("What"), .flexible = true,
	  .shown = true, .put = put_text },
	{ .id = "undoes", .heading = N_("Undoes"), .kind = GD_CELL_NUMBER,
	  .right = true, .put = put_id },
	{ .id = "undone_by", .heading = N_("Undone by"),
	  .kind = GD_CELL_NUMBER, .right = true, .put = put_id },
	{ .id = NULL }
};

static enum gd_status
rows(struct gd_cli *c, int64_t id, int64_t left, struct gd_listing *l,
     struct gd_error *err)
{
	int64_t before = 0;

	while (left > 0) {
		struct gd_event_page page;
		int want = left < PAGE ? (int)left : PAGE;
		enum gd_status status = gd_desk_events(c->desk, id, before,
						       want, &page, err);
		bool more;

		if (status != GD_OK)
			return status;
		more = page.len == (size_t)want;
		left -= (int64_t)page.len;
		for (size_t i = 0; i < page.len; i++)
			more &= gd_listing_row(l, &page.rows[i]);
		if (page.len > 0)
			before = page.rows[page.len - 1].id;
		gd_event_page_release(&page);
		if (!more)
			break;
	}
	return GD_OK;
}

int
gd_cmd_log(struct gd_cli *c)
{
	enum gd_format format = GD_FORMAT_TEXT;
	struct gd_error err = GD_ERROR_INIT;
	int64_t id = 0, limit = INT64_MAX;
	struct gd_listing l;
	struct gd_store *st;
	enum gd_status result;
	bool good = gd_cli_format(c, true, &format);
	int status;

	good &= gd_cli_number(c, "limit", 0, INT64_MAX, &limit);
	if (!good)
		return GD_EXIT_REQUEST;
	if (c->argc > 0 && !gd_cli_case(c, c->argv[0], &id, &status))
		return status;
	if (gd_desk_store(c->desk, &st, &err) != GD_OK)
		return gd_cli_fail(&err);
	if (!gd_listing_begin(&l, c, format, columns,
			      gd_cli_value(c, "columns")))
		return GD_EXIT_REQUEST;
	result = rows(c, id, limit, &l, &err);
	gd_listing_end(&l, result, _("nothing has happened yet"));
	return result == GD_OK ? GD_EXIT_OK : gd_cli_fail(&err);
}
