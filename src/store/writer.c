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
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define QUEUE_MAX 32

struct gd_writer {
	struct gd_store *st;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t given, taken;
	struct gd_held queue[QUEUE_MAX];
	size_t first, len;
	bool busy;		/* a case that is in the queue no more */
	bool hurry;		/* somebody waits for the last of them */
	bool over;		/* none will come */
	enum gd_status status;
	struct gd_error err;
};

/* The next case, false when none will come. Called with the lock. */
static bool
take(struct gd_writer *w, struct gd_held *out)
{
	while (w->len == 0 ||
	       (w->len < QUEUE_MAX / 2 && !w->hurry && !w->over && !w->busy)) {
		w->busy = false;
		if (w->len == 0)
			pthread_cond_broadcast(&w->taken);
		if (w->len == 0 && w->over)
			return false;
		pthread_cond_wait(&w->given, &w->lock);
	}
	*out = w->queue[w->first];
	w->first = (w->first + 1) % QUEUE_MAX;
	w->len--;
	w->busy = true;
	if (w->len == QUEUE_MAX / 2)
		pthread_cond_broadcast(&w->taken);
	return true;
}

static void *
run(void *ctx)
{
	struct gd_writer *w = ctx;
	struct gd_held h;

	pthread_mutex_lock(&w->lock);
	while (take(w, &h)) {
		enum gd_status status = w->status;
		struct gd_error err = GD_ERROR_INIT;

		pthread_mutex_unlock(&w->lock);
		if (status == GD_OK)
			status = gd_held_write(w->st, &h, &err);
		gd_held_release(&h);
		pthread_mutex_lock(&w->lock);
		if (w->status == GD_OK && status != GD_OK) {
			w->status = status;
			w->err = err;
		}
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
	if (start(w)) {
		st->writer = w;
		return;
	}
	pthread_mutex_destroy(&w->lock);
	pthread_cond_destroy(&w->given);
	pthread_cond_destroy(&w->taken);
	free(w);
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
	enum gd_status status;

	pthread_mutex_lock(&w->lock);
	if (w->len == QUEUE_MAX) {
		while (w->len > QUEUE_MAX / 2)
			pthread_cond_wait(&w->taken, &w->lock);
	}
	w->queue[(w->first + w->len) % QUEUE_MAX] = *h;
	w->len++;
	if (w->len == QUEUE_MAX / 2)
		pthread_cond_signal(&w->given);
	status = tell(w, err);
	pthread_mutex_unlock(&w->lock);
	memset(h, 0, sizeof *h);
	return status;
}

enum gd_status
gd_writer_wait(struct gd_store *st, struct gd_error *err)
{
	struct gd_writer *w = st->writer;
	enum gd_status status;

	if (!w)
		return GD_OK;
	pthread_mutex_lock(&w->lock);
	w->hurry = true;
	pthread_cond_signal(&w->given);
	while (w->len || w->busy)
		pthread_cond_wait(&w->taken, &w->lock);
	w->hurry = false;
	status = tell(w, err);
	pthread_mutex_unlock(&w->lock);
	return status;
}

enum gd_status
gd_writer_status(struct gd_store *st, struct gd_error *err)
{
	struct gd_writer *w = st->writer;
	enum gd_status status;

	if (!w)
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
	pthread_mutex_destroy(&w->lock);
	pthread_cond_destroy(&w->given);
	pthread_cond_destroy(&w->taken);
	free(w);
	st->writer = NULL;
	return status;
}
