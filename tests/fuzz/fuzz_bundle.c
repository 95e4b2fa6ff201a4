/*
 * A bundle of evidence is a stranger's archive: looking at it never crashes, never
 * reads past its bounds and never writes anything.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "exchange/bundle_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
finding(const char *text, void *ctx)
{
	(void)ctx;
	if (!*text)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct gd_bundle_report report;

	gd_bundle_check(-1, data, size, finding, NULL, &report, NULL);
	gd_bundle_report_release(&report);
	return 0;
}
