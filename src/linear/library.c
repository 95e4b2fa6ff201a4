/*
 * linear/library.c - what cases have in common: similar ones, group complaints;
 * and a case's progress for the public.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/dayplan.h"
#include "desk/group.h"
#include "desk/similar.h"
#include "domain/money.h"
#include "exchange/editor.h"
#include "linear/linear_internal.h"
#include "linear/list.h"

#define SIMILAR 20
#define GROUPS_MAX 500

/* ---- similar cases ---- */

void
gd_lin_similar(struct gd_linear *l, int64_t id)
{
	struct gd_similar_list found = { NULL, 0, 0 };
	struct gd_buf words[SIMILAR];
	const char *items[SIMILAR];
	struct gd_error err = GD_ERROR_INIT;
	size_t len = 0;
	int n = 1;

	if (gd_desk_similar(l->desk, id, SIMILAR, &found, &err) != GD_OK) {
		gd_lin_fail(l, &err);
		return;
	}
	for (; len < found.len && len < SIMILAR; len++) {
		const struct gd_similar_case *c = &found.items[len];
		char number[GD_CASE_NUMBER_MAX];

		gd_buf_init(&words[len]);
		if (c->id)
			gd_case_number(c->id, number);
		gd_buf_addf(&words[len], "%s  %s  %s  (%s)",
			    c->id ? number : _("[example]"), c->outcome,
			    c->title, c->why);
		items[len] = words[len].s;
	}
	while (n > 0) {
		struct gd_buf text = GD_BUF_INIT;

		n = gd_lin_choose(l, len ? _("Closed cases and teaching cases, the most alike first; experience, not a promise")
				  : _("Nothing like it yet: closed cases will show here"),
				  items, len, _("back"));
		if (n > 0)
			gd_similar_words(&found.items[n - 1], &text);
		gd_lin_text(l, text.s);
		gd_buf_release(&text);
	}
	for (size_t i = 0; i < len; i++)
		gd_buf_release(&words[i]);
	gd_similar_release(&found);
}

/* ---- group complaints ---- */

void
gd_lin_group(struct gd_linear *l, const char *merchant)
{
	const char *const items[] = {
		_("whole, for 12315: names and phones are needed there"),
		_("without personal data, for other eyes"),
	};
	struct gd_error err = GD_ERROR_INIT;
	struct gd_group_built b;
	int n = gd_lin_choose(l, merchant, items, GD_ARRAY_LEN(items),
			      _("back"));

	if (n == 0 || !gd_lin_ask_path(l, _("Folder for group.txt and group.csv; "
				       "an empty line leaves it")) || !*l->line)
		return;
	if (gd_desk_group_build(l->desk, merchant, l->line, n == 2, &b,
				&err) != GD_OK) {
		gd_lin_fail(l, &err);
		return;
	}
	gd_lin_say(l, ngettext("%1$lld case: %2$s and group.csv",
			       "%1$lld cases: %2$s and group.csv",
			       (unsigned long)b.cases),
		   (long long)b.cases, b.text.s);
	gd_group_built_release(&b);
}

void
gd_lin_group_of(struct gd_linear *l, int64_t case_id)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf merchant = GD_BUF_INIT;
	int64_t cases = 0;

	if (gd_desk_group_of(l->desk, case_id, &merchant, &cases, &err) !=
	    GD_OK)
		gd_lin_fail(l, &err);
	else if (cases < 2)
		gd_lin_say(l, "%s", _("No other open case is against this merchant; a group needs two"));
	else
		gd_lin_group(l, merchant.s);
	gd_buf_release(&merchant);
}

struct groups {
	struct gd_linear *l;
	struct group { char *line, *merchant; } items[GROUPS_MAX];
	size_t len;
	size_t first, shown;
};

