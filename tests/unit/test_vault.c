/*
 * The vault: files that grow, are huge, cancelled or oddly named come in whole
 * or not at all; what kind of file some bytes are.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "exchange/file_kind.h"
#include "exchange/vault.h"

static char dir[512];

static const char *
at(const char *name)
{
	static char path[1024];

	snprintf(path, sizeof path, "%s/%s", dir, name);
	return path;
}

static void
put_file(const char *name, const char *text)
{
	FILE *fp = fopen(at(name), "a");

	assert_non_null(fp);
	fputs(text, fp);
	fclose(fp);
}

static int
begin(void **state)
{
	const char *base = getenv("TMPDIR");

	(void)state;
	snprintf(dir, sizeof dir, "%s/vault-XXXXXX", base ? base : "/tmp");
	return mkdtemp(dir) ? 0 : -1;
}

/* Files in the folder of case 1; -1: there is no folder. */
static int
kept(void)
{
	DIR *folder = opendir(at("x.evidence/GD-0001"));
	int n = 0;

	if (!folder)
		return -1;
	while (readdir(folder))
		n++;
	closedir(folder);
	return n - 2;
}

static enum gd_status
take(const char *name, gd_vault_tick *tick, void *ctx,
     struct gd_vault_file *out, struct gd_error *err)
{
	char db[1024];

	snprintf(db, sizeof db, "%s/x.db", dir);
	return gd_vault_take(db, 1, at(name), tick, ctx, out, err);
}

/* Somebody is still writing the recording while it is read. */
static bool
grow(int64_t done, int64_t total, void *ctx)
{
	(void)done;
	(void)total;
	(void)ctx;
	put_file("growing", "more");
	return true;
}

/* An edit that leaves the size as it was. */
static bool
edit(int64_t done, int64_t total, void *ctx)
{
	struct timespec old[2] = { { .tv_sec = 1 }, { .tv_sec = 1 } };

	(void)done;
	(void)total;
	(void)ctx;
	utimensat(AT_FDCWD, at("edited"), old, 0);
	return true;
}

static void
a_file_that_changes_is_refused(void **state)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_vault_file f;

	(void)state;
	put_file("growing", "a recording");
	assert_int_equal(take("growing", grow, NULL, &f, &err), GD_EINVAL);
	assert_non_null(strstr(err.text, "changed while it was read"));
	put_file("edited", "a picture");
	assert_int_equal(take("edited", edit, NULL, &f, &err), GD_EINVAL);
	assert_int_equal(kept(), 0);
	assert_int_equal(take("growing", NULL, NULL, &f, &err), GD_OK);
	assert_int_equal(kept(), 1);
}

struct seen {
	int64_t last, total;
	int ticks;
	bool forward;
};

static bool
stop_early(int64_t done, int64_t total, void *ctx)
{
	struct seen *s = ctx;

	s->forward &= done > s->last;
	s->last = done;
	s->total = total;
	return ++s->ticks < 40;
}

/* Five gigabytes of nothing: sizes are 64 bits wide, Esc ends it. */
static void
a_huge_file_tells_how_far_it_is_and_can_be_left(void **state)
{
	const int64_t size = INT64_C(5) << 30;
	struct gd_error err = GD_ERROR_INIT;
	struct seen s = { .forward = true };
	struct gd_vault_file f;
	enum gd_status status;
	int before = kept();

	(void)state;
	put_file("huge", "");
	assert_int_equal(truncate(at("huge"), size), 0);
	status = take("huge", stop_early, &s, &f, &err);
	/* A disk without five gigabytes says so before anything is copied. */
	if (status == GD_ESYS) {
		assert_non_null(strstr(err.text, "no room"));
	} else {
		assert_int_equal(status, GD_ECANCEL);
		assert_int_equal(s.ticks, 40);
		assert_true(s.forward);
		assert_true(s.total == size);
	}
	assert_int_equal(kept(), before);
	unlink(at("huge"));
}

