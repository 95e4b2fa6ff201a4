/*
 * playbook/schema.h - what may stand in the files of the playbook.
 *
 * The one description that loading and checking share: which files there are,
 * which kind of entry each of their sections is, and which keys of which type an
 * entry has. Loading fills records by it (table.h), checking follows the
 * references that it declares (check.h), listing reads names by it. A new
 * key is one row here and a member in the record.
 */
#ifndef GD_PLAYBOOK_SCHEMA_H
#define GD_PLAYBOOK_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>

#include "domain/example.h"
#include "domain/redact.h"
#include "domain/rules.h"
#include "playbook/mistakes.h"

enum gd_kind {
	GD_KIND_STAGE,
	GD_KIND_SOURCE,
	GD_KIND_SECTION,
	GD_KIND_CHOICE,
	GD_KIND_QUESTION,
	GD_KIND_CHANNEL,
	GD_KIND_MATRIX,
	GD_KIND_CLOCK,
	GD_KIND_TRIAGE,
	GD_KIND_EVIDENCE,
	GD_KIND_PRINCIPLE,
	GD_KIND_CUE,
	GD_KIND_FACT,
	GD_KIND_STEP,
	GD_KIND_REDACT,
	GD_KIND_EXAMPLE,
	GD_KIND_PLATFORM,
	GD_KINDS
};

/* What is loaded together, on first use. */
enum gd_group {
	GD_GROUP_STAGES,
	GD_GROUP_SOURCES,
	GD_GROUP_SECTIONS,
	GD_GROUP_CLOCKS,	/* channels, clocks and platforms */
	GD_GROUP_CHOICES,
	GD_GROUP_QUESTIONS,
	GD_GROUP_TRIAGE,	/* matrix, triage, evidence and what follows */
	GD_GROUP_AFTER,		/* ways on after a failure */
	GD_GROUP_REDACT,	/* what personal data looks like */
	GD_GROUP_LIBRARY,	/* teaching cases */
	GD_GROUPS
};

enum gd_type {		/* type of the member, and what is accepted */
	GD_TYPE_HIDDEN,	/* char *; no key sets it (an id, a list's name) */
	GD_TYPE_TEXT,	/* char *; any text of one language */
	GD_TYPE_BITEXT,	/* struct gd_bitext; `key` and `key[en]` */
	GD_TYPE_CODE,	/* char *; lower-case code, one that `known` knows */
	GD_TYPE_BOOL,	/* bool; yes or no */
	GD_TYPE_INT,	/* int; `min` to `max` */
	GD_TYPE_DATE,	/* gd_day; YYYY-MM-DD; GD_DAY_NONE when not given */
	GD_TYPE_PERIOD,	/* struct gd_period; unit and count; count 0: not given */
	GD_TYPE_ROLL,	/* struct gd_period; its roll alone */
	GD_TYPE_WINDOW,	/* struct gd_period; its office hours alone */
	GD_TYPE_COND,	/* struct gd_cond */
	GD_TYPE_ENUM,	/* an enum; by `parse` */
	GD_TYPE_REF,	/* char *; id of an entry of kind `ref` */
	GD_TYPE_REFS,	/* char *; comma list of them */
	GD_TYPE_LIST,	/* char *; name of a list of choices */
	GD_TYPE_OPTIONS,	/* char *; comma list of codes of the list named as the key */
	GD_TYPE_EVENT,	/* char *; the event that starts a clock */
	GD_TYPE_EVENTS,	/* char *; comma list of events */
	GD_TYPE_TIMES	/* char *; comma list of times, "30d,12h,0h" */
};

struct gd_field {
	const char *key;
	enum gd_type type;
	size_t offset;		/* of the member in the record */
	bool required;
	enum gd_kind ref;	/* REF, REFS */
	int min, max;		/* INT */
	bool (*known)(const char *code);	/* CODE; NULL: any */
	bool (*parse)(const char *code, int *out);	/* ENUM */
	const char *expected;	/* ENUM, CODE: the codes that are understood */
};

struct gd_entry;

struct gd_schema {
	const char *word;	/* the kind as a code: "clock" */
	size_t size;		/* of a record */
	bool scoped;		/* ids are unique within one file name only */
	const struct gd_field *fields;
	size_t len;
	/* Put the entry's id (and list, version …) into the zeroed record. */
	void (*adopt)(void *record, const struct gd_entry *e);
	/* What keys must agree on among themselves; may be NULL. */
	void (*agree)(void *record, const struct gd_entry *e,
		      struct gd_mistakes *m);
};

/* Records that hold more than what is handed out. */
struct gd_stage_record {
	char *code;
	struct gd_stage_def def;
};

struct gd_platform_record {
	struct gd_platform platform;
	int order;
};

/* Where entries stand: a file, or the *.ini files of a folder. */
struct gd_place {
	const char *path;	/* below playbook/ */
	bool folder;
	enum gd_group group;
	struct gd_place_section {
		const char *prefix;	/* "channel."; "platform" as a whole; "" */
		enum gd_kind kind;
	} sections[3];
	size_t sections_len;
};

#define GD_PLACES 17

const struct gd_schema *gd_schema(enum gd_kind kind);
/* The kind called `word`; false when there is none. */
bool gd_schema_kind(const char *word, enum gd_kind *out);
const struct gd_place *gd_schema_place(size_t i);	/* 0..GD_PLACES-1 */
/* Lower-case letters, digits, `_`, `.` and `-`, not empty. */
bool gd_schema_is_id(const char *s);

#endif
