/*
 * cli/merchant.h - what the files of `gongdao merchant` share.
 */
#ifndef GD_CLI_MERCHANT_H
#define GD_CLI_MERCHANT_H

#include <jansson.h>

#include "cli/listing.h"
#include "domain/precheck.h"

extern const struct gd_column gd_merchant_columns[];

/* merchant show: an exit status. */
int gd_merchant_show(struct gd_cli *c);
/* A result: merchant, risk, points, findings. */
json_t *gd_merchant_check_json(struct gd_cli *c, const char *name,
			       const struct gd_precheck *p);

#endif
