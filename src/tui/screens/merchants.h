/*
 * tui/screens/merchants.h - merchants: their list, one page each, the check.
 */
#ifndef GD_TUI_SCREENS_MERCHANTS_H
#define GD_TUI_SCREENS_MERCHANTS_H

#include "tui/screen.h"

void gd_merchants_open(struct gd_tui *t);
/* The page of one merchant: record, checks, cases. */
void gd_merchant_open(struct gd_tui *t, int64_t id);
/* The page of a case's merchant; says so when the case names none. */
void gd_merchant_of_case(struct gd_tui *t, int64_t case_id);
/* Ask which merchant, then hold the check before buying. */
void gd_precheck_open(struct gd_tui *t);
/* Hold it for the merchant `id`. */
void gd_precheck_start(struct gd_tui *t, int64_t id);

#endif
