/*
 * desk/config.h - the configuration file: $XDG_CONFIG_HOME/gongdao/config.ini.
 *
 *	[store]   path =   key_file =
 *	[ui]      language = zh_CN|en   theme = default|mono   ascii = no
 *	          mouse = yes   bell = bell|flash|none   ambiguous_wide = auto|yes|no
 *	          notify = auto|osc9|osc777|none
 *	[desk]    name =   zone = Asia/Shanghai
 *	[alerts]  hours_72 = 48 66 72   days_7 = 5 6.5 7   other = 1 0
 *	          repeat_h = 24   quiet_from =   quiet_until =
 *	[export]  encoding = utf-8-bom
 *	[views]   <name> = <filter>
 *	[keys]    <action> = <key> <key> …
 *
 * One table of options (name, kind, default, help) drives reading, `config
 * show`, `config set` and the checks. Setting keeps the file's comments.
 */
#ifndef GD_DESK_CONFIG_H
#define GD_DESK_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

enum gd_config_kind {
	GD_CFG_TEXT, GD_CFG_BOOL, GD_CFG_ENUM,
	GD_CFG_NUMBERS,	/* numbers from 0 to `values`, parted by spaces */
	GD_CFG_TIME	/* 22:00; may be empty */
};

struct gd_config_option {
	const char *key;	/* "ui.language" */
	enum gd_config_kind kind;
	const char *values;	/* ENUM: "zh_CN|en" */
	const char *fallback;	/* default, "" when none */
	const char *help;	/* N_() */
};

struct gd_config;

/* The table of options; `*len` of them. */
const struct gd_config_option *gd_config_options(size_t *len);

/*
 * Read `path` (NULL: the usual place; a missing usual file is an empty one, a missing
 * named one is GD_ESYS). GD_EDATA: `file:line: …` for an unknown key or bad value.
 */
enum gd_status gd_config_open(const char *path, struct gd_config **out,
			      struct gd_error *err);
void gd_config_close(struct gd_config *c);
const char *gd_config_path(const struct gd_config *c);

/* Value or default; never NULL. `key` must be in the table. */
const char *gd_config_get(const struct gd_config *c, const char *key);
bool gd_config_bool(const struct gd_config *c, const char *key);
/* Is it set in the file? */
bool gd_config_given(const struct gd_config *c, const char *key);
/* The i-th line of [views], its name and filter; false past the last. */
bool gd_config_view(const struct gd_config *c, size_t i, const char **name,
		    const char **filter);
/* Keys bound to `action` under [keys], or NULL. */
const char *gd_config_keys(const struct gd_config *c, const char *action);

/* A value as people read it: "yes", "in colour", "(not set)". */
const char *gd_config_words(const struct gd_config_option *o,
			    const char *value);
/*
 * Check and write one option back, comments and order kept, atomically, 0600.
 * GD_EINVAL for an unknown key (the nearest is suggested) or a bad value.
 */
enum gd_status gd_config_set(struct gd_config *c, const char *key,
			     const char *value, struct gd_error *err);
/*
 * Call view `name` `to`, in its place, or take it away (`to` NULL); its line goes
 * with its name. GD_EINVAL: no name for a view. A view that is none is no error.
 */
enum gd_status gd_config_view_move(struct gd_config *c, const char *name,
				   const char *to, struct gd_error *err);

#endif
