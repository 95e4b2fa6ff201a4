/*
 * desk/export.h - CSV out: cases and deadlines.
 */
#ifndef GD_DESK_EXPORT_H
#define GD_DESK_EXPORT_H

#include "desk/desk.h"
#include "domain/filter.h"

struct gd_export_options {
	const char *preset;	/* "cases", "deadlines" */
	const char *path;	/* "-": standard output; NULL: a dated name in . */
	const struct gd_filter *filter;
	const char *columns;	/* comma list of column ids; NULL: the preset's */
	const char *encoding;	/* utf-8-bom, utf-8, gb18030; NULL: configuration */
	char delimiter;		/* 0: comma */
	bool include_closed;
};

/*
 * Write the preset: RFC 4180 with CRLF, formula-safe, long digit strings kept as
 * text, atomically, 0600. `path_out` (may be NULL) receives the file's name, `*rows` how
 * many rows were written. `progress` as in gd_desk_demo(): false cancels, nothing is
 * left behind.
 */
enum gd_status gd_desk_export(struct gd_desk *d,
			      const struct gd_export_options *opt,
			      struct gd_buf *path_out, int64_t *rows,
			      bool (*progress)(int64_t done, int64_t total,
					       void *ctx),
			      void *ctx, struct gd_error *err);
/* Names of the presets, NULL-terminated. */
const char *const *gd_export_presets(void);

#endif
