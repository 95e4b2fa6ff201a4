/*
 * torture/deeds_base.h - the desk that deeds are done on.
 */
#ifndef TESTS_TORTURE_DEEDS_BASE_H
#define TESTS_TORTURE_DEEDS_BASE_H

#include "domain/answers.h"

/* The cases of BASE_DESK, of the same shop. */
enum { CASE_READY = 1, CASE_FILED, CASE_CLOSED, CASE_OTHER };
#define DEEDS_LETTER "demand"

void deeds_answers(struct gd_answers *a);

#endif
