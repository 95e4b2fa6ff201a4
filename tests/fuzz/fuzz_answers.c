/*
 * tests/fuzz/fuzz_answers.c - any bytes as the answers of `new --answers`: read,
 * checked as the screens check them, and made into a plan.
 */
#include "fuzz/fuzz_desk.h"

#include "desk/intake.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct gd_desk *d = fuzz_desk();
	struct fuzz_file f = fuzz_file(data, size);
	struct gd_intake_problems problems = { 0 };
	struct gd_answers a = GD_ANSWERS_INIT;
	struct gd_error err = GD_ERROR_INIT;
	struct gd_plan plan;
	enum gd_status status;

	status = gd_intake_read_file(d, f.path, &a, &problems, &err);
	if (status == GD_EINVAL)
		MUST(problems.len > 0 || err.text[0]);
	for (size_t i = 0; i < problems.len; i++)
		MUST(problems.items[i].message[0] && problems.items[i].line >= 0);
	if (status == GD_OK && gd_desk_plan(d, &a, &plan, &err) == GD_OK)
		gd_plan_release(&plan);
	gd_intake_problems_release(&problems);
	gd_answers_release(&a);
	close(f.fd);
	return 0;
}
