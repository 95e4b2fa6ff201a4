/*
 * desk/desk.c - see desk.h.
 */
#include <config.h>

#include "desk/desk.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/text.h"
#include "desk/calendar_internal.h"
#include "desk/effective.h"
#include "desk/key.h"
#include "desk/replay.h"
#include "desk/together.h"
#include "desk/together_internal.h"
#include "store/key.h"

struct gd_desk {
	struct gd_config *config;
	struct gd_playbook *playbook;	/* NULL until asked for */
	struct gd_store *store;		/* NULL until asked for */
	struct gd_calendar calendar;
	bool has_calendar;
	struct gd_zone zone;
	bool replayed;		/* --now was given */
	bool stopped;		/* it stands still; see replay.h */
	gd_instant start;	/* then: the present when the desk was opened */
	int64_t start_mono;	/* … by the clock that never jumps, in ns */
	char *who;
	char *db_path;		/* "" when no home folder is known */
	bool ascii;
	void (*upgrading)(const char *db);	/* NULL: nobody is told */
	int64_t expect_id, expect_version;	/* of the next action */
	struct gd_effective effective;
};

#define SECOND_NS INT64_C(1000000000)

/* Nanoseconds of a clock that never jumps. */
static int64_t
monotonic_ns(void)
{
	struct timespec ts = { 0, 0 };

	/* With the time asleep, where the system can tell. */
#ifdef CLOCK_BOOTTIME
	if (clock_gettime(CLOCK_BOOTTIME, &ts) == 0)
		return ts.tv_sec * SECOND_NS + ts.tv_nsec;
#endif
	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec * SECOND_NS + ts.tv_nsec;
}

static void
set_language(const char *lang)
{
	struct gd_buf dir = GD_BUF_INIT;

	if (!*lang || strcmp(lang, gd_i18n_lang()) == 0)
		return;
	gd_path_locale(&dir);
	gd_i18n_init(lang, dir.s);
	gd_buf_release(&dir);
}

static enum gd_status
check_lang(const char *lang, struct gd_error *err)
{
	if (!lang || strcmp(lang, "zh_CN") == 0 || strcmp(lang, "en") == 0)
		return GD_OK;
	return gd_error_set(err, GD_EINVAL,
			    _("the languages are zh_CN and en, not '%s'"), lang);
}

static char *
login_name(void)
{
	struct passwd entry, *found = NULL;
	char space[4096];

	if (getpwuid_r(getuid(), &entry, space, sizeof space, &found) == 0 &&
	    found && found->pw_name && *found->pw_name)
		return gd_strdup(found->pw_name);
	return gd_strdup("user");
}

static enum gd_status
set_who(struct gd_desk *d, const char *as, struct gd_error *err)
{
	const char *name = as ? as : gd_config_get(d->config, "desk.name");
	struct gd_buf clean = GD_BUF_INIT;

	gd_text_clean(&clean, name, strlen(name));
	if (as && (!*as || strcmp(as, clean.s) != 0 || strchr(as, '\n'))) {
		gd_buf_release(&clean);
		return gd_error_set(err, GD_EINVAL,
				    _("--as takes a name on one line"));
	}
	d->who = *clean.s ? gd_buf_detach(&clean) : login_name();
	gd_buf_release(&clean);
	return GD_OK;
}

static enum gd_status
set_clock(struct gd_desk *d, const char *now, struct gd_error *err)
{
	const char *zone = gd_config_get(d->config, "desk.zone");
	enum gd_status status;

	status = gd_zone_parse(zone, &d->zone, err);
	if (status != GD_OK) {
		gd_error_prefix(err, "%s: desk.zone", gd_config_path(d->config));
		return status;
	}
	if (!now)
		return GD_OK;
	status = gd_instant_parse(now, d->zone, &d->start, err);
	if (status != GD_OK) {
		gd_error_prefix(err, "--now");
		return status;
	}
	d->replayed = true;
	d->start_mono = monotonic_ns();
	return GD_OK;
}

/* A path from the configuration may start with `~/`. */
static void
add_expanded(struct gd_buf *out, const char *path)
{
	const char *home = getenv("HOME");

	if (path[0] == '~' && path[1] == '/' && home && home[0] == '/')
		gd_buf_addf(out, "%s%s", home, path + 1);
	else
		gd_buf_adds(out, path);
}

static void
set_db_path(struct gd_desk *d, const char *db)
{
	const char *env = getenv("GONGDAO_DB");
	const char *set = gd_config_get(d->config, "store.path");
	struct gd_buf path = GD_BUF_INIT;

	if (db)
		gd_buf_adds(&path, db);
	else if (env && *env)
		gd_buf_adds(&path, env);
	else if (*set)
		add_expanded(&path, set);
	else if (gd_path_data_home(&path, NULL) == GD_OK)
		gd_buf_adds(&path, "/gongdao.db");
	d->db_path = gd_buf_detach(&path);
}

