#!/bin/sh
# file, respond, escalate, close, reopen, note, edit, undo, log.
. "${top_srcdir:-.}/tests/cli/lib.sh"
one_case

stage()
{
	gd show GD-0001 --format json >s.json </dev/null
	"$top_builddir/tests/cli/json" "$1" <s.json
}

run gd file 1 service --at 2026-03-09T04:10 --ref KF-1
exits 0 "a filing is recorded"
prints '^GD-0001  .*12 Mar 04:10' "and says what falls next"
is "$(stage stage)" service "the case moved"
is "$(stage filings.0.ref)" KF-1 "the number is kept"
is "$(stage filings.0.filed_at)" 2026-03-09T04:10:00+08:00 "and the time"
run gd due --format json
is "$(json 0.rule)" seed_72h "the 72 hours run"
is "$(json 0.due)" 2026-03-12T04:10:00+08:00 "to the second"
case $(json 0.remaining_s) in
238200 | 2381[5-9]?) pass "with what is left" ;;
*) fail "with what is left: $(json 0.remaining_s) s" ;;
esac

run gd file 1 servce
exits 2 "an unknown channel"
says "'service'" "the nearest is named"
run gd file 1 12315 --at 2027-01-01
exits 2 "nothing is filed in the future"
run gd file 99 service
exits 2 "an unknown case"
says 'GD-0099' "is named"
run gd file GD-x service
exits 2 "a word that is no case"
run gd file 1 court
exits 2 "a guard refuses"
says 'what would help' "with its cure"
says_not '--force' "law cannot be forced"
run gd file 1 court --force --reason "I want to"
exits 2 "not even with a reason"
run gd file 1 arbitration --force
exits 2 "--force needs its reason"
run gd file 1 arbitration --reason why
exits 2 "a reason goes with --force"
is "$(stage stage)" service "nothing changed"

run gd respond 1
exits 2 "an answer needs its result"
run gd respond 1 --result maybe
exits 2 "one of five"
run gd respond 1 --result refused --filing 7
exits 2 "of a filing that is there"
printf '说不符合条件\n' >said
run_in said gd respond 1 --result refused --note -
exits 0 "an answer is recorded"
is "$(stage filings.0.state)" refused "as it was"
is "$(stage filings.0.response)" 说不符合条件 "with its words"
run gd respond 1 --result refused
exits 2 "nothing waits for another"

run gd escalate 1
exits 0 "escalating files one rung up"
is "$(stage 'filings.#')" 2 "a second filing"
run gd escalate 1 --to service
exits 2 "never down"

run gd note 1 'called again'
exits 0 "a note"
run gd note 1 -
exits 2 "an empty one is refused"
run gd log 1 --format json
is_json "the log is JSON"
is "$(json 0.kind)" note "newest first"
is "$(json 0.who)" lin "by whom"
run gd log
prints 'called again' "in words"
run gd log -n 1 --format csv
is "$(wc -l <out)" 2 "as many as asked for"
run gd log 77
exits 2 "of a case that is there"

run gd edit 1 amount=999 assignee=wang
exits 0 "answers change"
is "$(stage amount)" 999 "the amount"
is "$(stage assignee)" wang "and the volunteer"
run gd edit 1 amount=x nosuch=1 bare goods=新包
exits 2 "bad changes are refused"
says "'bare' is no FIELD=VALUE" "a word without its value"
says "^gongdao: nosuch: " "an unknown field"
says "^gongdao: amount: " "a bad amount, all at once"
is "$(stage goods)" 真皮女包 "and nothing is changed"
printf '第一行\n第二行\n' >facts.txt
run_in facts.txt gd edit 1 facts=-
exits 0 "a long text comes by standard input"
is "$(stage answers.facts)" '第一行
第二行' "whole"
run gd edit 1
exits 2 "a change of nothing"

seen=$(stage version)
gd edit 1 goods=theirs shop=their-shop --as zhou >/dev/null </dev/null
run gd edit 1 --seen "$seen" goods=mine amount=998
exits 2 "what somebody else has changed is not overwritten"
says '^gongdao: goods: .*真皮女包.*theirs.*mine.*zhou' "both sides are shown"
says_not 'shop' "what only one has changed is no matter"
is "$(stage amount)" 999 "and nothing is changed"
run gd edit 1 --seen "$seen" amount=998 shop=their-shop
exits 0 "another field, or the same value, goes through"
run gd edit 1 --seen "$(stage version)" goods=mine
exits 0 "so does who has seen theirs"
run gd edit 1 --seen 99999 goods=x
exits 2 "a version that is none"
gd undo 1 >/dev/null </dev/null
gd undo 1 >/dev/null </dev/null
gd undo 1 --reason 'of the test' >/dev/null </dev/null

run gd undo 1
exits 0 "undo"
prints '^Undone: ' "says what was undone"
is "$(stage answers.facts | head -n 1)" \
	"直播间说是头层牛皮，鉴定是人造革" "and it is"
run gongdao --now $NOW --lang en --as nobody undo
exits 2 "nothing of one's own to undo"

one_case
gd file 1 service --at 2026-03-07T09:00 >/dev/null
run gd respond 1 --result silent
exits 0 "silence before its time"
run gd log 1
prints 'before the deadline of tomorrow 09:00' "is called so in the history"
run gongdao --now 2026-03-20 --lang en log 1
prints 'before the deadline of 10 Mar 09:00' "as any later day sees it"
run gd respond 1 --result accepted
exits 0 "an answer that comes after all"
is "$(stage filings.0.state)" accepted "is taken"

run gd close 1
exits 2 "closing needs an outcome"
run gd close 1 --outcome resolvd --recovered 1,29
exits 2 "one that exists"
says "did you mean 'resolved'" "the nearest is named"
says '--recovered' "and the sum"
run gd close 1 --outcome resolved --recovered 1,299
exits 0 "a case is closed"
is "$(stage outcome)" resolved "with its outcome"
is "$(stage closed)" 2026-03-09T10:00:00+08:00 "and its time"
run gd file 1 12315
exits 2 "a closed case is not filed"
run gd close 1 --outcome partial
exits 2 "nor closed again"
run gd reopen 1
exits 0 "a closed case is taken up again"
run gd reopen 1
exits 2 "an open one is not"

# --- A step that others were built on ---

one_case
gd edit 1 amount=300 >/dev/null </dev/null
gd note 1 'called again' >/dev/null </dev/null
gd edit 1 amount=400 >/dev/null </dev/null
run gd undo 1 --event 2
exits 2 "a step that a later one has built on"
says 'built on' "is named so"
run gd undo 1 --event 2 --force
exits 2 "with what was built on it, it needs a reason"
is "$(stage amount)" 400 "and nothing is changed"
run gd undo 1 --event 2 --force --reason 'another shop'
exits 0 "with one it goes back"
prints '1 later step' "and says that the later step went first"
is "$(stage amount)" 1299 "to before both"
run gd log 1
prints 'called again' "the note between them stands"
prints 'another shop' "and the reason is in the history"
run gd undo 1 --event 2
exits 2 "once"
run gd undo 1 --event 99
says 'no event 99' "a step that is none"

run gd verify
exits 0 "the history is whole after all that"
finish
