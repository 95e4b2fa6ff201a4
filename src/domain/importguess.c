/*
 * domain/importguess.c - guessing which column is which; see importmap.h.
 */
#include "domain/importmap.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/text.h"
#include "domain/checks.h"
#include "domain/dateinput.h"
#include "domain/money.h"
#include "domain/records.h"

#define SAMPLES 20
#define CODE "code"	/* how our own lists name a column of codes, plain */

/* How well a heading names a field; 0: not. */
enum { NONE = 0, PART = 10, WORD = 60, NAME = 80, ID = 90, ID_CODE = 100 };

static int
match_words(const char *plain, const char *words)
{
	int best = NONE;

	while (words && *words) {
		size_t n = strcspn(words, "|");
		char *word = gd_strndup(words, n);
		struct gd_buf b = GD_BUF_INIT;

		gd_import_plain_heading(&b, word);
		if (b.len && strcmp(b.s, plain) == 0)
			best = WORD;
		else if (b.len >= 6 && (unsigned char)*b.s >= 0x80 &&
			 best < PART + (int)b.len && b.len < WORD - PART &&
			 strstr(plain, b.s))
			best = PART + (int)b.len;
		gd_buf_release(&b);
		free(word);
		words += n + (words[n] == '|');
	}
	return best;
}

static bool
is_plain(const char *plain, const char *name)
{
	struct gd_buf b = GD_BUF_INIT;
	bool is;

	gd_import_plain_heading(&b, name);
	is = b.len && strcmp(b.s, plain) == 0;
	gd_buf_release(&b);
	return is;
}

static int
match(const struct gd_interview *iv, const struct gd_import_words *words,
      size_t words_len, const char *field, const char *heading)
{
	struct gd_buf plain = GD_BUF_INIT, id = GD_BUF_INIT;
	int q = gd_interview_find(iv, field), best = NONE;

	gd_import_plain_heading(&plain, heading);
	gd_import_plain_heading(&id, field);
	if (strcmp(plain.s, id.s) == 0) {
		best = ID;
	} else if (plain.len == id.len + strlen(CODE) &&
		   strncmp(plain.s, id.s, id.len) == 0 &&
		   strcmp(plain.s + id.len, CODE) == 0) {
		best = ID_CODE;
	} else if (q >= 0 && (is_plain(plain.s, gd_bitext_get(
			&iv->questions[q].name, "zh_CN")) ||
		  is_plain(plain.s, gd_bitext_get(&iv->questions[q].name,
						  "en")))) {
		best = NAME;
	}
	for (size_t i = 0; !best && i < words_len; i++) {
		if (strcmp(words[i].field, field) == 0)
			best = match_words(plain.s, words[i].words);
	}
	gd_buf_release(&plain);
	gd_buf_release(&id);
	return best;
}

/* All fields a column can be of: questions, then our own. */
static const char **
all_fields(const struct gd_interview *iv, size_t *len)
{
	const char *const *own = gd_import_own_fields();
	const char **fields = gd_calloc(iv->len + 8, sizeof *fields);

	*len = 0;
	for (size_t i = 0; i < iv->len; i++) {
		if (iv->questions[i].kind != GD_Q_UNDERSTOOD)
			fields[(*len)++] = iv->questions[i].id;
	}
	for (; *own; own++)
		fields[(*len)++] = *own;
	return fields;
}

static bool
is_free(const struct gd_importmap *m, const char *field)
{
	return !gd_importmap_column(m, field) && !gd_importmap_default(m, field);
}

static bool
is_taken(const struct gd_importmap *m, const char *heading)
{
	for (size_t i = 0; i < m->columns_len; i++) {
		if (strcmp(m->columns[i].text, heading) == 0)
			return true;
	}
	return false;
}

/* The best pairs first, until none is left. */
static void
guess_headings(struct gd_importmap *m, const struct gd_interview *iv,
	       const struct gd_import_words *words, size_t words_len,
	       const struct gd_import_sample *s)
{
	size_t len, columns = s->columns;
	const char **fields = all_fields(iv, &len);
	int *points = gd_calloc(len * columns + 1, sizeof *points);

	for (size_t f = 0; f < len; f++)
		for (size_t c = 0; is_free(m, fields[f]) && c < columns; c++)
			points[f * columns + c] =
				match(iv, words, words_len, fields[f],
				      s->headings[c]);
	for (;;) {
		size_t best = 0;

		for (size_t i = 1; i < len * columns; i++) {
			if (points[i] > points[best])
				best = i;
		}
		if (!len || !columns || points[best] == NONE)
			break;
		if (is_free(m, fields[best / columns]) &&
		    !is_taken(m, s->headings[best % columns]))
			gd_importmap_column_set(m, fields[best / columns],
						s->headings[best % columns]);
		points[best] = NONE;
	}
	free(points);
	free(fields);
}

/* ---- content ---- */

static bool
is_number(const char *s)
{
	return strncasecmp(s, "GD-", 3) == 0 && gd_case_number_parse(s);
}

/* Somebody's words: longer than a name, and more than letters and digits. */
static bool
is_long(const char *s)
{
	bool words = strchr(s, ' ') != NULL;

	for (size_t i = 0; s[i] && !words; i++)
		words = (unsigned char)s[i] >= 0x80;
	return words && gd_text_graphemes(s, strlen(s)) >= 16;
}

static bool
is_long_digits(const char *s)
{
	size_t n = strspn(s, "0123456789");

	return n >= 15 && !s[n] && !gd_id_no_valid(s);
}

