/*
 * tests/fuzz/fuzz_typed.c - what people type into a field or after a command:
 * money, dates and the conditions of their own playbook files.
 */
#include "fuzz/fuzz.h"

#include "domain/cond.h"
#include "domain/dateinput.h"
#include "domain/money.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
#define NOW INT64_C(1773277440)	/* 2026-03-12 09:04 in China */

/* An amount that is understood is in range and reads back as itself. */
static void
money(const char *s)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf plain = GD_BUF_INIT;
	int64_t fen = -1, again = -2;

	if (gd_money_parse(s, &fen, &err) == GD_OK) {
		MUST(fen >= 0 && fen <= GD_MONEY_MAX_FEN);
		gd_money_format_plain(&plain, fen);
		MUST(gd_money_parse(plain.s, &again, NULL) == GD_OK);
		MUST(again == fen);
	} else {
		MUST(fen == -1 && err.text[0]);
	}
	gd_buf_release(&plain);
}

static void
date(const char *s, bool past)
{
	const struct gd_zone zone = { 8 * 3600 };
	struct gd_error err = GD_ERROR_INIT;
	struct gd_dateinput in;

	if (gd_dateinput_parse(s, NOW, zone, past, &in, &err) == GD_OK)
		MUST(gd_instant_day(in.at, zone) == in.day);
	else
		MUST(err.text[0]);
}

static void
condition(const char *s)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_cond c;

	if (gd_cond_parse(s, &c, &err) == GD_OK)
		gd_cond_release(&c);
	else
		MUST(err.text[0]);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *s = fuzz_string(data, size);

	money(s);
	date(s, true);
	date(s, false);
	condition(s);
	free(s);
	return 0;
}
