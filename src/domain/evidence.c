/*
 * domain/evidence.c - rows of evidence, answers about them, names of files.
 */
#include "domain/evidence.h"

#include <stdlib.h>
#include <string.h>

#include "base/code.h"
#include "base/mem.h"
#include "base/text.h"

#define NAME_MAX_BYTES 96	/* of what is kept of the original name */
#define ENDING_MAX 12

void
gd_evidence_row_release(struct gd_evidence_row *r)
{
	free(r->kind);
	free(r->name);
	free(r->digest);
	free(r->how);
	free(r->captured_by);
	free(r->added_by);
	free(r->source);
	free(r->proves);
	free(r->note);
	free(r->checks);
	free(r->stamp_by);
	free(r->stamp_digest);
	free(r->stamp_ca);
	free(r->touch);
}

void
gd_evidence_rows_free(struct gd_evidence_row *rows, size_t len)
{
	for (size_t i = 0; i < len; i++)
		gd_evidence_row_release(&rows[i]);
	free(rows);
}

const struct gd_evidence_row *
gd_evidence_by_seq(const struct gd_evidence_row *rows, size_t len, int seq)
{
	for (size_t i = 0; i < len; i++) {
		if (rows[i].seq == seq)
			return &rows[i];
	}
	return NULL;
}

const struct gd_evidence_row *
gd_evidence_by_id(const struct gd_evidence_row *rows, size_t len, int64_t id)
{
	for (size_t i = 0; i < len; i++) {
		if (rows[i].id == id)
			return &rows[i];
	}
	return NULL;
}

bool
gd_evidence_kind_in(const char *kinds, const char *kind)
{
	size_t want = strlen(kind), n;

	if (!kinds)
		return true;
	for (; *kinds; kinds += n + (kinds[n] == ',')) {
		kinds += strspn(kinds, " ");
		n = strcspn(kinds, ",");
		if (n == want && memcmp(kinds, kind, n) == 0)
			return true;
	}
	return false;
}

const struct gd_evidence_kind *
gd_evidence_kind_find(const struct gd_knowledge *k, const char *code)
{
	for (size_t i = 0; i < k->evidence_len; i++) {
		if (strcmp(k->evidence[i].code, code) == 0)
			return &k->evidence[i];
	}
	return NULL;
}

gd_instant
gd_evidence_vanishes_at(const struct gd_evidence_kind *k, gd_instant opened_at)
{
	if (k->vanish_days <= 0 || opened_at == GD_INSTANT_NONE)
		return GD_INSTANT_NONE;
	return opened_at + (gd_instant)k->vanish_days * 24 * 3600;
}

const char *
gd_evidence_how(size_t i)
{
	static const char *const codes[] = {
		"screenshot", "recording", "photo", "scan", "download",
		"export", "received", "other"
	};

	return i < GD_ARRAY_LEN(codes) ? codes[i] : NULL;
}

static const char *const check_codes[] = {
	[GD_CHECK_OPEN] = "open",
	[GD_CHECK_YES] = "yes",
	[GD_CHECK_NO] = "no",
	[GD_CHECK_UNSURE] = "unsure",
};

const char *
gd_check_code(enum gd_check c)
{
	return check_codes[c];
}

bool
gd_check_parse(const char *code, enum gd_check *out)
{
	int at = gd_code_find(check_codes, GD_ARRAY_LEN(check_codes), code);

	if (at >= 0)
		*out = (enum gd_check)at;
	return at >= 0;
}

/* The next "id=answer" of `*s`; false at the end. */
static bool
next_check(const char **s, const char **id, size_t *id_len, enum gd_check *c)
{
	char code[8];
	size_t n, at;

	for (;;) {
		*s += strspn(*s, " ");
		n = strcspn(*s, " ");
		if (!n)
			return false;
		*id = *s;
		at = strcspn(*s, "= ");
		*s += n;
		if (at >= n || n - at - 1 >= sizeof code)
			continue;
		*id_len = at;
		memcpy(code, *id + at + 1, n - at - 1);
		code[n - at - 1] = '\0';
		if (gd_check_parse(code, c))
			return true;
	}
}

