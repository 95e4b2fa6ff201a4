/*
 * domain/list.c - comma lists of codes.
 */
#include "domain/list.h"

#include <string.h>

bool
gd_list_next(const char **list, const char **code, size_t *len)
{
	const char *p = *list;
	size_t n;

	if (!p)
		return false;
	p += strspn(p, ", \t\n");
	if (!*p) {
		*list = p;
		return false;
	}
	n = strcspn(p, ",");
	*list = p + n;
	while (n > 0 && strchr(" \t\n", p[n - 1]))
		n--;
	*code = p;
	*len = n;
	return true;
}

bool
gd_list_has(const char *list, const char *code)
{
	const char *at;
	size_t len, want = strlen(code);

	while (gd_list_next(&list, &at, &len)) {
		if (len == want && memcmp(at, code, len) == 0)
			return true;
	}
	return false;
}

void
gd_list_add(struct gd_buf *out, const char *code)
{
	if (out->len > 0)
		gd_buf_addc(out, ',');
	gd_buf_adds(out, code);
}
