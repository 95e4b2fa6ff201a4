/*
 * desk/config_internal.h - shared by reading (config.c) and writing (config_set.c).
 */
#ifndef GD_DESK_CONFIG_INTERNAL_H
#define GD_DESK_CONFIG_INTERNAL_H

#include "base/buf.h"
#include "desk/config.h"

/* One value of the file that is in the table or under [keys]. */
struct gd_config_value {
	char *key;	/* "ui.language", "keys.escalate" */
	char *value;
};

struct gd_config {
	char *path;
	struct gd_config_value *values;
	size_t len, cap;
};

#define GD_CONFIG_FILE_MAX (256 * 1024)

/* The row of `key`, or NULL. */
const struct gd_config_option *gd_config_option(const char *key);
/* Does `value` fit the option? GD_EINVAL says what would. */
enum gd_status gd_config_check(const struct gd_config_option *o,
			       const char *value, struct gd_error *err);
/* "; did you mean '…'?" appended to `out` when a known key is near. */
void gd_config_suggest(const char *key, struct gd_buf *out);
/* Set or replace a value in memory. */
void gd_config_keep(struct gd_config *c, const char *key, const char *value);

#endif
