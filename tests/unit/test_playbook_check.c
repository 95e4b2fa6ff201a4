/*
 * rules check: for each kind of mistake a broken piece and where it is told.
 * The piece stands in the user's folder on top of a playbook without mistakes.
 */
#include <config.h>

#include "playbook/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "pb_fixture.h"

#define TAIL PB_T("ask", "?") PB_T("why", "w") PB_OWN
#define QUESTION(id, kind)                                                  \
	"[" id "]\nsection = one\nkind = " kind "\n" PB_NAME("q") TAIL
#define CLOCK(id, start)                                                    \
	"[" id "]\nstart = " start "\nperiod = 7d\nbasis = law\n"           \
	PB_NAME("c") PB_T("brief", "c") PB_T("miss", "m") PB_T("next", "n") \
	PB_OWN
#define CHANNEL(id)                                                         \
	"[" id "]\nstage = court\n" PB_NAME("c") PB_T("function", "f")      \
	PB_T("response", "r") PB_T("fit", "f") PB_T("entry", "e") PB_OWN
#define RISK(id) "[" id "]\nkind = risk\n" PB_T("reason", "r") PB_OWN
#define STEP(id, states, action)                                            \
	"[" id "]\n" states action PB_NAME("s") PB_T("why", "w")            \
	PB_T("how", "h") PB_OWN
#define LONG_250                                                            \
	"abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmn"                \
	"abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmn"                \
	"abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmn"                \
	"abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmn"                \
	"abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmn"
#define SECTION "[two]\n" PB_NAME("x") PB_OWN

struct piece {
	const char *file;	/* below user/ */
	const char *text;
	const char *told;	/* ":line: message", from its beginning */
};

