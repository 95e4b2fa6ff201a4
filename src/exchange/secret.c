/*
 * exchange/secret.c - see secret.h.
 *
 * Signals from the keyboard are off while it is typed, so that nothing ends the
 * program with a terminal that shows no typing.
 */
#include <config.h>

#include "exchange/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define SECRET_MAX 1024

/* A line into `line`; false when it is empty or given up. */
static bool
read_line(int fd, char *line, size_t *len)
{
	char c;

	*len = 0;

	for (;;) {
		ssize_t n = read(fd, &c, 1);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0 || c == 3 || c == 4 || c == 27)
			return false;
		if (c == '\r' || c == '\n')
			return *len > 0;
		if (c == 127 || c == 8)
			*len -= *len > 0;
		else if (c == 21)
			*len = 0;
		else if (*len < SECRET_MAX)
			line[(*len)++] = c;
	}
}

static void
tell(int fd, const char *text)
{
	if (write(fd, text, strlen(text)) < 0) {
		/* A terminal that is gone answers nothing either. */
	}
}

bool
gd_secret_ask(const char *prompt, struct gd_buf *out)
{
	int fd = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
	char line[SECRET_MAX];
	struct termios was, quiet;
	bool typed = false;
	size_t len = 0;

	if (fd < 0)
		return false;
	if (tcgetattr(fd, &was) == 0) {
		quiet = was;
		quiet.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | ISIG);
		quiet.c_cc[VMIN] = 1;
		quiet.c_cc[VTIME] = 0;
		if (tcsetattr(fd, TCSAFLUSH, &quiet) == 0) {
			tell(fd, prompt);
			typed = read_line(fd, line, &len);
			tcsetattr(fd, TCSAFLUSH, &was);
			tell(fd, "\n");
		}
	}
	close(fd);
	if (typed)
		gd_buf_add(out, line, len);
	explicit_bzero(line, sizeof line);
	return typed;
}

void
gd_secret_release(struct gd_buf *b)
{
	if (b->len)
		explicit_bzero(b->s, b->len);
	gd_buf_release(b);
}
