/*
 * tests/fuzz/fuzz_redact.c - any text at all is redacted: nothing that was found is
 * left, what stands around it stays, and a second run changes nothing more.
 */
#include "fuzz/fuzz.h"

#include "domain/redact.h"

static char surnames[] = "\u738b|\u674e|\u6b27\u9633";
static char cues[] = "\u6536\u8d27\u4eba|\u6211\u53eb|name";
static char joins[] = "\uff1a|:|\u662f";
static char titles[] = "\u5148\u751f|\u5973\u58eb";
static char units[] = "\u8def|\u8857|\u5e02|\u533a";
static char doors[] = "\u53f7|\u5ba4";
static char places[] = "\u5730\u5740|address";
static char label[] = "\u67d0\u4eba", label_en[] = "Person";
static char place_label[] = "\u5730\u5740", place_en[] = "Address";
static char person[] = "person", address[] = "address";

static const struct gd_redact_rule rules[] = {
	{ .code = person, .name = { label, label_en }, .cues = cues,
	  .joins = joins, .starts = surnames, .ends = titles },
	{ .code = address, .name = { place_label, place_en },
	  .cues = places, .joins = joins, .units = units, .ends = doors },
};

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *s = (const char *)data;
	struct gd_redact *r = gd_redact_new(rules, 2, "zh_CN");
	struct gd_redact_ranges ranges = GD_REDACT_RANGES_INIT;
	struct gd_buf out = GD_BUF_INIT;
	size_t n, at = 0, from = 0;

	gd_redact_known(r, GD_REDACT_PHONE, "13800138000");
	gd_redact_known(r, GD_REDACT_CONSUMER, "\u738b\u5c0f\u660e");
	gd_redact_keep(r, "\u5c0f\u9e7f");
	n = gd_redact_text(r, s, size, &out, &ranges);
	MUST(n == ranges.len);
	for (size_t i = 0; i < ranges.len; i++) {
		const struct gd_redact_range *g = &ranges.items[i];
		size_t kept = g->before - from;

		/* In order, within bounds, the text between untouched. */
		MUST(g->before >= from && g->before_len > 0);
		MUST(g->before + g->before_len <= size);
		MUST(g->after == at + kept && g->after_len > 0);
		MUST(memcmp(s + from, out.s + at, kept) == 0);
		from = g->before + g->before_len;
		at = g->after + g->after_len;
	}
	MUST(out.len - at == size - from);
	MUST(memcmp(s + from, out.s + at, size - from) == 0);
	gd_redact_ranges_release(&ranges);
	gd_buf_release(&out);
	gd_redact_free(r);
	return 0;
}
