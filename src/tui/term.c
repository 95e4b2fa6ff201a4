/*
 * ncurses draws and decodes keys; waiting, signals and giving the terminal
 * back are ours. Handlers only note the signal and write one byte to a pipe;
 * a crash handler writes one prepared string and dies by the same signal.
 */
#include <config.h>

#include "tui/term.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "tui/term_keys.h"
#include "tui/theme.h"

#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
/* Mouse reports in all their kinds, and bracketed paste. */
#define MODES_OFF "\033[?1000l\033[?1002l\033[?1006l\033[?2004l"

/* What signal handlers must reach: the pipe, and how the terminal was. */
static volatile sig_atomic_t wake_fd = -1;
static volatile sig_atomic_t resized, end_asked, stop_asked, woken;
static volatile sig_atomic_t taken;
static struct termios before;
static char restore[256];
static size_t restore_len;
static char sorry[400];		/* what a crash says; translated beforehand */

static const int fatal_signals[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT,
				     SIGSYS };
static const int end_signals[] = { SIGTERM, SIGHUP, SIGINT, SIGQUIT };

static void
on_signal(int sig)
{
	int saved = errno;
	char byte = 's';

	if (sig == SIGWINCH)
		resized = 1;
	else if (sig == SIGTSTP)
		stop_asked = 1;
	else if (sig == SIGCONT)
		woken = 1;
	else
		end_asked = 1;
	if (wake_fd >= 0 && write(wake_fd, &byte, 1) < 0) {
		/* A full pipe wakes the loop just as well. */
	}
	errno = saved;
}

/* Async-signal-safe: give the terminal back from anywhere. */
static void
give_back(void)
{
	if (!taken)
		return;
	taken = 0;
	if (write(STDOUT_FILENO, restore, restore_len) < 0) {
		/* Nobody is there to tell. */
	}
	tcsetattr(STDIN_FILENO, TCSANOW, &before);
}

static void
on_crash(int sig)
{
	give_back();
	if (write(STDERR_FILENO, sorry, strlen(sorry)) < 0) {
		/* Nobody is there to tell. */
	}
	signal(sig, SIG_DFL);
	raise(sig);
}

static void
handle(int sig, void (*handler)(int), int flags)
{
	struct sigaction sa;

	memset(&sa, 0, sizeof sa);
	sa.sa_handler = handler;
	sa.sa_flags = flags;
	sigemptyset(&sa.sa_mask);
	sigaction(sig, &sa, NULL);
}

/* The string that undoes everything we ask of the terminal. */
static void
prepare_restore(void)
{
	const char *caps[] = { MODES_OFF,
			       orig_pair, exit_attribute_mode, cursor_normal,
			       exit_ca_mode, keypad_local };

	snprintf(sorry, sizeof sorry, "%s",
		 _("gongdao: a fault in the program stopped it; what was saved "
		   "is kept, start again\n"));
	restore_len = 0;
	for (size_t i = 0; i < GD_ARRAY_LEN(caps); i++) {
		size_t len = caps[i] ? strlen(caps[i]) : 0;

		if (restore_len + len < sizeof restore) {
			memcpy(restore + restore_len, caps[i] ? caps[i] : "",
			       len);
			restore_len += len;
		}
	}
}

static enum gd_status
check_terminal(struct gd_error *err)
{
	const char *name = getenv("TERM");
	int why = 0;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return gd_error_set(err, GD_ESYS,
			_("The desk needs a terminal; for scripts use a "
			  "command such as 'gongdao due' or 'gongdao list' "
			  "(see gongdao --help)"));
	if (!name || !*name || setupterm(NULL, STDOUT_FILENO, &why) != OK ||
	    !cursor_address)
		return gd_error_set(err, GD_ESYS,
			_("The terminal type '%s' cannot show the desk; set "
			  "TERM (for example TERM=xterm-256color) or use "
			  "gongdao --linear"), name ? name : "");
	return GD_OK;
}

