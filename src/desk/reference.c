/*
 * desk/reference.c - see reference.h.
 */
#include <config.h>

#include "desk/reference.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "desk/reference_internal.h"
#include "domain/list.h"
#include "playbook/value.h"

enum gd_status
gd_desk_entries(struct gd_desk *d, const char *kind, const char *id,
		bool (*visit)(const struct gd_entry_view *e, void *ctx),
		void *ctx, struct gd_error *err)
{
	struct gd_playbook *pb;
	enum gd_status status = gd_desk_playbook(d, &pb, err);

	if (status != GD_OK)
		return status;
	return gd_playbook_entries(pb, kind, id, visit, ctx, err);
}

bool
gd_reference_in_force(struct gd_desk *d, gd_day from, gd_day until)
{
	gd_day today = gd_instant_day(gd_desk_now(d), gd_desk_zone(d));

	return (from == GD_DAY_NONE || from <= today) &&
	       (until == GD_DAY_NONE || today < until);
}

static void
add_force(struct gd_desk *d, gd_day from, gd_day until, struct gd_buf *out)
{
	struct gd_buf day = GD_BUF_INIT;

	if (from != GD_DAY_NONE) {
		gd_day_format(&day, from);
		gd_buf_adds(out, _("; "));
		gd_buf_addf(out, _("in force from %s"), day.s);
	}
	if (until != GD_DAY_NONE) {
		gd_buf_reset(&day);
		gd_day_format(&day, until);
		gd_buf_adds(out, _("; "));
		gd_buf_addf(out, _("in force until the day before %s"), day.s);
	}
	if (!gd_reference_in_force(d, from, until)) {
		gd_buf_adds(out, _("; "));
		gd_buf_adds(out, _("not in force today"));
	}
	gd_buf_release(&day);
}

void
gd_reference_sources(struct gd_desk *d, const char *ids, struct gd_buf *out)
{
	struct gd_buf id = GD_BUF_INIT;
	struct gd_playbook *pb;

	if (gd_desk_playbook(d, &pb, NULL) != GD_OK)
		return;
	while (gd_value_next(&ids, &id)) {
		const struct gd_source *s = gd_playbook_source(pb, id.s);

		if (!id.len)
			continue;
		if (out->len)
			gd_buf_addc(out, '\n');
		if (!s) {
			gd_buf_adds(out, id.s);
			continue;
		}
		gd_buf_addf(out, "[%s] %s\n", s->id,
			    gd_bitext_get(&s->name, NULL));
		if (*gd_bitext_get(&s->gist, NULL))
			gd_buf_addf(out, "%s\n", gd_bitext_get(&s->gist, NULL));
		gd_buf_addf(out, "(%s", gd_reference_basis(s->basis));
		add_force(d, s->from, s->until, out);
		if (s->verify) {
			gd_buf_adds(out, _("; "));
			gd_buf_adds(out, _("to be verified"));
		}
		gd_buf_adds(out, ")\n");
	}
	gd_buf_release(&id);
}

/* The key without its language, which goes to `*en`. */
static void
split_key(const char *key, struct gd_buf *base, bool *en)
{
	size_t n = strcspn(key, "[");

	gd_buf_reset(base);
	gd_buf_add(base, key, n);
	*en = strcmp(key + n, "[en]") == 0;
}

/* In one language: leave a text out when the other one is shown for it. */
static bool
is_other_language(const struct gd_entry_view *e, const char *base, bool en)
{
	bool english = strcmp(gd_i18n_lang(), "en") == 0;
	struct gd_buf twin = GD_BUF_INIT;
	bool has;

	if (en == english)
		return false;
	gd_buf_addf(&twin, "%s%s", base, english ? "[en]" : "");
	has = gd_entry_view_get(e, twin.s) != NULL;
	gd_buf_release(&twin);
	return has;
}

