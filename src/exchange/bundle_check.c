/*
 * exchange/bundle_check.c - see bundle_check.h.
 */
#include <config.h>

#include "exchange/bundle_check.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "exchange/archive.h"

#define ENTRIES_MAX 20000
#define NAME_MAX_LEN 1024
#define TOTAL_MAX (INT64_C(64) << 30)
#define UNPACKED_FREE (INT64_C(64) << 20)	/* before a ratio is looked at */
#define RATIO_MAX 200
#define SUMS "SHA256SUMS"
#define SUMS_MAX (8 << 20)
#define TOKEN_MAX (256 << 10)
#define TOKENS_MAX (16 << 20)	/* kept in memory, of all of them */
#define TOKENS "timestamps/"
#define TICK (1 << 20)		/* unpacked bytes from one tick to the next */

struct check {
	struct gd_zip *zip;
	struct gd_bundle_report *r;
	void (*finding)(const char *text, void *ctx);
	gd_vault_tick *tick;
	void *ctx;
	int fd;
	int64_t archive_size;	/* -1: not known */
	int64_t total, ticked;	/* bytes unpacked: now, at the last tick */
	struct gd_buf sums;
	size_t tokens;	/* bytes of timestamps that are kept */
	bool has_sums, many_tokens;
	struct gd_error *err;
};

void
gd_bundle_report_release(struct gd_bundle_report *r)
{
	for (size_t i = 0; i < r->len; i++) {
		free(r->entries[i].name);
		gd_buf_release(&r->entries[i].token);
	}
	free(r->entries);
	*r = (struct gd_bundle_report){ .entries = NULL };
}

static void __attribute__((format(printf, 2, 3)))
find(struct check *c, const char *fmt, ...)
{
	struct gd_buf text = GD_BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	gd_buf_vaddf(&text, fmt, ap);
	va_end(ap);
	c->r->findings++;
	c->finding(text.s, c->ctx);
	gd_buf_release(&text);
}

/* Would unpacking this stay in its folder, under this name, on every system? */
static bool
safe_name(const char *name)
{
	size_t n, len = strlen(name);

	if (!len || len > NAME_MAX_LEN || *name == '/' ||
	    strpbrk(name, "\\:*?\"<>|"))
		return false;
	for (const char *s = name; *s; s++) {
		if ((unsigned char)*s < 0x20 || *s == 0x7F)
			return false;
	}
	/* A folder's name ends in a slash, which makes no part of its own. */
	for (const char *s = name; *s; s += n + (s[n] == '/')) {
		n = strcspn(s, "/");
		if (!n || (n == 1 && *s == '.') ||
		    (n == 2 && s[0] == '.' && s[1] == '.'))
			return false;
	}
	return true;
}

static enum gd_status
too_much(struct check *c)
{
	return gd_error_set(c->err, GD_EINVAL,
			    _("the archive unpacks to far more than a bundle "
			      "holds; the rest was not read, do not unpack it"));
}

/* By unpacked bytes, so that a bomb, which stands still, can be cancelled. */
static enum gd_status
tell(struct check *c)
{
	int64_t at;

	if (!c->tick || c->total - c->ticked < TICK)
		return GD_OK;
	c->ticked = c->total;
	at = c->fd >= 0 ? (int64_t)lseek(c->fd, 0, SEEK_CUR) : c->total;
	if (at < 0 || at > c->archive_size)
		at = c->archive_size;
	return c->tick(at, c->archive_size, c->ctx)
		       ? GD_OK
		       : gd_error_set(c->err, GD_ECANCEL, _("cancelled"));
}

/* Read the present entry to its end: digest, size, and what we need of it. */
static enum gd_status
read_entry(struct check *c, struct gd_bundle_entry *e, struct gd_buf *keep,
	   size_t keep_max)
{
	unsigned char hash[GD_DIGEST_LEN];
	enum gd_status status = GD_OK;
	struct gd_digest d;
	char chunk[65536];
	long n;

	gd_digest_init(&d);
	while (status == GD_OK &&
	       (n = gd_zip_read(c->zip, chunk, sizeof chunk)) > 0) {
		gd_digest_add(&d, chunk, (size_t)n);
		e->size += n;
		c->total += n;
		if (c->total > TOTAL_MAX ||
		    (c->archive_size >= 0 && c->total > UNPACKED_FREE &&
		     c->total / RATIO_MAX > c->archive_size))
			return too_much(c);
		status = tell(c);
		if (keep && keep->len + (size_t)n <= keep_max)
			gd_buf_add(keep, chunk, (size_t)n);
		else if (keep)
			keep_max = 0;
	}
	if (keep && !keep_max)
		gd_buf_reset(keep);
	if (n < 0)
		find(c, _("'%s' is damaged: its contents cannot be read"),
		     e->name);
	gd_digest_end(&d, hash);
	gd_digest_hex(hash, e->digest);
	return status;
}

static bool
is_token(const char *name)
{
	size_t len = strlen(name);

	return strncmp(name, TOKENS, strlen(TOKENS)) == 0 && len > 4 &&
	       strcmp(name + len - 4, ".tsr") == 0;
}

/* A stranger's archive does not say how much memory we use. */
static void
keep_token(struct check *c, struct gd_bundle_entry *e)
{
	bool room = c->tokens + e->token.len <= TOKENS_MAX;

	if (e->token.len && room) {
		c->tokens += e->token.len;
		return;
	}
	gd_buf_release(&e->token);
	gd_buf_init(&e->token);
	if (!room && !c->many_tokens)
		find(c, _("'%s' and what follows: more timestamps than a "
			  "bundle has; they were not looked at"), e->name);
	c->many_tokens |= !room;
}

