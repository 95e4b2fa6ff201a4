#!/bin/sh
# when: the date calculator, without a database.
. "${top_srcdir:-.}/tests/cli/lib.sh"

# iso EXPECTED WORD...: what the calculator says to these words.
iso()
{
	want=$1
	shift
	run gd when --format iso "$@"
	is "$(cat out)" "$want" "$* is $want"
}

iso 2026-03-12T04:10:00+08:00 2026-03-09T04:10 +72h
iso 2026-03-12T04:10:00+08:00 2026-03-08T20:10Z +72h
iso 2026-03-16 2026-03-09 +7d
iso 2026-03-18 2026-03-09 +7wd
iso 2026-04-09 2026-03-09 +1mo
iso 2028-02-29 2024-02-29 +4y
iso 2027-02-28 2024-02-29 +3y
# 1 October 2026 begins the holidays; three of them are statutory.
iso 2026-10-01 2026-09-30 +1d
iso 2026-10-04 2026-09-30 +1d --roll=holiday
iso 2026-10-08 2026-09-30 +1d --roll
iso 2026-10-08 2026-09-30 +1d --roll=rest
run gd when 2030-09-30 +10wd --format iso
prints '^2030-10-[0-9]+~$' "a year without a calendar is an estimate"
run gd when 2030-09-30 +72h --format iso
prints '^2030-10-03T00:00:00\+08:00$' "hours need no calendar"
run gd when 2026-03-09 +7wd --explain
exits 0 "--explain"
prints '^2026-03-18 Wed' "the day first"
prints '^2026-03-14 Sat  not counted' "then the count, day by day"
prints '^2026-03-18 Wed  7, the last day$' "to its last day"
run gd when 2026-03-09T04:10 +72h --explain
prints '^2026-03-09 Mon  from 04:10 on; 19 h 50 min until 24:00$' "hours begin at once"
prints '^2026-03-12 Thu  72 h are over at 04:10$' "and end in the middle of a day"
run gd when yesterday +1d --format iso
is "$(cat out)" 2026-03-09 "words for days do"
run gd when nonsense +7
exits 2 "a day and a count that are none"
says "nonsense" "one is named"
says "'\+7' is no time to add" "and the other"
run gd when 2026-02-30 +1d
exits 2 "30 February"
run gd when 2026-03-09 +0d
exits 2 "nothing to add"
run gd when 2026-03-09 +1d --roll=never
exits 2 "a roll that is none"
run gd when 2026-03-09
exits 2 "half a request"
is "$(ls "$work" | grep -c cases)" 0 "no database was made"
finish
