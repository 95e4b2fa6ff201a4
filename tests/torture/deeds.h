/*
 * torture/deeds.h - what a person does at the desk, a row each.
 */
#ifndef TESTS_TORTURE_DEEDS_H
#define TESTS_TORTURE_DEEDS_H

#include "desk/desk.h"

#define DEEDS_NOW INT64_C(1781056800)	/* 2026-06-10T10:00:00+08:00 */

enum deed_base {	/* what the desk is before it */
	BASE_NONE,	/* nothing at all */
	BASE_DESK,	/* five cases, filed, closed, with evidence and a letter */
	BASE_V1, BASE_V2, BASE_V3, BASE_V4,	/* databases of older formats */
	BASE_KINDS
};

struct deed_place {
	struct gd_desk *desk;
	const char *root;
};

struct deed {
	const char *name;
	enum deed_base base;
	int steps;
	/* Step `i`; GD_OK is the acknowledgement. */
	enum gd_status (*step)(const struct deed_place *p, int i,
			       struct gd_error *err);
};

extern const struct deed deeds[];
extern const size_t deeds_len;

/*
 * Can an error come when the rows are changed already? Erasing removes files once
 * the records are gone for good; when it cannot it says so, and to do it again
 * removes them. A first list is in when the last sync of its journal fails; that
 * is said, and to import it again takes nothing in twice.
 */
bool deeds_told_late(const struct deed *deed);

/* Make the base in the empty folder `root`; a sentence when it fails. */
bool deeds_make(enum deed_base base, const char *root, char *why, size_t size);
/* A desk on `root`, its clock standing; aborts when there is none. */
struct gd_desk *deeds_desk(const char *root);
/* Read what every deed reads of the playbook, once for all. */
void deeds_warm(struct gd_desk *d);

#endif
