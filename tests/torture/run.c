/*
 * torture/run.c - see run.h.
 *
 * The process that tries has read the playbook and opened no database; each try
 * is a fork of it, so that running out of memory and being killed are what they
 * are, and a try costs milliseconds.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/i18n.h"
#include "desk/replay.h"
#include "store/store_internal.h"
#include "torture/disk.h"
#include "torture/memory.h"
#include "torture/run_internal.h"

struct run_ours run_ours;

void
run_give_up(const char *what)
{
	fprintf(stderr, "torture: %s\n", what);
	abort();
}

void
run_begin(void)
{
	const char *tmp = getenv("TMPDIR");
	char why[600] = "";
	int status;
	pid_t pid;

	snprintf(run_ours.root, sizeof run_ours.root, "%s/torture-XXXXXX",
		 tmp ? tmp : "/tmp");
	if (!mkdtemp(run_ours.root))
		run_give_up("no folder to work in");
	snprintf(run_ours.copy, sizeof run_ours.copy, "%s-copy", run_ours.root);
	if (mkdir(run_ours.copy, 0700) != 0)
		run_give_up("no second folder");
	setenv("HOME", run_ours.root, 1);
	setenv("XDG_CONFIG_HOME", run_ours.root, 1);
	setenv("XDG_DATA_HOME", run_ours.root, 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("GONGDAO_DATADIR", TEST_DATADIR, 1);
	unsetenv("GONGDAO_DB");
	gd_i18n_init("en", NULL);
	gd_store_memory();
	disk_begin(run_ours.root);
	run_ours.shared = mmap(NULL, sizeof *run_ours.shared, PROT_READ | PROT_WRITE,
			   MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (run_ours.shared == MAP_FAILED)
		run_give_up("no shared memory");
	for (int i = 0; i < BASE_KINDS; i++) {
		const struct tree none = { .len = 0 };

		tree_lay(&none, run_ours.root);
		pid = fork();
		if (pid == 0) {
			chance_again();
			if (deeds_make(i, run_ours.root, why, sizeof why))
				_exit(0);
			fprintf(stderr, "torture: base %d: %s\n", i, why);
			_exit(1);
		}
		if (waitpid(pid, &status, 0) != pid || status)
			run_give_up("a base cannot be made");
		tree_load(&run_ours.bases[i], run_ours.root);
	}
	run_ours.desk = deeds_desk(run_ours.root);
	deeds_warm(run_ours.desk);
}

void
run_end(void)
{
	const struct tree none = { .len = 0 };

	gd_desk_close(run_ours.desk);
	for (int i = 0; i < BASE_KINDS; i++)
		tree_release(&run_ours.bases[i]);
	tree_lay(&none, run_ours.root);
	rmdir(run_ours.root);
	tree_lay(&none, run_ours.copy);
	rmdir(run_ours.copy);
	munmap(run_ours.shared, sizeof *run_ours.shared);
}

/* ---- one try ---- */

static void
arm(const struct run_accident *a, int64_t n)
{
	if (!a || a->kind == RUN_DISK)
		disk_break(a ? a->fault : DISK_GOOD, n, a && a->lasting);
	if (!a || a->kind == RUN_MEMORY)
		memory_break(n);
}

static void
disarm(const struct run_accident *a, struct run_result *out)
{
	disk_mend();
	memory_mend();
	if (!a)
		return;
	out->met = a->kind == RUN_DISK ? disk_met() : memory_met();
}

static void
count(struct run_points *p)
{
	for (enum disk_fault f = 0; f < DISK_FAULTS; f++)
		p->disk[f] = disk_count(f);
	p->memory = memory_count();
}

/* While the first process still holds the database open. */
static void
judge_meanwhile(const struct run *r, bool leftovers, struct run_result *out)
{
	pid_t pid = fork();

	if (pid == 0) {
		if (!run_judge(r, r->root, out->acked, false, leftovers,
			       out->why, sizeof out->why))
			out->lost = true;
		_exit(0);
	}
	waitpid(pid, NULL, 0);
}

void
run_lose(struct run_result *out, const char *what, const struct gd_error *err)
{
	out->lost = true;
	snprintf(out->why, sizeof out->why, "%s%s", what,
		 err ? err->text : "");
}

/* The same of a deed that is made ready: what is the desk now? */
static void
take_meanwhile(const struct run *r, struct run_result *out)
{
	pid_t pid = fork();

	if (pid == 0) {
		disk_mend();
		memory_mend();
		if (!state_take(r->root, &run_ours.shared->states[out->acked],
				out->why, sizeof out->why))
			out->lost = true;
		_exit(0);
	}
	waitpid(pid, NULL, 0);
}

void
run_steps(const struct run *r, const struct run_accident *a,
	  struct run_result *out)
{
	const struct deed_place place = { run_ours.desk, r->root };
	const struct deed_place *p = &place;
	struct gd_error err = GD_ERROR_INIT;
	enum gd_status status = GD_OK;