enum gd_status
gd_desk_open(const struct gd_desk_options *opt, struct gd_desk **out,
	     struct gd_error *err)
{
	struct gd_desk *d = gd_calloc(1, sizeof *d);
	enum gd_status status;

	status = check_lang(opt->lang, err);
	if (status != GD_OK)
		goto out;
	/* First, so that what follows complains in the right language. */
	if (opt->lang)
		set_language(opt->lang);
	status = gd_config_open(opt->config, &d->config, err);
	if (status != GD_OK)
		goto out;
	if (!opt->lang)
		set_language(gd_config_get(d->config, "ui.language"));
	status = set_clock(d, opt->now, err);
	if (status == GD_OK)
		status = set_who(d, opt->as, err);
	if (status != GD_OK)
		goto out;
	if (opt->db && !*opt->db) {
		status = gd_error_set(err, GD_EINVAL,
				      _("--db takes the name of a file"));
		goto out;
	}
	set_db_path(d, opt->db);
	d->upgrading = opt->upgrading;
	d->ascii = opt->ascii || gd_config_bool(d->config, "ui.ascii");
	gd_text_ambiguous_wide(strcmp(gd_config_get(d->config,
						    "ui.ambiguous_wide"),
				      "yes") == 0);
	*out = d;
	d = NULL;
out:
	gd_desk_close(d);
	return status;
}

void
gd_desk_close(struct gd_desk *d)
{
	if (!d)
		return;
	gd_store_close(d->store);
	if (d->has_calendar)
		gd_calendar_release(&d->calendar);
	gd_effective_release(&d->effective);
	gd_playbook_close(d->playbook);
	gd_config_close(d->config);
	free(d->who);
	free(d->db_path);
	free(d);
}

gd_instant
gd_desk_now(const struct gd_desk *d)
{
	struct timespec ts;

	if (d->stopped)
		return d->start;
	/* Whole seconds since then: a moment over a second's end is none. */
	if (d->replayed)
		return d->start + (monotonic_ns() - d->start_mono) / SECOND_NS;
	clock_gettime(CLOCK_REALTIME, &ts);
	return ts.tv_sec;
}

struct gd_effective *
gd_desk_effective(struct gd_desk *d)
{
	return &d->effective;
}

struct gd_zone
gd_desk_zone(const struct gd_desk *d)
{
	return d->zone;
}

const char *
gd_desk_who(const struct gd_desk *d)
{
	return d->who;
}

bool
gd_desk_ascii(const struct gd_desk *d)
{
	return d->ascii;
}

enum gd_status
gd_desk_configure(struct gd_desk *d, const char *key, const char *value,
		  bool *later, struct gd_error *err)
{
	static const char *const at_start[] = {
		"store.path", "store.key_file", "ui.theme", "ui.mouse", "ui.ascii",
		"ui.ambiguous_wide", "desk.zone"
	};
	enum gd_status status = GD_OK;

	*later = false;
	/* From the next start on nobody could open the desk to mend it. */
	if (strcmp(key, "store.key_file") == 0 && *value &&
	    !gd_cipher_usable())
		status = gd_error_set(err, GD_EINVAL,
				      _("this gongdao was built without "
					"SQLCipher and cannot encrypt; build "
					"it --with-sqlcipher first"));
	if (status == GD_OK)
		status = gd_config_set(d->config, key, value, err);
	if (status != GD_OK)
		return status;
	for (size_t i = 0; i < GD_ARRAY_LEN(at_start); i++)
		*later = *later || strcmp(at_start[i], key) == 0;
	if (strcmp(key, "ui.language") == 0)
		set_language(value);
	else if (strcmp(key, "desk.name") == 0 && *value) {
		free(d->who);
		d->who = gd_strdup(value);
	}
	return GD_OK;
}

enum gd_status
gd_desk_view_move(struct gd_desk *d, const char *name, const char *to,
		  struct gd_error *err)
{
	return gd_config_view_move(d->config, name, to, err);
}

const struct gd_config *
gd_desk_config(const struct gd_desk *d)
{
	return d->config;
}

const char *
gd_desk_db_path(const struct gd_desk *d)
{
	return d->db_path;
}

enum gd_status
gd_desk_playbook(struct gd_desk *d, struct gd_playbook **out,
		 struct gd_error *err)
{
	struct gd_buf shipped = GD_BUF_INIT, user = GD_BUF_INIT;
	enum gd_status status = GD_OK;