enum gd_check
gd_checks_get(const char *checks, const char *id)
{
	size_t len, want = strlen(id);
	const char *found;
	enum gd_check c;

	while (next_check(&checks, &found, &len, &c)) {
		if (len == want && memcmp(found, id, len) == 0)
			return c;
	}
	return GD_CHECK_OPEN;
}

static int
compare_ids(const char *a, size_t a_len, const char *b, size_t b_len)
{
	int diff = memcmp(a, b, a_len < b_len ? a_len : b_len);

	return diff ? diff : a_len < b_len ? -1 : a_len > b_len;
}

static void
add_check(struct gd_buf *out, size_t from, const char *id, size_t len,
	  enum gd_check c)
{
	if (c != GD_CHECK_OPEN)
		gd_buf_addf(out, "%s%.*s=%s", out->len > from ? " " : "",
			    (int)len, id, gd_check_code(c));
}

void
gd_checks_set(const char *checks, const char *id, enum gd_check c,
	      struct gd_buf *out)
{
	size_t from = out->len, len, want = strlen(id);
	bool placed = false;
	enum gd_check old;
	const char *found;

	while (next_check(&checks, &found, &len, &old)) {
		int order = compare_ids(found, len, id, want);

		if (order >= 0 && !placed) {
			add_check(out, from, id, want, c);
			placed = true;
		}
		if (order != 0)
			add_check(out, from, found, len, old);
	}
	if (!placed)
		add_check(out, from, id, want, c);
}

enum gd_check
gd_checks_principle(const struct gd_knowledge *k, const char *kind,
		    const char *checks, enum gd_principle_kind p)
{
	enum gd_check result = GD_CHECK_YES;

	for (size_t i = 0; i < k->principles_len; i++) {
		const struct gd_principle *q = &k->principles[i];
		enum gd_check c;

		if (q->principle != p || !gd_evidence_kind_in(q->kinds, kind))
			continue;
		c = gd_checks_get(checks, q->id);
		if (c == GD_CHECK_NO)
			return GD_CHECK_NO;
		if (c != GD_CHECK_YES)
			result = GD_CHECK_OPEN;
	}
	return result;
}

/* Nothing that a file system or a shell could take for more than a letter. */
static bool
harmless(unsigned char c)
{
	return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	       (c >= 'a' && c <= 'z') || c == '-' || c == '_' || c == '.';
}

/* The ending with its dot, "" when it is none to speak of. */
static const char *
ending(const char *name)
{
	const char *dot = strrchr(name, '.');

	if (!dot || dot == name || !dot[1] || strlen(dot) > ENDING_MAX)
		return "";
	for (const char *s = dot + 1; *s; s++) {
		if (!harmless((unsigned char)*s) || (unsigned char)*s >= 0x80)
			return "";
	}
	return dot;
}

void
gd_evidence_file_name(const struct gd_evidence_row *r, struct gd_buf *out)
{
	const char *end = ending(r->name);
	size_t len = strlen(r->name) - strlen(end), pos = 0, next;
	struct gd_buf name = GD_BUF_INIT, shown = GD_BUF_INIT;

	/* What cannot be seen could make two names look alike. */
	gd_text_show(&shown, r->name, len, false);
	for (; pos < shown.len; pos = next) {
		next = gd_text_next(shown.s, shown.len, pos);
		if (name.len + (next - pos) > NAME_MAX_BYTES)
			break;
		for (size_t i = pos; i < next; i++)
			gd_buf_addc(&name, harmless((unsigned char)shown.s[i])
						   ? shown.s[i] : '_');
	}
	while (name.len && name.s[name.len - 1] == '.')
		gd_buf_setlen(&name, name.len - 1);
	gd_buf_addf(out, "E%02d-%s%s%s%s", r->seq, *r->kind ? r->kind : "file",
		    name.len ? "-" : "", name.s, end);
	gd_buf_release(&shown);
	gd_buf_release(&name);
}
