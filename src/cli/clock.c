/*
 * gongdao snooze, pause, resume, extend - what a person can do to a running deadline.
 */
#include <config.h>

#include <string.h>

#include "base/i18n.h"
#include "cli/command.h"
#include "desk/clocks.h"
#include "desk/phrase.h"

/* What all of them take. */
struct request {
	int64_t id, seq;
	const char *reason;
	struct gd_buf words;
	gd_instant at;
};

static bool
read_request(struct gd_cli *c, const char *instant, struct request *r,
	     int *status)
{
	const char *reason = gd_cli_value(c, "reason");

	*r = (struct request){ .words = GD_BUF_INIT, .at = GD_INSTANT_NONE };
	if (!gd_cli_case(c, c->argv[0], &r->id, status))
		return false;
	*status = GD_EXIT_REQUEST;
	if (!gd_cli_value(c, "clock")) {
		gd_cli_say(_("name the deadline with --clock N; 'gongdao show "
			     "%s' lists them"), c->argv[0]);
		return false;
	}
	if (!gd_cli_number(c, "clock", 1, INT32_MAX, &r->seq) ||
	    !gd_cli_instant(c, instant, &r->at))
		return false;
	if (reason && !gd_cli_words(reason, &r->words))
		return false;
	r->reason = reason ? r->words.s : NULL;
	*status = GD_EXIT_OK;
	return true;
}

int
gd_cmd_snooze(struct gd_cli *c)
{
	struct gd_error err = GD_ERROR_INIT;
	bool off = gd_cli_value(c, "off") != NULL;
	struct request r;
	int status = GD_EXIT_OK;

	if (!read_request(c, "until", &r, &status))
		goto out;
	if (off == (r.at != GD_INSTANT_NONE)) {
		status = gd_cli_refuse(_("say until when with --until, or wake "
					 "it with --off"));
		goto out;
	}
	if (gd_desk_snooze(c->desk, r.id, (int)r.seq, r.at, r.reason, &err) !=
	    GD_OK)
		status = gd_cli_fail(&err);
out:
	gd_buf_release(&r.words);
	return status;
}

static void
say_change(struct gd_cli *c, const struct gd_clock_change *change)
{
	struct gd_buf b = GD_BUF_INIT;

	gd_phrase_rule_name(c->desk, change->rule, change->version, false, &b);
	gd_buf_adds(&b, _(": "));
	gd_phrase_clock_change(c->desk, change, &b);
	gd_cli_line(c, b.s);
	gd_buf_release(&b);
}

typedef enum gd_status change_fn(struct gd_cli *c, const struct request *r,
				 struct gd_clock_change *change,
				 struct gd_error *err);

/* What changes a deadline, and the dates that come of it. */
static int
change(struct gd_cli *c, change_fn *how)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_clock_change done;
	struct request r;
	int status = GD_EXIT_OK;

	if (!read_request(c, "at", &r, &status))
		goto out;
	if (how(c, &r, &done, &err) != GD_OK)
		status = gd_cli_fail(&err);
	else
		say_change(c, &done);
out:
	gd_buf_release(&r.words);
	return status;
}

static enum gd_status
pause_it(struct gd_cli *c, const struct request *r,
	 struct gd_clock_change *done, struct gd_error *err)
{
	return gd_desk_pause(c->desk, r->id, (int)r->seq,
			     gd_cli_value(c, "law"), r->at, r->reason, done,
			     err);
}

static enum gd_status
resume_it(struct gd_cli *c, const struct request *r,
	  struct gd_clock_change *done, struct gd_error *err)
{
	return gd_desk_resume(c->desk, r->id, (int)r->seq, r->at, r->reason,
			      done, err);
}

static enum gd_status
extend_it(struct gd_cli *c, const struct request *r,
	  struct gd_clock_change *done, struct gd_error *err)
{
	return gd_desk_extend(c->desk, r->id, (int)r->seq, r->at, r->reason,
			      done, err);
}

int
gd_cmd_pause(struct gd_cli *c)
{
	return change(c, pause_it);
}

int
gd_cmd_resume(struct gd_cli *c)
{
	return change(c, resume_it);
}

int
gd_cmd_extend(struct gd_cli *c)
{
	return change(c, extend_it);
}
