/*
 * gongdao evidence - files of a case: add, judge, copy out. The rest is in
 * evidence_list.c and evidence_out.c.
 */
#include <config.h>

#include "cli/evidence.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/suggest.h"
#include "cli/progress.h"
#include "domain/dateinput.h"

bool
gd_cli_exhibit(struct gd_cli *c, int64_t *id, int *seq, int *status)
{
	char *end;
	long n;

	if (c->argc < (seq ? 3 : 2)) {
		*status = gd_cli_refuse(seq ? _("'%s' needs a case and the number of a file; 'gongdao evidence list CASE' shows them")
					    : _("'%s' needs a case; see 'gongdao evidence --help'"),
					c->argv[0]);
		return false;
	}
	if (!gd_cli_case(c, c->argv[1], id, status))
		return false;
	if (!seq)
		return true;
	n = strtol(c->argv[2], &end, 10);
	if (end == c->argv[2] || *end || n < 1 || n > 1000000) {
		*status = gd_cli_refuse(_("'%s' is no number of a file; 'gongdao evidence list CASE' shows them"),
					c->argv[2]);
		return false;
	}
	*seq = (int)n;
	return true;
}

/* Bytes are what is counted: large files alone are worth a line. */
static bool
tell(int64_t done, int64_t total, void *ctx)
{
	return total < (INT64_C(8) << 20) || gd_progress_tell(done, total, ctx);
}

static bool
read_moment(struct gd_cli *c, gd_instant *out)
{
	const char *s = gd_cli_value(c, "captured-at");
	struct gd_zone zone = gd_desk_zone(c->desk);
	struct gd_error err = GD_ERROR_INIT;
	struct gd_dateinput in;

	*out = GD_INSTANT_NONE;
	if (!s || gd_instant_parse(s, zone, out, NULL) == GD_OK)
		return true;
	if (gd_dateinput_parse(s, c->now, zone, true, &in, &err) == GD_OK) {
		*out = in.at;
		return true;
	}
	gd_cli_say("%s", err.text);
	return false;
}

static bool
read_of(struct gd_cli *c, int *of)
{
	int64_t n = 0;

	if (!gd_cli_number(c, "of", 1, 1000000, &n))
		return false;
	*of = (int)n;
	return true;
}

static int
add_one(struct gd_cli *c, int64_t id, const struct gd_evidence_new *n)
{
	struct gd_progress_line line = { _("copying"), -1 };
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf b = GD_BUF_INIT;
	int seq;

	if (gd_desk_evidence_add(c->desk, id, n, tell, &line, &seq, &err) !=
	    GD_OK)
		return gd_cli_fail(&err);
	gd_buf_addf(&b, "%d  %s", seq, n->path);
	gd_cli_line(c, b.s);
	gd_buf_release(&b);
	return GD_EXIT_OK;
}

static int
add(struct gd_cli *c)
{
	struct gd_evidence_new n = {
		.kind = gd_cli_value(c, "kind"), .how = gd_cli_value(c, "how"),
		.captured_by = gd_cli_value(c, "by"),
		.source = gd_cli_value(c, "source"),
		.proves = gd_cli_value(c, "proves"),
		.note = gd_cli_value(c, "note"),
	};
	const char *hows[16] = { NULL };
	int status = GD_EXIT_OK, worst = GD_EXIT_OK, how = 0;
	int64_t id;
	bool good = true;

	for (size_t i = 0; gd_evidence_how(i); i++)
		hows[i] = gd_evidence_how(i);
	if (!gd_cli_exhibit(c, &id, NULL, &status))
		return status;
	if (c->argc < 3 || !n.kind)
		return gd_cli_refuse(_("'evidence add' needs a case, files and --kind; 'gongdao evidence coach' names the kinds"));
	good &= read_moment(c, &n.captured_at);
	good &= gd_cli_choose(c, "how", hows, &how);
	good &= read_of(c, &n.of_seq);
	if (!good)
		return GD_EXIT_REQUEST;
	/* Each file is an event of its own: those that are good are kept. */
	for (int i = 2; i < c->argc; i++) {
		n.path = c->argv[i];
		status = add_one(c, id, &n);
		worst = status > worst ? status : worst;
	}
	return worst;
}

