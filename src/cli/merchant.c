/*
 * gongdao merchant - merchants, their cases, and the check before buying.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/suggest.h"
#include "cli/answers_file.h"
#include "cli/command.h"
#include "cli/json.h"
#include "cli/listing.h"
#include "cli/merchant.h"
#include "desk/merchants.h"
#include "desk/phrase.h"

#define PAGE 200	/* rows fetched at once */

static void
put_number(const struct gd_column *col, struct gd_cli *c, const void *row,
	   bool words, struct gd_buf *out)
{
	const struct gd_merchant_row *r = row;
	const char *id = col->id;

	(void)c;
	(void)words;
	gd_buf_addf(out, "%lld", (long long)(strcmp(id, "id") == 0 ? r->id :
		    strcmp(id, "cases") == 0 ? r->cases :
		    strcmp(id, "open") == 0 ? r->open : r->checks));
}

static void
put_text(const struct gd_column *col, struct gd_cli *c, const void *row,
	 bool words, struct gd_buf *out)
{
	const struct gd_merchant_row *r = row;
	const char *id = col->id;

	(void)c;
	(void)words;
	gd_buf_adds(out, strcmp(id, "name") == 0 ? r->name :
		    strcmp(id, "credit_code") == 0 ? r->credit_code :
		    strcmp(id, "address") == 0 ? r->address :
		    strcmp(id, "contact") == 0 ? r->contact :
		    strcmp(id, "licence") == 0 ? r->licence : r->note);
}

static void
put_checked(const struct gd_column *col, struct gd_cli *c, const void *row,
	    bool words, struct gd_buf *out)
{
	const struct gd_merchant_row *r = row;

	(void)col;
	if (r->checked_at == GD_INSTANT_NONE)
		return;
	if (words)
		gd_phrase_instant(c->desk, r->checked_at, out);
	else
		gd_instant_format(out, r->checked_at, gd_desk_zone(c->desk));
}

static void
put_level(const struct gd_column *col, struct gd_cli *c, const void *row,
	  bool words, struct gd_buf *out)
{
	const struct gd_merchant_row *r = row;

	(void)col;
	(void)c;
	if (r->checked_at != GD_INSTANT_NONE)
		gd_buf_adds(out, words ? gd_check_level_words(r->level)
			    : gd_check_level_code((enum gd_check_level)
						  r->level));
}

const struct gd_column gd_merchant_columns[] = {
	{ .id = "id", .heading = N_("No."), .kind = GD_CELL_NUMBER,
	  .right = true, .shown = true, .put = put_number },
	{ .id = "name", .heading = N_("Name"), .flexible = true,
	  .shown = true, .put = put_text },
	{ .id = "credit_code", .heading = N_("Credit code"),
	  .kind = GD_CELL_ID, .shown = true, .put = put_text },
	{ .id = "cases", .heading = N_("Cases"), .kind = GD_CELL_NUMBER,
	  .right = true, .shown = true, .put = put_number },
	{ .id = "open", .heading = N_("Open"), .kind = GD_CELL_NUMBER,
	  .right = true, .shown = true, .put = put_number },
	{ .id = "checks", .heading = N_("Checks"), .kind = GD_CELL_NUMBER,
	  .right = true, .put = put_number },
	{ .id = "checked_at", .heading = N_("Checked"),
	  .kind = GD_CELL_INSTANT, .shown = true, .put = put_checked },
	{ .id = "risk", .heading = N_("Risk"), .kind = GD_CELL_CODE,
	  .shown = true, .put = put_level },
	{ .id = "address", .heading = N_("Address"), .flexible = true,
	  .put = put_text },
	{ .id = "contact", .heading = N_("Contact"), .put = put_text },
	{ .id = "licence", .heading = N_("Licence"), .flexible = true,
	  .put = put_text },
	{ .id = "note", .heading = N_("Note"), .flexible = true,
	  .put = put_text },
	{ .id = NULL }
};

