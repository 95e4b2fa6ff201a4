/*
 * playbook/overlay.c - see overlay.h.
 */
#include <config.h>

#include "playbook/overlay.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "playbook/ini.h"

/* One file on its way in. */
struct source_file {
	const char *path;
	const char *base;	/* last name; points into `path` */
	const struct gd_place *place;
	size_t place_no;
	bool user;
};

const struct gd_entry_key *
gd_entry_key(const struct gd_entry *e, const char *name)
{
	size_t i;

	for (i = 0; i < e->len; i++)
		if (strcmp(e->keys[i].name, name) == 0)
			return *e->keys[i].value ? &e->keys[i] : NULL;
	return NULL;
}

void
gd_entry_blame(const struct gd_entry *e, const char *key, const char **file,
	       int *line)
{
	const struct gd_entry_key *k = key ? gd_entry_key(e, key) : NULL;

	*file = k ? k->file : e->file;
	*line = k ? k->line : e->line;
}

void
gd_entries_release(struct gd_entries *es)
{
	size_t i, k;

	for (i = 0; i < es->len; i++) {
		struct gd_entry *e = &es->items[i];

		for (k = 0; k < e->len; k++) {
			free(e->keys[k].name);
			free(e->keys[k].value);
		}
		free(e->keys);
		free(e->scope);
		free(e->id);
	}
	free(es->items);
	for (i = 0; i < es->files_len; i++)
		free(es->files[i]);
	free(es->files);
	*es = (struct gd_entries){ .items = NULL };
}

static bool
place_section(const struct gd_place *p, const char *name, enum gd_kind *kind,
	      const char **id)
{
	size_t i;

	for (i = 0; i < p->sections_len; i++) {
		const char *prefix = p->sections[i].prefix;
		size_t n = strlen(prefix);
		bool whole = n && prefix[n - 1] != '.';

		if (whole ? strcmp(name, prefix) != 0
			  : strncmp(name, prefix, n) != 0)
			continue;
		*kind = p->sections[i].kind;
		*id = whole ? name : name + n;
		return true;
	}
	return false;
}

static struct gd_entry *
find_entry(struct gd_entries *es, enum gd_kind kind, const char *scope,
	   const char *id)
{
	bool scoped = gd_schema(kind)->scoped;
	size_t i;

	for (i = 0; i < es->len; i++) {
		struct gd_entry *e = &es->items[i];

		if (e->kind == kind && strcmp(e->id, id) == 0 &&
		    (!scoped || strcmp(e->scope, scope) == 0))
			return e;
	}
	return NULL;
}

static struct gd_entry_key *
find_key(struct gd_entry *e, const char *name)
{
	size_t i;

	for (i = 0; i < e->len; i++)
		if (strcmp(e->keys[i].name, name) == 0)
			return &e->keys[i];
	return NULL;
}

/* Take the keys of `s` over; the section is left without them. */
static void
merge_keys(struct gd_entry *e, struct gd_ini_section *s, const char *file)
{
	size_t i;

	for (i = 0; i < s->len; i++) {
		struct gd_ini_key *from = &s->keys[i];
		struct gd_entry_key *to = find_key(e, from->name);

		if (to) {
			free(to->value);
			free(from->name);
		} else {
			GD_GROW(e->keys, e->len, e->cap);
			to = &e->keys[e->len++];
			to->name = from->name;
		}
		to->value = from->value;
		to->file = file;
		to->line = from->line;
		from->name = NULL;
		from->value = NULL;
	}
}

static void
take_section(struct gd_entries *es, const struct source_file *f,
	     struct gd_ini_section *s, struct gd_mistakes *m)
{
	char *scope = gd_strndup(f->base, strlen(f->base) - strlen(".ini"));
	struct gd_entry *e;
	enum gd_kind kind;
	const char *id;

