/*
 * domain/dateinput_internal.h - what the parts of the date parser share.
 *
 * A reader looks at `in->p`. It answers GD_READ_NO and leaves `in->p` alone when
 * its form does not stand there, GD_READ_YES after taking it, GD_READ_BAD when
 * the form stands there but makes no sense: the reason is then in `in->err`.
 */
#ifndef GD_DOMAIN_DATEINPUT_INTERNAL_H
#define GD_DOMAIN_DATEINPUT_INTERNAL_H

#include <stdbool.h>

#include "domain/dateinput.h"

enum gd_read {
	GD_READ_NO,
	GD_READ_YES,
	GD_READ_BAD
};

struct gd_dateinput_scan {
	const char *text;	/* what was typed, for the sentences */
	const char *p;		/* folded text, moving */
	gd_instant now;
	gd_day today;
	struct gd_zone zone;
	bool past;
	struct gd_error *err;

	gd_day day;		/* found by the day readers; NONE until then */
	bool has_instant;	/* the whole answer is `instant` (3 hours ago) */
	gd_instant instant;
	bool has_time;
	int hour, minute, second;
};

typedef enum gd_read (*gd_dateinput_reader)(struct gd_dateinput_scan *in);

/* Take `word` if it stands there. */
bool gd_dateinput_eat(const char **p, const char *word);
/* The same for an English word: no letter or digit may follow. */
bool gd_dateinput_eat_word(const char **p, const char *word);
void gd_dateinput_spaces(const char **p);
/* A number in at most nine digits or in Chinese numerals. */
bool gd_dateinput_number(const char **p, int *value);

/* `return gd_dateinput_bad(gd_error_set(…))`: the reason is told. */
static inline enum gd_read
gd_dateinput_bad(enum gd_status status)
{
	(void)status;
	return GD_READ_BAD;
}

/* Put year, month and day together; BAD names what does not exist. */
enum gd_read gd_dateinput_set(struct gd_dateinput_scan *in, int64_t year,
			      int month, int mday);

/* dateinput_words.c: today, 3 days ago, last friday, a weekday after a date */
enum gd_read gd_dateinput_read_word(struct gd_dateinput_scan *in);
enum gd_read gd_dateinput_read_ago(struct gd_dateinput_scan *in);
enum gd_read gd_dateinput_read_weekday(struct gd_dateinput_scan *in);
enum gd_read gd_dateinput_check_weekday(struct gd_dateinput_scan *in);

/* dateinput_day.c: days of months, with or without year */
enum gd_read gd_dateinput_read_day(struct gd_dateinput_scan *in);

/* The nearest such day on the side that is asked for. */
enum gd_read gd_dateinput_set_near(struct gd_dateinput_scan *in, int month,
				   int mday);

/* dateinput_month.c: 8 March, Mar 8 2026 */
enum gd_read gd_dateinput_read_month(struct gd_dateinput_scan *in);
/* Bytes of such a date at `s` in any case, 0: none; `*year` 0 when not told. */
size_t gd_dateinput_month_date(const char *s, int *year, int *month,
			       int *mday);

/* dateinput_time.c */
enum gd_read gd_dateinput_read_time(struct gd_dateinput_scan *in);

#endif
