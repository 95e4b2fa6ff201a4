#include "tui/tty.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utmp.h>

#define STOP_TRIES 2000	/* of 10 ms */

/* A shell of one job: lets it begin in the foreground, and ends as it ends. */
static void
keep(int tell)
{
	pid_t pid = fork();
	int status = 0;

	if (pid == 0) {
		close(tell);
		setpgid(0, 0);
		signal(SIGTTOU, SIG_IGN);
		tcsetpgrp(STDIN_FILENO, getpid());
		signal(SIGTTOU, SIG_DFL);
		return;		/* becomes the program */
	}
	setpgid(pid, pid);
	if (write(tell, &pid, sizeof pid) != sizeof pid)
		_exit(99);
	while (waitpid(pid, &status, 0) == pid &&
	       !WIFEXITED(status) && !WIFSIGNALED(status))
		;
	if (write(tell, &status, sizeof status) != sizeof status)
		_exit(99);
	/* The terminal must outlast the program: the test looks at it. */
	for (;;)
		pause();
}

pid_t
tty_fork(struct tty *t, int rows, int cols, bool job)
{
	struct winsize ws = { .ws_row = (unsigned short)rows,
			      .ws_col = (unsigned short)cols };
	int slave, told[2];
	pid_t pid, inner;

	if (openpty(&t->fd, &slave, NULL, NULL, &ws) != 0 ||
	    tcgetattr(slave, &t->before) != 0 || pipe(told) != 0)
		abort();
	fcntl(t->fd, F_SETFD, FD_CLOEXEC);
	pid = fork();
	if (pid == 0) {
		close(told[0]);
		login_tty(slave);
		if (job)
			keep(told[1]);
		else
			close(told[1]);
		return 0;
	}
	close(slave);
	close(told[1]);
	t->keeper = -1;
	t->told = told[0];
	if (!job)
		return pid;
	t->keeper = pid;
	if (read(t->told, &inner, sizeof inner) != sizeof inner)
		abort();
	return inner;
}

pid_t
tty_ended(const struct tty *t, pid_t pid, int *status)
{
	struct pollfd p = { .fd = t->told, .events = POLLIN };

	if (poll(&p, 1, 0) <= 0 ||
	    read(t->told, status, sizeof *status) != sizeof *status)
		return 0;
	return pid;
}

void
tty_end(struct tty *t)
{
	if (t->keeper > 0) {
		kill(t->keeper, SIGKILL);
		waitpid(t->keeper, NULL, 0);
	}
	close(t->told);
	close(t->fd);
}

bool
tty_stopped(pid_t pid)
{
	char path[64], text[512], state = 0;

	snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
	for (int i = 0; i < STOP_TRIES && state != 'T'; i++) {
		FILE *f = fopen(path, "r");
		size_t n = f ? fread(text, 1, sizeof text - 1, f) : 0;
		const char *end;

		if (f)
			fclose(f);
		text[n] = '\0';
		end = strrchr(text, ')');
		state = end && end[1] ? end[2] : 0;
		if (state != 'T')
			poll(NULL, 0, 10);
	}
	return state == 'T';
}

void
tty_take_back(const struct tty *t)
{
	if (tcsetattr(t->fd, TCSANOW, &t->before) != 0)
		abort();
}

const char *
tty_left(const struct tty *t, const struct raw *raw)
{
	static const struct {
		int mode;
		const char *left;
	} modes[] = {
		{ 1000, "mouse reports are on" }, { 1002, "mouse motion is on" },
		{ 1003, "mouse motion is on" }, { 1006, "mouse coding is on" },
		{ 1004, "focus reports are on" },
		{ 2004, "bracketed paste is on" },
		{ 1049, "the alternate screen is on" },
		{ 1, "the keypad is switched" },
	};
	struct termios now;

	if (tcgetattr(t->fd, &now) != 0)
		return "the terminal cannot be asked";
	if (now.c_iflag != t->before.c_iflag ||
	    now.c_oflag != t->before.c_oflag ||
	    now.c_cflag != t->before.c_cflag ||
	    now.c_lflag != t->before.c_lflag)
		return "the modes of the line differ";
	if (memcmp(now.c_cc, t->before.c_cc, sizeof now.c_cc) != 0)
		return "the special characters of the line differ";
	if (raw->hidden)
		return "the cursor is hidden";
	for (size_t i = 0; i < sizeof modes / sizeof *modes; i++)
		if (raw_mode(raw, modes[i].mode))
			return modes[i].left;
	return NULL;
}
