/*
 * store/writer.h - a thread that writes held cases while an empty database is
 * filled; for store/ alone.
 *
 * Only one thread uses the connection at a time: the writer has it from the
 * moment a case is given to it until gd_writer_wait() has returned. gd_stmt() and
 * gd_store_script() wait, so that no statement meets the writer or misses a case.
 */
#ifndef GD_STORE_WRITER_H
#define GD_STORE_WRITER_H

#include "store/store_internal.h"

/* Begin one for `st`, which has a bulk; where none can be had we write. */
void gd_writer_begin(struct gd_store *st);
/*
 * Give it a case, which is `h` no more. The status is that of cases before: after
 * a failure nothing is written, and the bulk must be taken back.
 */
enum gd_status gd_writer_give(struct gd_store *st, struct gd_held *h,
			      struct gd_error *err);
/* Until all that was given is written. Nothing without a writer. */
enum gd_status gd_writer_wait(struct gd_store *st, struct gd_error *err);
/*
 * Let it rest between two cases, so that the connection is ours until
 * gd_writer_go(): what a statement finds and what still waits together are all
 * there is. Between the two gd_writer_wait() does not wait.
 */
enum gd_status gd_writer_rest(struct gd_store *st, struct gd_error *err);
void gd_writer_go(struct gd_store *st);
/* While it rests: the `i`-th case that waits, the oldest first; NULL past the last. */
const struct gd_held *gd_writer_case(const struct gd_store *st, size_t i);
/* What became of the cases so far, without waiting. */
enum gd_status gd_writer_status(struct gd_store *st, struct gd_error *err);
/* Wait and end the thread. */
enum gd_status gd_writer_end(struct gd_store *st, struct gd_error *err);

#endif
