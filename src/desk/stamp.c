/*
 * desk/stamp.c - see stamp.h.
 */
#include <config.h>

#include "desk/stamp.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "desk/evidence_internal.h"
#include "desk/phrase.h"
#include "exchange/stamp.h"
#include "store/evidence.h"

#define RESPONSE_MAX (256 * 1024)
#define CA_MAX (1024 * 1024)

/* Tell `visit` each digest that waits for a timestamp, with a name for it. */
static enum gd_status
each_wanted(struct gd_desk *d, int64_t id,
	    enum gd_status (*visit)(const char *digest, const char *name,
				    void *ctx, struct gd_error *err),
	    void *ctx, struct gd_error *err)
{
	char hex[GD_DIGEST_HEX] = "", number[GD_CASE_NUMBER_MAX];
	struct gd_buf name = GD_BUF_INIT;
	struct gd_evidence_view v;
	enum gd_status status;
	struct gd_store *st;
	int64_t event = 0;

	if (!id) {
		status = gd_desk_store(d, &st, err);
		if (status == GD_OK)
			status = gd_store_event_hash(st, &event, hex, err);
		if (status == GD_ENOTFOUND)
			gd_error_set(err, GD_ENOTFOUND,
				     _("there is no history to timestamp yet"));
		gd_buf_addf(&name, "gongdao-event-%lld", (long long)event);
		if (status == GD_OK)
			status = visit(hex, name.s, ctx, err);
		gd_buf_release(&name);
		return status;
	}
	gd_case_number(id, number);
	status = gd_desk_evidence(d, id, &v, err);
	if (status != GD_OK)
		return status;
	for (size_t i = 0; status == GD_OK && i < v.len; i++) {
		if (v.rows[i].stamped_at != GD_INSTANT_NONE)
			continue;
		gd_buf_reset(&name);
		gd_buf_addf(&name, "%s-E%02d", number, v.rows[i].seq);
		status = visit(v.rows[i].digest, name.s, ctx, err);
	}
	gd_buf_release(&name);
	gd_evidence_view_release(&v);
	return status;
}

struct writing {
	const char *dir;
	void (*visit)(const char *path, void *ctx);
	void *ctx;
};

static enum gd_status
write_request(const char *digest, const char *name, void *ctx,
	      struct gd_error *err)
{
	struct gd_buf path = GD_BUF_INIT, bytes = GD_BUF_INIT;
	struct gd_file f = { .fp = NULL };
	struct writing *w = ctx;
	enum gd_status status;

	gd_buf_addf(&path, "%s/%s.tsq", w->dir, name);
	gd_stamp_request(digest, &bytes);
	status = gd_file_begin(&f, path.s, err);
	if (status == GD_OK) {
		fwrite(bytes.s, 1, bytes.len, f.fp);
		status = gd_file_commit(&f, err);
	}
	gd_file_abort(&f);
	if (status == GD_OK)
		w->visit(path.s, w->ctx);
	gd_buf_release(&bytes);
	gd_buf_release(&path);
	return status;
}

enum gd_status
gd_desk_stamp_requests(struct gd_desk *d, int64_t id, const char *dir,
		       void (*visit)(const char *path, void *ctx), void *ctx,
		       struct gd_error *err)
{
	struct writing w = { dir, visit, ctx };

	return each_wanted(d, id, write_request, &w, err);
}

/* What is kept of a checked response. */
struct taken {
	const struct gd_buf *response;
	struct gd_buf ca;
	const char *ca_path;
	struct gd_stamp stamp;
	char response_digest[GD_DIGEST_HEX], ca_digest[GD_DIGEST_HEX];
};

static enum gd_status
keep_files(struct gd_desk *d, int64_t id, struct taken *t, struct gd_error *err)
{
	const char *db = gd_desk_db_path(d);
	enum gd_status status;

	status = gd_vault_put(db, id, t->response->s, t->response->len,
			      t->response_digest, err);
	if (status == GD_OK)
		status = gd_vault_put(db, id, t->ca.s, t->ca.len, t->ca_digest,
				      err);
	return status;
}

