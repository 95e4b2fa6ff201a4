/*
 * Every string of tests/corpora through every entry, and on every screen: of the
 * bytes that reach the terminal none comes from data (tui/raw.h).
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "tui/hostile_visits.h"
#include "tui/raw.h"
#include "tui/rig.h"

/* Ours begin with a word that the screens can be asked for. */
static const char *const payloads[] = {
	"pwn\033[2J\033[9999;1H", "pwn\033]0;title\a", "pwn\033]52;c;cHdu\033\\",
	"pwn\033P+q544e\033\\", "pwn\033[6n\033[c", "pwn\033c", "pwn\033[?1049l",
	"pwn\xc2\x9b" "31m\xc2\x9d" "0;t\xc2\x9c", "pwn\u202egnp.exe\u2066",
	"pwn\u200f\u061c\u2028\u2029", "pwn\U000E0041\U000E007F",
	"pwn\a\b\b\b\x7f", "pwn\r\nover\rwritten", "pwn\ttab\vvt\ff",
	"pwn%s%n%x%99999d", "pwn'; DROP TABLE cases; --", "pwn\"$(touch pwned)`id`",
	"pwn; touch pwned | cat", "-pwn", "--pwn=x", "=pwn()", "../../pwn",
	"pwn\xff\xfe\xc0\x80", "pwn\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
	"pwn\uFFF9\uFFFA\uFFFB\uFEFF", "pwn{merchant}{if x}", "pwn[red]\\033[31m",
};

struct strings {
	struct gd_buf *items;
	size_t len, cap;
};

struct place {
	char *home;
	struct strings all;
	unsigned runs;
};

static void
keep(struct strings *s, const char *bytes, size_t len)
{
	GD_GROW(s->items, s->len, s->cap);
	gd_buf_init(&s->items[s->len]);
	gd_buf_add(&s->items[s->len++], bytes, len);
}

static void
load(struct gd_buf *out, const char *name)
{
	struct gd_buf path = GD_BUF_INIT;
	char bytes[4096];
	size_t n;
	FILE *f;

	gd_buf_addf(&path, "%s/corpora/%s", TEST_SRCDIR, name);
	f = fopen(path.s, "rb");
	assert_non_null(f);
	while ((n = fread(bytes, 1, sizeof bytes, f)) > 0)
		gd_buf_add(out, bytes, n);
	fclose(f);
	gd_buf_release(&path);
}

/* The second column of utf8-cases.tsv: a string in hex. */
static void
keep_hex(struct strings *s, const char *line, size_t len)
{
	const char *at = memchr(line, '\t', len);
	struct gd_buf b = GD_BUF_INIT;
	unsigned byte;

	for (at = at ? at + 1 : line; sscanf(at, "%2x", &byte) == 1; at += 2) {
		gd_buf_addc(&b, (char)byte);
		at += at[2] == ' ';
	}
	keep(s, b.s, b.len);
	gd_buf_release(&b);
}

static void
load_strings(struct strings *s)
{
	static const char *const files[] = { "naughty/blns.txt",
					     "encodings/utf8-cases.tsv" };

	for (size_t i = 0; i < GD_ARRAY_LEN(payloads); i++)
		keep(s, payloads[i], strlen(payloads[i]));
	for (size_t f = 0; f < GD_ARRAY_LEN(files); f++) {
		struct gd_buf text = GD_BUF_INIT;
		size_t at, n;

		load(&text, files[f]);
		for (at = 0; at < text.len; at += n + 1) {
			n = strcspn(text.s + at, "\n");
			if (n == 0 || text.s[at] == '#')
				continue;
			if (f == 0)
				keep(s, text.s + at, n);
			else
				keep_hex(s, text.s + at, n);
		}
		gd_buf_release(&text);
	}
	/* A copy that lost its end would prove nothing. */
	assert_true(s->len > 550);
}

/* Every fourth run looks for leaks: under the sanitizers the most of its time. */
static void
look_for_leaks(bool look)
{
	if (getenv("GD_SANITIZERS"))
		setenv("ASAN_OPTIONS", look ? "detect_leaks=1" :
		       "detect_leaks=0:malloc_context_size=2", 1);
}

