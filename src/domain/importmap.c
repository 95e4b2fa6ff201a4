/*
 * domain/importmap.c - a map in memory; see importmap.h.
 */
#include "domain/importmap.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "domain/answers.h"

const char *const *
gd_import_own_fields(void)
{
	static const char *const fields[] = { "case", "assignee", "tags",
					      "opened_at", NULL };

	return fields;
}

bool
gd_import_is_own(const char *field)
{
	const char *const *own = gd_import_own_fields();

	for (; *own; own++) {
		if (strcmp(*own, field) == 0)
			return true;
	}
	return false;
}

static void
pairs_release(struct gd_import_pair *pairs, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		free(pairs[i].field);
		free(pairs[i].text);
	}
	free(pairs);
}

void
gd_importmap_release(struct gd_importmap *m)
{
	pairs_release(m->columns, m->columns_len);
	pairs_release(m->defaults, m->defaults_len);
	for (size_t i = 0; i < m->values_len; i++) {
		free(m->values[i].field);
		free(m->values[i].said);
		free(m->values[i].code);
		free(m->values[i].plain);
	}
	free(m->values);
	free(m->encoding);
	*m = (struct gd_importmap)GD_IMPORTMAP_INIT;
}

/* The place of the field's pair, `len` when there is none. */
static size_t
find(const struct gd_import_pair *pairs, size_t len, const char *field)
{
	size_t i;

	for (i = 0; i < len; i++) {
		if (strcmp(pairs[i].field, field) == 0)
			break;
	}
	return i;
}

static void
set(struct gd_import_pair **pairs, size_t *len, size_t *cap, const char *field,
    const char *text)
{
	size_t at = find(*pairs, *len, field);
	char *kept = gd_strdup(text);

	if (at == *len) {
		if (!text)
			return;
		GD_GROW(*pairs, *len, *cap);
		(*pairs)[(*len)++] = (struct gd_import_pair){
			gd_strdup(field), kept
		};
		return;
	}
	free((*pairs)[at].text);
	(*pairs)[at].text = kept;
	if (kept)
		return;
	free((*pairs)[at].field);
	(*len)--;
	memmove(*pairs + at, *pairs + at + 1, (*len - at) * sizeof **pairs);
}

void
gd_importmap_column_set(struct gd_importmap *m, const char *field,
			const char *heading)
{
	set(&m->columns, &m->columns_len, &m->columns_cap, field, heading);
}

void
gd_importmap_default_set(struct gd_importmap *m, const char *field,
			 const char *value)
{
	set(&m->defaults, &m->defaults_len, &m->defaults_cap, field, value);
}

void
gd_importmap_value_add(struct gd_importmap *m, const char *field,
		       const char *said, const char *code)
{
	struct gd_buf plain = GD_BUF_INIT;

	gd_import_plain_heading(&plain, said);
	GD_GROW(m->values, m->values_len, m->values_cap);
	m->values[m->values_len++] = (struct gd_import_value){
		.key = gd_answer_key(field), .field = gd_strdup(field),
		.said = gd_strdup(said), .code = gd_strdup(code),
		.plain = gd_buf_detach(&plain)
	};
}

const char *
gd_importmap_column(const struct gd_importmap *m, const char *field)
{
	size_t at = find(m->columns, m->columns_len, field);

	return at < m->columns_len ? m->columns[at].text : NULL;
}

const char *
gd_importmap_default(const struct gd_importmap *m, const char *field)
{
	size_t at = find(m->defaults, m->defaults_len, field);

	return at < m->defaults_len ? m->defaults[at].text : NULL;
}

bool
gd_importmap_has(const struct gd_importmap *m, const char *field)
{
	for (size_t i = 0; i < m->values_len; i++) {
		if (strcmp(m->values[i].field, field) == 0)
			return true;
	}
	return false;
}

const char *
gd_importmap_value(const struct gd_importmap *m, const char *field,
		   const char *said)
{
	struct gd_buf plain = GD_BUF_INIT;
	uint32_t key = gd_answer_key(field);
	const char *code = NULL;

	for (size_t i = 0; i < m->values_len && !code; i++) {
		const struct gd_import_value *v = &m->values[i];

		if (v->key != key || strcmp(v->field, field) != 0)
			continue;
		if (!plain.len)
			gd_import_plain_heading(&plain, said);
		if (strcmp(v->said, said) == 0 ||
		    (plain.len && strcmp(v->plain, plain.s) == 0))
			code = v->code;
	}
	gd_buf_release(&plain);
	return code ? code : said;
}

/* Marks and spaces that headings are decorated with. */
static size_t
decoration(const char *s)
{
	static const char *const marks[] = {
		" ", "\t", "\n", "\r", "_", "-", "*", ":", ".", "#", "\"", "'",
		"/", "\xE3\x80\x80", "\xC2\xA0", "\xEF\xBB\xBF",
		"\xE2\x80\x9C", "\xE2\x80\x9D", "\xE3\x80\x81"
	};

	/* What most texts are made of begins no mark. */
	if (!strchr(" \t\n\r_-*:.#\"'/\xE3\xC2\xEF\xE2", *s))
		return 0;
	for (size_t i = 0; i < GD_ARRAY_LEN(marks); i++) {
		size_t n = strlen(marks[i]);

		if (strncmp(s, marks[i], n) == 0)
			return n;
	}
	return 0;
}

void
gd_import_plain_heading(struct gd_buf *out, const char *heading)
{
	struct gd_buf folded = GD_BUF_INIT;
	size_t from = out->len, n;
	const char *s;

	gd_text_fold(&folded, heading, strlen(heading));
	for (s = folded.s; *s; s += n) {
		n = decoration(s);
		if (n)
			continue;
		/* "amount (yuan)"; but not all of it. */
		if (*s == '(' && out->len > from && strchr(s, ')')) {
			n = (size_t)(strchr(s, ')') - s) + 1;
			continue;
		}
		n = 1;
		gd_buf_addc(out, *s);
	}
	gd_buf_release(&folded);
}

bool
gd_import_same_heading(const char *a, const char *b)
{
	struct gd_buf x = GD_BUF_INIT, y = GD_BUF_INIT;
	bool same = strcmp(a, b) == 0;

	if (!same) {
		gd_import_plain_heading(&x, a);
		gd_import_plain_heading(&y, b);
		same = x.len && strcmp(x.s, y.s) == 0;
		gd_buf_release(&x);
		gd_buf_release(&y);
	}
	return same;
}
