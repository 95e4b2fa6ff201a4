/*
 * desk/care.h - looking after what the desk stands on: history and playbook.
 */
#ifndef GD_DESK_CARE_H
#define GD_DESK_CARE_H

#include "desk/desk.h"
#include "playbook/walk.h"

/*
 * Tell `report` each mistake of the playbook, as gd_playbook_check(); `*found`
 * is how many. GD_ESYS when the folders cannot be read.
 */
enum gd_status gd_desk_rules_check(struct gd_desk *d,
				   const char *const *files, size_t files_len,
				   void (*report)(const char *file, int line,
						  const char *message,
						  void *ctx),
				   void *ctx, int *found,
				   struct gd_error *err);

/* The checks and every path of the interviews, as gd_playbook_walk(). */
enum gd_status gd_desk_rules_walk(struct gd_desk *d,
				  void (*report)(const char *file, int line,
						 const char *message,
						 void *ctx),
				  void *ctx, struct gd_walk *walked,
				  int *found, struct gd_error *err);

#endif
