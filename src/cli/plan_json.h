/*
 * cli/plan_json.h - a plan for programs.
 */
#ifndef GD_CLI_PLAN_JSON_H
#define GD_CLI_PLAN_JSON_H

#include "cli/command.h"
#include "domain/triage.h"

/* Print the plan of a case of complaint type `type` as one JSON object. */
void gd_plan_json(struct gd_cli *c, const struct gd_plan *p,
		  const char *type);

#endif
