/*
 * desk/export_form.h - an export while it is being put together: what is chosen
 * so far, in words, and what comes of it.
 */
#ifndef GD_DESK_EXPORT_FORM_H
#define GD_DESK_EXPORT_FORM_H

#include "base/buf.h"
#include "desk/export.h"

enum gd_export_field {
	GD_EXPORT_F_LIST, GD_EXPORT_F_COLUMNS, GD_EXPORT_F_FILTER,
	GD_EXPORT_F_PERSONAL, GD_EXPORT_F_ENCODING, GD_EXPORT_F_HEADERS,
	GD_EXPORT_F_FILE
};
#define GD_EXPORT_FIELDS 7

struct gd_export_form {
	struct gd_desk *desk;
	struct gd_buf preset, columns, filter, file;
	bool redact, names;
	bool named;		/* the file was chosen by hand */
	int encoding;		/* place in gd_export_encoding() */
};

/* A form for `preset`, with filter words ("" for all). */
void gd_export_form_init(struct gd_export_form *f, struct gd_desk *d,
			 const char *preset, const char *filter);
void gd_export_form_release(struct gd_export_form *f);
/* Another list; columns, encoding and file follow it. */
void gd_export_form_list(struct gd_export_form *f, const char *preset);
/* A file by name; "": the usual one. */
void gd_export_form_file(struct gd_export_form *f, const char *path);

/* "utf-8-bom" …, NULL past the last; and for whom it is. */
const char *gd_export_encoding(int i);
const char *gd_export_encoding_words(int i);
/* What a part of the form is called, and what is chosen there (appended). */
const char *gd_export_form_label(enum gd_export_field field);
void gd_export_form_value(const struct gd_export_form *f,
			  enum gd_export_field field, struct gd_buf *out);

/*
 * Keep what is chosen, but for the file, as the list `name` of the configuration,
 * and choose it. GD_EINVAL: one of ours has that name, or it is none.
 */
enum gd_status gd_export_form_keep(struct gd_export_form *f, const char *name,
				   struct gd_error *err);

/* As gd_desk_export_preview() and gd_desk_export() of what is chosen. */
enum gd_status gd_export_form_preview(const struct gd_export_form *f,
				      size_t limit,
				      struct gd_export_preview *out,
				      struct gd_error *err);
enum gd_status gd_export_form_write(const struct gd_export_form *f,
				    struct gd_buf *path, int64_t *rows,
				    bool (*progress)(int64_t done,
						     int64_t total, void *ctx),
				    void *ctx, struct gd_error *err);

#endif
