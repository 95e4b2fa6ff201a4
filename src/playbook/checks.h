/*
 * playbook/checks.h - the whole playbook, read to be judged. For check.c and
 * its check_*.c alone.
 */
#ifndef GD_PLAYBOOK_CHECKS_H
#define GD_PLAYBOOK_CHECKS_H

#include "domain/interview.h"
#include "playbook/playbook.h"
#include "playbook/table.h"

struct gd_judged {		/* everything, read apart from any open playbook */
	struct gd_entries entries[GD_GROUPS];
	struct gd_table tables[GD_KINDS];
	/* The entry of each record: of[kind][i]; borrowed from `entries`. */
	const struct gd_entry **of[GD_KINDS];
	struct gd_mistakes *m;
};

/* What is judged after the checks, while everything is read. */
struct gd_check_more {
	enum gd_status (*judge)(struct gd_judged *j, void *ctx,
				struct gd_error *err);
	void *ctx;
};

/* gd_playbook_check(), and `more` (may be NULL) once every file was read. */
int gd_check_run(struct gd_playbook *pb, const char *const *files,
		 size_t files_len, const struct gd_check_more *more,
		 void (*report)(const char *file, int line,
				const char *message, void *ctx),
		 void *ctx, struct gd_error *err);

/* Report a mistake at `key` of the entry (NULL: at its head). */
#define GD_BLAME(j, e, key, ...)                                            \
	do {                                                                \
		const char *file_;                                          \
		int line_;                                                  \
		gd_entry_blame(e, key, &file_, &line_);                     \
		gd_mistake((j)->m, file_, line_, __VA_ARGS__);              \
	} while (0)

/* Is there an entry of `kind` with this id (a clock: with any version)? */
bool gd_judged_has(const struct gd_judged *j, enum gd_kind kind,
		   const char *id);
/* Is `code` in `list`? `*exists` (may be NULL): is there such a list at all? */
bool gd_judged_choice(const struct gd_judged *j, const char *list,
		      const char *code, bool *exists);
/* Index of the question, or -1. */
int gd_judged_question(const struct gd_judged *j, const char *id);

/* References of every entry, by the schema. */
void gd_check_refs(const struct gd_judged *j);
/* Fields, codes and order of every condition. */
void gd_check_conds(const struct gd_judged *j);
/* What several entries must agree on: clocks, matrix, stages, evidence. */
void gd_check_whole(const struct gd_judged *j);
/* Files of the folders that belong to no place. */
enum gd_status gd_check_strays(const struct gd_folders *f,
			       struct gd_mistakes *m, struct gd_error *err);
/* The calendar files of the folders and among `f->extra`. */
enum gd_status gd_check_calendars(const struct gd_folders *f,
				  struct gd_mistakes *m, struct gd_error *err);

#endif