static int
save(struct gd_cli *c)
{
	const char *to = gd_cli_value(c, "output");
	struct gd_progress_line line = { _("copying"), -1 };
	struct gd_error err = GD_ERROR_INIT;
	int status = GD_EXIT_OK, seq;
	int64_t id;

	if (!gd_cli_exhibit(c, &id, &seq, &status))
		return status;
	if (!to)
		return gd_cli_refuse(_("name the file to write with -o FILE"));
	if (access(to, F_OK) == 0)
		return gd_cli_refuse(_("'%s' is there already; give another name"),
				     to);
	if (gd_desk_evidence_save(c->desk, id, seq, to, tell, &line, &err) !=
	    GD_OK)
		return gd_cli_fail(&err);
	return GD_EXIT_OK;
}

/* QUESTION=yes|no|unsure|open, or FIELD=VALUE for what is told of a file. */
static int
set(struct gd_cli *c)
{
	static const char *const fields[] = {
		"kind", "how", "captured_at", "captured_by", "source",
		"proves", "note", "copy_of"
	};
	struct gd_error err = GD_ERROR_INIT;
	int status = GD_EXIT_OK, seq;
	int64_t id;

	if (!gd_cli_exhibit(c, &id, &seq, &status))
		return status;
	if (c->argc < 4)
		return gd_cli_refuse(_("give at least one QUESTION=yes, no, unsure or open; 'gongdao evidence show CASE N' asks them"));
	for (int i = 3; i < c->argc; i++) {
		const char *eq = strchr(c->argv[i], '=');
		char *name = gd_strndup(c->argv[i], eq ? (size_t)
					(eq - c->argv[i]) : 0);
		enum gd_check check;
		enum gd_status s = GD_EINVAL;
		bool field = false;

		for (size_t k = 0; k < GD_ARRAY_LEN(fields); k++)
			field |= strcmp(fields[k], name) == 0;
		if (field)
			s = gd_desk_evidence_describe(c->desk, id, seq, name,
						      eq + 1, &err);
		else if (eq && gd_check_parse(eq + 1, &check))
			s = gd_desk_evidence_check(c->desk, id, seq, name,
						   check, &err);
		else
			gd_error_set(&err, GD_EINVAL,
				     _("'%s' is no QUESTION=yes, no, unsure or open, and no FIELD=VALUE"),
				     c->argv[i]);
		free(name);
		if (s != GD_OK)
			return gd_cli_fail(&err);
	}
	return status;
}

static const struct {
	const char *word;
	int (*run)(struct gd_cli *c);
} verbs[] = {
	{ "add", add },
	{ "list", gd_evidence_cmd_list },
	{ "checklist", gd_evidence_cmd_checklist },
	{ "show", gd_evidence_cmd_show },
	{ "set", set },
	{ "save", save },
	{ "coach", gd_evidence_cmd_coach },
	{ "rehearse", gd_evidence_cmd_rehearse },
	{ "stamp", gd_evidence_cmd_stamp },
	{ "bundle", gd_evidence_cmd_bundle },
	{ "check", gd_evidence_cmd_check },
	{ "chat", gd_evidence_cmd_chat },
};

int
gd_cmd_evidence(struct gd_cli *c)
{
	const char *words[GD_ARRAY_LEN(verbs)], *near;

	for (size_t i = 0; i < GD_ARRAY_LEN(verbs); i++) {
		if (strcmp(verbs[i].word, c->argv[0]) == 0)
			return verbs[i].run(c);
		words[i] = verbs[i].word;
	}
	near = gd_suggest(c->argv[0], words, GD_ARRAY_LEN(words));
	if (near)
		return gd_cli_refuse(_("'evidence %s' is not there; did you mean '%s'?"),
				     c->argv[0], near);
	return gd_cli_refuse(_("'evidence %s' is not there; see 'gongdao evidence --help'"),
			     c->argv[0]);
}
