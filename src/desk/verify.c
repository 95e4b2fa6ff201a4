/*
 * desk/verify.c - see verify.h.
 */
#include <config.h>

#include "desk/verify.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/evidence_internal.h"
#include "store/evidence.h"

struct walk {
	struct gd_desk *d;
	struct gd_store *st;
	struct gd_verified *out;
	gd_vault_tick *tick;
	void *ctx;
	enum gd_status status;
	struct gd_error *err;
};

/* Say whose file it was before what is wrong with it. */
static enum gd_status
blame(struct walk *w, const struct gd_evidence_row *r, enum gd_status status)
{
	char number[GD_CASE_NUMBER_MAX];

	if (status != GD_EDATA)
		return status;
	gd_case_number(r->case_id, number);
	gd_error_prefix(w->err, _("%1$s, evidence no. %2$d '%3$s'"), number,
			r->seq, r->name);
	return status;
}

static enum gd_status
check_file(struct walk *w, const struct gd_evidence_row *r)
{
	const char *db = gd_desk_db_path(w->d);
	enum gd_status status;

	status = gd_vault_check(db, r->case_id, r->digest, w->tick, w->ctx,
				w->err);
	if (status != GD_OK)
		return blame(w, r, status);
	w->out->files++;
	if (!*r->stamp_digest)
		return GD_OK;
	status = gd_vault_check(db, r->case_id, r->stamp_digest, NULL, NULL,
				w->err);
	if (status == GD_OK && *r->stamp_ca)
		status = gd_vault_check(db, r->case_id, r->stamp_ca, NULL,
					NULL, w->err);
	w->out->stamps += status == GD_OK;
	return blame(w, r, status);
}

/* Every file of a case; `bad` (may be NULL) marks those that are not whole. */
static enum gd_status
check_files(struct walk *w, const struct gd_evidence_row *rows, size_t len,
	    bool *bad)
{
	struct gd_error first = GD_ERROR_INIT, *err = w->err;
	enum gd_status status = GD_OK, s;

	for (size_t i = 0; i < len; i++) {
		s = check_file(w, &rows[i]);
		if (s == GD_OK)
			continue;
		if (bad)
			bad[i] = true;
		if (status == GD_OK && err)
			first = *err;
		status = status == GD_OK ? s : status;
		if (s != GD_EDATA || !bad)
			break;
	}
	if (status != GD_OK && err)
		*err = first;
	return status;
}

static bool
visit_case(int64_t case_id, void *ctx)
{
	struct walk *w = ctx;
	struct gd_evidence_row *rows;
	size_t len;

	w->status = gd_store_evidence(w->st, case_id, &rows, &len, w->err);
	if (w->status != GD_OK)
		return false;
	w->status = check_files(w, rows, len, NULL);
	gd_evidence_rows_free(rows, len);
	return w->status == GD_OK;
}

/* Which files were found whole and which not is part of the history, too. */
static enum gd_status
record_checks(struct walk *w, int64_t case_id,
	      const struct gd_evidence_row *rows, size_t len, bool *bad)
{
	enum gd_status status = GD_OK;
	size_t lost = 0;

	for (size_t i = 0; i < len; i++)
		lost += bad[i];
	if (lost)
		status = gd_evidence_touch(w->d, case_id, rows, len, bad,
					   GD_TOUCH_LOST, NULL, w->err);
	for (size_t i = 0; i < len; i++)
		bad[i] = !bad[i];
	if (status == GD_OK && lost < len)
		status = gd_evidence_touch(w->d, case_id, rows, len, bad,
					   GD_TOUCH_RECHECK, NULL, w->err);
	return status;
}

static enum gd_status
check_case(struct walk *w, int64_t case_id)
{
	struct gd_error why = GD_ERROR_INIT, *err = w->err;
	struct gd_evidence_row *rows;
	enum gd_status status, kept;
	bool *bad;
	size_t len;

	status = gd_store_evidence(w->st, case_id, &rows, &len, err);
	if (status != GD_OK || !len) {
		gd_evidence_rows_free(status == GD_OK ? rows : NULL, 0);
		return status;
	}
	bad = gd_calloc(len, sizeof *bad);
	w->err = &why;
	status = check_files(w, rows, len, bad);
	if (status != GD_OK && err)
		*err = why;
	w->err = err;
	if (status == GD_OK || status == GD_EDATA) {
		w->err = status == GD_OK ? err : NULL;
		kept = record_checks(w, case_id, rows, len, bad);
		status = status == GD_OK ? kept : status;
	}
	free(bad);
	gd_evidence_rows_free(rows, len);
	return status;
}

static bool
visit_stamp(const struct gd_stamp_row *r, void *ctx)
{
	char hash[GD_DIGEST_HEX] = "";
	struct walk *w = ctx;
	int64_t event = r->event_id;

	w->status = gd_store_event_hash(w->st, &event, hash, w->err);
	if (w->status == GD_ENOTFOUND ||
	    (w->status == GD_OK && strcmp(hash, r->digest) != 0))
		w->status = gd_error_set(w->err, GD_EDATA,
					 _("event %lld is not the one that was "
					   "timestamped; compare with a backup "
					   "copy"), (long long)r->event_id);
	if (w->status == GD_OK)
		w->status = gd_vault_check(gd_desk_db_path(w->d), 0,
					   r->stamp_digest, NULL, NULL, w->err);
	w->out->stamps += w->status == GD_OK;
	return w->status == GD_OK;
}

static bool
count_case(int64_t case_id, void *ctx)
{
	struct walk *w = ctx;

	(void)case_id;
	w->out->cases++;
	return !w->tick || w->tick(w->out->cases, 0, w->ctx);
}

enum gd_status
gd_desk_verify_all(struct gd_desk *d, int64_t case_id, gd_vault_tick *tick,
		   void *ctx, struct gd_verified *out, struct gd_error *err)
{
	struct walk w = { .d = d, .out = out, .tick = tick, .ctx = ctx,
			  .err = err };
	enum gd_status status;

	*out = (struct gd_verified){ .events = 0 };
	status = gd_desk_store(d, &w.st, err);
	if (status == GD_OK)
		status = gd_store_verify(w.st, &out->events, err);
	if (status == GD_OK)
		status = gd_store_compare(w.st, case_id, count_case, &w, err);
	if (status != GD_OK)
		return status;
	if (case_id) {
		out->cases = 1;
		return check_case(&w, case_id);
	}
	status = gd_store_evidence_cases(w.st, visit_case, &w, err);
	if (status == GD_OK && w.status == GD_OK)
		status = gd_store_stamps_each(w.st, visit_stamp, &w, err);
	return status == GD_OK ? w.status : status;
}
