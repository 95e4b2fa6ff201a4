/*
 * exchange/editor.c - see editor.h.
 */
#include <config.h>

#include "exchange/editor.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"

#define WORDS_MAX 16
#define TEXT_MAX (1024 * 1024)
#define NO_PROGRAM 127

static const char *
set_variable(const char *name)
{
	const char *s = getenv(name);

	return s && *s ? s : NULL;
}

bool
gd_editor_chosen(void)
{
	return set_variable("VISUAL") || set_variable("EDITOR");
}

/* An open private file; its name in `path`. */
static int
private_file(struct gd_buf *path, struct gd_error *err)
{
	const char *dir = set_variable("XDG_RUNTIME_DIR");
	mode_t mask;
	int fd;

	if (!dir || access(dir, W_OK) != 0)
		dir = set_variable("TMPDIR");
	gd_buf_addf(path, "%s/gongdao-XXXXXX.txt", dir ? dir : "/tmp");
	mask = umask(077);
	fd = mkostemps(path->s, 4, O_CLOEXEC);
	umask(mask);
	if (fd < 0)
		gd_error_set(err, GD_ESYS,
			     _("cannot make a private file for the editor: %s"),
			     strerror(errno));
	return fd;
}

static bool
write_all(int fd, const char *s, size_t len)
{
	ssize_t n;

	while (len) {
		n = write(fd, s, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		s += n;
		len -= (size_t)n;
	}
	return true;
}

/* The command's words, cut in `words`; the file comes last. */
static void
make_argv(char *words, char *path, char **argv)
{
	size_t n = 0;
	char *word;

	while (n < WORDS_MAX && (word = strsep(&words, " \t")))
		if (*word)
			argv[n++] = word;
	argv[n++] = path;
	argv[n] = NULL;
}

static enum gd_status
edit(const char *command, char *path, struct gd_error *err)
{
	char *words = gd_strdup(command), *argv[WORDS_MAX + 2];
	struct sigaction ignore = { .sa_handler = SIG_IGN }, on_int, on_quit;
	enum gd_status status = GD_OK;
	int result = 0;
	pid_t pid;

	make_argv(words, path, argv);
	/* Ctrl-C is the editor's. */
	sigaction(SIGINT, &ignore, &on_int);
	sigaction(SIGQUIT, &ignore, &on_quit);
	pid = fork();
	if (pid == 0) {
		signal(SIGINT, SIG_DFL);
		signal(SIGQUIT, SIG_DFL);
		signal(SIGPIPE, SIG_DFL);
		signal(SIGTSTP, SIG_DFL);
		execvp(argv[0], argv);
		_exit(NO_PROGRAM);
	}
	while (pid > 0 && waitpid(pid, &result, 0) < 0 && errno == EINTR)
		;
	sigaction(SIGINT, &on_int, NULL);
	sigaction(SIGQUIT, &on_quit, NULL);
	if (pid < 0 || !WIFEXITED(result) || WEXITSTATUS(result) == NO_PROGRAM)
		status = gd_error_set(err, GD_ESYS,
				      _("cannot run the editor '%s'; set $EDITOR "
					"to one that is there"), command);
	else if (WEXITSTATUS(result))
		status = gd_error_set(err, GD_ESYS,
				      _("the editor '%s' failed; the text is as "
					"it was"), command);
	free(words);
	return status;
}

enum gd_status
gd_editor_run(const char *text, struct gd_buf *out, bool *changed,
	      struct gd_error *err)
{
	const char *command = set_variable("VISUAL");
	struct gd_buf path = GD_BUF_INIT, read = GD_BUF_INIT;
	enum gd_status status = GD_OK;
	int fd;

	if (!command)
		command = set_variable("EDITOR");
	if (!command)
		command = "vi";
	fd = private_file(&path, err);
	if (fd < 0) {
		gd_buf_release(&path);
		return GD_ESYS;
	}
	if (!write_all(fd, text, strlen(text)))
		status = gd_error_set(err, GD_ESYS,
				      _("cannot write the text for the editor: "
					"%s"), strerror(errno));
	close(fd);
	if (status == GD_OK)
		status = edit(command, path.s, err);
	if (status == GD_OK)
		status = gd_file_read(&read, path.s, TEXT_MAX, err);
	unlink(path.s);
	if (status == GD_OK) {
		*changed = strcmp(read.s, text) != 0;
		gd_buf_add(out, read.s, read.len);
	}
	gd_buf_release(&read);
	gd_buf_release(&path);
	return status;
}
