#!/bin/sh
# The words of the command line: help, version, misspellings, statuses.
. "${top_srcdir:-.}/tests/cli/lib.sh"

run gongdao --version
exits 0 "--version succeeds"
prints '^gongdao [0-9]+\.[0-9]' "and names the version"
run gongdao --help
exits 0 "--help succeeds"
prints 'Usage: gongdao' "and shows the usage"
sed -n '/^Commands:/,/^$/s/^  \([a-z0-9]*\) .*/\1/p' out >commands

# Everything offered runs; nothing is offered that does not.
while read -r cmd; do
	gongdao "$cmd" --help >help.out 2>help.err </dev/null
	echo "$? $(sed -n 1p help.out | grep -c "^  gongdao .*$cmd")"
done <commands | grep -vx '0 1' | none "each command's help opens with an example"
for cmd in new questions plan list show due file respond escalate close reopen \
	note snooze pause resume edit undo log evidence letter merchant group \
	export import search similar report when rules rehearse verify check \
	backup restore demo config; do
	grep -qx "$cmd" commands || echo "$cmd"
done | none "the contract's commands are all there"
gongdao remind >/dev/null 2>&1 </dev/null &&
	fail "what is not there is not offered" ||
	pass "what is not there is not offered"

run gongdao --help due
prints '^  gongdao due' "--help COMMAND is COMMAND --help"
run gongdao --lang zh_CN due --help
exits 0 "help in Chinese"

run gongdao lsit
exits 2 "an unknown command is a wrong request"
says "there is no command 'lsit'.*'list'" "and the nearest is named"
run gongdao xyzzy
says "'gongdao --help' lists them" "or where to look"
run gongdao list --fromat json --lmit 3
exits 2 "an unknown option is a wrong request"
says "'--fromat'.*'--format'" "the nearest option is named"
says "'--lmit'.*'--limit'" "for each of them"
run gongdao due --overdue=yes
exits 2 "a flag takes no value"
says "'--overdue' takes no value" "and says so"
run gongdao file GD-0001 service --at
exits 2 "an option without its value is refused"
says "'--at' needs a value" "and named"
run gongdao show
exits 2 "a missing word is refused"
run gongdao show GD-0001 GD-0002
exits 2 "a word too many is refused"
says "'GD-0002' is one word too many" "and named"
run gongdao list --format yaml --sort size
exits 2 "bad values are refused"
says "^gongdao: --format takes one of text, json, csv" "one is named"
says "^gongdao: cases cannot be sorted by .size.; they can by" "and the other at once"

run gongdao
exits 2 "no terminal: the desk does not open"
says "needs a terminal" "and says so"
run gongdao new
exits 2 "nor does the interview"
is "$(ls "$GONGDAO_DB" 2>/dev/null)" "" "and no database is made"

run gongdao --now yesterday list
exits 2 "--now takes ISO 8601"
says '^gongdao: --now' "and is named"
run gongdao --lang fr list
exits 2 "a language that is not there is refused"
run gongdao list --now 2026-03-09 --lang en
exits 0 "global options may follow the command"
run gongdao --config "$work/none.ini" list
exits 3 "a configuration that was named must be there"
run gongdao list -- -x
exits 0 "after -- a word is a word"
finish
