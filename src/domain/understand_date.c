/*
 * domain/understand_date.c - dates in running text and what they belong to.
 *
 * A date belongs to the first event word after it in its clause ("on 8 March
 * I ordered"), or to the last one before it ("ordered on 8 March"). A clause with
 * two dates says nothing.
 */
#include "domain/dateinput_internal.h"
#include "domain/interview_internal.h"

#include <string.h>

#include "base/mem.h"
#include "domain/hanwords_interview.h"

static const struct event {
	const char *field;
	const char *words;
} events[] = {
	{ "ordered_at", GD_HAN_ORDERED },
	{ "paid_at", GD_HAN_PAID },
	{ "signed_at", GD_HAN_SIGNED },
	{ "found_at", GD_HAN_FOUND },
};

static const char clause_ends[] = GD_HAN_CLAUSE_ENDS "|\n|,|;|!|?";

/* One or more digits or Han numerals, no longer than `most` characters. */
static size_t
count_len(const char *s, int most)
{
	size_t len = 0, n;

	for (int i = 0; i < most; i++) {
		n = s[len] >= '0' && s[len] <= '9' ? 1 :
		    gd_iv_word_at(GD_HAN_NUMERALS, s + len);
		if (n == 0)
			break;
		len += n;
	}
	return len;
}

static size_t
skip_spaces(const char *s)
{
	return strspn(s, " ");
}

/* "3 yue 8 ri", with or without a year, in digits or Han numerals. */
static size_t
han_date(const char *s)
{
	size_t len = count_len(s, 4), n;

	if (len == 0)
		return 0;
	len += skip_spaces(s + len);
	n = gd_iv_word_at(GD_HAN_YEAR, s + len);
	if (n > 0) {
		len += n + skip_spaces(s + len + n);
		n = count_len(s + len, 2);
		if (n == 0)
			return 0;
		len += n;
	}
	len += skip_spaces(s + len);
	n = gd_iv_word_at(GD_HAN_MONTH, s + len);
	if (n == 0)
		return 0;
	len += n + skip_spaces(s + len + n);
	n = count_len(s + len, 3);
	if (n == 0)
		return 0;
	len += n + skip_spaces(s + len + n);
	n = gd_iv_word_at(GD_HAN_DAY, s + len);
	return n > 0 ? len + n : 0;
}

/* "2026-03-08" and its like. */
static size_t
iso_date(const char *s)
{
	size_t year = strspn(s, "0123456789"), month, day;
	char mark = s[year];

	if (year != 4 || !mark || !strchr("-/.", mark))
		return 0;
	month = strspn(s + year + 1, "0123456789");
	if (month < 1 || month > 2 || s[year + 1 + month] != mark)
		return 0;
	day = strspn(s + year + month + 2, "0123456789");
	return day < 1 || day > 2 ? 0 : year + month + day + 2;
}

static size_t
near_date(const char *s)
{
	size_t n = gd_iv_word_at(GD_HAN_NEAR_DAYS, s), day;

	if (n > 0)
		return n;
	n = gd_iv_word_at(GD_HAN_LAST_WEEK, s);
	day = n > 0 ? gd_iv_word_at(GD_HAN_WEEKDAYS, s + n) : 0;
	return day > 0 ? n + day : 0;
}

/* Bytes of the date that starts at `s`; 0: none. */
static size_t
date_len(const char *s)
{
	size_t n = iso_date(s);
	int year, month, mday;

	if (n == 0)
		n = han_date(s);
	if (n == 0)
		n = gd_dateinput_month_date(s, &year, &month, &mday);
	return n > 0 ? n : near_date(s);
}

static const struct event *
event_at(const char *s, size_t *len)
{
	for (size_t i = 0; i < GD_ARRAY_LEN(events); i++) {
		*len = gd_iv_word_at(events[i].words, s);
		if (*len > 0)
			return &events[i];
	}
	return NULL;
}

/* What one clause says: its only date and the event it belongs to. */
struct clause {
	const char *date;
	size_t date_len;
	int dates;
	const struct event *event;
};

/* Read the clause at `s`; returns where the next one starts. */
static const char *
read_clause(const char *s, struct clause *c)
{
	bool decided = false;	/* an event stood after the date */
	size_t n;

	*c = (struct clause){ 0 };
	while (*s) {
		const struct event *event;

		n = gd_iv_word_at(clause_ends, s);
		if (n > 0)
			return s + n;
		n = date_len(s);
		if (n > 0) {
			c->date = s;
			c->date_len = n;
			c->dates++;
			s += n;
			continue;
		}
		event = event_at(s, &n);
		if (event && !decided) {
			c->event = event;
			decided = c->dates > 0;
		}
		/* Digits that are no date are one number: skip it whole. */
		if (n == 0)
			n = strspn(s, "0123456789");
		s += n > 0 ? n : 1;
	}
	return s;
}

bool
gd_iv_scan_date(const char *facts, const char *field, struct gd_buf *out)
{
	struct clause c, found = { 0 };

	while (*facts) {
		facts = read_clause(facts, &c);
		if (c.dates != 1 || !c.event ||
		    strcmp(c.event->field, field) != 0)
			continue;
		if (found.date && (found.date_len != c.date_len ||
				   memcmp(found.date, c.date, c.date_len) != 0))
			return false;
		found = c;
	}
	if (!found.date)
		return false;
	gd_buf_add(out, found.date, found.date_len);
	return true;
}
