#!/bin/sh
# export: every list, whole and redacted, read by another reader.
. "${top_srcdir:-.}/tests/cli/lib.sh"

# rows FILE ENCODING: how many rows and columns another reader sees.
rows()
{
	python3 - "$1" "$2" <<-'END'
	import csv, sys
	r = list(csv.reader(open(sys.argv[1], encoding=sys.argv[2], newline='')))
	assert all(len(x) == len(r[0]) for x in r)
	print(len(r), len(r[0]))
	END
}
have_python()
{
	python3 -c '' 2>/dev/null
}

run gd demo --cases 40 --seed 7
exits 0 "a caseload"
for list in cases deadlines evidence history summary; do
	run gd export $list -o $list.csv
	exits 0 "export $list"
	is "$(stat -c %a $list.csv)" 600 "$list is private"
	if have_python; then
		rows $list.csv utf-8-sig >seen && pass "$list is CSV" ||
			fail "$list is CSV"
	fi
done
run gd export cases -o - --encoding utf-8
head -c 1 out | grep -q '"' && pass "no mark without being asked" ||
	fail "no mark without being asked"
run gd export cases --encoding gb18030 -o gb.csv
exits 0 "GB18030"
iconv -f GB18030 -t UTF-8 gb.csv | grep -q 'GD-0001' &&
	pass "can be read" || fail "can be read"
run gd export cases --delimiter tab --columns case,amount -o - --encoding utf-8
is "$(head -n 1 out | tr -d '"\r' | tr '\t' '|')" "case|amount" \
	"columns, order, delimiter"
run gd export cases --headers names --columns case,amount -o - --encoding utf-8
is "$(head -n 1 out | tr -d '"\r')" "Case,Amount" "headings as names"
run gd export cases stage:closed -o - --encoding utf-8
is "$(sed 1d out | grep -cv '"closed"')" 0 "a filter"
run gd export summary stage:court -o - --encoding utf-8
is "$(sed 1d out | grep -c '^"stage"')" 1 "a summary of what the filter lets through"
run gd export cases --columns all -o - --encoding utf-8
head -n 1 out | grep -q '"platform".*"merchant_contact".*"consumer".*"publish_ok"' &&
	pass "every field by its id" || fail "every field by its id"

run gd export casse -o -
exits 2 "a list that is none"
says "'cases'" "the nearest is named"
run gd export cases --columns case,nmae -o -
exits 2 "a column that is none"
run gd export cases --headers both -o -
exits 2 "headings that are none"

# Formulas, quotes, line breaks; what is personal, also in free text.
rm -f "$GONGDAO_DB"*
answers 'consumer = 王小明' 'phone = 13800138000' \
	'address = 四川省成都市武侯区人民南路 1 号 2 单元 301' 'id_no = 11010519491231002X'
sed -i -e 's/^shop = .*/shop = =cmd|calc!A1/' \
	-e 's/^goods = .*/goods = a"b, c/' \
	-e 's/^facts.2 = .*/facts.2 = 我叫王小明，138-0013-8000，住人民南路1号2单元301，微信号：wxm_2020/' answers.ini
gd new --answers answers.ini >/dev/null || exit 99
run gd export cases -o - --encoding utf-8
grep -q "\"'=cmd|calc!A1\"" out && pass "a formula is harmless" ||
	fail "a formula is harmless"
for list in cases history evidence summary deadlines; do
	for columns in '' '--columns all'; do
		run gd export $list --redact $columns -o - --encoding utf-8
		exits 0 "export $list --redact $columns"
		grep -E '王小明|13800138000|138-0013-8000|人民南路|wxm_2020|11010519491231002X|4200001234567890123456789012' \
			out && fail "$list $columns: nothing personal" ||
			pass "$list $columns: nothing personal"
	done
done
run gd export cases --redact -o - --encoding utf-8 --columns consumer,phone,facts
prints 'Consumer A' "a name that is none"
is "$(grep -o 'Phone 1' out | wc -l)" 2 "the same in column and text"

