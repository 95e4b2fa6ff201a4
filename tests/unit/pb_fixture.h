/*
 * A tiny playbook, whole and without mistakes, written to a scratch folder:
 * ROOT/shipped and ROOT/user.
 */
#ifndef TESTS_PB_FIXTURE_H
#define TESTS_PB_FIXTURE_H

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "playbook/schema.h"

/* One text in both languages. */
#define PB_T(key, text) key " = " text "\n" key "[en] = " text "\n"
#define PB_NAME(text) PB_T("name", text)
#define PB_OWN "source = own\n"

struct pb_file {
	const char *path;	/* below ROOT/shipped */
	const char *text;
};

static const struct pb_file pb_standard[] = {
	{ "playbook/stages.ini",
	  "[prepare]\n" PB_NAME("p") PB_T("brief", "p") PB_OWN
	  "[service]\n" PB_NAME("s") PB_T("brief", "s") PB_OWN
	  "[platform]\n" PB_NAME("a") PB_T("brief", "a") PB_OWN
	  "[regulator]\n" PB_NAME("r") PB_T("brief", "r") PB_OWN
	  "[court]\n" PB_NAME("c") PB_T("brief", "c") PB_OWN
	  "[closed]\n" PB_NAME("z") PB_T("brief", "z") PB_OWN },
	{ "playbook/sources/a.ini",
	  "[own]\nname = 自己的建议\nname[en] = Own advice\nbasis = experience\n"
	  "[law.1]\nname = 某法第1条\nname[en] = A Law, art. 1\nbasis = law\n"
	  "verify = yes\nuntil = 2026-04-15\n" },
	{ "playbook/sections.ini", "[one]\n" PB_NAME("first") PB_OWN },
	{ "playbook/choices/type.ini",
	  "[service]\nname = 普通售后\nname[en] = Service\n" PB_OWN
	  "[fraud]\nname = 欺诈\nname[en] = Fraud\nwords = 假货|fake\n"
	  PB_OWN },
	{ "playbook/choices/evidence.ini", "[chat]\n" PB_NAME("chat") PB_OWN },
	{ "playbook/questions/10-a.ini",
	  "[type]\nsection = one\nkind = choice\nchoices = type\n"
	  PB_NAME("type") PB_T("ask", "?") PB_T("why", "w")
	  "required = yes\n" PB_OWN
	  "[platform]\nsection = one\nkind = choice\nchoices = platform\n"
	  PB_NAME("platform") PB_T("ask", "?") PB_T("why", "w") PB_OWN },
	{ "playbook/questions/50-b.ini",
	  "[amount]\nsection = one\nkind = money\ncheck = positive\n"
	  PB_NAME("amount") PB_T("ask", "?") PB_T("why", "w")
	  "unsure = yes\n" PB_OWN
	  "[bought]\nsection = one\nkind = date\n"
	  PB_NAME("bought") PB_T("ask", "?") PB_T("why", "w") PB_OWN
	  "[food]\nsection = one\nkind = bool\nwhen = type=fraud\n"
	  PB_NAME("food") PB_T("ask", "?") PB_T("why", "w") PB_OWN
	  "[evidence]\nsection = one\nkind = multi\nchoices = evidence\n"
	  PB_NAME("evidence") PB_T("ask", "?") PB_T("why", "w") PB_OWN },
	{ "playbook/channels.ini",
	  "[service]\nstage = service\ntrack = platform\n" PB_NAME("service")
	  PB_T("function", "f") PB_T("response", "r") PB_T("fit", "f")
	  PB_T("entry", "e") "clocks = wait\n" PB_OWN
	  "[court]\nstage = court\n" PB_NAME("court")
	  PB_T("function", "f") PB_T("response", "r") PB_T("fit", "f")
	  PB_T("entry", "e") PB_OWN },
	{ "playbook/clocks/a.ini",
	  "[wait]\n" PB_NAME("wait") PB_T("brief", "w")
	  "start = filed service\nperiod = 72h\nbasis = experience\n"
	  "alert = yes\n" PB_T("miss", "m") PB_T("next", "n") PB_OWN
	  "[sue.old]\n" PB_NAME("sue") PB_T("brief", "s")
	  "start = filed court\nperiod = 45wd\nbasis = law\n"
	  "until = 2026-04-15\n" PB_T("miss", "m") PB_T("next", "n")
	  "source = law.1\n"
	  "[sue.new]\n" PB_NAME("sue") PB_T("brief", "s")
	  "start = filed court\nperiod = 60d\nearly = 30d\nroll = holiday\n"
	  "basis = law\nfrom = 2026-04-15\n" PB_T("miss", "m")
	  PB_T("next", "n") "source = law.1,own\n" },
	{ "playbook/platforms/wechat.ini",
	  "[platform]\norder = 2\nname = 微信\nname[en] = WeChat\n"
	  PB_T("entry", "e") PB_T("style", "s") PB_T("evidence", "v")
	  PB_T("escalate", "u") "words = 微信\nfocus = chat\n" PB_OWN
	  "[channel.w110]\nstage = platform\n" PB_NAME("w110")
	  PB_T("function", "f") PB_T("response", "r") PB_T("fit", "f")
	  PB_T("entry", "e") "when = type=fraud or type=service amount?\n"
	  "clocks = w_wait\n" PB_OWN
	  "[clock.w_wait]\n" PB_NAME("w") PB_T("brief", "w")
	  "start = filed w110\nperiod = 4oh\nwindow = 09:00-18:00\n"
	  "basis = platform\n" PB_T("miss", "m") PB_T("next", "n") PB_OWN },
	{ "playbook/platforms/other.ini",
	  "[platform]\norder = 1\n" PB_NAME("other") PB_T("entry", "e")
	  PB_T("style", "s") PB_T("evidence", "v") PB_T("escalate", "u")
	  PB_OWN },
	{ "playbook/matrix.ini",
	  "[service.platform]\nhandled = no\n" PB_NAME("no") PB_OWN
	  "[fraud.platform]\nhandled = yes\n" PB_NAME("yes")
	  "low = 48h\nhigh = 72h\n" PB_OWN },
	{ "playbook/triage/a.ini",
	  "[first]\nkind = recommend\nchannel = service\nweight = 5\n"
	  PB_T("reason", "r") PB_T("expect", "x") PB_OWN },
	{ "playbook/evidence.ini",
	  "[chat]\n" PB_NAME("chat") PB_T("collect", "c") PB_T("weight", "w")
	  "vanish_days = 7\nimportance = 9\n" PB_OWN },
	{ "calendar/notices.csv",
	  "date,kind,name\n2025-10-01,off,国庆节\n2025-12-28,work,元旦\n"
	  "2026-01-01,off,元旦\n2026-01-04,work,元旦\n"
	  "2026-10-01,off,国庆节\n2026-10-02,off,国庆节\n" },
	{ "calendar/statutory.csv", "date,name\n2026-10-01,国庆节\n" },
};

