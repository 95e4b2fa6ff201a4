/*
 * desk/scope.c - who cannot take it, told as soon as an answer shows it.
 */
#include <config.h>

#include "desk/advice.h"

#include <string.h>

#include "base/i18n.h"
#include "desk/phrase.h"

/* A bar counts once it is answered: what is not asked yet bars nothing. */
static bool
is_told(const struct gd_plan_refusal *r, const struct gd_answers *a,
	bool advice)
{
	if (!r->rule)
		return advice;
	return gd_cond_eval(&r->rule->when, a) == GD_TRUE &&
	       (r->strength == GD_BY_LAW || advice);
}

static bool
same_ground(const struct gd_plan_refusal *a, const struct gd_plan_refusal *b)
{
	if (a->rule || b->rule)
		return a->rule == b->rule;
	return strcmp(gd_bitext_get(&a->cell->name, NULL),
		      gd_bitext_get(&b->cell->name, NULL)) == 0;
}

static bool
is_first(const struct gd_plan *p, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (same_ground(&p->refused[k], &p->refused[i]))
			return false;
	return true;
}

/* Names of all channels that this very ground holds back. */
static void
name_channels(struct gd_desk *d, const struct gd_plan *p, size_t from,
	      struct gd_buf *out)
{
	bool any = false;

	for (size_t i = from; i < p->refused_len; i++) {
		if (!same_ground(&p->refused[i], &p->refused[from]))
			continue;
		gd_buf_adds(out, any ? _(", ") : "");
		gd_phrase_channel(d, p->refused[i].channel->code, out);
		any = true;
	}
}

void
gd_scope_words(struct gd_desk *d, const struct gd_plan *p,
	       const struct gd_answers *a, bool advice, struct gd_buf *out)
{
	size_t start = out->len;

	for (size_t i = 0; i < p->refused_len; i++) {
		const struct gd_plan_refusal *r = &p->refused[i];

		if (!is_first(p, i) || !is_told(r, a, advice))
			continue;
		gd_buf_adds(out, out->len > start ? "\n" : "");
		gd_buf_adds(out, gd_desk_ascii(d) ? "x " : "\u2717 ");
		name_channels(d, p, i, out);
		if (r->rule)
			/* TRANSLATORS: why it cannot take it; where to go instead */
			gd_buf_addf(out, _(": %1$s Instead: %2$s"),
				    gd_bitext_get(&r->rule->reason, NULL),
				    gd_bitext_get(&r->rule->cure, NULL));
		else
			/* TRANSLATORS: words of the article's time table */
			gd_buf_addf(out, _(": the article's time table says "
					   "'%s' (experience, not law)"),
				    gd_bitext_get(&r->cell->name, NULL));
	}
}
