/*
 * desk/desk.h - one sitting at the desk: configuration, clock, playbook, store.
 *
 * The single door for both front ends. Everything is opened when first needed:
 * `gongdao when` never touches a database, a board never reads the questions.
 */
#ifndef GD_DESK_DESK_H
#define GD_DESK_DESK_H

#include <stdbool.h>

#include "base/error.h"
#include "desk/config.h"
#include "domain/calendar.h"
#include "playbook/playbook.h"
#include "store/store.h"

struct gd_desk;

struct gd_desk_options {	/* borrowed; NULL or false: not given */
	const char *db;		/* --db */
	const char *config;	/* --config */
	const char *now;	/* --now, ISO 8601 */
	const char *as;		/* --as */
	const char *lang;	/* --lang, zh_CN or en */
	bool ascii;		/* --ascii */
	/* Told before a large database is brought up to date. */
	void (*upgrading)(const char *db);
};

/*
 * Read the configuration and options (GD_EINVAL for a bad --now, --lang or zone,
 * GD_EDATA with file:line for a bad configuration). Database, playbook and
 * calendar are not touched yet.
 */
enum gd_status gd_desk_open(const struct gd_desk_options *opt,
			    struct gd_desk **out, struct gd_error *err);
void gd_desk_close(struct gd_desk *d);	/* NULL allowed */

/*
 * The present, UTC seconds: the machine's clock, or --now plus the time that has
 * passed since the desk was opened.
 */
gd_instant gd_desk_now(const struct gd_desk *d);
struct gd_zone gd_desk_zone(const struct gd_desk *d);
/* Who acts: --as, configuration, login name. Never NULL. */
const char *gd_desk_who(const struct gd_desk *d);
bool gd_desk_ascii(const struct gd_desk *d);
const struct gd_config *gd_desk_config(const struct gd_desk *d);
/*
 * As gd_config_set(); language, name, alerts and the like count at once,
 * what the terminal or the database was opened with from the next start
 * (`*later` then).
 */
enum gd_status gd_desk_configure(struct gd_desk *d, const char *key,
				 const char *value, bool *later,
				 struct gd_error *err);
/* As gd_config_view_move(). */
enum gd_status gd_desk_view_move(struct gd_desk *d, const char *name,
				 const char *to, struct gd_error *err);
/* Path of the database, whether it exists or not. */
const char *gd_desk_db_path(const struct gd_desk *d);

/* Opened on first use; borrowed. */
enum gd_status gd_desk_playbook(struct gd_desk *d, struct gd_playbook **out,
				struct gd_error *err);
enum gd_status gd_desk_calendar(struct gd_desk *d,
				const struct gd_calendar **out,
				struct gd_error *err);
/* What was last in effect; see effective.h. */
struct gd_effective *gd_desk_effective(struct gd_desk *d);
/* What an answer is judged by; each borrowed. */
struct gd_desk_rules {
	const struct gd_knowledge *k;
	const struct gd_interview *iv;
	const struct gd_calendar *cal;
};
enum gd_status gd_desk_rules(struct gd_desk *d, struct gd_desk_rules *out,
			     struct gd_error *err);
/* Close the database; the next gd_desk_store() opens it again. */
void gd_desk_store_close(struct gd_desk *d);
enum gd_status gd_desk_store(struct gd_desk *d, struct gd_store **out,
			     struct gd_error *err);
/* Playbook and database can be read: asked before a front end shows anything. */
enum gd_status gd_desk_ready(struct gd_desk *d, struct gd_error *err);

#endif
