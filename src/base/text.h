/*
 * base/text.h - UTF-8 text as a reader sees it: graphemes, columns, lines.
 *
 * The one place that measures and sanitises text (libunistring, UAX #29, #14
 * and #11). Lengths are bytes, widths are terminal columns. Ambiguous-width
 * characters count one column unless gd_text_ambiguous_wide(true) was called.
 * Zero-width joiners, variation selectors and other invisible formatting are
 * dropped on display, so that a terminal's own idea of emoji sequences cannot
 * move the columns: every displayed grapheme is as wide as its base characters.
 */
#ifndef GD_BASE_TEXT_H
#define GD_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

void gd_text_ambiguous_wide(bool wide);

/* Is `s[0..len)` well-formed UTF-8 without NUL? */
bool gd_text_valid(const char *s, size_t len);

/*
 * Append `s[0..len)` made safe to keep: invalid sequences (by the Unicode
 * "maximal subpart" practice) and NUL become U+FFFD, CR LF and CR become LF,
 * other C0/C1 controls but TAB and LF are dropped. Returns how many
 * replacements or drops were made. Unicode is otherwise kept as it came.
 */
size_t gd_text_clean(struct gd_buf *out, const char *s, size_t len);

/*
 * Append `s[0..len)` in a form that can do nothing to a terminal: controls as
 * their symbols (U+2400 block), DEL, C1, bidi controls, line and paragraph
 * separators, tags, noncharacters, unassigned code points and invalid bytes as
 * U+FFFD, TAB as a space, LF as U+21B5; with `ascii` all these are `?`, LF a
 * space. Invisible formatting and skin tones are dropped, so are combining marks
 * after the fourth of a grapheme; a mark with nothing to stand on gets U+25CC
 * (`ascii`: a space), or is U+FFFD when it joins only letters of its own kind
 * (a Hangul final without its syllable). Takes the same columns with and without `ascii`; shown
 * text shown again stays as it is.
 */
void gd_text_show(struct gd_buf *out, const char *s, size_t len, bool ascii);

/*
 * DEL and C1 controls, bidi controls, line and paragraph separators, tags: what
 * could deceive who reads the text where it is not shown by gd_text_show().
 */
bool gd_text_deceives(uint32_t uc);

/* Columns that gd_text_show() of `s[0..len)` takes. */
int gd_text_width(const char *s, size_t len);

/* Byte offset after the grapheme that starts at `pos`; `len` at the end. */
size_t gd_text_next(const char *s, size_t len, size_t pos);
/* Byte offset of the grapheme before `pos`; 0 at the start. */
size_t gd_text_prev(const char *s, size_t len, size_t pos);
/* Start of the word left of / end of the word right of `pos` (UAX #29). */
size_t gd_text_word_prev(const char *s, size_t len, size_t pos);
size_t gd_text_word_next(const char *s, size_t len, size_t pos);
/* Number of graphemes. */
size_t gd_text_graphemes(const char *s, size_t len);

/* Bytes of the longest whole-grapheme beginning at most `cols` wide. */
size_t gd_text_cut(const char *s, size_t len, int cols);
/*
 * Append `s`, shown, in at most `cols` columns; what had to be cut ends in
 * U+2026 (`...` when `ascii`).
 */
void gd_text_ellipsis(struct gd_buf *out, const char *s, int cols, bool ascii);
/*
 * As gd_text_ellipsis(), padded with spaces to exactly `cols` columns; `right`
 * pads on the left side, for numbers.
 */
void gd_text_pad(struct gd_buf *out, const char *s, int cols, bool right,
		 bool ascii);

/*
 * The next line of `s[*pos..len)` when wrapped at `cols` (at least 2) columns
 * by UAX #14, so that Chinese punctuation keeps its place; LF always breaks.
 * Sets `*start`/`*n` to the line (without its LF or trailing break spaces) and
 * moves `*pos` on. False when nothing is left; an empty text has no line. A text
 * ending in LF has an empty last line (`*pos` is then `len + 1`). A word wider
 * than `cols` is broken between graphemes; a single grapheme wider than `cols`
 * stands alone and is too wide. Spaces at the end of the text are kept as far as
 * they fit. Costs the line, not the text.
 */
bool gd_text_wrap(const char *s, size_t len, int cols, size_t *pos,
		  size_t *start, size_t *n);

/* ASCII and full-width forms folded to lower-case half-width: for comparing. */
void gd_text_fold(struct gd_buf *out, const char *s, size_t len);

/*
 * Decode the character at `pos` (below `len`) into `*uc`; returns its bytes.
 * Of an invalid sequence the maximal subpart is taken (Unicode, 3.9, table
 * 3-8), with GD_TEXT_INVALID.
 */
#define GD_TEXT_INVALID UINT32_MAX	/* bytes that are no character */
size_t gd_text_decode(const char *s, size_t len, size_t pos, uint32_t *uc);
/* Append the UTF-8 of `uc`; of a surrogate or past U+10FFFF that of U+FFFD. */
void gd_text_encode(struct gd_buf *out, uint32_t uc);

#endif
