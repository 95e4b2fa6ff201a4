/*
 * exchange/editor.c - see editor.h.
 *
 * Editors leave swap files, backups and undo files beside what they edit: the
 * file gets a folder of its own, and all of it goes. A signal that would end
 * the program waits until that is done.
 */
#include <config.h>

#include "exchange/editor.h"

#include <dirent.h>
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

/* An open private file in a private folder; both names are appended. */
static int
private_file(struct gd_buf *folder, struct gd_buf *path, struct gd_error *err)
{
	const char *dir = set_variable("XDG_RUNTIME_DIR");
	int fd = -1;

	if (!dir || access(dir, W_OK) != 0)
		dir = set_variable("TMPDIR");
	gd_buf_addf(folder, "%s/gongdao-XXXXXX", dir ? dir : "/tmp");
	if (!mkdtemp(folder->s))
		gd_buf_reset(folder);	/* not ours to empty */
	else if (chmod(folder->s, 0700) == 0)
		gd_buf_addf(path, "%s/text.txt", folder->s);
	if (path->len)
		fd = open(path->s, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW |
			  O_CLOEXEC, 0600);
	if (fd < 0 || fchmod(fd, 0600) != 0)
		gd_error_set(err, GD_ESYS,
			     _("cannot make a private file for the editor: %s"),
			     strerror(errno));
	return fd;
}

static void
remove_folder(const char *folder)
{
	DIR *dir = *folder ? opendir(folder) : NULL;
	struct dirent *e;

	while (dir && (e = readdir(dir)) != NULL)
		unlinkat(dirfd(dir), e->d_name, 0);
	if (dir) {
		closedir(dir);
		rmdir(folder);
	}
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

/* Run it with the signals of before, `usual`, in force. */
static enum gd_status
edit(const char *command, char *path, const sigset_t *usual,
     struct gd_error *err)
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
		sigprocmask(SIG_SETMASK, usual, NULL);
		execvp(argv[0], argv);
		_exit(NO_PROGRAM);
	}
	while (pid > 0 && waitpid(pid, &result, 0) < 0 && errno == EINTR)
		;
	sigaction(SIGINT, &on_int, NULL);
	sigaction(SIGQUIT, &on_quit, NULL);
	if (pid < 0 ||
	    (WIFEXITED(result) && WEXITSTATUS(result) == NO_PROGRAM))
		status = gd_error_set(err, GD_ESYS,
				      _("cannot run the editor '%s'; set $EDITOR "
					"to one that is there"), command);
	else if (!WIFEXITED(result) || WEXITSTATUS(result))
		status = gd_error_set(err, GD_ESYS,
				      _("the editor '%s' failed; the text is as "
					"it was"), command);
	free(words);
	return status;
}

/* The text through the file and the editor into `read`. */
static enum gd_status
edit_file(int fd, char *path, const char *text, const sigset_t *usual,
	  struct gd_buf *read, struct gd_error *err)
{
	const char *command = set_variable("VISUAL");
	enum gd_status status = GD_OK;

	if (!command)
		command = set_variable("EDITOR");
	if (!command)
		command = "vi";
	if (!gd_file_put(fd, text, strlen(text)))
		status = gd_error_set(err, GD_ESYS,
				      _("cannot write the text for the editor: "
					"%s"), strerror(errno));
	close(fd);
	if (status == GD_OK)
		status = edit(command, path, usual, err);
	if (status == GD_OK)
		status = gd_file_read(read, path, TEXT_MAX, err);
	return status;
}

enum gd_status
gd_editor_run(const char *text, struct gd_buf *out, bool *changed,
	      struct gd_error *err)
{
	struct gd_buf folder = GD_BUF_INIT, path = GD_BUF_INIT;
	struct gd_buf read = GD_BUF_INIT;
	enum gd_status status = GD_ESYS;
	sigset_t ends, usual;
	int fd;

	sigemptyset(&ends);
	sigaddset(&ends, SIGTERM);
	sigaddset(&ends, SIGHUP);
	sigprocmask(SIG_BLOCK, &ends, &usual);
	fd = private_file(&folder, &path, err);
	if (fd >= 0)
		status = edit_file(fd, path.s, text, &usual, &read, err);
	remove_folder(folder.s);
	sigprocmask(SIG_SETMASK, &usual, NULL);
	if (status == GD_OK) {
		*changed = strcmp(read.s, text) != 0;
		gd_buf_add(out, read.s, read.len);
	}
	gd_buf_release(&read);
	gd_buf_release(&path);
	gd_buf_release(&folder);
	return status;
}
