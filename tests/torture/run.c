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
#include <sys/wait.h>
#include <unistd.h>

#include "base/i18n.h"
#include "desk/replay.h"
#include "store/store_internal.h"
#include "torture/disk.h"
#include "torture/memory.h"
#include "torture/run.h"

#define STEPS_MAX 20

static struct {
	char root[300];
	struct tree bases[BASE_KINDS];
	struct gd_desk *desk;	/* warm, without a database */
	struct shared {
		struct run_result result;
		struct state states[STEPS_MAX + 1];	/* while made ready */
		struct points {
			int64_t disk[DISK_FAULTS], memory;
		} points;
	} *shared;
} ours;

static void
give_up(const char *what)
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

	snprintf(ours.root, sizeof ours.root, "%s/torture-XXXXXX",
		 tmp ? tmp : "/tmp");
	if (!mkdtemp(ours.root))
		give_up("no folder to work in");
	setenv("HOME", ours.root, 1);
	setenv("XDG_CONFIG_HOME", ours.root, 1);
	setenv("XDG_DATA_HOME", ours.root, 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("GONGDAO_DATADIR", TEST_DATADIR, 1);
	unsetenv("GONGDAO_DB");
	gd_i18n_init("en", NULL);
	gd_store_memory();
	disk_begin(ours.root);
	ours.shared = mmap(NULL, sizeof *ours.shared, PROT_READ | PROT_WRITE,
			   MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (ours.shared == MAP_FAILED)
		give_up("no shared memory");
	for (int i = 0; i < BASE_KINDS; i++) {
		const struct tree none = { .len = 0 };

		tree_lay(&none, ours.root);
		pid = fork();
		if (pid == 0) {
			chance_again();
			if (deeds_make(i, ours.root, why, sizeof why))
				_exit(0);
			fprintf(stderr, "torture: base %d: %s\n", i, why);
			_exit(1);
		}
		if (waitpid(pid, &status, 0) != pid || status)
			give_up("a base cannot be made");
		tree_load(&ours.bases[i], ours.root);
	}
	ours.desk = deeds_desk(ours.root);
	deeds_warm(ours.desk);
}

void
run_end(void)
{
	const struct tree none = { .len = 0 };

	gd_desk_close(ours.desk);
	for (int i = 0; i < BASE_KINDS; i++)
		tree_release(&ours.bases[i]);
	tree_lay(&none, ours.root);
	rmdir(ours.root);
	munmap(ours.shared, sizeof *ours.shared);
}

/* ---- judging ---- */

static bool
files_fit(const struct state *now, const struct state *a,
	  const struct state *b, char *why, size_t size)
{
	const struct state *all[] = { now, a, b };

	for (size_t k = 0; k < 3; k++) {
		for (size_t i = 0; i < all[k]->len; i++) {
			const char *path = all[k]->files[i].path;
			uint64_t is = state_file(now, path);

			if (is == state_file(a, path) ||
			    is == state_file(b, path))
				continue;
			snprintf(why, size, "the file %s is %s", path,
				 is ? "neither old nor new" : "gone");
			return false;
		}
	}
	return true;
}

bool
run_judge(const struct run *r, const char *root, int acked, bool open,
	  bool leftovers, char *why, size_t size)
{
	const struct state *a = &r->states[acked];
	const struct state *b = acked < r->deed->steps ? a + 1 : a;
	struct state now;

	if (!state_take(root, &now, why, size))
		return false;
	if (!files_fit(&now, a, b, why, size))
		return false;
	if (now.leftovers && !leftovers) {
		snprintf(why, size, "a temporary file is left");
		return false;
	}
	open = open || deeds_told_late(r->deed);
	if (now.db == a->db || (open && now.db == b->db))
		return true;
	for (int i = 0; i <= r->deed->steps; i++)
		if (now.db == r->states[i].db) {
			snprintf(why, size, "acknowledged %d of %d, kept %d",
				 acked, r->deed->steps, i);
			return false;
		}
	snprintf(why, size, "acknowledged %d of %d, kept something between",
		 acked, r->deed->steps);
	return false;
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
count(struct points *p)
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

static void
lose(struct run_result *out, const char *what, const struct gd_error *err)
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
		if (!state_take(r->root, &ours.shared->states[out->acked],
				out->why, sizeof out->why))
			out->lost = true;
		_exit(0);
	}
	waitpid(pid, NULL, 0);
}

static void
steps(const struct run *r, const struct deed_place *p,
      const struct run_accident *a, struct run_result *out)
{
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
		lose(out, "an error without a sentence", NULL);
	else if (!out->met)
		lose(out, "an error without an accident: ", &err);
	else
		judge_meanwhile(r, a->lasting, out);
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
			lose(out, "it cannot be done afterwards: ", &err);
	}
}

static void
child(const struct run *r, const struct run_accident *a, int64_t n,
      struct run_result *out)
{
	const struct deed_place p = { ours.desk, r->root };
	struct gd_store *st;

	gd_desk_clock_set(ours.desk, DEEDS_NOW);
	arm(a, n);
	steps(r, &p, a, out);
	/* Closing the store alone: freeing what is shared would copy it. */
	if (gd_desk_store(ours.desk, &st, NULL) == GD_OK)
		gd_store_close(st);
	if (!out->failed)
		disarm(a, out);
	if (!a)
		count(&ours.shared->points);
	_exit(0);
}

/* What the process said on its way out. */
static bool
said_so(int fd)
{
	char text[400];
	ssize_t len = pread(fd, text, sizeof text - 1, 0);

	text[len > 0 ? len : 0] = '\0';
	return strncmp(text, "gongdao: out of memory", 22) == 0;
}

static void
start(const struct run *r, const struct run_accident *a, int64_t n,
      struct run_result *out)
{
	struct run_result *s = &ours.shared->result;
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
		give_up("no process to try in");
	killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
	starved = WIFEXITED(status) && WEXITSTATUS(status) == 3;
	*out = *s;
	if (killed || starved)
		out->met = true;
	if (out->lost) {
	} else if (status && !(a && n && ((killed && a->fault == DISK_KILLED) ||
				   (starved && a->kind == RUN_MEMORY)))) {
		snprintf(out->why, sizeof out->why, "it ended with %#x",
			 (unsigned)status);
		out->lost = true;
	} else if (starved && !said_so(fd)) {
		lose(out, "out of memory without a word", NULL);
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
		give_up("no memory, or too many steps");
	r->root = ours.root;
	r->before = ours.bases[deed->base];
	tree_lay(&r->before, r->root);
	/* Nothing at all is what a start makes of it: opened, as all are. */
	if (!state_take(r->root, &ours.shared->states[0], why, size))
		return false;
	start(r, NULL, 0, &result);
	if (result.lost || result.acked != deed->steps) {
		snprintf(why, size, "%s, step %d: %s", deed->name, result.acked,
			 result.why);
		return false;
	}
	memcpy(r->states, ours.shared->states,
	       ((size_t)deed->steps + 1) * sizeof *r->states);
	memcpy(r->disk, ours.shared->points.disk, sizeof r->disk);
	r->memory = ours.shared->points.memory;
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
			give_up("what was done once is not done twice");
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
