/*
 * desk/bundle_tables.c - the lists of a bundle: catalogue, manifest, custody.
 */
#include <config.h>

#include "desk/bundle_internal.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/evidence_internal.h"
#include "desk/phrase_evidence.h"
#include "exchange/csv_out.h"
#include "store/evidence.h"

/* A CSV file in memory: `fill` writes its rows. */
static enum gd_status
make_csv(struct gd_bundle *b, struct gd_buf *out,
	 void (*fill)(struct gd_bundle *b, struct gd_csv_out *csv),
	 struct gd_error *err)
{
	struct gd_csv_out csv;
	enum gd_status status;
	char *bytes = NULL;
	size_t len = 0;
	FILE *fp = open_memstream(&bytes, &len);

	if (!fp)
		return gd_error_set(err, GD_ESYS, _("out of memory"));
	status = gd_csv_out_begin(&csv, fp, "utf-8-bom", ',', err);
	if (status == GD_OK) {
		fill(b, &csv);
		status = gd_csv_out_end(&csv, err);
	}
	fclose(fp);
	if (status == GD_OK)
		gd_buf_add(out, bytes, len);
	free(bytes);
	return status;
}

static void
cell(struct gd_bundle *b, struct gd_csv_out *csv, const char *text)
{
	struct gd_buf t = GD_BUF_INIT;

	gd_bundle_words(b, text, &t);
	gd_csv_out_text(csv, t.s);
	gd_buf_release(&t);
}

static void
moment(struct gd_bundle *b, struct gd_csv_out *csv, gd_instant at)
{
	struct gd_buf t = GD_BUF_INIT;

	gd_bundle_moment(b, at, &t);
	gd_csv_out_plain(csv, t.s);
	gd_buf_release(&t);
}

static void
heading(struct gd_csv_out *csv, const char *const *names, size_t len)
{
	for (size_t i = 0; i < len; i++)
		gd_csv_out_plain(csv, _(names[i]));
	gd_csv_out_row_end(csv);
}

static void
fill_catalogue(struct gd_bundle *b, struct gd_csv_out *csv)
{
	static const char *const names[] = {
		N_("No."), N_("Name"), N_("Kind"), N_("From where"),
		N_("Date"), N_("Proves"), N_("Original or copy"), N_("Page"),
		"SHA-256", N_("File in this bundle")
	};

	heading(csv, names, GD_ARRAY_LEN(names));
	for (size_t i = 0; i < b->v.len; i++) {
		const struct gd_evidence_row *r = b->items[i].row;

		gd_csv_out_int(csv, r->seq);
		cell(b, csv, r->name);
		gd_csv_out_plain(csv, gd_bundle_kind(b, r));
		cell(b, csv, r->source);
		moment(b, csv, r->captured_at != GD_INSTANT_NONE
				       ? r->captured_at : r->modified_at);
		cell(b, csv, gd_bundle_proves(b, r));
		gd_csv_out_plain(csv, r->of_id ? _("a copy") : _("an original"));
		gd_csv_out_int(csv, b->items[i].page);
		gd_csv_out_plain(csv, r->digest);
		gd_csv_out_plain(csv, b->items[i].name ? b->items[i].name
				      : _("withheld"));
		gd_csv_out_row_end(csv);
	}
}

enum gd_status
gd_bundle_catalogue_csv(struct gd_bundle *b, struct gd_buf *out,
			struct gd_error *err)
{
	return make_csv(b, out, fill_catalogue, err);
}

static int
copied_from(const struct gd_bundle *b, const struct gd_evidence_row *r)
{
	const struct gd_evidence_row *of =
		r->of_id ? gd_evidence_by_id(b->v.rows, b->v.len, r->of_id)
			 : NULL;

	return of ? of->seq : 0;
}

static void
fill_manifest(struct gd_bundle *b, struct gd_csv_out *csv)
{
	static const char *const names[] = {
		"number", "file", "name", "kind", "size", "digest",
		"captured_at", "how", "captured_by", "source", "modified_at",
		"added_at", "added_by", "copy_of", "proves", "note", "checks",
		"stamped_at", "stamp_by"
	};

	for (size_t i = 0; i < GD_ARRAY_LEN(names); i++)
		gd_csv_out_plain(csv, names[i]);
	gd_csv_out_row_end(csv);
	for (size_t i = 0; i < b->v.len; i++) {
		const struct gd_evidence_row *r = b->items[i].row;

		gd_csv_out_int(csv, r->seq);
		gd_csv_out_plain(csv, b->items[i].name ? b->items[i].name : "");
		cell(b, csv, r->name);
		gd_csv_out_plain(csv, r->kind);
		gd_csv_out_int(csv, r->size);
		gd_csv_out_plain(csv, r->digest);
		moment(b, csv, r->captured_at);
		gd_csv_out_plain(csv, r->how);
		cell(b, csv, r->captured_by);
		cell(b, csv, r->source);
		moment(b, csv, r->modified_at);
		moment(b, csv, r->added_at);
		cell(b, csv, r->added_by);
		if (r->of_id)
			gd_csv_out_int(csv, copied_from(b, r));
		else
			gd_csv_out_plain(csv, "");
		cell(b, csv, gd_bundle_proves(b, r));
		cell(b, csv, r->note);
		gd_csv_out_plain(csv, r->checks);
		moment(b, csv, r->stamped_at);
		gd_csv_out_text(csv, r->stamp_by);
		gd_csv_out_row_end(csv);
	}
}

