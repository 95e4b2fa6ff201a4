/*
 * desk/together.h - several people on one desk: nothing is overwritten unseen.
 */
#ifndef GD_DESK_TOGETHER_H
#define GD_DESK_TOGETHER_H

#include "desk/desk.h"
#include "domain/filter.h"
#include "store/related.h"

/*
 * The next action on case `id` was decided on what the case was at `version`
 * (gd_case_row.version): GD_ECONFLICT refuses it, once, when anybody has
 * changed the case since. 0 takes the expectation back.
 */
void gd_desk_expect(struct gd_desk *d, int64_t id, int64_t version);

/*
 * What happened to case `id` since it was at `version`: one line an event,
 * oldest first, appended. Nothing is appended when nothing happened.
 */
enum gd_status gd_desk_meanwhile(struct gd_desk *d, int64_t id,
				 int64_t version, struct gd_buf *out,
				 struct gd_error *err);

/* A field that somebody else changed while it was being changed here. */
struct gd_merge_field {
	char *field;		/* question id, "assignee", "tags" */
	char *was;		/* what both began with */
	char *theirs, *mine;	/* as answers are kept; "" for none */
	char *who;		/* who changed it last, "" when that is long ago */
	gd_instant at;		/* and when; GD_INSTANT_NONE */
};
struct gd_merge {
	struct gd_merge_field *items;	/* owned */
	size_t len, cap;
};
void gd_merge_release(struct gd_merge *m);

/*
 * As gd_desk_edit(), for values that were typed while `seen[i]` stood in field
 * i (as answers are kept, "" for none). A field that has become the new value
 * meanwhile, or that nobody touched, is no conflict, whatever else of the case
 * has changed. Otherwise GD_ECONFLICT: nothing is changed, `*out` (empty
 * before) names each such field with both sides; call again with `theirs` as
 * seen for those that shall be overwritten.
 */
enum gd_status gd_desk_edit_seen(struct gd_desk *d, int64_t id,
				 const char *const *fields,
				 const char *const *values,
				 const char *const *seen, size_t len,
				 struct gd_merge *out, struct gd_error *err);

/*
 * The same when nobody can be asked any more: fields that nobody else has
 * touched are kept, mine of the others goes into a note of the case.
 */
enum gd_status gd_desk_edit_leave(struct gd_desk *d, int64_t id,
				  const char *const *fields,
				  const char *const *values,
				  const char *const *seen, size_t len,
				  struct gd_error *err);

/*
 * What stood in each of `fields` when the case was at `version`, for
 * gd_desk_edit_seen() by who knows the version alone. `seen` gets a string each,
 * for free() also after a failure (then some are NULL); an erased value is "".
 * GD_EINVAL: there is no such version yet.
 */
enum gd_status gd_desk_seen_at(struct gd_desk *d, int64_t id, int64_t version,
			       const char *const *fields, size_t len,
			       char **seen, struct gd_error *err);
/*
 * What was typed for `field` beside the answers `a`, as answers are kept, appended
 * to `out`: checked as the interview does. Nothing typed takes the answer away where
 * it may be missing. `warn` (may be NULL): it is kept, but looks odd.
 */
enum gd_status gd_desk_read_answer(struct gd_desk *d,
				   const struct gd_answers *a,
				   const char *field, const char *typed,
				   struct gd_buf *out, struct gd_buf *warn,
				   struct gd_error *err);
/* An answer's name and value as people read them; "(none)" for none. */
void gd_phrase_field(struct gd_desk *d, const char *field,
		     struct gd_buf *out);
void gd_phrase_value(struct gd_desk *d, const char *field, const char *value,
		     struct gd_buf *out);
/* "Goods: was …; now …; yours … (zhou 12 Mar 09:04)"; and its last part alone. */
void gd_phrase_merge(struct gd_desk *d, const struct gd_merge_field *f,
		     struct gd_buf *out);
void gd_phrase_hand(struct gd_desk *d, const struct gd_merge_field *f,
		    struct gd_buf *out);

/*
 * Cases that case `id` (a draft or open) should be compared with before anybody
 * works on it twice or for both sides: `visit` is told up to `limit`, closest
 * first; a sentence for each is made by gd_related_phrase().
 */
enum gd_status gd_desk_related(struct gd_desk *d, int64_t id, size_t limit,
			     void (*visit)(const struct gd_related_case *r,
					   void *ctx),
			     void *ctx, struct gd_error *err);
void gd_related_phrase(const struct gd_related_case *r, struct gd_buf *out);
/* All of them as lines, appended; nothing when the case stands alone. */
void gd_related_lines(struct gd_desk *d, int64_t id, struct gd_buf *out);

/*
 * Give the open cases of `from` that the filter lets through (NULL: all) to
 * `to`, as one batch. `*cases` is how many; GD_ENOTFOUND when there is none.
 */
enum gd_status gd_desk_hand_over(struct gd_desk *d, const char *from,
				 const char *to,
				 const struct gd_filter *filter,
				 int64_t *cases, struct gd_error *err);
/*
 * The slip that goes with it, as plain text: for each open case of `of` its
 * number, name, demand, stage, next step and date, newest note; nearest date
 * first.
 */
enum gd_status gd_desk_handover_slip(struct gd_desk *d, const char *of,
				     const struct gd_filter *filter,
				     struct gd_buf *out, struct gd_error *err);

#endif
