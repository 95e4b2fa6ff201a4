#include <config.h>

#include "tui/screens/prompt_filter.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "domain/filter.h"
#include "tui/widgets/dialog.h"

struct prompt {
	struct gd_screen *screen;
	bool search;
	void (*apply)(struct gd_screen *s, const char *text);
};

static bool
check(struct gd_tui *t, const char *typed, struct gd_error *err, void *ctx)
{
	struct gd_filter f = GD_FILTER_INIT;
	enum gd_status status;

	(void)t;
	(void)ctx;
	status = gd_filter_parse(&f, typed, NULL, err);
	gd_filter_release(&f);
	return status == GD_OK;
}

/* Words to find as one quoted filter word; quotes themselves are left out. */
static void
quote(const char *typed, struct gd_buf *out)
{
	if (!*typed)
		return;
	gd_buf_addc(out, '"');
	for (; *typed; typed++)
		if (*typed != '"')
			gd_buf_addc(out, *typed);
	gd_buf_addc(out, '"');
}

static void
done(struct gd_tui *t, const char *typed, void *ctx)
{
	struct prompt *p = ctx;
	struct gd_buf text = GD_BUF_INIT;

	(void)t;
	if (typed) {
		if (p->search)
			quote(typed, &text);
		else
			gd_buf_adds(&text, typed);
		p->apply(p->screen, text.s);
	}
	gd_buf_release(&text);
	free(p);
}

void
gd_prompt_filter(struct gd_screen *s, bool search, const char *now,
		 void (*apply)(struct gd_screen *s, const char *text))
{
	struct prompt *p = gd_calloc(1, sizeof *p);

	p->screen = s;
	p->search = search;
	p->apply = apply;
	if (search)
		gd_dialog_text(s->tui, _("Search"),
			_("Words in the merchant, the goods, the order number "
			  "or the account; an empty line shows everything."),
			"", false, NULL, done, p);
	else
		gd_dialog_text(s->tui, _("Filter"),
			_("For example: stage:platform type:fraud "
			  "platform:wechat merchant:NAME amount>500 "
			  "opened:2026-03 due:overdue tag:x \"free text\". "
			  "An empty line shows everything."),
			now, false, check, done, p);
}
