/*
 * torture/starve.c - see run.h: memory that runs out at every request of one life.
 *
 * Three kinds of process: the guide does the deed; at each request a fork of it
 * gets none and dies; the first one judges what lies there, from outside.
 */
#include <string.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "desk/replay.h"
#include "store/store_internal.h"
#include "torture/memory.h"
#include "torture/run_internal.h"

struct guide {
	int said;		/* what those that starve say */
	int ask, answer;	/* pipes to who judges, and back */
	/* What was judged last: operations of the disk, steps; what came of it. */
	int64_t at;
	int acked;
	struct run_result verdict;
};

/* What lies there now, as it is when nobody has it open any more. */
static void
judge_copy(const struct run *r, int acked, struct run_result *out)
{
	struct tree_item *shm;
	struct tree t;

	tree_load(&t, r->root);
	/* Whoever opens it next makes this anew. */
	shm = tree_find(&t, STATE_DB "-shm");
	if (shm)
		tree_drop(&t, shm);
	tree_lay(&t, run_ours.copy);
	out->lost = !run_judge(r, run_ours.copy, acked, true, true, out->why,
			       sizeof out->why);
}

/* Judge whenever the guide asks, until it ends. */
static void
judge_for(const struct run *r, int asked, int answer)
{
	struct run_result *out = &run_ours.shared->starved.result;
	int acked, status;
	pid_t pid;

	while (read(asked, &acked, sizeof acked) == sizeof acked) {
		memset(out, 0, sizeof *out);
		status = 1;
		pid = fork();
		if (pid == 0) {
			judge_copy(r, acked, out);
			_exit(0);
		}
		if (pid < 0 || waitpid(pid, &status, 0) != pid)
			run_give_up("no process to judge in");
		if (status)
			run_lose(out, "the next start ended badly", NULL);
		if (write(answer, &status, sizeof status) != sizeof status)
			run_give_up("nobody wants the answer");
	}
}

/*
 * A process that dies for want of memory leaves what lies there. The guide cannot
 * judge it: it may be in the middle of SQLite.
 */
static const struct run_result *
judge_now(struct guide *g, int acked)
{
	int64_t at = disk_count(DISK_BAD);
	int status;

	if (g->at == at && g->acked == acked)
		return &g->verdict;
	g->at = at;
	g->acked = acked;
	if (write(g->ask, &acked, sizeof acked) != sizeof acked ||
	    read(g->answer, &status, sizeof status) != sizeof status)
		run_give_up("nobody judges");
	g->verdict = run_ours.shared->starved.result;
	return &g->verdict;
}

/*
 * Request `n`: a copy of the process gets none. It ends there and then, and has
 * touched nothing; one that does not is left to a try of its own.
 */
static bool
starve(int64_t n, void *ctx)
{
	struct run_starved *s = &run_ours.shared->starved;
	int acked = run_ours.shared->result.acked, status = 0;
	const struct run_result *verdict;
	struct guide *g = ctx;
	pid_t pid;

	if (ftruncate(g->said, 0) != 0 || lseek(g->said, 0, SEEK_SET) != 0)
		run_give_up("no place for what they say");
	pid = fork();
	if (pid == 0) {
		dup2(g->said, STDERR_FILENO);
		disk_forbid();
		alarm(60);
		return true;
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid)
		run_give_up("no process to starve");
	run_ours.shared->result.acked = acked;
	if (!run_ended_starved(status) || !run_said_so(g->said)) {
		if (s->alone_len == RUN_ALONE)
			run_give_up("too many do without");
		s->alone[s->alone_len++] = n;
		return false;
	}
	s->points++;
	verdict = judge_now(g, acked);
	if (verdict->lost && !s->losses++) {
		s->first = n;
		s->what = *verdict;
	}
	return false;
}

static void
guide(const struct run *r, int64_t first, int64_t stride, int ask, int answer)
{
	struct run_result *out = &run_ours.shared->result;
	static const struct run_accident none = { .kind = RUN_MEMORY };
	struct guide g = { .ask = ask, .answer = answer, .acked = -1 };
	struct gd_store *st;

	g.said = memfd_create("stderr", MFD_CLOEXEC);
	gd_desk_clock_set(run_ours.desk, DEEDS_NOW);
	disk_break(DISK_GOOD, 0, false);
	memory_watch(first, stride, starve, &g);
	run_steps(r, &none, out);
	if (gd_desk_store(run_ours.desk, &st, NULL) == GD_OK)
		gd_store_close(st);
	memory_mend();
	disk_mend();
	run_ours.shared->starved.total = memory_count();
	_exit(out->failed);
}

void
run_starve(const struct run *r, int64_t first, int64_t stride,
	   struct run_starved *out)
{
	static const struct run_accident memory = { .kind = RUN_MEMORY };
	struct run_result alone;
	int to[2], from[2], status = 1;
	pid_t pid;

	memset(&run_ours.shared->starved, 0, sizeof *out);
	memset(&run_ours.shared->result, 0, sizeof alone);
	tree_lay(&r->before, r->root);
	if (pipe(to) != 0 || pipe(from) != 0)
		run_give_up("no pipes");
	pid = fork();
	if (pid == 0) {
		close(to[0]);
		guide(r, first, stride, to[1], from[0]);
	}
	close(to[1]);
	judge_for(r, to[0], from[1]);
	close(to[0]);
	close(from[0]);
	close(from[1]);
	if (pid < 0 || waitpid(pid, &status, 0) != pid)
		run_give_up("no process to try in");
	*out = run_ours.shared->starved;
	if (status) {
		out->losses++;
		snprintf(out->what.why, sizeof out->what.why,
			 "the deed itself ended with %#x", (unsigned)status);
	}
	for (size_t i = 0; i < out->alone_len; i++) {
		run_once(r, &memory, out->alone[i], &alone);
		out->points++;
		if (alone.lost && !out->losses++) {
			out->first = out->alone[i];
			out->what = alone;
		}
	}
}
