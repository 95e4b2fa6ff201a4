/*
 * store/schema_4.c - format 4: two indexes, for the names that a merged merchant had
 * and for the events that reports read: answers, and cases taken up again.
 */
#include <config.h>

#include "store/store_internal.h"

const char gd_schema_4[] =
"CREATE INDEX merchants_merged ON merchants (merged_into)"
"  WHERE merged_into IS NOT NULL;"
"CREATE INDEX events_counted ON events (case_id, id)"
"  WHERE kind IN ('reopen', 'respond');";