/* What one file alone gets wrong. */
static const struct piece files[] = {
	{ "playbook/after.ini", STEP("x", "states = refused,sad\n",
				     "action = note\n"),
	  ":2: 'sad' is no way to fail" },
	{ "playbook/after.ini", STEP("x", "states = refused\n",
				     "action = file\n"),
	  ":3: 'file' needs a 'target'" },
	{ "playbook/after.ini", STEP("x", "states = refused\n",
				     "action = shout\n"), ":3: " },
	{ "playbook/triage/x.ini",
	  "[x]\nkind = risk\nin_turn = yes\n" PB_T("reason", "r") PB_OWN,
	  ":3: only 'combine' says what comes in turn" },
	{ "playbook/triage/x.ini",
	  "[x]\nkind = ground\nchannel = court\nstrength = law\n"
	  PB_T("reason", "r") PB_T("cure", "c") PB_OWN,
	  ":2: a 'ground' rule needs 'name'" },
	{ "playbook/sections.ini", "x = y\n" SECTION,
	  ":1: this stands before the first [section]" },
	{ "playbook/sections.ini", SECTION "nothing\n",
	  ":5: expected 'key = value'" },
	{ "playbook/sections.ini", SECTION "= 4\n",
	  ":5: expected 'key = value'" },
	{ "playbook/sections.ini", SECTION "a:b = 4\n",
	  ":5: expected 'key = value'" },
	{ "playbook/sections.ini", "[two] # here\n",
	  ":1: a section line ends with ']'" },
	{ "playbook/sections.ini", "[a:b]\n", ":1: a section's name cannot" },
	{ "playbook/sections.ini", "[]\n", ":1: a section's name cannot" },
	{ "playbook/sections.ini", "[a]b]\n", ":1: a section's name cannot" },
	{ "playbook/sections.ini", SECTION SECTION,
	  ":5: the section 'two' stands in line 1 already" },
	{ "playbook/sections.ini", SECTION PB_OWN,
	  ":5: 'source' stands in line 4 already" },
	{ "playbook/sections.ini", "[two]\nname = a;b\nname[en] = a\n" PB_OWN,
	  ":2: 'name' would be cut at ';' or '#'" },
	{ "playbook/sections.ini", "[two]\nname = a # b\nname[en] = a\n" PB_OWN,
	  ":2: 'name' would be cut" },
	{ "playbook/sections.ini", "[two]\nname = \"a\nname[en] = a\n" PB_OWN,
	  ":2: the quote that opens 'name' is not closed" },
	{ "playbook/sections.ini", "[two]\nname = \"a\" b\nname[en] = a\n"
	  PB_OWN, ":2: the value of 'name' goes on after its closing quote" },
	{ "playbook/sections.ini", "[two]\nname = 'tis\nname[en] = a\n" PB_OWN,
	  ":2: the quote that opens 'name'" },
	{ "playbook/sections.ini", SECTION "# c:\\\nx\n",
	  ":5: a line that ends in a backslash" },
	{ "playbook/sections.ini", "\xEF\xBB\xBF" SECTION,
	  ":1: the file starts with a byte order mark" },
	{ "playbook/sections.ini", "[two]\nname = \xC4\xE3\nname[en] = a\n"
	  PB_OWN, ":2: the line is not UTF-8" },
	{ "playbook/sections.ini", "[two]\nname = a\x1B[1m\nname[en] = a\n"
	  PB_OWN, ":2: the line holds a control character" },
	{ "playbook/sections.ini", "[two]\nname = a\xC2\x9B\nname[en] = a\n"
	  PB_OWN, ":2: the line holds a control character" },
	{ "playbook/sections.ini", SECTION "# " LONG_250 LONG_250 LONG_250
	  LONG_250 "\n", ":5: the line has 1002 bytes; 1000 fit" },
	{ "playbook/sections.ini", "[Two]\n" PB_NAME("x") PB_OWN,
	  ":1: 'Two' is not an id" },
	{ "playbook/sections.ini", SECTION "Name = y\n",
	  ":5: 'name' stands in line 2 already" },
	{ "playbook/sections.ini", SECTION "colour = red\n",
	  ":5: 'colour' is no key of a section; the keys are name, source" },
	{ "playbook/sections.ini", "[two]\n" PB_NAME("x") "Source = own\n",
	  ":4: 'Source' is no key of a section" },
	{ "playbook/sections.ini", SECTION "source[en] = x\n",
	  ":5: 'source[en]' is no key" },
	{ "playbook/sections.ini", "[two]\n" PB_NAME("x"),
	  ":1: 'source' is missing in the section 'two'" },
	{ "playbook/sections.ini", "[two]\nname =\n" PB_OWN,
	  ":1: 'name' is missing in the section 'two'" },
	{ "playbook/sections.ini", "[two]\n\nname = x\n" PB_OWN,
	  ":3: the translation 'name[en]' is missing" },
	{ "playbook/sections.ini", "[two]\nname[en] = x\n" PB_OWN,
	  ":1: the Chinese text 'name' is missing" },
	{ "playbook/stages.ini", "[later]\n" PB_NAME("x") PB_T("brief", "x")
	  PB_OWN, ":1: 'later' is no stage" },
	{ "playbook/sources/x.ini", "[new]\n" PB_NAME("x") "basis = fact\n",
	  ":4: 'fact' is no value for 'basis'; expected experience, law" },
	{ "playbook/sources/x.ini", "[new]\n" PB_NAME("x") "basis = law\n"
	  "from = 2026-2-30\n", ":5: '2026-2-30' is no value for 'from'" },
	{ "playbook/sources/x.ini", "[new]\n" PB_NAME("x") "basis = law\n"
	  "from = 2026-05-01\nuntil = 2026-05-01\n",
	  ":6: 'until' is not after 'from'" },
	{ "playbook/clocks/x.ini", "[wait]\nperiod = 3 days\n",
	  ":2: '3 days' is no value for 'period'" },
	{ "playbook/clocks/x.ini", "[wait]\nroll = maybe\n",
	  ":2: 'maybe' is no value for 'roll'; expected none, rest, holiday" },
	{ "playbook/clocks/x.ini", "[wait]\nalert = true\n",
	  ":2: 'true' is no value for 'alert'; expected yes or no" },
	{ "playbook/clocks/x.ini", "[wait]\nearly = 80h\n",
	  ":2: 'early' is longer" },
	{ "playbook/clocks/x.ini", "[wait]\nperiod = 4oh\n",
	  ":2: office hours need a window" },
	{ "playbook/clocks/x.ini", "[wait]\nwindow = 09:00-18:00\n",
	  ":2: a window is for office hours" },
	{ "playbook/clocks/x.ini", "[w_wait]\nwindow = 18:00-09:00\n",
	  ":2: '18:00-09:00' is no value for 'window'" },
	{ "playbook/clocks/x.ini", "[wait]\nstart = opened service\n",
	  ":2: 'opened service' is no value for 'start'" },
	{ "playbook/clocks/x.ini", "[wait]\nextend = 5d\n",
	  ":2: 'extend' is counted in the unit of 'period'" },
	{ "playbook/clocks/x.ini", "[wait]\nother = 5d\n",
	  ":2: 'other' and 'other_why' stand together" },
	{ "playbook/clocks/x.ini", "[wait]\nrestart = shouted\n",
	  ":2: 'shouted' is no value for 'restart'" },
	{ "playbook/clocks/x.ini", "[wait]\nmet = demand, \n",
	  ":2: 'demand," },
	{ "playbook/clocks/x.ini", "[wait]\nalerts = 2 days\n",
	  ":2: '2 days' is no value for 'alerts'" },
	{ "playbook/clocks/x.ini", "[wait]\nwhen = type==fraud\n",
	  ":2: 'type==fraud' is not a condition term" },
	{ "playbook/clocks/x.ini", "[wait]\nwhen = or type=fraud\n",
	  ":2: 'or' must stand between" },
	{ "playbook/clocks/x.ini", CLOCK("x.", "letter"),
	  ":1: the version after the dot is empty" },
	{ "playbook/triage/x.ini", "[first]\nweight = heavy\n",
	  ":2: 'heavy' is no value for 'weight'; expected a whole number" },
	{ "playbook/triage/x.ini", "[first]\nweight = 1001\n",
	  ":2: '1001' is no value for 'weight'" },
	{ "playbook/triage/x.ini", "[x]\nkind = refuse\nchannel = court\n"
	  "strength = law\n" PB_T("reason", "r") PB_OWN,
	  ":2: a 'refuse' rule needs 'cure'" },
	{ "playbook/triage/x.ini", "[x]\nkind = combine\nchannel = court\n"
	  PB_T("reason", "r") PB_T("expect", "e") PB_OWN,
	  ":3: 'combine' needs at least two channels" },
	{ "playbook/triage/x.ini", "[first]\nchannel = service,court\n",
	  ":2: only 'combine' names several" },
	{ "playbook/triage/x.ini", "[first]\nsource = own,own\n",
	  ":2: 'own' stands twice in 'source'" },
	{ "playbook/triage/x.ini", "[first]\nsource = own,\n",
	  ":2: '' in 'source' is not an id" },
	{ "playbook/matrix.ini", "[service.platform]\nhigh = 7d\n",
	  ":2: a cell that is not handled has no times" },
	{ "playbook/matrix.ini", "[fraud.platform]\nlow = 80h\n",
	  ":2: 'low' is longer" },
	{ "playbook/matrix.ini", "[service.platform]\nhandled = yes\n",
	  ":2: a cell that is handled needs 'high'" },
	{ "playbook/matrix.ini", "[fraud]\nhandled = no\n" PB_NAME("x") PB_OWN,
	  ":1: a cell is called TYPE.TRACK" },
	{ "playbook/channels.ini", "[court]\nstage = closed\n",
	  ":2: nothing is filed at the stage 'closed'" },
	{ "playbook/questions/90-x.ini", QUESTION("x", "choice"),
	  ":3: a choice question needs 'choices = LIST'" },
	{ "playbook/questions/90-x.ini", "[food]\nchoices = type\n",
	  ":2: only choice and multi questions have 'choices'" },
	{ "playbook/questions/90-x.ini", "[type]\nunsure = yes\n",
	  ":2: a required question cannot be answered" },
	{ "playbook/questions/90-x.ini", "[amount]\ncheck = sane\n",
	  ":2: 'sane' is no value for 'check'; expected phone" },
	{ "playbook/questions/90-x.ini", QUESTION("x.y", "text"),
	  ":1: 'x.y' is no field id" },
	{ "playbook/questions/90-x.ini", QUESTION("x", "essay"),
	  ":3: 'essay' is no value for 'kind'; expected choice" },
	{ "playbook/platforms/wechat.ini", "[channels.x]\n",
	  ":1: 'channels.x' is no section of this file" },
	{ "calendar/x.csv", "day,kind,name\n", ":1: the first line is" },
	{ "calendar/x.csv", "", ":1: the file is empty" },
	{ "calendar/x.csv", "date,kind,name\n\n2026-02-30,off,x\n",
	  ":3: the first cell is no date" },
	{ "calendar/x.csv", "date,kind,name\n2026-02-03,free,x\n",
	  ":2: the second cell is 'off' or 'work'" },
	{ "calendar/x.csv", "date,kind,name\n2026-02-03,work,x\n",
	  ":2: 'work' is for a Saturday or Sunday" },
	{ "calendar/x.csv", "date,kind,name\n2026-02-03,off,\n",
	  ":2: the name of the holiday is missing" },
	{ "calendar/x.csv", "date,kind,name\n2026-02-03,off\n",
	  ":2: a row has three cells" },
	{ "calendar/x.csv", "date,name\n2026-02-03,off,x\n",
	  ":2: a row has two cells" },
	{ "calendar/x.csv", "date,name\n2026-02-03,x\n2026-02-03,x\n",
	  ":3: this day stands in the file already" },
	{ "calendar/x.csv", "date,name\n2026-02-03,a\"b\n",
	  ":2: a quotation mark stands where none may" },
	{ "calendar/x.csv", "date,name\n2026-02-03,\"ab\n",
	  ":2: the last quoted cell is not closed" },
	{ "calendar/x.csv", "date,name\n2026-02-03,\xC4\xE3\n",
	  ":2: the line is not UTF-8" },
};

