/*
 * gongdao questions - what the interview asks, in asking order.
 */
#include <config.h>

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "cli/command.h"
#include "cli/json.h"
#include "cli/listing.h"
#include "domain/interview.h"

static json_t *
choices(const struct gd_interview *iv, const char *list)
{
	json_t *all = json_array();

	for (size_t i = 0; list && i < iv->choices_len; i++) {
		const struct gd_choice *ch = &iv->choices[i];
		json_t *one;

		if (strcmp(ch->list, list) != 0)
			continue;
		one = json_object();
		json_object_set_new(one, "code", gd_json_text(ch->code));
		json_object_set_new(one, "name", gd_json_text(
			gd_bitext_get(&ch->name, NULL)));
		json_array_append_new(all, one);
	}
	return all;
}

/* A condition as the playbook writes it. */
static void
add_term(const struct gd_cond_term *t, struct gd_buf *out)
{
	static const char *const ops[] = {
		[GD_COND_IS] = "=", [GD_COND_GIVEN] = "?",
		[GD_COND_LT] = "<", [GD_COND_LE] = "<=",
		[GD_COND_GT] = ">", [GD_COND_GE] = ">="
	};

	gd_buf_addf(out, "%s%s%s", t->negate ? "!" : "", t->field,
		    ops[t->op]);
	for (size_t i = 0; t->op == GD_COND_IS && i < t->values_len; i++)
		gd_buf_addf(out, "%s%s", i ? "|" : "", t->values[i]);
	if (t->op == GD_COND_IS || t->op == GD_COND_GIVEN)
		return;
	if (t->number % 100 == 0)
		gd_buf_addf(out, "%lld", (long long)t->number / 100);
	else
		gd_buf_addf(out, "%lld.%02lld", (long long)t->number / 100,
			    (long long)t->number % 100);
}

static void
condition(const struct gd_cond *cond, struct gd_buf *out)
{
	for (size_t i = 0; i < cond->len; i++) {
		if (i > 0)
			gd_buf_adds(out, " or ");
		for (size_t k = 0; k < cond->alts[i].len; k++) {
			if (k > 0)
				gd_buf_addc(out, ' ');
			add_term(&cond->alts[i].terms[k], out);
		}
	}
}

static json_t *
question(const struct gd_interview *iv, const struct gd_question *q)
{
	struct gd_buf when = GD_BUF_INIT;
	json_t *o = json_object();

	condition(&q->when, &when);
	json_object_set_new(o, "id", gd_json_text(q->id));
	json_object_set_new(o, "section", gd_json_text(q->section));
	json_object_set_new(o, "kind",
			    gd_json_text(gd_question_kind_code(q->kind)));
	json_object_set_new(o, "name",
			    gd_json_text(gd_bitext_get(&q->name, NULL)));
	json_object_set_new(o, "ask",
			    gd_json_text(gd_bitext_get(&q->ask, NULL)));
	json_object_set_new(o, "choices", choices(iv, q->choices));
	json_object_set_new(o, "condition", gd_json_text(when.s));
	json_object_set_new(o, "required", json_boolean(q->required));
	json_object_set_new(o, "unsure", json_boolean(q->unsure));
	json_object_set_new(o, "personal", json_boolean(q->personal));
	json_object_set_new(o, "why",
			    gd_json_text(gd_bitext_get(&q->why, NULL)));
	json_object_set_new(o, "example",
			    gd_json_text(gd_bitext_get(&q->example, NULL)));
	json_object_set_new(o, "source", gd_json_text(q->source));
	gd_buf_release(&when);
	return o;
}

static void
print_text(const struct gd_cli *c, const struct gd_interview *iv,
	   const struct gd_question *q)
{
	struct gd_buf b = GD_BUF_INIT;
	bool first = true;

	gd_buf_addf(&b, "%s (%s%s%s)  %s\n", q->id,
		    gd_question_kind_code(q->kind),
		    q->required ? ", " : "", q->required ? _("required") : "",
		    gd_bitext_get(&q->ask, NULL));
	for (size_t i = 0; q->choices && i < iv->choices_len; i++) {
		const struct gd_choice *ch = &iv->choices[i];

		if (strcmp(ch->list, q->choices) != 0)
			continue;
		gd_buf_addf(&b, "%s%s %s", first ? "    " : ", ", ch->code,
			    gd_bitext_get(&ch->name, NULL));
		first = false;
	}
	if (!first)
		gd_buf_addc(&b, '\n');
	if (q->when.len > 0) {
		gd_buf_addf(&b, "    %s ", _("only when"));
		condition(&q->when, &b);
		gd_buf_addc(&b, '\n');
	}
	if (*gd_bitext_get(&q->why, NULL))
		gd_buf_addf(&b, "    %s\n", gd_bitext_get(&q->why, NULL));
	gd_cli_text(c, b.s);
	gd_buf_release(&b);
}

int
gd_cmd_questions(struct gd_cli *c)
{
	const char *set = gd_cli_value(c, "set");
	enum gd_format format = GD_FORMAT_TEXT;
	const struct gd_interview *iv;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_playbook *pb;

	if (!gd_cli_format(c, false, &format))
		return GD_EXIT_REQUEST;
	if (gd_desk_playbook(c->desk, &pb, &err) != GD_OK ||
	    (set ? gd_playbook_interview_set(pb, set, &iv, &err)
		 : gd_playbook_interview(pb, &iv, &err)) != GD_OK)
		return gd_cli_fail(&err);
	if (format == GD_FORMAT_JSON)
		gd_json_open();
	for (size_t i = 0; i < iv->len; i++) {
		if (format == GD_FORMAT_JSON)
			gd_json_element(i, question(iv, &iv->questions[i]));
		else
			print_text(c, iv, &iv->questions[i]);
	}
	if (format == GD_FORMAT_JSON)
		gd_json_close();
	return GD_EXIT_OK;
}
