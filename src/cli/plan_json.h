/*
 * cli/plan_json.h - a plan for programs.
 */
#ifndef GD_CLI_PLAN_JSON_H
#define GD_CLI_PLAN_JSON_H

#include "cli/command.h"
#include "desk/view.h"
#include "domain/triage.h"

/*
 * Print the plan for complaint type `type` as one JSON object; `v` is the case it
 * is for, NULL for answers that are no case.
 */
void gd_plan_json(struct gd_cli *c, const struct gd_plan *p, const char *type,
		  const struct gd_case_view *v);

#endif
