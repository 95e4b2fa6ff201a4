/*
 * cli/json.c - see json.h.
 */
#include <config.h>

#include "cli/json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"

json_t *
gd_json_text(const char *s)
{
	struct gd_buf clean = GD_BUF_INIT;
	json_t *v;

	if (!s)
		s = "";
	v = json_string(s);
	if (v)
		return v;
	gd_text_clean(&clean, s, strlen(s));
	v = json_string(clean.s);
	gd_buf_release(&clean);
	return v;
}

json_t *
gd_json_instant(const struct gd_cli *c, gd_instant t)
{
	struct gd_buf b = GD_BUF_INIT;
	json_t *v;

	if (t == GD_INSTANT_NONE)
		return json_null();
	gd_instant_format(&b, t, gd_desk_zone(c->desk));
	v = json_string(b.s);
	gd_buf_release(&b);
	return v;
}

/*
 * Fifteen digits bring every sum the desk can hold back exactly, and 1299.10
 * stays 1299.1.
 */
#define DUMP (JSON_COMPACT | JSON_REAL_PRECISION(15))

/* The same JSON, but nothing in it can deceive who reads it on a terminal. */
static void
put_text(const char *s)
{
	size_t len = strlen(s), from = 0, pos = 0, n;
	uint32_t uc;

	for (; pos < len; pos += n) {
		n = gd_text_decode(s, len, pos, &uc);
		if (!gd_text_deceives(uc))
			continue;
		fwrite(s + from, 1, pos - from, stdout);
		if (uc > 0xFFFF)
			printf("\\u%04x\\u%04x",
			       (unsigned)(0xD7C0 + (uc >> 10)),
			       (unsigned)(0xDC00 | (uc & 0x3FF)));
		else
			printf("\\u%04x", (unsigned)uc);
		from = pos + n;
	}
	fwrite(s + from, 1, len - from, stdout);
}

#define INDENTED (JSON_INDENT(2) | JSON_REAL_PRECISION(15))

static void
put(json_t *v)
{
	char *s = json_dumps(v, DUMP);

	if (s)
		put_text(s);
	free(s);
	json_decref(v);
}

void
gd_json_print(json_t *v)
{
	char *s = json_dumps(v, INDENTED);

	if (s) {
		put_text(s);
		putchar('\n');
	}
	free(s);
	json_decref(v);
}

/* As an element of a member of what is printed. */
static void
add_indented(struct gd_buf *out, const char *s)
{
	for (; *s; s++) {
		gd_buf_addc(out, *s);
		if (*s == '\n')
			gd_buf_adds(out, "    ");
	}
}

bool
gd_json_keep(struct gd_spool *s, json_t *v)
{
	char *text = json_dumps(v, INDENTED);
	struct gd_buf b = GD_BUF_INIT;
	bool good = true;

	if (text) {
		add_indented(&b, s->len ? ",\n" : "\n");
		add_indented(&b, text);
		good = gd_spool_add(s, b.s, b.len);
	}
	gd_buf_release(&b);
	free(text);
	json_decref(v);
	return good;
}

/* Line by line, so that no character is cut. */
static void
put_kept(struct gd_spool *s)
{
	FILE *fp = gd_spool_read(s);
	char *line = NULL;
	size_t size = 0;

	while (fp && getline(&line, &size, fp) >= 0)
		put_text(line);
	free(line);
	if (fp)
		fclose(fp);
}

void
gd_json_print_kept(json_t *o, const char *member, struct gd_spool *s)
{
	char *text = json_dumps(o, INDENTED);
	size_t n = text ? strlen(text) : 0;

	json_decref(o);
	if (n < 2)
		return;
	text[n - 2] = '\0';	/* its closing brace */
	put_text(text);
	free(text);
	printf(",\n  \"%s\": [", member);
	if (s->len) {
		put_kept(s);
		fputs("\n  ", stdout);
	}
	puts("]\n}");
}

void
gd_json_open(void)
{
	putchar('[');
}

void
gd_json_element(size_t i, json_t *v)
{
	fputs(i ? ",\n" : "\n", stdout);
	put(v);
}

void
gd_json_close(void)
{
	puts("\n]");
}
