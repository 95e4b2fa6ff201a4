/*
 * desk/group.c - who is in a group, and its two files.
 */
#include <config.h>

#include "desk/group.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/path.h"
#include "desk/group_internal.h"
#include "domain/checks.h"

enum gd_status
gd_desk_groups(struct gd_desk *d,
	       bool (*visit)(const struct gd_group_row *row, void *ctx),
	       void *ctx, struct gd_error *err)
{
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);

	return status == GD_OK ? gd_store_groups(st, visit, ctx, err) : status;
}

static bool
add_id(int64_t id, void *ctx)
{
	struct gd_group_ids *ids = ctx;

	GD_GROW(ids->items, ids->len, ids->cap);
	ids->items[ids->len++] = id;
	return true;
}

/* The cases against a name, or against the credit code that the word is. */
static enum gd_status
members(struct gd_store *st, const char *merchant, struct gd_group_ids *ids,
	struct gd_error *err)
{
	struct gd_buf code = GD_BUF_INIT;
	enum gd_status status;

	gd_check_tidy("credit_code", merchant, &code);
	status = gd_store_group_cases(st, merchant, code.s, add_id, ids, err);
	gd_buf_release(&code);
	return status;
}

enum gd_status
gd_desk_group_of(struct gd_desk *d, int64_t id, struct gd_buf *merchant,
		 int64_t *cases, struct gd_error *err)
{
	struct gd_group_ids ids = { NULL, 0, 0 };
	struct gd_answers answers = GD_ANSWERS_INIT;
	struct gd_store *st;
	const char *word;
	enum gd_status status = gd_desk_store(d, &st, err);

	if (status == GD_OK)
		status = gd_store_answers(st, id, &answers, err);
	if (status != GD_OK)
		return status;
	word = gd_answers_value(&answers, "credit_code");
	if (!gd_credit_code_valid(word))
		word = gd_answers_value(&answers, "merchant");
	if (!*word)
		word = gd_answers_value(&answers, "shop");
	if (*word)
		status = members(st, word, &ids, err);
	if (status == GD_OK) {
		gd_buf_adds(merchant, word);
		*cases = (int64_t)ids.len;
	}
	free(ids.items);
	gd_answers_release(&answers);
	return status;
}

static enum gd_status
read_group(struct gd_group *g, const char *merchant, struct gd_error *err)
{
	struct gd_group_ids ids = { NULL, 0, 0 };
	struct gd_store *st;
	enum gd_status status = gd_desk_store(g->desk, &st, err);

	if (status == GD_OK)
		status = members(st, merchant, &ids, err);
	if (status == GD_OK && ids.len == 0)
		status = gd_error_set(err, GD_ENOTFOUND,
			_("there is no open case against '%s'; 'gongdao group "
			  "find' names the merchants with several"), merchant);
	if (status == GD_OK && ids.len == 1)
		status = gd_error_set(err, GD_EINVAL,
			_("there is one open case against '%s'; a group needs "
			  "two or more"), merchant);
	g->items = gd_calloc(ids.len + 1, sizeof *g->items);
	for (size_t i = 0; status == GD_OK && i < ids.len; i++) {
		struct gd_group_case *c = &g->items[i];

		status = gd_desk_case(g->desk, ids.items[i], &c->v, err);
		if (status != GD_OK)
			break;
		g->len++;
		if (c->v.row.amount_fen > 0)
			g->amount_fen += c->v.row.amount_fen;
	}
	free(ids.items);
	return status;
}

typedef enum gd_status (*writer)(struct gd_group *g, FILE *fp,
				 struct gd_error *err);

static enum gd_status
write_file(struct gd_group *g, const char *dir, const char *name, writer write,
	   struct gd_buf *path, struct gd_error *err)
{
	struct gd_file file;
	enum gd_status status;

	gd_buf_addf(path, "%s/%s", dir, name);
	status = gd_file_begin(&file, path->s, err);
	if (status != GD_OK)
		return status;
	status = write(g, file.fp, err);
	if (status == GD_OK)
		return gd_file_commit(&file, err);
	gd_file_abort(&file);
	return status;
}

enum gd_status
gd_desk_group_build(struct gd_desk *d, const char *merchant, const char *dir,
		    bool redact, struct gd_group_built *out,
		    struct gd_error *err)
{
	struct gd_group_built b = { GD_BUF_INIT, GD_BUF_INIT, 0, 0 };
	struct gd_group g = { .desk = d };
	enum gd_status status = GD_OK;

	if (redact)
		status = gd_desk_redact(d, &g.redact, err);
	if (status == GD_OK)
		status = read_group(&g, merchant, err);
	if (status == GD_OK)
		status = gd_path_mkdirs(dir, err);
	if (status == GD_OK)
		status = write_file(&g, dir, "group.txt", gd_group_text,
				    &b.text, err);
	if (status == GD_OK)
		status = write_file(&g, dir, "group.csv", gd_group_csv, &b.csv,
				    err);
	b.cases = (int64_t)g.len;
	b.amount_fen = g.amount_fen;
	for (size_t i = 0; i < g.len; i++)
		gd_case_view_release(&g.items[i].v);
	free(g.items);
	gd_redact_free(g.redact);
	if (status == GD_OK)
		*out = b;
	else
		gd_group_built_release(&b);
	return status;
}

void
gd_group_built_release(struct gd_group_built *b)
{
	gd_buf_release(&b->text);
	gd_buf_release(&b->csv);
}
