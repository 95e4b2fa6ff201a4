#!/bin/sh
# tests/bench/scale.sh - a lived-through caseload, small and large, as demo makes it.
#
#	make bench				in a build tree, or
#	sh tests/bench/scale.sh [SMALL LARGE]	with GONGDAO and BENCH
#
# Unlike sizes.sh with histories, texts, the search, and hundreds of thousands of
# running clocks. CPU time, user and system; making takes two processors, so that
# about half of it passes by the clock. LARGE = 1000000 takes 9 GB and some minutes.
# Nothing here passes or fails.
set -u

gongdao=${GONGDAO:?the program to measure}
bench=${BENCH:?the folder of desk and pair}
small=${1:-1000}
large=${2:-100000}
work=$(mktemp -d "${TMPDIR:-/tmp}/gongdao-scale.XXXXXX") || exit 3
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
HOME=$work LC_ALL=C.UTF-8 TZ=Asia/Shanghai
unset GONGDAO_DB LANGUAGE XDG_CONFIG_HOME XDG_DATA_HOME
export HOME LC_ALL TZ
now=2026-06-10T10:00

# say WHAT: a line of `pair` as a row.
say()
{
	awk -v what="$1" '{
		printf "%-34s %10.2f %10.2f ms    %6.2f   %.1f MiB\n", what, $2,
			$1, $3, $6 / 1024
	}'
}

# row WHAT COMMAND...: the command on both desks; --db is put behind the program.
row()
{
	row_what=$1
	shift
	"$bench/pair" -r "${RUNS:-5}" "$gongdao" --db "$work/large.db" --now $now \
		"$@" -- "$gongdao" --db "$work/small.db" --now $now "$@" \
		2>/dev/null |
		say "$row_what"
}

# screen WHAT: what `desk -n -s KEYS` measures, and the keys that open a screen.
screen()
{
	screen_what=$1
	shift
	echo "$("$bench/desk" -n "$@" "$gongdao" --db "$work/small.db" --now $now)" \
		"$("$bench/desk" -n "$@" "$gongdao" --db "$work/large.db" \
			--now $now)" |
		awk -v what="$screen_what" '
		function row(name, a, b, unit) {
			printf "%-34s %10.2f %10.2f %-5s %6.2f\n", what ": " name,
				a, b, unit, (a > 0 ? b / a : 0)
		}
		NF == 10 {
			row("first frame", $1, $6, "ms")
			row("a key", $3, $8, "ms")
			row("a key", $4, $9, "bytes")
			row("peak memory", $5 / 1024, $10 / 1024, "MiB")
		}
		NF == 12 {
			row("opening it", $6, $12, "ms")
			row("a key", $3, $9, "ms")
			row("peak memory", $5 / 1024, $11 / 1024, "MiB")
		}'
}

# make NAME CASES: words for `sh -c`, with an empty file to begin with.
make()
{
	printf '%s' "rm -f '$work/$1.db'*; exec '$gongdao' --db '$work/$1.db'" \
		" --now $now demo --cases $2 --seed 1"
}

printf '%-34s %10s %10s       %6s   %s\n' 'cases' "$small" "$large" ratio \
	'peak (large)'
"$bench/pair" -r 1 sh -c "$(make large "$large")" -- \
	sh -c "$(make small "$small")" | say 'demo' || exit 3
screen board -k jk
screen deadlines -s d -k jk
row 'list --limit 50' list --limit 50
row 'list type:fraud --limit 50' list type:fraud --limit 50
row 'list, a filter that finds none' list 'amount>999999' --limit 50
row 'list --sort shop --limit 50' list --sort shop --limit 50
row 'search, two characters' search 小鹿
row 'search, one character' search 鹿
row 'search, one digit' search 1
row 'show a case' show GD-0007
row 'report stages' report stages
row 'report months' report months
