/*
 * gongdao evidence list, checklist, show, coach - reading.
 */
#include <config.h>

#include "cli/evidence.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "cli/json.h"
#include "cli/listing.h"
#include "desk/evidence_words.h"
#include "domain/list.h"

struct row {
	const struct gd_evidence_view *v;
	const struct gd_evidence_row *r;
};

static void
put(const struct gd_column *col, struct gd_cli *c, const void *data,
    bool words, struct gd_buf *out)
{
	const struct row *row = data;
	const struct gd_evidence_row *r = row->r;
	const struct { const char *id, *value; } texts[] = {
		{ "name", r->name }, { "digest", r->digest },
		{ "captured_by", r->captured_by }, { "added_by", r->added_by },
		{ "source", r->source }, { "proves", r->proves },
		{ "note", r->note }, { "stamp_by", r->stamp_by },
		{ "touch", r->touch }, { "how", r->how },
	};
	const struct { const char *id; gd_instant at; } times[] = {
		{ "captured_at", r->captured_at }, { "added_at", r->added_at },
		{ "modified_at", r->modified_at },
		{ "stamped_at", r->stamped_at },
		{ "touched_at", r->touched_at },
	};
	const struct gd_evidence_kind *k;
	const struct gd_evidence_row *of;
	enum gd_principle_kind p;

	for (size_t i = 0; i < GD_ARRAY_LEN(texts); i++) {
		if (strcmp(texts[i].id, col->id) == 0)
			gd_buf_adds(out, texts[i].value);
	}
	for (size_t i = 0; i < GD_ARRAY_LEN(times); i++) {
		if (strcmp(times[i].id, col->id) == 0 &&
		    times[i].at != GD_INSTANT_NONE)
			gd_instant_format(out, times[i].at,
					  gd_desk_zone(c->desk));
	}
	k = gd_evidence_kind_find(row->v->k, r->kind);
	of = r->of_id ? gd_evidence_by_id(row->v->rows, row->v->len, r->of_id)
		      : NULL;
	if (strcmp(col->id, "number") == 0)
		gd_buf_addf(out, "%d", r->seq);
	else if (strcmp(col->id, "kind") == 0)
		gd_buf_adds(out, words && k ? gd_bitext_get(&k->name, NULL)
					    : r->kind);
	else if (strcmp(col->id, "size") == 0 && words)
		gd_size_words(r->size, out);
	else if (strcmp(col->id, "size") == 0)
		gd_buf_addf(out, "%lld", (long long)r->size);
	else if (strcmp(col->id, "copy_of") == 0 && of)
		gd_buf_addf(out, "%d", of->seq);
	else if (gd_principle_parse(col->id, &p))
		gd_buf_adds(out, gd_check_code(gd_checks_principle(
					       row->v->k, r->kind, r->checks,
					       p)));
}

