/*
 * domain/checks.h - live checks of single values; each only advises.
 *
 * `check =` of a question names one of these: phone (11 digits; spaces and +86
 * tolerated), credit_code (18 characters, GB 32100 check character), id_no (18
 * characters, GB 11643 check digit), order_no (an order number ruined by a
 * spreadsheet, such as 4.20001E+27, one too short, or with letters O, I and L
 * among its digits is told), past (a date not in the future), positive (an
 * amount above zero). Full-width digits, spaces and dashes never matter.
 */
#ifndef GD_DOMAIN_CHECKS_H
#define GD_DOMAIN_CHECKS_H

#include <stdbool.h>

#include "base/buf.h"
#include "domain/instant.h"

/* Is there a check of that name? */
bool gd_check_exists(const char *name);

/* GB 32100-2015: 18 characters, last one by the weighted sum modulo 31. */
bool gd_credit_code_valid(const char *s);
/* GB 11643-1999: 17 digits and a check character, with a possible birth date. */
bool gd_id_no_valid(const char *s);
/* Mainland mobile number after stripping spaces, dashes and +86. */
bool gd_phone_valid(const char *s);

/*
 * Run the check `name` (NULL or unknown: none) on the canonical `value`. True
 * when it looks odd: a translated sentence is appended to `warn` (may be NULL).
 */
bool gd_check_warn(const char *name, const char *value, gd_instant now,
		   struct gd_zone zone, struct gd_buf *warn);
/*
 * Append the one way to write a valid phone, credit code or identity number
 * (half-width, upper case, without spaces), so that equal ones compare equal.
 * False, nothing appended, when it is not valid or `name` is another check.
 */
bool gd_check_tidy(const char *name, const char *value, struct gd_buf *out);

#endif
