/*
 * desk/letters_lint.c - the linter with the desk's rules, and claims in words.
 */
#include <config.h>

#include "desk/letters_internal.h"

#include <string.h>

#include "base/i18n.h"
#include "desk/phrase.h"
#include "domain/letter_box.h"
#include "domain/money.h"
#include "playbook/letters.h"
#include "store/evidence.h"

/* What the linter and a box ask of a case; empty for none. */
static enum gd_status
look_at(struct gd_desk *d, int64_t id, struct gd_case_row *row,
	struct gd_error *err)
{
	struct gd_store *st;
	enum gd_status status;

	*row = (struct gd_case_row){ .id = 0 };
	if (!id)
		return GD_OK;
	status = gd_desk_store(d, &st, err);
	return status == GD_OK ? gd_store_case(st, id, row, err) : status;
}

/* The case's pictures that the text names: they are what goes with it. */
static enum gd_status
count_pictures(struct gd_desk *d, int64_t id, const char *text, int *n,
	       struct gd_error *err)
{
	struct gd_evidence_row *rows = NULL;
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);
	size_t len = 0, i;

	if (status == GD_OK)
		status = gd_store_evidence(st, id, &rows, &len, err);
	if (status != GD_OK)
		return status;
	for (i = 0; i < len; i++)
		*n += gd_letter_names_picture(text, strlen(text), rows[i].name);
	gd_evidence_rows_free(rows, len);
	return GD_OK;
}

static enum gd_status
measure(struct gd_desk *d, const struct gd_letter_book *book,
	const struct gd_case_row *row, const char *template_id,
	const char *text, struct gd_letter_room *out, struct gd_error *err)
{
	size_t len = strlen(text), fits;

	*out = (struct gd_letter_room){
		.box = gd_letter_box(book, template_id, row->platform)
	};
	out->count = gd_letter_box_count(out->box, text, len);
	fits = gd_letter_box_fits(out->box, text, len);
	if (fits < len)
		out->over = out->count -
			    gd_letter_box_count(out->box, text, fits);
	if (!row->id || !out->box || !out->box->pictures)
		return GD_OK;
	return count_pictures(d, row->id, text, &out->pictures, err);
}

enum gd_status
gd_desk_letter_room(struct gd_desk *d, int64_t id, const char *template_id,
		    const char *text, struct gd_letter_room *out,
		    struct gd_error *err)
{
	const struct gd_letter_book *book;
	struct gd_case_row row;
	enum gd_status status = gd_desk_letter_book(d, &book, err);

	if (status == GD_OK)
		status = look_at(d, id, &row, err);
	if (status != GD_OK)
		return status;
	status = measure(d, book, &row, template_id, text, out, err);
	gd_case_row_release(&row);
	return status;
}

void
gd_desk_room_words(const struct gd_letter_room *r, struct gd_buf *out)
{
	const struct gd_letter_box *b = r->box;

	if (b && b->limit)
		/* TRANSLATORS: characters of the text, then how many fit */
		gd_buf_addf(out, _("%1$d of %2$d characters"), r->count,
			    b->limit);
	else
		gd_buf_addf(out, ngettext("%d character", "%d characters",
					  (unsigned long)r->count), r->count);
	if (r->over)
		gd_buf_addf(out, _(", %d too many"), r->over);
	if (b && b->pictures)
		/* TRANSLATORS: pictures that the text names, how many fit */
		gd_buf_addf(out, _(", %1$d of %2$d pictures"), r->pictures,
			    b->pictures);
}

void
gd_desk_box_words(const struct gd_letter_box *b, struct gd_buf *out)
{
	gd_buf_adds(out, gd_bitext_get(&b->name, NULL));
	gd_buf_adds(out, _(": "));
	gd_buf_adds(out, b->unit == GD_LETTER_UTF16
			 ? _("an emoji or a rare character counts two")
			 : _("every character counts one"));
	gd_buf_adds(out, b->breaks == 2 ? _(", a line break two.")
					: _(", a line break one."));
	if (b->note.zh)
		gd_buf_addf(out, " %s.", gd_bitext_get(&b->note, NULL));
}

enum gd_status
gd_desk_letter_lint(struct gd_desk *d, int64_t id, const char *template_id,
		    const char *text, struct gd_findings *out,
		    struct gd_error *err)
{
	struct gd_lint_env env = { .rules = GD_LINT_ALL };
	const struct gd_letter_def *def = NULL;
	struct gd_letter_room room = { .box = NULL };
	struct gd_case_row row = { .id = 0 };
	struct gd_playbook *pb = NULL;
	enum gd_status status;

