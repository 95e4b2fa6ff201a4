/*
 * desk/backup.c - see backup.h: checking and erasing. Copies: backup_copy.c.
 */
#include <config.h>

#include "desk/backup.h"
#include "desk/evidence.h"

#include "base/i18n.h"
#include "desk/view.h"
#include "store/key.h"

enum gd_status
gd_desk_encrypted(struct gd_desk *d, bool *out, struct gd_error *err)
{
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);

	if (status == GD_OK)
		*out = gd_store_encrypted(st);
	return status;
}

enum gd_status
gd_desk_check(struct gd_desk *d, bool repair,
	      void (*report)(const char *finding, bool mended, void *ctx),
	      void *ctx, int *found, int *mended, struct gd_error *err)
{
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);

	if (status != GD_OK)
		return status;
	return gd_store_check(st, repair, report, ctx, found, mended, err);
}

static enum gd_status
erase(struct gd_desk *d, struct gd_store *st, int64_t id, struct gd_error *err)
{
	struct gd_event_head head = {
		.at = gd_desk_now(d), .who = gd_desk_who(d)
	};
	enum gd_status status;

	/* A person's files tell more than any answer: both go or none. */
	status = gd_store_bulk_begin(st, err);
	if (status == GD_OK)
		status = gd_store_erase_person(st, id, &head, err);
	if (status == GD_OK)
		status = gd_desk_evidence_forget(d, id, err);
	if (status == GD_OK)
		status = gd_store_bulk_end(st, err);
	if (status != GD_OK) {
		gd_store_bulk_abort(st);
		return status;
	}
	/* One that stays is removed when the case is erased again. */
	return gd_vault_empty(gd_desk_db_path(d), id, err);
}

enum gd_status
gd_desk_erase(struct gd_desk *d, int64_t id, struct gd_error *err)
{
	char number[GD_CASE_NUMBER_MAX];
	struct gd_case_row row;
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);
	bool open;

	if (status == GD_OK)
		status = gd_store_case(st, id, &row, err);
	if (status != GD_OK)
		return status;
	open = row.stage != GD_STAGE_CLOSED;
	gd_case_row_release(&row);
	gd_case_number(id, number);
	if (open)
		return gd_error_set(err, GD_EGUARD,
				    _("%s is open and still needs to know whom "
				      "it is about; close it first"), number);
	return erase(d, st, id, err);
}

struct retire {
	struct gd_desk *desk;
	struct gd_store *st;
	bool dry;
	bool (*progress)(int64_t done, void *ctx);
	void *ctx;
	int64_t done;
	enum gd_status status;
	struct gd_error *err;
};

static bool
retire_one(int64_t id, gd_instant closed_at, void *ctx)
{
	struct retire *r = ctx;

	(void)closed_at;
	if (!r->dry)
		r->status = erase(r->desk, r->st, id, r->err);
	if (r->status != GD_OK)
		return false;
	r->done++;
	return !r->progress || r->progress(r->done, r->ctx);
}

/* `months` before now, at the same time of day; the month's last day if need be. */
static gd_instant
months_ago(const struct gd_desk *d, int months)
{
	struct gd_zone zone = gd_desk_zone(d);
	struct gd_datetime t = gd_instant_split(gd_desk_now(d), zone);
	int month = t.date.year * 12 + t.date.month - 1 - months;
	int last;

	t.date.year = month / 12;
	t.date.month = month % 12 + 1;
	last = gd_month_days(t.date.year, t.date.month);
	if (t.date.mday > last)
		t.date.mday = last;
	return gd_instant_join(t, zone);
}

enum gd_status
gd_desk_erase_old(struct gd_desk *d, int months, bool dry,
		  bool (*progress)(int64_t done, void *ctx), void *ctx,
		  int64_t *cases, struct gd_error *err)
{
	struct retire r = { .desk = d, .dry = dry, .progress = progress,
			    .ctx = ctx, .err = err };
	enum gd_status status = gd_desk_store(d, &r.st, err);

	if (status != GD_OK)
		return status;
	if (months < 1 || months > 1200)
		return gd_error_set(err, GD_EINVAL,
				    _("'%d' months is out of range; 1 to 1200 "
				      "can be given"), months);
	status = gd_store_retired(r.st, months_ago(d, months), retire_one, &r,
				  err);
	*cases = r.done;
	return status != GD_OK ? status : r.status;
}
