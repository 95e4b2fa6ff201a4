/*
 * Asking for one answer of a case: a menu where it is a choice, else a text.
 */
#include <config.h>

#include "tui/screens/edit_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "domain/interview.h"
#include "tui/widgets/dialog.h"

#define CHOICES_MAX 40

struct asked {
	char *field;
	struct gd_answers answers;
	char *options[CHOICES_MAX];	/* behind the menu */
	size_t options_len;
	void (*done)(struct gd_tui *t, const char *value, void *ctx);
	void *ctx;
};

/* The question of `field`; NULL for a field of the case's own. */
static const struct gd_question *
question(struct gd_tui *t, const char *field, const struct gd_interview **iv)
{
	struct gd_playbook *pb;
	int i;

	if (gd_desk_playbook(gd_tui_desk(t), &pb, NULL) != GD_OK ||
	    gd_playbook_interview(pb, iv, NULL) != GD_OK)
		return NULL;
	i = gd_interview_find(*iv, field);
	return i < 0 ? NULL : &(*iv)->questions[i];
}

static void
finish(struct gd_tui *t, struct asked *k, const char *value)
{
	k->done(t, value, k->ctx);
	for (size_t i = 0; i < k->options_len; i++)
		free(k->options[i]);
	gd_answers_release(&k->answers);
	free(k->field);
	free(k);
}

/* What was typed, as answers are kept; nothing forgets an answer that may be missing. */
static enum gd_status
read_value(struct gd_tui *t, const struct asked *k, const char *typed,
	   struct gd_buf *out, struct gd_error *err)
{
	return gd_desk_read_answer(gd_tui_desk(t), &k->answers, k->field,
				   typed, out, NULL, err);
}

static bool
check_value(struct gd_tui *t, const char *typed, struct gd_error *err,
	    void *ctx)
{
	struct gd_buf out = GD_BUF_INIT;
	enum gd_status status = read_value(t, ctx, typed, &out, err);

	gd_buf_release(&out);
	return status == GD_OK;
}

static void
text_done(struct gd_tui *t, const char *typed, void *ctx)
{
	struct gd_buf out = GD_BUF_INIT;

	if (typed && read_value(t, ctx, typed, &out, NULL) == GD_OK)
		finish(t, ctx, out.s);
	else
		finish(t, ctx, NULL);
	gd_buf_release(&out);
}

static void
choice_done(struct gd_tui *t, int index, void *ctx)
{
	struct asked *k = ctx;

	finish(t, k, index >= 0 ? k->options[index] : NULL);
}

static void
ask_choice(struct gd_tui *t, struct asked *k, const struct gd_interview *iv,
	   const struct gd_question *q)
{
	struct gd_menu_item items[CHOICES_MAX];
	const struct gd_choice *c;
	size_t n = 0;

	while (n < CHOICES_MAX &&
	       (c = gd_interview_choice(iv, q, &k->answers, n))) {
		items[n] = (struct gd_menu_item){
			.label = gd_bitext_get(&c->name, NULL),
			.note = gd_bitext_get(&c->help, NULL) };
		k->options[n++] = gd_strdup(c->code);
	}
	k->options_len = n;
	gd_dialog_menu(t, gd_bitext_get(&q->name, NULL),
		       gd_bitext_get(&q->ask, NULL), items, n, choice_done, k);
}

void
gd_answer_ask(struct gd_tui *t, const char *field, const struct gd_answers *a,
	      const char *now,
	      void (*done)(struct gd_tui *t, const char *value, void *ctx),
	      void *ctx)
{
	struct asked *k = gd_calloc(1, sizeof *k);
	const struct gd_interview *iv = NULL;
	const struct gd_question *q = question(t, field, &iv);
	struct gd_buf name = GD_BUF_INIT;

	k->field = gd_strdup(field);
	gd_answers_copy(&k->answers, a);
	k->done = done;
	k->ctx = ctx;
	gd_phrase_field(gd_tui_desk(t), field, &name);
	if (q && (q->kind == GD_Q_CHOICE || q->kind == GD_Q_BOOL))
		ask_choice(t, k, iv, q);
	else
		gd_dialog_text(t, name.s,
			       q ? gd_bitext_get(&q->ask, NULL) : NULL, now,
			       q && q->kind == GD_Q_LONGTEXT, check_value,
			       text_done, k);
	gd_buf_release(&name);
}
