#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

#include "tui/raw.h"
#include "tui/rig.h"
#include "tui/tty.h"

#define PATIENCE_MS 20000	/* a sanitizer build on a busy machine */
#define TRY_MS 5000
#define SILENCE_MS 40
#define LOST_MEMORY 1	/* what AddressSanitizer ends with when it found leaks */
#define ROW_BYTES 2048

struct rig {
	int fd;
	struct tty tty;
	pid_t pid;
	bool ended;
	int status;
	VTerm *vt;
	VTermScreen *screen;
	VTermPos cursor;
	bool cursor_visible, altscreen, wide;
	int bells, rows, cols;
	size_t bytes;
	struct raw raw;
	char *home;
	char row[ROW_BYTES];
};

static int64_t
now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

char *
rig_new_home(void)
{
	const char *tmp = getenv("TMPDIR");
	char path[512];

	snprintf(path, sizeof path, "%s/rig-XXXXXX", tmp ? tmp : "/tmp");
	assert_non_null(mkdtemp(path));
	return strdup(path);
}

void
rig_remove_home(const char *home)
{
	pid_t pid = fork();

	if (pid == 0) {
		execlp("rm", "rm", "-rf", "--", home, (char *)NULL);
		_exit(127);
	}
	waitpid(pid, NULL, 0);
}

/* A bound on this machine: GD_PATIENCE=N makes it N times as long (valgrind). */
static int
bound(int ms)
{
	const char *n = getenv("GD_PATIENCE");
	long times = n ? strtol(n, NULL, 10) : 1;

	return times > 1 && times < 100 ? ms * (int)times : ms;
}

static const char *
program(void)
{
	const char *path = getenv("GONGDAO");

	return path && *path ? path : TEST_BUILDDIR "/gongdao";
}

