/*
 * domain/precheck.c - see precheck.h.
 */
#include <config.h>

#include "domain/precheck.h"

#include <stdlib.h>

#include "base/mem.h"

/* By weight; the file's order stays among equals. */
static void
add(struct gd_precheck *p, const struct gd_triage_rule *rule)
{
	size_t i;

	GD_GROW(p->findings, p->len, p->cap);
	for (i = p->len++; i > 0 &&
	     p->findings[i - 1]->weight < rule->weight; i--)
		p->findings[i] = p->findings[i - 1];
	p->findings[i] = rule;
}

void
gd_precheck(const struct gd_knowledge *k, const struct gd_answers *a,
	    struct gd_precheck *out)
{
	*out = (struct gd_precheck){ .level = GD_CHECK_LOW };
	for (size_t i = 0; i < k->triage_len; i++) {
		const struct gd_triage_rule *rule = &k->triage[i];

		if (rule->kind != GD_TRIAGE_CHECK ||
		    !gd_cond_holds(&rule->when, a))
			continue;
		out->points += rule->weight;
		add(out, rule);
	}
	if (out->points >= GD_CHECK_HIGH_POINTS)
		out->level = GD_CHECK_HIGH;
	else if (out->points >= GD_CHECK_SOME_POINTS)
		out->level = GD_CHECK_SOME;
}

void
gd_precheck_release(struct gd_precheck *p)
{
	free(p->findings);
	*p = (struct gd_precheck){ .level = GD_CHECK_LOW };
}

const char *
gd_check_level_code(enum gd_check_level level)
{
	static const char *const codes[] = {
		[GD_CHECK_LOW] = "low",
		[GD_CHECK_SOME] = "some",
		[GD_CHECK_HIGH] = "high",
	};

	return codes[level];
}
