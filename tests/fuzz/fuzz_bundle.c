/*
 * A bundle of evidence is a stranger's archive: looking at it never crashes, never
 * reads past its bounds and never writes anything.
 */
#include "fuzz/fuzz.h"

#include <dlfcn.h>

#include "exchange/bundle_check.h"

static void
finding(const char *text, void *ctx)
{
	(void)ctx;
	MUST(*text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static void *held;
	struct gd_bundle_report report;

	/* Else it is loaded for every input, which takes longer than reading. */
	if (!held)
		held = dlopen("libarchive.so.13", RTLD_NOW | RTLD_LOCAL);
	gd_bundle_check(-1, data, size, finding, NULL, NULL, &report,
			NULL);
	gd_bundle_report_release(&report);
	return 0;
}
