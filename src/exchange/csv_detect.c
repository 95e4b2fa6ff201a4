/*
 * exchange/csv_detect.c - see csv_detect.h.
 *
 * A line of GB18030 that happens to be UTF-8 is as good as impossible, so the
 * lines vote. GB18030 and Big5 share their first bytes; but the everyday
 * characters of the first have a second byte of A1 and more, of the second in
 * nearly half of all cases one below 7F.
 */
#include <config.h>

#include "exchange/csv_detect.h"

#include <string.h>

#include "base/mem.h"
#include "exchange/csv_in.h"

static void
line_end(struct gd_csv_guess *g)
{
	if (g->left)
		g->line_bad = true;
	if (g->line_bad)
		g->lines_bad++;
	else if (g->line_wide)
		g->lines_utf8++;
	g->left = 0;
	g->lead = 0;
	g->line_wide = g->line_bad = false;
}

/* One byte of UTF-8: what may follow the first of a sequence. */
static void
step_utf8(struct gd_csv_guess *g, unsigned char c)
{
	if (g->left) {
		if (c < g->low || c > g->high) {
			g->line_bad = true;
			g->left = 0;
			return;
		}
		g->left--;
		g->low = 0x80;
		g->high = 0xBF;
		return;
	}
	if (c < 0x80)
		return;
	g->line_wide = true;
	g->low = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80;
	g->high = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
	g->left = c >= 0xC2 && c <= 0xDF ? 1 : c >= 0xE0 && c <= 0xEF ? 2 :
		  c >= 0xF0 && c <= 0xF4 ? 3 : 0;
	if (!g->left)
		g->line_bad = true;
}

/* One byte of two-byte characters. */
static void
step_pairs(struct gd_csv_guess *g, unsigned char c)
{
	if (g->lead) {
		g->lead = 0;
		if (c >= 0x40) {
			g->pairs++;
			g->pairs_low += c < 0x7F;
		}
	} else if (c >= 0x81) {
		g->lead = c;
	}
}

void
gd_csv_guess_add(struct gd_csv_guess *g, const unsigned char *s, size_t n)
{
	for (size_t i = 0; i < n; i++, g->bytes++) {
		if (g->bytes < sizeof g->head)
			g->head[g->bytes] = s[i];
		if (!s[i] && g->bytes % 2)
			g->nul_odd++;
		else if (!s[i])
			g->nul_even++;
		if (s[i] == '\n' || s[i] == '\r') {
			line_end(g);
			continue;
		}
		step_pairs(g, s[i]);
		step_utf8(g, s[i]);
	}
}

/* Spreadsheets' own formats, archives, pictures, PDF. */
static bool
is_binary(const struct gd_csv_guess *g)
{
	static const char *const heads[] = {
		"PK\x03\x04", "\xD0\xCF\x11\xE0", "%PDF", "\x89PNG",
		"\xFF\xD8\xFF", "GIF8", "Rar!", "\x1F\x8B", "SQLi"
	};

	for (size_t i = 0; i < GD_ARRAY_LEN(heads); i++) {
		if (g->bytes >= 4 &&
		    memcmp(g->head, heads[i], strlen(heads[i])) == 0)
			return true;
	}
	return false;
}

const char *
gd_csv_guess_end(struct gd_csv_guess *g, bool *mixed)
{
	uint64_t nul = g->nul_even + g->nul_odd;
	bool many = nul > 4 && nul * 50 > g->bytes;

	line_end(g);
	*mixed = false;
	if (is_binary(g))
		return NULL;
	if (g->bytes >= 3 && memcmp(g->head, "\xEF\xBB\xBF", 3) == 0) {
		*mixed = g->lines_bad > 0;
		return "utf-8-bom";
	}
	if (g->bytes >= 2 && g->head[0] == 0xFF && g->head[1] == 0xFE)
		return "utf-16le";
	if (g->bytes >= 2 && g->head[0] == 0xFE && g->head[1] == 0xFF)
		return "utf-16be";
	/* ASCII in UTF-16 has a zero in every second place. */
	if (many && g->nul_odd > 8 * g->nul_even)
		return "utf-16le";
	if (many && g->nul_even > 8 * g->nul_odd)
		return "utf-16be";
	if (many)
		return NULL;
	if (!g->lines_bad)
		return "utf-8";
	*mixed = g->lines_utf8 > 0;
	if (g->lines_utf8 >= g->lines_bad)
		return "utf-8";
	return g->pairs_low * 5 > g->pairs ? "big5" : "gb18030";
}

#define RECORDS 100

/* How well `s` falls into columns at `delimiter`: more is better, 0 not at all. */
static long
score(const char *s, size_t n, char delimiter)
{
	size_t count[RECORDS], records = 0, columns = 1, best = 0;
	bool quoted = false, begun = false;
	long same = 0;

	for (size_t i = 0; i < n && records < RECORDS; i++) {
		if (s[i] == '"')
			quoted = !quoted;
		else if (!quoted && s[i] == delimiter)
			columns++;
		if (quoted || (s[i] != '\n' && s[i] != '\r')) {
			begun = true;
			continue;
		}
		if (begun)
			count[records++] = columns;
		columns = 1;
		begun = false;
	}
	if (begun && records < RECORDS)
		count[records++] = columns;
	for (size_t i = 0; i < records; i++) {
		long equal = 0;

		for (size_t k = 0; k < records; k++)
			equal += count[k] == count[i];
		if (count[i] > 1 && equal > same) {
			same = equal;
			best = count[i];
		}
	}
	/* The heading decides between equals. */
	return same * 1000 + (long)best + (records && count[0] == best ? 500 : 0);
}

char
gd_csv_delimiter_guess(const char *s, size_t n)
{
	const char *candidates = gd_csv_delimiters();
	char best = ',';
	long most = 500;

	for (size_t i = 0; candidates[i]; i++) {
		long points = score(s, n, candidates[i]);

		if (points > most && points > 1000) {
			most = points;
			best = candidates[i];
		}
	}
	return best;
}
