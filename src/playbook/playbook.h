/*
 * playbook/playbook.h - the knowledge under data/, as plain records.
 *
 * Each part is read from INI files (iniparser) the first time it is asked for:
 * a board needs no questions. The user's files in <config home>/playbook/
 * override shipped ones entry by entry and key by key, and may add entries and
 * whole files. All records belong to the playbook and live until
 * gd_playbook_close(). The format is described in doc/playbook.md.
 *
 * A mistake in a shipped or user file is GD_EDATA with `file:line: message` of
 * the first one; `rules check` (playbook/check.h) names them all.
 */
#ifndef GD_PLAYBOOK_PLAYBOOK_H
#define GD_PLAYBOOK_PLAYBOOK_H

#include "base/error.h"
#include "domain/example.h"
#include "domain/interview.h"
#include "domain/redact.h"
#include "domain/rules.h"
#include "domain/triage.h"

struct gd_playbook;

/*
 * `shipped` holds playbook/ and calendar/; `user`, laid out the same, may be NULL
 * or a folder that need not exist. Reads nothing yet; GD_ESYS when `shipped` is no folder.
 */
enum gd_status gd_playbook_open(const char *shipped, const char *user,
				struct gd_playbook **out, struct gd_error *err);
void gd_playbook_close(struct gd_playbook *pb);	/* NULL allowed */

/*
 * The parts. Each loads its files on first use. On failure `*out` is untouched.
 * Returned pointers are borrowed.
 */
enum gd_status gd_playbook_stages(struct gd_playbook *pb,
				  const struct gd_stage_def **out,	/* GD_STAGES of them */
				  struct gd_error *err);
enum gd_status gd_playbook_interview(struct gd_playbook *pb,
				     const struct gd_interview **out,
				     struct gd_error *err);
/*
 * An interview of its own: the questions with `set = NAME` ("check": before one
 * buys). GD_ENOTFOUND when the playbook has none. gd_playbook_interview() holds
 * those without a set.
 */
enum gd_status gd_playbook_interview_set(struct gd_playbook *pb,
					 const char *set,
					 const struct gd_interview **out,
					 struct gd_error *err);
enum gd_status gd_playbook_sections(struct gd_playbook *pb,
				    const struct gd_section **out, size_t *len,
				    struct gd_error *err);
/* Channels, matrix, triage, evidence kinds and clock rules together. */
enum gd_status gd_playbook_knowledge(struct gd_playbook *pb,
				     const struct gd_knowledge **out,
				     struct gd_error *err);
/* Only the channels and clock rules are sure to be filled in: cheap. */
enum gd_status gd_playbook_clocks(struct gd_playbook *pb,
				  const struct gd_knowledge **out,
				  struct gd_error *err);
/* Ways on after a failure; cheap, the rest of the rules is not read. */
enum gd_status gd_playbook_ways(struct gd_playbook *pb,
				const struct gd_step **out, size_t *len,
				struct gd_error *err);
/* What personal data looks like: for gd_redact_new(). */
enum gd_status gd_playbook_redact(struct gd_playbook *pb,
				  const struct gd_redact_rule **out,
				  size_t *len, struct gd_error *err);
/* The teaching cases. */
enum gd_status gd_playbook_examples(struct gd_playbook *pb,
				    const struct gd_example **out, size_t *len,
				    struct gd_error *err);
enum gd_status gd_playbook_platforms(struct gd_playbook *pb,
				     const struct gd_platform **out,
				     size_t *len, struct gd_error *err);
enum gd_status gd_playbook_sources(struct gd_playbook *pb,
				   const struct gd_source **out, size_t *len,
				   struct gd_error *err);
/* The options of one list, in order (all lists: gd_playbook_interview()). */
enum gd_status gd_playbook_choices(struct gd_playbook *pb, const char *list,
				   const struct gd_choice **out, size_t *len,
				   struct gd_error *err);

/* One source by id; NULL when unknown or unreadable. */
const struct gd_source *gd_playbook_source(struct gd_playbook *pb,
					   const char *id);
/*
 * Append the names of a comma list of source ids in `lang` (NULL: in force),
 * joined by "; ", with "(to be verified)" where so.
 */
void gd_playbook_source_words(struct gd_playbook *pb, const char *ids,
			      const char *lang, struct gd_buf *out);
/* Name of a choice by list and code; the code itself when unknown. Never NULL. */
const char *gd_playbook_choice_name(struct gd_playbook *pb, const char *list,
				    const char *code, const char *lang);

/*
 * Fill `cal` (initialised; what it held is released) from <shipped>/calendar/ and
 * <user>/calendar/ (all CSV files; a year given by the user's replaces the shipped
 * year, see gd_calendar_replace_notice()) and seal it. GD_EDATA names file:line;
 * `cal` is then as it was.
 */
enum gd_status gd_playbook_calendar(struct gd_playbook *pb,
				    struct gd_calendar *cal,
				    struct gd_error *err);

#endif