# One's own preset.
mkdir -p conf
cat >conf/config.ini <<-'END'
	[export.short]
	preset = cases
	columns = case,phone
	redact = yes
	encoding = utf-8
	headers = names
	END
run gd --config conf/config.ini export short -o -
exits 0 "a preset of the configuration"
is "$(tr -d '"\r' <out | tr '\n' ' ')" "Case,Phone GD-0001,Phone 1 " \
	"with its columns, redacted"
run gd --config conf/config.ini export shrot -o -
says "'short'" "it is suggested, too"
printf '[export.short]\npreset = nothing\n' >conf/config.ini
run gd --config conf/config.ini export short -o -
exits 2 "a preset of no list"
printf '[export.short]\ncolums = x\n' >conf/config.ini
run gd --config conf/config.ini export short -o -
exits 3 "a key that is none" 2>/dev/null

# What went out comes in again, every field of it.
rm -f "$GONGDAO_DB"*
gd demo --cases 30 --seed 5 >/dev/null </dev/null
run gd export cases open --columns all -o out.csv
exits 0 "every field goes out"
run gd --db other.db import out.csv
exits 0 "and comes in"
run gd --db other.db export cases --columns all -o back.csv
exits 0 "and goes out again"
if have_python; then
	python3 - out.csv back.csv <<-'END' && pass "nothing is lost" || fail "nothing is lost"
	import csv, sys
	def rows(name):
	    r = csv.DictReader(open(name, encoding='utf-8-sig', newline=''))
	    own = {'case', 'stage_code', 'opened_at'}
	    return sorted(tuple((k, x[k]) for k in sorted(x) if k not in own)
	                  for x in r)
	a, b = rows(sys.argv[1]), rows(sys.argv[2])
	assert len(a) > 20
	for x, y in zip(a, b):
	    for p, q in zip(x, y):
	        assert p == q, (p, q)
	assert len(a) == len(b)
	END
fi

# What a person may have typed comes back the same, whatever the list is written in.
rm -f "$GONGDAO_DB"*
answers
sed '/order_no/d' answers.ini >plain.ini
for i in 1 2 3; do
	gd new --answers plain.ini >/dev/null || fail "case $i opens"
done
line='
'
gd edit 1 'shop==HYPERLINK("http://x","y")' "goods='already" \
	"facts=@SUM(1;2), \"quoted\" | piped$line-2+3" \
	order_no=0004200001234567890123456789 >/dev/null
gd edit 2 'shop=＝1+1 全角' 'goods="; DROP TABLE cases; --' \
	"facts=𠮷野家 👨‍👩‍👧 é$line$line+86,\"" >/dev/null
gd edit 3 'shop=A\B %s %n $(id)' goods=007 \
	"facts=a; b; c # d$line=1+1" order_no=-5 >/dev/null
gd export cases --columns all -o before.csv --encoding utf-8 >/dev/null
is "$(grep -cE 'HYPERLINK|DROP TABLE|%n' before.csv)" 3 "hostile words are in the list"
for way in 'utf-8-bom ;' 'gb18030 ,' "utf-16 $(printf '\t')"; do
	encoding=${way%% *} delimiter=${way#* }
	rm -f again.db*
	gd export cases --columns all -o sent.csv --encoding "$encoding" \
		--delimiter "$delimiter" >/dev/null
	case $encoding in
	utf-16)	iconv -f UTF-16 -t UTF-8 sent.csv | sed 's/"GD-000[0-9]"/""/' |
			iconv -f UTF-8 -t UTF-16 >new.csv ;;
	*)	sed 's/"GD-000[0-9]"/""/' sent.csv >new.csv ;;
	esac
	run gd --db again.db --now 2026-03-09T11:00 import new.csv
	exits 0 "hostile words come in, $encoding '$delimiter'"
	gd --db again.db export cases --columns all -o after.csv --encoding utf-8 \
		>/dev/null
	cmp -s before.csv after.csv && pass "and are the same" || {
		fail "and are the same"
		diff before.csv after.csv | head -n 6 | sed 's/^/#   /'
	}
done

run gd export cases -o /dev/full
test $status -ne 0 && pass "a full disk is told" || fail "a full disk is told"

finish
