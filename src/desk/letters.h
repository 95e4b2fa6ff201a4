/*
 * desk/letters.h - letters of a case: fitting, filled, kept, sent, linted.
 *
 * Writing, wording and sending are events "letter", "word" and "send". A letter
 * that was sent is not worded again; its wording stands in the history.
 */
#ifndef GD_DESK_LETTERS_H
#define GD_DESK_LETTERS_H

#include "desk/desk.h"
#include "domain/letter_book.h"
#include "domain/lint.h"
#include "domain/records.h"

enum gd_status gd_desk_letter_book(struct gd_desk *d,
				   const struct gd_letter_book **out,
				   struct gd_error *err);
/* The template called `id`; GD_EINVAL names the near one. */
enum gd_status gd_desk_letter_def(struct gd_desk *d, const char *id,
				  const struct gd_letter_def **out,
				  struct gd_error *err);

/* A template with what it is to one case. */
struct gd_letter_offer {
	const struct gd_letter_def *def;
	bool fits;	/* its turn has come */
	bool barred;	/* it cannot be written for such a case */
	int missing;	/* places without a value */
	const struct gd_letter_box *box;	/* where it goes; NULL: no limit */
};
/* All templates for case `id`, those that fit first; free() the array. */
enum gd_status gd_desk_letter_offers(struct gd_desk *d, int64_t id,
				     struct gd_letter_offer **out, size_t *len,
				     struct gd_error *err);

/* A place that has no value yet, and the question that would fill it. */
struct gd_letter_gap {
	char *place;
	const char *question;	/* id; NULL: no question does */
	char *say;		/* translated: what would fill it */
};
struct gd_letter_gaps {
	struct gd_letter_gap *items;
	size_t len, cap;
};
void gd_letter_gaps_release(struct gd_letter_gaps *g);

/*
 * Append the letter for case `id`. `lang` is "zh_CN" or "en" (NULL: Chinese, the
 * language of who receives it); GD_EINVAL when there is no English text. Missing
 * places go to `gaps`; with any the status is GD_EGUARD, the sentence names all of
 * them with their questions, and `out` is a draft for looking at alone.
 */
enum gd_status gd_desk_letter_fill(struct gd_desk *d, int64_t id,
				   const char *template_id, const char *lang,
				   struct gd_buf *out,
				   struct gd_letter_gaps *gaps,
				   struct gd_error *err);

/* Fill and keep it; `*seq` is its number. Nothing is kept with a gap. */
enum gd_status gd_desk_letter_write(struct gd_desk *d, int64_t id,
				    const char *template_id, const char *lang,
				    int *seq, struct gd_error *err);
/* Word letter `seq` anew: the next version. GD_EINVAL when it was sent or is empty. */
enum gd_status gd_desk_letter_edit(struct gd_desk *d, int64_t id, int seq,
				   const char *body, struct gd_error *err);

/*
 * The same for words that were written over version `*seen` (0: whatever stands
 * there), which then is the version that stands: GD_ECONFLICT when somebody else
 * has worded or sent the letter since.
 */
enum gd_status gd_desk_letter_edit_seen(struct gd_desk *d, int64_t id, int seq,
					int *seen, const char *body,
					struct gd_error *err);
/* Keep words for letter `seq` as a letter of their own, which is `*second`. */
enum gd_status gd_desk_letter_second(struct gd_desk *d, int64_t id, int seq,
				     const char *body, int *second,
				     struct gd_error *err);
/* The first, or the second when somebody was quicker; else `*second` is 0. */
enum gd_status gd_desk_letter_edit_or_second(struct gd_desk *d, int64_t id,
					     int seq, int seen,
					     const char *body, int *second,
					     struct gd_error *err);
/* Append what differs, lines "- " of theirs, "+ " of mine; as the changes below. */
void gd_letter_both_words(const char *theirs, const char *mine,
			  struct gd_buf *out);

struct gd_letter_dispatch {	/* NULL, "", 0 or NONE: not told */
	int seen;		/* version that was sent; another is GD_ECONFLICT */
	gd_instant at;		/* now when NONE */
	const char *channel;	/* the template's when NULL */
	const char *proof;	/* tracking number, screenshot's name … */
	const char *note;	/* why it goes out as it is */
};
/*
 * Record that letter `seq` was sent: it joins the filing that waits in its
 * channel, else opens one, whose clocks start. `*clocks` (may be NULL) counts them.
 * GD_EGUARD without proof of dispatch and without a note that says why.
 */
enum gd_status gd_desk_letter_sent(struct gd_desk *d, int64_t id, int seq,
				   const struct gd_letter_dispatch *how,
				   int *clocks, struct gd_error *err);

/* All letters of the case; gd_letter_rows_free(). */
enum gd_status gd_desk_letters(struct gd_desk *d, int64_t id,
			       struct gd_letter_row **out, size_t *len,
			       struct gd_error *err);
/* Letter `seq` (0: the newest); GD_ENOTFOUND says which there are. */
enum gd_status gd_desk_letter(struct gd_desk *d, int64_t id, int seq,
			      struct gd_letter_row *out, struct gd_error *err);
/* Append the wording that version `version` had; GD_ENOTFOUND. */
enum gd_status gd_desk_letter_version(struct gd_desk *d, int64_t id, int seq,
				      int version, struct gd_buf *out,
				      struct gd_error *err);
/*
 * Append what changed from version `from` (0: the one before `to`) to version `to`
 * (0: the newest): lines that start with "- " are gone, with "+ " new, with "  "
 * both; words that changed within a line stand in [-...-] and {+...+}. GD_EGUARD
 * when there is nothing earlier.
 */
enum gd_status gd_desk_letter_changes(struct gd_desk *d, int64_t id, int seq,
				      int from, int to, struct gd_buf *out,
				      struct gd_error *err);

/*
 * Lint `text`: for case `id` (0: of none, then no type is known) and as the template
 * `template_id` (NULL: as a demand letter).
 */
enum gd_status gd_desk_letter_lint(struct gd_desk *d, int64_t id,
				   const char *template_id, const char *text,
				   struct gd_findings *out,
				   struct gd_error *err);
/* One finding in words: what is wrong, the law's detail, the better wording. */
void gd_desk_finding_words(struct gd_desk *d, const struct gd_finding *f,
			   const char *text, struct gd_buf *out);

/* The arithmetic of the case's claims, line by line with the law, in words. */
enum gd_status gd_desk_claims_words(struct gd_desk *d, int64_t id,
				    struct gd_buf *out, struct gd_error *err);

/* How a text stands to the place that it goes to, as that place counts. */
struct gd_letter_room {
	const struct gd_letter_box *box;	/* NULL: no limit is known */
	int count, over;	/* of the text; what does not fit */
	int pictures;		/* of the case's evidence, that the text names */
};
/* `id` 0: of no case, whose platform and evidence are then not known. */
enum gd_status gd_desk_letter_room(struct gd_desk *d, int64_t id,
				   const char *template_id, const char *text,
				   struct gd_letter_room *out,
				   struct gd_error *err);
/* Append "288 of 300 characters, 3 of 20 pictures", and by how much it is over. */
void gd_desk_room_words(const struct gd_letter_room *r, struct gd_buf *out);
/* Append which box it is, how that counts and what is not known of it. */
void gd_desk_box_words(const struct gd_letter_box *b, struct gd_buf *out);

#endif
