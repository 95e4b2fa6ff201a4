/*
 * tests/fuzz/fuzz_stamp.c - any words that openssl could print of a timestamp.
 */
#include "fuzz/fuzz.h"

#include "exchange/stamp_internal.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct gd_error err = GD_ERROR_INIT;
	char *s = fuzz_string(data, size);
	struct gd_stamp stamp;

	if (gd_stamp_text_read(s, &stamp, &err) == GD_OK) {
		MUST(strspn(stamp.digest, "0123456789abcdef") ==
		     GD_DIGEST_HEX - 1);
		MUST(memchr(stamp.by, '\0', sizeof stamp.by));
	} else {
		MUST(err.text[0]);
	}
	free(s);
	return 0;
}
