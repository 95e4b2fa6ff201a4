/*
 * desk/reference_compare.c - the platforms side by side.
 *
 * Whatever has a file under platforms/ is a column, those that the user added
 * too. Each platform's own channels and deadlines come from that same file.
 */
#include <config.h>

#include "desk/reference_list.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/reference_internal.h"

static const struct {
	const char *key;	/* NULL: made here */
	size_t offset;
} aspects[] = {
	{ "entry", offsetof(struct gd_platform, entry) },
	{ "style", offsetof(struct gd_platform, style) },
	{ "evidence", offsetof(struct gd_platform, evidence) },
	{ "escalate", offsetof(struct gd_platform, escalate) },
	{ "refund_only", offsetof(struct gd_platform, refund_only) },
	{ "seat", offsetof(struct gd_platform, seat) },
};

#define OWN GD_ARRAY_LEN(aspects)	/* channels, then deadlines, after them */
#define ALL (OWN + 2)

/* Is this condition about the platform alone, as what its file holds is? */
static bool
is_own(const struct gd_cond *when, const char *code)
{
	for (size_t i = 0; i < when->len; i++) {
		const struct gd_cond_alt *alt = &when->alts[i];
		bool named = false;

		for (size_t k = 0; k < alt->len; k++)
			named |= strcmp(alt->terms[k].field, "platform") == 0 &&
				 !alt->terms[k].negate &&
				 alt->terms[k].values_len == 1 &&
				 strcmp(alt->terms[k].values[0], code) == 0;
		if (!named)
			return false;
	}
	return when->len > 0;
}

static void
add_channels(const struct gd_knowledge *k, const char *code,
	     struct gd_buf *out)
{
	for (size_t i = 0; i < k->channels_len; i++) {
		const struct gd_channel *c = &k->channels[i];

		if (is_own(&c->when, code))
			gd_buf_addf(out, "%s%s", out->len ? "\n" : "",
				    gd_bitext_get(&c->name, NULL));
	}
}

static void
add_period(struct gd_desk *d, const struct gd_period *p, struct gd_buf *out)
{
	static const char *const units[] = {
		[GD_UNIT_HOURS] = "h", [GD_UNIT_OFFICE_HOURS] = "oh",
		[GD_UNIT_DAYS] = "d", [GD_UNIT_WORKDAYS] = "wd",
		[GD_UNIT_MONTHS] = "mo", [GD_UNIT_YEARS] = "y",
	};
	struct gd_buf text = GD_BUF_INIT;

	gd_buf_addf(&text, "%d%s", p->count, units[p->unit]);
	gd_reference_value(d, "clock", "period", text.s, out);
	gd_buf_release(&text);
}

static void
add_clocks(struct gd_desk *d, const struct gd_knowledge *k, const char *code,
	   struct gd_buf *out)
{
	for (size_t i = 0; i < k->clocks_len; i++) {
		const struct gd_clock_rule *r = &k->clocks[i];

		if (!is_own(&r->when, code))
			continue;
		gd_buf_addf(out, "%s%s (", out->len ? "\n" : "",
			    gd_bitext_get(&r->name, NULL));
		add_period(d, &r->period, out);
		gd_buf_adds(out, r->verify ? _("; to be verified)") : ")");
	}
}

static char *
cell(struct gd_desk *d, const struct gd_knowledge *k,
     const struct gd_platform *p, size_t aspect)
{
	struct gd_buf text = GD_BUF_INIT;

	if (aspect < OWN) {
		const struct gd_bitext *t = (const void *)
			((const char *)p + aspects[aspect].offset);

		gd_buf_adds(&text, gd_bitext_get(t, NULL));
	} else if (aspect == OWN) {
		add_channels(k, p->code, &text);
	} else {
		add_clocks(d, k, p->code, &text);
	}
	return gd_buf_detach(&text);
}

static const char *
label(size_t aspect)
{
	if (aspect < OWN)
		return gd_reference_label(aspects[aspect].key);
	return aspect == OWN ? _("channels of its own")
			     : _("its own deadlines (the platform's rule, may change)");
}

enum gd_status
gd_reference_compare(struct gd_desk *d, struct gd_compare *out,
		     struct gd_error *err)
{
	const struct gd_platform *list;
	const struct gd_knowledge *k;
	struct gd_playbook *pb;
	enum gd_status status = gd_desk_playbook(d, &pb, err);
	size_t len = 0;

	if (status == GD_OK)
		status = gd_playbook_clocks(pb, &k, err);
	if (status == GD_OK)
		status = gd_playbook_platforms(pb, &list, &len, err);
	if (status != GD_OK)
		return status;
	*out = (struct gd_compare){
		.platforms = len, .aspects = ALL,
		.names = gd_calloc(len + 1, sizeof(char *)),
		.codes = gd_calloc(len + 1, sizeof(char *)),
		.sources = gd_calloc(len + 1, sizeof(char *)),
		.labels = gd_calloc(ALL, sizeof(char *)),
		.cells = gd_calloc(ALL * len + 1, sizeof(char *)),
	};
	for (size_t i = 0; i < len; i++) {
		out->names[i] = gd_strdup(gd_bitext_get(&list[i].name, NULL));
		out->codes[i] = gd_strdup(list[i].code);
		out->sources[i] = gd_strdup(list[i].source);
	}
	for (size_t a = 0; a < ALL; a++) {
		out->labels[a] = gd_strdup(label(a));
		for (size_t i = 0; i < len; i++)
			out->cells[a * len + i] = cell(d, k, &list[i], a);
	}
	return GD_OK;
}

void
gd_compare_release(struct gd_compare *c)
{
	for (size_t i = 0; i < c->platforms; i++) {
		free(c->names[i]);
		free(c->codes[i]);
		free(c->sources[i]);
	}
	for (size_t i = 0; i < c->aspects; i++)
		free(c->labels[i]);
	for (size_t i = 0; i < c->aspects * c->platforms; i++)
		free(c->cells[i]);
	free(c->names);
	free(c->codes);
	free(c->sources);
	free(c->labels);
	free(c->cells);
	*c = (struct gd_compare){ .platforms = 0 };
}
