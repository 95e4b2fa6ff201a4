/*
 * desk/export.h - CSV out: lists of a preset, whole or redacted.
 *
 * Presets are cases, deadlines, evidence, history, summary, and those of the
 * configuration:
 *
 *	[export.NAME]
 *	preset = cases
 *	columns = case,shop,amount
 *	filter = stage:regulator amount>500
 *	redact = yes
 *	encoding = gb18030
 *	delimiter = tab
 *	headers = names
 */
#ifndef GD_DESK_EXPORT_H
#define GD_DESK_EXPORT_H

#include "desk/desk.h"
#include "domain/filter.h"

struct gd_export_options {
	const char *preset;	/* "cases", … or a name of the configuration */
	const char *path;	/* "-": standard output; NULL: a dated name in . */
	const struct gd_filter *filter;	/* joined with the preset's own */
	/* Comma list of column ids; NULL: the preset's; "all": of cases every
	 * field, as import reads it. */
	const char *columns;
	const char *encoding;	/* utf-8-bom, utf-8, gb18030, utf-16; NULL: configuration */
	char delimiter;		/* 0: comma */
	bool include_closed;
	bool redact;		/* or where the preset says so */
	const char *headers;	/* "codes", "names"; NULL: the preset's, codes */
};

/*
 * Write the preset: RFC 4180 with CRLF, formula-safe, long digit strings kept as
 * text, atomically, 0600. `path_out` (may be NULL) receives the file's name, `*rows` how
 * many rows were written. `progress` as in gd_desk_demo(): false cancels, nothing is
 * left behind. Memory does not grow with the rows; a redacted export keeps some
 * twenty bytes for each person and number.
 */
enum gd_status gd_desk_export(struct gd_desk *d,
			      const struct gd_export_options *opt,
			      struct gd_buf *path_out, int64_t *rows,
			      bool (*progress)(int64_t done, int64_t total,
					       void *ctx),
			      void *ctx, struct gd_error *err);

/* The first rows as they would be written, for looking at. */
struct gd_export_preview {
	char **heads;
	char **cells;		/* rows of `cols` */
	size_t cols, rows;
	int64_t total;		/* rows in all; -1: not known before writing */
};
enum gd_status gd_desk_export_preview(struct gd_desk *d,
				      const struct gd_export_options *opt,
				      size_t limit,
				      struct gd_export_preview *out,
				      struct gd_error *err);
void gd_export_preview_release(struct gd_export_preview *p);
/* The name of a file that is not named: preset and day. */
void gd_export_path(struct gd_desk *d, const char *preset, struct gd_buf *out);

/*
 * Append the name of the i-th preset, the shipped ones first, then those of the
 * configuration; false past the last.
 */
bool gd_export_preset(struct gd_desk *d, size_t i, struct gd_buf *name);
/* Names of the shipped presets, NULL-terminated. */
const char *const *gd_export_presets(void);
/* What a preset holds, one line, translated. */
const char *gd_export_preset_words(const char *preset);

#endif
