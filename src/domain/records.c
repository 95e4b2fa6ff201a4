/*
 * domain/records.c - codes, numbers and lifecycle of the store's rows.
 */
#include "domain/records.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/code.h"
#include "base/mem.h"

void
gd_case_number(int64_t id, char out[GD_CASE_NUMBER_MAX])
{
	snprintf(out, GD_CASE_NUMBER_MAX, "GD-%04" PRId64, id);
}

int64_t
gd_case_number_parse(const char *s)
{
	int64_t id = 0;

	if (!s)
		return 0;
	if (strncasecmp(s, "GD-", 3) == 0)
		s += 3;
	if (!*s)
		return 0;
	for (; *s; s++) {
		if (*s < '0' || *s > '9' ||
		    id > (INT64_MAX - (*s - '0')) / 10)
			return 0;
		id = id * 10 + (*s - '0');
	}
	return id;
}

bool
gd_outcome_valid(const char *code)
{
	static const char *const outcomes[] = {
		"resolved", "partial", "rejected", "withdrawn", "lost_contact"
	};

	return gd_code_find(outcomes, GD_ARRAY_LEN(outcomes), code) >= 0;
}

static const char *const filing_states[] = {
	[GD_FILING_OPEN] = "open",
	[GD_FILING_ANSWERED] = "answered",
	[GD_FILING_ACCEPTED] = "accepted",
	[GD_FILING_PROMISED] = "promised",
	[GD_FILING_REFUSED] = "refused",
	[GD_FILING_SILENT] = "silent",
	[GD_FILING_WITHDRAWN] = "withdrawn",
};

const char *
gd_filing_state_code(enum gd_filing_state s)
{
	return filing_states[s];
}

bool
gd_filing_state_parse(const char *code, enum gd_filing_state *out)
{
	int at = gd_code_find(filing_states, GD_ARRAY_LEN(filing_states), code);

	if (at >= 0)
		*out = (enum gd_filing_state)at;
	return at >= 0;
}

bool
gd_filing_state_open(enum gd_filing_state s)
{
	switch (s) {
	case GD_FILING_OPEN:
	case GD_FILING_ANSWERED:
	case GD_FILING_ACCEPTED:
	case GD_FILING_PROMISED:
		return true;
	case GD_FILING_REFUSED:
	case GD_FILING_SILENT:
	case GD_FILING_WITHDRAWN:
		return false;
	}
	return false;
}

static const char *const clock_states[] = {
	[GD_CLOCK_RUNNING] = "running",
	[GD_CLOCK_PAUSED] = "paused",
	[GD_CLOCK_MET] = "met",
	[GD_CLOCK_MISSED] = "missed",
	[GD_CLOCK_SUPERSEDED] = "superseded",
	[GD_CLOCK_VOID] = "void",
};

const char *
gd_clock_state_code(enum gd_clock_state s)
{
	return clock_states[s];
}

bool
gd_clock_state_parse(const char *code, enum gd_clock_state *out)
{
	int at = gd_code_find(clock_states, GD_ARRAY_LEN(clock_states), code);

	if (at >= 0)
		*out = (enum gd_clock_state)at;
	return at >= 0;
}

const char *
gd_case_row_name(const struct gd_case_row *r)
{
	if (r->shop && *r->shop)
		return r->shop;
	return r->merchant ? r->merchant : "";
}

void
gd_case_row_release(struct gd_case_row *r)
{
	free(r->outcome);
	free(r->platform);
	free(r->carrier);
	free(r->type);
	free(r->scenario);
	free(r->shop);
	free(r->merchant);
	free(r->goods);
	free(r->order_no);
	free(r->demand);
	free(r->assignee);
	free(r->tags);
	free(r->next_rule);
	memset(r, 0, sizeof *r);
}

void
gd_filing_row_release(struct gd_filing_row *r)
{
	free(r->channel);
	free(r->ref);
	free(r->response);
	memset(r, 0, sizeof *r);
}

void
gd_clock_row_release(struct gd_clock_row *r)
{
	free(r->rule);
	free(r->version);
	free(r->pauses);
	memset(r, 0, sizeof *r);
}

void
gd_event_row_release(struct gd_event_row *r)
{
	free(r->who);
	free(r->kind);
	memset(r, 0, sizeof *r);
}

void
gd_letter_row_release(struct gd_letter_row *r)
{
	free(r->template_id);
	free(r->lang);
	free(r->body);
	free(r->channel);
	free(r->proof);
	free(r->note);
	*r = (struct gd_letter_row){ .id = 0 };
}
