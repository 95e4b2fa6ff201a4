/*
 * desk/bundle.c - see bundle.h: what goes in, in which order, under which name.
 */
#include <config.h>

#include "desk/bundle.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "desk/bundle_internal.h"
#include "desk/evidence_internal.h"
#include "desk/redact.h"
#include "exchange/archive.h"
#include "store/evidence.h"

struct writer {
	struct gd_bundle b;
	struct gd_zip *zip;
	struct gd_buf sums;
	gd_vault_tick *tick;
	void *ctx;
	int64_t done, total;
};

void
gd_bundle_words(const struct gd_bundle *b, const char *text, struct gd_buf *out)
{
	if (b->redact)
		gd_redact_text(b->redact, text, strlen(text), out, NULL);
	else
		gd_buf_adds(out, text);
}

void
gd_bundle_moment(const struct gd_bundle *b, gd_instant at, struct gd_buf *out)
{
	if (at != GD_INSTANT_NONE)
		gd_instant_format(out, at, gd_desk_zone(b->d));
}

const char *
gd_bundle_kind(const struct gd_bundle *b, const struct gd_evidence_row *r)
{
	const struct gd_evidence_kind *k = gd_evidence_kind_find(b->v.k,
								 r->kind);

	return k ? gd_bitext_get(&k->name, NULL) : r->kind;
}

const char *
gd_bundle_proves(const struct gd_bundle *b, const struct gd_evidence_row *r)
{
	const struct gd_evidence_kind *k = gd_evidence_kind_find(b->v.k,
								 r->kind);

	if (*r->proves || !k)
		return r->proves;
	return gd_bitext_get(&k->proves, NULL);
}

static void
add_sum(struct writer *w, const char *digest, const char *name)
{
	gd_buf_addf(&w->sums, "%s  %s\n", digest, name);
}

static enum gd_status
add_bytes(struct writer *w, const char *name, const struct gd_buf *bytes,
	  struct gd_error *err)
{
	unsigned char hash[GD_DIGEST_LEN];
	char hex[GD_DIGEST_HEX];
	enum gd_status status;
	struct gd_digest d;

	gd_digest_init(&d);
	gd_digest_add(&d, bytes->s, bytes->len);
	gd_digest_end(&d, hash);
	gd_digest_hex(hash, hex);
	add_sum(w, hex, name);
	status = gd_zip_file(w->zip, name, (int64_t)bytes->len, err);
	return status == GD_OK ? gd_zip_write(w->zip, bytes->s, bytes->len,
					      err) : status;
}

/* A kept file, read once: what goes in is what was hashed. */
static enum gd_status
add_file(struct writer *w, const char *digest, const char *name,
	 struct gd_error *err)
{
	unsigned char hash[GD_DIGEST_LEN];
	char chunk[65536], hex[GD_DIGEST_HEX];
	enum gd_status status;
	struct gd_digest d;
	int64_t size;
	size_t n;
	FILE *fp;

	status = gd_vault_open(gd_desk_db_path(w->b.d), w->b.id, digest, &fp,
			       &size, err);
	if (status != GD_OK)
		return status;
	status = gd_zip_file(w->zip, name, size, err);
	gd_digest_init(&d);
	while (status == GD_OK && (n = fread(chunk, 1, sizeof chunk, fp)) > 0) {
		gd_digest_add(&d, chunk, n);
		status = gd_zip_write(w->zip, chunk, n, err);
		w->done += (int64_t)n;
		if (status == GD_OK && w->tick &&
		    !w->tick(w->done, w->total, w->ctx))
			status = gd_error_set(err, GD_ECANCEL, _("cancelled"));
	}
	if (status == GD_OK && ferror(fp))
		status = gd_error_set(err, GD_ESYS, _("cannot read '%s': %s"),
				      name, strerror(errno));
	fclose(fp);
	gd_digest_end(&d, hash);
	gd_digest_hex(hash, hex);
	if (status == GD_OK && strcmp(hex, digest) != 0)
		status = gd_error_set(err, GD_EDATA,
				      _("'%s' is not what was kept; bring it "
					"back from a backup copy, then make "
					"the bundle again"), name);
	add_sum(w, hex, name);
	return status;
}

