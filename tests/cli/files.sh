#!/bin/sh
# export, rules, config, verify: what is written to files and read from them.
. "${top_srcdir:-.}/tests/cli/lib.sh"
one_case

run gd export cases
exits 0 "an export"
is "$(cat out)" gongdao-cases-2026-03-09.csv "prints its dated name"
is "$(stat -c %a gongdao-cases-2026-03-09.csv)" 600 "for nobody else"
is "$(head -c 3 gongdao-cases-2026-03-09.csv | od -An -tx1 | tr -d ' ')" \
	efbbbf "with a byte order mark"
grep -q "$(printf '\r')" gongdao-cases-2026-03-09.csv &&
	pass "and CRLF" || fail "and CRLF"
run gd export cases --columns case,order_no --encoding utf-8 -o -
prints '4200001234567890123456789012' "- is standard output"
is "$(wc -l <out)" 2 "the list alone"
run gd export deadlines -o d.csv type:fraud
exits 0 "deadlines, filtered"
run gd export caes 'stge:x' --encoding latin1 --delimiter ab
exits 2 "wrong words"
says "did you mean 'cases'" "the list"
says "'stge'" "the filter"
says '^gongdao: --encoding' "the encoding"
says '^gongdao: --delimiter' "and the delimiter at once"
run gd export cases --columns nosuch -o n.csv
exits 2 "a column that is not there"
run gd export cases -o "$work/none/x.csv"
exits 3 "a folder that is not there"
run gd export cases -o /dev/full
[ "$status" != 0 ] && pass "a device is refused" || fail "a device is refused"
is "$(ls -d n.csv none .gongdao* 2>/dev/null)" "" "nothing is left behind"

run gd rules check
exits 0 "the shipped playbook is right"
prints 'no mistakes' "and called so"
cat >mine.ini <<'END'
[clock my_own]
name = 我的
unknown_key = 1
END
run gd rules check mine.ini
exits 1 "mistakes are findings"
prints 'mine\.ini:[0-9]+: ' "named by file and line"
says 'mistake' "and counted"
run gd rules check none.ini
[ "$status" != 0 ] && pass "a file that is not there" || fail "a file that is not there"
run gd rules list --format json
is_json "entries are JSON"
run gd rules list clock
prints '^clock +seed_72h' "of one kind"
run gd rules chek
exits 2 "an unknown word"
says "'check'" "the near one is named"
run gd rules
exits 2 "rules alone"

run gd config path
is "$(cat out)" "$HOME/.config/gongdao/config.ini" "where the configuration is"
run gd config set ui.language zh_CN
exits 0 "an option is set"
run gongdao --now $NOW config show
prints '^ui.language = zh_CN' "and shown"
run gongdao questions --format json
json 0.ask | LC_ALL=C grep -q '[^ -~]' && pass "the next run speaks Chinese" ||
	fail "the next run speaks Chinese"
run gd config set ui.langage en
exits 2 "an option that is not there"
says "'ui.language'" "the near one is named"
run gd config set ui.mouse perhaps
exits 2 "a value that does not fit"
run gd config set ui.mouse
exits 2 "a value that is missing"
echo 'nonsense = 1' >>"$HOME/.config/gongdao/config.ini"
run gd list
exits 3 "a broken configuration stops"
says 'config.ini:[0-9]+: ' "by file and line"
run gd config path
exits 0 "but can be found"
rm "$HOME/.config/gongdao/config.ini"

run gd verify
exits 0 "the history is whole"
prints 'whole: [0-9]+ event' "and counted"
finish
