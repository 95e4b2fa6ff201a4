/*
 * gongdao edit - change answers of a case, all or nothing.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "cli/command.h"
#include "cli/moved.h"
#include "desk/actions.h"
#include "desk/pairs.h"
#include "desk/phrase_clock.h"
#include "desk/together.h"
#include "desk/view.h"

/* FIELD=VALUE apart; FIELD=- reads standard input, once. */
static bool
split(struct gd_cli *c, char **fields, char **values)
{
	bool good = true, read = false;

	for (int i = 1; i < c->argc; i++) {
		const char *word = c->argv[i];
		const char *sign = strchr(word, '=');
		struct gd_buf value = GD_BUF_INIT;

		if (!sign || sign == word) {
			gd_cli_say(_("'%s' is no FIELD=VALUE, such as amount=1299"),
				   word);
			good = false;
			continue;
		}
		if (strcmp(sign + 1, "-") == 0 && read) {
			gd_cli_say(_("only one field can be read from standard input"));
			good = false;
			continue;
		}
		read |= strcmp(sign + 1, "-") == 0;
		good &= gd_cli_words(sign + 1, &value);
		fields[i - 1] = gd_strndup(word, (size_t)(sign - word));
		values[i - 1] = gd_buf_detach(&value);
	}
	return good;
}

/* Some words were no FIELD=VALUE: name what is wrong with the others, too. */
static void
say_rest(struct gd_cli *c, char *const *fields, char *const *values,
	 size_t len)
{
	static const char *const own[] = { "assignee", "tags", NULL };
	struct gd_check_env env = { gd_desk_now(c->desk),
				    gd_desk_zone(c->desk) };
	struct gd_pair *pairs = gd_calloc(len, sizeof *pairs);
	struct gd_intake_problems problems = { NULL, 0, 0 };
	struct gd_case_view view = { 0 };
	const struct gd_interview *iv;
	struct gd_playbook *pb;
	size_t n = 0;
	int64_t id;
	int status;

	for (size_t i = 0; i < len; i++)
		if (fields[i])
			pairs[n++] = (struct gd_pair){ .field = fields[i],
						       .value = values[i] };
	if (gd_cli_case(c, c->argv[0], &id, &status) &&
	    gd_desk_case(c->desk, id, &view, NULL) == GD_OK &&
	    gd_desk_playbook(c->desk, &pb, NULL) == GD_OK &&
	    gd_playbook_interview(pb, &iv, NULL) == GD_OK)
		gd_pairs_apply(iv, &env, pairs, n, own, &view.answers,
			       &problems);
	for (size_t i = 0; i < problems.len; i++)
		gd_cli_say("%s: %s", problems.items[i].field,
			   problems.items[i].message);
	gd_intake_problems_release(&problems);
	gd_case_view_release(&view);
	free(pairs);
}

/* A corrected fact may have moved a deadline: say from when to when. */
static void
say_moves(struct gd_cli *c, int64_t id)
{
	struct gd_event_page page;
	struct gd_buf line = GD_BUF_INIT;

	if (gd_desk_events(c->desk, id, 0, 1, &page, NULL) != GD_OK)
		return;
	if (page.len)
		gd_phrase_moved_dates(c->desk, page.rows[0].id, &line);
	if (line.len)
		gd_cli_line(c, line.s);
	gd_event_page_release(&page);
	gd_buf_release(&line);
}

/*
 * The fields that somebody else has changed since, both sides of each, and how
 * to go on.
 */
static void
say_merge(struct gd_cli *c, int64_t id, const struct gd_merge *merge)
{
	struct gd_case_view view;

	for (size_t i = 0; i < merge->len; i++) {
		struct gd_buf line = GD_BUF_INIT;

		gd_buf_addf(&line, "%s: ", merge->items[i].field);
		gd_phrase_merge(c->desk, &merge->items[i], &line);
		gd_cli_say("%s", line.s);
		gd_buf_release(&line);
	}
	if (gd_desk_case(c->desk, id, &view, NULL) != GD_OK)
		return;
	gd_cli_say(_("nothing was changed; --seen %lld sets your values, without a field it keeps theirs"),
		   (long long)view.row.version);
	gd_case_view_release(&view);
}

/* With --seen, only over what stood there at that version. */
static enum gd_status
change(struct gd_cli *c, int64_t id, int64_t version,
       const char *const *fields, const char *const *values, size_t len,
       struct gd_merge *merge, struct gd_error *err)
{
	char **seen;
	enum gd_status status;

	if (!version)
		return gd_desk_edit(c->desk, id, fields, values, len, err);
	seen = gd_calloc(len, sizeof *seen);
	status = gd_desk_seen_at(c->desk, id, version, fields, len, seen,
				 err);
	if (status == GD_OK)
		status = gd_desk_edit_seen(c->desk, id, fields, values,
					   (const char *const *)seen, len,
					   merge, err);
	for (size_t i = 0; i < len; i++)
		free(seen[i]);
	free(seen);
	return status;
}

int
gd_cmd_edit(struct gd_cli *c)
{
	size_t len = (size_t)c->argc - 1;
	char **fields = gd_calloc(len, sizeof *fields);
	char **values = gd_calloc(len, sizeof *values);
	struct gd_merge merge = { NULL, 0, 0 };
	struct gd_error err = GD_ERROR_INIT;
	int64_t id, version = 0;
	int status = GD_EXIT_REQUEST;

	if (!split(c, fields, values)) {
		say_rest(c, fields, values, len);
		goto out;
	}
	if (!gd_cli_number(c, "seen", 1, INT64_MAX, &version) ||
	    !gd_cli_case(c, c->argv[0], &id, &status))
		goto out;
	if (change(c, id, version, (const char *const *)fields,
		   (const char *const *)values, len, &merge, &err) == GD_OK) {
		say_moves(c, id);
		status = gd_cli_moved(c, id);
	} else {
		status = gd_cli_fail(&err);
	}
	if (merge.len)
		say_merge(c, id, &merge);
out:
	gd_merge_release(&merge);
	for (size_t i = 0; i < len; i++) {
		free(fields[i]);
		free(values[i]);
	}
	free(fields);
	free(values);
	return status;
}
