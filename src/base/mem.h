/*
 * base/mem.h - allocation with one policy: it succeeds or the program ends.
 *
 * When memory runs out the registered hook restores the terminal, one sentence
 * goes to standard error and the process ends with status 3. That loses nothing:
 * what was acknowledged is committed, what was not is rolled back by the
 * database. Everything is freed with free().
 */
#ifndef GD_BASE_MEM_H
#define GD_BASE_MEM_H

#include <stddef.h>

/* Called (once) before the process ends for want of memory; NULL: none. */
void gd_mem_on_failure(void (*hook)(void));

void *gd_malloc(size_t size);
void *gd_calloc(size_t count, size_t size);
/* Resize to `count` items of `size` bytes; overflow counts as no memory. */
void *gd_reallocarray(void *ptr, size_t count, size_t size);
/* Copy of `s`; NULL gives NULL. */
char *gd_strdup(const char *s);
/* Copy of the first `len` bytes of `s`, NUL-terminated. */
char *gd_strndup(const char *s, size_t len);
/* Put a copy of `s` (NULL: none) in the place of the string in `*to`. */
void gd_strset(char **to, const char *s);

/*
 * Make room for one more item in a growing array: `*cap` doubles when `len`
 * reaches it. Use: GD_GROW(list->items, list->len, list->cap).
 */
#define GD_GROW(items, len, cap)                                            \
	do {                                                                \
		if ((len) == (cap)) {                                       \
			(cap) = (cap) ? (cap) * 2 : 8;                      \
			(items) = gd_reallocarray((items), (cap),           \
						  sizeof *(items));         \
		}                                                           \
	} while (0)

#define GD_ARRAY_LEN(a) (sizeof(a) / sizeof *(a))

#endif
