/*
 * desk/bundle_texts.c - what a person reads and prints of a bundle.
 */
#include <config.h>

#include "desk/bundle_internal.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#define MARGIN "          "	/* room for binding */
#define PAPER_COLS 70
#define PAPER_ROWS 52
#define CATALOGUE_ROWS 40

/* A page that is being filled; its foot comes with the next one. */
struct paper {
	struct gd_bundle *b;
	struct gd_buf *out;
	int page, rows;
	bool counting;		/* only find out how many pages there are */
};

static void
put_line(struct paper *p, const char *text, size_t len)
{
	if (!p->counting) {
		gd_buf_adds(p->out, len ? MARGIN : "");
		gd_buf_add(p->out, text, len);
		gd_buf_addc(p->out, '\n');
	}
	p->rows++;
}

static void
put_text(struct paper *p, const char *text)
{
	size_t pos = 0, start, n, len = strlen(text);

	while (gd_text_wrap(text, len, PAPER_COLS, &pos, &start, &n))
		put_line(p, text + start, n);
}

static void
end_page(struct paper *p)
{
	struct gd_buf foot = GD_BUF_INIT;

	if (!p->page)
		return;
	while (p->rows < PAPER_ROWS)
		put_line(p, "", 0);
	gd_buf_addf(&foot, _("%1$s   page %2$d of %3$d"), p->b->number, p->page,
		    p->b->pages);
	put_line(p, foot.s, foot.len);
	gd_buf_release(&foot);
}

static void
begin_page(struct paper *p)
{
	end_page(p);
	if (p->page && !p->counting)
		gd_buf_addc(p->out, '\f');
	p->page++;
	p->rows = 0;
}

static void
put_field(struct paper *p, const char *name, const char *value)
{
	struct gd_buf line = GD_BUF_INIT;

	if (!*value)
		return;
	gd_buf_addf(&line, _("%1$s: %2$s"), name, "");
	gd_bundle_words(p->b, value, &line);
	put_text(p, line.s);
	gd_buf_release(&line);
}

static void
put_moment(struct paper *p, const char *name, gd_instant at)
{
	struct gd_buf t = GD_BUF_INIT, line = GD_BUF_INIT;

	gd_bundle_moment(p->b, at, &t);
	if (t.len) {
		gd_buf_addf(&line, _("%1$s: %2$s"), name, t.s);
		put_text(p, line.s);
	}
	gd_buf_release(&line);
	gd_buf_release(&t);
}

/* As courts ask: number, name, from where, what it proves, original, page. */
static void
put_entry(struct paper *p, const struct gd_exhibit *item)
{
	struct gd_buf line = GD_BUF_INIT;

	gd_buf_addf(&line, "E%02d  %s  ", item->row->seq,
		    gd_bundle_kind(p->b, item->row));
	gd_bundle_words(p->b, item->row->name, &line);
	put_text(p, line.s);
	put_field(p, _("From where"), item->row->source);
	put_field(p, _("Proves"), gd_bundle_proves(p->b, item->row));
	gd_buf_reset(&line);
	gd_buf_addf(&line, _("%1$s, page %2$d"), item->row->of_id
		    ? _("a copy") : _("an original"), item->page);
	put_text(p, line.s);
	gd_buf_release(&line);
}

static void
put_catalogue(struct paper *p)
{
	for (size_t i = 0; i < p->b->v.len; i++) {
		const struct gd_exhibit *item = &p->b->items[i];

		if (!p->page || p->rows > CATALOGUE_ROWS) {
			begin_page(p);
			put_text(p, _("CATALOGUE OF EVIDENCE"));
			put_text(p, p->b->number);
			put_line(p, "", 0);
		}
		put_entry(p, item);
		put_line(p, "", 0);
	}
	put_text(p, _("Submitted by:                      Date:"));
}

static void
put_exhibit(struct paper *p, struct gd_exhibit *item)
{
	const struct gd_evidence_row *r = item->row;
	struct gd_buf line = GD_BUF_INIT;

	begin_page(p);
	item->page = p->page;
	gd_buf_addf(&line, _("EXHIBIT E%02d"), r->seq);
	put_text(p, line.s);
	put_line(p, "", 0);
	put_field(p, _("Name"), r->name);
	put_field(p, _("Kind"), gd_bundle_kind(p->b, r));
	put_field(p, _("From where"), r->source);
	put_moment(p, _("Captured"), r->captured_at);
	put_field(p, _("By whom"), r->captured_by);
	put_moment(p, _("Added"), r->added_at);
	put_field(p, _("Proves"), gd_bundle_proves(p->b, r));
	put_field(p, _("Note"), r->note);
	put_text(p, r->of_id ? _("This is a copy; the original is kept.")
			     : _("This is the file as it was captured."));
	gd_buf_reset(&line);
	gd_buf_addf(&line, "SHA-256 %s", r->digest);
	put_text(p, line.s);
	put_moment(p, _("Timestamp"), r->stamped_at);
	put_field(p, _("Timestamp by"), r->stamp_by);
	put_line(p, "", 0);
	put_text(p, item->name ? _("Attach the printed file behind this page.")
			       : _("The file itself is withheld in this "
				   "bundle."));
	gd_buf_release(&line);
}

