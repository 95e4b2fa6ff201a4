/*
 * desk/letters_words.c - letters in the history, in words.
 */
#include <config.h>

#include "desk/letters_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/letters.h"
#include "desk/phrase.h"

struct told {
	char *template_id, *channel, *proof;
	int version;
};

static void
keep(char **to, const char *value)
{
	free(*to);
	*to = gd_strdup(value);
}

static bool
take(const struct gd_event_value *v, void *ctx)
{
	struct told *t = ctx;

	if (strcmp(v->entity, "letter") != 0 || !v->after)
		return true;
	if (strcmp(v->field, "template") == 0)
		keep(&t->template_id, v->after);
	else if (strcmp(v->field, "channel") == 0)
		keep(&t->channel, v->after);
	else if (strcmp(v->field, "proof") == 0)
		keep(&t->proof, v->after);
	else if (strcmp(v->field, "version") == 0)
		t->version = (int)strtol(v->after, NULL, 10);
	return true;
}

static void
say_written(struct gd_desk *d, const struct told *t, struct gd_buf *out)
{
	const struct gd_letter_def *def;

	gd_buf_adds(out, _("letter written: "));
	if (t->template_id &&
	    gd_desk_letter_def(d, t->template_id, &def, NULL) == GD_OK)
		gd_buf_adds(out, gd_bitext_get(&def->name, NULL));
	else
		gd_buf_adds(out, t->template_id ? t->template_id : "");
}

static void
say_sent(struct gd_desk *d, const struct told *t, bool brief,
	 struct gd_buf *out)
{
	gd_buf_adds(out, _("letter sent"));
	if (t->channel) {
		gd_buf_adds(out, _(": "));
		gd_phrase_channel(d, t->channel, out);
	}
	if (!brief && t->proof) {
		gd_buf_adds(out, _(", "));
		/* TRANSLATORS: a tracking number or a file's name */
		gd_buf_addf(out, _("proof of dispatch: %s"), t->proof);
	}
}

bool
gd_phrase_letter_event(struct gd_desk *d, const struct gd_event_row *ev,
		       bool brief, struct gd_buf *out)
{
	struct told t = { NULL, NULL, NULL, 0 };
	struct gd_store *st;

	if (strcmp(ev->kind, "letter") != 0 && strcmp(ev->kind, "word") != 0 &&
	    strcmp(ev->kind, "send") != 0)
		return false;
	if (gd_desk_store(d, &st, NULL) == GD_OK)
		gd_store_event_values(st, ev->id, take, &t, NULL);
	if (ev->kind[0] == 'l')
		say_written(d, &t, out);
	else if (ev->kind[0] == 'w')
		/* TRANSLATORS: the number of a letter's version */
		gd_buf_addf(out, _("letter worded anew, version %d"),
			    t.version);
	else
		say_sent(d, &t, brief, out);
	free(t.template_id);
	free(t.channel);
	free(t.proof);
	return true;
}
