/*
 * desk/letters_act.c - writing, wording and sending; what is kept of it.
 */
#include <config.h>

#include "desk/letters_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "desk/file_internal.h"

#define BODY_MAX (256 * 1024)	/* bytes of a letter */

enum gd_status
gd_desk_letters(struct gd_desk *d, int64_t id, struct gd_letter_row **out,
		size_t *len, struct gd_error *err)
{
	struct gd_case_row row;
	struct gd_store *st;
	enum gd_status status = gd_desk_store(d, &st, err);

	if (status == GD_OK)
		status = gd_store_case(st, id, &row, err);
	if (status != GD_OK)
		return status;
	gd_case_row_release(&row);
	return gd_store_letters(st, id, out, len, err);
}

enum gd_status
gd_desk_letter(struct gd_desk *d, int64_t id, int seq,
	       struct gd_letter_row *out, struct gd_error *err)
{
	struct gd_letter_row *rows = NULL;
	enum gd_status status;
	size_t i, len = 0;

	status = gd_desk_letters(d, id, &rows, &len, err);
	if (status != GD_OK)
		return status;
	for (i = 0; i < len; i++)
		if (rows[i].seq == seq || (!seq && i + 1 == len))
			break;
	if (i < len) {
		*out = rows[i];
		rows[i] = (struct gd_letter_row){ .id = 0 };
	} else if (!len) {
		status = gd_error_set(err, GD_ENOTFOUND,
				      _("the case has no letter yet; write one "
					"first"));
	} else {
		status = gd_error_set(err, GD_ENOTFOUND,
				      _("the case has no letter number %d; the "
					"newest is number %d"), seq,
				      rows[len - 1].seq);
	}
	gd_letter_rows_free(rows, len);
	return status;
}

/* The body as it may be kept; GD_EINVAL when nothing is left of it. */
static enum gd_status
clean_body(const char *text, struct gd_buf *out, struct gd_error *err)
{
	gd_text_clean(out, text, strlen(text));
	while (out->len && strchr(" \t\n", out->s[out->len - 1]))
		gd_buf_setlen(out, out->len - 1);
	if (!out->len)
		return gd_error_set(err, GD_EINVAL, _("the letter is empty"));
	if (out->len > BODY_MAX)
		return gd_error_set(err, GD_EINVAL,
				    _("the letter is too long; keep it under "
				      "%d characters"), BODY_MAX / 3);
	gd_buf_addc(out, '\n');
	return GD_OK;
}

static enum gd_status
put_body(struct gd_act *a, int64_t row, const char *body, int version,
	 struct gd_error *err)
{
	enum gd_status status;

	status = gd_store_put(a->st, GD_ENT_LETTER, row, "body", body, err);
	if (status == GD_OK)
		status = gd_store_put_int(a->st, GD_ENT_LETTER, row, "version",
					  version, err);
	if (status == GD_OK)
		status = gd_store_put_int(a->st, GD_ENT_LETTER, row,
					  "changed_at", a->now, err);
	return status;
}

static enum gd_status
keep_new(struct gd_act *a, const struct gd_letter_def *def, const char *lang,
	 const char *body, int64_t *row, struct gd_error *err)
{
	enum gd_status status;

	status = gd_store_insert(a->st, GD_ENT_LETTER, a->id, row, err);
	if (status == GD_OK)
		status = gd_store_put(a->st, GD_ENT_LETTER, *row, "template",
				      def->id, err);
	if (status == GD_OK)
		status = gd_store_put(a->st, GD_ENT_LETTER, *row, "lang",
				      lang ? lang : "zh_CN", err);
	if (status == GD_OK)
		status = gd_store_put_int(a->st, GD_ENT_LETTER, *row,
					  "created_at", a->now, err);
	if (status == GD_OK)
		status = put_body(a, *row, body, 1, err);
	return status;
}

enum gd_status
gd_desk_letter_write(struct gd_desk *d, int64_t id, const char *template_id,
		     const char *lang, int *seq, struct gd_error *err)
{
	const struct gd_letter_def *def = NULL;
	struct gd_letter_row kept;
	struct gd_buf body = GD_BUF_INIT;
	enum gd_status status;
	int64_t row = 0;
	struct gd_act a;
	int number = 0;

	status = gd_desk_letter_def(d, template_id, &def, err);
	if (status == GD_OK)
		status = gd_desk_letter_fill(d, id, template_id, lang, &body,
					     NULL, err);
	if (status == GD_OK)
		status = gd_act_begin(&a, d, id, "letter", GD_ACT_BARE, err);
	if (status != GD_OK)
		goto out;
	status = keep_new(&a, def, lang, body.s, &row, err);
	/* The newest, while nobody else can write. */
	if (status == GD_OK)
		status = gd_desk_letter(d, id, 0, &kept, err);
	if (status == GD_OK) {
		number = kept.seq;
		gd_letter_row_release(&kept);
	}
	status = gd_act_end(&a, status, err);
	if (status == GD_OK && seq)
		*seq = number;
out:
	gd_buf_release(&body);
	return status;
}

