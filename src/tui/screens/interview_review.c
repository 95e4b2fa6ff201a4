/*
 * The review page: every answer on one page, made from the questions, so that
 * nothing is out of reach; and the contents to jump from.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "tui/screens/interview_internal.h"
#include "tui/widgets/dialog.h"

#define LABEL_COLS 18

/* Value of a question in words, or what stands for it. */
static enum gd_role
value_words(const struct interview *s, size_t i, struct gd_buf *out)
{
	const struct gd_question *q = &s->in.iv->questions[i];
	const struct gd_answer *x = gd_answers_find(&s->in.answers, q->id);
	bool idle = gd_interview_idle(s->in.iv, i, &s->in.answers);

	if (x && x->state == GD_ANSWER_GIVEN) {
		gd_interview_words(s->in.iv, q, x->value,
				   gd_desk_zone(s->desk), NULL, out);
		if (idle)
			gd_buf_adds(out, _("  (not needed now; kept)"));
		return idle ? GD_ROLE_DIM : GD_ROLE_TEXT;
	}
	if (x && x->state == GD_ANSWER_UNSURE) {
		gd_buf_adds(out, _("don't know"));
		return GD_ROLE_DIM;
	}
	if (q->required) {
		gd_buf_adds(out, _("still needed to open the case"));
		return GD_ROLE_TODAY;
	}
	gd_buf_adds(out, x ? _("left for later") : _("not answered"));
	return GD_ROLE_DIM;
}

static void
add_row(struct interview *s, size_t i)
{
	const struct gd_question *q = &s->in.iv->questions[i];
	struct gd_buf line = GD_BUF_INIT, words = GD_BUF_INIT;
	enum gd_role role = value_words(s, i, &words);

	gd_buf_adds(&line, "  ");
	gd_text_pad(&line, gd_bitext_get(&q->name, NULL), LABEL_COLS, false,
		    gd_desk_ascii(s->desk));
	gd_buf_addf(&line, " %s", words.s);
	gd_lines_add(&s->review, role, (int64_t)i + 1, line.s);
	gd_buf_release(&line);
	gd_buf_release(&words);
}

static void
add_heading(struct interview *s, const char *section)
{
	const struct gd_section *sections;
	struct gd_playbook *pb;
	size_t len;

	if (gd_desk_playbook(s->desk, &pb, NULL) != GD_OK ||
	    gd_playbook_sections(pb, &sections, &len, NULL) != GD_OK)
		return;
	for (size_t i = 0; i < len; i++)
		if (strcmp(sections[i].id, section) == 0)
			gd_lines_add(&s->review, GD_ROLE_HEADING, 0,
				     gd_bitext_get(&sections[i].name, NULL));
}

void
gd_iv_review_lines(struct interview *s)
{
	const struct gd_interview *iv = s->in.iv;
	struct gd_progress p = gd_interview_progress(iv, -1, &s->in.answers);
	const char *section = "";

	gd_lines_reset(&s->review);
	for (size_t i = 0; i < iv->len; i++) {
		if (!gd_interview_live(iv, i, &s->in.answers) &&
		    !gd_interview_idle(iv, i, &s->in.answers))
			continue;
		if (strcmp(iv->questions[i].section, section) != 0) {
			section = iv->questions[i].section;
			add_heading(s, section);
		}
		add_row(s, i);
	}
	gd_lines_add(&s->review, GD_ROLE_TEXT, 0, "");
	gd_lines_add(&s->review,
		     p.missing ? GD_ROLE_DIM : GD_ROLE_ACCENT, -1,
		     s->merchant ? _("Show the result and keep it with the merchant")
		     : p.missing ? _("Open the case (something is still needed, "
				   "see above)")
			       : _("Open the case and show the plan"));
	gd_list_init(&s->list);
	gd_list_fit(&s->list, (int64_t)s->review.len, 1);
	gd_list_select(&s->list, (int64_t)s->review.len - 1);
}

struct contents {
	struct interview *screen;
	int *questions;
};

static void
contents_done(struct gd_tui *t, int index, void *ctx)
{
	struct contents *c = ctx;

	(void)t;
	if (index >= 0)
		gd_iv_goto(c->screen, c->questions[index]);
	free(c->questions);
	free(c);
}

void
gd_iv_contents(struct interview *s)
{
	const struct gd_interview *iv = s->in.iv;
	struct gd_menu_item *items = gd_calloc(iv->len + 1, sizeof *items);
	struct gd_buf *notes = gd_calloc(iv->len + 1, sizeof *notes);
	struct contents *c = gd_calloc(1, sizeof *c);
	size_t n = 0;

	c->screen = s;
	c->questions = gd_calloc(iv->len + 1, sizeof *c->questions);
	for (size_t i = 0; i < iv->len; i++) {
		const struct gd_question *q = &iv->questions[i];

		if (!gd_interview_live(iv, i, &s->in.answers))
			continue;
		gd_buf_init(&notes[n]);
		value_words(s, i, &notes[n]);
		items[n] = (struct gd_menu_item){
			.label = gd_bitext_get(&q->name, NULL),
			.note = notes[n].s };
		c->questions[n++] = (int)i;
	}
	items[n] = (struct gd_menu_item){ .label = _("Review all answers"),
					  .note = "" };
	c->questions[n] = -1;
	gd_dialog_menu(s->base.tui, _("Contents: go to a question"), NULL,
		       items, n + 1, contents_done, c);
	for (size_t i = 0; i < n; i++)
		gd_buf_release(&notes[i]);
	free(notes);
	free(items);
}
