/*
 * desk/evidence_words.c - see evidence_words.h.
 */
#include <config.h>

#include "desk/evidence_words.h"

#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/phrase.h"

const char *
gd_principle_name(enum gd_principle_kind p)
{
	static const char *const names[GD_PRINCIPLES] = {
		[GD_LAWFUL] = N_("lawful"),
		[GD_RELEVANT] = N_("relevant"),
		[GD_COMPLETE] = N_("complete"),
	};

	return _(names[p]);
}

const char *
gd_check_words(enum gd_check c)
{
	static const char *const words[] = {
		[GD_CHECK_OPEN] = N_("not judged yet"),
		[GD_CHECK_YES] = N_("yes"),
		[GD_CHECK_NO] = N_("no"),
		[GD_CHECK_UNSURE] = N_("not sure"),
	};

	return _(words[c]);
}

const char *
gd_check_sign(enum gd_check c, bool ascii)
{
	static const char *const signs[][2] = {
		[GD_CHECK_OPEN] = { "\xC2\xB7", "." },
		[GD_CHECK_YES] = { "\xE2\x88\x9A", "+" },	/* U+221A */
		[GD_CHECK_NO] = { "\xC3\x97", "x" },
		[GD_CHECK_UNSURE] = { "?", "?" },
	};

	return signs[c][ascii];
}

struct word {
	const char *code, *name;
};

static const char *
find_word(const struct word *words, size_t len, const char *code)
{
	for (size_t i = 0; i < len; i++) {
		if (strcmp(words[i].code, code) == 0)
			return _(words[i].name);
	}
	return code;
}

const char *
gd_how_words(const char *code)
{
	static const struct word words[] = {
		{ "screenshot", N_("screenshot") },
		{ "recording", N_("screen recording") },
		{ "photo", N_("photo") },
		{ "scan", N_("scan of paper") },
		{ "download", N_("downloaded file") },
		{ "export", N_("export by the program itself") },
		{ "received", N_("received from somebody") },
		{ "other", N_("another way") },
	};

	return find_word(words, GD_ARRAY_LEN(words), code);
}

const char *
gd_touch_words(const char *touch)
{
	static const struct word words[] = {
		{ "look", N_("looked at") },
		{ "save", N_("copied out") },
		{ "bundle", N_("put into a bundle") },
		{ "recheck", N_("checked again, unchanged") },
		{ "lost", N_("checked again, not as it was") },
		{ "erased", N_("erased with the person") },
	};

	return find_word(words, GD_ARRAY_LEN(words), touch);
}

void
gd_vanish_words(const struct gd_evidence_kind *k, struct gd_buf *out)
{
	if (k->vanish_days > 0)
		gd_buf_addf(out, ngettext("may vanish in %d day",
					  "may vanish in %d days",
					  (unsigned long)k->vanish_days),
			    k->vanish_days);
}

void
gd_vanish_when(struct gd_desk *d, const struct gd_evidence_view *v,
	       const struct gd_evidence_kind *k, struct gd_buf *out)
{
	gd_instant at = gd_evidence_vanishes_at(k, v->opened_at);
	struct gd_buf b = GD_BUF_INIT;

	if (at == GD_INSTANT_NONE)
		return;
	if (at > gd_desk_now(d)) {
		gd_phrase_remaining(d, at, GD_UNIT_DAYS, &b);
		/* TRANSLATORS: %s: "3 days left" */
		gd_buf_addf(out, _("may vanish: %s"), b.s);
	} else {
		gd_phrase_date(d, gd_instant_day(at, gd_desk_zone(d)), &b);
		gd_buf_addf(out, _("may be gone since %s"), b.s);
	}
	gd_buf_release(&b);
}

void
gd_size_words(int64_t bytes, struct gd_buf *out)
{
	if (bytes < 1000)
		gd_buf_addf(out, "%lld B", (long long)bytes);
	else if (bytes < 1000000)
		gd_buf_addf(out, "%.1f kB", (double)bytes / 1e3);
	else if (bytes < INT64_C(1000000000))
		gd_buf_addf(out, "%.1f MB", (double)bytes / 1e6);
	else
		gd_buf_addf(out, "%.2f GB", (double)bytes / 1e9);
}