/* Environment and arguments of every run; never returns. */
static void
become(const char *home, const char *lang, const char *now, const char *term,
       const char *const *args)
{
	const char *argv[64];
	char db[600];
	int n = 0;

	snprintf(db, sizeof db, "%s/gongdao.db", home);
	setenv("HOME", home, 1);
	setenv("XDG_CONFIG_HOME", home, 1);
	setenv("XDG_DATA_HOME", home, 1);
	setenv("XDG_STATE_HOME", home, 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	unsetenv("LANGUAGE");
	unsetenv("NO_COLOR");
	unsetenv("COLUMNS");
	unsetenv("LINES");
	setenv("TERM", term ? term : "xterm-256color", 1);
	if (chdir(home) != 0)
		_exit(126);
	argv[n++] = program();
	argv[n++] = "--db";
	argv[n++] = db;
	argv[n++] = "--as";
	argv[n++] = "lin";
	argv[n++] = "--lang";
	argv[n++] = lang;
	argv[n++] = "--now";
	argv[n++] = now ? now : "2026-03-12T09:04";
	for (int i = 0; args && args[i] && n < 63; i++)
		argv[n++] = args[i];
	argv[n] = NULL;
	execv(program(), (char *const *)argv);
	_exit(127);
}

int
rig_command(const char *home, const char *lang, const char *now,
	    const char *const *args, char *out, size_t size)
{
	int fds[2], status = 0;
	size_t len = 0;
	ssize_t got;
	char skip[512];
	pid_t pid;

	assert_int_equal(pipe(fds), 0);
	pid = fork();
	if (pid == 0) {
		dup2(fds[1], STDOUT_FILENO);
		dup2(fds[1], STDERR_FILENO);
		close(fds[0]);
		close(fds[1]);
		if (!freopen("/dev/null", "r", stdin))
			_exit(126);
		become(home, lang, now, NULL, args);
	}
	close(fds[1]);
	for (;;) {
		char *to = out && len + 1 < size ? out + len : skip;
		size_t room = to == skip ? sizeof skip : size - len - 1;

		got = read(fds[0], to, room);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			break;
		if (to != skip)
			len += (size_t)got;
	}
	if (out)
		out[len] = '\0';
	close(fds[0]);
	waitpid(pid, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status)
				 : 128 + WTERMSIG(status);
}

void
rig_new_case(const char *home, const char *now, const char *answers)
{
	char path[600], out[2048];
	const char *args[] = { "new", "--answers", path, NULL };
	FILE *f;

	snprintf(path, sizeof path, "%s/answers.ini", home);
	f = fopen(path, "w");
	assert_non_null(f);
	assert_true(fprintf(f, "[answers]\n%s", answers) > 0);
	assert_int_equal(fclose(f), 0);
	if (rig_command(home, "en", now, args, out, sizeof out) != 0)
		fail_msg("new: %s", out);
	assert_non_null(strstr(out, "GD-0001"));
}

static int
on_move(VTermPos pos, VTermPos old, int visible, void *user)
{
	struct rig *r = user;

	(void)old;
	(void)visible;
	r->cursor = pos;
	return 1;
}

static int
on_prop(VTermProp prop, VTermValue *val, void *user)
{
	struct rig *r = user;

	if (prop == VTERM_PROP_CURSORVISIBLE)
		r->cursor_visible = val->boolean;
	else if (prop == VTERM_PROP_ALTSCREEN)
		r->altscreen = val->boolean;
	return 1;
}

static int
on_bell(void *user)
{
	((struct rig *)user)->bells++;
	return 1;
}

static const VTermScreenCallbacks callbacks = {
	.movecursor = on_move, .settermprop = on_prop, .bell = on_bell
};

static void
make_screen(struct rig *r)
{
	r->vt = vterm_new(r->rows, r->cols);
	vterm_set_utf8(r->vt, 1);
	r->screen = vterm_obtain_screen(r->vt);
	vterm_screen_enable_altscreen(r->screen, 1);
	vterm_screen_set_callbacks(r->screen, &callbacks, r);
	vterm_screen_reset(r->screen, 1);
	r->cursor_visible = true;
}

static void
make_demo(struct rig *r, const struct rig_setup *s)
{
	char cases[16], out[2048];
	const char *args[] = { "demo", "--cases", cases, "--seed", "1", NULL };

	snprintf(cases, sizeof cases, "%d", s->demo);
	if (rig_command(r->home, s->lang, s->now, args, out, sizeof out) != 0)
		fail_msg("demo: %s", out);
}

struct rig *
rig_start(const struct rig_setup *s)
{
	struct rig *r = calloc(1, sizeof *r);

	assert_non_null(r);
	r->rows = s->rows;
	r->cols = s->cols;
	r->wide = s->wide;
	/* On a screen of its own; a command has nothing to ask. */
	r->raw.may_ask = !s->args;
	r->home = s->home ? strdup(s->home) : rig_new_home();
	if (s->demo > 0)
		make_demo(r, s);
	make_screen(r);
	r->pid = tty_fork(&r->tty, s->rows, s->cols, s->job);
	if (r->pid == 0) {
		for (size_t i = 0; s->env && s->env[i]; i++)
			putenv((char *)s->env[i]);
		become(r->home, s->lang, s->now, s->term, s->args);
	}
	assert_true(r->pid > 0);
	r->fd = r->tty.fd;
	fcntl(r->fd, F_SETFL, O_NONBLOCK);
	return r;
}

/* Take in what has arrived within `ms`; false at the end of the program. */
static bool
take(struct rig *r, int ms)
{
	struct pollfd p = { .fd = r->fd, .events = POLLIN };
	char bytes[16384], reply[256];
	ssize_t n;
	size_t len;

	if (poll(&p, 1, ms) <= 0)
		return true;
	n = read(r->fd, bytes, sizeof bytes);
	if (n <= 0)
		return n < 0 && (errno == EAGAIN || errno == EINTR);
	r->bytes += (size_t)n;
	raw_feed(&r->raw, bytes, (size_t)n);
	vterm_input_write(r->vt, bytes, (size_t)n);
	/* Answers of the terminal itself (positions, attributes). */
	while ((len = vterm_output_read(r->vt, reply, sizeof reply)) > 0) {
		if (r->wide && len == 6 && memcmp(reply, "\033[2;2R", 6) == 0)
			reply[4] = '3';
		if (write(r->fd, reply, len) < 0)
			break;
	}
	return true;
}

void
rig_settle(struct rig *r)
{
	size_t before;

	do {
		before = r->bytes;
		if (!take(r, bound(SILENCE_MS)))
			return;
	} while (r->bytes != before);
}

void
rig_send(struct rig *r, const char *bytes)
{
	size_t len = strlen(bytes), done = 0;

	while (done < len) {
		ssize_t n = write(r->fd, bytes + done, len - done);

		if (n < 0 && errno != EAGAIN && errno != EINTR)
			fail_msg("the program does not take keys: %s",
				 strerror(errno));
		if (n > 0)
			done += (size_t)n;
		else
			take(r, 20);
	}
	/* A lone Escape must not run into the next key. */
	if (len > 0 && bytes[len - 1] == '\033')
		rig_settle(r);
}

void
rig_paste(struct rig *r, const char *text)
{
	rig_send(r, "\033[200~");
	rig_send(r, text);
	rig_send(r, "\033[201~");
}

void
rig_resize(struct rig *r, int rows, int cols)
{
	struct winsize ws = { .ws_row = (unsigned short)rows,
			      .ws_col = (unsigned short)cols };

	rig_settle(r);
	r->rows = rows;
	r->cols = cols;
	vterm_set_size(r->vt, rows, cols);
	assert_int_equal(ioctl(r->fd, TIOCSWINSZ, &ws), 0);
}

void
rig_signal(struct rig *r, int sig)
{
	kill(r->pid, sig);
}

const char *
rig_row(struct rig *r, int row)
{
	VTermRect rect = { row, row + 1, 0, r->cols };
	size_t len = vterm_screen_get_text(r->screen, r->row, ROW_BYTES - 1,
					   rect);

	r->row[len < ROW_BYTES ? len : ROW_BYTES - 1] = '\0';
	len = strlen(r->row);
	while (len > 0 && r->row[len - 1] == ' ')
		r->row[--len] = '\0';
	return r->row;
}

int
rig_find(struct rig *r, const char *text)
{
	for (int row = 0; row < r->rows; row++)
		if (strstr(rig_row(r, row), text))
			return row;
	return -1;
}

static void
print_screen(struct rig *r)
{
	print_message("# the screen (%dx%d):\n", r->cols, r->rows);
	for (int row = 0; row < r->rows; row++)
		print_message("# |%s\n", rig_row(r, row));
}

static bool
wait_for(struct rig *r, const char *text, bool there, int ms)
{
	int64_t until = now_ms() + ms;

	while ((rig_find(r, text) >= 0) != there) {
		if (now_ms() > until || !take(r, 100))
			return (rig_find(r, text) >= 0) == there;
	}
	rig_settle(r);
	return (rig_find(r, text) >= 0) == there;
}

void
rig_expect(struct rig *r, const char *text)
{
	if (wait_for(r, text, true, bound(PATIENCE_MS)))
		return;
	print_screen(r);
	fail_msg("not on the screen: %s", text);
}

bool
rig_try(struct rig *r, const char *keys, const char *text)
{
	size_t len = strlen(keys);

	return write(r->fd, keys, len) == (ssize_t)len &&
	       wait_for(r, text, true, bound(TRY_MS));
}

void
rig_expect_gone(struct rig *r, const char *text)
{
	if (wait_for(r, text, false, bound(PATIENCE_MS)))
		return;
	print_screen(r);
	fail_msg("still on the screen: %s", text);
}

bool
rig_shows(struct rig *r, const char *text)
{
	rig_settle(r);
	return rig_find(r, text) >= 0;
}

int
rig_cursor_row(struct rig *r)
{
	return r->cursor.row;
}

int
rig_cursor_col(struct rig *r)
{
	return r->cursor.col;
}

bool
rig_cursor_visible(struct rig *r)
{
	return r->cursor_visible;
}

int
rig_bells(struct rig *r)
{
	return r->bells;
}

int
rig_colour(struct rig *r, int row, int col)
{
	VTermPos pos = { row, col };
	VTermScreenCell cell;

	vterm_screen_get_cell(r->screen, pos, &cell);
	return VTERM_COLOR_IS_INDEXED(&cell.fg) &&
	       !VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) ? cell.fg.indexed.idx : -1;
}