static bool
add_group(const struct gd_group_row *row, void *ctx)
{
	struct groups *g = ctx;
	struct gd_buf b = GD_BUF_INIT;

	gd_buf_addf(&b, "%s%s%s%s", row->name, *row->credit_code ? "  " : "",
		    row->credit_code, _(": "));
	gd_buf_addf(&b, ngettext("%lld case", "%lld cases",
				 (unsigned long)row->cases),
		    (long long)row->cases);
	gd_buf_adds(&b, _("; "));
	gd_money_format(&b, row->amount_fen);
	g->items[g->len++] = (struct group){
		.line = gd_buf_detach(&b),
		.merchant = gd_strdup(*row->credit_code ? row->credit_code
							: row->name)
	};
	return g->len < GROUPS_MAX;
}

static int
load(void *ctx, enum gd_page page, int limit)
{
	struct groups *g = ctx;

	return gd_lin_slice(page, limit, g->len, &g->first, &g->shown);
}

static void
row(void *ctx, size_t i, struct gd_buf *out)
{
	struct groups *g = ctx;

	gd_buf_adds(out, g->items[g->first + i].line);
}

static void
open_row(void *ctx, size_t i)
{
	struct groups *g = ctx;

	gd_lin_group(g->l, g->items[g->first + i].merchant);
}

void
gd_lin_groups(struct gd_linear *l)
{
	const struct gd_lin_list list = {
		.load = load, .row = row, .open = open_row,
		.none = _("No merchant has two open cases yet"),
	};
	struct groups *g = gd_calloc(1, sizeof *g);
	struct gd_error err = GD_ERROR_INIT;

	g->l = l;
	if (gd_desk_groups(l->desk, add_group, g, &err) == GD_OK)
		gd_lin_list_run(l, &list, g);
	else
		gd_lin_fail(l, &err);
	for (size_t i = 0; i < g->len; i++) {
		free(g->items[i].line);
		free(g->items[i].merchant);
	}
	free(g);
}

/* ---- progress for the public ---- */

static void
reword(struct gd_linear *l, int64_t id, struct gd_buf *text)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf anew = GD_BUF_INIT;
	bool changed = false;

	if (gd_editor_run(text->s, &anew, &changed, &err) != GD_OK ||
	    (changed && gd_desk_post_check(l->desk, id, anew.s, NULL, &err) !=
			GD_OK)) {
		gd_lin_fail(l, &err);
	} else if (changed) {
		gd_buf_reset(text);
		gd_buf_adds(text, anew.s);
	}
	gd_buf_release(&anew);
}

/* Only a text without any personal datum leaves. */
static void
write_post(struct gd_linear *l, int64_t id, const struct gd_buf *text)
{
	struct gd_error err = GD_ERROR_INIT;

	if (gd_desk_post_check(l->desk, id, text->s, NULL, &err) != GD_OK) {
		gd_lin_fail(l, &err);
		return;
	}
	if (!gd_lin_ask_path(l, _("Write to a file")) || !*l->line)
		return;
	if (gd_desk_save_text(l->line, text, &err) == GD_OK)
		gd_lin_say(l, _("Written to '%s'"), l->line);
	else
		gd_lin_fail(l, &err);
}

void
gd_lin_post(struct gd_linear *l, int64_t id)
{
	const char *const items[] = {
		_("to a file"), _("word it anew in your editor"),
		_("as it was before personal data was taken out"),
	};
	struct gd_error err = GD_ERROR_INIT;
	struct gd_post p;
	int n = 1;

	if (gd_desk_post(l->desk, id, &p, &err) != GD_OK) {
		gd_lin_fail(l, &err);
		return;
	}
	while (n > 0) {
		gd_lin_text(l, p.after.s);
		gd_lin_say(l, "%s", _("No pattern finds everything: please read it once more before it goes out"));
		n = gd_lin_choose(l, "", items, GD_ARRAY_LEN(items),
				  _("back"));
		if (n == 1)
			write_post(l, id, &p.after);
		else if (n == 2)
			reword(l, id, &p.after);
		else if (n == 3)
			gd_lin_text(l, p.before.s);
	}
	gd_post_release(&p);
}