/* The command, whose words are data: it ends well or refuses, and says so clean. */
static void
command(struct place *p, const char *const *args)
{
	static char out[262144];
	const char *wrong;
	int status;

	look_for_leaks(p->runs++ % 4 == 0);
	status = rig_command(p->home, "en", NULL, args, out, sizeof out);
	wrong = raw_plain(out, strlen(out));
	look_for_leaks(true);
	/* A configuration that cannot be read is a file that failed. */
	if (status < 0 || status > 2 + (strcmp(args[0], "--config") == 0))
		fail_msg("%s %s: status %d: %s", args[0], args[1], status, out);
	if (wrong)
		fail_msg("%s %s: printed %s", args[0], args[1], wrong);
}

#define RUN(p, ...) command(p, (const char *const[]){ __VA_ARGS__, NULL })

static void
write_file(struct place *p, const char *name, const struct gd_buf *text)
{
	struct gd_buf path = GD_BUF_INIT;
	FILE *f;

	gd_buf_addf(&path, "%s/%s", p->home, name);
	f = fopen(path.s, "wb");
	/* Not every string is a name that a file can have. */
	if (f) {
		fwrite(text->s, 1, text->len, f);
		fclose(f);
	}
	gd_buf_release(&path);
}

static void
add_cell(struct gd_buf *csv, const struct gd_buf *s)
{
	gd_buf_addc(csv, '"');
	for (size_t i = 0; i < s->len; i++) {
		if (s->s[i] == '"')
			gd_buf_addc(csv, '"');
		gd_buf_addc(csv, s->s[i]);
	}
	gd_buf_adds(csv, "\",");
}

/* A row a string, every text of it the string; then one that holds them all. */
static void
import_all(struct place *p, const char *name, bool valid)
{
	struct gd_buf csv = GD_BUF_INIT, whole = GD_BUF_INIT;

	gd_buf_adds(&csv, "shop,merchant,goods,facts,consumer,address,tags,"
		    "assignee,type,platform,demand\r\n");
	for (size_t i = 0; i < p->all.len; i++) {
		const struct gd_buf *s = &p->all.items[i];

		if (gd_text_valid(s->s, s->len) != valid)
			continue;
		gd_buf_add(&whole, s->s, s->len);
		gd_buf_addc(&whole, '\n');
		for (int cell = 0; cell < 6; cell++)
			add_cell(&csv, s);
		gd_buf_adds(&csv, ",,quality,wechat,refund\r\n");
	}
	for (int cell = 0; cell < 6; cell++)
		add_cell(&csv, cell == 3 ? &whole : &p->all.items[0]);
	gd_buf_adds(&csv, ",,fraud,wechat,refund\r\n");
	write_file(p, name, &csv);
	RUN(p, "import", name, "--dry-run");
	RUN(p, "import", name, "--partial", "--rejects", "rejects.csv");
	gd_buf_release(&whole);
	gd_buf_release(&csv);
}

/* One by one: an answer that is refused would keep the others out. */
static void
edit(struct place *p, const char *s)
{
	static const char *const fields[] = { "goods", "tags", "assignee" };

	for (size_t i = 0; i < GD_ARRAY_LEN(fields); i++) {
		struct gd_buf word = GD_BUF_INIT;

		gd_buf_addf(&word, "%s=%s", fields[i], s);
		RUN(p, "edit", "2", word.s);
		gd_buf_release(&word);
	}
}

/* A file of this kind whose every value is the string. */
static void
write_ini(struct place *p, const char *name, const char *section,
	  const char *const *keys, const char *s)
{
	struct gd_buf file = GD_BUF_INIT;

	gd_buf_addf(&file, "[%s]\n", section);
	for (; *keys; keys++)
		gd_buf_addf(&file, "%s = %s\n", *keys, s);
	gd_buf_addf(&file, "[%s]\n%s = %s\n%s\n", s, s, s, s);
	write_file(p, name, &file);
	gd_buf_release(&file);
}