	status = gd_desk_playbook(d, &pb, err);
	if (status == GD_OK)
		status = gd_playbook_letters(pb, &env.book, err);
	if (status == GD_OK)
		status = gd_playbook_sources(pb, &env.sources,
					     &env.sources_len, err);
	if (status == GD_OK && template_id)
		status = gd_desk_letter_def(d, template_id, &def, err);
	if (status == GD_OK)
		status = look_at(d, id, &row, err);
	if (status == GD_OK && def)
		status = measure(d, env.book, &row, template_id, text, &room,
				 err);
	if (status == GD_OK) {
		if (def)
			env.rules = gd_lint_kinds(def->rules) | GD_LINT_LIMIT;
		env.box = room.box;
		env.pictures = room.pictures;
		env.type = def && def->any_type ? "" : row.type;
		env.day = gd_instant_day(gd_desk_now(d), gd_desk_zone(d));
		gd_lint(&env, text, strlen(text), out);
	}
	gd_case_row_release(&row);
	return status;
}

void
gd_desk_finding_words(struct gd_desk *d, const struct gd_finding *f,
		      const char *text, struct gd_buf *out)
{
	if (f->len && f->kind != GD_LINT_LIMIT) {
		gd_buf_adds(out, "\u201c");
		gd_buf_add(out, text + f->start, f->len);
		gd_buf_adds(out, "\u201d ");
	}
	gd_buf_adds(out, gd_bitext_get(&f->rule->message, NULL));
	if (*f->law) {
		gd_buf_adds(out, " (");
		gd_phrase_source(d, f->law, out);
		gd_buf_adds(out, ")");
	}
	if (f->more || f->rule->better.zh) {
		gd_buf_adds(out, "\n");
		/* TRANSLATORS: a better wording follows */
		gd_buf_addf(out, _("Better: %s"),
			    gd_bitext_get(f->more ? f->more : &f->rule->better,
					  NULL));
	}
}

static void
add_fee(const struct gd_letter_book *book, int64_t total, struct gd_buf *out)
{
	int64_t fee = gd_claim_court_fee(book, total);
	struct gd_buf full = GD_BUF_INIT, half = GD_BUF_INIT;
	struct gd_buf third = GD_BUF_INIT;

	if (fee >= 0 && total > 0) {
		gd_money_format(&full, fee);
		gd_money_format(&half, (fee + 1) / 2);
		gd_money_format(&third, (fee + 2) / 3);
		gd_buf_addf(out,
			    /* TRANSLATORS: three sums: full fee, halved, a third */
			    _("Court fee: %1$s (simplified or settled: %2$s; "
			      "payment order: %3$s)\n"),
			    full.s, half.s, third.s);
	}
	gd_buf_release(&full);
	gd_buf_release(&half);
	gd_buf_release(&third);
}

enum gd_status
gd_desk_claims_words(struct gd_desk *d, int64_t id, struct gd_buf *out,
		     struct gd_error *err)
{
	struct gd_letter_job j;
	enum gd_status status = gd_letter_job_begin(&j, d, id, NULL, err);
	size_t i;

	if (status != GD_OK)
		return status;
	for (i = 0; i < j.c.claims.len; i++) {
		const struct gd_claim_line *l = &j.c.claims.lines[i];

		gd_buf_addf(out, "%s\n    ",
			    gd_bitext_get(&l->rule->name, NULL));
		gd_claim_sum(l, gd_i18n_lang(), j.c.book, out);
		gd_buf_adds(out, "\n    ");
		gd_phrase_source(d, l->rule->source, out);
		gd_buf_addc(out, '\n');
	}
	if (j.c.claims.len) {
		gd_buf_adds(out, _("In all: "));
		gd_money_format(out, j.c.claims.total_fen);
		gd_buf_addc(out, '\n');
		add_fee(j.c.book, j.c.claims.total_fen, out);
	} else {
		gd_buf_adds(out, _("No sum follows from the answers: the price "
				   "paid or a demand for money is missing\n"));
	}
	if (j.c.claims.len && j.c.claims.asked_fen >= 0 &&
	    j.c.claims.asked_fen != j.c.claims.total_fen) {
		gd_buf_adds(out, _("The case asks for another sum: "));
		gd_money_format(out, j.c.claims.asked_fen);
		gd_buf_addc(out, '\n');
	}
	gd_letter_job_end(&j);
	return GD_OK;
}
