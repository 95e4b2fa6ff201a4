/*
 * tui/screens/output.c - see output.h. The codes are shown by output_qr.c.
 */
#include <config.h>

#include "tui/screens/output.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/dayplan.h"
#include "exchange/clipboard.h"
#include "exchange/print.h"
#include "tui/loop.h"
#include "tui/widgets/dialog.h"

struct output {		/* a text between two dialogs */
	char *title, *name, *text;
};

static struct output *
output_new(const char *title, const char *name, const char *text)
{
	struct output *o = gd_calloc(1, sizeof *o);

	o->title = gd_strdup(title);
	o->name = gd_strdup(name);
	o->text = gd_strdup(text);
	return o;
}

static void
output_free(struct output *o)
{
	free(o->title);
	free(o->name);
	free(o->text);
	free(o);
}

void
gd_output_copy(struct gd_tui *t, const char *text)
{
	struct gd_error err = GD_ERROR_INIT;
	struct gd_buf bytes = GD_BUF_INIT;

	if (gd_clip_sequence(&bytes, text, strlen(text), gd_clip_wrap(),
			     &err) == GD_OK) {
		gd_term_send(bytes.s, bytes.len);
		gd_tui_say(t, _("Sent to the terminal. Many keep it, some "
				"swallow it: if pasting fails, take a file or "
				"the QR code"));
	} else {
		gd_tui_fail(t, &err);
	}
	gd_buf_release(&bytes);
}

void
gd_output_print(struct gd_tui *t, const char *text)
{
	struct gd_error err = GD_ERROR_INIT;

	if (gd_print_text(text, &err) == GD_OK)
		gd_tui_say(t, _("Handed to the printer"));
	else
		gd_tui_fail(t, &err);
}

static void
file_named(struct gd_tui *t, const char *typed, void *ctx)
{
	struct output *o = ctx;
	struct gd_buf text = GD_BUF_INIT;
	struct gd_error err = GD_ERROR_INIT;
	bool again = false;

	gd_buf_adds(&text, o->text);
	if (typed && *typed &&
	    gd_desk_save_text(typed, &text, &err) != GD_OK) {
		again = gd_tui_again(t, &err, o);
		if (!again)
			gd_tui_fail(t, &err);
	} else if (typed && *typed) {
		gd_tui_say(t, _("Written to '%s'"), typed);
	}
	gd_buf_release(&text);
	if (!again)
		output_free(o);
}

void
gd_output_file(struct gd_tui *t, const char *name, const char *text)
{
	gd_dialog_text(t, _("Write to a file"),
		       _("A name that ends in .pdf makes a PDF. A file that is "
			 "there is replaced."),
		       name, false, NULL, file_named,
		       output_new("", name, text));
}

static void
chosen(struct gd_tui *t, int index, void *ctx)
{
	struct output *o = ctx;

	if (index == 0)
		gd_output_copy(t, o->text);
	else if (index == 1)
		gd_output_file(t, o->name, o->text);
	else if (index == 2)
		gd_output_qr(t, o->title, o->text);
	else if (index == 3)
		gd_output_print(t, o->text);
	output_free(o);
}

void
gd_output_menu(struct gd_tui *t, const char *title, const char *name,
	       const char *text)
{
	const bool ascii = gd_desk_ascii(gd_tui_desk(t));
	const struct gd_menu_item items[] = {
		{ _("To the terminal's clipboard"),
		  _("works through ssh where the terminal allows it"), NULL },
		{ _("To a file"), _("plain text, or a PDF by its name"), NULL },
		{ _("As QR codes"), _("to be scanned with the phone"),
		  ascii ? _("QR codes need block characters, which --ascii "
			    "forbids") : NULL },
		{ _("To the printer"), _("by the program lp"), NULL },
	};

	gd_dialog_menu(t, title, _("How shall the text leave?"), items,
		       GD_ARRAY_LEN(items), chosen,
		       output_new(title, name, text));
}
