/*
 * domain/filter.h - the filter words of the command line and the `f` prompt.
 *
 *	stage:platform type:fraud platform:wechat merchant:xiaolu amount>500
 *	opened:2026-03 due:overdue tag:x assignee:lin open closed draft "free text"
 *
 * Words are joined by "and"; a comma joins alternatives of one key
 * (`type:fraud,quality`). `opened:` takes a year, month or day. Full-width
 * `:`, `,`, `<`, `>`, `=` and Chinese quotes do as well: input methods give them.
 */
#ifndef GD_DOMAIN_FILTER_H
#define GD_DOMAIN_FILTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "domain/instant.h"

enum gd_filter_key {
	GD_FILTER_STAGE, GD_FILTER_TYPE, GD_FILTER_PLATFORM,
	GD_FILTER_CARRIER, GD_FILTER_SCENARIO, GD_FILTER_OUTCOME,
	GD_FILTER_MERCHANT, GD_FILTER_ASSIGNEE, GD_FILTER_TAG,
	GD_FILTER_AMOUNT, GD_FILTER_OPENED, GD_FILTER_DUE,
	GD_FILTER_OPEN, GD_FILTER_CLOSED, GD_FILTER_DRAFT, GD_FILTER_TEXT
};
#define GD_FILTER_KEYS 16

struct gd_filter_term {
	enum gd_filter_key key;
	/*
	 * Alternatives, folded (gd_text_fold) for MERCHANT and TEXT; lower-case
	 * codes for the coded keys. DUE: "overdue" (fallen), "today" (falls
	 * before the day ends), "soon" (later, within seven days), "later",
	 * "none" (no running clock).
	 */
	char **values;
	size_t values_len;
	char op;		/* AMOUNT: '<' '>' '=' 'l' (<=) 'g' (>=) */
	int64_t amount_fen;
	gd_day from, until;	/* OPENED: [from, until) */
};

struct gd_filter {
	struct gd_filter_term *terms;
	size_t len, cap;
};

#define GD_FILTER_INIT { NULL, 0, 0 }

/*
 * Add the words of `s` (quotes hold spaces) to `f`. GD_EINVAL names the wrong
 * word, what is expected and the nearest right one; `f` is untouched then and
 * `*at` (may be NULL) is the byte offset of what is wrong: the word, or the
 * value or the alternative in it.
 */
enum gd_status gd_filter_parse(struct gd_filter *f, const char *s, size_t *at,
			       struct gd_error *err);
/*
 * Add one word as a shell hands it over: its spaces belong to it, so that
 * `merchant:"a b"` and `"free text"` mean what they mean at the prompt.
 */
enum gd_status gd_filter_parse_word(struct gd_filter *f, const char *word,
				    size_t *at, struct gd_error *err);
void gd_filter_release(struct gd_filter *f);
/* Move the words of `from` to the end of `f`; `from` is empty then. */
void gd_filter_join(struct gd_filter *f, struct gd_filter *from);

/*
 * The codes a key understands, NULL-terminated; NULL for keys of free values.
 * For completion and messages.
 */
const char *const *gd_filter_codes(enum gd_filter_key key);
/* "stage"; `*bare`: a word of its own. NULL for free text, which has no name. */
const char *gd_filter_key_name(enum gd_filter_key key, bool *bare);

#define GD_FILTER_HINTS 24
#define GD_FILTER_HINT_MAX 96	/* bytes, with the NUL */
/* What can stand where one types: replaces the bytes from `from` to the caret. */
struct gd_filter_hints {
	size_t from;
	char words[GD_FILTER_HINTS][GD_FILTER_HINT_MAX];
	size_t len;
};
/*
 * The words that go on from what stands before `caret`; none inside quotes. True
 * when a value of `*key` stands there, from `out->from` on.
 */
bool gd_filter_complete(const char *s, size_t caret,
			struct gd_filter_hints *out, enum gd_filter_key *key);
/* Where the word begins that the byte `at` stands in, and where it ends. */
void gd_filter_word_at(const char *s, size_t at, size_t *from, size_t *to);

#endif