static void
add_line(struct gd_desk *d, const struct gd_entry_view *e, const struct gd_entry_line *l,
	 const char *base, bool en, bool full, struct gd_buf *out)
{
	gd_buf_addf(out, _("%s: "), gd_reference_label(base));
	if (full && en)
		gd_buf_adds(out, "[en] ");
	if (en)
		gd_buf_adds(out, l->value);
	else
		gd_reference_value(d, e->kind, base, l->value, out);
	if (l->user) {
		gd_buf_addc(out, ' ');
		gd_buf_addf(out, _("(your own file, %s:%d)"), l->file, l->line);
	}
	gd_buf_addc(out, '\n');
}

/* What tells the program something, and a reader what the heading tells. */
static const char inner_keys[] =
	"name,brief,stage,track,clocks,order,words,verify,when,section,set,"
	"check,choices,kind,channel,handled,importance,focus,required,unsure,"
	"personal,alert,superseded,window,strength,fields,clear,in_turn,weight,"
	"capture,joins,met,restart,pause,alerts,kinds,states,channels,action,"
	"target,principle,low,high";

/* The legal weight of evidence is words, that of a rule a number. */
static bool
is_text(const struct gd_entry_view *e, const char *key)
{
	return strcmp(key, "weight") == 0 && strcmp(e->kind, "evidence") == 0;
}

static void
add_page(struct gd_desk *d, const struct gd_entry_view *e, bool full,
	 struct gd_buf *out)
{
	const char *verify = gd_entry_view_get(e, "verify");
	struct gd_buf base = GD_BUF_INIT, sources = GD_BUF_INIT;
	bool en;

	for (size_t i = 0; i < e->lines_len; i++) {
		const struct gd_entry_line *l = &e->lines[i];

		split_key(l->key, &base, &en);
		if (strcmp(base.s, "source") == 0 ||
		    (!full && ((gd_list_has(inner_keys, base.s) &&
				!is_text(e, base.s)) ||
			       is_other_language(e, base.s, en))))
			continue;
		add_line(d, e, l, base.s, en, full, out);
	}
	if (verify && strcmp(verify, "yes") == 0)
		gd_buf_addf(out, "%s\n",
			    _("Written from memory: to be verified"));
	gd_reference_sources(d, e->source, &sources);
	if (sources.len)
		gd_buf_addf(out, "\n%s\n%s", _("Source"), sources.s);
	gd_buf_release(&sources);
	gd_buf_release(&base);
}

void
gd_reference_page(struct gd_desk *d, const struct gd_entry_view *e,
		  struct gd_buf *out)
{
	add_page(d, e, false, out);
	if (e->user)
		gd_buf_addf(out, "\n%s\n",
			    _("Your own files add or change this entry."));
}

void
gd_reference_full(struct gd_desk *d, const struct gd_entry_view *e,
		  struct gd_buf *out)
{
	add_page(d, e, true, out);
	gd_buf_addf(out, "\n%s:%d%s%s\n", e->file, e->line,
		    e->user ? "  " : "",
		    e->user ? _("(changed or added by your own files)") : "");
}

static bool
holds(const struct gd_entry_view *e, const char *word)
{
	struct gd_buf text = GD_BUF_INIT;
	bool found;

	gd_text_fold(&text, e->id, strlen(e->id));
	for (size_t i = 0; i < e->lines_len; i++) {
		gd_buf_addc(&text, '\n');
		gd_text_fold(&text, e->lines[i].value,
			     strlen(e->lines[i].value));
	}
	found = strstr(text.s, word) != NULL;
	gd_buf_release(&text);
	return found;
}

bool
gd_reference_matches(const struct gd_entry_view *e, const char *words)
{
	struct gd_buf folded = GD_BUF_INIT, word = GD_BUF_INIT;
	bool all = true;
	const char *p;

	gd_text_fold(&folded, words, strlen(words));
	for (p = folded.s; all && *(p += strspn(p, " \t")); p += word.len) {
		gd_buf_reset(&word);
		gd_buf_add(&word, p, strcspn(p, " \t"));
		all = holds(e, word.s);
	}
	gd_buf_release(&folded);
	gd_buf_release(&word);
	return all;
}
