/*
 * domain/alerts.c - see alerts.h.
 */
#include "domain/alerts.h"

#include <string.h>

#define MINUTE_S INT64_C(60)
#define HOUR_S INT64_C(3600)
#define DAY_S INT64_C(86400)

/* A number such as 6.5 in thousandths; by hand: the locale may want a comma. */
static bool
take_milli(const char **s, int64_t *out)
{
	int64_t n = 0, unit = 1000;

	if (**s < '0' || **s > '9')
		return false;
	for (; **s >= '0' && **s <= '9'; (*s)++) {
		n = n * 10 + (**s - '0');
		if (n > 1000000)
			return false;
	}
	n *= 1000;
	if (**s == '.') {
		(*s)++;
		if (**s < '0' || **s > '9')
			return false;
		for (; **s >= '0' && **s <= '9'; (*s)++) {
			unit /= 10;
			n += (**s - '0') * unit;
		}
	}
	*out = n;
	return true;
}

bool
gd_alert_time_parse(const char *s, int64_t *before_s)
{
	int64_t milli;

	if (!take_milli(&s, &milli) || (*s != 'd' && *s != 'h') || s[1])
		return false;
	*before_s = milli * (*s == 'd' ? DAY_S : HOUR_S) / 1000;
	return true;
}

static bool
take_item(const char **s, int64_t *milli)
{
	*s += strspn(*s, ", \t");
	return **s && take_milli(s, milli) &&
	       (**s == '\0' || strchr(", \t", **s) != NULL);
}

bool
gd_alert_list_valid(const char *s, double most)
{
	int64_t milli;
	int n = 0;

	while (s[strspn(s, ", \t")]) {
		if (!take_item(&s, &milli) || (double)milli > most * 1000 ||
		    ++n > GD_THRESHOLDS_MAX)
			return false;
	}
	return n > 0;
}

/* Keep the list sorted, the largest first; equal ones once. */
static size_t
add(int64_t *list, size_t n, int64_t before_s)
{
	size_t i, k;

	for (i = 0; i < n && list[i] > before_s; i++)
		;
	if ((i < n && list[i] == before_s) || n == GD_THRESHOLDS_MAX)
		return n;
	for (k = n; k > i; k--)
		list[k] = list[k - 1];
	list[i] = before_s;
	return n + 1;
}

/* Numbers of `unit_s` gone of `whole` of them; 0: they are before the end. */
static size_t
from_list(const char *s, int whole, int64_t unit_s, int64_t *out)
{
	int64_t milli;
	size_t n = 0;

	while (take_item(&s, &milli)) {
		int64_t before = whole ? whole * INT64_C(1000) - milli : milli;

		n = add(out, n, before > 0 ? before * unit_s / 1000 : 0);
	}
	return n;
}

static size_t
from_rule(const char *s, int64_t *out)
{
	char item[16];
	int64_t before;
	size_t n = 0, l;

	for (; *(s += strspn(s, ", \t")); s += l) {
		l = strcspn(s, ", \t");
		if (l >= sizeof item)
			continue;
		memcpy(item, s, l);
		item[l] = '\0';
		if (gd_alert_time_parse(item, &before))
			n = add(out, n, before);
	}
	return n;
}

size_t
gd_alert_thresholds(const struct gd_clock_rule *r,
		    const struct gd_alert_config *c, int64_t *before_s)
{
	size_t n;

	if (r && r->alerts)
		n = from_rule(r->alerts, before_s);
	else if (r && r->period.unit == GD_UNIT_HOURS && r->period.count == 72)
		n = from_list(c->hours_72, 72, HOUR_S, before_s);
	else if (r && r->period.unit == GD_UNIT_DAYS && r->period.count == 7)
		n = from_list(c->days_7, 7, DAY_S, before_s);
	else if (r && (r->period.unit == GD_UNIT_HOURS ||
		       r->period.unit == GD_UNIT_OFFICE_HOURS) &&
		 r->period.count <= 48)
		/* "A day before" would be its start: the last sixth, as of 72. */
		n = add(before_s, 0, r->period.count * HOUR_S / 6);
	else
		n = from_list(c->other, 0, DAY_S, before_s);
	return add(before_s, n, 0);
}

static bool
take_time(const char *s, int *min)
{
	int h, m;

	if (strlen(s) != 5 || s[2] != ':' || s[0] < '0' || s[0] > '2' ||
	    s[1] < '0' || s[1] > '9' || s[3] < '0' || s[3] > '5' ||
	    s[4] < '0' || s[4] > '9')
		return false;
	h = (s[0] - '0') * 10 + (s[1] - '0');
	m = (s[3] - '0') * 10 + (s[4] - '0');
	*min = h * 60 + m;
	return h < 24;
}

bool
gd_quiet_parse(const char *from, const char *until, struct gd_quiet *out)
{
	struct gd_quiet q = { 0, 0 };

	if ((*from || *until) && (!take_time(from, &q.from_min) ||
				  !take_time(until, &q.until_min)))
		return false;
	*out = q;
	return true;
}

/* The quiet time that `t` is in: its first second and the first after it. */
static bool
quiet_around(const struct gd_quiet *q, gd_instant t, struct gd_zone z,
	     gd_instant *from, gd_instant *until)
{
	gd_instant midnight = gd_day_start(gd_instant_day(t, z), z);
	int day;

	if (q->from_min == q->until_min)
		return false;
	/* That of yesterday may reach into today. */
	for (day = -1; day <= 0; day++) {
		gd_instant base = midnight + day * DAY_S;

		*from = base + q->from_min * MINUTE_S;
		*until = base + q->until_min * MINUTE_S;
		if (q->until_min < q->from_min)
			*until += DAY_S;
		if (t >= *from && t < *until)
			return true;
	}
	return false;
}

gd_instant
gd_quiet_ring(const struct gd_quiet *q, gd_instant t, struct gd_zone z)
{
	gd_instant from, until;

	return quiet_around(q, t, z, &from, &until) ? until : t;
}

gd_instant
gd_quiet_heard(const struct gd_quiet *q, gd_instant t, struct gd_zone z)
{
	gd_instant from, until;

	return quiet_around(q, t, z, &from, &until) ? from - 1 : t;
}