static enum gd_status
refuse_sent(const struct gd_letter_row *l, struct gd_error *err)
{
	if (l->sent_at == GD_INSTANT_NONE)
		return GD_OK;
	return gd_error_set(err, GD_EINVAL,
			    _("letter number %d was sent and stays as it is; "
			      "write a new one"), l->seq);
}

/* Has it been worded or sent since version `seen` (0: never mind) was read? */
static enum gd_status
refuse_other(const struct gd_letter_row *l, int seen, struct gd_error *err)
{
	if (!seen || (l->version == seen && l->sent_at == GD_INSTANT_NONE))
		return GD_OK;
	if (l->sent_at != GD_INSTANT_NONE)
		return gd_error_set(err, GD_ECONFLICT,
				    _("letter number %d was sent meanwhile and "
				      "stays as it is"), l->seq);
	return gd_error_set(err, GD_ECONFLICT,
			    _("somebody else has worded letter number %d anew "
			      "meanwhile; look at both and choose"), l->seq);
}

enum gd_status
gd_desk_letter_edit_seen(struct gd_desk *d, int64_t id, int seq, int *seen,
			 const char *body, struct gd_error *err)
{
	struct gd_buf clean = GD_BUF_INIT;
	struct gd_letter_row l = { .id = 0 };
	enum gd_status status;
	struct gd_act a;
	int version = 0;

	status = clean_body(body, &clean, err);
	if (status == GD_OK)
		status = gd_act_begin(&a, d, id, "word", GD_ACT_BARE, err);
	if (status != GD_OK)
		goto out;
	status = gd_desk_letter(d, id, seq, &l, err);
	if (status == GD_OK) {
		version = l.version;
		if (strcmp(clean.s, l.body) != 0) {
			status = refuse_other(&l, *seen, err);
			if (status == GD_OK)
				status = refuse_sent(&l, err);
			if (status == GD_OK)
				status = put_body(&a, l.id, clean.s, ++version,
						  err);
		}
		gd_letter_row_release(&l);
	}
	status = gd_act_end(&a, status, err);
	if (status == GD_OK)
		*seen = version;
out:
	gd_buf_release(&clean);
	return status;
}

enum gd_status
gd_desk_letter_edit(struct gd_desk *d, int64_t id, int seq, const char *body,
		    struct gd_error *err)
{
	int whatever = 0;

	return gd_desk_letter_edit_seen(d, id, seq, &whatever, body, err);
}

enum gd_status
gd_desk_letter_second(struct gd_desk *d, int64_t id, int seq, const char *body,
		      int *second, struct gd_error *err)
{
	struct gd_letter_row l = { .id = 0 }, kept;
	const struct gd_letter_def *def = NULL;
	struct gd_buf clean = GD_BUF_INIT;
	enum gd_status status;
	int64_t row = 0;
	struct gd_act a;

	status = clean_body(body, &clean, err);
	if (status == GD_OK)
		status = gd_desk_letter(d, id, seq, &l, err);
	if (status == GD_OK)
		status = gd_desk_letter_def(d, l.template_id, &def, err);
	if (status == GD_OK)
		status = gd_act_begin(&a, d, id, "letter", GD_ACT_BARE, err);
	if (status != GD_OK)
		goto out;
	status = keep_new(&a, def, l.lang, clean.s, &row, err);
	if (status == GD_OK)
		status = gd_desk_letter(d, id, 0, &kept, err);
	if (status == GD_OK) {
		*second = kept.seq;
		gd_letter_row_release(&kept);
	}
	status = gd_act_end(&a, status, err);
out:
	gd_letter_row_release(&l);
	gd_buf_release(&clean);
	return status;
}

enum gd_status
gd_desk_letter_edit_or_second(struct gd_desk *d, int64_t id, int seq, int seen,
			      const char *body, int *second,
			      struct gd_error *err)
{
	enum gd_status status;

	*second = 0;
	status = gd_desk_letter_edit_seen(d, id, seq, &seen, body, err);
	if (status == GD_ECONFLICT)
		status = gd_desk_letter_second(d, id, seq, body, second, err);
	return status;
}

static const struct gd_filing_row *
waiting(const struct gd_act *a, const char *channel)
{
	size_t i;

	for (i = a->v.filings_len; i-- > 0;)
		if (a->v.filings[i].state == GD_FILING_OPEN &&
		    strcmp(a->v.filings[i].channel, channel) == 0)
			return &a->v.filings[i];
	return NULL;
}