void
gd_checklist_head(const struct gd_evidence_view *v, struct gd_buf *out)
{
	int files = 0, met = 0, judged = 0;

	for (size_t i = 0; i < v->list.len; i++) {
		const struct gd_checklist_item *item = &v->list.items[i];

		files += item->listed && item->files > 0;
		for (int p = 0; item->listed && item->best && p < GD_PRINCIPLES;
		     p++) {
			judged++;
			met += item->principle[p] == GD_CHECK_YES;
		}
	}
	gd_buf_addf(out, _("Completeness %1$d%%: in hand %2$d/%3$d, with a file "
			   "%4$d, principles met %5$d/%6$d"),
		    v->list.completeness, v->list.held, v->list.needed, files,
		    met, judged);
}

void
gd_evidence_cures(const struct gd_knowledge *k, const struct gd_evidence_row *r,
		  struct gd_buf *out)
{
	const struct gd_principle *q;

	for (size_t i = 0; (q = gd_evidence_question(k, r->kind, i)); i++) {
		enum gd_check c = gd_checks_get(r->checks, q->id);

		if (c == GD_CHECK_NO || c == GD_CHECK_UNSURE)
			gd_buf_addf(out, _("%1$s: %2$s\n"),
				    gd_principle_name(q->principle),
				    gd_bitext_get(&q->cure, NULL));
	}
}

static void
indent(struct gd_buf *out, const char *text)
{
	for (size_t n; *text; text += n + (text[n] == '\n')) {
		n = strcspn(text, "\n");
		gd_buf_addf(out, "      %.*s\n", (int)n, text);
	}
}

static void
add_item(struct gd_desk *d, const struct gd_evidence_view *v,
	 const struct gd_checklist_item *item, struct gd_buf *out)
{
	struct gd_buf more = GD_BUF_INIT, source = GD_BUF_INIT;
	bool ascii = gd_desk_ascii(d);

	gd_buf_addf(out, "  [%s] %s (%s)  ", item->files ? "x" :
		    item->held ? "/" : " ",
		    gd_bitext_get(&item->kind->name, NULL), item->kind->code);
	if (!item->files)
		gd_vanish_when(d, v, item->kind, out);
	else
		gd_buf_addf(out, ngettext("%d file", "%d files",
					  (unsigned long)item->files),
			    item->files);
	gd_buf_adds(out, "  ");
	/* TRANSLATORS: share of a kind that is there, and what it weighs */
	gd_buf_addf(out, _("%1$d%% of %2$d"), item->credit,
		    item->kind->importance);
	gd_buf_addc(out, '\n');
	if (!item->listed)
		gd_buf_addf(&more, "%s\n", _("not needed in this case"));
	if (item->held && !item->files)
		gd_buf_addf(&more, "%s\n",
			    _("said to be in hand: add its file here"));
	if (!item->files)
		gd_buf_addf(&more, "%s\n",
			    gd_bitext_get(&item->kind->collect, NULL));
	gd_phrase_source(d, item->kind->source, &source);
	gd_buf_addf(&more, _("weight: %1$s (%2$s)\n"),
		    gd_bitext_get(&item->kind->weight, NULL), source.s);
	gd_buf_release(&source);
	if (item->best) {
		for (int p = 0; p < GD_PRINCIPLES; p++)
			gd_buf_addf(&more, "%s%s %s", p ? "   " : "",
				    gd_check_sign(item->principle[p], ascii),
				    gd_principle_name((enum gd_principle_kind)
						      p));
		gd_buf_addf(&more, "   %s\n", item->stamped
			    ? _("timestamped") : _("no timestamp"));
		gd_evidence_cures(v->k, item->best, &more);
	}
	indent(out, more.s);
	gd_buf_release(&more);
}

void
gd_checklist_words(struct gd_desk *d, const struct gd_evidence_view *v,
		   struct gd_buf *out)
{
	gd_checklist_head(v, out);
	gd_buf_adds(out, "\n\n");
	for (size_t i = 0; i < v->list.len; i++)
		add_item(d, v, &v->list.items[i], out);
	gd_buf_addf(out, "\n%s\n",
		    _("What can vanish first stands first. Counted per kind: 50 "
		      "for having it, 20 for its file here, 10 for each "
		      "principle that the file meets, weighted by importance."));
}

static void
add_line(struct gd_buf *out, const char *name, const char *value)
{
	if (value && *value)
		gd_buf_addf(out, _("%1$s: %2$s\n"), name, value);
}

