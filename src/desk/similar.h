/*
 * desk/similar.h - cases like this one: what became of them, and what worked.
 *
 * Closed cases of the desk, with every personal datum taken out, and the
 * playbook's teaching cases, which are marked as examples. The order is a sum of
 * points that `why` names one by one. Cases whose person said no to serving as an
 * example are left out.
 */
#ifndef GD_DESK_SIMILAR_H
#define GD_DESK_SIMILAR_H

#include "desk/desk.h"
#include "domain/answers.h"

struct gd_similar_case {
	int64_t id;		/* 0: a teaching case */
	char *example;		/* its id, "" */
	char *title;		/* goods and demand, or the example's name */
	char *why;		/* "same type, same platform, goods: …" */
	char *outcome;		/* in words, with what was recovered */
	char *outcome_code;
	char *way;		/* channels in order, in words */
	char *story;		/* what happened, redacted */
	char *worked;		/* what helped or why it failed; "" */
	int score;
	int days;		/* from opening to close, -1 unknown */
};
struct gd_similar_list {
	struct gd_similar_case *items;	/* best first */
	size_t len, cap;
};

/* Up to `limit` that share the case's type, or two other things, with it. */
enum gd_status gd_desk_similar(struct gd_desk *d, int64_t case_id, int limit,
			       struct gd_similar_list *out,
			       struct gd_error *err);
/* Append all about one: what is shared, how it ended, the way, what happened. */
void gd_similar_words(const struct gd_similar_case *c, struct gd_buf *out);
void gd_similar_release(struct gd_similar_list *l);

#endif
