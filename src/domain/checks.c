/*
 * domain/checks.c - numbers with a check character, and what looks odd.
 *
 * Full-width digits, spaces and dashes come from input methods and copying; they
 * are taken out before anything is judged.
 */
#include "domain/checks.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "domain/cond.h"

#define CODE_LEN 18		/* of a credit code and of an identity number */
#define ORDER_MIN 6		/* no platform's order number is shorter */
#define SHEET_DIGITS 15		/* what a spreadsheet keeps of a number */

/* Folded, upper case, without spaces and dashes; free with free(). */
static char *
bare(const char *s)
{
	struct gd_buf b = GD_BUF_INIT;
	size_t n = 0;

	gd_text_fold(&b, s, strlen(s));
	for (size_t i = 0; i < b.len; i++) {
		if (b.s[i] != ' ' && b.s[i] != '-')
			b.s[n++] = (char)toupper((unsigned char)b.s[i]);
	}
	gd_buf_setlen(&b, n);
	return gd_buf_detach(&b);
}

static bool
all_digits(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (s[i] < '0' || s[i] > '9')
			return false;
	}
	return true;
}

static bool
credit_code(const char *s)
{
	/* No I, O, S, V, Z: they look like digits. Weights are 3^n mod 31. */
	static const char letters[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
	int sum = 0, weight = 1;

	if (strlen(s) != CODE_LEN || !all_digits(s + 2, 6))
		return false;
	for (int i = 0; i < CODE_LEN; i++) {
		const char *at = strchr(letters, s[i]);

		if (!at)
			return false;
		if (i < CODE_LEN - 1)
			sum += (int)(at - letters) * weight;
		weight = weight * 3 % 31;
	}
	return s[CODE_LEN - 1] == letters[(31 - sum % 31) % 31];
}

static bool
id_no(const char *s)
{
	static const int weights[CODE_LEN - 1] = {
		7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2
	};
	int sum = 0, birth = 0;

	if (strlen(s) != CODE_LEN || !all_digits(s, CODE_LEN - 1))
		return false;
	for (int i = 0; i < CODE_LEN - 1; i++)
		sum += (s[i] - '0') * weights[i];
	for (int i = 6; i < 14; i++)
		birth = birth * 10 + (s[i] - '0');
	return s[CODE_LEN - 1] == "10X98765432"[sum % 11] &&
	       birth >= 18000101 &&
	       gd_date_valid(birth / 10000, birth / 100 % 100, birth % 100);
}

/* The eleven digits inside a bare number, or NULL. */
static const char *
phone(const char *s)
{
	if (strncmp(s, "+86", 3) == 0)
		s += 3;
	else if (strncmp(s, "0086", 4) == 0)
		s += 4;
	else if (strlen(s) == 13 && strncmp(s, "86", 2) == 0)
		s += 2;
	if (strlen(s) != 11 || !all_digits(s, 11) ||
	    s[0] != '1' || s[1] < '3')
		return NULL;
	return s;
}

bool
gd_credit_code_valid(const char *s)
{
	char *b = bare(s);
	bool valid = credit_code(b);

	free(b);
	return valid;
}

bool
gd_id_no_valid(const char *s)
{
	char *b = bare(s);
	bool valid = id_no(b);

	free(b);
	return valid;
}

bool
gd_phone_valid(const char *s)
{
	char *b = bare(s);
	bool valid = phone(b) != NULL;

	free(b);
	return valid;
}

/* `4.20001E+27`: what a spreadsheet makes of a long number. */
static bool
scientific(const char *s)
{
	size_t n = strspn(s, "0123456789");

	if (n == 0)
		return false;
	s += n;
	if (*s == '.') {
		s++;
		s += strspn(s, "0123456789");
	}
	if (*s != 'E')
		return false;
	s++;
	if (*s == '+')
		s++;
	return *s && all_digits(s, strlen(s));
}

/* Digits beyond the fifteenth all lost: only in numbers long enough to be sure. */
static bool
rounded(const char *s, size_t len)
{
	return len >= SHEET_DIGITS + 3 && all_digits(s, len) &&
	       strspn(s + SHEET_DIGITS, "0") == len - SHEET_DIGITS;
}

static const char *
warn_order(const char *value)
{
	char *s = bare(value);
	size_t len = strlen(s);
	size_t letters = 0, others = 0;
	const char *text = NULL;

	for (size_t i = 0; i < len; i++) {
		if (s[i] == 'O' || s[i] == 'I' || s[i] == 'L')
			letters++;
		else if (s[i] < '0' || s[i] > '9')
			others++;
	}
	if (scientific(s) || rounded(s, len))
		text = _("a spreadsheet seems to have rounded this number; "
			 "please copy it from the order page");
	else if (len < ORDER_MIN)
		text = _("this is short for an order number; please compare it "
			 "with the order page");
	else if (letters > 0 && others == 0)
		text = _("this holds letters among digits: O and 0, I and 1 "
			 "are easily mixed up");
	free(s);
	return text;
}

static const char *
warn_phone(const char *value)
{
	return gd_phone_valid(value) ? NULL :
	       _("a mobile number has 11 digits; please look at it once more");
}

static const char *
warn_credit_code(const char *value)
{
	return gd_credit_code_valid(value) ? NULL :
	       _("a credit code has 18 characters, the last one a check "
		 "character; this one does not fit, please compare it with "
		 "the licence");
}

static const char *
warn_id_no(const char *value)
{
	return gd_id_no_valid(value) ? NULL :
	       _("an identity card number has 18 characters, the last one a "
		 "check character; this one does not fit");
}

static const char *
warn_positive(const char *value)
{
	int64_t n;

	return gd_cond_number(value, &n) && n > 0 ? NULL :
	       _("the amount is usually above zero");
}

static const char *
warn_past(const char *value, gd_instant now, struct gd_zone zone)
{
	gd_instant at;
	gd_day day;
	bool future;

	if (gd_day_parse(value, &day))
		future = day > gd_instant_day(now, zone);
	else
		future = gd_instant_parse(value, zone, &at, NULL) == GD_OK &&
			 at > now;
	return future ? _("this date is still to come") : NULL;
}

/* A coming date may well be over by now. */
static const char *
warn_nothing(const char *value)
{
	(void)value;
	return NULL;
}

static const struct check {
	const char *name;
	const char *(*warn)(const char *value);	/* NULL: needs the time */
} checks[] = {
	{ .name = "phone", .warn = warn_phone },
	{ .name = "credit_code", .warn = warn_credit_code },
	{ .name = "id_no", .warn = warn_id_no },
	{ .name = "order_no", .warn = warn_order },
	{ .name = "positive", .warn = warn_positive },
	{ .name = "past" },
	{ .name = "coming", .warn = warn_nothing },
};

static const struct check *
find_check(const char *name)
{
	for (size_t i = 0; name && i < GD_ARRAY_LEN(checks); i++) {
		if (strcmp(checks[i].name, name) == 0)
			return &checks[i];
	}
	return NULL;
}

bool
gd_check_exists(const char *name)
{
	return find_check(name) != NULL;
}

bool
gd_check_warn(const char *name, const char *value, gd_instant now,
	      struct gd_zone zone, struct gd_buf *warn)
{
	const struct check *check = find_check(name);
	const char *text;

	if (!check)
		return false;
	text = check->warn ? check->warn(value) : warn_past(value, now, zone);
	if (text && warn)
		gd_buf_adds(warn, text);
	return text != NULL;
}

bool
gd_check_tidy(const char *name, const char *value, struct gd_buf *out)
{
	char *s = NULL;
	const char *tidy = NULL;

	if (!find_check(name))
		return false;
	s = bare(value);
	if (strcmp(name, "phone") == 0)
		tidy = phone(s);
	else if (strcmp(name, "credit_code") == 0 && credit_code(s))
		tidy = s;
	else if (strcmp(name, "id_no") == 0 && id_no(s))
		tidy = s;
	if (tidy)
		gd_buf_adds(out, tidy);
	free(s);
	return tidy != NULL;
}
