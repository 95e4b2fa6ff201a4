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
	char *s = json_dumps(v, JSON_INDENT(2) | JSON_REAL_PRECISION(15));

	if (s) {
		put_text(s);
		putchar('\n');
	}
	free(s);
	json_decref(v);
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
