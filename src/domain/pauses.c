/*
 * domain/pauses.c - see pauses.h.
 */
#include "domain/pauses.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static bool
take_number(const char **s, int64_t *out)
{
	char *end;

	if (**s < '0' || **s > '9')
		return false;
	errno = 0;
	*out = strtoll(*s, &end, 10);
	*s = end;
	return errno == 0;
}

static bool
take_item(const char **s, struct gd_pause *out)
{
	size_t n = strcspn(*s, ": ");

	if (n == 0 || n >= sizeof out->why || (*s)[n] != ':')
		return false;
	memcpy(out->why, *s, n);
	out->why[n] = '\0';
	*s += n + 1;
	out->to = GD_INSTANT_NONE;
	if (!take_number(s, &out->from) || **s != '-')
		return false;
	(*s)++;
	if (**s && **s != ' ' && !take_number(s, &out->to))
		return false;
	return **s == '\0' || **s == ' ';
}

size_t
gd_pauses_parse(const char *s, struct gd_pause *out)
{
	size_t n = 0;

	if (!s)
		return 0;
	while (n < GD_PAUSES_MAX) {
		s += strspn(s, " ");
		if (!*s || !take_item(&s, &out[n]))
			break;
		n++;
	}
	return n;
}

void
gd_pauses_format(struct gd_buf *out, const struct gd_pause *p, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		gd_buf_addf(out, "%s%s:%" PRId64 "-", i ? " " : "", p[i].why,
			    p[i].from);
		if (p[i].to != GD_INSTANT_NONE)
			gd_buf_addf(out, "%" PRId64, p[i].to);
	}
}

bool
gd_pauses_extended(const char *s)
{
	struct gd_pause p[GD_PAUSES_MAX];
	size_t len, i;

	if (!s || !*s)
		return false;
	len = gd_pauses_parse(s, p);
	for (i = 0; i < len; i++)
		if (strcmp(p[i].why, GD_PAUSE_EXTENDED) == 0)
			return true;
	return false;
}

const struct gd_pause *
gd_pauses_open(const struct gd_pause *p, size_t len)
{
	return len && p[len - 1].to == GD_INSTANT_NONE ? &p[len - 1] : NULL;
}

size_t
gd_pauses_spans(const char *s, bool own, gd_instant now, struct gd_span *out)
{
	struct gd_pause p[GD_PAUSES_MAX];
	size_t len, i, n = 0;

	if (!s || !*s)
		return 0;
	len = gd_pauses_parse(s, p);
	for (i = 0; i < len; i++) {
		gd_instant to = p[i].to == GD_INSTANT_NONE ? now : p[i].to;

		if ((!own && strcmp(p[i].why, GD_PAUSE_OWN) == 0) ||
		    to <= p[i].from)
			continue;
		out[n++] = (struct gd_span){ p[i].from, to };
	}
	return n;
}
