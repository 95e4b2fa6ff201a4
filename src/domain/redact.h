/*
 * domain/redact.h - personal data taken out of a text, for other eyes.
 *
 *	struct gd_redact *r = gd_redact_new(rules, len, "zh_CN");
 *	gd_redact_known(r, GD_REDACT_CONSUMER, name);
 *	gd_redact_keep(r, merchant);
 *	gd_redact_text(r, facts, strlen(facts), &out, &ranges);
 *
 * Two ways lead to a datum: its value is known (this case's name, phone, address,
 * numbers), or its form or a word before it gives it away. Both see through
 * full-width characters, spaces, hyphens and invisible characters. What is
 * found becomes a pseudonym ("consumer A", "phone 1") that is the same for the
 * same value all through one run. Of values the run keeps digests alone, so that
 * a long export needs some twenty bytes a person and no list of them.
 *
 * The words (cues, units, surnames, labels) are data: playbook/redact.ini.
 * No pattern finds everything: gd_redact_left() looks with the same eyes, and a
 * person should still read what is published.
 */
#ifndef GD_DOMAIN_REDACT_H
#define GD_DOMAIN_REDACT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/bitext.h"
#include "base/buf.h"

enum gd_redact_kind {
	GD_REDACT_CONSUMER,	/* the person of the case, and who acts for them */
	GD_REDACT_PERSON,	/* anybody else with a name */
	GD_REDACT_PHONE,
	GD_REDACT_ID_NO,	/* identity card, passport … */
	GD_REDACT_BANK,		/* card and account numbers */
	GD_REDACT_EMAIL,
	GD_REDACT_ACCOUNT,	/* WeChat, QQ and the like */
	GD_REDACT_PLATE,
	GD_REDACT_ADDRESS,
	GD_REDACT_ORDER,	/* orders, parcels */
	GD_REDACT_PAYMENT,
	GD_REDACT_NUMBER	/* tails of numbers, and long ones of no known kind */
};
#define GD_REDACT_KINDS 12

/* "consumer", "phone", …: the entries of playbook/redact.ini. */
const char *gd_redact_code(enum gd_redact_kind k);
bool gd_redact_parse(const char *code, enum gd_redact_kind *out);

/* An entry of playbook/redact.ini. Lists are words separated by `|`; may be NULL. */
struct gd_redact_rule {
	char *code;		/* gd_redact_code() */
	struct gd_bitext name;	/* label: "phone" of "phone 1" */
	struct gd_bitext series;	/* `A|B|C`; empty: numbers */
	char *cues;	/* words before a value */
	char *joins;	/* words that may stand between cue and value */
	char *starts;	/* what a value begins with: surnames, provinces */
	char *units;	/* words inside a value: road, district */
	char *ends;	/* what follows a value or closes it: Mr, room */
	char *except;	/* words that only look like one of these */
	char *source;
};

struct gd_redact;

/*
 * A run. `rules` are borrowed for its life; a kind without a rule is found by form
 * alone and labelled by its code. `lang`: of the labels, "zh_CN" or "en".
 */
struct gd_redact *gd_redact_new(const struct gd_redact_rule *rules, size_t len,
				const char *lang);
void gd_redact_free(struct gd_redact *r);	/* NULL allowed */

/*
 * From now on `value` (copied; NULL and blank are ignored, so is one of a single
 * character) is found wherever it stands, as `kind`. Of an address its parts
 * after province, city and district are found, too, of a person's name the given
 * name; they share the pseudonym of the whole.
 */
void gd_redact_known(struct gd_redact *r, enum gd_redact_kind kind,
		     const char *value);
/*
 * From now on the data of persons that stand in `text`, found by form or by a
 * word before them, are known: "my name is Wang Fang" once, and "Wang Fang" goes
 * wherever else it stands.
 */
void gd_redact_learn(struct gd_redact *r, const char *text);
/* `value` is no personal datum and stays: the merchant's name, address, code. */
void gd_redact_keep(struct gd_redact *r, const char *value);
/* Before the next case: known and kept values go, pseudonyms stay. */
void gd_redact_next(struct gd_redact *r);

/* What was replaced: bytes of the text before and of the text after. */
struct gd_redact_range {
	enum gd_redact_kind kind;
	size_t before, before_len;
	size_t after, after_len;	/* 0 and 0 from gd_redact_left() */
};
struct gd_redact_ranges {
	struct gd_redact_range *items;	/* in the text's order */
	size_t len, cap;
};
#define GD_REDACT_RANGES_INIT { NULL, 0, 0 }
void gd_redact_ranges_release(struct gd_redact_ranges *r);

/*
 * Append `text` with every datum replaced. Ranges (may be NULL) are appended;
 * `after` counts from where `out` stood. Returns how many were replaced.
 * Redacting what was redacted changes nothing.
 */
size_t gd_redact_text(struct gd_redact *r, const char *text, size_t len,
		      struct gd_buf *out, struct gd_redact_ranges *ranges);
/*
 * Append the pseudonym of a value whose kind is known, whatever its form: the
 * cell of a phone column. A blank value appends nothing.
 */
void gd_redact_value(struct gd_redact *r, enum gd_redact_kind kind,
		     const char *value, struct gd_buf *out);
/* How many personal data are in `text`, and (may be NULL) where; changes nothing. */
size_t gd_redact_left(struct gd_redact *r, const char *text, size_t len,
		      struct gd_redact_ranges *ranges);
/* The label of a kind in the run's language, for "still holds: …". */
const char *gd_redact_label(const struct gd_redact *r, enum gd_redact_kind k);

#endif
