/*
 * store/fields.c - which fields there are, and the SQL that reads and writes
 * each. No statement is ever made from a name that came from outside.
 */
#include <config.h>

#include "store/fields.h"
#include "store/store_internal.h"

#include <string.h>

#include "base/code.h"
#include "base/mem.h"

static const char *const entity_names[] = {
	[GD_ENT_CASE] = "case",
	[GD_ENT_MERCHANT] = "merchant",
	[GD_ENT_PERSON] = "person",
	[GD_ENT_FILING] = "filing",
	[GD_ENT_CLOCK] = "clock",
	[GD_ENT_EVIDENCE] = "evidence",
	[GD_ENT_STAMP] = "stamp",
	[GD_ENT_ANSWER] = "answer",
	[GD_ENT_EVENT] = "event",
	[GD_ENT_LETTER] = "letter",
	[GD_ENT_CHECK] = "check",
};

#define FIELD(ent_, table_, case_, name_, column_, personal_, none_)        \
	{                                                                   \
		.ent = (ent_), .table = table_, .name = #name_,             \
		.column = (column_),                                        \
		.personal = (personal_), .none = (none_),                   \
		.read = "SELECT " #name_ ", " case_ " FROM " table_         \
			" WHERE id = ?1",                                   \
		.write = "UPDATE " table_ " SET " #name_                    \
			 " = ?2 WHERE id = ?1"                              \
	}
#define CASE(name_, column_, personal_, none_)                              \
	FIELD(GD_ENT_CASE, "cases", "id", name_, column_, personal_, none_),
#define MERCHANT(name_, column_, personal_, none_)                          \
	FIELD(GD_ENT_MERCHANT, "merchants", "0", name_, column_, personal_, \
	      none_),
#define CHECK(name_, column_, none_)                                        \
	FIELD(GD_ENT_CHECK, "merchant_checks", "0", name_, column_, false,  \
	      none_)
#define FILING(name_, column_, personal_, none_)                            \
	FIELD(GD_ENT_FILING, "filings", "case_id", name_, column_,          \
	      personal_, none_),
#define CLOCK(name_, column_, personal_, none_)                             \
	FIELD(GD_ENT_CLOCK, "clocks", "case_id", name_, column_, personal_, \
	      none_),
#define EVIDENCE(name_, column_, personal_, none_)                          \
	FIELD(GD_ENT_EVIDENCE, "evidence", "case_id", name_, column_,       \
	      personal_, none_)
#define LETTER(name_, column_, personal_, none_)                            \
	FIELD(GD_ENT_LETTER, "letters", "case_id", name_, column_,          \
	      personal_, none_)
#define STAMP(name_, column_, none_)                                        \
	FIELD(GD_ENT_STAMP, "stamps", "0", name_, column_, false, none_)