static void
put_all(struct paper *p)
{
	put_catalogue(p);
	for (size_t i = 0; i < p->b->v.len; i++)
		put_exhibit(p, &p->b->items[i]);
	end_page(p);
}

enum gd_status
gd_bundle_print(struct gd_bundle *b, struct gd_buf *out, struct gd_error *err)
{
	struct paper count = { .b = b, .counting = true };
	struct paper p = { .b = b, .out = out };

	(void)err;
	/* Page numbers stand in the catalogue before the pages are made. */
	put_all(&count);
	b->pages = count.page;
	put_all(&p);
	return GD_OK;
}

enum gd_status
gd_bundle_catalogue(struct gd_bundle *b, struct gd_buf *out,
		    struct gd_error *err)
{
	(void)err;
	gd_buf_addf(out, "%s\n%s\n\n", _("CATALOGUE OF EVIDENCE"), b->number);
	for (size_t i = 0; i < b->v.len; i++) {
		const struct gd_evidence_row *r = b->items[i].row;

		gd_buf_addf(out, "E%02d  ", r->seq);
		gd_bundle_words(b, r->name, out);
		gd_buf_addf(out, _("\n  kind: %s"), gd_bundle_kind(b, r));
		gd_buf_adds(out, _("\n  from where: "));
		gd_bundle_words(b, *r->source ? r->source : "-", out);
		gd_buf_adds(out, _("\n  proves: "));
		gd_bundle_words(b, gd_bundle_proves(b, r), out);
		gd_buf_addf(out, _("\n  %1$s, page %2$d\n  SHA-256 %3$s\n"),
			    r->of_id ? _("a copy") : _("an original"),
			    b->items[i].page, r->digest);
	}
	return GD_OK;
}

enum gd_status
gd_bundle_readme(struct gd_bundle *b, struct gd_buf *out, struct gd_error *err)
{
	const char *const parts[] = {
		_("WHAT THIS IS\nThe evidence of one complaint: the files as "
		  "they were captured (files/), a catalogue, cover pages to "
		  "print, everything that is told of each file (manifest), who "
		  "touched it when (custody.csv), and trusted timestamps where "
		  "there are any (timestamps/)."),
		_("CHECK THE FILES\nIn the unpacked folder run\n    sha256sum "
		  "-c SHA256SUMS\nOn Windows: certutil -hashfile FILE SHA256, "
		  "and compare with SHA256SUMS."),
		_("CHECK THE TIMESTAMPS\nFor exhibit E01 with its file and the "
		  "authority's certificate\n    openssl ts -verify -data "
		  "files/E01-... -in timestamps/E01.tsr -CAfile "
		  "timestamps/ca-....pem\nCompare the certificate with the one "
		  "that the authority publishes: a bundle could bring its own."),
		_("PRINT IT\nprint.txt holds A4 pages for a fixed-width font of "
		  "10 points, numbered, with room for binding on the left. A "
		  "PDF of them is made by\n    paps --paper=A4 --font='Noto Sans "
		  "Mono CJK SC 10' print.txt | ps2pdf - print.pdf"),
		_("WHAT A HASH PROVES\nA file with the same SHA-256 is the same "
		  "file, byte for byte: nothing was changed since the hash was "
		  "written down. With a trusted timestamp it also proves that "
		  "the file existed at that moment."),
		_("WHAT IT DOES NOT PROVE\nNot who wrote what stands in the "
		  "file, not that it is true, not that it was lawfully got, and "
		  "nothing about the time before the hash or timestamp was "
		  "made. For that the original device, account or paper is "
		  "kept and shown."),
		_("WHO TOUCHED IT\nEach line of custody.csv is an event of the "
		  "case's history. Its hash covers the event before it: whoever "
		  "holds the history can show that none was altered."),
	};

	(void)err;
	gd_buf_addf(out, "%s  ", b->number);
	gd_bundle_moment(b, b->as_of, out);
	gd_buf_adds(out, "\n\n");
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		gd_buf_addf(out, "%s\n\n", parts[i]);
	if (b->redact)
		gd_buf_addf(out, "%s\n",
			    _("NAMES ARE TAKEN OUT\nTexts here hold no personal "
			      "data that a program could find; only covered "
			      "copies of files are included. Originals are "
			      "listed by their hash and can be shown to those "
			      "entitled to see them."));
	return GD_OK;
}