static enum gd_status
put_stamp(struct gd_act *a, enum gd_entity ent, int64_t row,
	  const struct taken *t, struct gd_error *err)
{
	enum gd_status status;

	status = gd_store_put_int(a->st, ent, row, "stamped_at", t->stamp.at,
				  err);
	if (status == GD_OK)
		status = gd_store_put(a->st, ent, row, "stamp_by", t->stamp.by,
				      err);
	if (status == GD_OK)
		status = gd_store_put(a->st, ent, row, "stamp_digest",
				      t->response_digest, err);
	if (status == GD_OK)
		status = gd_store_put(a->st, ent, row, "stamp_ca",
				      t->ca_digest, err);
	return status;
}

/* Every file of the case with this digest gets it; `*n` counts them. */
static enum gd_status
stamp_rows(struct gd_act *a, const struct taken *t, int *n, int *seq,
	   struct gd_error *err)
{
	struct gd_evidence_row *rows = NULL;
	enum gd_status status;
	size_t len = 0;

	*n = 0;
	status = gd_store_evidence(a->st, a->id, &rows, &len, err);
	for (size_t i = 0; status == GD_OK && i < len; i++) {
		if (strcmp(rows[i].digest, t->stamp.digest) != 0)
			continue;
		*seq = rows[i].seq;
		if (rows[i].stamped_at != GD_INSTANT_NONE)
			status = gd_error_set(err, GD_EINVAL,
					      _("no. %d has a timestamp "
						"already; the older one is "
						"worth more"), *seq);
		else
			status = put_stamp(a, GD_ENT_EVIDENCE, rows[i].id, t,
					   err);
		++*n;
	}
	gd_evidence_rows_free(rows, len);
	if (status == GD_OK && !*n)
		status = gd_error_set(err, GD_EINVAL,
				      _("the timestamp is over none of the "
					"files of this case"));
	return status;
}

static enum gd_status
take_for_case(struct gd_desk *d, int64_t id, struct taken *t,
	      struct gd_buf *what, struct gd_error *err)
{
	struct gd_buf at = GD_BUF_INIT;
	enum gd_status status;
	int n = 0, seq = 0;
	struct gd_act a;

	/* What is refused after this is swept away later. */
	status = keep_files(d, id, t, err);
	if (status == GD_OK)
		status = gd_act_begin(&a, d, id, "stamp", GD_ACT_BARE, err);
	if (status != GD_OK)
		return status;
	status = stamp_rows(&a, t, &n, &seq, err);
	status = gd_act_end(&a, status, err);
	if (status == GD_OK) {
		gd_instant_format(&at, t->stamp.at, gd_desk_zone(d));
		gd_buf_addf(what, _("no. %1$d existed at %2$s, says %3$s"), seq,
			    at.s, t->stamp.by);
	}
	gd_buf_release(&at);
	return status;
}

static enum gd_status
record_head(struct gd_act *a, int64_t event, const struct taken *t,
	    struct gd_error *err)
{
	enum gd_status status;
	int64_t row = 0;

	status = gd_store_insert(a->st, GD_ENT_STAMP, 0, &row, err);
	if (status == GD_OK)
		status = gd_store_put_int(a->st, GD_ENT_STAMP, row, "event_id",
					  event, err);
	if (status == GD_OK)
		status = gd_store_put(a->st, GD_ENT_STAMP, row, "digest",
				      t->stamp.digest, err);
	if (status == GD_OK)
		status = put_stamp(a, GD_ENT_STAMP, row, t, err);
	return status;
}

static enum gd_status
take_for_head(struct gd_desk *d, struct taken *t, struct gd_buf *what,
	      struct gd_error *err)
{
	struct gd_event_head head = { .at = gd_desk_now(d),
				      .who = gd_desk_who(d), .kind = "stamp" };
	struct gd_act a = { .desk = d };
	struct gd_buf at = GD_BUF_INIT;
	enum gd_status status;
	int64_t event = 0;