static void
odd_names_are_no_matter(void **state)
{
	char longest[256];
	const char *const names[] = {
		"-rf", "a\nb", "\xff\xfe", " ", "\xE5\xBE\xAE\xE4\xBF\xA1",
		"%s%n", longest
	};
	struct gd_error err = GD_ERROR_INIT;
	struct gd_vault_file f;

	(void)state;
	memset(longest, 'n', sizeof longest - 1);
	longest[255] = '\0';
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		put_file(names[i], names[i]);
		assert_int_equal(take(names[i], NULL, NULL, &f, &err), GD_OK);
		assert_int_equal(f.size, strlen(names[i]));
		assert_true(f.fresh);
	}
}

static void
what_is_no_file_is_refused(void **state)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_vault_file f;
	int before = kept();

	(void)state;
	put_file("empty", "");
	put_file("plain", "x");
	assert_int_equal(symlink("plain", at("link")), 0);
	assert_int_equal(mkfifo(at("fifo"), 0600), 0);
	assert_int_equal(take("empty", NULL, NULL, &f, &err), GD_EINVAL);
	assert_int_equal(take("link", NULL, NULL, &f, &err), GD_EINVAL);
	assert_int_equal(take("fifo", NULL, NULL, &f, &err), GD_EINVAL);
	assert_int_equal(take(".", NULL, NULL, &f, &err), GD_EINVAL);
	assert_int_equal(take("none", NULL, NULL, &f, &err), GD_ENOTFOUND);
	assert_int_equal(take("plain/x", NULL, NULL, &f, &err), GD_ENOTFOUND);
	if (geteuid() != 0) {
		chmod(at("plain"), 0);
		assert_int_equal(take("plain", NULL, NULL, &f, &err), GD_ESYS);
	}
	assert_int_equal(kept(), before);
}

#define LIT(s) s, sizeof s - 1

static void
kinds_are_known_by_their_marks(void **state)
{
	static const struct {
		const char *bytes;
		size_t len;
		const char *want;
	} cases[] = {
		{ LIT("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\4\x38\0\0\x9\x60"),
		  "PNG picture, 1080 x 2400" },
		{ LIT("GIF89a\x10\0\x20\0"), "GIF picture, 16 x 32" },
		{ LIT("\xff\xd8\xff\xe0\0\4ab\xff\xc0\0\x11\x8\1\0\2\0\3"),
		  "JPEG picture, 512 x 256" },
		{ LIT("\xff\xd8\xff\xe0\xff\xff"), "JPEG picture" },
		{ LIT("RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\x37\4\0\x5f\x9\0"),
		  "WebP picture, 1080 x 2400" },
		{ LIT("RIFF\0\0\0\0WEBP"), "WebP picture" },
		{ LIT("BM\0\0\0\0\0\0\0\0\0\0\0\0\x28\0\0\0\3\0\0\0\2\0\0\0"),
		  "BMP picture, 3 x 2" },
		{ LIT("BMW is a make of cars, as we know"), "text" },
		{ LIT("%PDF-1.7"), "PDF document" },
		{ LIT("  <!DOCTYPE html><p>x"), "web page" },
		{ LIT("a,b\n1,2\n"), "text" },
		{ LIT("\0\1\2"), "file" }, { LIT(""), "file" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gd_buf b = GD_BUF_INIT;

		gd_file_kind_words(cases[i].bytes, cases[i].len, &b);
		assert_string_equal(b.s, cases[i].want);
		gd_buf_release(&b);
		/* However little there is of it. */
		for (size_t n = 0; n < cases[i].len; n++) {
			gd_file_kind_words(cases[i].bytes, n, &b);
			gd_buf_release(&b);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_that_changes_is_refused),
		cmocka_unit_test(a_huge_file_tells_how_far_it_is_and_can_be_left),
		cmocka_unit_test(odd_names_are_no_matter),
		cmocka_unit_test(what_is_no_file_is_refused),
		cmocka_unit_test(kinds_are_known_by_their_marks),
	};

	return cmocka_run_group_tests(tests, begin, NULL);
}
