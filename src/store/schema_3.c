/*
 * store/schema_3.c - format 3: what came with letters, evidence files, finding
 * and many hands, a part for each. doc/schema.md tells what the parts are for.
 */
#include <config.h>

#include "store/store_internal.h"

/* Events of one action over many cases name the first of them. */
#define V3_EVENTS \
"ALTER TABLE events ADD COLUMN batch INTEGER;" \
"CREATE INDEX events_batch ON events (batch, id) WHERE batch IS NOT NULL;"

#define V3_CLOCKS ""

#define V3_MERCHANTS ""

#define V3_LETTERS ""

#define V3_EVIDENCE ""

#define V3_SEARCH ""

#define V3_LIBRARY ""

#define V3_HANDS ""

const char gd_schema_3[] =
V3_EVENTS V3_CLOCKS V3_MERCHANTS V3_LETTERS V3_EVIDENCE V3_SEARCH V3_LIBRARY
V3_HANDS;
