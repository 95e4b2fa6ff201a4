#!/bin/sh
# group, post: several cases against one merchant; a text for the public.
. "${top_srcdir:-.}/tests/cli/lib.sh"

add()
{
	answers "consumer = $1" "phone = $2" "merchant = 北岸商贸有限公司" \
		"address = 四川省成都市武侯区人民南路 1 号 2 单元 301"
	sed -i "s/^order_no.*/order_no = $3/" answers.ini
	sed -i "s/^facts.2.*/facts.2 = 我是$1，电话$2，住人民南路1号2单元301，单号$3/" answers.ini
	gd new --answers answers.ini >/dev/null || exit 99
}

run gd group find
exits 0 "no group"
says 'no merchant' "says so"
add 王小明 13800138000 4200001234567890
run gd group build 北岸商贸有限公司 -o g
exits 2 "one case is no group"
test ! -e g && pass "nothing is written" || fail "nothing is written"
add 李大海 13912345678 4200009876543210

run gd group find
prints '北岸商贸有限公司 .* 2 ' "two cases are one"
run gd group find --format json
is_json "as JSON"
is "$(json 0.cases)" 2 "with their number"
is "$(json 0.amount)" 2598 "and their sum"
run gd group build 北岸商贸有限公司 -o g
exits 0 "the group file"
prints '^g/group.txt$' "names its text"
prints '^g/group.csv$' "and its table"
is "$(stat -c %a g/group.txt g/group.csv g | tr '\n' ' ')" "600 600 700 " \
	"for nobody else to read"
grep -q 王小明 g/group.txt && grep -q 13912345678 g/group.txt &&
	pass "12315 sees names and phones" || fail "12315 sees names and phones"
run gd group build 北岸商贸有限公司 -o r --redact
exits 0 "without personal data"
grep -E '王小明|李大海|13800138000|13912345678|4200001234567890|人民南路' \
	r/group.txt r/group.csv && fail "nothing personal is left" ||
	pass "nothing personal is left"
grep -q 北岸商贸有限公司 r/group.txt && pass "the merchant stays" ||
	fail "the merchant stays"
is "$(grep -c 'Consumer A' r/group.txt)" 2 "one person has one name"
run gd group build 没有这家 -o g
exits 2 "a merchant without cases"
run gd group build 北岸商贸有限公司
exits 2 "a folder is needed"
run gd group bulid x
exits 2 "a word that is none"

run gd post GD-0001
exits 0 "a text for the public"
prints 'Consumer A' "with a name that is none"
grep -E '王小明|13800138000|4200001234567890|人民南路' out &&
	fail "nothing personal is in it" || pass "nothing personal is in it"
run gd post GD-0001 -o post.txt
exits 0 "into a file"
is "$(stat -c %a post.txt)" 600 "private"
run gd post GD-0001 --check post.txt
exits 0 "it is fit to be published"
echo '请打13800138000找王小明' >mine.txt
run gd post GD-0001 --check mine.txt
exits 1 "one's own words are not"
says '13800138000' "what is left is named"
says '王小明' "all of it"
run gd post GD-0001 --check missing.txt
exits 2 "a file that is not there"
run gd post GD-0009
exits 2 "a case that is none"

finish