/* "FIELD=words" for each of the fields, the words NULL at the end. */
static void
edit_all(struct place *p, const char *const *words, const char *const *fields,
	 const char *s)
{
	struct gd_buf values[12];
	const char *args[20];
	size_t n = 0, len = 0;

	while (words[n]) {
		args[n] = words[n];
		n++;
	}
	for (; fields[len]; len++) {
		gd_buf_init(&values[len]);
		gd_buf_addf(&values[len], "%s=%s", fields[len], s);
		args[n++] = values[len].s;
	}
	args[n] = NULL;
	command(p, args);
	while (len > 0)
		gd_buf_release(&values[--len]);
}

/* What is seldom told, with all of them in one. */
static void
enter_the_rest(struct place *p, const char *s)
{
	static const char *const texts[] = {
		"order_no", "pay_no", "spec", "promised", "merchant_address",
		"merchant_contact", "facts", "proxy", NULL
	};
	static const char *const checked[] = {
		"phone", "credit_code", "amount", "found_at", "id_no", "qty",
		"demand", "nosuch", NULL
	};
	static const char *const parts[] = {
		"name", "address", "contact", "licence", "note", NULL
	};
	static const char *const told[] = {
		"captured_by", "source", "proves", "note", NULL
	};
	static const char *const settings[] = {
		"desk.name", "ui.lang", "ui.zone", "stamp.url", "store.path", NULL
	};
	static const char *const columns[] = { "shop", "type", NULL };
	const char *const answers[] = { "edit", "2", NULL };
	const char *const merchant[] = { "merchant", "set", "1", NULL };
	const char *const evidence[] = { "evidence", "set", "1", "1", NULL };
	struct gd_buf notice = GD_BUF_INIT;

	edit_all(p, answers, texts, s);
	edit_all(p, answers, checked, s);
	edit_all(p, merchant, parts, s);
	edit_all(p, evidence, told, s);
	RUN(p, "file", "4", "service", "--ref", s, "--at", s);
	RUN(p, "file", "4", "service", "--ref", s);
	RUN(p, "snooze", "4", "--clock", "1", "--until", "2026-03-13T09:00",
	    "--reason", s);
	RUN(p, "pause", "4", "--clock", "1", "--reason", s);
	RUN(p, "undo", "4", "--reason", s);
	RUN(p, "letter", "sent", "1", "2", "--proof", s, "--note", s);
	RUN(p, "handover", s, "--to", s);
	RUN(p, "group", "build", s, "-o", "group");
	RUN(p, "when", s, s);
	write_ini(p, "hostile.ini", "ui", settings, s);
	RUN(p, "--config", "hostile.ini", "list");
	write_ini(p, "hostile.ini", "columns", columns, s);
	RUN(p, "import", "list.csv", "--map", "hostile.ini", "--dry-run");
	RUN(p, "rules", "check", "hostile.ini");
	RUN(p, "letter", "lint", "hostile.ini");
	gd_buf_addf(&notice, "date,kind,name\n2027-01-01,off,%s\n%s,off,x\n", s,
		    s);
	write_file(p, "notice.csv", &notice);
	RUN(p, "rules", "calendar", "add", "notice.csv");
	gd_buf_release(&notice);
}

/* The string as the value of everything that a command can be told often. */
static void
enter(struct place *p, const char *s)
{
	struct gd_buf word = GD_BUF_INIT, file = GD_BUF_INIT;

	RUN(p, "note", "1", "--", s);
	RUN(p, "--as", s, "note", "2", "by another");
	RUN(p, "list", "--", s);
	RUN(p, "search", "--", s);
	RUN(p, "show", "--", s);
	RUN(p, "config", "set", "desk.name", s);
	RUN(p, "respond", "3", "--result", "promised", "--note", s);
	edit(p, s);
	gd_buf_addf(&word, "merchant:\"%s\"", s);
	RUN(p, "config", "set", "views.pwn", word.s);
	RUN(p, "export", "cases", "-o", "out.csv", word.s);
	/* A slash would name a folder. */
	gd_buf_reset(&word);
	gd_buf_addf(&word, "f-%s.txt", s);
	for (char *at = word.s; (at = strchr(at, '/')); )
		*at = '_';
	gd_buf_addf(&file, "2026-03-08 20:15:33 %s\n%s\n", s, s);
	write_file(p, word.s, &file);
	RUN(p, "evidence", "add", "1", word.s, "--kind", "chat", "--source", s,
	    "--note", s);
	RUN(p, "evidence", "chat", "1", word.s);
	gd_buf_reset(&file);
	gd_buf_addf(&file, "[answers]\nplatform = wechat\ntype = quality\n"
		    "demand = refund\nshop = %s\nfacts.1 = %s\n%s = x\n", s, s, s);
	write_file(p, "answers.ini", &file);
	RUN(p, "new", "--answers", "answers.ini");
	gd_buf_release(&file);
	gd_buf_release(&word);
}

