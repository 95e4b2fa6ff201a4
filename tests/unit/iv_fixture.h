/*
 * A small interview for the tests of the interview: made in C, so that they
 * prove the code whatever the shipped questions say.
 */
#ifndef GD_TESTS_IV_FIXTURE_H
#define GD_TESTS_IV_FIXTURE_H

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/interview.h"

#define NAME(z, e) { .zh = (char *)(z), .en = (char *)(e) }

struct fx_choice {
	const char *list, *code, *zh, *en, *words, *when;
};

struct fx_question {
	const char *id;
	enum gd_question_kind kind;
	const char *choices, *check, *when;
	bool required, unsure;
};

static const struct fx_choice fx_choices[] = {
	{ "type", "service", "普通售后", "After-sales", "不发货|物流", NULL },
	{ "type", "quality", "质量争议", "Quality", "质量|坏了", NULL },
	{ "type", "fraud", "欺诈", "Fraud", "假货|虚假", NULL },
	{ "platform", "wechat", "微信", "WeChat", "微信小程序|微信商城|小程序|wechat",
	  NULL },
	{ "platform", "taobao", "淘宝", "Taobao", "淘宝|taobao", NULL },
	{ "platform", "jd", "京东", "JD.com", "京东|jd", NULL },
	{ "carrier", "mini_program", "小程序", "Mini-program", "小程序", NULL },
	{ "carrier", "channels", "视频号", "Channels", "视频号", NULL },
	{ "evidence", "screenshot", "截图、订单页", "Screenshot, order page", NULL,
	  NULL },
	{ "evidence", "chat", "聊天记录", "Chat", NULL, NULL },
	{ "evidence", "replay", "直播回放", "Replay", NULL, "carrier=channels" },
	{ "evidence", "none", "都没有", "None", NULL, NULL },
	{ "bodies", "12315", "12315", "12315 hotline", NULL, NULL },
	{ "bodies", "court", "法院", "Court", NULL, NULL },
};

static const struct fx_question fx_questions[] = {
	{ "facts", GD_Q_LONGTEXT, NULL, NULL, NULL, true, false },
	{ "understood", GD_Q_UNDERSTOOD, NULL, NULL, NULL, false, false },
	{ "type", GD_Q_CHOICE, "type", NULL, NULL, true, false },
	{ "platform", GD_Q_CHOICE, "platform", NULL, NULL, true, false },
	{ "carrier", GD_Q_CHOICE, "carrier", NULL, "platform=wechat", false,
	  true },
	{ "replay_note", GD_Q_TEXT, NULL, NULL, "carrier=channels", false,
	  false },
	{ "bodies", GD_Q_MULTI, "bodies", NULL, NULL, false, false },
	{ "merchant", GD_Q_TEXT, NULL, NULL, NULL, false, true },
	{ "shop", GD_Q_TEXT, NULL, NULL, "!merchant? or shop?", true, false },
	{ "credit_code", GD_Q_TEXT, NULL, "credit_code", "merchant?", false,
	  false },
	{ "order_no", GD_Q_TEXT, NULL, "order_no", NULL, false, false },
	{ "amount", GD_Q_MONEY, NULL, "positive", NULL, false, false },
	{ "big", GD_Q_BOOL, NULL, NULL, "amount>=500", false, true },
	{ "qty", GD_Q_NUMBER, NULL, NULL, NULL, false, false },
	{ "ordered_at", GD_Q_DATE, NULL, "past", NULL, false, false },
	{ "signed_at", GD_Q_DATE, NULL, "past", "!type=service", false, false },
	{ "found_at", GD_Q_DATE, NULL, "past", NULL, false, true },
	{ "heard_at", GD_Q_DATE, NULL, "coming", NULL, false, false },
	{ "evidence", GD_Q_MULTI, "evidence", NULL, NULL, false, false },
	{ "phone", GD_Q_TEXT, NULL, "phone", NULL, false, false },
};

#define FX_QUESTIONS GD_ARRAY_LEN(fx_questions)
#define FX_CHOICES GD_ARRAY_LEN(fx_choices)

static inline struct gd_cond
fx_cond(const char *s)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_cond c = { 0 };

	if (gd_cond_parse(s, &c, &err) != GD_OK)
		fail_msg("%s", err.text);
	return c;
}

/* Free with fx_free(). */
static inline struct gd_interview *
fx_new(void)
{
	struct gd_interview *iv = gd_calloc(1, sizeof *iv);
	struct gd_question *q = gd_calloc(FX_QUESTIONS, sizeof *q);
	struct gd_choice *c = gd_calloc(FX_CHOICES, sizeof *c);

	for (size_t i = 0; i < FX_QUESTIONS; i++) {
		const struct fx_question *f = &fx_questions[i];

		q[i] = (struct gd_question){
			.id = (char *)f->id, .kind = f->kind,
			.choices = (char *)f->choices,
			.check = (char *)f->check, .required = f->required,
			.unsure = f->unsure, .name = NAME(f->id, f->id),
			.when = fx_cond(f->when)
		};
	}
	for (size_t i = 0; i < FX_CHOICES; i++) {
		const struct fx_choice *f = &fx_choices[i];

		c[i] = (struct gd_choice){
			.list = (char *)f->list, .code = (char *)f->code,
			.name = NAME(f->zh, f->en), .words = (char *)f->words,
			.when = fx_cond(f->when)
		};
	}
	*iv = (struct gd_interview){
		.questions = q, .len = FX_QUESTIONS,
		.choices = c, .choices_len = FX_CHOICES
	};
	return iv;
}

static inline void
fx_free(struct gd_interview *iv)
{
	struct gd_question *q = (struct gd_question *)iv->questions;
	struct gd_choice *c = (struct gd_choice *)iv->choices;

	for (size_t i = 0; i < iv->len; i++)
		gd_cond_release(&q[i].when);
	for (size_t i = 0; i < iv->choices_len; i++)
		gd_cond_release(&c[i].when);
	free(q);
	free(c);
	free(iv);
}

/* "type=fraud qty=~ platform=?": `?` unsure, `~` skipped, `^x` understood x. */
static inline void
fx_answer(struct gd_answers *a, const char *spec)
{
	while (*spec) {
		size_t name = strcspn(spec, "="), end = strcspn(spec, " ");
		char *field = gd_strndup(spec, name);
		char *value = gd_strndup(spec + name + 1, end - name - 1);
		enum gd_answer_state state = GD_ANSWER_GIVEN;
		bool understood = *value == '^';

		if (strcmp(value, "?") == 0)
			state = GD_ANSWER_UNSURE;
		else if (strcmp(value, "~") == 0)
			state = GD_ANSWER_SKIPPED;
		gd_answers_set(a, field, value + understood, state, understood);
		free(field);
		free(value);
		spec += end + strspn(spec + end, " ");
	}
}

#endif
