#!/bin/sh
# The rooms of the linear desk beside its lists: import, reports, merchants, the
# check before buying, reference, counting days, settings; a case's own doors. Each
# talk is one long sitting through a pipe.
. "${top_srcdir:-.}/tests/cli/lib.sh"

demo 40

# --- A list is read in: mapped, tried, taken in part, undone ---

cat >list.csv <<'END'
shop,demand,paid,told,type,platform
Fawn,refund,239,the kettle does not heat,quality,wechat
Elephant,refund,abc,the pot does not heat,quality,wechat
END
printf 'shop,paid\nFawn,239\n' >short.csv
talk import nothing.csv import 'sho?' short.csv 0 import list.csv 'which column' 4 zzz happened \
	3 'amount paid' 0 'one value' 'day you' 2026-03-01 'another enc' utf-8 \
	'try it' 'which column' 4 happened 0 'try it' 'keep this' map.ini \
	'take the list' 'keep nothing' 'take the list' 'keep the good' \
	import list.csv 'use a map' map.ini 'try it' 0 0
exits 0 "a sitting over an import ends calmly"
prints "nothing.csv" "a file that is not there is said"
prints '^short.csv$' "a question mark tells the files that begin so"
prints 'A new case also needs: What happened' "what is missing is told"
prints "No field is called 'zzz'" "a field is found by its name"
prints '^4  told: What happened; the kettle' "and shown as it is read"
prints "line 3 refused, paid 'abc': 'abc' is not an amount" \
	"a try names line, column and reason"
prints '2 rows: 1 created, 0 updated, 0 unchanged, 1 refused' "and the counts"
prints 'A try: nothing was kept' "and keeps nothing"
prints 'Nothing was kept' "all or nothing is the rule"
prints 'refused rows are in .*list-refused.csv' "the good rows may be kept"
prints 'taken in; one undo takes it back' "as one step"
prints '2 rows: 0 created, 0 updated, 1 unchanged, 1 refused' \
	"a map from a file reads it again, to no change"
is "$(desk list --format csv | grep -c Fawn)" 1 "the row is there"
is "$(grep -c Elephant list-refused.csv)" 1 "what was refused is in the file"

# --- Figures, merchants, groups ---

talk reports 1 'the month' 2026-03 'the month' nonsense 0 \
	merchants m p '/ zzz' '/ Fawn' 1 'its cases' 0 'change the' 2 12345 'put together' 小鹿优选 0 'put together' \
	小鹿优选 1 'undo my' 0 0 \
	'check a' Fawn 4 /quit 'check a' Fawn 4 1 /review keep /quit \
	'group comp' 1 2 "$work/group" 0 0
exits 0 "a sitting over figures and merchants ends calmly"
prints '^Preparing\. Cases: [0-9]' "a report is told a row a line"
prints 'Cases by stage, 41 cases' "with what it counts"
prints 'nonsense' "a month that is none is said"
prints 'No merchant stands here' "a search for a merchant may find none"
prints '^1  Fawn: 1 case, 1 open, not checked' "or one"
prints '^1  Prep; GD-' "its cases are listed"
prints 'Kept; the code does not fit' "its record is changed, and judged"
prints 'One merchant now; [0-9]+ cases? came over' \
	"two records of one merchant are put together"
prints 'still to be answered' "a check that is not whole is not kept"
is "$(ls "$work/group" | tr '\n' ' ')" 'group.csv group.txt ' \
	"a group complaint is written"

# --- The reference, days, settings ---

talk reference 'search' 72 1 '' 0 'search' zzzz 0 channels m 1 '' 0 \
	'the platforms' 'count' 2026-03-06 15wd 2 'count' '' 99zz 72h 1 0 \
	calendar 1 0 'the four' 'the four weeks b' 0 settings 'your name' zhou \
	0 'undo my' help 0
exits 0 "a sitting over the reference ends calmly"
prints 'No entry holds these words' "words that no entry holds are said"
prints '27 Mar' "days are counted, with the working days"
prints 'Give a period such as' "a period that is none is said"
prints '^1  Thu 12 Mar: [0-9]+$' "the calendar tells what is due on a day"
prints 'Kept in .*config.ini' "an option is changed"
is "$(grep -c 'zhou' "$work/home/.config/gongdao/config.ini")" 1 "in its file"

# --- A case's own doors ---

# A group complaint needs other cases: the shop that has the most of them.
bare() { desk list open "$@" --format csv | tr -d '"\r' | sed 1d; }
shop=$(bare --columns shop | sort | uniq -c | sort -rn | sed 's/^ *[0-9]* //;q')
door=$(bare "merchant:$shop" --columns case | sed q)
talk 'open a' "$door" 'whose case' zhou tags '急' 'similar' 1 0 'its merch' 0 \
	'group comp' 0 'progress' 0 'change an answer' 'day of the' nonsense \
	'4-20 9:30' 'change an answer' 'day of the' '' 'letters' 'the sums' \
	'letters' 0 evidence 0 'history' 1 'undo this' 0 0 0
exits 0 "a sitting over one case ends calmly"
prints 'This affects 1 case' "it is given to somebody"
prints 'For example: 2026-04-02 09:30' "an answer is asked for with its example"
prints "Sorry: .*nonsense" "a date that is none is refused"
prints 'Now: 2026-04-20 .*09:30' "one that is to come is understood as such"
prints '^ *not there: |^ *said to be there: ' "boxes are said in words"
is "$(grep -c '\[[ x/]\]' "$work/out")" 0 "and not shown"
is "$(desk show "$door" --format json | grep -c '"急"')" 1 "tags are kept"
talk 'open a' "$door" 'change an answer' 'day of the' - 0 0
prints 'Done; it can be undone' "and is taken away again"
is "$(desk show "$door" --format json | grep -c hearing_at)" 0 "wholly"

finish
