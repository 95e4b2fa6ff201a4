/*
 * exchange/program.c - see program.h.
 *
 * Input and output are files in memory, not pipes: nobody can wait for the
 * other, and nothing of a case touches the disk.
 */
#include <config.h>

#include "exchange/program.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"

#define NO_PROGRAM 127
#define LOOK_MS 5
#define SAID_MAX 4096

static int
memory(const char *name, const void *bytes, size_t len)
{
	int fd = memfd_create(name, MFD_CLOEXEC);

	if (fd >= 0 && !gd_file_put(fd, bytes, len)) {
		close(fd);
		return -1;
	}
	if (fd >= 0)
		lseek(fd, 0, SEEK_SET);
	return fd;
}

static void
child(const char *const *argv, int in, int out, int errs)
{
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);
	if (dup2(in, STDIN_FILENO) >= 0 && dup2(out, STDOUT_FILENO) >= 0 &&
	    dup2(errs, STDERR_FILENO) >= 0)
		execvp(argv[0], (char *const *)argv);
	_exit(NO_PROGRAM);
}

/* Wait for the child; false when it took too long and was ended. */
static bool
wait_for(pid_t pid, int timeout_ms, int *result)
{
	const struct timespec pause = { 0, LOOK_MS * 1000000L };

	for (int ms = 0;; ms += LOOK_MS) {
		pid_t got = waitpid(pid, result, WNOHANG);

		if (got == pid)
			return true;
		if ((got < 0 && errno != EINTR) || ms >= timeout_ms)
			break;
		nanosleep(&pause, NULL);
	}
	kill(pid, SIGKILL);
	while (waitpid(pid, result, 0) < 0 && errno == EINTR)
		;
	return false;
}

static void
collect(int fd, size_t max, struct gd_buf *to)
{
	char chunk[4096];
	ssize_t n;

	if (!to || lseek(fd, 0, SEEK_SET) != 0)
		return;
	while (max && (n = read(fd, chunk, sizeof chunk < max ? sizeof chunk
							       : max)) > 0) {
		gd_buf_add(to, chunk, (size_t)n);
		max -= (size_t)n;
	}
}

enum gd_status
gd_program_run(const char *const *argv, const void *input, size_t len,
	       int timeout_ms, size_t max, struct gd_buf *out,
	       struct gd_buf *said, int *exit_status, struct gd_error *err)
{
	int in = memory("in", input, len), to = memory("out", "", 0);
	int errs = memory("err", "", 0), result = 0;
	enum gd_status status = GD_OK;
	pid_t pid = -1;

	if (in >= 0 && to >= 0 && errs >= 0)
		pid = fork();
	if (pid == 0)
		child(argv, in, to, errs);
	if (pid < 0)
		status = gd_error_set(err, GD_ESYS,
				      _("cannot run '%s': %s"), argv[0],
				      strerror(errno));
	else if (!wait_for(pid, timeout_ms, &result))
		status = gd_error_set(err, GD_ESYS,
				      _("'%s' took too long and was ended; try "
					"again later"), argv[0]);
	else if (!WIFEXITED(result))
		status = gd_error_set(err, GD_ESYS,
				      _("'%s' was ended by a signal"), argv[0]);
	else if (WEXITSTATUS(result) == NO_PROGRAM)
		status = GD_ENOTFOUND;
	if (status == GD_OK) {
		*exit_status = WEXITSTATUS(result);
		collect(to, max, out);
		collect(errs, SAID_MAX, said);
	}
	if (in >= 0)
		close(in);
	if (to >= 0)
		close(to);
	if (errs >= 0)
		close(errs);
	return status;
}
