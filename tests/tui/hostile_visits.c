#include "tui/hostile_visits.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "tui/rig.h"

#define PAGE "\033[6~"
/* The first case: with files of evidence, notes and letters of such strings. */
#define CASE "/GD-0001" KEY_ENTER

const struct visit visits[] = {
	{ "board", "Board", NULL, true, false, { "g", PAGE, PAGE, "G", "g" } },
	{ "palette", "All actions", "All actions", true, false, { ":" } },
	{ "deadlines", "Deadlines", NULL, false, false,
	  { "d", PAGE, "o", "o" } },
	{ "calendar", "Calendar of deadlines", NULL, false, false,
	  { "d", "C", "\t" } },
	{ "date", "Date calculator", "a period such as", false, false,
	  { "w", "pwn\033[200~\033]0;x\a\u202e\033[201~" } },
	{ "search", "Search", "pwn", true, false, { "/", "pwn" } },
	{ "filter", "Filter", "merchant:pwn", true, true,
	  { "f", "merchant:pwn" } },
	{ "table", "Table", NULL, true, false, { "t", PAGE, KEY_RIGHT } },
	{ "merchants", "Merchants", NULL, true, false,
	  { "m", PAGE, "/pwn" KEY_ENTER } },
	{ "merchant", "Merchant", NULL, true, false,
	  { "m/pwn" KEY_ENTER, KEY_ENTER, PAGE } },
	{ "a merchant's name", "Type a line", "Name", true, false,
	  { "m/pwn" KEY_ENTER, KEY_ENTER, "g", KEY_ENTER } },
	{ "reports", "Reports", NULL, false, false,
	  { "R", PAGE, KEY_RIGHT, KEY_RIGHT KEY_RIGHT } },
	{ "groups", "Group complaints", NULL, false, false, { "U" } },
	{ "import", "Import", NULL, true, false,
	  { "Ilist.csv" KEY_ENTER, PAGE } },
	{ "a file's name", "Name a file", "A list of complaints", false, false,
	  { "I", "pwn" } },
	{ "export", "Export as CSV", NULL, false, false, { "x", KEY_DOWN } },
	{ "settings", "Settings", NULL, false, false, { "S", PAGE } },
	{ "case", "Case", NULL, true, false, { CASE, PAGE } },
	{ "evidence", "Evidence", NULL, true, false, { CASE, "v", PAGE } },
	{ "a file", "Read", "SHA-256", true, false, { CASE, "vG" KEY_ENTER } },
	{ "cue cards", "Cue cards", NULL, true, false,
	  { CASE, "vR", KEY_ENTER KEY_ENTER } },
	{ "chat", "Timeline of a chat", NULL, true, false,
	  { CASE, "vG/", PAGE } },
	{ "letters", "Letters", NULL, true, false, { CASE, "L" } },
	{ "wording", "Wording a letter", NULL, true, true,
	  { CASE, "L", "e", "pwn\033[200~\033]0;x\a\u202e\033[201~" } },
	{ "codes", "QR codes", NULL, false, false,
	  { CASE, "L", "Q" } },
	{ "similar", "Similar cases", NULL, false, false, { CASE, "5" } },
	{ "answers", "Change answers", NULL, true, false, { CASE, "E", PAGE } },
	{ "plan", "Plan", NULL, false, false, { CASE, "p", PAGE } },
	{ "post", "Progress for the public", NULL, true, false, { CASE, "W" } },
	{ "reference", "Reference", NULL, false, false, { "K", PAGE } },
	{ "platforms", "Platforms side by side", NULL, false, false,
	  { "K", "C" } },
	{ "closing", "Choose", NULL, false, false, { CASE, "c" } },
	{ "note", "Type a text", "What should the history hold?", false, false,
	  { CASE, "a", "pwn\033[200~\033]0;x\a\u202e\033[201~" } },
	{ "interview", "Interview", "What happened?", true, true,
	  { "n", "pwn\033[200~pwn\033]0;x\a\u202e\033[201~" } },

	{ "search for nothing", NULL, NULL, false, false, { "/", "pwnpwn" } },
	{ "filter refused", NULL, NULL, false, true, { "fpwn:x" KEY_ENTER } },
	{ "its parts", NULL, NULL, true, false,
	  { CASE, PAGE PAGE, "G" KEY_ENTER, KEY_ESC, "2i", KEY_ESC, "3" PAGE,
	    "4" PAGE, "5" KEY_ENTER, KEY_ESC, "6" PAGE, "7" PAGE } },
	{ "why a date", NULL, NULL, false, false, { "di" } },
	{ "a letter", NULL, NULL, true, false,
	  { CASE, "Lf", KEY_ESC, "d", KEY_ESC, "m", KEY_ESC, "t", "o" } },
	{ "its merchant", NULL, NULL, true, false, { CASE, "6" KEY_ENTER } },
	{ "another merchant", NULL, NULL, false, false, { "m" KEY_ENTER "M" } },
	{ "a check", NULL, NULL, false, true, { "m" KEY_ENTER "V" } },
	{ "import tried", NULL, NULL, true, false,
	  { "Ilist.csv" KEY_ENTER, "t" } },
	{ "import broken", NULL, NULL, false, false,
	  { "Ibroken.csv" KEY_ENTER, "t" } },
	{ "a column", NULL, NULL, true, false,
	  { "Ilist.csv" KEY_ENTER, KEY_ENTER } },
	{ "a similar case", NULL, NULL, false, false, { CASE, "5" KEY_ENTER } },
	{ "a channel", NULL, NULL, false, false, { "K" KEY_ENTER, PAGE } },
	{ "moves", NULL, NULL, true, false,
	  { CASE, "N", KEY_ESC, "U", KEY_ESC, "T", KEY_ESC, "A", KEY_ESC, "e",
	    KEY_ESC, "r", KEY_ESC, "1Z" } },
	{ "rehearsal", NULL, NULL, false, false, { CASE, "pt" } },
	{ "many", NULL, NULL, false, true, { " ", "\033[B a" } },
	{ "views", NULL, NULL, true, false, { "@" } },
	{ "contents", NULL, NULL, false, true, { "n" KEY_ENTER, "\t" } },
	{ "review", "Review of all answers", NULL, false, true, { "n" KEY_ENTER, KEY_F6, PAGE } },
};
const size_t visits_len = sizeof visits / sizeof *visits;