/* What only shows when entries are held against each other. */
static const struct piece wholes[] = {
	{ "playbook/facts.ini", "[late]\nsince = food\nafter = 3y\n" PB_OWN,
	  ":2: 'food' is neither a date question nor" },
	{ "playbook/facts.ini", "[late]\nsince = refused nowhere\n" PB_OWN,
	  ":2: 'refused nowhere' is neither" },
	{ "playbook/channels.ini", "[court]\nbody = nobody\n",
	  ":2: the list 'other_bodies' has no code 'nobody'" },
	{ "playbook/sections.ini", "[one]\nsource = own,law.9\n",
	  ":2: 'source' names the source 'law.9', which does not exist" },
	{ "playbook/questions/90-x.ini", "[food]\nsection = nine\n",
	  ":2: 'section' names the section 'nine'" },
	{ "playbook/questions/90-x.ini", "[type]\nchoices = kinds\n",
	  ":2: there is no list 'kinds'; it would be choices/kinds.ini" },
	{ "playbook/channels.ini", "[court]\nclocks = tick\n",
	  ":2: 'clocks' names the clock 'tick'" },
	{ "playbook/channels.ini", "[court]\nclocks = sue,wait\n",
	  ":2: the clock 'wait' does not start at this channel" },
	{ "playbook/channels.ini", "[court]\ntrack = slow\n",
	  ":2: the time matrix has no track 'slow'" },
	{ "playbook/clocks/x.ini", CLOCK("x", "filed nowhere"),
	  ":2: 'start' names the channel 'nowhere'" },
	{ "playbook/clocks/x.ini", "[wait]\npause = weather\n",
	  ":2: the list 'pause' has no code 'weather'" },
	{ "playbook/clocks/x.ini", "[wait]\nmet = filed nowhere\n",
	  ":2: 'met' names the channel 'nowhere'" },
	{ "playbook/clocks/x.ini", "[wait]\nmet = kept nothing\n",
	  ":2: 'met' names the evidence 'nothing'" },
	{ "playbook/clocks/x.ini", CLOCK("x", "date amount"),
	  ":2: 'start' names 'amount', which is no date question" },
	{ "playbook/clocks/x.ini", CLOCK("sue.x", "filed court")
	  "from = 2026-04-14\n",
	  ":14: this version of the clock 'sue' and 'sue.old' are in force" },
	{ "playbook/clocks/x.ini", CLOCK("wait.x", "filed service"),
	  ":1: this version of the clock 'wait' and 'wait' are in force" },
	{ "playbook/triage/x.ini", "[first]\nchannel = moon\n",
	  ":2: 'channel' names the channel 'moon'" },
	{ "playbook/platforms/wechat.ini", "[platform]\nfocus = chat,smell\n",
	  ":2: 'focus' names the evidence 'smell'" },
	{ "playbook/matrix.ini", "[love.platform]\nhandled = no\n"
	  PB_NAME("x") PB_OWN, ":1: the list 'type' has no code 'love'" },
	{ "playbook/matrix.ini", "[fraud.moon]\nhandled = no\n"
	  PB_NAME("x") PB_OWN, ":1: no channel has the track 'moon'" },
	{ "playbook/choices/evidence.ini", "[smell]\n" PB_NAME("x") PB_OWN,
	  ":1: 'smell' is no kind of evidence" },
	{ "playbook/evidence.ini", "[smell]\n" PB_NAME("x")
	  PB_T("collect", "c") PB_T("weight", "w") PB_OWN,
	  ":1: nobody can say that they hold 'smell'" },
	{ "playbook/triage/x.ini", "[first]\nwhen = typo=fraud\n",
	  ":2: the condition reads 'typo', which is no question" },
	{ "playbook/triage/x.ini", "[first]\nwhen = !type=fruad\n",
	  ":2: the list 'type' of 'type' has no code 'fruad'" },
	{ "playbook/triage/x.ini", "[first]\nwhen = platform=jd\n",
	  ":2: the list 'platform' of 'platform' has no code 'jd'" },
	{ "playbook/triage/x.ini", "[first]\nwhen = type=unsure\n",
	  ":2: 'type' cannot be unsure" },
	{ "playbook/triage/x.ini", "[first]\nwhen = food=maybe\n",
	  ":2: 'food' is yes, no or unsure, never 'maybe'" },
	{ "playbook/triage/x.ini", "[first]\nwhen = amount=5\n",
	  ":2: 'amount' has no codes to compare '5' with" },
	{ "playbook/triage/x.ini", "[first]\nwhen = bought>=5\n",
	  ":2: 'bought' is no amount or number" },
	{ "playbook/questions/20-x.ini", QUESTION("x", "text")
	  "when = amount>5\n", ":11: the condition reads 'amount', which is not "
	  "asked before it" },
	{ "playbook/questions/90-x.ini", "[food]\nwhen = food=yes\n",
	  ":2: the condition reads 'food', which is not asked before it" },
	{ "playbook/questions/90-x.ini", "[food]\nwhen = !food?\n",
	  ":2: the condition reads 'food', which is not asked before it" },
	{ "playbook/choices/type.ini", "[fraud]\nwhen = amount>5\n",
	  ":2: the condition reads 'amount', which is not asked" },
	{ "playbook/platforms/other.ini", "[clock.x]\nstart = letter\n"
	  "period = 7d\nbasis = law\nwhen = typo?\n" PB_NAME("c")
	  PB_T("brief", "c") PB_T("miss", "m") PB_T("next", "n") PB_OWN,
	  ":5: the condition reads 'typo'" },
	{ "playbook/triage/x.txt", "hello\n",
	  ":1: the playbook has no such file" },
	{ "playbook/letters.ini", "[x]\n", ":1: the playbook has no such file" },
};

