/*
 * domain/ways.c - which ways are open after which failure.
 */
#include "domain/ways.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/list.h"

bool
gd_step_action_exists(const char *code)
{
	return gd_list_has(GD_STEP_ACTIONS, code);
}

bool
gd_failure_exists(const char *code)
{
	return gd_list_has(GD_FAILURES, code);
}

static const struct gd_failure *
opened_by(const struct gd_step *s, const struct gd_failure *f, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (gd_list_has(s->states, f[i].how) &&
		    (!s->channels || gd_list_has(s->channels, f[i].channel)))
			return &f[i];
	}
	return NULL;
}

static int
by_order(const void *x, const void *y)
{
	const struct gd_step *a = *(const struct gd_step *const *)x;
	const struct gd_step *b = *(const struct gd_step *const *)y;

	if (a->order != b->order)
		return a->order < b->order ? -1 : 1;
	return a < b ? -1 : a > b;
}

int
gd_ways(const struct gd_step *steps, size_t steps_len,
	const struct gd_failure *failures, size_t failures_len,
	const struct gd_answers *a,
	void (*visit)(const struct gd_step *s, const struct gd_failure *f,
		      void *ctx),
	void *ctx)
{
	const struct gd_step **open = gd_calloc(steps_len + 1, sizeof *open);
	size_t len = 0;

	for (size_t i = 0; i < steps_len; i++) {
		if (gd_cond_holds(&steps[i].when, a) &&
		    opened_by(&steps[i], failures, failures_len))
			open[len++] = &steps[i];
	}
	if (len > 1)
		qsort(open, len, sizeof *open, by_order);
	for (size_t i = 0; visit && i < len; i++)
		visit(open[i], opened_by(open[i], failures, failures_len), ctx);
	free(open);
	return (int)len;
}
