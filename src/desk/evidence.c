/*
 * desk/evidence.c - reading a case's evidence, and what is told about it.
 */
#include <config.h>

#include "desk/evidence.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/suggest.h"
#include "base/text.h"
#include "desk/evidence_internal.h"
#include "domain/dateinput.h"
#include "store/evidence.h"

void
gd_evidence_view_release(struct gd_evidence_view *v)
{
	gd_evidence_rows_free(v->rows, v->len);
	gd_checklist_release(&v->list);
	gd_answers_release(&v->answers);
	*v = (struct gd_evidence_view){ .k = NULL };
}

enum gd_status
gd_desk_evidence(struct gd_desk *d, int64_t id, struct gd_evidence_view *out,
		 struct gd_error *err)
{
	struct gd_evidence_view v = { .k = NULL };
	enum gd_status status;
	struct gd_act a;

	status = gd_act_look(&a, d, id, err);
	if (status != GD_OK)
		return status;
	status = gd_store_evidence(a.st, id, &v.rows, &v.len, err);
	if (status == GD_OK) {
		v.k = a.k;
		v.opened_at = a.v.row.opened_at;
		gd_answers_init(&v.answers);
		gd_answers_copy(&v.answers, &a.effective);
		gd_checklist_make(v.k, &v.answers, v.rows, v.len, &v.list);
		*out = v;
	}
	gd_act_release(&a);
	return status;
}

enum gd_status
gd_evidence_view_find(const struct gd_evidence_view *v, int64_t id, int seq,
		      const struct gd_evidence_row **out, struct gd_error *err)
{
	const struct gd_evidence_row *r = gd_evidence_by_seq(v->rows, v->len,
							     seq);
	char number[GD_CASE_NUMBER_MAX];
	struct gd_buf all = GD_BUF_INIT;

	if (r) {
		*out = r;
		return GD_OK;
	}
	gd_case_number(id, number);
	for (size_t i = 0; i < v->len; i++)
		gd_buf_addf(&all, "%s%d", i ? " " : "", v->rows[i].seq);
	if (v->len)
		gd_error_set(err, GD_ENOTFOUND,
			     _("%1$s has no evidence number %2$d; there are: "
			       "%3$s"), number, seq, all.s);
	else
		gd_error_set(err, GD_ENOTFOUND,
			     _("%s has no files of evidence yet; add one "
			       "first"), number);
	gd_buf_release(&all);
	return GD_ENOTFOUND;
}

enum gd_status
gd_desk_evidence_kind(struct gd_desk *d, const char *code,
		      const struct gd_evidence_kind **out, struct gd_error *err)
{
	const struct gd_knowledge *k;
	struct gd_buf names = GD_BUF_INIT;
	struct gd_playbook *pb;
	const char **codes, *near;
	enum gd_status status;

	status = gd_desk_playbook(d, &pb, err);
	if (status == GD_OK)
		status = gd_playbook_knowledge(pb, &k, err);
	if (status != GD_OK)
		return status;
	*out = gd_evidence_kind_find(k, code);
	if (*out)
		return GD_OK;
	codes = gd_calloc(k->evidence_len + 1, sizeof *codes);
	for (size_t i = 0; i < k->evidence_len; i++) {
		codes[i] = k->evidence[i].code;
		gd_buf_addf(&names, "%s%s", i ? " " : "", codes[i]);
	}
	near = gd_suggest(code, codes, k->evidence_len);
	if (near)
		gd_error_set(err, GD_EINVAL,
			     _("there is no kind of evidence '%s'; did you "
			       "mean '%s'?"), code, near);
	else
		gd_error_set(err, GD_EINVAL,
			     _("there is no kind of evidence '%s'; there are: "
			       "%s"), code, names.s);
	gd_buf_release(&names);
	free(codes);
	return GD_EINVAL;
}

const struct gd_principle *
gd_evidence_question(const struct gd_knowledge *k, const char *kind, size_t i)
{
	for (size_t j = 0; j < k->principles_len; j++) {
		if (gd_evidence_kind_in(k->principles[j].kinds, kind) &&
		    i-- == 0)
			return &k->principles[j];
	}
	return NULL;
}

enum gd_status
gd_evidence_put_text(struct gd_act *a, int64_t row, const char *field,
		     const char *value, struct gd_error *err)
{
	struct gd_buf clean = GD_BUF_INIT;
	enum gd_status status;
	size_t from = 0;

	if (value)
		gd_text_clean(&clean, value, strlen(value));
	while (clean.len && strchr(" \t\n", clean.s[clean.len - 1]))
		gd_buf_setlen(&clean, clean.len - 1);
	while (clean.s[from] && strchr(" \t\n", clean.s[from]))
		from++;
	status = gd_store_put(a->st, GD_ENT_EVIDENCE, row, field,
			      clean.len > from ? clean.s + from : NULL, err);
	gd_buf_release(&clean);
	return status;
}

/* The row `seq` inside an action: `*rows` is freed by the caller. */
static enum gd_status
find_row(struct gd_act *a, int seq, struct gd_evidence_view *v,
	 const struct gd_evidence_row **out, struct gd_error *err)
{
	enum gd_status status;

	*v = (struct gd_evidence_view){ .k = a->k };
	status = gd_store_evidence(a->st, a->id, &v->rows, &v->len, err);
	if (status == GD_OK)
		status = gd_evidence_view_find(v, a->id, seq, out, err);
	return status;
}

static const struct gd_principle *
principle_of(const struct gd_knowledge *k, const char *kind, const char *id,
	     struct gd_error *err)
{
	struct gd_buf names = GD_BUF_INIT;
	const struct gd_principle *q;
	size_t i;

