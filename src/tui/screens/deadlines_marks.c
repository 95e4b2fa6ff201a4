#include <config.h>

#include "base/i18n.h"
#include "tui/screens/deadlines_internal.h"

void
gd_deadlines_mark(struct deadlines *s)
{
	const struct gd_due_row *row = gd_deadlines_row(s, s->list.cursor);

	if (row)
		gd_marks_set(&s->marks, &row->clock,
			     !gd_marks_has(&s->marks, row->clock.id));
}

struct marking {
	struct deadlines *s;
	int64_t done, total;
	bool on, cancelled;
};

static bool
mark_row(const struct gd_due_row *row, void *ctx)
{
	struct marking *m = ctx;

	gd_marks_set(&m->s->marks, &row->clock, m->on);
	m->done++;
	if (m->total >= 2000 && m->done % 1000 == 0)
		m->cancelled = !gd_tui_progress(m->s->base.tui, _("Marking"),
						(long)m->done, (long)m->total);
	return !m->cancelled;
}

void
gd_deadlines_mark_group(struct deadlines *s)
{
	const struct gd_due_row *row = gd_deadlines_row(s, s->list.cursor);
	struct gd_error err = GD_ERROR_INIT;
	struct marking m = { .s = s };
	struct due_place at;

	if (!row || !gd_deadlines_place(s, s->list.cursor, &at))
		return;
	/* On a marked row `*` takes the group's marks away. */
	m.on = !gd_marks_has(&s->marks, row->clock.id);
	m.total = s->groups.items[at.group].len;
	if (gd_desk_review_each(s->desk, &s->review,
				&s->groups.items[at.group], mark_row, &m,
				&err) != GD_OK)
		gd_tui_fail(s->base.tui, &err);
}
