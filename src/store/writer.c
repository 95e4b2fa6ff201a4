/*
 * store/writer.c - see writer.h.
 *
 * Both sides wait for half a queue, not for a case: waking a thread takes as
 * long as making a third of a case.
 */
#include <config.h>

#include "store/writer.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define QUEUE_MAX 32

/*
 * A ring of cases: those that are given stand from `first` on; the places behind
 * them keep what was written, for who made it to free. Memory that one thread has
 * and another frees is what both would wait for.
 */
struct gd_writer {
	struct gd_store *st;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t given, taken;
	struct gd_held queue[QUEUE_MAX];
	size_t first, len;
	bool hurry;		/* somebody waits for the last of them */
	bool over;		/* none will come */
	bool busy;		/* a case is being written */
	bool rest;		/* between two cases, until told to go on */
	bool rests;		/* it waits for that */
	enum gd_status status;
	struct gd_error err;
	atomic_bool failed;	/* the status, for a look without the lock */
};

/* The next case, which stays where it is; NULL: none will come. With the lock. */
static struct gd_held *
next(struct gd_writer *w, bool at_work)
{
	while (w->len == 0 || (!at_work && w->len < QUEUE_MAX / 2 &&
			       !w->hurry && !w->over)) {
		if (w->len == 0)
			pthread_cond_broadcast(&w->taken);
		if (w->len == 0 && w->over)
			return NULL;
		at_work = false;
		pthread_cond_wait(&w->given, &w->lock);
	}
	return &w->queue[w->first];
}

static void *
run(void *ctx)
{
	struct gd_writer *w = ctx;
	struct gd_held *h;
	bool at_work = false;

	pthread_mutex_lock(&w->lock);
	while ((h = next(w, at_work))) {
		enum gd_status status = w->status;
		struct gd_error err = GD_ERROR_INIT;

		w->busy = true;
		pthread_mutex_unlock(&w->lock);
		if (status == GD_OK)
			status = gd_held_write(w->st, h, &err);
		pthread_mutex_lock(&w->lock);
		w->busy = false;
		if (w->status == GD_OK && status != GD_OK) {
			w->status = status;
			w->err = err;
			atomic_store(&w->failed, true);
		}
		w->first = (w->first + 1) % QUEUE_MAX;
		w->len--;
		at_work = true;
		if (w->len == QUEUE_MAX / 2 || w->rest)
			pthread_cond_broadcast(&w->taken);
		w->rests = w->rest;
		while (w->rest)
			pthread_cond_wait(&w->given, &w->lock);
		w->rests = false;
	}
	pthread_mutex_unlock(&w->lock);
	return NULL;
}

/* Signals are for the thread that was there before. */
static bool
start(struct gd_writer *w)
{
	sigset_t all, was;
	bool good;

	sigfillset(&all);
	if (pthread_sigmask(SIG_SETMASK, &all, &was) != 0)
		return false;
	good = pthread_create(&w->thread, NULL, run, w) == 0;
	pthread_sigmask(SIG_SETMASK, &was, NULL);
	return good;
}

static void
release(struct gd_writer *w)
{
	for (size_t i = 0; i < QUEUE_MAX; i++)
		gd_held_release(&w->queue[i]);
	pthread_mutex_destroy(&w->lock);
	pthread_cond_destroy(&w->given);
	pthread_cond_destroy(&w->taken);
	free(w);
}

void
gd_writer_begin(struct gd_store *st)
{
	struct gd_writer *w;
	size_t len;

	if (st->writer || !sqlite3_threadsafe())
		return;
	/* Found once, by one thread. */
	for (int ent = GD_ENT_CASE; ent <= GD_ENT_CHECK; ent++)
		gd_fields_of((enum gd_entity)ent, &len);
	w = gd_calloc(1, sizeof *w);
	w->st = st;
	pthread_mutex_init(&w->lock, NULL);
	pthread_cond_init(&w->given, NULL);
	pthread_cond_init(&w->taken, NULL);
	if (start(w))
		st->writer = w;
	else
		release(w);
}

/* Called with the lock. */
static enum gd_status
tell(const struct gd_writer *w, struct gd_error *err)
{
	if (w->status != GD_OK && err)
		*err = w->err;
	return w->status;
}

enum gd_status
gd_writer_give(struct gd_store *st, struct gd_held *h, struct gd_error *err)
{
	struct gd_writer *w = st->writer;
	struct gd_held *place;
	enum gd_status status;

	pthread_mutex_lock(&w->lock);
	if (w->len == QUEUE_MAX) {
		while (w->len > QUEUE_MAX / 2)
			pthread_cond_wait(&w->taken, &w->lock);
	}
	place = &w->queue[(w->first + w->len) % QUEUE_MAX];
	pthread_mutex_unlock(&w->lock);
	/* The writer does not look there yet. */
	gd_held_release(place);
	*place = *h;
	memset(h, 0, sizeof *h);
	pthread_mutex_lock(&w->lock);
	w->len++;
	if (w->len == QUEUE_MAX / 2)
		pthread_cond_signal(&w->given);
	status = tell(w, err);
	pthread_mutex_unlock(&w->lock);
	return status;
}

enum gd_status
gd_writer_wait(struct gd_store *st, struct gd_error *err)
{
	struct gd_writer *w = st->writer;
	enum gd_status status;

	if (!w || w->rest)
		return GD_OK;
	pthread_mutex_lock(&w->lock);
	w->hurry = true;
	pthread_cond_signal(&w->given);
	while (w->len)
		pthread_cond_wait(&w->taken, &w->lock);
	w->hurry = false;
	status = tell(w, err);
	pthread_mutex_unlock(&w->lock);
	return status;
}

/* With the lock from here until gd_writer_go(). */
enum gd_status
gd_writer_rest(struct gd_store *st, struct gd_error *err)
{
	struct gd_writer *w = st->writer;

	if (!w)
		return GD_OK;
	pthread_mutex_lock(&w->lock);
	w->rest = true;
	while (w->busy)
		pthread_cond_wait(&w->taken, &w->lock);
	return tell(w, err);
}

void
gd_writer_go(struct gd_store *st)
{
	struct gd_writer *w = st->writer;

	if (!w)
		return;
	w->rest = false;
	if (w->rests)
		pthread_cond_signal(&w->given);
	pthread_mutex_unlock(&w->lock);
}

const struct gd_held *
gd_writer_case(const struct gd_store *st, size_t i)
{
	const struct gd_writer *w = st->writer;

	return w && i < w->len ? &w->queue[(w->first + i) % QUEUE_MAX] : NULL;
}

enum gd_status
gd_writer_status(struct gd_store *st, struct gd_error *err)
{
	struct gd_writer *w = st->writer;
	enum gd_status status;

	if (!w || !atomic_load(&w->failed))
		return GD_OK;
	pthread_mutex_lock(&w->lock);
	status = tell(w, err);
	pthread_mutex_unlock(&w->lock);
	return status;
}

enum gd_status
gd_writer_end(struct gd_store *st, struct gd_error *err)
{
	struct gd_writer *w = st->writer;
	enum gd_status status;

	if (!w)
		return GD_OK;
	pthread_mutex_lock(&w->lock);
	w->over = true;
	pthread_cond_signal(&w->given);
	pthread_mutex_unlock(&w->lock);
	pthread_join(w->thread, NULL);
	status = tell(w, err);
	release(w);
	st->writer = NULL;
	return status;
}
