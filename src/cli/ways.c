/*
 * gongdao ways - what is left when a complaint was refused or not answered.
 */
#include <config.h>

#include "base/i18n.h"
#include "cli/command.h"
#include "cli/json.h"
#include "cli/listing.h"
#include "desk/advice.h"
#include "desk/phrase.h"

static json_t *
way(struct gd_cli *c, const struct gd_way *w, const char *number)
{
	struct gd_buf b = GD_BUF_INIT;
	json_t *o = json_object();

	json_object_set_new(o, "step", gd_json_text(w->step->id));
	json_object_set_new(o, "name",
			    gd_json_text(gd_bitext_get(&w->step->name, NULL)));
	json_object_set_new(o, "reason",
			    gd_json_text(gd_bitext_get(&w->step->why, NULL)));
	json_object_set_new(o, "how",
			    gd_json_text(gd_bitext_get(&w->step->how, NULL)));
	gd_way_command(w, number, &b);
	json_object_set_new(o, "command", gd_json_text(b.s));
	json_object_set_new(o, "filing", w->seq ? json_integer(w->seq)
						: json_null());
	json_object_set_new(o, "barred", gd_json_text(w->barred));
	json_object_set_new(o, "waiting", json_boolean(w->waits));
	gd_buf_reset(&b);
	gd_phrase_source(c->desk, w->step->source, &b);
	json_object_set_new(o, "source", gd_json_text(b.s));
	gd_buf_release(&b);
	return o;
}

int
gd_cmd_ways(struct gd_cli *c)
{
	enum gd_format format = GD_FORMAT_TEXT;
	struct gd_error err = GD_ERROR_INIT;
	char number[GD_CASE_NUMBER_MAX];
	struct gd_buf words = GD_BUF_INIT;
	struct gd_ways w;
	json_t *a;
	int64_t id;
	int status;

	if (!gd_cli_format(c, false, &format))
		return GD_EXIT_REQUEST;
	if (!gd_cli_case(c, c->argv[0], &id, &status))
		return status;
	if (gd_desk_ways(c->desk, id, false, &w, &err) != GD_OK)
		return gd_cli_fail(&err);
	gd_case_number(id, number);
	if (format == GD_FORMAT_JSON) {
		a = json_array();
		for (size_t i = 0; i < w.len; i++)
			json_array_append_new(a, way(c, &w.items[i], number));
		gd_json_print(a);
	} else if (w.len == 0) {
		gd_cli_line(c, _("Nothing has failed so far; 'gongdao plan' tells the way"));
	} else {
		gd_ways_words(c->desk, number, &w, &words);
		gd_cli_text(c, words.s);
	}
	gd_buf_release(&words);
	gd_ways_release(&w);
	return GD_EXIT_OK;
}