struct heard {
	int count, hits;
	const char *file;	/* what is expected to be told … */
	const char *told;
	char all[8000];
};

static void
hear(const char *file, int line, const char *message, void *ctx)
{
	struct heard *h = ctx;
	char text[2000];
	size_t n = strlen(h->all), f = strlen(file), w = strlen(h->file);

	snprintf(text, sizeof text, ":%d: %s", line, message);
	snprintf(h->all + n, sizeof h->all - n, "%s%s\n", file, text);
	h->count++;
	if (f >= w && strcmp(file + f - w, h->file) == 0 &&
	    strncmp(text, h->told, strlen(h->told)) == 0)
		h->hits++;
}

static void
skip_entry(const char *kind, const char *id, const struct gd_bitext *name,
	   const char *source, void *ctx)
{
	(void)kind;
	(void)id;
	(void)name;
	(void)source;
	(void)ctx;
}

static void
try_piece(const struct piece *p, bool loads)
{
	struct heard h = { .file = p->file, .told = p->told };
	char *root = pb_make(), shipped[512], user[512], path[1200];
	struct gd_error err = GD_ERROR_INIT;
	const char *only[] = { path };
	struct gd_playbook *pb;
	int n;

	snprintf(shipped, sizeof shipped, "%s/shipped", root);
	snprintf(user, sizeof user, "%s/user", root);
	pb_puts(user, p->file, p->text);
	assert_int_equal(gd_playbook_open(shipped, user, &pb, &err), GD_OK);
	n = gd_playbook_check(pb, NULL, 0, hear, &h, &err);
	if (n != h.count || h.hits != 1)
		fail_msg("expected %s%s, heard (%d):\n%s", p->file, p->told, n,
			 h.all);
	/* Loading agrees with checking on what a single file gets wrong. */
	if (!loads && strncmp(p->file, "playbook", 8) == 0 &&
	    strstr(p->told, "the translation") == NULL &&
	    strstr(p->told, "the Chinese text") == NULL &&
	    gd_playbook_list(pb, NULL, skip_entry, NULL, &err) != GD_EDATA)
		fail_msg("%s%s: loading did not mind", p->file, p->told);
	gd_playbook_close(pb);

	/* The same file by its name, not yet in the user's folder. */
	assert_int_equal(gd_playbook_open(shipped, NULL, &pb, &err), GD_OK);
	snprintf(path, sizeof path, "%s/%s", user, p->file);
	h = (struct heard){ .file = p->file, .told = p->told };
	n = gd_playbook_check(pb, only, 1, hear, &h, &err);
	if (strstr(p->told, "no such file") == NULL &&
	    (n != h.count || h.hits != 1))
		fail_msg("by name: expected %s%s, heard (%d):\n%s", p->file,
			 p->told, n, h.all);
	gd_playbook_close(pb);
	pb_remove(root);
}

