/*
 * Changing an answer of an open case: choose the field, give the new value.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "domain/interview.h"
#include "tui/screens/moves_internal.h"
#include "tui/widgets/dialog.h"

#define CHOICES_MAX 40

static const struct gd_interview *
interview(struct gd_tui *t, struct gd_error *err)
{
	const struct gd_interview *iv = NULL;
	struct gd_playbook *pb;

	if (gd_desk_playbook(gd_tui_desk(t), &pb, err) != GD_OK ||
	    gd_playbook_interview(pb, &iv, err) != GD_OK)
		return NULL;
	return iv;
}

static void
apply(struct gd_tui *t, struct gd_move *m, const char *value)
{
	const char *field = m->field, *seen = m->seen;
	struct gd_merge merge = { NULL, 0, 0 };
	struct gd_error err = GD_ERROR_INIT;
	enum gd_status status = gd_desk_edit_seen(gd_tui_desk(t), m->case_id,
						  &field, &value, &seen, 1,
						  &merge, &err);

	if (merge.len) {
		gd_move_merge(t, m->case_id, &merge.items[0]);
		gd_move_free(m);
	} else {
		gd_move_end(t, m, status, &err, _("changed"));
	}
	gd_merge_release(&merge);
}

static void
text_done(struct gd_tui *t, const char *typed, void *ctx)
{
	struct gd_move *m = ctx;

	if (typed)
		apply(t, m, typed);
	else
		gd_move_free(m);
}

static void
choice_done(struct gd_tui *t, int index, void *ctx)
{
	struct gd_move *m = ctx;
	char *value;

	if (index < 0) {
		gd_move_free(m);
		return;
	}
	value = gd_strdup(m->options[index]);
	apply(t, m, value);
	free(value);
}

static void
ask_choice(struct gd_tui *t, struct gd_move *m, const struct gd_interview *iv,
	   const struct gd_question *q, const struct gd_answers *a)
{
	struct gd_menu_item items[CHOICES_MAX];
	const char *codes[CHOICES_MAX];
	const struct gd_choice *c;
	size_t n = 0;

	while (n < CHOICES_MAX && (c = gd_interview_choice(iv, q, a, n))) {
		items[n] = (struct gd_menu_item){
			.label = gd_bitext_get(&c->name, NULL),
			.note = gd_bitext_get(&c->help, NULL) };
		codes[n++] = c->code;
	}
	gd_move_options(m, codes, n);
	gd_dialog_menu(t, gd_bitext_get(&q->name, NULL),
		       gd_bitext_get(&q->ask, NULL), items, n, choice_done, m);
}

static bool
check_value(struct gd_tui *t, const char *typed, struct gd_error *err,
	    void *ctx)
{
	const struct gd_move *m = ctx;
	const struct gd_interview *iv = interview(t, err);
	struct gd_desk *d = gd_tui_desk(t);
	struct gd_check_env env = { gd_desk_now(d), gd_desk_zone(d) };
	struct gd_answers none = GD_ANSWERS_INIT;
	struct gd_buf out = GD_BUF_INIT;
	enum gd_status status = GD_EINVAL;
	int i = iv ? gd_interview_find(iv, m->field) : -1;

	if (i >= 0)
		status = gd_interview_check(iv, &iv->questions[i], &none, typed,
					    &env, &out, NULL, err);
	gd_buf_release(&out);
	return status == GD_OK;
}

static void
field_done(struct gd_tui *t, int index, void *ctx)
{
	struct gd_move *m = ctx;
	const struct gd_interview *iv = interview(t, NULL);
	struct gd_case_view v = { 0 };
	struct gd_error err = GD_ERROR_INIT;
	const struct gd_question *q;

	if (index < 0 || !iv) {
		gd_move_free(m);
		return;
	}
	m->field = gd_strdup(m->options[index]);
	q = &iv->questions[gd_interview_find(iv, m->field)];
	if (gd_desk_case(gd_tui_desk(t), m->case_id, &v, &err) != GD_OK) {
		gd_move_end(t, m, GD_ESYS, &err, "");
		return;
	}
	m->seen = gd_strdup(gd_answers_value(&v.answers, q->id));
	if (q->kind == GD_Q_CHOICE || q->kind == GD_Q_BOOL)
		ask_choice(t, m, iv, q, &v.answers);
	else
		gd_dialog_text(t, gd_bitext_get(&q->name, NULL),
			       gd_bitext_get(&q->ask, NULL),
			       gd_answers_value(&v.answers, q->id),
			       q->kind == GD_Q_LONGTEXT, check_value, text_done,
			       m);
	gd_case_view_release(&v);
}

/* Everything the interview can ask in this case, with what is known now. */
static void
ask_field(struct gd_tui *t, struct gd_move *m, const struct gd_interview *iv,
	  const struct gd_case_view *v)
{
	struct gd_menu_item *items = gd_calloc(iv->len, sizeof *items);
	const char **codes = gd_calloc(iv->len, sizeof *codes);
	struct gd_buf *notes = gd_calloc(iv->len, sizeof *notes);
	struct gd_zone zone = gd_desk_zone(gd_tui_desk(t));
	size_t n = 0;

	for (size_t i = 0; i < iv->len; i++) {
		const struct gd_question *q = &iv->questions[i];

		if (q->kind == GD_Q_UNDERSTOOD ||
		    !gd_interview_live(iv, i, &v->answers))
			continue;
		gd_buf_init(&notes[n]);
		gd_interview_words(iv, q, gd_answers_value(&v->answers, q->id),
				   zone, NULL, &notes[n]);
		if (notes[n].len == 0)
			gd_buf_adds(&notes[n], _("not known yet"));
		items[n] = (struct gd_menu_item){
			.label = gd_bitext_get(&q->name, NULL),
			.note = notes[n].s };
		codes[n++] = q->id;
	}
	gd_move_options(m, codes, n);
	gd_dialog_menu(t, _("What should be changed?"), NULL, items, n,
		       field_done, m);
	for (size_t i = 0; i < n; i++)
		gd_buf_release(&notes[i]);
	free(notes);
	free(items);
	free(codes);
}

void
gd_move_edit(struct gd_tui *t, struct gd_move *m)
{
	struct gd_error err = GD_ERROR_INIT;
	const struct gd_interview *iv = interview(t, &err);
	struct gd_case_view v = { 0 };

	if (!iv || gd_desk_case(gd_tui_desk(t), m->case_id, &v, &err) !=
	    GD_OK) {
		gd_move_end(t, m, GD_ESYS, &err, "");
		return;
	}
	ask_field(t, m, iv, &v);
	gd_case_view_release(&v);
}
