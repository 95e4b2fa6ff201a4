/*
 * playbook/schema.c - see schema.h. doc/playbook.md says the same to people;
 * a test compares the two.
 */
#include <config.h>

#include "playbook/schema.h"

#include <string.h>

#include "base/code.h"
#include "base/mem.h"
#include "domain/checks.h"
#include "domain/ways.h"
#include "playbook/kinds.h"

/* Enumerations: the domain's parsers, brought to one shape. */
#define ENUM_PARSER(name, type, parse)                                      \
	static bool                                                         \
	name(const char *code, int *out)                                    \
	{                                                                   \
		type value;                                                 \
		if (!parse(code, &value))                                   \
			return false;                                       \
		*out = (int)value;                                          \
		return true;                                                \
	}

ENUM_PARSER(parse_stage, enum gd_stage, gd_stage_parse)
ENUM_PARSER(parse_basis, enum gd_basis, gd_basis_parse)
ENUM_PARSER(parse_principle, enum gd_principle_kind, gd_principle_parse)
ENUM_PARSER(parse_question_kind, enum gd_question_kind, gd_question_kind_parse)

static bool
parse_strength(const char *code, int *out)
{
	*out = strcmp(code, "law") == 0 ? GD_BY_LAW : GD_BY_ADVICE;
	return *out == GD_BY_LAW || strcmp(code, "advice") == 0;
}

static bool
parse_triage_kind(const char *code, int *out)
{
	static const char *const codes[] = {
		[GD_TRIAGE_RECOMMEND] = "recommend",
		[GD_TRIAGE_REFUSE] = "refuse",
		[GD_TRIAGE_RISK] = "risk",
		[GD_TRIAGE_COMBINE] = "combine",
		[GD_TRIAGE_GROUND] = "ground",
		[GD_TRIAGE_WHERE] = "where",
		[GD_TRIAGE_POINT] = "point",
		[GD_TRIAGE_CHECK] = "check",
	};
	int at = gd_code_find(codes, GD_ARRAY_LEN(codes), code);

	if (at >= 0)
		*out = at;
	return at >= 0;
}

#define STAGES "prepare, service, platform, regulator, court, closed"
#define BASES "experience, law, platform, private"
#define QUESTION_KINDS                                                      \
	"choice, multi, text, longtext, money, date, number, bool, understood"
#define CHECKS "phone, credit_code, id_no, order_no, past, coming, positive"

