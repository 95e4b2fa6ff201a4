/*
 * desk/bundle_internal.h - a bundle that is being made.
 */
#ifndef GD_DESK_BUNDLE_INTERNAL_H
#define GD_DESK_BUNDLE_INTERNAL_H

#include "desk/bundle.h"
#include "desk/view.h"
#include "domain/redact.h"

struct gd_exhibit {
	const struct gd_evidence_row *row;
	char *name;		/* in the bundle; NULL: withheld */
	int page;		/* its cover in the print form */
};

struct gd_bundle {
	struct gd_desk *d;
	int64_t id;
	/* The newest event but for bundles made after it: what this shows. */
	int64_t last_event;
	gd_instant as_of;
	struct gd_evidence_view v;
	struct gd_case_view c;
	struct gd_redact *redact;	/* NULL: as it is */
	struct gd_exhibit *items;	/* one a row */
	int pages;		/* of the print form */
	char number[GD_CASE_NUMBER_MAX];
};

/* Append `text`, redacted when the bundle is. */
void gd_bundle_words(const struct gd_bundle *b, const char *text,
		     struct gd_buf *out);
/* Append an instant in ISO 8601; nothing for none. */
void gd_bundle_moment(const struct gd_bundle *b, gd_instant at,
		      struct gd_buf *out);
/* What a file proves: as told, else as its kind usually does. */
const char *gd_bundle_proves(const struct gd_bundle *b,
			     const struct gd_evidence_row *r);
const char *gd_bundle_kind(const struct gd_bundle *b,
			   const struct gd_evidence_row *r);

/* The texts; each appends its whole file. */
enum gd_status gd_bundle_catalogue_csv(struct gd_bundle *b, struct gd_buf *out,
				       struct gd_error *err);
enum gd_status gd_bundle_manifest_csv(struct gd_bundle *b, struct gd_buf *out,
				      struct gd_error *err);
enum gd_status gd_bundle_custody_csv(struct gd_bundle *b, struct gd_buf *out,
				     struct gd_error *err);
enum gd_status gd_bundle_manifest_json(struct gd_bundle *b, struct gd_buf *out,
				       struct gd_error *err);
enum gd_status gd_bundle_catalogue(struct gd_bundle *b, struct gd_buf *out,
				   struct gd_error *err);
/* Also numbers the pages: comes before the catalogues. */
enum gd_status gd_bundle_print(struct gd_bundle *b, struct gd_buf *out,
			       struct gd_error *err);
enum gd_status gd_bundle_readme(struct gd_bundle *b, struct gd_buf *out,
				struct gd_error *err);

#endif
