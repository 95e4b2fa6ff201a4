/*
 * kill_at N REPORT PROGRAM [ARG...] - run a program and kill it with SIGKILL at
 * its N-th moment: each system call has one before it and one after. With N = 0
 * it lives. REPORT gets, a line each, how many moments there were and which of
 * them stand beside a call that changes a file or the terminal.
 *
 * Ends as the program did, with 137 when it was killed, with 77 where the system
 * does not let one process trace another.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define MUST_SKIP 77
#define WRITES_MAX 100000

static int64_t writes[WRITES_MAX];
static size_t writes_len;

static bool
changes_something(uint64_t nr, uint64_t flags)
{
	static const long calls[] = {
		SYS_write, SYS_pwrite64, SYS_writev, SYS_fsync, SYS_fdatasync,
		SYS_ftruncate, SYS_unlinkat, SYS_linkat, SYS_mkdirat,
		SYS_renameat2, SYS_fallocate,
#ifdef SYS_unlink
		SYS_unlink, SYS_link, SYS_mkdir, SYS_rename, SYS_rmdir,
#endif
#ifdef SYS_renameat
		SYS_renameat,
#endif
	};

	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
		if (nr == (uint64_t)calls[i])
			return true;
	return nr == SYS_openat && flags & O_CREAT;
}

/* Note whether the call at moment `n` writes; after it as before it. */
static void
look(pid_t pid, int64_t n)
{
	static bool writing;
	struct __ptrace_syscall_info info;

	if (ptrace(PTRACE_GET_SYSCALL_INFO, pid, sizeof info, &info) <= 0)
		return;
	if (info.op == PTRACE_SYSCALL_INFO_ENTRY)
		writing = changes_something(info.entry.nr, info.entry.args[2]);
	if (writing && writes_len < WRITES_MAX)
		writes[writes_len++] = n;
}

static void
become(char **argv)
{
	const char *given = getenv("ASAN_OPTIONS");
	char options[1024];

	/* Leaks are not looked for in what is traced: it cannot be. */
	snprintf(options, sizeof options, "%s:detect_leaks=0",
		 given ? given : "");
	setenv("ASAN_OPTIONS", options, 1);
	if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) != 0)
		_exit(MUST_SKIP);
	raise(SIGSTOP);
	execv(*argv, argv);
	_exit(127);
}

/* Moments of the whole run; `*status` is waitpid()'s. */
static int64_t
follow(pid_t pid, int64_t nth, int *status)
{
	int64_t n = 0;
	int sig;

	for (;;) {
		if (waitpid(pid, status, 0) != pid || !WIFSTOPPED(*status))
			return n;
		sig = WSTOPSIG(*status);
		if (sig == (SIGTRAP | 0x80)) {
			look(pid, ++n);
			if (n == nth)
				kill(pid, SIGKILL);
			sig = 0;
		} else if (*status >> 16 || sig == SIGTRAP) {
			sig = 0;
		}
		ptrace(PTRACE_SYSCALL, pid, NULL, (void *)(intptr_t)sig);
	}
}

int
main(int argc, char **argv)
{
	const long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL;
	int64_t moments;
	int status;
	FILE *report;
	pid_t pid;

	if (argc < 4)
		return 2;
	pid = fork();
	if (pid == 0)
		become(argv + 3);
	if (waitpid(pid, &status, 0) != pid || !WIFSTOPPED(status) ||
	    ptrace(PTRACE_SETOPTIONS, pid, NULL, (void *)options) != 0)
		return MUST_SKIP;
	ptrace(PTRACE_SYSCALL, pid, NULL, NULL);
	moments = follow(pid, strtoll(argv[1], NULL, 10), &status);
	report = fopen(argv[2], "we");
	if (!report)
		return 3;
	fprintf(report, "%" PRId64 "\n", moments);
	for (size_t i = 0; i < writes_len; i++)
		fprintf(report, "%" PRId64 "\n", writes[i]);
	if (fclose(report) != 0)
		return 3;
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status)
				   : WEXITSTATUS(status);
}
