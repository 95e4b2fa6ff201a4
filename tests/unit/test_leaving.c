/*
 * Texts on their way out: the clipboard's bytes, QR codes, a person's editor.
 */
#include <dirent.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/mem.h"
#include "exchange/clipboard.h"
#include "exchange/editor.h"
#include "exchange/qr.h"

static void
the_clipboard_gets_base64_in_an_osc(void **state)
{
	static const struct {
		const char *text, *want;
		enum gd_clip_wrap wrap;
	} cases[] = {
		{ "a", "\033]52;c;YQ==\a", GD_CLIP_PLAIN },
		{ "ab", "\033]52;c;YWI=\a", GD_CLIP_PLAIN },
		{ "退款", "\033]52;c;6YCA5qy+\a", GD_CLIP_PLAIN },
		{ "a", "\033]52;c;YQ==\a\033Ptmux;\033\033]52;c;YQ==\a\033\\",
		  GD_CLIP_TMUX },
		{ "a", "\033P\033]52;c;YQ==\a\033\\", GD_CLIP_SCREEN },
	};
	struct gd_buf b = GD_BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		gd_buf_reset(&b);
		assert_int_equal(gd_clip_sequence(&b, cases[i].text,
						  strlen(cases[i].text),
						  cases[i].wrap, NULL), GD_OK);
		assert_string_equal(b.s, cases[i].want);
	}
	gd_buf_release(&b);
}

static void
what_no_terminal_takes_is_refused(void **state)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf b = GD_BUF_INIT;
	char *large = gd_malloc(GD_CLIPBOARD_MAX + 1);

	(void)state;
	memset(large, 'x', GD_CLIPBOARD_MAX + 1);
	assert_int_equal(gd_clip_sequence(&b, large, GD_CLIPBOARD_MAX + 1,
					  GD_CLIP_PLAIN, &err), GD_EINVAL);
	assert_non_null(strstr(err.text, "file"));
	assert_int_equal(gd_clip_sequence(&b, "", 0, GD_CLIP_PLAIN, &err),
			 GD_EINVAL);
	assert_int_equal(b.len, 0);
	free(large);
}

static void
a_long_text_becomes_a_numbered_series(void **state)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf text = GD_BUF_INIT;
	struct gd_qr_series s;

	(void)state;
	if (gd_qr_make("x", 40, 80, &s, &err) != GD_OK) {
		/* Where the library is not installed the sentence says so. */
		assert_int_equal(err.status, GD_ESYS);
		assert_non_null(strstr(err.text, "libqrencode"));
		skip();
	}
	assert_int_equal(s.len, 1);
	gd_qr_release(&s);
	for (int i = 0; i < 200; i++)
		gd_buf_adds(&text, "退款");
	assert_int_equal(gd_qr_make(text.s, 40, 80, &s, &err), GD_OK);
	assert_true(s.len > 1);
	for (size_t i = 0; i < s.len; i++) {
		assert_true(s.codes[i].rows <= 40);
		assert_true(s.codes[i].cols <= 80);
	}
	gd_qr_release(&s);
	assert_int_equal(gd_qr_make(text.s, 10, 20, &s, &err), GD_EINVAL);
	assert_int_equal(s.len, 0);
	gd_buf_release(&text);
}

/* An "editor" that does what `script` says with its file. */
static void
set_editor(const char *script)
{
	const char *dir = getenv("TMPDIR");
	char path[512], editor[600];
	FILE *f;

	snprintf(path, sizeof path, "%s/editor-%d.sh", dir ? dir : "/tmp",
		 (int)getpid());
	f = fopen(path, "w");
	assert_non_null(f);
	fprintf(f, "#!/bin/sh\n%s\n", script);
	fclose(f);
	chmod(path, 0700);
	snprintf(editor, sizeof editor, "sh %s", path);
	setenv("VISUAL", editor, 1);
}

static void
edit_with(const char *script, enum gd_status want, const char *text,
	  bool changed)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf out = GD_BUF_INIT;
	bool is = false;

	set_editor(script);
	assert_int_equal(gd_editor_run("old\n", &out, &is, &err), want);
	if (want == GD_OK) {
		assert_string_equal(out.s, text);
		assert_int_equal(is, changed);
	} else {
		assert_true(*err.text);
		assert_int_equal(out.len, 0);
	}
	gd_buf_release(&out);
}

