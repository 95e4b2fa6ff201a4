#!/bin/sh
# tests/bench/sizes.sh - the same desk with few and with very many cases.
#
#	make bench				in a build tree, or
#	sh tests/bench/sizes.sh [SMALL LARGE]	with GONGDAO and BENCH
#
# Cases and their running clocks are put straight into the tables (no history): a
# board and a list of deadlines read no more than that. Both desks have the same
# number of deadlines in the next days. Ratios near 1 are the aim; nothing here
# passes or fails.
set -u

gongdao=${GONGDAO:?the program to measure}
bench=${BENCH:?the folder of desk and pair}
small=${1:-1000}
large=${2:-1000000}
command -v sqlite3 >/dev/null || { echo 'sizes: sqlite3 is not installed'; exit 0; }
work=$(mktemp -d "${TMPDIR:-/tmp}/gongdao-sizes.XXXXXX") || exit 3
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
HOME=$work LC_ALL=C.UTF-8 TZ=Asia/Shanghai
unset GONGDAO_DB LANGUAGE XDG_CONFIG_HOME XDG_DATA_HOME
export HOME LC_ALL TZ
now=2026-03-12T09:04

# fill FILE CASES: every stage, shops by Zipf's law, a hundred deadlines near.
fill()
{
	"$gongdao" --db "$1" --now $now list >/dev/null 2>&1 || exit 3
	sqlite3 "$1" "PRAGMA synchronous = OFF; BEGIN;
		WITH RECURSIVE n(i) AS
		 (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $2)
		INSERT INTO cases (id, draft, stage, opened_at, platform, type,
		 shop, goods, demand, amount_fen, demand_amount_fen,
		 next_clock, next_rule, next_due)
		SELECT i, 0, CASE i % 20 WHEN 0 THEN 4 WHEN 1 THEN 3 WHEN 2 THEN 3
		  WHEN 3 THEN 2 WHEN 4 THEN 2 WHEN 5 THEN 0 WHEN 6 THEN 0
		  ELSE 1 END,
		 1773277440 - i % 864000, 'wechat', 'quality',
		 'shop ' || ($2 / (1 + i * 7919 % $2)), 'goods ' || i % 500,
		 'refund', i * 7919 % 900000, -1, i, 'seed_72h',
		 1773277440 + CASE WHEN i <= 100 THEN i * 800 ELSE 604800 + i END
		 FROM n;
		INSERT INTO clocks (id, case_id, seq, rule, version, started_at,
		 due_at, state)
		SELECT id, id, 1, next_rule, '', opened_at, next_due, 0 FROM cases;
		COMMIT; PRAGMA wal_checkpoint(TRUNCATE);" >/dev/null || exit 3
}

# screens: the two lines of \`desk -n\`, as rows.
screens()
{
	awk 'function say(name, a, b, unit) {
		printf "%-30s %10.2f %10.2f %-5s %6.2f\n", name, a, b, unit,
			(a > 0 ? b / a : 0)
	}
	{
		say("first frame", $1, $6, "ms")
		say("a key", $3, $8, "ms")
		say("a key", $4, $9, "bytes")
		say("peak memory", $5 / 1024, $10 / 1024, "MiB")
	}'
}

# row WHAT COMMAND...: the command on both desks; --db is put behind the program.
row()
{
	row_what=$1
	shift
	"$bench/pair" -r 5 "$gongdao" --db "$work/large.db" --now $now "$@" -- \
		"$gongdao" --db "$work/small.db" --now $now "$@" |
		awk -v what="$row_what" '{
			printf "%-30s %10.2f %10.2f ms    %6.2f   %.1f MiB\n",
				what, $2, $1, $3, $6 / 1024
		}'
}

fill "$work/small.db" "$small"
fill "$work/large.db" "$large"
printf '%-30s %10s %10s       %6s   %s\n' 'cases' "$small" "$large" ratio \
	'peak (large)'
echo "$("$bench/desk" -n -k jk "$gongdao" --db "$work/small.db" --now $now)" \
	"$("$bench/desk" -n -k jk "$gongdao" --db "$work/large.db" --now $now)" |
	screens
row 'due --within 2d' due --within 2d
row 'list --limit 50' list --limit 50
row 'list stage:court --limit 50' list stage:court --limit 50
row 'list, by amount, --limit 50' list --sort amount --limit 50
row 'show a case' show GD-0007
