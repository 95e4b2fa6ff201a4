/*
 * base/error.h - failing as a value: a status and one sentence for the user.
 *
 * A function that can fail returns enum gd_status and takes `struct gd_error *`
 * last. It fills the error only on failure, with a whole translated sentence
 * that says what to do next, and leaves its outputs untouched. `err` may always
 * be NULL. Nothing below main() exits.
 */
#ifndef GD_BASE_ERROR_H
#define GD_BASE_ERROR_H

enum gd_status {
	GD_OK = 0,
	GD_EINVAL,	/* the request is wrong: bad value, bad usage */
	GD_ENOTFOUND,	/* the named thing does not exist */
	GD_EGUARD,	/* refused by a guard; may be forced with a reason */
	GD_ECONFLICT,	/* somebody else changed it first */
	GD_EDATA,	/* a data file (playbook, configuration) is wrong */
	GD_ESYS,	/* surroundings: file, disk, permission, database */
	GD_EBUSY,	/* the database is busy for too long */
	GD_ECANCEL	/* the user cancelled */
};

#define GD_ERROR_MAX 512

struct gd_error {
	enum gd_status status;
	char text[GD_ERROR_MAX];	/* UTF-8, translated, cut at a character */
};

#define GD_ERROR_INIT { GD_OK, "" }

/*
 * Put a sentence made from the translated format `fmt` into `err` (may be NULL)
 * and return `status`, so that a caller can `return gd_error_set(…)`.
 */
enum gd_status gd_error_set(struct gd_error *err, enum gd_status status,
			    const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* Put `fmt` and ": " before the sentence that `err` holds; keeps its status. */
enum gd_status gd_error_prefix(struct gd_error *err, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/*
 * The exit status of the command line for `status`: 0 done, 2 the request is
 * wrong, 3 the surroundings failed.
 */
int gd_status_exit(enum gd_status status);

#endif
