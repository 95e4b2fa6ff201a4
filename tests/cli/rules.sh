#!/bin/sh
# rules: the playbook checked, walked, listed and shown.
. "${top_srcdir:-.}/tests/cli/lib.sh"

run gd rules check
exits 0 "the shipped playbook has no mistakes"
if [ -n "${GD_SANITIZERS:-}" ]; then
	skip "no path of the interviews leads nowhere" \
		"the sanitizers watch the walk below"
else
	run gd rules check --walk
	exits 0 "no path of the interviews leads nowhere"
	prints '^walked [0-9]* paths' "says how many paths there were"
	says_out=$(sed -n \
		's/.*: \([0-9]*\) of \([0-9]*\) questions asked.*/\1 \2/p' out)
	is "${says_out% *}" "${says_out#* }" "every question was asked"
	cp out first
	run gd rules check --walk
	same out first "the same walk every time"
fi
run gd rules check --walk some.ini
exits 2 "a walk is about the whole playbook"

# A playbook of one's own: what no single entry shows is found by walking.
own=$HOME/.config/gongdao/playbook
mkdir -p "$own/questions" "$own/choices" "$own/triage" "$own/clocks"
cat >"$own/questions/99-mine.ini" <<'END'
[mine_kind]
section = deal
kind = choice
choices = mine
name = 甲
name[en] = A
ask = 甲？
ask[en] = A?
why = 甲
why[en] = a
when = type=quality
source = own

[mine_never]
section = deal
kind = bool
name = 乙
name[en] = B
ask = 乙？
ask[en] = B?
why = 乙
why[en] = b
when = type=quality !type=quality
source = own
END
cat >"$own/choices/mine.ini" <<'END'
[one]
name = 一
name[en] = One
when = type=fraud
source = own
END
cat >"$own/triage/mine.ini" <<'END'
[mine_idle]
kind = risk
when = amount>=500 amount<100
reason = 丙
reason[en] = c
source = own

[mine_combined]
kind = combine
channel = police,court
when = type=service
reason = 丁
reason[en] = d
expect = 丁
expect[en] = d
source = own
END
cat >"$own/clocks/mine.ini" <<'END'
[mine_clock]
name = 戊
name[en] = E
brief = 戊
brief[en] = E
start = filed 12315
period = 3d
basis = private
miss = 戊
miss[en] = e
next = 戊
next[en] = e
when = type=fraud !type=fraud
source = own
END
run gd rules check
exits 0 "each of these entries alone is right"
run gd rules check --walk
exits 1 "walking finds what is wrong with them"
prints 'questions/99-mine.ini:1: a dead end: .mine_kind.' "a dead end"
prints "questions/99-mine.ini:14: the question 'mine_never' is never asked" \
	"a question that no answers lead to"
prints 'choices/mine.ini:[0-9]*: the option .one. is never offered' \
	"an option that is never offered"
prints "99-mine.ini:1: the answer to 'mine_kind' is never used" \
	"an answer that nothing reads"
prints "triage/mine.ini:3: the rule 'mine_idle' never applies" \
	"a rule that cannot apply"
prints "triage/mine.ini:10: the combination 'mine_combined' is never" \
	"a combination that never comes about"
prints "clocks/mine.ini:6: the deadline 'mine_clock' never begins" \
	"a deadline that never begins"
rm -r "$own"

run gd rules list
exits 0 "all entries"
run gd rules list clock --format json
is_json "as JSON"
run gd rules list clock --format csv
head -n 1 out | grep -q '^"kind","id","name","source"' &&
	pass "headings are ids" || fail "headings are ids"
run gd rules list clok
exits 2 "an unknown kind"
says 'the kinds are stage' "names the kinds"

run gd rules show reg_mediate
exits 0 "a rule with every version"
prints '12315 调解 60 日' "in Chinese"
prints '12315 mediation, 60 days' "and in English"
prints '^clock reg_mediate.order20' "the older version too"
prints 'reg121.23' "its source"
prints 'not in force today' "what is not in force is told"
prints 'clocks/regulator.ini:[0-9]' "the line where it stands"
run gd rules show reg_mediate.order121 --format json
is_json "show is JSON"
is "$(json '#')" 1 "one entry"
is "$(json 0.kind)" clock "its kind"
is "$(json 0.sources.0.basis)" law "the basis of its source"
is "$(json 0.user)" false "nobody has changed it"
run gd rules show question type
exits 0 "of one kind alone"
[ "$(grep -c '^question type$' out)" = 1 ] && ! grep -q '^choice' out &&
	pass "leaves out other kinds" || fail "leaves out other kinds"
for id in seed.3 fraud.court screenshot wechat 12315 prepare \
	scenario.livestream check_habit; do
	run gd rules show "$id"
	exits 0 "show $id"
done
run gd rules show reg_mediat
exits 2 "an unknown entry"
says "did you mean 'reg_mediate" "suggests the nearest"
run gd rules show
exits 2 "which one is asked for"

mkdir -p "$own"
printf '[service]\nresponse = 两小时\n' >"$own/channels.ini"
run gd rules show channel service
prints '两小时 \(your own file, .*channels.ini:2\)' "an override is marked"
run gd rules show channel service --format json
is "$(json 0.user)" true "and told in JSON"
finish