static void
enter(struct gd_term *t)
{
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	meta(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	/* All waiting keys are read before a frame: none is looked for in it. */
	typeahead(-1);
	if (t->opt.mouse) {
		/* Press and release that come at once are a click in any case. */
		mousemask(BUTTON1_PRESSED | BUTTON1_RELEASED |
			  BUTTON1_CLICKED | BUTTON1_DOUBLE_CLICKED |
			  BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
		mouseinterval(0);
	}
	gd_term_keys_define();
	/* ncurses knows no capability for it; terminals that lack it ignore it. */
	putp(PASTE_ON);
	fflush(stdout);
}

enum gd_status
gd_term_start(struct gd_term *t, const struct gd_term_options *opt,
	      struct gd_error *err)
{
	enum gd_status status = check_terminal(err);
	TERMINAL *asked = cur_term;	/* newterm() reads one of its own */
	SCREEN *screen;

	if (status != GD_OK)
		return status;
	memset(t, 0, sizeof *t);
	t->opt = *opt;
	gd_term_keys_init(t);
	if (pipe2(t->pipe, O_CLOEXEC | O_NONBLOCK) != 0)
		return gd_error_set(err, GD_ESYS, _("Cannot make a pipe: %s"),
				    strerror(errno));
	tcgetattr(STDIN_FILENO, &before);
	prepare_restore();
	set_escdelay(25);
	screen = newterm(NULL, stdout, stdin);
	if (asked && asked != cur_term)
		del_curterm(asked);
	if (!screen) {
		close(t->pipe[0]);
		close(t->pipe[1]);
		return gd_error_set(err, GD_ESYS,
				    _("The terminal cannot be set up"));
	}
	taken = 1;
	wake_fd = t->pipe[1];
	gd_theme_init(opt->mono);
	enter(t);
	/* The first frame clears it away; who gives no answer is not waited for. */
	t->decoder.asked = opt->ask_width;
	if (opt->ask_width)
		gd_term_send(GD_WIDTH_ASK, sizeof GD_WIDTH_ASK - 1);
	handle(SIGWINCH, on_signal, SA_RESTART);
	/* ncurses would stop with pasting still bracketed. */
	handle(SIGTSTP, on_signal, SA_RESTART);
	handle(SIGCONT, on_signal, SA_RESTART);
	handle(SIGPIPE, SIG_IGN, 0);
	for (size_t i = 0; i < GD_ARRAY_LEN(end_signals); i++)
		handle(end_signals[i], on_signal, SA_RESTART);
	for (size_t i = 0; i < GD_ARRAY_LEN(fatal_signals); i++)
		handle(fatal_signals[i], on_crash, SA_RESETHAND);
	gd_mem_on_failure(give_back);
	return GD_OK;
}

void
gd_term_stop(struct gd_term *t)
{
	if (!taken)
		return;
	gd_mem_on_failure(NULL);
	handle(SIGTSTP, SIG_DFL, 0);
	/* An answer that comes now would be typed into the shell. */
	if (t->decoder.asked)
		tcflush(STDIN_FILENO, TCIFLUSH);
	putp(PASTE_OFF);
	endwin();
	fflush(stdout);
	taken = 0;
	wake_fd = -1;
	close(t->pipe[0]);
	close(t->pipe[1]);
	gd_buf_release(&t->decoder.paste);
	delscreen(set_term(NULL));
}

/* What comes back from a stop finds the terminal as a shell has left it. */
static void
come_back(struct gd_term *t)
{
	stop_asked = woken = 0;
	taken = 1;
	enter(t);
	clearok(stdscr, TRUE);
	resized = 1;
}

int
gd_term_wait(struct gd_term *t, int timeout_ms)
{
	struct pollfd fds[2] = {
		{ .fd = STDIN_FILENO, .events = POLLIN },
		{ .fd = t->pipe[0], .events = POLLIN },
	};
	char drain[64];
	int bits = 0;

	if (!resized && !end_asked && !stop_asked && !woken &&
	    poll(fds, 2, timeout_ms) < 0 && errno != EINTR)
		return GD_TERM_HANGUP;
	if (stop_asked) {
		gd_term_suspend(t);
	} else if (woken) {
		/* SIGSTOP asks nobody: all that was ours is asked for again. */
		endwin();
		come_back(t);
	}
	/* Without a key it may be a signal that came before the wait. */
	while ((fds[1].revents || !fds[0].revents) &&
	       read(t->pipe[0], drain, sizeof drain) > 0)
		;
	if (fds[0].revents & POLLIN)
		bits |= GD_TERM_INPUT;
	if (fds[0].revents & (POLLHUP | POLLERR | POLLNVAL))
		bits |= GD_TERM_HANGUP;
	if (resized) {
		resized = 0;
		bits |= GD_TERM_RESIZED;
	}
	if (end_asked)
		bits |= GD_TERM_HANGUP;
	return bits;
}

void
gd_term_resize(struct gd_term *t, int *rows, int *cols)
{
	struct winsize ws;

	(void)t;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &ws) == 0 && ws.ws_row > 0 &&
	    ws.ws_col > 0 && (ws.ws_row != LINES || ws.ws_col != COLS))
		resizeterm(ws.ws_row, ws.ws_col);
	getmaxyx(stdscr, *rows, *cols);
}

