#!/bin/sh
# The desk as lines: from the account to the plan and to a filing through a pipe.
. "${top_srcdir:-.}/tests/lib/tap.sh"

db=$work/desk.db
lang=en colon=": "

desk()
{
	gongdao --db "$db" --lang $lang --now 2026-03-12T09:04 --as lin "$@"
}

# talk LINE...: hold the desk with these lines as all of its input.
talk()
{
	printf '%s\n' "$@" >"$work/in"
	run_in "$work/in" desk --linear
}

# row WORDS: the number that the last talk gave the line with these words.
row()
{
	awk -v words="$1" 'index($0, words) && $1 ~ /^[0-9]+$/ { n = $1 }
			   END { print n }' "$work/out"
}

# clocks: how many deadlines run; that evidence vanishes is none of a filing.
clocks()
{
	desk due --format csv | grep GD- | grep -vc vanish_
}

escapes()
{
	LC_ALL=C tr -d '\n\040-\176\200-\377' <"$work/out" | wc -c | tr -d ' '
}

# --- Leaving, nonsense, a disk that is full ---

: >"$work/in"
run_in "$work/in" desk --linear
exits 0 "the end of input leaves calmly"
prints '^1  ' "and the menu is numbered"
talk nonsense 99 0
exits 0 "what is no number is asked for again"
is "$(grep -c 'from 0 to' "$work/out")" 2 "once for each"
if [ -w /dev/full ]; then
	printf '0\n' >"$work/in"
	gongdao --db "$db" --linear <"$work/in" >/dev/full 2>"$work/err"
	status=$?
	exits 3 "a full disk under the output is told"
else
	skip "a full disk under the output is told" "no /dev/full"
fi

# --- From the account to the plan: each part in a sitting of its own ---

# path NEW RESUME ACCOUNT SHOP DEMAND: with the names as the language has them.
path()
{
	talk "$1" "$3"
	exits 0 "$lang: input that ends within the account leaves calmly"
	talk "$2" /quit 0
	prints "^1 .*$colon" "$lang: and the account was kept and is read"
	prints '239\.00' "$lang: with the amount in it"

	talk "$2" all service
	exits 0 "$lang: input that ends between two questions, too"
	talk "$2" /review open quit 0
	prints "$4(, |、).*$5" "$lang: the review names what is still needed"
	talk "$2" "$(row "$4$colon")" 'Fawn <b> 小鹿' /review quit 0
	prints "$4${colon}Fawn <b> 小鹿" "$lang: the review changes one answer"
	talk "$2" "$(row "$5$colon")" refund /review open 0
	exits 0 "$lang: the case is opened"
	prints 'GD-0001' "$lang: and its number is told"
}

path 'new case' 'go on with' \
	'On 8 March I paid 239 yuan in a WeChat mini-program; no reply.' \
	'Shop or account' 'Demand'
prints 'Platform service' "with the plan, which begins at the platform"
is "$(escapes)" 0 "no byte of the talk moves a cursor"
is "$(desk list --format csv | grep -c GD-0001)" 1 "the case is listed"

# --- Filing, objections, undo ---

case='open a case' file='file through' undo='undo the last change of this'
history=history note='add a note' letters=letters
service='Platform service' higher='Platform arbitration'
talk "$case" GD-0001 plan 0 0
prints 'This is advice' "a case tells its plan"
is "$(clocks)" 0 "no deadline runs before anything is filed"
talk "$case" GD-0001 "$file" "$service" '' 'NO 7' "$history" 0 0
is "$(clocks | awk '{ print ($1 > 0) }')" 1 "filing starts its deadlines"
prints 'filed with Platform service.*NO 7' "and the history holds it"
before=$(desk log GD-0001 | wc -l)
talk "$case" GD-0001 "$file" "$higher" '' 0 0
prints '^! ' "what speaks against a channel is shown"
is "$(desk log GD-0001 | wc -l)" "$before" \
	"and without a reason nothing is filed"
talk "$case" GD-0001 "$file" "$higher" 'the shop is closing' '' '' 0 0
is "$(desk log GD-0001 | wc -l)" $((before + 1)) "with a reason it is"
talk "$case" GD-0001 "$undo" "$undo" 0 0
is "$(clocks)" 0 "undo takes both filings and their deadlines back"
talk 'cases by stage' 1 1 0 0 0 0
prints 'GD-0001' "the case is found by its stage"