static int
set_up(void **state)
{
	struct place *p = gd_calloc(1, sizeof *p);
	size_t together = getenv("GD_SANITIZERS") ? 14 : 4;
	struct gd_buf every = GD_BUF_INIT;

	*state = p;
	p->home = rig_new_home();
	load_strings(&p->all);
	import_all(p, "list.csv", true);
	import_all(p, "broken.csv", false);
	RUN(p, "file", "1", "service", "--at", "2026-03-01T09:00");
	RUN(p, "file", "3", "service", "--at", "2026-03-08T09:04");
	/* Several at a time: hundreds of processes would prove no more. */
	for (size_t i = 0; i < GD_ARRAY_LEN(payloads); i += together) {
		struct gd_buf some = GD_BUF_INIT;

		for (size_t k = i; k < i + together && k < GD_ARRAY_LEN(payloads); k++)
			gd_buf_adds(&some, payloads[k]);
		enter(p, some.s);
		gd_buf_release(&some);
	}
	/* What a letter lacks would keep its screens shut. */
	RUN(p, "edit", "1", "phone=13800138000", "amount=100");
	RUN(p, "letter", "write", "1", "first");
	RUN(p, "letter", "write", "1", "demand");
	for (size_t i = 0; i < GD_ARRAY_LEN(payloads); i++)
		gd_buf_adds(&every, payloads[i]);
	enter_the_rest(p, every.s);
	gd_buf_release(&every);
	return 0;
}

static int
tear_down(void **state)
{
	struct place *p = *state;

	for (size_t i = 0; i < p->all.len; i++)
		gd_buf_release(&p->all.items[i]);
	free(p->all.items);
	rig_remove_home(p->home);
	free(p->home);
	free(p);
	return 0;
}

static void
check(struct rig *r, const char *where)
{
	if (rig_offence(r))
		fail_msg("%s: reached the terminal: %s", where, rig_offence(r));
	if (rig_osc(r) > 0)
		fail_msg("%s: a sequence that names the window", where);
}

/* Is this the screen that the visit was to lead to? */
static void
confirm(struct rig *r, const struct visit *v)
{
	char help[100];

	if (!v->screen)
		return;
	if (v->text) {
		rig_expect(r, v->text);
		return;
	}
	snprintf(help, sizeof help, "Help: %s (", v->screen);
	rig_send(r, KEY_F1);
	if (!rig_shows(r, help))
		print_message("# %s\n", v->name);
	rig_expect(r, help);
	check(r, help);
}

/* The rig at the board again, or a new one. */
static struct rig *
at_board(struct rig *r, const struct rig_setup *setup)
{
	for (int i = 0; r && i < 9; i++) {
		bool board = strstr(rig_row(r, 0), "  Board ") ||
			     strstr(rig_row(r, 0), "  看板 ");

		/* A box may lie over it. */
		if (board && rig_find(r, "┌─") < 0)
			return r;
		rig_send(r, KEY_ESC);
	}
	if (r)
		rig_end(r, true);
	r = rig_start(setup);
	rig_expect(r, "GD-0001");
	return r;
}

static struct rig *
visit(const struct visit *v, struct rig *r)
{
	bool shown = false;

	for (size_t k = 0; v->keys[k]; k++) {
		rig_send(r, v->keys[k]);
		rig_settle(r);
		shown |= rig_find(r, "pwn") >= 0;
		check(r, v->name);
	}
	if (v->shows && !shown) {
		print_message("# %s\n", v->name);
		rig_expect(r, "pwn");
	}
	confirm(r, v);
	/* It lives, whatever it was shown. */
	assert_true(rig_altscreen(r));
	if (v->fresh) {
		rig_end(r, true);
		return NULL;
	}
	return r;
}

