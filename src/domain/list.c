/*
 * domain/list.c - comma lists of codes.
 */
#include "domain/list.h"

#include <string.h>

/* Lists are short and asked for often: no library call is worth its price. */
static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

bool
gd_list_next(const char **list, const char **code, size_t *len)
{
	const char *p = *list, *end;

	if (!p)
		return false;
	while (*p == ',' || is_space(*p))
		p++;
	for (end = p; *end && *end != ','; end++)
		;
	*list = end;
	while (end > p && is_space(end[-1]))
		end--;
	*code = p;
	*len = (size_t)(end - p);
	return end > p;
}

bool
gd_list_has(const char *list, const char *code)
{
	const char *at;
	size_t len;

	while (gd_list_next(&list, &at, &len)) {
		if (*at == *code && strncmp(at, code, len) == 0 && !code[len])
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
