/*
 * exchange/program.h - running another program without a shell.
 */
#ifndef GD_EXCHANGE_PROGRAM_H
#define GD_EXCHANGE_PROGRAM_H

#include <stddef.h>

#include "base/buf.h"
#include "base/error.h"

/*
 * Run `argv` (found by PATH, ends with NULL) with `input` as its standard input
 * and wait at most `timeout_ms`. Up to `max` bytes of its output are appended to
 * `out`, its last messages to `said` (each may be NULL). `*exit_status` is its
 * own. GD_ENOTFOUND (no sentence): there is no such program; GD_ESYS: it could
 * not be run, took too long or was killed.
 */
enum gd_status gd_program_run(const char *const *argv, const void *input,
			      size_t len, int timeout_ms, size_t max,
			      struct gd_buf *out, struct gd_buf *said,
			      int *exit_status, struct gd_error *err);

#endif
