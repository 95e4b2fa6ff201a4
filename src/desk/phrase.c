/*
 * desk/phrase.c - names of things; see phrase.h.
 */
#include <config.h>

#include "desk/phrase.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/act_internal.h"
#include "domain/list.h"
#include "domain/money.h"

const char *
gd_phrase_count(int64_t n, char out[GD_COUNT_TEXT])
{
	bool more = n >= GD_COUNT_MORE;

	snprintf(out, GD_COUNT_TEXT, "%lld%s",
		 (long long)(more ? n - GD_COUNT_MORE : n), more ? "+" : "");
	return out;
}

/* Channels and clock rules, or NULL when they cannot be read. */
static const struct gd_knowledge *
clocks_of(struct gd_desk *d)
{
	const struct gd_knowledge *k;
	struct gd_playbook *pb;

	if (gd_desk_playbook(d, &pb, NULL) != GD_OK ||
	    gd_playbook_clocks(pb, &k, NULL) != GD_OK)
		return NULL;
	return k;
}

const struct gd_clock_rule *
gd_phrase_rule(struct gd_desk *d, const char *rule, const char *version)
{
	const struct gd_knowledge *k = clocks_of(d);

	return k ? gd_act_rule(k, rule, version) : NULL;
}

void
gd_phrase_rule_name(struct gd_desk *d, const char *rule, const char *version,
		    bool brief, struct gd_buf *out)
{
	const struct gd_clock_rule *r = gd_phrase_rule(d, rule, version);
	const char *name;

	name = !r ? "" : gd_bitext_get(brief ? &r->brief : &r->name, NULL);
	gd_buf_adds(out, *name ? name : rule);
}

const char *
gd_phrase_choice_name(struct gd_desk *d, const char *list, const char *code)
{
	struct gd_playbook *pb;

	if (gd_desk_playbook(d, &pb, NULL) == GD_OK)
		code = gd_playbook_choice_name(pb, list, code, NULL);
	return code;
}

void
gd_phrase_choice(struct gd_desk *d, const char *list, const char *code,
		 struct gd_buf *out)
{
	gd_buf_adds(out, gd_phrase_choice_name(d, list, code));
}

void
gd_phrase_demand(struct gd_desk *d, const char *demand, int64_t fen,
		 struct gd_buf *out)
{
	const char *p = demand, *code, *main_code = NULL;
	size_t len, main_len = 0;
	int more = 0;
	char *copy;

	while (gd_list_next(&p, &code, &len)) {
		if (main_code) {
			more++;
			continue;
		}
		main_code = code;
		main_len = len;
	}
	if (main_code) {
		copy = gd_strndup(main_code, main_len);
		gd_phrase_choice(d, "demand", copy, out);
		free(copy);
	}
	/* Only the first: the sum must stay on the card. */
	if (more)
		gd_buf_addf(out, "+%d", more);
	if (fen >= 0) {
		if (main_code)
			gd_buf_addc(out, ' ');
		gd_money_format(out, fen);
	}
}

void
gd_phrase_stage(struct gd_desk *d, enum gd_stage s, bool brief,
		struct gd_buf *out)
{
	const struct gd_stage_def *defs;
	struct gd_playbook *pb;
	const char *name = "";

	if (gd_desk_playbook(d, &pb, NULL) == GD_OK &&
	    gd_playbook_stages(pb, &defs, NULL) == GD_OK)
		name = gd_bitext_get(brief ? &defs[s].brief : &defs[s].name,
				     NULL);
	gd_buf_adds(out, *name ? name : gd_stage_code(s));
}

void
gd_phrase_rung(struct gd_desk *d, const char *platform, enum gd_stage s,
	       struct gd_buf *out)
{
	const struct gd_platform *p;
	struct gd_playbook *pb;
	const char *name = "";
	size_t len;

	if (gd_desk_playbook(d, &pb, NULL) != GD_OK ||
	    gd_playbook_platforms(pb, &p, &len, NULL) != GD_OK)
		len = 0;
	for (size_t i = 0; i < len; i++) {
		if (strcmp(p[i].code, platform) != 0)
			continue;
		if (s == GD_STAGE_SERVICE)
			name = gd_bitext_get(&p[i].rung_service, NULL);
		else if (s == GD_STAGE_PLATFORM)
			name = gd_bitext_get(&p[i].rung_platform, NULL);
	}
	if (*name)
		gd_buf_adds(out, name);
	else
		gd_phrase_stage(d, s, true, out);
}

void
gd_phrase_channel(struct gd_desk *d, const char *code, struct gd_buf *out)
{
	const struct gd_knowledge *k = clocks_of(d);
	const struct gd_channel *ch = k ? gd_channel_find(k, code) : NULL;
	const char *name = ch ? gd_bitext_get(&ch->name, NULL) : "";

	gd_buf_adds(out, *name ? name : code);
}

void
gd_phrase_filing_state(enum gd_filing_state state, struct gd_buf *out)
{
	static const char *const names[] = {
		[GD_FILING_OPEN] = N_("waiting"),
		[GD_FILING_ANSWERED] = N_("answered"),
		[GD_FILING_ACCEPTED] = N_("accepted"),
		[GD_FILING_PROMISED] = N_("promised a remedy"),
		[GD_FILING_REFUSED] = N_("refused"),
		[GD_FILING_SILENT] = N_("no answer came"),
		[GD_FILING_WITHDRAWN] = N_("withdrawn"),
	};

	gd_buf_adds(out, _(names[state]));
}

void
gd_phrase_clock_state(enum gd_clock_state state, struct gd_buf *out)
{
	static const char *const names[] = {
		[GD_CLOCK_RUNNING] = N_("running"),
		[GD_CLOCK_PAUSED] = N_("paused"),
		[GD_CLOCK_MET] = N_("ended in time"),
		[GD_CLOCK_MISSED] = N_("ran out"),
		[GD_CLOCK_SUPERSEDED] = N_("left behind"),
		[GD_CLOCK_VOID] = N_("void"),
	};

	gd_buf_adds(out, _(names[state]));
}

void
gd_phrase_source(struct gd_desk *d, const char *ids, struct gd_buf *out)
{
	struct gd_playbook *pb;

	if (gd_desk_playbook(d, &pb, NULL) == GD_OK)
		gd_playbook_source_words(pb, ids, NULL, out);
	else
		gd_buf_adds(out, ids);
}