/* The screens of the sources in English, narrow and wide, the rest in Chinese. */
static void
no_screen_passes_data_raw(void **state)
{
	struct place *p = *state;
	const struct rig_setup setups[] = {
		{ .rows = 24, .cols = 80, .lang = "en", .home = p->home },
		{ .rows = 50, .cols = 170, .lang = "en", .home = p->home },
		{ .rows = 60, .cols = 200, .lang = "zh_CN", .home = p->home },
	};
	struct rig *rigs[GD_ARRAY_LEN(setups)] = { NULL };

	for (size_t i = 0; i < visits_len; i++) {
		size_t k = visits[i].screen ? i % 2 : 2;

		rigs[k] = visit(&visits[i], at_board(rigs[k], &setups[k]));
	}
	for (size_t k = 0; k < GD_ARRAY_LEN(setups); k++)
		if (rigs[k])
			rig_end(rigs[k], true);
}

/* An answer that two have changed, and both of them badly. */
static void
what_two_have_written_is_shown_clean(void **state)
{
	const char *theirs = "goods=pwn\033]0;x\a\u202e\033[2J";
	struct place *p = *state;
	const struct rig_setup setup = { .rows = 50, .cols = 120, .lang = "en",
					 .home = p->home };
	const struct visit merge = { "merge", "Changed by two", NULL, true,
				     false, { NULL } };
	struct rig *r = rig_start(&setup);

	rig_expect(r, "GD-0001");
	rig_send(r, "/");
	rig_send(r, "GD-0001");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "7 Answers");
	rig_send(r, "E");
	rig_expect(r, "Change answers");
	for (int i = 0; i < 60 && rig_find(r, "\u258cGoods") < 0 &&
	     rig_find(r, "\u258c  Goods") < 0; i++) {
		rig_send(r, KEY_DOWN);
		rig_settle(r);
	}
	rig_send(r, KEY_ENTER);
	rig_settle(r);
	rig_paste(r, "mine\033[31m\u2066");
	rig_send(r, KEY_ENTER);
	rig_expect(r, "1 to save");
	RUN(p, "edit", "1", theirs);
	rig_send(r, "s");
	rig_settle(r);
	check(r, "merge");
	confirm(r, &merge);
	rig_end(r, true);
}

/* What rests shows nobody's case; it stands on a screen of its own. */
static void
a_desk_at_rest_shows_no_case(void **state)
{
	struct place *p = *state;
	const struct rig_setup setup = { .rows = 24, .cols = 80, .lang = "en",
					 .home = p->home };
	struct rig *r;

	RUN(p, "config", "set", "ui.lock_min", "0.01");
	r = rig_start(&setup);
	rig_expect(r, "The desk rests");
	assert_false(rig_shows(r, "pwn"));
	check(r, "rest");
	rig_end(r, true);
	RUN(p, "config", "set", "ui.lock_min", "15");
}

/* A screen that nobody leads here to has shown nothing yet. */
static void
no_screen_is_left_out(void **state)
{
	static const char *const apart[] = {
		"Changed by two", "At rest", NULL
	};
	int sources;
	const char *name = visits_lack(apart, &sources);

	(void)state;
	assert_true(sources > 60);
	if (name)
		fail_msg("no visit leads to the screen '%s'", name);
}

/* What the commands print on a terminal, in every format. */
static void
no_command_passes_data_raw(void **state)
{
	static const char *const lines[][6] = {
		{ "list" }, { "list", "--format", "csv" },
		{ "list", "--format", "json" }, { "show", "1" },
		{ "show", "1", "--format", "json" }, { "log", "1" },
		{ "log", "1", "--format", "csv" }, { "due" },
		{ "due", "--format", "ics" }, { "due", "--format", "csv" },
		{ "search", "pwn" }, { "search", "pwn", "--format", "csv" },
		{ "merchant", "list" }, { "merchant", "list", "--format", "csv" },
		{ "evidence", "list", "1" }, { "evidence", "show", "1", "1" },
		{ "letter", "write", "1", "demand" }, { "report" },
		{ "group", "find" }, { "plan", "1" }, { "config", "show" },
		{ "export", "cases", "-o", "-" },
		{ "export", "history", "-o", "-" }, { "verify" },
		{ "import", "broken.csv", "--dry-run" },
		{ "import", "broken.csv", "--dry-run", "--format", "csv" },
	};
	struct place *p = *state;
	size_t bytes = 0;

	for (size_t i = 0; i < GD_ARRAY_LEN(lines); i++) {
		const struct rig_setup setup = { .rows = 60, .cols = 100,
						 .lang = "en", .home = p->home,
						 .args = lines[i] };
		struct rig *r = rig_start(&setup);
		int status = rig_wait(r);

		if (status > 2)
			fail_msg("%s: status %d", lines[i][0], status);
		check(r, lines[i][0]);
		bytes += rig_bytes(r);
		rig_end(r, true);
	}
	assert_true(bytes > 500000);
}

