/*
 * tests/fuzz/fuzz_filter.c - what is typed to filter and to search: whatever is
 * understood can be asked of the database.
 */
#include "fuzz/fuzz_desk.h"

#include "desk/views.h"
#include "domain/filter.h"
#include "store/query.h"
#include "store/search.h"

static void
ask(struct gd_store *st, const char *s)
{
	struct gd_filter f = GD_FILTER_INIT;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_case_query q = { .stage = -1, .filter = &f, .now = FUZZ_NOW,
				   .zone = { 8 * 3600 } };
	int64_t count = -1;
	size_t at = 0;

	if (gd_filter_parse(&f, s, &at, &err) != GD_OK) {
		MUST(f.len == 0 && at <= strlen(s) && err.text[0]);
	} else {
		MUST(gd_store_cases_count(st, &q, &count, &err) == GD_OK);
		MUST(count == 0);
	}
	gd_filter_release(&f);
}

static void
complete(const char *s, size_t len)
{
	struct gd_filter_hints hints;

	gd_desk_filter_hints(fuzz_desk(), s, len, &hints);
	MUST(hints.len <= GD_FILTER_HINTS && hints.from <= len);
	for (size_t i = 0; i < hints.len; i++)
		MUST(hints.words[i][0]);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_store *st;
	struct gd_hits hits = { 0 };
	char *s = fuzz_string(data, size);

	MUST(gd_desk_store(fuzz_desk(), &st, &err) == GD_OK);
	ask(st, s);
	complete(s, strlen(s));
	MUST(gd_store_search(st, s, 10, &hits, &err) == GD_OK);
	MUST(hits.len == 0);
	gd_hits_release(&hits);
	free(s);
	return 0;
}
