#!/bin/sh
# tests/bench/peers.sh - one table: the desk beside programs of its kind, in one run.
#
#	make bench			in a build tree, or
#	sh tests/bench/peers.sh [CASES]	with GONGDAO and BENCH (the folder of desk, pair)
#
# Peers: taskwarrior (next, import, export), the sqlite3 shell (CSV out and in of
# the same columns, and of all rows as they end up), tig and calcurse (start, keys,
# memory). One that is not installed is named and left out. Everything is CPU time,
# user and system; each pair runs in turn, so a busy machine hits both. Ratios are
# what to read: below 1 the desk is cheaper. Nothing here passes or fails.
set -u

gongdao=${GONGDAO:?the program to measure}
bench=${BENCH:?the folder of desk and pair}
cases=${1:-10000}
runs=${RUNS:-5}
work=$(mktemp -d "${TMPDIR:-/tmp}/gongdao-peers.XXXXXX") || exit 3
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
HOME=$work/home XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data
LC_ALL=C.UTF-8 TZ=Asia/Shanghai
unset GONGDAO_DB LANGUAGE
export HOME XDG_CONFIG_HOME XDG_DATA_HOME LC_ALL TZ
mkdir -p "$HOME"
db=$work/desk.db

have()
{
	command -v "$1" >/dev/null 2>&1 && return
	printf '%-34s (%s is not installed)\n' "$2" "$1"
	return 1
}

# row WHAT PEER: a line of `pair` on standard input.
row()
{
	awk -v what="$1" -v peer="$2" '{
		printf "%-34s %9.1f %9.1f ms  %6.2f (%.2f-%.2f)", what, $1, $2,
			$3, $4, $5
		printf "  %5.1f %6.1f MiB  %s\n", $6 / 1024, $7 / 1024, peer
	}'
}

# screens WHAT PEER OURS THEIRS: two lines of `desk -n` as three rows.
screens()
{
	echo "$3 $4" | awk -v what="$1" -v peer="$2" '
	function say(name, a, b, unit) {
		printf "%-34s %9.2f %9.2f %-5s %6.2f%31s%s\n", what ": " name,
			a, b, unit, (b > 0 ? a / b : 0), "", peer
	}
	{
		say("first frame", $1, $6, "ms")
		say("a key", $3, $8, "ms")
		say("a key", $4, $9, "bytes")
		say("peak memory", $5 / 1024, $10 / 1024, "MiB")
	}'
}

machine()
{
	printf '%s, %s processors, Linux %s\n' \
		"$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)" \
		"$(getconf _NPROCESSORS_ONLN)" "$(uname -r)"
	printf '%s cases; median of %s runs, each pair in turn\n\n' "$cases" "$runs"
	printf '%-34s %9s %9s     %6s %27s  %s\n' '' desk peer ratio \
		'memory: desk, peer' peer
}

prepare()
{
	"$gongdao" --db "$db" demo --cases "$cases" --seed 1 >/dev/null &&
		"$gongdao" --db "$db" export cases --columns all -o "$work/cases.csv" \
			>/dev/null
}

# A task for each case, with what both know: a name, a date, a word.
tasks()
{
	"$gongdao" --db "$db" list --format json --limit "$cases" |
		python3 -c '
import json, sys
out = []
for i, case in enumerate(json.load(sys.stdin)):
    out.append({"description": "%s %s" % (case["case"], case.get("shop") or ""),
                "status": "pending", "entry": "20260101T000000Z",
                "due": "202603%02dT040000Z" % (1 + i % 28),
                "project": case.get("type_code") or "service"})
json.dump(out, sys.stdout, ensure_ascii=False)' >"$work/tasks.json"
}

beside_taskwarrior()
{
	have task taskwarrior || return 0
	have python3 'taskwarrior: its tasks' || return 0
	tasks
	cat >"$work/taskrc" <<-RC
		data.location=$work/tasks
		confirmation=off
		verbose=nothing
		hooks=off
	RC
	TASKRC=$work/taskrc
	export TASKRC
	mkdir -p "$work/tasks"
	task import "$work/tasks.json" >/dev/null 2>&1
	# next prints a page of some 20 lines; what is due within an hour is hundreds.
	"$bench/pair" -r "$runs" "$gongdao" --db "$db" due --within 1h -- \
		task next | row 'due, an hour / next' taskwarrior
	rows=$("$gongdao" --db "$db" due --within 1h --format csv | sed 1d | wc -l)
	"$bench/pair" -r "$runs" "$gongdao" --db "$db" due --within 1h -- \
		task next "limit:$rows" | row 'due, an hour / next, as many' \
		taskwarrior
	"$bench/pair" -r "$runs" "$gongdao" --db "$db" due --within 7d -- \
		task next | row 'due, a week / next' taskwarrior
	"$bench/pair" -r "$runs" "$gongdao" --db "$db" export cases -o - -- \
		task export | row 'export cases / export' taskwarrior
	"$bench/pair" -r 3 sh -c "rm -f '$work/in.db'*
		exec '$gongdao' --db '$work/in.db' import '$work/cases.csv'" -- \
		sh -c "rm -rf '$work/tasks.in'; mkdir '$work/tasks.in'
		exec task rc.data.location='$work/tasks.in' import \
			'$work/tasks.json'" | row 'import / import' taskwarrior
}

