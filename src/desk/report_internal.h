/*
 * desk/report_internal.h - shared by the report*.c files alone.
 */
#ifndef GD_DESK_REPORT_INTERNAL_H
#define GD_DESK_REPORT_INTERNAL_H

#include "desk/report.h"
#include "store/report.h"

#define GD_TALLY_COUNTS 8
#define GD_TREND_MONTHS 12

/* What is counted under one heading. */
struct gd_tally {
	char *group, *code, *name;	/* name "": by code */
	int64_t count[GD_TALLY_COUNTS];
	uint32_t *sample;		/* seconds, for the median: 136 years fit */
	size_t sample_len, sample_cap;
};

struct gd_tallies {
	struct gd_tally *items;
	size_t len, cap;
	size_t *places;			/* hash of group and code: index + 1 */
	size_t places_cap;
};

/* A pass over the cases. */
struct gd_counting {
	struct gd_desk *desk;
	enum gd_report_kind kind;
	gd_instant now;
	struct gd_zone zone;
	gd_instant from, until;		/* of the month */
	gd_instant trend[GD_TREND_MONTHS + 1];	/* its months' borders */
	struct gd_tallies t;
	int64_t done, total;
	bool (*progress)(int64_t done, int64_t total, void *ctx);
	void *ctx;
	bool cancelled;
};

/* The tally of that heading; made when it is new. Lives until the next call. */
struct gd_tally *gd_tally(struct gd_tallies *t, const char *group,
			  const char *code);
void gd_tally_sample(struct gd_tally *t, int64_t seconds);
/* -1 when there is none. Sorts the sample. */
int64_t gd_tally_median(struct gd_tally *t);
void gd_tallies_release(struct gd_tallies *t);

/* report_count.c: one case. */
void gd_report_take(struct gd_counting *c, const struct gd_report_case *k);
/* report_rows.c: the tallies as rows. */
void gd_report_fill(struct gd_counting *c, struct gd_report *out);

#endif
