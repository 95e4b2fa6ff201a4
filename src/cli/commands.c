/*
 * cli/commands.c - the table of commands: parsing, help and dispatch read it.
 */
#include <config.h>

#include "base/i18n.h"
#include "cli/command.h"

#define END { NULL, 0, NULL, NULL }

static const struct gd_option new_options[] = {
	{ "answers", 0, "FILE", N_("take the answers from an INI file; - is standard input") },
	{ "resume", 0, "CASE", N_("go on with an interview that was left") },
	END
};
static const struct gd_option format2[] = {
	{ "format", 0, "FORMAT", N_("text or json") },
	END
};
static const struct gd_option plan_options[] = {
	{ "answers", 0, "FILE", N_("take the answers from an INI file; - is standard input") },
	{ "format", 0, "FORMAT", N_("text or json") },
	END
};
static const struct gd_option list_options[] = {
	{ "columns", 0, "IDS", N_("comma list of columns") },
	{ "sort", 0, "ORDER", N_("any column, -COLUMN turned: shop,-amount") },
	{ "limit", 'n', "N", N_("at most this many") },
	{ "format", 0, "FORMAT", N_("text, csv or json") },
	END
};
static const struct gd_option due_options[] = {
	{ "seen", 0, NULL, N_("take note that you have looked; a listing on a terminal does so by itself") },
	{ "within", 0, "TIME", N_("only what falls within 72h, 7d, 5wd or 1mo, overdue included") },
	{ "overdue", 0, NULL, N_("only what is overdue") },
	{ "sort", 0, "ORDER", N_("time, case, merchant, rule or channel; within each by time") },
	{ "columns", 0, "IDS", N_("comma list of columns") },
	{ "format", 0, "FORMAT", N_("text, csv, json or ics") },
	{ "exit-code", 0, NULL, N_("end with status 1 when any deadline is listed") },
	END
};
static const struct gd_option edit_options[] = {
	{ "seen", 0, "N", N_("the version of the case that this was decided on (show --format json)") },
	END
};
static const struct gd_option file_options[] = {
	{ "plan", 0, NULL, N_("everything that the plan opens now, in one step") },
	{ "at", 0, "INSTANT", N_("when it was sent; now, if not given") },
	{ "ref", 0, "NO", N_("the number that the body gave") },
	{ "force", 0, NULL, N_("overrule advice; what law bars stays barred") },
	{ "reason", 0, "TEXT", N_("why, with --force; kept in the history") },
	END
};
static const struct gd_option respond_options[] = {
	{ "result", 0, "RESULT", N_("answered, accepted, refused, promised or silent") },
	{ "filing", 0, "N", N_("which filing; the latest that waits, if not given") },
	{ "at", 0, "INSTANT", N_("when it came; now, if not given") },
	{ "note", 0, "TEXT", N_("what was said; - reads standard input") },
	END
};
static const struct gd_option escalate_options[] = {
	{ "to", 0, "CHANNEL", N_("a channel; the plan's next one, if not given") },
	{ "force", 0, NULL, N_("overrule advice; what law bars stays barred") },
	{ "reason", 0, "TEXT", N_("why, with --force; kept in the history") },
	END
};
static const struct gd_option close_options[] = {
	{ "outcome", 0, "OUTCOME", N_("resolved, partial, rejected, withdrawn or lost_contact") },
	{ "recovered", 0, "YUAN", N_("what came back") },
	END
};
static const struct gd_option snooze_options[] = {
	{ "clock", 0, "N", N_("number of the deadline, as 'gongdao show' gives it") },
	{ "until", 0, "INSTANT", N_("when it may remind again") },
	{ "off", 0, NULL, N_("let it remind again now") },
	{ "reason", 0, "TEXT", N_("why; kept in the history; - reads standard input") },
	END
};
static const struct gd_option pause_options[] = {
	{ "clock", 0, "N", N_("number of the deadline, as 'gongdao show' gives it") },
	{ "law", 0, "CODE", N_("a suspension in law that the rule knows, such as testing") },
	{ "at", 0, "INSTANT", N_("since when; now, if not given") },
	{ "reason", 0, "TEXT", N_("why; kept in the history; - reads standard input") },
	END
};
static const struct gd_option resume_options[] = {
	{ "clock", 0, "N", N_("number of the deadline, as 'gongdao show' gives it") },
	{ "at", 0, "INSTANT", N_("since when; now, if not given") },
	{ "reason", 0, "TEXT", N_("why; kept in the history; - reads standard input") },
	END
};
static const struct gd_option note_options[] = {
	{ "demand", 0, NULL, N_("it was a demand that can be proved: the limitation begins anew") },
	{ "at", 0, "INSTANT", N_("when it was made, with --demand; now, if not given") },
	END
};
static const struct gd_option log_options[] = {
	{ "columns", 0, "IDS", N_("comma list of columns") },
	{ "limit", 'n', "N", N_("at most this many") },
	{ "format", 0, "FORMAT", N_("text, csv or json") },
	END
};
static const struct gd_option evidence_options[] = {
	{ "kind", 0, "KIND", N_("of add: the kind of evidence; 'evidence coach' names them") },
	{ "captured-at", 0, "INSTANT", N_("of add: when it was captured") },
	{ "by", 0, "NAME", N_("of add: who captured it") },
	{ "how", 0, "HOW", N_("of add: screenshot, recording, photo, scan, download, export, received or other") },
	{ "source", 0, "TEXT", N_("of add: from where, such as a page's address") },
	{ "proves", 0, "TEXT", N_("of add: what it proves") },
	{ "note", 0, "TEXT", N_("of add: a note") },
	{ "of", 0, "N", N_("of add: it is a copy of file N, such as a covered one") },
	{ "output", 'o', "FILE", N_("where to; of stamp: the folder for requests") },
	{ "response", 0, "FILE", N_("of stamp: take in this answer (.tsr)") },
	{ "ca", 0, "FILE", N_("of stamp and check: the authority's root certificate (PEM)") },
	{ "search", 0, "TEXT", N_("of chat: only messages that hold this") },
	{ "redact", 0, NULL, N_("of bundle: without names and numbers, covered copies alone") },
	{ "at-hand", 0, "CARD", N_("of rehearse: the originals of this card are at hand") },
	{ "not-at-hand", 0, "CARD", N_("of rehearse: they are not, which its card and the checklist tell") },
	{ "head", 0, NULL, N_("of stamp: the newest event, and with it every case") },
	{ "format", 0, "FORMAT", N_("text, csv or json") },
	END
};
static const struct gd_option letter_options[] = {
	{ "output", 'o', "FILE", N_("write it to a file; NAME.pdf makes a PDF") },
	{ "copy", 0, NULL, N_("send it to the terminal for its clipboard") },
	{ "qr", 0, NULL, N_("show it as QR codes") },
	{ "print", 0, NULL, N_("hand it to the printer (lp)") },
	{ "in", 0, "LANG", N_("of write: zh or en; zh, if not given") },
	{ "version-of", 0, "N", N_("of show: an earlier version") },
	{ "seen", 0, "N", N_("of edit and sent: the version of the letter that this was decided on") },
	{ "at", 0, "INSTANT", N_("of sent: when; now, if not given") },
	{ "channel", 0, "CHANNEL", N_("of sent: through which; the template's, if not given") },
	{ "proof", 0, "TEXT", N_("of sent: tracking number, screenshot, time of the mail") },
	{ "note", 0, "TEXT", N_("of sent: why it goes out as it is; - reads standard input") },
	{ "case", 0, "CASE", N_("of lint: judge by this case's type") },
	{ "template", 0, "ID", N_("of lint: by the rules and the length of this template") },
	{ "format", 0, "FORMAT", N_("text, csv or json") },
	END
};
static const struct gd_option export_options[] = {
	{ "output", 'o', "FILE", N_("where to; - is standard output; a dated name here, if not given") },
	{ "columns", 0, "IDS", N_("these columns in this order; all: every field of a case, as import reads it") },
	{ "redact", 0, NULL, N_("take names, phones, addresses and numbers out, also of free text") },
	{ "encoding", 0, "NAME", N_("utf-8-bom, utf-8, gb18030 or utf-16") },
	{ "delimiter", 0, "CHAR", N_("a comma, a semicolon or tab") },
	{ "headers", 0, "KIND", N_("codes (the same in every language) or names") },
	END
};
static const struct gd_option import_options[] = {
	{ "map", 0, "FILE", N_("which column is which field; guessed, if not given") },
	{ "encoding", 0, "NAME", N_("utf-8, gb18030, utf-16 or big5; found out, if not given") },
	{ "delimiter", 0, "CHAR", N_("a comma, semicolon, tab or pipe; found out, if not given") },
	{ "dry-run", 0, NULL, N_("do it all and keep nothing") },
	{ "partial", 0, NULL, N_("keep the good rows though others are refused") },
	{ "save-map", 0, "FILE", N_("write down how the list is read, for next time") },
	{ "rejects", 0, "FILE", N_("write the refused rows there, to be corrected and imported") },
	{ "format", 0, "FORMAT", N_("text or json") },
	END
};
static const struct gd_option group_options[] = {
	{ "output", 'o', "DIR", N_("of build: the folder for the two files") },
	{ "redact", 0, NULL, N_("of build: without names, phones, addresses and numbers") },
	{ "format", 0, "FORMAT", N_("of find: text, csv or json") },
	END
};
static const struct gd_option post_options[] = {
	{ "output", 'o', "FILE", N_("where to; - is standard output") },
	{ "check", 0, "FILE", N_("look for personal data in this text instead; - is standard input") },
	END
};
static const struct gd_option report_options[] = {
	{ "format", 0, "FORMAT", N_("text, csv or json") },
	END
};
static const struct gd_option search_options[] = {
	{ "limit", 'n', "N", N_("at most this many; 50, if not given") },
	{ "format", 0, "FORMAT", N_("text, csv or json") },
	END
};
static const struct gd_option when_options[] = {
	{ "roll", 0, "[=KIND]", N_("move a last day that is off: rest (rest days and holidays) or holiday (statutory holidays alone)") },
	{ "explain", 0, NULL, N_("show the count day by day") },
	{ "format", 0, "FORMAT", N_("text or iso") },
	END
};
static const struct gd_option questions_options[] = {
	{ "set", 0, "NAME", N_("another interview: check, before one buys") },
	{ "format", 0, "FORMAT", N_("text or json") },
	END
};
static const struct gd_option merchant_options[] = {
	{ "answers", 0, "FILE", N_("of check: the answers, as 'questions --set check' names them; - is standard input") },
	{ "columns", 0, "IDS", N_("comma list of columns") },
	{ "sort", 0, "ORDER", N_("of list: newest, name, cases, open or checked") },
	{ "limit", 0, "N", N_("at most N rows") },
	{ "format", 0, "FORMAT", N_("of list: text, csv or json; else text or json") },
	END
};
static const struct gd_option rules_options[] = {
	{ "format", 0, "FORMAT", N_("of list: text, csv or json; of show: text or json") },
	{ "columns", 0, "IDS", N_("comma list of columns") },
	{ "walk", 0, NULL, N_("check: also go through every path of the interviews") },
	{ "dry-run", 0, NULL, N_("of calendar add and recompute: only tell what would move") },
	END
};
static const struct gd_option backup_options[] = {
	{ "keep", 0, "N", N_("FILE is a folder: a dated copy there, the newest N stay") },
	END
};
static const struct gd_option undo_options[] = {
	{ "event", 0, "N", N_("this step, as 'gongdao log --columns event,what' numbers it, instead of the newest") },
	{ "force", 0, NULL, N_("with it what was built on it since; needs a reason") },
	{ "reason", 0, "TEXT", N_("why; kept in the history") },
	END
};
static const struct gd_option restore_options[] = {
	{ "force", 0, NULL, N_("also when the desk holds later changes or is damaged") },
	END
};
static const struct gd_option check_options[] = {
	{ "repair", 0, NULL, N_("make anew what can be made from the rest") },
	END
};
static const struct gd_option handover_options[] = {
	{ "to", 0, "NAME", N_("who takes them; without it only the slip is printed") },
	END
};
static const struct gd_option erase_options[] = {
	{ "closed-for", 0, "MONTHS", N_("all cases closed that long ago or longer") },
	{ "yes", 0, NULL, N_("do it; without it, only say what would be done") },
	END
};
static const struct gd_option demo_options[] = {
	{ "cases", 0, "N", N_("how many") },
	{ "seed", 0, "S", N_("the same number gives the same cases") },
	END
};