/* Rows of the tables below; M is the member of the record type in force. */
#define HIDDEN(R, m) { NULL, GD_TYPE_HIDDEN, .offset = offsetof(R, m) }
#define PLAIN(R, k, t, m, req)                                              \
	{ k, GD_TYPE_##t, .offset = offsetof(R, m), .required = req }
#define TEXTS(R, k, m, req) PLAIN(R, k, BITEXT, m, req)
#define SOURCES(R, m)                                                       \
	{ "source", GD_TYPE_REFS, .offset = offsetof(R, m),                 \
	  .required = true, .ref = GD_KIND_SOURCE }
#define WHEN(R, m) PLAIN(R, "when", COND, m, false)
#define NUMBER(R, k, m, lo, hi)                                             \
	{ k, GD_TYPE_INT, .offset = offsetof(R, m), .min = lo, .max = hi }
#define CODES(R, k, m, fn, words, req)                                      \
	{ k, GD_TYPE_ENUM, .offset = offsetof(R, m), .required = req,       \
	  .parse = fn, .expected = words }
#define REFERS(R, k, t, m, kind, req)                                       \
	{ k, GD_TYPE_##t, .offset = offsetof(R, m), .required = req,        \
	  .ref = kind }

#define S struct gd_stage_record
static const struct gd_field stage_fields[] = {
	HIDDEN(S, code),
	TEXTS(S, "name", def.name, true),
	TEXTS(S, "brief", def.brief, true),
	SOURCES(S, def.source),
};
#undef S

#define S struct gd_source
static const struct gd_field source_fields[] = {
	HIDDEN(S, id),
	TEXTS(S, "name", name, true),
	TEXTS(S, "gist", gist, false),
	CODES(S, "basis", basis, parse_basis, BASES, true),
	PLAIN(S, "from", DATE, from, false),
	PLAIN(S, "until", DATE, until, false),
	PLAIN(S, "verify", BOOL, verify, false),
};
#undef S

#define S struct gd_section
static const struct gd_field section_fields[] = {
	HIDDEN(S, id),
	TEXTS(S, "name", name, true),
	SOURCES(S, source),
};
#undef S

#define S struct gd_choice
static const struct gd_field choice_fields[] = {
	HIDDEN(S, list),
	HIDDEN(S, code),
	TEXTS(S, "name", name, true),
	TEXTS(S, "help", help, false),
	PLAIN(S, "words", TEXT, words, false),
	WHEN(S, when),
	SOURCES(S, source),
};
#undef S

#define S struct gd_question
static const struct gd_field question_fields[] = {
	HIDDEN(S, id),
	HIDDEN(S, file),
	REFERS(S, "section", REF, section, GD_KIND_SECTION, true),
	CODES(S, "kind", kind, parse_question_kind, QUESTION_KINDS, true),
	PLAIN(S, "set", CODE, set, false),
	PLAIN(S, "choices", LIST, choices, false),
	{ "check", GD_TYPE_CODE, .offset = offsetof(S, check),
	  .known = gd_check_exists, .expected = CHECKS },
	TEXTS(S, "name", name, true),
	TEXTS(S, "ask", ask, true),
	TEXTS(S, "why", why, true),
	TEXTS(S, "example", example, false),
	TEXTS(S, "help", help, false),
	WHEN(S, when),
	PLAIN(S, "required", BOOL, required, false),
	PLAIN(S, "unsure", BOOL, unsure, false),
	PLAIN(S, "personal", BOOL, personal, false),
	PLAIN(S, "later", BOOL, later, false),
	SOURCES(S, source),
};
#undef S

#define S struct gd_channel
static const struct gd_field channel_fields[] = {
	HIDDEN(S, code),
	CODES(S, "stage", stage, parse_stage, STAGES, true),
	PLAIN(S, "track", CODE, track, false),
	TEXTS(S, "name", name, true),
	TEXTS(S, "function", function, true),
	TEXTS(S, "response", response, true),
	TEXTS(S, "fit", fit, true),
	TEXTS(S, "entry", entry, true),
	WHEN(S, when),
	REFERS(S, "clocks", REFS, clocks, GD_KIND_CLOCK, false),
	PLAIN(S, "body", CODE, body, false),
	SOURCES(S, source),
};
#undef S

#define S struct gd_matrix_cell
static const struct gd_field matrix_fields[] = {
	HIDDEN(S, type),
	HIDDEN(S, track),
	PLAIN(S, "handled", BOOL, handled, true),
	TEXTS(S, "name", name, true),
	PLAIN(S, "low", PERIOD, low, false),
	PLAIN(S, "high", PERIOD, high, false),
	SOURCES(S, source),
};
#undef S

#define S struct gd_clock_rule
static const struct gd_field clock_fields[] = {
	HIDDEN(S, id),
	HIDDEN(S, version),
	TEXTS(S, "name", name, true),
	TEXTS(S, "brief", brief, true),
	PLAIN(S, "start", EVENT, start, true),
	PLAIN(S, "period", PERIOD, period, true),
	PLAIN(S, "early", PERIOD, early, false),
	PLAIN(S, "extend", PERIOD, extend, false),
	PLAIN(S, "other", PERIOD, other, false),
	PLAIN(S, "other_roll", ROLL, other, false),
	TEXTS(S, "other_why", other_why, false),
	PLAIN(S, "restart", EVENTS, restart, false),
	PLAIN(S, "met", EVENTS, met, false),
	PLAIN(S, "pause", TEXT, pause, false),
	PLAIN(S, "alerts", TIMES, alerts, false),
	PLAIN(S, "roll", ROLL, period, false),
	PLAIN(S, "window", WINDOW, period, false),
	PLAIN(S, "before", BOOL, period.before, false),
	CODES(S, "basis", basis, parse_basis, BASES, true),
	PLAIN(S, "alert", BOOL, alert, false),
	PLAIN(S, "superseded", BOOL, superseded, false),
	PLAIN(S, "verify", BOOL, verify, false),
	WHEN(S, when),
	PLAIN(S, "from", DATE, from, false),
	PLAIN(S, "until", DATE, until, false),
	TEXTS(S, "miss", miss, true),
	TEXTS(S, "next", next, true),
	SOURCES(S, source),
};
#undef S

#define S struct gd_triage_rule
static const struct gd_field triage_fields[] = {
	HIDDEN(S, id),
	CODES(S, "kind", kind, parse_triage_kind,
	      "recommend, refuse, risk, combine, ground, where, point, "
	      "check", true),
	REFERS(S, "channel", REFS, channel, GD_KIND_CHANNEL, false),
	NUMBER(S, "weight", weight, -1000, 1000),
	CODES(S, "strength", strength, parse_strength, "law, advice", false),
	WHEN(S, when),
	TEXTS(S, "reason", reason, true),
	TEXTS(S, "expect", expect, false),
	TEXTS(S, "cure", cure, false),
	TEXTS(S, "name", name, false),
	PLAIN(S, "clear", COND, clear, false),
	REFERS(S, "fields", REFS, fields, GD_KIND_QUESTION, false),
	PLAIN(S, "in_turn", BOOL, in_turn, false),
	SOURCES(S, source),
};
#undef S

#define S struct gd_fact
static const struct gd_field fact_fields[] = {
	HIDDEN(S, id),
	PLAIN(S, "since", TEXT, since, true),
	PLAIN(S, "after", PERIOD, after, false),
	SOURCES(S, source),
};
#undef S

#define S struct gd_step
static const struct gd_field step_fields[] = {
	HIDDEN(S, id),
	NUMBER(S, "order", order, 1, 9999),
	PLAIN(S, "states", TEXT, states, true),
	REFERS(S, "channels", REFS, channels, GD_KIND_CHANNEL, false),
	WHEN(S, when),
	TEXTS(S, "name", name, true),
	TEXTS(S, "why", why, true),
	TEXTS(S, "how", how, true),
	{ "action", GD_TYPE_CODE, .offset = offsetof(S, action),
	  .required = true, .known = gd_step_action_exists,
	  .expected = GD_STEP_ACTIONS },
	PLAIN(S, "target", CODE, target, false),
	SOURCES(S, source),
};
#undef S

#define S struct gd_evidence_kind
static const struct gd_field evidence_fields[] = {
	HIDDEN(S, code),
	TEXTS(S, "name", name, true),
	TEXTS(S, "collect", collect, true),
	TEXTS(S, "weight", weight, true),
	TEXTS(S, "proves", proves, false),
	TEXTS(S, "capture", capture, false),
	NUMBER(S, "vanish_days", vanish_days, 0, 36500),
	NUMBER(S, "importance", importance, 1, 10),
	WHEN(S, when),
	SOURCES(S, source),
};
#undef S

#define S struct gd_principle
static const struct gd_field principle_fields[] = {
	HIDDEN(S, id),
	CODES(S, "principle", principle, parse_principle,
	      "lawful, relevant, complete", true),
	TEXTS(S, "ask", ask, true),
	TEXTS(S, "cure", cure, true),
	REFERS(S, "kinds", REFS, kinds, GD_KIND_EVIDENCE, false),
	PLAIN(S, "carrier", BOOL, carrier, false),
	SOURCES(S, source),
};
#undef S

#define S struct gd_cue
static const struct gd_field cue_fields[] = {
	HIDDEN(S, id),
	TEXTS(S, "name", name, true),
	TEXTS(S, "show", show, true),
	REFERS(S, "kinds", REFS, kinds, GD_KIND_EVIDENCE, false),
	WHEN(S, when),
	SOURCES(S, source),
};
#undef S

#define S struct gd_redact_rule
static const struct gd_field redact_fields[] = {
	HIDDEN(S, code),
	TEXTS(S, "name", name, true),
	TEXTS(S, "series", series, false),
	PLAIN(S, "cues", TEXT, cues, false),
	PLAIN(S, "joins", TEXT, joins, false),
	PLAIN(S, "starts", TEXT, starts, false),
	PLAIN(S, "units", TEXT, units, false),
	PLAIN(S, "ends", TEXT, ends, false),
	PLAIN(S, "except", TEXT, except, false),
	SOURCES(S, source),
};
#undef S

#define S struct gd_example
static const struct gd_field example_fields[] = {
	HIDDEN(S, id),
	TEXTS(S, "name", name, true),
	PLAIN(S, "platform", OPTIONS, platform, true),
	PLAIN(S, "carrier", OPTIONS, carrier, false),
	PLAIN(S, "type", OPTIONS, type, true),
	PLAIN(S, "scenario", OPTIONS, scenario, false),
	PLAIN(S, "demand", OPTIONS, demand, false),
	PLAIN(S, "outcome", OPTIONS, outcome, true),
	REFERS(S, "channels", REFS, channels, GD_KIND_CHANNEL, true),
	NUMBER(S, "days", days, 0, 9999),
	TEXTS(S, "goods", goods, true),
	TEXTS(S, "story", story, true),
	TEXTS(S, "worked", worked, true),
	SOURCES(S, source),
};
#undef S

#define S struct gd_platform_record
static const struct gd_field platform_fields[] = {
	HIDDEN(S, platform.code),
	NUMBER(S, "order", order, 1, 9999),
	TEXTS(S, "name", platform.name, true),
	TEXTS(S, "entry", platform.entry, true),
	TEXTS(S, "style", platform.style, true),
	TEXTS(S, "evidence", platform.evidence, true),
	TEXTS(S, "escalate", platform.escalate, true),
	TEXTS(S, "refund_only", platform.refund_only, false),
	TEXTS(S, "seat", platform.seat, false),
	TEXTS(S, "rung_service", platform.rung_service, false),
	TEXTS(S, "rung_platform", platform.rung_platform, false),
	PLAIN(S, "words", TEXT, platform.words, false),
	REFERS(S, "focus", REFS, platform.focus, GD_KIND_EVIDENCE, false),
	SOURCES(S, platform.source),
};
#undef S

#define KIND(w, R, f, s, a, g)                                              \
	{ .word = w, .size = sizeof(R), .scoped = s, .fields = f,           \
	  .len = GD_ARRAY_LEN(f), .adopt = a, .agree = g }

static const struct gd_schema schemas[GD_KINDS] = {
	[GD_KIND_STAGE] = KIND("stage", struct gd_stage_record, stage_fields,
		false, gd_adopt_stage, gd_agree_stage),
	[GD_KIND_SOURCE] = KIND("source", struct gd_source, source_fields,
		false, gd_adopt_source, gd_agree_source),
	[GD_KIND_SECTION] = KIND("section", struct gd_section, section_fields,
		false, gd_adopt_section, NULL),
	[GD_KIND_CHOICE] = KIND("choice", struct gd_choice, choice_fields,
		true, gd_adopt_choice, NULL),
	[GD_KIND_QUESTION] = KIND("question", struct gd_question,
		question_fields, false, gd_adopt_question, gd_agree_question),
	[GD_KIND_CHANNEL] = KIND("channel", struct gd_channel, channel_fields,
		false, gd_adopt_channel, gd_agree_channel),
	[GD_KIND_MATRIX] = KIND("matrix", struct gd_matrix_cell, matrix_fields,
		false, gd_adopt_matrix, gd_agree_matrix),
	[GD_KIND_CLOCK] = KIND("clock", struct gd_clock_rule, clock_fields,
		false, gd_adopt_clock, gd_agree_clock),
	[GD_KIND_TRIAGE] = KIND("triage", struct gd_triage_rule, triage_fields,
		false, gd_adopt_triage, gd_agree_triage),
	[GD_KIND_EVIDENCE] = KIND("evidence", struct gd_evidence_kind,
		evidence_fields, false, gd_adopt_evidence, NULL),
	[GD_KIND_PRINCIPLE] = KIND("principle", struct gd_principle,
		principle_fields, false, gd_adopt_principle, NULL),
	[GD_KIND_CUE] = KIND("cue", struct gd_cue, cue_fields, false,
		gd_adopt_cue, NULL),
	[GD_KIND_FACT] = KIND("fact", struct gd_fact, fact_fields, false,
		gd_adopt_fact, NULL),
	[GD_KIND_STEP] = KIND("step", struct gd_step, step_fields, false,
		gd_adopt_step, gd_agree_step),
	[GD_KIND_REDACT] = KIND("redact", struct gd_redact_rule, redact_fields,
		false, gd_adopt_redact, gd_agree_redact),
	[GD_KIND_EXAMPLE] = KIND("example", struct gd_example, example_fields,
		false, gd_adopt_example, NULL),
	[GD_KIND_PLATFORM] = KIND("platform", struct gd_platform_record,
		platform_fields, true, gd_adopt_platform, NULL),
};

#define ONE(k) { { "", k } }, 1
static const struct gd_place places[] = {
	{ "stages.ini", false, GD_GROUP_STAGES, ONE(GD_KIND_STAGE) },
	{ "sources", true, GD_GROUP_SOURCES, ONE(GD_KIND_SOURCE) },
	{ "sections.ini", false, GD_GROUP_SECTIONS, ONE(GD_KIND_SECTION) },
	{ "choices", true, GD_GROUP_CHOICES, ONE(GD_KIND_CHOICE) },
	{ "questions", true, GD_GROUP_QUESTIONS, ONE(GD_KIND_QUESTION) },
	{ "channels.ini", false, GD_GROUP_CLOCKS, ONE(GD_KIND_CHANNEL) },
	{ "clocks", true, GD_GROUP_CLOCKS, ONE(GD_KIND_CLOCK) },
	{ "platforms", true, GD_GROUP_CLOCKS,
	  { { "platform", GD_KIND_PLATFORM }, { "channel.", GD_KIND_CHANNEL },
	    { "clock.", GD_KIND_CLOCK } }, 3 },
	{ "matrix.ini", false, GD_GROUP_TRIAGE, ONE(GD_KIND_MATRIX) },
	{ "triage", true, GD_GROUP_TRIAGE, ONE(GD_KIND_TRIAGE) },
	{ "evidence.ini", false, GD_GROUP_TRIAGE, ONE(GD_KIND_EVIDENCE) },
	{ "principles.ini", false, GD_GROUP_TRIAGE, ONE(GD_KIND_PRINCIPLE) },
	{ "rehearsal.ini", false, GD_GROUP_TRIAGE, ONE(GD_KIND_CUE) },
	{ "facts.ini", false, GD_GROUP_TRIAGE, ONE(GD_KIND_FACT) },
	{ "after.ini", false, GD_GROUP_AFTER, ONE(GD_KIND_STEP) },
	{ "redact.ini", false, GD_GROUP_REDACT, ONE(GD_KIND_REDACT) },
	{ "library", true, GD_GROUP_LIBRARY, ONE(GD_KIND_EXAMPLE) },
};
_Static_assert(GD_ARRAY_LEN(places) == GD_PLACES, "GD_PLACES is out of date");

const struct gd_schema *
gd_schema(enum gd_kind kind)
{
	return &schemas[kind];
}

bool
gd_schema_kind(const char *word, enum gd_kind *out)
{
	size_t i;

	for (i = 0; i < GD_KINDS; i++) {
		if (strcmp(schemas[i].word, word) == 0) {
			*out = (enum gd_kind)i;
			return true;
		}
	}
	return false;
}

const struct gd_place *
gd_schema_place(size_t i)
{
	return &places[i];
}

bool
gd_schema_is_id(const char *s)
{
	return *s && s[strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789_.-")] ==
		     '\0';
}
