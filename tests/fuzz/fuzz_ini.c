/*
 * tests/fuzz/fuzz_ini.c - any bytes as a playbook file of the user's.
 */
#include "fuzz/fuzz.h"

#include "playbook/ini.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_file f = fuzz_file(data, size);
	struct gd_mistakes m = { 0 };
	struct gd_ini ini;
	size_t i, j;

	if (gd_ini_read(f.path, &ini, &m)) {
		for (i = 0; i < ini.len; i++)
			for (j = 0; j < ini.sections[i].len; j++)
				MUST(ini.sections[i].keys[j].value);
	} else {
		MUST(m.count > 0);
	}
	gd_ini_release(&ini);
	close(f.fd);
	return 0;
}