static enum gd_status
add_exhibits(struct writer *w, struct gd_error *err)
{
	enum gd_status status = GD_OK;

	for (size_t i = 0; status == GD_OK && i < w->b.v.len; i++) {
		if (w->b.items[i].name)
			status = add_file(w, w->b.v.rows[i].digest,
					  w->b.items[i].name, err);
	}
	return status;
}

/* Tokens by exhibit; each certificate once. */
static enum gd_status
add_stamps(struct writer *w, struct gd_error *err)
{
	struct gd_buf name = GD_BUF_INIT;
	enum gd_status status = GD_OK;

	for (size_t i = 0; status == GD_OK && i < w->b.v.len; i++) {
		const struct gd_evidence_row *r = &w->b.v.rows[i];

		if (!w->b.items[i].name || !*r->stamp_digest)
			continue;
		gd_buf_reset(&name);
		gd_buf_addf(&name, "timestamps/E%02d.tsr", r->seq);
		status = add_file(w, r->stamp_digest, name.s, err);
		gd_buf_reset(&name);
		gd_buf_addf(&name, "timestamps/ca-%.8s.pem", r->stamp_ca);
		if (status == GD_OK && *r->stamp_ca &&
		    !strstr(w->sums.s, name.s))
			status = add_file(w, r->stamp_ca, name.s, err);
	}
	gd_buf_release(&name);
	return status;
}

static enum gd_status
add_texts(struct writer *w, struct gd_error *err)
{
	static const struct {
		const char *name;
		enum gd_status (*make)(struct gd_bundle *b, struct gd_buf *out,
				       struct gd_error *err);
	} texts[] = {
		{ "print.txt", gd_bundle_print },
		{ "README.txt", gd_bundle_readme },
		{ "catalogue.txt", gd_bundle_catalogue },
		{ "catalogue.csv", gd_bundle_catalogue_csv },
		{ "manifest.json", gd_bundle_manifest_json },
		{ "manifest.csv", gd_bundle_manifest_csv },
		{ "custody.csv", gd_bundle_custody_csv },
	};
	enum gd_status status = GD_OK;

	for (size_t i = 0; status == GD_OK && i < GD_ARRAY_LEN(texts); i++) {
		struct gd_buf text = GD_BUF_INIT;

		status = texts[i].make(&w->b, &text, err);
		if (status == GD_OK)
			status = add_bytes(w, texts[i].name, &text, err);
		gd_buf_release(&text);
	}
	return status;
}

static enum gd_status
add_sums(struct writer *w, struct gd_error *err)
{
	enum gd_status status;

	status = gd_zip_file(w->zip, "SHA256SUMS", (int64_t)w->sums.len, err);
	return status == GD_OK ? gd_zip_write(w->zip, w->sums.s, w->sums.len,
					      err) : status;
}

/* Names in the bundle; with redaction only covered copies have one. */
static int
choose(struct writer *w)
{
	struct gd_buf name = GD_BUF_INIT;
	int n = 0;

	w->b.items = gd_calloc(w->b.v.len + 1, sizeof *w->b.items);
	for (size_t i = 0; i < w->b.v.len; i++) {
		const struct gd_evidence_row *r = &w->b.v.rows[i];
		struct gd_evidence_row shown = *r;
		struct gd_buf full = GD_BUF_INIT;

		w->b.items[i].row = r;
		if (w->b.redact && !r->of_id)
			continue;
		gd_buf_reset(&name);
		gd_bundle_words(&w->b, r->name, &name);
		shown.name = name.s;
		gd_buf_adds(&full, "files/");
		gd_evidence_file_name(&shown, &full);
		w->b.items[i].name = gd_buf_detach(&full);
		w->total += r->size;
		n++;
	}
	gd_buf_release(&name);
	return n;
}

static bool
is_bundling(const struct gd_event_value *v, void *ctx)
{
	if (strcmp(v->field, "touch") == 0 && v->after &&
	    strcmp(v->after, GD_TOUCH_BUNDLE) == 0)
		*(bool *)ctx = true;
	return true;
}

struct latest {
	struct gd_bundle *b;
	struct gd_store *st;
};

