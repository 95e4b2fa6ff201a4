/*
 * tests/fuzz/fuzz_calendar.c - any bytes as a year of days off that is added.
 */
#include "fuzz/fuzz.h"

#include "playbook/yearbook.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_file f = fuzz_file(data, size);
	struct gd_yearbook y = { 0 };
	struct gd_mistakes m = { 0 };

	gd_yearbook_read(f.path, &y, &m);
	for (size_t i = 0; i < y.len; i++) {
		MUST(y.rows[i].name[0]);
		MUST(!y.rows[i].work || gd_day_weekday(y.rows[i].day) >= 6);
		MUST(y.notice || !y.rows[i].work);
	}
	gd_yearbook_release(&y);
	close(f.fd);
	return 0;
}
