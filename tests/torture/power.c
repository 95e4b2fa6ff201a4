/*
 * torture/power.c - see power.h.
 */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "torture/power.h"

#define SECTOR 512

struct cut {
	const struct disk_log *log;
	size_t n;
	enum power_kept kept;
	uint64_t state;
	struct tree_item *files;	/* by number: bytes as they arrived */
	size_t *synced;		/* by number: entries before this are kept */
	size_t names;		/* entries of names before this have arrived */
};

/* xorshift64*: the same seed, the same accident. */
static uint64_t
dice(struct cut *c)
{
	c->state ^= c->state >> 12;
	c->state ^= c->state << 25;
	c->state ^= c->state >> 27;
	return c->state * UINT64_C(2685821657736338717) >> 33;
}

static void
grow(struct tree_item *f, size_t len)
{
	if (len > f->len) {
		f->bytes = realloc(f->bytes, len);
		if (!f->bytes)
			abort();
		memset(f->bytes + f->len, 0, len - f->len);
		f->len = len;
	}
}

static void
put(struct tree_item *f, const char *bytes, size_t len, size_t at)
{
	if (!len)
		return;
	grow(f, at + len);
	memcpy(f->bytes + at, bytes, len);
}

/* Each sector of a write arrives or does not. */
static void
put_some(struct cut *c, struct tree_item *f, const struct disk_entry *e)
{
	size_t done = 0, at, len;

	while (done < e->len) {
		at = (size_t)e->at + done;
		len = SECTOR - at % SECTOR;
		if (len > e->len - done)
			len = e->len - done;
		if (dice(c) % 2)
			put(f, e->bytes + done, len, at);
		done += len;
	}
}

static void
arrive(struct cut *c, size_t i)
{
	const struct disk_entry *e = &c->log->entries[i];
	struct tree_item *f;
	bool sure;

	if (e->op != DISK_WRITE && e->op != DISK_TRUNCATE)
		return;
	f = &c->files[e->file];
	sure = i < c->synced[e->file] || c->kept == POWER_ALL;
	if (!sure && c->kept != POWER_SOME)
		return;
	if (e->op == DISK_WRITE && sure) {
		put(f, e->bytes, e->len, (size_t)e->at);
	} else if (e->op == DISK_WRITE) {
		put_some(c, f, e);
	} else if (sure || dice(c) % 2) {
		grow(f, (size_t)e->at);
		f->len = (size_t)e->at;
	}
}

static bool
in_folder(const char *path, const char *folder)
{
	const char *slash = strrchr(path, '/');
	size_t len = slash ? (size_t)(slash - path) : 0;

	if (!slash)
		return strcmp(folder, ".") == 0;
	return strlen(folder) == len && strncmp(path, folder, len) == 0;
}

/* Has the name that entry `i` gives been synced with its folder since? */
static bool
name_lasts(const struct cut *c, size_t i)
{
	const struct disk_entry *e = &c->log->entries[i];
	const char *name = e->op == DISK_LINK ? e->to : e->path;

	for (size_t k = i + 1; k < c->n; k++)
		if (c->log->entries[k].op == DISK_SYNC_DIR &&
		    in_folder(name, c->log->entries[k].path))
			return true;
	return false;
}

static bool
has_folder(const struct tree *t, const char *path)
{
	const char *slash = strrchr(path, '/');
	char folder[PATH_MAX];
	const struct tree_item *item;

	if (!slash)
		return true;
	snprintf(folder, sizeof folder, "%.*s", (int)(slash - path), path);
	item = tree_find(t, folder);
	return item && item->folder;
}

/* The names of `out`; a file's number stands in `len` until the end. */
static void
give_name(struct tree *out, const struct disk_entry *e)
{
	struct tree_item *item = tree_find(out, e->path), *old;
	int number;

	switch (e->op) {
	case DISK_OPEN:
	case DISK_MKDIR:
		if (!item && has_folder(out, e->path))
			item = tree_add(out, e->path, e->op == DISK_MKDIR);
		if (item && !item->folder)
			item->len = (size_t)e->file;
		break;
	case DISK_UNLINK:
		if (item)
			tree_drop(out, item);
		break;
	case DISK_RENAME:
		if (!item)
			break;
		number = (int)item->len;
		tree_drop(out, item);
		old = tree_find(out, e->to);
		if (!old)
			old = tree_add(out, e->to, false);
		old->len = (size_t)number;
		break;
	case DISK_LINK:
		if (item && has_folder(out, e->to)) {
			number = (int)item->len;
			tree_add(out, e->to, false)->len = (size_t)number;
		}
		break;
	default:
		break;
	}
}

static void
start(struct cut *c, const struct tree *before, struct tree *out)
{
	int files = c->log->files;

	c->files = calloc((size_t)files + 1, sizeof *c->files);
	c->synced = calloc((size_t)files + 1, sizeof *c->synced);
	if (!c->files || !c->synced)
		abort();
	*out = (struct tree){ .len = 0 };
	for (size_t i = 0; i < before->len; i++) {
		const struct tree_item *b = &before->items[i];

		put(&c->files[i], b->bytes, b->len, 0);
		tree_add(out, b->path, b->folder)->len = i;
	}
	for (size_t i = 0; i < c->n; i++)
		if (c->log->entries[i].op == DISK_SYNC)
			c->synced[c->log->entries[i].file] = i;
}

void
power_cut(const struct tree *before, const struct disk_log *log, size_t n,
	  enum power_kept kept, uint64_t seed, struct tree *out)
{
	struct cut c = { .log = log, .n = n, .kept = kept,
			 .state = seed * 2654435761u + 88172645463325252u };

	start(&c, before, out);
	c.names = kept == POWER_SYNCED ? 0 :
		  kept == POWER_SOME ? dice(&c) % (n + 1) : n;
	for (size_t i = 0; i < n; i++) {
		arrive(&c, i);
		if (log->entries[i].path &&
		    (i < c.names || name_lasts(&c, i)))
			give_name(out, &log->entries[i]);
	}
	for (size_t i = 0; i < out->len; i++) {
		struct tree_item *item = &out->items[i];
		const struct tree_item *f = &c.files[item->len];

		if (item->folder)
			continue;
		item->bytes = malloc(f->len + 1);
		if (!item->bytes)
			abort();
		if (f->len)
			memcpy(item->bytes, f->bytes, f->len);
		item->len = f->len;
	}
	for (int i = 0; i < log->files; i++)
		free(c.files[i].bytes);
	free(c.files);
	free(c.synced);
}
