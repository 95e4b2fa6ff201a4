/*
 * domain/interview_words.c - canonical values as a person reads them.
 */
#include "domain/interview.h"

#include <string.h>

#include "base/i18n.h"
#include "domain/hanwords_interview.h"
#include "domain/list.h"
#include "domain/money.h"

static const char *const weekdays[] = {
	N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"),
	N_("Sun")
};

/* The name of `code[0..len)`, a choice or (list NULL) a field; NULL: unknown. */
static const struct gd_bitext *
name_of(const struct gd_interview *iv, const char *list, const char *code,
	size_t len)
{
	for (size_t i = 0; list && i < iv->choices_len; i++) {
		const struct gd_choice *c = &iv->choices[i];

		if (strcmp(c->list, list) == 0 && strlen(c->code) == len &&
		    memcmp(c->code, code, len) == 0)
			return &c->name;
	}
	for (size_t i = 0; !list && i < iv->len; i++) {
		const struct gd_question *q = &iv->questions[i];

		if (strlen(q->id) == len && memcmp(q->id, code, len) == 0)
			return &q->name;
	}
	return NULL;
}

static void
add_list(const struct gd_interview *iv, const char *list, const char *value,
	 const char *lang, struct gd_buf *out)
{
	const char *code, *tongue = lang ? lang : gd_i18n_lang();
	const char *comma = strncmp(tongue, "zh", 2) == 0 ? GD_HAN_LIST_COMMA
							  : ", ";
	bool first = true;
	size_t len;

	while (gd_list_next(&value, &code, &len)) {
		const struct gd_bitext *name = name_of(iv, list, code, len);

		if (!first)
			gd_buf_adds(out, comma);
		first = false;
		if (name && *gd_bitext_get(name, lang))
			gd_buf_adds(out, gd_bitext_get(name, lang));
		else
			gd_buf_add(out, code, len);
	}
}

static void
add_money(const char *value, struct gd_buf *out)
{
	int64_t fen;

	if (gd_money_parse(value, &fen, NULL) == GD_OK)
		gd_money_format(out, fen);
	else
		gd_buf_adds(out, value);
}

static void
add_date(const char *value, struct gd_zone zone, struct gd_buf *out)
{
	gd_instant at;
	gd_day day;
	bool timed = !gd_day_parse(value, &day);

	if (timed && gd_instant_parse(value, zone, &at, NULL) != GD_OK) {
		gd_buf_adds(out, value);
		return;
	}
	if (timed)
		day = gd_instant_day(at, zone);
	gd_day_format(out, day);
	gd_buf_addf(out, " %s", _(weekdays[gd_day_weekday(day) - 1]));
	if (timed) {
		struct gd_datetime t = gd_instant_split(at, zone);

		gd_buf_addf(out, " %02d:%02d", t.hour, t.minute);
	}
}

void
gd_interview_words(const struct gd_interview *iv, const struct gd_question *q,
		   const char *value, struct gd_zone zone, const char *lang,
		   struct gd_buf *out)
{
	switch (q->kind) {
	case GD_Q_CHOICE:
	case GD_Q_MULTI:
		add_list(iv, q->choices ? q->choices : "", value, lang, out);
		break;
	case GD_Q_UNDERSTOOD:
		if (strcmp(value, "none") == 0)
			gd_buf_adds(out, _("nothing of it"));
		else
			add_list(iv, NULL, value, lang, out);
		break;
	case GD_Q_MONEY:
		add_money(value, out);
		break;
	case GD_Q_DATE:
		add_date(value, zone, out);
		break;
	case GD_Q_BOOL:
		gd_buf_adds(out, strcmp(value, "yes") == 0 ? _("yes") :
			    strcmp(value, "no") == 0 ? _("no") : value);
		break;
	case GD_Q_NUMBER:
	case GD_Q_TEXT:
	case GD_Q_LONGTEXT:
		gd_buf_adds(out, value);
		break;
	}
}