/* Page by page, so that a long list needs the memory of one. */
static enum gd_status
list_all(struct gd_cli *c, const char *words, enum gd_merchant_sort sort,
	 int64_t limit, struct gd_listing *l, struct gd_error *err)
{
	enum gd_page page = GD_PAGE_FIRST;
	struct gd_key key = { 0, 0 };
	bool more = limit > 0;

	while (more) {
		struct gd_merchant_page p;
		enum gd_status status;

		status = gd_desk_merchants(c->desk, words, sort, page, &key,
					   PAGE, &p, err);
		if (status != GD_OK)
			return status;
		more = p.len == PAGE;
		for (size_t i = 0; i < p.len && limit > 0; i++, limit--) {
			if (!gd_listing_row(l, &p.rows[i]))
				more = false;
			key = p.keys[i];
		}
		more = more && limit > 0;
		page = GD_PAGE_AFTER;
		gd_merchant_page_release(&p);
	}
	return GD_OK;
}

static int
list(struct gd_cli *c)
{
	enum gd_format format = GD_FORMAT_TEXT;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf words = GD_BUF_INIT;
	int64_t limit = INT64_MAX;
	struct gd_listing l;
	struct gd_store *st;
	enum gd_status status;
	const char *sorts[GD_MERCHANT_SORTS + 1] = { NULL };
	int sort = GD_MERCHANT_NEWEST;

	for (size_t i = 0; i < GD_MERCHANT_SORTS; i++)
		sorts[i] = gd_merchant_sort_code(i);
	if (!gd_cli_choose(c, "sort", sorts, &sort) ||
	    !gd_cli_format(c, true, &format) ||
	    !gd_cli_number(c, "limit", 0, INT64_MAX, &limit))
		return GD_EXIT_REQUEST;
	if (gd_desk_store(c->desk, &st, &err) != GD_OK)
		return gd_cli_fail(&err);
	if (!gd_listing_begin(&l, c, format, gd_merchant_columns,
			      gd_cli_value(c, "columns")))
		return GD_EXIT_REQUEST;
	for (int i = 1; i < c->argc; i++)
		gd_buf_addf(&words, "%s%s", i > 1 ? " " : "", c->argv[i]);
	status = list_all(c, words.s, (enum gd_merchant_sort)sort, limit, &l, &err);
	gd_listing_end(&l, status, words.len
		       ? _("no merchant fits these words")
		       : _("there are no merchants yet; cases and checks bring them"));
	gd_buf_release(&words);
	return status == GD_OK ? GD_EXIT_OK : gd_cli_fail(&err);
}

static void
say_problems(const char *name, const struct gd_intake_problems *p)
{
	for (size_t i = 0; i < p->len; i++)
		gd_cli_say("%s:%d: %s: %s", name, p->items[i].line,
			   p->items[i].field ? p->items[i].field : "",
			   p->items[i].message);
}

static void
print_check(struct gd_cli *c, const char *name,
	    const struct gd_precheck *p, bool json)
{
	struct gd_buf text = GD_BUF_INIT;

	if (json) {
		gd_json_print(gd_merchant_check_json(c, name, p));
		return;
	}
	gd_precheck_words(c->desk, p, &text);
	gd_cli_text(c, text.s);
	gd_buf_release(&text);
}

