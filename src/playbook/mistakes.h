/*
 * playbook/mistakes.h - where the mistakes of data files go.
 *
 * Readers never decide whether a mistake is the end: they report it here and read
 * on. Loading keeps the first as an error; checking hears them all.
 */
#ifndef GD_PLAYBOOK_MISTAKES_H
#define GD_PLAYBOOK_MISTAKES_H

#include <stdbool.h>

#include "base/error.h"

struct gd_mistakes {
	/* Hears every mistake; may be NULL. */
	void (*report)(const char *file, int line, const char *message,
		       void *ctx);
	void *ctx;
	struct gd_error *first;	/* gets `file:line: message` of the first; NULL: not */
	bool thorough;		/* also what loading forgives: translations */
	bool dropped;		/* a file could not be read: references are unsure */
	int count;
};

/* Report one mistake; `fmt` is translated already, without a closing stop. */
void gd_mistake(struct gd_mistakes *m, const char *file, int line,
		const char *fmt, ...) __attribute__((format(printf, 4, 5)));

#endif
