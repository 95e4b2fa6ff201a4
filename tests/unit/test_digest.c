/*
 * SHA-256 against the examples of FIPS 180, and random bytes.
 */
#include <config.h>

#include "base/digest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "base/mem.h"

static void
finish(struct gd_digest *d, char hex[GD_DIGEST_HEX])
{
	unsigned char out[GD_DIGEST_LEN];

	gd_digest_end(d, out);
	gd_digest_hex(out, hex);
}

static void
known_texts_have_known_digests(void **state)
{
	static const struct {
		const char *text;
		int times;
		const char *hex;
	} cases[] = {
		{ "", 1, "e3b0c44298fc1c149afbf4c8996fb924"
			 "27ae41e4649b934ca495991b7852b855" },
		{ "abc", 1, "ba7816bf8f01cfea414140de5dae2223"
			    "b00361a396177a9cb410ff61f20015ad" },
		{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
		  "248d6a61d20638b8e5c026930c3e6039"
		  "a33ce45964ff2167f6ecedd419db06c1" },
		{ "aaaaaaaaaa", 100000, "cdc76e5c9914fb9281a1c7e284d73e67"
					"f1809a48a497200e046d39ccc7112cd0" },
	};
	char hex[GD_DIGEST_HEX];
	struct gd_digest d;
	size_t i;
	int n;

	(void)state;
	for (i = 0; i < GD_ARRAY_LEN(cases); i++) {
		gd_digest_init(&d);
		for (n = 0; n < cases[i].times; n++)
			gd_digest_add(&d, cases[i].text,
				      strlen(cases[i].text));
		finish(&d, hex);
		assert_string_equal(hex, cases[i].hex);
	}
}

static void
fields_carry_their_length_big_endian(void **state)
{
	char a[GD_DIGEST_HEX], b[GD_DIGEST_HEX];
	struct gd_digest d;

	(void)state;
	gd_digest_init(&d);
	gd_digest_add_field(&d, "abc", 3);
	finish(&d, a);
	gd_digest_init(&d);
	gd_digest_add(&d, "\0\0\0\0\0\0\0\3" "abc", 11);
	finish(&d, b);
	assert_string_equal(a, b);
}

static void
lists_do_not_collide(void **state)
{
	char a[GD_DIGEST_HEX], b[GD_DIGEST_HEX];
	struct gd_digest d;

	(void)state;
	gd_digest_init(&d);
	gd_digest_add_field(&d, "ab", 2);
	gd_digest_add_field(&d, "c", 1);
	finish(&d, a);
	gd_digest_init(&d);
	gd_digest_add_field(&d, "a", 1);
	gd_digest_add_field(&d, "bc", 2);
	finish(&d, b);
	assert_string_not_equal(a, b);
	gd_digest_init(&d);
	gd_digest_add_field(&d, NULL, 0);
	finish(&d, a);
	gd_digest_init(&d);
	finish(&d, b);
	assert_string_not_equal(a, b);
}

static void
random_bytes_differ_and_stay_inside(void **state)
{
	unsigned char a[400], b[400];

	(void)state;
	memset(a, 0, sizeof a);
	memset(b, 0, sizeof b);
	gd_random(a, sizeof a - 1);
	gd_random(b, sizeof b - 1);
	assert_memory_not_equal(a, b, sizeof a);
	assert_int_equal(a[sizeof a - 1], 0);
	gd_random(a, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_texts_have_known_digests),
		cmocka_unit_test(fields_carry_their_length_big_endian),
		cmocka_unit_test(lists_do_not_collide),
		cmocka_unit_test(random_bytes_differ_and_stay_inside),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