static const struct gd_column columns[] = {
	{ .id = "number", .heading = N_("No."), .kind = GD_CELL_NUMBER,
	  .right = true, .shown = true, .put = put },
	{ .id = "kind", .heading = N_("Kind"), .kind = GD_CELL_CODE,
	  .shown = true, .put = put },
	{ .id = "name", .heading = N_("File"), .kind = GD_CELL_TEXT,
	  .flexible = true, .shown = true, .put = put },
	{ .id = "size", .heading = N_("Size"), .kind = GD_CELL_NUMBER,
	  .right = true, .shown = true, .put = put },
	{ .id = "added_at", .heading = N_("Added"), .kind = GD_CELL_INSTANT,
	  .put = put },
	{ .id = "captured_at", .heading = N_("Captured"),
	  .kind = GD_CELL_INSTANT, .shown = true, .put = put },
	{ .id = "lawful", .heading = N_("lawful"), .kind = GD_CELL_CODE,
	  .shown = true, .put = put },
	{ .id = "relevant", .heading = N_("relevant"), .kind = GD_CELL_CODE,
	  .shown = true, .put = put },
	{ .id = "complete", .heading = N_("complete"), .kind = GD_CELL_CODE,
	  .shown = true, .put = put },
	{ .id = "stamped_at", .heading = N_("Timestamp"),
	  .kind = GD_CELL_INSTANT, .put = put },
	{ .id = "digest", .heading = "SHA-256", .kind = GD_CELL_CODE,
	  .shown = true, .put = put },
	{ .id = "how", .heading = N_("How"), .kind = GD_CELL_CODE,
	  .put = put },
	{ .id = "captured_by", .heading = N_("By whom"), .kind = GD_CELL_TEXT,
	  .put = put },
	{ .id = "source", .heading = N_("From where"), .kind = GD_CELL_TEXT,
	  .put = put },
	{ .id = "modified_at", .heading = N_("Time of the file"),
	  .kind = GD_CELL_INSTANT, .put = put },
	{ .id = "added_by", .heading = N_("Added by"), .kind = GD_CELL_TEXT,
	  .put = put },
	{ .id = "proves", .heading = N_("Proves"), .kind = GD_CELL_TEXT,
	  .put = put },
	{ .id = "note", .heading = N_("Note"), .kind = GD_CELL_TEXT,
	  .put = put },
	{ .id = "copy_of", .heading = N_("Copy of"), .kind = GD_CELL_NUMBER,
	  .right = true, .put = put },
	{ .id = "stamp_by", .heading = N_("Timestamp by"),
	  .kind = GD_CELL_TEXT, .put = put },
	{ .id = "touch", .heading = N_("Latest touch"), .kind = GD_CELL_CODE,
	  .put = put },
	{ .id = "touched_at", .heading = NULL, .kind = GD_CELL_INSTANT,
	  .put = put },
	{ .id = NULL }
};

bool
gd_evidence_load(struct gd_cli *c, int64_t *id, struct gd_evidence_view *v,
		 int *status)
{
	struct gd_error err = GD_ERROR_INIT;

	if (!gd_cli_exhibit(c, id, NULL, status))
		return false;
	if (gd_desk_evidence(c->desk, *id, v, &err) != GD_OK) {
		*status = gd_cli_fail(&err);
		return false;
	}
	return true;
}

int
gd_evidence_cmd_list(struct gd_cli *c)
{
	struct gd_evidence_view v;
	struct gd_listing listing;
	enum gd_format format;
	int status = GD_EXIT_OK;
	int64_t id;

	if (!gd_cli_format(c, true, &format))
		return GD_EXIT_REQUEST;
	if (!gd_evidence_load(c, &id, &v, &status))
		return status;
	if (!gd_listing_begin(&listing, c, format, columns, NULL)) {
		gd_evidence_view_release(&v);
		return GD_EXIT_REQUEST;
	}
	for (size_t i = 0; i < v.len; i++) {
		struct row row = { &v, &v.rows[i] };

		if (!gd_listing_row(&listing, &row))
			break;
	}
	gd_listing_end(&listing, GD_OK, _("no files of evidence yet; 'gongdao evidence add CASE FILE --kind KIND' adds one"));
	gd_evidence_view_release(&v);
	return status;
}

static json_t *
item_json(const struct gd_cli *c, const struct gd_evidence_view *v,
	  const struct gd_checklist_item *item)
{
	json_t *o = json_object();

	json_object_set_new(o, "kind", gd_json_text(item->kind->code));
	json_object_set_new(o, "name",
			    gd_json_text(gd_bitext_get(&item->kind->name,
						       NULL)));
	json_object_set_new(o, "needed", json_boolean(item->listed));
	json_object_set_new(o, "held", json_boolean(item->held));
	json_object_set_new(o, "files", json_integer(item->files));
	json_object_set_new(o, "vanish_days",
			    json_integer(item->kind->vanish_days));
	json_object_set_new(o, "vanishes_at",
			    gd_json_instant(c, gd_evidence_vanishes_at(
						    item->kind, v->opened_at)));
	json_object_set_new(o, "importance",
			    json_integer(item->kind->importance));
	json_object_set_new(o, "credit", json_integer(item->credit));
	json_object_set_new(o, "collect",
			    gd_json_text(gd_bitext_get(&item->kind->collect,
						       NULL)));
	json_object_set_new(o, "weight",
			    gd_json_text(gd_bitext_get(&item->kind->weight,
						       NULL)));
	json_object_set_new(o, "source", gd_json_text(item->kind->source));
	json_object_set_new(o, "best", item->best
			    ? json_integer(item->best->seq) : json_null());
	for (int p = 0; p < GD_PRINCIPLES; p++)
		json_object_set_new(o, gd_principle_code((enum gd_principle_kind)
							 p),
				    item->best ? gd_json_text(gd_check_code(
							item->principle[p]))
					       : json_null());
	json_object_set_new(o, "stamped", json_boolean(item->stamped));
	return o;
}

