/*
 * torture/tree.h - a folder with all that is in it, in memory and laid out.
 */
#ifndef TESTS_TORTURE_TREE_H
#define TESTS_TORTURE_TREE_H

#include <stdbool.h>
#include <stddef.h>

struct tree_item {
	char *path;		/* below the root */
	bool folder;
	char *bytes;
	size_t len;
};
struct tree {
	struct tree_item *items;	/* a folder before what is in it */
	size_t len, cap;
};

/* Aborts when the folder cannot be read: then there is nothing to test. */
void tree_load(struct tree *t, const char *root);
/* Make `root` hold this and nothing else. */
void tree_lay(const struct tree *t, const char *root);
void tree_release(struct tree *t);
struct tree_item *tree_find(const struct tree *t, const char *path);
/* A new item, empty; `path` is copied. */
struct tree_item *tree_add(struct tree *t, const char *path, bool folder);
void tree_drop(struct tree *t, struct tree_item *item);
/* A file's bytes; free(). NULL when it cannot be read. */
char *tree_read(const char *path, size_t *len);

#endif
