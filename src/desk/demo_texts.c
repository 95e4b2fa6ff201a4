#include <config.h>

#include "desk/demo_texts.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/path.h"

#define TEXTS_MAX (256 * 1024)

uint64_t
gd_chance_next(struct gd_chance *c)
{
	uint64_t z = c->state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

int
gd_chance_below(struct gd_chance *c, int n)
{
	return n > 0 ? (int)(gd_chance_next(c) % (uint64_t)n) : 0;
}

int
gd_chance_zipf(struct gd_chance *c, int n)
{
	double total = 0, at;

	for (int i = 1; i <= n; i++)
		total += 1.0 / i;
	at = (double)gd_chance_below(c, 1000000) / 1000000.0 * total;
	for (int i = 1; i < n; i++) {
		at -= 1.0 / i;
		if (at < 0)
			return i - 1;
	}
	return n - 1;
}

bool
gd_chance_is(struct gd_chance *c, int percent)
{
	return gd_chance_below(c, 100) < percent;
}

static enum gd_status
read_list(const char *dir, const char *name, struct gd_demo_list *out,
	  struct gd_error *err)
{
	struct gd_buf path = GD_BUF_INIT, text = GD_BUF_INIT;
	enum gd_status status;
	const char *s;

	gd_buf_addf(&path, "%s/demo/%s.txt", dir, name);
	status = gd_file_read(&text, path.s, TEXTS_MAX, err);
	for (s = text.s; status == GD_OK && *s;) {
		size_t n = strcspn(s, "\n");

		if (n > 0) {
			GD_GROW(out->items, out->len, out->cap);
			out->items[out->len++] = gd_strndup(s, n);
		}
		s += n + (s[n] == '\n');
	}
	if (status == GD_OK && out->len == 0)
		status = gd_error_set(err, GD_EDATA,
				      _("%s holds no lines; install the data "
					"files again"), path.s);
	gd_buf_release(&path);
	gd_buf_release(&text);
	return status;
}

enum gd_status
gd_demo_texts_read(struct gd_demo_texts *t, struct gd_error *err)
{
	const struct {
		const char *name;
		struct gd_demo_list *list;
	} lists[] = {
		{ "shops", &t->shops }, { "firms", &t->firms },
		{ "people", &t->people },
		{ "goods", &t->goods }, { "facts", &t->facts },
		{ "promises", &t->promises }, { "notes", &t->notes },
		{ "reasons", &t->reasons }, { "answers", &t->answers },
		{ "seasons", &t->seasons },
	};
	struct gd_buf dir = GD_BUF_INIT;
	enum gd_status status;

	memset(t, 0, sizeof *t);
	status = gd_path_shipped(&dir, err);
	for (size_t i = 0; status == GD_OK && i < GD_ARRAY_LEN(lists); i++)
		status = read_list(dir.s, lists[i].name, lists[i].list, err);
	gd_buf_release(&dir);
	if (status != GD_OK)
		gd_demo_texts_release(t);
	return status;
}

static void
release_list(struct gd_demo_list *l)
{
	for (size_t i = 0; i < l->len; i++)
		free(l->items[i]);
	free(l->items);
	memset(l, 0, sizeof *l);
}

void
gd_demo_texts_release(struct gd_demo_texts *t)
{
	release_list(&t->shops);
	release_list(&t->firms);
	release_list(&t->people);
	release_list(&t->goods);
	release_list(&t->facts);
	release_list(&t->promises);
	release_list(&t->notes);
	release_list(&t->reasons);
	release_list(&t->answers);
	release_list(&t->seasons);
}

void
gd_demo_fill(struct gd_buf *out, const char *text, const char *const *pairs)
{
	while (*text) {
		size_t n = strcspn(text, "{");
		const char *close = strchr(text + n, '}');

		gd_buf_add(out, text, n);
		text += n;
		if (!*text)
			break;
		for (size_t i = 0; close && pairs[i]; i += 2)
			if (strlen(pairs[i]) == (size_t)(close - text - 1) &&
			    strncmp(pairs[i], text + 1,
				    strlen(pairs[i])) == 0)
				gd_buf_adds(out, pairs[i + 1]);
		text = close ? close + 1 : text + 1;
	}
}