# The usual columns of `export cases` by one query, but for the names of codes.
usual()
{
	cat <<-'SQL'
	SELECT printf('GD-%04d', id) AS "case", stage, stage AS stage_code, shop,
		merchant, (SELECT value FROM answers WHERE case_id = id
			AND field = 'credit_code' AND state = 0) AS credit_code,
		platform, platform AS platform_code, carrier AS carrier_code, type,
		type AS type_code, scenario AS scenario_code, goods, order_no,
		(SELECT value FROM answers WHERE case_id = id
			AND field = 'pay_no' AND state = 0) AS pay_no,
		amount_fen / 100.0 AS amount, demand, demand AS demand_code,
		demand_amount_fen / 100.0 AS demand_amount,
		(SELECT value FROM answers WHERE case_id = id
			AND field = 'ordered_at' AND state = 0) AS ordered_at,
		(SELECT value FROM answers WHERE case_id = id
			AND field = 'signed_at' AND state = 0) AS signed_at,
		strftime('%Y-%m-%dT%H:%M:%S+08:00', opened_at + 28800,
			'unixepoch') AS opened_at,
		strftime('%Y-%m-%dT%H:%M:%S+08:00', closed_at + 28800,
			'unixepoch') AS closed_at,
		outcome, outcome AS outcome_code, recovered_fen / 100.0 AS recovered,
		evidence_held, evidence_needed, next_rule AS next_clock,
		strftime('%Y-%m-%dT%H:%M:%S+08:00', nullif(next_due,
			9223372036854775807) + 28800, 'unixepoch') AS next_due,
		assignee, tags, (SELECT value FROM people WHERE case_id = id
			AND field = 'consumer' AND state = 0) AS consumer,
		(SELECT value FROM people WHERE case_id = id
			AND field = 'phone' AND state = 0) AS phone,
		(SELECT value FROM answers WHERE case_id = id
			AND field = 'facts' AND state = 0) AS facts
	FROM cases WHERE draft = 0 ORDER BY id;
	SQL
}

beside_sqlite()
{
	have sqlite3 sqlite3 || return 0
	columns='id, stage, shop, merchant, platform, carrier, type, scenario, goods,
		order_no, amount_fen, demand, demand_amount_fen, opened_at, closed_at,
		outcome, recovered_fen, evidence_held, evidence_needed, next_rule,
		next_due, assignee, tags'
	ours=case,stage_code,shop,merchant,platform_code,carrier_code,type_code
	ours=$ours,scenario_code,goods,order_no,amount,demand_code,demand_amount
	ours=$ours,opened_at,closed_at,outcome_code,recovered,evidence_held
	ours=$ours,evidence_needed,next_clock,next_due,assignee,tags
	"$bench/pair" -r "$runs" "$gongdao" --db "$db" export cases --columns "$ours" \
		-o - -- sqlite3 -csv -header "$db" "SELECT $columns FROM cases
		WHERE draft = 0 ORDER BY id" | row 'export, same columns' sqlite3
	usual >"$work/usual.sql"
	"$bench/pair" -r "$runs" "$gongdao" --db "$db" export cases -o - -- \
		sqlite3 -csv -header "$db" ".read $work/usual.sql" |
		row 'export, usual columns' sqlite3
	# What the shell reads is a table of text without an index or a history.
	"$bench/pair" -r 3 sh -c "rm -f '$work/in.db'*
		exec '$gongdao' --db '$work/in.db' import '$work/cases.csv'" -- \
		sh -c "rm -f '$work/raw.db'; exec sqlite3 '$work/raw.db' \
		'.import --csv $work/cases.csv cases'" | row 'import / .import' sqlite3
	# The same rows as they end up, in the same tables and indexes.
	rm -f "$work"/in.db*
	"$gongdao" --db "$work/in.db" import "$work/cases.csv" >/dev/null &&
		sh "$(dirname "$0")/rows.sh" "$work/in.db" "$work/rows" || return 0
	"$bench/pair" -r 3 sh -c "rm -f '$work/in.db'*
		exec '$gongdao' --db '$work/in.db' import '$work/cases.csv'" -- \
		sh -c "rm -f '$work/raw.db'; exec sqlite3 '$work/raw.db' BEGIN \
		'.read $work/rows/load.sql' COMMIT" |
		row 'import / .import, the same rows' sqlite3
}

beside_screens()
{
	mine=$("$bench/desk" -n -k jk "$gongdao" --db "$db")
	if have tig tig && have git 'tig: its history'; then
		git init -q "$work/repo"
		awk -v n="$cases" 'BEGIN { for (i = 1; i <= n; i++) {
			m = "case " i ": told the shop again"
			printf "commit refs/heads/main\nmark :%d\n", i
			printf "committer A <a@example.org> %d +0800\n", 1700000000 + i * 60
			printf "data %d\n%s\n", length(m), m
			printf "M 100644 inline f%d\ndata %d\n%d\n\n", i % 50,
				length(i) + 1, i
		} }' | git -C "$work/repo" fast-import --quiet
		git -C "$work/repo" symbolic-ref HEAD refs/heads/main
		screens 'screen' tig "$mine" \
			"$(cd "$work/repo" && "$bench/desk" -n -k jk tig)"
	fi
	if have calcurse calcurse; then
		mkdir -p "$work/cal"
		: >"$work/cal/conf"
		awk -v n="$cases" 'BEGIN { for (i = 0; i < n; i++)
			printf "%02d/%02d/2026 @ %02d:00 -> %02d/%02d/2026 @ %02d:30 |case %d\n",
				i % 12 + 1, i % 28 + 1, i % 24, i % 12 + 1,
				i % 28 + 1, i % 24, i }' >"$work/cal/apts"
		screens 'screen' calcurse "$mine" \
			"$("$bench/desk" -n -k jk calcurse -D "$work/cal")"
	fi
}

prepare || exit 3
machine
beside_taskwarrior
beside_sqlite
beside_screens
