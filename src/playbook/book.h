/*
 * playbook/book.h - an open playbook, inside. For playbook.c, words.c, list.c
 * and check.c alone.
 */
#ifndef GD_PLAYBOOK_BOOK_H
#define GD_PLAYBOOK_BOOK_H

#include "domain/letter_book.h"
#include "playbook/playbook.h"
#include "playbook/table.h"

struct gd_playbook {
	char *shipped, *user;
	bool loaded[GD_GROUPS];
	struct gd_table tables[GD_KINDS];
	/* Made from the tables; arrays owned, their strings the tables'. */
	struct gd_stage_def *stages;
	struct gd_platform *platforms;
	size_t platforms_len;
	bool platforms_listed;	/* the list `platform` is among the choices */
	struct gd_interview interview;
	/* Questions by interview: those of a case, then set by set; shallow. */
	struct gd_question *asked;
	const char *asked_of;	/* the table they were copied from */
	struct gd_book_set {
		const char *name;	/* the questions' */
		struct gd_interview interview;
	} *sets;
	size_t sets_len;
	struct gd_lone_list {	/* a list read without the others */
		char *name;
		struct gd_table table;
	} *lone;
	size_t lone_len, lone_cap;
	struct gd_knowledge knowledge;
	struct gd_letter_book letters;
	bool letters_read;
};

struct gd_folders gd_book_folders(const struct gd_playbook *pb);

/*
 * Read one group into `tables` and, when not NULL, keep its entries in `*es`.
 * Loading and checking are this one function with another `m`. GD_ESYS as
 * gd_overlay_read(); mistakes are the caller's to judge.
 */
enum gd_status gd_book_read(const struct gd_folders *f, enum gd_group group,
			    struct gd_table tables[GD_KINDS],
			    struct gd_entries *es, struct gd_mistakes *m,
			    struct gd_error *err);
/*
 * The options of one list without reading the others: a board needs the names
 * of demands, not of everything. GD_ENOTFOUND when it has no file of its own.
 */
enum gd_status gd_book_list(struct gd_playbook *pb, const char *list,
			    const struct gd_choice **out, size_t *len,
			    struct gd_error *err);
void gd_book_lists_release(struct gd_playbook *pb);
/* Point the interviews at the tables of questions and choices (sets.c). */
void gd_book_make_interviews(struct gd_playbook *pb);
/* Which kinds a group holds. */
bool gd_book_in_group(enum gd_kind kind, enum gd_group group);

#endif
