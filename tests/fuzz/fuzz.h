/*
 * tests/fuzz/fuzz.h - what every target needs. Each is libFuzzer's with
 * --enable-fuzzing, and reads the files of its corpus in any other tree.
 */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(condition)                                                     \
	do {                                                                \
		if (!(condition)) {                                         \
			fprintf(stderr, "%s:%d: not so: %s\n", __FILE__,    \
				__LINE__, #condition);                      \
			abort();                                            \
		}                                                           \
	} while (0)

/* The bytes as a file that no disk holds. */
struct fuzz_file {
	int fd;
	char path[64];
};

static inline struct fuzz_file
fuzz_file(const void *bytes, size_t len)
{
	struct fuzz_file f = { .fd = memfd_create("fuzz", MFD_CLOEXEC) };

	MUST(f.fd >= 0);
	MUST(write(f.fd, bytes, len) == (ssize_t)len);
	snprintf(f.path, sizeof f.path, "/proc/self/fd/%d", f.fd);
	return f;
}

/* The bytes with a NUL behind them, which stands for their end; free() it. */
static inline char *
fuzz_string(const uint8_t *data, size_t size)
{
	char *s = malloc(size + 1);

	MUST(s);
	if (size)
		memcpy(s, data, size);
	s[size] = '\0';
	return s;
}

#endif
