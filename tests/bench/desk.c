/*
 * tests/bench/desk.c - what a full-screen program costs: start to first frame, per
 * key, at rest.
 *
 *	tests/bench/desk [-s KEYS] [-k KEYS] [-n] PROGRAM [ARG]…
 *
 * Prints a line for 80x24 and one for 120x40; with -n one of numbers alone, for
 * 80x24: first frame in ms and bytes, a key in ms and bytes, peak in KiB. KEYS are
 * sent in turn, one byte each (jklh); those of -s once before them, to open another
 * screen: what that takes in ms is a sixth number. CPU time is the child's own (user
 * and system, from /proc), so that a busy machine changes little; bytes are what
 * reaches the terminal; memory is the peak resident set. Any program can be measured.
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

/* A first frame may wait for what the program has started. */
#define FRAME_SILENCE_MS 250
#define KEY_SILENCE_MS 20
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

/*
 * Take in output until the child is silent for so long and has done nothing
 * meanwhile: on a busy machine silence alone may be waiting for a processor. False
 * when it has ended.
 */
static int
settle(struct child *c, int silence_ms)
{
	char bytes[65536];
	double before = -1;

	for (;;) {
		struct pollfd p = { .fd = c->fd, .events = POLLIN };
		ssize_t n;

		if (poll(&p, 1, silence_ms) <= 0) {
			double used = cpu_ms(c->pid);

			if (c->bytes && used <= before)
				return 1;
			before = used;
			continue;
		}
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
	return c->pid > 0 && settle(c, FRAME_SILENCE_MS);
}

static void
stop(struct child *c)
{
	kill(c->pid, SIGKILL);
	waitpid(c->pid, NULL, 0);
	close(c->fd);
}

struct cost {
	double first_ms, open_ms, key_ms, key_bytes;
	size_t frame_bytes;
	long peak_kib;
};

static struct cost
measure(char **argv, const char *opening, const char *keys, int rows, int cols)
{
	double first[RUNS], last = 0;
	struct child c = { 0, -1, 0 };
	struct cost cost = { 0 };
	size_t before;

	for (int i = 0; i < RUNS; i++) {
		if (!start(&c, argv, rows, cols)) {
			fprintf(stderr, "%s does not start\n", argv[0]);
			exit(1);
		}
		first[i] = last = cpu_ms(c.pid);
		if (i + 1 < RUNS)
			stop(&c);
	}
	cost.first_ms = median(first, RUNS);
	cost.frame_bytes = c.bytes;
	for (; *opening; opening++) {
		if (write(c.fd, opening, 1) != 1)
			exit(1);
		settle(&c, FRAME_SILENCE_MS);
	}
	before = c.bytes;
	cost.key_ms = cpu_ms(c.pid);
	cost.open_ms = cost.key_ms - last;
	for (int i = 0; i < KEYS; i++) {
		if (write(c.fd, keys + (size_t)i % strlen(keys), 1) != 1)
			exit(1);
		settle(&c, KEY_SILENCE_MS);
	}
	cost.key_ms = (cpu_ms(c.pid) - cost.key_ms) / KEYS;
	cost.key_bytes = (double)(c.bytes - before) / KEYS;
	cost.peak_kib = peak_kib(c.pid);
	stop(&c);
	return cost;
}

static void
tell(char **argv, const char *opening, const char *keys, int rows, int cols)
{
	struct cost c = measure(argv, opening, keys, rows, cols);

	printf("%3dx%-3d  first frame %6.2f ms CPU, %6zu bytes   "
	       "a key %5.3f ms CPU, %6.1f bytes   peak %5.1f MiB\n",
	       cols, rows, c.first_ms, c.frame_bytes, c.key_ms, c.key_bytes,
	       (double)c.peak_kib / 1024.0);
}

int
main(int argc, char **argv)
{
	const char *keys = "jklh", *opening = "";
	int numbers = 0, opt;

	while ((opt = getopt(argc, argv, "+s:k:n")) != -1) {
		if (opt == 'k' && *optarg) {
			keys = optarg;
		} else if (opt == 's') {
			opening = optarg;
		} else if (opt == 'n') {
			numbers = 1;
		} else {
			optind = argc;
			break;
		}
	}
	argv += optind;
	if (!argv[0]) {
		fprintf(stderr, "usage: desk [-s KEYS] [-k KEYS] [-n] PROGRAM [ARG]...\n");
		return 2;
	}
	if (numbers) {
		struct cost c = measure(argv, opening, keys, 24, 80);

		printf("%.3f %zu %.4f %.1f %ld", c.first_ms, c.frame_bytes,
		       c.key_ms, c.key_bytes, c.peak_kib);
		if (*opening)
			printf(" %.3f", c.open_ms);
		putchar('\n');
		return 0;
	}
	tell(argv, opening, keys, 24, 80);
	tell(argv, opening, keys, 40, 120);
	return 0;
}
