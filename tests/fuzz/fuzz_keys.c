/*
 * tests/fuzz/fuzz_keys.c - any bytes as they come from a keyboard: characters,
 * keys, pastes and the mouse in any order, into a field as well.
 */
#include "fuzz/fuzz.h"

#include "base/text.h"
#include "tui/term_decode.h"
#include "tui/widgets/field.h"

struct queue {
	const char *s;
	size_t len, at;
};

/* Bytes from F8 on are in no UTF-8: they stand for what is no character. */
static struct gd_symbol
next(void *ctx, bool patient)
{
	static const struct gd_symbol others[] = {
		{ GD_SYMBOL_PASTE_BEGIN, 0 }, { GD_SYMBOL_PASTE_END, 0 },
		{ GD_SYMBOL_MOUSE, 0 }, { GD_SYMBOL_KEY, GD_KEY_LEFT },
		{ GD_SYMBOL_KEY, GD_KEY_F12 }, { GD_SYMBOL_KEY, 0 },
		{ GD_SYMBOL_NONE, 0 }, { GD_SYMBOL_KEY, GD_KEY_UP },
	};
	struct queue *q = ctx;
	uint32_t uc;

	(void)patient;
	if (q->at >= q->len)
		return (struct gd_symbol){ GD_SYMBOL_NONE, 0 };
	if ((unsigned char)q->s[q->at] >= 0xF8)
		return others[(unsigned char)q->s[q->at++] - 0xF8];
	q->at += gd_text_decode(q->s, q->len, q->at, &uc);
	return (struct gd_symbol){ GD_SYMBOL_CHAR,
				   uc == GD_TEXT_INVALID ? 0xFFFD : uc };
}

static bool
mouse(void *ctx, struct gd_input *out)
{
	struct queue *q = ctx;

	*out = (struct gd_input){ .kind = GD_INPUT_MOUSE,
				  .row = (int)(q->at % 7),
				  .col = (int)(q->at % 50) };
	return q->at % 3 != 0;
}

static void
check(const struct gd_input *in)
{
	char name[40];

	if (in->kind == GD_INPUT_PASTE) {
		MUST(in->len <= GD_PASTE_MAX);
		MUST(!memchr(in->text, '\r', in->len));
	} else if (in->kind == GD_INPUT_KEY) {
		int plain = in->key & ~(GD_MOD_CTRL | GD_MOD_ALT);

		MUST(in->key != 0 && plain >= 0 && plain <= GD_KEY_F12);
		/* A control is a key with a name or none at all. */
		MUST(plain >= 0x20 && !(plain >= 0x7F && plain < 0xA0));
		gd_key_name(in->key, name, sizeof name);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct queue q = { (const char *)data, size, 0 };
	struct gd_decoder d = { .next = next, .mouse = mouse, .ctx = &q,
				.paste = GD_BUF_INIT };
	struct gd_field f;
	struct gd_input in;

	gd_field_init(&f, size % 2, "");
	gd_field_place(&f, 1, 1, 3, 40);
	do {
		while (gd_decoder_next(&d, &in)) {
			check(&in);
			gd_field_input(&f, &in);
			MUST(f.edit.caret <= f.edit.text.len);
			MUST(gd_text_valid(f.edit.text.s, f.edit.text.len));
		}
	} while (q.at < q.len);
	gd_field_release(&f);
	gd_buf_release(&d.paste);
	return 0;
}
