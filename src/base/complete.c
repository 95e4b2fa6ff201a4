/*
 * base/complete.c - see complete.h.
 */
#include <config.h>

#include "base/complete.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "base/text.h"

void
gd_complete_home(const char *typed, struct gd_buf *out)
{
	const char *home = getenv("HOME");

	if (typed[0] == '~' && typed[1] == '/' && home && *home == '/') {
		gd_buf_adds(out, home);
		typed++;
	}
	gd_buf_adds(out, typed);
}

static int
by_text(const void *x, const void *y)
{
	return strcmp(*(char *const *)x, *(char *const *)y);
}

static bool
is_folder(const char *folder, const char *name)
{
	struct gd_buf path = GD_BUF_INIT;
	struct stat st;
	bool is;

	gd_buf_addf(&path, "%s%s", folder, name);
	is = stat(path.s, &st) == 0 && S_ISDIR(st.st_mode);
	gd_buf_release(&path);
	return is;
}

/* Names in `folder` that begin with `prefix`, sorted; hidden ones when asked. */
static size_t
find_names(const char *folder, const char *prefix, char ***out)
{
	DIR *dir = opendir(*folder ? folder : ".");
	size_t len = 0, cap = 0, n = strlen(prefix);
	const struct dirent *e;
	char **names = NULL;

	while (dir && (e = readdir(dir))) {
		if (strncmp(e->d_name, prefix, n) != 0 ||
		    (e->d_name[0] == '.' && *prefix != '.') ||
		    strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		GD_GROW(names, len, cap);
		names[len++] = gd_strdup(e->d_name);
	}
	if (dir)
		closedir(dir);
	if (len > 1)
		qsort(names, len, sizeof *names, by_text);
	*out = names;
	return len;
}

/* How many bytes all names begin with, whole characters. */
static size_t
common(char **names, size_t len)
{
	const char *first = names[0], *last = names[len - 1];
	size_t n = 0, at = 0;

	while (first[n] && first[n] == last[n])
		n++;
	while (at < n) {
		size_t next = gd_text_next(first, strlen(first), at);

		if (next > n)
			break;
		at = next;
	}
	return at;
}

int
gd_complete_path(const char *typed, struct gd_buf *out, struct gd_buf *names,
		 int max)
{
	struct gd_buf full = GD_BUF_INIT;
	char *folder, **found;
	const char *slash;
	size_t len, prefix;

	gd_complete_home(typed, &full);
	slash = strrchr(full.s, '/');
	prefix = slash ? (size_t)(slash - full.s) + 1 : 0;
	folder = gd_strndup(full.s, prefix);
	len = find_names(folder, full.s + prefix, &found);
	gd_buf_adds(out, folder);
	if (len)
		gd_buf_add(out, found[0], common(found, len));
	else
		gd_buf_adds(out, full.s + prefix);
	if (len == 1 && is_folder(folder, found[0]))
		gd_buf_addc(out, '/');
	for (size_t i = 0; i < len; i++) {
		if ((int)i < max)
			gd_buf_addf(names, "%s%s\n", found[i],
				    is_folder(folder, found[i]) ? "/" : "");
		free(found[i]);
	}
	free(found);
	free(folder);
	gd_buf_release(&full);
	return (int)len;
}