static void
pb_write(const char *root, const char *path, const char *text, size_t len)
{
	char full[1024];
	char *p;
	FILE *f;

	snprintf(full, sizeof full, "%s/%s", root, path);
	for (p = full + 1; (p = strchr(p, '/')) != NULL; p++) {
		*p = '\0';
		mkdir(full, 0700);
		*p = '/';
	}
	f = fopen(full, "wb");
	if (!f || fwrite(text, 1, len, f) != len || fclose(f) != 0)
		abort();
}

static void
pb_puts(const char *root, const char *path, const char *text)
{
	pb_write(root, path, text, strlen(text));
}

/* What the tests do not need is there, too, and empty. */
static void
pb_fill(const char *root)
{
	char path[1200];
	struct stat st;
	size_t i;

	for (i = 0; i < GD_PLACES; i++) {
		const struct gd_place *p = gd_schema_place(i);

		snprintf(path, sizeof path, "%s/playbook/%s", root, p->path);
		if (stat(path, &st) == 0)
			continue;
		snprintf(path, sizeof path, "playbook/%s", p->path);
		if (p->folder) {
			snprintf(path, sizeof path, "%s/playbook/%s", root,
				 p->path);
			mkdir(path, 0700);
		} else {
			pb_puts(root, path, "# none\n");
		}
	}
}

/* A new scratch folder with the standard playbook; pb_remove() it. */
static char *
pb_make(void)
{
	const char *tmp = getenv("TMPDIR");
	char root[1024], path[1100];
	size_t i;

	snprintf(root, sizeof root, "%s/gd-pb-XXXXXX", tmp ? tmp : "/tmp");
	if (!mkdtemp(root))
		abort();
	snprintf(path, sizeof path, "%s/shipped", root);
	for (i = 0; i < sizeof pb_standard / sizeof *pb_standard; i++)
		pb_puts(path, pb_standard[i].path, pb_standard[i].text);
	pb_fill(path);
	snprintf(path, sizeof path, "%s/user", root);
	mkdir(path, 0700);
	return strdup(root);
}

static int
pb_unlink(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
	(void)st;
	(void)kind;
	(void)ftw;
	return remove(path);
}

static void
pb_remove(char *root)
{
	nftw(root, pb_unlink, 16, FTW_DEPTH | FTW_PHYS);
	free(root);
}

#endif
