/*
 * base/i18n.h - translation marks for the English msgids of the program.
 *
 * `_()` translates at once, `N_()` marks a string of a table that is translated
 * where it is shown. A comment that starts with TRANSLATORS: right above the
 * string goes into the catalogue.
 */
#ifndef GD_BASE_I18N_H
#define GD_BASE_I18N_H

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) (text)

/*
 * Choose the language of every later message: `lang` is "zh_CN", "en" or NULL
 * (follow the locale). Sets up the locale (falling back to C.UTF-8, so that
 * Chinese shows where no Chinese locale is installed) and binds the catalogue
 * from `localedir` (borrowed). Call once, first thing in main; again when the
 * configuration names another language.
 */
void gd_i18n_init(const char *lang, const char *localedir);

/* The language in force, "zh_CN" or "en": playbook texts are chosen by it. */
const char *gd_i18n_lang(void);

#endif
