/*
 * playbook/check.h - every mistake of the playbook, by file and line.
 */
#ifndef GD_PLAYBOOK_CHECK_H
#define GD_PLAYBOOK_CHECK_H

#include "playbook/playbook.h"

/*
 * Tell `report` each mistake: unknown file kind, section or key, missing key or
 * translation, bad number, period, date, condition or code, a reference to
 * something that does not exist (source, list, section, channel, clock, question
 * field), a condition that reads a later answer, versions of a rule in force on
 * the same day, an overlong line, a duplicate, a file that nothing reads. They come
 * in the order of files and lines. `files` (may be NULL, then `files_len` is 0)
 * limits the report to these files, which are checked as if they stood in the
 * user's folder; their names tell what they are ("channels.ini",
 * "questions/45-mine.ini", "2027.csv"). `report` may be NULL. Returns how many
 * were found; -1 when the folders cannot be read (`err`). While a file cannot be
 * parsed at all, references are not judged.
 */
int gd_playbook_check(struct gd_playbook *pb, const char *const *files,
		      size_t files_len,
		      void (*report)(const char *file, int line,
				     const char *message, void *ctx),
		      void *ctx, struct gd_error *err);

/*
 * List every entry: kind ("clock", "channel", …), id, name (of a triage rule its
 * reason; NULL: it has no words) and source ("" for a source itself), in file order; `kind` NULL lists
 * all. The id of a choice is LIST.CODE. GD_EINVAL names the kinds. GD_EDATA as when
 * loading; entries of parts before the broken one were visited then.
 */
enum gd_status gd_playbook_list(struct gd_playbook *pb, const char *kind,
				void (*visit)(const char *entry_kind,
					      const char *id,
					      const struct gd_bitext *name,
					      const char *source, void *ctx),
				void *ctx, struct gd_error *err);

#endif
