#!/bin/sh
# Six people at one desk: real processes on one file, at once.
. "${top_srcdir:-.}/tests/cli/lib.sh"
one_case
gd new --answers answers.ini >/dev/null 2>&1 || exit 99
sql() { sqlite3 "$GONGDAO_DB" "$1"; }
hand() { gongdao --now "$NOW" --lang en "$@" >/dev/null 2>&1; }
ROUNDS=3

before=$(sql "SELECT version FROM cases WHERE id = 1")
events=$(sql "SELECT count(*) FROM events")

# Each notes in both cases, tags one, opens one and reads; who fails says so.
work()
{
	for n in $(seq $ROUNDS); do
		hand --as "hand$1" note GD-0001 "word $n of hand$1" || echo "note $1"
		hand --as "hand$1" note GD-0002 "word $n of hand$1" || echo "note $1"
		hand --as "hand$1" edit GD-0002 "assignee=hand$1-$n" || echo "edit $1"
		hand --as "hand$1" list || echo "list $1"
	done
	hand --as "hand$1" new --answers answers.ini || echo "new $1"
	hand --as "hand$1" undo || echo "undo $1"
} >>failed

for i in 1 2 3 4 5 6; do
	work $i &
done
wait
is "$(cat failed)" "" "nobody was turned away"
is "$(sql "SELECT count(*) FROM events WHERE kind = 'note' AND case_id = 1")" \
	$((6 * ROUNDS)) "every note is there"
is "$(sql "SELECT version FROM cases WHERE id = 1")" $((before + 6 * ROUNDS)) \
	"each is a version of its own"
gd log GD-0001 --format csv | grep -o 'word [0-9] of hand[0-9]' | sort -u >words
is "$(wc -l <words)" $((6 * ROUNDS)) "and none took another's place"
is "$(sql "SELECT count(*) FROM events")" \
	$((events + 6 * (3 * ROUNDS + 2))) "every step is one event"
is "$(sql "SELECT count(*) FROM events WHERE kind = 'undo'")" 6 \
	"each has undone what was his own"
is "$(sql "SELECT count(*) FROM events a JOIN events b ON a.id = b.undoes
	WHERE a.who = b.who")" 6 "and nobody else's"
run gd verify
exits 0 "the history is whole after all that"
run gd check
exits 0 "and the desk in order"

# While somebody writes, others read.
mkfifo to from
sqlite3 "$GONGDAO_DB" <to >from &
writer=$!
exec 3>to 4<from
echo "BEGIN IMMEDIATE; SELECT 'holds';" >&3
read -r said <&4
is "$said" holds "one holds the file for writing"
run gd list --format csv
exits 0 "another reads"
prints GD-0001 "the cases"
run gd due
exits 0 "and what is due"
echo "ROLLBACK;" >&3
exec 3>&- 4<&-
wait $writer
run gd note GD-0001 'after that'
exits 0 "then others write again"
finish
