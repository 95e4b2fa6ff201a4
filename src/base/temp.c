/*
 * base/temp.c - see temp.h.
 *
 * The handler reads the table while it may be changing: a slot holds a name
 * only while its flag is set, and the flag is set last and cleared first.
 */
#include <config.h>

#include "base/temp.h"

#include <limits.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

#define SLOTS 16

static char names[SLOTS][PATH_MAX];
static volatile sig_atomic_t used[SLOTS];

static const int end_signals[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT };

int
gd_temp_watch(const char *path)
{
	size_t len = strlen(path);

	for (int i = 0; len < PATH_MAX && i < SLOTS; i++) {
		if (used[i])
			continue;
		memcpy(names[i], path, len + 1);
		atomic_signal_fence(memory_order_release);
		used[i] = 1;
		return i;
	}
	return -1;
}

void
gd_temp_forget(int token)
{
	if (token >= 0)
		used[token] = 0;
}

static void
on_end(int sig)
{
	for (size_t i = 0; i < SLOTS; i++)
		if (used[i])
			unlink(names[i]);
	/* SA_RESETHAND: this time it ends the program. */
	raise(sig);
}

void
gd_temp_guard(void)
{
	struct sigaction sa = { .sa_handler = on_end,
				.sa_flags = SA_RESETHAND }, old;

	sigemptyset(&sa.sa_mask);
	for (size_t i = 0; i < GD_ARRAY_LEN(end_signals); i++)
		if (sigaction(end_signals[i], NULL, &old) == 0 &&
		    old.sa_handler == SIG_DFL)
			sigaction(end_signals[i], &sa, NULL);
}
