/*
 * playbook/table.h - entries as arrays of the domain's records.
 */
#ifndef GD_PLAYBOOK_TABLE_H
#define GD_PLAYBOOK_TABLE_H

#include "playbook/overlay.h"

struct gd_table {
	char *items;		/* records of the kind's size, in order */
	size_t len, cap;
};

/*
 * Append a record for each entry of `kind`, by its schema; mistakes go to `m`.
 * The i-th record added is the i-th entry of that kind.
 */
void gd_table_fill(struct gd_table *t, enum gd_kind kind,
		   const struct gd_entries *es, struct gd_mistakes *m);
/* Append a zeroed record; the caller fills it. */
void *gd_table_add(struct gd_table *t, enum gd_kind kind);
void *gd_table_at(const struct gd_table *t, enum gd_kind kind, size_t i);
void gd_table_release(struct gd_table *t, enum gd_kind kind);

#endif