	if (!place_section(f->place, s->name, &kind, &id)) {
		gd_mistake(m, f->path, s->line,
			   _("'%s' is no section of this file; expected "
			     "[platform], [channel.CODE] or [clock.RULE]"),
			   s->name);
		goto out;
	}
	if (!gd_schema_is_id(id)) {
		gd_mistake(m, f->path, s->line,
			   _("'%s' is not an id; use a-z, 0-9, '_', '.' "
			     "and '-'"), s->name);
		goto out;
	}
	e = find_entry(es, kind, scope, id);
	if (e && e->user == f->user) {
		gd_mistake(m, f->path, s->line,
			   _("the %s '%s' stands in %s, line %d already; keep "
			     "one of them"), gd_schema(kind)->word, id, e->by,
			   e->by_line);
		goto out;
	}
	if (!e) {
		GD_GROW(es->items, es->len, es->cap);
		e = &es->items[es->len++];
		*e = (struct gd_entry){
			.kind = kind, .scope = scope, .id = gd_strdup(id),
			.file = f->path, .line = s->line, .base = f->base,
			.place = f->place_no, .seq = es->len,
		};
		scope = NULL;
	}
	e->user = f->user;
	e->by = f->path;
	e->by_line = s->line;
	merge_keys(e, s, f->path);
out:
	free(scope);
}

static void
take_file(struct gd_entries *es, char *path, size_t place_no, bool user,
	  struct gd_mistakes *m)
{
	struct source_file f = {
		.path = path, .place = gd_schema_place(place_no),
		.place_no = place_no, .user = user,
	};
	struct gd_ini ini;
	size_t i;

	GD_GROW(es->files, es->files_len, es->files_cap);
	es->files[es->files_len++] = path;
	f.base = strrchr(path, '/');
	f.base = f.base ? f.base + 1 : path;
	if (!gd_ini_read(path, &ini, m))
		return;
	for (i = 0; i < ini.len; i++)
		take_section(es, &f, &ini.sections[i], m);
	gd_ini_release(&ini);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void
gd_overlay_names_free(char **names, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		free(names[i]);
	free(names);
}

enum gd_status
gd_overlay_names(const char *dir, const char *suffix, char ***names,
		 size_t *len, struct gd_error *err)
{
	size_t cap = 0, n = 0, tail = strlen(suffix);
	char **list = NULL;
	struct dirent *d;
	DIR *dp;

	*names = NULL;
	*len = 0;
	dp = opendir(dir);
	if (!dp && (errno == ENOENT || errno == ENOTDIR))
		return GD_OK;
	if (!dp)
		return gd_error_set(err, GD_ESYS,
				    _("cannot read the folder '%s': %s"), dir,
				    strerror(errno));
	while ((d = readdir(dp)) != NULL) {
		size_t l = strlen(d->d_name);

		if (d->d_name[0] == '.' || l <= tail ||
		    strcmp(d->d_name + l - tail, suffix) != 0)
			continue;
		GD_GROW(list, n, cap);
		list[n++] = gd_strdup(d->d_name);
	}
	closedir(dp);
	if (n)
		qsort(list, n, sizeof *list, by_name);
	*names = list;
	*len = n;
	return GD_OK;
}

static char *
join(const char *root, const char *place, const char *name)
{
	struct gd_buf b = GD_BUF_INIT;

	gd_buf_addf(&b, "%s/playbook/%s", root, place);
	if (name)
		gd_buf_addf(&b, "/%s", name);
	return gd_buf_detach(&b);
}

bool
gd_overlay_place(const char *path, size_t *place, const char **base)
{
	const char *slash = strrchr(path, '/'), *name, *p;
	size_t i, n;

	name = slash ? slash + 1 : path;
	for (i = 0; i < GD_PLACES; i++) {
		const struct gd_place *pl = gd_schema_place(i);

		if (!pl->folder && strcmp(name, pl->path) == 0)
			break;
		n = strlen(pl->path);
		if (!pl->folder || !slash || (size_t)(slash - path) < n)
			continue;
		p = slash - n;
		if (strncmp(p, pl->path, n) == 0 && (p == path || p[-1] == '/') &&
		    strlen(name) > 4 &&
		    strcmp(name + strlen(name) - 4, ".ini") == 0)
			break;
	}
	if (i == GD_PLACES)
		return false;
	*place = i;
	*base = name;
	return true;
}

/* Is the user's file `name` of this place replaced by an extra one? */
static bool
is_replaced(const struct gd_folders *f, size_t place_no, const char *name)
{
	size_t i, place;
	const char *base;

	for (i = 0; i < f->extra_len; i++)
		if (gd_overlay_place(f->extra[i], &place, &base) &&
		    place == place_no && strcmp(base, name) == 0)
			return true;
	return false;
}

static bool
is_wanted(const struct gd_folders *f, const char *name)
{
	return !f->only || strcmp(f->only, name) == 0;
}

static enum gd_status
read_shipped(const struct gd_folders *f, size_t place_no,
	     struct gd_entries *es, struct gd_mistakes *m, struct gd_error *err)
{
	const struct gd_place *p = gd_schema_place(place_no);
	char *path = join(f->shipped, p->path, NULL);
	enum gd_status status = GD_OK;
	char **names;
	size_t i, len;

