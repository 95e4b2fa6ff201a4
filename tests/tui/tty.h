/*
 * tests/tui/tty.h - a pseudo-terminal that is looked at before and after.
 */
#ifndef TESTS_TUI_TTY_H
#define TESTS_TUI_TTY_H

#include <stdbool.h>
#include <sys/types.h>
#include <termios.h>

#include "tui/raw.h"

struct tty {
	int fd;			/* the side of the test */
	struct termios before;
	pid_t keeper;		/* who waits for the program; -1: the test */
	int told;		/* pipe: what the keeper says of it */
};

/*
 * Fork with the terminal as the child's own; 0 in the child. With `job` the
 * child is a job of a shell that does nothing but wait: it can be stopped.
 */
pid_t tty_fork(struct tty *t, int rows, int cols, bool job);
/* Of a job: its pid when it has ended, 0 when not yet. */
pid_t tty_ended(const struct tty *t, pid_t pid, int *status);
void tty_end(struct tty *t);
/* Wait with a bound until the process is stopped; false: it is not. */
bool tty_stopped(pid_t pid);
/* The shell takes the terminal back, as it does from a job that was stopped. */
void tty_take_back(const struct tty *t);
/* What is not as it was before, NULL when all is. `raw` has read its bytes. */
const char *tty_left(const struct tty *t, const struct raw *raw);

#endif