static bool
is_visited(const char *name, size_t len, const char *const *more)
{
	for (size_t i = 0; i < visits_len; i++)
		if (visits[i].screen && strlen(visits[i].screen) == len &&
		    strncmp(visits[i].screen, name, len) == 0)
			return true;
	for (; *more; more++)
		if (strlen(*more) == len && strncmp(*more, name, len) == 0)
			return true;
	return false;
}

/* Names in one source that no visit has; the first into `out`. */
static bool
read_source(const char *path, const char *const *more, char *out, size_t size)
{
	static const char begin[] = ".name = N_(\"";
	char line[512];
	FILE *f = fopen(path, "r");
	bool found = false;

	while (f && !found && fgets(line, sizeof line, f)) {
		const char *at = strstr(line, begin);
		size_t len;

		if (!at)
			continue;
		at += sizeof begin - 1;
		len = strcspn(at, "\"");
		found = !is_visited(at, len, more);
		if (found)
			snprintf(out, size, "%.*s", (int)len, at);
	}
	if (f)
		fclose(f);
	return found;
}

const char *
visits_lack(const char *const *more, int *sources)
{
	static const char *const folders[] = { "", "screens/", "widgets/" };
	static char name[100];
	const struct dirent *e;
	bool found = false;
	char path[700];
	DIR *dir;

	*sources = 0;
	for (size_t i = 0; i < 3 && !found; i++) {
		snprintf(path, sizeof path, "%s/../src/tui/%s", TEST_SRCDIR,
			 folders[i]);
		dir = opendir(path);
		while (dir && !found && (e = readdir(dir))) {
			size_t len = strlen(e->d_name);

			if (len < 3 || strcmp(e->d_name + len - 2, ".c") != 0)
				continue;
			snprintf(path, sizeof path, "%s/../src/tui/%s%s",
				 TEST_SRCDIR, folders[i], e->d_name);
			found = read_source(path, more, name, sizeof name);
			++*sources;
		}
		if (dir)
			closedir(dir);
	}
	return found ? name : NULL;
}
