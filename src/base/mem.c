/*
 * base/mem.c - see mem.h.
 *
 * The way out uses write(2) and _exit(2) only: with no memory left, stdio and
 * exit handlers cannot be trusted.
 */
#include <config.h>

#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"

#define EXIT_SURROUNDINGS 3	/* as gd_status_exit(GD_ESYS) */

/* The terminal has to be restored from any depth, hence one file-level hook. */
static void (*failure_hook)(void);

void
gd_mem_on_failure(void (*hook)(void))
{
	failure_hook = hook;
}

static _Noreturn void
out_of_memory(void)
{
	void (*hook)(void) = failure_hook;
	const char *text;
	ssize_t ignored;

	failure_hook = NULL;	/* a hook that runs out itself ends at once */
	if (hook)
		hook();
	text = _("gongdao: out of memory; nothing that was saved is lost, "
		 "close other programs and start again\n");
	ignored = write(STDERR_FILENO, text, strlen(text));
	(void)ignored;
	_exit(EXIT_SURROUNDINGS);
}

void *
gd_malloc(size_t size)
{
	void *ptr = malloc(size ? size : 1);

	if (!ptr)
		out_of_memory();
	return ptr;
}

void *
gd_calloc(size_t count, size_t size)
{
	void *ptr = calloc(count ? count : 1, size ? size : 1);

	if (!ptr)
		out_of_memory();
	return ptr;
}

void *
gd_reallocarray(void *ptr, size_t count, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(count, size, &bytes))
		out_of_memory();
	ptr = realloc(ptr, bytes ? bytes : 1);
	if (!ptr)
		out_of_memory();
	return ptr;
}

char *
gd_strdup(const char *s)
{
	return s ? gd_strndup(s, strlen(s)) : NULL;
}

char *
gd_strndup(const char *s, size_t len)
{
	char *copy;

	if (len == SIZE_MAX)
		out_of_memory();
	copy = gd_malloc(len + 1);
	if (len)
		memcpy(copy, s, len);
	copy[len] = '\0';
	return copy;
}

void
gd_strset(char **to, const char *s)
{
	char *copy = gd_strdup(s);

	free(*to);
	*to = copy;
}