static void
add_moment(struct gd_desk *d, struct gd_buf *out, const char *name,
	   gd_instant at)
{
	struct gd_buf b = GD_BUF_INIT;

	if (at != GD_INSTANT_NONE)
		gd_instant_format(&b, at, gd_desk_zone(d));
	add_line(out, name, b.s);
	gd_buf_release(&b);
}

void
gd_evidence_facts(struct gd_desk *d, const struct gd_evidence_view *v,
		  const struct gd_evidence_row *r, struct gd_buf *out)
{
	const struct gd_evidence_kind *k = gd_evidence_kind_find(v->k, r->kind);
	const struct gd_evidence_row *of;
	struct gd_buf b = GD_BUF_INIT;

	gd_buf_addf(out, _("No. %1$d  %2$s\n"), r->seq, r->name);
	add_line(out, _("Kind"), k ? gd_bitext_get(&k->name, NULL) : r->kind);
	gd_size_words(r->size, &b);
	add_line(out, _("Size"), b.s);
	add_line(out, "SHA-256", r->digest);
	add_moment(d, out, _("Captured"), r->captured_at);
	add_line(out, _("How"), gd_how_words(r->how));
	add_line(out, _("By whom"), r->captured_by);
	add_line(out, _("From where"), r->source);
	add_moment(d, out, _("Time of the file"), r->modified_at);
	add_moment(d, out, _("Added"), r->added_at);
	add_line(out, _("Added by"), r->added_by);
	add_line(out, _("Proves"), *r->proves || !k ? r->proves
				   : gd_bitext_get(&k->proves, NULL));
	add_line(out, _("Note"), r->note);
	of = r->of_id ? gd_evidence_by_id(v->rows, v->len, r->of_id) : NULL;
	gd_buf_reset(&b);
	if (of)
		gd_buf_addf(&b, _("no. %1$d %2$s"), of->seq, of->name);
	add_line(out, _("Copy of"), b.s);
	add_moment(d, out, _("Timestamp"), r->stamped_at);
	add_line(out, _("Timestamp by"), r->stamp_by);
	add_line(out, _("Latest touch"), gd_touch_words(r->touch));
	gd_buf_release(&b);
}

void
gd_evidence_asked(struct gd_desk *d, const struct gd_evidence_view *v,
		  const struct gd_evidence_row *r, struct gd_buf *out)
{
	const struct gd_principle *q;

	for (size_t i = 0; (q = gd_evidence_question(v->k, r->kind, i)); i++)
		gd_buf_addf(out, "%s %s  %s  [%s] (%s)\n",
			    gd_check_sign(gd_checks_get(r->checks, q->id),
					  gd_desk_ascii(d)),
			    gd_principle_name(q->principle),
			    gd_bitext_get(&q->ask, NULL),
			    gd_check_words(gd_checks_get(r->checks, q->id)),
			    q->id);
	gd_evidence_cures(v->k, r, out);
}

void
gd_evidence_words(struct gd_desk *d, const struct gd_evidence_view *v,
		  const struct gd_evidence_row *r, struct gd_buf *out)
{
	gd_evidence_facts(d, v, r, out);
	gd_buf_addc(out, '\n');
	gd_evidence_asked(d, v, r, out);
}

void
gd_capture_words(struct gd_desk *d, const struct gd_evidence_kind *k,
		 struct gd_buf *out)
{
	const char *s = gd_bitext_get(&k->capture, NULL);
	struct gd_buf b = GD_BUF_INIT;
	int step = 0;

	gd_buf_addf(out, "%s\n", gd_bitext_get(&k->collect, NULL));
	for (size_t n; *s; s += n + (s[n] == '|')) {
		n = strcspn(s, "|");
		gd_buf_addf(out, "%2d. %.*s\n", ++step, (int)n, s);
	}
	add_line(out, _("Proves"), gd_bitext_get(&k->proves, NULL));
	add_line(out, _("Weight"), gd_bitext_get(&k->weight, NULL));
	gd_vanish_words(k, &b);
	add_line(out, _("How soon"), b.s);
	gd_buf_reset(&b);
	gd_phrase_source(d, k->source, &b);
	add_line(out, _("Source"), b.s);
	gd_buf_release(&b);
}
