#!/bin/sh
# merchant: the list, one merchant, the check before buying and its recall.
. "${top_srcdir:-.}/tests/cli/lib.sh"

run gd merchant list
exits 0 "a list of nothing"
says 'no merchants yet' "says where they come from"
run gd questions --set check
exits 0 "the questions of the check"
prints '^check_platform \(choice, required\)' "by id"
run gd questions --set chek
exits 2 "another set is unknown"

cat >look.ini <<'END'
[answers]
check_platform = wechat
check_scenario = livestream
check_filing = missing
check_price = half
check_terms = no_return,vague
check_pay = platform
check_lock = no
END
run gd merchant check --answers look.ini 小鹿优选
exits 1 "a high risk is a finding"
prints '^Result: high risk' "tells the level"
prints 'Source: The article, part 8' "each point has its source"
prints 'What helps: ' "and what helps"
cat >safe.ini <<'END'
[answers]
check_platform = jd
check_scenario = none
check_licence = shown
check_rating = steady
check_reviews = no
check_price = usual
check_terms = none
check_pay = platform
END
run gd merchant check --answers safe.ini 91350100M000100Y43 --format json
exits 0 "a low risk"
is_json "check is JSON"
is "$(json risk)" low "its level by code"
run gd merchant check --answers safe.ini
exits 2 "a check is about a merchant"
run gd merchant check 小鹿优选
exits 2 "without answers there is nothing to judge"
printf '[answers]\ncheck_platform = moon\n' >bad.ini
run gd merchant check --answers bad.ini 小鹿优选
exits 2 "wrong answers are refused"
says 'bad.ini:2: check_platform' "by line and field"
says 'check_pay' "and missing ones are named"

run gd merchant list --format json
is_json "list is JSON"
is "$(json '#')" 2 "both are there"
is "$(json 0.credit_code)" 91350100M000100Y43 "a code makes a record"
is "$(json 1.risk)" high "with the last result"
run gd merchant list 小鹿 --format csv
is "$(wc -l <out)" 2 "found by two characters"

one_case=$(answers; gd new --answers answers.ini)
run gd show "$one_case"
prints 'This merchant was checked on .*: high risk' \
	"a case that names the merchant tells what the check found"
run gd merchant show 小鹿优选
exits 0 "one merchant"
prints "$one_case" "with its cases"
prints '^Cases: 1, 1 of them open' "counted"
run gd merchant show 小鹿优选 --format json
is_json "show is JSON"
is "$(json case_list.0.case)" "$one_case" "its case"
is "$(json 'check_list.#')" 1 "its check"

run gd merchant set 小鹿优选 credit_code=91350100M000100Y40 licence=深圳小鹿公司
exits 0 "the record can be written"
run gd merchant show 小鹿优选
prints '91350100M000100Y40 \(does not fit its check character' \
	"a wrong code is told, never refused"
prints '深圳小鹿公司' "the licence is there"
run gd merchant set 小鹿优选 colour=red
exits 2 "an unknown field"
run gd merchant show 没有这家
exits 2 "an unknown merchant"
run gd merchant lst
says "did you mean 'list'" "a slip is told"
run gd verify
exits 0 "the history is whole"
finish
