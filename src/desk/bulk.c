/*
 * desk/bulk.c - see bulk.h. What is looked at first may have changed when it is
 * done: each item is judged again by its own action, and held when that refuses.
 */
#include <config.h>

#include "desk/bulk.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/clocks.h"
#include "desk/phrase.h"
#include "desk/view.h"
#include "domain/list.h"

typedef bool progress_fn(int64_t done, int64_t total, void *ctx);

void
gd_bulk_add(struct gd_bulk *b, const struct gd_clock_row *c)
{
	GD_GROW(b->items, b->len, b->cap);
	b->items[b->len++] = (struct gd_bulk_item){
		.case_id = c->case_id, .clock_id = c->id, .clock = c->seq,
		.filing_id = c->filing_id
	};
}

void
gd_bulk_add_case(struct gd_bulk *b, int64_t case_id)
{
	GD_GROW(b->items, b->len, b->cap);
	b->items[b->len++] = (struct gd_bulk_item){ .case_id = case_id };
}

static void
release_item(struct gd_bulk_item *item)
{
	free(item->why);
	free(item->source);
}

void
gd_bulk_release(struct gd_bulk *b)
{
	for (size_t i = 0; i < b->len; i++)
		release_item(&b->items[i]);
	free(b->items);
	*b = (struct gd_bulk)GD_BULK_INIT;
}

static int
by_case(const void *x, const void *y)
{
	int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;

	return (a > b) - (a < b);
}

/* Different numbers among `len`; sorts them. */
static int64_t
distinct(int64_t *ids, size_t len)
{
	int64_t n = 0;

	if (len > 0)
		qsort(ids, len, sizeof *ids, by_case);
	for (size_t i = 0; i < len; i++)
		n += i == 0 || ids[i] != ids[i - 1];
	return n;
}

int64_t
gd_bulk_cases(const struct gd_bulk *b)
{
	int64_t *ids = gd_calloc(b->len + 1, sizeof *ids), n;

	for (size_t i = 0; i < b->len; i++)
		ids[i] = b->items[i].case_id;
	n = distinct(ids, b->len);
	free(ids);
	return n;
}

int64_t
gd_bulk_ready(const struct gd_bulk *b, bool forced)
{
	int64_t n = 0;

	for (size_t i = 0; i < b->len; i++)
		n += !b->items[i].held ||
		     (forced && b->items[i].forcible);
	return n;
}

static void
hold(struct gd_bulk_item *item, bool forcible, const char *why,
     const char *source)
{
	release_item(item);
	item->held = true;
	item->forcible = forcible;
	item->why = gd_strdup(why);
	item->source = gd_strdup(source);
}

/* What an action is about: an answer one filing, a note or a step up one case. */
static int64_t
about(enum gd_bulk_kind kind, const struct gd_bulk_item *item)
{
	if (kind == GD_BULK_SNOOZE)
		return item->clock_id;
	if (kind == GD_BULK_RESPOND && item->filing_id)
		return item->filing_id;
	return kind == GD_BULK_RESPOND && item->clock_id ? -item->clock_id
							 : item->case_id;
}

struct keyed {
	int64_t about;
	size_t place;
};

static int
by_about(const void *x, const void *y)
{
	const struct keyed *a = x, *b = y;

	if (a->about != b->about)
		return a->about < b->about ? -1 : 1;
	return a->place < b->place ? -1 : 1;
}

/* Keep the first item of each thing that the action is about, in their order. */
static void
drop_doubles(struct gd_bulk *b, enum gd_bulk_kind kind)
{
	struct keyed *keys = gd_calloc(b->len + 1, sizeof *keys);
	bool *drop = gd_calloc(b->len + 1, sizeof *drop);
	size_t n = 0;

	for (size_t i = 0; i < b->len; i++)
		keys[i] = (struct keyed){ about(kind, &b->items[i]), i };
	if (b->len > 0)
		qsort(keys, b->len, sizeof *keys, by_about);
	for (size_t i = 1; i < b->len; i++)
		drop[keys[i].place] = keys[i].about == keys[i - 1].about;
	for (size_t i = 0; i < b->len; i++) {
		if (drop[i])
			release_item(&b->items[i]);
		else
			b->items[n++] = b->items[i];
	}
	b->len = n;
	free(keys);
	free(drop);
}

