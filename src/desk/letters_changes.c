/*
 * desk/letters_changes.c - what two versions of a letter differ in.
 */
#include <config.h>

#include "desk/letters.h"

#include "base/diff.h"
#include "base/i18n.h"
#include "store/query.h"

#define AROUND 2	/* lines of what stayed, beside a change */

static void
put_line(enum gd_diff_sign sign, const char *line, void *ctx)
{
	struct gd_buf *out = ctx;

	if (sign == GD_DIFF_SKIP)
		gd_buf_adds(out, "  ...\n");
	else
		gd_buf_addf(out, "%c %s\n", (char)sign, line);
}

static enum gd_status
choose(struct gd_desk *d, int64_t id, int *seq, int *from, int *to,
       struct gd_error *err)
{
	struct gd_letter_row l = { .id = 0 };
	enum gd_status status = gd_desk_letter(d, id, *seq, &l, err);

	if (status != GD_OK)
		return status;
	*seq = l.seq;
	*to = *to ? *to : l.version;
	*from = *from ? *from : *to - 1;
	gd_letter_row_release(&l);
	if (*from > 0)
		return GD_OK;
	return gd_error_set(err, GD_EGUARD,
			    _("version %d is the first of this letter: there is none before it"),
			    *to);
}

enum gd_status
gd_desk_letter_changes(struct gd_desk *d, int64_t id, int seq, int from, int to,
		       struct gd_buf *out, struct gd_error *err)
{
	struct gd_buf before = GD_BUF_INIT, after = GD_BUF_INIT;
	struct gd_buf lines = GD_BUF_INIT;
	enum gd_status status = choose(d, id, &seq, &from, &to, err);

	if (status == GD_OK)
		status = gd_desk_letter_version(d, id, seq, from, &before, err);
	if (status == GD_OK)
		status = gd_desk_letter_version(d, id, seq, to, &after, err);
	if (status == GD_OK) {
		gd_buf_addf(out, _("- version %d"), from);
		gd_buf_addc(out, '\n');
		gd_buf_addf(out, _("+ version %d"), to);
		gd_buf_addc(out, '\n');
		if (gd_diff(before.s, after.s, AROUND, put_line, &lines))
			gd_buf_adds(out, lines.s);
		else
			gd_buf_addf(out, "  %s\n", _("The words are the same."));
	}
	gd_buf_release(&before);
	gd_buf_release(&after);
	gd_buf_release(&lines);
	return status;
}