	while (out->acked < r->deed->steps) {
		chance_again();
		status = r->deed->step(p, out->acked, &err);
		if (status != GD_OK)
			break;
		out->acked++;
		if (!a)
			take_meanwhile(r, out);
	}
	if (status == GD_OK)
		return;
	out->failed = true;
	disarm(a, out);
	if (!err.text[0])
		run_lose(out, "an error without a sentence", NULL);
	else if (!out->met)
		run_lose(out, "an error without an accident: ", &err);
	else
		judge_meanwhile(r, a && a->lasting, out);
	/*
	 * All is well again: what failed can be done. What told late has been
	 * done; to repeat it is one event more than the states know.
	 */
	while (!out->lost && !deeds_told_late(r->deed) &&
	       out->acked < r->deed->steps) {
		chance_again();
		status = r->deed->step(p, out->acked, &err);
		if (status == GD_OK)
			out->acked++;
		else
			run_lose(out, "it cannot be done afterwards: ", &err);
	}
}

static void
child(const struct run *r, const struct run_accident *a, int64_t n,
      struct run_result *out)
{
	struct gd_store *st;

	gd_desk_clock_set(run_ours.desk, DEEDS_NOW);
	arm(a, n);
	run_steps(r, a, out);
	/* Closing the store alone: freeing what is shared would copy it. */
	if (gd_desk_store(run_ours.desk, &st, NULL) == GD_OK)
		gd_store_close(st);
	if (!out->failed)
		disarm(a, out);
	if (!a)
		count(&run_ours.shared->points);
	_exit(0);
}

/* What the process said on its way out. */
bool
run_said_so(int fd)
{
	char text[400];
	ssize_t len = pread(fd, text, sizeof text - 1, 0);

	text[len > 0 ? len : 0] = '\0';
	return strncmp(text, "gongdao: out of memory", 22) == 0;
}

/* Did it end for want of memory? */
bool
run_ended_starved(int status)
{
	return WIFEXITED(status) && WEXITSTATUS(status) == 3;
}

static void
start(const struct run *r, const struct run_accident *a, int64_t n,
      struct run_result *out)
{
	struct run_result *s = &run_ours.shared->result;
	bool killed, starved;
	int status = 0, fd;
	pid_t pid;

	memset(s, 0, sizeof *s);
	tree_lay(&r->before, r->root);
	fd = memfd_create("stderr", MFD_CLOEXEC);
	pid = fork();
	if (pid == 0) {
		if (a && a->kind == RUN_MEMORY)
			dup2(fd, STDERR_FILENO);
		child(r, a, n, s);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid)
		run_give_up("no process to try in");
	killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
	starved = run_ended_starved(status);
	*out = *s;
	if (killed || starved)
		out->met = true;
	if (out->lost) {
	} else if (status && !(a && n && ((killed && a->fault == DISK_KILLED) ||
				   (starved && a->kind == RUN_MEMORY)))) {
		snprintf(out->why, sizeof out->why, "it ended with %#x",
			 (unsigned)status);
		out->lost = true;
	} else if (starved && !run_said_so(fd)) {
		run_lose(out, "out of memory without a word", NULL);
	}
	close(fd);
}

void
run_once(const struct run *r, const struct run_accident *a, int64_t n,
	 struct run_result *out)
{
	bool lasting = a->lasting || a->fault == DISK_KILLED ||
		       a->kind == RUN_MEMORY;

	start(r, a, n, out);
	if (!out->lost && !run_judge(r, r->root, out->acked, lasting, lasting,
				     out->why, sizeof out->why))
		out->lost = true;
}

bool
run_ready(struct run *r, const struct deed *deed, char *why, size_t size)
{
	struct run_result result;

	*r = (struct run){ .deed = deed };
	r->states = calloc((size_t)deed->steps + 1, sizeof *r->states);
	if (!r->states || deed->steps > STEPS_MAX)
		run_give_up("no memory, or too many steps");
	r->root = run_ours.root;
	r->before = run_ours.bases[deed->base];
	tree_lay(&r->before, r->root);
	/* Nothing at all is what a start makes of it: opened, as all are. */
	if (!state_take(r->root, &run_ours.shared->states[0], why, size))
		return false;
	start(r, NULL, 0, &result);
	if (result.lost || result.acked != deed->steps) {
		snprintf(why, size, "%s, step %d: %s", deed->name, result.acked,
			 result.why);
		return false;
	}
	memcpy(r->states, run_ours.shared->states,
	       ((size_t)deed->steps + 1) * sizeof *r->states);
	memcpy(r->disk, run_ours.shared->points.disk, sizeof r->disk);
	r->memory = run_ours.shared->points.memory;
	return true;
}

void
run_release(struct run *r)
{
	free(r->states);
	r->states = NULL;
}

void
run_record(const struct run *r, struct disk_log *log)
{
	const struct deed_place p = { deeds_desk(r->root), r->root };

	tree_lay(&r->before, r->root);
	disk_record(log, &r->before);
	for (int i = 0; i < r->deed->steps; i++) {
		chance_again();
		if (r->deed->step(&p, i, NULL) != GD_OK)
			run_give_up("what was done once is not done twice");
		disk_mark(i + 1);
	}
	gd_desk_close(p.desk);
	disk_record_end();
}

int64_t
run_points(const struct run *r, const struct run_accident *a)
{
	return a->kind == RUN_DISK ? r->disk[a->fault] : r->memory;
}
