/*
 * gongdao similar - closed cases and teaching cases like this one.
 */
#include <config.h>

#include <string.h>

#include "base/i18n.h"
#include "cli/command.h"
#include "cli/listing.h"
#include "desk/similar.h"
#include "domain/records.h"

#define SHOWN 8

static void
put(const struct gd_column *col, struct gd_cli *c, const void *row,
    bool words, struct gd_buf *out)
{
	const struct gd_similar_case *s = row;
	const char *id = col->id;
	char number[GD_CASE_NUMBER_MAX];

	(void)c;
	(void)words;
	if (strcmp(id, "case") == 0 && s->id) {
		gd_case_number(s->id, number);
		gd_buf_adds(out, number);
	} else if (strcmp(id, "score") == 0) {
		gd_buf_addf(out, "%d", s->score);
	} else if (strcmp(id, "days") == 0) {
		if (s->days >= 0)
			gd_buf_addf(out, "%d", s->days);
	} else if (strcmp(id, "case") != 0) {
		gd_buf_adds(out, strcmp(id, "example") == 0 ? s->example
				 : strcmp(id, "title") == 0 ? s->title
				 : strcmp(id, "why") == 0 ? s->why
				 : strcmp(id, "outcome_code") == 0
					 ? s->outcome_code
				 : strcmp(id, "outcome") == 0 ? s->outcome
				 : strcmp(id, "way") == 0 ? s->way
				 : strcmp(id, "story") == 0 ? s->story
							    : s->worked);
	}
}

static const struct gd_column columns[] = {
	{ .id = "case", .kind = GD_CELL_CODE, .put = put },
	{ .id = "example", .kind = GD_CELL_CODE, .put = put },
	{ .id = "score", .kind = GD_CELL_NUMBER, .put = put },
	{ .id = "why", .kind = GD_CELL_TEXT, .put = put },
	{ .id = "title", .kind = GD_CELL_TEXT, .put = put },
	{ .id = "outcome", .kind = GD_CELL_TEXT, .put = put },
	{ .id = "outcome_code", .kind = GD_CELL_CODE, .put = put },
	{ .id = "days", .kind = GD_CELL_NUMBER, .put = put },
	{ .id = "way", .kind = GD_CELL_TEXT, .put = put },
	{ .id = "story", .kind = GD_CELL_TEXT, .put = put },
	{ .id = "worked", .kind = GD_CELL_TEXT, .put = put },
	{ .id = NULL }
};

static void
say(struct gd_cli *c, const char *label, const char *text)
{
	struct gd_buf b = GD_BUF_INIT;

	if (!*text)
		return;
	gd_buf_addf(&b, "  %s%s%s", label, _(": "), text);
	gd_cli_text(c, b.s);
	gd_buf_release(&b);
}

static void
show(struct gd_cli *c, const struct gd_similar_case *s)
{
	struct gd_buf b = GD_BUF_INIT;
	char number[GD_CASE_NUMBER_MAX];

	if (s->id)
		gd_case_number(s->id, number);
	gd_buf_addf(&b, "%s  %s", s->id ? number : _("[example]"), s->title);
	gd_cli_line(c, b.s);
	gd_buf_reset(&b);
	say(c, _("shared"), s->why);
	gd_buf_adds(&b, s->outcome);
	if (s->days >= 0) {
		gd_buf_adds(&b, _(", "));
		gd_buf_addf(&b, ngettext("after %d day", "after %d days",
					 (unsigned long)s->days), s->days);
	}
	say(c, _("outcome"), b.s);
	say(c, _("way"), s->way);
	say(c, _("what happened"), s->story);
	say(c, s->id ? _("last answer") : _("what helped"), s->worked);
	gd_cli_line(c, "");
	gd_buf_release(&b);
}

int
gd_cmd_similar(struct gd_cli *c)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_similar_list list;
	enum gd_format format;
	struct gd_listing l;
	int status = GD_EXIT_OK;
	int64_t id;

	if (!gd_cli_format(c, true, &format))
		return GD_EXIT_REQUEST;
	if (!gd_cli_case(c, c->argv[0], &id, &status))
		return status;
	if (gd_desk_similar(c->desk, id, SHOWN, &list, &err) != GD_OK)
		return gd_cli_fail(&err);
	if (format == GD_FORMAT_TEXT) {
		for (size_t i = 0; i < list.len; i++)
			show(c, &list.items[i]);
		if (!list.len)
			gd_cli_say(_("nothing like it yet; closed cases will show here"));
	} else if (gd_listing_begin(&l, c, format, columns, NULL)) {
		for (size_t i = 0; i < list.len; i++)
			gd_listing_row(&l, &list.items[i]);
		gd_listing_end(&l, GD_OK, NULL);
	}
	gd_similar_release(&list);
	return status;
}
