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

#define _(text) gd_message(text)
#define N_(text) (text)
#undef ngettext
#define ngettext(one, many, n) gd_messages(one, many, n)

/*
 * What gettext and its plural do, which look a message up anew each time it is said: a
 * frame says hundreds, a list thousands. English stands in the program itself.
 */
const char *gd_message(const char *msgid) __attribute__((format_arg(1)));
const char *gd_messages(const char *one, const char *many, unsigned long n)
	__attribute__((format_arg(1), format_arg(2)));

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
