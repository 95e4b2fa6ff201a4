/*
 * gongdao group - merchants with several open cases, and their common file;
 * gongdao post - a case's progress without personal data.
 */
#include <config.h>

#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "cli/command.h"
#include "cli/listing.h"
#include "desk/group.h"
#include "domain/money.h"
#include "domain/records.h"

#define TEXT_MAX (1024 * 1024)

static void
put(const struct gd_column *col, struct gd_cli *c, const void *row,
    bool words, struct gd_buf *out)
{
	const struct gd_group_row *g = row;
	char number[GD_CASE_NUMBER_MAX];

	(void)c;
	if (strcmp(col->id, "merchant") == 0) {
		gd_buf_adds(out, g->name);
	} else if (strcmp(col->id, "credit_code") == 0) {
		gd_buf_adds(out, g->credit_code);
	} else if (strcmp(col->id, "cases") == 0) {
		gd_buf_addf(out, "%lld", (long long)g->cases);
	} else if (strcmp(col->id, "first") == 0) {
		gd_case_number(g->first, number);
		gd_buf_adds(out, number);
	} else if (words) {
		gd_money_format(out, g->amount_fen);
	} else {
		gd_money_format_plain(out, g->amount_fen);
	}
}

static const struct gd_column columns[] = {
	{ .id = "merchant", .heading = N_("Merchant"), .kind = GD_CELL_TEXT,
	  .shown = true, .flexible = true, .put = put },
	{ .id = "credit_code", .heading = N_("Credit code"),
	  .kind = GD_CELL_ID, .shown = true, .put = put },
	{ .id = "cases", .heading = N_("Cases"), .kind = GD_CELL_NUMBER,
	  .right = true, .shown = true, .put = put },
	{ .id = "amount", .heading = N_("Amount"), .kind = GD_CELL_MONEY,
	  .right = true, .shown = true, .put = put },
	{ .id = "first", .heading = N_("First case"), .kind = GD_CELL_CODE,
	  .shown = true, .put = put },
	{ .id = NULL }
};

static bool
visit(const struct gd_group_row *row, void *ctx)
{
	return gd_listing_row(ctx, row);
}

static int
find(struct gd_cli *c)
{
	struct gd_error err = GD_ERROR_INIT;
	enum gd_format format;
	struct gd_listing l;
	enum gd_status status;

	if (!gd_cli_format(c, true, &format) ||
	    !gd_listing_begin(&l, c, format, columns, NULL))
		return GD_EXIT_REQUEST;
	status = gd_desk_groups(c->desk, visit, &l, &err);
	gd_listing_end(&l, status, _("no merchant has two open cases"));
	return status == GD_OK ? GD_EXIT_OK : gd_cli_fail(&err);
}

static int
build(struct gd_cli *c)
{
	const char *dir = gd_cli_value(c, "output");
	struct gd_error err = GD_ERROR_INIT;
	struct gd_group_built b;

	if (c->argc != 2)
		return gd_cli_refuse(_("'group build' takes one merchant: credit code or name"));
	if (!dir)
		return gd_cli_refuse(_("name the folder with -o DIR"));
	if (gd_desk_group_build(c->desk, c->argv[1], dir,
				gd_cli_value(c, "redact") != NULL, &b,
				&err) != GD_OK)
		return gd_cli_fail(&err);
	gd_cli_line(c, b.text.s);
	gd_cli_line(c, b.csv.s);
	gd_group_built_release(&b);
	return GD_EXIT_OK;
}

int
gd_cmd_group(struct gd_cli *c)
{
	if (strcmp(c->argv[0], "build") == 0)
		return build(c);
	if (strcmp(c->argv[0], "find") != 0)
		return gd_cli_refuse(_("'group' does find or build, not '%s'"),
				     c->argv[0]);
	if (c->argc > 1)
		return gd_cli_refuse(_("'group find' takes no further word"));
	return find(c);
}

/* Is a text of one's own fit to be published? */
static int
check(struct gd_cli *c, int64_t id, const char *path)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf text = GD_BUF_INIT;
	enum gd_status status = gd_file_read(&text, path, TEXT_MAX, &err);
	int exit_status;

	if (status == GD_OK)
		status = gd_desk_post_check(c->desk, id, text.s, NULL, &err);
	gd_buf_release(&text);
	if (status == GD_OK) {
		gd_cli_line(c, _("no personal datum was found; please read it once more yourself"));
		return GD_EXIT_OK;
	}
	exit_status = gd_cli_fail(&err);
	return status == GD_EGUARD ? GD_EXIT_FINDINGS : exit_status;
}

static enum gd_status
write_text(const char *path, const struct gd_buf *text, struct gd_error *err)
{
	struct gd_file file;
	enum gd_status status = gd_file_begin(&file, path, err);

	if (status != GD_OK)
		return status;
	fwrite(text->s, 1, text->len, file.fp);
	return gd_file_commit(&file, err);
}

int
gd_cmd_post(struct gd_cli *c)
{
	const char *path = gd_cli_value(c, "output");
	const char *own = gd_cli_value(c, "check");
	struct gd_error err = GD_ERROR_INIT;
	struct gd_post p;
	enum gd_status status;
	int exit_status = GD_EXIT_OK;
	int64_t id;

	if (!gd_cli_case(c, c->argv[0], &id, &exit_status))
		return exit_status;
	if (own)
		return check(c, id, own);
	if (gd_desk_post(c->desk, id, &p, &err) != GD_OK)
		return gd_cli_fail(&err);
	status = gd_desk_post_check(c->desk, id, p.after.s, NULL, &err);
	if (status == GD_OK && path && strcmp(path, "-") != 0)
		status = write_text(path, &p.after, &err);
	else if (status == GD_OK)
		gd_cli_text(c, p.after.s);
	gd_post_release(&p);
	return status == GD_OK ? GD_EXIT_OK : gd_cli_fail(&err);
}