/* The same desk as numbered lines, and what is typed there. */
static void
no_line_passes_data_raw(void **state)
{
	static const char *const args[] = { "--linear", NULL };
	/* A room a line; what is typed ahead waits its turn. */
	static const char *const rooms[] = {
		"deadlines\r1\r0\r0\r", "cases by\r1\r1\r0\r0\r0\r",
		"search\rpwn\r1\r0\r0\r\r",
		"all cases\ro shop\rf merchant:?\rf tag:?\rf assignee:?\r0\r",
		"filter and\r0\r", "history\r1\r0\r0\r",
		"export\rlook\r0\r", "reports\r7\r8\r0\r",
		"merchants\r1\rits cases\r0\rchange\r0\r0\r0\r",
		"group complaints\r0\r", "settings\r0\r",
		"open a\r1\r1\r0\r2\r0\rplan\revidence\r0\rletters\r0\r",
		"similar\r1\r0\rprogress\r0\rchange an\r1\r\rtags\r\r0\r",
		"open a\rpwn\rpwn\r0\r"
	};
	struct place *p = *state;
	const struct rig_setup setup = { .rows = 60, .cols = 100, .lang = "en",
					 .home = p->home, .args = args };
	struct rig *r = rig_start(&setup);

	rig_expect(r, "deadlines");
	for (size_t i = 0; i < GD_ARRAY_LEN(rooms); i++) {
		rig_send(r, rooms[i]);
		rig_settle(r);
		check(r, rooms[i]);
	}
	assert_true(rig_bytes(r) > 50000);
	rig_end(r, true);
}

/* The rig's own eye: what it must see, and what the desk may send. */
static void
offences_are_seen(void **state)
{
	static const struct {
		const char *bytes;
		bool good;
	} rows[] = {
		{ "plain \xe5\x85\xac\r\n\t\a\033[1;31m\033[H\033(B\033[?25l", true },
		{ "\033[22;0;0t\033[23;0;0t\033[120;40r\033[K\0337\0338\033>", true },
		{ "\001", false }, { "\x7f", false }, { "\xc2\x9b", false },
		{ "\u202e", false }, { "\u2066", false }, { "\u200f", false },
		{ "\U000E0041", false }, { "\xff", false }, { "\xe5\x85x", false },
		{ "\033[6n", false }, { "\033[c", false }, { "\033c", false },
		{ "\033P", false }, { "\033[9999;1H", false },
		{ "\033[21t", false }, { "\033[1;\u202e", false },
	};

	(void)state;
	for (size_t i = 0; i < GD_ARRAY_LEN(rows); i++) {
		struct raw r = { .state = RAW_TEXT };

		raw_feed(&r, rows[i].bytes, strlen(rows[i].bytes));
		if ((r.wrong[0] == '\0') != rows[i].good)
			fail_msg("row %zu: '%s'", i, r.wrong);
	}
	assert_non_null(raw_plain("\033[1m", 4));
	assert_null(raw_plain("a\nb", 3));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(offences_are_seen),
		cmocka_unit_test(no_screen_is_left_out),
		cmocka_unit_test(no_screen_passes_data_raw),
		cmocka_unit_test(what_two_have_written_is_shown_clean),
		cmocka_unit_test(a_desk_at_rest_shows_no_case),
		cmocka_unit_test(no_command_passes_data_raw),
		cmocka_unit_test(no_line_passes_data_raw),
	};

	return cmocka_run_group_tests_name("hostile", tests, set_up, tear_down);
}
