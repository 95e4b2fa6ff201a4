/*
 * playbook/playbook.c - see playbook.h.
 *
 * A part is a group of files read into tables of records; what the callers get
 * is made from the tables once, when the group is loaded. A group that fails is
 * forgotten whole, so that a corrected file is read at the next call.
 */
#include <config.h>

#include "playbook/playbook.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "playbook/book.h"

enum gd_status
gd_playbook_open(const char *shipped, const char *user,
		 struct gd_playbook **out, struct gd_error *err)
{
	struct gd_playbook *pb;
	struct stat st;

	if (stat(shipped, &st) != 0 || !S_ISDIR(st.st_mode))
		return gd_error_set(err, GD_ESYS,
				    _("there is no data folder '%s'; install "
				      "gongdao again"), shipped);
	pb = gd_calloc(1, sizeof *pb);
	pb->shipped = gd_strdup(shipped);
	pb->user = gd_strdup(user);
	*out = pb;
	return GD_OK;
}

void
gd_playbook_close(struct gd_playbook *pb)
{
	size_t i;

	if (!pb)
		return;
	for (i = 0; i < GD_KINDS; i++)
		gd_table_release(&pb->tables[i], (enum gd_kind)i);
	free(pb->stages);
	free(pb->platforms);
	free(pb->asked);
	free(pb->sets);
	free(pb->shipped);
	free(pb->user);
	gd_book_lists_release(pb);
	gd_letter_book_release(&pb->letters);
	free(pb);
}

struct gd_folders
gd_book_folders(const struct gd_playbook *pb)
{
	return (struct gd_folders){ .shipped = pb->shipped, .user = pb->user };
}

bool
gd_book_in_group(enum gd_kind kind, enum gd_group group)
{
	size_t i, k;

	for (i = 0; i < GD_PLACES; i++) {
		const struct gd_place *p = gd_schema_place(i);

		for (k = 0; p->group == group && k < p->sections_len; k++)
			if (p->sections[k].kind == kind)
				return true;
	}
	return false;
}

enum gd_status
gd_book_read(const struct gd_folders *f, enum gd_group group,
	     struct gd_table tables[GD_KINDS], struct gd_entries *es,
	     struct gd_mistakes *m, struct gd_error *err)
{
	struct gd_entries own = { .items = NULL };
	struct gd_entries *entries = es ? es : &own;
	enum gd_status status;
	size_t i;

	status = gd_overlay_read(f, group, entries, m, err);
	for (i = 0; status == GD_OK && i < GD_KINDS; i++)
		if (gd_book_in_group((enum gd_kind)i, group))
			gd_table_fill(&tables[i], (enum gd_kind)i, entries, m);
	gd_entries_release(&own);
	return status;
}

/* All six stages, in the ladder's order. */
static enum gd_status
make_stages(struct gd_playbook *pb, struct gd_error *err)
{
	const struct gd_table *t = &pb->tables[GD_KIND_STAGE];
	enum gd_stage stage;
	size_t i;

	pb->stages = gd_calloc(GD_STAGES, sizeof *pb->stages);
	for (i = 0; i < t->len; i++) {
		struct gd_stage_record *r = gd_table_at(t, GD_KIND_STAGE, i);

		if (gd_stage_parse(r->code, &stage))
			pb->stages[stage] = r->def;
	}
	for (i = 0; i < GD_STAGES; i++)
		if (!pb->stages[i].source)
			break;
	if (i == GD_STAGES)
		return GD_OK;
	free(pb->stages);
	pb->stages = NULL;
	return gd_error_set(err, GD_EDATA,
			    _("%s/playbook/stages.ini:1: the stage '%s' is "
			      "missing"), pb->shipped,
			    gd_stage_code((enum gd_stage)i));
}

static int
by_order(const void *pa, const void *pb)
{
	const struct gd_platform_record *a = pa, *b = pb;
	int other_a = strcmp(a->platform.code, "other") == 0;
	int other_b = strcmp(b->platform.code, "other") == 0;

	if (other_a != other_b)
		return other_a - other_b;
	if (a->order != b->order)
		return a->order < b->order ? -1 : 1;
	return strcmp(a->platform.code, b->platform.code);
}

static void
make_platforms(struct gd_playbook *pb)
{
	struct gd_table *t = &pb->tables[GD_KIND_PLATFORM];
	size_t i;

	if (t->len)
		qsort(t->items, t->len, sizeof(struct gd_platform_record),
		      by_order);
	pb->platforms = gd_calloc(t->len ? t->len : 1, sizeof *pb->platforms);
	pb->platforms_len = t->len;
	for (i = 0; i < t->len; i++) {
		struct gd_platform_record *r =
			gd_table_at(t, GD_KIND_PLATFORM, i);

		pb->platforms[i] = r->platform;
	}
}