	status = gd_desk_store(d, &a.st, err);
	if (status == GD_OK)
		status = gd_store_event_by_hash(a.st, t->stamp.digest, &event,
						err);
	if (status == GD_ENOTFOUND)
		return gd_error_set(err, GD_EINVAL,
				    _("the timestamp is over no event of this "
				      "history"));
	if (status == GD_OK)
		status = keep_files(d, 0, t, err);
	if (status == GD_OK)
		status = gd_store_begin(a.st, &head, err);
	if (status != GD_OK)
		return status;
	status = record_head(&a, event, t, err);
	if (status == GD_OK)
		status = gd_store_commit(a.st, NULL, err);
	if (status != GD_OK)
		gd_store_rollback(a.st);
	if (status == GD_OK) {
		gd_instant_format(&at, t->stamp.at, gd_desk_zone(d));
		gd_buf_addf(what, _("the history up to event %1$lld existed at "
				    "%2$s, says %3$s"), (long long)event, at.s,
			    t->stamp.by);
	}
	gd_buf_release(&at);
	return status;
}

static enum gd_status
take(struct gd_desk *d, int64_t id, const struct gd_buf *response,
     const char *ca, struct gd_buf *what, struct gd_error *err)
{
	struct taken t = { .response = response, .ca = GD_BUF_INIT };
	enum gd_status status;

	t.ca_path = ca ? ca : gd_config_get(gd_desk_config(d), "stamp.ca");
	if (!*t.ca_path)
		return gd_error_set(err, GD_EINVAL,
				    _("name the authority's root certificate "
				      "with --ca FILE, or set stamp.ca"));
	status = gd_file_read(&t.ca, t.ca_path, CA_MAX, err);
	if (status == GD_OK)
		status = gd_stamp_read(response->s, response->len, &t.stamp,
				       err);
	if (status == GD_OK)
		status = gd_stamp_check(response->s, response->len,
					t.stamp.digest, t.ca_path, err);
	if (status == GD_OK)
		status = id ? take_for_case(d, id, &t, what, err)
			    : take_for_head(d, &t, what, err);
	gd_buf_release(&t.ca);
	return status;
}

enum gd_status
gd_desk_stamp_take(struct gd_desk *d, int64_t id, const char *path,
		   const char *ca, struct gd_buf *what, struct gd_error *err)
{
	struct gd_buf response = GD_BUF_INIT;
	enum gd_status status;

	status = gd_file_ordinary(path, err);
	if (status == GD_OK)
		status = gd_file_read(&response, path, RESPONSE_MAX, err);
	if (status == GD_OK)
		status = take(d, id, &response, ca, what, err);
	gd_buf_release(&response);
	return status;
}

bool
gd_desk_stamp_online(struct gd_desk *d)
{
	return *gd_config_get(gd_desk_config(d), "stamp.url") != '\0';
}

struct fetching {
	struct gd_desk *d;
	int64_t id;
	const char *ca;
	void (*visit)(const char *what, void *ctx);
	void *ctx;
};

static enum gd_status
fetch_one(const char *digest, const char *name, void *ctx, struct gd_error *err)
{
	struct gd_buf request = GD_BUF_INIT, response = GD_BUF_INIT;
	struct gd_buf what = GD_BUF_INIT;
	struct fetching *f = ctx;
	enum gd_status status;

	(void)name;
	gd_stamp_request(digest, &request);
	status = gd_stamp_fetch(gd_config_get(gd_desk_config(f->d),
					      "stamp.url"), &request,
				&response, err);
	if (status == GD_OK)
		status = take(f->d, f->id, &response, f->ca, &what, err);
	if (status == GD_OK)
		f->visit(what.s, f->ctx);
	gd_buf_release(&what);
	gd_buf_release(&response);
	gd_buf_release(&request);
	return status;
}

enum gd_status
gd_desk_stamp_fetch(struct gd_desk *d, int64_t id, const char *ca,
		    void (*visit)(const char *what, void *ctx), void *ctx,
		    struct gd_error *err)
{
	struct fetching f = { d, id, ca, visit, ctx };

	return each_wanted(d, id, fetch_one, &f, err);
}
