/*
 * desk/import_cell.c - a cell of somebody's list as the text of a field.
 */
#include <config.h>

#include "desk/import_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

/* Days from 1899-12-30, where spreadsheets begin to count, to 1970. */
#define SHEET_EPOCH 25569
#define DAY_S 86400

/*
 * What our own lists put before a cell so that a spreadsheet leaves it alone
 * (doc/csv.md): exactly one apostrophe or tab.
 */
static const char *
unguard(const char *s)
{
	static const char *const wide[] = { "\uff1d", "\uff0b", "\uff0d",
					    "\uff20" };

	if (*s == '\t' && s[1] >= '0' && s[1] <= '9')
		return s + 1;
	if (*s != '\'')
		return s;
	if (s[1] && strchr("=+-@\t\r'", s[1]))
		return s + 1;
	for (size_t i = 0; i < GD_ARRAY_LEN(wide); i++) {
		if (strncmp(s + 1, wide[i], strlen(wide[i])) == 0)
			return s + 1;
	}
	return s;
}

/* `="0012"`: how some write a number that is to stay text. */
static bool
quoted_formula(const char *s, struct gd_buf *out)
{
	size_t n = strlen(s);

	if (n < 4 || strncmp(s, "=\"", 2) != 0 || s[n - 1] != '"' ||
	    memchr(s + 2, '"', n - 3))
		return false;
	gd_buf_add(out, s + 2, n - 3);
	return true;
}

/* 46093.375: a date as a spreadsheet keeps it. */
static bool
sheet_date(const struct gd_import *imp, const char *s, struct gd_buf *out)
{
	size_t n = strspn(s, "0123456789");
	char *end;
	double days;
	gd_instant t;

	if (n != 5 || (s[n] && s[n] != '.'))
		return false;
	days = strtod(s, &end);
	if (*end || days < 20000 || days > 80000)
		return false;
	if (!s[n]) {
		gd_day_format(out, (gd_day)days - SHEET_EPOCH);
		return true;
	}
	t = gd_day_start((gd_day)days - SHEET_EPOCH, imp->env.zone) +
	    (gd_instant)((days - (double)(int64_t)days) * DAY_S + 0.5);
	gd_instant_format(out, t, imp->env.zone);
	return true;
}

static void
trim(const char **s, size_t *n)
{
	while (*n && strchr(" \t\r\n", **s)) {
		(*s)++;
		(*n)--;
	}
	while (*n && strchr(" \t\r\n", (*s)[*n - 1]))
		(*n)--;
}

struct gd_import_source
gd_import_source(const struct gd_import *imp, const char *field)
{
	const struct gd_interview *iv = imp->iv;
	int q = gd_interview_find(iv, field);

	return (struct gd_import_source){
		.field = field, .q = q >= 0 ? &iv->questions[q] : NULL,
		.column = SIZE_MAX,
		.may_be_none = strcmp(gd_importmap_value(&imp->known, "nothing",
							 field), "field") == 0,
		.mapped = { gd_importmap_has(&imp->map, field),
			    gd_importmap_has(&imp->known, field) },
		.steady = q >= 0 && gd_interview_steady(iv, &iv->questions[q]),
		.value = "", .text = GD_BUF_INIT
	};
}

/*
 * Words or mere strokes for "there is none", where the field can have them
 * (data/import/values.ini).
 */
static bool
says_nothing(const struct gd_import *imp, const char *s)
{
	const struct gd_importmap *m = &imp->known;

	return !s[strspn(s, "-_/\\.*?")] ||
	       strcmp(gd_importmap_value(m, "nothing", s), "word") == 0;
}

void
gd_import_cell_text(const struct gd_import *imp,
		    const struct gd_import_source *source, const char *cell,
		    struct gd_buf *out)
{
	struct gd_buf plain = GD_BUF_INIT;
	const char *s = unguard(cell);
	size_t n = strlen(s);
	bool date = (source->q && source->q->kind == GD_Q_DATE) ||
		    strcmp(source->field, "opened_at") == 0;

	trim(&s, &n);
	gd_buf_add(&plain, s, n);
	if (!plain.len || (source->may_be_none && says_nothing(imp, plain.s)) ||
	    (date && sheet_date(imp, plain.s, out))) {
		;
	} else if (!quoted_formula(plain.s, out)) {
		const char *code = plain.s;

		if (source->mapped[0])
			code = gd_importmap_value(&imp->map, source->field,
						  code);
		/* What the map does not tell other lists may say, too. */
		if (source->mapped[1] && strcmp(code, plain.s) == 0)
			code = gd_importmap_value(&imp->known, source->field,
						  code);
		gd_buf_adds(out, code);
	}
	gd_buf_release(&plain);
}

bool
gd_import_ruined(const char *field, const char *text)
{
	size_t n = strspn(text, "0123456789.");

	if (strcmp(field, "order_no") != 0 && strcmp(field, "pay_no") != 0)
		return false;
	return n > 0 && (text[n] == 'E' || text[n] == 'e') &&
	       (text[n + 1] == '+' || text[n + 1] == '-') &&
	       text[n + 2] && !text[n + 2 + strspn(text + n + 2, "0123456789")];
}
