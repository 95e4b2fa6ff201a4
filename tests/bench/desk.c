/*
 * tests/bench/desk.c - what the desk costs: start to first frame, per key, at rest.
 *
 *	tests/bench/desk PROGRAM [ARG]…		prints one table
 *
 * The program runs in a pseudo-terminal of 80x24 and of 120x40. CPU time is
 * the child's own (user and system, from /proc), so that a busy machine changes
 * little; bytes are what reaches the terminal; memory is the peak resident set.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define SILENCE_MS 60
#define RUNS 11
#define KEYS 200

struct child {
	pid_t pid;
	int fd;
	size_t bytes;
};

static int
by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double
median(double *v, int n)
{
	qsort(v, (size_t)n, sizeof *v, by_value);
	return v[n / 2];
}

/* CPU time of a running process in milliseconds, from its scheduler clock. */
static double
cpu_ms(pid_t pid)
{
	char path[64];
	unsigned long long ns = 0;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%d/schedstat", (int)pid);
	f = fopen(path, "r");
	if (!f || fscanf(f, "%llu", &ns) != 1)
		ns = 0;
	if (f)
		fclose(f);
	return (double)ns / 1e6;
}

/* Peak resident set in KiB. */
static long
peak_kib(pid_t pid)
{
	char path[64], line[256];
	long kib = 0;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
	f = fopen(path, "r");
	while (f && fgets(line, sizeof line, f))
		if (sscanf(line, "VmHWM: %ld", &kib) == 1)
			break;
	if (f)
		fclose(f);
	return kib;
}

/* Take in output until the child is silent; false when it has ended. */
static int
settle(struct child *c)
{
	char bytes[65536];

	for (;;) {
		struct pollfd p = { .fd = c->fd, .events = POLLIN };
		ssize_t n;

		if (poll(&p, 1, SILENCE_MS) <= 0)
			return 1;
		n = read(c->fd, bytes, sizeof bytes);
		if (n <= 0)
			return 0;
		c->bytes += (size_t)n;
	}
}

static int
start(struct child *c, char **argv, int rows, int cols)
{
	struct winsize ws = { .ws_row = (unsigned short)rows,
			      .ws_col = (unsigned short)cols };

	c->bytes = 0;
	c->pid = forkpty(&c->fd, NULL, NULL, &ws);
	if (c->pid == 0) {
		setenv("TERM", "xterm-256color", 1);
		execvp(argv[0], argv);
		_exit(127);
	}
	return c->pid > 0 && settle(c);
}

static void
stop(struct child *c)
{
	kill(c->pid, SIGKILL);
	waitpid(c->pid, NULL, 0);
	close(c->fd);
}

static void
measure(char **argv, int rows, int cols)
{
	static const char *const keys[] = { "j", "k", "l", "h" };
	double first[RUNS], key_cpu, key_bytes;
	struct child c = { 0, -1, 0 };
	size_t frame = 0, before;
	long kib = 0;

	for (int i = 0; i < RUNS; i++) {
		if (!start(&c, argv, rows, cols)) {
			fprintf(stderr, "%s does not start\n", argv[0]);
			exit(1);
		}
		first[i] = cpu_ms(c.pid);
		frame = c.bytes;
		if (i + 1 < RUNS)
			stop(&c);
	}
	before = c.bytes;
	key_cpu = cpu_ms(c.pid);
	for (int i = 0; i < KEYS; i++) {
		if (write(c.fd, keys[i % 4], 1) != 1)
			exit(1);
		settle(&c);
	}
	key_cpu = (cpu_ms(c.pid) - key_cpu) / KEYS;
	key_bytes = (double)(c.bytes - before) / KEYS;
	kib = peak_kib(c.pid);
	stop(&c);
	printf("%3dx%-3d  first frame %6.2f ms CPU, %6zu bytes   "
	       "a key %5.3f ms CPU, %6.1f bytes   peak %5.1f MiB\n",
	       cols, rows, median(first, RUNS), frame, key_cpu, key_bytes,
	       (double)kib / 1024.0);
}

int
main(int argc, char **argv)
{
	if (argc < 2) {
		fprintf(stderr, "usage: %s PROGRAM [ARG]...\n", argv[0]);
		return 2;
	}
	measure(argv + 1, 24, 80);
	measure(argv + 1, 40, 120);
	return 0;
}
