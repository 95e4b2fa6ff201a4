/*
 * desk/group_text.c - the group file: list, what the cases share, each claim.
 */
#include <config.h>

#include "desk/group_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/phrase.h"
#include "domain/money.h"
#include "exchange/csv_out.h"

/* Append a value of case `c`, redacted where the group is. */
static void
value(struct gd_group *g, const struct gd_group_case *c, const char *field,
      int kind, struct gd_buf *out)
{
	const char *s = gd_answers_value(&c->v.answers, field);

	if (!g->redact || !*s)
		gd_buf_adds(out, s);
	else if (kind >= 0)
		gd_redact_value(g->redact, (enum gd_redact_kind)kind, s, out);
	else
		gd_redact_text(g->redact, s, strlen(s), out, NULL);
}

static void
know(struct gd_group *g, const struct gd_group_case *c)
{
	if (g->redact)
		gd_desk_redact_case(g->redact, &c->v.row, &c->v.answers);
}

static void
line(struct gd_buf *out, const char *label, const char *text)
{
	if (*text)
		gd_buf_addf(out, "%s%s%s\n", label, _(": "), text);
}

/* The first case that tells this about the merchant. */
static const char *
told(const struct gd_group *g, const char *field)
{
	for (size_t i = 0; i < g->len; i++) {
		const char *s = gd_answers_value(&g->items[i].v.answers, field);

		if (*s)
			return s;
	}
	return "";
}

static void
merchant_part(struct gd_group *g, struct gd_buf *out)
{
	struct gd_buf contact = GD_BUF_INIT;
	const char *s = told(g, "merchant_contact");

	line(out, _("Legal name"), told(g, "merchant"));
	line(out, _("Shop"), told(g, "shop"));
	line(out, _("Credit code"), told(g, "credit_code"));
	line(out, _("Address"), told(g, "merchant_address"));
	if (g->redact)
		gd_redact_text(g->redact, s, strlen(s), &contact, NULL);
	else
		gd_buf_adds(&contact, s);
	line(out, _("Contact"), contact.s);
	gd_buf_release(&contact);
}

/* How many cases have this code, each code once: "quality 4, fraud 1". */
static void
shares(struct gd_group *g, const char *list, struct gd_buf *out)
{
	for (size_t i = 0; i < g->len; i++) {
		const char *code = gd_answers_value(&g->items[i].v.answers,
						    list);
		size_t n = 0, before = 0;

		for (size_t k = 0; k < g->len; k++) {
			bool is = strcmp(gd_answers_value(
				&g->items[k].v.answers, list), code) == 0;

			n += is;
			before += is && k < i;
		}
		if (!*code || before)
			continue;
		if (out->len)
			gd_buf_adds(out, _(", "));
		gd_phrase_choice(g->desk, list, code, out);
		gd_buf_addf(out, " %zu", n);
	}
}

static void
common_part(struct gd_group *g, struct gd_buf *out)
{
	static const struct { const char *list, *label; } shared[] = {
		{ "type", N_("Types") }, { "platform", N_("Platforms") },
		{ "scenario", N_("Scenarios") }, { "demand", N_("Demands") },
	};
	struct gd_buf b = GD_BUF_INIT;
	const char *first = "", *last = "";

	for (size_t i = 0; i < GD_ARRAY_LEN(shared); i++) {
		gd_buf_reset(&b);
		shares(g, shared[i].list, &b);
		line(out, _(shared[i].label), b.s);
	}
	for (size_t i = 0; i < g->len; i++) {
		const char *day = gd_answers_value(&g->items[i].v.answers,
						   "ordered_at");

		if (*day && (!*first || strcmp(day, first) < 0))
			first = day;
		if (*day && strcmp(day, last) > 0)
			last = day;
	}
	gd_buf_reset(&b);
	if (*first)
		gd_buf_addf(&b, _("%1$s to %2$s"), first, last);
	line(out, _("Ordered"), b.s);
	gd_buf_release(&b);
}

void
gd_group_steps(struct gd_desk *d, const struct gd_case_view *v,
	       struct gd_buf *out)
{
	for (size_t i = 0; i < v->filings_len; i++) {
		const struct gd_filing_row *f = &v->filings[i];

		if (f->state == GD_FILING_WITHDRAWN)
			continue;
		gd_buf_adds(out, "  - ");
		gd_day_format(out, gd_instant_day(f->filed_at,
						  gd_desk_zone(d)));
		gd_buf_addc(out, ' ');
		gd_phrase_channel(d, f->channel, out);
		gd_buf_adds(out, _(": "));
		gd_phrase_filing_state(f->state, out);
		if (*f->response) {
			gd_buf_adds(out, _(", "));
			gd_buf_adds(out, f->response);
		}
		gd_buf_addc(out, '\n');
	}
}

static void
add_redacted(struct gd_group *g, const char *s, struct gd_buf *out)
{
	if (g->redact)
		gd_redact_text(g->redact, s, strlen(s), out, NULL);
	else
		gd_buf_adds(out, s);
}

