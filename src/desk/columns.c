/*
 * desk/columns.c - the case row says what the answers say.
 *
 * Boards and listings read columns, never answers. One place derives them, for
 * opening and for editing alike. Shop and merchant are taken as they were
 * given: naming the merchant makes the question for the shop idle, but its
 * name is still what the person saw.
 */
#include <config.h>

#include "desk/act_internal.h"

#include <string.h>

#include "base/mem.h"
#include "domain/money.h"

static enum gd_status
put_text(struct gd_act *a, const char *column, const char *value,
	 struct gd_error *err)
{
	return gd_store_put(a->st, GD_ENT_CASE, a->id, column,
			    *value ? value : NULL, err);
}

static enum gd_status
put_money(struct gd_act *a, const char *column, const char *value,
	  struct gd_error *err)
{
	int64_t fen;

	if (!*value || gd_money_parse(value, &fen, NULL) != GD_OK)
		return gd_store_put(a->st, GD_ENT_CASE, a->id, column, NULL,
				    err);
	return gd_store_put_int(a->st, GD_ENT_CASE, a->id, column, fen, err);
}

/* The merchant's own row: found by credit code or exact name, else made. */
static enum gd_status
link_merchant(struct gd_act *a, const struct gd_answers *raw,
	      struct gd_error *err)
{
	const char *name = gd_answers_value(raw, "merchant");
	const char *shop = gd_answers_value(raw, "shop");
	const char *code = gd_answers_value(raw, "credit_code");
	enum gd_status status;
	int64_t id = 0;

	if (!*name)
		name = shop;
	if (!*name && !*code)
		return gd_store_put(a->st, GD_ENT_CASE, a->id, "merchant_id",
				    NULL, err);
	status = gd_store_merchant_find(a->st, name, code, &id, err);
	if (status == GD_OK && !id) {
		status = gd_store_insert(a->st, GD_ENT_MERCHANT, a->id, &id,
					 err);
		if (status == GD_OK)
			status = gd_store_put(a->st, GD_ENT_MERCHANT, id,
					      "name", name, err);
	}
	if (status == GD_OK && *code)
		status = gd_store_put(a->st, GD_ENT_MERCHANT, id,
				      "credit_code", code, err);
	if (status == GD_OK)
		status = gd_store_put_int(a->st, GD_ENT_CASE, a->id,
					  "merchant_id", id, err);
	return status;
}

static enum gd_status
count_evidence(struct gd_act *a, struct gd_error *err)
{
	int held = 0, needed = 0;
	enum gd_status status;
	size_t i;

	for (i = 0; i < a->k->evidence_len; i++) {
		const struct gd_evidence_kind *e = &a->k->evidence[i];

		if (!gd_evidence_wanted(a->k, e, &a->effective, NULL))
			continue;
		needed++;
		held += gd_answers_has(&a->effective, "evidence", e->code);
	}
	status = gd_store_put_int(a->st, GD_ENT_CASE, a->id, "evidence_held",
				  held, err);
	if (status == GD_OK)
		status = gd_store_put_int(a->st, GD_ENT_CASE, a->id,
					  "evidence_needed", needed, err);
	return status;
}

enum gd_status
gd_act_sync_columns(struct gd_act *a, const struct gd_answers *answers,
		    struct gd_error *err)
{
	static const char *const texts[] = {
		"platform", "carrier", "type", "scenario", "goods", "order_no",
		"demand"
	};
	const struct gd_answers *e = &a->effective;
	enum gd_status status = GD_OK;
	size_t i;

	for (i = 0; status == GD_OK && i < GD_ARRAY_LEN(texts); i++)
		status = put_text(a, texts[i], gd_answers_value(e, texts[i]),
				  err);
	if (status == GD_OK)
		status = put_text(a, "shop", gd_answers_value(answers, "shop"),
				  err);
	if (status == GD_OK)
		status = put_text(a, "merchant",
				  gd_answers_value(answers, "merchant"), err);
	if (status == GD_OK)
		status = put_money(a, "amount_fen",
				   gd_answers_value(e, "amount"), err);
	if (status == GD_OK)
		status = put_money(a, "demand_amount_fen",
				   gd_answers_value(e, "demand_amount"), err);
	if (status == GD_OK)
		status = count_evidence(a, err);
	if (status == GD_OK)
		status = link_merchant(a, answers, err);
	return status;
}