# --- What a line may hold ---

esc=$(printf '\033]0;x\007\033[2J')
talk "$case" GD-0001 "$note" "a note ${esc}" "$history" 0 0
prints 'a note' "a line with control characters is taken"
is "$(escapes)" 0 "and shown without them"
talk 'undo my last' 0
is "$(desk log GD-0001 | grep -c 'a note')" 2 \
	"the menu undoes one's own last change, and the history tells both"
awk 'BEGIN { for (i = 0; i < 200000; i++) printf "x" }' >"$work/in"
run_in "$work/in" desk --linear
exits 0 "a line of 200,000 bytes is no harm"
talk "$case" GD-9999 0
exits 0 "a case that does not exist is said and the menu comes back"
prints '9999' "by its number"

# --- A letter is worded in one's own editor, and sent with a note alone ---

desk edit GD-0001 goods=电热水壶 shop=小鹿优选 amount=239 >/dev/null
desk letter write GD-0001 first >/dev/null 2>&1
printf '#!/bin/sh\necho 请于2026年3月19日24:00前退还239元。 >"$1"\n' >editor
chmod +x editor
VISUAL=$PWD/editor
export VISUAL
anew='word it anew in your editor' sent='it was sent'
talk "$case" GD-0001 "$letters" 2 "$anew" 0 0
prints 'Worded anew' "a letter is worded in one's own editor"
is "$(desk letter show GD-0001 1)" '请于2026年3月19日24:00前退还239元。' \
	"and kept so"
talk "$case" GD-0001 "$letters" 2 "$sent" '' '' 0 0
prints 'name the proof of dispatch' "sending asks for proof"
talk "$case" GD-0001 "$letters" 2 "$sent" '' 'handed over in the shop' 0 0
prints 'Sent and recorded' "or for a note that says why there is none"

# --- Somebody else changes the same answer while it is typed ---

# await WORDS: the desk behind the pipe has said them (bounded, no clock).
await()
{
	tries=0
	until grep -q "$1" "$work/out" || [ $tries -gt 3000 ]; do
		tries=$((tries + 1))
	done
}

# meet SIDE...: change the goods to "mine" while zhou makes them "theirs"; then
# answer with these lines.
meet()
{
	desk edit GD-0001 goods=before >/dev/null
	rm -f pipe
	mkfifo pipe
	desk --linear <pipe >"$work/out" 2>"$work/err" &
	talker=$!
	exec 3>pipe
	printf '%s\n' "$case" GD-0001 "$change" "$goods" >&3
	await 'Now: before'
	desk edit GD-0001 goods=theirs --as zhou >/dev/null
	printf '%s\n' mine "$@" 0 0 >&3
	exec 3>&-
	wait $talker
	status=$?
}

# goods: what stands there.
goods_now()
{
	desk list --format csv --columns goods | tail -n 1 | tr -d '\r"'
}

change='change an answer' goods='Goods or service'
meet 1
exits 0 "two at one answer end calmly"
prints 'was before; now theirs; yours mine \(zhou' "both sides are said"
prints 'Left as it is' "and one may leave it"
is "$(goods_now)" theirs "nothing is overwritten then"
meet 2
is "$(goods_now)" mine "one's own stands when one says so"
meet 3 both
is "$(goods_now)" both "or what is written anew"

# A refusal need not be waited out: the next rung is offered at once.
desk file GD-0001 service --force --reason test >/dev/null 2>&1
talk "$case" GD-0001 'record an answer' 3 '' 'no' n 0 0
prints 'Next: ' "after a refusal the next rung is named"
prints 'File through it' "and offered"

# --- The same in Chinese ---

lang=zh_CN colon=：
db=$work/zh.db
path 新案件 接着 '3月8日在微信小程序花了239元，商家不理人。' \
	'店铺或账号名' '诉求'
prints '平台客服' "the plan is in Chinese"
is "$(desk list --format csv | grep -c GD-0001)" 1 "and the case is listed"

finish
