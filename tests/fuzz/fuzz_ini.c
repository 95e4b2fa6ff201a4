/*
 * tests/fuzz/fuzz_ini.c - any bytes as a playbook file of the user's.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "playbook/ini.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(condition) do { if (!(condition)) abort(); } while (0)

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct gd_mistakes m = { 0 };
	struct gd_ini ini;
	size_t i, j;
	char path[64];
	int fd = memfd_create("playbook", MFD_CLOEXEC);

	if (fd < 0)
		return 0;
	if (write(fd, data, size) == (ssize_t)size) {
		snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
		if (gd_ini_read(path, &ini, &m)) {
			for (i = 0; i < ini.len; i++)
				for (j = 0; j < ini.sections[i].len; j++)
					MUST(ini.sections[i].keys[j].value);
		} else {
			MUST(m.count > 0);
		}
		gd_ini_release(&ini);
	}
	close(fd);
	return 0;
}
