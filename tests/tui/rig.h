/*
 * tests/tui/rig.h - the program in a real pseudo-terminal, seen as a person sees it.
 *
 * The program runs in a home of its own with a fixed clock; keys go in as
 * bytes, the screen comes out through libvterm. Waiting is for what should show,
 * with a generous bound, never for time to pass.
 */
#ifndef TESTS_TUI_RIG_H
#define TESTS_TUI_RIG_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct rig;

struct rig_setup {
	int rows, cols;
	const char *lang;	/* "zh_CN" or "en" */
	const char *now;	/* --now, NULL: 2026-03-12T09:04 */
	int demo;		/* cases of the demo caseload, 0: empty */
	const char *term;	/* TERM, NULL: xterm-256color */
	const char *const *args;	/* after the options, NULL-terminated; or NULL */
	bool wide;	/* ambiguous characters take two columns; it says so */
	const char *const *env;	/* "NAME=VALUE" for the program, NULL-terminated */
	bool job;	/* started by a shell, so that it can be stopped */
	const char *home;	/* folder of an earlier rig, NULL: a new one */
};

#define KEY_ENTER "\r"
#define KEY_ESC "\033"
#define KEY_UP "\033OA"
#define KEY_DOWN "\033OB"
#define KEY_RIGHT "\033OC"
#define KEY_LEFT "\033OD"
#define KEY_F1 "\033OP"
#define KEY_F2 "\033OQ"
#define KEY_F3 "\033OR"
#define KEY_F4 "\033OS"
#define KEY_F5 "\033[15~"
#define KEY_F6 "\033[17~"
#define KEY_F10 "\033[21~"

/*
 * The first case in `home`, GD-0001, opened by the command line: `answers` are the
 * lines of its [answers], `now` as in a setup. Fails the test when it is refused.
 */
void rig_new_case(const char *home, const char *now, const char *answers);
/* Start; fails the test when the program cannot be run. */
struct rig *rig_start(const struct rig_setup *setup);
/* End the program (SIGKILL if it still runs) and forget; the home goes too unless `keep_home`. */
void rig_end(struct rig *r, bool keep_home);

void rig_send(struct rig *r, const char *bytes);
/* Send as one bracketed paste. */
void rig_paste(struct rig *r, const char *text);
void rig_resize(struct rig *r, int rows, int cols);
void rig_signal(struct rig *r, int sig);

/* Wait until `text` stands somewhere on the screen; else fail, screen printed. */
void rig_expect(struct rig *r, const char *text);
/* The same, false when the program ends or keeps silent; sends `keys` first. */
bool rig_try(struct rig *r, const char *keys, const char *text);
/* Wait until it does not. */
void rig_expect_gone(struct rig *r, const char *text);
/* Is it there now (after output has settled)? */
bool rig_shows(struct rig *r, const char *text);
/* Row of the screen as UTF-8, trailing spaces cut; valid until the next call. */
const char *rig_row(struct rig *r, int row);
/* Row where `text` stands, -1: nowhere. */
int rig_find(struct rig *r, const char *text);
/* Read until the program has been silent for a little. */
void rig_settle(struct rig *r);

int rig_cursor_row(struct rig *r);
int rig_cursor_col(struct rig *r);
bool rig_cursor_visible(struct rig *r);
int rig_bells(struct rig *r);
/* Does the last row's text differ in colour: foreground index at (row, col), -1 default. */
int rig_colour(struct rig *r, int row, int col);
/* Bytes the program has sent so far. */
size_t rig_bytes(struct rig *r);
/*
 * What has reached the terminal and may not (tui/raw.h), NULL when nothing has;
 * rig_end() fails the test for it, too. OSC sequences so far.
 */
const char *rig_offence(struct rig *r);
size_t rig_osc(struct rig *r);
/* What of the terminal is not as it was before the program; NULL: all is. */
const char *rig_left(struct rig *r);
/* Whoever started it puts the terminal as it was. */
void rig_take_back(struct rig *r);
/* Is the alternate screen on? */
bool rig_altscreen(struct rig *r);
/* Wait for the end; exit status, or 128 + signal. */
int rig_wait(struct rig *r);
/* The rig's folder: database home/gongdao.db, current folder home. */
const char *rig_home(struct rig *r);
pid_t rig_pid(struct rig *r);

/* Run the program without a terminal with `args` in the rig's home; exit status, output in `out`. */
int rig_command(const char *home, const char *lang, const char *now,
		const char *const *args, char *out, size_t size);
/* A new home; free() the name. */
char *rig_new_home(void);
void rig_remove_home(const char *home);

#endif
