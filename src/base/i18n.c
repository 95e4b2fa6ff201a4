/*
 * base/i18n.c - see i18n.h.
 *
 * gettext looks at LANGUAGE only when the locale is not "C", and it knows
 * nothing of a locale that is named but not installed. So the language is
 * decided here, from the same variables, and told to gettext in LANGUAGE: the
 * messages and the playbook's texts can never be in two languages.
 */
#include <config.h>

#include "base/i18n.h"

#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define DOMAIN "gongdao"

#ifdef __GLIBC__
extern int _nl_msg_cat_cntr;	/* raised: gettext forgets what it looked up */
#endif

/* One message as it was said last; a longer one is looked up each time. */
#define MEMO_LEN 64
#define MEMOS 256

struct memo {
	unsigned turn;		/* the language it was said in */
	char msgid[MEMO_LEN];
	const char *text;
};

static _Thread_local struct memo memos[MEMOS];
static unsigned turn = 1;	/* goes up with each choice of a language */
static bool english = true;
static const char *language = "en";
static const char *told;	/* what we put into LANGUAGE; NULL: nothing yet */
static char *users;		/* what LANGUAGE held before; NULL: nothing */

/* Is `name` (to a ':' or the end) the language `code`, of any country? */
static bool
is_language(const char *name, const char *code)
{
	size_t len = strlen(code);

	return strncmp(name, code, len) == 0 &&
	       strchr("_.@:-", name[len]) != NULL;
}

static bool
is_c_locale(const char *name)
{
	return strcmp(name, "C") == 0 || strcmp(name, "POSIX") == 0;
}

/* The first non-empty one of LC_ALL, LC_MESSAGES, LANG; else "". */
static const char *
messages_locale(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
	const char *value;
	size_t i;

	for (i = 0; i < GD_ARRAY_LEN(names); i++) {
		value = getenv(names[i]);
		if (value && *value)
			return value;
	}
	return "";
}

/* LANGUAGE as the user left it: our own value is not a wish of theirs. */
static const char *
users_list(void)
{
	const char *now = getenv("LANGUAGE");

	if (!told || !now || strcmp(now, told) != 0) {
		free(users);
		users = gd_strdup(now);
	}
	return users ? users : "";
}

/* The first language of the user's list that we speak. */
static const char *
decide(void)
{
	const char *locale = messages_locale();
	const char *list = users_list();

	if (is_c_locale(locale))
		return "en";
	while (*list) {
		if (is_language(list, "zh"))
			return "zh_CN";
		if (is_language(list, "en"))
			return "en";
		list += strcspn(list, ":");
		list += strspn(list, ":");
	}
	return is_language(locale, "zh") ? "zh_CN" : "en";
}

static bool
is_utf8(void)
{
	return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static void
set_locale(void)
{
	static const char *const fallbacks[] = {
		"C.UTF-8", "C.utf8", "en_US.UTF-8"
	};
	size_t i;

	setlocale(LC_ALL, "");
	for (i = 0; !is_utf8() && i < GD_ARRAY_LEN(fallbacks); i++)
		setlocale(LC_ALL, fallbacks[i]);
	/* JSON, CSV and amounts are read by programs: always a point. */
	setlocale(LC_NUMERIC, "C");
}

void
gd_i18n_init(const char *lang, const char *localedir)
{
	const char *wanted = decide();	/* also notes the user's LANGUAGE */

	if (lang)
		wanted = is_language(lang, "zh") ? "zh_CN" : "en";
	language = wanted;
	english = strcmp(language, "en") == 0;
	turn++;
	setenv("LANGUAGE", language, 1);
	told = language;
	set_locale();
	if (localedir)
		bindtextdomain(DOMAIN, localedir);
	bind_textdomain_codeset(DOMAIN, "UTF-8");
	textdomain(DOMAIN);
#ifdef __GLIBC__
	_nl_msg_cat_cntr++;
#endif
}

const char *
gd_message(const char *msgid)
{
	uintptr_t at = (uintptr_t)msgid;
	struct memo *m = &memos[(at >> 3 ^ at >> 11) % MEMOS];

	if (english)
		return msgid;
	if (m->turn == turn && strcmp(m->msgid, msgid) == 0)
		return m->text;
	if (strlen(msgid) >= MEMO_LEN)
		return dcgettext(NULL, msgid, LC_MESSAGES);
	memcpy(m->msgid, msgid, strlen(msgid) + 1);
	m->turn = turn;
	m->text = dcgettext(NULL, msgid, LC_MESSAGES);
	return m->text;
}

const char *
gd_messages(const char *one, const char *many, unsigned long n)
{
	if (english)
		return n == 1 ? one : many;
	return dcngettext(NULL, one, many, n, LC_MESSAGES);
}

const char *
gd_i18n_lang(void)
{
	return language;
}
