/*
 * desk/merchant_words.c - checks of merchants, explained.
 */
#include <config.h>

#include "desk/merchants.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/phrase.h"
#include "domain/list.h"

const char *
gd_check_level_words(int level)
{
	return level == GD_CHECK_HIGH ? _("high risk") :
	       level == GD_CHECK_SOME ? _("some risk") : _("low risk");
}

static const char *
advice(int level)
{
	return level == GD_CHECK_HIGH
	       ? _("Better not buy here before the points below are cleared up.")
	       : level == GD_CHECK_SOME
	       ? _("Clear up the points below first, and keep what you see as proof.")
	       : _("Nothing weighs against it. Keep the order page all the same.");
}

static void
add_rule(struct gd_desk *d, const struct gd_triage_rule *rule,
	 struct gd_buf *out)
{
	gd_buf_addf(out, "\n%s %s\n", rule->weight >= GD_CHECK_SOME_POINTS
		    ? "!" : "-", gd_bitext_get(&rule->reason, NULL));
	gd_buf_addf(out, _("  What helps: %s\n"),
		    gd_bitext_get(&rule->cure, NULL));
	gd_buf_adds(out, "  ");
	gd_buf_adds(out, _("Source: "));
	gd_phrase_source(d, rule->source, out);
	gd_buf_addc(out, '\n');
}

static void
add_head(int level, int points, struct gd_buf *out)
{
	gd_buf_addf(out, ngettext("Result: %s (%d point)",
				  "Result: %s (%d points)",
				  (unsigned long)points),
		    gd_check_level_words(level), points);
	gd_buf_addf(out, "\n%s\n", advice(level));
}

void
gd_precheck_words(struct gd_desk *d, const struct gd_precheck *p,
		  struct gd_buf *out)
{
	add_head(p->level, p->points, out);
	for (size_t i = 0; i < p->len; i++)
		add_rule(d, p->findings[i], out);
}

static const struct gd_triage_rule *
rule_called(const struct gd_knowledge *k, const char *id, size_t len)
{
	for (size_t i = 0; i < k->triage_len; i++)
		if (strncmp(k->triage[i].id, id, len) == 0 &&
		    !k->triage[i].id[len])
			return &k->triage[i];
	return NULL;
}

void
gd_check_row_words(struct gd_desk *d, const struct gd_check_row *row,
		   struct gd_buf *out)
{
	const struct gd_knowledge *k = NULL;
	const char *list = row->findings, *id;
	struct gd_playbook *pb;
	size_t len;

	add_head(row->level, row->points, out);
	if (gd_desk_playbook(d, &pb, NULL) == GD_OK &&
	    gd_playbook_knowledge(pb, &k, NULL) != GD_OK)
		k = NULL;
	while (gd_list_next(&list, &id, &len)) {
		const struct gd_triage_rule *rule =
			k ? rule_called(k, id, len) : NULL;

		if (rule)
			add_rule(d, rule, out);
		else
			gd_buf_addf(out, "\n- %.*s\n", (int)len, id);
	}
}

void
gd_check_row_answers(struct gd_desk *d, const struct gd_check_row *row,
		     struct gd_buf *out)
{
	const struct gd_interview *iv;
	const char *p = row->answers;
	struct gd_playbook *pb;

	if (gd_desk_playbook(d, &pb, NULL) != GD_OK ||
	    gd_playbook_interview_set(pb, "check", &iv, NULL) != GD_OK)
		return;
	while (*p) {
		size_t n = strcspn(p, "\n"), k = strcspn(p, "=\n");
		char *field = gd_strndup(p, k);
		char *value = gd_strndup(p + k + (k < n), n - k - (k < n));
		int q = gd_interview_find(iv, field);

		gd_buf_addf(out, _("%s: "), q < 0 ? field :
			    gd_bitext_get(&iv->questions[q].name, NULL));
		if (strcmp(value, "?") == 0)
			gd_buf_adds(out, _("not known"));
		else if (q < 0)
			gd_buf_adds(out, value);
		else
			gd_interview_words(iv, &iv->questions[q], value,
					   gd_desk_zone(d), NULL, out);
		gd_buf_addc(out, '\n');
		free(value);
		free(field);
		p += n + (p[n] == '\n');
	}
}

static void
recall(struct gd_desk *d, int64_t merchant, struct gd_buf *out)
{
	struct gd_check_row *rows = NULL;
	struct gd_buf when = GD_BUF_INIT;
	struct gd_store *st;
	size_t len = 0;

	if (merchant && gd_desk_store(d, &st, NULL) == GD_OK &&
	    gd_store_checks(st, merchant, 1, &rows, &len, NULL) == GD_OK &&
	    len) {
		gd_phrase_instant(d, rows[0].at, &when);
		gd_buf_addf(out, ngettext("This merchant was checked on %s: %s (%d point)",
					  "This merchant was checked on %s: %s (%d points)",
					  (unsigned long)rows[0].points),
			    when.s, gd_check_level_words(rows[0].level),
			    rows[0].points);
	}
	gd_check_rows_free(rows, len);
	gd_buf_release(&when);
}

void
gd_check_recall(struct gd_desk *d, int64_t case_id, struct gd_buf *out)
{
	int64_t merchant = 0;

	if (gd_desk_case_merchant(d, case_id, &merchant, NULL) == GD_OK)
		recall(d, merchant, out);
}

void
gd_check_recall_answer(struct gd_desk *d, const struct gd_answers *a,
		       const char *field, struct gd_buf *out)
{
	bool code = strcmp(field, "credit_code") == 0;
	struct gd_store *st;
	int64_t merchant = 0;

	if (!code && strcmp(field, "merchant") != 0 &&
	    strcmp(field, "shop") != 0)
		return;
	if (gd_desk_store(d, &st, NULL) == GD_OK &&
	    gd_store_merchant_find(st, code ? "" : gd_answers_value(a, field),
				   code ? gd_answers_value(a, field) : "",
				   &merchant, NULL) == GD_OK)
		recall(d, merchant, out);
}

static const struct {
	const char *field;
	const char *label;
} fields[] = {
	{ "name", N_("Name") },
	{ "credit_code", N_("Credit code") },
	{ "licence", N_("Licence") },
	{ "address", N_("Address") },
	{ "contact", N_("Contact") },
	{ "note", N_("Note") },
};

const char *
gd_merchant_field(size_t i, const char **label)
{
	if (i >= GD_ARRAY_LEN(fields))
		return NULL;
	*label = _(fields[i].label);
	return fields[i].field;
}

const char *
gd_merchant_value(const struct gd_merchant_row *r, size_t i)
{
	const char *const values[] = { r->name, r->credit_code, r->licence,
				       r->address, r->contact, r->note };

	return values[i];
}

static const struct { const char *code, *words; } sorts[GD_MERCHANT_SORTS] = {
	[GD_MERCHANT_NEWEST] = { "newest", N_("newest record first") },
	[GD_MERCHANT_NAME] = { "name", N_("by name") },
	[GD_MERCHANT_CASES] = { "cases", N_("most cases first") },
	[GD_MERCHANT_OPEN] = { "open", N_("most open cases first") },
	[GD_MERCHANT_CHECKED] = { "checked", N_("latest check first") },
};

const char *
gd_merchant_sort_code(size_t i)
{
	return i < GD_MERCHANT_SORTS ? sorts[i].code : NULL;
}

const char *
gd_merchant_sort_words(enum gd_merchant_sort sort)
{
	return _(sorts[sort].words);
}