size_t
rig_bytes(struct rig *r)
{
	return r->bytes;
}

const char *
rig_offence(struct rig *r)
{
	return r->raw.wrong[0] ? r->raw.wrong : NULL;
}

size_t
rig_osc(struct rig *r)
{
	return r->raw.osc;
}

void
rig_take_back(struct rig *r)
{
	tty_take_back(&r->tty);
}

const char *
rig_left(struct rig *r)
{
	rig_settle(r);
	return tty_left(&r->tty, &r->raw);
}

bool
rig_altscreen(struct rig *r)
{
	return r->altscreen;
}

int
rig_wait(struct rig *r)
{
	int64_t until = now_ms() + bound(PATIENCE_MS);
	int status = 0;

	while (!r->ended) {
		pid_t got;

		take(r, 20);
		got = r->tty.keeper < 0 ? waitpid(r->pid, &status, WNOHANG)
					: tty_ended(&r->tty, r->pid, &status);
		if (got == r->pid) {
			r->ended = true;
			r->status = WIFEXITED(status)
				? WEXITSTATUS(status)
				: 128 + WTERMSIG(status);
		} else if (now_ms() > until) {
			print_screen(r);
			fail_msg("the program does not end");
		}
	}
	rig_settle(r);
	return r->status;
}

const char *
rig_home(struct rig *r)
{
	return r->home;
}

