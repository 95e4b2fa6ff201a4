/*
 * tests/bench/pair.c - two commands in turn, A B A B …, and what each costs.
 *
 *	tests/bench/pair [-r RUNS] A [ARG]… -- B [ARG]…
 *
 * Prints one line of numbers: the medians of A's and B's CPU time in ms (user and
 * system, of the process and of those it waited for), the median of the ratios A/B
 * pair by pair, the smallest and the largest of them, the peaks of memory in KiB.
 * In turn, so that a machine that grows slower does so for both. Output goes to
 * /dev/null. A command that fails ends everything with status 1.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_RUNS 101

static int
by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double
in_ms(struct timeval t)
{
	return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

/* CPU time in ms of one run; the peak of memory grows in *kib. */
static double
run(char **argv, long *kib)
{
	struct rusage used;
	pid_t pid = fork();
	int status;

	if (pid == 0) {
		int null = open("/dev/null", O_RDWR);

		if (null < 0 || dup2(null, 0) < 0 || dup2(null, 1) < 0)
			_exit(127);
		execvp(argv[0], argv);
		_exit(127);
	}
	if (pid < 0 || wait4(pid, &status, 0, &used) != pid || status) {
		fprintf(stderr, "pair: %s ended badly\n", argv[0]);
		exit(1);
	}
	if (used.ru_maxrss > *kib)
		*kib = used.ru_maxrss;
	return in_ms(used.ru_utime) + in_ms(used.ru_stime);
}

static void
usage(void)
{
	fprintf(stderr, "usage: pair [-r RUNS] A [ARG]... -- B [ARG]...\n");
	exit(2);
}

int
main(int argc, char **argv)
{
	double a[MOST_RUNS], b[MOST_RUNS], ratio[MOST_RUNS];
	long kib_a = 0, kib_b = 0;
	int runs = 5, opt, i;
	char **other;

	while ((opt = getopt(argc, argv, "+r:")) != -1) {
		if (opt != 'r')
			usage();
		runs = atoi(optarg);
	}
	argv += optind;
	for (other = argv; *other && strcmp(*other, "--"); other++)
		;
	if (other == argv || !*other || !other[1] || runs < 1 ||
	    runs > MOST_RUNS)
		usage();
	*other++ = NULL;
	/* The first of each fills the caches and is not counted. */
	run(argv, &kib_a);
	run(other, &kib_b);
	for (i = 0; i < runs; i++) {
		a[i] = run(argv, &kib_a);
		b[i] = run(other, &kib_b);
		ratio[i] = b[i] > 0 ? a[i] / b[i] : 0;
	}
	qsort(a, (size_t)runs, sizeof *a, by_value);
	qsort(b, (size_t)runs, sizeof *b, by_value);
	qsort(ratio, (size_t)runs, sizeof *ratio, by_value);
	printf("%.2f %.2f %.3f %.3f %.3f %ld %ld\n", a[runs / 2], b[runs / 2],
	       ratio[runs / 2], ratio[0], ratio[runs - 1], kib_a, kib_b);
	return 0;
}
