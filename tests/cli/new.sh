#!/bin/sh
# new --answers, plan, questions: a case without a screen.
. "${top_srcdir:-.}/tests/cli/lib.sh"

answers 'found_at = 3-6'
run gd new --answers answers.ini
exits 0 "a file of answers opens a case"
is "$(cat out)" GD-0001 "its number stands alone on its line"
is "$(cat err)" "" "nothing else is said"
run gd show GD-0001 --format json
is_json "show is JSON"
is "$(json answers.facts)" '直播间说是头层牛皮，鉴定是人造革
联系客服没人回' "numbered lines are one text"
is "$(json amount)" 1299 "1,299.00 is a number"
is "$(json answers.found_at)" 2026-03-06 "3-6 is a day of this year"
is "$(json answers.order_no)" 4200001234567890123456789012 \
	"a long number stays as it was"
run_in answers.ini gd new --answers -
is "$(cat out)" GD-0002 "- reads standard input"

cat >bad.ini <<'END'
[answers]
platfrom = wechat
type = frad
amount = 1,29
found_at = 2026-02-30
facts = x
END
run gd new --answers bad.ini
exits 2 "bad answers are a wrong request"
says 'bad.ini:2: platfrom: .*platform' "an unknown field is named, with the near one"
says 'bad.ini:3: type: .*fraud' "a wrong choice with the right ones"
says 'bad.ini:4: amount: .*1,299' "an amount with forms that work"
says 'bad.ini:5: found_at: ' "a day that does not exist"
says 'platform: this answer is required' "a missing answer"
says 'demand: this answer is required' "and the other, at once"
is "$(cat out)" "" "nothing is printed"
run gd list --format json
is "$(json '#')" 2 "and nothing stored"
run gd new --answers none.ini
exits 2 "a file that is not there"
says 'none\.ini' "is named"
run gd new --answers answers.ini --resume GD-0001
exits 2 "answers and an interview do not go together"
run gd --linear new --resume GD-0099
exits 2 "no interview of a case that is not there"
: >empty.ini
run gd new --answers empty.ini
exits 2 "an empty file opens nothing"
sed 's/^goods = .*/goods = x\\/' answers.ini >swallow.ini
run gd new --answers swallow.ini
exits 2 "a line that would swallow the next"
says 'swallow.ini:7: ' "is named"
says_not 'required' "and nobody is told that what stands there is missing"
for f in "$top_srcdir"/tests/corpora/naughty/blns.txt \
	"$top_srcdir"/tests/corpora/encodings/gb18030-sample.txt; do
	gd new --answers "$f" >/dev/null 2>&1 </dev/null
	[ $? = 2 ] || echo "$f"
done | none "foreign bytes are refused calmly"

run gd plan --answers answers.ini --format json
exits 0 "a plan from a file"
is_json "is JSON"
is "$(json type)" fraud "type"
is "$(json '?' | sort | tr '\n' ' ')" \
	"combine completeness dates evidence points recommended refused risks type " \
	"the parts of a plan"
is "$(json 'recommended.0.?' | sort | tr '\n' ' ')" \
	"after channel expect name opens reason source stage turn where " \
	"of a recommendation"
is "$(json 'refused.0.?' | sort | tr '\n' ' ')" \
	"cell channel cure name reason source strength " "of a refusal"
is "$(json refused.0.strength)" law "what bars a court is law"
run gd list --format json
is "$(json '#')" 2 "a plan saves nothing"
sed -e 's/^type = .*/type = service/' -e '/^evidence/d' answers.ini \
	>service.ini
run gd plan --answers service.ini --format json
n=$(json 'refused.#') i=0
while [ $i -lt "$n" ]; do
	[ "$(json refused.$i.channel)" = court ] && json refused.$i.cell
	i=$((i + 1))
done >cells
is "$(grep -c '^service/court' cells)" 1 "the time matrix' cell is named"
run gd plan GD-0001
exits 0 "a plan in words"
prints 'Where to complain' "says where"
prints 'advice with its reasons, not a promise' "and what it is"
run gd --lang zh_CN plan GD-0001
exits 0 "a plan in Chinese"
run gd plan
exits 2 "a plan of nothing"
run gd plan GD-0001 --answers answers.ini
exits 2 "or of two things"

run gd questions --format json
is_json "questions are JSON"
is "$(json 0.id)" facts "the first asks what happened"
is "$(json '0.?' | grep -cxE 'id|kind|choices|condition|required|why')" 6 \
	"with what a program needs"
run gd questions
prints '^facts \(longtext, required\)' "and text"
finish