static const struct gd_command commands[] = {
	{ .name = "new", .run = gd_cmd_new,
	  .summary = N_("file a case: the interview"),
	  .usage = "\n--answers FILE\n--resume CASE",
	  .details = N_("With --answers the number of the new case is printed alone on its line. 'gongdao questions' tells what can be answered."),
	  .examples = "gongdao new\ngongdao new --answers answers.ini\ngongdao new --resume GD-0413",
	  .options = new_options },
	{ .name = "questions", .run = gd_cmd_questions,
	  .summary = N_("every question of the interview"),
	  .usage = "[--set NAME] [--format FORMAT]",
	  .examples = "gongdao questions\ngongdao questions --format json\ngongdao questions --set check",
	  .options = questions_options },
	{ .name = "plan", .run = gd_cmd_plan, .args_max = 1,
	  .summary = N_("where to complain, why, and by when; saves nothing"),
	  .usage = "CASE [--format FORMAT]\n--answers FILE [--format FORMAT]",
	  .examples = "gongdao plan GD-0413\ngongdao plan --answers answers.ini --format json",
	  .options = plan_options },
	{ .name = "list", .run = gd_cmd_list, .args_max = -1,
	  .summary = N_("cases"),
	  .usage = "[FILTER]... [OPTION]...",
	  .details = N_("FILTER words are joined by \"and\": stage: type: platform: carrier: scenario: outcome: merchant: assignee: tag: opened: due: with a value, amount with < > or =, open, closed, draft, or any text."),
	  .examples = "gongdao list open type:fraud 'amount>500'\ngongdao list due:overdue --sort due -n 10\ngongdao list opened:2026-03 --format json",
	  .options = list_options },
	{ .name = "show", .run = gd_cmd_show, .args_min = 1, .args_max = 1,
	  .summary = N_("one case, whole"),
	  .usage = "CASE [--format FORMAT]",
	  .examples = "gongdao show GD-0413\ngongdao show 413 --format json",
	  .options = format2 },
	{ .name = "due", .run = gd_cmd_due, .args_max = -1,
	  .summary = N_("the daily review: overdue first"),
	  .usage = "[FILTER]... [OPTION]...",
	  .details = N_("What rang since you last looked comes first. FILTER words are those of 'gongdao list'."),
	  .examples = "gongdao due --within 7d\ngongdao due --overdue --exit-code\ngongdao due assignee:lin --format csv\ngongdao due --format ics > deadlines.ics",
	  .options = due_options },
	{ .name = "file", .run = gd_cmd_file, .args_min = 1, .args_max = 2,
	  .summary = N_("record that a case was filed through a channel"),
	  .usage = "CASE CHANNEL [OPTION]...\nCASE --plan [OPTION]...",
	  .details = N_("Starts the clocks of that filing. 'gongdao plan CASE' names the channels."),
	  .examples = "gongdao file GD-0413 service\ngongdao file GD-0413 12315 --at 2026-03-12T09:04 --ref 1265000",
	  .options = file_options },
	{ .name = "rehearse", .run = gd_cmd_rehearse, .args_min = 2,
	  .args_max = 2,
	  .summary = N_("why a body would refuse the case, before it is filed"),
	  .usage = "CASE CHANNEL [--format FORMAT]",
	  .details = N_("Each ground is met, not met or not clear yet, with what would help. Ends with status 1 when the body would refuse."),
	  .examples = "gongdao rehearse GD-0413 12315\ngongdao rehearse GD-0413 court --format json",
	  .options = format2 },
	{ .name = "ways", .run = gd_cmd_ways, .args_min = 1, .args_max = 1,
	  .summary = N_("what is left when a complaint was refused or not answered"),
	  .usage = "CASE [--format FORMAT]",
	  .examples = "gongdao ways GD-0413",
	  .options = format2 },
	{ .name = "respond", .run = gd_cmd_respond, .args_min = 1,
	  .args_max = 1,
	  .summary = N_("record what a body answered, or that it did not"),
	  .usage = "CASE --result RESULT [OPTION]...",
	  .examples = "gongdao respond GD-0413 --result refused --note 'no grounds seen'\ngongdao respond GD-0413 --filing 1 --result silent",
	  .options = respond_options },
	{ .name = "escalate", .run = gd_cmd_escalate, .args_min = 1,
	  .args_max = 1,
	  .summary = N_("file through the next higher channel"),
	  .usage = "CASE [OPTION]...",
	  .examples = "gongdao escalate GD-0413\ngongdao escalate GD-0413 --to 12315 --force --reason 'the shop is gone'",
	  .options = escalate_options },
	{ .name = "close", .run = gd_cmd_close, .args_min = 1, .args_max = 1,
	  .summary = N_("end a case with its outcome"),
	  .usage = "CASE --outcome OUTCOME [--recovered YUAN]",
	  .examples = "gongdao close GD-0413 --outcome resolved --recovered 1,299.00",
	  .options = close_options },
	{ .name = "group", .run = gd_cmd_group, .args_min = 1, .args_max = 2,
	  .summary = N_("several open cases against one merchant, taken to 12315 together"),
	  .usage = "find [--format FORMAT]\nbuild MERCHANT -o DIR [--redact]",
	  .details = N_("MERCHANT is a credit code, a legal name or a shop. build writes group.txt and group.csv."),
	  .examples = "gongdao group find\ngongdao group build 91440300708461136T -o group",
	  .options = group_options },
	{ .name = "post", .run = gd_cmd_post, .args_min = 1, .args_max = 1,
	  .summary = N_("a case's progress for the public, without personal data"),
	  .usage = "CASE [-o FILE]\nCASE --check FILE",
	  .details = N_("--check tells what personal data a text of your own still holds; the exit status is 1 then."),
	  .examples = "gongdao post GD-0413 -o progress.txt",
	  .options = post_options },
	{ .name = "similar", .run = gd_cmd_similar, .args_min = 1,
	  .args_max = 1,
	  .summary = N_("closed cases and teaching cases like this one"),
	  .usage = "CASE [--format FORMAT]",
	  .examples = "gongdao similar GD-0413",
	  .options = report_options },
	{ .name = "report", .run = gd_cmd_report, .args_min = 1, .args_max = 2,
	  .summary = N_("the clinic's own figures, the article's beside them"),
	  .usage = "REPORT [--format FORMAT]\nmonth [YYYY-MM] [--format FORMAT]",
	  .details = N_("REPORT is stages, channels, types, months, trend, outcomes, merchants, people, ageing or month. Shares and medians stand for five cases and more."),
	  .examples = "gongdao report channels\ngongdao report month 2026-03 --format csv",
	  .options = report_options },
	{ .name = "reopen", .run = gd_cmd_reopen, .args_min = 1,
	  .args_max = 1,
	  .summary = N_("take a closed case up again"),
	  .usage = "CASE", .examples = "gongdao reopen GD-0413" },
	{ .name = "note", .run = gd_cmd_note, .args_min = 2, .args_max = -1,
	  .summary = N_("add a note to the history of a case"),
	  .usage = "CASE TEXT [--demand [--at INSTANT]]\nCASE -",
	  .details = N_("- reads the text from standard input."),
	  .examples = "gongdao note GD-0413 'called again, promised by Friday'\ngongdao note GD-0413 --demand 'registered letter RA123, signed for'\ngongdao note GD-0413 - < call.txt",
	  .options = note_options },
	{ .name = "snooze", .run = gd_cmd_snooze, .args_min = 1, .args_max = 1,
	  .summary = N_("let a reminder rest; the deadline stays"),
	  .usage = "CASE --clock N --until INSTANT --reason TEXT\nCASE --clock N --off",
	  .examples = "gongdao snooze GD-0413 --clock 2 --until 2026-03-16T09:00 --reason 'promised for Monday'",
	  .options = snooze_options },
	{ .name = "pause", .run = gd_cmd_pause, .args_min = 1, .args_max = 1,
	  .summary = N_("pause a deadline, or have the law suspend it"),
	  .usage = "CASE --clock N --reason TEXT [--at INSTANT] [--law CODE]",
	  .details = N_("Your own pause stops the reminders of any deadline and the time of one you have set yourself. What the law sets goes on running; --law records that the law itself suspends it."),
	  .examples = "gongdao pause GD-0413 --clock 2 --reason 'the shop asked for two days'\ngongdao pause GD-0413 --clock 3 --law testing --reason 'sent to the laboratory'",
	  .options = pause_options },
	{ .name = "resume", .run = gd_cmd_resume, .args_min = 1, .args_max = 1,
	  .summary = N_("end a pause; the old and the new date are told"),
	  .usage = "CASE --clock N --reason TEXT [--at INSTANT]",
	  .examples = "gongdao resume GD-0413 --clock 2 --reason 'two days are over'",
	  .options = resume_options },
	{ .name = "extend", .run = gd_cmd_extend, .args_min = 1, .args_max = 1,
	  .summary = N_("a body takes the longer time that its rule allows"),
	  .usage = "CASE --clock N --reason TEXT [--at INSTANT]",
	  .examples = "gongdao extend GD-0413 --clock 3 --reason 'told by phone: fifteen working days more'",
	  .options = resume_options },
	{ .name = "edit", .run = gd_cmd_edit, .args_min = 2, .args_max = -1,
	  .summary = N_("change answers of a case"),
	  .usage = "CASE [--seen N] FIELD=VALUE...",
	  .details = N_("FIELD is the id of a question, assignee or tags. FIELD=- reads the value from standard input. All changes are made, or none. With --seen a field that somebody else has changed since that version is refused, with both values."),
	  .examples = "gongdao edit GD-0413 amount=1299 demand=refund\ngongdao edit GD-0413 assignee=lin\ngongdao edit GD-0413 facts=- < facts.txt\ngongdao edit GD-0413 --seen 7 amount=1299",
	  .options = edit_options },
	{ .name = "undo", .run = gd_cmd_undo, .args_max = 1,
	  .summary = N_("take the last change back"),
	  .usage = "[CASE] [--event N] [--force] [--reason TEXT]",
	  .details = N_("Without a case: your own last change, whole if it was made to many. What somebody else did is undone only with a reason. A step that later ones were built on is refused with their names; --force undoes these first, the newest first, so that each value stands again as before the step."),
	  .examples = "gongdao undo\ngongdao undo GD-0413\ngongdao undo GD-0413 --reason 'wrong case'\ngongdao undo --event 57 --force --reason 'it was another shop'",
	  .options = undo_options },
	{ .name = "log", .run = gd_cmd_log, .args_max = 1,
	  .summary = N_("the history, newest first"),
	  .usage = "[CASE] [OPTION]...",
	  .examples = "gongdao log GD-0413\ngongdao log -n 20 --format json",
	  .options = log_options },
	{ .name = "evidence", .run = gd_cmd_evidence, .args_min = 1,
	  .args_max = -1,
	  .summary = N_("files of evidence: keep, judge, stamp, hand out"),
	  .usage = "add CASE FILE... --kind KIND [OPTION]...\nlist CASE [--format FORMAT]\nchecklist CASE [--format FORMAT]\nshow CASE N\nset CASE N QUESTION=ANSWER...\nsave CASE N -o FILE\ncoach [KIND]\nrehearse CASE [--not-at-hand CARD|--at-hand CARD] [--format FORMAT]\nstamp CASE|--head [-o FOLDER | --response FILE --ca FILE]\nbundle CASE -o FILE [--redact]\ncheck BUNDLE [--ca FILE]\nchat CASE FILE|N [--search TEXT] [--format FORMAT]",
	  .details = N_("Files are copied beside the database under their SHA-256; what you add is never changed. set keeps the answers (yes, no, unsure, open) to the questions that show asks, or changes kind, how, captured_at, captured_by, source, proves, note or copy_of."),
	  .examples = "gongdao evidence add GD-0413 chat.html --kind chat --captured-at 2026-03-08T20:15\ngongdao evidence checklist GD-0413\ngongdao evidence set GD-0413 1 lawful_own=yes complete_time=no\ngongdao evidence save GD-0413 1 -o copy.html",
	  .options = evidence_options },
	{ .name = "letter", .run = gd_cmd_letter, .args_min = 1,
	  .args_max = 5,
	  .summary = N_("letters: write, word, send, lint"),
	  .usage = "list [CASE]\nwrite CASE TEMPLATE [-o FILE|--copy|--qr|--print]\nkept CASE\nshow CASE [LETTER] [--version-of N] [-o FILE|--copy|--qr|--print]\ndiff CASE LETTER [FROM [TO]]\nedit CASE LETTER [FILE|-] [--seen N]\nsent CASE LETTER [--seen N] [--at INSTANT] [--channel CHANNEL] --proof TEXT\nlint FILE|- [--case CASE] [--template ID]\nclaims CASE",
	  .details = N_("Nothing is written while a place has no value: the message names the questions. lint ends with status 1 when it finds something. A letter that was sent stays as it is."),
	  .examples = "gongdao letter list GD-0413\ngongdao letter write GD-0413 demand -o demand.txt\ngongdao letter sent GD-0413 1 --proof 'SF1234567890'\ngongdao letter lint demand.txt --case GD-0413",
	  .options = letter_options },
	{ .name = "export", .run = gd_cmd_export, .args_min = 1,
	  .args_max = -1,
	  .summary = N_("write a list for a spreadsheet"),
	  .usage = "LIST [FILTER]... [OPTION]...",
	  .details = N_("LIST is cases, deadlines, evidence, history, summary or a preset of your configuration. The name of the file is printed."),
	  .examples = "gongdao export cases -o cases.csv\ngongdao export deadlines due:overdue -o -\ngongdao export history --redact stage:closed",
	  .options = export_options },
	{ .name = "import", .run = gd_cmd_import, .args_min = 1, .args_max = 1,
	  .summary = N_("read a list of complaints in: any CSV"),
	  .usage = "FILE [OPTION]...",
	  .details = N_("All rows are taken or none; every refused one is told with line, column, value and reason, and the status is 1. The same file again changes nothing. FILE - is standard input."),
	  .examples = "gongdao import list.csv --dry-run\ngongdao import list.csv --save-map clinic.ini --rejects refused.csv\ngongdao import march.csv --map clinic.ini --partial",
	  .options = import_options },
	{ .name = "search", .run = gd_cmd_search, .args_min = 1,
	  .args_max = -1,
	  .summary = N_("find cases by any words: names, facts, notes, numbers"),
	  .usage = "TEXT... [OPTION]...",
	  .details = N_("Words of any length, Chinese ones of one character, too; all of them must be there. The best and newest come first; pinyin initials of merchants last."),
	  .examples = "gongdao search refund service\ngongdao search 4200\ngongdao search xlyx",
	  .options = search_options },
	{ .name = "when", .run = gd_cmd_when, .args_min = 2, .args_max = 2,
	  .summary = N_("the date calculator"),
	  .usage = "INSTANT +N{h,d,wd,mo,y} [OPTION]...",
	  .details = N_("h hours, d days, wd working days, mo months, y years; the starting day does not count."),
	  .examples = "gongdao when 2026-03-09T04:10 +72h\ngongdao when 2026-03-09 +7wd --explain\ngongdao when 2026-09-30 +1d --roll=holiday --format iso",
	  .options = when_options },
	{ .name = "merchant", .run = gd_cmd_merchant, .args_min = 1,
	  .args_max = -1,
	  .summary = N_("merchants, their cases, and the check before buying"),
	  .usage = "list [WORDS]... [--format FORMAT]\nshow MERCHANT [--format FORMAT]\ncheck --answers FILE MERCHANT\nset MERCHANT FIELD=VALUE...\nmerge MERCHANT MERCHANT",
	  .details = N_("MERCHANT is a name, a credit code or the number of the list. check keeps its result with the merchant, where later cases find it, and ends with status 1 when the risk is high. FIELD is name, credit_code, address, contact, licence or note. merge makes two records one, where the second stays; its cases keep what was written."),
	  .examples = "gongdao merchant list\ngongdao merchant show 12\ngongdao questions --set check\ngongdao merchant check --answers look.ini NAME",
	  .options = merchant_options },
	{ .name = "rules", .run = gd_cmd_rules, .args_min = 1,
	  .args_max = -1,
	  .summary = N_("check, list or show the playbook"),
	  .usage = "check [--walk] [FILE]...\nlist [KIND] [--format FORMAT]\nshow [KIND] ID [--format FORMAT]\ncalendar add FILE [--dry-run]\nrecompute [--dry-run]",
	  .details = N_("check prints file:line: message for every mistake and ends with status 1 when there is any. With --walk it also answers the interviews in every way that makes a difference. show tells an entry in both languages, with its sources and the line where it stands. calendar add takes a year of holidays in (a CSV file: date,kind,name), recompute takes in a changed rule: each tells every running deadline that moves, and one undo takes all of it back."),
	  .examples = "gongdao rules check\ngongdao rules check --walk\ngongdao rules check my-clocks.ini\ngongdao rules list clock\ngongdao rules show reg_mediate",
	  .options = rules_options },
	{ .name = "verify", .run = gd_cmd_verify, .args_max = 1,
	  .summary = N_("prove that history, records and files are what they were"),
	  .usage = "[CASE]",
	  .details = N_("Ends with status 1 and names the first break: the event, the field or the file. With a case, checking its files becomes part of its history."),
	  .examples = "gongdao verify\ngongdao verify GD-0413" },
	{ .name = "handover", .run = gd_cmd_handover, .args_min = 1,
	  .args_max = -1,
	  .summary = N_("give one's open cases to the next volunteer, with a slip"),
	  .usage = "FROM [FILTER]... [--to NAME]",
	  .details = N_("All of it is one step, and one undo takes it back."),
	  .examples = "gongdao handover lin\ngongdao handover lin --to zhou\ngongdao handover lin type:fraud --to zhou",
	  .options = handover_options },
	{ .name = "check", .run = gd_cmd_check,
	  .summary = N_("look after the database, and mend what can be mended"),
	  .usage = "[--repair]",
	  .details = N_("Ends with status 1 when anything was found."),
	  .examples = "gongdao check\ngongdao check --repair",
	  .options = check_options },
	{ .name = "backup", .run = gd_cmd_backup, .args_min = 1,
	  .args_max = 1,
	  .summary = N_("copy the desk into a file while it is in use, and prove the copy"),
	  .usage = "FILE\nFOLDER --keep N",
	  .details = N_("The copy is opened and its whole history is proved before it gets its name. The files of evidence go along, NAME.db with them in NAME.evidence; those that are there are not copied again. Ends with status 1 when a file of evidence is lost."),
	  .examples = "gongdao backup gongdao.bak\ngongdao backup ~/backups --keep 14",
	  .options = backup_options },
	{ .name = "restore", .run = gd_cmd_restore, .args_min = 1,
	  .args_max = 1,
	  .summary = N_("put a backup in the place of the desk"),
	  .usage = "FILE [--force]",
	  .details = N_("The desk as it was is kept beside it with its files, as NAME.before-restore.bak. The files of evidence are put back, too, each read and checked."),
	  .examples = "gongdao restore gongdao.bak",
	  .options = restore_options },
	{ .name = "erase", .run = gd_cmd_erase, .args_max = 1,
	  .summary = N_("forget whom a closed case was about, for good"),
	  .usage = "CASE [--yes]\n--closed-for MONTHS [--yes]",
	  .details = N_("Course, dates, merchant and outcome stay, and the history still verifies."),
	  .examples = "gongdao erase GD-0413 --yes\ngongdao erase --closed-for 24",
	  .options = erase_options },
	{ .name = "demo", .run = gd_cmd_demo,
	  .summary = N_("invent a caseload in an empty database"),
	  .usage = "[--cases N] [--seed S]",
	  .examples = "gongdao --db demo.db demo --cases 40 --seed 7",
	  .options = demo_options },
	{ .name = "config", .run = gd_cmd_config, .args_min = 1,
	  .args_max = -1, .bare = true,
	  .summary = N_("show or set the configuration"),
	  .usage = "show\npath\nset KEY VALUE",
	  .examples = "gongdao config show\ngongdao config set ui.language zh_CN" },
	{ .name = NULL }
};

const struct gd_command *
gd_commands(void)
{
	return commands;
}
