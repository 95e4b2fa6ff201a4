/*
 * desk/evidence_add.c - a file becomes evidence of a case.
 */
#include <config.h>

#include "desk/evidence.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/evidence_internal.h"
#include "domain/list.h"
#include "store/evidence.h"


/* The name without its folders. */
static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

enum gd_status
gd_evidence_held(struct gd_act *a, const char *kind, struct gd_error *err)
{
	const char *held = gd_answers_value(&a->v.answers, "evidence");
	struct gd_buf list = GD_BUF_INIT;
	enum gd_status status = GD_OK;
	int q = gd_interview_find(a->iv, "evidence");

	if (q < 0 || gd_list_has(held, kind))
		return GD_OK;
	if (strcmp(held, "none") != 0)
		gd_buf_adds(&list, held);
	gd_list_add(&list, kind);
	gd_answers_set(&a->v.answers, "evidence", list.s, GD_ANSWER_GIVEN,
		       false);
	status = gd_store_put_answer(a->st, a->id, "evidence",
				     a->iv->questions[q].personal,
				     gd_answers_find(&a->v.answers, "evidence"),
				     err);
	if (status == GD_OK) {
		gd_answers_release(&a->effective);
		gd_answers_init(&a->effective);
		gd_interview_effective(a->iv, &a->v.answers, &a->effective);
		status = gd_act_sync_columns(a, &a->v.answers, err);
	}
	/* A deadline to keep it before it vanishes is met. */
	gd_buf_reset(&list);
	gd_buf_addf(&list, "kept %s", kind);
	if (status == GD_OK)
		status = gd_act_meet(a, list.s, a->now, err);
	gd_buf_release(&list);
	return status;
}

static enum gd_status
put_facts(struct gd_act *a, int64_t row, const struct gd_evidence_new *n,
	  const struct gd_vault_file *f, gd_instant captured,
	  struct gd_error *err)
{
	const struct { const char *field, *value; } texts[] = {
		{ "kind", n->kind }, { "name", base_name(n->path) },
		{ "digest", f->digest }, { "how", n->how },
		{ "captured_by", n->captured_by }, { "source", n->source },
		{ "proves", n->proves }, { "note", n->note },
		{ "added_by", gd_desk_who(a->desk) },
	};
	const struct { const char *field; gd_instant at; } times[] = {
		{ "captured_at", captured }, { "modified_at", f->modified_at },
		{ "added_at", a->now },
	};
	enum gd_status status = GD_OK;

	for (size_t i = 0; status == GD_OK && i < GD_ARRAY_LEN(texts); i++)
		status = gd_evidence_put_text(a, row, texts[i].field,
					      texts[i].value, err);
	for (size_t i = 0; status == GD_OK && i < GD_ARRAY_LEN(times); i++)
		status = gd_act_put_instant(a, GD_ENT_EVIDENCE, row,
					    times[i].field, times[i].at, err);
	if (status == GD_OK)
		status = gd_store_put_int(a->st, GD_ENT_EVIDENCE, row, "size",
					  f->size, err);
	return status;
}

static enum gd_status
refuse_twice(const struct gd_evidence_view *v, const struct gd_evidence_new *n,
	     const struct gd_vault_file *f, struct gd_error *err)
{
	for (size_t i = 0; i < v->len; i++) {
		if (strcmp(v->rows[i].digest, f->digest) == 0 &&
		    strcmp(v->rows[i].kind, n->kind) == 0)
			return gd_error_set(err, GD_EINVAL,
					    _("'%1$s' is here already, as "
					      "number %2$d ('%3$s')"), n->path,
					    v->rows[i].seq, v->rows[i].name);
	}
	return GD_OK;
}

static enum gd_status
record(struct gd_act *a, const struct gd_evidence_new *n,
       const struct gd_vault_file *f, int *seq, struct gd_error *err)
{
	const struct gd_evidence_row *of = NULL;
	struct gd_evidence_view v = { .k = a->k };
	gd_instant captured = n->captured_at;
	enum gd_status status;
	int64_t row = 0;

	status = gd_act_need_open(a, err);
	if (status == GD_OK && captured != GD_INSTANT_NONE)
		status = gd_act_instant(a, captured, &captured, err);
	if (status == GD_OK)
		status = gd_store_evidence(a->st, a->id, &v.rows, &v.len, err);
	if (status == GD_OK)
		status = refuse_twice(&v, n, f, err);
	if (status == GD_OK && n->of_seq)
		status = gd_evidence_view_find(&v, a->id, n->of_seq, &of, err);
	if (status == GD_OK)
		status = gd_store_insert(a->st, GD_ENT_EVIDENCE, a->id, &row,
					 err);
	if (status == GD_OK)
		status = put_facts(a, row, n, f, captured, err);
	/* A copy of a copy is one of the original. */
	if (status == GD_OK && of)
		status = gd_store_put_int(a->st, GD_ENT_EVIDENCE, row, "of_id",
					  of->of_id ? of->of_id : of->id, err);
	if (status == GD_OK)
		status = gd_evidence_held(a, n->kind, err);
	gd_evidence_view_release(&v);
	if (status == GD_OK)
		status = gd_store_evidence(a->st, a->id, &v.rows, &v.len, err);
	if (status == GD_OK && seq)
		*seq = gd_evidence_by_id(v.rows, v.len, row)->seq;
	gd_evidence_view_release(&v);
	return status;
}

