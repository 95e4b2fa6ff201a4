#!/bin/sh
# import: lists in, told by line and column, all or nothing, back again unchanged.
. "${top_srcdir:-.}/tests/cli/lib.sh"

lists=$(cd "$top_srcdir/tests/corpora/encodings" && pwd)

fresh()
{
	rm -f "$GONGDAO_DB"*
}

run gd import "$lists/cases-utf8-lf.csv" --dry-run
exits 1 "rows refused is a finding"
prints '4 created, 0 updated, 0 unchanged, 1 refused' "what would be"
prints 'line 7 refused.*4.20001E.27' "line, column, value"
prints 'nothing was kept' "a dry run keeps nothing"
is "$(gd list --format json | tr -d '\n')" "[]" "indeed"

run gd import "$lists/cases-utf8-lf.csv"
exits 1 "all or nothing"
is "$(gd list --format json | tr -d '\n')" "[]" "nothing"
run gd import "$lists/cases-utf8-lf.csv" --partial --rejects bad.csv \
	--save-map map.ini
exits 1 "the good ones on request"
is "$(gd list --format json | "$top_builddir/tests/cli/json" '#')" 4 "four"
run gd import bad.csv --map map.ini
exits 1 "a list of refused rows is refused again as it is"
sed 's/4.20001E+27/42000199887766/' bad.csv >good.csv
run gd import good.csv
exits 0 "corrected, it comes in"
is "$(gd list --format json | "$top_builddir/tests/cli/json" '#')" 5 "five"

for file in cases-utf8-lf.csv cases-utf8-bom-crlf.csv cases-gb18030.csv; do
	run gd import "$lists/$file" --format json
	is "$(json unchanged)" 4 "$file is the same list"
	is "$(json created)" 0 "$file adds nothing"
done

run gd import "$lists/cases-gb18030.csv" --encoding utf-8 --dry-run
exits 2 "a wrong encoding is told"
says 'not UTF-8' "and says so"
run gd import "$lists/cases-mixed-utf8-gb18030.csv" --dry-run
prints 'another encoding' "two encodings in one file"
run gd import "$lists/cases-nul-byte.csv" --dry-run
prints 'NUL' "a NUL byte"
run gd import "$lists/cases-ragged.csv" --dry-run
exits 2 "no heading that is known"
run gd import /nowhere.csv
exits 2 "no such file"
run gd import "$lists/cases-utf8-lf.csv" --encoding klingon
exits 2 "no such encoding"
printf 'PK\003\004xxxxxxxx' >sheet.xlsx
run gd import sheet.xlsx
exits 2 "a spreadsheet's own format"
says 'save it as CSV' "says what to do"
: >empty.csv
run gd import empty.csv
exits 2 "an empty file"
gd import - --dry-run --format json <"$lists/cases-utf8-lf.csv" >out 2>err
is "$(json rows)" 5 "from a pipe"

# A round trip: what is written out comes in again without loss.
fresh
run gd demo --cases 60 --seed 3
gd export cases --columns all -o one.csv >/dev/null
run gd import one.csv --format json
is "$(json unchanged)" 60 "what was written changes nothing where it came from"
hold=$GONGDAO_DB
GONGDAO_DB=$work/other.db
export GONGDAO_DB
run gd import one.csv --format json
is "$(json created)" 60 "and is whole in an empty database"
columns=facts,shop,merchant,credit_code,goods,order_no,amount,demand_code
columns=$columns,type_code,platform_code,consumer,phone,ordered_at,signed_at
gd export cases --columns $columns -o two.csv >/dev/null
GONGDAO_DB=$hold
gd export cases --columns $columns -o three.csv >/dev/null
cmp two.csv three.csv && pass "the same texts" || fail "the same texts"

if command -v python3 >/dev/null; then
	python3 - two.csv <<-'END' >count 2>&1
	import csv, sys
	rows = list(csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline='')))
	print(len(rows), len({len(r) for r in rows}))
	END
	is "$(cat count)" "61 1" "Python's csv reads as many rows and columns"
else
	skip "no python3"
fi

# Naughty strings as a column, there and back.
fresh
{
	echo 'order_no,shop,platform,type,demand,facts'
	n=0
	grep -v '^#' "$top_srcdir/tests/corpora/naughty/blns.txt" |
		LC_ALL=C grep -v '^[[:space:]]*$' | head -n 300 |
		sed 's/"/""/g' | while IFS= read -r line; do
			n=$((n + 1))
			printf '2026%09d,shop,wechat,quality,refund,"x %s x"\n' $n "$line"
		done
} >naughty.csv
run gd import naughty.csv --partial --format json
created=$(json created)
is "$([ "$created" -gt 250 ] && echo most)" most "naughty strings come in"
gd export cases --columns all -o naughty2.csv >/dev/null
run gd import naughty2.csv --format json
is "$(json unchanged)" "$created" "and go out and in without a change"

finish
