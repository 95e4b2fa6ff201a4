#!/bin/sh
# list, show, due: what is there, as text, CSV and JSON.
. "${top_srcdir:-.}/tests/cli/lib.sh"

run gd list
exits 0 "a list of nothing"
says 'no cases yet' "says what comes first"
run gd list --format json
is "$(tr -d '\n' <out)" "[]" "an empty array"
run gd due --exit-code
exits 0 "nothing is due"
run gd demo --cases 40 --seed 7
exits 0 "a demo caseload"
prints '^40 cases in ' "says what and where"
run gd demo --cases 40
exits 2 "only into an empty database"
run gd demo --cases 0
exits 2 "of one case at least"

run gd list --format json
is_json "list is JSON"
is "$(json '#')" 40 "every case is there"
is "$(json '0.?' | grep -cxE 'case|stage|platform|type|scenario|shop|merchant|amount|demand|opened|outcome|next_due')" \
	12 "keys are field ids and codes"
run gd list --format csv
is "$(wc -l <out)" 41 "a heading and a row each"
head -n 1 out | grep -q '^"\{0,1\}case"\{0,1\},' &&
	pass "headings are ids" || fail "headings are ids"
run gd list -n 3
is "$(wc -l <out)" 4 "as many as asked for"
run gd list --columns case,amount,order_no --sort amount --format json
is "$(json '0.?' | tr '\n' ' ')" "case amount order_no " "columns chosen"
is "$(gd list --columns amount --sort amount --format csv </dev/null |
	sed -e 1d -e 's/\r//' -e 's/"//g' -e '/^$/d' >a; sort -rn a |
	cmp - a && echo sorted)" sorted "the largest first"
run gd list --columns shop,amount --sort shop,-amount --format csv
exits 0 "sorted by two columns"
# Of one shop the smallest sum first: amounts stand largest first by nature.
is "$(sed -e 1d -e 's/\r//' -e 's/"//g' out | awk -F, '
	$1 == shop && $2 + 0 < last { bad = 1 } { shop = $1; last = $2 + 0 }
	END { print bad + 0, NR }')" "0 40" "sums stand within their shop"
bad=
for column in $(gd list --format csv --limit 1 </dev/null | sed q |
	tr -d '\r"' | tr , ' ')
do
	gd list --sort "-$column" --limit 1 </dev/null >/dev/null 2>err ||
		bad="$bad $column"
done
is "$bad" "" "every column sorts"
run gd list --sort amout
exits 2 "no such column"
says "cases cannot be sorted by 'amout'; did you mean 'amount'" "is named"
run gd list stage:court,closed
exits 0 "a filter"
run gd list stge:court amout:5
exits 2 "a wrong word of a filter"
says "'stge'" "is named"
run gd list --columns case,nosuch,amout
exits 2 "a wrong column"
says "'nosuch'" "is named"
says "'amout'; did you mean 'amount'" "and the next"
is "$(cat out)" "" "nothing is printed before"

run gd due --format json
is_json "due is JSON"
is "$(json '0.?' | grep -cxE 'case|clock|rule|started|due|remaining_s|state|estimated|source')" \
	9 "with the keys of a deadline"
n=$(json '#') i=0
while [ $i -lt "$n" ]; do
	json $i.remaining_s
	i=$((i + 1))
done >remaining
sort -n remaining | cmp -s - remaining &&
	pass "overdue first, then by time" || fail "overdue first, then by time"
is "$(json 0.state)" overdue "an overdue one is called so"
json 0.due | grep -Eq '^2026-..-..T..:..:..\+08:00$' &&
	pass "instants carry their offset" || fail "instants carry their offset"
run gd due --overdue --exit-code
exits 1 "findings: something is overdue"
run gd due --overdue --format json
i=0 n=$(json '#')
while [ $i -lt "$n" ]; do
	json $i.state
	i=$((i + 1))
done | grep -vx overdue | none "--overdue lists nothing else"
run gd due --within 3d --format json
i=0 n=$(json '#')
while [ $i -lt "$n" ]; do
	json $i.due
	i=$((i + 1))
done | awk '$0 > "2026-03-13T00:00:00+08:00"' | none "--within ends with that day"
run gd due --within soon
exits 2 "a time that is none"
says '^gongdao: --within' "is named"
run gd due type:fraud --format csv
exits 0 "a filter of deadlines"
run gd due
prints '^Case +Deadline' "headings"
prints 'overdue' "and words"
run gd --lang zh_CN due
exits 0 "in Chinese"
run gd show GD-0001
exits 0 "show"
prints '^GD-0001' "opens with the number"
run gd show 1 --format json
is_json "and is JSON"
is "$(json case)" GD-0001 "of the same case"
run gd show 4711
exits 2 "a case that is not there"
says 'GD-4711' "is named"

# Hostile names do nothing to a terminal.
esc=$(printf '\033[31mred\007')
run gd edit 1 "goods=$esc"
run gd list --columns goods
LC_ALL=C grep -q "$(printf '[\001-\011\013-\037]')" out &&
	fail "no control reaches the terminal" ||
	pass "no control reaches the terminal"
run gd edit 1 "goods=a$(printf '\342\200\256')b"
run gd show 1 --format json
prints 'a.u202eb' "nor a mark that turns text around, which JSON escapes"
is "$(json goods | wc -c)" 6 "and still holds"
finish