/* The list `platform` is the platforms' files. */
static void
list_platforms(struct gd_playbook *pb)
{
	size_t i;

	if (pb->platforms_listed)
		return;
	pb->platforms_listed = true;
	for (i = 0; i < pb->platforms_len; i++) {
		const struct gd_platform *p = &pb->platforms[i];
		struct gd_choice *c = gd_table_add(
			&pb->tables[GD_KIND_CHOICE], GD_KIND_CHOICE);

		c->list = gd_strdup("platform");
		c->code = gd_strdup(p->code);
		c->name.zh = gd_strdup(p->name.zh);
		c->name.en = gd_strdup(p->name.en);
		c->words = gd_strdup(p->words);
		c->source = gd_strdup(p->source);
	}
}

/* Point the borrowed views at the tables: these may have moved. */
static void
make_views(struct gd_playbook *pb)
{
	const struct gd_table *t = pb->tables;
	struct gd_knowledge *k = &pb->knowledge;

	/* Each array was allocated for its own type's size and alignment. */
#define VIEW(field, kind)                                                   \
	do {                                                                \
		k->field = (const void *)t[kind].items;                     \
		k->field##_len = t[kind].len;                               \
	} while (0)
	VIEW(channels, GD_KIND_CHANNEL);
	VIEW(clocks, GD_KIND_CLOCK);
	VIEW(matrix, GD_KIND_MATRIX);
	VIEW(triage, GD_KIND_TRIAGE);
	VIEW(evidence, GD_KIND_EVIDENCE);
	VIEW(principles, GD_KIND_PRINCIPLE);
	VIEW(cues, GD_KIND_CUE);
	VIEW(facts, GD_KIND_FACT);
	k->platforms = pb->platforms;
	k->platforms_len = pb->platforms_len;
	VIEW(steps, GD_KIND_STEP);
#undef VIEW
	gd_book_make_interviews(pb);
}

static void
forget(struct gd_playbook *pb, enum gd_group group)
{
	size_t i;

	for (i = 0; i < GD_KINDS; i++)
		if (gd_book_in_group((enum gd_kind)i, group))
			gd_table_release(&pb->tables[i], (enum gd_kind)i);
}

static enum gd_status
load(struct gd_playbook *pb, enum gd_group group, struct gd_error *err)
{
	struct gd_folders folders = gd_book_folders(pb);
	struct gd_mistakes m = { .first = err };
	enum gd_status status;

	if (pb->loaded[group])
		return GD_OK;
	status = gd_book_read(&folders, group, pb->tables, NULL, &m, err);
	if (status == GD_OK && m.count)
		status = GD_EDATA;
	if (status == GD_OK && group == GD_GROUP_STAGES)
		status = make_stages(pb, err);
	if (status != GD_OK) {
		forget(pb, group);
		return status;
	}
	if (group == GD_GROUP_CLOCKS)
		make_platforms(pb);
	pb->loaded[group] = true;
	make_views(pb);
	return GD_OK;
}

/* All lists of choices, that of the platforms among them. */
static enum gd_status
load_choices(struct gd_playbook *pb, struct gd_error *err)
{
	enum gd_status status = load(pb, GD_GROUP_CLOCKS, err);

	if (status == GD_OK)
		status = load(pb, GD_GROUP_CHOICES, err);
	if (status == GD_OK) {
		list_platforms(pb);
		make_views(pb);
	}
	return status;
}

enum gd_status
gd_playbook_stages(struct gd_playbook *pb, const struct gd_stage_def **out,
		   struct gd_error *err)
{
	enum gd_status status = load(pb, GD_GROUP_STAGES, err);

	if (status == GD_OK)
		*out = pb->stages;
	return status;
}

enum gd_status
gd_playbook_interview(struct gd_playbook *pb, const struct gd_interview **out,
		      struct gd_error *err)
{
	enum gd_status status = load_choices(pb, err);

	if (status == GD_OK)
		status = load(pb, GD_GROUP_QUESTIONS, err);
	if (status == GD_OK)
		*out = &pb->interview;
	return status;
}

enum gd_status
gd_playbook_interview_set(struct gd_playbook *pb, const char *set,
			  const struct gd_interview **out,
			  struct gd_error *err)
{
	const struct gd_interview *iv;
	enum gd_status status = gd_playbook_interview(pb, &iv, err);