pid_t
rig_pid(struct rig *r)
{
	return r->pid;
}

/*
 * What is counted or looked for at a program's end, lines that ran or memory that
 * was lost, needs an end of its own: GD_GENTLE_END asks for that, and the
 * sanitizers get it of every fourth program.
 */
static bool
wants_gentle_end(void)
{
	static int ends;

	return getenv("GD_GENTLE_END") ||
	       (getenv("GD_SANITIZERS") && ++ends % 4 == 0);
}

static void
end_gently(struct rig *r, char *wrong, size_t size)
{
	int64_t until = now_ms() + bound(PATIENCE_MS);
	int status = 0;

	kill(r->pid, SIGTERM);
	while (now_ms() < until && take(r, 100))
		;
	kill(r->pid, SIGKILL);
	if (r->tty.keeper >= 0 || waitpid(r->pid, &status, 0) != r->pid)
		return;
	if (WIFEXITED(status) && WEXITSTATUS(status) == LOST_MEMORY) {
		print_screen(r);
		snprintf(wrong, size, "memory was lost");
	}
}

void
rig_end(struct rig *r, bool keep_home)
{
	char wrong[sizeof r->raw.wrong];

	memcpy(wrong, r->raw.wrong, sizeof wrong);
	if (!r->ended && wants_gentle_end()) {
		end_gently(r, wrong, sizeof wrong);
	} else if (!r->ended) {
		kill(r->pid, SIGKILL);
		if (r->tty.keeper < 0)
			waitpid(r->pid, NULL, 0);
	}
	tty_end(&r->tty);
	vterm_free(r->vt);
	if (!keep_home)
		rig_remove_home(r->home);
	free(r->home);
	free(r);
	if (wrong[0])
		fail_msg("reached the terminal: %s", wrong);
}
