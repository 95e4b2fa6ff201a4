#include <config.h>

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "desk/evidence_words.h"
#include "desk/phrase.h"
#include "tui/screens/evidence_internal.h"

#define WIDE 116		/* columns from which the detail has room */
#define BAR 10
#define URGENT_S (7 * 24 * 3600)

int
gd_evidence_list_cols(int cols)
{
	return cols >= WIDE ? cols * 3 / 5 : cols;
}

static void
pad(struct gd_buf *out, const struct evidence_screen *s, const char *text,
    int cols, bool right)
{
	gd_text_pad(out, text, cols, right, gd_desk_ascii(s->desk));
}

/* "[x] Chat records            2 files   lawful + relevant . complete x" */
static void
kind_line(struct evidence_screen *s, const struct gd_checklist_item *item,
	  int cols, int64_t id)
{
	struct gd_buf line = GD_BUF_INIT, b = GD_BUF_INIT;
	gd_instant gone = gd_evidence_vanishes_at(item->kind, s->v.opened_at);
	int name = cols > 90 ? 30 : 22;
	bool ascii = gd_desk_ascii(s->desk);
	enum gd_role role = GD_ROLE_TEXT;

	gd_buf_addf(&line, "[%s] ", item->files ? "x" : item->held ? "/" : " ");
	pad(&line, s, gd_bitext_get(&item->kind->name, NULL), name, false);
	gd_buf_adds(&line, "  ");
	if (item->best) {
		for (int p = 0; p < GD_PRINCIPLES; p++)
			gd_buf_addf(&b, "%s%s %s", p ? "  " : "",
				    gd_principle_name((enum gd_principle_kind)
						      p),
				    gd_check_sign(item->principle[p], ascii));
		if (item->stamped)
			gd_buf_addf(&b, "  %s", _("stamped"));
		role = GD_ROLE_GOOD;
	} else {
		/* When it goes comes first: what is cut is at the end. */
		gd_vanish_when(s->desk, &s->v, item->kind, &b);
		if (gone != GD_INSTANT_NONE)
			gd_buf_adds(&b, ascii ? " - " : " \xC2\xB7 ");
		gd_buf_adds(&b, item->held ? _("in hand, no file")
					   : _("still missing"));
		if (!item->held && gone != GD_INSTANT_NONE &&
		    gone < gd_desk_now(s->desk) + URGENT_S)
			role = GD_ROLE_TODAY;
	}
	pad(&line, s, b.s, cols - name - 12, false);
	gd_buf_addf(&line, " %3d%%", item->credit);
	gd_lines_add(&s->lines, role, id, line.s);
	gd_buf_release(&b);
	gd_buf_release(&line);
}

/* "    1  chat.txt            12 kB  03-08 20:15  a948...a447" */
static void
file_line(struct evidence_screen *s, const struct gd_evidence_row *r, int cols)
{
	struct gd_buf line = GD_BUF_INIT, b = GD_BUF_INIT;
	int name = cols - 52 > 14 ? cols - 52 : 14;

	gd_buf_addf(&line, "    %3d  ", r->seq);
	gd_buf_addf(&b, "%s%s", r->of_id ? _("copy: ") : "", r->name);
	pad(&line, s, b.s, name, false);
	gd_buf_reset(&b);
	gd_size_words(r->size, &b);
	pad(&line, s, b.s, 10, true);
	gd_buf_adds(&line, "  ");
	gd_buf_reset(&b);
	if (r->captured_at != GD_INSTANT_NONE)
		gd_phrase_instant(s->desk, r->captured_at, &b);
	pad(&line, s, b.s, 14, false);
	gd_buf_addf(&line, "  %.6s...%s", r->digest,
		    strlen(r->digest) > 60 ? r->digest + 60 : "");
	gd_lines_add(&s->lines, strcmp(r->touch, "lost") == 0 ? GD_ROLE_OVERDUE
		     : GD_ROLE_TEXT, r->seq, line.s);
	gd_buf_release(&b);
	gd_buf_release(&line);
}

void
gd_evidence_lines(struct evidence_screen *s)
{
	int cols = gd_evidence_list_cols(s->cols) - 3;

	gd_lines_reset(&s->lines);
	for (size_t i = 0; i < s->v.list.len; i++) {
		const struct gd_checklist_item *item = &s->v.list.items[i];

		kind_line(s, item, cols, -(int64_t)i - 1);
		for (size_t j = 0; j < s->v.len; j++) {
			if (strcmp(s->v.rows[j].kind, item->kind->code) == 0)
				file_line(s, &s->v.rows[j], cols);
		}
	}
	gd_buf_reset(&s->head);
	gd_checklist_head(&s->v, &s->head);
	gd_buf_reset(&s->right);
	gd_buf_addf(&s->right, ngettext("%d file", "%d files",
					(unsigned long)s->v.len),
		    (int)s->v.len);
}

void
gd_evidence_selected(struct evidence_screen *s)
{
	const struct gd_evidence_row *r = gd_evidence_row_at(s);
	const struct gd_checklist_item *item = gd_evidence_item_at(s);

	gd_buf_reset(&s->hint);
	gd_buf_reset(&s->detail);
	if (r) {
		gd_evidence_cures(s->v.k, r, &s->hint);
		gd_buf_setlen(&s->hint, strcspn(s->hint.s, "\n"));
		if (!s->hint.len)
			gd_buf_addf(&s->hint, "SHA-256 %s", r->digest);
		gd_evidence_words(s->desk, &s->v, r, &s->detail);
	} else if (item) {
		gd_buf_adds(&s->hint, gd_bitext_get(&item->kind->collect,
						    NULL));
		gd_buf_addf(&s->detail, "%s\n\n",
			    gd_bitext_get(&item->kind->name, NULL));
		gd_capture_words(s->desk, item->kind, &s->detail);
	}
}

static void
draw_bar(const struct evidence_screen *s, struct gd_canvas *c)
{
	int full = s->v.list.completeness * BAR / 100, col = 2;

	for (int i = 0; i < BAR; i++)
		col += gd_canvas_text(c, GD_BODY_TOP, col, 1,
				      i < full ? GD_ROLE_GOOD : GD_ROLE_DIM,
				      c->ascii ? i < full ? "#" : "-"
					       : i < full ? "\u2593" : "\u2591");
	gd_canvas_text(c, GD_BODY_TOP, col + 1, c->cols - col - 2,
		       GD_ROLE_TEXT, s->head.s);
	gd_canvas_hline(c, GD_BODY_TOP + 1, 0, c->cols, GD_ROLE_RULE);
}

void
gd_evidence_draw(const struct gd_screen *base, struct gd_canvas *c)
{
	const struct evidence_screen *s = (const struct evidence_screen *)base;
	int top = GD_BODY_TOP + GD_EVIDENCE_HEAD;
	int cols = gd_evidence_list_cols(c->cols);

	gd_tui_title(base, c, s->title.s, s->right.s);
	if (!s->loaded)
		return;
	draw_bar(s, c);
	gd_lines_draw(&s->lines, &s->list, c, top, 0, cols);
	if (cols < c->cols) {
		gd_canvas_vline(c, top, cols, s->list.rows, GD_ROLE_RULE);
		gd_canvas_wrap(c, top, cols + 2, c->cols - cols - 3,
			       s->list.rows, GD_ROLE_TEXT, s->detail.s);
	}
	gd_canvas_text(c, c->rows - 2, 1, c->cols - 2, GD_ROLE_MESSAGE,
		       s->hint.s);
}