static enum gd_status
take_entry(struct check *c, const struct gd_zip_entry *in)
{
	struct gd_bundle_report *r = c->r;
	struct gd_bundle_entry e = { .size = 0, .token = GD_BUF_INIT };
	enum gd_status status;
	bool sums;

	e.name = gd_strdup(*in->name ? in->name : "?");
	if (!safe_name(in->name))
		find(c, _("the name '%s' would leave the folder or cannot be "
			  "unpacked safely"), e.name);
	if (in->link)
		find(c, _("'%s' is a link; a bundle holds files alone"),
		     e.name);
	else if (!in->plain)
		find(c, _("'%s' is neither a file nor a folder"), e.name);
	sums = strcmp(e.name, SUMS) == 0 && !c->has_sums;
	status = read_entry(c, &e, sums ? &c->sums : is_token(e.name)
			    ? &e.token : NULL, sums ? SUMS_MAX : TOKEN_MAX);
	c->has_sums |= sums;
	keep_token(c, &e);
	if (status == GD_OK && in->size >= 0 && in->size != e.size)
		find(c, _("'%s' says it has %lld bytes and has %lld"), e.name,
		     (long long)in->size, (long long)e.size);
	GD_GROW(r->entries, r->len, r->cap);
	r->entries[r->len++] = e;
	return status;
}

static int
by_name(const void *x, const void *y)
{
	const struct gd_bundle_entry *a = x, *b = y;
	int diff = strcasecmp(a->name, b->name);

	return diff ? diff : strcmp(a->name, b->name);
}

static struct gd_bundle_entry *
entry_of(struct gd_bundle_report *r, const char *name)
{
	for (size_t low = 0, high = r->len; low < high; ) {
		size_t mid = low + (high - low) / 2;
		int diff = strcasecmp(name, r->entries[mid].name);

		if (!diff)
			diff = strcmp(name, r->entries[mid].name);
		if (!diff)
			return &r->entries[mid];
		if (diff < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return NULL;
}

/* One line "hex  name". */
static void
take_sum(struct check *c, const char *line, size_t len)
{
	const size_t hex = GD_DIGEST_HEX - 1;
	struct gd_bundle_entry *e;
	char *name;

	if (len < hex + 3 || strspn(line, "0123456789abcdef") != hex ||
	    line[hex] != ' ' || !strchr(" *", line[hex + 1])) {
		find(c, _("a line of SHA256SUMS cannot be understood"));
		return;
	}
	name = gd_strndup(line + hex + 2, len - hex - 2);
	e = entry_of(c->r, name);
	if (!e) {
		find(c, _("'%s' is missing: SHA256SUMS names it"), name);
	} else if (memcmp(e->digest, line, hex) != 0) {
		find(c, _("'%s' was changed: its SHA-256 is not the one in "
			  "SHA256SUMS"), name);
	} else if (!e->listed) {
		e->listed = true;
		c->r->whole++;
	}
	free(name);
}

static void
judge(struct check *c)
{
	struct gd_bundle_report *r = c->r;

	if (r->len > 1)
		qsort(r->entries, r->len, sizeof *r->entries, by_name);
	for (size_t i = 1; i < r->len; i++) {
		if (strcasecmp(r->entries[i - 1].name, r->entries[i].name) == 0)
			find(c, _("'%s' is there twice: which one counts "
				  "depends on who unpacks it"),
			     r->entries[i].name);
	}
	if (!c->has_sums) {
		find(c, _("there is no SHA256SUMS: this is no bundle of "
			  "evidence"));
		return;
	}
	for (size_t at = 0, n; at < c->sums.len; at += n + 1) {
		const char *end = memchr(c->sums.s + at, '\n',
					 c->sums.len - at);

		n = end ? (size_t)(end - c->sums.s) - at : c->sums.len - at;
		/* A NUL would make two readers see two names. */
		if (memchr(c->sums.s + at, '\0', n))
			find(c, _("a line of SHA256SUMS cannot be understood"));
		else if (n)
			take_sum(c, c->sums.s + at, n);
	}
	for (size_t i = 0; i < r->len; i++) {
		if (!r->entries[i].listed &&
		    strcmp(r->entries[i].name, SUMS) != 0)
			find(c, _("'%s' is not in SHA256SUMS: nothing vouches "
				  "for it"), r->entries[i].name);
	}
}

static enum gd_status
walk(struct check *c)
{
	enum gd_status status = GD_OK;
	struct gd_zip_entry e;

	while (status == GD_OK && gd_zip_next(c->zip, &e, &status, c->err)) {
		if (c->r->len >= ENTRIES_MAX)
			return too_much(c);
		if (!e.folder)
			status = take_entry(c, &e);
		else if (!safe_name(e.name))
			find(c, _("the name '%s' would leave the folder or "
				  "cannot be unpacked safely"), e.name);
	}
	return status;
}

enum gd_status
gd_bundle_check(int fd, const void *bytes, size_t len,
		void (*finding)(const char *text, void *ctx),
		gd_vault_tick *tick, void *ctx, struct gd_bundle_report *out,
		struct gd_error *err)
{
	struct check c = { .r = out, .finding = finding, .tick = tick,
			   .ctx = ctx, .fd = fd, .archive_size = (int64_t)len,
			   .sums = GD_BUF_INIT, .err = err };
	enum gd_status status;

	*out = (struct gd_bundle_report){ .entries = NULL };
	status = gd_zip_open(fd, bytes, len, &c.zip, err);
	if (status != GD_OK)
		return status;
	status = walk(&c);
	gd_zip_abort(c.zip);
	if (status == GD_OK)
		judge(&c);
	gd_buf_release(&c.sums);
	return status;
}
