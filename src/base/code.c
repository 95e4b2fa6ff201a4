/*
 * base/code.c - the words that stand for values of an enum.
 */
#include "base/code.h"

#include <string.h>

int
gd_code_find(const char *const *codes, size_t len, const char *code)
{
	for (size_t i = 0; code && i < len; i++) {
		if (*codes[i] == *code && strcmp(codes[i], code) == 0)
			return (int)i;
	}
	return -1;
}
