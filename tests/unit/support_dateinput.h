/*
 * tests/unit/support_dateinput.h - the day on which dates are typed in tests.
 */
#ifndef GD_TESTS_SUPPORT_DATEINPUT_H
#define GD_TESTS_SUPPORT_DATEINPUT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
/* cmocka wants the three above first */
#include <cmocka.h>

#include "domain/instant.h"

#define THURSDAY "2026-03-12T09:04"

static const struct gd_zone sh = { 28800 };

static inline gd_instant
at(const char *s)
{
	gd_instant t = 0;

	if (gd_instant_parse(s, sh, &t, NULL) != GD_OK)
		fail_msg("'%s' is no instant", s);
	return t;
}

#endif