static void
each_mistake_of_one_file_is_named_in_its_line(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof files / sizeof *files; i++)
		try_piece(&files[i], false);
}

static void
each_mistake_between_entries_is_named_in_its_line(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof wholes / sizeof *wholes; i++)
		try_piece(&wholes[i], true);
}

static struct heard
check_shipped(const char *file, const char *text)
{
	struct heard h = { .file = "", .told = "" };
	char *root = pb_make(), shipped[512];
	struct gd_playbook *pb;

	snprintf(shipped, sizeof shipped, "%s/shipped", root);
	if (file)
		pb_puts(shipped, file, text);
	assert_int_equal(gd_playbook_open(shipped, NULL, &pb, NULL), GD_OK);
	gd_playbook_check(pb, NULL, 0, hear, &h, NULL);
	gd_playbook_close(pb);
	pb_remove(root);
	return h;
}

static void
a_playbook_without_mistakes_is_quiet(void **state)
{
	struct heard h = check_shipped(NULL, NULL);

	(void)state;
	assert_string_equal(h.all, "");
	assert_int_equal(h.count, 0);
}

static void
a_question_may_keep_itself(void **state)
{
	struct heard h = check_shipped("playbook/questions/60-c.ini",
				       QUESTION("x", "text")
				       "when = amount? or x?\n");

	(void)state;
	assert_string_equal(h.all, "");
}