/* What bars in law bars here, too; advice comes too late for what was sent. */
static enum gd_status
check_bars(struct gd_act *a, const struct gd_channel *ch, gd_instant at,
	   struct gd_error *err)
{
	struct gd_objections o = { NULL, 0, 0 };
	enum gd_status status = GD_OK;
	size_t i;

	gd_act_objections(a, ch, at, &o);
	for (i = 0; status == GD_OK && i < o.len; i++)
		if (o.items[i].kind == GD_OBJ_LAW)
			status = gd_error_set(err, GD_EGUARD, "%s",
					      o.items[i].text);
	gd_objections_release(&o);
	return status;
}

/* Join the filing that waits, else open one; `*filing` is its row. */
static enum gd_status
file_it(struct gd_act *a, const char *channel, gd_instant at, const char *note,
	int64_t *filing, int *clocks, struct gd_error *err)
{
	const struct gd_filing_row *f = waiting(a, channel);
	const struct gd_channel *ch;
	struct gd_filing_row *rows;
	enum gd_status status;
	size_t len;

	if (f) {
		*filing = f->id;
		return GD_OK;
	}
	status = gd_act_channel(a, channel, &ch, err);
	if (status == GD_OK)
		status = check_bars(a, ch, at, err);
	if (status == GD_OK)
		status = gd_act_file(a, ch, at, NULL, note, clocks, err);
	if (status == GD_OK)
		status = gd_store_filings(a->st, a->id, &rows, &len, err);
	if (status != GD_OK)
		return status;
	*filing = len ? rows[len - 1].id : 0;
	gd_filing_rows_free(rows, len);
	return GD_OK;
}

static enum gd_status
put_text(struct gd_act *a, int64_t row, const char *field, const char *text,
	 struct gd_error *err)
{
	struct gd_buf clean = GD_BUF_INIT;
	enum gd_status status = GD_OK;

	gd_text_clean(&clean, text ? text : "", text ? strlen(text) : 0);
	if (clean.len)
		status = gd_store_put(a->st, GD_ENT_LETTER, row, field,
				      clean.s, err);
	gd_buf_release(&clean);
	return status;
}

static enum gd_status
send_it(struct gd_act *a, const struct gd_letter_row *l,
	const struct gd_letter_dispatch *how, const char *channel, int *clocks,
	struct gd_error *err)
{
	enum gd_status status = refuse_sent(l, err);
	int64_t filing = 0;
	gd_instant at = how->at;

	if (status == GD_OK)
		status = gd_act_need_open(a, err);
	if (status == GD_OK)
		status = gd_act_instant(a, at, &at, err);
	if (status == GD_OK && channel)
		status = file_it(a, channel, at, how->note, &filing, clocks,
				 err);
	if (status == GD_OK)
		status = gd_store_put_int(a->st, GD_ENT_LETTER, l->id,
					  "sent_at", at, err);
	if (status == GD_OK)
		status = gd_store_put_int(a->st, GD_ENT_LETTER, l->id,
					  "changed_at", a->now, err);
	if (status == GD_OK && channel)
		status = gd_store_put(a->st, GD_ENT_LETTER, l->id, "channel",
				      channel, err);
	if (status == GD_OK && filing)
		status = gd_store_put_int(a->st, GD_ENT_LETTER, l->id,
					  "filing_id", filing, err);
	if (status == GD_OK)
		status = put_text(a, l->id, "proof", how->proof, err);
	if (status == GD_OK)
		status = put_text(a, l->id, "note", how->note, err);
	return status;
}

static bool
said(const char *s)
{
	return s && s[strspn(s, " \t\n")];
}

enum gd_status
gd_desk_letter_sent(struct gd_desk *d, int64_t id, int seq,
		    const struct gd_letter_dispatch *how, int *clocks,
		    struct gd_error *err)
{
	const struct gd_letter_book *book;
	const struct gd_letter_def *def;
	const char *channel = how->channel;
	struct gd_letter_row l = { .id = 0 };
	enum gd_status status;
	struct gd_act a;
	int n = 0;

	if (!said(how->proof) && !said(how->note))
		return gd_error_set(err, GD_EGUARD,
				    _("name the proof of dispatch: a tracking "
				      "number, a screenshot's name, the mail's "
				      "time; without any, say why in a note"));
	status = gd_desk_letter_book(d, &book, err);
	if (status == GD_OK)
		status = gd_act_begin(&a, d, id, "send", GD_ACT_RULES, err);
	if (status != GD_OK)
		return status;
	status = gd_desk_letter(d, id, seq, &l, err);
	if (status == GD_OK) {
		def = gd_letter_def(book, l.template_id);
		if (!channel && def)
			channel = def->channel;
		status = refuse_other(&l, how->seen, err);
		if (status == GD_OK)
			status = send_it(&a, &l, how, channel, &n, err);
		gd_letter_row_release(&l);
	}
	status = gd_act_end(&a, status, err);
	if (status == GD_OK && clocks)
		*clocks = n;
	return status;
}
