#!/bin/sh
# report, similar: the clinic's own figures, and cases that are alike.
. "${top_srcdir:-.}/tests/cli/lib.sh"

run gd report stages
exits 0 "a report of nothing"
says 'no cases to count yet' "says so"
run gd demo --cases 120 --seed 3
exits 0 "a caseload"

for r in stages channels types months trend outcomes merchants people \
	ageing month
do
	run gd report $r
	exits 0 "report $r"
	run gd report $r --format json
	is_json "report $r is JSON"
	run gd report $r --format csv
	exits 0 "report $r as CSV"
done

run gd report stages --format json
n=0
for i in 0 1 2 3 4 5; do
	n=$((n + $(json $i.cases)))
done
is "$n" 120 "the stages hold every case once"
run gd report trend --format json
n=0
for s in prepare service platform regulator court closed; do
	n=$((n + $(json 11.$s)))
done
is "$n" 120 "so do they at the end of a month"
is "$(json 11.code) $(json 12.code)" '2026-03 ' "the twelfth is this one"
run gd report trend
prints '12315' "a column bears its stage's name"
run gd report people --format json
is "$(( $(json 0.open) + $(json 0.closed) ))" 120 "so do the volunteers"

run gongdao --now "$NOW" --lang zh_CN --as lin report stages
prints_not 'Project-Id' "an empty heading stays empty in Chinese, too"

# Shares and medians of few cases are not claimed.
run gd report types --format json
i=0
good=yes
while [ -n "$(json $i.code)" ] && [ $i -lt 9 ]; do
	[ "$(json $i.n)" -ge 5 ] || [ "$(json $i.success)" = null ] || good=no
	i=$((i + 1))
done
is "$good" yes "fewer than five cases claim no share"

run gd report channels
prints 'To compare' "a figure to compare stands beside"
run gd report month 2026-13
exits 2 "a month that is none"
says '2026-03' "says how one is written"
run gd report month 2026-02 --format csv
exits 0 "another month"
run gd report stagse
exits 2 "a report that is none"
says "'stages'" "the nearest is named"
run gd report stages 2026-02
exits 2 "a month where none belongs"

run gd similar GD-0001
exits 0 "similar cases"
prints 'shared: ' "what is shared is said"
run gd similar GD-0001 --format json
is_json "as JSON"
is "$(json '0.?' | grep -cxE 'case|example|score|why|title|outcome|way|story|worked|days|outcome_code')" \
	11 "keys"
run gd similar GD-9999
exits 2 "a case that is none"

# No name, phone or order number of another person comes along.
gd list stage:closed --format csv --columns order_no | tr -d '"\t\r' |
	sed 1d | grep . >orders
run gd similar GD-0002 --format csv
grep -Ff orders out && fail "order numbers stay at home" ||
	pass "order numbers stay at home"
grep -qE '1[3-9][0-9]{9}' out && fail "no phone" || pass "no phone"

finish