int
gd_evidence_cmd_checklist(struct gd_cli *c)
{
	struct gd_buf text = GD_BUF_INIT;
	struct gd_evidence_view v;
	enum gd_format format;
	int status = GD_EXIT_OK;
	json_t *o, *a;
	int64_t id;

	if (!gd_cli_format(c, false, &format))
		return GD_EXIT_REQUEST;
	if (!gd_evidence_load(c, &id, &v, &status))
		return status;
	if (format == GD_FORMAT_TEXT) {
		gd_checklist_words(c->desk, &v, &text);
		gd_cli_text(c, text.s);
	} else {
		o = json_object();
		json_object_set_new(o, "completeness",
				    json_integer(v.list.completeness));
		json_object_set_new(o, "held", json_integer(v.list.held));
		json_object_set_new(o, "needed", json_integer(v.list.needed));
		json_object_set_new(o, "earned", json_integer(v.list.earned));
		json_object_set_new(o, "possible",
				    json_integer(v.list.possible));
		json_object_set_new(o, "kinds", a = json_array());
		for (size_t i = 0; i < v.list.len; i++)
			json_array_append_new(a, item_json(c, &v, &v.list.items[i]));
		gd_json_print(o);
	}
	gd_buf_release(&text);
	gd_evidence_view_release(&v);
	return status;
}

int
gd_evidence_cmd_show(struct gd_cli *c)
{
	const struct gd_evidence_row *r = NULL;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf text = GD_BUF_INIT;
	struct gd_evidence_view v;
	int status = GD_EXIT_OK, seq;
	int64_t id;

	if (!gd_cli_exhibit(c, &id, &seq, &status) ||
	    !gd_evidence_load(c, &id, &v, &status))
		return status;
	if (gd_evidence_view_find(&v, id, seq, &r, &err) == GD_OK) {
		gd_evidence_words(c->desk, &v, r, &text);
		gd_buf_addc(&text, '\n');
		if (gd_desk_evidence_look(c->desk, id, seq, &text, &err) !=
		    GD_OK)
			status = gd_cli_fail(&err);
		gd_cli_text(c, text.s);
	} else {
		status = gd_cli_fail(&err);
	}
	gd_buf_release(&text);
	gd_evidence_view_release(&v);
	return status;
}

int
gd_evidence_cmd_coach(struct gd_cli *c)
{
	struct gd_error err = GD_ERROR_INIT;
	const struct gd_evidence_kind *kind;
	const struct gd_knowledge *k;
	struct gd_buf b = GD_BUF_INIT;
	struct gd_playbook *pb;

	if (gd_desk_playbook(c->desk, &pb, &err) != GD_OK ||
	    gd_playbook_knowledge(pb, &k, &err) != GD_OK)
		return gd_cli_fail(&err);
	if (c->argc > 1 &&
	    gd_desk_evidence_kind(c->desk, c->argv[1], &kind, &err) != GD_OK)
		return gd_cli_fail(&err);
	for (size_t i = 0; i < k->evidence_len; i++) {
		if (c->argc > 1 && &k->evidence[i] != kind)
			continue;
		if (b.len)
			gd_buf_addc(&b, '\n');
		gd_buf_addf(&b, "%s (%s)\n",
			    gd_bitext_get(&k->evidence[i].name, NULL),
			    k->evidence[i].code);
		gd_capture_words(c->desk, &k->evidence[i], &b);
	}
	gd_cli_text(c, b.s);
	gd_buf_release(&b);
	return GD_EXIT_OK;
}
