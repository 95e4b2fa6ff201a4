/*
 * tests/fuzz/fuzz_import.c - any bytes as a list that is imported, and before a
 * line of dashes as the map of its columns: the dry run keeps nothing, and every
 * row is counted once.
 */
#include "fuzz/fuzz_desk.h"

#include "desk/import.h"
#include "desk/intake.h"

#define BAR "\n----\n"

/*
 * A list that meets cases: into an empty desk every input would have its indexes
 * taken off and made anew, most of the time that a run takes.
 */
static struct gd_desk *
desk_with_a_case(void)
{
	static struct gd_desk *d;
	struct gd_answers a;
	int64_t id;

	if (d)
		return d;
	d = fuzz_desk();
	gd_answers_init(&a);
	gd_answers_set(&a, "platform", "wechat", GD_ANSWER_GIVEN, false);
	gd_answers_set(&a, "type", "quality", GD_ANSWER_GIVEN, false);
	gd_answers_set(&a, "shop", "a shop", GD_ANSWER_GIVEN, false);
	gd_answers_set(&a, "order_no", "A1", GD_ANSWER_GIVEN, false);
	gd_answers_set(&a, "facts", "it is cold", GD_ANSWER_GIVEN, false);
	gd_answers_set(&a, "demand", "refund", GD_ANSWER_GIVEN, false);
	MUST(gd_intake_open_answers(d, &a, &id, NULL) == GD_OK);
	gd_answers_release(&a);
	return d;
}

static void
note(const struct gd_import_note *n, void *ctx)
{
	int64_t *refused = ctx;

	MUST(n->line > 0 && n->reason[0] && n->heading && n->value);
	*refused += n->refused;
}

static void
run(struct gd_import *imp)
{
	const struct gd_import_how how = { .dry_run = true };
	struct gd_error err = GD_ERROR_INIT;
	struct gd_import_counts c;
	int64_t refused = 0;
	struct gd_import_sink sink = { .note = note, .ctx = &refused };
	bool kept = true;

	if (gd_import_run(imp, &how, &sink, &c, &kept, &err) != GD_OK) {
		MUST(err.text[0]);
		return;
	}
	MUST(!kept);
	MUST(c.rows == c.created + c.updated + c.unchanged + c.refused);
	MUST(refused >= c.refused);
}

/* As the mapping screen looks at it. */
static void
look(struct gd_import *imp)
{
	size_t columns = gd_import_columns(imp);
	struct gd_buf out = GD_BUF_INIT;

	for (size_t c = 0; c < columns; c++) {
		const char *field = gd_import_field_of(imp, c);

		MUST(gd_import_heading(imp, c));
		for (size_t r = 0; r < gd_import_samples(imp); r++) {
			MUST(gd_import_sample(imp, r, c));
			gd_buf_reset(&out);
			if (field && !gd_import_read_as(imp, r, field, &out))
				MUST(out.len > 0);
		}
	}
	gd_buf_reset(&out);
	gd_import_missing(imp, &out);
	gd_buf_release(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bar = size ? memmem(data, size, BAR, strlen(BAR)) : NULL;
	size_t map_len = bar ? (size_t)(bar - (const char *)data) : 0;
	size_t skip = bar ? map_len + strlen(BAR) : 0;
	struct fuzz_file map = fuzz_file(data, map_len);
	struct fuzz_file list = fuzz_file(size ? data + skip : data,
					  size - skip);
	const struct gd_import_open_options opt = {
		.path = list.path, .map = bar ? map.path : NULL,
	};
	struct gd_error err = GD_ERROR_INIT;
	struct gd_import *imp;

	if (gd_import_open(desk_with_a_case(), &opt, &imp, &err) == GD_OK) {
		look(imp);
		run(imp);
		gd_import_close(imp);
	} else {
		MUST(err.text[0]);
	}
	close(map.fd);
	close(list.fd);
	return 0;
}