static bool
is_money(const char *s)
{
	int64_t fen;

	return (strchr(s, '.') || strstr(s, "\xC2\xA5") ||
		strstr(s, "\xEF\xBF\xA5") || strstr(s, "\xE5\x85\x83")) &&
	       gd_money_parse(s, &fen, NULL) == GD_OK;
}

static const struct {
	const char *field;
	bool (*is)(const char *s);
} contents[] = {
	{ "case", is_number },
	{ "phone", gd_phone_valid },
	{ "credit_code", gd_credit_code_valid },
	{ "id_no", gd_id_no_valid },
	{ "order_no", is_long_digits },
	{ "amount", is_money },
	{ "facts", is_long },
};

/* Do all that stand in the column, and some do, look like it? */
static bool
column_is(const struct gd_import_sample *s, size_t column,
	  bool (*is)(const char *s))
{
	size_t seen = 0;

	for (size_t r = 0; r < s->rows && seen < SAMPLES; r++) {
		const char *cell = s->cells[r * s->columns + column];

		cell += strspn(cell, " \t'");
		if (!*cell)
			continue;
		if (!is(cell))
			return false;
		seen++;
	}
	return seen > 0;
}

/* Is the text one that the question offers? A number would be one by chance. */
static bool
is_choice(const struct gd_interview *iv, const struct gd_question *q,
	  const struct gd_check_env *env, const char *text)
{
	const struct gd_answers none = GD_ANSWERS_INIT;
	struct gd_buf b = GD_BUF_INIT;
	enum gd_status status = GD_EINVAL;

	if (*text < '0' || *text > '9')
		status = gd_interview_check(iv, q, &none, text, env, &b, NULL,
					    NULL);
	gd_buf_release(&b);
	return status == GD_OK;
}

static bool
column_chooses(const struct gd_interview *iv, const struct gd_question *q,
	       const struct gd_import_sample *s, size_t column)
{
	size_t seen = 0;

	for (size_t r = 0; r < s->rows && seen < SAMPLES; r++) {
		const char *cell = s->cells[r * s->columns + column];

		if (*cell && !is_choice(iv, q, s->env, cell))
			return false;
		seen += *cell != '\0';
	}
	return seen > 0;
}

/* The only free column that `test` holds for; columns when none or several. */
static size_t
only_column(const struct gd_importmap *m, const struct gd_import_sample *s,
	    bool (*is)(const char *s), const struct gd_interview *iv,
	    const struct gd_question *q)
{
	size_t found = s->columns;

	for (size_t c = 0; c < s->columns; c++) {
		if (is_taken(m, s->headings[c]) ||
		    !(is ? column_is(s, c, is) : column_chooses(iv, q, s, c)))
			continue;
		if (found < s->columns)
			return s->columns;
		found = c;
	}
	return found;
}

static const char *const choices[] = { "type", "platform", "demand" };

static void
guess_contents(struct gd_importmap *m, const struct gd_interview *iv,
	       const struct gd_import_sample *s)
{
	size_t at;

	for (size_t i = 0; i < GD_ARRAY_LEN(contents); i++) {
		if (!is_free(m, contents[i].field))
			continue;
		at = only_column(m, s, contents[i].is, NULL, NULL);
		if (at < s->columns)
			gd_importmap_column_set(m, contents[i].field,
						s->headings[at]);
	}
	for (size_t i = 0; i < GD_ARRAY_LEN(choices); i++) {
		int q = gd_interview_find(iv, choices[i]);

		if (q < 0 || !is_free(m, choices[i]))
			continue;
		at = only_column(m, s, NULL, iv, &iv->questions[q]);
		if (at < s->columns)
			gd_importmap_column_set(m, choices[i], s->headings[at]);
	}
}

void
gd_importmap_guess(struct gd_importmap *m, const struct gd_interview *iv,
		   const struct gd_import_words *words, size_t words_len,
		   const struct gd_import_sample *sample)
{
	guess_headings(m, iv, words, words_len, sample);
	guess_contents(m, iv, sample);
}

bool
gd_import_headless(const struct gd_interview *iv,
		   const struct gd_import_words *words, size_t words_len,
		   const struct gd_import_sample *s)
{
	size_t len, values = 0, named = 0, chosen = 0;
	const char **fields = all_fields(iv, &len);

	for (size_t c = 0; c < s->columns; c++) {
		const char *h = s->headings[c] + strspn(s->headings[c], " \t'");
		struct gd_dateinput date;
		bool is = false;

		for (size_t f = 0; f < len && !is; f++)
			is = match(iv, words, words_len, fields[f], h) >= WORD;
		named += is;
		is = strspn(h, "0123456789") >= 4 &&
		     gd_dateinput_parse(h, s->env->now, s->env->zone, true,
					&date, NULL) == GD_OK;
		for (size_t i = 0; i < GD_ARRAY_LEN(contents) && !is; i++)
			is = contents[i].is(h);
		values += is;
		for (size_t i = 0; i < GD_ARRAY_LEN(choices) && !is; i++) {
			int q = gd_interview_find(iv, choices[i]);

			is = q >= 0 && *h &&
			     is_choice(iv, &iv->questions[q], s->env, h);
			chosen += is;
		}
	}
	free(fields);
	/* One word may be a column's name, as "refund"; two are a row. */
	return named == 0 && (values > 0 || chosen > 1);
}
