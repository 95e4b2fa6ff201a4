/*
 * gongdao rehearse - why a body would refuse the case, before it is filed.
 */
#include <config.h>

#include "base/i18n.h"
#include "cli/command.h"
#include "cli/json.h"
#include "cli/listing.h"
#include "desk/advice.h"

static json_t *
ground(const struct gd_rehearsed *x)
{
	static const char *const met[] = {
		[GD_FALSE] = "no", [GD_TRUE] = "yes", [GD_UNKNOWN] = "unknown",
	};
	json_t *o = json_object();

	json_object_set_new(o, "met", gd_json_text(met[x->met]));
	json_object_set_new(o, "strength",
			    gd_json_text(x->ours ? "order"
					 : x->strength == GD_BY_LAW ? "law"
								    : "advice"));
	json_object_set_new(o, "name", gd_json_text(x->name));
	json_object_set_new(o, "reason", gd_json_text(x->text));
	json_object_set_new(o, "cure", gd_json_text(x->cure));
	json_object_set_new(o, "source", gd_json_text(x->source));
	json_object_set_new(o, "fields", gd_json_text(x->fields));
	return o;
}

static void
print_json(const struct gd_rehearsal *r, const char *number)
{
	json_t *o = json_object(), *a;

	json_object_set_new(o, "case", gd_json_text(number));
	json_object_set_new(o, "channel", gd_json_text(r->channel->code));
	json_object_set_new(o, "refused", json_boolean(r->met > 0));
	json_object_set_new(o, "grounds", a = json_array());
	for (size_t i = 0; i < r->len; i++)
		json_array_append_new(a, ground(&r->items[i]));
	json_object_set_new(o, "fixes", a = json_array());
	for (size_t i = 0; i < r->fixes_len; i++)
		json_array_append_new(a, gd_json_text(r->fixes[i]));
	json_object_set_new(o, "ask", gd_json_text(r->ask));
	gd_json_print(o);
}

int
gd_cmd_rehearse(struct gd_cli *c)
{
	enum gd_format format = GD_FORMAT_TEXT;
	struct gd_error err = GD_ERROR_INIT;
	char number[GD_CASE_NUMBER_MAX];
	struct gd_buf words = GD_BUF_INIT;
	struct gd_rehearsal r;
	int64_t id;
	int status;

	if (!gd_cli_format(c, false, &format))
		return GD_EXIT_REQUEST;
	if (!gd_cli_case(c, c->argv[0], &id, &status))
		return status;
	if (gd_desk_rehearse(c->desk, id, c->argv[1], &r, &err) != GD_OK)
		return gd_cli_fail(&err);
	gd_case_number(id, number);
	if (format == GD_FORMAT_JSON) {
		print_json(&r, number);
	} else {
		gd_rehearsal_words(c->desk, number, &r, &words);
		gd_cli_text(c, words.s);
	}
	status = r.met > 0 ? GD_EXIT_FINDINGS : GD_EXIT_OK;
	gd_buf_release(&words);
	gd_rehearsal_release(&r);
	return status;
}
