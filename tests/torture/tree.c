/*
 * torture/tree.c - see tree.h.
 */
#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "torture/tree.h"

char *
tree_read(const char *path, size_t *len)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	char *bytes = NULL;
	ssize_t n = -1;

	if (fd >= 0 && fstat(fd, &st) == 0) {
		bytes = malloc((size_t)st.st_size + 1);
		n = bytes ? read(fd, bytes, (size_t)st.st_size) : -1;
	}
	if (fd >= 0)
		close(fd);
	if (n >= 0) {
		*len = (size_t)n;
		return bytes;
	}
	free(bytes);
	return NULL;
}

struct tree_item *
tree_find(const struct tree *t, const char *path)
{
	for (size_t i = 0; i < t->len; i++)
		if (strcmp(t->items[i].path, path) == 0)
			return &t->items[i];
	return NULL;
}

struct tree_item *
tree_add(struct tree *t, const char *path, bool folder)
{
	if (t->len == t->cap) {
		t->cap = t->cap ? t->cap * 2 : 16;
		t->items = realloc(t->items, t->cap * sizeof *t->items);
		if (!t->items)
			abort();
	}
	t->items[t->len] = (struct tree_item){ .path = strdup(path),
					       .folder = folder };
	return &t->items[t->len++];
}

void
tree_drop(struct tree *t, struct tree_item *item)
{
	free(item->path);
	free(item->bytes);
	t->len--;
	memmove(item, item + 1, (size_t)(t->items + t->len - item) *
		sizeof *item);
}

void
tree_release(struct tree *t)
{
	while (t->len)
		tree_drop(t, &t->items[t->len - 1]);
	free(t->items);
	*t = (struct tree){ .len = 0 };
}

static void
load(struct tree *t, const char *root, const char *below)
{
	char path[PATH_MAX * 2], name[PATH_MAX];
	struct tree_item *item;
	struct dirent *e;
	struct stat st;
	DIR *dir;

	snprintf(path, sizeof path, "%s/%s", root, below);
	dir = opendir(path);
	if (!dir)
		abort();
	while ((e = readdir(dir))) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		snprintf(name, sizeof name, "%s%s%s", below, *below ? "/" : "",
			 e->d_name);
		snprintf(path, sizeof path, "%s/%s", root, name);
		if (lstat(path, &st) != 0)
			abort();
		item = tree_add(t, name, S_ISDIR(st.st_mode));
		if (item->folder)
			load(t, root, name);
		else if (!(item->bytes = tree_read(path, &item->len)))
			abort();
	}
	closedir(dir);
}

void
tree_load(struct tree *t, const char *root)
{
	*t = (struct tree){ .len = 0 };
	load(t, root, "");
}

static int
remove_one(const char *path, const struct stat *st, int flag, struct FTW *ftw)
{
	(void)st;
	(void)flag;
	return ftw->level ? remove(path) : 0;
}

void
tree_lay(const struct tree *t, const char *root)
{
	char path[PATH_MAX * 2];
	/* One and the same time: the desk keeps when a file was changed. */
	const struct timespec then[2] = { { 1780000000, 0 }, { 1780000000, 0 } };
	bool good = true;
	int fd;

	nftw(root, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	for (size_t i = 0; good && i < t->len; i++) {
		const struct tree_item *item = &t->items[i];

		snprintf(path, sizeof path, "%s/%s", root, item->path);
		if (item->folder) {
			good = mkdir(path, 0700) == 0;
			continue;
		}
		fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
		good = fd >= 0 && write(fd, item->bytes, item->len) ==
				  (ssize_t)item->len &&
		       futimens(fd, then) == 0;
		if (fd >= 0)
			close(fd);
	}
	if (!good)
		abort();
}