static void
claim_part(struct gd_group *g, size_t i, struct gd_buf *out)
{
	const struct gd_group_case *c = &g->items[i];
	struct gd_buf b = GD_BUF_INIT;
	char number[GD_CASE_NUMBER_MAX];

	know(g, c);
	gd_case_number(c->v.row.id, number);
	gd_buf_addf(out, "\n%zu. %s  ", i + 1, number);
	value(g, c, "consumer", GD_REDACT_CONSUMER, out);
	gd_buf_addc(out, '\n');
#define FIELD(label, field, kind)                                           \
	gd_buf_reset(&b);                                                   \
	value(g, c, field, kind, &b);                                       \
	line(out, label, b.s)
	FIELD(_("Phone"), "phone", GD_REDACT_PHONE);
	FIELD(_("Order number"), "order_no", GD_REDACT_ORDER);
	FIELD(_("Goods"), "goods", -1);
#undef FIELD
	gd_buf_reset(&b);
	if (c->v.row.amount_fen >= 0)
		gd_money_format(&b, c->v.row.amount_fen);
	line(out, _("Amount"), b.s);
	gd_buf_reset(&b);
	gd_phrase_demand(g->desk, c->v.row.demand, c->v.row.demand_amount_fen,
			 &b);
	line(out, _("Demand"), b.s);
	gd_buf_reset(&b);
	value(g, c, "facts", -1, &b);
	line(out, _("What happened"), b.s);
	gd_buf_reset(&b);
	gd_group_steps(g->desk, &c->v, &b);
	if (b.len) {
		gd_buf_addf(out, "%s%s\n", _("What was tried"), _(": "));
		add_redacted(g, b.s, out);
	}
	gd_buf_release(&b);
}

enum gd_status
gd_group_text(struct gd_group *g, FILE *fp, struct gd_error *err)
{
	struct gd_buf b = GD_BUF_INIT;
	const char *name = told(g, "merchant");

	know(g, &g->items[0]);
	if (!*name)
		name = told(g, "shop");
	gd_buf_addf(&b, _("Group complaint against %s"), name);
	gd_buf_adds(&b, "\n");
	gd_day_format(&b, gd_instant_day(gd_desk_now(g->desk),
					 gd_desk_zone(g->desk)));
	gd_buf_adds(&b, "  ");
	gd_buf_addf(&b, ngettext("%zu consumer", "%zu consumers", g->len),
		    g->len);
	gd_buf_adds(&b, "  ");
	gd_money_format(&b, g->amount_fen);
	gd_buf_addf(&b, "\n\n%s\n", _("I. The merchant"));
	merchant_part(g, &b);
	gd_buf_addf(&b, "\n%s\n", _("II. What the cases have in common"));
	common_part(g, &b);
	gd_buf_addf(&b, "\n%s\n", _("III. Each one's claim"));
	for (size_t i = 0; i < g->len; i++)
		claim_part(g, i, &b);
	gd_buf_addf(&b, "\n%s\n%s\n", _("IV. Request"),
		    _("We ask to take these complaints of one kind against one merchant together, to look into the matter and to mediate. Each of us stands by the claim above; the list is attached as a table."));
	if (g->redact)
		gd_buf_addf(&b, "\n%s\n",
			    _("Names, phones, addresses and numbers were replaced; the same word always stands for the same."));
	fwrite(b.s, 1, b.len, fp);
	gd_buf_release(&b);
	if (ferror(fp))
		return gd_error_set(err, GD_ESYS,
				    _("the group file could not be written; is "
				      "the disk full?"));
	return GD_OK;
}

enum gd_status
gd_group_csv(struct gd_group *g, FILE *fp, struct gd_error *err)
{
	static const struct { const char *id; int kind; bool number; } cols[] = {
		{ "consumer", GD_REDACT_CONSUMER, false },
		{ "phone", GD_REDACT_PHONE, true },
		{ "address", GD_REDACT_ADDRESS, false },
		{ "order_no", GD_REDACT_ORDER, true },
		{ "pay_no", GD_REDACT_PAYMENT, true },
		{ "goods", -1, false }, { "amount", -2, true },
		{ "demand", -2, true }, { "demand_amount", -2, true },
		{ "ordered_at", -2, true }, { "evidence", -2, true },
		{ "facts", -1, false },
	};
	const char *encoding = gd_config_get(gd_desk_config(g->desk),
					     "export.encoding");
	struct gd_csv_out csv;
	enum gd_status status = gd_csv_out_begin(&csv, fp, encoding, ',', err);
	struct gd_buf b = GD_BUF_INIT;
	char number[GD_CASE_NUMBER_MAX];

	if (status != GD_OK)
		return status;
	gd_csv_out_plain(&csv, "case");
	for (size_t i = 0; i < GD_ARRAY_LEN(cols); i++)
		gd_csv_out_plain(&csv, cols[i].id);
	gd_csv_out_row_end(&csv);
	for (size_t k = 0; k < g->len; k++) {
		struct gd_group_case *c = &g->items[k];

		know(g, c);
		gd_case_number(c->v.row.id, number);
		gd_csv_out_plain(&csv, number);
		for (size_t i = 0; i < GD_ARRAY_LEN(cols); i++) {
			gd_buf_reset(&b);
			if (cols[i].kind == -2)
				gd_buf_adds(&b, gd_answers_value(
					&c->v.answers, cols[i].id));
			else
				value(g, c, cols[i].id, cols[i].kind, &b);
			if (cols[i].number)
				gd_csv_out_id(&csv, b.s);
			else
				gd_csv_out_text(&csv, b.s);
		}
		gd_csv_out_row_end(&csv);
	}
	gd_buf_release(&b);
	return gd_csv_out_end(&csv, err);
}