	if (d->playbook)
		goto out;
	status = gd_path_shipped(&shipped, err);
	if (status != GD_OK)
		goto out;
	/* Without a home folder there is nothing of the user's to read. */
	gd_path_config_home(&user, NULL);
	status = gd_playbook_open(shipped.s, user.len ? user.s : NULL,
				  &d->playbook, err);
out:
	if (status == GD_OK)
		*out = d->playbook;
	gd_buf_release(&user);
	gd_buf_release(&shipped);
	return status;
}

enum gd_status
gd_desk_calendar(struct gd_desk *d, const struct gd_calendar **out,
		 struct gd_error *err)
{
	struct gd_playbook *pb;
	enum gd_status status;

	if (!d->has_calendar) {
		status = gd_desk_playbook(d, &pb, err);
		if (status != GD_OK)
			return status;
		gd_calendar_init(&d->calendar, d->zone);
		status = gd_playbook_calendar(pb, &d->calendar, err);
		if (status != GD_OK) {
			gd_calendar_release(&d->calendar);
			return status;
		}
		d->has_calendar = true;
	}
	*out = &d->calendar;
	return GD_OK;
}

enum gd_status
gd_desk_rules(struct gd_desk *d, struct gd_desk_rules *out,
	      struct gd_error *err)
{
	struct gd_playbook *pb;
	enum gd_status status = gd_desk_playbook(d, &pb, err);

	if (status == GD_OK)
		status = gd_playbook_knowledge(pb, &out->k, err);
	if (status == GD_OK)
		status = gd_playbook_interview(pb, &out->iv, err);
	if (status == GD_OK)
		status = gd_desk_calendar(d, &out->cal, err);
	return status;
}

enum gd_status
gd_desk_calendar_own(struct gd_desk *d, struct gd_calendar **out,
		     struct gd_error *err)
{
	const struct gd_calendar *cal;
	enum gd_status status = gd_desk_calendar(d, &cal, err);

	if (status == GD_OK)
		*out = &d->calendar;
	return status;
}

enum gd_status
gd_desk_calendar_reload(struct gd_desk *d, struct gd_error *err)
{
	struct gd_playbook *pb;
	enum gd_status status = gd_desk_playbook(d, &pb, err);

	if (status != GD_OK)
		return status;
	if (!d->has_calendar)
		gd_calendar_init(&d->calendar, d->zone);
	status = gd_playbook_calendar(pb, &d->calendar, err);
	d->has_calendar = d->has_calendar || status == GD_OK;
	return status;
}

enum gd_status
gd_desk_store(struct gd_desk *d, struct gd_store **out, struct gd_error *err)
{
	struct gd_buf home = GD_BUF_INIT;
	struct gd_cipher_key key = GD_CIPHER_KEY_INIT;
	enum gd_status status;

	if (!d->store) {
		/* Said now: nothing else needs a home folder. */
		status = *d->db_path ? GD_OK : gd_path_data_home(&home, err);
		gd_buf_release(&home);
		if (status == GD_OK)
			status = gd_desk_find_key(d->config, d->db_path, &key,
						  err);
		if (status == GD_OK && d->upgrading &&
		    gd_store_will_upgrade(d->db_path))
			d->upgrading(d->db_path);
		if (status == GD_OK)
			status = gd_store_open_keyed(d->db_path, &key,
						     &d->store, err);
		gd_cipher_key_release(&key);
		if (status != GD_OK)
			return status;
	}
	*out = d->store;
	return GD_OK;
}

void
gd_desk_store_close(struct gd_desk *d)
{
	gd_store_close(d->store);
	d->store = NULL;
}

enum gd_status
gd_desk_ready(struct gd_desk *d, struct gd_error *err)
{
	const struct gd_stage_def *stages;
	struct gd_playbook *pb;
	struct gd_store *st;
	enum gd_status status;

	status = gd_desk_playbook(d, &pb, err);
	if (status == GD_OK)
		status = gd_playbook_stages(pb, &stages, err);
	if (status == GD_OK)
		status = gd_desk_store(d, &st, err);
	return status;
}

struct gd_desk_clock
gd_desk_clock(const struct gd_desk *d)
{
	return (struct gd_desk_clock){ d->replayed, d->stopped, d->start,
				       d->start_mono };
}

void
gd_desk_clock_restore(struct gd_desk *d, struct gd_desk_clock was)
{
	d->replayed = was.replayed;
	d->stopped = was.stopped;
	d->start = was.start;
	d->start_mono = was.start_mono;
}

void
gd_desk_clock_set(struct gd_desk *d, gd_instant now)
{
	d->replayed = d->stopped = true;
	d->start = now;
}

void
gd_desk_expect(struct gd_desk *d, int64_t id, int64_t version)
{
	d->expect_id = id;
	d->expect_version = version;
}

int64_t
gd_desk_expected(struct gd_desk *d, int64_t id)
{
	int64_t version = d->expect_id == id ? d->expect_version : 0;

	d->expect_id = d->expect_version = 0;
	return version;
}