static const struct gd_field fields[] = {
	GD_CASE_FIELDS(CASE)
	GD_MERCHANT_FIELDS(MERCHANT)

	CHECK(merchant_id, GD_COL_REF, NULL),
	CHECK(at, GD_COL_INSTANT, NULL),
	CHECK(who, GD_COL_TEXT, NULL),
	CHECK(level, GD_COL_INT, "0"),
	CHECK(points, GD_COL_INT, "0"),
	CHECK(findings, GD_COL_TEXT, NULL),
	CHECK(answers, GD_COL_TEXT, NULL),

	GD_FILING_FIELDS(FILING)
	GD_CLOCK_FIELDS(CLOCK)

	EVIDENCE(seq, GD_COL_INT, false, "0"),
	EVIDENCE(kind, GD_COL_TEXT, false, NULL),
	EVIDENCE(name, GD_COL_TEXT, true, NULL),
	EVIDENCE(size, GD_COL_INT, false, "0"),
	EVIDENCE(digest, GD_COL_TEXT, false, NULL),
	EVIDENCE(captured_at, GD_COL_INSTANT, false, NULL),
	EVIDENCE(added_at, GD_COL_INSTANT, false, NULL),
	EVIDENCE(source, GD_COL_TEXT, true, NULL),
	EVIDENCE(note, GD_COL_TEXT, true, NULL),
	EVIDENCE(of_id, GD_COL_REF, false, NULL),
	EVIDENCE(modified_at, GD_COL_INSTANT, false, NULL),
	EVIDENCE(how, GD_COL_TEXT, false, NULL),
	EVIDENCE(captured_by, GD_COL_TEXT, true, NULL),
	EVIDENCE(added_by, GD_COL_TEXT, false, NULL),
	EVIDENCE(proves, GD_COL_TEXT, true, NULL),
	EVIDENCE(checks, GD_COL_TEXT, false, NULL),
	EVIDENCE(stamped_at, GD_COL_INSTANT, false, NULL),
	EVIDENCE(stamp_by, GD_COL_TEXT, false, NULL),
	EVIDENCE(stamp_digest, GD_COL_TEXT, false, NULL),
	EVIDENCE(stamp_ca, GD_COL_TEXT, false, NULL),
	EVIDENCE(touch, GD_COL_TEXT, false, NULL),
	EVIDENCE(touched_at, GD_COL_INSTANT, false, NULL),

	STAMP(event_id, GD_COL_INT, "0"),
	STAMP(digest, GD_COL_TEXT, NULL),
	STAMP(stamped_at, GD_COL_INSTANT, NULL),
	STAMP(stamp_by, GD_COL_TEXT, NULL),
	STAMP(stamp_digest, GD_COL_TEXT, NULL),
	STAMP(stamp_ca, GD_COL_TEXT, NULL),

	LETTER(seq, GD_COL_INT, false, "0"),
	LETTER(template, GD_COL_TEXT, false, NULL),
	LETTER(lang, GD_COL_TEXT, false, NULL),
	LETTER(version, GD_COL_INT, false, "0"),
	LETTER(body, GD_COL_TEXT, true, NULL),
	LETTER(created_at, GD_COL_INSTANT, false, NULL),
	LETTER(changed_at, GD_COL_INSTANT, false, NULL),
	LETTER(sent_at, GD_COL_INSTANT, false, NULL),
	LETTER(channel, GD_COL_TEXT, false, NULL),
	LETTER(filing_id, GD_COL_REF, false, NULL),
	LETTER(proof, GD_COL_TEXT, true, NULL),
	LETTER(note, GD_COL_TEXT, true, NULL),
};

const struct gd_field *
gd_field_at(size_t i)
{
	return i < GD_ARRAY_LEN(fields) ? &fields[i] : NULL;
}

/* Where the fields of an entity stand, found once and never changed. */
struct span {
	const struct gd_field *first;
	size_t len;
};

static const struct span *
span_of(enum gd_entity ent)
{
	static struct span spans[GD_ARRAY_LEN(entity_names)];
	struct span *s = &spans[ent];

	for (size_t i = 0; !s->first && i < GD_ARRAY_LEN(fields); i++) {
		if (fields[i].ent == ent)
			s->first = &fields[i];
	}
	while (s->first && s->first + s->len < fields + GD_ARRAY_LEN(fields) &&
	       s->first[s->len].ent == ent)
		s->len++;
	return s;
}

const struct gd_field *
gd_fields_of(enum gd_entity ent, size_t *len)
{
	const struct span *s = span_of(ent);

	*len = s->len;
	return s->first;
}

size_t
gd_field_index(const struct gd_field *f)
{
	return (size_t)(f - span_of(f->ent)->first);
}

const struct gd_field *
gd_field_find(enum gd_entity ent, const char *name)
{
	size_t len;
	const struct gd_field *f = gd_fields_of(ent, &len);

	for (size_t i = 0; i < len; i++) {
		if (f[i].name[0] == name[0] && strcmp(f[i].name, name) == 0)
			return &f[i];
	}
	return NULL;
}

const char *
gd_entity_name(enum gd_entity ent)
{
	return entity_names[ent];
}

bool
gd_entity_parse(const char *name, enum gd_entity *out)
{
	int at = gd_code_find(entity_names, GD_ARRAY_LEN(entity_names), name);

	if (at >= 0)
		*out = (enum gd_entity)at;
	return at >= 0;
}

bool
gd_answer_personal(const char *field)
{
	/* Told in one's own words, or leading a platform to its buyer. */
	static const char *const told[] = {
		"facts", "contacted", "harm", "promised", "order_no", "pay_no"
	};

	if (gd_code_find(told, GD_ARRAY_LEN(told), field) >= 0)
		return true;
	/* Not a question's id: text on its way to become an answer. */
	return field[strcspn(field, ".:")] != '\0';
}
