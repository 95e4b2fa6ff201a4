/*
 * tests/fuzz/fuzz_config.c - any bytes as the configuration; into a sound one a
 * line is written, and reads back as it was given.
 */
#include "fuzz/fuzz.h"

#include "desk/config.h"

static char path[512];

static void
forget(void)
{
	unlink(path);
	*strrchr(path, '/') = '\0';
	rmdir(path);
}

static void
give(const uint8_t *data, size_t size)
{
	const char *tmp = getenv("TMPDIR");
	FILE *f;

	if (!path[0]) {
		snprintf(path, sizeof path, "%s/gd-fuzz-XXXXXX",
			 tmp ? tmp : "/tmp");
		MUST(mkdtemp(path));
		strncat(path, "/config.ini", sizeof path - strlen(path) - 1);
		atexit(forget);
	}
	f = fopen(path, "wb");
	MUST(f && fwrite(data, 1, size, f) == size && fclose(f) == 0);
}

/* What is set is there, also for the next who opens it. */
static void
set(struct gd_config *c, const char *value)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_config *again;

	if (gd_config_set(c, "desk.name", value, &err) != GD_OK) {
		MUST(err.text[0]);
		return;
	}
	MUST(strcmp(gd_config_get(c, "desk.name"), value) == 0);
	MUST(gd_config_open(path, &again, &err) == GD_OK);
	MUST(strcmp(gd_config_get(again, "desk.name"), value) == 0);
	gd_config_close(again);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct gd_error err = GD_ERROR_INIT;
	const struct gd_config_option *options;
	const char *name, *filter;
	struct gd_config *c;
	size_t len;
	char *s;

	give(data, size);
	if (gd_config_open(path, &c, &err) != GD_OK) {
		MUST(err.text[0]);
		return 0;
	}
	options = gd_config_options(&len);
	for (size_t i = 0; i < len; i++)
		MUST(gd_config_get(c, options[i].key));
	for (size_t i = 0; gd_config_view(c, i, &name, &filter); i++)
		MUST(name && filter);
	s = fuzz_string(data, size < 40 ? size : 40);
	set(c, s);
	free(s);
	gd_config_close(c);
	return 0;
}
