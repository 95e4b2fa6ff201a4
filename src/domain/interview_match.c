/*
 * domain/interview_match.c - which options a typed name or list of names means.
 */
#include "domain/interview_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "domain/hanwords_interview.h"

/* Spaces people and input methods leave around text, beside ASCII's. */
static const char *const spaces[] = {
	" ", "\t", "\n", "\r", "\u00a0", "\u3000", "\u200b", "\u2002",
	"\u2003", "\u2009", "\ufeff", "\u2028", "\u2029", NULL
};

#define NAME_MAX_LEN 256	/* no option is called longer: bounds the search */

static const char *const separators[] = {
	",", ";", "|", "\n", "\u3001", GD_HAN_COMMA, GD_HAN_SEMICOLON, NULL
};

/* Length of the member of `set` that `s[0..len)` starts with; 0: none. */
static size_t
starts(const char *const *set, const char *s, size_t len)
{
	/* Nearly all text is neither: past ASCII these begin with four bytes. */
	if (set == spaces && len && (unsigned char)*s > ' ' && *s != '\xC2' &&
	    *s != '\xE2' && *s != '\xE3' && *s != '\xEF')
		return 0;
	for (; *set; set++) {
		size_t n = strlen(*set);

		if (n <= len && memcmp(*set, s, n) == 0)
			return n;
	}
	return 0;
}

/* Bytes of the UTF-8 character at `s`, whatever its bytes are worth. */
static size_t
char_len(const char *s, size_t len)
{
	size_t n = 1;

	while (n < len && ((unsigned char)s[n] & 0xC0) == 0x80)
		n++;
	return n;
}

static void
trim(const char **s, size_t *len)
{
	size_t pos = 0, end = 0, n;

	while ((n = starts(spaces, *s, *len)) > 0) {
		*s += n;
		*len -= n;
	}
	while (pos < *len) {
		n = starts(spaces, *s + pos, *len - pos);
		pos += n ? n : char_len(*s + pos, *len - pos);
		if (!n)
			end = pos;
	}
	*len = end;
}

void
gd_iv_tidy_text(struct gd_buf *out, const char *s, bool multiline)
{
	struct gd_buf clean = GD_BUF_INIT;
	const char *p;
	size_t len, from = out->len;

	gd_text_clean(&clean, s, strlen(s));
	p = clean.s;
	len = clean.len;
	trim(&p, &len);
	gd_buf_add(out, p, len);
	for (size_t i = from; !multiline && i < out->len; i++) {
		if (out->s[i] == '\n' || out->s[i] == '\t')
			out->s[i] = ' ';
	}
	gd_buf_release(&clean);
}

bool
gd_iv_word(const char *words, const char *s)
{
	struct gd_buf folded = GD_BUF_INIT;
	bool found = false;

	gd_text_fold(&folded, s, strlen(s));
	while (*words && !found) {
		size_t n = strcspn(words, "|");

		found = n == folded.len && memcmp(words, folded.s, n) == 0;
		words += n + (words[n] == '|');
	}
	gd_buf_release(&folded);
	return found;
}

/* Folding makes shorter only what begins with one of two bytes. */
static bool
keeps_length(const char *name)
{
	return !strpbrk(name, "\xEF\xE3");
}

static bool
same(const struct gd_buf *folded, const char *name)
{
	struct gd_buf other = GD_BUF_INIT;
	bool equal;

	if (!name || (strlen(name) != folded->len && keeps_length(name)))
		return false;
	gd_text_fold(&other, name, strlen(name));
	equal = other.len == folded->len &&
		memcmp(other.s, folded->s, other.len) == 0;
	gd_buf_release(&other);
	return equal;
}

/* A name wins over a number: codes such as 12315 are numbers too. */
static int
match_folded(const struct gd_iv_option *options, size_t options_len,
	     const struct gd_buf *folded)
{
	unsigned long number;
	char *end;

	for (size_t i = 0; i < options_len; i++) {
		if (same(folded, options[i].code) ||
		    same(folded, options[i].name->zh) ||
		    same(folded, options[i].name->en))
			return (int)i;
	}
	if (folded->len == 0 || folded->len > 4 ||
	    strspn(folded->s, "0123456789") != folded->len)
		return -1;
	number = strtoul(folded->s, &end, 10);
	return number >= 1 && number <= options_len ? (int)number - 1 : -1;
}

int
gd_iv_match(const struct gd_iv_option *options, size_t options_len,
	    const char *s, size_t len)
{
	struct gd_buf folded = GD_BUF_INIT;
	int found;

	trim(&s, &len);
	if (len > NAME_MAX_LEN)
		return -1;
	gd_text_fold(&folded, s, len);
	found = match_folded(options, options_len, &folded);
	gd_buf_release(&folded);
	return found;
}

/* End of the part of a list that starts at `s`. */
static size_t
part_len(const char *s, size_t len, bool words)
{
	size_t pos = 0;

	while (pos < len && !starts(separators, s + pos, len - pos) &&
	       !(words && starts(spaces, s + pos, len - pos)))
		pos += char_len(s + pos, len - pos);
	return pos;
}

/* "1 3 4" or "chat logistics": each word names an option. */
static bool
match_words(const struct gd_iv_option *options, size_t options_len,
	    const char *s, size_t len, bool *picked)
{
	for (trim(&s, &len); len > 0; trim(&s, &len)) {
		size_t n = part_len(s, len, true);
		int at = gd_iv_match(options, options_len, s, n);

		if (at < 0)
			return false;
		picked[at] = true;
		s += n;
		len -= n;
	}
	return true;
}

/*
 * A name may itself hold a comma: the longest run of parts that names an option
 * is taken. Returns its length, 0 when even the first part names nothing.
 */
static size_t
longest(const struct gd_iv_option *options, size_t options_len,
	const char *s, size_t len, int *at)
{
	size_t best = 0;

	for (size_t end = 0; end <= len; ) {
		int found;

		end += part_len(s + end, len - end, false);
		found = gd_iv_match(options, options_len, s, end);
		if (found >= 0) {
			best = end;
			*at = found;
		}
		if (end == len || end > NAME_MAX_LEN)
			break;
		end += starts(separators, s + end, len - end);
	}
	return best;
}

bool
gd_iv_match_list(const struct gd_iv_option *options, size_t options_len,
		 const char *s, bool *picked, const char **bad,
		 size_t *bad_len)
{
	size_t len = strlen(s);

	memset(picked, 0, options_len * sizeof *picked);
	while (len > 0) {
		size_t n = starts(separators, s, len);
		int at = -1;

		if (n == 0)
			n = starts(spaces, s, len);
		if (n == 0) {
			n = longest(options, options_len, s, len, &at);
			if (at >= 0)
				picked[at] = true;
		}
		if (n == 0) {
			n = part_len(s, len, false);
			if (!match_words(options, options_len, s, n, picked)) {
				*bad = s;
				*bad_len = n;
				return false;
			}
		}
		s += n;
		len -= n;
	}
	return true;
}
