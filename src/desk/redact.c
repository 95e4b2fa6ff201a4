/*
 * desk/redact.c - what a case tells about its people.
 */
#include <config.h>

#include "desk/redact.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

enum gd_status
gd_desk_redact(struct gd_desk *d, struct gd_redact **out, struct gd_error *err)
{
	const struct gd_redact_rule *rules;
	struct gd_playbook *pb;
	size_t len;
	enum gd_status status = gd_desk_playbook(d, &pb, err);

	if (status == GD_OK)
		status = gd_playbook_redact(pb, &rules, &len, err);
	if (status == GD_OK)
		*out = gd_redact_new(rules, len, gd_i18n_lang());
	return status;
}

/* "Li Qing (daughter), to settle": the name ends at the first mark. */
static void
know_proxy(struct gd_redact *r, const char *text)
{
	static const char *const marks[] = {
		"(", ",", ";", ":", "\uff08", "\uff0c", "\u3001", "\uff1b",
		"\uff1a"
	};
	const char *end = text + strlen(text);
	char *name;

	for (size_t i = 0; i < GD_ARRAY_LEN(marks); i++) {
		const char *at = strstr(text, marks[i]);

		if (at && at < end)
			end = at;
	}
	name = gd_strndup(text, (size_t)(end - text));
	gd_redact_known(r, GD_REDACT_CONSUMER, name);
	free(name);
}

void
gd_desk_redact_case(struct gd_redact *r, const struct gd_case_row *row,
		    const struct gd_answers *answers)
{
	static const struct { const char *field; enum gd_redact_kind kind; }
	known[] = {
		{ "consumer", GD_REDACT_CONSUMER },
		{ "phone", GD_REDACT_PHONE },
		{ "address", GD_REDACT_ADDRESS },
		{ "id_no", GD_REDACT_ID_NO },
		{ "order_no", GD_REDACT_ORDER },
		{ "pay_no", GD_REDACT_PAYMENT },
	};
	/* Texts that may name somebody: who is named once is known. */
	static const char *const told[] = {
		"merchant_contact", "payee", "facts", "contacted"
	};
	static const char *const kept[] = {
		"shop", "merchant", "merchant_address", "credit_code"
	};

	gd_redact_next(r);
	for (size_t i = 0; i < GD_ARRAY_LEN(known); i++)
		gd_redact_known(r, known[i].kind,
				gd_answers_value(answers, known[i].field));
	know_proxy(r, gd_answers_value(answers, "proxy"));
	for (size_t i = 0; i < GD_ARRAY_LEN(kept); i++)
		gd_redact_keep(r, gd_answers_value(answers, kept[i]));
	if (row) {
		gd_redact_known(r, GD_REDACT_ORDER, row->order_no);
		gd_redact_known(r, GD_REDACT_PERSON, row->assignee);
		gd_redact_keep(r, row->shop);
		gd_redact_keep(r, row->merchant);
	}
	for (size_t i = 0; i < GD_ARRAY_LEN(told); i++)
		gd_redact_learn(r, gd_answers_value(answers, told[i]));
}
