/*
 * desk/phrase.h - facts in words, in the language in force.
 *
 * All append to `out` and never fail: what the playbook does not know shows as
 * its code. Nothing here is safe for a terminal yet: front ends show texts
 * through gd_text_show().
 */
#ifndef GD_DESK_PHRASE_H
#define GD_DESK_PHRASE_H

#include "desk/desk.h"
#include "domain/clock.h"
#include "domain/records.h"
#include "store/query.h"

/* A number for a title: `10000+` when it is at least so many (GD_COUNT_MORE). */
#define GD_COUNT_TEXT 24
const char *gd_phrase_count(int64_t n, char out[GD_COUNT_TEXT]);
/*
 * The clock rule of a clock row; with an unknown or empty `version` any version
 * of the rule. NULL when the playbook lost it.
 */
const struct gd_clock_rule *gd_phrase_rule(struct gd_desk *d,
					   const char *rule,
					   const char *version);
/* "72-hour answer", short form for cards when `brief`. */
void gd_phrase_rule_name(struct gd_desk *d, const char *rule,
			 const char *version, bool brief, struct gd_buf *out);
/* "5 hours overdue", "2 working days left", "3 h 20 min left". */
void gd_phrase_remaining(struct gd_desk *d, gd_instant due, enum gd_unit unit,
			 struct gd_buf *out);
/* "today 24:00", "12 Mar 04:10", with the year when it is another; `≈` when estimated. */
void gd_phrase_due(struct gd_desk *d, gd_instant due, bool estimated,
		   struct gd_buf *out);
/* The same for a narrow column: of another year only the day, "2029-11-20". */
void gd_phrase_due_brief(struct gd_desk *d, gd_instant due, bool estimated,
			 struct gd_buf *out);
/* A day alone: "28 Nov", "2029-11-20" when it is another year's. */
void gd_phrase_date(struct gd_desk *d, gd_day day, struct gd_buf *out);
/* "12 Mar 09:04" for history lines. */
void gd_phrase_instant(struct gd_desk *d, gd_instant at, struct gd_buf *out);
/* "Thu 12 Mar: " with what is special: a holiday, a day off, a make-up day, ≈. */
void gd_phrase_day(struct gd_desk *d, gd_day day, struct gd_buf *out);
/* "2026-03-12 Thu 09:04" for the title. */
void gd_phrase_now(struct gd_desk *d, struct gd_buf *out);
/* "3-12 Thu 09:04": the same where room is short. */
void gd_phrase_now_short(struct gd_desk *d, struct gd_buf *out);
/* "replacement ¥239.00": what is demanded and the sum. */
void gd_phrase_demand(struct gd_desk *d, const char *demand, int64_t fen,
		      struct gd_buf *out);
/* Names of codes. */
const char *gd_phrase_choice_name(struct gd_desk *d, const char *list,
				  const char *code);
void gd_phrase_choice(struct gd_desk *d, const char *list, const char *code,
		      struct gd_buf *out);
void gd_phrase_stage(struct gd_desk *d, enum gd_stage s, bool brief,
		     struct gd_buf *out);
/* The rung as a case's own platform calls it, short. */
void gd_phrase_rung(struct gd_desk *d, const char *platform, enum gd_stage s,
		    struct gd_buf *out);
void gd_phrase_channel(struct gd_desk *d, const char *code,
		       struct gd_buf *out);
/* "waiting", "answered", "accepted", … */
void gd_phrase_filing_state(enum gd_filing_state state, struct gd_buf *out);
/* "running", "met", "missed", … */
void gd_phrase_clock_state(enum gd_clock_state state, struct gd_buf *out);
/* Sources of an entry, in words; "according to the article" marks experience. */
void gd_phrase_source(struct gd_desk *d, const char *ids, struct gd_buf *out);

/*
 * What the case needs next, one sentence: which clock fell or falls and what to do
 * then, or which evidence or filing comes first.
 */
void gd_phrase_next_step(struct gd_desk *d, const struct gd_case_row *row,
			 struct gd_buf *out);
/* An event as a line of history: "filed with the platform's service, …". */
void gd_phrase_event(struct gd_desk *d, const struct gd_event_row *ev,
		     struct gd_buf *out);
/* The same in a few words: "filed with 12315", for naming the event. */
void gd_phrase_event_brief(struct gd_desk *d, const struct gd_event_row *ev,
			   struct gd_buf *out);

#endif
