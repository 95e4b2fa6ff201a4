/*
 * gongdao rules show - one entry of the playbook, whole.
 */
#include <config.h>

#include <string.h>

#include "base/i18n.h"
#include "cli/command.h"
#include "cli/json.h"
#include "cli/listing.h"
#include "cli/rules.h"
#include "desk/reference.h"

struct show {
	struct gd_cli *c;
	bool json;
	size_t shown;
};

/* The sources of an entry, resolved. */
static json_t *
sources(struct gd_cli *c, const char *ids)
{
	json_t *list = json_array();
	struct gd_playbook *pb;

	if (gd_desk_playbook(c->desk, &pb, NULL) != GD_OK)
		return list;
	while (*ids) {
		size_t n = strcspn(ids, ",");
		struct gd_buf id = GD_BUF_INIT, from = GD_BUF_INIT,
			      until = GD_BUF_INIT;
		const struct gd_source *s;
		json_t *o = json_object();

		gd_buf_add(&id, ids, n);
		while (id.len && id.s[id.len - 1] == ' ')
			gd_buf_setlen(&id, id.len - 1);
		s = gd_playbook_source(pb, id.s + strspn(id.s, " "));
		json_object_set_new(o, "id",
				    gd_json_text(id.s + strspn(id.s, " ")));
		if (s) {
			if (s->from != GD_DAY_NONE)
				gd_day_format(&from, s->from);
			if (s->until != GD_DAY_NONE)
				gd_day_format(&until, s->until);
			json_object_set_new(o, "name", gd_json_text(s->name.zh));
			json_object_set_new(o, "name_en",
					    gd_json_text(s->name.en));
			json_object_set_new(o, "gist", gd_json_text(s->gist.zh));
			json_object_set_new(o, "gist_en",
					    gd_json_text(s->gist.en));
			json_object_set_new(o, "basis", gd_json_text(
						    gd_basis_code(s->basis)));
			json_object_set_new(o, "from", gd_json_text(from.s));
			json_object_set_new(o, "until", gd_json_text(until.s));
			json_object_set_new(o, "verify",
					    json_boolean(s->verify));
			json_object_set_new(o, "in_force", json_boolean(
				gd_reference_in_force(c->desk, s->from,
						      s->until)));
		}
		json_array_append_new(list, o);
		gd_buf_release(&id);
		gd_buf_release(&from);
		gd_buf_release(&until);
		ids += n + (ids[n] == ',');
	}
	return list;
}

static json_t *
object(struct gd_cli *c, const struct gd_entry_view *e)
{
	json_t *o = json_object(), *keys = json_object(),
	       *yours = json_object();
	struct gd_buf place = GD_BUF_INIT;

	json_object_set_new(o, "kind", gd_json_text(e->kind));
	json_object_set_new(o, "id", gd_json_text(e->id));
	json_object_set_new(o, "file", gd_json_text(e->file));
	json_object_set_new(o, "line", json_integer(e->line));
	for (size_t i = 0; i < e->lines_len; i++) {
		const struct gd_entry_line *l = &e->lines[i];

		json_object_set_new(keys, l->key, gd_json_text(l->value));
		if (!l->user)
			continue;
		gd_buf_reset(&place);
		gd_buf_addf(&place, "%s:%d", l->file, l->line);
		json_object_set_new(yours, l->key, gd_json_text(place.s));
	}
	json_object_set_new(o, "keys", keys);
	json_object_set_new(o, "user", json_boolean(e->user));
	json_object_set_new(o, "user_keys", yours);
	json_object_set_new(o, "sources", sources(c, e->source));
	gd_buf_release(&place);
	return o;
}

static bool
visit(const struct gd_entry_view *e, void *ctx)
{
	struct show *s = ctx;
	struct gd_buf text = GD_BUF_INIT;

	if (s->json) {
		if (!s->shown)
			gd_json_open();
		gd_json_element(s->shown++, object(s->c, e));
		return true;
	}
	if (s->shown++)
		gd_buf_addc(&text, '\n');
	gd_buf_addf(&text, "%s %s\n", e->kind, e->id);
	gd_reference_full(s->c->desk, e, &text);
	gd_cli_text(s->c, text.s);
	gd_buf_release(&text);
	return true;
}

int
gd_rules_show(struct gd_cli *c)
{
	const char *kind = c->argc > 2 ? c->argv[1] : NULL;
	enum gd_format format = GD_FORMAT_TEXT;
	struct gd_error err = GD_ERROR_INIT;
	struct show s = { .c = c };
	enum gd_status status;

	if (c->argc < 2)
		return gd_cli_refuse(_("which entry? 'gongdao rules list' names them all"));
	if (c->argc > 3)
		return gd_cli_refuse(_("'%s' is one word too many; 'gongdao %s --help' shows how"),
				     c->argv[3], "rules");
	if (!gd_cli_format(c, false, &format))
		return GD_EXIT_REQUEST;
	s.json = format == GD_FORMAT_JSON;
	status = gd_desk_entries(c->desk, kind, c->argv[c->argc - 1],
				 visit, &s, &err);
	if (s.json && s.shown)
		gd_json_close();
	return status == GD_OK ? GD_EXIT_OK : gd_cli_fail(&err);
}