/* Judge and keep what a file answers. */
static int
check(struct gd_cli *c)
{
	const char *path = gd_cli_value(c, "answers");
	struct gd_intake_problems problems = { NULL, 0, 0 };
	enum gd_format format = GD_FORMAT_TEXT;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_answers a;
	struct gd_precheck p;
	int64_t id = 0;
	int exit = GD_EXIT_OK;

	if (!gd_cli_format(c, false, &format))
		return GD_EXIT_REQUEST;
	if (c->argc != 2)
		return gd_cli_refuse(_("which merchant? give its name in one word (quoted) or its credit code"));
	if (!path)
		return gd_cli_refuse(_("give the answers with --answers FILE; 'gongdao questions --set check' tells them, and the desk asks them on the merchants' page"));
	if (gd_desk_check_read(c->desk, path, &a, &problems, &err) != GD_OK) {
		say_problems(path, &problems);
		exit = problems.len ? GD_EXIT_REQUEST : gd_cli_fail(&err);
		gd_intake_problems_release(&problems);
		return exit;
	}
	gd_intake_problems_release(&problems);
	if (gd_desk_precheck(c->desk, &a, &p, &err) != GD_OK) {
		gd_answers_release(&a);
		return gd_cli_fail(&err);
	}
	if (gd_desk_merchant_make(c->desk, c->argv[1], &id, &err) != GD_OK ||
	    gd_desk_check_keep(c->desk, id, &a, &err) != GD_OK)
		exit = gd_cli_fail(&err);
	else
		print_check(c, c->argv[1], &p, format == GD_FORMAT_JSON);
	if (exit == GD_EXIT_OK && p.level == GD_CHECK_HIGH)
		exit = GD_EXIT_FINDINGS;
	gd_precheck_release(&p);
	gd_answers_release(&a);
	return exit;
}

static int
set(struct gd_cli *c)
{
	struct gd_error err = GD_ERROR_INIT;
	int64_t id;

	if (c->argc < 3)
		return gd_cli_refuse(_("which merchant, and what? as in 'gongdao merchant set 12 licence=…'"));
	if (gd_desk_merchant_find(c->desk, c->argv[1], &id, &err) != GD_OK)
		return gd_cli_fail(&err);
	for (int i = 2; i < c->argc; i++) {
		size_t n = strcspn(c->argv[i], "=");
		char *field = gd_strndup(c->argv[i], n);
		enum gd_status status = GD_EINVAL;

		if (!c->argv[i][n])
			gd_error_set(&err, GD_EINVAL,
				     _("'%s' is no FIELD=VALUE"), c->argv[i]);
		else
			status = gd_desk_merchant_set(c->desk, id, field,
						      c->argv[i] + n + 1,
						      &err);
		free(field);
		if (status != GD_OK)
			return gd_cli_fail(&err);
	}
	return GD_EXIT_OK;
}

/* Both records are one merchant: the second stays. */
static int
merge(struct gd_cli *c)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf b = GD_BUF_INIT;
	int64_t from, into, cases;

	if (c->argc != 3)
		return gd_cli_refuse(_("which two? as in 'gongdao merchant merge 12 7': #12 is one with #7, which stays"));
	if (gd_desk_merchant_find(c->desk, c->argv[1], &from, &err) != GD_OK ||
	    gd_desk_merchant_find(c->desk, c->argv[2], &into, &err) != GD_OK ||
	    gd_desk_merchant_merge(c->desk, from, into, &cases, &err) != GD_OK)
		return gd_cli_fail(&err);
	gd_buf_addf(&b, ngettext("#%lld is one with #%lld now; %lld case went over, 'gongdao undo' takes it back",
				 "#%lld is one with #%lld now; %lld cases went over, 'gongdao undo' takes it back",
				 (unsigned long)cases), (long long)from,
		    (long long)into, (long long)cases);
	gd_cli_line(c, b.s);
	gd_buf_release(&b);
	return GD_EXIT_OK;
}

int
gd_cmd_merchant(struct gd_cli *c)
{
	static const struct {
		const char *word;
		int (*run)(struct gd_cli *c);
	} forms[] = {
		{ "list", list }, { "show", gd_merchant_show },
		{ "check", check }, { "set", set }, { "merge", merge },
	};
	const char *words[GD_ARRAY_LEN(forms)], *near;

	for (size_t i = 0; i < GD_ARRAY_LEN(forms); i++) {
		words[i] = forms[i].word;
		if (strcmp(c->argv[0], words[i]) == 0)
			return forms[i].run(c);
	}
	near = gd_suggest(c->argv[0], words, GD_ARRAY_LEN(words));
	if (near)
		return gd_cli_refuse(_("'%s' is not known here; did you mean '%s'?"),
				     c->argv[0], near);
	return gd_cli_refuse(_("'%s' is not known here; there are %s"),
			     c->argv[0], "list, show, check, set, merge");
}
