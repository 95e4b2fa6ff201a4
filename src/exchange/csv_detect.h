/*
 * exchange/csv_detect.h - which encoding, which delimiter; for exchange/ only.
 */
#ifndef GD_EXCHANGE_CSV_DETECT_H
#define GD_EXCHANGE_CSV_DETECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What the bytes of a file say about its encoding, chunk by chunk. */
struct gd_csv_guess {
	uint64_t bytes, nul_even, nul_odd;
	uint64_t lines_utf8, lines_bad;	/* of those with bytes past ASCII */
	uint64_t pairs, pairs_low;	/* two-byte characters; second byte < 80 */
	unsigned char head[4];
	/* private: where the decoder stands */
	int left;
	unsigned char low, high, lead;
	bool line_wide, line_bad;
};

void gd_csv_guess_add(struct gd_csv_guess *g, const unsigned char *s, size_t n);
/* Ends it: the encoding's name; NULL: this is no text. `*mixed` tells doubt. */
const char *gd_csv_guess_end(struct gd_csv_guess *g, bool *mixed);

/* The delimiter of this text, which need not end with a line. */
char gd_csv_delimiter_guess(const char *s, size_t n);

#endif