void
gd_term_suspend(struct gd_term *t)
{
	struct sigaction stop = { .sa_handler = SIG_DFL }, old;

	putp(PASTE_OFF);
	endwin();
	fflush(stdout);
	taken = 0;
	/*
	 * As the terminal would do it: the whole job, and nobody at all where no
	 * shell could wake it again (ssh host gongdao), which SIGSTOP ignores.
	 */
	sigaction(SIGTSTP, &stop, &old);
	kill(0, SIGTSTP);
	sigaction(SIGTSTP, &old, NULL);
	come_back(t);
}

void
gd_term_lend(struct gd_term *t, void (*run)(void *ctx), void *ctx)
{
	putp(PASTE_OFF);
	endwin();
	fflush(stdout);
	taken = 0;
	handle(SIGTSTP, SIG_DFL, 0);
	run(ctx);
	handle(SIGTSTP, on_signal, SA_RESTART);
	come_back(t);
}

void
gd_term_send(const char *bytes, size_t len)
{
	fwrite(bytes, 1, len, stdout);
	fflush(stdout);
}

void
gd_term_ring(const char *how)
{
	if (strcmp(how, "bell") == 0)
		beep();
	else if (strcmp(how, "flash") == 0)
		flash();
}

/* What the terminal that has named itself understands; inside tmux nobody does. */
static const char *
notice_of_terminal(void)
{
	static const struct {
		const char *variable, *begins, *how;
	} known[] = {
		{ "TMUX", "", "none" },
		{ "TERM_PROGRAM", "iTerm", "osc9" },
		{ "TERM_PROGRAM", "WezTerm", "osc9" },
		{ "TERM_PROGRAM", "ghostty", "osc9" },
		{ "TERM", "xterm-kitty", "osc9" },
		{ "TERM", "foot", "osc777" },
		{ "TERM", "rxvt-unicode", "osc777" },
	};

	for (size_t i = 0; i < GD_ARRAY_LEN(known); i++) {
		const char *value = getenv(known[i].variable);

		if (value && strncmp(value, known[i].begins,
				     strlen(known[i].begins)) == 0)
			return known[i].how;
	}
	return "none";
}

void
gd_term_notify(const char *how, const char *text)
{
	if (strcmp(how, "auto") == 0)
		how = notice_of_terminal();
	if (strcmp(how, "osc9") == 0)
		fprintf(stdout, "\033]9;%s\a", text);
	else if (strcmp(how, "osc777") == 0)
		fprintf(stdout, "\033]777;notify;gongdao;%s\a", text);
	else
		return;
	fflush(stdout);
}