static enum gd_status
check_request(struct gd_desk *d, int64_t id, const struct gd_evidence_new *n,
	      struct gd_error *err)
{
	const struct gd_evidence_kind *kind;
	struct gd_case_view view = { 0 };
	struct gd_act a = { .desk = d, .id = id };
	enum gd_status status;

	/* Before gigabytes are copied for nothing. */
	status = gd_desk_evidence_kind(d, n->kind, &kind, err);
	if (status == GD_OK)
		status = gd_desk_case(d, id, &view, err);
	if (status != GD_OK)
		return status;
	a.v = view;
	status = gd_act_need_open(&a, err);
	gd_case_view_release(&view);
	return status;
}

enum gd_status
gd_desk_evidence_add(struct gd_desk *d, int64_t id,
		     const struct gd_evidence_new *n, gd_vault_tick *tick,
		     void *ctx, int *seq, struct gd_error *err)
{
	const char *db = gd_desk_db_path(d);
	struct gd_vault_file f = { .size = 0 };
	enum gd_status status;
	struct gd_store *st;
	bool used = true;
	struct gd_act a;

	status = check_request(d, id, n, err);
	if (status == GD_OK)
		status = gd_vault_take(db, id, n->path, tick, ctx, &f, err);
	if (status != GD_OK)
		return status;
	status = gd_act_begin(&a, d, id, "evidence", GD_ACT_RULES, err);
	if (status == GD_OK) {
		status = record(&a, n, &f, seq, err);
		status = gd_act_end(&a, status, err);
	}
	if (status != GD_OK && f.fresh && gd_desk_store(d, &st, NULL) == GD_OK &&
	    gd_store_evidence_used(st, id, f.digest, &used, NULL) == GD_OK &&
	    !used)
		gd_vault_drop(db, id, f.digest);
	if (status == GD_OK)
		gd_desk_evidence_sweep(d, id, GD_EVIDENCE_LEFTOVER_S, NULL, NULL);
	return status;
}

/* A folder that is looked through. */
struct sweep {
	struct gd_desk *d;
	struct gd_store *st;
	int64_t id;
	bool repair;
	void (*report)(const char *finding, bool mended, void *ctx);
	void *ctx;
	int found, mended;
};

static bool
is_used(const char *digest, void *ctx)
{
	const struct sweep *s = ctx;
	bool used = true;

	/* What cannot be told stays. */
	gd_store_evidence_used(s->st, s->id, digest, &used, NULL);
	return used;
}

static void
look_through(int64_t id, void *ctx)
{
	struct sweep *s = ctx;
	const char *db = gd_desk_db_path(s->d);
	char number[GD_CASE_NUMBER_MAX];
	struct gd_buf line = GD_BUF_INIT;
	int strays, gone = 0;

	s->id = id;
	strays = gd_vault_strays(db, id, GD_EVIDENCE_LEFTOVER_S, is_used, s);
	if (!strays)
		return;
	if (s->repair)
		gone = gd_vault_sweep(db, id, GD_EVIDENCE_LEFTOVER_S, is_used,
				      s);
	gd_case_number(id, number);
	/* TRANSLATORS: the number of a case comes first. */
	gd_buf_addf(&line, ngettext("%s: %d file that no record speaks of",
				    "%s: %d files that no record speaks of",
				    (unsigned long)strays), number, strays);
	s->found++;
	s->mended += gone == strays;
	if (s->report)
		s->report(line.s, gone == strays, s->ctx);
	gd_buf_release(&line);
}

enum gd_status
gd_desk_evidence_strays(struct gd_desk *d, bool repair,
			void (*report)(const char *finding, bool mended,
				       void *ctx),
			void *ctx, int *found, int *mended,
			struct gd_error *err)
{
	struct sweep s = { .d = d, .repair = repair, .report = report,
			   .ctx = ctx };
	enum gd_status status = gd_desk_store(d, &s.st, err);

	if (status != GD_OK)
		return status;
	gd_vault_cases(gd_desk_db_path(d), look_through, &s);
	*found += s.found;
	*mended += s.mended;
	return GD_OK;
}

enum gd_status
gd_desk_evidence_sweep(struct gd_desk *d, int64_t id, int64_t age_s, int *gone,
		       struct gd_error *err)
{
	struct sweep s = { .id = id };
	enum gd_status status = gd_desk_store(d, &s.st, err);
	int n;

	if (status != GD_OK)
		return status;
	n = gd_vault_sweep(gd_desk_db_path(d), id, age_s, is_used, &s);
	if (gone)
		*gone = n;
	return GD_OK;
}