static void
an_editor_gets_a_private_file_and_gives_it_back(void **state)
{
	(void)state;
	edit_with("printf 'new; $HOME\\n' >\"$1\"", GD_OK, "new; $HOME\n", true);
	edit_with("true", GD_OK, "old\n", false);
	edit_with("test \"$(stat -c %a \"$1\")\" = 600", GD_OK, "old\n", false);
	edit_with("test \"$(stat -c %a \"${1%/*}\")\" = 700", GD_OK, "old\n",
		  false);
	edit_with("exit 3", GD_ESYS, "", false);
	edit_with("rm \"$1\"", GD_ENOTFOUND, "", false);
	setenv("VISUAL", "/nonexistent/editor", 1);
	assert_true(gd_editor_chosen());
}

static void
an_editor_that_died_is_told_from_one_that_is_missing(void **state)
{
	static const struct {
		const char *script, *said;	/* NULL: no such program */
	} cases[] = {
		{ "kill -9 $$", "failed; the text is as it was" },
		{ "exit 1", "failed; the text is as it was" },
		{ NULL, "cannot run the editor" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gd_error err = GD_ERROR_INIT;
		struct gd_buf out = GD_BUF_INIT;
		bool changed;

		if (cases[i].script)
			set_editor(cases[i].script);
		else
			setenv("VISUAL", "/nonexistent/editor", 1);
		assert_int_equal(gd_editor_run("old\n", &out, &changed, &err),
				 GD_ESYS);
		assert_non_null(strstr(err.text, cases[i].said));
		gd_buf_release(&out);
	}
}

/* How many editor's folders stand in $TMPDIR. */
static int
folders_left(void)
{
	DIR *dir = opendir(getenv("TMPDIR"));
	struct dirent *e;
	int n = 0;

	assert_non_null(dir);
	while ((e = readdir(dir)) != NULL)
		n += strncmp(e->d_name, "gongdao-", 8) == 0;
	closedir(dir);
	return n;
}

static void
nothing_of_the_editor_is_left(void **state)
{
	static const char *const scripts[] = {
		"true", "exit 3", "touch \"$1~\" \"${1%/*}/.text.txt.swp\"",
		"rm \"$1\"; touch \"$1~\"", "chmod 0 \"$1\"",
	};

	(void)state;
	unsetenv("XDG_RUNTIME_DIR");
	for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
		struct gd_buf out = GD_BUF_INIT;
		bool changed;

		set_editor(scripts[i]);
		gd_editor_run("old\n", &out, &changed, NULL);
		assert_int_equal(folders_left(), 0);
		gd_buf_release(&out);
	}
}

/* The signal comes while the editor runs, ends the program, and not before. */
static void
a_signal_waits_until_the_file_is_gone(void **state)
{
	static const int signals[] = { SIGTERM, SIGHUP };

	(void)state;
	unsetenv("XDG_RUNTIME_DIR");
	set_editor("kill -$SIGNAL $PPID; test -e \"$1\"");
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		struct gd_buf out = GD_BUF_INIT;
		int status = 0;
		bool changed;
		pid_t pid;

		setenv("SIGNAL", i ? "HUP" : "TERM", 1);
		pid = fork();
		if (pid == 0) {
			signal(signals[i], SIG_DFL);
			gd_editor_run("old\n", &out, &changed, NULL);
			_exit(0);
		}
		assert_int_equal(waitpid(pid, &status, 0), pid);
		assert_true(WIFSIGNALED(status));
		assert_int_equal(WTERMSIG(status), signals[i]);
		assert_int_equal(folders_left(), 0);
		gd_buf_release(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_clipboard_gets_base64_in_an_osc),
		cmocka_unit_test(what_no_terminal_takes_is_refused),
		cmocka_unit_test(a_long_text_becomes_a_numbered_series),
		cmocka_unit_test(an_editor_gets_a_private_file_and_gives_it_back),
		cmocka_unit_test(
			an_editor_that_died_is_told_from_one_that_is_missing),
		cmocka_unit_test(nothing_of_the_editor_is_left),
		cmocka_unit_test(a_signal_waits_until_the_file_is_gone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
