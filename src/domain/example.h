/*
 * domain/example.h - a teaching case: invented, shipped, marked as an example.
 */
#ifndef GD_DOMAIN_EXAMPLE_H
#define GD_DOMAIN_EXAMPLE_H

#include "base/bitext.h"
#include "domain/cond.h"

struct gd_example {
	char *id;
	struct gd_bitext name;		/* title */
	char *platform, *carrier, *type, *scenario;	/* codes; may be NULL */
	char *demand;			/* comma list of codes; may be NULL */
	char *outcome;			/* code */
	char *channels;			/* comma list, in the order tried */
	int days;			/* from opening to close, 0: not told */
	struct gd_bitext goods;		/* words apart by spaces or commas */
	struct gd_bitext story;		/* what happened */
	struct gd_bitext worked;	/* what helped, or why it failed */
	char *source;
};

#endif
