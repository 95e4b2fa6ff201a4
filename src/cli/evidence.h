/*
 * cli/evidence.h - the parts of `gongdao evidence`, a file of subjects each.
 */
#ifndef GD_CLI_EVIDENCE_H
#define GD_CLI_EVIDENCE_H

#include "cli/command.h"
#include "desk/evidence.h"

/* The case of operand 1 and, with `seq`, the file number of operand 2. */
bool gd_cli_exhibit(struct gd_cli *c, int64_t *id, int *seq, int *status);

/* The case of operand 1 and its evidence; release the view when true. */
bool gd_evidence_load(struct gd_cli *c, int64_t *id,
		      struct gd_evidence_view *v, int *status);

/* evidence_list.c */
int gd_evidence_cmd_list(struct gd_cli *c);
int gd_evidence_cmd_checklist(struct gd_cli *c);
int gd_evidence_cmd_show(struct gd_cli *c);
int gd_evidence_cmd_coach(struct gd_cli *c);
/* evidence_rehearse.c */
int gd_evidence_cmd_rehearse(struct gd_cli *c);
/* evidence_out.c */
int gd_evidence_cmd_stamp(struct gd_cli *c);
int gd_evidence_cmd_bundle(struct gd_cli *c);
int gd_evidence_cmd_check(struct gd_cli *c);
/* evidence_chat.c */
int gd_evidence_cmd_chat(struct gd_cli *c);

#endif
