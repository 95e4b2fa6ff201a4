/*
 * base/complete.h - finishing the name of a file that is being typed.
 */
#ifndef GD_BASE_COMPLETE_H
#define GD_BASE_COMPLETE_H

#include "base/buf.h"

/*
 * Append `typed` carried on as far as all files that begin so agree ("~/" stands
 * for the home folder; a folder that is the only one gets its slash). The
 * names of up to `max` of them are appended to `names`, one a line, those of
 * folders with a slash. Returns how many there are.
 */
int gd_complete_path(const char *typed, struct gd_buf *out,
		     struct gd_buf *names, int max);
/* Append `typed` with "~/" replaced. */
void gd_complete_home(const char *typed, struct gd_buf *out);

#endif
