/*
 * cli/case_columns.h - what a listing can show of a case.
 */
#ifndef GD_CLI_CASE_COLUMNS_H
#define GD_CLI_CASE_COLUMNS_H

#include "cli/listing.h"

/* Rows are struct gd_case_row; ends with a NULL id. */
extern const struct gd_column gd_case_columns[];

#endif
