/*
 * torture/judge.c - see run.h: what is left after an accident, judged.
 */
#include <stdio.h>

#include "torture/run.h"

static bool
files_fit(const struct state *now, const struct state *a,
	  const struct state *b, char *why, size_t size)
{
	const struct state *all[] = { now, a, b };

	for (size_t k = 0; k < 3; k++) {
		for (size_t i = 0; i < all[k]->len; i++) {
			const char *path = all[k]->files[i].path;
			uint64_t is = state_file(now, path);

			if (is == state_file(a, path) ||
			    is == state_file(b, path))
				continue;
			snprintf(why, size, "the file %s is %s", path,
				 is ? "neither old nor new" : "gone");
			return false;
		}
	}
	return true;
}

bool
run_judge(const struct run *r, const char *root, int acked, bool open,
	  bool leftovers, char *why, size_t size)
{
	const struct state *a = &r->states[acked];
	const struct state *b = acked < r->deed->steps ? a + 1 : a;
	struct state now;

	if (!state_take(root, &now, why, size))
		return false;
	if (!files_fit(&now, a, b, why, size))
		return false;
	if (now.leftovers && !leftovers) {
		snprintf(why, size, "a temporary file is left");
		return false;
	}
	open = open || deeds_told_late(r->deed);
	if (now.db == a->db || (open && now.db == b->db))
		return true;
	for (int i = 0; i <= r->deed->steps; i++)
		if (now.db == r->states[i].db) {
			snprintf(why, size, "acknowledged %d of %d, kept %d",
				 acked, r->deed->steps, i);
			return false;
		}
	snprintf(why, size, "acknowledged %d of %d, kept something between",
		 acked, r->deed->steps);
	return false;
}
