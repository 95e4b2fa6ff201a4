/*
 * tests/fuzz/fuzz_letter.c - any bytes as a template, filled, and as a letter
 * that is linted by patterns of any bytes.
 */
#include "fuzz/fuzz.h"

#include "domain/letter.h"
#include "domain/lint_model.h"
#include "domain/pattern.h"

static bool
place(void *ctx, const char *name, struct gd_buf *out)
{
	(void)ctx;
	if (name[0] != 'a')
		return false;
	gd_buf_adds(out, "{x}");
	return true;
}

static size_t
rows(void *ctx, const char *list)
{
	(void)ctx;
	return list[0] ? 3 : 0;
}

static bool
cell(void *ctx, const char *list, size_t row, const char *name,
     struct gd_buf *out)
{
	(void)ctx;
	(void)list;
	if (name[0] != 'b')
		return false;
	gd_buf_addf(out, "%zu", row);
	return true;
}

static void
name(enum gd_letter_kind kind, const char *what, const char *list, int line,
     void *ctx)
{
	(void)list;
	(void)ctx;
	MUST(kind <= GD_LETTER_END && *what && line > 0);
}

static void
fill(const char *s, size_t len)
{
	struct gd_answers a = GD_ANSWERS_INIT;
	const struct gd_letter_source src = {
		.answers = &a, .place = place, .rows = rows, .cell = cell,
	};
	struct gd_buf out = GD_BUF_INIT;
	struct gd_letter_text t;

	if (gd_letter_parse(s, len, &t, NULL, NULL)) {
		gd_letter_names(&t, name, NULL);
		gd_letter_fill(&t, &src, &out, NULL, NULL);
		MUST(out.len <= GD_LETTER_OUT_MAX + 4 * GD_LETTER_MAX);
	} else {
		MUST(t.len == 0);
	}
	gd_letter_release(&t);
	gd_buf_release(&out);
}

static void
look(const char *s, size_t len)
{
	const char *bar = memchr(s, '\n', len);
	size_t head = bar ? (size_t)(bar - s) : 0, at = 0, end;
	char patterns[128];
	struct gd_match m;

	if (!head || head >= sizeof patterns || memchr(s, '\0', head))
		return;
	memcpy(patterns, s, head);
	patterns[head] = '\0';
	if (!gd_pattern_valid(patterns))
		return;
	s += head + 1;
	len -= head + 1;
	while (gd_pattern_find(patterns, s, len, at, &m)) {
		MUST(m.start >= at && m.len > 0 && m.start + m.len <= len);
		MUST(gd_pattern_sentence(s, len, m.start, &end) <= m.start);
		MUST(end >= m.start && end <= len);
		at = m.start + m.len;
	}
}

static void
weigh(const char *s, size_t len)
{
	static struct gd_lint_weight one[] = { { 1, 100 } };
	const struct gd_lint_model m = { .items = one, .len = 1, .bias = -1 };
	struct gd_lint_feature f[GD_LINT_FEATURES];
	size_t n = gd_lint_features(s, len, f), i, start, bytes;

	MUST(n && n <= GD_LINT_FEATURES);
	for (i = 0; i < n; i++)
		MUST(f[i].start + f[i].len <= len);
	gd_lint_model_score(&m, s, len, &start, &bytes);
	MUST(start + bytes <= len);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size > 4096)
		return 0;
	fill((const char *)data, size);
	look((const char *)data, size);
	weigh((const char *)data, size);
	return 0;
}