static void
an_id_in_two_files_of_one_folder_is_a_double(void **state)
{
	struct heard h = check_shipped("playbook/questions/60-c.ini",
				       QUESTION("amount", "money"));

	(void)state;
	assert_int_equal(h.count, 1);
	assert_non_null(strstr(h.all, "questions/60-c.ini:1: the question "
				      "'amount' stands in "));
	assert_non_null(strstr(h.all, "50-b.ini, line 1 already"));
}

static void
an_unreadable_file_does_not_blame_the_others(void **state)
{
	/* Nothing names these entries wrongly: they are only unread. */
	struct heard h = check_shipped("playbook/sources/a.ini",
				       "[own]\nbasis\n");

	(void)state;
	assert_int_equal(h.count, 1);
	assert_non_null(strstr(h.all, "sources/a.ini:2: "));
}

static void
mistakes_come_in_the_order_of_files_and_lines(void **state)
{
	struct heard h = check_shipped("playbook/sections.ini",
				       "[one]\n" PB_NAME("x") "source = gone\n"
				       "x = 1\n[two]\n" PB_OWN);

	(void)state;
	assert_int_equal(h.count, 3);
	assert_true(strstr(h.all, "ini:4:") < strstr(h.all, "ini:5:"));
	assert_true(strstr(h.all, "ini:5:") < strstr(h.all, "ini:6:"));
}