	if (access(path, F_OK) != 0) {
		status = gd_error_set(err, GD_ESYS,
				      _("a part of the playbook is missing: '%s'; "
					"install gongdao again"), path);
		goto out;
	}
	if (!p->folder) {
		take_file(es, path, place_no, false, m);
		return GD_OK;
	}
	status = gd_overlay_names(path, ".ini", &names, &len, err);
	for (i = 0; status == GD_OK && i < len; i++)
		if (is_wanted(f, names[i]))
			take_file(es, join(f->shipped, p->path, names[i]),
				  place_no, false, m);
	if (status == GD_OK)
		gd_overlay_names_free(names, len);
out:
	free(path);
	return status;
}

static enum gd_status
read_user(const struct gd_folders *f, size_t place_no, struct gd_entries *es,
	  struct gd_mistakes *m, struct gd_error *err)
{
	const struct gd_place *p = gd_schema_place(place_no);
	enum gd_status status = GD_OK;
	char **names, *path;
	size_t i, len, place;
	const char *base;

	path = f->user ? join(f->user, p->path, NULL) : NULL;
	if (path && !p->folder && access(path, F_OK) == 0 &&
	    !is_replaced(f, place_no, p->path)) {
		take_file(es, path, place_no, true, m);
		path = NULL;
	} else if (path && p->folder) {
		status = gd_overlay_names(path, ".ini", &names, &len, err);
		for (i = 0; status == GD_OK && i < len; i++)
			if (is_wanted(f, names[i]) &&
			    !is_replaced(f, place_no, names[i]))
				take_file(es, join(f->user, p->path, names[i]),
					  place_no, true, m);
		if (status == GD_OK)
			gd_overlay_names_free(names, len);
	}
	free(path);
	for (i = 0; status == GD_OK && i < f->extra_len; i++)
		if (gd_overlay_place(f->extra[i], &place, &base) &&
		    place == place_no)
			take_file(es, gd_strdup(f->extra[i]), place_no, true, m);
	return status;
}

static int
by_order(const void *pa, const void *pb)
{
	const struct gd_entry *a = pa, *b = pb;
	int names;

	if (a->place != b->place)
		return a->place < b->place ? -1 : 1;
	names = strcmp(a->base, b->base);
	if (names)
		return names;
	return a->seq < b->seq ? -1 : 1;
}

enum gd_status
gd_overlay_read(const struct gd_folders *f, enum gd_group group,
		struct gd_entries *out, struct gd_mistakes *m,
		struct gd_error *err)
{
	enum gd_status status = GD_OK;
	size_t i, first = out->len;

	for (i = 0; status == GD_OK && i < GD_PLACES; i++)
		if (gd_schema_place(i)->group == group)
			status = read_shipped(f, i, out, m, err);
	for (i = 0; status == GD_OK && i < GD_PLACES; i++)
		if (gd_schema_place(i)->group == group)
			status = read_user(f, i, out, m, err);
	if (out->len > first + 1)
		qsort(out->items + first, out->len - first,
		      sizeof *out->items, by_order);
	return status;
}
