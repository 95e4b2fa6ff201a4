/*
 * cli/json.h - values of the domain as JSON (jansson).
 */
#ifndef GD_CLI_JSON_H
#define GD_CLI_JSON_H

#include <jansson.h>
#include <stdint.h>

#include "base/spool.h"
#include "cli/command.h"
#include "domain/instant.h"

/* A new string; bytes that are no UTF-8 are replaced. NULL gives "". */
json_t *gd_json_text(const char *s);
/* ISO 8601 with offset; null for GD_INSTANT_NONE. */
json_t *gd_json_instant(const struct gd_cli *c, gd_instant t);
/* Print and free `v`, one line. */
void gd_json_print(json_t *v);
/*
 * For an array that comes before what is printed above it: put `v`, which is freed,
 * aside (false: errno tells why), and print `o`, which is
 * freed, with the array as its last member.
 */
bool gd_json_keep(struct gd_spool *s, json_t *v);
void gd_json_print_kept(json_t *o, const char *member, struct gd_spool *s);
/* Element `i` of an array that is printed row by row; frees `v`. */
void gd_json_element(size_t i, json_t *v);
void gd_json_open(void);	/* the array's `[` */
void gd_json_close(void);	/* and its `]` */

#endif
