/*
 * domain/dateinput_month.c - English dates with the month's name: 8 March,
 * Mar 8 2026, the 8th of March.
 */
#include "domain/dateinput_internal.h"

#include <string.h>

#include "base/mem.h"

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* `word` at `s` in any case, letters of the alphabet alone. */
static bool
starts(const char *s, const char *word, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if ((s[i] | 0x20) != word[i] || !is_letter(s[i]))
			return false;
	return true;
}

static void
spaces(const char **p)
{
	*p += strspn(*p, " ");
}

/* The month's name, whole or its first three letters (sept too). */
static bool
eat_month(const char **p, int *month)
{
	static const char *const names[] = {
		"january", "february", "march", "april", "may", "june", "july",
		"august", "september", "october", "november", "december",
	};
	size_t len = 0;

	while (is_letter((*p)[len]))
		len++;
	for (size_t i = 0; len >= 3 && i < GD_ARRAY_LEN(names); i++) {
		if (len > strlen(names[i]) || !starts(*p, names[i], len) ||
		    (len > 3 && len < strlen(names[i]) &&
		     !(i == 8 && len == 4)))
			continue;
		*p += len;
		*p += **p == '.';
		*month = (int)i + 1;
		return true;
	}
	return false;
}

/* One or two digits with or without st, nd, rd, th. */
static bool
eat_day(const char **p, int *day)
{
	static const char *const ends[] = { "st", "nd", "rd", "th" };
	size_t n = strspn(*p, "0123456789");

	if (n < 1 || n > 2)
		return false;
	*day = n == 1 ? (*p)[0] - '0'
		      : ((*p)[0] - '0') * 10 + (*p)[1] - '0';
	*p += n;
	for (size_t i = 0; i < GD_ARRAY_LEN(ends); i++) {
		if (starts(*p, ends[i], 2) && !is_letter((*p)[2])) {
			*p += 2;
			break;
		}
	}
	return !is_letter(**p);
}

/* A year of four digits, a comma before it or not; 0: none. */
static int
eat_year(const char **p)
{
	const char *q = *p;
	int year = 0;

	spaces(&q);
	q += *q == ',';
	spaces(&q);
	if (strspn(q, "0123456789") != 4)
		return 0;
	for (int i = 0; i < 4; i++)
		year = year * 10 + q[i] - '0';
	*p = q + 4;
	return year;
}

size_t
gd_dateinput_month_date(const char *s, int *year, int *month, int *mday)
{
	const char *p = s;

	if (starts(p, "the", 3) && p[3] == ' ')
		p += 4;
	spaces(&p);
	if (eat_day(&p, mday)) {
		spaces(&p);
		if (starts(p, "of", 2) && p[2] == ' ')
			p += 3;
		spaces(&p);
		if (!eat_month(&p, month))
			return 0;
	} else {
		p = s;
		if (!eat_month(&p, month))
			return 0;
		spaces(&p);
		if (starts(p, "the", 3) && p[3] == ' ')
			p += 4;
		if (!eat_day(&p, mday))
			return 0;
	}
	*year = eat_year(&p);
	return (size_t)(p - s);
}

enum gd_read
gd_dateinput_read_month(struct gd_dateinput_scan *in)
{
	int year, month, mday;
	size_t n = gd_dateinput_month_date(in->p, &year, &month, &mday);

	if (n == 0)
		return GD_READ_NO;
	in->p += n;
	return year ? gd_dateinput_set(in, year, month, mday)
		    : gd_dateinput_set_near(in, month, mday);
}
