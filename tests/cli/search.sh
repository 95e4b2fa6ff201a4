#!/bin/sh
# search, named views, filters: any words, and the same ones again by name.
. "${top_srcdir:-.}/tests/cli/lib.sh"

XDG_CONFIG_HOME=$work/config
export XDG_CONFIG_HOME

answers
gd new --answers answers.ini >/dev/null || exit 99
answers 'consumer = 张三' 'phone = 13800001234'
sed -i -e 's/^shop = .*/shop = 拾光家居/' -e 's/^order_no = .*/order_no = X77-0042/' \
	-e 's/^facts.1 = .*/facts.1 = 台灯三天就坏/' answers.ini
gd new --answers answers.ini >/dev/null || exit 99
gd note 1 "商家说下周退款" || exit 99

run gd search 小鹿 --format json
exits 0 "two characters"
is "$(json 0.case)" GD-0001 "find their case"
is "$(json 0.field)" shop "and say where"
run gd search 鹿 --format json
is "$(json '#')" 1 "one character"
run gd search 台灯 坏 --format json
is "$(json 0.case)" GD-0002 "several words, all of them"
run gd search 0042
prints 'GD-0002' "the end of an order number"
run gd search 下周 --format json
is "$(json 0.field)" note "words of a note"
run gd search sgjj --format json
is "$(json 0.case)" GD-0002 "pinyin initials"
run gd search GD-2 --format json
is "$(json 0.case)" GD-0002 "a case number"
run gd search 没有这个词
exits 0 "nothing found is an answer"
says 'no case holds' "told kindly"
run gd search 客服 --format json -n 1
is "$(json '#')" 1 "as many as asked for"
run gd search '"' 'OR' '*'
exits 0 "signs are words like others"
run gd search 13800001234 --format json
is "$(json 0.case)" GD-0002 "a phone"
run gd list 台灯 --format json
is "$(json '#')" 1 "free text of a filter"
run gd list '"没有人"' --format json
is "$(tr -d '\n' <out)" "[]" "that nothing holds"

run gd config set views.lamps '台灯 stage:prepare'
exits 0 "a view is kept"
run gd list @lamps --format json
is "$(json '#')" 1 "and shown by its name"
run gd list @lamps type:quality --format json
is "$(tr -d '\n' <out)" "[]" "with more words"
run gd due @lamps --format json
exits 0 "for deadlines, too"
run gd list @lampe
exits 2 "an unknown view"
says "did you mean '@lamps'" "names the nearest"
run gd list stge:court
exits 2 "a typo in a filter"
says "'stge'.*'stage:'" "is named with the nearest word"
finish