enum gd_status
gd_bundle_manifest_csv(struct gd_bundle *b, struct gd_buf *out,
		       struct gd_error *err)
{
	return make_csv(b, out, fill_manifest, err);
}

static void
set_text(struct gd_bundle *b, json_t *o, const char *key, const char *text)
{
	struct gd_buf t = GD_BUF_INIT;

	gd_bundle_words(b, text, &t);
	json_object_set_new(o, key, *t.s ? json_string(t.s) : json_null());
	gd_buf_release(&t);
}

static void
set_moment(struct gd_bundle *b, json_t *o, const char *key, gd_instant at)
{
	struct gd_buf t = GD_BUF_INIT;

	gd_bundle_moment(b, at, &t);
	json_object_set_new(o, key, *t.s ? json_string(t.s) : json_null());
	gd_buf_release(&t);
}

static json_t *
item_json(struct gd_bundle *b, const struct gd_exhibit *item)
{
	const struct gd_evidence_row *r = item->row;
	json_t *o = json_object();

	json_object_set_new(o, "number", json_integer(r->seq));
	json_object_set_new(o, "file", item->name ? json_string(item->name)
						  : json_null());
	set_text(b, o, "name", r->name);
	json_object_set_new(o, "kind", json_string(r->kind));
	json_object_set_new(o, "size", json_integer(r->size));
	json_object_set_new(o, "sha256", json_string(r->digest));
	set_moment(b, o, "captured_at", r->captured_at);
	json_object_set_new(o, "how", json_string(r->how));
	set_text(b, o, "captured_by", r->captured_by);
	set_text(b, o, "source", r->source);
	set_moment(b, o, "modified_at", r->modified_at);
	set_moment(b, o, "added_at", r->added_at);
	set_text(b, o, "added_by", r->added_by);
	json_object_set_new(o, "copy_of", r->of_id
			    ? json_integer(copied_from(b, r)) : json_null());
	set_text(b, o, "proves", gd_bundle_proves(b, r));
	set_text(b, o, "note", r->note);
	json_object_set_new(o, "checks", json_string(r->checks));
	set_moment(b, o, "stamped_at", r->stamped_at);
	json_object_set_new(o, "stamp_by", *r->stamp_by
			    ? json_string(r->stamp_by) : json_null());
	json_object_set_new(o, "page", json_integer(item->page));
	return o;
}

enum gd_status
gd_bundle_manifest_json(struct gd_bundle *b, struct gd_buf *out,
			struct gd_error *err)
{
	json_t *o = json_object(), *files = json_array();
	char *text;

	json_object_set_new(o, "format", json_string("gongdao-evidence-1"));
	json_object_set_new(o, "case", json_string(b->number));
	set_moment(b, o, "as_of", b->as_of);
	json_object_set_new(o, "redacted", json_boolean(b->redact != NULL));
	for (size_t i = 0; i < b->v.len; i++)
		json_array_append_new(files, item_json(b, &b->items[i]));
	json_object_set_new(o, "files", files);
	text = json_dumps(o, JSON_INDENT(1) | JSON_PRESERVE_ORDER);
	json_decref(o);
	if (!text)
		return gd_error_set(err, GD_EDATA,
				    _("a text of this case is damaged; "
				      "'gongdao verify' tells more"));
	gd_buf_adds(out, text);
	gd_buf_addc(out, '\n');
	free(text);
	return GD_OK;
}

struct custody {
	struct gd_bundle *b;
	struct gd_csv_out *csv;
	struct gd_store *st;
};

static bool
add_event(const struct gd_event_row *ev, void *ctx)
{
	char hash[GD_DIGEST_HEX] = "";
	struct custody *c = ctx;
	struct gd_buf words = GD_BUF_INIT;
	int64_t id = ev->id;

	if (ev->id > c->b->last_event)
		return false;
	if (gd_phrase_evidence_event(c->b->d, ev, false, &words)) {
		gd_store_event_hash(c->st, &id, hash, NULL);
		gd_csv_out_int(c->csv, ev->id);
		moment(c->b, c->csv, ev->at);
		cell(c->b, c->csv, ev->who);
		gd_csv_out_plain(c->csv, ev->kind);
		cell(c->b, c->csv, words.s);
		gd_csv_out_plain(c->csv, ev->undone_by ? _("undone") : "");
		gd_csv_out_plain(c->csv, hash);
		gd_csv_out_row_end(c->csv);
	}
	gd_buf_release(&words);
	return true;
}

static void
fill_custody(struct gd_bundle *b, struct gd_csv_out *csv)
{
	static const char *const names[] = {
		N_("Event"), N_("When"), N_("Who"), N_("Code"), N_("What"),
		N_("Undone"), N_("Hash of the event")
	};
	struct custody c = { b, csv, NULL };

	heading(csv, names, GD_ARRAY_LEN(names));
	if (gd_desk_store(b->d, &c.st, NULL) == GD_OK)
		gd_store_events_each(c.st, b->id, add_event, &c, NULL);
}

enum gd_status
gd_bundle_custody_csv(struct gd_bundle *b, struct gd_buf *out,
		      struct gd_error *err)
{
	return make_csv(b, out, fill_custody, err);
}