/* The worst of what speaks against it; law is never overruled. */
static void
judge(struct gd_bulk_item *item, const struct gd_objections *o)
{
	const struct gd_objection *worst = NULL;

	for (size_t i = 0; i < o->len; i++)
		if (!worst || (o->items[i].kind == GD_OBJ_LAW &&
			       worst->kind != GD_OBJ_LAW))
			worst = &o->items[i];
	if (worst)
		hold(item, worst->kind != GD_OBJ_LAW, worst->text,
		     worst->source);
}

static void
look_escalate(struct gd_desk *d, struct gd_bulk_item *item)
{
	struct gd_objections o = { .len = 0 };
	struct gd_error err = GD_ERROR_INIT;

	if (gd_desk_next_channel(d, item->case_id, &item->to, &err) !=
	    GD_OK) {
		hold(item, false, err.text, "");
		return;
	}
	if (!item->to) {
		hold(item, false, _("there is no higher rung"), "");
		return;
	}
	if (gd_desk_objections(d, item->case_id, item->to->code, &o, &err) ==
	    GD_OK)
		judge(item, &o);
	else
		hold(item, false, err.text, "");
	gd_objections_release(&o);
}

/* A case stands for its latest filing that waits. */
static void
look_respond(struct gd_desk *d, struct gd_bulk_item *item)
{
	struct gd_case_view v;

	if (!item->clock_id && gd_desk_case(d, item->case_id, &v, NULL) ==
	    GD_OK) {
		for (size_t i = 0; i < v.filings_len; i++)
			if (gd_filing_state_open(v.filings[i].state))
				item->filing_id = v.filings[i].id;
		gd_case_view_release(&v);
		if (!item->filing_id)
			hold(item, false, _("no filing waits for an answer"),
			     "");
	} else if (!item->filing_id) {
		hold(item, false, _("this date waits for nobody's answer"),
		     "");
	}
}

static void
look_item(struct gd_desk *d, enum gd_bulk_kind kind, struct gd_bulk_item *item)
{
	item->held = item->forcible = false;
	item->to = NULL;
	if (kind == GD_BULK_ESCALATE)
		look_escalate(d, item);
	else if (kind == GD_BULK_RESPOND)
		look_respond(d, item);
}

static enum gd_status
cancelled(struct gd_error *err)
{
	return gd_error_set(err, GD_ECANCEL,
			    _("Cancelled; nothing was changed"));
}

enum gd_status
gd_desk_bulk_look(struct gd_desk *d, enum gd_bulk_kind kind, struct gd_bulk *b,
		  progress_fn *progress, void *ctx, struct gd_error *err)
{
	drop_doubles(b, kind);
	for (size_t i = 0; i < b->len; i++) {
		if (progress && !progress((int64_t)i, (int64_t)b->len, ctx))
			return cancelled(err);
		look_item(d, kind, &b->items[i]);
	}
	return GD_OK;
}

/* The number of the item's filing within its case. */
static enum gd_status
filing_seq(struct gd_desk *d, const struct gd_bulk_item *item, int *seq,
	   struct gd_error *err)
{
	struct gd_case_view v;
	enum gd_status status = gd_desk_case(d, item->case_id, &v, err);

	if (status != GD_OK)
		return status;
	status = GD_ENOTFOUND;
	for (size_t i = 0; i < v.filings_len; i++)
		if (v.filings[i].id == item->filing_id &&
		    gd_filing_state_open(v.filings[i].state)) {
			*seq = v.filings[i].seq;
			status = GD_OK;
		}
	gd_case_view_release(&v);
	if (status != GD_OK)
		gd_error_set(err, status, _("it no longer waits for an answer"));
	return status;
}

static enum gd_status
put_field(struct gd_desk *d, int64_t id, const char *field, const char *value,
	  struct gd_error *err)
{
	return gd_desk_edit(d, id, &field, &value, 1, err);
}

/* `has` with the tags of `change` added, those with a "-" taken away. */
static void
change_tags(struct gd_buf *out, const char *has, const char *change)
{
	const char *p, *code;
	size_t len;

	for (p = has; gd_list_next(&p, &code, &len); ) {
		char *gone = gd_malloc(len + 2);

		gone[0] = '-';
		memcpy(gone + 1, code, len);
		gone[len + 1] = '\0';
		if (!gd_list_has(change, gone))
			gd_list_add(out, gone + 1);
		free(gone);
	}
	for (p = change; gd_list_next(&p, &code, &len); ) {
		char *tag = gd_strndup(code, len);

		if (*tag != '-' && !gd_list_has(out->s, tag))
			gd_list_add(out, tag);
		free(tag);
	}
}

