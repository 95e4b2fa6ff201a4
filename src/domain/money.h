/*
 * domain/money.h - yuan amounts, kept in fen (1/100 yuan) as int64_t.
 */
#ifndef GD_DOMAIN_MONEY_H
#define GD_DOMAIN_MONEY_H

#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"

#define GD_MONEY_MAX_FEN INT64_C(99999999999999)	/* 999,999,999,999.99 yuan */

/*
 * Parse what people type: `1299`, `1,299.00`, `1299.5`, full-width digits, a
 * leading yen sign (U+00A5, U+FFE5) or RMB/CNY, a trailing yuan word (also with jiao
 * and fen), Chinese numerals (yi qian er = 1200, liang wan, er bai wu = 250),
 * `1.2 wan`. Never negative. A wrongly grouped number (`1,29`), more than two
 * decimals or anything else is GD_EINVAL with a sentence that shows what works.
 */
enum gd_status gd_money_parse(const char *s, int64_t *fen,
			      struct gd_error *err);

/* Append `1299.00`: for files and commands. */
void gd_money_format_plain(struct gd_buf *out, int64_t fen);
/* Append yen sign, thousands grouped, two decimals: for the screen. */
void gd_money_format(struct gd_buf *out, int64_t fen);

#endif
