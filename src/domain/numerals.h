/*
 * domain/numerals.h - whole numbers in Chinese numerals. Private to the domain.
 */
#ifndef GD_DOMAIN_NUMERALS_H
#define GD_DOMAIN_NUMERALS_H

#include <stdbool.h>
#include <stdint.h>

enum gd_han_flags {
	/* Digits in a row are spelt out: er-ling-er-liu is 2026. */
	GD_HAN_SPELT = 1 << 0,
	/* A last digit stands for the next lower place: yi-qian-er is 1200. */
	GD_HAN_SHORT = 1 << 1,
	/* ASCII digits may stand for Han digits: 1-wan-2. */
	GD_HAN_ASCII = 1 << 2
};

/* What stands at `s`: the value of one Han digit (0-9), or -1; `*len` bytes. */
int gd_han_digit(const char *s, int *len);
/* 10, 100, 1000, 10,000 or 100,000,000 when a place word stands at `s`, or 0. */
int64_t gd_han_place(const char *s, int *len);

/*
 * Read the longest run of numerals at `*s` and move `*s` past it. False when
 * there is none or the run is no well-formed number (places must fall, a zero
 * must stand for a place that is missing); `*s` and `*value` then untouched.
 * The largest value is below 10^12.
 */
bool gd_han_number(const char **s, unsigned flags, int64_t *value);

#endif
