/*
 * store/slots.h - how many clocks fall in a span of time, read from numbers that
 * triggers keep (schema_5.c): it costs the hours of the span, not its clocks.
 */
#ifndef GD_STORE_SLOTS_H
#define GD_STORE_SLOTS_H

#include "store/store_internal.h"

/* The slot of an instant: 2h for hour h itself, 2h + 1 for what follows in it. */
#define GD_SLOT(at) "2 * (" at " / 3600) + (" at " % 3600 <> 0)"
/* The numbers from what there is, grouped in the order of an index. */
#define GD_CLOCK_COUNTS_FILL                                                \
	"INSERT INTO clock_counts (slot, rule, clocks)"                     \
	" SELECT " GD_SLOT("due_at") ", coalesce(rule, ''), count(*)"       \
	" FROM clocks WHERE state = 0 AND due_at >= 0 GROUP BY rule, due_at"\
	" ON CONFLICT (slot, rule)"                                         \
	" DO UPDATE SET clocks = clocks + excluded.clocks"
#define GD_CASE_COUNTS_FILL                                                 \
	"INSERT INTO case_counts (stage, slot, cases)"                      \
	" SELECT stage, " GD_SLOT("next_due") ", count(*) FROM cases"       \
	" WHERE stage IN (0, 1, 2, 3, 4) AND next_due >= 0"                 \
	" AND next_due < 9223372036854775807 GROUP BY stage, next_due"      \
	" ON CONFLICT (stage, slot)"                                        \
	" DO UPDATE SET cases = cases + excluded.cases;"                    \
	"INSERT INTO case_counts (stage, slot, cases)"                      \
	" SELECT 5, " GD_SLOT("closed_at") ", count(*) FROM cases"          \
	" WHERE stage = 5 AND closed_at >= 0 GROUP BY closed_at"            \
	" ON CONFLICT (stage, slot)"                                        \
	" DO UPDATE SET cases = cases + excluded.cases"
/* What a case is counted by: its nearest clock, or when it was closed. */
#define GD_CASE_AT(row) \
	"iif(" row ".stage = 5, " row ".closed_at, " row ".next_due)"

/* Running clocks due in [from, until). */
enum gd_status gd_slots_clocks(struct gd_store *st, gd_instant from,
			       gd_instant until, int64_t *count,
			       struct gd_error *err);
/* The same by rule, in the order of their ids; those of no rule are left out. */
enum gd_status gd_slots_rules(struct gd_store *st, gd_instant from,
			      gd_instant until,
			      void (*visit)(const char *rule, int64_t count,
					    void *ctx),
			      void *ctx, struct gd_error *err);
/* Cases of an open stage whose nearest clock is due before `until`. */
enum gd_status gd_slots_cases(struct gd_store *st, int stage, gd_instant until,
			      int64_t *count, struct gd_error *err);
/* Cases that were closed at `since` or later, those among them that are drafts. */
enum gd_status gd_slots_closed(struct gd_store *st, gd_instant since,
			       int64_t *count, struct gd_error *err);

#endif