	for (i = 0; (q = gd_evidence_question(k, kind, i)); i++) {
		if (strcmp(q->id, id) == 0)
			break;
		gd_buf_addf(&names, "%s%s", i ? " " : "", q->id);
	}
	if (!q)
		gd_error_set(err, GD_EINVAL,
			     _("'%1$s' is not asked of this kind of evidence; "
			       "there are: %2$s"), id, names.s);
	gd_buf_release(&names);
	return q;
}

static enum gd_status
put_check(struct gd_act *a, int seq, const char *question, enum gd_check c,
	  struct gd_error *err)
{
	const struct gd_evidence_row *r = NULL;
	struct gd_buf checks = GD_BUF_INIT;
	struct gd_evidence_view v;
	enum gd_status status;

	status = find_row(a, seq, &v, &r, err);
	if (status == GD_OK && !principle_of(a->k, r->kind, question, err))
		status = GD_EINVAL;
	if (status == GD_OK) {
		gd_checks_set(r->checks, question, c, &checks);
		status = gd_store_put(a->st, GD_ENT_EVIDENCE, r->id, "checks",
				      checks.len ? checks.s : NULL, err);
	}
	gd_buf_release(&checks);
	gd_evidence_view_release(&v);
	return status;
}

enum gd_status
gd_desk_evidence_check(struct gd_desk *d, int64_t id, int seq,
		       const char *question, enum gd_check c,
		       struct gd_error *err)
{
	enum gd_status status;
	struct gd_act a;

	status = gd_act_begin(&a, d, id, "principle", GD_ACT_RULES, err);
	if (status != GD_OK)
		return status;
	status = put_check(&a, seq, question, c, err);
	return gd_act_end(&a, status, err);
}

static bool
is_how(const char *value)
{
	const char *code;

	for (size_t i = 0; (code = gd_evidence_how(i)); i++) {
		if (strcmp(code, value) == 0)
			return true;
	}
	return false;
}

static enum gd_status
put_moment(struct gd_act *a, int64_t row, const char *value,
	   struct gd_error *err)
{
	struct gd_zone zone = gd_desk_zone(a->desk);
	struct gd_dateinput in;
	enum gd_status status;
	gd_instant at = GD_INSTANT_NONE;

	if (*value && gd_instant_parse(value, zone, &at, NULL) != GD_OK) {
		status = gd_dateinput_parse(value, a->now, zone, true, &in,
					    err);
		if (status != GD_OK)
			return status;
		at = in.at;
	}
	if (at != GD_INSTANT_NONE &&
	    gd_act_instant(a, at, &at, err) != GD_OK)
		return GD_EINVAL;
	return gd_act_put_instant(a, GD_ENT_EVIDENCE, row, "captured_at", at,
				  err);
}

/* The number of the original; a copy of a copy is one of the original. */
static enum gd_status
put_original(struct gd_act *a, const struct gd_evidence_view *v,
	     const struct gd_evidence_row *r, const char *value,
	     struct gd_error *err)
{
	const struct gd_evidence_row *of = NULL;
	enum gd_status status = GD_OK;

	if (*value)
		status = gd_evidence_view_find(v, a->id,
					       (int)strtol(value, NULL, 10),
					       &of, err);
	if (status != GD_OK)
		return status;
	if (of && (of->id == r->id || of->of_id == r->id))
		return gd_error_set(err, GD_EINVAL,
				    _("a file cannot be a copy of itself"));
	return gd_store_put_int(a->st, GD_ENT_EVIDENCE, r->id, "of_id",
				!of ? 0 : of->of_id ? of->of_id : of->id, err);
}

static enum gd_status
describe(struct gd_act *a, int seq, const char *field, const char *value,
	 struct gd_error *err)
{
	static const char *const texts[] = {
		"captured_by", "source", "proves", "note"
	};
	const struct gd_evidence_row *r = NULL;
	const struct gd_evidence_kind *kind;
	struct gd_evidence_view v;
	enum gd_status status;

	status = find_row(a, seq, &v, &r, err);
	if (status != GD_OK)
		goto out;
	status = GD_EINVAL;
	for (size_t i = 0; i < GD_ARRAY_LEN(texts); i++) {
		if (strcmp(texts[i], field) == 0) {
			status = gd_evidence_put_text(a, r->id, field, value,
						      err);
			goto out;
		}
	}
	if (strcmp(field, "captured_at") == 0) {
		status = put_moment(a, r->id, value, err);
	} else if (strcmp(field, "kind") == 0) {
		status = gd_desk_evidence_kind(a->desk, value, &kind, err);
		if (status == GD_OK)
			status = gd_store_put(a->st, GD_ENT_EVIDENCE, r->id,
					      "kind", value, err);
		if (status == GD_OK)
			status = gd_evidence_held(a, value, err);
	} else if (strcmp(field, "copy_of") == 0) {
		status = put_original(a, &v, r, value, err);
	} else if (strcmp(field, "how") == 0 && (!*value || is_how(value))) {
		status = gd_store_put(a->st, GD_ENT_EVIDENCE, r->id, "how",
				      value, err);
	} else {
		gd_error_set(err, GD_EINVAL,
			     _("'%1$s' of evidence cannot be '%2$s'"), field,
			     value);
	}
out:
	gd_evidence_view_release(&v);
	return status;
}

enum gd_status
gd_desk_evidence_describe(struct gd_desk *d, int64_t id, int seq,
			  const char *field, const char *value,
			  struct gd_error *err)
{
	enum gd_status status;
	struct gd_act a;

	status = gd_act_begin(&a, d, id, "describe", GD_ACT_RULES, err);
	if (status != GD_OK)
		return status;
	status = describe(&a, seq, field, value, err);
	return gd_act_end(&a, status, err);
}