static void
a_file_with_a_strange_name_is_told(void **state)
{
	struct heard h = { .file = "", .told = "" };
	char *root = pb_make(), shipped[512];
	const char *only[] = { "/nowhere/rules.ini", "/nowhere/channels.ini" };
	struct gd_playbook *pb;

	(void)state;
	snprintf(shipped, sizeof shipped, "%s/shipped", root);
	assert_int_equal(gd_playbook_open(shipped, NULL, &pb, NULL), GD_OK);
	assert_int_equal(gd_playbook_check(pb, only, 2, hear, &h, NULL), 2);
	assert_non_null(strstr(h.all, "rules.ini:1: the name does not tell"));
	assert_non_null(strstr(h.all, "/nowhere/channels.ini:1: "));
	gd_playbook_close(pb);
	pb_remove(root);
}

static void
a_folder_that_lacks_a_part_is_an_error_not_a_mistake(void **state)
{
	char *root = pb_make(), path[600];
	struct gd_error err = GD_ERROR_INIT;
	struct gd_playbook *pb;

	(void)state;
	snprintf(path, sizeof path, "%s/shipped/playbook/matrix.ini", root);
	assert_int_equal(unlink(path), 0);
	snprintf(path, sizeof path, "%s/shipped", root);
	assert_int_equal(gd_playbook_open(path, NULL, &pb, NULL), GD_OK);
	assert_int_equal(gd_playbook_check(pb, NULL, 0, NULL, NULL, &err), -1);
	assert_non_null(strstr(err.text, "matrix.ini"));
	gd_playbook_close(pb);
	pb_remove(root);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_mistake_of_one_file_is_named_in_its_line),
		cmocka_unit_test(
			each_mistake_between_entries_is_named_in_its_line),
		cmocka_unit_test(a_playbook_without_mistakes_is_quiet),
		cmocka_unit_test(a_question_may_keep_itself),
		cmocka_unit_test(an_id_in_two_files_of_one_folder_is_a_double),
		cmocka_unit_test(an_unreadable_file_does_not_blame_the_others),
		cmocka_unit_test(mistakes_come_in_the_order_of_files_and_lines),
		cmocka_unit_test(a_file_with_a_strange_name_is_told),
		cmocka_unit_test(
			a_folder_that_lacks_a_part_is_an_error_not_a_mistake),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
