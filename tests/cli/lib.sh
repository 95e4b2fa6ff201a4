# lib.sh - what the command tests share. Source it instead of tap.sh.
. "${top_srcdir:-.}/tests/lib/tap.sh"

# A day on which nothing else falls, English, a database of its own.
NOW=2026-03-09T10:00
GONGDAO_DB=$work/cases.db
export GONGDAO_DB

gd()
{
	gongdao --now "$NOW" --lang en --as lin "$@"
}

# demo CASES: a desk with these made-up cases, for desk() and talk().
demo()
{
	db=$work/desk.db
	gongdao --db "$db" --lang en --now 2026-03-12T09:04 demo --cases "$1" \
		--seed 1 >/dev/null 2>&1
}

desk()
{
	gongdao --db "$db" --lang en --now 2026-03-12T09:04 --as lin "$@"
}

# talk LINE...: hold the desk as lines, with these as all of its input.
talk()
{
	printf '%s\n' "$@" >"$work/in"
	run_in "$work/in" desk --linear
}

# unit NAME: what the service of contrib/ starts, as systemd reads the line: words
# without a shell, %h the home.
unit()
{
	line=$(sed -n 's|^ExecStart=@bindir@/gongdao ||p' \
		"$top_srcdir/contrib/systemd/$1.service.in")
	[ -n "$line" ] || return 99
	set -f
	old_ifs=$IFS
	IFS=' '
	set -- $line
	IFS=$old_ifs
	set +f
	n=$#
	while [ $n -gt 0 ]; do
		word=$1
		shift
		case $word in
		%h*) word=$HOME${word#%h} ;;
		esac
		set -- "$@" "$word"
		n=$((n - 1))
	done
	gd "$@"
}

# json PATH: what stands there in the output of the last run.
json()
{
	"$top_builddir/tests/cli/json" "$@" <"$work/out"
}

# is_json WHAT
is_json()
{
	if json; then
		pass "$@"
	else
		fail "$@"
		tap_show
	fi
}

# answers [LINE]...: a whole case in answers.ini, more lines after it.
answers()
{
	cat >answers.ini <<-'END'
	[answers]
	platform = wechat
	carrier = mini_program
	type = fraud
	scenario = livestream
	shop = 小鹿优选
	goods = 真皮女包
	amount = 1,299.00
	order_no = 4200001234567890123456789012
	facts.1 = 直播间说是头层牛皮，鉴定是人造革
	facts.2 = 联系客服没人回
	demand = return_refund
	evidence = screenshot,chat,live_replay,ad_page,photo,licence_page,logistics,payment_record,test_report
	END
	for line; do
		printf '%s\n' "$line" >>answers.ini
	done
}

# one_case: a fresh database with GD-0001 of those answers.
one_case()
{
	rm -f "$GONGDAO_DB"*
	answers
	gd new --answers answers.ini >/dev/null || exit 99
}
