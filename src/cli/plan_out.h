/*
 * cli/plan_out.h - a plan on standard output. Only for cli/.
 */
#ifndef GD_CLI_PLAN_OUT_H
#define GD_CLI_PLAN_OUT_H

#include "cli/command.h"
#include "domain/triage.h"

void gd_plan_text(struct gd_cli *c, const struct gd_plan *p);
void gd_plan_json(struct gd_cli *c, const struct gd_plan *p,
		  const char *type);

/* Appended: why the channel, what to expect of it, whose word that is (ids). */
void gd_plan_reason(const struct gd_plan_channel *p, struct gd_buf *out);
void gd_plan_expect(const struct gd_plan_channel *p, struct gd_buf *out);
void gd_plan_sources(const struct gd_plan_channel *p, struct gd_buf *out);
/* "service/court: not handled"; nothing when `cell` is NULL. */
void gd_plan_cell(const struct gd_matrix_cell *cell, struct gd_buf *out);

#endif
