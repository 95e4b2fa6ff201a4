/*
 * base/path.h - where things live: XDG folders, private modes, shipped data.
 */
#ifndef GD_BASE_PATH_H
#define GD_BASE_PATH_H

#include "base/buf.h"
#include "base/error.h"

/* $XDG_DATA_HOME/gongdao (default ~/.local/share/gongdao), appended. */
enum gd_status gd_path_data_home(struct gd_buf *out, struct gd_error *err);
/* $XDG_CONFIG_HOME/gongdao (default ~/.config/gongdao), appended. */
enum gd_status gd_path_config_home(struct gd_buf *out, struct gd_error *err);
/* $XDG_STATE_HOME/gongdao (default ~/.local/state/gongdao), appended. */
enum gd_status gd_path_state_home(struct gd_buf *out, struct gd_error *err);

/*
 * Folder of the shipped data: $GONGDAO_DATADIR, else the source tree's data/
 * when the running program stands in its build tree, else the install prefix.
 * GD_ESYS with advice when none holds a playbook, or when the one that was named
 * by hand does not (falling back would hide the mistake).
 */
enum gd_status gd_path_shipped(struct gd_buf *out, struct gd_error *err);
/* Folder of the message catalogues, chosen the same way ($GONGDAO_LOCALEDIR). */
void gd_path_locale(struct gd_buf *out);

/* Make `dir` and its missing parents, 0700 under any umask. */
enum gd_status gd_path_mkdirs(const char *dir, struct gd_error *err);
/*
 * Make the name `path` last, whoever gave it: fsync of the folder that holds it.
 * 0, or the errno of what failed.
 */
int gd_path_sync_name(const char *path);
/* The same of every name that was given or taken away in the folder `dir`. */
int gd_path_sync_folder(const char *dir);
/* Append the folder part of `path` ("." when it has none). */
void gd_path_dirname(struct gd_buf *out, const char *path);

#endif