	if (status != GD_OK)
		return status;
	for (size_t i = 0; i < pb->sets_len; i++) {
		if (strcmp(pb->sets[i].name, set) == 0) {
			*out = &pb->sets[i].interview;
			return GD_OK;
		}
	}
	return gd_error_set(err, GD_ENOTFOUND,
			    _("the playbook has no interview '%s'"), set);
}

enum gd_status
gd_playbook_sections(struct gd_playbook *pb, const struct gd_section **out,
		     size_t *len, struct gd_error *err)
{
	enum gd_status status = load(pb, GD_GROUP_SECTIONS, err);

	if (status == GD_OK) {
		*out = (const void *)pb->tables[GD_KIND_SECTION].items;
		*len = pb->tables[GD_KIND_SECTION].len;
	}
	return status;
}

enum gd_status
gd_playbook_knowledge(struct gd_playbook *pb, const struct gd_knowledge **out,
		      struct gd_error *err)
{
	enum gd_status status = load(pb, GD_GROUP_CLOCKS, err);

	if (status == GD_OK)
		status = load(pb, GD_GROUP_TRIAGE, err);
	if (status == GD_OK)
		*out = &pb->knowledge;
	return status;
}

enum gd_status
gd_playbook_clocks(struct gd_playbook *pb, const struct gd_knowledge **out,
		   struct gd_error *err)
{
	enum gd_status status = load(pb, GD_GROUP_CLOCKS, err);

	if (status == GD_OK)
		*out = &pb->knowledge;
	return status;
}

enum gd_status
gd_playbook_ways(struct gd_playbook *pb, const struct gd_step **out,
		 size_t *len, struct gd_error *err)
{
	enum gd_status status = load(pb, GD_GROUP_AFTER, err);

	if (status == GD_OK) {
		*out = pb->knowledge.steps;
		*len = pb->knowledge.steps_len;
	}
	return status;
}

enum gd_status
gd_playbook_redact(struct gd_playbook *pb, const struct gd_redact_rule **out,
		   size_t *len, struct gd_error *err)
{
	enum gd_status status = load(pb, GD_GROUP_REDACT, err);

	if (status == GD_OK) {
		*out = (const void *)pb->tables[GD_KIND_REDACT].items;
		*len = pb->tables[GD_KIND_REDACT].len;
	}
	return status;
}

enum gd_status
gd_playbook_examples(struct gd_playbook *pb, const struct gd_example **out,
		     size_t *len, struct gd_error *err)
{
	enum gd_status status = load(pb, GD_GROUP_LIBRARY, err);

	if (status == GD_OK) {
		*out = (const void *)pb->tables[GD_KIND_EXAMPLE].items;
		*len = pb->tables[GD_KIND_EXAMPLE].len;
	}
	return status;
}

enum gd_status
gd_playbook_platforms(struct gd_playbook *pb, const struct gd_platform **out,
		      size_t *len, struct gd_error *err)
{
	enum gd_status status = load(pb, GD_GROUP_CLOCKS, err);

	if (status == GD_OK) {
		*out = pb->platforms;
		*len = pb->platforms_len;
	}
	return status;
}

enum gd_status
gd_playbook_sources(struct gd_playbook *pb, const struct gd_source **out,
		    size_t *len, struct gd_error *err)
{
	enum gd_status status = load(pb, GD_GROUP_SOURCES, err);

	if (status == GD_OK) {
		*out = (const void *)pb->tables[GD_KIND_SOURCE].items;
		*len = pb->tables[GD_KIND_SOURCE].len;
	}
	return status;
}

enum gd_status
gd_playbook_choices(struct gd_playbook *pb, const char *list,
		    const struct gd_choice **out, size_t *len,
		    struct gd_error *err)
{
	const struct gd_interview *iv = &pb->interview;
	enum gd_status status;
	size_t first, n = 0;

	if (!pb->loaded[GD_GROUP_CHOICES] &&
	    gd_book_list(pb, list, out, len, NULL) == GD_OK)
		return GD_OK;
	status = load_choices(pb, err);
	if (status != GD_OK)
		return status;
	for (first = 0; first < iv->choices_len; first++)
		if (strcmp(iv->choices[first].list, list) == 0)
			break;
	while (first + n < iv->choices_len &&
	       strcmp(iv->choices[first + n].list, list) == 0)
		n++;
	if (!n)
		return gd_error_set(err, GD_ENOTFOUND,
				    _("the playbook has no list '%s'"), list);
	*out = &iv->choices[first];
	*len = n;
	return GD_OK;
}
