/*
 * desk/reference_list.h - the playbook in parts to be leafed through.
 */
#ifndef GD_DESK_REFERENCE_LIST_H
#define GD_DESK_REFERENCE_LIST_H

#include "base/buf.h"
#include "desk/desk.h"

enum gd_reference_part {
	GD_REF_CHANNELS, GD_REF_TIMES, GD_REF_EVIDENCE, GD_REF_SCENARIOS,
	GD_REF_PLATFORMS, GD_REF_CLOCKS, GD_REF_LAWS, GD_REF_ADVICE,
	GD_REF_PARTS
};
const char *gd_reference_part_name(enum gd_reference_part part);

struct gd_reference_item {
	char *kind, *id;
	char *name;		/* in the language in force */
	char *fact;		/* what one looks it up for; may be "" */
	char *source;		/* comma list of ids */
	char *row, *col;	/* of a cell of the time table; else NULL */
	bool advice_only;	/* a cell "not accepted": advice, no bar in law */
};
struct gd_reference_items {
	struct gd_reference_item *items;
	size_t len, cap;
};

/*
 * The entries of a part, in their order; with `words` (not "") those of all
 * parts that hold every word. Add to `out` (zeroed).
 */
enum gd_status gd_reference_items(struct gd_desk *d,
				  enum gd_reference_part part,
				  const char *words,
				  struct gd_reference_items *out,
				  struct gd_error *err);
void gd_reference_items_release(struct gd_reference_items *l);

/*
 * Append everything about one entry, sources after it. A scenario also tells what
 * to handle and what can go wrong; a row of the time table its cells.
 */
enum gd_status gd_reference_item_page(struct gd_desk *d,
				      const struct gd_reference_item *item,
				      struct gd_buf *out,
				      struct gd_error *err);

/* Platforms side by side: a text for each aspect and platform. */
struct gd_compare {
	size_t platforms, aspects;
	char **names;		/* of the platforms */
	char **codes;
	char **labels;		/* of the aspects */
	char **cells;		/* [aspect * platforms + platform] */
	char **sources;		/* of the platforms: comma lists */
};
enum gd_status gd_reference_compare(struct gd_desk *d, struct gd_compare *out,
				    struct gd_error *err);
void gd_compare_release(struct gd_compare *c);

#endif