static bool
look_at_event(const struct gd_event_row *ev, void *ctx)
{
	struct latest *l = ctx;
	bool bundling = false;

	gd_store_event_values(l->st, ev->id, is_bundling, &bundling, NULL);
	if (!bundling) {
		l->b->last_event = ev->id;
		l->b->as_of = ev->at;
	}
	return true;
}

/*
 * A bundle shows the case as of its newest event. Those that tell of bundles
 * after it are left out: else making one would change the next.
 */
static enum gd_status
find_latest(struct gd_bundle *b, struct gd_error *err)
{
	struct latest l = { .b = b };
	enum gd_status status = gd_desk_store(b->d, &l.st, err);

	return status == GD_OK ? gd_store_events_each(l.st, b->id,
						      look_at_event, &l, err)
			       : status;
}

static enum gd_status
load(struct writer *w, bool redact, struct gd_error *err)
{
	enum gd_status status;

	gd_case_number(w->b.id, w->b.number);
	status = gd_desk_evidence(w->b.d, w->b.id, &w->b.v, err);
	if (status == GD_OK)
		status = gd_desk_case(w->b.d, w->b.id, &w->b.c, err);
	if (status == GD_OK && !w->b.v.len)
		status = gd_error_set(err, GD_EINVAL,
				      _("%s has no files of evidence yet; add "
					"one first"), w->b.number);
	if (status == GD_OK)
		status = find_latest(&w->b, err);
	if (status == GD_OK && redact)
		status = gd_desk_redact(w->b.d, &w->b.redact, err);
	if (status == GD_OK && redact)
		gd_desk_redact_case(w->b.redact, &w->b.c.row, &w->b.c.answers);
	return status;
}

static enum gd_status
write_all(struct writer *w, const char *path, struct gd_error *err)
{
	struct gd_file f = { .fp = NULL };
	enum gd_status status;

	status = gd_file_begin(&f, path, err);
	if (status == GD_OK)
		status = gd_zip_create(fileno(f.fp), w->b.as_of, &w->zip, err);
	if (status == GD_OK)
		status = add_exhibits(w, err);
	if (status == GD_OK)
		status = add_stamps(w, err);
	if (status == GD_OK)
		status = add_texts(w, err);
	if (status == GD_OK)
		status = add_sums(w, err);
	if (status == GD_OK) {
		status = gd_zip_close(w->zip, err);
	} else {
		gd_zip_abort(w->zip);
	}
	if (status == GD_OK)
		status = gd_file_commit(&f, err);
	gd_file_abort(&f);
	return status;
}

static enum gd_status
record(struct writer *w, const char *path, struct gd_error *err)
{
	bool *in = gd_calloc(w->b.v.len + 1, sizeof *in);
	enum gd_status status;

	for (size_t i = 0; i < w->b.v.len; i++)
		in[i] = w->b.items[i].name != NULL;
	status = gd_evidence_touch(w->b.d, w->b.id, w->b.v.rows, w->b.v.len, in,
				   GD_TOUCH_BUNDLE, path, err);
	free(in);
	return status;
}

static void
release(struct writer *w)
{
	for (size_t i = 0; w->b.items && i < w->b.v.len; i++)
		free(w->b.items[i].name);
	free(w->b.items);
	gd_redact_free(w->b.redact);
	gd_evidence_view_release(&w->b.v);
	gd_case_view_release(&w->b.c);
	gd_buf_release(&w->sums);
}

enum gd_status
gd_desk_bundle(struct gd_desk *d, int64_t id, const char *path, bool redact,
	       gd_vault_tick *tick, void *ctx, int *files, struct gd_error *err)
{
	struct writer w = { .b = { .d = d, .id = id },
			    .sums = GD_BUF_INIT, .tick = tick, .ctx = ctx };
	enum gd_status status;
	int n = 0;

	status = load(&w, redact, err);
	if (status == GD_OK)
		n = choose(&w);
	if (status == GD_OK && !n)
		status = gd_error_set(err, GD_EINVAL,
				      _("there is no covered copy to hand out: "
					"cover a file, then add it with "
					"--of N"));
	if (status == GD_OK)
		status = write_all(&w, path, err);
	if (status == GD_OK)
		status = record(&w, path, err);
	if (status == GD_OK && files)
		*files = n;
	release(&w);
	return status;
}