static enum gd_status
put_tags(struct gd_desk *d, int64_t id, const char *change,
	 struct gd_error *err)
{
	struct gd_buf tags = GD_BUF_INIT;
	struct gd_case_view v;
	enum gd_status status = gd_desk_case(d, id, &v, err);

	if (status != GD_OK)
		return status;
	change_tags(&tags, v.row.tags, change);
	status = put_field(d, id, "tags", tags.s, err);
	gd_buf_release(&tags);
	gd_case_view_release(&v);
	return status;
}

static enum gd_status
do_item(struct gd_desk *d, const struct gd_bulk_do *what,
	const struct gd_bulk_item *item, struct gd_error *err)
{
	enum gd_status status;
	int seq = 0;

	switch (what->kind) {
	case GD_BULK_RESPOND:
		status = filing_seq(d, item, &seq, err);
		if (status != GD_OK)
			return status;
		return gd_desk_respond(d, item->case_id, seq, what->result,
				       GD_INSTANT_NONE, what->text, err);
	case GD_BULK_ESCALATE:
		return gd_desk_escalate(d, item->case_id,
					item->to ? item->to->code : NULL,
					what->reason, NULL, err);
	case GD_BULK_SNOOZE:
		return gd_desk_snooze(d, item->case_id, item->clock,
				      what->until, what->reason, err);
	case GD_BULK_NOTE:
		return gd_desk_note(d, item->case_id, what->text, err);
	case GD_BULK_ASSIGN:
		return put_field(d, item->case_id, "assignee", what->text, err);
	case GD_BULK_TAG:
		return put_tags(d, item->case_id, what->text, err);
	}
	return GD_EINVAL;
}

/* Is `status` about this one item, so that the others may go on? */
static bool
of_item(enum gd_status status)
{
	return status == GD_EINVAL || status == GD_ENOTFOUND ||
	       status == GD_EGUARD || status == GD_ECONFLICT;
}

static enum gd_status
do_all(struct gd_desk *d, const struct gd_bulk_do *what, struct gd_bulk *b,
       progress_fn *progress, void *ctx, int64_t *done, struct gd_error *err)
{
	bool forced = what->kind == GD_BULK_ESCALATE && what->reason;

	*done = 0;
	for (size_t i = 0; i < b->len; i++) {
		struct gd_bulk_item *item = &b->items[i];
		struct gd_error why = GD_ERROR_INIT;
		enum gd_status status;

		if (progress && !progress((int64_t)i, (int64_t)b->len, ctx))
			return cancelled(err);
		if (item->held && !(forced && item->forcible))
			continue;
		status = do_item(d, what, item, &why);
		if (status == GD_OK) {
			item->held = false;
			(*done)++;
		} else if (of_item(status)) {
			hold(item, false, why.text, "");
		} else {
			return gd_error_set(err, status, "%s", why.text);
		}
	}
	return GD_OK;
}

enum gd_status
gd_desk_bulk_do(struct gd_desk *d, const struct gd_bulk_do *what,
		struct gd_bulk *b, progress_fn *progress, void *ctx,
		int64_t *done, struct gd_error *err)
{
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);
	int64_t n = 0;

	if (status == GD_OK)
		status = gd_store_batch_begin(st, err);
	if (status != GD_OK)
		return status;
	status = do_all(d, what, b, progress, ctx, &n, err);
	if (status == GD_OK)
		status = gd_store_bulk_end(st, err);
	else
		gd_store_bulk_abort(st);
	if (status == GD_OK)
		*done = n;
	return status;
}

void
gd_phrase_bulk(struct gd_desk *d, const struct gd_bulk *b, int lines,
	       struct gd_buf *out)
{
	int64_t cases = gd_bulk_cases(b);
	int held = 0;

	(void)d;
	gd_buf_addf(out, ngettext("This affects %lld case.",
				  "This affects %lld cases.",
				  (unsigned long)cases), (long long)cases);
	for (size_t i = 0; i < b->len; i++) {
		const struct gd_bulk_item *item = &b->items[i];
		char number[GD_CASE_NUMBER_MAX];

		if (!item->held || held++ >= lines)
			continue;
		gd_case_number(item->case_id, number);
		/* TRANSLATORS: case number, why it is held back. */
		gd_buf_addf(out, _("\n%1$s is held back: %2$s"), number,
			    item->why ? item->why : "");
		if (item->source && *item->source)
			gd_buf_addf(out, _(" (%s)"), item->source);
	}
	if (held > lines)
		gd_buf_addf(out, ngettext("\nand %d more is held back",
					  "\nand %d more are held back",
					  (unsigned long)(held - lines)),
			    held - lines);
}
