/*
 * playbook/ini_lines.h - the lines of an INI file, judged before iniparser.
 */
#ifndef GD_PLAYBOOK_INI_LINES_H
#define GD_PLAYBOOK_INI_LINES_H

#include "playbook/ini.h"

/*
 * Index `text[0..len)` into `ini` (sections and keys with their lines, values as
 * they stand there) and report what iniparser would misread. False when it must not
 * be given to iniparser at all; without a report it would read the same.
 */
bool gd_ini_index(const char *path, const char *text, size_t len,
		  struct gd_ini *ini, struct gd_mistakes *m);

#endif
