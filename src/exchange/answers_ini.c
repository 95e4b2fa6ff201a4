/*
 * exchange/answers_ini.c - see answers_ini.h.
 */
#include <config.h>

#include "exchange/answers_ini.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "playbook/ini.h"

#define SECTION "answers"
#define PART_MAX 9999	/* highest number of a numbered key */

struct reader {
	void (*report)(int line, const char *message, void *ctx);
	void *ctx;
};

/* The name of the file is the caller's to tell. */
static void
pass_on(const char *file, int line, const char *message, void *ctx)
{
	struct reader *r = ctx;

	(void)file;
	r->report(line, message, r->ctx);
}

/* Report `message`, which is taken over. */
static void
tell(const struct reader *r, int line, struct gd_buf *message)
{
	r->report(line, message->s, r->ctx);
	gd_buf_release(message);
}

/* "facts.12" -> length of "facts" and 12; 0: it is no numbered key. */
static int
part_number(const char *key, size_t *stem)
{
	const char *dot = strrchr(key, '.');
	char *end;
	long n;

	*stem = strlen(key);
	if (!dot || dot == key || dot[1] < '1' || dot[1] > '9')
		return 0;
	n = strtol(dot + 1, &end, 10);
	if (*end || n > PART_MAX)
		return 0;
	*stem = (size_t)(dot - key);
	return (int)n;
}

struct part {
	const struct gd_ini_key *key;
	int number;
};

static int
by_number(const void *a, const void *b)
{
	const struct part *x = a, *y = b;

	return x->number - y->number;
}

/* Is `key` a part of, or all of, the field `name[0..stem)`? */
static bool
belongs(const char *key, const char *name, size_t stem)
{
	size_t n;

	part_number(key, &n);
	return n == stem && strncasecmp(key, name, n) == 0;
}

static void
add(struct gd_ini_answers *out, const char *name, size_t stem, int line,
    struct gd_buf *value)
{
	struct gd_ini_answer *a;
	char *p;

	GD_GROW(out->items, out->len, out->cap);
	a = &out->items[out->len++];
	a->field = gd_strndup(name, stem);
	for (p = a->field; *p; p++)	/* field ids are lower-case */
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p - 'A' + 'a');
	a->value = gd_buf_detach(value);
	a->line = line;
}

/* Gather the field that key `at` begins. */
static void
gather(const struct gd_ini_section *s, size_t at, const struct reader *r,
       struct gd_ini_answers *out)
{
	struct part *parts = gd_calloc(s->len, sizeof *parts);
	const struct gd_ini_key *whole = NULL;
	struct gd_buf value = GD_BUF_INIT;
	size_t i, stem, unused, len = 0;

	part_number(s->keys[at].name, &stem);
	for (i = at; i < s->len; i++) {
		const struct gd_ini_key *k = &s->keys[i];
		int n = part_number(k->name, &unused);

		if (!belongs(k->name, s->keys[at].name, stem))
			continue;
		if (n)
			parts[len++] = (struct part){ k, n };
		else
			whole = k;
	}
	if (whole && len) {
		gd_buf_addf(&value, _("'%s' is given whole and in numbered "
				      "lines; keep one of them"), whole->name);
		tell(r, whole->line, &value);
	}
	qsort(parts, len, sizeof *parts, by_number);
	for (i = 0; i < len; i++) {
		if (i)
			gd_buf_addc(&value, '\n');
		gd_buf_adds(&value, parts[i].key->value);
	}
	if (whole && !len)
		gd_buf_adds(&value, whole->value);
	add(out, s->keys[at].name, stem, s->keys[at].line, &value);
	free(parts);
}

static void
take_section(const struct gd_ini_section *s, const struct reader *r,
	     struct gd_ini_answers *out)
{
	size_t i, k, stem;

	for (i = 0; i < s->len; i++) {
		part_number(s->keys[i].name, &stem);
		for (k = 0; k < i; k++)
			if (belongs(s->keys[k].name, s->keys[i].name, stem))
				break;
		if (k == i)	/* the first of its field */
			gather(s, i, r, out);
	}
}

static void
take_file(const char *path, struct reader *r, struct gd_ini_answers *out)
{
	struct gd_mistakes m = { .report = pass_on, .ctx = r };
	struct gd_buf b = GD_BUF_INIT;
	struct gd_ini_section *s;
	struct gd_ini ini;
	size_t i;

	if (!gd_ini_read(path, &ini, &m)) {
		out->unread = true;
		return;
	}
	for (i = 0; i < ini.len; i++) {
		if (strcasecmp(ini.sections[i].name, SECTION) == 0)
			continue;
		gd_buf_addf(&b, _("the answers stand under [answers]; '%s' is "
				  "not read"), ini.sections[i].name);
		tell(r, ini.sections[i].line, &b);
	}
	s = gd_ini_section(&ini, SECTION);
	if (s)
		take_section(s, r, out);
	else
		r->report(1, _("there is no [answers] section"), r->ctx);
	gd_ini_release(&ini);
}

/* iniparser wants a name: standard input gets one in memory. */
static int
in_memory(const struct gd_buf *text)
{
	int fd = memfd_create("answers", MFD_CLOEXEC);

	if (fd >= 0 && !gd_file_put(fd, text->s, text->len)) {
		close(fd);
		return -1;
	}
	return fd;
}

enum gd_status
gd_answers_ini_read(const char *path, struct gd_ini_answers *out,
		    void (*report)(int line, const char *message, void *ctx),
		    void *ctx, struct gd_error *err)
{
	struct gd_buf text = GD_BUF_INIT, name = GD_BUF_INIT;
	struct reader r = { report, ctx };
	enum gd_status status;
	int fd = -1;

	status = gd_file_read(&text, path, GD_INI_FILE_MAX, err);
	if (status != GD_OK)
		goto out;
	if (strcmp(path, "-") == 0) {
		fd = in_memory(&text);
		if (fd < 0) {
			status = gd_error_set(err, GD_ESYS,
					      _("cannot keep standard input: "
						"%s"), strerror(errno));
			goto out;
		}
		gd_buf_addf(&name, "/proc/self/fd/%d", fd);
	} else {
		gd_buf_adds(&name, path);
	}
	take_file(name.s, &r, out);
out:
	if (fd >= 0)
		close(fd);
	gd_buf_release(&name);
	gd_buf_release(&text);
	return status;
}

void
gd_answers_ini_release(struct gd_ini_answers *a)
{
	size_t i;

	for (i = 0; i < a->len; i++) {
		free(a->items[i].field);
		free(a->items[i].value);
	}
	free(a->items);
	*a = (struct gd_ini_answers)GD_INI_ANSWERS_INIT;
}
